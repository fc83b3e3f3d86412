// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/print/plan_labels.h"

#include <QFontMetricsF>
#include <QPainter>

namespace sp::ui {

namespace {

constexpr double wordGap = 4; // pixels between texts in a row
constexpr double cellMm = 4000; // side of a cell of the grid, at the least 64 pixels

} // namespace

// Calls f with the key of each cell that the rectangle touches, until f says yes.
template <class F>
bool LabelLayout::Grid::cells(const QRectF& r, F&& f) const
{
    const auto cell = [this](double v) { return static_cast<qint32>(std::floor(v / m_cell)); };
    for (qint32 y = cell(r.top()); y <= cell(r.bottom()); ++y)
        for (qint32 x = cell(r.left()); x <= cell(r.right()); ++x)
            if (f(quint64(quint32(x)) << 32 | quint32(y)))
                return true;
    return false;
}

int LabelLayout::Grid::add(const QRectF& rect)
{
    const int handle = static_cast<int>(m_rects.size());
    m_rects.push_back(rect);
    cells(rect, [&](quint64 key) {
        m_cells[key].push_back(handle);
        return false;
    });
    return handle;
}

bool LabelLayout::Grid::hits(const QRectF& rect) const
{
    return cells(rect, [&](quint64 key) {
        const auto it = m_cells.constFind(key);
        if (it == m_cells.constEnd())
            return false;
        return std::any_of(it->begin(), it->end(), [&](int i) { return m_rects[static_cast<size_t>(i)].intersects(rect); });
    });
}

void LabelLayout::Grid::clear(double cell)
{
    m_cell = cell;
    m_rects.clear();
    m_cells.clear();
}

LabelLayout::LabelLayout(const QString& family, double unit) : m_plain(family), m_bold(family), m_unit(unit)
{
    m_plain.setPixelSize(std::max(1, qRound(11 * unit)));
    m_bold.setPixelSize(std::max(1, qRound(11 * unit)));
    m_bold.setBold(true);
}

void LabelLayout::setContents(std::vector<PlanLabel> labels, std::vector<Obstacle> obstacles)
{
    m_labels = std::move(labels);
    m_texts.assign(m_labels.size(), {});
    m_index.clear();
    m_free.clear();
    m_covered.clear();
    m_changed.clear();
    m_scale = 0;
    for (size_t i = 0; i < m_labels.size(); ++i) {
        m_index.emplace(m_labels[i].id, i);
        measure(i);
    }
    for (const Obstacle& obstacle : obstacles)
        m_covered[QString()].push_back({obstacle});
}

void LabelLayout::setEntity(const QString& id, std::optional<PlanLabel> label, std::vector<Obstacle> obstacles)
{
    coverAnew(id, std::move(obstacles));
    const auto at = m_index.find(id);
    if (!label) {
        if (at == m_index.end())
            return;
        release(at->second);
        m_changed.erase(at->second);
        m_free.push_back(at->second);
        m_labels[at->second] = {};
        m_texts[at->second].clear();
        m_index.erase(at);
        m_drifted = true;
        return;
    }
    label->marker = m_markers.value(id, Marker::None);
    size_t index = 0;
    if (at != m_index.end()) {
        index = at->second;
        if (m_labels[index] == *label)
            return;
    } else if (!m_free.empty()) {
        index = m_free.back();
        m_free.pop_back();
    } else {
        index = m_labels.size();
        m_labels.emplace_back();
        m_texts.emplace_back();
        if (m_scale > 0) {
            m_placed.emplace_back().label = static_cast<int>(index);
            m_handles.emplace_back();
        }
    }
    m_index[id] = index;
    const bool sameText = m_labels[index].lines == label->lines && m_texts[index].size() == static_cast<size_t>(label->lines.size());
    m_labels[index] = std::move(*label);
    if (!sameText)
        measure(index);
    m_changed.insert(index);
}

// Long walls have an obstacle for every piece between two doors: those that stay are left alone.
void LabelLayout::coverAnew(const QString& id, std::vector<Obstacle> obstacles)
{
    auto& old = m_covered[id];
    const size_t shorter = std::min(old.size(), obstacles.size());
    size_t front = 0, back = 0;
    while (front < shorter && old[front].obstacle == obstacles[front])
        ++front;
    while (back < shorter - front && old[old.size() - 1 - back].obstacle == obstacles[obstacles.size() - 1 - back])
        ++back;
    for (size_t i = front; i < old.size() - back; ++i)
        uncover(old[i]);
    std::vector<Covered> now(old.begin(), old.begin() + static_cast<qsizetype>(front));
    for (size_t i = front; i < obstacles.size() - back; ++i)
        cover(now.emplace_back(Covered{std::move(obstacles[i])}));
    now.insert(now.end(), old.end() - static_cast<qsizetype>(back), old.end());
    if (now.empty())
        m_covered.erase(id);
    else
        old = std::move(now);
}

void LabelLayout::setBox(const QRectF& scene)
{
    // A box that grows or shrinks in the middle of an edit moves no label that has its place.
    m_drifted = m_drifted || m_box != scene;
    m_box = scene;
}

const PlanLabel* LabelLayout::labelOf(const QString& id) const
{
    const auto at = m_index.find(id);
    return at != m_index.end() ? &m_labels[at->second] : nullptr;
}

std::vector<Obstacle> LabelLayout::obstaclesOf(const QString& id) const
{
    std::vector<Obstacle> list;
    if (const auto at = m_covered.find(id); at != m_covered.end())
        for (const Covered& covered : at->second)
            list.push_back(covered.obstacle);
    return list;
}

QRectF LabelLayout::around(QPointF middle, double side)
{
    return {middle - QPointF(side / 2, side / 2), QSizeF(side, side)};
}

QRectF LabelLayout::pixelsOf(const Obstacle& o) const
{
    const QRectF scene(o.scene.topLeft() * m_scale, o.scene.size() * m_scale);
    if (o.kind == Obstacle::Kind::Valve)
        return around(scene.center(), valveSize(m_scale, m_unit));
    if (o.kind == Obstacle::Kind::Device)
        return around(scene.center() + o.away * deviceSize(m_scale, m_unit) * 0.6, deviceSize(m_scale, m_unit));
    return scene;
}

void LabelLayout::cover(Covered& covered)
{
    if (m_scale <= 0)
        return;
    const QRectF pixels = pixelsOf(covered.obstacle);
    covered.handle = (covered.obstacle.kind == Obstacle::Kind::Wall ? m_walls : m_taken).add(pixels);
    displace(pixels);
}

void LabelLayout::uncover(Covered& covered)
{
    if (m_scale > 0 && covered.handle >= 0)
        (covered.obstacle.kind == Obstacle::Kind::Wall ? m_walls : m_taken).drop(covered.handle);
    m_drifted = true;
}

// Texts that something now lies upon look for another place.
void LabelLayout::displace(const QRectF& pixels)
{
    if (m_scale <= 0 || m_afresh)
        return;
    for (size_t i = 0; i < m_placed.size(); ++i)
        if (m_placed[i].lines > 0 && m_placed[i].text.intersects(pixels))
            m_changed.insert(i);
}

// Gives the places of a label back.
void LabelLayout::release(size_t index)
{
    if (m_scale <= 0 || index >= m_placed.size())
        return;
    for (const int handle : {m_handles[index].text, m_handles[index].marker})
        if (handle >= 0)
            m_taken.drop(handle);
    m_handles[index] = {};
    m_placed[index] = {};
    m_placed[index].label = static_cast<int>(index);
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
    m_markers = bySubject;
    for (const auto& [id, index] : m_index)
        if (const Marker now = bySubject.value(id, Marker::None); now != m_labels[index].marker) {
            m_labels[index].marker = now;
            m_changed.insert(index);
        }
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

const std::vector<PlacedLabel>& LabelLayout::placed(double scale)
{
    const bool sameScale = m_scale > 0 && qFuzzyCompare(scale, m_scale);
    if (!sameScale || m_changed.size() > std::max<size_t>(64, m_index.size() / 3)) {
        m_scale = scale;
        placeAll();
    } else if (!m_changed.empty()) {
        placeChanged();
    }
    return m_placed;
}

void LabelLayout::placeAll()
{
    m_afresh = true;
    m_placed.assign(m_labels.size(), {});
    m_handles.assign(m_labels.size(), {});
    const double cell = std::max(64.0, cellMm * m_scale); // near by, a wall of the plan is many pixels long
    m_taken.clear(cell);
    m_walls.clear(cell);
    for (auto& [id, list] : m_covered)
        for (Covered& covered : list)
            cover(covered);
    for (size_t i = 0; i < m_labels.size(); ++i)
        m_placed[i].label = static_cast<int>(i);
    std::vector<size_t> order;
    order.reserve(m_index.size());
    for (const auto& [id, index] : m_index)
        order.push_back(index);
    placeThese(order);
    m_changed.clear();
    m_drifted = false;
    m_afresh = false;
}

// What had to give way is placed after what took its place; the third time it stays where it is until all is placed anew.
void LabelLayout::placeChanged()
{
    m_drifted = true;
    for (int round = 0; round < 3 && !m_changed.empty(); ++round) {
        std::vector<size_t> order(m_changed.begin(), m_changed.end());
        m_changed.clear();
        std::sort(order.begin(), order.end(), [this](size_t a, size_t b) { return m_labels[a].id < m_labels[b].id; });
        for (const size_t index : order)
            release(index);
        placeThese(order);
        for (const size_t index : order)
            m_changed.erase(index);
    }
    m_changed.clear();
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
        if (selected || label.backing) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(selected ? style.colors.accent : style.colors.*label.backing);
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
