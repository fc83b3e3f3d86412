// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/edit/patch.h"
#include "ui/canvas/scene_pieces.h"

#include <QGraphicsScene>
#include <QTimer>
#include <set>

namespace sp::ui {

/// Something on a storey that cannot be built as drawn, or is not whole: shown by a mark, said in words where one points.
struct SceneProblem {
    EntityRef ref;
    QPointF at;
    QString words;
    bool operator==(const SceneProblem&) const = default;
};

/// The items of one storey. Scene units are millimetres, y down (plan_painter.h).
class PlanScene final : public QGraphicsScene {
    Q_OBJECT
public:
    /// `storey` nullopt: what stands on no known storey. `look` must outlive the scene.
    PlanScene(std::optional<StoreyId> storey, const CanvasLook& look, QObject* parent = nullptr);

    const std::optional<StoreyId>& storey() const { return m_storey; }
    void rebuild(const Project& project, const Topology& topology, const QStringList& lockingKinds);
    /// Carries a change over: only what the patch names is made anew, and what depends on it (walls that meet a changed one, openings in
    /// it, devices at those, rooms whose outline is another). What then draws the same stays the same item.
    void follow(const Project& project, const Topology& topology, const QStringList& lockingKinds, const Patch& patch);
    /// Writes the labels of openings anew: which locks are electrified is known now, or the look asks for other labels.
    void relabel(const Project& project, const Topology& topology, const QStringList& lockingKinds);
    void setMarkers(const QHash<QString, Marker>& bySubject) { m_labels.setMarkers(bySubject); }

    EntityItem* itemOf(const EntityRef& ref) const { return m_items.value(ref, nullptr); }
    const QHash<EntityRef, EntityItem*>& entities() const { return m_items; }
    int entityCount() const { return static_cast<int>(m_items.size()); }
    LabelLayout& labels() { return m_labels; }
    /// The box of everything drawn, a little larger; a 20 m square when the storey is empty.
    QRectF contents() const { return m_contents; }
    /// The box of rooms and openings with a little around them, contents() when there are none: walls of a site can lie far off.
    QRectF heart() const;
    /// What to show when one goes to the entity: its own box with surroundings.
    QRectF surroundings(const EntityRef& ref) const;
    /// Where links to the entity start: the middle of an opening, a symbol's point, a room's label.
    std::optional<QPointF> anchorOf(const EntityRef& ref) const;

    /// Draws these as selected and all others not.
    void setSelected(const std::vector<EntityRef>& refs);
    void setProblems(std::vector<SceneProblem> problems);
    const std::vector<SceneProblem>& problems() const { return m_problems; }
    /// What is wrong with the drawing of an entity, one sentence each.
    QStringList problemsOf(const EntityRef& ref) const;
    /// An item of no entity (a ghost, links, grips) under a name; an earlier one of that name goes. Null: none.
    void setExtra(const QByteArray& name, std::unique_ptr<QGraphicsItem> item);
    QGraphicsItem* extra(const QByteArray& name) const;

private:
    struct Affected;
    void indexOf(const Project& project);
    void collect(const Project& project, const Topology& topology, const Patch& patch, Affected& affected);
    void remake(const PieceMaker& make, const Affected& affected);
    void put(const EntityRef& ref, ScenePiece piece);
    void putWall(const PieceMaker& make, const WallId& id, const std::vector<const Wall*>& all);
    void roomsChanged(const Topology& topology, const Project& project, Affected& affected);
    void measureContents(bool exact);
    void hangOn(const Opening* before, const Opening* after);
    void attach(const Device* before, const Device* after);

    std::optional<StoreyId> m_storey;
    const CanvasLook& m_look;
    QHash<EntityRef, EntityItem*> m_items;
    std::map<WallId, Table<Wall>::Pointer> m_walls; ///< of this storey
    QHash<WallId, std::set<OpeningId>> m_hosted; ///< openings of all walls of the plan
    QHash<OpeningId, std::set<DeviceId>> m_attached; ///< devices of all openings of the plan
    QHash<RoomId, RoomShape> m_shapes; ///< as drawn
    LabelLayout m_labels;
    QRectF m_contents;
    std::set<QString> m_selected; ///< ids
    std::vector<SceneProblem> m_problems;
    std::vector<QGraphicsItem*> m_problemItems;
    std::map<QByteArray, QGraphicsItem*> m_extras;
    QTimer m_settle; ///< labels find their best places when nobody edits
};

} // namespace sp::ui
