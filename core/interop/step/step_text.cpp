// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interop/step/step_text.h"

#include "core/interop/step/step_string.h"

#include <QByteArrayView>
#include <array>
#include <charconv>
#include <cmath>
#include <cstring>

namespace sp {
namespace steptext {

const char* skipString(const char* p, const char* end)
{
    ++p;
    while (p < end) {
        if (*p == '\'') {
            if (p + 1 == end || p[1] != '\'')
                return p + 1;
            p += 2;
        } else if (*p == '\\') {
            // Escapes are stepped over whole, so that the apostrophe of `\S\'` is content and the second solidus of `\X0\` begins nothing.
            const auto at = [&](int i) { return p + i < end ? p[i] : '\0'; };
            const char kind = at(1);
            if (kind == '\\')
                p += 2;
            else if (kind == 'S' && at(2) == '\\')
                p += 4;
            else if ((kind == 'X' || kind == 'N' || kind == 'F') && at(2) == '\\')
                p += 3;
            else if ((kind == 'X' || kind == 'P') && at(2) != '\'' && at(3) == '\\')
                p += 4;
            else
                ++p;
        } else {
            ++p;
        }
    }
    return end + 1;
}

const char* skipSpace(const char* p, const char* end)
{
    while (p < end) {
        if (isSpace(*p)) {
            ++p;
        } else if (*p == '/' && p + 1 < end && p[1] == '*') {
            const std::string_view rest(p + 2, static_cast<size_t>(end - p - 2));
            const size_t close = rest.find("*/");
            if (close == std::string_view::npos)
                return end;
            p += close + 4;
        } else {
            break;
        }
    }
    return p;
}

std::string_view trimmed(std::string_view text)
{
    const char* begin = text.data();
    const char* end = begin + text.size();
    begin = skipSpace(begin, end);
    for (;;) {
        while (end > begin && isSpace(end[-1]))
            --end;
        // A string ends with an apostrophe, so "*/" at the end always closes a comment.
        const std::string_view rest(begin, static_cast<size_t>(end - begin));
        if (!rest.ends_with("*/"))
            return rest;
        const size_t open = rest.rfind("/*");
        if (open == std::string_view::npos)
            return rest;
        end = begin + open;
    }
}

std::optional<double> toDouble(std::string_view text)
{
    const char* p = text.data();
    const char* const end = p + text.size();
    bool negative = false;
    if (p < end && (*p == '+' || *p == '-'))
        negative = *p++ == '-';
    quint64 digits = 0;
    int exponent = 0, count = 0;
    bool any = false, exact = true;
    for (bool fraction = false; p < end && (isDigit(*p) || (*p == '.' && !fraction)); ++p) {
        if (*p == '.') {
            fraction = true;
            continue;
        }
        any = true;
        if (count < 18) {
            digits = digits * 10 + static_cast<quint64>(*p - '0');
            count += digits != 0;
            exponent -= fraction;
        } else {
            exact = exact && *p == '0';
            exponent += !fraction;
        }
    }
    if (!any)
        return std::nullopt;
    if (p < end && (*p == 'E' || *p == 'e')) {
        ++p;
        bool minus = false;
        if (p < end && (*p == '+' || *p == '-'))
            minus = *p++ == '-';
        if (p == end)
            return std::nullopt;
        int e = 0;
        for (; p < end && isDigit(*p); ++p)
            e = e < 100'000 ? e * 10 + (*p - '0') : e;
        exponent += minus ? -e : e;
    }
    if (p != end)
        return std::nullopt;
    // Both factors are exact doubles, so one multiplication or division rounds once and gives the nearest double.
    static constexpr std::array<double, 23> powers = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
                                                      1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
    if (exact && digits < (quint64{1} << 53) && exponent >= -22 && exponent <= 22) {
        const double d = static_cast<double>(digits);
        const double v = exponent < 0 ? d / powers[static_cast<size_t>(-exponent)] : d * powers[static_cast<size_t>(exponent)];
        return negative ? -v : v;
    }
    if (text.size() > 400)
        return std::nullopt; // no number anyone meant
    bool ok = false;
    const double v = QByteArrayView(text.data(), static_cast<qsizetype>(text.size())).toDouble(&ok);
    return ok && std::isfinite(v) ? std::optional(v) : std::nullopt;
}

} // namespace steptext

using namespace steptext;

StepKind StepArg::kind() const
{
    if (m_text.empty())
        return StepKind::Missing;
    switch (const char c = m_text.front(); c) {
    case '$': return m_text.size() == 1 ? StepKind::Unset : StepKind::Bad;
    case '*': return m_text.size() == 1 ? StepKind::Derived : StepKind::Bad;
    case '#': return StepKind::Reference;
    case '\'': return StepKind::String;
    case '"': return StepKind::Binary;
    case '(': return StepKind::List;
    case '.': return m_text.size() > 1 && isDigit(m_text[1]) ? StepKind::Number : StepKind::Enumeration;
    default: return isDigit(c) || c == '-' || c == '+' ? StepKind::Number : isLetter(c) || c == '!' ? StepKind::Typed : StepKind::Bad;
    }
}

std::optional<quint64> StepArg::reference() const
{
    quint64 id = 0;
    if (m_text.size() < 2 || m_text.front() != '#')
        return std::nullopt;
    const char* end = m_text.data() + m_text.size();
    const auto [p, error] = std::from_chars(m_text.data() + 1, end, id);
    return error == std::errc() && p == end ? std::optional(id) : std::nullopt;
}

std::optional<double> StepArg::number() const
{
    return toDouble(typedValue().m_text);
}

std::optional<qint64> StepArg::integer() const
{
    const std::string_view t = typedValue().m_text;
    qint64 v = 0;
    const char* end = t.data() + t.size();
    const char* begin = t.data() + (t.starts_with('+') ? 1 : 0);
    const auto [p, error] = std::from_chars(begin, end, v);
    return error == std::errc() && p == end && begin != end ? std::optional(v) : std::nullopt;
}

std::optional<bool> StepArg::boolean() const
{
    const std::string_view e = enumeration();
    if (e == "T" || e == "t" || e == "TRUE")
        return true;
    if (e == "F" || e == "f" || e == "FALSE")
        return false;
    return std::nullopt;
}

std::string_view StepArg::enumeration() const
{
    const std::string_view t = typedValue().m_text;
    if (t.size() < 3 || t.front() != '.' || t.back() != '.')
        return {};
    return t.substr(1, t.size() - 2);
}

QString StepArg::string() const
{
    const std::string_view t = typedValue().m_text;
    return t.starts_with('\'') ? decodeStepString(t).text : QString();
}

StepArgs StepArg::list() const
{
    if (!m_text.empty() && m_text.front() == '(')
        return StepArgs::split(m_text.substr(1, m_text.size() - (m_text.back() == ')' ? 2 : 1)));
    StepArgs one;
    if (isSet())
        one.append(*this);
    return one;
}

std::string_view StepArg::typeName() const
{
    if (kind() != StepKind::Typed)
        return {};
    size_t n = 0;
    while (n < m_text.size() && (isNameChar(m_text[n]) || m_text[n] == '!'))
        ++n;
    return m_text.substr(0, n);
}

StepArg StepArg::typedValue() const
{
    const std::string_view name = typeName();
    if (name.empty())
        return *this;
    std::string_view rest = trimmed(m_text.substr(name.size()));
    if (rest.size() < 2 || rest.front() != '(' || rest.back() != ')')
        return StepArg();
    return StepArg(trimmed(rest.substr(1, rest.size() - 2)));
}

StepArgs StepArgs::split(std::string_view inner)
{
    StepArgs out;
    const char* p = inner.data();
    const char* const end = p + inner.size();
    const char* from = p;
    int depth = 0;
    const auto take = [&](const char* to) {
        out.append(StepArg(trimmed(std::string_view(from, static_cast<size_t>(to - from)))));
        from = to + 1;
    };
    while (p < end) {
        switch (*p) {
        case '\'': p = std::min(skipString(p, end), end); continue;
        case '/':
            if (p + 1 < end && p[1] == '*') {
                p = skipSpace(p, end);
                continue;
            }
            break;
        case '(': ++depth; break;
        case ')': --depth; break;
        case ',':
            if (depth == 0)
                take(p);
            break;
        default: break;
        }
        ++p;
    }
    if (!out.m_items.isEmpty() || !trimmed(inner).empty())
        take(end);
    return out;
}

} // namespace sp
