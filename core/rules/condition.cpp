// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/condition.h"

#include <cmath>

namespace sp {

namespace {

std::optional<qint64> numberOf(const Fact& f)
{
    if (!f.known)
        return std::nullopt;
    if (const auto* q = std::get_if<Quantity>(&f.value))
        return q->n;
    if (const auto* n = std::get_if<qint64>(&f.value))
        return *n;
    return std::nullopt;
}

// Lengths are compared with the pack's tolerance, which absorbs the conversion of units.
qint64 slackFor(const Fact& f, const Scope& scope)
{
    const auto* q = std::get_if<Quantity>(&f.value);
    return q && q->dim == Dim::Length ? scope.tolerance : 0;
}

Tri leafValue(const Condition& c, const Scope& scope)
{
    const Fact f = scope.value(c.fact);
    if (c.op == Condition::Op::Known)
        return f.known == (c.numbers[0] == 1) ? Tri::True : Tri::False;
    if (!f.known)
        return Tri::Unknown;
    const auto tri = [](bool b) { return b ? Tri::True : Tri::False; };
    switch (c.op) {
    case Condition::Op::Is:
    case Condition::Op::In:
        if (const auto* w = std::get_if<Word>(&f.value))
            return tri(w->index < 64 ? c.words >> w->index & 1
                                     : std::find(c.numbers.begin(), c.numbers.end(), w->index) != c.numbers.end());
        if (const auto* b = std::get_if<bool>(&f.value))
            return tri(c.numbers[0] == (*b ? 1 : 0));
        if (const auto* t = std::get_if<QString>(&f.value))
            return tri(c.texts.contains(*t));
        if (const auto* set = std::get_if<WordSet>(&f.value))
            return tri(set->bits == c.words);
        if (const auto n = numberOf(f))
            return tri(std::any_of(c.numbers.begin(), c.numbers.end(), [&](qint64 x) { return std::abs(x - *n) <= slackFor(f, scope); }));
        return Tri::Unknown;
    case Condition::Op::Contains:
        if (const auto* set = std::get_if<WordSet>(&f.value))
            return tri(set->bits & c.words);
        if (const auto* list = std::get_if<QStringList>(&f.value))
            return tri(std::any_of(c.texts.begin(), c.texts.end(), [&](const QString& t) { return list->contains(t); }));
        if (const auto* t = std::get_if<QString>(&f.value))
            return tri(std::any_of(c.texts.begin(), c.texts.end(), [&](const QString& x) { return t->contains(x, Qt::CaseInsensitive); }));
        return Tri::Unknown;
    default: break;
    }
    const auto n = numberOf(f);
    const auto limit = limitOf(c, scope);
    if (!n || !limit)
        return Tri::Unknown;
    const qint64 slack = slackFor(f, scope);
    switch (c.op) {
    case Condition::Op::AtLeast: return tri(*n >= *limit - slack);
    case Condition::Op::AtMost: return tri(*n <= *limit + slack);
    case Condition::Op::Above: return tri(*n > *limit + slack);
    case Condition::Op::Below: return tri(*n < *limit - slack);
    default: return Tri::Unknown;
    }
}

Tri quantified(const Condition& c, Scope& scope)
{
    const Subject outer = scope.subjects.back();
    const auto members = scope.source.related(outer, c.relation, nullptr);
    if (!members)
        return Tri::Unknown;
    bool unknown = false;
    for (const Subject& m : *members) {
        scope.subjects.push_back(m);
        const Tri where = evaluateAll(c.children, scope);
        Tri t = where; // Some and None look for a member that fits
        if (c.kind == Condition::Kind::Every && where != Tri::False) {
            const Tri holds = evaluateAll(c.holds, scope);
            t = holds == Tri::True                          ? Tri::False
                : where == Tri::True && holds == Tri::False ? Tri::True
                                                            : Tri::Unknown; // a counter-example?
        }
        scope.subjects.pop_back();
        if (t == Tri::True)
            return c.kind == Condition::Kind::Some ? Tri::True : Tri::False;
        unknown = unknown || t == Tri::Unknown;
    }
    if (unknown)
        return Tri::Unknown;
    return c.kind == Condition::Kind::Some ? Tri::False : Tri::True;
}

} // namespace

Subject Scope::subjectFor(FactId fact) const
{
    const SubjectKind owner = facts[fact].owner;
    for (auto it = subjects.rbegin(); it != subjects.rend(); ++it)
        if (source.canSee(it->kind, owner))
            return *it;
    return subjects.back();
}

std::optional<qint64> limitOf(const Condition& c, const Scope& scope)
{
    const Limit& l = c.limit;
    switch (l.kind) {
    case Limit::Kind::Literal: return l.literal;
    case Limit::Kind::Fact: return numberOf(scope.value(l.fact));
    case Limit::Kind::Times: {
        const auto n = numberOf(scope.value(l.fact));
        return n ? std::optional(static_cast<qint64>(std::llround(static_cast<double>(*n) * l.times))) : std::nullopt;
    }
    case Limit::Kind::Param: {
        if (!l.by)
            return l.literal;
        const Fact f = scope.value(*l.by);
        const auto* w = std::get_if<Word>(&f.value);
        if (!f.known || !w)
            return std::nullopt;
        for (const auto& [word, value] : l.byWord)
            if (word == w->index)
                return value;
        return std::nullopt;
    }
    case Limit::Kind::Table: {
        const Subject at = l.table->facts.empty() ? scope.subjects.back() : scope.subjectFor(l.table->facts.front());
        return numberOf(scope.source.lookUp(*l.table, at, nullptr));
    }
    }
    return std::nullopt;
}

Tri evaluateAll(const std::vector<Condition>& list, Scope& scope)
{
    bool unknown = false;
    for (const Condition& c : list) {
        const Tri t = evaluate(c, scope);
        if (t == Tri::False)
            return t;
        unknown = unknown || t == Tri::Unknown;
    }
    return unknown ? Tri::Unknown : Tri::True;
}

Tri evaluate(const Condition& c, Scope& scope)
{
    switch (c.kind) {
    case Condition::Kind::All: return evaluateAll(c.children, scope);
    case Condition::Kind::Any: {
        bool unknown = false;
        for (const Condition& child : c.children) {
            const Tri t = evaluate(child, scope);
            if (t == Tri::True)
                return t;
            unknown = unknown || t == Tri::Unknown;
        }
        return unknown ? Tri::Unknown : Tri::False;
    }
    case Condition::Kind::Not: return notTri(evaluateAll(c.children, scope));
    case Condition::Kind::Some:
    case Condition::Kind::Every:
    case Condition::Kind::None: return quantified(c, scope);
    case Condition::Kind::Leaf: return leafValue(c, scope);
    }
    return Tri::Unknown;
}

// --- reading ---

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
