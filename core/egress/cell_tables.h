// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/egress/cell_walk.h"
#include "core/egress/sight.h"

#include <atomic>
#include <memory>
#include <mutex>

namespace sp {

/// nm from an inside corner to the nearest boundary across open floor (egress.md 3.8).
double gapBeside(const Sight& sight, int corner);

/// What CellWalk keeps of a cell: the graph of its inside corners, and the tables of egress.md 3.3. Of R only the rows are needed that
/// begin at a node. Reading is safe from several threads.
class CellTables final {
public:
    CellTables(const Cell& cell, double axes);

    double length(Metric metric, PlanPoint from, PlanPoint to) const;
    const Sight& sight() const { return m_sight; }
    /// Inside corners: numbers of Sight's corners. Everything below counts these.
    const std::vector<int>& corners() const { return m_corners; }
    PlanPoint cornerAt(int i) const { return m_sight.corner(m_corners[static_cast<size_t>(i)]).at; }
    const Stance& nodePlace(int node) const { return m_nodes[static_cast<size_t>(node)].place; }

    /// Inside corners that a way from a place may turn at first, ascending.
    std::vector<int> cornersFrom(const Stance& p) const;
    bool turnsAt(int corner, const Stance& p) const; ///< the same for one

    /// Shortest ways from somewhere to all inside corners. `before`: the corner before each, -1 for the first one.
    struct Row {
        std::vector<double> nm;
        std::vector<int> before;
    };
    /// Begins with what `row` says of the corners that are seen, `unreachable` for others, and finds the rest.
    void settle(Metric metric, Row& row) const;
    const Row& row(Metric metric, int node) const { return tables(metric).rows[static_cast<size_t>(node)]; }
    /// nm between two nodes, and the inside corner that the way turns at last; -1: none, straight.
    std::pair<double, int> shortest(Metric metric, int a, int b) const;

    double gapAt(int corner) const;
    int cornerNumber(PlanPoint p) const; ///< -1: no inside corner

private:
    struct Node {
        PlanPoint at;
        Stance place;
        std::vector<int> corners;
        std::vector<bool> sees;
    };
    struct Link {
        int to;
        double straight;
    };
    struct Tables {
        std::vector<Row> rows; ///< by node
    };
    void linkCorners();
    Tables makeTables(Metric metric) const;
    const Tables& tables(Metric metric) const;

    Sight m_sight;
    double m_cos = 1, m_sin = 0;
    std::vector<int> m_corners;
    std::vector<int> m_rank; ///< of each inside corner by x, then y, then number: for ties
    std::vector<int> m_byPlace; ///< inside corners by x, then y
    std::vector<int> m_firstLink; ///< by inside corner, into m_links
    std::vector<Link> m_links;
    std::vector<Node> m_nodes;
    Tables m_straight;
    mutable Tables m_rectilinear; ///< made when first asked for
    mutable std::once_flag m_rectilinearMade;
    std::unique_ptr<std::atomic<double>[]> m_gaps; ///< by inside corner; below zero: not asked for yet
};

} // namespace sp
