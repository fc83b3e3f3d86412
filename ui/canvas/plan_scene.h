// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/edit/patch.h"
#include "core/model/topology.h"
#include "ui/canvas/plan_items.h"
#include "ui/print/plan_labels.h"

#include <QGraphicsScene>

namespace sp::ui {

/// The items of one storey. Scene units are millimetres, y down (plan_painter.h).
class PlanScene final : public QGraphicsScene {
    Q_OBJECT
public:
    /// `storey` nullopt: what stands on no known storey. `look` must outlive the scene.
    PlanScene(std::optional<StoreyId> storey, const CanvasLook& look, QObject* parent = nullptr);

    const std::optional<StoreyId>& storey() const { return m_storey; }
    void rebuild(const Project& project, const Topology& topology, const QStringList& lockingKinds);
    /// Carries a change over: labels of openings and valves in place, everything else by building anew.
    void follow(const Project& project, const Topology& topology, const QStringList& lockingKinds, const Patch& patch);
    /// Writes the labels of openings anew: which locks are electrified is known now, or the look asks for other labels.
    void relabel(const Project& project, const Topology& topology, const QStringList& lockingKinds);
    void setMarkers(const QHash<QString, Marker>& bySubject) { m_labels.setMarkers(bySubject); }

    EntityItem* itemOf(const EntityRef& ref) const { return m_items.value(ref, nullptr); }
    int entityCount() const { return static_cast<int>(m_items.size()); }
    LabelLayout& labels() { return m_labels; }
    /// The box of everything drawn, a little larger; a 20 m square when the storey is empty.
    QRectF contents() const { return m_contents; }
    /// The box of rooms and openings with a little around them, contents() when there are none: walls of a site can lie far off.
    QRectF heart() const;
    /// What to show when one goes to the entity: its own box with surroundings.
    QRectF surroundings(const EntityRef& ref) const;

private:
    void relabel(const DoorLabeller& labeller, const Opening& opening, const OpeningShape& shape);
    PlanLabel labelOf(const DoorLabeller& labeller, const Opening& opening, const OpeningShape& shape) const;
    void add(EntityItem* item);
    void addRooms(const Project& project, const Topology& topology, std::vector<PlanLabel>& labels);
    void addWallsAndOpenings(const Project& project, const DoorLabeller& labeller, std::vector<PlanLabel>& labels,
                             std::vector<Obstacle>& obstacles);
    void addSymbols(const Project& project, const Topology& topology, std::vector<PlanLabel>& labels, std::vector<Obstacle>& obstacles);
    void addSymbol(const EntityRef& ref, QPointF at, std::variant<ValveLook, DeviceLook> look, QStringList lines,
                   std::vector<PlanLabel>& labels, std::vector<Obstacle>& obstacles, QPointF away = {});

    std::optional<StoreyId> m_storey;
    const CanvasLook& m_look;
    QHash<EntityRef, EntityItem*> m_items;
    LabelLayout m_labels;
    QHash<QString, size_t> m_labelOf;
    QRectF m_contents;
};

} // namespace sp::ui
