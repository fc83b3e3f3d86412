// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/interop/ifc/ifc_relations.h"
#include "core/interop/ifc/ifc_shape.h"

namespace sp {

/// Axis, thickness and height of one wall: from the Axis representation and the material layers, else from the body.
void readIfcWallShape(IfcSource& source, const IfcRelations& relations, IfcShapes& shapes, quint32 index, IfcWall& wall);

} // namespace sp
