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

// Beside its symbol, off the walls where that can be; a door's text stays on the quiet side of its wall, a symbol's goes round the symbol.
// What finds no place with all its lines tries with fewer; a mark of one line may cross a wall rather than be missing.
void LabelLayout::placeBeside(size_t index, double scale, PixelGrid& taken, const PixelGrid& walls)
{
    const PlanLabel& label = m_labels[index];
    PlacedLabel& placed = m_placed[index];
    const bool door = label.kind == PlanLabel::Kind::Opening;
    double clear = label.clear * scale + 2 * m_unit;
    if (!door) // a device may have moved off its wall by half its size
        clear = label.kind == PlanLabel::Kind::Valve ? valveSize(scale, m_unit) * 0.55 : deviceSize(scale, m_unit) * 1.15;
    else if (label.marker != Marker::None)
        clear += markerSize(scale, m_unit) + 1 * m_unit;
    const QPointF along(label.away.y(), -label.away.x());
    const auto attempt = [&](size_t lines, bool inRow, QPointF away, double shift, bool acrossWalls) {
        const QSizeF size = sizeOf(index, lines, inRow);
        const auto reach = [&](QPointF d) { return std::abs(d.x()) * size.width() / 2 + std::abs(d.y()) * size.height() / 2; };
        const QPointF side(away.y(), -away.x());
        const QPointF middle = label.at * scale + away * (clear + reach(away)) + side * shift * reach(side);
        const QRectF box(middle - QPointF(size.width() / 2, size.height() / 2), size);
        if (taken.hits(box) || (!acrossWalls && walls.hits(box)))
            return false;
        placed.text = box;
        placed.lines = static_cast<int>(lines);
        placed.inRow = inRow;
        placed.bounds |= box;
        taken.add(box);
        return true;
    };
    const auto round = [&](size_t lines, bool inRow, bool acrossWalls) {
        for (const double shift : {0.0, 0.8, -0.8, 1.6, -1.6})
            if (attempt(lines, inRow, label.away, shift, acrossWalls))
                return true;
        if (door)
            return false;
        return attempt(lines, inRow, along, 0, acrossWalls) || attempt(lines, inRow, -along, 0, acrossWalls)
            || attempt(lines, inRow, -label.away, 0, acrossWalls);
    };
    for (size_t lines = m_texts[index].size(); lines > 0; --lines)
        if (round(lines, false, false) || (lines > 1 && round(lines, true, false)))
            return;
    if (!m_texts[index].empty() && label.kind != PlanLabel::Kind::Device)
        round(1, false, true);
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
    every(Kind::Opening, marked);
    every(Kind::Valve, marked);
    every(Kind::Room, [&](size_t i) { placeRoom(i, scale, taken, walls); });
    every(Kind::Room, marked);
    if (scale / m_unit > 0.008) { // below, doors are specks: marks would float
        every(Kind::Opening, [&](size_t i) { placeBeside(i, scale, taken, walls); });
        every(Kind::Valve, [&](size_t i) { placeBeside(i, scale, taken, walls); });
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
