// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/topology.h"

namespace sp {

/// Which side is outside, and which rule of hardware-schedule.md 4.2 said so.
struct Outside {
    std::optional<Side> side;
    QString because; ///< "reader side"; or what is missing
};

struct Hand {
    QString text; ///< LH, RH, LHR, RHR, with A for the active leaf of a pair; RHR/RHR; DA; empty when not known
    QString derivation; ///< "outside = corridor (reader side); hinges right; swings away -> RH", or what is missing
};

/// Single-leaf hand from plan vectors (y up): hinge jamb, strike jamb, unit vectors towards the swing and towards the outside.
struct Direction {
    double x = 0, y = 0;
};
QString handOf(Direction hinge, Direction strike, Direction swing, Direction outside);

/// Index of what handing and facts ask of an opening again and again: devices by opening, in the order of the plan.
struct OpeningDevices {
    SharedMap<OpeningId, std::vector<Table<Device>::Pointer>> of;
    OpeningDevices() = default;
    explicit OpeningDevices(const Project& project);
    /// Follows a device that was added, changed or removed.
    void replace(const Device* before, const Table<Device>::Pointer& after);
};

Outside outsideOf(const Project& project, const Topology& topology, const OpeningDevices& devices, const Opening& opening);
Hand handOf(const Project& project, const Topology& topology, const OpeningDevices& devices, const Opening& opening);

/// The same room lies on both sides: an opening in a wall that ends inside the room.
bool isOneRoom(const OpeningSides& sides);

/// Whether a word of door.operation is one of a leaf that swings; nothing entered counts as swinging.
bool leafSwings(const QString& operation);

/// "102 CORRIDOR", "EXT", or empty when not known.
QString roomText(const Project& project, const Beyond& beyond);

} // namespace sp
