// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/egress/egress_list_page.h"
#include "ui/panels/paged_panel.h"

class QCheckBox;
class QComboBox;
class QLineEdit;
class QPushButton;

namespace sp::ui {

/// The tab Egress: what is measured at the moment that is shown, list by list.
class EgressPanel final : public PagedPanel {
    Q_OBJECT
public:
    EgressPanel(Workbench& bench, EgressDesk& desk, QWidget* parent = nullptr);
    const std::vector<EgressListPage*>& lists() const { return m_lists; }

protected:
    void showEvent(QShowEvent* event) override;

private:
    QWidget* makeBar();
    EgressListPage* current() const;
    void updateState();
    void updateTitles();
    void exportList();

    Workbench& m_bench;
    EgressDesk& m_desk;
    std::vector<EgressListPage*> m_lists;
    QComboBox* m_where;
    QLineEdit* m_text;
    QCheckBox *m_onPlan, *m_heat;
    QLabel *m_moment, *m_state;
    QPushButton *m_copy, *m_export;
};

} // namespace sp::ui
