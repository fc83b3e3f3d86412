// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/egress/egress_results.h"
#include "core/facts/measure.h"
#include "core/failure/moment.h"

namespace sp {

// What the facts that are read from EgressResults share.

/// What the engine has of a room; nullptr where it has not run, or does not know the room.
const EgressRoom* egressOf(const FactSheet& sheet, Subject room);
/// The same of a storey.
const EgressStorey* egressOfStorey(const FactSheet& sheet, Subject storey);
/// Why there is nothing: the engine has not run, the room has no outline, or it could not be measured.
Measured notMeasured(const FactSheet& sheet, Subject room, Trace* trace);

/// Nanometres as a fact, to a tenth of a millimetre: what differs by less is no other plan.
Measured lengthFact(double nm);
/// One ruler's length; unknown with what the openings on the way wait for.
Measured lengthFact(const FactSheet& sheet, Subject at, Trace* trace, const EgressLength& length, Ruler ruler);

/// Unknown because nobody knows whether people get through these openings at the moment, or where these stairs are: names what that waits
/// for.
Measured waitsForOpenings(const FactSheet& sheet, Trace* trace, const std::vector<QString>& openings, const Moment& moment = {});
/// Unknown because the occupant load of these rooms is.
Measured waitsForLoads(const FactSheet& sheet, Trace* trace, const std::vector<QString>& rooms);

/// Number of a table for a subject. Facts that it lacks go to the trace only where the value is not known.
std::optional<qint64> tableNumber(const FactSheet& sheet, const char* table, Subject at, Trace* trace);

} // namespace sp
