// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schedule/handing.h"

#include <QStringList>
#include <array>

namespace sp::ui {

/// What stands beside a door on the plan.
enum class DoorLabels : quint8 { Mark, Rooms, Hand, None };
inline constexpr std::array<DoorLabels, 4> allDoorLabels{DoorLabels::Mark, DoorLabels::Rooms, DoorLabels::Hand, DoorLabels::None};

/// mark, rooms, hand, none: in settings and on the command line.
const char* wordOf(DoorLabels labels);
std::optional<DoorLabels> doorLabelsOf(QStringView word);

/// What a room is called where there is little room: its number, else its name, else its id; long ones elided.
QString shortRoom(const Room& room);

/// A plan with what labels of its doors need; lives as long as the arguments. Without `lockingKinds` the items that state a fail state count.
class DoorLabeller final {
public:
    DoorLabeller(const Project& project, const Topology& topology, QStringList lockingKinds, DoorLabels labels);
    /// Lines for one opening: mark and fail letters; "101 > 102" with EXT for outside and ? for not known; hand; or none.
    QStringList lines(const Opening& opening) const;

private:
    QString side(const Beyond& beyond) const;
    const Project& m_project;
    const Topology& m_topology;
    QStringList m_lockingKinds;
    DoorLabels m_labels;
    OpeningDevices m_devices;
};

} // namespace sp::ui
