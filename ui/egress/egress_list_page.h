// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/egress/egress_desk.h"
#include "ui/egress/egress_table_model.h"
#include "ui/models/grid_filter.h"
#include "ui/workbench.h"

#include <QWidget>

class QLabel;
class QStackedWidget;
class QTableView;

namespace sp::ui {

/// One list of the tab Egress: sorted, searched, copied; the current row is the one that the plan brings out.
class EgressListPage final : public QWidget {
    Q_OBJECT
public:
    EgressListPage(Workbench& bench, EgressDesk& desk, EgressList list, QWidget* parent = nullptr);

    EgressList list() const { return m_list; }
    EgressTableModel& model() { return m_model; }
    QTableView& view() { return *m_view; }
    /// All storeys, or the one that the canvas shows.
    void setAllStoreys(bool all);
    void setText(const QString& text);
    QString sentence() const; ///< that stands there instead of an empty list; empty while the list is not
    /// Rows that are chosen, all when it is not more than one, as spreadsheets take them.
    void copy() const;
    QByteArray csv() const { return egressCsv(m_model.table()); }

signals:
    void refreshed();

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void refresh();
    void updateState();
    void widenColumns();
    void choose(const QModelIndex& index);
    void followChosen();
    bool follows() const { return m_list == EgressList::Rooms || m_list == EgressList::Doors; }

    Workbench& m_bench;
    EgressDesk& m_desk;
    EgressList m_list;
    EgressTableModel m_model;
    GridFilter m_filter;
    QStackedWidget* m_stack;
    QTableView* m_view;
    QLabel* m_empty;
    bool m_all = false;
    bool m_following = false; ///< the current row follows what is chosen elsewhere
    std::shared_ptr<const EgressStudy> m_shown;
    std::optional<QString> m_shownStorey;
};

} // namespace sp::ui
