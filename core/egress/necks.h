// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/egress/way_graph.h"

#include <array>

namespace sp {

/// What a single fire or blockage can close (egress.md 2, 4).
struct Neck {
    enum class Kind : quint8 { Door, CrossSection, Gap, Link };
    Kind kind = Kind::Door;
    int index = -1; ///< of WalkPlan::doors, gaps or links; a cross-section: its place in Necks::chords
    bool operator==(const Neck&) const = default;
};

/// A line across a corridor, from wall to wall.
struct Chord {
    int space = -1;
    PlanPoint from, to;
    std::vector<int> doors; ///< whose middle lies on it: who closes the chord closes them
    /// A stretch between crossings with other lines, and the pieces on its two sides: one and the same where it ends at a column that
    /// people can walk round.
    struct Span {
        PlanPoint from, to;
        int left = -1, right = -1;
    };
    std::vector<Span> spans;
    PlanPoint middle() const;
};

/// A part of the floor between necks: a room, or a stretch of corridor.
struct Piece {
    int space = -1;
    std::vector<Ring> area;
};

/// The dead end of a corridor (egress.md 5).
struct DeadEnd {
    int chord = -1; ///< its mouth
    std::vector<int> pieces;
    double nm = 0; ///< rectilinear in the direction of its longest wall, from its most remote point to the chord
    double width = 0; ///< nm, the least width of the pocket
    PlanPoint from; ///< most remote point
    bool recess = false; ///< shorter than 2.5 times its least width
};

/// Corridors cut into pieces. Geometry alone: one for each state of the floor.
struct CutFloor {
    std::vector<Chord> chords;
    std::vector<Piece> pieces;
    std::vector<std::vector<int>> piecesOf; ///< by space
    /// Where something meets the floor: pieces, or the stretches of lines across a corridor that it lies on.
    struct Place {
        std::vector<int> pieces;
        std::vector<std::pair<int, int>> spans; ///< chord, place in Chord::spans
    };
    std::vector<std::array<Place, 2>> doors; ///< by door: of its faces a and b
    std::vector<std::array<Place, 2>> gaps; ///< by gap: of its spaces A and B
    std::vector<Place> links; ///< by link
};
/// `neckMax`: lines that are longer are no necks. A corridor that others may not pass through stays one piece; a room does unless its
/// `alcoves` count.
CutFloor cutFloor(const WalkPlan& plan, Length neckMax, bool alcoves = false);

/// What of one storey hangs on single necks (egress.md 4.3): dominators of the graph from the exits inwards.
struct Choices {
    std::vector<bool> pieceHas; ///< whether people in the piece have a choice of two ways
    std::vector<bool> neckHas; ///< by neck
    std::vector<Neck> necks; ///< doors, chords, gaps that are not wider than `neckMax`, links
    std::vector<bool> pieceReaches; ///< an exit at all
    std::vector<std::vector<int>> singlePoints; ///< by piece: necks whose loss traps it, from the piece outwards
};
/// `links` by link. Stairs whose far end has no choice count as one exit together: they may meet behind it.
Choices choicesOf(const WalkPlan& plan, const CutFloor& floor, const std::vector<DoorUse>& use, const std::vector<LinkEnd>& links,
                  Length neckMax);
/// The same by closing each neck in turn, for tests.
Choices choicesBySearch(const WalkPlan& plan, const CutFloor& floor, const std::vector<DoorUse>& use, const std::vector<LinkEnd>& links,
                        Length neckMax);

/// The common path of egress travel of one space (egress.md 4.1).
struct CommonPath {
    double nm = 0; ///< 0: everybody in it has a choice; `unreachable` without a way out
    PlanPoint from;
    WayGraph::Way way; ///< empty when everybody has a choice
    std::optional<Neck> endsAt; ///< nullopt: at the exit itself
};
/// By space. `clearance`: the lengths are those of the clearance ruler, by its radius; nullopt: of `metric`.
/// `toCenterline`: where a way ends at a corridor that is no wider, half its width is added; nullopt: ways end at the neck's middle.
std::vector<CommonPath> commonPaths(const WalkPlan& plan, const CutFloor& floor, const Choices& choices, const std::vector<DoorUse>& use,
                                    Metric metric, std::optional<Length> clearance, Length startInset = {},
                                    std::optional<Length> toCenterline = std::nullopt);

/// Maximal pockets of the corridors, those that are recesses among them.
std::vector<DeadEnd> deadEnds(const WalkPlan& plan, const CutFloor& floor, const Choices& choices);

} // namespace sp
