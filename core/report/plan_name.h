// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/json_writer.h"

namespace sp {

struct Project;

/// What a report says of the plan it is about.
struct PlanName {
    QString file; ///< name without folder
    QString hash; ///< `model`: first 16 hex digits of the file's SHA-256
};

/// `plan` of every JSON of the command line.
void writePlan(JsonWriter& json, const Project& project, const PlanName& plan);

} // namespace sp
