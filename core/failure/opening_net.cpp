// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/failure/opening_compiler.h"
#include "core/failure/opening_reasons.h"
#include "core/failure/opening_solver.h"

namespace sp {

namespace {

template <class Enum>
Enum only(quint8 mask, Enum unknown)
{
    if (mask == 0 || (mask & (mask - 1)) != 0)
        return unknown;
    int place = 0;
    while (!(mask >> place & 1))
        ++place;
    return static_cast<Enum>(place);
}

OpeningState stateOf(const OpeningNetData& net, const OpeningOutcomes& o)
{
    OpeningState out;
    out.inside = only(o.inside, Passage::Unknown);
    out.outside = only(o.outside, Passage::Unknown);
    const int latched = only(o.latched, 2);
    if (latched < 2)
        out.latched = latched == 1;
    out.leaf = only(o.open, LeafPosition::Unknown);
    if (out.inside == Passage::Release) {
        const quint64 by = o.byAlways != 0 ? o.byAlways : o.byEver;
        for (int i = 0; i < net.byIds.size() && i < 64; ++i)
            if (by >> static_cast<unsigned>(i) & 1)
                out.by += net.byIds[i];
    }
    return out;
}

void addMissing(std::vector<Missing>& list, const Missing& m)
{
    if (std::find(list.begin(), list.end(), m) == list.end())
        list.push_back(m);
}

} // namespace

const char* passageWord(Passage p)
{
    switch (p) {
    case Passage::Free: return "free";
    case Passage::Release: return "release";
    case Passage::Delayed: return "delayed";
    case Passage::Credential: return "credential";
    case Passage::Key: return "key";
    case Passage::Locked: return "locked";
    case Passage::Blocked: return "blocked";
    case Passage::Unknown: return "unknown";
    }
    return "";
}

const char* leafWord(LeafPosition leaf)
{
    return leaf == LeafPosition::Closed ? "closed" : leaf == LeafPosition::Open ? "open" : "unknown";
}

OpeningNet::OpeningNet(const FactSheet& sheet, const PlanWiring& wiring, int opening)
    : m_data(std::make_shared<const OpeningNetData>(OpeningCompiler(sheet, wiring, opening).take()))
{
}

OpeningNet::OpeningNet(const FactSheet& sheet, int opening) : OpeningNet(sheet, sheet.index().wiring(), opening) { }

std::vector<OpeningNet> openingNets(const FactSheet& sheet)
{
    const PlanWiring& wiring = sheet.index().wiring();
    std::vector<OpeningNet> out;
    out.reserve(sheet.project().openings.size());
    for (size_t row = 0; row < sheet.project().openings.size(); ++row)
        out.emplace_back(sheet, wiring, static_cast<int>(row));
    return out;
}

OpeningState OpeningNet::at(const Moment& moment, StateReasons* reasons) const
{
    const OpeningNetData& net = *m_data;
    if (net.hardwareUnknown) {
        if (reasons)
            for (const UnknownFact& u : net.unknowns)
                addMissing(reasons->missing, u.missing);
        OpeningState out;
        out.leaf = LeafPosition::Unknown;
        return out;
    }
    OpeningSolver solver(net, moment);
    const OpeningOutcomes outcomes = solver.solve();
    const OpeningState out = stateOf(net, outcomes);
    if (!reasons)
        return out;
    for (size_t i = 0; i < net.unknowns.size(); ++i)
        if (solver.decisive()[i])
            addMissing(reasons->missing, net.unknowns[i].missing);
    reasons->because = openingReasons(net, moment, out);
    return out;
}

bool OpeningNet::sameAt(const Moment& a, const Moment& b) const
{
    return m_data->hardwareUnknown || OpeningSolver(*m_data, a).solve().shape == OpeningSolver(*m_data, b).solve().shape;
}

const std::vector<int>& OpeningNet::supplies() const
{
    return m_data->supplyRows;
}
const std::vector<int>& OpeningNet::circuits() const
{
    return m_data->circuitRows;
}
const std::vector<int>& OpeningNet::devices() const
{
    return m_data->deviceRows;
}
const std::vector<int>& OpeningNet::alarmWires() const
{
    return m_data->alarmRows;
}
int OpeningNet::opening() const
{
    return m_data->opening;
}

bool OpeningNet::concerns(const Moment& moment) const
{
    const OpeningNetData& net = *m_data;
    const auto hasRole = [&](std::initializer_list<NetRole> roles) {
        return std::any_of(net.releases.begin(), net.releases.end(), [&](int r) {
            return std::find(roles.begin(), roles.end(), net.devices[static_cast<size_t>(r)].role) != roles.end();
        });
    };
    if (moment.sensors == SensorFault::Dead || moment.sensors == SensorFault::Blind)
        return hasRole({NetRole::Sensor});
    if (moment.sensors == SensorFault::Stuck)
        return hasRole({NetRole::Switch, NetRole::TouchBar}) || std::any_of(net.items.begin(), net.items.end(), [](const NetItem& i) {
                   return i.form == NetForm::DelayedBar || i.form == NetForm::DelayedMagnet;
               });
    if (moment.alarmWiresBroken)
        return !net.links.empty();
    return true;
}

} // namespace sp
