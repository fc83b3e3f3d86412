// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/project.h"

#include <QSet>

namespace sp {

/// Free room numbers of one storey, one after the other. They follow the pattern that most rooms of the storey have ("101", "B-07", "1.12"),
/// after the highest; a storey without numbers begins with 101, 201, ... by its place among the storeys, one below ground with B101, B201, ...
class RoomNumbers final {
public:
    RoomNumbers(const Project& project, const std::optional<StoreyId>& storey);
    /// The next number that no room of the plan has; it is taken then.
    QString next();

private:
    QSet<QString> m_taken;
    QString m_prefix;
    qint64 m_last = 0;
    int m_width = 0; ///< digits, with leading zeros
};

} // namespace sp
