// SPDX-License-Identifier: GPL-3.0-or-later
// How a checker checks one group again.
#include "core/report/checker.h"

namespace sp {

namespace {

bool sameDrafts(const std::vector<Draft>& a, size_t from, const std::vector<Draft>& b)
{
    return std::equal(b.begin(), b.end(), a.begin() + static_cast<std::ptrdiff_t>(from),
                      [](const Draft& x, const Draft& y) { return x.finding == y.finding && x.note == y.note; });
}

} // namespace

void Checker::recheck(SubjectKind kind, quint32 row, Touched::Mask mask)
{
    const FieldWatch watch(m_sheet->watched());
    std::unique_ptr<CheckedGroup>& slot = groupsOf(kind)[row];
    if (!slot && kind != SubjectKind::Opening && m_rules.byKind[static_cast<size_t>(kind)].empty())
        return; // there may be thousands of devices, and no rule that looks at one
    if (!slot) {
        slot = std::make_unique<CheckedGroup>();
        mask = Touched::everything;
    }
    CheckedGroup& group = *slot;
    // Which subjects there are, or whether there is anything to judge, may be another answer now.
    const bool all = (mask & Touched::everything) == Touched::everything
        || std::any_of(group.judged.begin(), group.judged.end(),
                       [&](const JudgedRule& j) { return j.rule == JudgedRule::none && m_reads.concerned(j.reads, mask); });
    bool changed = all || mask & Touched::status;
    if (all)
        judgeAll(kind, row, group);
    else
        changed = judgeSome(row, group, mask) || changed;
    if (kind == SubjectKind::Opening && (all || m_reads.concerned(group.contradictionReads, mask))) {
        m_sheet->takeReads();
        group.contradictions = contradictionsOf(*m_sheet, row, m_contradictable);
        FactReads reads = m_sheet->takeReads();
        reads.assumptions.clear();
        m_reads.drop(std::exchange(group.contradictionReads, m_reads.take(std::move(reads))));
    }
    // A waiver stands on facts that the rule itself need not have read.
    if (changed || (!m_waiversOf.isEmpty() && m_waiversOf.contains(m_sheet->idOf({kind, row, 0}))))
        finish(kind, row, group);
}

void Checker::judgeAll(SubjectKind kind, quint32 row, CheckedGroup& group)
{
    std::vector<JudgedRule> judged;
    std::vector<Draft> drafts;
    for (const JudgedRule& j : group.judged)
        dropJudged(j);
    for (const SubjectKind k : {kind, SubjectKind::Leaf}) {
        const auto& rules = m_rules.byKind[static_cast<size_t>(k)];
        if ((k == SubjectKind::Leaf && kind != SubjectKind::Opening) || rules.empty())
            continue;
        m_sheet->takeReads();
        const std::vector<Subject> subjects = subjectsOf(k, row, *m_sheet);
        judged.push_back({JudgedRule::none, 0, Verdict::NotApplicable, m_reads.take(m_sheet->takeReads())});
        for (const Subject& subject : subjects)
            for (const quint32 rule : rules)
                judged.push_back(judge(rule, subject, drafts, group));
    }
    std::stable_sort(drafts.begin(), drafts.end(), draftBefore);
    group.judged = std::move(judged);
    group.drafts = std::move(drafts);
}

// Says whether a finding or a note is another one.
bool Checker::judgeSome(quint32 row, CheckedGroup& group, Touched::Mask mask)
{
    bool changed = false;
    std::vector<Draft> drafts;
    for (JudgedRule& j : group.judged) {
        if (j.rule == JudgedRule::none || !m_reads.concerned(j.reads, mask))
            continue;
        const JudgedRule before = j;
        const Subject subject{m_library.book.rules()[j.rule].appliesTo, row, j.part};
        drafts.clear();
        j = judge(before.rule, subject, drafts, group);
        dropJudged(before);
        const auto [from, to] = draftsOf(group, before.rule, before.part);
        const auto at = group.drafts.begin() + static_cast<std::ptrdiff_t>(from);
        if (to - from != drafts.size()) {
            changed = true;
            group.drafts.insert(group.drafts.erase(at, group.drafts.begin() + static_cast<std::ptrdiff_t>(to)),
                                std::make_move_iterator(drafts.begin()), std::make_move_iterator(drafts.end()));
        } else {
            changed = changed || !sameDrafts(group.drafts, from, drafts);
            std::move(drafts.begin(), drafts.end(), at);
        }
    }
    return changed;
}

JudgedRule Checker::judge(quint32 rule, Subject subject, std::vector<Draft>& drafts, const CheckedGroup& before)
{
    std::vector<OpenCheck> open, notes;
    m_sheet->takeReads();
    const auto verdict = judgeSubject(m_library.book, *m_sheet, rule, subject, open, notes);
    FactReads reads = m_sheet->takeReads();
    JudgedRule out{rule, static_cast<quint16>(subject.part), verdict.value_or(Verdict::NotApplicable), 0};
    if (verdict)
        ++m_byRule[rule][static_cast<size_t>(*verdict)];
    else
        out.rule = JudgedRule::none; // nothing to judge
    const auto [from, to] = draftsOf(before, rule, out.part);
    const auto add = [&, first = from, last = to](const OpenCheck& check, bool note) {
        auto finding = std::make_shared<const Finding>(explain(m_library.book, *m_sheet, check));
        const auto end = before.drafts.begin() + static_cast<std::ptrdiff_t>(last);
        const auto same = std::find_if(before.drafts.begin() + static_cast<std::ptrdiff_t>(first), end,
                                       [&](const Draft& d) { return *d.finding == *finding; });
        drafts.push_back({check, note, same == end ? std::move(finding) : same->finding});
    };
    for (const OpenCheck& check : open)
        add(check, false);
    for (const OpenCheck& check : notes)
        add(check, true);
    // Texts have read more than the verdict; assumptions count for what they decide.
    const FactReads texts = m_sheet->takeReads();
    reads.owners |= texts.owners;
    reads.facts.add(texts.facts);
    out.reads = m_reads.take(std::move(reads));
    return out;
}

void Checker::dropJudged(const JudgedRule& j)
{
    m_reads.drop(j.reads);
    if (j.rule != JudgedRule::none)
        --m_byRule[j.rule][static_cast<size_t>(j.verdict)];
}

void Checker::finish(SubjectKind kind, quint32 row, CheckedGroup& group)
{
    std::vector<GroupWaiver> waivers;
    if (!m_waiversOf.isEmpty()) {
        const Project& p = m_index->project();
        for (const quint32 w : m_waiversOf.value(m_sheet->idOf({kind, row, 0}))) {
            GroupWaiver entry{&p.waivers[w], std::nullopt};
            const auto fail = std::find_if(group.drafts.begin(), group.drafts.end(), [&](const Draft& d) {
                return !d.note && d.open.verdict == Verdict::Fail && d.finding->key == entry.waiver->finding;
            });
            if (fail != group.drafts.end()) {
                Subject subject = fail->open.subject;
                subject.row = row;
                entry.match = matchWaiver(*entry.waiver, m_library.book, m_rules.ran, *m_sheet, fail->finding.get(), subject, m_today);
            }
            m_matches[w] = entry.match;
            waivers.push_back(std::move(entry));
        }
    }
    const GroupCounts counts = group.counts;
    const auto findings = group.findings;
    const auto notes = group.notes;
    finishGroup(group, m_library.book, waivers, m_reviews);
    m_counts.add(counts, -1);
    m_counts.add(group.counts, 1);
    exchange(findings, group.findings, false);
    exchange(notes, group.notes, true);
    if (findings == group.findings)
        return;
    const QString id = m_sheet->idOf({kind, row, 0});
    if (group.findings.empty())
        m_byEntity.remove(id);
    else
        m_byEntity.insert(id, std::make_shared<const std::vector<FindingList::Pointer>>(group.findings));
}

void Checker::exchange(const std::vector<FindingList::Pointer>& old, const std::vector<FindingList::Pointer>& now, bool note)
{
    const auto has = [](const std::vector<FindingList::Pointer>& list, const FindingList::Pointer& f) {
        return std::find(list.begin(), list.end(), f) != list.end();
    };
    for (const FindingList::Pointer& f : old)
        if (!has(now, f))
            m_pending.push_back({f, false, note});
    for (const FindingList::Pointer& f : now)
        if (!has(old, f))
            m_pending.push_back({f, true, note});
}

void Checker::withdraw(CheckedGroup& group)
{
    for (const JudgedRule& j : group.judged)
        dropJudged(j);
    m_reads.drop(group.contradictionReads);
    m_counts.add(group.counts, -1);
    exchange(group.findings, {}, false);
    exchange(group.notes, {}, true);
    if (!group.findings.empty())
        m_byEntity.remove(entityOfKey(group.findings.front()->key));
}

} // namespace sp
