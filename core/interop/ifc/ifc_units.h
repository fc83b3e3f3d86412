// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/interop/ifc/ifc_source.h"

namespace sp {

/// Units of the IfcUnitAssignment of the project, else of the first one in the file.
IfcUnits readIfcUnits(IfcSource& source);

} // namespace sp
