// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interop/dxf/dxf_binary.h"

#include <QtEndian>
#include <bit>

namespace sp {

namespace {

constexpr char sentinel[] = "AutoCAD Binary DXF\r\n\x1a"; // its closing zero belongs to it
constexpr qsizetype sentinelSize = sizeof sentinel;

enum class Kind { Text, Real, Int16, Int32, Int64, Byte, Chunk };

// The type of a value follows from its group code (DXF reference, "Group code value types").
Kind kindOf(int code)
{
    const auto in = [&](int first, int last) { return code >= first && code <= last; };
    if (code == 1004 || in(310, 319))
        return Kind::Chunk;
    if (in(10, 59) || in(110, 149) || in(210, 239) || in(460, 469) || in(1010, 1059))
        return Kind::Real;
    if (in(60, 79) || in(170, 179) || in(270, 289) || in(370, 389) || in(400, 409) || in(1060, 1070))
        return Kind::Int16;
    if (in(90, 99) || in(420, 429) || in(440, 459) || code == 1071)
        return Kind::Int32;
    if (in(160, 169))
        return Kind::Int64;
    return in(290, 299) ? Kind::Byte : Kind::Text;
}

class Groups final {
public:
    explicit Groups(const QByteArray& bytes) : m_bytes(bytes), m_at(sentinelSize)
    {
        // Release 12 writes codes of one byte: its first group, `0 SECTION`, has its text right after one zero.
        m_wide = bytes.size() > m_at + 1 && bytes[m_at + 1] == '\0';
    }
    bool atEnd() const { return m_at >= m_bytes.size(); }
    qsizetype at() const { return m_at; }

    bool next(QByteArray& out)
    {
        int code = 0;
        if (!m_wide && m_at < m_bytes.size() && static_cast<uchar>(m_bytes[m_at]) != 255) {
            code = static_cast<uchar>(m_bytes[m_at++]);
        } else {
            m_at += m_wide ? 0 : 1;
            const auto wide = take<qint16>();
            if (!wide)
                return false;
            code = *wide;
        }
        const auto text = value(kindOf(code));
        if (!text)
            return false;
        out += QByteArray::number(code) + '\n' + *text + '\n';
        return true;
    }

private:
    template <class T>
    std::optional<T> take()
    {
        if (m_bytes.size() - m_at < qsizetype(sizeof(T)))
            return std::nullopt;
        const T value = qFromLittleEndian<T>(m_bytes.constData() + m_at);
        m_at += sizeof(T);
        return value;
    }
    template <class T>
    std::optional<QByteArray> number()
    {
        const auto n = take<T>();
        return n ? std::optional(QByteArray::number(static_cast<qint64>(*n))) : std::nullopt;
    }
    std::optional<QByteArray> value(Kind kind)
    {
        switch (kind) {
        case Kind::Int16: return number<qint16>();
        case Kind::Int32: return number<qint32>();
        case Kind::Int64: return number<qint64>();
        case Kind::Byte: return number<quint8>();
        case Kind::Real: {
            const auto bits = take<quint64>();
            return bits ? std::optional(QByteArray::number(std::bit_cast<double>(*bits), 'g', 17)) : std::nullopt;
        }
        case Kind::Chunk: {
            const auto size = take<quint8>();
            if (!size || m_bytes.size() - m_at < *size)
                return std::nullopt;
            const QByteArray chunk = m_bytes.mid(m_at, *size).toHex();
            m_at += *size;
            return chunk;
        }
        case Kind::Text: break;
        }
        const qsizetype end = m_bytes.indexOf('\0', m_at);
        if (end < 0)
            return std::nullopt;
        QByteArray text = m_bytes.mid(m_at, end - m_at);
        text.replace('\n', ' ').replace('\r', ' '); // a line end would begin another group
        m_at = end + 1;
        return text;
    }

    const QByteArray& m_bytes;
    qsizetype m_at;
    bool m_wide = true;
};

} // namespace

bool isBinaryDxf(const QByteArray& bytes)
{
    return bytes.size() >= sentinelSize && memcmp(bytes.constData(), sentinel, size_t(sentinelSize)) == 0;
}

Result<QByteArray> textOfBinaryDxf(const QByteArray& bytes)
{
    QByteArray out;
    out.reserve(bytes.size() * 2);
    Groups groups(bytes);
    while (!groups.atEnd())
        if (!groups.next(out))
            return Error{ErrorCode::Syntax,
                         QStringLiteral("the binary DXF ends inside a group: expected its value, found the end of the file"),
                         QStringLiteral("byte %1").arg(groups.at())};
    return out;
}

} // namespace sp
