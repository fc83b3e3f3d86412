// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/assessment.h"
#include "core/report/plan_name.h"

namespace sp {

/// A way to print the result of a check as text.
struct CheckExporter {
    const char* id;
    const char* title;
    QByteArray (*write)(const Assessment&, const Library&, const PlanName&);
};
std::span<const CheckExporter> checkExporters();

QByteArray checkJson(const Assessment&, const Library&, const PlanName&);
QByteArray checkSarif(const Assessment&, const Library&, const PlanName&);
/// Fails one by one, undecided findings one line a cause.
QByteArray checkText(const Assessment&, const Library&, const PlanName&);
/// The same with every undecided finding.
QByteArray checkTextInFull(const Assessment&, const Library&, const PlanName&);

/// "No open finding in 52 openings and 16 valves.", "12 violations, 3 warnings and 2 advisories are open; ...".
QString resultSentence(const Assessment&);

} // namespace sp
