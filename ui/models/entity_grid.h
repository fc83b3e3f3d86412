// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/cell_editing.h"
#include "ui/models/grid_kind.h"
#include "ui/models/worst_finding.h"
#include "ui/theme.h"

#include <QAbstractTableModel>

namespace sp::ui {

/// A table of the rows and columns that a GridKind describes. The text of a cell is made when it is first asked for, and again when an
/// edit of the plan touched its row; edits of cells, one or many, are one patch.
class EntityGrid : public QAbstractTableModel, public CellEditing {
    Q_OBJECT
public:
    enum Role { SortRole = Qt::UserRole, IdRole };
    struct CellEdit {
        QModelIndex cell;
        QString text;
    };
    /// A cell that was not changed, in words: for people who pasted a table.
    struct Refusal {
        QString id;
        QString row, column; ///< "101A", "Label"
        QString text, reason;
    };
    /// Made before rows are edited: what has to be done to the plan first, and under which ids the rows are then found; nullopt: the user
    /// does not want the edit after all.
    struct Prepared {
        Edited first;
        QHash<QString, QString> renamed;
    };
    using Prepare = std::function<std::optional<Prepared>(const QStringList& rows)>;

    EntityGrid(GridKind kind, Document& document, const Theme& theme, QObject* parent = nullptr);

    const GridKind& kind() const { return m_kind; }
    Document& document() const { return m_document; }
    QString idAt(int row) const;
    EntityRef refAt(int row) const;
    int rowOf(const EntityRef& ref) const;
    int rowOfId(const QString& id) const;

    /// All columns that there can be: its own, then facts.
    const std::vector<GridColumn>& allColumns() const { return m_all; }
    QStringList shownColumns() const;
    /// Shows columns by their ids, in this order; ids that are none are left out. Empty: those of the grid itself.
    void showColumns(const QStringList& ids);
    int columnOf(const QString& id) const;

    /// Enters texts in cells as one step; those that are refused are listed, the others go through.
    std::vector<Refusal> edit(const std::vector<CellEdit>& edits, const QString& step);
    /// The text that an edit of a cell starts with.
    QString entered(const QModelIndex& cell) const;
    /// While this is set, an edited text goes to these cells instead of the one (all of one column).
    void setTargets(std::vector<QPersistentModelIndex> targets) { m_targets = std::move(targets); }
    void setPrepare(Prepare prepare) { m_prepare = std::move(prepare); }
    /// Reads its rows again: what it shows was chosen elsewhere.
    void reload();

    ValueEditor editorAt(const QModelIndex& index) const override;
    QString nameAt(const QModelIndex& index) const override;
    QString problemOf(const QModelIndex& index, const QString& text) const override;
    void keepDraft(const QModelIndex& index, const QString& text) override;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    /// A patch. The sentence of a refused edit comes with refused().
    bool setData(const QModelIndex& index, const QVariant& value, int role = Qt::EditRole) override;

signals:
    void refused(const QString& sentence);
    void noted(const QStringList& sentences); ///< what an edit took along
    /// A cell of an entity was edited here: its row may have moved.
    void edited(const sp::ui::EntityRef& ref);

private:
    struct Row {
        QString id;
        std::vector<QString> texts; ///< null where not made yet
    };
    void follow(const Patch& patch);
    bool followRows();
    void takeCheck();
    void forget(Row& row) { row.texts.clear(); }
    bool isWorst(int column) const { return m_kind.findings && column == static_cast<int>(m_shown.size()); }
    const GridColumn& column(int at) const { return m_all[m_shown[static_cast<size_t>(at)]]; }
    const QString& textAt(int row, int column) const;
    Marker markerAt(int row) const;
    ValuePath pathAt(const QModelIndex& cell) const;
    QString rowName(const QString& id) const;

    GridKind m_kind;
    Document& m_document;
    GridContext m_context;
    QIcon m_icons[5];
    std::vector<GridColumn> m_all;
    std::vector<size_t> m_shown; ///< places in m_all
    mutable std::vector<Row> m_rows;
    mutable QHash<QString, Marker> m_markers;
    mutable std::shared_ptr<const Assessment> m_markersOf; ///< that m_markers are of
    bool m_checkedBefore = false;
    std::vector<QPersistentModelIndex> m_targets;
    Prepare m_prepare;
    QPersistentModelIndex m_draftCell;
    QString m_draft;
};

class OpeningsModel final : public EntityGrid {
public:
    OpeningsModel(Document& document, const Theme& theme, QObject* parent = nullptr) : EntityGrid(openingsGrid(), document, theme, parent)
    {
    }
};

class ValvesModel final : public EntityGrid {
public:
    ValvesModel(Document& document, const Theme& theme, QObject* parent = nullptr) : EntityGrid(valvesGrid(), document, theme, parent) { }
};

} // namespace sp::ui
