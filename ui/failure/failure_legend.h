// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/failure/failure_signs.h"

#include <QWidget>

namespace sp::ui {

class PlanView;

/// What the signs on the plan mean, in the lower left corner of the canvas: only those that are on it. The pointer goes through.
class FailureLegend final : public QWidget {
    Q_OBJECT
public:
    explicit FailureLegend(PlanView& view);
    void set(const std::vector<SignKind>& kinds);
    /// Whether it is to be seen when there is something to list.
    void setWanted(bool wanted);
    QStringList lines() const;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void place();

    PlanView& m_view;
    std::vector<SignKind> m_kinds;
    bool m_wanted = true;
    std::vector<QRect> m_places; ///< of each kind
};

} // namespace sp::ui
