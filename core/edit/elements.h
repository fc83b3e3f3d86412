// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/topology.h"

#include <QSet>

namespace sp {

// Questions that edits ask of elements of any kind.

/// "opening 101A", "room 112", "wall wl-3", "opening 101A (lock)": what a sentence calls an element or a part of one. The id where the plan has
/// none of it.
QString elementName(const Project& project, const QString& id);
/// The noun of the kind and nothing else: "opening"; empty where the plan does not have the id.
QString elementKind(const Project& project, const QString& id);
bool hasElement(const Project& project, const QString& id);
/// The error that names what the plan does not have.
Error notInPlan(const QString& id);

/// "101A, 101B and 101C", "101A, 101B, 101C and 5 more".
QString nameList(const QStringList& names);

/// The storey on which something stands: its own, else that of its opening or room.
std::optional<StoreyId> storeyOf(const Project& project, const Device& device);
std::optional<StoreyId> storeyOf(const Project& project, const Supply& supply);
std::optional<StoreyId> storeyOf(const Project& project, const Source& source);
std::optional<StoreyId> storeyOf(const Project& project, const Valve& valve);
/// The same for an element of any kind; nullopt when it is not known or the kind has none.
std::optional<StoreyId> storeyOfElement(const Project& project, const QString& id);

inline Side other(Side side)
{
    return side == Side::A ? Side::B : Side::A;
}
/// The side of an opening's axis on which a point lies; a when it lies on it.
Side sideOf(const OpeningFrame& frame, PlanPoint at);

/// Finds rooms by points on one storey after the other, without the openings: cheaper than the topology of the whole plan.
class RoomFinder final {
public:
    explicit RoomFinder(const Project& project) : m_project(project) { }
    std::optional<RoomId> at(const std::optional<StoreyId>& storey, PlanPoint point);

private:
    const Project& m_project;
    QHash<QString, std::shared_ptr<const Topology>> m_storeys;
};

} // namespace sp
