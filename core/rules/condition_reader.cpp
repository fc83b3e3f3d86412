// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/condition.h"

namespace sp {

void ConditionReader::problem(const YamlNode& at, const QString& message, ErrorCode code)
{
    m_problems.push_back({code, message, whereOf(m_file, at)});
}

std::vector<Condition> ConditionReader::list(const YamlNode* node)
{
    std::vector<Condition> out;
    if (!node)
        return out;
    if (!node->isSequence()) {
        problem(*node, QStringLiteral("expected a list of conditions, found %1").arg(node->describe()));
        return out;
    }
    for (const YamlNode& n : node->items)
        out.push_back(read(n));
    return out;
}

Condition ConditionReader::read(const YamlNode& node)
{
    Condition c;
    if (!node.isMap() || node.keys.empty()) {
        problem(node, QStringLiteral("expected a condition such as `{fact: door.fire_rated, is: true}`, found %1").arg(node.describe()));
        return c;
    }
    const QString& first = node.keys[0].text;
    const auto only = [&](Condition::Kind kind, std::vector<Condition> children) {
        c.kind = kind;
        c.children = std::move(children);
        if (node.keys.size() != 1)
            problem(node.keys[1], QStringLiteral("the key `%1` is not known beside `%2`").arg(node.keys[1].text, first));
        return c;
    };
    if (first == u"all")
        return only(Condition::Kind::All, list(&node.items[0]));
    if (first == u"any")
        return only(Condition::Kind::Any, list(&node.items[0]));
    if (first == u"not")
        return only(Condition::Kind::Not, node.items[0].isSequence() ? list(&node.items[0]) : std::vector<Condition>{read(node.items[0])});
    if (first == u"some")
        return quantifier(node, Condition::Kind::Some);
    if (first == u"every")
        return quantifier(node, Condition::Kind::Every);
    if (first == u"none")
        return quantifier(node, Condition::Kind::None);
    if (node.find(u"fact"))
        return leaf(node);
    problem(node, QStringLiteral("expected one of fact, all, any, not, some, every, none, found `%1`").arg(first));
    return c;
}

Condition ConditionReader::quantifier(const YamlNode& node, Condition::Kind kind)
{
    YamlMap m(node, m_file, m_problems);
    Condition c;
    c.kind = kind;
    const char* key = kind == Condition::Kind::Some ? "some" : kind == Condition::Kind::Every ? "every" : "none";
    c.relation = static_cast<Relation>(std::max(0, m.word(key, relationWords, 0)));
    c.children = list(m.node("where", kind != Condition::Kind::Every));
    if (kind == Condition::Kind::Every)
        c.holds = list(m.node("holds", true));
    m.finish();
    return c;
}

std::optional<FactId> ConditionReader::fact(const YamlNode& node)
{
    const auto id = m_facts.find(node.text);
    if (!id)
        problem(node, QStringLiteral("the fact `%1` is not known").arg(node.text), ErrorCode::Reference);
    return id;
}

qint64 ConditionReader::number(const FactRow& row, const QString& text, const YamlNode& at)
{
    if (row.type == FieldType::Int) {
        bool ok = false;
        const qint64 n = text.toLongLong(&ok);
        if (!ok)
            problem(at, QStringLiteral("expected a whole number for %1, found `%2`").arg(row.name, text), ErrorCode::Value);
        return n;
    }
    const UnitInfo* unit = unitByName(QStringView(row.unit));
    if (row.type != FieldType::Quantity || !unit) {
        problem(at, QStringLiteral("%1 is no number: it cannot be compared with `%2`").arg(row.name, text), ErrorCode::Value);
        return 0;
    }
    auto q = parseQuantity(text, unit->dim, row.unit);
    if (!q) {
        problem(at, row.name + QStringLiteral(": ") + q.error().message, ErrorCode::Value);
        return 0;
    }
    return q.value().n;
}

void ConditionReader::literals(Condition& c, const FactRow& row, const std::vector<const YamlNode*>& nodes)
{
    for (const YamlNode* n : nodes) {
        if (!n->isScalar()) {
            problem(*n, QStringLiteral("expected a value for %1, found %2").arg(row.name, n->describe()), ErrorCode::Value);
            continue;
        }
        switch (row.type) {
        case FieldType::Bool:
            if (n->text != u"true" && n->text != u"false")
                problem(*n, QStringLiteral("expected `true` or `false` for %1, found %2").arg(row.name, n->describe()), ErrorCode::Value);
            c.numbers.push_back(n->text == u"true" ? 1 : 0);
            break;
        case FieldType::Word:
        case FieldType::Set:
            if (const auto i = wordIndex(row.words.constData(), n->text)) {
                if (*i < 64)
                    c.words |= quint64{1} << *i;
                else
                    c.numbers.push_back(*i);
            } else {
                problem(*n,
                        QStringLiteral("`%1` is no word of %2; it has %3")
                            .arg(n->text, row.name, wordList(row.words.constData()).join(QStringLiteral(", "))),
                        ErrorCode::Value);
            }
            break;
        case FieldType::Text:
        case FieldType::Texts: c.texts += n->text; break;
        case FieldType::Int:
        case FieldType::Quantity: c.numbers.push_back(number(row, n->text, *n)); break;
        }
    }
}

Limit ConditionReader::limit(const FactRow& row, const YamlNode& node)
{
    Limit l;
    if (node.isScalar()) {
        l.literal = number(row, node.text, node);
        return l;
    }
    YamlMap m(node, m_file, m_problems);
    if (const YamlNode* p = m.node("param")) {
        l.kind = Limit::Kind::Param;
        const auto it = m_params.find(p->text);
        if (it == m_params.end()) {
            problem(*p, QStringLiteral("the parameter `%1` is not in `params`").arg(p->text), ErrorCode::Reference);
        } else if (!it->second.by) {
            l.literal = number(row, it->second.texts.front().second, *p);
        } else {
            l.by = it->second.by;
            for (const auto& [word, text] : it->second.texts)
                if (const auto i = wordIndex(m_facts[*l.by].words.constData(), word))
                    l.byWord.emplace_back(*i, number(row, text, *p));
                else
                    problem(*p, QStringLiteral("`%1` is no word of %2").arg(word, m_facts[*l.by].name), ErrorCode::Value);
        }
    } else if (const YamlNode* t = m.node("table")) {
        l.kind = Limit::Kind::Table;
        l.table = m_tables.find(t->text);
        if (!l.table) {
            problem(*t, QStringLiteral("the table `%1` is not known").arg(t->text), ErrorCode::Reference);
            l.kind = Limit::Kind::Literal;
        }
    } else if (const YamlNode* f = m.node("fact", true)) {
        l.kind = Limit::Kind::Fact;
        l.fact = fact(*f).value_or(0);
        if (const YamlNode* times = m.node("times")) {
            bool ok = false;
            l.times = times->text.toDouble(&ok);
            l.kind = Limit::Kind::Times;
            if (!ok)
                problem(*times, QStringLiteral("expected a number, found %1").arg(times->describe()), ErrorCode::Value);
        }
    }
    m.finish();
    return l;
}

Condition ConditionReader::leaf(const YamlNode& node)
{
    static const std::pair<const char*, Condition::Op> ops[] = {
        {"is", Condition::Op::Is},
        {"in", Condition::Op::In},
        {"at_least", Condition::Op::AtLeast},
        {"at_most", Condition::Op::AtMost},
        {"above", Condition::Op::Above},
        {"below", Condition::Op::Below},
        {"contains", Condition::Op::Contains},
        {"known", Condition::Op::Known},
    };
    Condition c;
    c.kind = Condition::Kind::Leaf;
    const auto id = fact(*node.find(u"fact"));
    c.fact = id.value_or(0);
    const FactRow& row = m_facts[c.fact];
    int found = 0;
    for (size_t i = 0; i < node.keys.size() && i < node.items.size(); ++i) {
        const QString& key = node.keys[i].text;
        if (key == u"fact")
            continue;
        const auto op = std::find_if(std::begin(ops), std::end(ops), [&](const auto& o) { return key == QLatin1String(o.first); });
        if (op == std::end(ops)) {
            problem(node.keys[i],
                    QStringLiteral("expected one of is, in, at_least, at_most, above, below, contains, known, found `%1`").arg(key));
            continue;
        }
        ++found;
        c.op = op->second;
        const YamlNode& value = node.items[i];
        if (!id)
            continue;
        switch (c.op) {
        case Condition::Op::Known: c.numbers = {value.text == u"true" ? 1 : 0}; break;
        case Condition::Op::Is: literals(c, row, {&value}); break;
        case Condition::Op::In:
        case Condition::Op::Contains: {
            std::vector<const YamlNode*> nodes;
            if (value.isSequence())
                for (const YamlNode& n : value.items)
                    nodes.push_back(&n);
            else
                nodes.push_back(&value);
            literals(c, row, nodes);
            break;
        }
        default: c.limit = limit(row, value);
        }
    }
    if (found != 1)
        problem(node, QStringLiteral("expected one comparison beside `fact`, found %1").arg(found));
    if (c.numbers.empty())
        c.numbers = {0};
    return c;
}

} // namespace sp
