// SPDX-License-Identifier: GPL-3.0-or-later
// Where texts and markers go: one at a time, the more important first, each to the first place that is free.
#include "ui/print/plan_labels.h"

namespace sp::ui {

namespace {

constexpr double sideGap = 3; // pixels between labels side by side

bool isKept(const PlanLabel& label)
{
    return label.keeps || label.marker != Marker::None;
}

} // namespace

// A room's label may move up or down to get out of the way of a door; it loses its area, then its name, before it leaves the room.
void LabelLayout::placeRoom(size_t index)
{
    const PlanLabel& label = m_labels[index];
    PlacedLabel& placed = m_placed[index];
    const size_t all = m_texts[index].size();
    const QSizeF room = label.room * m_scale;
    for (const size_t lines : {all, all > 2 ? all - 1 : all, size_t{1}}) {
        if (lines == 0 || lines > all)
            continue;
        const QSizeF size = sizeOf(index, lines);
        if (size.width() > room.width() * 0.96 || size.height() > room.height() * 0.92)
            continue;
        const double slack = (room.height() - size.height()) / 2;
        for (const double shift : {0.0, 0.4, -0.4, 0.8, -0.8}) {
            const QPointF middle = label.at * m_scale + QPointF(0, slack * shift);
            const QRectF box(middle - QPointF(size.width() / 2, size.height() / 2), size);
            if (m_taken.hits(box) || m_walls.hits(box))
                continue;
            placed.text = box;
            placed.lines = static_cast<int>(lines);
            placed.bounds = box;
            m_handles[index].text = m_taken.add(box);
            return;
        }
    }
}

void LabelLayout::placeMarker(size_t index)
{
    const PlanLabel& label = m_labels[index];
    if (label.marker == Marker::None)
        return;
    const double size = markerSize(m_scale, m_unit);
    PlacedLabel& placed = m_placed[index];
    QPointF middle = label.at * m_scale;
    if (label.kind == PlanLabel::Kind::Valve)
        middle += QPointF(valveSize(m_scale, m_unit) / 2 + size / 2, -valveSize(m_scale, m_unit) / 2);
    else if (label.kind == PlanLabel::Kind::Room && !placed.text.isEmpty())
        middle = QPointF(placed.text.left() - size / 2 - 2 * m_unit, placed.text.top() + size / 2);
    else if (label.kind == PlanLabel::Kind::Device)
        middle += QPointF(deviceSize(m_scale, m_unit) / 2 + size / 2, -deviceSize(m_scale, m_unit) / 2);
    else
        middle += label.away * (label.clear * m_scale + size / 2 + 1 * m_unit);
    placed.marker = middle;
    placed.bounds |= around(middle, size + 2 * m_unit);
    const QRectF box = around(middle, size);
    displace(box);
    m_handles[index].marker = m_taken.add(box);
}

/// One place to try: a form of the text and where it goes from its symbol.
struct LabelLayout::Spot {
    size_t lines = 0;
    bool inRow = false;
    QPointF away; ///< unit vector
    double shift = 0; ///< to the side, in halves of the text's size
    double further = 0; ///< pixels beyond the nearest place
    bool home = false; ///< only inside the label's home
};

double LabelLayout::clearOf(const PlanLabel& label) const
{
    if (label.kind == PlanLabel::Kind::Valve)
        return valveSize(m_scale, m_unit) * 0.55;
    if (label.kind != PlanLabel::Kind::Opening) // a device may have moved off its wall by half its size
        return deviceSize(m_scale, m_unit) * 1.15;
    return label.clear * m_scale + 2 * m_unit + (label.marker != Marker::None ? markerSize(m_scale, m_unit) + 1 * m_unit : 0);
}

bool LabelLayout::tryPlace(size_t index, const Spot& spot, bool offWalls)
{
    const PlanLabel& label = m_labels[index];
    const QSizeF size = sizeOf(index, spot.lines, spot.inRow);
    const auto reach = [&](QPointF d) { return std::abs(d.x()) * size.width() / 2 + std::abs(d.y()) * size.height() / 2; };
    const QPointF side(spot.away.y(), -spot.away.x());
    const QPointF from = label.at * m_scale;
    const double clear = clearOf(label);
    const QPointF middle = from + spot.away * (clear + spot.further + reach(spot.away)) + side * spot.shift * reach(side);
    const QRectF box(middle - QPointF(size.width() / 2, size.height() / 2), size);
    if (m_taken.hits(box) || (offWalls && m_walls.hits(box)))
        return false;
    if (!m_box.isNull()) {
        const QSizeF margin = label.kind == PlanLabel::Kind::Opening ? labelMargin * m_unit : QSizeF(0, 0); // doors open outwards
        const QRectF limit(m_box.topLeft() * m_scale, m_box.size() * m_scale);
        if (!limit.adjusted(-margin.width(), -margin.height(), margin.width(), margin.height()).contains(box))
            return false;
    }
    if (spot.home)
        for (const QPointF& corner : {box.topLeft(), box.topRight(), box.bottomLeft(), box.bottomRight()})
            if (!label.home.containsPoint(corner / m_scale, Qt::OddEvenFill))
                return false;
    PlacedLabel& placed = m_placed[index];
    placed.text = box;
    placed.lines = static_cast<int>(spot.lines);
    placed.inRow = spot.inRow;
    placed.bounds |= box;
    if (spot.further > 6 * m_unit) {
        const QPointF end(std::clamp(from.x(), box.left(), box.right()), std::clamp(from.y(), box.top(), box.bottom()));
        const QLineF line(from, end);
        placed.leader = QLineF(line.pointAt(std::min(0.9, clear / std::max(1.0, line.length()))), end);
        placed.bounds |= QRectF(from, QSizeF(1, 1));
    }
    m_handles[index].text = m_taken.add(box.adjusted(-sideGap * m_unit, 0, sideGap * m_unit, 0));
    return true;
}

// Beside its symbol, off the walls where that can be; a door's text stays on the quiet side of its wall, a symbol's goes round the symbol.
// What finds no place with all its lines tries with fewer; a mark of one line may cross a wall rather than be missing. A text with a finding,
// and any text of a valve, keeps its lines and moves away instead.
void LabelLayout::placeBeside(size_t index)
{
    const PlanLabel& label = m_labels[index];
    const size_t all = m_texts[index].size();
    if (all == 0)
        return;
    const bool door = label.kind == PlanLabel::Kind::Opening;
    const bool valve = label.kind == PlanLabel::Kind::Valve;
    const bool keeps = valve || (door && isKept(label));
    const QPointF along(label.away.y(), -label.away.x());
    const auto near = [&](size_t lines, bool inRow, bool off, bool home) {
        for (const double shift : {0.0, 0.8, -0.8, 1.6, -1.6})
            if (tryPlace(index, {lines, inRow, label.away, shift, 0, home}, off))
                return true;
        if (door)
            return keeps && tryPlace(index, {lines, inRow, -label.away, 0, 0, home}, off);
        for (const QPointF away : {along, -along, -label.away})
            for (const double shift : {0.0, 0.8, -0.8})
                if ((shift == 0 || valve) && tryPlace(index, {lines, inRow, away, shift, 0, home}, off))
                    return true;
        return false;
    };
    const auto far = [&](int steps, bool off, bool home) {
        const double slant = std::sqrt(0.5);
        for (int step = 1; step <= steps; ++step)
            for (const QPointF away : {label.away, -label.away, along, -along, (label.away + along) * slant, (label.away - along) * slant,
                                       (along - label.away) * slant, (-along - label.away) * slant})
                for (const bool inRow : {false, true})
                    if ((!inRow || all > 1) && tryPlace(index, {all, inRow, away, 0, step * 7 * m_unit, home}, off))
                        return true;
        return false;
    };
    const auto bothForms = [&](size_t lines, bool off, bool home) {
        return near(lines, false, off, home) || (lines > 1 && near(lines, true, off, home));
    };
    if (!label.home.isEmpty() && (bothForms(all, true, true) || far(8, true, true)))
        return;
    // A valve's tag rather goes than wanders through other rooms.
    if (keeps && (bothForms(all, true, false) || far(6, true, false) || far(door ? 24 : 6, false, false)))
        return;
    for (size_t lines = all; lines > 0; --lines)
        if (bothForms(lines, true, false))
            return;
    if (label.kind != PlanLabel::Kind::Device)
        near(1, false, false, false);
}

void LabelLayout::placeThese(const std::vector<size_t>& order)
{
    using Kind = PlanLabel::Kind;
    const auto every = [&](Kind kind, auto&& f) {
        for (const size_t i : order)
            if (m_labels[i].kind == kind)
                f(i);
    };
    const auto marked = [&](size_t i) { placeMarker(i); };
    const auto beside = [&](Kind kind, bool kept) {
        every(kind, [&](size_t i) {
            if (isKept(m_labels[i]) == kept)
                placeBeside(i);
        });
    };
    for (const Kind kind : {Kind::Opening, Kind::Valve, Kind::Device})
        every(kind, marked);
    if (m_scale / m_unit > 0.004) {
        beside(Kind::Opening, true);
        beside(Kind::Valve, true);
    }
    every(Kind::Room, [&](size_t i) { placeRoom(i); });
    every(Kind::Room, marked);
    if (m_scale / m_unit > 0.0035) { // below 1:1000 doors are specks: marks would float
        beside(Kind::Opening, false);
        beside(Kind::Valve, false);
    }
    if (m_scale / m_unit > 0.035)
        every(Kind::Device, [&](size_t i) { placeBeside(i); });
}

} // namespace sp::ui
