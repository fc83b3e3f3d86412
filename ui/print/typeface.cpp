// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/print/typeface.h"

#include <QFontDatabase>
#include <QFontMetricsF>

namespace sp::ui {

namespace {

constexpr int measuredSize = 1000; ///< pixels: large enough that widths are those of the font's own units

QFont plainFont(const QString& family, int pixels, bool bold)
{
    QFont f(family);
    f.setPixelSize(pixels);
    f.setBold(bold);
    f.setKerning(false);
    f.setHintingPreference(QFont::PreferNoHinting);
    // No other font takes over for a letter that this one lacks: it would be the user's.
    f.setStyleStrategy(static_cast<QFont::StyleStrategy>(QFont::NoFontMerging | QFont::PreferOutline | QFont::ForceOutline));
    return f;
}

bool breaksAfter(QChar c)
{
    return c == u' ' || c == u'-' || c == u'/' || c == u',' || c == u';' || c == u'_' || c == u'.' || c == u':';
}

// Words with the space or mark that ends them. A hyphen or mark between digits belongs to the number: 1-3/4, 3'-0", 0.5.
QStringList pieces(const QString& text)
{
    QStringList out;
    qsizetype from = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool last = i + 1 == text.size();
        const bool inNumber = text[i] != u' ' && i > 0 && !last && (text[i - 1].isDigit() || text[i - 1] == u'\'') && text[i + 1].isDigit();
        if (last || (breaksAfter(text[i]) && !inNumber && text[i + 1] != u' ')) {
            out += text.mid(from, i + 1 - from);
            from = i + 1;
        }
    }
    return out;
}

QString withoutEnd(const QString& text)
{
    qsizetype n = text.size();
    while (n > 0 && text[n - 1] == u' ')
        --n;
    return text.left(n);
}

} // namespace

Typeface::Typeface(QString family) : m_family(std::move(family)) { }

Result<Typeface> Typeface::load()
{
    // The database belongs to the program; loading twice would register the family twice.
    static const QStringList families = [] {
        QStringList out;
        for (const char* name : {":/fonts/LiberationSans-Regular.ttf", ":/fonts/LiberationSans-Bold.ttf"}) {
            const int id = QFontDatabase::addApplicationFont(QString::fromLatin1(name));
            out += id < 0 ? QStringList() : QFontDatabase::applicationFontFamilies(id);
        }
        return out;
    }();
    if (families.size() < 2)
        return Error{ErrorCode::File, QStringLiteral("the font that documents are printed with could not be loaded from the program"),
                     QStringLiteral(":/fonts")};
    return Typeface(families.first());
}

QFont Typeface::font(FontStyle style) const
{
    return plainFont(m_family, qRound(style.size * unitsPerPoint), style.bold);
}

double Typeface::advance(QChar c, bool bold) const
{
    std::vector<float>& widths = m_advance[bold ? 1 : 0];
    if (widths.empty())
        widths.assign(0x10000, -1);
    float& w = widths[c.unicode()];
    if (w < 0)
        w = static_cast<float>(QFontMetricsF(plainFont(m_family, measuredSize, bold)).horizontalAdvance(QString(c)) / measuredSize);
    return w;
}

double Typeface::width(QStringView text, FontStyle style) const
{
    double sum = 0;
    for (const QChar c : text)
        sum += advance(c, style.bold);
    return sum * style.size;
}

double Typeface::longestWord(const QString& text, FontStyle style) const
{
    double longest = 0;
    for (const QString& line : text.split(u'\n'))
        for (const QString& piece : pieces(line))
            longest = std::max(longest, width(withoutEnd(piece), style));
    return longest;
}

QStringList Typeface::wrap(const QString& text, FontStyle style, double available) const
{
    // Sums of rounded widths may differ in the last digit from the width they were made from.
    const double most = available + 0.01;
    QStringList out;
    for (const QString& line : text.split(u'\n')) {
        if (width(line, style) <= most) {
            out += line;
            continue;
        }
        QString current;
        for (const QString& piece : pieces(line)) {
            if (width(withoutEnd(current + piece), style) <= most) {
                current += piece;
                continue;
            }
            if (!current.isEmpty())
                out += withoutEnd(current);
            current.clear();
            for (const QChar c : piece) {
                if (!current.isEmpty() && width(withoutEnd(current + c), style) > most) {
                    out += current;
                    current.clear();
                }
                current += c;
            }
        }
        out += withoutEnd(current);
    }
    return out;
}

} // namespace sp::ui
