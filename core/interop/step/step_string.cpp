// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interop/step/step_string.h"

#include "core/interop/step/code_pages.h"

#include <QList>
#include <QStringDecoder>
#include <optional>
#include <vector>

namespace sp {
namespace {

int hexDigit(char c)
{
    return c >= '0' && c <= '9' ? c - '0' : c >= 'A' && c <= 'F' ? c - 'A' + 10 : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/// `count` hexadecimal digits at `at`, or -1.
qint64 hexNumber(std::string_view s, size_t at, size_t count)
{
    if (at + count > s.size())
        return -1;
    qint64 v = 0;
    for (size_t i = at; i < at + count; ++i) {
        const int d = hexDigit(s[i]);
        if (d < 0)
            return -1;
        v = v * 16 + d;
    }
    return v;
}

std::optional<QString> fromUtf8(const QByteArray& bytes)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    QString out = decoder(bytes);
    return decoder.hasError() ? std::nullopt : std::optional(out);
}

bool isShiftJisLead(unsigned char c)
{
    return (c >= 0x81 && c <= 0x9F) || (c >= 0xE0 && c <= 0xFC);
}

bool isLetter(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

/// Shift-JIS when every pair is assigned and the common leads 81 to 9F are the majority: Latin-1 text, which also makes pairs
/// ("étage"), never has those. Where Windows writes Western text it has them too, as quotes and dashes within words ("l’entrée"):
/// then each pair stands alone and takes a letter out of a word.
std::optional<QString> fromShiftJis(const QByteArray& bytes)
{
    QString out;
    int common = 0, rare = 0;
    bool withinWords = true, afterPair = false;
    const auto at = [&](qsizetype k) { return k >= 0 && k < bytes.size() ? bytes[k] : '\0'; };
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        const auto c = static_cast<unsigned char>(bytes[i]);
        if (c < 0x80) {
            out += QLatin1Char(bytes[i]);
            afterPair = false;
        } else if (c >= 0xA1 && c <= 0xDF) {
            out += QChar(static_cast<char16_t>(0xFF61 + c - 0xA1)); // half-width katakana
            ++rare;
        } else {
            const char16_t u = i + 1 < bytes.size() ? shiftJis(c, static_cast<unsigned char>(bytes[i + 1])) : u'\0';
            if (u == 0)
                return std::nullopt;
            out += QChar(u);
            ++(c <= 0x9F ? common : rare);
            const bool alone = !afterPair && (at(i + 2) & 0x80) == 0;
            withinWords &= alone && isLetter(at(i + 1)) && (isLetter(at(i - 1)) || isLetter(at(i + 2)));
            afterPair = true;
            ++i;
        }
    }
    return common > 0 && common >= rare && !withinWords ? std::optional(out) : std::nullopt;
}

/// Parts of a string: characters that are certain, and runs of bytes whose coding is chosen when the whole string is known.
class Decoder final {
public:
    explicit Decoder(std::string_view content) : m_in(content) { }
    StepText run();

private:
    struct Part {
        QByteArray bytes;
        QString text;
    };
    void byte(char c) { (m_parts.empty() || !m_parts.back().text.isEmpty() ? m_parts.emplace_back() : m_parts.back()).bytes += c; }
    void wide(char16_t c) { (m_parts.empty() ? m_parts.emplace_back() : m_parts.back()).text += QChar(c); }
    void escape();
    void hexRun(size_t digits);
    bool startsWith(std::string_view s) const { return m_in.substr(m_at).starts_with(s); }
    bool rawIsShiftJis() const;
    QString asLatin1() const;
    std::optional<QString> tryJoin(std::optional<QString> (*read)(const QByteArray&)) const;

    std::string_view m_in;
    size_t m_at = 0;
    int m_page = 1;
    bool m_guess = false; // bytes that need a coding were seen
    bool m_malformed = false;
    std::vector<Part> m_parts;
};

bool Decoder::rawIsShiftJis() const
{
    const QByteArray raw(m_in.data(), static_cast<qsizetype>(m_in.size()));
    return !fromUtf8(raw) && fromShiftJis(raw);
}

void Decoder::hexRun(size_t digits)
{
    m_at += 4;
    for (;;) {
        while (m_at < m_in.size() && static_cast<unsigned char>(m_in[m_at]) < ' ')
            ++m_at; // a line end inside the run
        const qint64 v = hexNumber(m_in, m_at, digits);
        if (v < 0)
            break;
        m_at += digits;
        if (v > 0xFFFF && v <= 0x10FFFF) {
            wide(QChar::highSurrogate(static_cast<char32_t>(v)));
            wide(QChar::lowSurrogate(static_cast<char32_t>(v)));
        } else if (v > 0x10FFFF) {
            wide(u'\uFFFD');
            m_malformed = true;
        } else {
            wide(static_cast<char16_t>(v));
        }
    }
    if (startsWith("\\X0\\"))
        m_at += 4;
    else
        m_malformed = true;
}

void Decoder::escape()
{
    if (startsWith("\\\\")) {
        byte('\\');
        m_at += 2;
    } else if (startsWith("\\S\\") && m_at + 3 < m_in.size()) {
        const auto c = static_cast<unsigned char>(static_cast<unsigned char>(m_in[m_at + 3]) | 0x80);
        m_at += 4;
        if (m_page == 1)
            byte(static_cast<char>(c));
        else
            wide(iso8859(m_page, c));
    } else if (startsWith("\\X\\")) {
        const qint64 v = hexNumber(m_in, m_at + 3, 2);
        m_malformed |= v < 0;
        m_at += v < 0 ? 3 : 5;
        m_guess |= v >= 0x80 && v < 0xA0;
        if (v >= 0)
            byte(static_cast<char>(v));
    } else if (startsWith("\\X2\\")) {
        hexRun(4);
    } else if (startsWith("\\X4\\")) {
        hexRun(8);
    } else if (startsWith("\\X0\\")) {
        m_at += 4;
        m_malformed = true;
    } else if (startsWith("\\N\\") || startsWith("\\F\\")) {
        byte('\n');
        m_at += 3;
    } else if (startsWith("\\P") && m_at + 3 < m_in.size() && m_in[m_at + 3] == '\\' && m_in[m_at + 2] >= 'A' && m_in[m_at + 2] <= 'I') {
        m_page = m_in[m_at + 2] - 'A' + 1;
        m_at += 4;
    } else {
        byte('\\'); // most often a Windows path that was not escaped
        ++m_at;
        m_malformed = true;
    }
}

std::optional<QString> Decoder::tryJoin(std::optional<QString> (*read)(const QByteArray&)) const
{
    QString out;
    bool any = false;
    for (const Part& p : m_parts) {
        bool high = false;
        for (const char c : p.bytes)
            high |= static_cast<unsigned char>(c) > 127;
        any |= high;
        const std::optional<QString> text = high ? read(p.bytes) : QString::fromLatin1(p.bytes);
        if (!text)
            return std::nullopt;
        out += *text + p.text;
    }
    return any ? std::optional(out) : std::nullopt;
}

QString Decoder::asLatin1() const
{
    QString out;
    for (const Part& p : m_parts) {
        for (const char c : p.bytes)
            out += QChar(windows1252(static_cast<unsigned char>(c)));
        out += p.text;
    }
    return out;
}

/// Half of a pair that has lost the other half becomes the sign for what cannot be read, so that the text survives UTF-8.
bool mendSurrogates(QString& text)
{
    bool mended = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate()) {
            ++i;
        } else if (text[i].isSurrogate()) {
            text[i] = QChar::ReplacementCharacter;
            mended = true;
        }
    }
    return mended;
}

StepText Decoder::run()
{
    bool pairs = false, pairsKnown = false;
    while (m_at < m_in.size()) {
        const char c = m_in[m_at];
        const auto u = static_cast<unsigned char>(c);
        if (c == '\\') {
            escape();
        } else if (c == '\'') {
            byte(c);
            m_at += startsWith("''") ? 2 : 1;
        } else if (u < ' ' || u == 127) {
            ++m_at;
        } else if (u < 127) {
            byte(c);
            ++m_at;
        } else {
            m_guess = true;
            if (!pairsKnown) {
                pairs = rawIsShiftJis();
                pairsKnown = true;
            }
            byte(c);
            ++m_at;
            if (pairs && isShiftJisLead(u) && m_at < m_in.size())
                byte(m_in[m_at++]); // its second byte may be a solidus, which then begins no escape
        }
    }
    StepText out;
    if (m_guess) {
        if (const auto utf8 = tryJoin(&fromUtf8)) {
            out.text = *utf8;
            out.coding = StepCoding::Utf8;
        } else if (const auto sjis = tryJoin(&fromShiftJis)) {
            out.text = *sjis;
            out.coding = StepCoding::ShiftJis;
        } else {
            out.coding = StepCoding::Latin1;
        }
    }
    if (out.coding == StepCoding::Plain || out.coding == StepCoding::Latin1)
        out.text = asLatin1();
    if (out.text.startsWith(QChar::ByteOrderMark))
        out.text.remove(0, 1); // says how the text is coded and is no part of it
    out.malformed = mendSurrogates(out.text) || m_malformed;
    return out;
}

} // namespace

StepText decodeStepString(std::string_view quoted)
{
    if (quoted.starts_with('\''))
        quoted.remove_prefix(1);
    if (quoted.ends_with('\''))
        quoted.remove_suffix(1);
    bool plain = true;
    for (const char c : quoted)
        plain &= c >= ' ' && c < 127 && c != '\\' && c != '\'';
    if (plain)
        return {QString::fromLatin1(quoted.data(), static_cast<qsizetype>(quoted.size())), StepCoding::Plain, false};
    return Decoder(quoted).run();
}

QByteArray encodeStepString(QStringView text)
{
    static constexpr char hex[] = "0123456789ABCDEF";
    QByteArray out = "'";
    int digits = 0; // of the open run: 4 in \X2\, 8 in \X4\, 0 when none is open
    for (const char32_t u : text.toUcs4()) {
        const int needs = u >= ' ' && u < 127 ? 0 : u > 0xFFFF ? 8 : 4;
        if (digits != needs && digits != 0)
            out += "\\X0\\";
        if (digits != needs && needs != 0)
            out += needs == 8 ? "\\X4\\" : "\\X2\\";
        digits = needs;
        for (int shift = needs * 4 - 4; shift >= 0; shift -= 4)
            out += hex[(u >> shift) & 15];
        if (needs == 0) {
            if (u == '\'' || u == '\\')
                out += static_cast<char>(u);
            out += static_cast<char>(u);
        }
    }
    if (digits != 0)
        out += "\\X0\\";
    return out + '\'';
}

} // namespace sp
