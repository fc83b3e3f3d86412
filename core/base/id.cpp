// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/id.h"

#include <QCryptographicHash>

namespace sp {

bool isIdText(QStringView text)
{
    if (text.size() < 4 || text.size() > 64 || text[2] != u'-')
        return false;
    const auto lower = [](QChar c) { return c >= u'a' && c <= u'z'; };
    if (!lower(text[0]) || !lower(text[1]))
        return false;
    for (qsizetype i = 3; i < text.size(); ++i) {
        const QChar c = text[i];
        if (!lower(c) && !(c >= u'0' && c <= u'9') && c != u'-' && c != u'_')
            return false;
    }
    return true;
}

QString idFromSeed(QStringView prefix, const QByteArray& seed, int salt)
{
    // Crockford's base 32: no i, l, o, u, so that an id read aloud or retyped stays itself.
    static constexpr char digits[] = "0123456789abcdefghjkmnpqrstvwxyz";
    QByteArray input = seed;
    if (salt > 0)
        input += '#' + QByteArray::number(salt);
    const QByteArray hash = QCryptographicHash::hash(input, QCryptographicHash::Sha256);
    QString out = prefix.toString() + u'-';
    quint64 bits = 0;
    for (int i = 0; i < 8; ++i)
        bits = (bits << 8) | static_cast<unsigned char>(hash[i]);
    for (int i = 0; i < 8; ++i, bits >>= 5)
        out += QLatin1Char(digits[bits & 31]);
    return out;
}

} // namespace sp
