// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tools/door_preview.h"

#include "ui/tools/draw_helpers.h"

namespace sp::ui {

namespace {

constexpr qint64 around = 6000; // mm: what a leaf could meet

// The neighbourhood of a place: what the search for problems needs, and not the whole plan at every move of the pointer.
Project near(const Project& project, const std::optional<StoreyId>& storey, PlanPoint at)
{
    const auto beside = [&](Length v, Length a, Length b) {
        return v.n > std::min(a.n, b.n) - mm(around).n && v.n < std::max(a.n, b.n) + mm(around).n;
    };
    Project out;
    out.openingTypes = project.openingTypes;
    out.storeys = project.storeys;
    std::vector<Table<Wall>::Pointer> walls;
    for (const auto& wall : project.walls)
        if (wall->storey == storey && beside(at.x, wall->from.x, wall->to.x) && beside(at.y, wall->from.y, wall->to.y))
            walls.push_back(wall);
    out.walls.assign(std::move(walls));
    std::vector<Table<Opening>::Pointer> openings;
    for (const auto& opening : project.openings)
        if (opening->place.wall && out.walls.find(*opening->place.wall))
            openings.push_back(opening);
    out.openings.assign(std::move(openings));
    std::vector<Table<Obstruction>::Pointer> obstructions;
    for (const auto& obstruction : project.obstructions)
        if (obstruction->storey == storey)
            obstructions.push_back(obstruction);
    out.obstructions.assign(std::move(obstructions));
    return out;
}

std::vector<PlanPoint> pointsOf(const QPolygonF& polygon)
{
    std::vector<PlanPoint> points;
    for (const QPointF& p : polygon)
        points.push_back(planPoint(p));
    return points;
}

} // namespace

void addShape(Preview& preview, const OpeningShape& shape, bool problem)
{
    const auto tone = PreviewShape::Tone::Accent;
    QPolygonF hole;
    for (const QPolygonF& part : shape.frame.toSubpathPolygons()) {
        if (!problem)
            preview.push_back(ghostPolygon(pointsOf(part), tone));
        if (hole.isEmpty()) // the inner edges of the two jambs
            hole << part[0] << part[3];
        else
            hole << part[3] << part[0];
    }
    if (problem && hole.size() == 4)
        preview.push_back(ghostPolygon(pointsOf(hole), PreviewShape::Tone::Problem));
    for (const QPolygonF& part : shape.leaves.toSubpathPolygons())
        preview.push_back(ghostPolygon(pointsOf(part), tone));
    for (const QPolygonF& part : shape.swing.toSubpathPolygons()) {
        const std::vector<PlanPoint> points = pointsOf(part);
        for (size_t i = 1; i < points.size(); ++i)
            preview.push_back(ghostLine(points[i - 1], points[i], {}, tone));
    }
}

Length widthOf(const Project& project, const Opening& opening)
{
    const auto frame = frameOf(project, opening);
    return frame && frame->width ? *frame->width : inches(36);
}

Opening drawnOpening(const OpeningSpec& spec, const WallId& wall, Length offset)
{
    Opening opening{.id = OpeningId(QStringLiteral("op-preview"))};
    opening.type = spec.type;
    opening.set = spec.set;
    opening.facts = spec.facts;
    opening.place.wall = wall;
    opening.place.offset = offset;
    opening.place.hinge = spec.hinge;
    opening.place.swings = spec.swings;
    opening.place.width = spec.width;
    opening.place.height = spec.height;
    return opening;
}

QString buildingProblem(const Project& project, const std::optional<StoreyId>& storey, const Opening& opening, PlanPoint middle)
{
    Project here = near(project, storey, middle);
    here.openings.put(opening.id, std::make_shared<const Opening>(opening));
    QString problem;
    for (const Error& e : placingProblems(here, storey)) {
        if (e.where != opening.id.text())
            continue;
        if (e.code != ErrorCode::Limit)
            return e.message;
        if (problem.isEmpty())
            problem = e.message;
    }
    return problem;
}

} // namespace sp::ui
