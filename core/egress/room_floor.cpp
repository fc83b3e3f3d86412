// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/egress/room_floor.h"

#include "core/egress/exact.h"
#include "core/geom/box_index.h"
#include "core/geom/segment.h"

#include <algorithm>
#include <cmath>

namespace sp {

namespace {

using geom::V;

constexpr double rounding = 2; // nm, by which corners on a straight wall may stand out
constexpr Length touching = mm(10); // nearer than that is no way between
constexpr Length fatter = mm(1); // what touches in a point only, so that it does not
constexpr double leastAreaM2 = 0.1;
constexpr double leastWidthM = 0.1;

V between(PlanPoint a, PlanPoint b)
{
    return {static_cast<double>(b.x.n - a.x.n), static_cast<double>(b.y.n - a.y.n)};
}

/// Whether the corner b adds nothing between a and c.
bool isNoCorner(PlanPoint a, PlanPoint b, PlanPoint c)
{
    if (a == b || b == c)
        return true;
    const V ab = between(a, b), bc = between(b, c);
    if (dot(ab, bc) < 0)
        return exact::side(a, b, c) == 0; // a spike
    const V ac = between(a, c);
    return std::fabs(cross(ab, ac)) <= rounding * norm(ac);
}

struct Edge {
    size_t ring;
    size_t at;
    PlanPoint from, to;
};

std::vector<Edge> edgesOf(const std::vector<Ring>& rings)
{
    std::vector<Edge> out;
    for (size_t r = 0; r < rings.size(); ++r)
        for (size_t i = 0; i < rings[r].size(); ++i)
            out.push_back({r, i, rings[r][i], rings[r][(i + 1) % rings[r].size()]});
    return out;
}

BoxIndex indexOf(const std::vector<Edge>& edges)
{
    std::vector<PlanBox> boxes;
    for (const Edge& e : edges)
        boxes.push_back(boxAround(e.from, e.to));
    return BoxIndex(std::move(boxes));
}

/// Of pieces whose boxes meet.
bool meet(const Edge& e, const Edge& f)
{
    return exact::side(e.from, e.to, f.from) * exact::side(e.from, e.to, f.to) <= 0
        && exact::side(f.from, f.to, e.from) * exact::side(f.from, f.to, e.to) <= 0;
}

bool comeNear(const Edge& e, const Edge& f)
{
    const auto near = [](PlanPoint p, const Edge& edge) { return distance(p, nearestOn(edge.from, edge.to, p)) < touching; };
    return near(e.from, f) || near(e.to, f) || near(f.from, e) || near(f.to, e) || meet(e, f);
}

PlanBox grown(PlanBox box, Length by)
{
    return {{box.least.x - by, box.least.y - by}, {box.most.x + by, box.most.y + by}};
}

bool isSimple(const Ring& ring)
{
    return ring.size() >= 3 && isProperArea({ring});
}

bool isWorthStanding(const Ring& outline)
{
    double around = 0;
    for (size_t i = 0; i < outline.size(); ++i)
        around += norm(between(outline[i], outline[(i + 1) % outline.size()])) / 1e9;
    const double area = signedAreaM2(outline);
    return area >= leastAreaM2 && 2 * area / around >= leastWidthM;
}

/// What stands on a floor, sorted by how it is taken off: rings[0] is the outline, the others go clockwise.
struct Cuts {
    std::vector<Ring> rings;
    std::vector<bool> rough; ///< touches something else
    std::vector<Edge> edges;

    explicit Cuts(std::vector<Ring> all) : rings(std::move(all)), rough(rings.size(), false), edges(edgesOf(rings))
    {
        const BoxIndex index = indexOf(edges);
        for (const Edge& e : edges)
            for (const size_t j : index.meeting(grown(boxAround(e.from, e.to), touching)))
                if (const Edge& f = edges[j]; f.ring > e.ring && !(rough[e.ring] && rough[f.ring]) && comeNear(e, f))
                    rough[e.ring] = rough[f.ring] = true;
        for (size_t i = 1; i < rings.size(); ++i)
            for (size_t j = 1; j < rings.size(); ++j)
                if (i != j && contains(rings[i], rings[j][0]))
                    rough[i] = rough[j] = true;
    }

    /// A corner near the side of something solid goes to it, so that no crack is left; solid is on the right of every ring.
    PlanPoint pressed(size_t ring, PlanPoint p) const
    {
        const PlanPoint was = p;
        for (const Edge& e : edges) {
            if (e.ring == ring || !rough[e.ring] || !grown(boxAround(e.from, e.to), touching).contains(was)
                || distance(was, nearestOn(e.from, e.to, was)) >= touching)
                continue;
            if (const Length left = leftOf(e.from, e.to, p); left.n > 0)
                p = pointBeside(e.from, e.to, alongOf(e.from, e.to, p), {});
        }
        return p;
    }

    std::vector<Ring> roughOnes() const
    {
        std::vector<Ring> out;
        for (size_t i = 1; i < rings.size(); ++i) {
            if (!rough[i])
                continue;
            Ring ring;
            for (const PlanPoint p : rings[i])
                ring.push_back(pressed(i, p));
            out.push_back(std::move(ring));
        }
        return out;
    }
};

/// nullopt: they are no proper areas.
std::optional<std::vector<AreaRings>> partsWithout(const Ring& outline, const std::vector<Ring>& cuts, Length grownBy)
{
    const auto left = areaWithout({outline}, cuts, grownBy);
    if (!left)
        return std::nullopt;
    std::vector<AreaRings> out;
    for (const AreaRings& area : *left) {
        AreaRings clean{cleanRing(area[0], true)};
        if (clean[0].empty() || !isWorthStanding(clean[0]))
            continue;
        for (size_t i = 1; i < area.size(); ++i)
            if (Ring ring = cleanRing(area[i], false); !ring.empty())
                clean.push_back(std::move(ring));
        if (!isProperArea(clean))
            return std::nullopt;
        out.push_back(std::move(clean));
    }
    return out;
}

} // namespace

Ring cleanRing(const Ring& ring, bool counterClockwise)
{
    if (ring.size() < 3)
        return {};
    const auto first = static_cast<size_t>(std::min_element(ring.begin(), ring.end()) - ring.begin());
    Ring out;
    const auto add = [&](PlanPoint p) {
        while (out.size() >= 2 && isNoCorner(out[out.size() - 2], out.back(), p))
            out.pop_back();
        if (out.empty() || out.back() != p)
            out.push_back(p);
    };
    for (size_t i = 0; i < ring.size(); ++i)
        add(ring[(first + i) % ring.size()]);
    add(ring[first]);
    if (out.size() > 1)
        out.pop_back();
    if (out.size() < 3 || signedAreaM2(out) == 0)
        return {};
    if ((signedAreaM2(out) > 0) != counterClockwise)
        std::reverse(out.begin() + 1, out.end());
    return out;
}

bool isProperArea(const AreaRings& area)
{
    if (area.empty())
        return false;
    for (size_t r = 0; r < area.size(); ++r)
        if (area[r].size() < 3 || (signedAreaM2(area[r]) > 0) != (r == 0))
            return false;
    const std::vector<Edge> edges = edgesOf(area);
    const BoxIndex index = indexOf(edges);
    for (size_t i = 0; i < edges.size(); ++i)
        for (const size_t j : index.meeting(boxAround(edges[i].from, edges[i].to))) {
            const Edge &e = edges[i], &f = edges[j];
            if (j <= i)
                continue;
            const size_t n = area[e.ring].size();
            const bool next = e.ring == f.ring && (e.at + 1) % n == f.at, before = e.ring == f.ring && (f.at + 1) % n == e.at;
            if (next || before) {
                // Neighbours share a corner; they may not double back over each other.
                const PlanPoint corner = next ? e.to : e.from, one = next ? e.from : e.to, other = next ? f.to : f.from;
                if (exact::side(corner, one, other) == 0 && dot(between(corner, one), between(corner, other)) > 0)
                    return false;
            } else if (meet(e, f)) {
                return false;
            }
        }
    for (size_t r = 1; r < area.size(); ++r) {
        if (!contains(area[0], area[r][0]))
            return false;
        for (size_t q = 1; q < area.size(); ++q)
            if (q != r && contains(area[q], area[r][0]))
                return false;
    }
    return true;
}

RoomFloor roomFloor(const Ring& outline, const std::vector<Ring>& holes, const std::vector<Ring>& obstructions)
{
    std::vector<Ring> rings{cleanRing(outline, true)};
    if (!isSimple(rings[0]))
        return {true, {}};
    const PlanBox box = boxOf(rings[0]);
    std::vector<Ring> tangled; // of rings that cross themselves nothing but their area is of use
    for (const std::vector<Ring>* list : {&holes, &obstructions})
        for (const Ring& cut : *list) {
            const PlanBox own = boxOf(cut);
            if (cut.size() < 3 || own.most.x < box.least.x || own.least.x > box.most.x || own.most.y < box.least.y
                || own.least.y > box.most.y)
                continue;
            Ring clean = cleanRing(cut, false);
            Ring turned(clean.rbegin(), clean.rend());
            if (isSimple(turned))
                rings.push_back(std::move(clean));
            else
                tangled.push_back(cut);
        }
    if (rings.size() == 1 && tangled.empty())
        return {false, {rings}};
    const Cuts cuts(std::move(rings));
    std::vector<Ring> rough = cuts.roughOnes();
    rough.insert(rough.end(), tangled.begin(), tangled.end());
    const Ring& outer = cuts.rings[0];
    RoomFloor out{false, {{outer}}};
    for (size_t i = 1; i < cuts.rings.size(); ++i)
        if (!cuts.rough[i] && contains(cuts.rings[i], outer[0]))
            return {}; // it touches nothing of the room and covers it
    if (!rough.empty()) {
        auto parts = partsWithout(outer, rough, {});
        if (!parts)
            parts = partsWithout(outer, rough, fatter);
        if (!parts)
            return {true, {}};
        out.parts = std::move(*parts);
    }
    for (size_t i = 1; i < cuts.rings.size(); ++i) {
        if (cuts.rough[i])
            continue;
        for (AreaRings& part : out.parts)
            if (contains(part[0], cuts.rings[i][0])) {
                part.push_back(cuts.rings[i]);
                break;
            }
    }
    out.broken = !std::all_of(out.parts.begin(), out.parts.end(), isProperArea);
    return out.broken ? RoomFloor{true, {}} : out;
}

} // namespace sp
