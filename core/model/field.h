// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/model/field_set.h"
#include "core/model/value.h"

#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace sp {

/// The fixed groups of entered facts: each is one `key: {...}` of the plan file, or the facts written straight into a one-line entity.
enum class Group : quint8 {
    Codes,
    Building,
    Egress, ///< how ways out are measured, for the whole plan
    Storey,
    Wall,
    RoomKind,
    Room,
    Stair,
    Door,
    Schedule,
    Release,
    Item,
    Device,
    Output,
    Battery,
    Circuit,
    FireAlarm,
    Air,
    Source,
    Interlock,
    Flow,
    Body,
    Actuator,
    Positioner,
    Solenoid,
    Accessories,
    Position,
};

enum class FieldType : quint8 { Bool, Int, Quantity, Word, Set, Text, Texts };

/// Who can say a fact that is missing.
enum class Ask : quint8 {
    Architect,
    HardwareConsultant,
    AccessControl,
    Electrical,
    FireProtection,
    ValveSupplier,
    ProcessEngineer,
    Owner,
    Authority
};
const char* askWord(Ask);

/// When a fact can be known at the earliest: missing site facts are listed apart while a building is designed.
enum class KnownFrom : quint8 { Design, Product, Site };

/// One fact that a person enters: its name in rules, its key in the plan file, its type and what to say of it.
struct Field {
    const char* fact; ///< "door.bottom_gap_in"; forever
    Group group;
    const char* key; ///< "bottom_gap": the fact name without group and unit
    FieldType type;
    const char* unit; ///< unit of the file and of the number in reports; lengths follow the project's units
    const char* words; ///< "none|partial|nfpa13" for Word and Set; for Text the syntax that it has to have, none where empty
    double least, most; ///< inclusive range in `unit`; equal = no range
    Ask ask;
    KnownFrom knownFrom;
    const char* noun; ///< "the gap at the bottom": sentences are made with it
};

using FieldId = quint16;

std::span<const Field> allFields();
const Field& fieldOf(FieldId);
/// The field of a fact name or of a key in a group.
std::optional<FieldId> findField(QStringView fact);
std::optional<FieldId> findField(Group, QStringView key);
/// For names written in code: asserts that the field exists.
FieldId field(const char* fact);
/// First and past-the-last field of a group, in file order.
std::pair<FieldId, FieldId> fieldsOf(Group);

/// The words of a `words` list and back. A word that is not in the list gives nullopt.
QString wordAt(const char* words, int index);
std::optional<int> wordIndex(const char* words, QStringView word);
QStringList wordList(const char* words);

/// Entered facts of one entity, sorted by field. Absent = unknown.
class FieldBag final {
public:
    const Value* find(FieldId id) const;
    void set(FieldId id, Value value);
    void clear(FieldId id);
    bool empty() const { return m_values.empty(); }
    auto begin() const { return m_values.begin(); }
    auto end() const { return m_values.end(); }
    bool operator==(const FieldBag&) const = default;

    /// Typed look-ups; nullopt when absent.
    std::optional<bool> flag(FieldId id) const;
    std::optional<qint64> integer(FieldId id) const;
    std::optional<int> word(FieldId id) const;
    std::optional<QString> text(FieldId id) const;
    template <Dim D>
    std::optional<Amount<D>> amount(FieldId id) const
    {
        const Value* v = find(id);
        const auto* q = v ? std::get_if<Quantity>(v) : nullptr;
        return q ? q->as<D>() : std::nullopt;
    }

private:
    std::vector<std::pair<FieldId, Value>> m_values;
};

/// Text of a value as the plan file has it, without the quotes of texts: "0.5 in", "fail_secure", "true". Lists as in YAML flow style.
QString valueFileText(const Field&, const Value&, Units);
/// Reads that text (of a plan, a pack, an assumption or `--set`). `quoted` is true when the scalar had quotes. Errors carry no place.
Result<Value> valueFromText(const Field&, QStringView text, bool quoted);
/// Text of a value for people: "13/16 in", "fail secure", "yes".
QString valuePeopleText(FieldType, const char* unit, const char* words, const Value&, Units);
/// Says what is wrong with a value that is out of the field's range, or with a text that has not the field's syntax.
std::optional<QString> rangeProblem(const Field&, const Value&);

} // namespace sp
