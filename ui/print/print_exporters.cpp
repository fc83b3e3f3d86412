// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/print/documents.h"

namespace sp::ui {

std::span<const PrintExporter> printExporters()
{
    static constexpr PrintExporter table[] = {
        {"door_schedule", "Door schedule", "door-schedule.pdf",
         [](const Assessment& a, const Library&, const PrintOptions& o) { return doorSchedulePdf(a, o); }},
        {"hardware_schedule", "Hardware schedule", "hardware-schedule.pdf",
         [](const Assessment& a, const Library&, const PrintOptions& o) { return hardwareSchedulePdf(a, o); }},
        {"compliance_report", "Compliance report", "compliance-report.pdf", &complianceReportPdf},
        {"life_safety_plan", "Life safety plan", "life-safety-plan.pdf", &lifeSafetyPlanPdf},
    };
    return table;
}

} // namespace sp::ui
