// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interop/ifc/import_build.h"
#include "core/interop/ifc/import_facts.h"

#include <algorithm>
#include <cmath>

namespace sp {

namespace {

constexpr double leastThickness = 20, mostThickness = 900; // mm between two edges that are the faces of one wall
constexpr double parallel = 0.02; // sine of the angle between them
constexpr double leastRun = 100; // mm
constexpr size_t mostEdges = 400;
constexpr double longestChord = 1500; // mm; and an arc is cut into at least two parts

struct Edge {
    IfcVec from, unit;
    double length = 0;
};

double along(const Edge& e, IfcVec p)
{
    return (p.x - e.from.x) * e.unit.x + (p.y - e.from.y) * e.unit.y;
}

double left(const Edge& e, IfcVec p)
{
    return (p.y - e.from.y) * e.unit.x - (p.x - e.from.x) * e.unit.y;
}

} // namespace

std::vector<WallRun> wallRuns(const IfcRing& outline)
{
    std::vector<WallRun> runs;
    if (outline.size() > mostEdges)
        return runs;
    std::vector<Edge> edges;
    for (size_t i = 0; i < outline.size(); ++i) {
        const IfcVec a = outline[i], b = outline[(i + 1) % outline.size()];
        const double length = std::hypot(b.x - a.x, b.y - a.y);
        if (length >= leastRun)
            edges.push_back({a, {(b.x - a.x) / length, (b.y - a.y) / length, 0}, length});
    }
    for (size_t i = 0; i < edges.size(); ++i) {
        // The nearest edge that faces this one across the body, which lies on the left.
        const Edge& e = edges[i];
        std::optional<WallRun> best;
        size_t partner = 0;
        for (size_t k = 0; k < edges.size(); ++k) {
            const Edge& f = edges[k];
            if (e.unit.x * f.unit.x + e.unit.y * f.unit.y > 0 || std::fabs(e.unit.x * f.unit.y - e.unit.y * f.unit.x) > parallel)
                continue;
            const double gap = left(e, f.from);
            const double low = std::max(0.0, along(e, f.from + f.unit * f.length)), high = std::min(e.length, along(e, f.from));
            if (gap < leastThickness || gap > mostThickness || high - low < leastRun || high - low < gap
                || (best && gap >= best->thickness))
                continue;
            const IfcVec across{-e.unit.y * gap / 2, e.unit.x * gap / 2, 0};
            best = WallRun{e.from + e.unit * low + across, e.from + e.unit * high + across, gap};
            partner = k;
        }
        if (best && partner > i) // each pair once
            runs.push_back(*best);
    }
    return runs;
}

namespace {

struct Run {
    PlanPoint from, to;
    std::optional<Length> thickness;
};

/// Whether an axis turns by more than 30 degrees at a point; arcs turn less from chord to chord.
bool isCorner(const IfcPolygon& axis, size_t i)
{
    if (i == 0 || i + 1 >= axis.size())
        return false;
    const double ux = toMm(axis[i].x) - toMm(axis[i - 1].x), uy = toMm(axis[i].y) - toMm(axis[i - 1].y);
    const double vx = toMm(axis[i + 1].x) - toMm(axis[i].x), vy = toMm(axis[i + 1].y) - toMm(axis[i].y);
    return std::fabs(ux * vy - uy * vx) > 0.5 * std::hypot(ux, uy) * std::hypot(vx, vy) || ux * vx + uy * vy < 0;
}

std::vector<Run> runsOf(ImportBuild& build, const IfcWall& w, std::optional<StoreyId> storey)
{
    std::vector<Run> runs;
    if (w.axis.size() >= 2) {
        const Length offset = w.centreOffset.value_or(Length{});
        // An arc comes in many short chords; few of them are enough to draw and to stand doors on.
        std::vector<PlanPoint> points{planPoint(w.axis.front())};
        for (size_t i = 1; i < w.axis.size(); ++i) {
            const PlanPoint p = planPoint(w.axis[i]);
            const bool last = i + 1 == w.axis.size(), middle = i == w.axis.size() / 2;
            if (p != points.back() && (last || middle || isCorner(w.axis, i) || toMm(distance(points.back(), p)) > longestChord))
                points.push_back(p);
        }
        for (size_t i = 0; i + 1 < points.size(); ++i)
            runs.push_back({pointBeside(points[i], points[i + 1], {}, offset),
                            pointBeside(points[i], points[i + 1], distance(points[i], points[i + 1]), offset), w.thickness});
        if (runs.size() > 1)
            build.note(w, ImportCause::WallCurved,
                       QStringLiteral("the wall is curved or bent; the plan has %1 straight parts").arg(runs.size()), storey);
        return runs;
    }
    for (const WallRun& r : wallRuns(ifcRing(planRing(w.outline)))) {
        const IfcPolygon ends = ifcPolygon({r.from, r.to});
        runs.push_back({planPoint(ends[0]), planPoint(ends[1]), ifcLength(r.thickness)});
    }
    if (!runs.empty())
        build.note(w, ImportCause::WallNoAxis,
                   QStringLiteral("the wall has no axis; the plan has the middle of its outline in %1 straight part%2")
                       .arg(runs.size())
                       .arg(runs.size() == 1 ? QString() : QStringLiteral("s")),
                   storey);
    return runs;
}

/// Storeys above its own through which a wall goes, as far as there are rooms or doors on them: levels of roofs and ceilings need none.
std::vector<int> furtherStoreys(const ImportBuild& build, const IfcWall& w, std::optional<int> own)
{
    std::vector<int> out;
    if (!own || !build.heightsHold() || !w.bottom || !w.top)
        return out;
    const auto buildingOf = [&](size_t s) { return build.model.storeys[s].building; };
    for (size_t s = 0; s < build.storeys.size(); ++s) {
        if (build.isUsed[s] && build.storeyZ[s] > build.storeyZ[static_cast<size_t>(*own)]
            && buildingOf(s) == buildingOf(static_cast<size_t>(*own)) && build.standsOn(static_cast<int>(s), *w.bottom, *w.top))
            out.push_back(static_cast<int>(s));
    }
    return out;
}

std::vector<Table<Wall>::Pointer> importWall(ImportBuild& build, const IfcWall& w, const char* noun)
{
    const std::optional<int> storey = build.storeyOf(w, w.bottom);
    const std::vector<Run> runs = runsOf(build, w, build.storeyId(storey));
    std::vector<Table<Wall>::Pointer> rows;
    if (runs.empty()) {
        build.note(
            w, ImportCause::WallNoPlace,
            QStringLiteral("the %1 has neither an axis nor an outline with parallel faces; it is not in the plan").arg(QLatin1String(noun)),
            build.storeyId(storey));
        return rows;
    }
    ImportedFacts facts = wallFacts(build.model, w);
    for (const ImportedFacts::Note& n : facts.notes)
        build.note(w, n.cause, n.text, build.storeyId(storey));
    if (w.entity == "IFCCURTAINWALL")
        facts.imported.emplace_back(QStringLiteral("class"), QStringLiteral("curtain wall"));
    const auto add = [&](std::optional<int> on, bool further) {
        for (size_t i = 0; i < runs.size(); ++i) {
            if (runs[i].from == runs[i].to)
                continue;
            const auto furtherId = [&] {
                const QString where = elementName(build.model.storeys[static_cast<size_t>(*on)]);
                return WallId(build.idFromText("wl", QStringLiteral("%1/%2@%3").arg(elementName(w)).arg(i).arg(where).toUtf8()));
            };
            auto out = std::make_shared<Wall>(Wall{.id = further ? furtherId() : build.idFor<WallId>("wl", w, static_cast<int>(i))});
            out->storey = build.storeyId(on);
            out->from = runs[i].from;
            out->to = runs[i].to;
            out->thickness = runs[i].thickness;
            out->facts = facts.facts;
            out->imported = facts.imported;
            out->guid = guidOf(w);
            rows.push_back(std::move(out));
        }
    };
    add(storey, false);
    QStringList names;
    for (const int s : furtherStoreys(build, w, storey)) {
        add(s, true);
        names += build.storeyName(s);
    }
    if (!names.isEmpty())
        build.note(
            w, ImportCause::WallStoreys,
            QStringLiteral("the %1 also stands on %2 and is drawn there too").arg(QLatin1String(noun), names.join(QStringLiteral(", "))),
            build.storeyId(storey));
    return rows;
}

} // namespace

void importWalls(ImportBuild& build)
{
    std::vector<Table<Wall>::Pointer> rows;
    const auto take = [&](const std::vector<IfcWall>& from, std::vector<std::vector<Table<Wall>::Pointer>>& into, const char* noun) {
        for (const IfcWall& w : from) {
            into.push_back(importWall(build, w, noun));
            rows.insert(rows.end(), into.back().begin(), into.back().end());
        }
    };
    take(build.model.walls, build.walls, "wall");
    take(build.model.curtainWalls, build.curtainWalls, "curtain wall");
    build.project.walls.assign(std::move(rows));
}

} // namespace sp
