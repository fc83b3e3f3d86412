// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/canvas/scene_marks.h"
#include "ui/failure/failure_signs.h"

namespace sp::ui {

struct RoomMark {
    QString id;
    QPainterPath area; ///< scene
    RoomSigns signs;
    bool operator==(const RoomMark&) const = default;
};

/// A sign at a point, or the two sides of a door.
struct PointMark {
    QString id;
    QPointF at; ///< scene: the middle of a door, the point of a symbol
    QPointF outward; ///< of a door: unit vector from its inside to its outside; null: nobody knows which side that is
    QPointF across; ///< of a door: unit vector through it, one way or the other; null: no door
    double clear = 0; ///< of a door: half the wall's thickness, mm
    DoorSigns door;
    std::optional<SignKind> sign; ///< of another thing
    bool operator==(const PointMark&) const = default;
};

/// Hatched rooms of a storey, under its walls. Stays the same item while a moment follows the other; only what changes is painted anew.
class RoomMarksItem final : public ExtraItem {
public:
    explicit RoomMarksItem(const CanvasLook& look);
    void set(std::vector<RoomMark> marks);
    const std::vector<RoomMark>& marks() const { return m_marks; }
    QRectF boundingRect() const override { return m_box; }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget*) override;

private:
    std::vector<RoomMark> m_marks;
    QRectF m_box;
};

/// Signs at doors, valves and broken things of a storey, above everything else of it.
class PointMarksItem final : public ExtraItem {
public:
    explicit PointMarksItem(const CanvasLook& look);
    void set(std::vector<PointMark> marks);
    const std::vector<PointMark>& marks() const { return m_marks; }
    QRectF boundingRect() const override { return m_box; }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget*) override;

private:
    QRectF reachOf(const PointMark& mark) const;
    void draw(QPainter& painter, const PointMark& mark) const;

    std::vector<PointMark> m_marks;
    QRectF m_box;
};

} // namespace sp::ui
