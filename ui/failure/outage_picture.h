// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/outage_chart.h"
#include "ui/failure/failure_study.h"

namespace sp::ui {

/// The course of the outage of a study as its chart shows it.
OutagePicture outagePicture(const FailureStudy& study);
/// "0 of 36 doors open to everybody, 2 rooms trap people (4), ...": what holds from one time on, in a sentence for who cannot see the chart.
QString outageWords(const FailureStudy& study, double atS);

} // namespace sp::ui
