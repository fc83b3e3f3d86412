// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/facts/fact_sheet.h"
#include "core/report/egress_report.h"

#include <cmath>

namespace sp {

namespace {

constexpr const char* rulerKeys[rulers] = {"straight_mm", "clearance_mm", "rectilinear_mm"};

QString decimal(double v, int decimals)
{
    QString text = QString::number(v, 'f', decimals);
    while (text.contains(u'.') && (text.endsWith(u'0') || text.endsWith(u'.')))
        text.chop(1);
    return text;
}

qint64 wholeMm(double nm)
{
    return std::llround(nm / 1e6);
}

void writePoint(JsonWriter& j, PlanPoint p)
{
    j.beginArray();
    j.value(wholeMm(static_cast<double>(p.x.n)));
    j.value(wholeMm(static_cast<double>(p.y.n)));
    j.endArray();
}

void writeIds(JsonWriter& j, const char* key, const std::vector<QString>& ids)
{
    j.key(key).value(QStringList(ids.begin(), ids.end()));
}

void writeCount(JsonWriter& j, const char* key, std::optional<qint64> n)
{
    j.key(key);
    if (n)
        j.value(*n);
    else
        j.null();
}

QStringList doorsOf(const EgressLength& length)
{
    QStringList out;
    for (const EgressLeg& leg : length.way)
        if (!leg.opening.isEmpty())
            out += leg.opening;
    return out;
}

// Legs in one line; a point where one leg ends and the next begins stands once.
void writePath(JsonWriter& j, const EgressLength& length)
{
    j.key("path").beginArray();
    const PlanPoint* last = nullptr;
    for (const EgressLeg& leg : length.way)
        for (const PlanPoint& p : leg.points)
            if (!last || *last != p) {
                writePoint(j, p);
                last = &p;
            }
    j.endArray();
}

void writeTravel(JsonWriter& j, const EgressLength& travel)
{
    j.beginObject();
    for (size_t r = 0; r < rulers; ++r)
        j.key(rulerKeys[r]).value(wholeMm(travel.nm[r]));
    j.key("from");
    writePoint(j, travel.from);
    j.key("exit");
    if (travel.exit.isEmpty())
        j.null();
    else
        j.value(travel.exit);
    j.key("doors").value(doorsOf(travel));
    writePath(j, travel);
    j.endObject();
}

void writeCommon(JsonWriter& j, const EgressCommonPath& common, Ruler ruler)
{
    static constexpr const char* ends[] = {"choice", "door", "cross_section", "cased_opening", "stair", "exit"};
    j.beginObject();
    j.key(rulerKeys[static_cast<size_t>(ruler)]).value(wholeMm(common.nm[static_cast<size_t>(ruler)]));
    if (common.end != EgressCommonPath::End::Choice) {
        j.key("from");
        writePoint(j, common.from);
        j.key("ends_at").beginObject();
        j.key("kind").value(ends[static_cast<size_t>(common.end)]);
        if (!common.opening.isEmpty())
            j.key("opening").value(common.opening);
        j.key("at");
        writePoint(j, common.at);
        j.endObject();
    }
    j.endObject();
}

// A length that is not known says what it waits for, and what it is when that lets people through.
template <class Write>
void writeLength(JsonWriter& j, const char* key, const EgressLength& length, Write&& write)
{
    j.key(key);
    switch (length.state) {
    case EgressLength::State::Measured: write(); return;
    case EgressLength::State::Unreachable: j.value("unreachable"); return;
    case EgressLength::State::Unknown: break;
    }
    j.beginObject();
    writeIds(j, "waits_for", length.waitsFor);
    if (length.provisional) {
        j.key("if_usable");
        write();
    }
    j.endObject();
}

void writeRoom(JsonWriter& j, const FactSheet& sheet, const EgressResults& results, const EgressRoom& room)
{
    static const FactId areaFact = sheet.id("space.area_ft2"), functionFact = sheet.id("space.function"),
                        loadFact = sheet.id("space.occupant_load"), factorFact = sheet.id("space.load_factor_ft2"),
                        seatsFact = sheet.id("space.fixed_seats");
    const auto row = rowOf(sheet.project(), SubjectKind::Room, room.id);
    const FactView view{sheet, {SubjectKind::Room, row.value_or(0), 0}, nullptr};
    j.beginObject();
    j.key("id").value(room.id);
    j.key("storey").value(room.storey);
    const auto& number = sheet.project().rooms[row.value_or(0)].number;
    j.key("number");
    if (number)
        j.value(*number);
    else
        j.null();
    const auto function = view.word(functionFact);
    j.key("function");
    if (function)
        j.value(*function);
    else
        j.null();
    const auto area = room.measured ? view.number(areaFact) : std::nullopt;
    constexpr double ft2 = 92'903'040;
    if (area)
        j.key("area_ft2").number(decimal(static_cast<double>(*area) / ft2, 3));
    const auto load = view.number(loadFact);
    writeCount(j, "load", room.peopled ? load : 0);
    if (const auto factor = view.number(factorFact); area && load && factor && *factor > 0)
        j.key("load_exact")
            .number(decimal(
                static_cast<double>(*area) / static_cast<double>(*factor) + static_cast<double>(view.number(seatsFact).value_or(0)), 3));
    if (!room.measured) {
        j.key("travel").null();
        j.key("common_path").null();
    } else {
        writeLength(j, "travel", room.travel, [&] { writeTravel(j, room.travel); });
        writeLength(j, "common_path", room.common, [&] { writeCommon(j, room.common, results.settings.ruler); });
    }
    j.key("dead_ends").beginArray();
    for (const EgressDeadEnd& end : room.deadEnds) {
        if (end.recess)
            continue;
        j.beginObject();
        j.key("length_mm").value(wholeMm(end.nm));
        j.key("least_width_mm").value(wholeMm(end.width));
        j.key("from");
        writePoint(j, end.from);
        j.key("mouth").beginArray();
        writePoint(j, end.mouthFrom);
        writePoint(j, end.mouthTo);
        j.endArray();
        if (!room.deadEndsKnown)
            writeIds(j, "waits_for", room.deadEndsWaitFor);
        j.endObject();
    }
    j.endArray();
    if (!room.measured)
        j.key("why").value(room.why);
    j.endObject();
}

void writeDoor(JsonWriter& j, const FactSheet& sheet, const EgressDoor& door)
{
    constexpr double inch = 25.4e6;
    j.beginObject();
    j.key("id").value(door.id);
    const auto row = rowOf(sheet.project(), SubjectKind::Opening, door.id);
    j.key("mark");
    if (const auto mark = row ? sheet.project().openings[*row].mark : std::nullopt)
        j.value(*mark);
    else
        j.null();
    j.key("clear_width_in");
    if (door.width)
        j.number(decimal(static_cast<double>(door.width->n) / inch, 3));
    else
        j.null();
    j.key("factor_in");
    if (door.factor)
        j.number(decimal(static_cast<double>(*door.factor) / 1000, 3));
    else
        j.null();
    writeCount(j, "capacity", door.capacity);
    writeCount(j, "assigned", door.assigned);
    using Use = EgressDoor::Use;
    j.key("usable");
    if (door.fromA == Use::Yes || door.fromB == Use::Yes)
        j.value(true);
    else if (door.fromA == Use::Unknown || door.fromB == Use::Unknown)
        j.null();
    else
        j.value(false);
    j.key("by");
    if (door.by.isEmpty())
        j.null();
    else
        j.value(door.by);
    j.endObject();
}

void writeStorey(JsonWriter& j, const EgressStorey& storey)
{
    j.beginObject();
    j.key("id").value(storey.id);
    writeCount(j, "occupants", storey.occupants);
    if (!storey.loadsMissing.empty())
        writeIds(j, "loads_missing", storey.loadsMissing);
    writeIds(j, "exits", storey.exits);
    if (!storey.exitsKnown)
        writeIds(j, "exits_wait_for", storey.exitsWaitFor);
    j.key("lost").beginArray();
    for (const EgressStorey::Lost& lost : storey.lost) {
        j.beginObject();
        j.key(lost.neck ? "neck" : "exit").value(lost.exit);
        writeCount(j, "capacity_left", lost.capacityLeft);
        if (lost.leave && storey.occupants && *lost.leave < *storey.occupants)
            writeCount(j, "leave", lost.leave);
        j.endObject();
    }
    j.endArray();
    if (!storey.bottleneck.empty()) {
        writeCount(j, "flow", storey.flow);
        writeIds(j, "bottleneck", storey.bottleneck);
    }
    j.endObject();
}

} // namespace

const char* rulerWord(Ruler ruler)
{
    static constexpr const char* words[] = {"straight", "clearance", "rectilinear"};
    return words[static_cast<size_t>(ruler)];
}

const char* separationWord(SeparationRule rule)
{
    static constexpr const char* words[] = {"any_point", "center", "nearest_edge"};
    return words[static_cast<size_t>(rule)];
}

const char* distributionWord(Distribution distribution)
{
    static constexpr const char* words[] = {"equal", "by_capacity", "nearest", "best"};
    return words[static_cast<size_t>(distribution)];
}

QByteArray egressJson(const FactSheet& sheet, const EgressResults& results, const QString& scenario, const PlanName& plan)
{
    const EgressSettings& s = results.settings;
    JsonWriter j;
    j.beginObject();
    j.key("schema").value("strikeplate.egress/1");
    writePlan(j, sheet.project(), plan);
    j.key("scenario").value(scenario);
    j.key("settings").beginObject();
    j.key("ruler").value(rulerWord(s.ruler));
    j.key("clearance_mm").number(decimal(toMm(s.clearance), 3));
    j.key("start_inset_mm").number(decimal(toMm(s.startInset), 3));
    j.key("separation_rule").value(separationWord(s.separation));
    j.key("distribution").value(distributionWord(s.distribution));
    j.key("neck_max_mm").number(decimal(toMm(s.neckMax), 3));
    if (s.commonPathEnd == CommonPathEnd::Centerline)
        j.key("common_path_end").value(QStringLiteral("centerline"));
    if (s.alcoves)
        j.key("alcoves").value(true);
    j.endObject();
    j.key("rooms").beginArray();
    for (const auto& storey : results.storeys)
        for (const EgressRoom& room : storey->rooms)
            writeRoom(j, sheet, results, room);
    j.endArray();
    j.key("doors").beginArray();
    for (const auto& storey : results.storeys)
        for (const EgressDoor& door : storey->doors)
            writeDoor(j, sheet, door);
    j.endArray();
    j.key("ways_out").beginArray();
    for (const auto& storey : results.storeys)
        for (const EgressRoom& room : storey->rooms) {
            if (room.separations.empty())
                continue;
            j.beginObject();
            j.key("room").value(room.id);
            writeIds(j, "doors", room.exitDoors);
            j.key("diagonal_mm").value(wholeMm(room.diagonal));
            j.key("separations").beginArray();
            for (const EgressSeparation& pair : room.separations) {
                j.beginObject();
                j.key("doors").value(QStringList{pair.first, pair.second});
                j.key("any_point_mm").value(wholeMm(pair.nm[0]));
                j.key("center_mm").value(wholeMm(pair.nm[1]));
                j.key("nearest_edge_mm").value(wholeMm(pair.nm[2]));
                j.endObject();
            }
            j.endArray();
            j.endObject();
        }
    j.endArray();
    j.key("storeys").beginArray();
    for (const auto& storey : results.storeys)
        writeStorey(j, storey->storey);
    j.endArray();
    j.key("not_measured").beginArray();
    for (const auto& storey : results.storeys)
        for (const EgressGap& gap : storey->notMeasured) {
            j.beginObject();
            j.key("storey").value(gap.storey);
            j.key("subject").value(gap.subject);
            if (gap.at) {
                j.key("at");
                writePoint(j, *gap.at);
            }
            j.key("what").value(gap.what);
            j.key("mended").value(gap.mended);
            j.endObject();
        }
    j.endArray();
    j.endObject();
    return j.take();
}

} // namespace sp
