// SPDX-License-Identifier: GPL-3.0-or-later
// How a checker makes an assessment of what it has found.
#include "core/report/checker.h"

namespace sp {

namespace {

// What was put in and taken out again since the last assessment cancels out.
template <class List>
void net(std::vector<FindingList::Pointer>& removed, std::vector<FindingList::Pointer>& added, const List& pending, bool note)
{
    QHash<const Finding*, int> sum;
    const bool onlyAdded = std::all_of(pending.begin(), pending.end(), [](const auto& p) { return p.added; });
    if (!onlyAdded)
        for (const auto& p : pending)
            sum[p.finding.get()] += p.added ? 1 : -1;
    for (const auto& p : pending) {
        if (p.note != note)
            continue;
        if (onlyAdded) {
            added.push_back(p.finding);
        } else if (int& n = sum[p.finding.get()]; n != 0) {
            (n > 0 ? added : removed).push_back(p.finding);
            n = 0;
        }
    }
}

} // namespace

std::shared_ptr<const Assessment> Checker::publish(qint64 unchecked, bool searchDue)
{
    const Project& p = m_index->project();
    auto a = std::make_shared<Assessment>();
    a->index = m_index;
    auto sheet = std::make_shared<FactSheet>(m_index, m_library.sources());
    sheet->setPlanFacts(m_found);
    sheet->setEgress(m_measured);
    a->egress = m_measured;
    a->sheet = std::move(sheet);
    a->selection = m_selection;
    a->unchecked = unchecked;
    a->searchDue = searchDue;
    for (const bool note : {false, true}) {
        std::vector<FindingList::Pointer> removed, added;
        net(removed, added, m_pending, note);
        (note ? m_notes : m_findings).change(std::move(removed), std::move(added));
    }
    m_pending.clear();
    a->findings = m_findings;
    a->passNotes = m_notes;
    a->byEntity = m_byEntity;
    a->run.byRule = m_byRule;
    a->run.ran = m_rules.ran;
    FactReads used;
    used.add({0, m_rulesUse, {}});
    used.add({0, m_reads.usedAssumptions(), {}});
    for (const quint32 row : used.assumptions)
        a->run.usedAssumptions += p.assumptions[row].id.text();
    for (quint32 row = 0; row < p.waivers.size(); ++row) {
        a->waivers.push_back(m_matches[row] ? *m_matches[row]
                                            : matchWaiver(p.waivers[row], m_library.book, m_rules.ran, *m_sheet, nullptr, {}, m_today));
        a->unusedWaivers += a->waivers.back().state == WaiverState::Unused ? 1 : 0;
    }
    const Groups& openings = groupsOf(SubjectKind::Opening);
    for (quint32 row = 0; row < openings.size(); ++row) {
        if (!openings[row])
            continue; // new and not checked yet
        for (const Contradiction& c : openings[row]->contradictions) {
            a->contradictions.push_back(c);
            a->contradictions.back().subject.row = row;
        }
    }
    a->waived = m_counts.waived;
    a->stale = m_counts.stale;
    a->noData = m_counts.undecided[static_cast<size_t>(UndecidedBy::NoData)];
    a->badData = m_counts.undecided[static_cast<size_t>(UndecidedBy::BadData)];
    a->noEngine = m_counts.undecided[static_cast<size_t>(UndecidedBy::NoEngine)];
    a->site = m_counts.undecided[static_cast<size_t>(UndecidedBy::Site)];
    a->clean = unchecked == 0 && !searchDue && m_counts.openFails == 0 && a->noData == 0 && a->badData == 0 && a->contradictions.empty()
        && m_selection.rules.isEmpty() && !m_selection.packs;
    return a;
}

} // namespace sp
