// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/workbench.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace sp::ui {

/// The guided first door: a list of six steps beside the canvas that ticks off what somebody does. It watches and never holds anybody up;
/// a step done out of order counts when its turn has come.
class FirstDoor final : public QWidget {
    Q_OBJECT
public:
    enum Step { OpenPlan, ChooseDoor, ClickWall, LookAtFinding, ApplyFix, PrintSchedule, StepCount };

    explicit FirstDoor(Workbench& bench, QWidget* parent = nullptr);
    int step() const { return m_step; } ///< StepCount: all are done
    void restart();

signals:
    void finished(); ///< all done, or skipped

private:
    void did(Step step);
    void tell();
    void watch();

    Workbench& m_bench;
    int m_step = OpenPlan;
    QLabel* m_lines[StepCount];
    QLabel* m_more;
    QPushButton* m_skip;
};

} // namespace sp::ui
