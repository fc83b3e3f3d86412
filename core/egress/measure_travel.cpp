// SPDX-License-Identifier: GPL-3.0-or-later
// Travel distances of the rooms of a storey (egress.md 3.4 to 3.9).
#include "core/egress/starts.h"
#include "core/egress/storey_input.h"

#include <algorithm>
#include <map>

namespace sp {

namespace {

size_t at(int i)
{
    return static_cast<size_t>(i);
}

std::vector<DoorUse> useOf(const StoreyInput& input, bool hopeful)
{
    std::vector<DoorUse> out;
    const auto open = [&](EgressDoor::Use use) { return use == EgressDoor::Use::Yes || (hopeful && use == EgressDoor::Use::Unknown); };
    for (const StoreyInput::Opening& o : input.openings)
        out.push_back({open(o.fromA), open(o.fromB)});
    return out;
}

std::vector<double> beyond(const StoreyInput& input, bool hopeful, double StoreyInput::Beyond::*metric)
{
    std::vector<double> out;
    for (const StoreyInput::Beyond& b : hopeful ? input.beyondLinksHoped : input.beyondLinks)
        out.push_back(b.*metric);
    return out;
}

/// The most remote point of some spaces by each ruler.
struct Farthest {
    bool unreachable = false;
    std::array<double, rulers> nm{};
    PlanPoint from; ///< by the ruler of the settings
    WayGraph::Way way;
};

/// Measures room by room; the fields of a cell serve all its rooms.
class Measuring final {
public:
    Measuring(const StoreyWays& ways, const EgressSettings& settings) : m_ways(ways), m_settings(settings) { }

    Farthest of(const std::vector<int>& spaces)
    {
        Farthest out;
        std::array<PlanPoint, rulers> from;
        std::array<int, rulers> cell{};
        const auto take = [&](Ruler ruler, double nm, PlanPoint p, int c) {
            const auto r = static_cast<size_t>(ruler);
            if (nm <= out.nm[r])
                return;
            out.nm[r] = nm;
            from[r] = p;
            cell[r] = c;
        };
        for (const int index : spaces) {
            const WalkSpace& space = m_ways.plan().spaces[at(index)];
            if (m_ways.straight().seeds(space.cell).empty()) {
                out.unreachable = true;
                return out;
            }
            const CellField& straight = field(m_straight, m_ways.straight(), space.cell);
            const CellField& rectilinear = field(m_rectilinear, m_ways.rectilinear(), space.cell);
            for (const std::vector<Ring>& area : startsOf(space.area, m_settings.startInset)) {
                if (area.front().size() > 2) {
                    const Remote far = mostRemote(straight, area);
                    const Remote bent = mostRemote(rectilinear, area);
                    take(Ruler::Straight, far.nm, far.at, space.cell);
                    take(Ruler::Rectilinear, bent.nm, bent.at, space.cell);
                    take(Ruler::Clearance, clearance(straight, space.cell, far.at), far.at, space.cell);
                }
                for (const Ring& ring : area)
                    for (const PlanPoint corner : ring) {
                        if (area.front().size() == 1) {
                            take(Ruler::Straight, straight.at(corner), corner, space.cell);
                            take(Ruler::Rectilinear, rectilinear.at(corner), corner, space.cell);
                        }
                        if (mayBeFarther(straight, corner, out.nm[static_cast<size_t>(Ruler::Clearance)]))
                            take(Ruler::Clearance, clearance(straight, space.cell, corner), corner, space.cell);
                    }
            }
        }
        const auto r = static_cast<size_t>(m_settings.ruler);
        const bool bent = m_settings.ruler == Ruler::Rectilinear;
        out.from = from[r];
        const WayGraph& graph = bent ? m_ways.rectilinear() : m_ways.straight();
        out.way = graph.steadyWayFrom(field(bent ? m_rectilinear : m_straight, graph, cell[r]), cell[r], from[r]);
        return out;
    }

private:
    using Fields = std::map<int, CellField>;
    const CellField& field(Fields& fields, const WayGraph& graph, int cell)
    {
        const auto it = fields.find(cell);
        return it != fields.end()
            ? it->second
            : fields.try_emplace(cell, *m_ways.plan().cells[at(cell)], graph.metric(), graph.seeds(cell)).first->second;
    }

    double clearance(const CellField& field, int cell, PlanPoint p) const
    {
        return clearanceOf(m_ways.plan(), cell, m_ways.straight().wayFrom(field, cell, p), m_settings.clearance);
    }

    // Round a corner the clearance adds less than twice its radius for each right angle; a way that turns back more than this does not.
    bool mayBeFarther(const CellField& field, PlanPoint p, double best) const
    {
        constexpr double turns = 8;
        const double straight = field.at(p);
        return straight < unreachable && straight + turns * 2 * static_cast<double>(m_settings.clearance.n) > best;
    }

    const StoreyWays& m_ways;
    const EgressSettings& m_settings;
    Fields m_straight, m_rectilinear;
};

EgressLength resultOf(const StoreyInput& input, const Farthest& found)
{
    EgressLength out;
    out.state = found.unreachable ? EgressLength::State::Unreachable : EgressLength::State::Measured;
    if (found.unreachable)
        return out;
    out.nm = found.nm;
    out.from = found.from;
    out.way = legsOf(input, found.way);
    if (found.way.exit >= 0)
        out.exit = input.openings[at(found.way.exit)].id;
    return out;
}

} // namespace

StoreyWays::StoreyWays(const StoreyInput& input, bool hopeful)
    : m_input(input), m_use(useOf(input, hopeful)),
      m_straight(*input.plan, m_use, Metric::Straight, beyond(input, hopeful, &StoreyInput::Beyond::straight)),
      m_rectilinear(*input.plan, m_use, Metric::Rectilinear, beyond(input, hopeful, &StoreyInput::Beyond::rectilinear))
{
    for (const StoreyInput::Beyond& b : hopeful ? input.beyondLinksHoped : input.beyondLinks)
        m_linkEnds.push_back(b.end);
}

bool isOpen(const StoreyInput& input)
{
    const auto unknown = [](const StoreyInput::Opening& o) {
        return o.fromA == EgressDoor::Use::Unknown || o.fromB == EgressDoor::Use::Unknown;
    };
    return input.beyondLinks != input.beyondLinksHoped || std::any_of(input.openings.begin(), input.openings.end(), unknown);
}

std::vector<EgressLeg> legsOf(const StoreyInput& input, const WayGraph::Way& way)
{
    std::vector<EgressLeg> out;
    for (const WayLeg& leg : way.legs)
        out.push_back({input.id, leg.points, leg.door >= 0 ? input.openings[at(leg.door)].id : QString(),
                       leg.link >= 0 ? input.linkStairs[at(leg.link)] : QString()});
    return out;
}

std::vector<QString> unknownOn(const StoreyInput& input, const WayGraph::Way& way)
{
    std::vector<QString> out;
    for (const WayLeg& leg : way.legs) {
        if (leg.door < 0)
            continue;
        const StoreyInput::Opening& o = input.openings[at(leg.door)];
        if (o.fromA == EgressDoor::Use::Unknown || o.fromB == EgressDoor::Use::Unknown)
            out.push_back(o.id);
    }
    return out;
}

double clearanceOf(const WalkPlan& plan, int cell, const WayGraph::Way& way, Length clearance)
{
    if (way.legs.empty())
        return unreachable;
    double nm = way.nm;
    for (const WayLeg& leg : way.legs) {
        nm += clearanceLength(*plan.cells[at(cell)], leg.points, clearance) - leg.nm;
        if (leg.door < 0)
            break;
        // Behind the door: the other side of it, also where both sides are one cell.
        const WalkDoor& door = plan.doors[at(leg.door)];
        cell = door.a.cell == cell ? door.b.cell : door.a.cell;
        if (cell < 0)
            break;
    }
    return nm;
}

std::vector<EgressLength> measureTravel(const StoreyInput& input, const EgressSettings& settings, const StoreyWays& certain,
                                        const StoreyWays* hopeful)
{
    std::vector<std::vector<int>> spacesOf(input.rooms.size());
    for (size_t i = 0; i < input.roomOf.size(); ++i)
        spacesOf[at(input.roomOf[i])].push_back(static_cast<int>(i));
    Measuring sure(certain, settings);
    std::optional<Measuring> hoped;
    if (hopeful)
        hoped.emplace(*hopeful, settings);
    std::vector<EgressLength> out;
    for (const std::vector<int>& spaces : spacesOf) {
        if (spaces.empty()) {
            out.emplace_back();
            continue;
        }
        const Farthest found = sure.of(spaces);
        out.push_back(resultOf(input, found));
        if (!hopeful)
            continue;
        const Farthest better = hoped->of(spaces);
        if (better.unreachable == found.unreachable && better.nm == found.nm)
            continue;
        out.back() = resultOf(input, better);
        out.back().state = EgressLength::State::Unknown;
        out.back().provisional = true;
        out.back().waitsFor = unknownOn(input, better.way);
    }
    return out;
}

} // namespace sp
