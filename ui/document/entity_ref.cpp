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
    // A stair is shown by one of its rooms.
    if (project.stairs.find(StairId(id)))
        for (const auto& room : project.rooms)
            if (room->stair && room->stair->text() == id)
                return {EntityKind::Room, room->id.text()};
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
    case EntityKind::Valve: {
        const Valve* v = project.valves.find(ValveId(ref.id));
        if (!v)
            return std::nullopt;
        const auto storey = roomStorey(project, v->room);
        return storey ? storey : v->storey;
    }
    case EntityKind::Device: {
        const Device* d = project.devices.find(DeviceId(ref.id));
        if (!d)
            return std::nullopt;
        const Opening* o = project.openings.find(d->opening);
        return o ? storeyOf(project, *o) : roomStorey(project, d->room);
    }
    case EntityKind::Supply: {
        const Supply* s = project.supplies.find(SupplyId(ref.id));
        return s ? roomStorey(project, s->room) : std::nullopt;
    }
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
    case EntityKind::None: break;
    }
    return project.settings.name;
}

} // namespace sp::ui
