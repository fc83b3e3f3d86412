// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/failure/failure_items.h"

#include "ui/canvas/device_pixels.h"

#include <QPainter>
#include <QStyleOptionGraphicsItem>

namespace sp::ui {

namespace {

constexpr double aboveRooms = 0.7, aboveLinks = 6.8; // z of the layers

// Marks of the same things at the same places: only those whose signs differ are painted anew.
template <class Mark, class Box>
bool sameThings(const std::vector<Mark>& a, const std::vector<Mark>& b, Box&& boxOf)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [&](const Mark& x, const Mark& y) { return x.id == y.id && boxOf(x) == boxOf(y); });
}

template <class Mark, class Box>
QRectF boxOfAll(const std::vector<Mark>& marks, Box&& boxOf)
{
    QRectF box;
    for (const Mark& mark : marks)
        box |= boxOf(mark);
    return box;
}

} // namespace

RoomMarksItem::RoomMarksItem(const CanvasLook& look) : ExtraItem(look, 0, {})
{
    setZValue(aboveRooms);
    setFlag(ItemUsesExtendedStyleOption); // the part that is to be painted
}

void RoomMarksItem::set(std::vector<RoomMark> marks)
{
    const auto boxOf = [](const RoomMark& mark) { return mark.area.boundingRect(); };
    if (!sameThings(marks, m_marks, boxOf)) {
        prepareGeometryChange();
        m_marks = std::move(marks);
        m_box = boxOfAll(m_marks, boxOf);
        update();
        return;
    }
    for (size_t i = 0; i < marks.size(); ++i)
        if (!(marks[i] == m_marks[i]))
            update(boxOf(marks[i]));
    m_marks = std::move(marks);
}

void RoomMarksItem::paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget*)
{
    const DevicePixels pixels(*painter);
    const QTransform scale = QTransform::fromScale(m_look.scale, m_look.scale);
    for (const RoomMark& mark : m_marks)
        if (mark.signs.any() && mark.area.boundingRect().intersects(option->exposedRect))
            drawRoomSigns(*painter, scale.map(mark.area), mark.signs, m_look.style);
}

PointMarksItem::PointMarksItem(const CanvasLook& look) : ExtraItem(look, 6, {})
{
    setZValue(aboveLinks);
    setFlag(ItemUsesExtendedStyleOption);
}

// What a mark covers at the farthest zoom, where signs are largest in the scene.
QRectF PointMarksItem::reachOf(const PointMark& mark) const
{
    const double half = mark.clear + 3 * signSize(leastScale, m_look.style.unit) / leastScale;
    return {mark.at - QPointF(half, half), QSizeF(2 * half, 2 * half)};
}

void PointMarksItem::set(std::vector<PointMark> marks)
{
    const auto boxOf = [this](const PointMark& mark) { return reachOf(mark); };
    if (!sameThings(marks, m_marks, boxOf)) {
        prepareGeometryChange();
        m_marks = std::move(marks);
        m_box = boxOfAll(m_marks, boxOf);
        update();
        return;
    }
    // At the zoom of the moment they cover less.
    const double size = signSize(m_look.scale, m_look.style.unit) / m_look.scale;
    for (size_t i = 0; i < marks.size(); ++i) {
        const double half = marks[i].clear + 3 * size;
        if (!(marks[i] == m_marks[i]))
            update(QRectF(marks[i].at - QPointF(half, half), QSizeF(2 * half, 2 * half)));
    }
    m_marks = std::move(marks);
}

void PointMarksItem::paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget*)
{
    const DevicePixels pixels(*painter);
    painter->setRenderHint(QPainter::Antialiasing);
    const double size = 3 * signSize(m_look.scale, m_look.style.unit) / m_look.scale;
    for (const PointMark& mark : m_marks) {
        const double half = mark.clear + size;
        if (option->exposedRect.adjusted(-half, -half, half, half).contains(mark.at))
            draw(*painter, mark);
    }
}

void PointMarksItem::draw(QPainter& painter, const PointMark& mark) const
{
    const double size = signSize(m_look.scale, m_look.style.unit);
    const QPointF at = mark.at * m_look.scale;
    if (mark.across.isNull()) {
        if (mark.sign)
            drawSign(painter, *mark.sign == SignKind::Broken ? at : at + QPointF(size, -size) * 0.9, size, *mark.sign, m_look.style);
        return;
    }
    const double off = mark.clear * m_look.scale + size * 0.75;
    const bool sided = !mark.outward.isNull();
    const QPointF out = sided ? mark.outward : mark.across;
    // Where nobody knows which side is outside, nothing can be said of either.
    const bool same = mark.door.inside == mark.door.outside;
    drawPassage(painter, at - out * off, out, size, sided || same ? mark.door.inside : Passage::Unknown, m_look.style);
    drawPassage(painter, at + out * off, -out, size, sided || same ? mark.door.outside : Passage::Unknown, m_look.style);
    if (const auto leaf = kindOf(mark.door.leaf))
        drawSign(painter, at, size * 0.8, *leaf, m_look.style);
}

} // namespace sp::ui
