// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/pick.h"

namespace sp::ui {

namespace {

double cross(PlanPoint o, PlanPoint a, PlanPoint b)
{
    return static_cast<double>(a.x.n - o.x.n) * static_cast<double>(b.y.n - o.y.n)
        - static_cast<double>(a.y.n - o.y.n) * static_cast<double>(b.x.n - o.x.n);
}

bool cut(PlanPoint a, PlanPoint b, PlanPoint c, PlanPoint d)
{
    return (cross(a, b, c) > 0) != (cross(a, b, d) > 0) && (cross(c, d, a) > 0) != (cross(c, d, b) > 0);
}

// The edges of a shape: none of a symbol, one of a wall, all around a ring.
template <class F>
bool anyEdge(const std::vector<PlanPoint>& p, F&& f)
{
    const size_t edges = p.size() < 2 ? 0 : p.size() == 2 ? 1 : p.size();
    for (size_t i = 0; i < edges; ++i)
        if (f(p[i], p[(i + 1) % p.size()]))
            return true;
    return false;
}

bool crosses(const std::vector<PlanPoint>& shape, const Ring& area)
{
    return anyEdge(shape,
                   [&](PlanPoint a, PlanPoint b) { return anyEdge(area, [&](PlanPoint c, PlanPoint d) { return cut(a, b, c, d); }); });
}

bool taken(const PickShape& shape, const Ring& area, const PlanBox& box, bool touching)
{
    const PlanBox own = boxOf(shape.points);
    if (own.most.x < box.least.x || own.least.x > box.most.x || own.most.y < box.least.y || own.least.y > box.most.y)
        return false;
    const auto inside = [&](PlanPoint p) { return contains(area, p); };
    if (!touching || shape.ref.kind == EntityKind::Room)
        return std::all_of(shape.points.begin(), shape.points.end(), inside) && !crosses(shape.points, area);
    return std::any_of(shape.points.begin(), shape.points.end(), inside) || crosses(shape.points, area)
        || (shape.points.size() > 2 && contains(shape.points, area.front()));
}

template <class T>
std::optional<PlanPoint> at(const Table<T>& table, const QString& id)
{
    const T* row = table.find(typename Table<T>::IdType(id));
    return row ? row->at : std::nullopt;
}

} // namespace

std::optional<PlanPoint> placeOf(const Project& project, const EntityRef& ref)
{
    switch (ref.kind) {
    case EntityKind::Valve: return at(project.valves, ref.id);
    case EntityKind::Device: return at(project.devices, ref.id);
    case EntityKind::Supply: return at(project.supplies, ref.id);
    case EntityKind::Source: return at(project.sources, ref.id);
    default: return std::nullopt;
    }
}

std::optional<PickShape> pickShape(const Project& project, const Topology& topology, const EntityRef& ref)
{
    PickShape shape{ref, {}, {}};
    switch (ref.kind) {
    case EntityKind::Wall:
        if (const Wall* wall = project.walls.find(WallId(ref.id))) {
            shape.points = {wall->from, wall->to};
            shape.thickness = wall->thickness.value_or(mm(100));
        }
        break;
    case EntityKind::Opening:
        if (const Opening* opening = project.openings.find(OpeningId(ref.id)))
            if (const auto frame = frameOf(project, *opening)) {
                const Length length = distance(frame->from, frame->to);
                const Length half{frame->thickness.n / 2};
                shape.points = {pointBeside(frame->from, frame->to, {}, half), pointBeside(frame->from, frame->to, length, half),
                                pointBeside(frame->from, frame->to, length, -half), pointBeside(frame->from, frame->to, {}, -half)};
            }
        break;
    case EntityKind::Room: {
        const auto room = topology.rooms.constFind(RoomId(ref.id));
        if (room != topology.rooms.constEnd())
            shape.points = room->outline;
        else if (const Room* r = project.rooms.find(RoomId(ref.id)); r && r->at)
            shape.points = {*r->at};
        break;
    }
    case EntityKind::Obstruction:
        if (const Obstruction* o = project.obstructions.find(ObstructionId(ref.id)))
            shape.points = o->outline;
        break;
    default:
        if (const auto p = placeOf(project, ref))
            shape.points = {*p};
        else if (const Device* d = ref.kind == EntityKind::Device ? project.devices.find(DeviceId(ref.id)) : nullptr)
            // One that nobody has drawn hangs beside its opening.
            if (const Opening* o = project.openings.find(d->opening))
                if (const auto frame = frameOf(project, *o))
                    shape.points = {frame->to};
        break;
    }
    return shape.points.empty() ? std::nullopt : std::optional(std::move(shape));
}

std::vector<EntityRef> elementsOf(const Project& project, const std::optional<StoreyId>& storey)
{
    std::vector<EntityRef> out;
    const auto add = [&](const auto& table, EntityKind kind) {
        for (const auto& row : table)
            if (EntityRef ref{kind, row->id.text()}; storeyOf(project, ref) == storey)
                out.push_back(std::move(ref));
    };
    add(project.walls, EntityKind::Wall);
    add(project.rooms, EntityKind::Room);
    add(project.obstructions, EntityKind::Obstruction);
    add(project.openings, EntityKind::Opening);
    add(project.devices, EntityKind::Device);
    add(project.supplies, EntityKind::Supply);
    add(project.sources, EntityKind::Source);
    add(project.valves, EntityKind::Valve);
    return out;
}

std::vector<EntityRef> elementsIn(const Project& project, const Topology& topology, const std::optional<StoreyId>& storey, const Ring& area,
                                  bool touching)
{
    std::vector<EntityRef> out;
    if (area.size() < 3)
        return out;
    const PlanBox box = boxOf(area);
    for (EntityRef& ref : elementsOf(project, storey))
        if (const auto shape = pickShape(project, topology, ref); shape && taken(*shape, area, box, touching))
            out.push_back(std::move(ref));
    return out;
}

} // namespace sp::ui
