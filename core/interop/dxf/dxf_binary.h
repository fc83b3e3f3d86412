// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>

namespace sp {

/// Whether a file is a binary DXF. The library that reads DXF answers "ok" to those with nothing read.
bool isBinaryDxf(const QByteArray& bytes);
/// The same drawing as text, group by group. Errors: the file ends inside a group.
Result<QByteArray> textOfBinaryDxf(const QByteArray& bytes);

} // namespace sp
