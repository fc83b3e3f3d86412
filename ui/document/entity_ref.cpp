// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/entity_ref.h"

#include "core/model/topology.h"

#include <QCoreApplication>

namespace sp::ui {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("EntityRef", text);
}

std::optional<StoreyId> roomStorey(const Project& project, const std::optional<RoomId>& room)
{
    const Room* r = project.rooms.find(room);
    return r ? r->storey : std::nullopt;
}

// Of a valve, supply or source: the storey of its room, else its own.
template <class T>
std::optional<StoreyId> standing(const Project& project, const T* entity)
{
    if (!entity)
        return std::nullopt;
    const auto storey = roomStorey(project, entity->room);
    return storey ? storey : entity->storey;
}

} // namespace

EntityRef entityOf(const Project& project, const QString& subjectId)
{
    const QString id = subjectId.section(u'/', 0, 0);
    if (project.openings.find(OpeningId(id)))
        return {EntityKind::Opening, id};
    if (project.rooms.find(RoomId(id)))
        return {EntityKind::Room, id};
    if (project.valves.find(ValveId(id)))
        return {EntityKind::Valve, id};
    if (project.walls.find(WallId(id)))
        return {EntityKind::Wall, id};
    if (project.devices.find(DeviceId(id)))
        return {EntityKind::Device, id};
    if (project.supplies.find(SupplyId(id)))
        return {EntityKind::Supply, id};
    if (project.sources.find(SourceId(id)))
        return {EntityKind::Source, id};
    if (project.obstructions.find(ObstructionId(id)))
        return {EntityKind::Obstruction, id};
    if (project.underlays.find(UnderlayId(id)))
        return {EntityKind::Underlay, id};
    if (project.hardwareSets.find(HardwareSetId(id)))
        return {EntityKind::HardwareSet, id};
    if (project.storeys.find(StoreyId(id)))
        return {EntityKind::Storey, id};
    // A stair is shown by one of its rooms.
    if (project.stairs.find(StairId(id)))
        for (const auto& room : project.rooms)
            if (room->stair && room->stair->text() == id)
                return {EntityKind::Room, room->id.text()};
    // What is not drawn is shown by something that is: a circuit by what it feeds, an interlock by a door of it.
    if (const Circuit* circuit = project.circuits.find(CircuitId(id))) {
        for (const PartRef& part : circuit->feeds.value_or(std::vector<PartRef>()))
            if (const EntityRef fed = entityOf(project, part.entity); !fed.isNull())
                return fed;
        return circuit->supply ? entityOf(project, circuit->supply->text()) : EntityRef();
    }
    if (const Interlock* group = project.interlocks.find(InterlockId(id)); group && group->openings && !group->openings->empty())
        return entityOf(project, group->openings->front().text());
    if (project.airSupplies.find(AirSupplyId(id)))
        for (const auto& valve : project.valves)
            if (valve->air && valve->air->text() == id)
                return {EntityKind::Valve, valve->id.text()};
    return {};
}

std::optional<StoreyId> storeyOf(const Project& project, const EntityRef& ref)
{
    switch (ref.kind) {
    case EntityKind::Opening: {
        const Opening* o = project.openings.find(OpeningId(ref.id));
        return o ? storeyOf(project, *o) : std::nullopt;
    }
    case EntityKind::Room: return roomStorey(project, RoomId(ref.id));
    case EntityKind::Wall: {
        const Wall* w = project.walls.find(WallId(ref.id));
        return w ? w->storey : std::nullopt;
    }
    case EntityKind::Valve: return standing(project, project.valves.find(ValveId(ref.id)));
    case EntityKind::Device: {
        const Device* d = project.devices.find(DeviceId(ref.id));
        if (!d)
            return std::nullopt;
        const Opening* o = project.openings.find(d->opening);
        if (o)
            return storeyOf(project, *o);
        const auto storey = roomStorey(project, d->room);
        return storey ? storey : d->storey;
    }
    case EntityKind::Supply: return standing(project, project.supplies.find(SupplyId(ref.id)));
    case EntityKind::Source: return standing(project, project.sources.find(SourceId(ref.id)));
    case EntityKind::Obstruction: {
        const Obstruction* o = project.obstructions.find(ObstructionId(ref.id));
        return o ? o->storey : std::nullopt;
    }
    case EntityKind::Underlay: {
        const Underlay* u = project.underlays.find(UnderlayId(ref.id));
        return u ? u->storey : std::nullopt;
    }
    case EntityKind::Storey: return StoreyId(ref.id);
    case EntityKind::HardwareSet:
    case EntityKind::None: break;
    }
    return std::nullopt;
}

QString titleOf(const Project& project, const EntityRef& ref)
{
    switch (ref.kind) {
    case EntityKind::Opening: {
        const Opening* o = project.openings.find(OpeningId(ref.id));
        return tr("Opening %1").arg(o ? o->mark.value_or(ref.id) : ref.id);
    }
    case EntityKind::Room: {
        const Room* r = project.rooms.find(RoomId(ref.id));
        const QString text = r ? (r->number.value_or(QString()) + u' ' + r->name.value_or(QString())).trimmed() : QString();
        return tr("Room %1").arg(text.isEmpty() ? ref.id : text);
    }
    case EntityKind::Wall: return tr("Wall %1").arg(ref.id);
    case EntityKind::Valve: {
        const Valve* v = project.valves.find(ValveId(ref.id));
        return tr("Valve %1").arg(v ? v->tag.value_or(ref.id) : ref.id);
    }
    case EntityKind::Device: {
        const Device* d = project.devices.find(DeviceId(ref.id));
        return d ? tr("Device %1 (%2)").arg(d->mark.value_or(ref.id), QString(d->kind).replace(u'_', u' ')) : tr("Device %1").arg(ref.id);
    }
    case EntityKind::Supply: {
        const Supply* s = project.supplies.find(SupplyId(ref.id));
        return tr("Power supply %1").arg(s ? s->mark.value_or(ref.id) : ref.id);
    }
    case EntityKind::Source: {
        const Source* s = project.sources.find(SourceId(ref.id));
        return tr("Gas source %1").arg(s ? s->name.value_or(ref.id) : ref.id);
    }
    case EntityKind::Obstruction: {
        const Obstruction* o = project.obstructions.find(ObstructionId(ref.id));
        return tr("Obstruction %1").arg(o ? o->name.value_or(ref.id) : ref.id);
    }
    case EntityKind::Underlay: {
        const Underlay* u = project.underlays.find(UnderlayId(ref.id));
        return tr("Underlay %1").arg(u ? u->file.section(u'/', -1) : ref.id);
    }
    case EntityKind::HardwareSet: {
        const HardwareSet* s = project.hardwareSets.find(HardwareSetId(ref.id));
        return tr("Hardware set %1").arg(s ? s->mark.value_or(ref.id) : ref.id);
    }
    case EntityKind::Storey: {
        const Storey* s = project.storeys.find(StoreyId(ref.id));
        return tr("Storey %1").arg(s ? s->name.value_or(ref.id) : ref.id);
    }
    case EntityKind::None: break;
    }
    return project.settings.name;
}

} // namespace sp::ui
