// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/egress/floor_cache.h"

#include <map>

namespace sp {

/// One making of one floor, step by step: rooms' floors, what joins them, where doors stand on them, cells, what is left over.
class FloorMaker final {
public:
    FloorMaker(const FloorInput& input, const FloorSettings& settings, FloorCache::Data& cache)
        : m_input(input), m_settings(settings), m_cache(cache)
    {
    }
    WalkPlan run();

private:
    /// Where an opening is met on one of its sides.
    struct Stand {
        Beside beside = Beside::Nowhere;
        int part = -1;
        FaceHit hit;
    };
    struct Stands {
        Stand a, b;
    };

    const FloorRoom& room(int i) const { return m_input.rooms[static_cast<size_t>(i)]; }
    const FloorDoor& door(size_t i) const { return m_input.doors[i]; }
    NotMeasured& say(NotMeasured::Cause cause);
    void say(NotMeasured::Cause cause, const FloorClash& clash);

    void makeParts();
    void joinParts();
    void placeDoors();
    Stand stand(size_t door, Side side);
    void openAir(size_t door, Stand& stand);
    void placeLinks();
    void dropClosedParts();
    void makeSpaces();
    void makeDoors();
    void addNodes(size_t door, Side side, const Stand& stand, bool wide, WalkDoor::Face& face);
    std::optional<FaceHit> onCell(size_t door, Side side, const Stand& stand, double along) const;
    bool isWide(size_t door, const Stands& stands) const;
    void makeGaps();
    void makeLinks();
    double axes() const;

    const FloorInput& m_input;
    const FloorSettings& m_settings;
    FloorCache::Data& m_cache;
    WalkPlan m_out;
    std::vector<FloorPart> m_parts;
    std::vector<bool> m_unmeasured; ///< by room
    std::shared_ptr<const FloorCache::Data::Joined> m_joined;
    std::vector<Stands> m_stands; ///< by door
    std::vector<bool> m_used; ///< by part: something leads into it
    std::vector<int> m_spaceOf; ///< by part
    std::vector<int> m_linkPart; ///< by link
    std::vector<Cell> m_cells;
};

} // namespace sp
