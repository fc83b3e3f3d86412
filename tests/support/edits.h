// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/edit/edit_plan.h"
#include "core/io/plan_writer.h"
#include "core/model/topology.h"
#include "tests/support/plans.h"

#include <QTest>

namespace sp::test {

inline std::shared_ptr<const Topology> topologyOf(const Project& project)
{
    return TopologyBuilder().update(project);
}

/// What is wrong with an edit: its error, an inverse that does not restore the plan, references to nothing, a plan that cannot be read again.
/// Empty when all is well.
inline QString faultOf(const Project& before, const Result<Edited>& edited)
{
    if (!edited)
        return errorText(edited);
    Project now = before;
    apply(now, edited.value().patch);
    const Errors lost = orphans(now);
    if (!lost.empty())
        return QStringLiteral("orphans: ") + texts(lost);
    const PlanFile again = readPlan(writePlan(now), QStringLiteral("saved"));
    if (!again.problems.empty())
        return QStringLiteral("cannot be read again: ") + texts(again.problems);
    if (!(again.project == now))
        return QStringLiteral("is not the same after saving and reading");
    apply(now, inverse(edited.value().patch));
    return now == before ? QString() : QStringLiteral("the inverse does not restore the plan");
}

/// The plan after an edit.
inline Project with(const Project& before, const Result<Edited>& edited)
{
    Project now = before;
    if (edited)
        apply(now, edited.value().patch);
    return now;
}

/// A storey of 12 by 8 m: rooms 101 and 102 in the south, a corridor 100 across the middle, room 103 in the north; walls 200 mm, drawn from
/// left to right and from bottom to top. `more` is put behind, a section of the file each.
inline Project corridorPlan(const QByteArray& more = {}, const QByteArray& units = "metric")
{
    const PlanFile file =
        readPlan("format: 1\nproject:\n  name: \"Test\"\n  units: " + units
                     + "\nstoreys:\n  - {id: st-1, name: \"Level 1\", elevation: 0 mm, height: 3500 mm, above_grade: 1}\n"
                       "walls:\n"
                       "  - {id: wl-cn, storey: st-1, from: [0, 5000], to: [12000, 5000], thickness: 200 mm, type: corridor_partition}\n"
                       "  - {id: wl-cs, storey: st-1, from: [0, 3000], to: [12000, 3000], thickness: 200 mm, type: corridor_partition}\n"
                       "  - {id: wl-e, storey: st-1, from: [12000, 0], to: [12000, 8000], thickness: 200 mm, type: exterior}\n"
                       "  - {id: wl-mid, storey: st-1, from: [6000, 0], to: [6000, 3000], thickness: 200 mm, type: unrated}\n"
                       "  - {id: wl-n, storey: st-1, from: [0, 8000], to: [12000, 8000], thickness: 200 mm, type: exterior}\n"
                       "  - {id: wl-s, storey: st-1, from: [0, 0], to: [12000, 0], thickness: 200 mm, type: exterior}\n"
                       "  - {id: wl-w, storey: st-1, from: [0, 0], to: [0, 8000], thickness: 200 mm, type: exterior}\n"
                       "rooms:\n"
                       "  - {id: rm-100, storey: st-1, number: \"100\", name: \"CORRIDOR\", kind: corridor, at: [3000, 4000]}\n"
                       "  - {id: rm-101, storey: st-1, number: \"101\", name: \"LAB\", kind: room, at: [3000, 1500]}\n"
                       "  - {id: rm-102, storey: st-1, number: \"102\", name: \"OFFICE\", kind: room, at: [9000, 1500]}\n"
                       "  - {id: rm-103, storey: st-1, number: \"103\", name: \"HALL\", kind: room, at: [6000, 6500]}\n"
                     + more,
                 QStringLiteral("plan"));
    if (!file.problems.empty())
        qFatal("%s", qPrintable(texts(file.problems)));
    return file.project;
}

/// The only entity of a kind that an edit made, or a copy with no id when it made none.
inline QString onlyMade(const Result<Edited>& edited)
{
    return edited && edited.value().made.size() == 1 ? edited.value().made.first() : QString();
}

} // namespace sp::test

/// The edit is possible, reversible and leaves a plan that is whole.
#define SP_SOUND(before, edited)                                                                                                           \
    do {                                                                                                                                   \
        const QString fault = sp::test::faultOf(before, edited);                                                                           \
        QVERIFY2(fault.isEmpty(), qPrintable(fault));                                                                                      \
    } while (false)
