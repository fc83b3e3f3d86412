// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/interop/ifc/ifc_model.h"
#include "core/interop/step/step_file.h"

namespace sp {

/// What the file says about the building. An Error when the schema is no IFC or the work was cancelled; a damaged file gives what is
/// left of it, and notes.
Result<IfcModel> readIfc(const StepFile& file, const StepOptions& options = {});

} // namespace sp
