// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/interop/ifc/ifc_relations.h"
#include "core/interop/ifc/ifc_shape.h"

namespace sp {

/// Fills `into.leaves`, `into.leavesFrom` and `into.panels`: first from the plan symbol that the door's representations hold (swing arcs,
/// open leaves), else from the panels of its body. Width, height, operation, body and hole of `into` are used where they are there already.
/// A leaf that swings both ways comes twice, once for each side. What can be read in two ways gives no leaves.
void readIfcLeaves(IfcSource& source, const IfcRelations& relations, IfcShapes& shapes, quint32 door, IfcDoor& into);

} // namespace sp
