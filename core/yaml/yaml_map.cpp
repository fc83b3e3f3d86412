// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/yaml/yaml_map.h"

namespace sp {

YamlMap::YamlMap(const YamlNode& node, QString file, Errors& problems) : m_node(node), m_file(std::move(file)), m_problems(problems)
{
    if (!node.isMap())
        problem(node, QStringLiteral("expected a map such as `{key: value}`, found %1").arg(node.describe()));
}

void YamlMap::problem(const YamlNode& at, const QString& message, ErrorCode code)
{
    m_problems.push_back({code, message, whereOf(m_file, at)});
}

const YamlNode* YamlMap::node(const char* key, bool required)
{
    m_used += QLatin1String(key);
    const YamlNode* n = m_node.find(QString::fromLatin1(key));
    if (!n && required)
        problem(m_node, QStringLiteral("expected the key `%1`, found none").arg(QLatin1String(key)));
    return n;
}

QString YamlMap::text(const char* key, bool required)
{
    const YamlNode* n = node(key, required);
    if (!n)
        return {};
    if (!n->isScalar())
        problem(*n, QStringLiteral("%1: expected a text, found %2").arg(QLatin1String(key), n->describe()));
    return n->text;
}

bool YamlMap::flag(const char* key, bool required)
{
    const YamlNode* n = node(key, required);
    if (!n)
        return false;
    if (n->quoted || (n->text != u"true" && n->text != u"false"))
        problem(*n, QStringLiteral("%1: expected `true` or `false`, found %2").arg(QLatin1String(key), n->describe()));
    return n->text == u"true";
}

int YamlMap::integer(const char* key, int otherwise)
{
    const YamlNode* n = node(key);
    if (!n)
        return otherwise;
    bool ok = false;
    const int v = n->text.toInt(&ok);
    if (!ok)
        problem(*n, QStringLiteral("%1: expected a whole number, found %2").arg(QLatin1String(key), n->describe()));
    return ok ? v : otherwise;
}

QStringList YamlMap::texts(const char* key, bool required)
{
    const YamlNode* n = node(key, required);
    QStringList out;
    if (!n)
        return out;
    if (!n->isSequence()) {
        problem(*n, QStringLiteral("%1: expected a list, found %2").arg(QLatin1String(key), n->describe()));
        return out;
    }
    for (const YamlNode& item : n->items) {
        if (!item.isScalar())
            problem(item, QStringLiteral("%1: expected a text, found %2").arg(QLatin1String(key), item.describe()));
        out += item.text;
    }
    return out;
}

int YamlMap::word(const char* key, const char* words, int otherwise)
{
    const YamlNode* n = node(key);
    if (!n)
        return otherwise;
    const QStringList list = QString::fromLatin1(words).split(u'|');
    const auto i = list.indexOf(n->text);
    if (i < 0)
        problem(*n,
                QStringLiteral("%1: expected one of %2, found %3").arg(QLatin1String(key), list.join(QStringLiteral(", ")), n->describe()));
    return static_cast<int>(i);
}

void YamlMap::finish()
{
    for (const YamlNode& key : m_node.keys)
        if (!m_used.contains(key.text))
            problem(key, QStringLiteral("the key `%1` is not known here; known are %2").arg(key.text, m_used.join(QStringLiteral(", "))));
}

} // namespace sp
