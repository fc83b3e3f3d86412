// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/charts.h"

#include <QPointF>

namespace sp::ui {

/// People against time.
struct PeoplePicture {
    struct Line {
        QString name; ///< in the legend; empty: it is not in it
        int color = 0; ///< what it is of: lines of one thing have one colour
        int dash = 0; ///< the variant: lines of one variant have one stroke
        std::vector<QPointF> points; ///< seconds and people
    };
    std::vector<Line> lines;
    QString axis; ///< of the people
    QString nothing; ///< said in place of an empty picture
    double endS = 60;
    double most = 1;
};

/// People left, or who wait, against time. The wheel and the plus, minus and 0 keys zoom in time, dragging, Left and Right move. Strokes tell
/// variants apart without colour, the legend names things and variants.
class PeopleChart final : public QWidget {
    Q_OBJECT
public:
    explicit PeopleChart(const ChartColors& colors, QWidget* parent = nullptr);
    void setPicture(PeoplePicture picture);
    const PeoplePicture& picture() const { return m_picture; }
    void setColors(const ChartColors& colors);
    /// The stretch of time that is seen.
    std::pair<double, double> range() const;

    QSize sizeHint() const override { return {560, 220}; }
    QSize minimumSizeHint() const override { return {260, 120}; }

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void fill();
    void show(double lower, double upper);

    QCustomPlot* m_plot;
    ChartColors m_colors;
    PeoplePicture m_picture;
};

} // namespace sp::ui
