// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/egress/people_curve.h"

#include <QtGlobal>

namespace sp {

/// Seconds from the alarm until people set out.
struct PreMovement {
    enum class Kind : quint8 { Constant, Uniform, LogNormal };
    Kind kind = Kind::Constant;
    double fromS = 0; ///< Constant: the time; Uniform: the earliest
    double toS = 0; ///< Uniform: the latest
    double medianS = 0; ///< LogNormal, above 0
    double spread = 0; ///< LogNormal: standard deviation of the natural logarithm, above 0
    bool operator==(const PreMovement&) const = default;
};

/// Share of people who have set out against time, from 0 to 1. A log-normal spread is cut at its 99.9 % point, the others share what is cut
/// off; its curve lies nowhere further than `accuracy` from the true one.
PeopleCurve setOut(const PreMovement& preMovement, double accuracy = 1e-3);

/// Share of people who have arrived against time: both curves run from 0 to 1, who sets out when has nothing to do with who walks how long.
/// Exact where one of them has all at one time, else within `accuracy`.
PeopleCurve arrived(const PeopleCurve& setOut, const PeopleCurve& walks, double accuracy = 1e-3);

} // namespace sp
