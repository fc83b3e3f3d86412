// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/failure/fault_analysis.h"
#include "core/report/plan_name.h"

namespace sp {

/// "strikeplate.faults/1" (resources/help/faults-json.md).
QByteArray faultsJson(const FailureModel& model, const FaultAnalysis& analysis, const PlanName& plan);
/// A row for each minimal set of each event (resources/help/faults-json.md).
QByteArray faultsCsv(const FailureModel& model, const FaultAnalysis& analysis);
/// The same for people: what happens, where, and by which faults.
QByteArray faultsText(const FailureModel& model, const FaultAnalysis& analysis);
/// Id of what an event happens to: a room, a fire door or a source.
QString subjectOf(const FailureModel& model, const UndesiredEvent& event);

} // namespace sp
