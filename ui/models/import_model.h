// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/import_text.h"

#include <QAbstractItemModel>
#include <QAbstractTableModel>

namespace sp::ui {

/// The notes of an import as a tree: storey, outcome, cause, sentence, element. A sentence that is said of one element is one row.
class ImportModel final : public QAbstractItemModel {
    Q_OBJECT
public:
    enum Column { What, Element, ColumnCount };
    enum Role {
        EntityRole = Qt::UserRole, ///< id of the plan's entity; empty when there is none
        StoreyRole ///< id of the storey, of rows that are one; empty otherwise
    };

    explicit ImportModel(QObject* parent = nullptr);
    ~ImportModel() override;
    void setAccount(const ImportAccount& account);
    void clear();

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& index) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    struct Node;
    static void addOutcomes(Node& parent, const AccountOutcomes& outcomes);
    const Node* nodeAt(const QModelIndex& index) const;
    std::unique_ptr<Node> m_root;
};

/// What was found: a row for each storey and one for all.
class FoundModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;
    void setAccount(const ImportAccount& account);
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    struct Row {
        QString name;
        FoundCounts found;
    };
    std::vector<Row> m_rows;
    std::vector<const FoundColumn*> m_columns; ///< those that are not empty
};

} // namespace sp::ui
