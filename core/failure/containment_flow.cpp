// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/failure/containment_flow.h"

#include "core/failure/gas_lines.h"

namespace sp {

namespace {

using S = SubjectKind;

// What one damper does to its duct; one that is not affected stays as it is in service.
std::optional<Pos> ductOf(const Outcome& o, std::optional<bool> closedInService)
{
    if (o.pos == Pos::Na)
        return closedInService ? std::optional(*closedInService ? Pos::Closed : Pos::Open) : std::nullopt;
    return o.drift || (o.pos != Pos::Open && o.pos != Pos::Closed) ? Pos::Indeterminate : o.pos;
}

// The worst of one side: no proof, then what feeds the room or shuts its exhaust.
std::optional<Pos> worst(std::optional<Pos> a, std::optional<Pos> b, Pos bad)
{
    if (a == Pos::Indeterminate || b == Pos::Indeterminate)
        return Pos::Indeterminate;
    if (!a || !b)
        return std::nullopt;
    return *a == bad ? a : b;
}

RoomFlow flowOf(Pos supply, Pos exhaust, bool tight)
{
    if (supply == Pos::Indeterminate || exhaust == Pos::Indeterminate)
        return RoomFlow::Unproven;
    if (supply == Pos::Closed)
        return exhaust == Pos::Open ? RoomFlow::Inward : tight ? RoomFlow::StaticTight : RoomFlow::Static;
    return exhaust == Pos::Open ? RoomFlow::Fans : RoomFlow::Outward;
}

constexpr Outcome ValveBehaviour::*outcomes[ContainmentDampers::events] = {
    &ValveBehaviour::air, &ValveBehaviour::power, &ValveBehaviour::signal, &ValveBehaviour::blackoutFirst, &ValveBehaviour::blackout};

} // namespace

ContainmentDampers::ContainmentDampers(const FactSheet& s, quint32 room, Trace* trace)
    : m_sheet(s), m_room{S::Room, room, 0}, m_trace(trace)
{
    static const FactId service = s.id("valve.service");
    static const FactId side = s.id("valve.side");
    static const FactId normal = s.id("valve.normal_position");
    static const FactId tightness = s.id("body.bubble_tight");
    const RoomId& id = s.project().rooms[room].id;
    for (const quint32 row : gasIndexOf(s).valvesAboutRoom[room]) {
        const Valve& valve = s.project().valves[row];
        if ((valve.to ? valve.to : valve.room) != id)
            continue;
        const FactView v{s, {S::Valve, row, 0}, nullptr};
        if (!isOne(v.word(service)))
            continue;
        const auto which = FactView{s, {S::Valve, row, 0}, trace}.word(side);
        const auto inService = v.word(normal);
        m_complete = m_complete && which;
        m_dampers.push_back({ValveAnalysis(valvePartsOf(s, row)), row, which == u"supply",
                             inService ? std::optional(*inService == u"closed") : std::nullopt, v.flag(tightness)});
    }
    if (!m_complete)
        return;
    static const FactId lacksSupply = s.id("space.supply_damper");
    static const FactId lacksExhaust = s.id("space.exhaust_damper");
    for (const bool supply : {true, false})
        if (!none() && std::none_of(m_dampers.begin(), m_dampers.end(), [&](const Damper& d) { return d.supply == supply; })) {
            missing(supply ? lacksSupply : lacksExhaust, m_room);
            m_complete = false;
            return;
        }
}

void ContainmentDampers::missing(const std::vector<Missing>& list) const
{
    if (m_trace)
        for (const Missing& m : list)
            if (std::find(m_trace->missing.begin(), m_trace->missing.end(), m) == m_trace->missing.end())
                m_trace->missing.push_back(m);
}

std::optional<RoomFlow> ContainmentDampers::at(size_t event) const
{
    static const FactId normal = m_sheet.id("valve.normal_position");
    static const FactId tightness = m_sheet.id("body.bubble_tight");
    if (!m_complete)
        return std::nullopt;
    // Where tightness is not known, static air is not tight enough until somebody says so.
    const bool tight = std::all_of(m_dampers.begin(), m_dampers.end(), [](const Damper& d) { return d.tight == true; });
    const bool maybeTight = std::all_of(m_dampers.begin(), m_dampers.end(), [](const Damper& d) { return d.tight != false; });
    std::optional<Pos> sides[2] = {Pos::Closed, Pos::Open}; // of the supply and of the exhaust
    bool affected = false;
    for (const Damper& d : m_dampers) {
        if (!d.analysis.family()) {
            missing(missingOf(m_sheet, d.row, maskOf(ValveInput::ActuatorKind)));
            return std::nullopt;
        }
        const auto judged = d.analysis.behaviour().judge([&](const ValveBehaviour& b) { return b.*outcomes[event]; });
        const auto o = judged.certain();
        if (!o) {
            missing(missingOf(m_sheet, d.row, judged.missing));
            return std::nullopt;
        }
        affected = affected || o->pos != Pos::Na;
        auto& now = sides[d.supply ? 0 : 1];
        now = worst(now, ductOf(*o, d.closedInService), d.supply ? Pos::Open : Pos::Closed);
    }
    if (!affected)
        return RoomFlow::None; // the fans and dampers go on as in service
    if (!sides[0] || !sides[1]) {
        for (const Damper& d : m_dampers)
            if (!d.closedInService)
                missing(normal, {S::Valve, d.row, 0});
        return std::nullopt;
    }
    const RoomFlow flow = flowOf(*sides[0], *sides[1], tight);
    if (flow == RoomFlow::Static && maybeTight) {
        for (const Damper& d : m_dampers)
            if (!d.tight)
                missing(tightness, {S::Valve, d.row, 0});
        return std::nullopt;
    }
    return flow;
}

} // namespace sp
