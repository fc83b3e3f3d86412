// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schedule/natural_order.h"

namespace sp {

namespace {

// ASCII only: QChar::isDigit also knows digits that no mark is sorted by.
bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

QStringView numberAt(QStringView text, qsizetype& at)
{
    const qsizetype from = at;
    while (at < text.size() && isDigit(text[at]))
        ++at;
    qsizetype first = from;
    while (first + 1 < at && text[first] == u'0')
        ++first;
    return text.mid(first, at - first);
}

} // namespace

int naturalCompare(QStringView a, QStringView b)
{
    qsizetype i = 0;
    qsizetype j = 0;
    while (i < a.size() && j < b.size()) {
        if (isDigit(a[i]) && isDigit(b[j])) {
            const QStringView x = numberAt(a, i);
            const QStringView y = numberAt(b, j);
            if (x.size() != y.size()) // without leading zeros the longer number is the greater
                return x.size() < y.size() ? -1 : 1;
            if (const int c = x.compare(y))
                return c;
            continue;
        }
        const QChar x = a[i++].toUpper();
        const QChar y = b[j++].toUpper();
        if (x != y)
            return x < y ? -1 : 1;
    }
    if (i < a.size() || j < b.size())
        return i < a.size() ? 1 : -1;
    return a.compare(b);
}

} // namespace sp
