// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/evaluate.h"

namespace sp {

namespace {

int rank(Verdict v)
{
    switch (v) {
    case Verdict::Fail: return 3;
    case Verdict::Undecided: return 2;
    case Verdict::Pass: return 1;
    case Verdict::NotApplicable: return 0;
    }
    return 0;
}

Verdict judgeCase(const Check& check, Scope& scope)
{
    const Tri when = evaluateAll(check.when, scope);
    if (when == Tri::False)
        return Verdict::NotApplicable;
    const Tri require = evaluateAll(check.require, scope);
    if (require == Tri::True)
        return Verdict::Pass; // whether or not this case applies, nothing is wrong
    if (require == Tri::False && when == Tri::True)
        return Verdict::Fail;
    return Verdict::Undecided;
}

} // namespace

RuleResult judge(const Rule& rule, const Pack& pack, const FactSource& source, const FactCatalogue& facts, Subject subject)
{
    RuleResult out;
    Scope scope{source, facts, pack.tolerance, {subject}};
    const Tri applies = evaluateAll(rule.when, scope);
    if (applies == Tri::False)
        return out;
    if (applies == Tri::Unknown) {
        out.verdict = Verdict::Undecided;
        out.whenUnknown = true;
        out.checks.push_back({0, Verdict::Undecided});
        return out;
    }
    for (size_t i = 0; i < rule.checks.size(); ++i) {
        const Verdict v = judgeCase(rule.checks[i], scope);
        const auto same = std::find_if(out.checks.begin(), out.checks.end(),
                                       [&](const CheckResult& c) { return rule.checks[c.caseIndex].name == rule.checks[i].name; });
        if (same == out.checks.end())
            out.checks.push_back({static_cast<quint16>(i), v});
        else if (rank(v) > rank(same->verdict))
            *same = {static_cast<quint16>(i), v};
    }
    for (const CheckResult& c : out.checks)
        if (rank(c.verdict) > rank(out.verdict))
            out.verdict = c.verdict;
    return out;
}

namespace {

/// The facts of one example behind the interface of a plan: the main subject is row 0 of its kind, members of relations are numbered.
class ExampleSource final : public FactSource {
public:
    ExampleSource(const Example& example, Subject main) : m_example(example), m_main(main) { }

    Fact value(Subject s, FactId fact, Trace*) const override
    {
        const auto* list = s == m_main ? &m_example.facts : member(s);
        if (list)
            for (const auto& [id, v] : *list)
                if (id == fact)
                    return {true, Why::NoData, Origin::Entered, v};
        // What a member does not say itself it may see through the main subject.
        if (s != m_main)
            return value(m_main, fact, nullptr);
        return {};
    }
    std::optional<std::vector<Subject>> related(Subject, Relation relation, Trace*) const override
    {
        const auto& rows = m_example.related[static_cast<size_t>(relation)];
        if (!rows)
            return std::nullopt;
        static constexpr SubjectKind kinds[] = {SubjectKind::Item, SubjectKind::Leaf, SubjectKind::Supply, SubjectKind::Opening};
        std::vector<Subject> out;
        for (quint32 i = 0; i < rows->size(); ++i)
            out.push_back({kinds[static_cast<size_t>(relation)], i + 1, i});
        return out;
    }
    bool canSee(SubjectKind from, SubjectKind owner) const override
    {
        return from == owner || from == m_main.kind || owner == SubjectKind::Project;
    }
    Fact lookUp(const CodeTable& table, Subject s, Trace*) const override
    {
        for (const CodeTable::Row& row : table.rows) {
            bool fits = true;
            for (const CodeTable::Match& m : row.matches) {
                const Fact f = value(s, m.fact, nullptr);
                if (!f.known)
                    return {};
                if (const auto* w = std::get_if<Word>(&f.value)) {
                    fits = fits && (m.words >> w->index & 1);
                } else if (const auto* b = std::get_if<bool>(&f.value)) {
                    fits = fits && (m.words >> (*b ? 1 : 0) & 1);
                } else {
                    const auto* q = std::get_if<Quantity>(&f.value);
                    const qint64 n = q ? q->n : std::get<qint64>(f.value);
                    fits = fits && (!m.equals || n == *m.equals) && (!m.above || n > *m.above) && (!m.atMost || n <= *m.atMost);
                }
            }
            if (fits)
                return {true, Why::NoData, Origin::Entered, row.gives};
        }
        return {false, Why::BadData, Origin::Entered, false};
    }

private:
    const std::vector<std::pair<FactId, Value>>* member(Subject s) const
    {
        static constexpr SubjectKind kinds[] = {SubjectKind::Item, SubjectKind::Leaf, SubjectKind::Supply, SubjectKind::Opening};
        for (size_t r = 0; r < 4; ++r)
            if (kinds[r] == s.kind && m_example.related[r] && s.part < m_example.related[r]->size())
                return &(*m_example.related[r])[s.part];
        return nullptr;
    }
    const Example& m_example;
    Subject m_main;
};

} // namespace

ExampleReport runExamples(const RuleBook& book, const FactCatalogue& facts)
{
    ExampleReport report;
    for (const Rule& rule : book.rules()) {
        ++report.rules;
        for (const Example& e : rule.examples) {
            ++report.examples;
            const Subject main{rule.appliesTo, 0, 0};
            const ExampleSource source(e, main);
            const RuleResult r = judge(rule, book.packOf(rule), source, facts, main);
            const auto fail = [&](const QString& what, Verdict expected, Verdict found) {
                report.failures.push_back(
                    {ErrorCode::Value,
                     QStringLiteral("%1, example \"%2\"%3: expected %4, found %5")
                         .arg(rule.id, e.name, what, QLatin1String(verdictWord(expected)), QLatin1String(verdictWord(found))),
                     e.where});
            };
            if (r.verdict != e.expect)
                fail(QString(), e.expect, r.verdict);
            for (const auto& expectedCheck : e.checks) {
                const QString& name = expectedCheck.first;
                const Verdict expected = expectedCheck.second;
                const auto it = std::find_if(r.checks.begin(), r.checks.end(),
                                             [&](const CheckResult& c) { return rule.checks[c.caseIndex].name == name; });
                const Verdict found = r.whenUnknown ? Verdict::Undecided : it == r.checks.end() ? Verdict::NotApplicable : it->verdict;
                if (found != expected)
                    fail(QStringLiteral(", check ") + name, expected, found);
            }
        }
    }
    return report;
}

} // namespace sp
