// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edit/wall_joints.h"

#include "core/edit/wall_rules.h"
#include "core/geom/segment.h"
#include "core/model/topology.h"

#include <map>
#include <set>

namespace sp {

namespace {

constexpr Length slack = mm(20); // as in tracing: an end this far from another wall's face is still meant to meet it

PlanPoint plus(PlanPoint p, PlanPoint by)
{
    return {p.x + by.x, p.y + by.y};
}
PlanPoint minus(PlanPoint p, PlanPoint by)
{
    return {p.x - by.x, p.y - by.y};
}

} // namespace

WallJoints::WallJoints(const Project& project, const std::optional<StoreyId>& storey)
{
    std::vector<PlanBox> boxes;
    for (const auto& wall : project.walls) {
        if (wall->storey != storey)
            continue;
        m_walls.push_back(wall);
        m_now.push_back({wall->from, wall->to});
        boxes.push_back(boxAround(wall->from, wall->to));
        m_widestReach = std::max(m_widestReach, reachOf(m_walls.size() - 1));
    }
    m_index.emplace(std::move(boxes));
    m_moved.assign(m_walls.size(), false);
    m_set.assign(m_walls.size(), {false, false});
}

PlanPoint WallJoints::oldPoint(End e) const
{
    return e.atTo ? m_walls[e.wall]->to : m_walls[e.wall]->from;
}

void WallJoints::put(End e, PlanPoint p)
{
    (e.atTo ? m_now[e.wall].to : m_now[e.wall].from) = p;
    (e.atTo ? m_set[e.wall].second : m_set[e.wall].first) = true;
}

Length WallJoints::reachOf(size_t wall) const
{
    return Length{thicknessOf(*m_walls[wall]).n / 2} + slack;
}

std::vector<WallJoints::End> WallJoints::endsAt(PlanPoint p, size_t meeting) const
{
    std::vector<End> out;
    for (const size_t i : m_index->around(p, m_widestReach)) {
        if (m_moved[i] || i == meeting)
            continue;
        const Line line = old(i);
        // Of a short wall between two corners only the end belongs here that is clearly nearer.
        const Length reach{std::min(std::max(reachOf(i), reachOf(meeting)).n, distance(line.from, line.to).n / 3)};
        for (const bool atTo : {false, true})
            if (const Length d = distance(p, atTo ? line.to : line.from); d <= std::max(reach, shortestWall))
                out.push_back({i, atTo});
    }
    return out;
}

bool WallJoints::restsOn(PlanPoint p, size_t wall) const
{
    const Line line = old(wall);
    const Length along = alongOf(line.from, line.to, p);
    return Length{std::abs(leftOf(line.from, line.to, p).n)} <= reachOf(wall) && along > shortestWall
        && along + shortestWall < distance(line.from, line.to);
}

std::optional<size_t> WallJoints::bodyAt(PlanPoint p, size_t wall) const
{
    const std::vector<End> corner = endsAt(p, wall);
    for (const size_t i : m_index->around(p, m_widestReach)) {
        const bool atCorner = std::any_of(corner.begin(), corner.end(), [&](End e) { return e.wall == i; });
        if (!m_moved[i] && !atCorner && restsOn(p, i) && !parallel(old(i).from, old(i).to, old(wall).from, old(wall).to))
            return i;
    }
    return std::nullopt;
}

// Where a point goes that lies where one line meets wall `on`, when the line goes from one place to another.
std::optional<PlanPoint> WallJoints::slid(PlanPoint p, Line before, Line after, size_t on) const
{
    const Line axis = old(on);
    const auto was = crossing(before.from, before.to, axis.from, axis.to);
    const auto is = crossing(after.from, after.to, axis.from, axis.to);
    if (!was || !is)
        return std::nullopt;
    return plus(p, minus(*is, *was));
}

void WallJoints::move(const std::vector<WallId>& walls, Length dx, Length dy)
{
    const PlanPoint by{dx, dy};
    const std::set<WallId> asked(walls.begin(), walls.end());
    std::vector<size_t> moved;
    for (size_t i = 0; i < m_walls.size(); ++i)
        if (asked.contains(m_walls[i]->id)) {
            moved.push_back(i);
            m_moved[i] = true;
        }
    std::map<PlanPoint, PlanPoint> ends; // moved ends that met go on meeting
    for (const size_t i : moved) {
        const Line before = old(i);
        const Line after{plus(before.from, by), plus(before.to, by)};
        for (const bool atTo : {false, true}) {
            const PlanPoint p = atTo ? before.to : before.from;
            auto [it, isNew] = ends.try_emplace(p, plus(p, by));
            if (const auto body = isNew ? bodyAt(p, i) : std::nullopt) {
                // Along the wall that it rests on it just moves, without rounding.
                const Line on = old(*body);
                const bool along = std::abs(leftOf(on.from, on.to, it->second).n - leftOf(on.from, on.to, p).n) <= 1;
                const auto there = along ? std::nullopt : slid(p, before, after, *body);
                if (there && restsOn(*there, *body))
                    it->second = *there;
            }
            put({i, atTo}, it->second);
        }
    }
    for (const size_t i : moved)
        for (const bool atTo : {false, true}) {
            const PlanPoint p = oldPoint({i, atTo});
            for (const End e : endsAt(p, i))
                put(e, plus(oldPoint(e), minus(ends.at(p), p)));
        }
    for (const size_t i : moved)
        followOn(i);
    for (size_t i = 0; i < m_walls.size(); ++i)
        if (!m_moved[i] && (m_set[i].first || m_set[i].second))
            followOn(i);
}

bool WallJoints::moveEnds(PlanPoint from, PlanPoint to)
{
    std::vector<End> ends;
    for (const size_t i : m_index->around(from, m_widestReach))
        for (const bool atTo : {false, true})
            if (distance(oldPoint({i, atTo}), from) <= shortestWall)
                ends.push_back({i, atTo});
    if (ends.empty())
        return false;
    // Ends that stop at the face of another wall of the corner belong to it as well.
    for (const End e : std::vector<End>(ends))
        for (const End other : endsAt(from, e.wall))
            ends.push_back(other);
    for (const End e : ends)
        put(e, distance(oldPoint(e), from) <= shortestWall ? to : plus(oldPoint(e), minus(to, from)));
    for (size_t i = 0; i < m_walls.size(); ++i)
        if (m_set[i].first || m_set[i].second)
            followOn(i);
    return true;
}

// Ends of other walls on the body of a wall that went elsewhere: each goes along its own line to the new place of the body.
void WallJoints::followOn(size_t wall)
{
    const Line before = old(wall);
    const Line after = m_now[wall];
    const Length reach = reachOf(wall);
    PlanBox box = boxAround(before.from, before.to);
    box = {{box.least.x - reach, box.least.y - reach}, {box.most.x + reach, box.most.y + reach}};
    for (const size_t i : m_index->meeting(box)) {
        if (i == wall || m_moved[i])
            continue;
        for (const bool atTo : {false, true}) {
            if ((atTo ? m_set[i].second : m_set[i].first) || !restsOn(oldPoint({i, atTo}), wall))
                continue;
            const PlanPoint p = oldPoint({i, atTo});
            const PlanPoint far = oldPoint({i, !atTo});
            const PlanPoint farNow = atTo ? m_now[i].from : m_now[i].to;
            const PlanPoint byFar = minus(farNow, far);
            // Its other end went with the wall: it goes as a whole. Along the wall's own line nothing has to go.
            if (farNow != far && byFar == minus(after.from, before.from) && byFar == minus(after.to, before.to)) {
                put({i, atTo}, plus(p, byFar));
            } else if (const auto there = slid(p, before, after, i)) {
                if (*there != p)
                    put({i, atTo}, *there);
            } else if (m_moved[wall]) {
                put({i, atTo}, plus(p, minus(after.from, before.from)));
            }
        }
    }
}

Result<std::vector<WallChange>> WallJoints::changes() const
{
    std::vector<WallChange> out;
    for (size_t i = 0; i < m_walls.size(); ++i) {
        const Wall& wall = *m_walls[i];
        const Line now = m_now[i];
        if (now.from == wall.from && now.to == wall.to)
            continue;
        if (distance(now.from, now.to) < shortestWall)
            return Error{ErrorCode::Limit, QStringLiteral("the wall %1 would have no length left; move less far").arg(wall.id.text()),
                         wall.id.text()};
        // On its own line the end went past the other one.
        if (parallel(wall.from, wall.to, now.from, now.to) && alongOf(wall.from, wall.to, now.to) < alongOf(wall.from, wall.to, now.from)
            && (now.from == wall.from || now.to == wall.to))
            return Error{ErrorCode::Limit, QStringLiteral("the wall %1 would be turned over; move less far").arg(wall.id.text()),
                         wall.id.text()};
        out.push_back(changeOfEnds(wall, now.from, now.to));
    }
    return out;
}

} // namespace sp
