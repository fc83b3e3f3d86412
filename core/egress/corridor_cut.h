// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/egress/border.h"

namespace sp {

/// One corridor, divided by lines from wall to wall (egress.md 4.2). Only its own area counts: who draws a line gives two places of its border.
class CorridorCut final {
public:
    explicit CorridorCut(const std::vector<Ring>& area);

    const Border& border() const { return m_border; }
    /// Adds a line unless it is one that is there already, or runs along a wall.
    void addLine(const BorderPlace& from, const BorderPlace& to);
    /// Cuts along all lines. Nothing may be added afterwards.
    void cut();

    int lines() const { return static_cast<int>(m_lines.size()); }
    PlanPoint from(int line) const { return m_points[static_cast<size_t>(m_lines[static_cast<size_t>(line)].on.front())]; }
    PlanPoint to(int line) const { return m_points[static_cast<size_t>(m_lines[static_cast<size_t>(line)].on.back())]; }
    struct Span {
        PlanPoint from, to;
        int left = -1, right = -1; ///< pieces
    };
    std::vector<Span> spans(int line) const;
    const std::vector<std::vector<Ring>>& pieces() const { return m_pieces; }
    /// The piece along an edge of the border where a point of it lies; -1: none.
    int pieceAt(int edge, PlanPoint p) const;
    /// Pieces that touch a straight stretch of the border over some length.
    std::vector<int> piecesAlong(PlanPoint from, PlanPoint to) const;

private:
    /// One side of a stretch of wall or line; the other side is the next or the one before (2k, 2k + 1).
    struct Half {
        int from = -1, to = -1; ///< points
        int carrier = -1; ///< edge of the border, or its size + line
        bool floor = true; ///< to the left of it
        bool dropped = false;
        int cycle = -1;
    };
    struct Line {
        std::vector<int> on; ///< points along it, both ends included
        int firstHalf = -1;
    };

    int pointOn(const BorderPlace& place);
    bool onOneEdge(int a, int b) const;
    void cross(Line& a, Line& b);
    void sortAlong(std::vector<int>& points, PlanPoint from) const;
    int addHalves(const std::vector<int>& along, int carrier, bool twoSided);
    std::vector<std::vector<int>> follow();
    Ring ringOf(const std::vector<int>& cycle) const;
    void makePieces(const std::vector<std::vector<int>>& cycles);
    PlanPoint point(int i) const { return m_points[static_cast<size_t>(i)]; }

    Border m_border;
    std::vector<PlanPoint> m_points; ///< the corners of the border first
    std::vector<std::vector<int>> m_onEdge; ///< by edge: its points, the corner where it begins first
    std::vector<int> m_firstHalf; ///< by edge
    std::vector<Line> m_lines;
    std::vector<Half> m_halves;
    std::vector<std::vector<Ring>> m_pieces;
    std::vector<int> m_pieceOf; ///< by half; -1 where there is no floor
};

} // namespace sp
