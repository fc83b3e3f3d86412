// SPDX-License-Identifier: GPL-3.0-or-later
// The two scans over raw text that everything else stands on.
#include "core/interop/step/step_index.h"

#include <algorithm>
#include <array>

namespace sp {
namespace {

using namespace steptext;

constexpr int maxDepth = 200; // of brackets; IFC needs 4

// Characters that the scan of arguments stops at; all others are passed over at one table look-up each.
constexpr auto special = [] {
    std::array<bool, 256> t{};
    for (const char c : {'\'', '(', ')', ';', '/', '"'})
        t[static_cast<unsigned char>(c)] = true;
    return t;
}();

} // namespace

StepBody scanStepBody(const char* p, const char* end)
{
    StepBody out;
    const auto fail = [&](const char* at, const char* reason) {
        out.end = at;
        out.reason = reason;
        return out;
    };
    const char* const nameStart = p;
    if (p < end && *p == '!')
        ++p;
    while (p < end && isNameChar(*p))
        ++p;
    out.name = std::string_view(nameStart, static_cast<size_t>(p - nameStart));
    if (p < end && *p != '(')
        p = skipSpace(p, end);
    if (p == end || *p != '(')
        return fail(p, "Expected an entity name and ( after =.");
    int depth = 0;
    while (p < end) {
        if (!special[static_cast<unsigned char>(*p)]) {
            ++p;
            continue;
        }
        switch (*p) {
        case '(':
            if (++depth > maxDepth)
                return fail(p, "Brackets are nested too deeply.");
            ++p;
            break;
        case ')':
            ++p;
            if (--depth == 0) {
                out.end = p;
                return out;
            }
            break;
        case '\'': {
            p = skipString(p, end);
            if (p > end)
                return fail(end, "A string is not closed.");
            // A string is followed by a comma or a bracket; anything else tells that an apostrophe was lost.
            const char* next = p < end && (isSpace(*p) || *p == '/') ? skipSpace(p, end) : p;
            if (next < end && *next != ',' && *next != ')')
                return fail(next, "Expected , or ) after a string.");
            p = next;
            break;
        }
        case '"': {
            const size_t n = std::string_view(p + 1, static_cast<size_t>(end - p - 1)).find_first_not_of("0123456789ABCDEFabcdef");
            if (n == std::string_view::npos || p[1 + n] != '"')
                return fail(p, "A binary value is not closed.");
            p += n + 2;
            break;
        }
        case '/':
            if (p + 1 < end && p[1] == '*') {
                const char* next = skipSpace(p, end);
                if (next == end)
                    return fail(end, "A comment is not closed.");
                p = next;
            } else {
                ++p;
            }
            break;
        default: // ;
            return fail(p, "A bracket is not closed.");
        }
    }
    return fail(end, "The file ends within the instance.");
}

QString stepWhere(std::string_view text, const QString& name, quint64 offset)
{
    qint64 line = 1;
    size_t lineStart = 0;
    const size_t stop = std::min(text.size(), static_cast<size_t>(offset));
    for (size_t i = 0; i < stop; ++i) {
        if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.size() || text[i + 1] != '\n'))) {
            ++line;
            lineStart = i + 1;
        }
    }
    return QStringLiteral("%1:%2:%3").arg(name).arg(line).arg(stop - lineStart + 1);
}

} // namespace sp
