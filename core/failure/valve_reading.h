// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/facts/fact_sheet.h"
#include "core/failure/valve_derivation.h"

namespace sp {

/// The parts of a valve as facts have them, assumptions included. Accessories that the plan names nowhere, not even by a wire that feeds
/// them, are not stated.
ValveParts valvePartsOf(const FactSheet& sheet, quint32 valve);
/// Circuits that feed a part of a valve ("solenoid", "positioner", "actuator"), or the valve as a whole.
std::vector<const Circuit*> circuitsOfValve(const FactSheet& sheet, quint32 valve, QStringView part);
/// The missing inputs as facts of the valve.
std::vector<Missing> missingOf(const FactSheet& sheet, quint32 valve, InputMask inputs);

} // namespace sp
