// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/document/selection.h"
#include "ui/failure/fault_model.h"

#include <QWidget>

class QCheckBox;
class QLabel;
class QLineEdit;
class QTreeView;

namespace sp::ui {

/// The page on which somebody breaks things: tick a fault, see the plan.
class BreakPage final : public QWidget {
    Q_OBJECT
public:
    BreakPage(Document& document, Selection& selection, FailureDesk& desk, QWidget* parent = nullptr);
    FaultModel& model() { return m_model; }
    QTreeView& view() { return *m_view; }

signals:
    void chosen(const sp::ui::EntityRef& ref);

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void filter();

    Document& m_document;
    Selection& m_selection;
    FailureDesk& m_desk;
    FaultModel m_model;
    QLineEdit* m_search;
    QCheckBox* m_follow;
    QLabel* m_head;
    QTreeView* m_view;
};

} // namespace sp::ui
