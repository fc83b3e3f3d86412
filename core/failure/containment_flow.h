// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/facts/measure.h"
#include "core/failure/valve_reading.h"

namespace sp {

/// What supply and exhaust dampers of a containment room make of its air flow (valve-and-power-rules.md B2), better before worse.
enum class RoomFlow : quint8 {
    None, ///< as in service: no damper of the room uses what has failed
    Inward,
    StaticTight, ///< no flow, and every damper is tight
    Fans, ///< both stay open: the fans decide
    Static,
    Outward,
    Unproven,
};
inline constexpr const char* roomFlows = "none|inward|static_tight|fans|static|outward|unproven";

/// The dampers of one containment room, read once. Notes in the trace what is not known; holds a reference to the sheet.
class ContainmentDampers final {
public:
    /// Loss of air, power and signal, and both phases of a blackout.
    static constexpr size_t events = 5;

    /// Whether a valve of a service guards the flow of a containment room: one of the pair, or a bubble-tight damper (VS-21, VS-22).
    static bool isOne(const std::optional<QString>& service) { return service == u"containment_pair" || service == u"bubble_tight_damper"; }

    ContainmentDampers(const FactSheet& sheet, quint32 room, Trace* trace);
    bool none() const { return m_dampers.empty(); }
    /// The flow in an event; nullopt where that is not known, or where a side has no damper.
    std::optional<RoomFlow> at(size_t event) const;

private:
    struct Damper {
        ValveAnalysis analysis;
        quint32 row = 0;
        bool supply = false;
        std::optional<bool> closedInService;
        std::optional<bool> tight;
    };
    void missing(const std::vector<Missing>& list) const;
    void missing(FactId fact, Subject at) const { missing({{fact, at, Why::NoData}}); }

    const FactSheet& m_sheet;
    Subject m_room;
    Trace* m_trace;
    std::vector<Damper> m_dampers;
    bool m_complete = true; ///< every damper says its side, and both sides have one
};

} // namespace sp
