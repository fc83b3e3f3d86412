// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/egress/storey_input.h"

#include <QImage>
#include <QPainterPath>
#include <QRectF>
#include <functional>

namespace sp::ui {

/// How far it is to an exit from everywhere on a storey, on a grid; made in the background. Lengths are mm.
struct EgressHeat {
    quint64 revision = 0, moment = 0; ///< of the study
    QString storey; ///< id
    QRectF box; ///< scene, of the grid; points of it stand in the middle of their squares
    int columns = 0, rows = 0;
    std::vector<float> mm; ///< row by row from the top; negative: no floor, or no way out
    double most = 0;
    QPainterPath floor; ///< scene, of what people walk on
    double at(int column, int row) const { return static_cast<double>(mm[static_cast<size_t>(row * columns + column)]); }
};

/// nullptr when it was stopped. `input` as the study has it; what is not known counts as closed.
std::shared_ptr<const EgressHeat> makeHeat(const StoreyInput& input, const std::function<bool()>& stop = {});

struct HeatScale {
    double step = 0; ///< mm, round in the units
    int steps = 0; ///< that reach the farthest point
    bool operator==(const HeatScale&) const = default;
};
HeatScale heatScale(const EgressHeat& heat, bool us);

/// The same as a picture with lines of equal distance at round steps of the units.
struct HeatPicture {
    QImage image; ///< a pixel for each square of the grid
    struct Line {
        double mm = 0;
        QPainterPath path; ///< scene
        std::vector<QPointF> labels; ///< on it
    };
    std::vector<Line> lines;
};
HeatPicture heatPicture(const EgressHeat& heat, bool us, bool dark);
/// Of a part of the way from the nearest point, 0, to the farthest, 1.
QColor heatColor(double part, bool dark);
/// "25 ft", "10 m": a round step of the units.
QString heatLabel(double mm, bool us);

} // namespace sp::ui
