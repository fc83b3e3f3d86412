// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/outage_plot.h"

#include <qcustomplot.h>
#include <QKeyEvent>
#include <QVBoxLayout>

namespace sp::ui {

namespace {
constexpr double secondsPerMinute = 60, secondsPerHour = 3600;
constexpr int focusFrame = 2; // pixels
} // namespace

OutageChart::OutageChart(const ChartColors& colors, QWidget* parent) : QWidget(parent), m_plot(std::make_unique<Plot>(*this, colors))
{
    setObjectName(QStringLiteral("outageChart"));
    setAccessibleName(tr("Course of the outage"));
    setFocusPolicy(Qt::StrongFocus);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(focusFrame, focusFrame, focusFrame, focusFrame);
    layout->addWidget(m_plot->plot);
    setPicture({});
}

OutageChart::~OutageChart()
{
    delete m_plot->plot; // before what its signals lead to
}

const OutagePicture& OutageChart::picture() const
{
    return m_plot->picture;
}

void OutageChart::setPicture(OutagePicture picture)
{
    const bool other = picture.endS != m_plot->picture.endS;
    m_plot->picture = std::move(picture);
    m_plot->atS = std::clamp(m_plot->atS, 0.0, m_plot->picture.endS);
    layout()->setContentsMargins(focusFrame, focusFrame, focusFrame + m_plot->legendWidth(), focusFrame);
    m_plot->fill();
    if (other)
        zoomFit();
    else
        m_plot->bound();
}

void OutageChart::setColors(const ChartColors& colors)
{
    m_plot->colors = colors;
    m_plot->fill();
}

void OutageChart::setTime(double atS)
{
    m_plot->atS = std::clamp(atS, 0.0, m_plot->picture.endS);
    m_plot->moveCursor();
}

double OutageChart::time() const
{
    return m_plot->atS;
}

std::pair<double, double> OutageChart::range() const
{
    const QCPRange range = m_plot->times()->range();
    return {range.lower, range.upper};
}

void OutageChart::choose(double atS)
{
    const double before = time();
    setTime(std::isfinite(atS) ? atS : before);
    // The cursor is never left out of sight.
    const auto [lower, upper] = range();
    if (time() < lower || time() > upper)
        m_plot->times()->setRange(time() - (upper - lower) / 2, time() + (upper - lower) / 2);
    if (time() != before)
        emit timeChosen(time());
}

void OutageChart::zoomFit()
{
    m_plot->times()->setRange(-m_plot->picture.endS * 0.01, m_plot->picture.endS);
    m_plot->bound();
}

void OutageChart::zoom(double factor)
{
    m_plot->times()->scaleRange(1 / factor, time());
    m_plot->bound();
}

void OutageChart::keyPressEvent(QKeyEvent* event)
{
    const std::vector<double>& events = m_plot->picture.events;
    const double step = event->modifiers() & Qt::ShiftModifier ? secondsPerHour : secondsPerMinute;
    const bool pan = event->modifiers() & Qt::ControlModifier;
    const auto [lower, upper] = range();
    const auto shift = [&](double by) { m_plot->times()->setRange(lower + by * (upper - lower), upper + by * (upper - lower)); };
    switch (event->key()) {
    case Qt::Key_Left: pan ? shift(-0.25) : choose(time() - step); break;
    case Qt::Key_Right: pan ? shift(0.25) : choose(time() + step); break;
    case Qt::Key_PageDown: {
        const auto next = std::upper_bound(events.begin(), events.end(), time());
        choose(next == events.end() ? time() : *next);
        break;
    }
    case Qt::Key_PageUp: {
        const auto at = std::lower_bound(events.begin(), events.end(), time());
        choose(at == events.begin() ? time() : *(at - 1));
        break;
    }
    case Qt::Key_Home: choose(0); break;
    case Qt::Key_End: choose(m_plot->picture.endS); break;
    case Qt::Key_Plus:
    case Qt::Key_Equal: zoom(1.6); break;
    case Qt::Key_Minus: zoom(1 / 1.6); break;
    case Qt::Key_0: zoomFit(); break;
    default: QWidget::keyPressEvent(event); return;
    }
    event->accept();
}

void OutageChart::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    layout()->activate(); // the plot has its new size
    m_plot->fit();
    m_plot->plot->replot(QCustomPlot::rpQueuedReplot);
}

// Another size of letters asks for another room.
void OutageChart::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        setPicture(m_plot->picture);
}

void OutageChart::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    update();
}

void OutageChart::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    update();
}

void OutageChart::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_plot->colors.paper);
    const int left = m_plot->plot->geometry().right() + 5, top = fontMetrics().height() + 2;
    m_plot->paintLegend(painter, QRect(left, top, width() - left - focusFrame, height() - top - focusFrame));
    if (!hasFocus())
        return;
    painter.setPen(QPen(palette().color(QPalette::Highlight), 2));
    painter.drawRect(rect().adjusted(1, 1, -1, -1));
}

} // namespace sp::ui
