// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/egress/egress_legend.h"

#include "ui/canvas/plan_view.h"

#include <QEvent>
#include <QPainter>

namespace sp::ui {

namespace {

constexpr int margin = 6, swatch = 30, gap = 5, heatBox = 14;
constexpr const char* belowName = "failureLegend";

QPainterPath lineIn(const QRectF& box)
{
    QPainterPath path(QPointF(box.left() + 2, box.center().y()));
    path.lineTo(box.right() - 2, box.center().y());
    return path;
}

} // namespace

EgressLegend::EgressLegend(PlanView& view, EgressLayer& layer) : QWidget(&view), m_view(view), m_layer(layer)
{
    setObjectName(QStringLiteral("egressLegend"));
    setAccessibleName(tr("Legend of ways out"));
    setAttribute(Qt::WA_TransparentForMouseEvents);
    view.installEventFilter(this);
    view.viewport()->installEventFilter(this);
    if (auto* below = view.findChild<QWidget*>(QLatin1String(belowName)))
        below->installEventFilter(this);
    connect(&layer, &EgressLayer::drawn, this, &EgressLegend::follow);
    hide();
}

void EgressLegend::follow()
{
    const auto heat = m_layer.distances();
    if (m_signs == m_layer.shownSigns() && m_heat == heat)
        return;
    m_signs = m_layer.shownSigns();
    m_heat = heat;
    setAccessibleDescription(lines().join(QStringLiteral("; ")));
    place();
}

void EgressLegend::setWanted(bool wanted)
{
    m_wanted = wanted;
    place();
}

QString EgressLegend::wordsOf(EgressSign sign) const
{
    switch (sign) {
    case EgressSign::Way: return tr("way out of a room");
    case EgressSign::Provisional: return tr("way by a door of unknown state");
    case EgressSign::Chosen: return tr("way of the chosen room");
    case EgressSign::Common: return tr("its common path");
    case EgressSign::DeadEnd: return tr("dead end");
    case EgressSign::Unreachable: return tr("no way out");
    case EgressSign::NotMeasured: return tr("not measured");
    case EgressSign::Door: return tr("people / capacity");
    case EgressSign::Exit: return tr("exit");
    case EgressSign::Over: return tr("too many people");
    case EgressSign::Heat: break;
    }
    const bool us = m_layer.picture() && m_layer.picture()->us;
    return tr("0 to %1 to an exit, a line every %2").arg(heatLabel(m_heat.step * m_heat.steps, us), heatLabel(m_heat.step, us));
}

int EgressLegend::swatchOf(EgressSign sign) const
{
    return sign == EgressSign::Heat                            ? heatBox * std::max(2, m_heat.steps)
        : sign == EgressSign::Exit || sign == EgressSign::Over ? 62
                                                               : swatch;
}

QStringList EgressLegend::lines() const
{
    QStringList out;
    for (const EgressSign sign : m_signs)
        out += wordsOf(sign);
    return out;
}

// Line after line over the width of the canvas: the plan shall stay in sight.
void EgressLegend::place()
{
    const auto* below = m_view.findChild<QWidget*>(QLatin1String(belowName));
    const int under = below && !below->isHidden() ? below->height() + margin : 0;
    setVisible(m_wanted && !m_signs.empty());
    m_places.clear();
    if (isHidden()) {
        m_view.setCoveredBelow(under > 0 ? under - 2 * margin : 0);
        return;
    }
    const QRect area = m_view.viewport()->geometry();
    const int height = std::max(fontMetrics().height() + 2, 18);
    const int most = area.width() - 4 * margin;
    int x = 0, y = 0, right = 0;
    for (const EgressSign sign : m_signs) {
        const int width = swatchOf(sign) + 3 * gap + fontMetrics().horizontalAdvance(wordsOf(sign));
        if (x > 0 && x + width > most) {
            x = 0;
            y += height;
        }
        m_places.push_back(QRect(margin + x, margin + y, width, height));
        x += width;
        right = std::max(right, x);
    }
    const QSize size(right + 2 * margin, y + height + 2 * margin);
    setGeometry(area.left() + margin, area.bottom() - margin - under - size.height(), size.width(), size.height());
    m_view.setCoveredBelow(size.height() + under - margin); // the canvas leaves a margin of its own
    raise();
    update();
}

void EgressLegend::drawSwatch(QPainter& painter, const QRectF& box, EgressSign sign) const
{
    const PlanStyle& style = m_view.look().style;
    const QRectF tile = box.adjusted(3, 3, -3, -3);
    QPainterPath area;
    area.addRect(tile);
    EgressDoorSign door;
    switch (sign) {
    case EgressSign::Way:
    case EgressSign::Provisional:
        drawEgressWays(painter, {{{}, lineIn(box), sign == EgressSign::Provisional, false, {}, {}, {}}}, style);
        break;
    case EgressSign::Chosen:
        drawEgressWay(painter, {{}, lineIn(box), false, true, {}, {}, {}}, style);
        drawEgressStart(painter, QPointF(box.left() + 8, box.center().y()), style);
        break;
    case EgressSign::Common: {
        const double x = box.right() - 4;
        drawEgressCommonPath(painter, {lineIn(box.adjusted(0, 0, -3, 0)), QLineF(x, box.top() + 3, x, box.bottom() - 3), {}}, style);
        break;
    }
    case EgressSign::DeadEnd:
        drawEgressDeadEnd(painter, {{}, area, QLineF(tile.topRight(), tile.bottomRight()), {}, {}, false}, style);
        break;
    case EgressSign::Unreachable: drawEgressRoom(painter, {{}, area, EgressRoomSign::Kind::Unreachable}, style); break;
    case EgressSign::NotMeasured: drawEgressRoom(painter, {{}, area, EgressRoomSign::Kind::NotMeasured}, style); break;
    case EgressSign::Door:
    case EgressSign::Exit:
    case EgressSign::Over: {
        door.assigned = sign == EgressSign::Over ? 9 : 1;
        door.capacity = sign == EgressSign::Over ? 5 : 9;
        door.exit = sign == EgressSign::Exit;
        const QSizeF size = egressBadgeSize(door, style);
        drawEgressBadge(painter, QRectF(box.center() - QPointF(size.width(), size.height()) / 2, size), door, false, style);
        break;
    }
    case EgressSign::Heat: {
        const bool dark = style.colors.paper.lightness() < 128;
        const int count = std::max(2, m_heat.steps);
        for (int i = 0; i < count; ++i)
            painter.fillRect(QRectF(box.left() + i * heatBox, tile.top(), heatBox, tile.height()), heatColor((i + 0.5) / count, dark));
        painter.setPen(style.colors.ink);
        for (int i = 1; i < count; ++i)
            painter.drawLine(QPointF(box.left() + i * heatBox, tile.top()), QPointF(box.left() + i * heatBox, tile.bottom()));
        break;
    }
    }
}

void EgressLegend::paintEvent(QPaintEvent*)
{
    const PlanStyle& style = m_view.look().style;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor paper = style.colors.paper;
    paper.setAlpha(240);
    painter.setPen(style.colors.faint);
    painter.setBrush(paper);
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
    for (size_t i = 0; i < m_places.size(); ++i) {
        const QRectF line = m_places[i];
        const int wide = swatchOf(m_signs[i]);
        drawSwatch(painter, QRectF(line.topLeft(), QSizeF(wide, line.height())), m_signs[i]);
        painter.setFont(font());
        painter.setPen(style.colors.ink);
        painter.drawText(line.adjusted(wide + gap, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, wordsOf(m_signs[i]));
    }
}

// Size and place of the canvas and of the legend below.
bool EgressLegend::eventFilter(QObject* watched, QEvent* event)
{
    const bool below = watched->objectName() == QLatin1String(belowName);
    const QEvent::Type type = event->type();
    if (type == QEvent::Resize || type == QEvent::FontChange
        || (below && (type == QEvent::Show || type == QEvent::Hide || type == QEvent::Move)))
        QMetaObject::invokeMethod(this, &EgressLegend::place, Qt::QueuedConnection); // when the viewport has its size
    return QWidget::eventFilter(watched, event);
}

} // namespace sp::ui
