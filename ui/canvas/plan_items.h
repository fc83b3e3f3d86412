// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/document/entity_ref.h"
#include "ui/print/door_labels.h"
#include "ui/print/plan_symbols.h"

#include <QGraphicsItem>

namespace sp::ui {

/// What all items of a view share: colours, the zoom for symbols whose size is in pixels, and what is shown beside them.
struct CanvasLook {
    PlanStyle style;
    double scale = 0.02; ///< pixels a millimetre
    DoorLabels doorLabels = DoorLabels::Mark;
    bool roomOutlines = false; ///< a line around each room, so that one sees where they meet, overlap or leave a gap
    bool allDoorLabels = false; ///< labels of doors move away at the end of a leader rather than go
};

/// The family that travels inside the program for printing, so that the canvas looks like the sheet; else the system's.
QString canvasFamily();

/// The farthest the view zooms out; symbols reserve the room that they cover then.
inline constexpr double leastScale = 0.002;
inline constexpr double greatestScale = 1.0;

/// Mirrors one entity by its id; holds shapes made from it, no truth.
class EntityItem : public QGraphicsItem {
public:
    EntityItem(EntityRef ref, const CanvasLook& look) : m_look(look), m_ref(std::move(ref)) { }
    const EntityRef& ref() const { return m_ref; }
    void setShade(Shade shade)
    {
        m_shade = shade;
        update();
    }

protected:
    const CanvasLook& m_look;
    Shade m_shade = Shade::Plain;

private:
    EntityRef m_ref;
};

class RoomItem final : public EntityItem {
public:
    RoomItem(EntityRef ref, const CanvasLook& look, RoomLook room);
    QRectF boundingRect() const override { return m_bounds; }
    QPainterPath shape() const override { return m_room.area; }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) override;

private:
    RoomLook m_room;
    QRectF m_bounds;
};

class WallItem final : public EntityItem {
public:
    WallItem(EntityRef ref, const CanvasLook& look, WallShape wall);
    QRectF boundingRect() const override { return m_bounds; }
    QPainterPath shape() const override { return m_wall.body; }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) override;

private:
    WallShape m_wall;
    QRectF m_bounds;
};

class OpeningItem final : public EntityItem {
public:
    OpeningItem(EntityRef ref, const CanvasLook& look, OpeningShape opening);
    const OpeningShape& opening() const { return m_opening; }
    QRectF boundingRect() const override { return m_bounds; }
    QPainterPath shape() const override;
    void paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) override;

private:
    OpeningShape m_opening;
    QRectF m_bounds;
};

/// A valve, device or power supply: a symbol around a point.
class SymbolItem final : public EntityItem {
public:
    SymbolItem(EntityRef ref, const CanvasLook& look, QPointF at, ValveLook valve);
    /// `away`: unit vector in which the symbol moves by half its size, off the wall that it hangs on; null when it stands free.
    SymbolItem(EntityRef ref, const CanvasLook& look, QPointF at, DeviceLook device, QPointF away);
    QRectF boundingRect() const override;
    QPainterPath shape() const override;
    void paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) override;

private:
    double pixels() const;
    std::variant<ValveLook, DeviceLook> m_symbol;
    QPointF m_away;
};

} // namespace sp::ui
