// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/yaml/yaml_tree.h"

#include <QStringList>

namespace sp {

/// Reads one map of a resource file (device, rule, table) key by key; keys that nobody asked for are problems, like wrong values.
class YamlMap final {
public:
    YamlMap(const YamlNode& node, QString file, Errors& problems);

    const YamlNode* node(const char* key, bool required = false);
    QString text(const char* key, bool required = true);
    bool flag(const char* key, bool required = true);
    int integer(const char* key, int otherwise);
    QStringList texts(const char* key, bool required = true);
    /// One of the words; -1 (with a problem) when it is another.
    int word(const char* key, const char* words, int otherwise);
    void finish();
    void problem(const YamlNode& at, const QString& message, ErrorCode code = ErrorCode::Format);
    const QString& file() const { return m_file; }

private:
    const YamlNode& m_node;
    QString m_file;
    Errors& m_problems;
    QStringList m_used;
};

} // namespace sp
