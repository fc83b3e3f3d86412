// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QString>
#include <QWidget>
#include <vector>

class QCustomPlot;
class QPainter;

namespace sp::ui {

/// How the rules of one pack came out, in pairs of rule and subject.
struct PackBar {
    QString pack;
    qint64 fail = 0, undecided = 0, pass = 0;
};

struct ChartColors {
    QColor paper, ink, faint;
    QColor fail, undecided, pass;
};

/// Stacked bars, one for each pack; hatching tells the parts apart without colour.
class PackChart final : public QWidget {
    Q_OBJECT
public:
    explicit PackChart(const ChartColors& colors, QWidget* parent = nullptr);
    void setBars(const std::vector<PackBar>& bars);
    void setColors(const ChartColors& colors);

private:
    QCustomPlot* m_plot;
    ChartColors m_colors;
    std::vector<PackBar> m_bars;
};

/// Draws the same chart into a report.
void drawPackChart(QPainter& painter, const QRect& rect, const std::vector<PackBar>& bars, const ChartColors& colors);

} // namespace sp::ui
