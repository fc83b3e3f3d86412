// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/interop/ifc/ifc_reader.h"
#include "core/model/project.h"

namespace sp {

/// Makes a plan of what an IFC file says. Ids are made from GlobalIds: importing twice gives the same ids. What the file does not say
/// stays unknown; texts that are no facts are kept in `imported`; whatever was left out, repaired or doubtful is a note of the plan's import.
/// `fileName` without folder and `sha256` (hex) go into the plan, for a later lossless export.
/// When `options.cancel` becomes true the plan that is returned is incomplete.
Project projectFromIfc(const IfcModel& model, const QString& fileName, const QString& sha256, const StepOptions& options = {});

/// Reads a file from disk and makes its plan. Errors: the file cannot be read, is no STEP or no IFC file, or the work was cancelled.
Result<Project> importIfcFile(const QString& path, const StepOptions& options = {});

/// Brings an import into an existing plan: places and texts follow the import, facts that somebody entered stay, elements that the import
/// no longer has are kept and listed in the notes.
Project mergedImport(const Project& existing, const Project& imported);

} // namespace sp
