// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/document/entity_ref.h"
#include "ui/print/door_labels.h"
#include "ui/print/plan_fixtures.h"
#include "ui/print/plan_symbols.h"

#include <QGraphicsItem>

namespace sp::ui {

/// What all items of a view share: colours, the zoom for symbols whose size is in pixels, and what is shown beside them.
struct CanvasLook {
    PlanStyle style;
    double scale = 0.02; ///< pixels a millimetre
    DoorLabels doorLabels = DoorLabels::Mark;
    bool roomOutlines = false; ///< a line around each room, so that one sees where they meet, overlap or leave a gap
    bool overDrawing = false; ///< an underlay lies under the plan: rooms let it shine through
    bool allDoorLabels = false; ///< labels of doors move away at the end of a leader rather than go
};

/// The family that travels inside the program for printing, so that the canvas looks like the sheet; else the system's.
QString canvasFamily();

/// The farthest the view zooms out; symbols reserve the room that they cover then.
inline constexpr double leastScale = 0.002;
inline constexpr double greatestScale = 1.0;

/// Mirrors one entity by its id; holds shapes made from it, no truth. Items of no entity (ghosts, links, grips) have a null ref.
class EntityItem : public QGraphicsItem {
public:
    /// `layer` is the height; of the items of one layer the order depends on the id alone, not on when they were made.
    EntityItem(EntityRef ref, const CanvasLook& look, int layer);
    const EntityRef& ref() const { return m_ref; }
    Shade shade() const { return m_shade; }
    void setShade(Shade shade)
    {
        if (m_shade != shade)
            update();
        m_shade = shade;
    }
    /// The box in the scene that a plan needs for it; boundingRect() may reserve more, for symbols that grow with the distance.
    virtual QRectF extent() const = 0;
    /// Whether the other one draws the same at the same place.
    virtual bool sameAs(const EntityItem& other) const = 0;

protected:
    const CanvasLook& m_look;
    Shade m_shade = Shade::Plain;

private:
    EntityRef m_ref;
};

class RoomItem final : public EntityItem {
public:
    /// `stair`: of a room that is part of a stair, ramp or lift.
    RoomItem(EntityRef ref, const CanvasLook& look, RoomLook room, std::optional<StairLook> stair = std::nullopt);
    QRectF boundingRect() const override { return m_bounds; }
    QRectF extent() const override { return m_bounds; }
    bool sameAs(const EntityItem& other) const override;
    QPainterPath shape() const override { return m_room.area; }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) override;

private:
    RoomLook m_room;
    std::optional<StairLook> m_stair;
    QRectF m_bounds;
};

class WallItem final : public EntityItem {
public:
    WallItem(EntityRef ref, const CanvasLook& look, WallShape wall);
    const WallShape& wall() const { return m_wall; }
    QRectF boundingRect() const override { return m_bounds; }
    QRectF extent() const override { return m_bounds; }
    bool sameAs(const EntityItem& other) const override;
    QPainterPath shape() const override { return m_wall.body; }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) override;

private:
    WallShape m_wall;
    QRectF m_bounds;
};

class OpeningItem final : public EntityItem {
public:
    /// `exit`: unit vector out of the building where the opening is an exit to the outside.
    OpeningItem(EntityRef ref, const CanvasLook& look, OpeningShape opening, std::optional<QPointF> exit = std::nullopt);
    const OpeningShape& opening() const { return m_opening; }
    const std::optional<QPointF>& exit() const { return m_exit; }
    QRectF boundingRect() const override { return m_bounds; }
    QRectF extent() const override;
    bool sameAs(const EntityItem& other) const override;
    QPainterPath shape() const override;
    void paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) override;

private:
    OpeningShape m_opening;
    std::optional<QPointF> m_exit;
    QPointF m_exitFrom; ///< where the sign starts
    QRectF m_bounds;
};

class ObstructionItem final : public EntityItem {
public:
    ObstructionItem(EntityRef ref, const CanvasLook& look, ObstructionLook obstruction);
    QRectF boundingRect() const override { return m_bounds; }
    QRectF extent() const override { return m_bounds; }
    bool sameAs(const EntityItem& other) const override;
    QPainterPath shape() const override { return m_obstruction.area; }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) override;

private:
    ObstructionLook m_obstruction;
    QRectF m_bounds;
};

/// A valve, device, power supply or source: a symbol around a point.
class SymbolItem final : public EntityItem {
public:
    SymbolItem(EntityRef ref, const CanvasLook& look, QPointF at, ValveLook valve);
    /// `away`: unit vector in which the symbol moves by half its size, off the wall that it hangs on; null when it stands free.
    SymbolItem(EntityRef ref, const CanvasLook& look, QPointF at, DeviceLook device, QPointF away);
    QRectF boundingRect() const override;
    QRectF extent() const override { return QRectF(pos() - QPointF(500, 500), QSizeF(1000, 1000)); }
    bool sameAs(const EntityItem& other) const override;
    QPainterPath shape() const override;
    void paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) override;

private:
    double pixels() const;
    std::variant<ValveLook, DeviceLook> m_symbol;
    QPointF m_away;
};

} // namespace sp::ui
