// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/touched_cascade.h"

#include "core/failure/containment_flow.h"

namespace sp {

namespace {

// What is assumed makes a cascade of rooms that say nothing themselves.
bool isAssumed(const Project& p)
{
    return std::any_of(p.assumptions.begin(), p.assumptions.end(), [](const auto& a) {
        return a->fact == u"space.containment" || a->fact == u"space.gmp_grade" || a->fact == u"space.dp_setpoint_pa";
    });
}

// Rooms that rules look at as part of a cascade: by containment or by grade.
bool isInCascade(const Room& room)
{
    static const FieldId containment = field("space.containment");
    static const FieldId grade = field("space.gmp_grade");
    const auto w = room.facts.word(containment);
    const QString level = w ? wordAt(fieldOf(containment).words, *w) : QString();
    return level.endsWith(u'3') || level.endsWith(u'4') || level == u"cleanroom" || room.facts.find(grade);
}

bool isBesideOne(const PlanIndex& index, size_t opening)
{
    for (const int room : {index.opening(opening).roomA, index.opening(opening).roomB})
        if (room >= 0 && isInCascade(index.project().rooms[static_cast<size_t>(room)]))
            return true;
    return false;
}

bool isChanged(const PlanIndex& old, const PlanIndex& now, const IndexChanges& changes)
{
    static const FieldId point = field("space.dp_setpoint_pa");
    static const FieldId service = field("valve.service");
    const auto isDamper = [](const Valve& v) {
        const auto w = v.facts.word(service);
        return w && ContainmentDampers::isOne(wordAt(fieldOf(service).words, *w));
    };
    const auto someChange = [](const RowDiff& diff, const auto& before, const auto& after, auto&& test) {
        return std::any_of(diff.changes.begin(), diff.changes.end(), [&](const RowDiff::Change& c) {
            return (c.before >= 0 && test(before[static_cast<size_t>(c.before)]))
                || (c.after >= 0 && test(after[static_cast<size_t>(c.after)]));
        });
    };
    const Project& before = old.project();
    const Project& after = now.project();
    if (someChange(changes.rooms, before.rooms, after.rooms, [&](const Room& r) { return isInCascade(r) || r.facts.find(point); })
        || someChange(changes.valves, before.valves, after.valves, isDamper))
        return true;
    for (size_t row = 0; row < changes.rebuilt.size(); ++row) {
        const int was = changes.openings.toOld(row);
        if (changes.rebuilt[row] && (isBesideOne(now, row) || (was >= 0 && isBesideOne(old, static_cast<size_t>(was)))))
            return true;
    }
    return std::any_of(changes.openings.changes.begin(), changes.openings.changes.end(),
                       [&](const RowDiff::Change& c) { return c.after < 0 && isBesideOne(old, static_cast<size_t>(c.before)); });
}

} // namespace

void touchCascade(Touched& touched, const PlanIndex& old, const PlanIndex& now, const IndexChanges& changes)
{
    const auto& rooms = now.project().rooms;
    const bool all = isAssumed(now.project());
    if (!all && !isChanged(old, now, changes))
        return;
    for (size_t row = 0; row < rooms.size(); ++row)
        if (all || isInCascade(rooms[row]))
            touched.mark(SubjectKind::Room, static_cast<int>(row));
}

} // namespace sp
