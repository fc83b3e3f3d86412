// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/outage_plot.h"

#include <QApplication>
#include <qcustomplot.h>

namespace sp::ui {

namespace {

constexpr double secondsPerMinute = 60;
constexpr double closest = 20; // seconds: no more is shown than a change-over takes
constexpr double bandHeight = 0.72; // of a row
constexpr double chargeShare = 0.44; // of the height that charges have
constexpr int grabWidth = 7; // pixels beside the cursor
constexpr int sampleWidth = 34; // of a line in the legend
constexpr int smallestText = 9; // pixels; of what a band is called where there is little room

// Told apart on light and on dark paper, and by people who see few colours; beyond that the dashes differ.
QColor lineColor(size_t i, bool dark)
{
    static constexpr QRgb light[] = {0xff0b6bcb, 0xffb45309, 0xff2e7d32, 0xff6a3fb5, 0xffad1457, 0xff455a64};
    static constexpr QRgb onDark[] = {0xff4ea1f7, 0xffffa726, 0xff81c784, 0xffb39ddb, 0xfff48fb1, 0xffb0bec5};
    return QColor(dark ? onDark[i % std::size(onDark)] : light[i % std::size(light)]);
}

QPen linePen(size_t i, bool dark)
{
    static const QList<QList<qreal>> dashes{{}, {7, 3}, {2, 2}, {9, 3, 2, 3}, {12, 3, 2, 3, 2, 3}, {4, 4}, {14, 4}};
    QPen pen(lineColor(i, dark), 2);
    if (const auto& dash = dashes[static_cast<qsizetype>(i) % dashes.size()]; !dash.isEmpty())
        pen.setDashPattern(dash);
    pen.setCapStyle(Qt::FlatCap);
    return pen;
}

double valueAt(const std::vector<QPointF>& points, double atS)
{
    const auto next = std::upper_bound(points.begin(), points.end(), atS, [](double s, const QPointF& p) { return s < p.x(); });
    if (next == points.begin())
        return points.front().y();
    const QPointF a = *(next - 1);
    return next == points.end() ? a.y() : a.y() + (next->y() - a.y()) * (atS - a.x()) / (next->x() - a.x());
}

double stepAt(const std::vector<QPointF>& steps, double atS)
{
    const auto next = std::upper_bound(steps.begin(), steps.end(), atS, [](double s, const QPointF& p) { return s < p.x(); });
    return next == steps.begin() ? 0 : (next - 1)->y();
}

QString timeText(double atS)
{
    const auto s = static_cast<qint64>(std::llround(atS));
    return QStringLiteral("%1:%2:%3").arg(s / 3600).arg(s / 60 % 60, 2, 10, QLatin1Char('0')).arg(s % 60, 2, 10, QLatin1Char('0'));
}

} // namespace

OutageChart::Plot::Plot(OutageChart& owner, const ChartColors& chartColors)
    : plot(new QCustomPlot(&owner)), colors(chartColors), m_owner(owner), m_ticker(QSharedPointer<QCPAxisTickerTime>::create())
{
    plot->plotLayout()->clear();
    plot->setFocusProxy(&owner);
    plot->setFocusPolicy(Qt::NoFocus);
    plot->setMouseTracking(true);
    m_above = rectAt(0);
    m_below = rectAt(1);
    plot->plotLayout()->setRowStretchFactor(0, chargeShare);
    plot->plotLayout()->setRowStretchFactor(1, 1 - chargeShare);
    plot->plotLayout()->setRowSpacing(0);
    plot->setInteractions(QCP::iRangeDrag | QCP::iRangeZoom);
    QCPAxis *upper = m_above->axis(QCPAxis::atBottom), *lower = times();
    for (QCPAxis* axis : {upper, lower})
        axis->setTicker(m_ticker);
    upper->setTickLabels(false);
    QObject::connect(lower, qOverload<const QCPRange&>(&QCPAxis::rangeChanged), plot, [this, upper](const QCPRange& range) {
        upper->setRange(range);
        bound();
    });
    QObject::connect(upper, qOverload<const QCPRange&>(&QCPAxis::rangeChanged), plot,
                     [lower](const QCPRange& range) { lower->setRange(range); });
    QObject::connect(plot, &QCustomPlot::mousePress, plot, [this](QMouseEvent* event) { press(event); });
    QObject::connect(plot, &QCustomPlot::mouseMove, plot, [this](QMouseEvent* event) { move(event); });
    QObject::connect(plot, &QCustomPlot::mouseRelease, plot, [this](QMouseEvent* event) { release(event); });
}

QCPAxis* OutageChart::Plot::times() const
{
    return m_below->axis(QCPAxis::atBottom);
}

QCPAxisRect* OutageChart::Plot::rectAt(int row)
{
    auto* rect = new QCPAxisRect(plot);
    plot->plotLayout()->addElement(row, 0, rect);
    rect->setRangeDrag(Qt::Horizontal);
    rect->setRangeZoom(Qt::Horizontal);
    rect->setRangeZoomFactor(0.8);
    rect->setAutoMargins(QCP::msBottom);
    return rect;
}

void OutageChart::Plot::style(QCPAxis& axis) const
{
    axis.setBasePen(QPen(colors.faint));
    axis.setTickPen(QPen(colors.faint));
    axis.setSubTickPen(QPen(Qt::transparent));
    axis.setTickLabelColor(colors.ink);
    axis.setLabelColor(colors.faint);
    axis.grid()->setPen(QPen(colors.faint, 0, Qt::DotLine));
    axis.grid()->setZeroLinePen(QPen(colors.faint, 0, Qt::DotLine));
    axis.setTickLabelFont(m_owner.font());
    axis.setLabelFont(m_owner.font());
}

QString OutageChart::Plot::lineText(const OutagePicture::Line& line) const
{
    if (line.points.empty())
        return QStringLiteral("%1  %2").arg(line.name, line.note);
    return QStringLiteral("%1  %2 %").arg(line.name, QString::number(std::floor(valueAt(line.points, atS)), 'f', 0));
}

QString OutageChart::Plot::bandText(const OutagePicture::Band& band) const
{
    return QStringLiteral("%1  %2").arg(band.name, QString::number(stepAt(band.steps, atS), 'f', 0));
}

QCPItemLine* OutageChart::Plot::lineAcross(QCPAxisRect* rect, double x, const QPen& pen)
{
    auto* line = new QCPItemLine(plot);
    line->setClipAxisRect(rect);
    line->setPen(pen);
    line->setSelectable(false);
    for (QCPItemPosition* end : {line->start, line->end}) {
        end->setAxisRect(rect);
        end->setAxes(rect->axis(QCPAxis::atBottom), rect->axis(QCPAxis::atLeft));
        end->setTypeX(QCPItemPosition::ptPlotCoords);
        end->setTypeY(QCPItemPosition::ptAxisRectRatio);
    }
    line->start->setCoords(x, 0);
    line->end->setCoords(x, 1);
    return line;
}

void OutageChart::Plot::fillLines()
{
    QCPAxis *x = m_above->axis(QCPAxis::atBottom), *y = m_above->axis(QCPAxis::atLeft);
    y->setRange(-3, 108);
    y->setLabel(OutageChart::tr("Charge, %"));
    y->ticker()->setTickCount(4);
    y->setNumberFormat(QStringLiteral("f"));
    y->setNumberPrecision(0);
    for (size_t i = 0; i < picture.lines.size(); ++i) {
        const OutagePicture::Line& line = picture.lines[i];
        auto* graph = new QCPGraph(x, y);
        graph->setPen(line.points.empty() ? QPen(Qt::NoPen) : linePen(i, dark()));
        QVector<double> keys, values;
        for (const QPointF& p : line.points) {
            keys += p.x();
            values += p.y();
        }
        if (!line.points.empty() && keys.back() < picture.endS) {
            keys += picture.endS * 2;
            values += values.back();
        }
        graph->setData(keys, values, true);
    }
}

void OutageChart::Plot::fillBands()
{
    QCPAxis *x = times(), *y = m_below->axis(QCPAxis::atLeft);
    auto rows = QSharedPointer<QCPAxisTickerText>::create();
    const auto count = static_cast<double>(picture.bands.size());
    struct Look {
        QColor color;
        Qt::BrushStyle style;
    };
    const Look looks[] = {{colors.pass, Qt::Dense6Pattern},
                          {colors.fail, Qt::BDiagPattern},
                          {colors.fail, Qt::SolidPattern},
                          {colors.undecided, Qt::DiagCrossPattern},
                          {colors.faint, Qt::HorPattern}};
    for (size_t i = 0; i < picture.bands.size(); ++i) {
        const OutagePicture::Band& band = picture.bands[i];
        const double base = count - static_cast<double>(i) - 1;
        double most = std::max(1, band.of);
        for (const QPointF& p : band.steps)
            most = std::max(most, p.y());
        QVector<double> keys, values, floor;
        for (const QPointF& p : band.steps) {
            keys += p.x();
            values += base + bandHeight * p.y() / most;
            floor += base;
        }
        keys += picture.endS * 2;
        values += values.isEmpty() ? base : values.back();
        floor += base;
        const Look& look = looks[static_cast<size_t>(band.tone)];
        auto* ground = new QCPGraph(x, y);
        ground->setPen(QPen(colors.faint, 0));
        ground->setData(keys, floor, true);
        auto* graph = new QCPGraph(x, y);
        graph->setLineStyle(QCPGraph::lsStepLeft);
        graph->setPen(QPen(look.color, 1.4));
        graph->setBrush(QBrush(look.color, look.style));
        graph->setData(keys, values, true);
        ground->setLineStyle(QCPGraph::lsStepLeft);
        graph->setChannelFillGraph(ground);
        rows->addTick(base + bandHeight / 2, bandText(band));
    }
    y->setTicker(rows);
    y->setTickLength(0);
    y->grid()->setVisible(false);
    y->setRange(-0.1, count);
}

void OutageChart::Plot::fillEvents()
{
    // Ticks at the foot of the charges: where something happens.
    for (const double at : picture.events) {
        QCPItemLine* tick = lineAcross(m_above, at, QPen(colors.ink, 1));
        tick->start->setCoords(at, 0.94);
        lineAcross(m_below, at, QPen(colors.faint, 0, Qt::DotLine));
    }
}

// Room for the longest text that can stand there, so that the picture does not jump while the cursor moves; bands are called in smaller letters
// where their rows are low.
void OutageChart::Plot::fit()
{
    const QFontMetrics metrics(m_owner.font());
    const int above = metrics.height() + 2, below = metrics.height() + 8;
    const double row =
        (plot->height() - above - below) * (1 - chargeShare) / static_cast<double>(std::max<size_t>(picture.bands.size(), 1));
    QFont small = m_owner.font();
    small.setPixelSize(std::clamp(static_cast<int>(row) - 1, smallestText, QFontInfo(small).pixelSize()));
    m_below->axis(QCPAxis::atLeft)->setTickLabelFont(small);
    int left = metrics.horizontalAdvance(QStringLiteral("100")) + 2 * metrics.height();
    for (const OutagePicture::Band& band : picture.bands)
        left = std::max(left, QFontMetrics(small).horizontalAdvance(band.name + QStringLiteral("  0000")) + 10);
    m_above->setMargins({left, above, 6, 0});
    m_below->setMargins({left, 2, 6, 0});
}

int OutageChart::Plot::legendWidth() const
{
    const QFontMetrics metrics(m_owner.font());
    int width = 0;
    for (const OutagePicture::Line& line : picture.lines) {
        const QString rest = line.points.empty() ? line.note : QStringLiteral("100 %");
        width = std::max(width, metrics.horizontalAdvance(line.name + QStringLiteral("  ") + rest));
    }
    return picture.lines.empty() ? 0 : width + sampleWidth + 16;
}

// One below the other beside the charges; what has no room is counted.
void OutageChart::Plot::paintLegend(QPainter& painter, const QRect& rect) const
{
    const int step = QFontMetrics(m_owner.font()).height() + 2;
    const int room = std::max(rect.height() / step, 1), all = static_cast<int>(picture.lines.size());
    const int shown = all <= room ? all : room - 1;
    painter.setFont(m_owner.font());
    for (int i = 0; i < shown; ++i) {
        const OutagePicture::Line& line = picture.lines[static_cast<size_t>(i)];
        const int middle = rect.top() + i * step + step / 2;
        if (!line.points.empty()) {
            painter.setPen(linePen(static_cast<size_t>(i), dark()));
            painter.drawLine(rect.left(), middle, rect.left() + sampleWidth, middle);
        }
        painter.setPen(line.points.empty() ? colors.faint : colors.ink);
        painter.drawText(QRect(rect.left() + sampleWidth + 6, rect.top() + i * step, rect.width(), step),
                         Qt::AlignVCenter | Qt::TextDontClip, lineText(line));
    }
    painter.setPen(colors.faint);
    if (shown < all)
        painter.drawText(QRect(rect.left(), rect.top() + shown * step, rect.width(), step), Qt::AlignVCenter | Qt::TextDontClip,
                         OutageChart::tr("and %1 more").arg(all - shown));
}

void OutageChart::Plot::fill()
{
    plot->clearItems();
    plot->clearPlottables();
    plot->setBackground(colors.paper);
    for (QCPAxisRect* rect : {m_above, m_below})
        for (QCPAxis* axis : rect->axes())
            style(*axis);
    m_above->axis(QCPAxis::atTop)->setVisible(false);
    m_above->axis(QCPAxis::atRight)->setVisible(false);
    m_below->axis(QCPAxis::atTop)->setVisible(false);
    m_below->axis(QCPAxis::atRight)->setVisible(false);
    fillLines();
    fillBands();
    fillEvents();
    fit();
    const QPen pen(colors.ink, 2);
    m_cursorAbove = lineAcross(m_above, atS, pen);
    m_cursorBelow = lineAcross(m_below, atS, pen);
    m_cursorText = new QCPItemText(plot);
    m_cursorText->setClipToAxisRect(false);
    m_cursorText->setSelectable(false);
    m_cursorText->position->setAxisRect(m_above);
    m_cursorText->position->setAxes(m_above->axis(QCPAxis::atBottom), m_above->axis(QCPAxis::atLeft));
    m_cursorText->position->setTypeX(QCPItemPosition::ptPlotCoords);
    m_cursorText->position->setTypeY(QCPItemPosition::ptAxisRectRatio);
    m_cursorText->setPadding({4, 1, 4, 1});
    m_cursorText->setColor(colors.paper);
    m_cursorText->setBrush(colors.ink);
    m_cursorText->setPen(Qt::NoPen);
    m_cursorText->setFont(m_owner.font());
    moveCursor();
}

void OutageChart::Plot::moveCursor()
{
    for (QCPItemLine* line : {m_cursorAbove, m_cursorBelow}) {
        line->start->setCoords(atS, 0);
        line->end->setCoords(atS, 1);
    }
    m_cursorText->setText(timeText(atS));
    // The text stays inside at both ends.
    const QCPRange range = times()->range();
    const double share = (atS - range.lower) / range.size();
    m_cursorText->setVisible(share >= -0.001 && share <= 1.001);
    m_cursorText->setPositionAlignment(Qt::AlignBottom | (share < 0.1 ? Qt::AlignLeft : share > 0.9 ? Qt::AlignRight : Qt::AlignHCenter));
    m_cursorText->position->setCoords(atS, 0);
    auto rows = qSharedPointerCast<QCPAxisTickerText>(m_below->axis(QCPAxis::atLeft)->ticker());
    rows->clear();
    for (size_t i = 0; i < picture.bands.size(); ++i)
        rows->addTick(static_cast<double>(picture.bands.size() - i) - 1 + bandHeight / 2, bandText(picture.bands[i]));
    m_owner.update(); // the legend says what is left
    plot->replot(QCustomPlot::rpQueuedReplot);
}

// Nothing is shown that is not part of the outage; seconds are told where they differ.
void OutageChart::Plot::bound()
{
    const double before = picture.endS * 0.01;
    const QCPRange range = times()->range();
    const double size = std::clamp(range.size(), closest, picture.endS + before);
    const double lower = std::clamp(range.lower, -before, picture.endS - size);
    const QCPRange good(lower, lower + size);
    m_ticker->setTimeFormat(size < 15 * secondsPerMinute ? QStringLiteral("%h:%m:%s") : QStringLiteral("%h:%m"));
    if (std::abs(good.lower - range.lower) > 1e-9 || std::abs(good.upper - range.upper) > 1e-9)
        times()->setRange(good);
    else if (m_cursorText)
        moveCursor();
}

bool OutageChart::Plot::isAtCursor(const QPointF& place) const
{
    const bool inside = m_above->outerRect().united(m_below->outerRect()).contains(place.toPoint());
    return inside && std::abs(times()->coordToPixel(atS) - place.x()) <= grabWidth;
}

void OutageChart::Plot::press(QMouseEvent* event)
{
    m_owner.setFocus(Qt::MouseFocusReason);
    m_pressed = event->position();
    const bool inside = m_above->rect().united(m_below->rect()).contains(event->pos());
    m_drag = event->button() != Qt::LeftButton || !(inside || isAtCursor(m_pressed)) ? Drag::None
        : isAtCursor(m_pressed)                                                      ? Drag::Cursor
                                                                                     : Drag::Picture;
    plot->setInteraction(QCP::iRangeDrag, m_drag != Drag::Cursor);
}

void OutageChart::Plot::move(QMouseEvent* event)
{
    if (m_drag == Drag::Cursor)
        m_owner.choose(times()->pixelToCoord(event->position().x()));
    else if (m_drag == Drag::None)
        plot->setCursor(isAtCursor(event->position()) ? Qt::SplitHCursor : Qt::ArrowCursor);
}

void OutageChart::Plot::release(QMouseEvent* event)
{
    // A click puts the cursor where it is; what moved the picture was none.
    const bool click = (event->position() - m_pressed).manhattanLength() < QApplication::startDragDistance();
    if (m_drag == Drag::Picture && click)
        m_owner.choose(times()->pixelToCoord(event->position().x()));
    m_drag = Drag::None;
    plot->setInteraction(QCP::iRangeDrag, true);
}

} // namespace sp::ui
