// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/charts.h"

#include <qcustomplot.h>
#include <QVBoxLayout>

namespace sp::ui {

namespace {

void fill(QCustomPlot& plot, const std::vector<PackBar>& bars, const ChartColors& colors)
{
    plot.clearPlottables();
    plot.setBackground(colors.paper);
    struct Part {
        QString name;
        QColor color;
        Qt::BrushStyle style;
        qint64 PackBar::*count;
    };
    const Part parts[] = {{QCoreApplication::translate("Charts", "fails"), colors.fail, Qt::SolidPattern, &PackBar::fail},
                          {QCoreApplication::translate("Charts", "undecided"), colors.undecided, Qt::BDiagPattern, &PackBar::undecided},
                          {QCoreApplication::translate("Charts", "passes"), colors.pass, Qt::Dense4Pattern, &PackBar::pass}};
    QVector<double> keys;
    auto ticker = QSharedPointer<QCPAxisTickerText>::create();
    for (size_t i = 0; i < bars.size(); ++i) {
        const double key = static_cast<double>(bars.size() - i); // the first pack on top
        keys += key;
        ticker->addTick(key, bars[i].pack);
    }
    QCPBars* below = nullptr;
    double most = 1;
    for (const Part& part : parts) {
        auto* bar = new QCPBars(plot.yAxis, plot.xAxis);
        bar->setName(part.name);
        bar->setPen(QPen(part.color, 1));
        bar->setBrush(QBrush(part.color, part.style));
        bar->setWidth(0.6);
        QVector<double> values;
        for (const PackBar& b : bars)
            values += static_cast<double>(b.*part.count);
        bar->setData(keys, values);
        if (below)
            bar->moveAbove(below);
        below = bar;
    }
    for (const PackBar& b : bars)
        most = std::max(most, static_cast<double>(b.fail + b.undecided + b.pass));
    plot.yAxis->setTicker(ticker);
    plot.yAxis->setRange(0.4, static_cast<double>(bars.size()) + 0.6);
    plot.yAxis->setTickLength(0);
    plot.yAxis->setSubTickLength(0);
    plot.yAxis->grid()->setVisible(false);
    plot.xAxis->setRange(0, most * 1.05);
    plot.xAxis->setLabel(QCoreApplication::translate("Charts", "rules applied to doors, rooms, valves and supplies"));
    plot.xAxis->ticker()->setTickCount(4);
    plot.xAxis->setNumberFormat(QStringLiteral("f"));
    plot.xAxis->setNumberPrecision(0);
    for (QCPAxis* axis : {plot.xAxis, plot.yAxis}) {
        axis->setBasePen(QPen(colors.faint));
        axis->setTickPen(QPen(colors.faint));
        axis->setSubTickPen(QPen(Qt::transparent));
        axis->setTickLabelColor(colors.ink);
        axis->setLabelColor(colors.faint);
        axis->grid()->setPen(QPen(colors.faint, 0, Qt::DotLine));
    }
    // The legend stands above the bars, in one line: it never covers one.
    if (plot.plotLayout()->rowCount() == 1) {
        plot.plotLayout()->insertRow(0);
        auto* row = new QCPLayoutGrid;
        plot.plotLayout()->addElement(0, 0, row);
        row->addElement(0, 0, plot.legend);
        plot.plotLayout()->setRowStretchFactor(0, 0.001);
    }
    plot.legend->setVisible(true);
    plot.legend->setFillOrder(QCPLegend::foColumnsFirst);
    plot.legend->setBorderPen(Qt::NoPen);
    plot.legend->setBrush(Qt::NoBrush);
    plot.legend->setTextColor(colors.ink);
}

} // namespace

PackChart::PackChart(const ChartColors& colors, QWidget* parent) : QWidget(parent), m_plot(new QCustomPlot(this)), m_colors(colors)
{
    setAccessibleName(tr("Findings by rule pack"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_plot);
    m_plot->setBackground(colors.paper);
    m_plot->setMinimumHeight(90);
}

void PackChart::setBars(const std::vector<PackBar>& bars)
{
    m_bars = bars;
    fill(*m_plot, bars, m_colors);
    m_plot->setMinimumHeight(70 + 18 * static_cast<int>(bars.size()));
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void PackChart::setColors(const ChartColors& colors)
{
    m_colors = colors;
    setBars(m_bars);
}

void drawPackChart(QPainter& painter, const QRect& rect, const std::vector<PackBar>& bars, const ChartColors& colors)
{
    QCustomPlot plot;
    fill(plot, bars, colors);
    QPicture picture;
    QCPPainter recorder;
    recorder.begin(&picture);
    recorder.setMode(QCPPainter::pmVectorized);
    plot.toPainter(&recorder, rect.width(), rect.height());
    recorder.end();
    painter.drawPicture(rect.topLeft(), picture);
}

} // namespace sp::ui
