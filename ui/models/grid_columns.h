// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// How the columns of the grids are written down, and what their rows share.

#include "ui/models/fact_lookup.h"
#include "ui/models/grid_kind.h"
#include "ui/models/properties.h"

#include <QCoreApplication>

namespace sp::ui::grids {

inline GridColumn key(const char* id, const char* title, const char* entityKey = nullptr)
{
    return {QLatin1String(id), QCoreApplication::translate("Grids", title), nullptr, QLatin1String(entityKey ? entityKey : id), {}};
}

inline GridColumn fact(const char* name, const char* title, bool shown = true)
{
    GridColumn column = factColumn(field(name));
    column.title = QCoreApplication::translate("Grids", title);
    column.shown = shown;
    return column;
}

inline GridColumn derived(const char* id, const char* title, QString (*text)(const GridContext&, const QString&), bool number = false)
{
    return {QLatin1String(id), QCoreApplication::translate("Grids", title), text, {}, {}, number};
}

template <class T>
QStringList idsOf(const Table<T>& table)
{
    QStringList ids;
    ids.reserve(static_cast<qsizetype>(table.size()));
    for (const auto& row : table)
        ids += row->id.text();
    return ids;
}

template <class T>
QSet<QString> editedIn(const Patch& patch)
{
    QSet<QString> ids;
    for (const Edit<T>& e : patch.of<T>())
        ids += e.id().text();
    return ids;
}

inline bool unitsChanged(const Patch& patch)
{
    return patch.settings && patch.settings->first.units != patch.settings->second.units;
}

inline QString levelOf(const GridContext& c, EntityKind kind, const QString& id)
{
    const Storey* storey = c.project().storeys.find(storeyOf(c.project(), {kind, id}));
    return storey ? storey->name.value_or(storey->id.text()) : QString();
}

} // namespace sp::ui::grids
