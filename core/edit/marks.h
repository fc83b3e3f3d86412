// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/edit/edited.h"
#include "core/model/topology.h"

namespace sp {

/// The mark that hardware-schedule.md 2 proposes: the number of the room that owns the opening and the next free letter, without I, O
/// and Q; nullopt when the room has no number. The opening need not be in the project's topology for its sides: they are given.
std::optional<QString> proposedMark(const Project& project, const Topology& topology, const Opening& opening, const OpeningSides& sides);
/// Marks for openings that have none, letters clockwise around each room. `only` empty: all of the plan. Notes say which could not be named.
Edited nameOpenings(const Project& project, const Topology& topology, const std::vector<OpeningId>& only = {});
/// The next free tag of a list of its kind: "XV-102" after "XV-101", "PS-1", "CR-1".
QString proposedTag(const QStringList& taken, const QString& letters);

} // namespace sp
