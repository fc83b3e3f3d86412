// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edit/copier.h"
#include "core/edit/edit_plan.h"
#include "core/edit/elements.h"

namespace sp {

namespace {

FieldId levelField()
{
    static const FieldId id = field("storey.above_grade");
    return id;
}

// The first "Level n" that no storey is called.
QString freeName(const Project& project)
{
    for (size_t n = project.storeys.size() + 1;; ++n) {
        const QString name = QStringLiteral("Level %1").arg(n);
        if (std::none_of(project.storeys.begin(), project.storeys.end(), [&](const auto& s) { return s->name == name; }))
            return name;
    }
}

// The storeys beyond a new one make room for it.
void shift(PlanDraft& draft, const Storey& made, bool above)
{
    const Project before = draft.now();
    QStringList names;
    for (const auto& row : before.storeys) {
        if (row->id == made.id || !row->elevation || !made.elevation || !made.height)
            continue;
        const bool beyond = above ? *row->elevation >= *made.elevation : *row->elevation < *made.elevation + *made.height;
        const auto level = row->facts.integer(levelField());
        if (!beyond)
            continue;
        Storey after = *row;
        after.elevation = above ? *row->elevation + *made.height : *row->elevation - *made.height;
        if (above && level && made.facts.integer(levelField()))
            after.facts.set(levelField(), *level + 1);
        names += elementName(before, row->id.text());
        draft.put(std::move(after));
    }
    if (!names.isEmpty())
        draft.notes += (above ? QStringLiteral("Raised by the height of the new storey: %1.")
                              : QStringLiteral("Lowered by the height of the new storey: %1."))
                           .arg(nameList(names));
}

QStringList contentsOf(const Project& project, const StoreyId& storey)
{
    QStringList out;
    const auto add = [&](const auto& table) {
        for (const auto& row : table)
            if (storeyOfElement(project, row->id.text()) == storey)
                out += row->id.text();
    };
    add(project.walls);
    add(project.rooms);
    add(project.obstructions);
    add(project.openings);
    return out;
}

} // namespace

Result<Edited> addStorey(const Project& project, const std::optional<StoreyId>& beside, bool above, const QString& name,
                         const std::optional<Length>& height, bool copyContents, NewIds& newIds)
{
    const Storey* next = project.storeys.find(beside);
    if (beside && !next)
        return notInPlan(beside->text());
    if (height && height->n <= 0)
        return Error{ErrorCode::Value, QStringLiteral("height: expected a height above zero, floor to floor"), {}};
    if (copyContents && !next)
        return Error{ErrorCode::Value, QStringLiteral("expected a storey to copy from, found none"), {}};
    const QString called = name.trimmed().isEmpty() ? freeName(project) : name.trimmed();
    for (const auto& storey : project.storeys)
        if (storey->name == called)
            return Error{ErrorCode::Value, QStringLiteral("name: expected one that no other storey has, found `%1`").arg(called),
                         storey->id.text()};
    Storey made{.id = newIds.make(project.storeys)};
    made.name = called;
    made.height = height || !next ? height : next->height;
    if (!next) {
        made.elevation = Length{};
    } else if (next->elevation) {
        if (above && next->height)
            made.elevation = *next->elevation + *next->height;
        else if (!above && made.height)
            made.elevation = *next->elevation - *made.height;
    }
    const auto level = next ? next->facts.integer(levelField()) : std::nullopt;
    if (level && above && *level > 0)
        made.facts.set(levelField(), *level + 1);
    PlanDraft draft(project);
    draft.made += made.id.text();
    const StoreyId id = made.id;
    draft.put(made);
    if (!made.elevation)
        draft.notes +=
            QStringLiteral("The elevation of %1 is not known: that of the storey beside it, or its height, is missing.").arg(called);
    shift(draft, made, above);
    if (!copyContents)
        return draft.take();
    const QStringList contents = contentsOf(project, *beside);
    if (contents.isEmpty())
        return draft.take();
    const Project withStorey = draft.now();
    Copier copier(withStorey, newIds);
    if (auto problem = copier.choose(contents))
        return *problem;
    if (auto problem = copier.copy(Motion{}, id))
        return *problem;
    SP_TRY(copies, copier.finish());
    draft.add(copies.patch);
    draft.notes += copies.notes;
    return draft.take();
}

} // namespace sp
