// SPDX-License-Identifier: GPL-3.0-or-later
// Precompiled: standard and Qt headers only. Sources compile without it.
#pragma once

#include <QByteArray>
#include <QHash>
#include <QString>
#include <QStringList>
#include <algorithm>
#include <functional>
#include <memory>
#include <optional>
#include <utility>
#include <variant>
#include <vector>
