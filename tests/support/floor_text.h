// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/egress/walk_floor.h"

namespace sp::test {

inline QString floorText(PlanPoint p)
{
    return QStringLiteral("(%1,%2)").arg(toMm(p.x), 0, 'f', 3).arg(toMm(p.y), 0, 'f', 3);
}
inline QString floorText(const Ring& ring)
{
    QStringList out;
    for (const PlanPoint p : ring)
        out += floorText(p);
    return out.join(u' ');
}

inline const char* causeWord(NotMeasured::Cause cause)
{
    static constexpr const char* words[] = {"no outline", "broken outline", "no door", "no place", "not on outline", "closed off",
                                            "no length",  "overlap",        "moved",   "no state", "open boundary",  "above grade"};
    return words[static_cast<size_t>(cause)];
}

/// "rm-a closed off 1.25", "op-1 rm-a moved 20000000": what could not be measured, in the order in which it was found.
inline QStringList problemTexts(const WalkPlan& plan, const Project& p)
{
    QStringList out;
    for (const NotMeasured& n : plan.problems) {
        QStringList words;
        if (n.opening >= 0)
            words += p.openings[static_cast<size_t>(n.opening)].id.text();
        if (n.room >= 0)
            words += p.rooms[static_cast<size_t>(n.room)].id.text();
        if (n.otherRoom >= 0)
            words += p.rooms[static_cast<size_t>(n.otherRoom)].id.text();
        if (n.stair >= 0)
            words += p.stairs[static_cast<size_t>(n.stair)].id.text();
        words += QLatin1String(causeWord(n.cause));
        if (n.amount != 0)
            words += QString::number(n.amount, 'g', 6);
        out += words.join(u' ');
    }
    return out;
}

/// Everything of a floor, to be compared.
inline QString floorText(const WalkPlan& plan, const Project& p)
{
    QStringList out;
    const auto id = [](const auto& table, int row) { return row < 0 ? QStringLiteral("-") : table[static_cast<size_t>(row)].id.text(); };
    const auto add = [&](const QString& line) { out += line; };
    add(QStringLiteral("storey %1 axes %2").arg(id(p.storeys, plan.storey)).arg(plan.axes));
    for (const auto& walk : plan.cells) {
        add(QStringLiteral("cell"));
        for (const Ring& ring : walk->cell().rings)
            add(floorText(ring));
        for (const CellNode& node : walk->cell().nodes)
            add(QStringLiteral("node %1 %2 %3").arg(floorText(node.at)).arg(node.ring).arg(node.edge));
    }
    for (const WalkSpace& s : plan.spaces) {
        add(QStringLiteral("space %1 cell %2 %3%4").arg(id(p.rooms, s.room)).arg(s.cell).arg(s.corridor).arg(s.noThrough));
        for (const Ring& ring : s.area)
            add(floorText(ring));
    }
    const auto face = [](const WalkDoor::Face& f) {
        QString text = QStringLiteral("%1 cell %2 space %3").arg(static_cast<int>(f.beside)).arg(f.cell).arg(f.space);
        for (const int n : f.nodes)
            text += QStringLiteral(" n%1").arg(n);
        return text + floorText(f.middle) + floorText(f.jambs[0]) + floorText(f.jambs[1]);
    };
    for (const WalkDoor& d : plan.doors)
        add(QStringLiteral("door %1 | %2 | %3 | %4 %5 %6%7%8")
                .arg(id(p.openings, d.opening), face(d.a), face(d.b))
                .arg(d.crossing, 0, 'f', 0)
                .arg(d.width.n)
                .arg(d.leaf)
                .arg(d.passable)
                .arg(d.horizontalExit));
    for (const WalkGap& g : plan.gaps)
        add(QStringLiteral("gap %1 %2 %3 %4 %5")
                .arg(id(p.openings, g.opening))
                .arg(g.spaceA)
                .arg(g.spaceB)
                .arg(floorText(g.from), floorText(g.to)));
    for (const WalkLink& l : plan.links)
        add(QStringLiteral("link %1 %2 %3 %4 %5")
                .arg(id(p.stairs, l.stair))
                .arg(l.space)
                .arg(floorText(l.at), id(p.rooms, l.otherRoom))
                .arg(l.nm.value_or(-1), 0, 'f', 0));
    return (out + problemTexts(plan, p)).join(u'\n');
}

} // namespace sp::test
