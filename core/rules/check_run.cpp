// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/check_run.h"

namespace sp {

namespace {

std::vector<Subject> subjectsOf(SubjectKind kind, const FactSheet& sheet)
{
    const Project& p = sheet.project();
    std::vector<Subject> out;
    const auto rows = [&](size_t n) {
        for (quint32 i = 0; i < n; ++i)
            out.push_back({kind, i, 0});
    };
    switch (kind) {
    case SubjectKind::Project: out.push_back({}); break;
    case SubjectKind::Wall: rows(p.walls.size()); break;
    case SubjectKind::Room: rows(p.rooms.size()); break;
    case SubjectKind::Stair: rows(p.stairs.size()); break;
    case SubjectKind::Opening: rows(p.openings.size()); break;
    case SubjectKind::Supply: rows(p.supplies.size()); break;
    case SubjectKind::Valve: rows(p.valves.size()); break;
    case SubjectKind::Leaf:
        for (quint32 i = 0; i < p.openings.size(); ++i) {
            const int leaves = std::max(1, sheet.leafCount({SubjectKind::Opening, i, 0}));
            for (quint32 leaf = 0; leaf < static_cast<quint32>(leaves); ++leaf)
                out.push_back({kind, i, leaf});
        }
        break;
    default: break;
    }
    return out;
}

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

struct Plan {
    const RuleBook& book;
    std::vector<quint32> rules; ///< of one subject kind
};

// All rules of one kind: subject by subject, so that a subject's facts are computed once.
void judgeAll(const Plan& plan, const FactSheet& sheet, const std::vector<Subject>& subjects, CheckRun& out)
{
    for (const Subject& subject : subjects) {
        const bool door = subject.kind == SubjectKind::Opening || subject.kind == SubjectKind::Leaf;
        const bool cased = door && !sheet.hasLeaf({SubjectKind::Opening, subject.row, 0});
        for (const quint32 r : plan.rules) {
            const Rule& rule = plan.book.rules()[r];
            if (cased && !rule.withoutLeaf)
                continue;
            const Pack& pack = plan.book.packOf(rule);
            const RuleResult result = judge(rule, pack, sheet, sheet.facts(), subject);
            ++out.byRule[r][static_cast<size_t>(result.verdict)];
            if (result.verdict == Verdict::NotApplicable)
                continue;
            for (const CheckResult& c : result.checks) {
                const Check& check = rule.checks[c.caseIndex];
                const bool note = c.verdict == Verdict::Pass && !check.note.isEmpty();
                if (c.verdict == Verdict::NotApplicable || (c.verdict == Verdict::Pass && !note))
                    continue;
                Scope scope{sheet, sheet.facts(), pack.tolerance, {subject}};
                OpenCheck open{r, subject, c.caseIndex, c.verdict, result.whenUnknown, severityOf(rule, pack, check, scope)};
                (note ? out.notes : out.open).push_back(open);
            }
        }
    }
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
    const Rule& rule = book.rules()[open.rule];
    // Nobody knows yet which check would speak: the whole rule is the discriminator.
    const QString check = open.whenUnknown ? QStringLiteral("applies") : rule.checks[open.caseIndex].name;
    return rule.id + u':' + sheet.idOf(open.subject) + u':' + check;
}

CheckRun runChecks(const RuleBook& book, std::shared_ptr<const PlanIndex> index, const FactSources& sources, const RuleSelection& selection)
{
    CheckRun run;
    run.byRule.assign(book.rules().size(), Tally{});
    run.ran.assign(book.rules().size(), false);
    const FactSheet sheet(index, sources);
    std::array<std::vector<quint32>, 16> byKind;
    for (quint32 r = 0; r < book.rules().size(); ++r) {
        const Rule& rule = book.rules()[r];
        if (!selection.rules.isEmpty() && !selection.rules.contains(rule.id))
            continue;
        if (selection.packs && !selection.packs->contains(rule.pack))
            continue;
        Scope scope{sheet, sources.facts, 0, {Subject{}}};
        if (evaluateAll(book.packOf(rule).activeWhen, scope) != Tri::True)
            continue;
        run.ran[r] = true;
        byKind[static_cast<size_t>(rule.appliesTo)].push_back(r);
    }
    for (size_t k = 0; k < byKind.size(); ++k) {
        if (byKind[k].empty())
            continue;
        const std::vector<Subject> subjects = subjectsOf(static_cast<SubjectKind>(k), sheet);
        judgeAll(Plan{book, byKind[k]}, sheet, subjects, run);
    }
    std::stable_sort(run.open.begin(), run.open.end(), [](const OpenCheck& a, const OpenCheck& b) {
        return std::tuple(a.rule, a.subject.row, a.subject.part) < std::tuple(b.rule, b.subject.row, b.subject.part);
    });
    run.usedAssumptions = sheet.usedAssumptions();
    return run;
}

} // namespace sp
