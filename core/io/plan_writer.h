// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/project.h"

#include <QByteArray>

namespace sp {

/// The newest plan format that this program reads, and the one it writes.
inline constexpr int planFormat = 1;

/// The text of a plan file: UTF-8, sections in fixed order, rows sorted by id, empty sections left out (design.md "Plan file").
/// Equal projects give equal bytes; reading the result gives an equal project.
QByteArray writePlan(const Project& project);

} // namespace sp
