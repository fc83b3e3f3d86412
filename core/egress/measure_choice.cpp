// SPDX-License-Identifier: GPL-3.0-or-later
// Common paths, dead ends, ways out and their separation (egress.md 4 to 6).
#include "core/egress/onward.h"
#include "core/egress/storey_input.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace sp {

namespace {

size_t at(int i)
{
    return static_cast<size_t>(i);
}

double apart(PlanPoint a, PlanPoint b)
{
    return std::hypot(static_cast<double>((b.x - a.x).n), static_cast<double>((b.y - a.y).n));
}

/// A way out of a space: its door, and the necks that everybody who takes it must pass.
struct WayOutOf {
    int door = -1;
    std::vector<Neck> passes;
    std::optional<int> exit; ///< what an exit door leads to: the row of an enclosure; -1 the open air
};

bool share(const WayOutOf& a, const WayOutOf& b)
{
    if (a.exit && b.exit)
        return *a.exit >= 0 && *a.exit == *b.exit;
    return std::any_of(a.passes.begin(), a.passes.end(),
                       [&](const Neck& n) { return std::find(b.passes.begin(), b.passes.end(), n) != b.passes.end(); });
}

class Choosing final {
public:
    Choosing(const StoreyInput& input, const EgressSettings& settings, const CutFloor& floor, const StoreyWays& ways)
        : m_input(input), m_plan(ways.plan()), m_settings(settings), m_floor(floor), m_ways(ways), m_spaces(ways),
          m_graph(makeNeckGraph(m_plan, floor, ways.use(), ways.linkEnds(), settings.neckMax)), m_choices(choicesOf(m_graph)),
          m_onward(m_plan, floor, m_graph)
    {
    }

    /// By room of the input.
    std::vector<EgressCommonPath> commonPaths() const
    {
        std::array<std::vector<CommonPath>, rulers> found;
        const auto toCenterline = m_settings.commonPathEnd == CommonPathEnd::Centerline ? std::optional(m_settings.neckMax) : std::nullopt;
        const auto measure = [&](Metric metric, std::optional<Length> clearance) {
            return sp::commonPaths(m_plan, m_floor, m_choices, m_ways.use(), metric, clearance, m_settings.startInset, toCenterline);
        };
        found[0] = measure(Metric::Straight, std::nullopt);
        found[1] = measure(Metric::Straight, m_settings.clearance);
        found[2] = measure(Metric::Rectilinear, std::nullopt);
        std::vector<EgressCommonPath> out(m_input.rooms.size());
        std::vector<int> longest(m_input.rooms.size(), -1);
        const auto ruler = static_cast<size_t>(m_settings.ruler);
        for (size_t space = 0; space < m_plan.spaces.size(); ++space) {
            const size_t room = at(m_input.roomOf[space]);
            if (m_plan.cells[at(m_plan.spaces[space].cell)]->cell().nodes.empty())
                continue; // closed off, and reported so
            for (size_t r = 0; r < rulers; ++r)
                out[room].nm[r] = std::max(out[room].nm[r], found[r][space].nm);
            if (longest[room] < 0 || found[ruler][space].nm > found[ruler][at(longest[room])].nm)
                longest[room] = static_cast<int>(space);
        }
        for (size_t room = 0; room < out.size(); ++room)
            if (longest[room] >= 0)
                fill(out[room], found[ruler][at(longest[room])]);
        return out;
    }

    std::vector<std::vector<EgressDeadEnd>> deadEnds() const
    {
        std::vector<std::vector<EgressDeadEnd>> out(m_input.rooms.size());
        for (const DeadEnd& d : sp::deadEnds(m_plan, m_floor, m_choices)) {
            const Chord& mouth = m_floor.chords[at(d.chord)];
            EgressDeadEnd end{d.nm, d.width, d.from, mouth.from, mouth.to, {}, d.recess};
            double largest = 0;
            for (const int piece : d.pieces)
                if (const Ring& ring = m_floor.pieces[at(piece)].area.front(); std::abs(signedAreaM2(ring)) > largest) {
                    largest = std::abs(signedAreaM2(ring));
                    end.outline = ring;
                }
            out[at(m_input.roomOf[at(mouth.space)])].push_back(std::move(end));
        }
        return out;
    }

    /// Doors of a room's ways out by different first necks, the nearest first.
    std::vector<int> exitDoors(size_t room)
    {
        std::vector<WayOutOf> ways;
        for (size_t space = 0; space < m_plan.spaces.size(); ++space)
            if (at(m_input.roomOf[space]) == room)
                addWays(static_cast<int>(space), ways);
        const auto nm = [&](int door) { return std::min(m_ways.straight().from(door, true), m_ways.straight().from(door, false)); };
        std::stable_sort(ways.begin(), ways.end(), [&](const WayOutOf& a, const WayOutOf& b) { return nm(a.door) < nm(b.door); });
        std::vector<const WayOutOf*> taken;
        for (const WayOutOf& way : ways)
            if (std::none_of(taken.begin(), taken.end(), [&](const WayOutOf* t) { return t->door == way.door || share(*t, way); }))
                taken.push_back(&way);
        std::vector<int> out;
        for (const WayOutOf* way : taken)
            out.push_back(way->door);
        return out;
    }

    std::vector<QString> singlePoints(size_t room) const
    {
        std::vector<QString> out;
        for (size_t piece = 0; piece < m_floor.pieces.size(); ++piece) {
            if (at(m_input.roomOf[at(m_floor.pieces[piece].space)]) != room)
                continue;
            for (const int neck : m_choices.singlePoints[piece])
                if (const QString id = openingOf(m_choices.necks[at(neck)]);
                    !id.isEmpty() && std::find(out.begin(), out.end(), id) == out.end())
                    out.push_back(id);
        }
        return out;
    }

    EgressSeparation separation(int first, int second) const
    {
        const auto face = [&](int door) -> const WalkDoor::Face& {
            const WalkDoor& d = m_plan.doors[at(door)];
            return d.a.beside == Beside::Floor ? d.a : d.b;
        };
        const auto& a = face(first);
        const auto& b = face(second);
        EgressSeparation out{m_input.openings[at(first)].id, m_input.openings[at(second)].id, {}};
        double most = 0, least = unreachable;
        for (const PlanPoint p : a.jambs)
            for (const PlanPoint q : b.jambs) {
                most = std::max(most, apart(p, q));
                least = std::min(least, apart(p, q));
            }
        out.nm = {most, apart(a.middle, b.middle), least};
        return out;
    }

private:
    QString openingOf(const Neck& neck) const
    {
        return neck.kind == Neck::Kind::Door ? m_input.openings[at(neck.index)].id
            : neck.kind == Neck::Kind::Gap   ? m_input.gapOpenings[at(neck.index)]
                                             : QString();
    }

    void fill(EgressCommonPath& out, const CommonPath& path) const
    {
        using End = EgressCommonPath::End;
        out.state = path.nm < unreachable ? EgressLength::State::Measured : EgressLength::State::Unreachable;
        if (out.state == EgressLength::State::Unreachable) {
            out.nm = {};
            return;
        }
        out.from = path.from;
        out.way = legsOf(m_input, path.way);
        if (path.way.legs.empty())
            return;
        out.at = path.way.legs.back().points.back();
        out.end = End::Exit;
        if (path.way.exit >= 0)
            out.opening = out.exit = m_input.openings[at(path.way.exit)].id;
        if (!path.endsAt)
            return;
        out.opening = openingOf(*path.endsAt);
        switch (path.endsAt->kind) {
        case Neck::Kind::Door: out.end = End::Door; break;
        case Neck::Kind::CrossSection: out.end = End::CrossSection; break;
        case Neck::Kind::Gap: out.end = End::Gap; break;
        case Neck::Kind::Link: out.end = End::Stair; break;
        }
    }

    // What everybody passes who leaves by a door and does not come back: necks of the floor behind it, with this space closed.
    void addWays(int space, std::vector<WayOutOf>& ways)
    {
        std::vector<OnwardNecks::Way> onward;
        const size_t first = ways.size();
        int leadsOn = 0;
        for (const SpaceGraph::Step& step : m_spaces.waysOut(space)) {
            leadsOn += step.to >= 0;
            if (step.door < 0)
                continue;
            WayOutOf way;
            way.door = step.door;
            if (step.to < 0) {
                const WalkDoor& door = m_plan.doors[at(step.door)];
                way.exit = (step.sideA ? door.b : door.a).beyondRoom;
                way.passes.push_back({Neck::Kind::Door, step.door});
            } else {
                onward.push_back({step.door, step.sideA});
            }
            ways.push_back(std::move(way));
        }
        // Only ways that lead on through other spaces may meet there.
        if (leadsOn < 2 || onward.empty())
            return;
        std::vector<std::vector<Neck>> necks = m_onward.passed(space, onward);
        auto passed = necks.begin();
        for (size_t i = first; i < ways.size(); ++i)
            if (!ways[i].exit)
                ways[i].passes = std::move(*passed++);
    }

    const StoreyInput& m_input;
    const WalkPlan& m_plan;
    const EgressSettings& m_settings;
    const CutFloor& m_floor;
    const StoreyWays& m_ways;
    SpaceGraph m_spaces;
    NeckGraph m_graph;
    Choices m_choices;
    OnwardNecks m_onward; ///< of m_graph
};

double diagonalOf(const WalkPlan& plan, const std::vector<int>& spaces)
{
    double out = 0;
    for (const int a : spaces)
        for (const int b : spaces)
            for (const PlanPoint p : plan.spaces[at(a)].area.front())
                for (const PlanPoint q : plan.spaces[at(b)].area.front())
                    out = std::max(out, apart(p, q));
    return out;
}

bool sameEnds(const std::vector<EgressDeadEnd>& a, const std::vector<EgressDeadEnd>& b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const EgressDeadEnd& x, const EgressDeadEnd& y) {
        return x.nm == y.nm && x.width == y.width && x.from == y.from && x.recess == y.recess;
    });
}

std::vector<QString> allUnknown(const StoreyInput& input)
{
    std::vector<QString> out;
    for (const StoreyInput::Opening& o : input.openings)
        if (o.fromA == EgressDoor::Use::Unknown || o.fromB == EgressDoor::Use::Unknown)
            out.push_back(o.id);
    return out;
}

} // namespace

std::vector<QString> unknownNear(const StoreyInput& input, size_t room)
{
    std::set<QString> out;
    for (size_t i = 0; i < input.plan->doors.size(); ++i) {
        const StoreyInput::Opening& o = input.openings[i];
        if (o.fromA != EgressDoor::Use::Unknown && o.fromB != EgressDoor::Use::Unknown)
            continue;
        for (const int space : {input.plan->doors[i].a.space, input.plan->doors[i].b.space})
            if (space >= 0 && at(input.roomOf[at(space)]) == room)
                out.insert(o.id);
    }
    return {out.begin(), out.end()};
}

void measureChoice(const StoreyInput& input, const EgressSettings& settings, const CutFloor& floor, const StoreyWays& certain,
                   const StoreyWays* hopeful, std::vector<EgressRoom>& rooms)
{
    const WalkPlan& plan = *input.plan;
    Choosing sure(input, settings, floor, certain);
    std::optional<Choosing> hoped;
    if (hopeful)
        hoped.emplace(input, settings, floor, *hopeful);
    std::vector<EgressCommonPath> common = sure.commonPaths();
    std::vector<std::vector<EgressDeadEnd>> ends = sure.deadEnds();
    const auto better = hopeful ? hoped->commonPaths() : std::vector<EgressCommonPath>();
    const auto betterEnds = hopeful ? hoped->deadEnds() : std::vector<std::vector<EgressDeadEnd>>();

    std::vector<std::vector<int>> spacesOf(input.rooms.size());
    for (size_t i = 0; i < input.roomOf.size(); ++i)
        spacesOf[at(input.roomOf[i])].push_back(static_cast<int>(i));
    for (size_t i = 0; i < rooms.size(); ++i) {
        EgressRoom& room = rooms[i];
        if (spacesOf[i].empty())
            continue;
        const auto waiting = [&] {
            std::vector<QString> near = unknownNear(input, i);
            return near.empty() ? allUnknown(input) : near;
        };
        room.common = std::move(common[i]);
        if (hopeful && (better[i].state != room.common.state || better[i].nm != room.common.nm)) {
            room.common = better[i];
            room.common.state = EgressLength::State::Unknown;
            room.common.provisional = better[i].state == EgressLength::State::Measured;
            room.common.waitsFor = waiting();
        }
        room.deadEnds = std::move(ends[i]);
        if (hopeful && !sameEnds(betterEnds[i], room.deadEnds)) {
            room.deadEnds = betterEnds[i];
            room.deadEndsKnown = false;
            room.deadEndsWaitFor = waiting();
        }
        std::vector<int> doors = sure.exitDoors(i);
        if (hopeful)
            if (std::vector<int> more = hoped->exitDoors(i); more != doors) {
                doors = std::move(more);
                room.exitDoorsKnown = false;
                room.exitDoorsWaitFor = waiting();
            }
        for (const int door : doors)
            room.exitDoors.push_back(input.openings[at(door)].id);
        for (size_t a = 0; a < doors.size(); ++a)
            for (size_t b = a + 1; b < doors.size(); ++b)
                room.separations.push_back(sure.separation(doors[a], doors[b]));
        const auto rule = static_cast<size_t>(settings.separation);
        std::stable_sort(room.separations.begin(), room.separations.end(),
                         [&](const EgressSeparation& a, const EgressSeparation& b) { return a.nm[rule] > b.nm[rule]; });
        room.diagonal = diagonalOf(plan, spacesOf[i]);
        room.singlePoints = (hopeful ? *hoped : sure).singlePoints(i);
    }
}

} // namespace sp
