// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/json_writer.h"

namespace sp {

JsonWriter& JsonWriter::key(const char* name)
{
    separate();
    m_out += '"' + QByteArray(name) + "\": ";
    m_afterKey = true;
    return *this;
}

QByteArray JsonWriter::quoted(const QString& text)
{
    QByteArray out = "\"";
    for (const char c : text.toUtf8()) {
        switch (c) {
        case '"': out += "\\\""; break;
        case '\\': out += "\\\\"; break;
        case '\n': out += "\\n"; break;
        case '\r': out += "\\r"; break;
        case '\t': out += "\\t"; break;
        default:
            if (static_cast<unsigned char>(c) < 0x20)
                out += "\\u" + QByteArray::number(c, 16).rightJustified(4, '0');
            else
                out += c;
        }
    }
    return out + '"';
}

void JsonWriter::separate()
{
    if (m_afterKey) {
        m_afterKey = false;
        return;
    }
    if (!m_first)
        m_out += ',';
    if (m_depth > 0)
        m_out += '\n' + QByteArray(m_depth * 2, ' ');
    m_first = false;
}

void JsonWriter::open(char c)
{
    separate();
    m_out += c;
    ++m_depth;
    m_first = true;
}

void JsonWriter::close(char c)
{
    --m_depth;
    if (!m_first)
        m_out += '\n' + QByteArray(m_depth * 2, ' ');
    m_out += c;
    m_first = false;
}

void JsonWriter::raw(const QByteArray& text)
{
    separate();
    m_out += text;
}

} // namespace sp
