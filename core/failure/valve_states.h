// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/failure/valve_reading.h"

namespace sp {

/// What a report says of one valve: its positions as wanted, declared and derived, and what each event does.
struct ValveStates {
    QString id, tag;
    QString service; ///< word; empty where nobody knows
    QString required; ///< "open", "closed", "hold"; "none" where nothing wants one; empty where that is not known
    QString declared; ///< label; empty where none is
    QString derived; ///< label; "none" for a valve that uses no utility, "unknown" where the parts do not tell
    /// "closed", "last~open", "na", "unknown": with everything as it usually is where it is not known.
    QString air, power, signal, hydraulic, feedback, blackoutFirst, blackout;
    QStringList unknown; ///< facts that could make any of it another one, in the order of the catalogue
    QStringList because; ///< cause to effect
    bool operator==(const ValveStates&) const = default;
};
ValveStates valveStates(const FactSheet& sheet, quint32 valve);

/// The position that the service, or else the hazard review, wants (Part B of valve-and-power-rules.md); nullopt where the service is not
/// known and the review says nothing.
std::optional<WantedPosition> requiredPosition(const FactSheet& sheet, quint32 valve);

} // namespace sp
