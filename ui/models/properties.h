// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/document/document.h"
#include "ui/document/entity_ref.h"

namespace sp::ui {

/// One line of the Properties panel.
struct Property {
    QString name, value, origin, tip;
    std::optional<FieldId> field; ///< a fact that can be entered here
    bool mark = false; ///< the mark of an opening, the tag of a valve
    bool known = true;
    enum class Refers : quint8 { Nothing, Type, Set } refers = Refers::Nothing; ///< what an opening points at
    QString choice; ///< id that it points at; empty: none
    std::vector<std::pair<QString, QString>> choices; ///< id and text for people
    bool editable() const { return field.has_value() || mark || refers != Refers::Nothing; }
};

struct PropertyGroup {
    QString title;
    std::vector<Property> rows;
};

/// What there is to say of an entity: its place in the plan, its facts with value and origin, its hardware. Facts come from the newest
/// check; values entered since then are shown as entered. Facts that nobody knows are listed when `unknown` is true.
std::vector<PropertyGroup> propertiesOf(const Document& document, const EntityRef& ref, bool unknown);

/// "Gap at the bottom" from "the gap at the bottom"; the fact's name when there is no noun.
QString factTitle(const QString& noun, const QString& fact);
/// "from type", "assumed", ...
QString originText(Origin origin);
/// "the hardware consultant" from the word of the catalogue.
QString askText(const QString& word);

} // namespace sp::ui
