// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/egress/egress_results.h"
#include "core/report/plan_name.h"

namespace sp {

class FactSheet;

/// "free", "release", ...: words of EgressSettings in files and JSON.
const char* rulerWord(Ruler);
const char* separationWord(SeparationRule);
const char* distributionWord(Distribution);

/// "strikeplate.egress/1" (resources/help/egress-json.md). `scenario`: "F0", with its case where it has several: "F6 alarm".
QByteArray egressJson(const FactSheet& sheet, const EgressResults& results, const QString& scenario, const PlanName& plan);
/// The same for people: a table per storey, then what could not be measured.
QByteArray egressText(const FactSheet& sheet, const EgressResults& results, const QString& scenario);

/// "24.03 m" or "78.8 ft", by the units of the plan; "unreachable".
QString egressLengthText(const EgressLength& length, Ruler ruler, bool us);

} // namespace sp
