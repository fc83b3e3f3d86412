// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/print/door_labels.h"

#include "ui/print/plan_painter.h"

namespace sp::ui {

namespace {

constexpr const char* labelWords[] = {"mark", "rooms", "hand", "none"};
constexpr qsizetype longest = 14; // characters of a room in a label

} // namespace

const char* wordOf(DoorLabels labels)
{
    return labelWords[static_cast<size_t>(labels)];
}

std::optional<DoorLabels> doorLabelsOf(QStringView word)
{
    for (const DoorLabels labels : allDoorLabels)
        if (word == QLatin1String(wordOf(labels)))
            return labels;
    return std::nullopt;
}

QString shortRoom(const Room& room)
{
    QString text = room.number.value_or(QString()).simplified();
    if (text.isEmpty())
        text = room.name.value_or(QString()).simplified();
    if (text.isEmpty())
        text = room.id.text();
    return text.size() > longest ? text.left(longest - 1).trimmed() + u'…' : text;
}

DoorLabeller::DoorLabeller(const Project& project, const Topology& topology, QStringList lockingKinds, DoorLabels labels)
    : m_project(project), m_topology(topology), m_lockingKinds(std::move(lockingKinds)), m_labels(labels), m_devices(project)
{
}

QString DoorLabeller::side(const Beyond& beyond) const
{
    if (beyond.kind == Beyond::Kind::Outside)
        return QStringLiteral("EXT");
    const Room* room = m_project.rooms.find(beyond.room);
    return room ? shortRoom(*room) : QStringLiteral("?");
}

QStringList DoorLabeller::lines(const Opening& opening) const
{
    switch (m_labels) {
    case DoorLabels::None: return {};
    case DoorLabels::Hand: {
        const QString hand = handOf(m_project, m_topology, m_devices, opening).text;
        return {hand.isEmpty() ? QStringLiteral("?") : hand};
    }
    case DoorLabels::Rooms: {
        // The same order as the door schedule has: from the outer side to the inner one.
        const OpeningSides sides = m_topology.openings.value(opening.id);
        const Side outer = outsideOf(m_project, m_topology, m_devices, opening).side.value_or(Side::A);
        return {side(sides.on(outer)) + QStringLiteral(" > ") + side(outer == Side::A ? sides.b : sides.a)};
    }
    case DoorLabels::Mark: break;
    }
    QStringList lines{opening.mark.value_or(QStringLiteral("?"))};
    if (const QString letters = failLetters(m_project.hardwareSets.find(opening.set), m_lockingKinds); !letters.isEmpty())
        lines += letters;
    return lines;
}

} // namespace sp::ui
