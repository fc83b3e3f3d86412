// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/egress/field_roots.h"

namespace sp {

CellField::CellField(const CellWalk& walk, Metric metric, std::vector<Seed> seeds)
    : m_walk(walk), m_metric(metric), m_seeds(std::move(seeds)), m_roots(std::make_shared<const FieldRoots>(walk, metric, m_seeds))
{
}

double CellField::at(PlanPoint p) const
{
    const Sight& sight = m_walk.tables().sight();
    const Stance place = sight.place(p);
    double nm = m_roots->best(place, p).nm;
    if (place.off && place.edge >= 0) // between walls that nearly touch there is still the way along the wall
        for (const int end : {place.edge, sight.corner(place.edge).after})
            nm = std::min(
                nm, m_roots->best(sight.placeOfCorner(end), sight.corner(end).at).nm + m_walk.length(m_metric, p, sight.corner(end).at));
    return nm;
}

CellField::Way CellField::wayFrom(PlanPoint p) const
{
    const Sight& sight = m_walk.tables().sight();
    const Stance place = sight.place(p);
    FieldRoots::Best best = m_roots->best(place, p);
    int along = -1;
    if (place.off && place.edge >= 0)
        for (const int end : {place.edge, sight.corner(place.edge).after}) {
            const PlanPoint at = sight.corner(end).at;
            FieldRoots::Best there = m_roots->best(sight.placeOfCorner(end), at);
            there.nm += m_walk.length(m_metric, p, at);
            if (there.nm < best.nm) {
                best = there;
                along = end;
            }
        }
    if (best.root < 0)
        return {};
    const FieldRoots::Root& root = m_roots->roots()[static_cast<size_t>(best.root)];
    Way way{{p}, root.seed, best.nm};
    const auto add = [&](PlanPoint next) {
        if (next != way.points.back())
            way.points.push_back(next);
    };
    if (along >= 0)
        add(sight.corner(along).at);
    for (const PlanPoint next : m_roots->wayFrom(root))
        add(next);
    if (way.points.size() == 1)
        way.points.push_back(way.points.front()); // somebody who stands at the goal
    return way;
}

} // namespace sp
