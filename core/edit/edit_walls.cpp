// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edit/edit_walls.h"

#include "core/edit/said.h"
#include "core/edit/wall_joints.h"
#include "core/edit/wall_rules.h"
#include "core/geom/segment.h"

#include <set>

namespace sp {

namespace {

using Stretch = std::pair<Length, Length>; // along a new wall

/// Lays new walls on a storey, beside what stands there.
class WallLayer final {
public:
    WallLayer(const Project& project, const StoreyId& storey, const WallStyle& style, PatchChain& chain, NewIds& ids)
        : m_storey(storey), m_style(style), m_chain(chain), m_ids(ids), m_units(project.settings.units)
    {
        std::vector<PlanBox> boxes;
        for (const auto& wall : project.walls)
            if (wall->storey == storey) {
                m_walls.push_back(wall);
                boxes.push_back(boxAround(wall->from, wall->to));
            }
        m_index.emplace(std::move(boxes));
    }

    /// The end of a wall that a point means, else the point.
    PlanPoint snapped(PlanPoint p) const
    {
        PlanPoint best = p;
        Length nearest = shortestWall;
        for (const size_t i : m_index->around(p, shortestWall))
            for (const PlanPoint end : {m_walls[i]->from, m_walls[i]->to})
                if (const Length d = distance(p, end); d < nearest) {
                    nearest = d;
                    best = end;
                }
        return best;
    }

    std::optional<Error> lay(PlanPoint from, PlanPoint to)
    {
        const Length length = distance(from, to);
        if (length < shortestWall)
            return Error{ErrorCode::Limit,
                         QStringLiteral("expected walls of %1 or more, found one of %2 mm at %3")
                             .arg(lengthText(shortestWall, Units::Metric), QString::number(toMm(length), 'f', 3), pointText(from, m_units)),
                         {}};
        Length at{};
        for (const auto& [begin, end] : covered(from, to, length)) {
            put(from, to, at, begin, length);
            at = std::max(at, end);
        }
        put(from, to, at, length, length);
        return std::nullopt;
    }

private:
    /// Stretches that lie on walls, in order.
    std::vector<Stretch> covered(PlanPoint from, PlanPoint to, Length length)
    {
        std::vector<Stretch> out;
        const auto look = [&](const Wall& wall) {
            if (std::abs(leftOf(from, to, wall.from).n) > shortestWall.n || std::abs(leftOf(from, to, wall.to).n) > shortestWall.n)
                return;
            const Length a = alongOf(from, to, wall.from);
            const Length b = alongOf(from, to, wall.to);
            const Stretch stretch{std::max(std::min(a, b), Length{}), std::min(std::max(a, b), length)};
            if (stretch.second - stretch.first < shortestWall)
                return;
            out.push_back(stretch);
            m_chain.notes += QStringLiteral("%1 of the new wall lies on the wall %2 and was left out")
                                 .arg(lengthText(stretch.second - stretch.first, m_units), wall.id.text());
        };
        PlanBox box = boxAround(from, to);
        box = {{box.least.x - shortestWall, box.least.y - shortestWall}, {box.most.x + shortestWall, box.most.y + shortestWall}};
        for (const size_t i : m_index->meeting(box))
            look(*m_walls[i]);
        for (const Wall& wall : m_new)
            look(wall);
        std::sort(out.begin(), out.end());
        return out;
    }

    void put(PlanPoint from, PlanPoint to, Length begin, Length end, Length length)
    {
        if (end - begin < shortestWall)
            return;
        Wall wall{.id = m_ids.make(m_chain.now().walls)};
        wall.storey = m_storey;
        wall.from = begin.n == 0 ? from : pointBeside(from, to, begin, {});
        wall.to = end == length ? to : pointBeside(from, to, end, {});
        wall.thickness = m_style.thickness;
        wall.facts = m_style.facts;
        m_chain.made += wall.id.text();
        m_new.push_back(wall);
        m_chain.put(&Project::walls, std::move(wall));
    }

    const StoreyId m_storey;
    const WallStyle& m_style;
    PatchChain& m_chain;
    NewIds& m_ids;
    const Units m_units;
    std::vector<Table<Wall>::Pointer> m_walls;
    std::optional<BoxIndex> m_index;
    std::vector<Wall> m_new;
};

std::optional<Error> styleProblem(const WallStyle& style)
{
    if (style.thickness && (style.thickness->n <= 0 || *style.thickness > mm(10'000)))
        return Error{ErrorCode::Limit,
                     QStringLiteral("thickness: expected more than 0 and no more than 10 m, found %1 mm")
                         .arg(QString::number(toMm(*style.thickness), 'f', 1)),
                     {}};
    return std::nullopt;
}

Result<Edited> nothingNew(const Edited& edited, PlanPoint at, Units units)
{
    if (!edited.made.isEmpty())
        return edited;
    return Error{
        ErrorCode::Value, QStringLiteral("there is a wall already where this one would begin, at %1").arg(pointText(at, units)), {}};
}

} // namespace

std::vector<WallStyle> wallStylesOf(const Project& project)
{
    std::vector<std::pair<WallStyle, int>> counted;
    for (const auto& wall : project.walls) {
        const auto it = std::find_if(counted.begin(), counted.end(), [&](const auto& entry) {
            return entry.first.thickness == wall->thickness && entry.first.facts == wall->facts;
        });
        if (it == counted.end())
            counted.push_back({{wall->thickness, wall->facts}, 1});
        else
            ++it->second;
    }
    std::stable_sort(counted.begin(), counted.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
    std::vector<WallStyle> out;
    for (auto& entry : counted)
        out.push_back(std::move(entry.first));
    return out;
}

Result<Edited> addWalls(const Project& project, const StoreyId& storey, const std::vector<PlanPoint>& points, const WallStyle& style,
                        NewIds& ids)
{
    if (const auto problem = storeyProblem(project, storey))
        return *problem;
    if (const auto problem = styleProblem(style))
        return *problem;
    PatchChain chain(project);
    WallLayer layer(project, storey, style, chain, ids);
    std::vector<PlanPoint> snapped;
    for (const PlanPoint p : points) {
        PlanPoint at = layer.snapped(p);
        // A chain that comes back to where it began closes there.
        if (snapped.size() > 2 && distance(at, snapped.front()) < shortestWall)
            at = snapped.front();
        if (snapped.empty() || at != snapped.back())
            snapped.push_back(at);
    }
    if (snapped.size() < 2)
        return Error{
            ErrorCode::Value, QStringLiteral("expected two different points or more for a wall, found %1").arg(snapped.size()), {}};
    for (size_t i = 0; i + 1 < snapped.size(); ++i)
        if (const auto problem = layer.lay(snapped[i], snapped[i + 1]))
            return *problem;
    return nothingNew(withRooms(project, chain, ids), snapped[0], project.settings.units);
}

Result<Edited> offsetWall(const Project& project, const WallId& id, Length left, NewIds& ids)
{
    SP_TRY(wall, wallOf(project, id));
    if (std::abs(left.n) < shortestWall.n)
        return Error{ErrorCode::Limit, QStringLiteral("expected a distance of 1 mm or more to the left or right, found less"), id.text()};
    if (!wall->storey)
        return Error{ErrorCode::Value, QStringLiteral("the wall %1 stands on no known storey").arg(id.text()), id.text()};
    PatchChain chain(project);
    const WallStyle style{wall->thickness, wall->facts};
    WallLayer layer(project, *wall->storey, style, chain, ids);
    const PlanPoint from = layer.snapped(pointBeside(wall->from, wall->to, {}, left));
    const PlanPoint to = layer.snapped(pointBeside(wall->from, wall->to, distance(wall->from, wall->to), left));
    if (const auto problem = layer.lay(from, to))
        return *problem;
    return nothingNew(withRooms(project, chain, ids), from, project.settings.units);
}

Result<Edited> styleWalls(const Project& project, const std::vector<WallId>& walls, const WallStyle& style, NewIds& ids)
{
    if (const auto problem = styleProblem(style))
        return *problem;
    PatchChain chain(project);
    for (const WallId& id : walls) {
        SP_TRY(wall, wallOf(project, id));
        Wall now = *wall;
        if (style.thickness)
            now.thickness = style.thickness;
        for (const auto& [field, value] : style.facts)
            now.facts.set(field, value);
        chain.put(&Project::walls, std::move(now));
    }
    return withRooms(project, chain, ids);
}

Result<Edited> moveWalls(const Project& project, const std::vector<WallId>& walls, Length dx, Length dy, NewIds& ids)
{
    std::set<std::optional<StoreyId>> storeys;
    for (const WallId& id : walls) {
        SP_TRY(wall, wallOf(project, id));
        storeys.insert(wall->storey);
    }
    PatchChain chain(project);
    for (const auto& storey : storeys) {
        WallJoints joints(project, storey);
        joints.move(walls, dx, dy);
        SP_TRY(changes, joints.changes());
        changeWalls(chain, changes);
    }
    return withRooms(project, chain, ids);
}

Result<Edited> moveCorner(const Project& project, const StoreyId& storey, PlanPoint from, PlanPoint to, NewIds& ids)
{
    if (const auto problem = storeyProblem(project, storey))
        return *problem;
    WallJoints joints(project, storey);
    if (!joints.moveEnds(from, to))
        return Error{ErrorCode::Value, QStringLiteral("no wall ends at %1").arg(pointText(from, project.settings.units)), storey.text()};
    SP_TRY(changes, joints.changes());
    PatchChain chain(project);
    changeWalls(chain, changes);
    return withRooms(project, chain, ids);
}

} // namespace sp
