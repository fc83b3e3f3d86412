// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/egress/cell_walk.h"
#include "core/egress/exact.h"
#include "core/egress/sight.h"

#include <cmath>
#include <numeric>

namespace sp {

using exact::side;

namespace {

double farness(PlanPoint a, PlanPoint b)
{
    const auto dx = static_cast<double>(b.x.n - a.x.n), dy = static_cast<double>(b.y.n - a.y.n);
    return dx * dx + dy * dy;
}

/// An area as one closed line: outline and holes joined by bridges that are walked there and back. Points may come several times.
class OneLine final {
public:
    explicit OneLine(const std::vector<Ring>& rings)
    {
        for (const Ring& ring : rings)
            for (const PlanPoint p : ring)
                m_all.push_back(p);
        append(rings.front(), 0);
        std::vector<size_t> holes(rings.size() - 1);
        std::iota(holes.begin(), holes.end(), 1);
        // From the right to the left: what a hole sees to its right is joined already.
        std::stable_sort(holes.begin(), holes.end(), [&](size_t a, size_t b) { return boxOf(rings[a]).most.x > boxOf(rings[b]).most.x; });
        for (size_t i = 0; i < holes.size(); ++i) {
            m_waiting.clear();
            for (size_t k = i; k < holes.size(); ++k)
                m_waiting.push_back(&rings[holes[k]]);
            join(rings[holes[i]]);
        }
    }

    std::vector<Triangle> clipped();

private:
    struct Spot {
        PlanPoint at;
        int before, after;
    };
    Spot& spot(int i) { return m_spots[static_cast<size_t>(i)]; }
    const Spot& spot(int i) const { return m_spots[static_cast<size_t>(i)]; }
    PlanPoint at(int i) const { return spot(i).at; }
    int turn(int i) const { return side(at(spot(i).before), at(i), at(spot(i).after)); }

    int append(const Ring& ring, size_t from)
    {
        const int first = static_cast<int>(m_spots.size()), n = static_cast<int>(ring.size());
        for (int i = 0; i < n; ++i)
            m_spots.push_back({ring[(from + static_cast<size_t>(i)) % ring.size()], first + (i + n - 1) % n, first + (i + 1) % n});
        return first;
    }
    void join(const Ring& hole);
    bool opensTo(int i, PlanPoint to) const;
    bool bridgeable(PlanPoint from, PlanPoint to) const;
    enum class Strict : quint8 { Full, Inside, None };
    bool isEar(int i, Strict strict) const;

    std::vector<Spot> m_spots;
    std::vector<PlanPoint> m_all;
    std::vector<const Ring*> m_waiting; ///< holes that are not joined yet
    std::vector<int> m_hollow; ///< spots where the line does not turn left: only these can lie in an ear
};

/// Whether the floor at a spot lies in a direction.
bool OneLine::opensTo(int i, PlanPoint to) const
{
    const PlanPoint before = at(spot(i).before), here = at(i), after = at(spot(i).after);
    const bool ofAfter = side(here, after, to) > 0, ofBefore = side(before, here, to) > 0;
    return side(before, here, after) > 0 ? ofAfter && ofBefore : ofAfter || ofBefore;
}

bool OneLine::bridgeable(PlanPoint from, PlanPoint to) const
{
    const auto crosses = [&](PlanPoint a, PlanPoint b) {
        if (std::max(a.x, b.x) < std::min(from.x, to.x) || std::min(a.x, b.x) > std::max(from.x, to.x)
            || std::max(a.y, b.y) < std::min(from.y, to.y) || std::min(a.y, b.y) > std::max(from.y, to.y))
            return false;
        const int first = side(from, to, a);
        if (first == 0)
            return exact::strictlyBetween(from, a, to);
        return first * side(from, to, b) < 0 && side(a, b, from) * side(a, b, to) < 0;
    };
    for (const Spot& s : m_spots)
        if (crosses(s.at, at(s.after)))
            return false;
    for (const Ring* ring : m_waiting)
        for (size_t i = 0, j = ring->size() - 1; i < ring->size(); j = i++)
            if (crosses((*ring)[j], (*ring)[i]))
                return false;
    return true;
}

void OneLine::join(const Ring& hole)
{
    size_t right = 0;
    for (size_t i = 1; i < hole.size(); ++i)
        if (hole[i].x > hole[right].x || (hole[i].x == hole[right].x && hole[i].y > hole[right].y))
            right = i;
    const PlanPoint from = hole[right];
    std::vector<std::pair<double, int>> near;
    for (int i = 0; i < static_cast<int>(m_spots.size()); ++i)
        if (at(i).x >= from.x)
            near.emplace_back(farness(from, at(i)), i);
    // A heap, because one of the first few nearly always does.
    const auto later = std::greater<>();
    std::make_heap(near.begin(), near.end(), later);
    int best = near.empty() ? 0 : near.front().second; // only rings that cross each other leave it at that
    while (!near.empty()) {
        const int i = near.front().second;
        if (opensTo(i, from) && bridgeable(from, at(i))) {
            best = i;
            break;
        }
        std::pop_heap(near.begin(), near.end(), later);
        near.pop_back();
    }
    const int first = append(hole, right), last = static_cast<int>(m_spots.size()) - 1, again = last + 1, back = last + 2;
    const int after = spot(best).after;
    m_spots.push_back({from, last, back}); // the hole's corner once more, on the way back
    m_spots.push_back({at(best), again, after});
    spot(last).after = again;
    spot(first).before = best;
    spot(best).after = first;
    spot(after).before = back;
}

bool OneLine::isEar(int i, Strict strict) const
{
    const PlanPoint a = at(spot(i).before), b = at(i), c = at(spot(i).after);
    if (side(a, b, c) <= 0)
        return false;
    if (strict == Strict::None)
        return true;
    const Length left = std::min({a.x, b.x, c.x}), right = std::max({a.x, b.x, c.x});
    const Length low = std::min({a.y, b.y, c.y}), high = std::max({a.y, b.y, c.y});
    for (const int k : m_hollow) {
        const PlanPoint p = at(k);
        if (p.x < left || p.x > right || p.y < low || p.y > high || p == a || p == b || p == c)
            continue;
        const int ab = side(a, b, p), bc = side(b, c, p), ca = side(c, a, p);
        if (strict == Strict::Full ? ab >= 0 && bc >= 0 && ca >= 0 : ab > 0 && bc > 0 && ca > 0)
            return false;
    }
    return true;
}

std::vector<Triangle> OneLine::clipped()
{
    std::vector<Triangle> out;
    int left = static_cast<int>(m_spots.size()), tried = 0;
    for (int i = 0; i < left; ++i)
        if (turn(i) <= 0)
            m_hollow.push_back(i);
    // Where rings touch or cross no ear may be whole: then a less good one is cut, so that it always ends.
    Strict strict = Strict::Full;
    for (int i = 0; left > 2;) {
        const int before = spot(i).before, after = spot(i).after;
        const bool spike = turn(i) == 0 && (at(before) == at(after) || at(before) == at(i) || at(after) == at(i));
        const bool ear = !spike && isEar(i, strict);
        const bool forced = !spike && !ear && strict == Strict::None && tried > left;
        if (!spike && !ear && !forced) {
            i = after;
            if (++tried > left && strict != Strict::None) {
                strict = strict == Strict::Full ? Strict::Inside : Strict::None;
                tried = 0;
            }
            continue;
        }
        if (ear)
            out.push_back({at(before), at(i), at(after)});
        spot(before).after = after;
        spot(after).before = before;
        --left;
        tried = 0;
        strict = Strict::Full;
        const auto gone = [&](int k) { return k == i || ((k == before || k == after) && turn(k) > 0); };
        m_hollow.erase(std::remove_if(m_hollow.begin(), m_hollow.end(), gone), m_hollow.end());
        i = spot(after).after; // not at the same corner again: fans are long and thin
    }
    return out;
}

} // namespace

std::vector<Triangle> triangulate(const std::vector<Ring>& rings)
{
    const std::vector<Ring> clean = cleanRings(rings);
    if (clean.empty() || clean.front().empty())
        return {};
    return OneLine(clean).clipped();
}

} // namespace sp
