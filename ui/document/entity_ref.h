// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/project.h"

#include <QHash>

namespace sp::ui {

enum class EntityKind : quint8 { None, Opening, Room, Wall, Valve, Device, Supply, Source, Obstruction, Underlay, HardwareSet, Storey };

/// What is selected, shown or named by a finding: one entity of the plan, or nothing.
struct EntityRef {
    EntityKind kind = EntityKind::None;
    QString id;

    bool isNull() const { return kind == EntityKind::None; }
    bool operator==(const EntityRef&) const = default;
};
inline size_t qHash(const EntityRef& ref, size_t seed = 0)
{
    return ::qHash(ref.id, seed ^ static_cast<size_t>(ref.kind));
}

/// The entity that an id or a part of it (`op-x/inactive`) names; null when the plan has none that the window can show.
EntityRef entityOf(const Project& project, const QString& subjectId);
/// The storey on which an entity stands; nullopt when it is not known.
std::optional<StoreyId> storeyOf(const Project& project, const EntityRef& ref);
/// "Opening 102A", "Room 112 SERVER", "Valve XV-101": a title for people; the plan's name for null.
QString titleOf(const Project& project, const EntityRef& ref);

} // namespace sp::ui
