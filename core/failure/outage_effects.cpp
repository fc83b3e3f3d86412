// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/failure/outage_effects.h"

#include <algorithm>

namespace sp {

Moment settled(Moment m, const Outage& outage, bool there)
{
    for (const OutageUnknown& u : outage.unknown) {
        if (u.supply >= 0) {
            const auto row = static_cast<size_t>(u.supply);
            m.supplyEmpty[row] = !there || m.supplyEmpty[row];
            m.supplyFed[row] = there && !m.supplyEmpty[row];
        } else if (u.air >= 0) {
            m.airSupplyLost[static_cast<size_t>(u.air)] = !there;
        } else if (u.locks >= 0) {
            m.supplyUnlocks[static_cast<size_t>(u.locks)] = !there;
        } else if (!there) {
            for (const QString& load : u.loads)
                m.lowLoads.push_back({u.circuit, load});
        }
    }
    return m;
}

OpeningState common(OpeningState a, const OpeningState& b)
{
    if (a.inside != b.inside)
        a.inside = Passage::Unknown;
    if (a.outside != b.outside)
        a.outside = Passage::Unknown;
    if (a.by != b.by)
        a.by.clear();
    if (a.latched != b.latched)
        a.latched.reset();
    if (a.leaf != b.leaf)
        a.leaf = LeafPosition::Unknown;
    return a;
}

namespace {

// An opening with what may end at any time still there, and gone.
struct Both {
    OpeningState held, gone;
    OpeningState state() const { return common(held, gone); }
    // The two states may differ and still let the same people through.
    Pass pass() const
    {
        const Pass a = passOf(held), b = passOf(gone);
        return {a.out == b.out ? a.out : Certainty::Unknown, a.in == b.in ? a.in : Certainty::Unknown};
    }
};

class Effects final {
public:
    Effects(const FactSheet& sheet, const FailureModel& model, const Outage& outage) : m_sheet(sheet), m_model(model), m_outage(outage) { }
    OutageEffects run();

private:
    std::vector<Both> statesAt(const Moment& moment) const;
    Reach reachAt(const std::vector<Both>& states) const;
    void openRooms();
    void addReach(const Reach& reach, std::optional<double> atS);

    const FactSheet& m_sheet;
    const FailureModel& m_model;
    const Outage& m_outage;
    OutageEffects m_out;
};

std::vector<Both> Effects::statesAt(const Moment& moment) const
{
    const bool certain = m_outage.unknown.empty() || moment.mains;
    const Moment there = certain ? moment : settled(moment, m_outage, true);
    const Moment gone = certain ? moment : settled(moment, m_outage, false);
    std::vector<Both> out;
    for (size_t row = 0; row < m_model.project().openings.size(); ++row) {
        const OpeningNet& net = m_model.net(static_cast<int>(row));
        const OpeningState held = net.at(there);
        out.push_back({held, certain ? held : net.at(gone)});
    }
    return out;
}

Reach Effects::reachAt(const std::vector<Both>& states) const
{
    std::vector<Pass> passes;
    for (const PlanGraph::Portal& portal : m_model.graph().portals())
        passes.push_back(states[static_cast<size_t>(portal.opening)].pass());
    return reachOf(m_model.graph(), passes);
}

// Stairs, exit enclosures and the open air are ways and no rooms to be kept.
void Effects::openRooms()
{
    const FactId kindFact = m_sheet.id("space.kind");
    for (size_t row = 0; row < m_model.project().rooms.size(); ++row) {
        const auto kind = FactView{m_sheet, {SubjectKind::Room, static_cast<quint32>(row), 0}, nullptr}.word(kindFact);
        const bool way = kind && *kind != u"room" && *kind != u"corridor";
        if (way || m_model.project().rooms[row].stair || !m_model.graph().nodes()[row].counted)
            continue;
        RoomLine line;
        line.room = static_cast<int>(row);
        m_out.rooms.push_back(line);
    }
}

// One more stretch of time, from `atS` on; nullopt: before the outage.
void Effects::addReach(const Reach& reach, std::optional<double> atS)
{
    const double from = atS.value_or(0);
    for (RoomLine& line : m_out.rooms) {
        const auto node = static_cast<size_t>(line.room);
        const Certainty entered = m_model.graph().nodes()[node].start ? Certainty::Yes : reach.entered[node];
        if (!line.securedUntilS && !line.securedUnknown) {
            if (entered == Certainty::Yes)
                line.securedUntilS = from;
            line.securedUnknown = entered == Certainty::Unknown;
        }
        const Certainty leaves = reach.leaves[node];
        line.egressUnknown = line.egressUnknown || leaves == Certainty::Unknown;
        const bool goesOn = !line.noEgress.empty() && !line.noEgress.back().untilS;
        if (leaves == Certainty::No && !goesOn)
            line.noEgress.push_back({from, std::nullopt});
        else if (leaves != Certainty::No && goesOn)
            line.noEgress.back().untilS = from;
    }
}

OutageEffects Effects::run()
{
    openRooms();
    std::vector<Both> states = statesAt(m_outage.before);
    addReach(reachAt(states), std::nullopt);
    for (size_t i = 0; i < m_outage.events.size(); ++i) {
        const OutageEvent& event = m_outage.events[i];
        std::vector<Both> next = statesAt(event.moment);
        std::vector<OpeningChange> changes;
        for (size_t row = 0; row < next.size(); ++row) {
            const OpeningState was = states[row].state(), is = next[row].state();
            if (is != was)
                changes.push_back({static_cast<int>(row), is, is.leaf != was.leaf});
        }
        states = std::move(next);
        m_out.openings.push_back(std::move(changes));
        // Events of the same second are one state of the building.
        if (i + 1 == m_outage.events.size() || m_outage.events[i + 1].atS > event.atS)
            addReach(reachAt(states), event.atS);
    }
    m_out.valves.resize(m_outage.events.size());
    addValves(m_sheet, m_outage, m_out);
    return std::move(m_out);
}

} // namespace

OutageEffects effectsOf(const FactSheet& sheet, const FailureModel& model, const Outage& outage)
{
    return Effects(sheet, model, outage).run();
}

} // namespace sp
