// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/exporter.h"

#include "core/report/tables.h"

namespace sp {

std::span<const CheckExporter> checkExporters()
{
    static constexpr CheckExporter table[] = {
        {"text", "Text", &checkText},
        {"json", "JSON (strikeplate.check/1)", &checkJson},
        {"csv", "Table of findings (CSV)", [](const Assessment& a, const Library&, const PlanName&) { return findingsCsv(a); }},
        {"sarif", "SARIF 2.1.0", &checkSarif},
    };
    return table;
}

} // namespace sp
