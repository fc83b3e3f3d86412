// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/edit/patch.h"
#include "core/rules/rule.h"
#include "ui/document/entity_ref.h"

namespace sp::ui {

/// The entered facts of an entity, of the building when `ref` is null; nullptr when the entity is not there or has none.
const FieldBag* factsOf(const Project& project, const EntityRef& ref);
/// What is entered for a fact at an id (`op-x`, `hs-2/lock`, `ps-1/b1`, `ci-1`), for the plan where the fact is one of the codes or the
/// building; nullptr when nothing is.
const Value* enteredAt(const Project& project, const QString& id, FieldId field);

/// Reads what a person typed for a fact: units text for quantities, words with spaces or underscores, yes/no. Out of range is refused.
/// The message is a sentence for the field; `where` is empty.
Result<Value> readFact(const Field& field, const QString& text);
/// A quantity as people type it in the form that files have: typographic marks of feet and inches, `3'-6` without the mark of inches,
/// superscripts, units written out.
QString lenientUnits(const QString& text);
/// The text that a person edits: "13/16 in", "fail secure", "yes".
QString editText(const Field& field, const Value& value, Units units);

/// The patch that enters a fact (of the codes or the building when `ref` is null); an empty text takes the entered value away. An unchanged value gives an empty patch.
Result<Patch> enterFact(const Project& project, const EntityRef& ref, FieldId field, const QString& text);
/// The patch that changes the mark of an opening or the tag of a valve. A mark that another one has is refused.
Result<Patch> enterMark(const Project& project, const EntityRef& ref, const QString& mark);
/// The patch that gives an opening another hardware set or another type, by its id; an empty one takes it away.
Result<Patch> enterReference(const Project& project, const EntityRef& opening, bool set, const QString& id);
/// The patch of one way to mend a finding: all of its changes, one after the other. Refused when one of them is, or when nothing would change.
Result<Patch> enterFix(const Project& project, const Fix& fix);

} // namespace sp::ui
