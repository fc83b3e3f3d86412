// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/edit/edited.h"
#include "core/edit/storey_trace.h"

#include <QHash>

namespace sp {

/// Works out for one storey which traced room each enclosure is after its walls changed, and puts what that changes into a chain.
/// The steps are in order; each works with what those before it left open.
class RoomFollower final {
public:
    /// `chain` holds the plan after the walls changed; `before` has to outlive this.
    RoomFollower(const Project& before, const std::optional<StoreyId>& storey, PatchChain& chain, NewIds& ids);
    void run();

private:
    /// A room that is traced from walls.
    struct Tracked {
        RoomId id;
        PlanPoint at;
        int was = -1; ///< enclosure before; only of the room that owned it (the first of several)
        int is = -1; ///< enclosure now
    };
    struct Overlap {
        double m2;
        int before, after;
    };

    void findRooms(const Project& before);
    void keepSame();
    void giveToPoints();
    void giveByOverlap();
    void mergeLost();
    void makeNew();
    void movePoints();
    void followStanding();
    template <class T>
    void followStanding(Table<T> Project::*table, QHash<QString, QStringList>& told);

    int trackedAt(int after) const; ///< the room that an enclosure is given to, or -1
    int said(const RoomId& id) const;
    void mergeInto(const RoomId& winner, const Tracked& loser);
    bool holdsOutlineRoom(int face) const;
    int parentOf(int face) const;
    void takeFrom(const Tracked& parent, const RoomId& part, int face);

    const Project& m_start;
    const std::optional<StoreyId> m_storey;
    PatchChain& m_chain;
    NewIds& m_ids;
    const StoreyTrace m_before, m_after;
    std::vector<Tracked> m_rooms;
    std::vector<int> m_ownerOf; ///< of each enclosure before: into m_rooms, or -1
    std::vector<int> m_same; ///< of each enclosure now: the one before that it plainly is
    std::vector<bool> m_stillThere; ///< of each enclosure before
    std::vector<bool> m_settled; ///< of each enclosure now: it has a room, or had none before either
    std::vector<int> m_roomOf; ///< of each enclosure now: into m_rooms, or -1
    std::vector<Overlap> m_overlaps; ///< of enclosures that changed, largest first
};

} // namespace sp
