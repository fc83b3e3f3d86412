// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/egress/cell_tables.h"

namespace sp {

/// What a way to the goal can lead to first: a seed, or an inside corner with the distance from there (egress.md 3.4).
class FieldRoots final {
public:
    FieldRoots(const CellWalk& walk, Metric metric, const std::vector<Seed>& seeds);

    struct Root {
        PlanPoint at;
        Stance place;
        double nm; ///< from here to the goal
        int seed;
        int corner; ///< inside corner; -1: the seed itself
    };
    const std::vector<Root>& roots() const { return m_roots; } ///< the nearest to the goal first
    bool sees(const Root& root, const Stance& p) const;
    double nmBy(const Root& root, PlanPoint p) const { return root.nm + m_tables.length(m_metric, p, root.at); }

    struct Best {
        int root = -1;
        double nm = unreachable;
    };
    /// The best root for a place, or the known one; of equal ones the one that leads to the first seed, then by x and y.
    Best best(const Stance& place, PlanPoint p, Best known) const;
    Best best(const Stance& place, PlanPoint p) const { return best(place, p, {}); }
    /// Corners from a root on, and the seed.
    std::vector<PlanPoint> wayFrom(const Root& root) const;

private:
    bool better(const Best& a, const Best& b) const;

    const CellTables& m_tables;
    Metric m_metric;
    const std::vector<Seed> m_seeds;
    CellTables::Row m_fromPoints; ///< ways from seeds that are no nodes
    std::vector<Root> m_roots;
};

} // namespace sp
