// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/edit/edited.h"
#include "ui/document/document.h"
#include "ui/document/entity_names.h"

namespace sp::ui {

/// One value of the plan that a person can enter: a fact, or a key of an entity (core/edit/set_identity.h).
struct ValuePath {
    QString id; ///< "op-x", "hs-2/lock", "ps-1/b1"; "project" for what holds for the whole plan
    std::optional<FieldId> field;
    QString key; ///< where there is no field; `place.offset_end` is the distance of an opening from the wall's other end
    bool operator==(const ValuePath&) const = default;
};

/// The text of a key for people: "36 in", "102 CORRIDOR", "from", "yes"; empty when it is not known.
QString keyText(const Project& project, const ValuePath& path);
/// The text that a field starts with when this value is edited; empty when nothing is entered.
QString enteredText(const Project& project, const ValuePath& path);

/// The edit that enters a text as a person writes it: units of either system, names or ids of other elements, yes and no. An empty text
/// takes the value away. With a catalogue, fail states and functions that a device cannot have are refused.
Result<Edited> enterValue(const Project& project, const Catalogue* catalogue, const ValuePath& path, const QString& text, NewIds& ids);

struct ValueEdit {
    ValuePath path;
    QString text;
};
/// Many edits as one: those that are refused only because of another one are tried again behind it.
struct EnteredMany {
    struct Refused {
        size_t edit; ///< place in the list
        QString reason;
    };
    Patch patch;
    QStringList notes;
    std::vector<Refused> refused; ///< by place
};
EnteredMany enterValues(const Project& project, const Catalogue* catalogue, const std::vector<ValueEdit>& edits, NewIds& ids);

/// How a value is edited: chosen from a list, or typed.
struct ValueEditor {
    struct Choice {
        QString text; ///< as enterValue() takes it
        QString shown;
    };
    bool choose = false;
    bool several = false; ///< any of the choices together
    bool required = false; ///< there is no "not entered" among the choices
    std::vector<Choice> choices;
    QString example; ///< for an empty field: "such as 36 in"
};
ValueEditor editorFor(const Document& document, const ValuePath& path);

/// Ids by chance: for edits by hand.
NewIds idsByChance();
/// The device kinds, or nullptr until the first check has read them.
const Catalogue* catalogueOf(const Document& document);

} // namespace sp::ui

Q_DECLARE_METATYPE(sp::ui::ValueEditor)
