// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/egress/cell.h"

#include <array>
#include <limits>
#include <memory>

namespace sp {

class CellTables;
class FieldRoots;

/// How the length of a leg counts (egress.md 1): as the crow flies, or |dx| + |dy| in the axes of the storey.
enum class Metric : quint8 { Straight, Rectilinear };

inline constexpr double unreachable = std::numeric_limits<double>::infinity();

/// Shortest ways inside one cell (egress.md 3.2, 3.3): what sees what, and the tables R, GR and G. Depends on the cell's geometry alone, so
/// one may be kept for as long as the cell looks the same. Lengths are nm.
class CellWalk final {
public:
    /// `axes` is the direction of the storey's x axis, radians, for Metric::Rectilinear.
    explicit CellWalk(Cell cell, double axes = 0);

    const Cell& cell() const { return m_cell; }
    double axes() const { return m_axes; }
    /// Reflex corners, in the order of the rings.
    const std::vector<PlanPoint>& corners() const { return m_corners; }

    double length(Metric metric, PlanPoint from, PlanPoint to) const;
    /// Whether the straight piece between two points of the floor, boundary included, can be walked; sliding along walls can.
    bool sees(PlanPoint from, PlanPoint to) const;
    bool nodeSees(int node, PlanPoint to) const;
    /// Boundary included, and what rounding has put some nanometres off it.
    bool contains(PlanPoint p) const;

    /// Shortest way between two nodes; `unreachable` where there is none.
    double between(Metric metric, int from, int to) const;
    std::vector<PlanPoint> pathBetween(Metric metric, int from, int to) const; ///< both ends included
    /// From any point of the floor to every node.
    std::vector<double> fromPoint(Metric metric, PlanPoint from) const;

    const CellTables& tables() const { return *m_tables; } ///< for the other files of the measuring

private:
    Cell m_cell;
    double m_axes = 0;
    std::shared_ptr<const CellTables> m_tables;
    std::vector<PlanPoint> m_corners;
};

/// Where something begins that is already so far from the goal: a node of the cell, or any point of its floor.
struct Seed {
    PlanPoint at;
    int node = -1; ///< of the cell; -1: a point of the floor
    double beyond = unreachable; ///< nm from it to the goal
    bool operator==(const Seed&) const = default;
};

/// Distance to the goal from every point of a cell (egress.md 3.4). Holds a reference to the walk.
class CellField final {
public:
    CellField(const CellWalk& walk, Metric metric, std::vector<Seed> seeds);

    const CellWalk& walk() const { return m_walk; }
    Metric metric() const { return m_metric; }
    const std::vector<Seed>& seeds() const { return m_seeds; }
    /// nm from a point of the floor; `unreachable` where no seed is.
    double at(PlanPoint p) const;
    /// The shortest way to a seed, both ends included, and which; ties go to the first seed. Empty where there is none.
    struct Way {
        std::vector<PlanPoint> points;
        int seed = -1;
        double nm = unreachable; ///< with what is beyond the seed
    };
    Way wayFrom(PlanPoint p) const;

    const FieldRoots& roots() const { return *m_roots; } ///< for the other files of the measuring

private:
    const CellWalk& m_walk;
    Metric m_metric;
    std::vector<Seed> m_seeds;
    std::shared_ptr<const FieldRoots> m_roots;
};

/// The most remote point of a part of a cell (egress.md 3.5): `nm` is exact at `at`, and nowhere larger by more than `tolerance` nm. Of
/// points that tie the one with the smallest x, then y.
struct Remote {
    PlanPoint at;
    double nm = unreachable;
};
/// `area`: rings as in Cell, within the floor of the cell, such as one room of several.
Remote mostRemote(const CellField& field, const std::vector<Ring>& area, double tolerance = 1e6);

/// Triangles of an area with holes; corners are corners of the rings.
using Triangle = std::array<PlanPoint, 3>;
std::vector<Triangle> triangulate(const std::vector<Ring>& rings);

/// Length of a straight way pulled round discs of radius `clearance` at its inside corners (egress.md 3.8). `points` as wayFrom gives them.
double clearanceLength(const CellWalk& walk, const std::vector<PlanPoint>& points, Length clearance);

} // namespace sp
