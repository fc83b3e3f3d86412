// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/edit/edited.h"

namespace sp {

// What identifies, places and links an entity and is no fact: its keys in the plan file, by their names ("mark", "place.hinge",
// "thickness", "from"), as core/model/describe.h has them. The plan's own are those of the id `project`.

/// What a key holds.
struct KeyForm {
    enum class Type : quint8 { Text, Word, Extent, Integer, Flag, Ref, Refs, Parts } type = Type::Text;
    QString words; ///< of Word, as in Field: "from|to"
    QString prefix; ///< of Ref and Refs: the ids that fit, "rm"
    bool required = false; ///< cannot be made unknown
    bool operator==(const KeyForm&) const = default;
};

struct KeyValue {
    KeyForm form;
    QString text; ///< as setKey() reads it back; empty = not known
    std::optional<Quantity> amount; ///< of Extent: a length or an angle
};

/// What an entity has under a key; nullopt when there is no such entity or key.
std::optional<KeyValue> keyOf(const Project& project, const QString& id, const QString& key);

/// The patch that sets a key: lengths with a unit, words and ids as in the plan file, parts as `op-x/lock, dv-ctl`; an empty text makes it
/// unknown. Marks, tags and names of storeys and sets must be the only ones, numbers of rooms those of their storey.
/// Errors: no such entity or key, a text that does not fit, an id that the plan does not have, a length or share out of range.
Result<Patch> setKey(const Project& project, const QString& id, const QString& key, const QString& text);

/// One more battery, or without one. `supply` keeps its other batteries; keys are "b1", "b2", ...
Result<Edited> addBattery(const Project& project, const SupplyId& supply);
Result<Edited> removeBattery(const Project& project, const SupplyId& supply, const QString& key);
/// A fact of a battery; nullopt = unknown.
Result<Patch> setBatteryField(const Project& project, const SupplyId& supply, const QString& key, FieldId field,
                              const std::optional<Value>& value);

/// A circuit of a supply that feeds nothing yet.
Result<Edited> addCircuit(const Project& project, const SupplyId& supply, NewIds& ids);
Result<Edited> removeCircuit(const Project& project, const CircuitId& circuit);

/// A set with the same items and the next free mark, that no opening uses yet.
Result<Edited> copySet(const Project& project, const HardwareSetId& set, NewIds& ids);
/// An opening type without facts; its name must be the only one.
Result<Edited> addType(const Project& project, const QString& name, NewIds& ids);

} // namespace sp
