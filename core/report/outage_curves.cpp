// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/outage_curves.h"

#include "core/failure/plan_at.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace sp {

namespace {

constexpr double secondsPerHour = 3600;
constexpr double leastPicture = secondsPerHour; // a plan without batteries has all its events in the first second
constexpr double beyondLast = 1.08; // room to the right of the last event

const OutageEvent* eventOf(const Outage& outage, OutageEventKind kind, const QString& component)
{
    const auto at = std::find_if(outage.events.begin(), outage.events.end(),
                                 [&](const OutageEvent& e) { return e.kind == kind && e.component == component; });
    return at == outage.events.end() ? nullptr : &*at;
}

ChargeCurve chargeOf(const SupplyPower& s, const Outage& outage)
{
    using enum ChargeCurve::Holds;
    ChargeCurve out{s.row, s.mark, Unknown, {}};
    const auto hours = s.hours(outage.options.batteries);
    const bool open = std::any_of(outage.unknown.begin(), outage.unknown.end(), [&](const OutageUnknown& u) { return u.supply == s.row; });
    if (s.backup == Backup::None)
        out.holds = Nothing;
    if (out.holds == Nothing || open || !hours)
        return out;
    out.holds = Known;
    if (*hours <= 0) {
        out.points = {{0, 0}};
        return out;
    }
    out.points = {{0, 100}};
    if (!std::isfinite(*hours))
        return out;
    const double whole = *hours * secondsPerHour;
    const OutageEvent* starts = eventOf(outage, OutageEventKind::Generator, s.id);
    if (!starts || starts->atS >= whole) {
        out.points.push_back({whole, 0});
        return out;
    }
    // While the generator runs nothing is drawn from the battery; what it charges meanwhile is not counted.
    const double left = 100 * (1 - starts->atS / whole);
    out.points.push_back({starts->atS, left});
    const OutageEvent* ends = eventOf(outage, OutageEventKind::GeneratorEnds, s.id);
    if (!ends)
        ends = eventOf(outage, OutageEventKind::MainsCut, s.id);
    if (ends) {
        out.points.push_back({ends->atS, left});
        out.points.push_back({ends->atS + whole - starts->atS, 0});
    }
    return out;
}

// What holds at one moment: whether the public passes each portal, and what comes of it.
struct Look {
    std::vector<Certainty> enters;
    OutageCounts counts;
};

Look lookAt(const FailureModel& model, const Outage& outage, const Moment& moment)
{
    const PlanAt at = planAt(model, moment, outage);
    const PlanGraph& graph = model.graph();
    Look out;
    for (size_t i = 0; i < at.passes.size(); ++i) {
        const Pass& pass = at.passes[i];
        // Where nobody knows which side is the inside, only what holds for both is certain.
        out.enters.push_back(graph.portals()[i].sided || pass.in == pass.out ? pass.in : Certainty::Unknown);
    }
    OutageCounts& c = out.counts;
    c.trapped = at.plan.trapped;
    c.trappedUnknown = at.plan.leavesUnknown;
    for (const int room : c.trapped) {
        const auto people = model.people(room);
        c.people = people && c.people ? std::optional(*people + *c.people) : std::nullopt;
    }
    c.exposed = at.plan.exposed;
    for (const int room : at.plan.enteredUnknown)
        if (graph.nodes()[static_cast<size_t>(room)].isProtected != false)
            c.exposedUnknown.push_back(room);
    return out;
}

// Doors that the public always passes are no part of the picture.
void countDoors(std::vector<Look>& looks)
{
    for (size_t door = 0; door < looks.front().enters.size(); ++door) {
        const auto free = [&](const Look& look) { return look.enters[door] == Certainty::Yes; };
        if (std::all_of(looks.begin(), looks.end(), free))
            continue;
        for (Look& look : looks) {
            OutageCounts& c = look.counts;
            const Certainty enters = look.enters[door];
            ++(enters == Certainty::No ? c.secured : enters == Certainty::Yes ? c.open : c.securedUnknown);
        }
    }
}

// By event.
void countValves(const PowerReport& report, std::vector<OutageCounts>& after)
{
    struct Place {
        QString was, is;
    };
    std::map<int, Place> places;
    for (size_t i = 0; i < after.size(); ++i) {
        for (const ValveChange& change : report.effects.valves[i])
            places.try_emplace(change.valve, Place{change.from, {}}).first->second.is = change.to;
        for (const auto& [valve, place] : places) {
            if (place.is == u"unknown" || place.was == u"unknown")
                ++after[i].valvesUnknown;
            else if (place.is != place.was)
                ++after[i].valvesMoved;
        }
    }
}

} // namespace

std::optional<double> ChargeCurve::at(double atS) const
{
    if (points.empty())
        return std::nullopt;
    const auto next = std::upper_bound(points.begin(), points.end(), atS, [](double s, const ChargePoint& p) { return s < p.atS; });
    if (next == points.begin())
        return points.front().percent;
    const ChargePoint& a = *(next - 1);
    if (next == points.end())
        return a.percent;
    return a.percent + (next->percent - a.percent) * (atS - a.atS) / (next->atS - a.atS);
}

const OutageCounts& OutageCurves::at(double atS) const
{
    const auto next = std::upper_bound(after.begin(), after.end(), atS, [](double s, const OutageCounts& c) { return s < c.fromS; });
    return next == after.begin() ? before : *(next - 1);
}

OutageCurves outageCurves(const FailureModel& model, const PowerReport& report)
{
    const Outage& outage = report.outage;
    OutageCurves out;
    for (const SupplyPower& s : report.state.supplies)
        out.charges.push_back(chargeOf(s, outage));
    // Events of the same second are one state of the building.
    std::vector<Look> looks{lookAt(model, outage, outage.before)};
    std::vector<size_t> lookOf(outage.events.size());
    for (size_t i = 0; i < outage.events.size(); ++i) {
        lookOf[i] = looks.size();
        if (i + 1 == outage.events.size() || outage.events[i + 1].atS > outage.events[i].atS)
            looks.push_back(lookAt(model, outage, outage.events[i].moment));
    }
    countDoors(looks);
    out.before = looks.front().counts;
    for (size_t i = 0; i < outage.events.size(); ++i) {
        out.after.push_back(looks[lookOf[i]].counts);
        out.after.back().fromS = outage.events[i].atS;
    }
    countValves(report, out.after);
    for (size_t i = out.after.size(); i-- > 1;)
        if (out.after[i].fromS <= out.after[i - 1].fromS)
            out.after[i - 1] = out.after[i];
    const double last = outage.events.empty() ? 0 : outage.events.back().atS;
    out.endS = std::max(leastPicture, last * beyondLast);
    return out;
}

} // namespace sp
