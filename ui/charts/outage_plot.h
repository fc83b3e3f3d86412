// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/outage_chart.h"

#include <QSharedPointer>

class QCPAxis;
class QCPAxisRect;
class QCPAxisTickerTime;
class QCPItemLine;
class QCPItemText;
class QMouseEvent;

namespace sp::ui {

/// The picture as QCustomPlot draws it: charges above, bands below, one axis of time.
class OutageChart::Plot final {
public:
    Plot(OutageChart& owner, const ChartColors& chartColors);
    void fill();
    void moveCursor();
    void fit(); ///< to another size
    void paintLegend(QPainter& painter, const QRect& rect) const;
    int legendWidth() const;
    void bound();
    bool dark() const { return colors.paper.lightness() < 128; }
    QCPAxis* times() const;

    QCustomPlot* plot;
    ChartColors colors;
    OutagePicture picture;
    double atS = 0;

private:
    QCPAxisRect* rectAt(int row);
    void style(QCPAxis& axis) const;
    void fillLines();
    void fillBands();
    void fillEvents();
    QCPItemLine* lineAcross(QCPAxisRect* rect, double x, const QPen& pen);
    QString bandText(const OutagePicture::Band& band) const;
    QString lineText(const OutagePicture::Line& line) const;
    void press(QMouseEvent* event);
    void move(QMouseEvent* event);
    void release(QMouseEvent* event);
    bool isAtCursor(const QPointF& place) const;

    OutageChart& m_owner;
    QCPAxisRect *m_above, *m_below;
    QSharedPointer<QCPAxisTickerTime> m_ticker;
    QCPItemLine *m_cursorAbove = nullptr, *m_cursorBelow = nullptr;
    QCPItemText* m_cursorText = nullptr;
    QPointF m_pressed;
    enum class Drag : quint8 { None, Cursor, Picture } m_drag = Drag::None;
};

} // namespace sp::ui
