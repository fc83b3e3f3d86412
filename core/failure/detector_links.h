// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/failure/gas_lines.h"

namespace sp {

/// What a detector must close for the gas of a source: one valve of each group (valve-and-power-rules.md B4.2). A valve of which nobody knows
/// at which end of its line it stands may belong to a group.
struct WantedLinks {
    struct Member {
        quint32 valve = 0;
        bool certain = true;
    };
    std::vector<std::vector<Member>> groups; ///< by line; an empty one is a line without such a valve
};

/// nullopt where the location of the detector is not known.
std::optional<WantedLinks> wantedLinks(const FactSheet& sheet, quint32 device, const Source& source, Trace* trace);
/// Whether the detector closes what it must; nullopt where the plan does not tell.
std::optional<bool> closesWhatItMust(const FactSheet& sheet, quint32 device, const Source& source, Trace* trace);
/// "GD-1 must close XV-1 and closes XV-2".
QString linkWords(const FactSheet& sheet, quint32 device, const Source& source);

} // namespace sp
