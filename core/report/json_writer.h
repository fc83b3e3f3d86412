// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace sp {

/// Writes JSON in the order it is told, two spaces deep; QJsonObject would sort the keys.
class JsonWriter final {
public:
    void beginObject() { open('{'); }
    void endObject() { close('}'); }
    void beginArray() { open('['); }
    void endArray() { close(']'); }
    JsonWriter& key(const char* name);
    void value(const QString& text) { raw(quoted(text)); }
    void value(const char* text) { value(QString::fromUtf8(text)); }
    void value(bool b) { raw(b ? "true" : "false"); }
    void value(qint64 n) { raw(QByteArray::number(n)); }
    void null() { raw("null"); }
    void value(const QStringList& texts)
    {
        beginArray();
        for (const QString& text : texts)
            value(text);
        endArray();
    }
    /// A number as already written: "0.75".
    void number(const QString& text) { raw(text.toLatin1()); }
    QByteArray take() { return std::move(m_out) + '\n'; }

private:
    static QByteArray quoted(const QString& text);
    void open(char c);
    void close(char c);
    void raw(const QByteArray& text);
    void separate();

    QByteArray m_out;
    int m_depth = 0;
    bool m_first = true;
    bool m_afterKey = false;
};

} // namespace sp
