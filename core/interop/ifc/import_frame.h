// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/interop/ifc/ifc_model.h"

namespace sp {

/// Where the plan's axes lie in the world of the file: sites are placed by map coordinates and turned to true north, plans are drawn
/// along the building and near the origin.
struct PlanFrame {
    IfcPoint origin;
    Angle turn; ///< of the plan's x from the world's x
};

/// Nothing when the building lies straight and within 10 km of the origin.
std::optional<PlanFrame> planFrame(const IfcModel& model);

/// The model in the plan's axes; heights stay.
IfcModel inFrame(IfcModel model, const PlanFrame& frame);

} // namespace sp
