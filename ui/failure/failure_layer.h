// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/canvas/plan_scene.h"
#include "ui/failure/failure_items.h"

#include <QPointer>

namespace sp::ui {

class PlanView;

/// Shows the moment of the desk on the storey that the canvas shows. Places come from the plan as it stands, signs from the study; what only
/// one of them has is left out.
class FailureLayer final : public QObject {
    Q_OBJECT
public:
    FailureLayer(Document& document, FailureDesk& desk, PlanView& view, QObject* parent = nullptr);

    /// What is on the storey that is shown, in the order of the legend.
    const std::vector<SignKind>& kinds() const { return m_kinds; }
    const RoomMarksItem* rooms() const;
    const PointMarksItem* points() const;

signals:
    void kindsChanged();

private:
    struct DoorPlace {
        QString id;
        QPointF at, outward, across;
        double clear = 0;
    };
    void place();
    void keepFree(PlanScene& scene);
    void giveBack();
    void show();
    void placeLater() { m_placed = false; }
    std::vector<RoomMark> roomMarks(std::set<SignKind>& kinds) const;
    std::vector<PointMark> pointMarks(std::set<SignKind>& kinds) const;

    Document& m_document;
    FailureDesk& m_desk;
    PlanView& m_view;
    bool m_placed = false; ///< the places below are those of the plan and storey as they stand
    std::vector<std::pair<QString, QPainterPath>> m_rooms;
    std::vector<DoorPlace> m_doors;
    std::vector<std::pair<QString, QPointF>> m_valves;
    std::vector<SignKind> m_kinds;
    QPointer<PlanScene> m_kept; ///< whose texts leave the signs free
    QStringList m_keptFor; ///< names of the obstacles there
};

} // namespace sp::ui
