// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>

namespace sp {

/// Writes the whole file or leaves the old one as it was: a full disk or a killed program never damages the last good file.
Result<Done> writeFileAtomically(const QString& path, const QByteArray& bytes);

} // namespace sp
