// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/failure/failure_desk.h"
#include "ui/print/plan_painter.h"

#include <set>

namespace sp::ui {

// What the plan shows of a moment, and how it is drawn. Every sign is told by its shape, hatch or letter; colour only repeats it.

/// Of a room; several may hold at once.
struct RoomSigns {
    bool trapped = false; ///< people do not get out
    bool exposed = false; ///< protected, and anybody gets in
    bool entered = false; ///< anybody gets in
    bool unknown = false; ///< one of those is not known
    bool any() const { return trapped || exposed || entered || unknown; }
    bool operator==(const RoomSigns&) const = default;
};

struct DoorSigns {
    Passage inside = Passage::Unknown, outside = Passage::Unknown;
    enum class Leaf : quint8 { Plain, Open, NotLatched, LatchUnknown } leaf = Leaf::Plain; ///< the last two of fire doors
    bool operator==(const DoorSigns&) const = default;
};

/// Of a valve: nothing while it has lost nothing.
enum class ValveSign : quint8 { None, Shut, Open, NotIsolated, Unknown };

/// Rows are of the study's plan.
RoomSigns roomSigns(const FailureNow& now, int room);
DoorSigns doorSigns(const FailureNow& now, int opening);
ValveSign valveSign(const FailureNow& now, int valve);
/// Ids of the things that faults put in by hand have broken: of a part the whole.
std::set<QString> brokenThings(const FailureNow& now);

/// One line of the legend: a kind of sign that is on the plan.
enum class SignKind : quint8 {
    Trapped,
    Exposed,
    Entered,
    RoomUnknown,
    Free,
    Release,
    Delayed,
    Credential,
    Key,
    Locked,
    Blocked,
    SideUnknown,
    LeafOpen,
    NotLatched,
    LatchUnknown,
    ValveShut,
    ValveOpen,
    ValveNotIsolated,
    ValveUnknown,
    Broken,
};
QString signWords(SignKind kind);
std::vector<SignKind> kindsOf(const RoomSigns& signs);
SignKind kindOf(Passage passage);
std::optional<SignKind> kindOf(DoorSigns::Leaf leaf);
std::optional<SignKind> kindOf(ValveSign sign);

/// Size of a sign at a scale in pixels a millimetre, in device units.
double signSize(double scale, double unit);
/// Fills an area in device units with the hatches of its signs.
void drawRoomSigns(QPainter& painter, const QPainterPath& area, const RoomSigns& signs, const PlanStyle& style);
/// One side of a door around a point in device units; `toward` is the unit vector through the door.
void drawPassage(QPainter& painter, QPointF at, QPointF toward, double size, Passage passage, const PlanStyle& style);
/// Leaf, valve or broken thing around a point in device units.
void drawSign(QPainter& painter, QPointF at, double size, SignKind kind, const PlanStyle& style);

} // namespace sp::ui
