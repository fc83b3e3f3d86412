// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/egress/evacuation_study.h"
#include "core/report/plan_name.h"

namespace sp {

class FactSheet;

/// "strikeplate.evacuation/1" (resources/help/egress-json.md).
QByteArray evacuationJson(const FactSheet& sheet, const EvacuationStudy& study, const QString& scenario, const PlanName& plan);
/// For people: key figures, exits, storeys, queues, assumptions.
QByteArray evacuationText(const FactSheet& sheet, const EvacuationStudy& study, const QString& scenario);
/// People left, second by second, five seconds apart: one column for all, each storey and each exit; a column that is not known is empty.
QByteArray evacuationCsv(const FactSheet& sheet, const EvacuationStudy& study);

/// s between the samples of files.
inline constexpr double evacuationStep = 5;
/// The last time at which anybody is let go, at least one step.
double evacuationEnd(const EvacuationStudy& study);
/// "2:05 min", "95 s".
QString evacuationTime(double s);

} // namespace sp
