// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/interop/ifc/ifc_curves.h"
#include "core/interop/ifc/ifc_region.h"

namespace sp {

/// Reads profile definitions: plane areas in the coordinate system of what is swept.
class IfcProfiles final {
public:
    IfcProfiles(IfcSource& source, IfcPlacements& placements, IfcCurves& curves)
        : m_source(source), m_placements(placements), m_curves(curves)
    {
    }

    /// Rings as the file has them: either way round, first point perhaps repeated, not yet made valid. Fillets are left out, which a
    /// plan does not show. Nothing (with a note) when the profile is of a kind that is not read or is broken.
    std::optional<IfcRegion> read(quint32 index, int depth = 0);

private:
    std::optional<IfcRegion> parameterised(quint32 index);
    std::optional<IfcRegion> arbitrary(quint32 index);
    std::optional<IfcRegion> centreLine(quint32 index);
    std::optional<IfcRegion> derived(quint32 index, int depth);
    std::optional<IfcRegion> composite(quint32 index, int depth);

    IfcSource& m_source;
    IfcPlacements& m_placements;
    IfcCurves& m_curves;
};

} // namespace sp
