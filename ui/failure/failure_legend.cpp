// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/failure/failure_legend.h"

#include "ui/canvas/plan_view.h"

#include <QEvent>
#include <QPainter>

namespace sp::ui {

namespace {

constexpr int margin = 6, swatch = 22, gap = 5;

void drawSwatch(QPainter& painter, const QRectF& box, SignKind kind, const PlanStyle& style)
{
    const QPointF right(1, 0);
    const double size = std::min(13.0, box.height() - 3);
    RoomSigns room;
    QPainterPath area;
    area.addRect(box.adjusted(1, 2, -1, -2));
    const auto passage = [&](Passage p) { drawPassage(painter, box.center(), right, size, p, style); };
    switch (kind) {
    case SignKind::Trapped: room.trapped = true; break;
    case SignKind::Exposed: room.exposed = true; break;
    case SignKind::Entered: room.entered = true; break;
    case SignKind::RoomUnknown: room.unknown = true; break;
    case SignKind::Free: passage(Passage::Free); return;
    case SignKind::Release: passage(Passage::Release); return;
    case SignKind::Delayed: passage(Passage::Delayed); return;
    case SignKind::Credential: passage(Passage::Credential); return;
    case SignKind::Key: passage(Passage::Key); return;
    case SignKind::Locked: passage(Passage::Locked); return;
    case SignKind::Blocked: passage(Passage::Blocked); return;
    case SignKind::SideUnknown: passage(Passage::Unknown); return;
    default: drawSign(painter, box.center(), size, kind, style); return;
    }
    painter.fillPath(area, style.colors.room);
    drawRoomSigns(painter, area, room, style);
    painter.strokePath(area, style.colors.faint);
}

} // namespace

FailureLegend::FailureLegend(PlanView& view) : QWidget(&view), m_view(view)
{
    setObjectName(QStringLiteral("failureLegend"));
    setAccessibleName(tr("Legend of the plan"));
    setAttribute(Qt::WA_TransparentForMouseEvents);
    view.installEventFilter(this);
    view.viewport()->installEventFilter(this);
    hide();
}

void FailureLegend::set(const std::vector<SignKind>& kinds)
{
    m_kinds = kinds;
    setAccessibleDescription(lines().join(QStringLiteral("; ")));
    place();
}

void FailureLegend::setWanted(bool wanted)
{
    m_wanted = wanted;
    place();
}

QStringList FailureLegend::lines() const
{
    QStringList out;
    for (const SignKind kind : m_kinds)
        out += signWords(kind);
    return out;
}

// Line after line over the width of the canvas: the plan shall stay in sight.
void FailureLegend::place()
{
    setVisible(m_wanted && !m_kinds.empty());
    m_places.clear();
    if (isHidden()) {
        m_view.setCoveredBelow(0);
        return;
    }
    const QRect area = m_view.viewport()->geometry();
    const int height = std::max(fontMetrics().height() + 1, 17);
    const int most = area.width() - 4 * margin;
    int x = 0, y = 0, right = 0;
    for (const SignKind kind : m_kinds) {
        const int width = swatch + 3 * gap + fontMetrics().horizontalAdvance(signWords(kind));
        if (x > 0 && x + width > most) {
            x = 0;
            y += height;
        }
        m_places.push_back(QRect(margin + x, margin + y, width, height));
        x += width;
        right = std::max(right, x);
    }
    const QSize size(right + 2 * margin, y + height + 2 * margin);
    setGeometry(area.left() + margin, area.bottom() - margin - size.height(), size.width(), size.height());
    m_view.setCoveredBelow(size.height() - margin); // the canvas leaves a margin of its own
    raise();
    update();
}

void FailureLegend::paintEvent(QPaintEvent*)
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
        drawSwatch(painter, QRectF(line.topLeft(), QSizeF(swatch, line.height())), m_kinds[i], style);
        painter.setFont(font());
        painter.setPen(style.colors.ink);
        painter.drawText(line.adjusted(swatch + gap, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, signWords(m_kinds[i]));
    }
}

bool FailureLegend::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize || event->type() == QEvent::FontChange)
        QMetaObject::invokeMethod(this, &FailureLegend::place, Qt::QueuedConnection); // when the viewport has its size
    return QWidget::eventFilter(watched, event);
}

} // namespace sp::ui
