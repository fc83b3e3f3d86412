// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/failure/failure_desk.h"
#include "ui/failure/matrix_model.h"
#include "ui/workbench.h"

#include <QWidget>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QTableView;

namespace sp::ui {

/// What every opening and valve does in every case of the scenarios, as a table to lay beside a cause-and-effect matrix.
class MatrixPage final : public QWidget {
    Q_OBJECT
public:
    MatrixPage(Workbench& bench, FailureDesk& desk, QWidget* parent = nullptr);

    MatrixModel& model() { return m_model; }
    QTableView& view() { return *m_view; }

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    QWidget* makeBar();
    void refresh();
    void updateState();
    void showCase(int column);
    void copy();
    void exportTable();

    Workbench& m_bench;
    FailureDesk& m_desk;
    MatrixModel m_model;
    MatrixFilter m_filter;
    QTableView* m_view;
    QLineEdit* m_text;
    QCheckBox* m_onlyChanges;
    QPushButton *m_show, *m_export;
    QLabel *m_legend, *m_state;
};

} // namespace sp::ui
