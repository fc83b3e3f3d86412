// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/topology.h"

#include <QSet>
#include <array>
#include <unordered_map>

namespace sp::ui {

enum class SnapKind : quint8 { None, End, Intersection, Middle, Perpendicular, Axis, Face, Underlay, Guide, Grid };
inline constexpr int snapKinds = 10;
/// Word of the settings file, and of names of actions: "end", "guide", ...
const char* wordOf(SnapKind kind);

/// Which kinds are looked for.
struct SnapSettings {
    std::array<bool, snapKinds> on{false, true, true, true, true, true, true, true, true, true};
    bool has(SnapKind kind) const { return on[static_cast<size_t>(kind)]; }
    void set(SnapKind kind, bool value) { on[static_cast<size_t>(kind)] = value; }
};

/// A straight piece of something drawn.
struct PlanLine {
    PlanPoint from, to;
    bool operator==(const PlanLine&) const = default;
};

/// What somebody else adds to look for: points and lines of the drawing under the plan.
struct SnapExtras {
    std::vector<PlanPoint> points;
    std::vector<PlanLine> lines;
};

struct SnapQuery {
    PlanPoint pointer;
    Length reach; ///< how near counts
    SnapSettings settings;
    Length grid; ///< step; 0 = none. Counted from `from` when it is given, so that lengths come out round
    std::optional<PlanPoint> from; ///< the last point: for perpendiculars and the grid
    std::optional<PlanPoint> through; ///< with `from`: the result lies on the line through both
    std::vector<PlanPoint> recent; ///< guides run through these as well
    Length guideReach; ///< how far an end may lie off for a guide to run through it
    QSet<QString> except; ///< ids of elements that move with the pointer
};

struct Snap {
    SnapKind kind = SnapKind::None;
    PlanPoint at;
    std::vector<PlanLine> guides; ///< to draw: from what the point is in line with
};

struct NearWall {
    WallId wall;
    Length along; ///< of the foot of the pointer, from the wall's `from`
    Length off; ///< distance of the pointer to the wall's axis
};

/// What points of one storey are drawn to: built once for each state of the storey, asked at every move of the pointer.
class SnapIndex final {
public:
    SnapIndex() = default;
    SnapIndex(const Project& project, const Topology& topology, const std::optional<StoreyId>& storey, const SnapExtras& extras = {});

    /// The best point near the pointer; kind None with the pointer itself (or its foot on the line) when nothing is near.
    Snap snap(const SnapQuery& query) const;
    /// The wall under the pointer, or with its face nearer than `reach`; of several the one with the nearest axis.
    std::optional<NearWall> wallNear(PlanPoint p, Length reach) const;

private:
    struct Point {
        PlanPoint at;
        SnapKind kind;
        int owner;
    };
    struct Line {
        PlanLine line;
        SnapKind kind;
        int owner;
    };
    struct WallLine {
        WallId id;
        PlanLine axis;
        Length half;
    };
    struct Cell {
        std::vector<int> points, lines, walls;
    };
    struct Search;

    int owner(const QString& id);
    void addPoint(PlanPoint at, SnapKind kind, int owner);
    void addLine(PlanPoint from, PlanPoint to, SnapKind kind, int owner);
    void addWall(const Wall& wall);
    void addRing(const Ring& ring, int owner);
    void fill();
    quint64 keyAt(qint64 column, qint64 row) const
    {
        return (static_cast<quint64>(column) << 32) ^ (static_cast<quint64>(row) & 0xffffffffu);
    }
    template <class F>
    void cellsAlong(const PlanLine& line, Length around, F&& f);
    template <class F>
    void cellsNear(PlanPoint p, Length reach, F&& f) const;
    Snap onLine(const SnapQuery& query, const Search& search) const;
    void guides(const SnapQuery& query, const Search& search, Snap& best) const;

    std::vector<QString> m_owners;
    std::vector<Point> m_points;
    std::vector<Line> m_lines;
    std::vector<WallLine> m_walls;
    std::vector<int> m_byX, m_byY; ///< ends and middles of openings, sorted
    std::unordered_map<quint64, Cell> m_cells;
    Cell m_far; ///< lines that would fill too many cells
    qint64 m_side = 1; ///< of a cell
};

} // namespace sp::ui
