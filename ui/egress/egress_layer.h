// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/canvas/plan_scene.h"
#include "ui/egress/egress_desk.h"
#include "ui/egress/egress_items.h"

namespace sp::ui {

class PlanView;

/// One line of the legend: a sign that is on the plan.
enum class EgressSign : quint8 { Way, Provisional, Chosen, Common, DeadEnd, Unreachable, NotMeasured, Door, Exit, Over, Heat };

/// Draws what the desk has on the storey that the canvas shows, while it is wanted.
class EgressLayer final : public QObject {
    Q_OBJECT
public:
    EgressLayer(EgressDesk& desk, PlanView& view, QObject* parent = nullptr);

    /// What is on the storey that is shown, in the order of the legend.
    const std::vector<EgressSign>& shownSigns() const { return m_signs; }
    const EgressPicture* picture() const { return m_picture.get(); }
    EgressSignsItem* item() const;
    /// Of the distances; 0 while there are none.
    HeatScale distances() const;

signals:
    void drawn();

private:
    void show();
    void clear(PlanScene& scene);
    void listSigns();

    EgressDesk& m_desk;
    PlanView& m_view;
    std::shared_ptr<const EgressPicture> m_picture;
    std::shared_ptr<const EgressStudy> m_drawnOf;
    QString m_drawnStorey;
    std::vector<EgressSign> m_signs;
};

} // namespace sp::ui
