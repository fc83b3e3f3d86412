// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interop/dxf/dxf_texts.h"

#include "core/interop/step/code_pages.h"

#include <QStringDecoder>

namespace sp::dxf {

QString textOf(const std::string& bytes)
{
    QStringDecoder utf8(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    QString text = utf8(QByteArrayView(bytes.data(), qsizetype(bytes.size())));
    if (utf8.hasError()) {
        text.clear();
        for (const char c : bytes)
            text += QChar(windows1252(static_cast<unsigned char>(c)));
    }
    for (qsizetype at = text.indexOf(u"\\U+"); at >= 0; at = text.indexOf(u"\\U+", at + 1)) {
        bool ok = false;
        const uint code = text.mid(at + 3, 4).toUInt(&ok, 16);
        if (ok)
            text.replace(at, 7, QChar(static_cast<char16_t>(code)));
    }
    const struct {
        QLatin1String code;
        char16_t sign;
    } signs[] = {{QLatin1String("%%c"), u'\u00d8'}, {QLatin1String("%%d"), u'\u00b0'}, {QLatin1String("%%p"), u'\u00b1'}};
    for (const auto& sign : signs)
        text.replace(sign.code, QString(QChar(sign.sign)), Qt::CaseInsensitive);
    text.remove(QStringLiteral("%%u"), Qt::CaseInsensitive);
    text.remove(QStringLiteral("%%o"), Qt::CaseInsensitive);
    return text;
}

QString mTextOf(const QString& text)
{
    QString out;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c == u'{' || c == u'}')
            continue;
        if (c != u'\\' || i + 1 >= text.size()) {
            out += c;
            continue;
        }
        const QChar code = text[++i];
        if (code == u'P' || code == u'X') {
            out += u'\n';
        } else if (code == u'~') {
            out += u' ';
        } else if (code == u'\\' || code == u'{' || code == u'}') {
            out += code;
        } else if (QStringView(u"ACcFfHQTWpS").contains(code)) { // with an argument up to the semicolon
            const qsizetype end = text.indexOf(u';', i);
            if (code == u'S') // a stacked fraction is text as well
                out += text.mid(i + 1, end - i - 1).replace(u'^', u'/').replace(u'#', u'/');
            if (end < 0)
                break;
            i = end;
        }
    }
    return out;
}

} // namespace sp::dxf
