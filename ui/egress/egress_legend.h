// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/egress/egress_layer.h"

#include <QWidget>

namespace sp::ui {

/// What the signs of ways out mean, in the lower left corner of the canvas, over the legend of failures: only those that are on the plan. The
/// pointer goes through.
class EgressLegend final : public QWidget {
    Q_OBJECT
public:
    EgressLegend(PlanView& view, EgressLayer& layer);
    /// Whether it is to be seen when there is something to list.
    void setWanted(bool wanted);
    QStringList lines() const;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void follow();
    void place();
    QString wordsOf(EgressSign sign) const;
    int swatchOf(EgressSign sign) const;
    void drawSwatch(QPainter& painter, const QRectF& box, EgressSign sign) const;

    PlanView& m_view;
    EgressLayer& m_layer;
    bool m_wanted = true;
    std::vector<EgressSign> m_signs;
    HeatScale m_heat;
    std::vector<QRect> m_places; ///< of each sign
};

} // namespace sp::ui
