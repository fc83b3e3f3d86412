// SPDX-License-Identifier: GPL-3.0-or-later
// Precompiled: standard and Qt headers only. Sources compile without it.
#pragma once

#include <QAbstractTableModel>
#include <QHash>
#include <QIcon>
#include <QPainter>
#include <QString>
#include <QStringList>
#include <QWidget>
#include <algorithm>
#include <functional>
#include <memory>
#include <optional>
#include <utility>
#include <variant>
#include <vector>
