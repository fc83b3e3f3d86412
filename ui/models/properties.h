// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/document/value_path.h"
#include "ui/models/fact_lookup.h"

namespace sp::ui {

/// One line of the Properties panel: a value of the selected elements of one kind.
struct Property {
    QString name, value, origin, tip;
    bool known = false;
    bool several = false; ///< the elements differ
    bool own = false; ///< something is entered that can be taken away
    std::shared_ptr<const QStringList> ids; ///< elements or parts that an edit goes to; all lines of a kind share them
    std::optional<FieldId> field; ///< what is entered: a fact,
    QString key; ///< or a key; neither: this cannot be entered
    bool editable() const { return ids && (field || !key.isEmpty()); }
    ValuePath path(qsizetype element = 0) const { return {ids->at(element), field, key}; }
};

struct PropertyGroup {
    QString title;
    std::vector<Property> rows;
    QString part; ///< id of the battery or circuit that the group is about
};

/// What there is to say of elements, kind by kind: identity and place, facts with value and origin, hardware. Nothing selected: the plan's
/// settings. Facts come from the newest check; values entered since then are shown as entered. Facts that nobody knows are listed when
/// `unknown` is true.
std::vector<PropertyGroup> propertiesOf(const Document& document, const std::vector<EntityRef>& refs, bool unknown);
std::vector<PropertyGroup> propertiesOf(const Document& document, const EntityRef& ref, bool unknown);

/// The facts of a kind that are entered at its elements.
std::vector<FieldId> fieldsOfKind(EntityKind kind);

/// "Openings", "Rooms": what several elements of a kind are called.
QString kindTitle(EntityKind kind);

} // namespace sp::ui
