// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/print/plan_labels.h"

#include <QFontMetricsF>
#include <QPainter>

namespace sp::ui {

/// Rectangles in pixels, found by cells of 64 pixels.
class PixelGrid final {
public:
    void add(const QRectF& rect)
    {
        const int index = static_cast<int>(m_rects.size());
        m_rects.push_back(rect);
        cells(rect, [&](quint64 key) {
            m_cells[key].push_back(index);
            return false;
        });
    }
    bool hits(const QRectF& rect) const
    {
        return cells(rect, [&](quint64 key) {
            const auto it = m_cells.constFind(key);
            if (it == m_cells.constEnd())
                return false;
            return std::any_of(it->begin(), it->end(), [&](int i) { return m_rects[static_cast<size_t>(i)].intersects(rect); });
        });
    }

private:
    template <class F>
    static bool cells(const QRectF& r, F&& f)
    {
        const auto cell = [](double v) { return static_cast<qint32>(std::floor(v / 64)); };
        for (qint32 y = cell(r.top()); y <= cell(r.bottom()); ++y)
            for (qint32 x = cell(r.left()); x <= cell(r.right()); ++x)
                if (f(quint64(quint32(x)) << 32 | quint32(y)))
                    return true;
        return false;
    }
    std::vector<QRectF> m_rects;
    QHash<quint64, std::vector<int>> m_cells;
};

namespace {

constexpr double wordGap = 4; // pixels between texts in a row
constexpr double sideGap = 3; // pixels between labels side by side

bool isKept(const PlanLabel& label)
{
    return label.keeps || label.marker != Marker::None;
}

QRectF around(QPointF middle, double side)
{
    return {middle - QPointF(side / 2, side / 2), QSizeF(side, side)};
}

} // namespace

LabelLayout::LabelLayout(const QString& family, double unit) : m_plain(family), m_bold(family), m_unit(unit)
{
    m_plain.setPixelSize(std::max(1, qRound(11 * unit)));
    m_bold.setPixelSize(std::max(1, qRound(11 * unit)));
    m_bold.setBold(true);
}

void LabelLayout::setContents(std::vector<PlanLabel> labels, std::vector<Obstacle> obstacles)
{
    m_labels = std::move(labels);
    m_obstacles = std::move(obstacles);
    m_scale = 0;
    m_texts.assign(m_labels.size(), {});
    for (size_t i = 0; i < m_labels.size(); ++i)
        measure(i);
}

void LabelLayout::setBox(const QRectF& scene)
{
    m_box = scene;
    m_scale = 0;
}

void LabelLayout::replace(size_t index, PlanLabel label)
{
    m_labels[index] = std::move(label);
    m_scale = 0;
    measure(index);
}

void LabelLayout::measure(size_t label)
{
    const QFontMetricsF plain(m_plain);
    const QFontMetricsF bold(m_bold);
    m_texts[label].clear();
    for (const QString& words : m_labels[label].lines) {
        const bool first = m_texts[label].empty();
        Text text{QStaticText(words), {(first ? bold : plain).horizontalAdvance(words), plain.height() * 0.95}};
        text.text.setTextFormat(Qt::PlainText);
        m_texts[label].push_back(std::move(text));
    }
}

void LabelLayout::setMarkers(const QHash<QString, Marker>& bySubject)
{
    for (PlanLabel& label : m_labels)
        label.marker = bySubject.value(label.id, Marker::None);
    m_scale = 0;
}

QSizeF LabelLayout::sizeOf(size_t label, size_t lines, bool inRow) const
{
    QSizeF size(inRow ? -wordGap * m_unit : 0, 0);
    for (size_t i = 0; i < lines; ++i)
        if (inRow)
            size = {size.width() + wordGap * m_unit + m_texts[label][i].size.width(), m_texts[label][i].size.height()};
        else
            size = {std::max(size.width(), m_texts[label][i].size.width()), size.height() + m_texts[label][i].size.height()};
    return size;
}

// A room's label may move up or down to get out of the way of a door; it loses its area, then its name, before it leaves the room.
void LabelLayout::placeRoom(size_t index, double scale, PixelGrid& taken, const PixelGrid& walls)
{
    const PlanLabel& label = m_labels[index];
    PlacedLabel& placed = m_placed[index];
    const size_t all = m_texts[index].size();
    const QSizeF room = label.room * scale;
    for (const size_t lines : {all, all > 2 ? all - 1 : all, size_t{1}}) {
        if (lines == 0 || lines > all)
            continue;
        const QSizeF size = sizeOf(index, lines);
        if (size.width() > room.width() * 0.96 || size.height() > room.height() * 0.92)
            continue;
        const double slack = (room.height() - size.height()) / 2;
        for (const double shift : {0.0, 0.4, -0.4, 0.8, -0.8}) {
            const QPointF middle = label.at * scale + QPointF(0, slack * shift);
            const QRectF box(middle - QPointF(size.width() / 2, size.height() / 2), size);
            if (taken.hits(box) || walls.hits(box))
                continue;
            placed.text = box;
            placed.lines = static_cast<int>(lines);
            placed.bounds = box;
            taken.add(box);
            return;
        }
    }
}

void LabelLayout::placeMarker(size_t index, double scale)
{
    const PlanLabel& label = m_labels[index];
    const double size = markerSize(scale, m_unit);
    PlacedLabel& placed = m_placed[index];
    QPointF middle = label.at * scale;
    if (label.kind == PlanLabel::Kind::Valve)
        middle += QPointF(valveSize(scale, m_unit) / 2 + size / 2, -valveSize(scale, m_unit) / 2);
    else if (label.kind == PlanLabel::Kind::Room && !placed.text.isEmpty())
        middle = QPointF(placed.text.left() - size / 2 - 2 * m_unit, placed.text.top() + size / 2);
    else
        middle += label.away * (label.clear * scale + size / 2 + 1 * m_unit);
    placed.marker = middle;
    placed.bounds |= around(middle, size + 2 * m_unit);
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

double LabelLayout::clearOf(const PlanLabel& label, double scale) const
{
    if (label.kind == PlanLabel::Kind::Valve)
        return valveSize(scale, m_unit) * 0.55;
    if (label.kind != PlanLabel::Kind::Opening) // a device may have moved off its wall by half its size
        return deviceSize(scale, m_unit) * 1.15;
    return label.clear * scale + 2 * m_unit + (label.marker != Marker::None ? markerSize(scale, m_unit) + 1 * m_unit : 0);
}

bool LabelLayout::tryPlace(size_t index, const Spot& spot, PixelGrid& taken, const PixelGrid* walls, double scale)
{
    const PlanLabel& label = m_labels[index];
    const QSizeF size = sizeOf(index, spot.lines, spot.inRow);
    const auto reach = [&](QPointF d) { return std::abs(d.x()) * size.width() / 2 + std::abs(d.y()) * size.height() / 2; };
    const QPointF side(spot.away.y(), -spot.away.x());
    const QPointF from = label.at * scale;
    const double clear = clearOf(label, scale);
    const QPointF middle = from + spot.away * (clear + spot.further + reach(spot.away)) + side * spot.shift * reach(side);
    const QRectF box(middle - QPointF(size.width() / 2, size.height() / 2), size);
    if (taken.hits(box) || (walls && walls->hits(box)))
        return false;
    if (!m_box.isNull()) {
        const QSizeF margin = label.kind == PlanLabel::Kind::Opening ? labelMargin * m_unit : QSizeF(0, 0); // doors open outwards
        const QRectF limit(m_box.topLeft() * scale, m_box.size() * scale);
        if (!limit.adjusted(-margin.width(), -margin.height(), margin.width(), margin.height()).contains(box))
            return false;
    }
    if (spot.home)
        for (const QPointF& corner : {box.topLeft(), box.topRight(), box.bottomLeft(), box.bottomRight()})
            if (!label.home.containsPoint(corner / scale, Qt::OddEvenFill))
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
    taken.add(box.adjusted(-sideGap * m_unit, 0, sideGap * m_unit, 0));
    return true;
}

// Beside its symbol, off the walls where that can be; a door's text stays on the quiet side of its wall, a symbol's goes round the symbol.
// What finds no place with all its lines tries with fewer; a mark of one line may cross a wall rather than be missing. A text with a finding,
// and any text of a valve, keeps its lines and moves away instead.
void LabelLayout::placeBeside(size_t index, double scale, PixelGrid& taken, const PixelGrid& walls)
{
    const PlanLabel& label = m_labels[index];
    const size_t all = m_texts[index].size();
    if (all == 0)
        return;
    const bool door = label.kind == PlanLabel::Kind::Opening;
    const bool valve = label.kind == PlanLabel::Kind::Valve;
    const bool keeps = valve || (door && isKept(label));
    const QPointF along(label.away.y(), -label.away.x());
    const auto near = [&](size_t lines, bool inRow, const PixelGrid* off, bool home) {
        for (const double shift : {0.0, 0.8, -0.8, 1.6, -1.6})
            if (tryPlace(index, {lines, inRow, label.away, shift, 0, home}, taken, off, scale))
                return true;
        if (door)
            return keeps && tryPlace(index, {lines, inRow, -label.away, 0, 0, home}, taken, off, scale);
        for (const QPointF away : {along, -along, -label.away})
            for (const double shift : {0.0, 0.8, -0.8})
                if ((shift == 0 || valve) && tryPlace(index, {lines, inRow, away, shift, 0, home}, taken, off, scale))
                    return true;
        return false;
    };
    const auto far = [&](int steps, const PixelGrid* off, bool home) {
        const double slant = std::sqrt(0.5);
        for (int step = 1; step <= steps; ++step)
            for (const QPointF away : {label.away, -label.away, along, -along, (label.away + along) * slant, (label.away - along) * slant,
                                       (along - label.away) * slant, (-along - label.away) * slant})
                for (const bool inRow : {false, true})
                    if ((!inRow || all > 1) && tryPlace(index, {all, inRow, away, 0, step * 7 * m_unit, home}, taken, off, scale))
                        return true;
        return false;
    };
    const auto bothForms = [&](size_t lines, const PixelGrid* off, bool home) {
        return near(lines, false, off, home) || (lines > 1 && near(lines, true, off, home));
    };
    if (!label.home.isEmpty() && (bothForms(all, &walls, true) || far(8, &walls, true)))
        return;
    // A valve's tag rather goes than wanders through other rooms.
    if (keeps && (bothForms(all, &walls, false) || far(6, &walls, false) || far(door ? 24 : 6, nullptr, false)))
        return;
    for (size_t lines = all; lines > 0; --lines)
        if (bothForms(lines, &walls, false))
            return;
    if (label.kind != PlanLabel::Kind::Device)
        near(1, false, nullptr, false);
}

const std::vector<PlacedLabel>& LabelLayout::placed(double scale)
{
    if (qFuzzyCompare(scale, m_scale))
        return m_placed;
    m_scale = scale;
    m_placed.assign(m_labels.size(), {});
    PixelGrid taken;
    PixelGrid walls;
    for (const Obstacle& o : m_obstacles) {
        const QRectF scene(o.scene.topLeft() * scale, o.scene.size() * scale);
        switch (o.kind) {
        case Obstacle::Kind::Door: taken.add(scene); break;
        case Obstacle::Kind::Wall: walls.add(scene); break;
        case Obstacle::Kind::Valve: taken.add(around(scene.center(), valveSize(scale, m_unit))); break;
        case Obstacle::Kind::Device:
            taken.add(around(scene.center() + o.away * deviceSize(scale, m_unit) * 0.6, deviceSize(scale, m_unit)));
            break;
        }
    }
    using Kind = PlanLabel::Kind;
    const auto every = [&](Kind kind, auto&& f) {
        for (size_t i = 0; i < m_labels.size(); ++i)
            if (m_labels[i].kind == kind)
                f(i);
    };
    for (size_t i = 0; i < m_labels.size(); ++i)
        m_placed[i].label = static_cast<int>(i);
    const auto marked = [&](size_t i) {
        if (m_labels[i].marker == Marker::None)
            return;
        placeMarker(i, scale);
        taken.add(around(m_placed[i].marker, markerSize(scale, m_unit)));
    };
    const auto beside = [&](Kind kind, bool found) {
        every(kind, [&](size_t i) {
            if (isKept(m_labels[i]) == found)
                placeBeside(i, scale, taken, walls);
        });
    };
    every(Kind::Opening, marked);
    every(Kind::Valve, marked);
    if (scale / m_unit > 0.004) {
        beside(Kind::Opening, true);
        beside(Kind::Valve, true);
    }
    every(Kind::Room, [&](size_t i) { placeRoom(i, scale, taken, walls); });
    every(Kind::Room, marked);
    if (scale / m_unit > 0.008) { // below, doors are specks: marks would float
        beside(Kind::Opening, false);
        beside(Kind::Valve, false);
    }
    if (scale / m_unit > 0.035)
        every(Kind::Device, [&](size_t i) { placeBeside(i, scale, taken, walls); });
    return m_placed;
}

PlacedLabel LabelLayout::withText(PlacedLabel placed) const
{
    const size_t index = static_cast<size_t>(placed.label);
    if (placed.lines > 0 || m_texts[index].empty())
        return placed;
    const QSizeF size = sizeOf(index, m_texts[index].size(), true);
    placed.text = QRectF(m_labels[index].at * m_scale + QPointF(-size.width() / 2, valveSize(m_scale, m_unit) * 0.7), size);
    placed.lines = static_cast<int>(m_texts[index].size());
    placed.inRow = true;
    return placed;
}

void LabelLayout::draw(QPainter& painter, const PlacedLabel& placed, const PlanStyle& style, bool selected) const
{
    const size_t index = static_cast<size_t>(placed.label);
    const PlanLabel& label = m_labels[index];
    if (!placed.leader.isNull()) {
        painter.setPen(QPen(selected ? style.colors.accent : style.colors.faint, m_unit));
        painter.drawLine(placed.leader);
    }
    if (placed.lines > 0) {
        if (selected) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(style.colors.accent);
            painter.drawRoundedRect(placed.text.adjusted(-3 * m_unit, -m_unit, 3 * m_unit, m_unit), 3 * m_unit, 3 * m_unit);
            painter.setBrush(Qt::NoBrush);
        }
        QPointF at = placed.text.topLeft();
        for (size_t i = 0; i < static_cast<size_t>(placed.lines); ++i) {
            const Text& text = m_texts[index][i];
            const bool mark = i == 0 && label.kind != PlanLabel::Kind::Device;
            painter.setFont(mark ? m_bold : m_plain);
            painter.setPen(selected                                          ? style.colors.onStrong
                               : mark || label.kind != PlanLabel::Kind::Room ? style.colors.ink
                                                                             : style.colors.faint);
            if (placed.inRow) {
                painter.drawStaticText(at, text.text);
                at += QPointF(text.size.width() + wordGap * m_unit, 0);
            } else {
                painter.drawStaticText(QPointF(placed.text.center().x() - text.size.width() / 2, at.y()), text.text);
                at += QPointF(0, text.size.height());
            }
        }
    }
    if (label.marker != Marker::None)
        drawMarker(painter, placed.marker, markerSize(m_scale, m_unit), label.marker, style.colors);
}

} // namespace sp::ui
