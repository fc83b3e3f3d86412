// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edit/edit_devices.h"
#include "core/edit/elements.h"
#include "core/edit/follow_rooms.h"
#include "core/edit/marks.h"

#include <cmath>

namespace sp {

namespace {

constexpr Length besideFace = mm(50); // drawn so that the symbol stands clear of the wall
constexpr Length besideJamb = mm(300);

template <class T, class Member>
QStringList texts(const Table<T>& table, Member member)
{
    QStringList out;
    for (const auto& row : table)
        if (const auto& text = (*row).*member)
            out += *text;
    return out;
}

// Where the point lies: in a room, else on the storey.
template <class T>
std::optional<Error> standAt(const Project& project, const Topology& topology, const PlaceAt& place, T& row)
{
    if (!project.storeys.find(place.storey))
        return notInPlan(place.storey.text());
    row.at = place.at;
    row.room = roomAt(project, topology, place.storey, place.at);
    if (!row.room)
        row.storey = place.storey;
    return std::nullopt;
}

template <class T>
Edited placed(T row)
{
    Edited out;
    out.made += row.id.text();
    out.patch.of<T>().push_back({nullptr, std::make_shared<const T>(std::move(row))});
    return out;
}

// On the nearer side of the wall, clear of its face; beside the latch jamb when the point is within the opening.
void standBeside(const Project& project, const Opening& opening, Device& device)
{
    const auto frame = frameOf(project, opening);
    if (!frame || !device.at)
        return;
    device.side = sideOf(*frame, *device.at);
    const Length width = distance(frame->from, frame->to);
    const double dx = static_cast<double>(frame->to.x.n - frame->from.x.n), dy = static_cast<double>(frame->to.y.n - frame->from.y.n);
    const double px = static_cast<double>(device.at->x.n - frame->from.x.n), py = static_cast<double>(device.at->y.n - frame->from.y.n);
    Length along{width.n == 0 ? 0 : std::llround((px * dx + py * dy) / static_cast<double>(width.n))};
    if (along.n > 0 && along < width)
        along = opening.place.hinge == HingeEnd::To ? -besideJamb : width + besideJamb;
    const Length off{frame->thickness.n / 2 + besideFace.n};
    const Length reach = distance(*device.at, pointBeside(frame->from, frame->to, along, {}));
    // A point that is farther away is meant: a reader on a bollard, a button on a desk.
    constexpr Length near = mm(1500);
    if (reach <= near)
        device.at = pointBeside(frame->from, frame->to, along, device.side == Side::A ? off : -off);
}

} // namespace

Result<Edited> placeDevice(const Project& project, const Topology& topology, const Catalogue& catalogue, const QString& kind,
                           const PlaceAt& place, const std::optional<OpeningId>& opening, NewIds& ids)
{
    const DeviceKind* found = catalogue.find(kind);
    if (!found)
        return Error{
            ErrorCode::Reference, QStringLiteral("expected a kind of the catalogue such as `card_reader`, found `%1`").arg(kind), {}};
    if (found->placed == DeviceKind::Placed::Item)
        return Error{ErrorCode::Value,
                     QStringLiteral("%1 belongs to the hardware set of an opening: it is not placed on the plan").arg(found->name),
                     {}};
    Device device{.id = ids.make(project.devices)};
    device.kind = kind;
    device.mark = proposedTag(texts(project.devices, &Device::mark), found->tag);
    if (const auto problem = standAt(project, topology, place, device))
        return *problem;
    if (opening) {
        const Opening* at = project.openings.find(opening);
        if (!at)
            return notInPlan(opening->text());
        device.opening = opening;
        standBeside(project, *at, device);
        // The opening says where it is.
        device.room.reset();
        device.storey.reset();
    }
    return placed(std::move(device));
}

Result<Edited> placeValve(const Project& project, const Topology& topology, const QString& body, const QString& actuator,
                          const PlaceAt& place, NewIds& ids)
{
    static const FieldId bodyKind = field("body.kind"), actuatorKind = field("actuator.kind");
    const auto wordOf = [](FieldId id, const QString& word) -> Result<Value> {
        if (const auto index = wordIndex(fieldOf(id).words, word))
            return Value(Word{static_cast<quint16>(*index)});
        return Error{ErrorCode::Value,
                     QStringLiteral("%1: expected one of %2, found `%3`")
                         .arg(QString::fromLatin1(fieldOf(id).noun), wordList(fieldOf(id).words).join(QStringLiteral(", ")), word),
                     {}};
    };
    SP_TRY(bodyWord, wordOf(bodyKind, body));
    SP_TRY(actuatorWord, wordOf(actuatorKind, actuator));
    Valve valve{.id = ids.make(project.valves)};
    valve.facts.set(bodyKind, bodyWord);
    valve.facts.set(actuatorKind, actuatorWord);
    const bool byHand = actuator == u"manual" || actuator == u"self_actuated";
    valve.noPositioner = byHand;
    valve.noSolenoid = byHand;
    const QString letters = body == u"damper" ? QStringLiteral("MD")
        : body == u"relief"                   ? QStringLiteral("PSV")
        : body == u"regulator"                ? QStringLiteral("PCV")
        : actuator == u"manual"               ? QStringLiteral("HV")
                                              : QStringLiteral("XV");
    valve.tag = proposedTag(texts(project.valves, &Valve::tag), letters);
    if (const auto problem = standAt(project, topology, place, valve))
        return *problem;
    return placed(std::move(valve));
}

Result<Edited> placeSupply(const Project& project, const Topology& topology, const PlaceAt& place, NewIds& ids)
{
    Supply supply{.id = ids.make(project.supplies)};
    supply.mark = proposedTag(texts(project.supplies, &Supply::mark), QStringLiteral("PS"));
    if (const auto problem = standAt(project, topology, place, supply))
        return *problem;
    return placed(std::move(supply));
}

Result<Edited> placeSource(const Project& project, const Topology& topology, const QString& gas, const PlaceAt& place, NewIds& ids)
{
    static const FieldId gasField = field("source.gas");
    Source source{.id = ids.make(project.sources)};
    if (!gas.isEmpty()) {
        const auto word = wordIndex(fieldOf(gasField).words, gas);
        if (!word)
            return Error{ErrorCode::Value,
                         QStringLiteral("the gas: expected one of %1, found `%2`")
                             .arg(wordList(fieldOf(gasField).words).join(QStringLiteral(", ")), gas),
                         {}};
        source.facts.set(gasField, Word{static_cast<quint16>(*word)});
    }
    const QStringList taken = texts(project.sources, &Source::name);
    for (int n = 1; !source.name; ++n)
        if (const QString name = QStringLiteral("Gas source %1").arg(n); !taken.contains(name))
            source.name = name;
    if (const auto problem = standAt(project, topology, place, source))
        return *problem;
    return placed(std::move(source));
}

} // namespace sp
