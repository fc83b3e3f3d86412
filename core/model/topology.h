// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/geom/polygon.h"
#include "core/model/project.h"

#include <QHash>
#include <QStringList>

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
};

/// Rooms' outlines and what each opening joins; derived from the plan, never stored in it.
struct Topology {
    QHash<RoomId, RoomShape> rooms;
    QHash<OpeningId, OpeningSides> openings;
    Errors problems; ///< a room that no wall encloses, two rooms in one space, an opening that joins nothing
};

/// Where the opening is, or nullopt when its place is not known (no wall, no point).
std::optional<OpeningFrame> frameOf(const Project& project, const Opening& opening);

/// The storey an opening is on: its own, else that of its wall.
std::optional<StoreyId> storeyOf(const Project& project, const Opening& opening);

/// Facts of the opening itself, else of its type (nullptr when neither has the field).
const Value* enteredDoor(const Project& project, const Opening& opening, FieldId id);

/// Computes the topology of a plan storey by storey. Storeys whose walls, rooms and openings are the same objects as last time are kept,
/// so that an edit costs one storey.
class TopologyBuilder final {
public:
    std::shared_ptr<const Topology> update(const Project& project);

private:
    struct StoreyPart;
    std::vector<std::shared_ptr<const StoreyPart>> m_parts;
    std::shared_ptr<const Topology> m_last;
};

} // namespace sp
