// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tools/ghosts.h"

#include "ui/canvas/pick.h"

#include <set>

namespace sp::ui {

namespace {

constexpr size_t mostShapes = 300; // more are not told apart while they move, and each costs time in every frame

PreviewShape shapeOf(std::vector<PlanPoint> points, Length thickness)
{
    const auto kind = points.size() == 1 ? PreviewShape::Kind::Dot
        : points.size() == 2             ? PreviewShape::Kind::Line
                                         : PreviewShape::Kind::Polygon;
    return {kind, PreviewShape::Tone::Ghost, std::move(points), thickness, {}};
}

} // namespace

Ghosts::Ghosts(const ToolContext& context, const std::vector<EntityRef>& refs)
{
    std::set<WallId> walls;
    std::set<PlanPoint> ends;
    bool first = true;
    for (const EntityRef& ref : refs) {
        auto shape = pickShape(context.project, context.topology, ref);
        if (!shape)
            continue;
        const PlanBox box = boxOf(shape->points);
        m_box = first ? box
                      : PlanBox{{std::min(m_box.least.x, box.least.x), std::min(m_box.least.y, box.least.y)},
                                {std::max(m_box.most.x, box.most.x), std::max(m_box.most.y, box.most.y)}};
        first = false;
        if (ref.kind == EntityKind::Wall) {
            walls.insert(WallId(ref.id));
            ends.insert(shape->points.begin(), shape->points.end());
        }
        if (m_shapes.size() < mostShapes)
            m_shapes.push_back({std::move(shape->points), shape->thickness});
        else
            m_all = false;
    }
    if (walls.empty())
        return;
    for (const auto& wall : context.project.walls) {
        if (wall->storey != context.storey || walls.count(wall->id) || m_hanging.size() >= mostShapes)
            continue;
        const bool from = ends.count(wall->from), to = ends.count(wall->to);
        if (from != to)
            m_hanging.push_back({from ? wall->to : wall->from, from ? wall->from : wall->to, wall->thickness.value_or(mm(100))});
    }
}

PlanPoint Ghosts::middle() const
{
    return middleOf(m_box.least, m_box.most);
}

Preview Ghosts::moved(const Motion& motion) const
{
    Preview out;
    const auto turned = [&](std::vector<PlanPoint> points) {
        for (PlanPoint& p : points)
            p = sp::moved(p, motion);
        return points;
    };
    for (const Shape& shape : m_shapes)
        out.push_back(shapeOf(turned(shape.points), shape.thickness));
    if (!m_all)
        out.push_back(shapeOf(turned({m_box.least, {m_box.most.x, m_box.least.y}, m_box.most, {m_box.least.x, m_box.most.y}}), {}));
    return out;
}

Preview Ghosts::shifted(Length dx, Length dy) const
{
    Preview out = moved({{}, {}, false, dx, dy});
    for (const Hanging& h : m_hanging)
        out.push_back(ghostLine(h.far, {h.end.x + dx, h.end.y + dy}, h.thickness));
    return out;
}

} // namespace sp::ui
