// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/egress/storey_gather.h"

#include "core/egress/measured_egress.h"
#include "core/failure/gas_shutoffs.h"
#include "core/failure/opening_state.h"
#include "core/failure/reach.h"

namespace sp {

namespace {

using Use = EgressDoor::Use;

Use useOf(Certainty c)
{
    return c == Certainty::Yes ? Use::Yes : c == Certainty::No ? Use::No : Use::Unknown;
}

std::shared_ptr<const OpeningNet> netOf(const FactSheet& sheet, quint32 row)
{
    return sheet.kept<OpeningNet>({SubjectKind::Opening, row, 0}, [&] { return OpeningNet(sheet, static_cast<int>(row)); });
}

// How an opening lets people through at a moment. Where nobody knows which side is the inside only what holds for both is certain.
void addUse(const FactSheet& sheet, quint32 row, const OpeningNet& net, const Moment& moment, StoreyInput::Opening& out)
{
    const OpeningState state = net.at(moment);
    const Pass pass = passOf(state);
    const auto outside = sheet.entry({SubjectKind::Opening, row, 0}).outside;
    if (outside) {
        out.fromA = useOf(*outside == Side::A ? pass.in : pass.out);
        out.fromB = useOf(*outside == Side::A ? pass.out : pass.in);
    } else {
        out.fromA = out.fromB = pass.in == pass.out ? useOf(pass.in) : Use::Unknown;
    }
    if (state.leaf == LeafPosition::Open)
        out.by = QLatin1String(leafWord(state.leaf));
    else if (state.inside != Passage::Unknown)
        out.by = QLatin1String(passageWord(state.inside));
}

StoreyInput::Opening::LatchEdge latchEdgeOf(const FactSheet& sheet, quint32 row)
{
    using Edge = StoreyInput::Opening::LatchEdge;
    static const FieldId operation = field("door.operation");
    static const FactId leaves = sheet.id("door.leaves");
    const Opening& opening = sheet.project().openings[row];
    const Subject at{SubjectKind::Opening, row, 0};
    const Value* entered = enteredDoor(sheet.project(), opening, operation);
    const QString word = entered ? wordAt(fieldOf(operation).words, std::get<Word>(*entered).index) : QStringLiteral("swing");
    if (word != u"swing" && word != u"double_egress" && word != u"double_acting")
        return Edge::Either;
    const auto count = FactView{sheet, at, nullptr}.number(leaves);
    if (count && *count > 1)
        return Edge::Middle;
    if (!count || !opening.place.hinge)
        return Edge::Unknown;
    return *opening.place.hinge == HingeEnd::From ? Edge::To : Edge::From;
}

// What shuts off gas of a room, for those who have to get there.
void addShutoffs(const FactSheet& sheet, const FloorInput& floor, quint32 row, StoreyInput::Room& out)
{
    const Project& p = sheet.project();
    const auto target = [&](const QString& id, const std::optional<PlanPoint>& place, const std::optional<RoomId>& room,
                            const std::optional<StoreyId>& storey = {}) {
        StoreyInput::Target t{id, place, -1, false};
        for (size_t i = 0; room && i < floor.rooms.size(); ++i)
            if (floor.rooms[i].id == *room)
                t.room = static_cast<int>(i);
        if (t.room < 0) {
            t.elsewhere = room ? p.rooms.find(*room) != nullptr : storey && storey != floor.storey;
            if (room || !storey)
                t.at.reset(); // in a room of another storey, or nobody knows on which
        }
        return t;
    };
    const auto station = [&](quint32 device) {
        const Device& d = p.devices[device];
        return target(d.id.text(), d.at, d.room, d.storey);
    };
    const FuelShutoffs fuel = fuelShutoffsIn(sheet, row, nullptr);
    for (const quint32 valve : fuel.valves)
        out.fuelShutoffs.push_back(target(p.valves[valve].id.text(), p.valves[valve].at, p.valves[valve].room));
    for (const quint32 device : fuel.stations)
        out.fuelShutoffs.push_back(station(device));
    for (const quint32 device : hazardStationsOf(sheet, row))
        if (isAtExit(sheet, device, p.rooms[row].id, nullptr) != false)
            out.gasStations.push_back(station(device));
    if (!out.gasStations.empty())
        out.hazards = hazardPlacesIn(sheet, row);
}

StoreyInput::Room roomOf(const FactSheet& sheet, const FloorRoom& floor, quint32 row)
{
    static const FactId load = sheet.id("space.occupant_load"), kind = sheet.id("space.kind");
    StoreyInput::Room out;
    out.id = floor.id.text();
    const Subject at{SubjectKind::Room, row, 0};
    const FactView view{sheet, at, nullptr};
    switch (floor.kind) {
    case FloorRoom::Kind::Floor: break;
    case FloorRoom::Kind::Exit:
        out.enclosure = view.word(kind) != u"outside";
        out.why = view.word(kind) == u"outside" ? QStringLiteral("outside: whoever is here is out")
                                                : QStringLiteral("exit enclosure: travel ends at its door");
        out.load = 0;
        out.peopled = false;
        return out;
    case FloorRoom::Kind::Above:
        out.why = QStringLiteral("outside above grade: travel is measured inside");
        out.load = 0;
        out.peopled = false;
        return out;
    case FloorRoom::Kind::Nowhere:
        out.why = QStringLiteral("nobody leaves by it: a lift or a shaft");
        out.load = 0;
        out.peopled = false;
        return out;
    }
    out.load = view.number(load);
    if (floor.terrace) // nobody stands there unless the plan says so
        out.load = out.load.value_or(0);
    if (const auto alone = out.load ? tableNumber(sheet, "one-way-out-load", at, nullptr) : std::nullopt; alone && *out.load > *alone)
        out.required = static_cast<int>(tableNumber(sheet, "ways-out-by-load", at, nullptr).value_or(2));
    return out;
}

QString metres(double nm)
{
    return QString::number(nm / 1e6, 'f', 0) + QStringLiteral(" mm");
}

} // namespace

EgressGap gapOf(const NotMeasured& problem, const StoreyInput& input, const FloorInput& floor)
{
    using Cause = NotMeasured::Cause;
    EgressGap out;
    out.storey = input.id;
    out.at = problem.at;
    const QString room = problem.room >= 0 ? floor.rooms[static_cast<size_t>(problem.room)].id.text() : QString();
    const QString opening = problem.opening >= 0 ? floor.doors[static_cast<size_t>(problem.opening)].id.text() : QString();
    const QString other =
        problem.otherRoom >= 0 ? floor.rooms[static_cast<size_t>(problem.otherRoom)].id.text() : QStringLiteral("another room");
    const QString stair = problem.stair >= 0 ? floor.links[static_cast<size_t>(problem.stair)].stair.text() : QString();
    out.subject = !opening.isEmpty() ? opening : !room.isEmpty() ? room : stair;
    switch (problem.cause) {
    case Cause::NoOutline: out.what = QStringLiteral("%1 has no outline: it is not drawn, and no walls enclose its point").arg(room); break;
    case Cause::BrokenOutline: out.what = QStringLiteral("the outline of %1 crosses or touches itself").arg(room); break;
    case Cause::NoDoor: out.what = QStringLiteral("no opening leads into %1").arg(room); break;
    case Cause::NoPlace: out.what = QStringLiteral("nobody knows where %1 stands").arg(opening); break;
    case Cause::NotOnOutline: out.what = QStringLiteral("%1 does not meet the outline of %2").arg(opening, room); break;
    case Cause::ClosedOff:
        out.what = QStringLiteral("fixtures close off %1 m2 of %2").arg(QString::number(problem.amount, 'f', 1), room);
        break;
    case Cause::NoStairLength: out.what = QStringLiteral("nobody knows how long the way by %1 is").arg(stair); break;
    case Cause::Overlap: out.what = QStringLiteral("%1 and %2 stand on the same floor").arg(room, other); break;
    case Cause::Moved:
        out.what = QStringLiteral("%1 stands %2 off the outline of %3 and is taken to be on it").arg(opening, metres(problem.amount), room);
        out.mended = true;
        break;
    case Cause::OpenBoundary:
        out.what = QStringLiteral("%1 and %2 meet without a wall; others may not leave through one of them, so the line counts as closed")
                       .arg(room, other);
        break;
    case Cause::AboveGrade:
        out.what = QStringLiteral("%1 leads into the open air above grade and counts as an exit").arg(opening);
        out.mended = true;
        break;
    case Cause::NoState: out.what = QStringLiteral("nobody knows whether people get through %1").arg(opening); break;
    }
    return out;
}

std::shared_ptr<const StoreyInput> gatherStorey(const FactSheet& sheet, const WalkFloors::Floor& floor, const Moment& moment,
                                                const StoreyInput* before, const EgressChanges& changes)
{
    static const FactId width = sheet.id("door.egress_width_in"), factor = sheet.id("door.egress_factor_in");
    const Project& project = sheet.project();
    auto out = std::make_shared<StoreyInput>();
    out->id = floor.input->storey ? floor.input->storey->text() : QString();
    out->plan = floor.plan;
    for (const FloorRoom& room : floor.input->rooms) {
        const auto row = static_cast<quint32>(project.rooms.indexOf(room.id));
        out->rooms.push_back(roomOf(sheet, room, row));
        if (!project.valves.empty())
            addShutoffs(sheet, *floor.input, row, out->rooms.back());
    }
    std::vector<bool> hasDoor(out->rooms.size(), false), hasFloor(out->rooms.size(), false);
    for (const WalkSpace& space : floor.plan->spaces) {
        out->roomOf.push_back(space.room);
        hasFloor[static_cast<size_t>(space.room)] = true;
        const auto& nodes = floor.plan->cells[static_cast<size_t>(space.cell)]->cell().nodes;
        if (!nodes.empty())
            hasDoor[static_cast<size_t>(space.room)] = true;
    }
    for (const WalkLink& link : floor.plan->links)
        hasDoor[static_cast<size_t>(floor.plan->spaces[static_cast<size_t>(link.space)].room)] = true;
    QHash<QString, const StoreyInput::Opening*> known;
    if (before && !changes.all())
        for (const StoreyInput::Opening& o : before->openings)
            known.insert(o.id, &o);
    for (const WalkDoor& door : floor.plan->doors) {
        const OpeningId& id = floor.input->doors[static_cast<size_t>(door.opening)].id;
        const auto row = static_cast<quint32>(project.openings.indexOf(id));
        const FactView view{sheet, {SubjectKind::Opening, row, 0}, nullptr};
        StoreyInput::Opening o;
        o.id = id.text();
        const StoreyInput::Opening* same = row < changes.openings.size() && changes.openings[row] ? nullptr : known.value(o.id);
        if (same)
            o = *same;
        else if (door.passable)
            addUse(sheet, row, *netOf(sheet, row), moment, o);
        if (!same)
            o.latchEdge = latchEdgeOf(sheet, row);
        const FloorDoor& of = floor.input->doors[static_cast<size_t>(door.opening)];
        const auto enclosure = [&](int room) { return room >= 0 && out->rooms[static_cast<size_t>(room)].enclosure ? room : -1; };
        o.enclosureA = enclosure(of.a.room);
        o.enclosureB = enclosure(of.b.room);
        if (const auto nm = same ? std::nullopt : view.number(width))
            o.width = Length{*nm};
        if (const auto nm = same ? std::nullopt : view.number(factor))
            o.factor = (*nm + 12'700) / 25'400; // thousandths of an inch
        out->openings.push_back(std::move(o));
    }
    for (const WalkGap& gap : floor.plan->gaps)
        out->gapOpenings.push_back(gap.opening >= 0 ? floor.input->doors[static_cast<size_t>(gap.opening)].id.text() : QString());
    for (const WalkLink& link : floor.plan->links) {
        out->linkStairs.push_back(floor.input->links[static_cast<size_t>(link.stair)].stair.text());
        out->linkRooms.push_back(floor.input->links[static_cast<size_t>(link.stair)].other.text());
    }
    out->beyondLinks.resize(floor.plan->links.size());
    out->beyondLinksHoped.resize(floor.plan->links.size());
    for (const NotMeasured& problem : floor.plan->problems)
        out->notMeasured.push_back(gapOf(problem, *out, *floor.input));
    for (const StairId& stair : floor.input->unplaced) {
        out->unplacedStairs.push_back(stair.text());
        out->notMeasured.push_back(
            {out->id, stair.text(), {}, QStringLiteral("nobody says in which room of this storey %1 is").arg(stair.text())});
    }
    if (const auto& walls = floor.input->assumed; !walls.empty()) {
        const QString others = walls.size() > 1 ? QStringLiteral(" and %1 more").arg(walls.size() - 1) : QString();
        out->notMeasured.push_back(
            {out->id,
             walls.front().text(),
             {},
             QStringLiteral("nobody says how thick %1%2 is; %3 is taken")
                 .arg(walls.front().text(), others, metres(static_cast<double>(thicknessOf(*project.walls.find(walls.front())).n))),
             true});
    }
    // A way out that nobody can place may be the nearest one.
    for (const NotMeasured& problem : floor.plan->problems)
        if ((problem.cause == NotMeasured::Cause::NoPlace || problem.cause == NotMeasured::Cause::NotOnOutline) && problem.room >= 0
            && problem.opening >= 0)
            out->rooms[static_cast<size_t>(problem.room)].unplaced.push_back(
                floor.input->doors[static_cast<size_t>(problem.opening)].id.text());
    for (size_t i = 0; i < out->rooms.size(); ++i) {
        QString& why = out->rooms[i].why;
        if (!why.isEmpty())
            continue;
        if (!hasFloor[i])
            for (const NotMeasured& problem : floor.plan->problems)
                if (problem.room == static_cast<int>(i) && why.isEmpty())
                    why = gapOf(problem, *out, *floor.input).what;
        if (why.isEmpty() && (!hasFloor[i] || !hasDoor[i]))
            why = hasFloor[i] ? QStringLiteral("no opening leads into %1").arg(out->rooms[i].id)
                              : QStringLiteral("%1 has no floor to walk on").arg(out->rooms[i].id);
    }
    return out;
}

std::vector<std::shared_ptr<const StoreyInput>> withUses(const FactSheet& sheet, const StoreyInput& storey,
                                                         const std::vector<const Moment*>& moments)
{
    std::vector<std::shared_ptr<StoreyInput>> out(moments.size());
    for (size_t i = 0; i < storey.openings.size(); ++i) {
        if (!storey.plan->doors[i].passable)
            continue;
        const auto row = static_cast<quint32>(sheet.project().openings.indexOf(OpeningId(storey.openings[i].id)));
        const auto net = netOf(sheet, row);
        const bool byItself = net->supplies().empty() && net->circuits().empty() && net->devices().empty() && net->alarmWires().empty();
        for (size_t m = 0; m < moments.size(); ++m) {
            if (byItself && !net->concerns(*moments[m]))
                continue;
            StoreyInput::Opening now = storey.openings[i];
            addUse(sheet, row, *net, *moments[m], now);
            if (now.fromA == storey.openings[i].fromA && now.fromB == storey.openings[i].fromB)
                continue;
            if (!out[m])
                out[m] = std::make_shared<StoreyInput>(storey);
            out[m]->openings[i] = std::move(now);
        }
    }
    return {out.begin(), out.end()};
}

} // namespace sp
