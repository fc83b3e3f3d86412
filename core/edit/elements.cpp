// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edit/elements.h"

#include "core/edit/follow_rooms.h"

#include <cmath>

namespace sp {

namespace {

// Calls f(kind, row) for the element of that id.
template <class F>
bool withElement(const Project& project, const QString& id, F&& f)
{
    bool found = false;
    forEachTable(project, [&](const KindInfo& kind, const auto& table) {
        using IdType = typename std::decay_t<decltype(table)>::IdType;
        if (found || !id.startsWith(QLatin1String(kind.prefix)))
            return;
        if (const auto* row = table.find(IdType(id))) {
            found = true;
            f(kind, *row);
        }
    });
    return found;
}

template <class T>
QString nameOf(const T& row)
{
    if constexpr (requires { row.mark; }) {
        if (row.mark)
            return *row.mark;
    }
    if constexpr (requires { row.tag; }) {
        if (row.tag)
            return *row.tag;
    }
    if constexpr (requires { row.number; }) {
        if (row.number)
            return *row.number;
    }
    if constexpr (requires { row.name; }) {
        if (row.name)
            return *row.name;
    }
    return row.id.text();
}

// `storey` is the one that the element itself names.
std::optional<StoreyId> storeyInRoom(const Project& project, const std::optional<RoomId>& in, const std::optional<StoreyId>& storey)
{
    const Room* room = project.rooms.find(in);
    return room && room->storey ? room->storey : storey;
}

} // namespace

QString elementName(const Project& project, const QString& id)
{
    const QString entity = id.section(u'/', 0, 0), part = id.section(u'/', 1);
    QString out = id;
    withElement(project, entity, [&](const KindInfo& kind, const auto& row) {
        out = QLatin1String(kind.noun) + u' ' + nameOf(row) + (part.isEmpty() ? QString() : QStringLiteral(" (%1)").arg(part));
    });
    return out;
}

QString elementKind(const Project& project, const QString& id)
{
    QString out;
    withElement(project, id, [&](const KindInfo& kind, const auto&) { out = QLatin1String(kind.noun); });
    return out;
}

bool hasElement(const Project& project, const QString& id)
{
    return withElement(project, id, [](const KindInfo&, const auto&) {});
}

Error notInPlan(const QString& id)
{
    return {ErrorCode::Reference, QStringLiteral("expected an element of this plan, found `%1`").arg(id), id};
}

QString nameList(const QStringList& names)
{
    constexpr qsizetype most = 8;
    if (names.size() > most)
        return names.mid(0, most - 1).join(QStringLiteral(", ")) + QStringLiteral(" and %1 more").arg(names.size() - most + 1);
    return names.size() < 2 ? names.join(QString())
                            : names.mid(0, names.size() - 1).join(QStringLiteral(", ")) + QStringLiteral(" and ") + names.last();
}

std::optional<StoreyId> storeyOf(const Project& project, const Device& device)
{
    if (const Opening* opening = project.openings.find(device.opening))
        if (const auto storey = storeyOf(project, *opening))
            return storey;
    return storeyInRoom(project, device.room, device.storey);
}

std::optional<StoreyId> storeyOf(const Project& project, const Supply& supply)
{
    return storeyInRoom(project, supply.room, supply.storey);
}

std::optional<StoreyId> storeyOf(const Project& project, const Source& source)
{
    return storeyInRoom(project, source.room, source.storey);
}

std::optional<StoreyId> storeyOf(const Project& project, const Valve& valve)
{
    return storeyInRoom(project, valve.room, valve.storey);
}

std::optional<StoreyId> storeyOfElement(const Project& project, const QString& id)
{
    std::optional<StoreyId> out;
    withElement(project, id, [&](const KindInfo&, const auto& row) {
        if constexpr (requires { storeyOf(project, row); })
            out = storeyOf(project, row);
        else if constexpr (requires { row.storey; })
            out = row.storey;
        else if constexpr (std::is_same_v<std::decay_t<decltype(row)>, Storey>)
            out = row.id;
    });
    return out;
}

Side sideOf(const OpeningFrame& frame, PlanPoint at)
{
    const double dx = static_cast<double>(frame.to.x.n - frame.from.x.n);
    const double dy = static_cast<double>(frame.to.y.n - frame.from.y.n);
    const double left = dx * static_cast<double>(at.y.n - frame.from.y.n) - dy * static_cast<double>(at.x.n - frame.from.x.n);
    return left < 0 ? Side::B : Side::A;
}

std::optional<RoomId> RoomFinder::at(const std::optional<StoreyId>& storey, PlanPoint point)
{
    auto& topology = m_storeys[storey ? storey->text() : QString()];
    if (!topology) {
        Project only;
        for (const auto& wall : m_project.walls)
            if (wall->storey == storey)
                only.walls.put(wall->id, wall);
        for (const auto& room : m_project.rooms)
            if (room->storey == storey)
                only.rooms.put(room->id, room);
        topology = TopologyBuilder().update(only);
    }
    return roomAt(m_project, *topology, storey, point);
}

} // namespace sp
