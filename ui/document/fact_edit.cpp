// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/fact_edit.h"

#include "core/edit/set_fact.h"

#include <QCoreApplication>

namespace sp::ui {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("FactEdit", text);
}

// Calls f(table, id) for the table of the entity's kind.
template <class P, class F>
auto withTable(P& project, const EntityRef& ref, F&& f)
{
    switch (ref.kind) {
    case EntityKind::Room: return f(project.rooms, RoomId(ref.id));
    case EntityKind::Wall: return f(project.walls, WallId(ref.id));
    case EntityKind::Valve: return f(project.valves, ValveId(ref.id));
    case EntityKind::Device: return f(project.devices, DeviceId(ref.id));
    case EntityKind::Supply: return f(project.supplies, SupplyId(ref.id));
    default: return f(project.openings, OpeningId(ref.id));
    }
}

} // namespace

const FieldBag* factsOf(const Project& project, const EntityRef& ref)
{
    if (ref.isNull())
        return &project.settings.building;
    return withTable(project, ref, [](const auto& table, const auto& id) -> const FieldBag* {
        const auto* row = table.find(id);
        return row ? &row->facts : nullptr;
    });
}

Result<Value> readFact(const Field& field, const QString& typed)
{
    QString text = typed.trimmed();
    switch (field.type) {
    case FieldType::Bool: text = text == tr("yes") ? QStringLiteral("true") : text == tr("no") ? QStringLiteral("false") : text; break;
    case FieldType::Word:
        if (!wordIndex(field.words, text))
            text.replace(u' ', u'_');
        break;
    case FieldType::Set: text = text == tr("none") ? QStringLiteral("[]") : text; break;
    default: break;
    }
    SP_TRY(value, valueFromText(field, text, false));
    if (const auto problem = rangeProblem(field, value))
        return Error{ErrorCode::Value, *problem, {}};
    return value;
}

QString editText(const Field& field, const Value& value, Units units)
{
    if (field.type == FieldType::Set || field.type == FieldType::Texts)
        return valueFileText(field, value, units);
    return valuePeopleText(field.type, field.unit, field.words, value, units);
}

Result<Patch> enterFact(const Project& project, const EntityRef& ref, FieldId id, const QString& text)
{
    std::optional<Value> value;
    if (!text.trimmed().isEmpty()) {
        SP_TRY(read, readFact(fieldOf(id), text));
        value = std::move(read);
    }
    return setField(project, ref.id, id, value);
}

Result<Patch> enterMark(const Project& project, const EntityRef& ref, const QString& mark)
{
    return setMark(project, ref.id, mark);
}

Result<Patch> enterFix(const Project& project, const Fix& fix)
{
    Project mended = project;
    Patch whole;
    for (const FixSet& change : fix.set) {
        SP_TRY(patch, setFact(mended, change.path, change.to));
        apply(mended, patch);
        whole = merged(whole, patch);
    }
    if (whole.empty())
        return Error{ErrorCode::Unsupported, tr("this changes no entered value"), {}};
    return whole;
}

Result<Patch> enterReference(const Project& project, const EntityRef& opening, bool set, const QString& id)
{
    const auto before = project.openings.share(OpeningId(opening.id));
    if (!before)
        return Error{ErrorCode::Reference, tr("the opening is no longer in the plan"), opening.id};
    if (!id.isEmpty() && (set ? !project.hardwareSets.find(HardwareSetId(id)) : !project.openingTypes.find(OpeningTypeId(id))))
        return Error{ErrorCode::Reference, tr("expected a hardware set or type of this plan"), id};
    auto after = std::make_shared<Opening>(*before);
    if (set)
        after->set = id.isEmpty() ? std::nullopt : std::optional(HardwareSetId(id));
    else
        after->type = id.isEmpty() ? std::nullopt : std::optional(OpeningTypeId(id));
    Patch patch;
    if (!(*after == *before))
        patch.of<Opening>().push_back({before, std::move(after)});
    return patch;
}

} // namespace sp::ui
