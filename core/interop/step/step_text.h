// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QVarLengthArray>
#include <optional>
#include <string_view>

namespace sp {

/// What one argument of a STEP instance is, told by its first character.
enum class StepKind : quint8 { Missing, Unset, Derived, Number, String, Enumeration, Binary, Reference, List, Typed, Bad };

class StepArgs;

/// One argument as its text in the file; nothing is decoded before it is asked for. The text belongs to the StepFile.
class StepArg final {
public:
    StepArg() = default;
    explicit StepArg(std::string_view text) : m_text(text) { }

    std::string_view text() const { return m_text; }
    StepKind kind() const;
    /// False for `$`, `*` and for an argument that is not there.
    bool isSet() const { return !m_text.empty() && m_text != "$" && m_text != "*"; }

    std::optional<quint64> reference() const; ///< 12 of `#12`
    std::optional<double> number() const; ///< of `1.5E-3`, `2`, or of a typed number such as `IFCLENGTHMEASURE(2.)`
    std::optional<qint64> integer() const;
    std::optional<bool> boolean() const; ///< of `.T.` and `.F.`, typed or not
    std::string_view enumeration() const; ///< `METRE` of `.METRE.`; empty when it is none
    QString string() const; ///< decoded text of a string, typed or not; empty when it is none
    StepArgs list() const; ///< elements of `(..)`; of any other set argument that argument alone
    std::string_view typeName() const; ///< `IFCLABEL` of `IFCLABEL('x')`; empty when it is no typed value
    StepArg typedValue() const; ///< `'x'` of `IFCLABEL('x')`; the argument itself when it is no typed value

private:
    std::string_view m_text;
};

/// The arguments of an instance or the elements of a list. Asking for one that is not there gives a missing argument, because files
/// leave out trailing ones.
class StepArgs final {
public:
    StepArgs() = default;
    /// Splits the text between a pair of brackets at its top-level commas. Not recursive: depth costs nothing.
    static StepArgs split(std::string_view inner);

    qsizetype size() const { return m_items.size(); }
    StepArg operator[](qsizetype i) const { return i >= 0 && i < m_items.size() ? m_items[i] : StepArg(); }
    auto begin() const { return m_items.begin(); }
    auto end() const { return m_items.end(); }
    void append(StepArg a) { m_items.append(a); }

private:
    QVarLengthArray<StepArg, 14> m_items;
};

namespace steptext {

/// The place after the string that begins at `p` with an apostrophe; `end` + 1 when it is not closed.
/// Knows '' and that `\S\'` is one character.
const char* skipString(const char* p, const char* end);
/// The place after white space and comments; `end` when a comment is not closed.
const char* skipSpace(const char* p, const char* end);
/// The text without white space and comments at both ends.
std::string_view trimmed(std::string_view text);
/// A STEP number without locale; also forgives what exporters write: `.5`, `1.E-006`, `+3`.
std::optional<double> toDouble(std::string_view text);

inline bool isSpace(char c)
{
    return static_cast<unsigned char>(c) <= ' ';
}
inline bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}
inline bool isLetter(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}
inline bool isNameChar(char c)
{
    return isLetter(c) || isDigit(c) || c == '_';
}

} // namespace steptext
} // namespace sp
