// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/geom/wall_faces.h"

#include "core/geom/vec.h"

#include "core/geom/box_index.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>
#include <unordered_set>

namespace sp {

namespace {

using geom::V;

constexpr double joinSlack = 20e6; // nm: an end this far beyond the face of another wall is still meant to meet it
constexpr double nodeSize = 1e6; // nm: junctions closer than this are one

class Tracer {
public:
    explicit Tracer(const std::vector<WallSegment>& walls) : m_walls(walls)
    {
        for (const WallSegment& w : walls) {
            m_from.push_back(vec(w.from));
            m_to.push_back(vec(w.to));
            m_thickest = std::max(m_thickest, static_cast<double>(w.thickness.n));
        }
    }

    WallFaces run()
    {
        split();
        buildEdges();
        traceLoops();
        return finish();
    }

private:
    struct Half { // directed edge; its twin is index ^ 1
        int node; // start
        size_t wall;
        double from, to; // along the wall, in direction of the half
        int face = -1;
        int next = -1;
    };

    struct Meeting {
        double along;
        V at;
    };

    static V vec(PlanPoint p) { return {static_cast<double>(p.x.n), static_cast<double>(p.y.n)}; }
    static PlanPoint point(V v) { return {{std::llround(v.x)}, {std::llround(v.y)}}; }

    // Parameters along each wall at which something meets it.
    void split()
    {
        const size_t n = m_walls.size();
        m_cuts.assign(n, {});
        m_meetings.assign(n, {});
        std::vector<PlanBox> boxes;
        boxes.reserve(n);
        std::vector<double> lowX;
        lowX.reserve(n);
        for (size_t i = 0; i < n; ++i) {
            if (length(i) > nodeSize)
                m_cuts[i] = {0, length(i)};
            const Length reach{m_walls[i].thickness.n / 2 + static_cast<qint64>(joinSlack) + 1};
            const PlanBox b = boxAround(m_walls[i].from, m_walls[i].to);
            boxes.push_back({{b.least.x - reach, b.least.y - reach}, {b.most.x + reach, b.most.y + reach}});
            lowX.push_back(std::min(m_from[i].x, m_to[i].x) - reachOf(i));
        }
        // From left to right, so that the order of meetings is that of the plan and not of the walls' ids.
        std::vector<size_t> order(n), rank(n);
        for (size_t i = 0; i < n; ++i)
            order[i] = i;
        std::stable_sort(order.begin(), order.end(), [&](size_t a, size_t b) { return lowX[a] < lowX[b]; });
        for (size_t k = 0; k < n; ++k)
            rank[order[k]] = k;
        const BoxIndex index(boxes);
        std::vector<size_t> later;
        for (const size_t i : order) {
            later.clear();
            for (const size_t j : index.meeting(boxes[i]))
                if (rank[j] > rank[i])
                    later.push_back(rank[j]);
            std::sort(later.begin(), later.end());
            for (const size_t k : later)
                meet(i, order[k]);
        }
        for (auto& list : m_meetings)
            std::stable_sort(list.begin(), list.end(), [](const Meeting& a, const Meeting& b) { return a.along < b.along; });
    }

    double reachOf(size_t i) const { return static_cast<double>(m_walls[i].thickness.n) / 2 + joinSlack; }
    double length(size_t i) const { return norm(m_to[i] - m_from[i]); }

    void meet(size_t i, size_t j)
    {
        if (m_cuts[i].empty() || m_cuts[j].empty())
            return;
        const double ri = reachOf(i);
        const double rj = reachOf(j);
        if (std::max(std::min(m_from[i].y, m_to[i].y) - ri, std::min(m_from[j].y, m_to[j].y) - rj)
            > std::min(std::max(m_from[i].y, m_to[i].y) + ri, std::max(m_from[j].y, m_to[j].y) + rj))
            return;
        const V di = m_to[i] - m_from[i];
        const V dj = m_to[j] - m_from[j];
        const double li = norm(di);
        const double lj = norm(dj);
        const double c = cross(di, dj) / (li * lj);
        if (std::fabs(c) < 1e-3) {
            // Parallel: walls in one line share their ends.
            endOn(i, j, rj);
            endOn(j, i, ri);
            return;
        }
        const V between = m_from[j] - m_from[i];
        const double s = cross(between, dj) / (cross(di, dj)) * li;
        const double t = cross(between, di) / (cross(di, dj)) * lj;
        // Within the other wall's body, measured along this one: a slanted wall reaches farther.
        const double slackI = rj / std::fabs(c);
        const double slackJ = ri / std::fabs(c);
        if (s < -slackI || s > li + slackI || t < -slackJ || t > lj + slackJ)
            return;
        const V at = m_from[i] + di * (s / li);
        m_cuts[i].push_back(s);
        m_cuts[j].push_back(t);
        m_meetings[i].push_back({s, at});
        m_meetings[j].push_back({t, at});
    }

    // An end of wall i that lies on the body of the parallel wall j, near an end of j.
    void endOn(size_t i, size_t j, double slack)
    {
        const V dj = m_to[j] - m_from[j];
        const double lj = norm(dj);
        for (const bool atEnd : {false, true}) {
            const V e = atEnd ? m_to[i] : m_from[i];
            const double t = dot(e - m_from[j], dj) / lj;
            const double off = std::fabs(cross(dj, e - m_from[j])) / lj;
            if (off > slack || t < -slack || t > lj + slack)
                continue;
            const double s = atEnd ? length(i) : 0;
            const V at = m_from[j] + dj * (std::clamp(t, 0.0, lj) / lj);
            m_cuts[j].push_back(std::clamp(t, 0.0, lj));
            m_meetings[i].push_back({s, at});
            m_meetings[j].push_back({std::clamp(t, 0.0, lj), at});
        }
    }

    // Cells that share a key are told apart by the distance of their nodes.
    static quint64 cellKey(qint64 x, qint64 y) { return (static_cast<quint64>(x) << 32) ^ (static_cast<quint64>(y) & 0xffffffffu); }

    int nodeAt(V v)
    {
        const auto cx = static_cast<qint64>(std::floor(v.x / nodeSize));
        const auto cy = static_cast<qint64>(std::floor(v.y / nodeSize));
        for (qint64 dx = -1; dx <= 1; ++dx)
            for (qint64 dy = -1; dy <= 1; ++dy) {
                const auto it = m_grid.find(cellKey(cx + dx, cy + dy));
                if (it == m_grid.end())
                    continue;
                for (const int k : it->second)
                    if (norm(m_nodes[static_cast<size_t>(k)] - v) <= nodeSize)
                        return k;
            }
        m_nodes.push_back(v);
        const int k = static_cast<int>(m_nodes.size()) - 1;
        m_grid[cellKey(cx, cy)].push_back(k);
        return k;
    }

    void buildEdges()
    {
        std::unordered_set<quint64> seen; // two walls on one line give one edge
        for (size_t i = 0; i < m_walls.size(); ++i) {
            auto& cuts = m_cuts[i];
            std::sort(cuts.begin(), cuts.end());
            const double li = length(i);
            // Ends that stick out of the wall they meet, or stop short of it, end at the meeting point.
            trimEnds(i, cuts, li);
            int previous = -1;
            double previousAt = 0;
            for (const double s : cuts) {
                const int node = nodeAt(where(i, s));
                if (previous >= 0 && node != previous) {
                    const auto key = std::minmax(previous, node);
                    if (seen.insert(cellKey(key.first, key.second)).second) {
                        m_halves.push_back({previous, i, previousAt, s});
                        m_halves.push_back({node, i, s, previousAt});
                    }
                }
                if (node != previous) {
                    previous = node;
                    previousAt = s;
                }
            }
        }
    }

    // Drops a bare end (0 or length) when a meeting lies within reach of it: the stub beyond the junction is no wall of its own.
    void trimEnds(size_t i, std::vector<double>& cuts, double li) const
    {
        const auto meets = [&](double s) { return meetingAt(i, s) != nullptr; };
        double nearStart = 0;
        double nearEnd = li;
        for (const double s : cuts) {
            if (!meets(s))
                continue;
            if (s < 0 || (s > 0 && s <= stubOf(i)))
                nearStart = nearStart == 0 ? s : std::min(nearStart, s);
            if (s > li || (s < li && s >= li - stubOf(i)))
                nearEnd = nearEnd == li ? s : std::max(nearEnd, s);
        }
        if (!meets(0) || nearStart < 0)
            std::erase_if(cuts, [&](double s) { return s < nearStart || (s == 0 && nearStart != 0); });
        if (!meets(li) || nearEnd > li)
            std::erase_if(cuts, [&](double s) { return s > nearEnd || (s == li && nearEnd != li); });
    }

    double stubOf(size_t i) const { return std::min(m_thickest / 2 + joinSlack, length(i) / 3); }

    // The last one found at that place, or nullptr.
    const Meeting* meetingAt(size_t i, double s) const
    {
        const auto& list = m_meetings[i];
        const auto it = std::upper_bound(list.begin(), list.end(), s, [](double v, const Meeting& m) { return v < m.along; });
        return it != list.begin() && (it - 1)->along == s ? &*(it - 1) : nullptr;
    }

    V where(size_t i, double s) const
    {
        if (const Meeting* meeting = meetingAt(i, s))
            return meeting->at;
        return m_from[i] + (m_to[i] - m_from[i]) * (s / length(i));
    }

    void traceLoops()
    {
        const size_t n = m_nodes.size();
        std::vector<std::vector<int>> out(n);
        const auto target = [&](int h) { return m_halves[static_cast<size_t>(h ^ 1)].node; };
        for (int h = 0; h < static_cast<int>(m_halves.size()); ++h)
            out[static_cast<size_t>(m_halves[static_cast<size_t>(h)].node)].push_back(h);
        const auto angle = [&](int h) {
            const V d = m_nodes[static_cast<size_t>(target(h))] - m_nodes[static_cast<size_t>(m_halves[static_cast<size_t>(h)].node)];
            return std::atan2(d.y, d.x);
        };
        for (auto& list : out)
            std::sort(list.begin(), list.end(), [&](int a, int b) { return angle(a) < angle(b); });
        for (int h = 0; h < static_cast<int>(m_halves.size()); ++h) {
            // At the end of h turn as far left as possible: the next edge clockwise from the way back.
            const auto& list = out[static_cast<size_t>(target(h))];
            const auto it = std::find(list.begin(), list.end(), h ^ 1);
            const auto at = static_cast<size_t>(it - list.begin());
            m_halves[static_cast<size_t>(h)].next = list[(at + list.size() - 1) % list.size()];
        }
        std::vector<bool> done(m_halves.size(), false);
        for (int h = 0; h < static_cast<int>(m_halves.size()); ++h) {
            if (done[static_cast<size_t>(h)])
                continue;
            std::vector<int> loop;
            for (int k = h; !done[static_cast<size_t>(k)]; k = m_halves[static_cast<size_t>(k)].next) {
                done[static_cast<size_t>(k)] = true;
                loop.push_back(k);
            }
            m_loops.push_back(std::move(loop));
        }
    }

    Ring axisOf(const std::vector<int>& loop) const
    {
        Ring ring;
        for (const int h : loop)
            ring.push_back(point(m_nodes[static_cast<size_t>(m_halves[static_cast<size_t>(h)].node)]));
        return ring;
    }

    // Left offset by half the thickness of each wall; corners are where the moved lines meet.
    Ring outlineOf(const std::vector<int>& loop) const
    {
        Ring ring;
        for (size_t i = 0; i < loop.size(); ++i) {
            const int a = loop[(i + loop.size() - 1) % loop.size()];
            const int b = loop[i];
            const V at = m_nodes[static_cast<size_t>(m_halves[static_cast<size_t>(b)].node)];
            const V da = direction(a);
            const V db = direction(b);
            const double ta = half(a);
            const double tb = half(b);
            const V na{-da.y, da.x};
            const V nb{-db.y, db.x};
            const double c = cross(da, db);
            if (std::fabs(c) < 1e-6) {
                ring.push_back(point(at + na * ta));
                if (dot(da, db) < 0 || std::fabs(ta - tb) > 1)
                    ring.push_back(point(at + nb * tb));
                continue;
            }
            // Solve at + na*ta + da*s = at + nb*tb + db*u.
            const double s = cross(nb * tb - na * ta, db) / c;
            ring.push_back(point(at + na * ta + da * s));
        }
        return clean(std::move(ring));
    }

    static Ring clean(Ring ring)
    {
        Ring out;
        for (size_t i = 0; i < ring.size(); ++i) {
            const V a = vec(out.empty() ? ring[(i + ring.size() - 1) % ring.size()] : out.back());
            const V b = vec(ring[i]);
            const V c = vec(ring[(i + 1) % ring.size()]);
            if (norm(b - a) < 1000)
                continue;
            if (std::fabs(cross(b - a, c - b)) < 1000 * norm(c - a) && dot(b - a, c - b) > 0)
                continue;
            out.push_back(ring[i]);
        }
        return out;
    }

    V direction(int h) const
    {
        const Half& half = m_halves[static_cast<size_t>(h)];
        const V d = m_nodes[static_cast<size_t>(m_halves[static_cast<size_t>(h ^ 1)].node)] - m_nodes[static_cast<size_t>(half.node)];
        return d * (1 / norm(d));
    }
    double half(int h) const { return static_cast<double>(m_walls[m_halves[static_cast<size_t>(h)].wall].thickness.n) / 2; }

    WallFaces finish()
    {
        WallFaces out;
        std::vector<const std::vector<int>*> outer;
        std::vector<PlanBox> boxes;
        std::vector<double> areas;
        for (const auto& loop : m_loops) {
            Ring axis = axisOf(loop);
            if (const double area = signedAreaM2(axis); area > 1e-6) {
                boxes.push_back(boxOf(axis));
                areas.push_back(area);
                for (const int h : loop)
                    m_halves[static_cast<size_t>(h)].face = static_cast<int>(out.faces.size());
                out.faces.push_back({std::move(axis), outlineOf(loop), {}});
            } else {
                outer.push_back(&loop);
            }
        }
        const BoxIndex index(std::move(boxes));
        // The outer side of a group of walls belongs to the face that surrounds the group, if any.
        for (const auto* loop : outer) {
            const PlanPoint probe = point(m_nodes[static_cast<size_t>(m_halves[static_cast<size_t>(loop->front())].node)]);
            int best = -1;
            double bestArea = 0;
            for (const size_t f : index.meeting({probe, probe})) {
                const Ring& axis = out.faces[f].axis;
                if ((best >= 0 && areas[f] >= bestArea) || std::find(axis.begin(), axis.end(), probe) != axis.end()
                    || !contains(axis, probe))
                    continue;
                best = static_cast<int>(f);
                bestArea = areas[f];
            }
            if (best < 0)
                continue;
            for (const int h : *loop)
                m_halves[static_cast<size_t>(h)].face = best;
            out.faces[static_cast<size_t>(best)].holes.push_back(outlineOf(*loop));
        }
        for (size_t h = 0; h < m_halves.size(); h += 2) {
            const Half& a = m_halves[h];
            const Half& b = m_halves[h + 1];
            const bool forward = a.from <= a.to;
            out.pieces.push_back({a.wall,
                                  {std::llround(std::min(a.from, a.to))},
                                  {std::llround(std::max(a.from, a.to))},
                                  forward ? a.face : b.face,
                                  forward ? b.face : a.face});
        }
        std::sort(out.pieces.begin(), out.pieces.end(),
                  [](const auto& a, const auto& b) { return std::pair(a.wall, a.from) < std::pair(b.wall, b.from); });
        return out;
    }

    const std::vector<WallSegment>& m_walls;
    double m_thickest = 0;
    std::vector<V> m_from, m_to;
    std::vector<std::vector<double>> m_cuts;
    std::vector<std::vector<Meeting>> m_meetings; ///< of each wall, by place along it
    std::vector<V> m_nodes;
    std::unordered_map<quint64, std::vector<int>> m_grid;
    std::vector<Half> m_halves;
    std::vector<std::vector<int>> m_loops;
};

} // namespace

const WallFaces::Piece* WallFaces::pieceAt(size_t wall, Length along) const
{
    auto it = std::lower_bound(pieces.begin(), pieces.end(), wall, [](const Piece& p, size_t w) { return p.wall < w; });
    for (; it != pieces.end() && it->wall == wall; ++it)
        if (along >= it->from && along <= it->to)
            return &*it;
    return nullptr;
}

int WallFaces::faceAt(PlanPoint p) const
{
    int best = -1;
    double bestArea = 0;
    for (int f = 0; f < static_cast<int>(faces.size()); ++f) {
        const Face& face = faces[static_cast<size_t>(f)];
        if (!face.box.contains(p) || !contains(face.axis, p))
            continue;
        const double area = signedAreaM2(face.axis);
        if (best < 0 || area < bestArea) {
            best = f;
            bestArea = area;
        }
    }
    return best;
}

WallFaces traceFaces(const std::vector<WallSegment>& walls)
{
    WallFaces out = Tracer(walls).run();
    for (WallFaces::Face& face : out.faces)
        face.box = boxOf(face.axis);
    return out;
}

} // namespace sp
