// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edit/follow_rooms.h"

#include "core/geom/box_index.h"
#include "core/geom/segment.h"
#include "core/model/topology.h"

#include <set>

namespace sp {

namespace {

constexpr Length slack = mm(20); // as in tracing
constexpr Length widestGap = mm(1000);

/// Looks on one storey for wall ends that meet nothing.
class GapFinder final {
public:
    explicit GapFinder(const std::vector<Table<Wall>::Pointer>& walls) : m_walls(walls), m_index(boxes(walls)) { }

    void addTo(std::vector<WallGap>& out) const
    {
        std::set<std::pair<PlanPoint, PlanPoint>> seen; // two free ends are one gap
        for (size_t i = 0; i < m_walls.size(); ++i)
            for (const bool atTo : {false, true}) {
                const PlanPoint end = atTo ? m_walls[i]->to : m_walls[i]->from;
                if (!isFree(i, end))
                    continue;
                if (const auto gap = gapAt(i, end, atTo); gap && seen.insert(std::minmax(gap->end, gap->near)).second)
                    out.push_back(*gap);
            }
    }

private:
    static std::vector<PlanBox> boxes(const std::vector<Table<Wall>::Pointer>& walls)
    {
        std::vector<PlanBox> out;
        for (const auto& wall : walls)
            out.push_back(boxAround(wall->from, wall->to));
        return out;
    }
    Length reach(size_t i) const { return Length{thicknessOf(*m_walls[i]).n / 2} + slack; }
    Length gapTo(size_t i, PlanPoint p) const { return distance(p, nearestOn(m_walls[i]->from, m_walls[i]->to, p)); }

    /// Meets no other wall: neither its end nor its body.
    bool isFree(size_t wall, PlanPoint end) const
    {
        for (const size_t i : m_index.around(end, widestGap))
            if (i != wall && gapTo(i, end) <= std::max(reach(i), reach(wall)))
                return false;
        return true;
    }

    std::optional<WallGap> gapAt(size_t wall, PlanPoint end, bool atTo) const
    {
        const PlanPoint back = atTo ? m_walls[wall]->from : m_walls[wall]->to;
        std::optional<WallGap> best;
        for (const size_t i : m_index.around(end, widestGap)) {
            const Wall& other = *m_walls[i];
            if (i == wall)
                continue;
            const PlanPoint nearest = nearestOn(other.from, other.to, end);
            const Length width = distance(end, nearest);
            if (width > widestGap || (best && width >= best->width))
                continue;
            // The wall points there, within 45 degrees; or the other one ends there freely as well.
            const Length ahead = alongOf(back, end, nearest) - distance(back, end);
            const Length beside{std::abs(leftOf(back, end, nearest).n)};
            const bool atItsEnd = nearest == other.from || nearest == other.to;
            if ((ahead.n > 0 && beside <= ahead) || (atItsEnd && isFree(i, nearest)))
                best = {end, nearest, m_walls[wall]->id, other.id, width};
        }
        return best;
    }

    const std::vector<Table<Wall>::Pointer>& m_walls;
    BoxIndex m_index;
};

} // namespace

std::vector<WallGap> wallGaps(const Project& project, const std::optional<StoreyId>& storey)
{
    std::vector<Table<Wall>::Pointer> walls;
    for (const auto& wall : project.walls)
        if (wall->storey == storey && wall->from != wall->to)
            walls.push_back(wall);
    std::vector<WallGap> out;
    GapFinder(walls).addTo(out);
    return out;
}

} // namespace sp
