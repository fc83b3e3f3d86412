// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/check_run.h"

#include <QStringBuilder>

namespace sp {

namespace {

Severity severityOf(const Rule& rule, const Pack& pack, const Check& check, Scope& scope)
{
    Severity s = check.severity.value_or(rule.severity);
    if (check.severityBy) {
        const Fact f = scope.value(*check.severityBy);
        if (const auto* w = std::get_if<Word>(&f.value); f.known && w)
            for (const auto& [word, severity] : check.severityByWord)
                if (word == w->index)
                    s = severity;
    }
    if (s == Severity::Violation && !pack.lowerWhen.empty() && evaluateAll(pack.lowerWhen, scope) == Tri::True)
        s = Severity::Warning;
    return s;
}

} // namespace

Tally CheckRun::total() const
{
    Tally sum{};
    for (const Tally& t : byRule)
        for (size_t i = 0; i < sum.size(); ++i)
            sum[i] += t[i];
    return sum;
}

QString keyOf(const RuleBook& book, const FactSheet& sheet, const OpenCheck& open)
{
    return keyOf(book, sheet.idOf(open.subject), open);
}

QString keyOf(const RuleBook& book, const QString& subjectId, const OpenCheck& open)
{
    const Rule& rule = book.rules()[open.rule];
    // Nobody knows yet which check would speak: the whole rule is the discriminator.
    const QString check = open.whenUnknown ? QStringLiteral("applies") : rule.checks[open.caseIndex].name;
    return rule.id % u':' % subjectId % u':' % check;
}

QString entityOfKey(const QString& key)
{
    return key.section(u':', 1, 1).section(u'/', 0, 0);
}

RunningRules runningRules(const RuleBook& book, const FactSheet& sheet, const RuleSelection& selection)
{
    RunningRules out;
    out.ran.assign(book.rules().size(), false);
    for (quint32 r = 0; r < book.rules().size(); ++r) {
        const Rule& rule = book.rules()[r];
        if (!selection.rules.isEmpty() && !selection.rules.contains(rule.id))
            continue;
        if (selection.packs && !selection.packs->contains(rule.pack))
            continue;
        Scope scope{sheet, sheet.facts(), 0, {Subject{}}};
        if (evaluateAll(book.packOf(rule).activeWhen, scope) != Tri::True)
            continue;
        out.ran[r] = true;
        out.byKind[static_cast<size_t>(rule.appliesTo)].push_back(r);
    }
    return out;
}

std::vector<Subject> subjectsOf(SubjectKind kind, quint32 row, const FactSheet& sheet)
{
    if (kind != SubjectKind::Leaf)
        return {{kind, row, 0}};
    std::vector<Subject> out;
    const int leaves = std::max(1, sheet.leafCount({SubjectKind::Opening, row, 0}));
    for (quint32 leaf = 0; leaf < static_cast<quint32>(leaves); ++leaf)
        out.push_back({kind, row, leaf});
    return out;
}

std::optional<Verdict> judgeSubject(const RuleBook& book, const FactSheet& sheet, quint32 r, Subject subject, std::vector<OpenCheck>& open,
                                    std::vector<OpenCheck>& notes)
{
    const Rule& rule = book.rules()[r];
    const bool door = subject.kind == SubjectKind::Opening || subject.kind == SubjectKind::Leaf;
    if (door && !rule.withoutLeaf && !sheet.hasLeaf({SubjectKind::Opening, subject.row, 0}))
        return std::nullopt;
    const Pack& pack = book.packOf(rule);
    const RuleResult result = judge(rule, pack, sheet, sheet.facts(), subject);
    if (result.verdict == Verdict::NotApplicable)
        return result.verdict;
    for (const CheckResult& c : result.checks) {
        const Check& check = rule.checks[c.caseIndex];
        const bool note = c.verdict == Verdict::Pass && !check.note.isEmpty();
        if (c.verdict == Verdict::NotApplicable || (c.verdict == Verdict::Pass && !note))
            continue;
        Scope scope{sheet, sheet.facts(), pack.tolerance, {subject}};
        (note ? notes : open).push_back({r, subject, c.caseIndex, c.verdict, result.whenUnknown, severityOf(rule, pack, check, scope)});
    }
    return result.verdict;
}

} // namespace sp
