// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schedule/handing.h"
#include "ui/document/entity_ref.h"
#include "ui/document/value_path.h"

#include <QSet>
#include <QVariant>
#include <functional>

namespace sp::ui {

/// What the columns of a grid ask again and again, made once for each state of the plan.
class GridContext final {
public:
    explicit GridContext(const Document& document) : m_document(document) { }
    const Document& document() const { return m_document; }
    const Project& project() const { return m_document.project(); }
    const OpeningDevices& devices() const;
    /// Kinds of electrified locks; empty until the first check.
    QStringList lockingKinds() const;
    /// Sides of openings and outlines of rooms as they were when remember() was called last: what an edit of walls changed shows by them.
    const SharedMap<OpeningId, OpeningSides>& sidesBefore() const { return m_sides; }
    const SharedMap<RoomId, RoomShape>& roomsBefore() const { return m_rooms; }
    void remember();

private:
    const Document& m_document;
    mutable std::shared_ptr<const Project> m_devicesOf; ///< snapshot that m_devices indexes
    mutable std::optional<OpeningDevices> m_devices;
    SharedMap<OpeningId, OpeningSides> m_sides;
    SharedMap<RoomId, RoomShape> m_rooms;
};

/// One column of a grid.
struct GridColumn {
    QString id; ///< remembered in settings: "mark", "door.label_min"
    QString title;
    QString (*text)(const GridContext& context, const QString& row) = nullptr; ///< nullptr: what key or field say
    QString key; ///< edits go to this key of the row,
    std::optional<FieldId> field; ///< or to this fact; neither: the column follows from the plan
    bool number = false; ///< sorted by number, aligned right
    bool shown = true; ///< without a choice of the user
    bool editable() const { return field || !key.isEmpty(); }
};

/// Rows of a grid that a patch changes.
struct GridTouch {
    bool all = false;
    QSet<QString> rows;
};

/// What a grid is about: its rows, the columns it can have and how edits reach its rows. Data and functions; one model serves them all.
struct GridKind {
    QString name; ///< "openings": object name, key in the settings
    QString title;
    EntityKind rows = EntityKind::None; ///< None: rows are nothing that can be selected on the plan
    std::vector<GridColumn> columns;
    std::vector<FieldId> facts; ///< those that can be columns as well
    bool findings = true; ///< has a last column with the worst finding
    bool ordered = false; ///< rows in an order of their own, else by id
    std::function<QStringList(const Document&)> ids;
    std::function<GridTouch(const GridContext&, const Patch&)> touched;
};

GridKind openingsGrid();
GridKind roomsGrid();
GridKind valvesGrid();
GridKind setsGrid();
GridKind suppliesGrid();
GridKind typesGrid();
/// The items of one hardware set, in its order; `set` says which, none when it is empty.
GridKind itemsGrid(std::function<QString()> set);

/// Whether checks say facts of such rows: their texts may change with a check.
bool isJudged(EntityKind rows);
/// The text of a cell.
QString textOf(const GridColumn& column, const GridContext& context, EntityKind rows, const QString& row);
/// What a cell is sorted by: a number where the column has numbers, else its text.
QVariant sortValueOf(const GridColumn& column, const QString& text);
/// A column of a fact.
GridColumn factColumn(FieldId field);

} // namespace sp::ui
