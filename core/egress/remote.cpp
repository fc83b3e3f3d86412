// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/egress/exact.h"
#include "core/egress/field_roots.h"

#include <queue>
#include <map>

namespace sp {

namespace {

constexpr double leastTolerance = 100'000; // nm; far below it the rounding of points would decide
// Once the tolerance is kept, so many halvings more make the figure finer by a hundred, which hardly costs anything.
constexpr int finerSteps = 200;
constexpr double finer = 0.01;

/// The least of the means of two functions, at the worst of three points.
double leastMean(const std::array<double, 3>& f, const std::array<double, 3>& g)
{
    double least = unreachable;
    const auto tryMean = [&](double t) {
        if (t >= 0 && t <= 1)
            least = std::min(least, std::max({t * f[0] + (1 - t) * g[0], t * f[1] + (1 - t) * g[1], t * f[2] + (1 - t) * g[2]}));
    };
    // The worst of three straight lines in t is least where two of them cross, or at an end.
    for (size_t i = 0; i < 3; ++i) {
        const size_t k = (i + 1) % 3;
        const double bottom = f[i] - g[i] - f[k] + g[k];
        if (bottom != 0)
            tryMean((g[k] - g[i]) / bottom);
    }
    return least;
}

/// Halves triangles until none can hold a point that is farther than the farthest known one (egress.md 3.5).
class Search final {
public:
    Search(const CellField& field, double tolerance)
        : m_field(field), m_roots(field.roots()), m_sight(field.walk().tables().sight()), m_tolerance(std::max(tolerance, leastTolerance))
    {
        const std::vector<Ring>& rings = field.walk().cell().rings;
        for (size_t i = 1; i < rings.size(); ++i)
            if (rings[i].size() > 2)
                m_holes.push_back({boxOf(rings[i]), rings[i][0], rings[i][2]});
    }

    Remote in(const std::vector<Ring>& area);

private:
    struct Spot {
        PlanPoint at;
        Stance place;
        double nm; ///< not below the distance; the distance itself when `exact`
        int root;
        bool exact;
    };
    struct Hole {
        PlanBox box;
        PlanPoint first, second; ///< two of its corners
    };
    struct Part {
        double most;
        std::array<int, 3> spots;
        int number;
        bool operator<(const Part& o) const { return most < o.most || (most == o.most && number > o.number); }
    };

    int spotAt(PlanPoint p, std::array<int, 2> likely);
    void add(const std::array<int, 3>& spots);
    double mostIn(const std::array<int, 3>& spots) const;
    bool allSees(const std::array<int, 3>& spots, PlanPoint root) const;
    double length(int a, int b) const { return m_field.walk().length(m_field.metric(), spot(a).at, spot(b).at); }
    const Spot& spot(int i) const { return m_spots[static_cast<size_t>(i)]; }

    const CellField& m_field;
    const FieldRoots& m_roots;
    const Sight& m_sight;
    double m_tolerance;
    std::vector<Hole> m_holes;
    std::vector<Spot> m_spots;
    std::map<PlanPoint, int> m_spotAt;
    std::priority_queue<Part> m_parts;
    int m_number = 0;
    double m_farthest = -1;
};

int Search::spotAt(PlanPoint p, std::array<int, 2> likely)
{
    const auto [found, isNew] = m_spotAt.try_emplace(p, static_cast<int>(m_spots.size()));
    if (!isNew)
        return found->second;
    const Stance place = m_sight.place(p);
    FieldRoots::Best best;
    for (const int near : likely) {
        const int root = near < 0 ? -1 : spot(near).root;
        if (root < 0 || root == best.root)
            continue;
        const double nm = m_roots.nmBy(m_roots.roots()[static_cast<size_t>(root)], p);
        if (nm < best.nm && m_roots.sees(m_roots.roots()[static_cast<size_t>(root)], place))
            best = {root, nm};
    }
    // A way that is shorter than the farthest one already tells enough.
    bool exact = false;
    if (best.nm > m_farthest) {
        best = m_roots.best(place, p, best);
        exact = true;
        if (place.off) {
            best.nm = m_field.at(p);
            best.root = -1;
        }
        if (best.nm < unreachable)
            m_farthest = std::max(m_farthest, best.nm);
    }
    m_spots.push_back({p, place, best.nm, best.root, exact});
    return found->second;
}

/// Whether all of a triangle sees a root that its corners see. It does unless a hole lies within the lines from the root; then all corners
/// of the hole do.
bool Search::allSees(const std::array<int, 3>& spots, PlanPoint root) const
{
    const PlanPoint a = spot(spots[0]).at, b = spot(spots[1]).at, c = spot(spots[2]).at;
    const Length left = std::min({a.x, b.x, c.x, root.x}), right = std::max({a.x, b.x, c.x, root.x});
    const Length low = std::min({a.y, b.y, c.y, root.y}), high = std::max({a.y, b.y, c.y, root.y});
    const auto holds = [&](PlanPoint p, PlanPoint q, PlanPoint inner) {
        const int x = exact::side(root, p, inner), y = exact::side(p, q, inner), z = exact::side(q, root, inner);
        return (x >= 0 && y >= 0 && z >= 0) || (x <= 0 && y <= 0 && z <= 0);
    };
    for (const Hole& hole : m_holes) {
        if (hole.box.least.x < left || hole.box.most.x > right || hole.box.least.y < low || hole.box.most.y > high)
            continue;
        if ((holds(a, b, hole.first) && holds(a, b, hole.second)) || (holds(b, c, hole.first) && holds(b, c, hole.second))
            || (holds(c, a, hole.first) && holds(c, a, hole.second)))
            return false;
    }
    return true;
}

/// No point of a triangle is farther than this. Three bounds, the least counts: the distance of a corner and the walk from there; the way by a
/// root that all of the triangle sees, which is longest at a corner; and any mean of two such ways, of which the shorter is never longer than
/// the mean. The last one tells where two ways are equally long, as they are at most remote points.
double Search::mostIn(const std::array<int, 3>& spots) const
{
    double most = unreachable;
    for (size_t i = 0; i < 3; ++i) {
        const double side = std::max(length(spots[i], spots[(i + 1) % 3]), length(spots[i], spots[(i + 2) % 3]));
        most = std::min(most, spot(spots[i]).nm + side);
    }
    if (!(most > m_farthest + m_tolerance * finer))
        return most;
    std::array<std::array<double, 3>, 3> by;
    std::array<int, 3> roots{-1, -1, -1};
    size_t n = 0;
    for (size_t i = 0; i < 3; ++i) {
        const int root = spot(spots[i]).root;
        if (root < 0 || std::find(roots.begin(), roots.end(), root) != roots.end())
            continue;
        const FieldRoots::Root& r = m_roots.roots()[static_cast<size_t>(root)];
        const auto seen = [&](int s) { return spot(s).root == root || m_roots.sees(r, spot(s).place); };
        if (!seen(spots[0]) || !seen(spots[1]) || !seen(spots[2]) || !allSees(spots, r.at))
            continue;
        for (size_t k = 0; k < 3; ++k)
            by[n][k] = m_roots.nmBy(r, spot(spots[k]).at);
        roots[n++] = root;
    }
    for (size_t i = 0; i < n; ++i) {
        most = std::min(most, std::max({by[i][0], by[i][1], by[i][2]}));
        for (size_t j = 0; j < i; ++j)
            most = std::min(most, leastMean(by[i], by[j]));
    }
    return most;
}

void Search::add(const std::array<int, 3>& spots)
{
    const double most = mostIn(spots);
    // Where no corner is reached, what is given is no floor of the cell.
    if (most > m_farthest + m_tolerance * finer && most < unreachable)
        m_parts.push({most, spots, m_number++});
}

Remote Search::in(const std::vector<Ring>& area)
{
    for (const Triangle& t : triangulate(area))
        add({spotAt(t[0], {-1, -1}), spotAt(t[1], {-1, -1}), spotAt(t[2], {-1, -1})});
    int steps = 0;
    while (!m_parts.empty() && m_farthest >= 0 && m_parts.top().most > m_farthest + m_tolerance * finer && steps < finerSteps) {
        steps += m_parts.top().most <= m_farthest + m_tolerance;
        const std::array<int, 3> spots = m_parts.top().spots;
        m_parts.pop();
        size_t longest = 0;
        double most = -1;
        for (size_t i = 0; i < 3; ++i) {
            const PlanPoint a = spot(spots[i]).at, b = spot(spots[(i + 1) % 3]).at;
            const double nm = m_field.walk().length(Metric::Straight, a, b);
            if (nm > most) {
                most = nm;
                longest = i;
            }
        }
        const int a = spots[longest], b = spots[(longest + 1) % 3], c = spots[(longest + 2) % 3];
        if (most < 2)
            continue;
        const PlanPoint from = std::min(spot(a).at, spot(b).at), to = std::max(spot(a).at, spot(b).at);
        const int middle = spotAt({{from.x.n + (to.x.n - from.x.n) / 2}, {from.y.n + (to.y.n - from.y.n) / 2}}, {a, b});
        add({a, middle, c});
        add({middle, b, c});
    }
    Remote out;
    for (const auto& [at, i] : m_spotAt) { // by x, then y
        const Spot& s = spot(i);
        if (m_farthest < 0 || (s.exact && s.nm < unreachable && s.nm >= m_farthest - m_tolerance * finer))
            return {at, s.nm};
    }
    return out;
}

} // namespace

Remote mostRemote(const CellField& field, const std::vector<Ring>& area, double tolerance)
{
    return Search(field, tolerance).in(area);
}

} // namespace sp
