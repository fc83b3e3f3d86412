// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/properties.h"

namespace sp::ui {

/// One line of what identifies an entity: a key that can be entered, or something that follows from the plan.
struct IdentityLine {
    QString title;
    QString key; ///< empty: computed
    QString (*text)(const Document& document, const EntityRef& ref, QString* tip) = nullptr; ///< of a computed one
};
std::vector<IdentityLine> identityLines(EntityKind kind);

/// Lines about parts of one element: hardware of an opening or set, batteries and circuits of a supply.
std::vector<PropertyGroup> partGroups(const Document& document, const EntityRef& ref, bool unknown);

/// A line of a part's fact.
Property factProperty(const FactLookUp& facts, const QString& id, FieldId field);
Property keyProperty(const Project& project, const QString& title, const ValuePath& path);

} // namespace sp::ui
