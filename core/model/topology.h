// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/shared_map.h"
#include "core/geom/polygon.h"
#include "core/model/project.h"

#include <QStringList>

#include <map>

namespace sp {

/// What lies on one side of an opening.
struct Beyond {
    enum class Kind : quint8 { Unknown, Room, Outside };
    Kind kind = Kind::Unknown;
    std::optional<RoomId> room;
    bool operator==(const Beyond&) const = default;
};

struct RoomShape {
    Ring outline;
    std::vector<Ring> holes;
    double areaM2 = 0;
    PlanPoint label;
    bool traced = false; ///< from the walls, not entered
    bool operator==(const RoomShape&) const = default;
};

/// Where an opening stands in plan. `from` to `to` is its axis in the direction of its wall; side a is on the left.
struct OpeningFrame {
    PlanPoint middle, from, to;
    Length thickness;
    std::optional<StoreyId> storey;
    std::optional<Length> width; ///< of leaf or leaves, else of the hole
};

struct OpeningSides {
    Beyond a, b;
    const Beyond& on(Side side) const { return side == Side::A ? a : b; }
    bool operator==(const OpeningSides&) const = default;
};

/// Rooms' outlines and what each opening joins; derived from the plan, never stored in it. What two states of a plan have in common they
/// share, so that they tell quickly what differs.
struct Topology {
    SharedMap<RoomId, RoomShape> rooms;
    SharedMap<OpeningId, OpeningSides> openings;
    Errors problems; ///< a room that no wall encloses, two rooms in one space, an opening that joins nothing
};

/// Where the opening is, or nullopt when its place is not known (no wall, no point).
std::optional<OpeningFrame> frameOf(const Project& project, const Opening& opening);

/// The storey an opening is on: its own, else that of its wall.
std::optional<StoreyId> storeyOf(const Project& project, const Opening& opening);

/// Facts of the opening itself, else of its type (nullptr when neither has the field).
const Value* enteredDoor(const Project& project, const Opening& opening, FieldId id);

/// Thickness of a wall; while nobody has entered one, that with which it is drawn and traced.
Length thicknessOf(const Wall& wall);

/// Computes the topology of a plan, each time from what differs from the last one: a changed wall costs its storey, a changed opening itself.
class TopologyBuilder final {
public:
    TopologyBuilder();
    ~TopologyBuilder();
    std::shared_ptr<const Topology> update(std::shared_ptr<const Project> project);
    std::shared_ptr<const Topology> update(const Project& project) { return update(std::make_shared<const Project>(project)); }

private:
    struct Storey;
    Storey& storeyAt(const std::optional<StoreyId>& id);
    void followRooms(const Project& old, const Project& now);
    void followWalls(const Project& old, const Project& now);
    void followOpenings(const Project& old, const Project& now);
    void moveOpening(const Project& old, const Project& now, const Opening* before, const Table<Opening>::Pointer& after);
    void settle(Storey& storey, const Project& project);

    std::map<QString, Storey> m_storeys; ///< by id; the empty one holds what is on no known storey
    std::vector<WallId> m_movedWalls; ///< walls whose openings have to be looked at again
    SharedMap<RoomId, RoomShape> m_rooms;
    SharedMap<OpeningId, OpeningSides> m_openings;
    bool m_changed = false, m_problemsChanged = false;
    std::shared_ptr<const Project> m_project;
    std::shared_ptr<const Topology> m_last;
};

} // namespace sp
