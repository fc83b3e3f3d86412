// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/charts.h"

#include <QPointF>
#include <QStringList>
#include <memory>

namespace sp::ui {

/// What a chart of an outage shows; times are seconds since the mains were lost.
struct OutagePicture {
    /// Charge of one supply: straight lines between points of time and percent, level after the last.
    struct Line {
        QString name;
        std::vector<QPointF> points; ///< empty: `note` says why there is no line
        QString note; ///< "no battery", "not known"
    };
    /// How many of something there are, from each time on.
    struct Band {
        enum class Tone : quint8 { Good, Bad, Worst, Unknown, Neutral };
        QString name;
        Tone tone = Tone::Neutral;
        std::vector<QPointF> steps; ///< time and count; the first one is before the outage
        int of = 0; ///< the most that there can be; 0: the most that there is
    };
    std::vector<Line> lines;
    std::vector<Band> bands; ///< from above
    std::vector<double> events; ///< in order of time
    double endS = 3600;
};

/// Charge of the batteries over time, what it means below, and a cursor of time that is dragged, clicked or stepped: Left and Right a minute (with
/// Shift an hour), Page Up and Page Down an event, Home and End; plus, minus and 0 zoom, Ctrl with Left and Right moves the picture. Dashes and
/// hatching tell lines and bands apart without colour.
class OutageChart final : public QWidget {
    Q_OBJECT
public:
    explicit OutageChart(const ChartColors& colors, QWidget* parent = nullptr);
    ~OutageChart() override;

    void setPicture(OutagePicture picture);
    const OutagePicture& picture() const;
    void setColors(const ChartColors& colors);
    /// Where the cursor stands. Only a person makes the signal come.
    void setTime(double atS);
    double time() const;
    void zoomFit();
    /// About the cursor; greater than 1 shows less.
    void zoom(double factor);
    /// The stretch of time that is seen.
    std::pair<double, double> range() const;

    QSize sizeHint() const override { return {700, 260}; }
    QSize minimumSizeHint() const override { return {320, 150}; }

signals:
    void timeChosen(double atS);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    class Plot; ///< outage_plot.h
    void choose(double atS);
    std::unique_ptr<Plot> m_plot;
};

} // namespace sp::ui
