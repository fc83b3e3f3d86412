// SPDX-License-Identifier: GPL-3.0-or-later
// Holes of walls with nothing in them: ways through without a door, and what only looks like one.
#include "core/interop/ifc/import_places.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace sp {

namespace {

enum class Fate : quint8 { Cased, Low, Filled };

/// A hole holds something without saying so: a curtain wall that cuts its wall, a wall that closes it again, or the door of the other
/// leaf of a double wall.
bool isFilled(const ImportBuild& build, const IfcHole& h)
{
    constexpr double half = 0.5; // of the hole
    constexpr double beside = 300; // mm: what fills a hole may stand in one face of the wall, or in its other leaf
    const IfcRegion hole = ifcRegion(ifcRing(planRing(h.body.outline)), {});
    const auto fills = [&](const IfcPolygon& outline, std::optional<Length> bottom, std::optional<Length> top, double by) {
        if (outline.size() < 3 || !bottom || !top || *bottom >= *h.body.top || *top <= *h.body.bottom + mm(1000))
            return false;
        const PlanBox a = boxOf(planRing(outline)), b = boxOf(planRing(h.body.outline));
        const Length reach{std::llround(by * 1e6)};
        if (a.least.x > b.most.x + reach || b.least.x > a.most.x + reach || a.least.y > b.most.y + reach || b.least.y > a.most.y + reach)
            return false;
        const IfcRegion grown = ifcGrown(ifcRegion(ifcRing(planRing(outline)), {}), by);
        return ifcArea(ifcCommon(hole, grown)) > half * ifcArea(hole);
    };
    for (const IfcWall& w : build.model.curtainWalls) {
        if (fills(w.outline, w.bottom, w.top, beside))
            return true;
    }
    for (const IfcDoor& d : build.model.doors) {
        const std::optional<IfcBody>& body = d.hole ? d.hole : d.body;
        if (body && fills(body->outline, body->bottom, body->top, beside))
            return true;
    }
    for (size_t i = 0; i < build.model.walls.size(); ++i) {
        const IfcWall& w = build.model.walls[i];
        if (static_cast<int>(i) != *h.hostWall && fills(w.outline, w.bottom, w.top, 0))
            return true;
    }
    return false;
}

// A hole that reaches the floor and goes through the wall is a way through; any other is a niche or a window that is not drawn.
Fate importHole(ImportBuild& build, const IfcHole& h)
{
    constexpr double sill = 100, leastHeight = 1800, leastWidth = 600, mostOfWall = 0.8; // mm
    static const FieldId operation = field("door.operation");
    static const FieldId leafLabel = field("door.label_min"), frameLabel = field("door.frame_label_min");
    const IfcWall& host = build.model.walls[static_cast<size_t>(*h.hostWall)];
    const PlanPoint middle = middleOf(h.body.outline);
    std::optional<int> storey = h.storey ? h.storey : host.storey;
    if (h.body.bottom && build.heightsHold()) {
        const std::optional<int> building = storey ? build.model.storeys[static_cast<size_t>(*storey)].building : std::nullopt;
        if (const std::optional<int> at = build.storeyAt(toMm(*h.body.bottom), building))
            storey = at;
    }
    const Table<Wall>::Pointer wall = nearestRun(build.walls[static_cast<size_t>(*h.hostWall)], middle, build.storeyId(storey));
    const double floor = storey && build.heightsHold() ? build.storeyZ[static_cast<size_t>(*storey)]
        : host.bottom                                  ? toMm(*host.bottom)
                                                       : std::nan("");
    if (!wall || !h.body.bottom || !h.body.top || !(std::fabs(toMm(*h.body.bottom) - floor) <= sill)
        || toMm(*h.body.top) - toMm(*h.body.bottom) < leastHeight)
        return Fate::Low;
    const double angle = directionOf(*wall);
    const double width = extentAlong(h.body.outline, angle), depth = extentAlong(h.body.outline, angle + std::numbers::pi / 2);
    if (isFilled(build, h))
        return Fate::Filled;
    if (width < leastWidth || (wall->thickness && depth < mostOfWall * toMm(*wall->thickness)))
        return Fate::Low;
    Opening out{.id = build.idFor<OpeningId>("op", h)};
    out.guid = guidOf(h);
    out.place.width = ifcLength(width);
    out.place.height = Length{h.body.top->n - h.body.bottom->n};
    putOnWall(*wall, middle, build.storeyId(storey), out.place);
    out.facts.set(operation, Word{static_cast<quint16>(*wordIndex(fieldOf(operation).words, u"cased_opening"))});
    for (const FieldId label : {leafLabel, frameLabel}) // a hole has none: in a rated wall that is a finding
        out.facts.set(label, Quantity{Dim::Time, 0});
    if (h.name)
        out.imported.emplace_back(QStringLiteral("name"), *h.name);
    build.note(h, ImportCause::CasedOpening, QStringLiteral("a hole to the floor with no door in it: a cased opening"),
               build.storeyId(storey));
    build.openings.push_back(std::make_shared<const Opening>(std::move(out)));
    build.casedHoles.push_back(static_cast<size_t>(&h - build.model.holes.data()));
    return Fate::Cased;
}

} // namespace

void importHoles(ImportBuild& build)
{
    int low = 0, filled = 0;
    for (const IfcHole& h : build.model.holes) {
        const Fate fate = importHole(build, h);
        low += fate == Fate::Low;
        filled += fate == Fate::Filled;
    }
    if (low > 0)
        build.note(QString(), ImportCause::NotPlan,
                   QStringLiteral("%1 holes of walls with nothing in them do not reach the floor or go through; left out").arg(low));
    if (filled > 0)
        build.note(
            QString(), ImportCause::NotPlan,
            QStringLiteral("%1 holes of walls hold a door, a wall or a curtain wall of their own; they are no cased openings").arg(filled));
}

} // namespace sp
