// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/waivers/grounds.h"

#include "core/rules/explain.h"

#include <map>
#include <set>

namespace sp {

namespace {

/// What conditions read: facts, and members of relations with what is read of them.
struct Reads {
    std::set<FactId> facts;
    std::map<Relation, Reads> members;
};

void gather(const std::vector<Condition>& list, Reads& out)
{
    for (const Condition& c : list)
        switch (c.kind) {
        case Condition::Kind::All:
        case Condition::Kind::Any:
        case Condition::Kind::Not: gather(c.children, out); break;
        case Condition::Kind::Some:
        case Condition::Kind::Every:
        case Condition::Kind::None:
            gather(c.children, out.members[c.relation]);
            gather(c.holds, out.members[c.relation]);
            break;
        case Condition::Kind::Leaf:
            out.facts.insert(c.fact);
            if (c.limit.kind == Limit::Kind::Fact || c.limit.kind == Limit::Kind::Times)
                out.facts.insert(c.limit.fact);
            if (c.limit.by)
                out.facts.insert(*c.limit.by);
            if (c.limit.table)
                out.facts.insert(c.limit.table->facts.begin(), c.limit.table->facts.end());
        }
}

// Facts of the subject itself that conditions on its members read as well.
void hoist(const Reads& members, std::set<FactId>& out)
{
    out.insert(members.facts.begin(), members.facts.end());
    for (const auto& [relation, deeper] : members.members)
        hoist(deeper, out);
}

// Every case of the check: which of them is the one that fails may change.
std::vector<const Check*> casesOf(const Rule& rule, const Finding& finding)
{
    std::vector<const Check*> out;
    for (const Check& check : rule.checks)
        if (check.name == finding.check)
            out.push_back(&check);
    return out;
}

Reads readsOf(const Rule& rule, const Finding& finding)
{
    Reads out;
    gather(rule.when, out);
    for (const Check* check : casesOf(rule, finding)) {
        gather(check->when, out);
        gather(check->require, out);
    }
    return out;
}

bool looksThrough(const std::vector<Condition>& list)
{
    return std::any_of(list.begin(), list.end(), [](const Condition& c) {
        return c.kind == Condition::Kind::Some || c.kind == Condition::Kind::Every || c.kind == Condition::Kind::None
            || looksThrough(c.children);
    });
}

// Relations in which something is wanted that is not there: of it no value can be observed.
void lacking(const std::vector<Condition>& list, Scope& scope, std::set<Relation>& out)
{
    for (const Condition& c : list) {
        const bool through = c.kind == Condition::Kind::Some || c.kind == Condition::Kind::Every || c.kind == Condition::Kind::None;
        if (through && evaluate(c, scope) == Tri::False
            && (c.kind == Condition::Kind::Some || looksThrough(c.children) || looksThrough(c.holds)))
            out.insert(c.relation);
        else if (!through)
            lacking(c.children, scope, out);
    }
}

/// Makes the texts of members; the same state of a plan gives the same text in whatever order it stands.
class Members final {
public:
    explicit Members(const FactSheet& sheet) : m_sheet(sheet) { }

    QString listOf(Subject of, Relation relation, const Reads& reads, const QString& separator) const
    {
        const auto members = m_sheet.related(of, relation);
        if (!members)
            return QStringLiteral("not known");
        std::map<QString, int> times;
        for (const Subject& m : *members)
            ++times[textOf(m, reads)];
        QStringList out;
        for (const auto& [text, n] : times)
            out += n == 1 ? text : QStringLiteral("%1 x %2").arg(n).arg(text);
        return out.isEmpty() ? QStringLiteral("none") : out.join(separator);
    }

private:
    QString textOf(Subject member, const Reads& reads) const
    {
        QStringList more;
        for (const FactId fact : reads.facts)
            if (const QString text = factText(member, fact); !text.isEmpty())
                more += text;
        for (const auto& [relation, deeper] : reads.members)
            more += wordOf(relation) + u' ' + listOf(member, relation, deeper, QStringLiteral(", "));
        more.sort();
        const QString name = nameOf(member);
        return more.isEmpty() ? name : name + QStringLiteral(" (") + more.join(QStringLiteral(", ")) + u')';
    }

    // What stays the same when a set is copied or a mark is changed.
    QString nameOf(Subject member) const
    {
        if (member.kind == SubjectKind::Item)
            return m_sheet.item(member).kind;
        return member.kind == SubjectKind::Leaf ? (member.part == 0 ? QStringLiteral("active") : QStringLiteral("inactive"))
                                                : m_sheet.idOf(member);
    }

    QString factText(Subject member, FactId fact) const
    {
        const FactRow& row = m_sheet.facts()[fact];
        if (row.owner != member.kind || row.name == u"hw.kind")
            return {};
        const QString key = row.name.section(u'.', 1);
        const Fact f = m_sheet.value(member, fact);
        if (!f.known)
            return key + QStringLiteral(" not known");
        if (const auto* yes = std::get_if<bool>(&f.value))
            return *yes ? key : QString();
        return key + u' ' + factFileText(row, f.value, m_sheet.project().settings.units);
    }

    static QString wordOf(Relation relation) { return wordAt(relationWords, static_cast<int>(relation)); }

    const FactSheet& m_sheet;
};

} // namespace

std::optional<QString> membersText(const RuleBook& book, const FactSheet& sheet, const Finding& finding, Subject subject,
                                   const QString& relation)
{
    const Rule* rule = book.find(finding.rule);
    const auto word = wordIndex(relationWords, relation);
    if (!rule || !word)
        return std::nullopt;
    const auto which = static_cast<Relation>(*word);
    Reads reads = readsOf(*rule, finding);
    return Members(sheet).listOf(subject, which, reads.members[which], QStringLiteral("; "));
}

std::vector<Ground> groundsOf(const RuleBook& book, const FactSheet& sheet, const Finding& finding, Subject subject)
{
    const Units units = sheet.project().settings.units;
    std::vector<Ground> out;
    const auto add = [&](FactId fact, const QString& text) {
        if (std::none_of(out.begin(), out.end(), [&](const Ground& g) { return g.fact == fact; }))
            out.push_back({sheet.facts()[fact].name, text, fact});
    };
    for (const Observed& o : finding.observed)
        add(o.fact, factFileText(sheet.facts()[o.fact], o.value, units));
    const Rule* rule = book.find(finding.rule);
    if (!rule)
        return out;
    const Reads reads = readsOf(*rule, finding);
    std::set<Relation> relations;
    Scope scope{sheet, sheet.facts(), book.packOf(*rule).tolerance, {subject}};
    for (const Check* check : casesOf(*rule, finding))
        lacking(check->require, scope, relations);
    if (out.empty()) {
        std::set<FactId> facts;
        hoist(reads, facts);
        for (const FactId fact : facts) {
            const FactRow& row = sheet.facts()[fact];
            if (!sheet.canSee(subject.kind, row.owner))
                continue; // of a member
            const Fact f = sheet.value(subject, fact);
            add(fact, f.known ? factFileText(row, f.value, units) : QString());
        }
        for (const auto& [relation, members] : reads.members)
            relations.insert(relation);
    }
    for (const Relation relation : relations) {
        const QString name = wordAt(relationWords, static_cast<int>(relation));
        out.push_back({name, *membersText(book, sheet, finding, subject, name), std::nullopt});
    }
    if (!finding.attached.isEmpty())
        out.push_back({attachedGround, finding.attached.join(QStringLiteral(", ")), std::nullopt});
    return out;
}

} // namespace sp
