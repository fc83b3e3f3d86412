// SPDX-License-Identifier: GPL-3.0-or-later
// The measuring of the ways out in a check: what has to be measured again, and who is judged again because of it.
#include "core/report/checker.h"

#include <algorithm>

namespace sp {

namespace {

template <class T>
const T* byId(const std::vector<T>& list, const QString& id)
{
    const auto at = std::lower_bound(list.begin(), list.end(), id, [](const T& t, const QString& key) { return t.id < key; });
    return at != list.end() && at->id == id ? &*at : nullptr;
}

// Of two lists by id: the ids of those that are in one only, or differ.
template <class T, class F>
void eachChanged(const std::vector<T>& before, const std::vector<T>& after, F&& changed)
{
    for (const T& t : after)
        if (const T* was = byId(before, t.id); !was || !(*was == t))
            changed(t.id);
    for (const T& t : before)
        if (!byId(after, t.id))
            changed(t.id);
}

} // namespace

bool Checker::isEgressNeeded() const
{
    for (size_t rule = 0; rule < m_needEgress.size(); ++rule)
        if (m_needEgress[rule] && m_rules.ran[rule])
            return true;
    return false;
}

// Says whether it has come to its end.
bool Checker::measureEgress(const std::function<bool()>& stop)
{
    if (!isEgressNeeded())
        return true;
    EgressEngine::Changed changed;
    if (m_measured) {
        const auto rows = [&](SubjectKind kind) {
            std::vector<bool> out;
            for (const Touched::Mask mask : m_touched.of(kind)) {
                const bool facts = mask & ~(Touched::status | Touched::shared);
                out.push_back(facts || (mask & Touched::shared && m_egressReads.meets(m_touched.facts)));
            }
            return out;
        };
        changed = {rows(SubjectKind::Opening), rows(SubjectKind::Room)};
    }
    m_sheet->takeReads();
    const FieldWatch watch(m_sheet->watched());
    auto results = m_egress.update(*m_sheet, changed, stop);
    m_egressReads.add(m_sheet->takeReads().facts);
    if (!results)
        return false;
    markEgress(m_measured.get(), *results);
    m_scenariosDue = m_scenariosDue || m_measured != results;
    m_measured = std::move(results);
    markWaiting(changed);
    m_sheet->setEgress(m_measured);
    return true;
}

// What somebody waits for is named from the opening or room itself, and may be another fact now while the results are as they were.
void Checker::markWaiting(const EgressEngine::Changed& changed)
{
    const Project& p = m_index->project();
    const auto any = [&](SubjectKind kind, const std::vector<bool>& rows, const std::vector<QString>& ids) {
        return std::any_of(ids.begin(), ids.end(), [&](const QString& id) {
            const auto row = rowOf(p, kind, id);
            return row && *row < rows.size() && rows[*row];
        });
    };
    const auto openings = [&](const std::vector<QString>& ids) { return any(SubjectKind::Opening, changed.openings, ids); };
    bool found = false;
    const auto markRow = [&](SubjectKind kind, size_t row) {
        m_touched.mark(kind, static_cast<int>(row), Touched::shared);
        found = true;
    };
    const auto mark = [&](SubjectKind kind, const QString& id) {
        if (const auto row = rowOf(p, kind, id))
            markRow(kind, *row);
    };
    for (size_t row = 0; row < changed.openings.size(); ++row)
        if (changed.openings[row] && m_measured->door(p.openings[row].id.text()))
            markRow(SubjectKind::Opening, row);
    for (const auto& storey : m_measured->storeys) {
        for (const EgressRoom& room : storey->rooms)
            if (openings(room.travel.waitsFor) || openings(room.common.waitsFor) || openings(room.deadEndsWaitFor)
                || openings(room.exitDoorsWaitFor))
                mark(SubjectKind::Room, room.id);
        // A door may name all rooms of its storey, and the door out of a stair those of other doors.
        const bool loads = any(SubjectKind::Room, changed.rooms, storey->storey.loadsMissing);
        if (loads) {
            for (const EgressDoor& door : storey->doors)
                mark(SubjectKind::Opening, door.id);
            for (size_t row = 0; row < p.openings.size(); ++row)
                if (m_index->opening(row).stair >= 0)
                    markRow(SubjectKind::Opening, row);
        }
        if (loads || openings(storey->storey.exitsWaitFor))
            mark(SubjectKind::Storey, storey->storey.id);
    }
    if (found) {
        m_touched.facts.add(m_sheet->egressMark());
        m_reads.setChanged(m_touched.facts);
    }
}

// Whose results have changed has to be judged again, and whoever sees it: an opening its rooms, all of a storey the storey.
void Checker::markEgress(const EgressResults* before, const EgressResults& after)
{
    const Project& p = m_index->project();
    const auto mark = [&](SubjectKind kind, const QString& id) {
        if (const auto subject = subjectOfId(p, id))
            m_touched.mark(kind, static_cast<int>(subject->row), Touched::shared);
    };
    static const EgressStoreyResults nothing;
    bool any = !before;
    for (const auto& now : after.storeys) {
        const EgressStoreyResults* was = &nothing;
        for (size_t i = 0; before && i < before->storeys.size(); ++i)
            if (before->storeys[i]->storey.id == now->storey.id)
                was = before->storeys[i].get();
        if (was == now.get())
            continue;
        any = true;
        const bool all = !(was->storey == now->storey) || !(before && before->settings == after.settings);
        if (all) {
            mark(SubjectKind::Storey, now->storey.id);
            for (const EgressRoom& room : now->rooms)
                mark(SubjectKind::Room, room.id);
            for (const EgressDoor& door : now->doors)
                mark(SubjectKind::Opening, door.id);
        }
        eachChanged(was->doors, now->doors, [&](const QString& id) { mark(SubjectKind::Opening, id); });
        eachChanged(was->rooms, now->rooms, [&](const QString& id) {
            mark(SubjectKind::Room, id);
            if (const auto row = rowOf(p, SubjectKind::Room, id))
                for (const int opening : m_index->openingsInto(*row))
                    m_touched.mark(SubjectKind::Opening, opening, Touched::shared);
        });
    }
    if (before)
        for (const auto& was : before->storeys)
            for (const EgressRoom& room : was->rooms)
                if (!after.room(room.id)) {
                    any = true;
                    mark(SubjectKind::Room, room.id);
                }
    // The door out of a stair takes the people of all doors into it: also of one that is at the stair no longer, or newly.
    std::vector<std::pair<OpeningId, StairId>> atStairs;
    const auto& touched = m_touched.of(SubjectKind::Opening);
    bool stairs = any;
    for (size_t row = 0; row < p.openings.size(); ++row)
        if (const int stair = m_index->opening(row).stair; stair >= 0) {
            atStairs.emplace_back(p.openings[row].id, p.stairs[static_cast<size_t>(stair)].id);
            stairs = stairs || touched[row];
        }
    stairs = stairs || atStairs != m_stairDoors;
    m_stairDoors = std::move(atStairs);
    for (const auto& [opening, stair] : m_stairDoors)
        if (stairs)
            m_touched.mark(SubjectKind::Opening, static_cast<int>(p.openings.indexOf(opening)));
    if (any) {
        m_touched.facts.add(m_sheet->egressMark());
        m_reads.setChanged(m_touched.facts);
    }
}

} // namespace sp
