// SPDX-License-Identifier: GPL-3.0-or-later
// Tables of one storey: distances against their limits, exits, what is left without one, rooms, what could not be measured.
#include "core/report/finding_text.h"
#include "core/schedule/natural_order.h"
#include "ui/print/life_safety.h"
#include "ui/print/table.h"

#include <algorithm>

namespace sp::ui {

namespace {

constexpr FontStyle body{8};
constexpr double size = 7.5, smallest = 5;

Column plain(const char* title, double share = 0)
{
    return {QString::fromLatin1(title), {}, false, share};
}
Column number(const char* title)
{
    return {QString::fromLatin1(title), {}, true, 0};
}

QString verdictText(const std::optional<FactLimit>& limit)
{
    if (!limit)
        return QStringLiteral("no rule that ran");
    switch (limit->verdict) {
    case Verdict::Pass: return QStringLiteral("meets");
    case Verdict::Fail: return QStringLiteral("FAILS");
    case Verdict::Undecided: return QStringLiteral("undecided");
    case Verdict::NotApplicable: break;
    }
    return QString();
}

QString limitText(const LifeSafety& ls, const std::optional<FactLimit>& limit)
{
    const auto* q = limit && limit->limit ? std::get_if<Quantity>(&*limit->limit) : nullptr;
    return q ? lengthText(ls, static_cast<double>(q->n)) : limit ? QStringLiteral("not known") : QStringLiteral("-");
}

void writeDistances(Flow& flow, const LifeSafety& ls, const SafetyStorey& storey)
{
    const Governing g = governing(ls, storey);
    flow.heading(2, QStringLiteral("Distances against their limits"));
    PrintTable table({plain("LONGEST", 1), plain("AT"), number("MEASURED"), number("LIMIT"), plain("VERDICT")}, size, smallest);
    const auto row = [&](const char* what, const EgressRoom* room, const QString& measured, const char* fact) {
        const auto limit = room ? limitOf(ls, fact, *room) : std::nullopt;
        const bool fails = limit && limit->verdict == Verdict::Fail;
        TableRow r;
        for (const QString& text : {QString::fromLatin1(what), room ? roomName(ls, room->id) : QStringLiteral("-"), measured,
                                    limitText(ls, limit), room ? verdictText(limit) : QStringLiteral("-")})
            r.cells.push_back({text, fails, {}});
        table.add(std::move(r));
    };
    row("Travel", g.travel, g.travel ? lengthText(ls, g.travel->travel) : QStringLiteral("none measured"), "space.travel_ft");
    row("Common path", g.common, g.common ? lengthText(ls, g.common->common) : QStringLiteral("none"), "space.common_path_ft");
    row("Dead end", g.deadEndOf, g.deadEnd ? lengthText(ls, g.deadEnd->nm) : QStringLiteral("none"), "space.dead_end_ft");
    if (g.separationOf) {
        const EgressSeparation& pair = g.separationOf->separations.front();
        const bool fails = g.separationLimit->verdict == Verdict::Fail;
        TableRow r;
        for (const QString& text :
             {QStringLiteral("Separation of %1 (least)").arg(openingNames(ls, {pair.first, pair.second})), roomName(ls, g.separationOf->id),
              lengthText(ls, pair.nm[static_cast<size_t>(ls.egress->settings.separation)]), limitText(ls, g.separationLimit),
              verdictText(g.separationLimit)})
            r.cells.push_back({text, fails, {}});
        table.add(std::move(r));
    }
    table.draw(flow);
    QStringList trapped;
    for (const EgressRoom& room : storey.results->rooms)
        if (room.measured && room.travel.state == EgressLength::State::Unreachable)
            trapped += roomName(ls, room.id);
    std::sort(trapped.begin(), trapped.end(), naturalLess);
    if (!trapped.isEmpty())
        flow.paragraph(QStringLiteral("No way to an exit from: %1.").arg(trapped.join(QStringLiteral(", "))), {8, true});
    QStringList cites;
    for (const auto& [room, fact] : {std::pair(g.travel, "space.travel_ft"), std::pair(g.common, "space.common_path_ft"),
                                     std::pair(g.deadEndOf, "space.dead_end_ft"), std::pair(g.separationOf, "space.exit_separation_ft")})
        if (const auto limit = room ? limitOf(ls, fact, *room) : std::nullopt)
            for (const CiteText& c : limit->cite)
                if (const QString text = citeText(c); !cites.contains(text))
                    cites += text;
    flow.paragraph(cites.isEmpty() ? QStringLiteral("No rule that ran limits these lengths here: the measured values stand alone.")
                                   : QStringLiteral("Limits: ") + cites.join(QStringLiteral("; ")),
                   {6.5});
}

void writeExits(Flow& flow, const LifeSafety& ls, const SafetyStorey& storey)
{
    const EgressStorey& s = storey.results->storey;
    flow.heading(2, QStringLiteral("Exits, and doors that decide"));
    PrintTable table({plain("DOOR", 1), number("CLEAR WIDTH"), number("FACTOR"), number("CAPACITY"), number("PEOPLE"), plain("OPENS BY")},
                     size, smallest);
    std::vector<const EgressDoor*> doors;
    // Other doors only where they decide something: too many people, or a loss that counts.
    for (const EgressDoor& door : storey.results->doors) {
        const bool over = door.capacity && door.assigned && *door.assigned > *door.capacity;
        const bool neck = std::any_of(s.lost.begin(), s.lost.end(), [&](const EgressStorey::Lost& l) { return l.exit == door.id; });
        if (door.exit || over || neck)
            doors.push_back(&door);
    }
    std::sort(doors.begin(), doors.end(), [&](const EgressDoor* a, const EgressDoor* b) {
        if (a->exit != b->exit)
            return a->exit;
        return naturalLess(openingName(ls, a->id), openingName(ls, b->id));
    });
    qint64 capacity = 0, people = 0;
    bool capacityKnown = true, peopleKnown = true;
    for (const EgressDoor* d : doors) {
        const QString width = d->width ? peopleText(Quantity{Dim::Length, d->width->n}, *unitByName(u"in"), ls.project().settings.units)
                                       : QStringLiteral("?");
        const QString factor = !d->factor ? QStringLiteral("?")
            : ls.us()                     ? QString::number(static_cast<double>(*d->factor) / 1000, 'f', 2) + QStringLiteral(" in")
                                          : QString::number(static_cast<double>(*d->factor) * 25.4 / 1000, 'f', 2) + QStringLiteral(" mm");
        const bool over = d->capacity && d->assigned && *d->assigned > *d->capacity;
        TableRow row;
        for (const QString& text : {(d->exit ? QStringLiteral("EXIT ") : QString()) + openingName(ls, d->id), width, factor,
                                    countText(d->capacity), countText(d->assigned), d->by.isEmpty() ? QStringLiteral("?") : d->by})
            row.cells.push_back({text, over || d->exit, {}});
        table.add(std::move(row));
        if (!d->exit)
            continue;
        capacity += d->capacity.value_or(0);
        people += d->assigned.value_or(0);
        capacityKnown = capacityKnown && d->capacity;
        peopleKnown = peopleKnown && d->assigned;
    }
    if (doors.empty()) {
        flow.paragraph(QStringLiteral("No door of this storey is an exit, and nobody is known to leave through one."), body);
    } else {
        TableRow total;
        for (const QString& text :
             {QStringLiteral("All exits"), QString(), QString(), capacityKnown ? grouped(capacity) : QStringLiteral("?"),
              peopleKnown ? grouped(people) : QStringLiteral("?"), QString()})
            total.cells.push_back({text, true, {}});
        total.shaded = true;
        table.add(std::move(total));
        table.draw(flow);
    }
    flow.space(3);
    flow.paragraph(QStringLiteral("People on the storey: %1. Exits: %2%3.")
                       .arg(countText(s.occupants))
                       .arg(s.exits.size())
                       .arg(s.exitsKnown ? QString()
                                         : QStringLiteral(", provisional: the plan does not say whether people get through %1")
                                               .arg(openingNames(ls, s.exitsWaitFor))),
                   {8, true});
    if (s.flow)
        flow.paragraph(QStringLiteral("The doors together take %1 people.").arg(grouped(*s.flow)), body);
    if (!s.bottleneck.empty())
        flow.paragraph(QStringLiteral("Too narrow for everybody: %1.").arg(openingNames(ls, s.bottleneck)), {7.5, true});
    for (const EgressStorey::Lost& lost : s.lost)
        flow.paragraph(QStringLiteral("Loss of %1: the others take %2%3.")
                           .arg(openingName(ls, lost.exit), countText(lost.capacityLeft),
                                s.occupants ? QStringLiteral(" of %1 people").arg(grouped(*s.occupants)) : QString()),
                       body);
    if (!s.loadsMissing.empty()) {
        QStringList names;
        for (const QString& room : s.loadsMissing)
            names += roomName(ls, room);
        flow.paragraph(QStringLiteral("The load is not known of: %1.").arg(names.join(QStringLiteral(", "))), body);
    }
}

void writeRooms(Flow& flow, const LifeSafety& ls, const SafetyStorey& storey)
{
    flow.heading(2, QStringLiteral("Rooms"));
    flow.paragraph(
        QStringLiteral("Areas in %1, factors in %1 for each person.").arg(ls.us() ? QStringLiteral("ft²") : QStringLiteral("m²")), {6.5});
    PrintTable table(
        {plain("ROOM", 1), plain("FUNCTION"), number("AREA"), number("FACTOR"), number("LOAD"), number("TRAVEL"), number("COMMON PATH")},
        size, smallest);
    std::vector<const EgressRoom*> rooms;
    for (const EgressRoom& room : storey.results->rooms)
        rooms.push_back(&room);
    std::sort(rooms.begin(), rooms.end(),
              [&](const EgressRoom* a, const EgressRoom* b) { return naturalLess(roomName(ls, a->id), roomName(ls, b->id)); });
    for (const EgressRoom* room : rooms) {
        const RoomLoad load = roomLoad(ls, room->id);
        const bool declared = load.sum.startsWith(QStringLiteral("declared"));
        table.add({roomName(ls, room->id), load.function.isEmpty() ? QStringLiteral("-") : load.function.toLower(),
                   load.area.isEmpty() ? QStringLiteral("?") : load.area.section(u' ', 0, 0),
                   declared                    ? QStringLiteral("declared")
                       : load.factor.isEmpty() ? QStringLiteral("-")
                                               : load.factor,
                   load.load.isEmpty() ? load.sum.isEmpty() ? QStringLiteral("-") : QStringLiteral("?") : load.load,
                   room->measured ? lengthText(ls, room->travel) : QStringLiteral("-"),
                   room->measured ? lengthText(ls, room->common) : QStringLiteral("-")});
    }
    TableRow total{
        {{QStringLiteral("All rooms"), true, {}}, {}, {}, {}, {countText(storey.results->storey.occupants), true, {}}, {}, {}}, {}, true};
    table.add(std::move(total));
    table.draw(flow);
}

bool isProvisional(const EgressStoreyResults& results)
{
    return std::any_of(results.rooms.begin(), results.rooms.end(), [](const EgressRoom& r) {
        return r.travel.provisional || r.common.provisional || !r.deadEndsKnown || !r.exitDoorsKnown;
    });
}

void writeUnmeasured(Flow& flow, const LifeSafety& ls, const SafetyStorey& storey)
{
    QStringList lines;
    const auto add = [&](QString text) {
        text[0] = text[0].toUpper();
        if (!text.endsWith(u'.'))
            text += u'.';
        if (!lines.contains(text))
            lines += text;
    };
    QStringList whys; // of which the list of gaps says the same
    for (const EgressGap& gap : storey.results->notMeasured) {
        whys += gap.what;
        add((gap.mended ? QStringLiteral("Mended: ") : QString()) + ls.words.sentence(gap.what));
    }
    for (const EgressRoom& room : storey.results->rooms)
        if (!room.measured && !room.why.isEmpty() && !whys.contains(room.why))
            add(roomName(ls, room.id) + QStringLiteral(": ") + ls.words.sentence(room.why));
    for (const QString& id : storey.drawing.unplaced)
        lines += openingName(ls, id) + QStringLiteral(": nobody has said where it stands; it is not drawn.");
    if (lines.isEmpty())
        return;
    flow.heading(2, QStringLiteral("Not measured"));
    for (const QString& line : lines)
        flow.paragraph(line, body);
}

} // namespace

void writeStoreyTables(Flow& flow, const LifeSafety& ls, const SafetyStorey& storey)
{
    flow.heading(1, storey.name);
    if (!storey.results || (storey.results->rooms.empty() && storey.results->doors.empty())) {
        flow.paragraph(QStringLiteral("The plan has no room on this storey: there is nothing to measure."), body);
        return;
    }
    if (isProvisional(*storey.results)) {
        flow.paragraph(
            QStringLiteral(
                "Provisional: values with ? take every door whose state is not known as usable. They hold only when that is so."),
            {8, true}, 0, QColor(0x6a3fb5));
        QStringList doors;
        for (const EgressRoom& room : storey.results->rooms)
            for (const EgressLength* length : {&room.travel, static_cast<const EgressLength*>(&room.common)})
                for (const QString& id : length->waitsFor)
                    if (const QString name = openingName(ls, id); !doors.contains(name))
                        doors += name;
        std::sort(doors.begin(), doors.end(), naturalLess);
        if (!doors.isEmpty())
            flow.paragraph(QStringLiteral("They wait for: %1.").arg(doors.join(QStringLiteral(", "))), body);
    }
    writeDistances(flow, ls, storey);
    writeExits(flow, ls, storey);
    writeRooms(flow, ls, storey);
    writeUnmeasured(flow, ls, storey);
}

} // namespace sp::ui
