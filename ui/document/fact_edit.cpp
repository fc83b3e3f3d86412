// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/fact_edit.h"

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

template <class T, class F>
Patch changeOf(const std::shared_ptr<const T>& before, F&& change)
{
    auto after = std::make_shared<T>(*before);
    change(*after);
    Patch patch;
    if (!(*after == *before))
        patch.of<T>().push_back({before, std::move(after)});
    return patch;
}

Error gone(const EntityRef& ref)
{
    return {ErrorCode::Reference, tr("%1 is no longer in the plan").arg(ref.id), {}};
}

template <class Row, class Text>
bool taken(const Table<Row>& table, const QString& id, const QString& mark, Text&& textOf)
{
    return std::any_of(table.begin(), table.end(), [&](const auto& row) { return row->id.text() != id && textOf(*row) == mark; });
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
    const auto change = [&](FieldBag& facts) {
        if (value)
            facts.set(id, *value);
        else
            facts.clear(id);
    };
    if (ref.isNull()) {
        Settings after = project.settings;
        change(fieldOf(id).group == Group::Codes ? after.codes : after.building);
        Patch patch;
        if (!(after == project.settings))
            patch.settings.emplace(project.settings, std::move(after));
        return patch;
    }
    return withTable(project, ref, [&](const auto& table, const auto& rowId) -> Result<Patch> {
        const auto before = table.share(rowId);
        if (!before)
            return gone(ref);
        return changeOf(before, [&](auto& row) { change(row.facts); });
    });
}

Result<Patch> enterMark(const Project& project, const EntityRef& ref, const QString& typed)
{
    const QString mark = typed.trimmed();
    const auto text = mark.isEmpty() ? std::nullopt : std::optional(mark);
    const Error same{ErrorCode::Value, tr("mark: expected one that no other has, found `%1` twice").arg(mark), {}};
    if (ref.kind == EntityKind::Opening) {
        const auto before = project.openings.share(OpeningId(ref.id));
        if (!before)
            return gone(ref);
        if (text && taken(project.openings, ref.id, mark, [](const Opening& o) { return o.mark.value_or(QString()); }))
            return same;
        return changeOf(before, [&](Opening& o) { o.mark = text; });
    }
    if (ref.kind == EntityKind::Valve) {
        const auto before = project.valves.share(ValveId(ref.id));
        if (!before)
            return gone(ref);
        if (text && taken(project.valves, ref.id, mark, [](const Valve& v) { return v.tag.value_or(QString()); }))
            return same;
        return changeOf(before, [&](Valve& v) { v.tag = text; });
    }
    return Error{ErrorCode::Unsupported, tr("only openings and valves have a mark that is edited here"), {}};
}

} // namespace sp::ui
