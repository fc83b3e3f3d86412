// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/fact_limit.h"

namespace sp {

namespace {

bool compares(const std::vector<Condition>& list, FactId fact)
{
    return std::any_of(list.begin(), list.end(), [&](const Condition& c) {
        return (c.kind == Condition::Kind::Leaf && c.fact == fact) || compares(c.children, fact);
    });
}

bool isLimit(const QString& op)
{
    return op == u"at_most" || op == u"at_least" || op == u"below" || op == u"above";
}

} // namespace

std::vector<FactLimit> limitsOf(const Assessment& assessment, const Library& library, FactId fact, Subject subject)
{
    std::vector<FactLimit> out;
    const RuleBook& book = library.book;
    for (size_t row = 0; row < book.rules().size(); ++row) {
        const Rule& rule = book.rules()[row];
        const bool ran = row < assessment.run.ran.size() && assessment.run.ran[row];
        if (!ran || rule.appliesTo != subject.kind
            || std::none_of(rule.checks.begin(), rule.checks.end(), [&](const Check& c) { return compares(c.require, fact); }))
            continue;
        const RuleResult result = judge(rule, book.packOf(rule), *assessment.sheet, library.facts, subject);
        for (const CheckResult& check : result.checks) {
            if (check.verdict == Verdict::NotApplicable || !compares(rule.checks[check.caseIndex].require, fact))
                continue;
            OpenCheck open;
            open.rule = static_cast<quint32>(row);
            open.subject = subject;
            open.caseIndex = check.caseIndex;
            open.verdict = check.verdict;
            const Finding said = explain(book, *assessment.sheet, open);
            FactLimit limit{rule.id, check.verdict, {}, std::nullopt, said.cite};
            for (const Required& required : said.required)
                if (required.fact == fact && isLimit(required.op)) {
                    limit.op = required.op;
                    if (required.limitKnown && required.values.size() == 1)
                        limit.limit = required.values.front();
                    break; // the limit comes first, what excuses it after
                }
            out.push_back(std::move(limit));
        }
    }
    return out;
}

} // namespace sp
