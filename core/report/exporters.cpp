// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/exporter.h"

namespace sp {

std::span<const CheckExporter> checkExporters()
{
    static constexpr CheckExporter table[] = {
        {"text", "Text", &checkText},
        {"json", "JSON (strikeplate.check/1)", &checkJson},
        {"sarif", "SARIF 2.1.0", &checkSarif},
    };
    return table;
}

} // namespace sp
