// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/egress/egress_tables.h"
#include "ui/theme.h"

#include <QAbstractTableModel>

namespace sp::ui {

/// One list of the tab Egress. Roles of sorting and ids are those of EntityGrid, so that GridFilter serves it.
class EgressTableModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;

    void set(EgressTable table);
    const EgressTable& table() const { return m_table; }
    /// Figures of the plan before the last edit, or of another moment: greyed.
    void setStale(bool stale);
    bool isStale() const { return m_stale; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    EgressTable m_table;
    bool m_stale = false;
};

} // namespace sp::ui
