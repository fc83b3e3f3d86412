// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/facts/code_table.h"

#include "core/yaml/yaml_map.h"

#include <QDir>
#include <QFile>

namespace sp {

namespace {

class TableReader final {
public:
    TableReader(const FactCatalogue& facts, const YamlNode& root, const QString& file, Errors& problems)
        : m_facts(facts), m_map(root, file, problems)
    {
    }

    CodeTable read()
    {
        CodeTable t;
        t.id = m_map.text("id");
        t.title = m_map.text("title");
        (void)m_map.node("cite", true);
        (void)m_map.node("note");
        m_unit = m_map.text("gives");
        if (const YamlNode* rows = m_map.node("rows", true))
            for (const YamlNode& row : rows->items)
                t.rows.push_back(readRow(row, t));
        m_map.finish();
        return t;
    }

private:
    CodeTable::Row readRow(const YamlNode& node, CodeTable& table)
    {
        CodeTable::Row row;
        bool gives = false;
        for (size_t i = 0; i < node.keys.size() && i < node.items.size(); ++i) {
            const QString& key = node.keys[i].text;
            const YamlNode& value = node.items[i];
            if (key == u"gives") {
                gives = true;
                row.gives = readGives(value);
            } else if (key == u"mark" || key == u"note") {
                row.mark = value.text;
            } else if (const auto fact = m_facts.find(key)) {
                row.matches.push_back(readMatch(*fact, value));
                if (std::find(table.facts.begin(), table.facts.end(), *fact) == table.facts.end())
                    table.facts.push_back(*fact);
            } else {
                m_map.problem(node.keys[i], QStringLiteral("expected `gives`, `mark` or a fact, found `%1`").arg(key),
                              ErrorCode::Reference);
            }
        }
        if (!gives)
            m_map.problem(node, QStringLiteral("expected `gives` in this row, found none"));
        return row;
    }

    Value readGives(const YamlNode& n)
    {
        if (m_unit == u"bool")
            return n.text == u"true";
        bool ok = false;
        if (m_unit == u"int") {
            const qint64 v = n.text.toLongLong(&ok);
            if (ok)
                return v;
        } else if (const UnitInfo* unit = unitByName(QStringView(m_unit))) {
            auto q = parseQuantity(n.text, unit->dim, m_unit);
            if (q)
                return q.value();
        }
        m_map.problem(n, QStringLiteral("expected a value in %1, found %2").arg(m_unit, n.describe()), ErrorCode::Value);
        return false;
    }

    std::optional<qint64> number(const FactRow& row, const YamlNode& n)
    {
        bool ok = false;
        if (row.type == FieldType::Int) {
            const qint64 v = n.text.toLongLong(&ok);
            if (ok)
                return v;
        } else if (const UnitInfo* unit = unitByName(QStringView(row.unit)); unit && row.type == FieldType::Quantity) {
            auto q = parseQuantity(n.text, unit->dim, row.unit);
            if (q)
                return q.value().n;
        }
        m_map.problem(n, QStringLiteral("expected a value of %1, found %2").arg(row.name, n.describe()), ErrorCode::Value);
        return std::nullopt;
    }

    CodeTable::Match readMatch(FactId fact, const YamlNode& n)
    {
        CodeTable::Match match;
        match.fact = fact;
        const FactRow& row = m_facts[fact];
        if (n.isMap()) {
            for (size_t i = 0; i < n.keys.size() && i < n.items.size(); ++i) {
                if (n.keys[i].text == u"above")
                    match.above = number(row, n.items[i]);
                else if (n.keys[i].text == u"at_most")
                    match.atMost = number(row, n.items[i]);
                else
                    m_map.problem(n.keys[i], QStringLiteral("expected `above` or `at_most`, found `%1`").arg(n.keys[i].text));
            }
        } else if (row.type == FieldType::Word) {
            std::vector<const YamlNode*> words;
            if (n.isSequence())
                for (const YamlNode& w : n.items)
                    words.push_back(&w);
            else
                words.push_back(&n);
            for (const YamlNode* w : words) {
                if (const auto i = wordIndex(row.words.constData(), w->text); i && *i < wordsInMatch)
                    match.words |= quint64{1} << *i;
                else
                    m_map.problem(*w, QStringLiteral("`%1` is no word of %2").arg(w->text, row.name), ErrorCode::Value);
            }
        } else if (row.type == FieldType::Bool) {
            if (n.text != u"true" && n.text != u"false")
                m_map.problem(n, QStringLiteral("expected true or false, found `%1`").arg(n.text), ErrorCode::Value);
            match.words = n.text == u"true" ? 2 : 1;
        } else {
            match.equals = number(row, n);
        }
        return match;
    }

    const FactCatalogue& m_facts;
    YamlMap m_map;
    QString m_unit;
};

} // namespace

CodeTables CodeTables::load(const QString& folder, const FactCatalogue& facts, Errors& problems)
{
    CodeTables out;
    const QDir dir(folder);
    for (const QString& name : dir.entryList({QStringLiteral("*.yaml")}, QDir::Files, QDir::Name)) {
        QFile file(dir.filePath(name));
        if (!file.open(QIODevice::ReadOnly)) {
            problems.push_back({ErrorCode::File, QStringLiteral("the file cannot be read: ") + file.errorString(), dir.filePath(name)});
            continue;
        }
        const YamlDocument doc = parseYaml(file.readAll(), dir.filePath(name));
        problems.insert(problems.end(), doc.problems.begin(), doc.problems.end());
        if (doc.problems.empty())
            out.m_tables.push_back(TableReader(facts, doc.root, dir.filePath(name), problems).read());
    }
    return out;
}

const CodeTable* CodeTables::find(const QString& id) const
{
    for (const CodeTable& t : m_tables)
        if (t.id == id)
            return &t;
    return nullptr;
}

} // namespace sp
