// SPDX-License-Identifier: GPL-3.0-or-later
// What subjects are called: in keys, in sentences and in paths.
#include "core/facts/fact_sheet.h"

#include <QSet>
#include <QStringBuilder>

namespace sp {

namespace {

const char* groupKey(Group g)
{
    switch (g) {
    case Group::Codes: return "codes.";
    case Group::Door: return "door.";
    case Group::Schedule: return "schedule.";
    case Group::Release: return "release.";
    case Group::Output: return "output.";
    case Group::Flow: return "flow.";
    case Group::Body: return "body.";
    case Group::Actuator: return "actuator.";
    case Group::Positioner: return "positioner.";
    case Group::Solenoid: return "solenoid.";
    case Group::Accessories: return "accessories.";
    case Group::Position: return "position.";
    case Group::FireAlarm: return "fire_alarm.";
    default: return "";
    }
}

template <class T, class I>
std::optional<quint32> rowIn(const Table<T>& table, const I& id)
{
    const size_t row = table.indexOf(id);
    return row < table.size() ? std::optional(static_cast<quint32>(row)) : std::nullopt;
}

QString deviceWord(const FactSheet& sheet, const Device& device)
{
    const DeviceKind* kind = sheet.index().catalogue().find(device.kind);
    return device.mark.value_or(kind ? kind->name : QString(device.kind).replace(u'_', u' '));
}

QString deviceName(const FactSheet& sheet, const Device& device)
{
    const Project& p = sheet.project();
    const QString what = deviceWord(sheet, device);
    if (device.mark)
        return what;
    if (const auto opening = device.opening ? rowIn(p.openings, *device.opening) : std::nullopt)
        return what + QStringLiteral(" of ") + sheet.nameOf({SubjectKind::Opening, *opening, 0});
    if (const auto room = device.room ? rowIn(p.rooms, *device.room) : std::nullopt)
        return what + QStringLiteral(" in ") + sheet.nameOf({SubjectKind::Room, *room, 0});
    return what + u' ' + device.id.text();
}

// A circuit has no mark of its own: it goes by its two ends.
QString circuitName(const FactSheet& sheet, const Circuit& circuit)
{
    const Project& p = sheet.project();
    const Supply* supply = p.supplies.find(circuit.supply);
    const QString from =
        supply ? QStringLiteral("the circuit of ") + supply->mark.value_or(supply->id.text()) : QStringLiteral("the circuit");
    QStringList ends;
    QSet<QString> known;
    for (const PartRef& part : circuit.feeds.value_or(std::vector<PartRef>())) {
        QString end = part.text();
        if (const auto opening = rowIn(p.openings, OpeningId(part.entity)))
            end = sheet.nameOf({SubjectKind::Opening, *opening, 0});
        else if (const Device* device = p.devices.find(DeviceId(part.entity)))
            end = deviceWord(sheet, *device);
        else if (const auto valve = rowIn(p.valves, ValveId(part.entity)))
            end = sheet.nameOf({SubjectKind::Valve, *valve, 0});
        if (const auto before = known.size(); known.insert(end), known.size() > before)
            ends += end;
    }
    if (ends.isEmpty())
        return supply ? from + u' ' + circuit.id.text() : circuit.id.text();
    constexpr qsizetype most = 3;
    const QString more = ends.size() > most ? QStringLiteral(" and %1 more").arg(ends.size() - most) : QString();
    return from + QStringLiteral(" to ") + ends.mid(0, most).join(QStringLiteral(", ")) + more;
}

template <class T>
std::optional<quint32> rowIn(const Table<T>& table, const QString& id)
{
    const size_t row = table.indexOf(typename Table<T>::IdType(id));
    return row < table.size() ? std::optional(static_cast<quint32>(row)) : std::nullopt;
}

} // namespace

std::optional<quint32> rowOf(const Project& p, SubjectKind kind, const QString& id)
{
    switch (kind) {
    case SubjectKind::Project: return 0;
    case SubjectKind::Wall: return rowIn(p.walls, id);
    case SubjectKind::Room: return rowIn(p.rooms, id);
    case SubjectKind::Stair: return rowIn(p.stairs, id);
    case SubjectKind::Opening:
    case SubjectKind::Leaf:
    case SubjectKind::Item: return rowIn(p.openings, id);
    case SubjectKind::Supply: return rowIn(p.supplies, id);
    case SubjectKind::Valve: return rowIn(p.valves, id);
    case SubjectKind::Circuit: return rowIn(p.circuits, id);
    case SubjectKind::Interlock: return rowIn(p.interlocks, id);
    case SubjectKind::Device: return rowIn(p.devices, id);
    case SubjectKind::AirSupply: return rowIn(p.airSupplies, id);
    case SubjectKind::Storey: return rowIn(p.storeys, id);
    case SubjectKind::None: break;
    }
    return std::nullopt;
}

QString FactSheet::idOf(Subject s) const
{
    const Project& p = project();
    switch (s.kind) {
    case SubjectKind::Project: return QStringLiteral("project");
    case SubjectKind::Wall: return p.walls[s.row].id.text();
    case SubjectKind::Room: return p.rooms[s.row].id.text();
    case SubjectKind::Stair: return p.stairs[s.row].id.text();
    case SubjectKind::Opening: return p.openings[s.row].id.text();
    case SubjectKind::Leaf: // a single door is its leaf: the key stays when nothing but the number of leaves is in doubt
        return leafCount({SubjectKind::Opening, s.row, 0}) == 2
            ? opening(s).id.text() + (s.part == 0 ? QStringLiteral("/active") : QStringLiteral("/inactive"))
            : opening(s).id.text();
    case SubjectKind::Item: return entry(s).set->id.text() + u'/' + item(s).key;
    case SubjectKind::Supply: return p.supplies[s.row].id.text();
    case SubjectKind::Valve: return p.valves[s.row].id.text();
    case SubjectKind::Circuit: return p.circuits[s.row].id.text();
    case SubjectKind::Interlock: return p.interlocks[s.row].id.text();
    case SubjectKind::Device: return p.devices[s.row].id.text();
    case SubjectKind::AirSupply: return p.airSupplies[s.row].id.text();
    case SubjectKind::Storey: return p.storeys[s.row].id.text();
    case SubjectKind::None: break;
    }
    return {};
}

QString FactSheet::nameOf(Subject s) const
{
    const Project& p = project();
    switch (s.kind) {
    case SubjectKind::Opening: return opening(s).mark.value_or(opening(s).id.text());
    case SubjectKind::Leaf: {
        const QString mark = nameOf({SubjectKind::Opening, s.row, 0});
        return leafCount({SubjectKind::Opening, s.row, 0}) == 2
            ? mark + (s.part == 0 ? QStringLiteral(" active leaf") : QStringLiteral(" inactive leaf"))
            : mark;
    }
    case SubjectKind::Room: {
        const Room& r = p.rooms[s.row];
        const QString text = (r.number.value_or(QString()) + u' ' + r.name.value_or(QString())).trimmed();
        return text.isEmpty() ? r.id.text() : text;
    }
    case SubjectKind::Supply: return p.supplies[s.row].mark.value_or(p.supplies[s.row].id.text());
    case SubjectKind::Valve: return p.valves[s.row].tag.value_or(p.valves[s.row].id.text());
    case SubjectKind::Stair: return p.stairs[s.row].name.value_or(p.stairs[s.row].id.text());
    case SubjectKind::Item: return kindOf(s) ? kindOf(s)->name : item(s).kind;
    case SubjectKind::Circuit: return circuitName(*this, p.circuits[s.row]);
    case SubjectKind::Interlock: return p.interlocks[s.row].name.value_or(p.interlocks[s.row].id.text());
    case SubjectKind::Device: return deviceName(*this, p.devices[s.row]);
    case SubjectKind::AirSupply: return p.airSupplies[s.row].name.value_or(p.airSupplies[s.row].id.text());
    case SubjectKind::Storey: return p.storeys[s.row].name.value_or(p.storeys[s.row].id.text());
    case SubjectKind::Project: return p.settings.name;
    default: return idOf(s);
    }
}

std::optional<StoreyId> FactSheet::storeyOf(Subject s) const
{
    const Project& p = project();
    switch (s.kind) {
    case SubjectKind::Opening:
    case SubjectKind::Leaf:
    case SubjectKind::Item: { // a wall may go through several storeys: what the opening says leads
        const auto& own = opening(s).place.storey;
        return own || !entry(s).wall ? own : entry(s).wall->storey;
    }
    case SubjectKind::Room: return p.rooms[s.row].storey;
    case SubjectKind::Storey: return p.storeys[s.row].id;
    case SubjectKind::Wall: return p.walls[s.row].storey;
    case SubjectKind::Supply: {
        const Room* room = p.rooms.find(p.supplies[s.row].room);
        return room ? room->storey : std::nullopt;
    }
    case SubjectKind::Valve: {
        const Room* room = p.rooms.find(p.valves[s.row].room);
        return room ? room->storey : p.valves[s.row].storey;
    }
    case SubjectKind::Circuit: { // where its supply is, else where it leads
        if (const auto supply = ownerOf(s, id("psu.volts")))
            if (const auto storey = storeyOf(*supply))
                return storey;
        const auto& feeds = p.circuits[s.row].feeds;
        const auto opening = feeds && !feeds->empty() ? rowIn(p.openings, OpeningId(feeds->front().entity)) : std::nullopt;
        return opening ? storeyOf({SubjectKind::Opening, *opening, 0}) : std::nullopt;
    }
    case SubjectKind::Interlock: {
        const auto& doors = p.interlocks[s.row].openings;
        const auto opening = doors && !doors->empty() ? rowIn(p.openings, doors->front()) : std::nullopt;
        return opening ? storeyOf({SubjectKind::Opening, *opening, 0}) : std::nullopt;
    }
    case SubjectKind::Device: {
        const Device& device = p.devices[s.row];
        if (const auto opening = device.opening ? rowIn(p.openings, *device.opening) : std::nullopt)
            return storeyOf({SubjectKind::Opening, *opening, 0});
        const Room* room = p.rooms.find(device.room);
        return room && room->storey ? room->storey : device.storey;
    }
    default: return std::nullopt;
    }
}

QString FactSheet::pathOf(const QString& id, const Field& f)
{
    if (f.group == Group::Building)
        return QStringLiteral("building.") + QLatin1String(f.key);
    if (f.group == Group::Egress)
        return QStringLiteral("egress.") + QLatin1String(f.key);
    return id % u'.' % QLatin1String(groupKey(f.group)) % QLatin1String(f.key);
}

} // namespace sp
