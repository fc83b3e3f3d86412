// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/people_chart.h"

#include <qcustomplot.h>
#include <QKeyEvent>
#include <QVBoxLayout>

namespace sp::ui {

namespace {

constexpr int focusFrame = 2; // pixels
constexpr double closest = 10; // seconds that are seen at least

QPen penOf(const PeoplePicture::Line& line, bool dark)
{
    static constexpr QRgb light[] = {0xff0b6bcb, 0xffb45309, 0xff2e7d32, 0xff6a3fb5, 0xffad1457, 0xff455a64, 0xff00838f, 0xff795548};
    static constexpr QRgb onDark[] = {0xff4ea1f7, 0xffffa726, 0xff81c784, 0xffb39ddb, 0xfff48fb1, 0xffb0bec5, 0xff4dd0e1, 0xffbcaaa4};
    static const QList<QList<qreal>> dashes{{}, {7, 3}, {2, 2}, {9, 3, 2, 3}};
    const auto i = static_cast<size_t>(line.color) % std::size(light);
    QPen pen(QColor(dark ? onDark[i] : light[i]), 2);
    if (const auto& dash = dashes[line.dash % dashes.size()]; !dash.isEmpty())
        pen.setDashPattern(dash);
    pen.setCapStyle(Qt::FlatCap);
    return pen;
}

} // namespace

PeopleChart::PeopleChart(const ChartColors& colors, QWidget* parent) : QWidget(parent), m_plot(new QCustomPlot(this)), m_colors(colors)
{
    setObjectName(QStringLiteral("peopleChart"));
    setAccessibleName(tr("People against time"));
    setFocusPolicy(Qt::StrongFocus);
    m_plot->setFocusProxy(this);
    m_plot->setFocusPolicy(Qt::NoFocus);
    m_plot->setInteractions(QCP::iRangeDrag | QCP::iRangeZoom);
    m_plot->axisRect()->setRangeDrag(Qt::Horizontal);
    m_plot->axisRect()->setRangeZoom(Qt::Horizontal);
    // The legend stands beside the picture: it never covers a line.
    auto* beside = new QCPLayoutGrid;
    m_plot->plotLayout()->addElement(0, 1, beside);
    beside->addElement(0, 0, m_plot->legend);
    beside->addElement(1, 0, new QCPLayoutElement(m_plot));
    beside->setRowStretchFactor(0, 0.001);
    m_plot->plotLayout()->setColumnStretchFactor(1, 0.001);
    connect(m_plot->xAxis, qOverload<const QCPRange&>(&QCPAxis::rangeChanged), this, [this](const QCPRange& r) { show(r.lower, r.upper); });
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(focusFrame, focusFrame, focusFrame, focusFrame);
    layout->addWidget(m_plot);
    setPicture({});
}

void PeopleChart::setPicture(PeoplePicture picture)
{
    const bool other = picture.endS != m_picture.endS;
    m_picture = std::move(picture);
    fill();
    if (other)
        show(0, m_picture.endS);
}

void PeopleChart::setColors(const ChartColors& colors)
{
    m_colors = colors;
    fill();
}

std::pair<double, double> PeopleChart::range() const
{
    return {m_plot->xAxis->range().lower, m_plot->xAxis->range().upper};
}

// Nothing is shown that is before the alarm or after the last one.
void PeopleChart::show(double lower, double upper)
{
    const double size = std::clamp(upper - lower, std::min(closest, m_picture.endS), m_picture.endS);
    const double from = std::clamp(lower, 0.0, m_picture.endS - size);
    if (const QCPRange good(from, from + size); good != m_plot->xAxis->range())
        m_plot->xAxis->setRange(good);
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void PeopleChart::fill()
{
    const bool dark = m_colors.paper.lightness() < 128;
    m_plot->clearItems();
    m_plot->clearPlottables();
    m_plot->setBackground(m_colors.paper);
    for (QCPAxis* axis : {m_plot->xAxis, m_plot->yAxis}) {
        axis->setBasePen(QPen(m_colors.faint));
        axis->setTickPen(QPen(m_colors.faint));
        axis->setSubTickPen(QPen(Qt::transparent));
        axis->setTickLabelColor(m_colors.ink);
        axis->setLabelColor(m_colors.ink);
        axis->setTickLabelFont(font());
        axis->setLabelFont(font());
        axis->grid()->setPen(QPen(m_colors.faint, 0, Qt::DotLine));
        axis->setNumberFormat(QStringLiteral("f"));
        axis->setNumberPrecision(0);
    }
    m_plot->yAxis->ticker()->setTickCount(4);
    m_plot->xAxis->setLabel(tr("Seconds after the alarm"));
    m_plot->yAxis->setLabel(m_picture.axis);
    m_plot->yAxis->setRange(0, m_picture.most * 1.05);
    for (const PeoplePicture::Line& line : m_picture.lines) {
        QCPGraph* graph = m_plot->addGraph();
        graph->setName(line.name);
        if (line.name.isEmpty())
            graph->removeFromLegend();
        graph->setPen(penOf(line, dark));
        QVector<double> keys, values;
        for (const QPointF& p : line.points) {
            keys += p.x();
            values += p.y();
        }
        graph->setData(keys, values, true);
    }
    m_plot->legend->setVisible(!m_picture.lines.empty());
    m_plot->legend->setBorderPen(Qt::NoPen);
    m_plot->legend->setBrush(Qt::NoBrush);
    m_plot->legend->setTextColor(m_colors.ink);
    m_plot->legend->setFont(font());
    m_plot->legend->setRowSpacing(0);
    m_plot->legend->setMargins({4, 0, 4, 0});
    m_plot->legend->setIconSize(34, QFontMetrics(font()).height());
    if (m_picture.lines.empty() && !m_picture.nothing.isEmpty()) {
        auto* text = new QCPItemText(m_plot);
        text->position->setType(QCPItemPosition::ptAxisRectRatio);
        text->position->setCoords(0.5, 0.5);
        text->setText(m_picture.nothing);
        text->setColor(m_colors.ink);
        text->setFont(font());
        text->setSelectable(false);
    }
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void PeopleChart::keyPressEvent(QKeyEvent* event)
{
    const auto [lower, upper] = range();
    const double size = upper - lower;
    switch (event->key()) {
    case Qt::Key_Left: show(lower - size / 4, upper - size / 4); break;
    case Qt::Key_Right: show(lower + size / 4, upper + size / 4); break;
    case Qt::Key_Plus:
    case Qt::Key_Equal: show(lower, lower + size / 1.6); break;
    case Qt::Key_Minus: show(lower, lower + size * 1.6); break;
    case Qt::Key_0: show(0, m_picture.endS); break;
    default: QWidget::keyPressEvent(event); return;
    }
    event->accept();
}

// Another size of letters asks for another room.
void PeopleChart::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        fill();
}

void PeopleChart::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    update();
}

void PeopleChart::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    update();
}

void PeopleChart::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_colors.paper);
    if (!hasFocus())
        return;
    painter.setPen(QPen(palette().color(QPalette::Highlight), 2));
    painter.drawRect(rect().adjusted(1, 1, -1, -1));
}

} // namespace sp::ui
