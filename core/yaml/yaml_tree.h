// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>
#include <memory>
#include <vector>

namespace sp {

/// One node of a YAML file with its place. Made from parser events, so that every scalar keeps its text, its quotes and its position;
/// yaml-cpp is included in yaml_tree.cpp alone and its exceptions end there.
struct YamlNode {
    enum class Kind : quint8 { Null, Scalar, Sequence, Map };

    Kind kind = Kind::Null;
    bool quoted = false; ///< scalar in quotes: always a text
    int line = 0; ///< from 1
    int column = 0; ///< from 1
    QString text; ///< scalar
    std::vector<YamlNode> items; ///< sequence items, or map values
    std::vector<YamlNode> keys; ///< map keys, as long as `items`

    bool isNull() const { return kind == Kind::Null || (kind == Kind::Scalar && !quoted && (text.isEmpty() || text == u"~")); }
    bool isScalar() const { return kind == Kind::Scalar; }
    bool isMap() const { return kind == Kind::Map; }
    bool isSequence() const { return kind == Kind::Sequence; }
    /// Value of a key, or nullptr. Duplicate keys are refused while parsing, so the first is the only one.
    const YamlNode* find(QStringView key) const;
    /// "map", "list", "text `x`": for messages.
    QString describe() const;
};

/// Reads one document. Errors: bad syntax, duplicate keys, anchors, aliases and tags (the formats use none), a second document, bytes
/// that are not UTF-8. `file` is used in `where` (`file:line:col`). At most the first problem of syntax, all problems of the other kinds.
struct YamlDocument {
    YamlNode root;
    Errors problems;
};
YamlDocument parseYaml(const QByteArray& bytes, const QString& file);

/// `file:line:col` of a node.
QString whereOf(const QString& file, const YamlNode& node);

/// `text` in double quotes with the escapes of YAML 1.2: every user text is written this way.
QString yamlQuoted(QStringView text);

} // namespace sp
