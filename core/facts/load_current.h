// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/facts/fact_sheet.h"

#include <set>

namespace sp {

/// What one load draws, in microampere, all pieces of an item together; nullopt where neither the plan nor the catalogue says.
struct LoadCurrent {
    std::optional<qint64> holding, peak;
};

/// Whether a load of a valve is, or has among its parts, the coil of its solenoid; a solenoid valve is one under any name.
bool isCoil(const PlanIndex::Load& load);
/// Fields of a valve whose currents a load adds up: of the part that its circuit names, else of every part that a circuit can feed; empty
/// where the valve has no such part. A positioner on its loop takes no power of a circuit.
std::vector<FieldId> currentFieldsOf(const PlanIndex::Load& load);
LoadCurrent currentOf(const FactSheet& s, const PlanIndex::Load& load, Trace* t);

/// Tells loads of a supply that several of its circuits feed, or one circuit twice: a part draws its current once (code-rules.md 3.4).
class LoadsSeen final {
public:
    /// Whether the part comes for the first time.
    bool isNew(const PlanIndex::Load& load) { return m_parts.emplace(load.part.entity, load.part.part).second; }

private:
    std::set<std::pair<QString, QString>> m_parts;
};

} // namespace sp
