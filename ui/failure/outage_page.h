// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/failure/failure_desk.h"
#include "ui/workbench.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QTimeEdit;
class QTreeWidget;
class QTreeWidgetItem;

namespace sp::ui {

class OutageChart;

/// The course of an outage: charge of the batteries and what it means over time, and what happens line by line. The cursor of the chart and the
/// chosen line are one, and the plan shows their moment.
class OutagePage final : public QWidget {
    Q_OBJECT
public:
    OutagePage(Workbench& bench, FailureDesk& desk, QWidget* parent = nullptr);

    OutageChart& chart() { return *m_chart; }
    QTreeWidget& events() { return *m_events; }

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    QWidget* makeBar();
    void refresh();
    void fillEvents();
    void showOptions();
    void takeOptions();
    void updateState();
    /// Puts cursor and line where they belong, and the plan when `onPlan`.
    void goTo(double atS, bool onPlan);
    void markLine();

    Workbench& m_bench;
    FailureDesk& m_desk;
    OutageChart* m_chart;
    QTreeWidget* m_events;
    QComboBox* m_batteries;
    QCheckBox *m_generator, *m_alarm;
    QDoubleSpinBox* m_alarmAfter;
    QTimeEdit* m_start;
    QLabel* m_state;
    QTimer m_onPlan; ///< a drag asks for many moments a second
    std::shared_ptr<const FailureStudy> m_shown;
    bool m_filling = false;
};

} // namespace sp::ui
