// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/yaml/yaml_tree.h"

#include <QSet>
#include <QStringDecoder>
#include <istream>
#include <streambuf>
#include <yaml-cpp/anchor.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

namespace sp {

namespace {

class ByteBuffer final : public std::streambuf {
public:
    explicit ByteBuffer(const QByteArray& bytes)
    {
        auto* begin = const_cast<char*>(bytes.constData());
        setg(begin, begin, begin + bytes.size());
    }
};

class TreeBuilder final : public YAML::EventHandler {
public:
    TreeBuilder(QString file, Errors& problems) : m_file(std::move(file)), m_problems(problems) { }

    YamlNode root;

    void OnDocumentStart(const YAML::Mark&) override { }
    void OnDocumentEnd() override { }
    void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override
    {
        check(mark, std::string(), anchor);
        add(node(YamlNode::Kind::Null, mark));
    }
    void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override
    {
        problem(mark, QStringLiteral("expected a value, found an alias (`*name`): aliases are not used in these files"));
        add(node(YamlNode::Kind::Null, mark));
    }
    void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, const std::string& value) override
    {
        // yaml-cpp gives "?" for plain scalars and "!" for quoted ones.
        check(mark, tag == "?" || tag == "!" ? std::string() : tag, anchor);
        YamlNode n = node(YamlNode::Kind::Scalar, mark);
        n.quoted = tag == "!";
        n.text = QString::fromUtf8(value.data(), static_cast<qsizetype>(value.size()));
        add(std::move(n));
    }
    void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, YAML::EmitterStyle::value) override
    {
        check(mark, tag == "?" || tag == "!" ? std::string() : tag, anchor);
        m_open.push_back(node(YamlNode::Kind::Sequence, mark));
    }
    void OnSequenceEnd() override { close(); }
    void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, YAML::EmitterStyle::value) override
    {
        check(mark, tag == "?" || tag == "!" ? std::string() : tag, anchor);
        m_open.push_back(node(YamlNode::Kind::Map, mark));
    }
    void OnMapEnd() override
    {
        YamlNode& map = m_open.back();
        if (map.keys.size() > 16) {
            QSet<QString> seen;
            for (const YamlNode& k : map.keys)
                if (seen.contains(k.text))
                    duplicate(k);
                else
                    seen.insert(k.text);
        } else {
            for (size_t i = 1; i < map.keys.size(); ++i)
                for (size_t j = 0; j < i; ++j)
                    if (map.keys[i].text == map.keys[j].text) {
                        duplicate(map.keys[i]);
                        break;
                    }
        }
        close();
    }

private:
    static YamlNode node(YamlNode::Kind kind, const YAML::Mark& mark)
    {
        YamlNode n;
        n.kind = kind;
        n.line = mark.line + 1;
        n.column = mark.column + 1;
        return n;
    }
    void problem(const YAML::Mark& mark, const QString& message)
    {
        m_problems.push_back({ErrorCode::Syntax, message, whereOf(m_file, node(YamlNode::Kind::Null, mark))});
    }
    void duplicate(const YamlNode& key)
    {
        m_problems.push_back({ErrorCode::Format, QStringLiteral("the key `%1` appears twice").arg(key.text), whereOf(m_file, key)});
    }
    void check(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor)
    {
        if (anchor != 0)
            problem(mark, QStringLiteral("expected a value, found an anchor (`&name`): anchors are not used in these files"));
        if (!tag.empty())
            problem(
                mark,
                QStringLiteral("expected a value, found the tag `%1`: tags are not used in these files").arg(QString::fromStdString(tag)));
    }
    void add(YamlNode n)
    {
        if (m_open.empty()) {
            root = std::move(n);
            return;
        }
        YamlNode& parent = m_open.back();
        if (parent.kind == YamlNode::Kind::Map && parent.keys.size() == parent.items.size()) {
            if (!n.isScalar() && n.kind != YamlNode::Kind::Null) {
                m_problems.push_back({ErrorCode::Syntax, QStringLiteral("expected a key, found a ") + n.describe(), whereOf(m_file, n)});
                n = YamlNode{};
            }
            parent.keys.push_back(std::move(n));
        } else {
            parent.items.push_back(std::move(n));
        }
    }
    void close()
    {
        YamlNode n = std::move(m_open.back());
        m_open.pop_back();
        add(std::move(n));
    }

    QString m_file;
    Errors& m_problems;
    std::vector<YamlNode> m_open;
};

} // namespace

const YamlNode* YamlNode::find(QStringView key) const
{
    if (kind != Kind::Map)
        return nullptr;
    for (size_t i = 0; i < keys.size() && i < items.size(); ++i)
        if (keys[i].text == key)
            return &items[i];
    return nullptr;
}

QString YamlNode::describe() const
{
    switch (kind) {
    case Kind::Null: return QStringLiteral("nothing");
    case Kind::Scalar: return u'`' + text.left(60) + u'`';
    case Kind::Sequence: return QStringLiteral("list");
    case Kind::Map: return QStringLiteral("map");
    }
    return {};
}

QString whereOf(const QString& file, const YamlNode& node)
{
    return QStringLiteral("%1:%2:%3").arg(file).arg(node.line).arg(node.column);
}

YamlDocument parseYaml(const QByteArray& bytes, const QString& file)
{
    YamlDocument doc;
    QStringDecoder utf8(QStringDecoder::Utf8, QStringConverter::Flag::Stateless);
    const QString decoded = utf8(bytes);
    if (utf8.hasError()) {
        const qsizetype bad = decoded.indexOf(QChar(QChar::ReplacementCharacter));
        const qsizetype line = bad < 0 ? 1 : decoded.left(bad).count(u'\n') + 1;
        doc.problems.push_back({ErrorCode::Syntax, QStringLiteral("expected UTF-8 text, found a byte that is not UTF-8"),
                                QStringLiteral("%1:%2:1").arg(file).arg(line)});
        return doc;
    }
    if (decoded.contains(QChar(0))) {
        doc.problems.push_back({ErrorCode::Syntax, QStringLiteral("expected text, found a NUL byte: this is no text file"), file});
        return doc;
    }
    ByteBuffer buffer(bytes);
    std::istream stream(&buffer);
    TreeBuilder builder(file, doc.problems);
    try {
        YAML::Parser parser(stream);
        if (!parser.HandleNextDocument(builder)) {
            doc.problems.push_back({ErrorCode::Syntax, QStringLiteral("expected a YAML document, found an empty file"), file});
            return doc;
        }
        TreeBuilder rest(file, doc.problems);
        if (parser.HandleNextDocument(rest))
            doc.problems.push_back(
                {ErrorCode::Syntax, QStringLiteral("expected one YAML document, found a second one"), whereOf(file, rest.root)});
    } catch (const YAML::Exception& e) {
        YamlNode at;
        at.line = e.mark.line + 1;
        at.column = e.mark.column + 1;
        doc.problems.push_back(
            {ErrorCode::Syntax, QStringLiteral("this is not valid YAML: ") + QString::fromStdString(e.msg), whereOf(file, at)});
    } catch (const std::exception& e) {
        doc.problems.push_back({ErrorCode::Syntax, QStringLiteral("this YAML cannot be read: ") + QString::fromLocal8Bit(e.what()), file});
    }
    doc.root = std::move(builder.root);
    return doc;
}

QString yamlQuoted(QStringView text)
{
    QString out;
    out.reserve(text.size() + 2);
    out += u'"';
    for (const QChar c : text) {
        switch (c.unicode()) {
        case u'"': out += QStringLiteral("\\\""); break;
        case u'\\': out += QStringLiteral("\\\\"); break;
        case u'\n': out += QStringLiteral("\\n"); break;
        case u'\r': out += QStringLiteral("\\r"); break;
        case u'\t': out += QStringLiteral("\\t"); break;
        default:
            if (c.unicode() < 0x20 || (c.unicode() >= 0x7f && c.unicode() < 0xa0) || c.unicode() == 0x2028 || c.unicode() == 0x2029
                || c.unicode() == 0xfeff)
                out += QStringLiteral("\\u%1").arg(c.unicode(), 4, 16, QLatin1Char('0'));
            else
                out += c;
        }
    }
    out += u'"';
    return out;
}

} // namespace sp
