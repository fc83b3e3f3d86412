// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>
#include <QStringList>
#include <optional>
#include <vector>

namespace sp {

/// A point of a drawing in its own units.
struct DxfPoint {
    double x = 0, y = 0;
};

/// One line, polyline or curve; curves are broken into straight parts of 5 degrees at most.
struct DxfStroke {
    enum class From : quint8 { Line, Polyline, Arc, Circle, Ellipse, Spline, Face, Hatch } from = From::Line;
    std::vector<DxfPoint> points;
    bool closed = false;
    quint16 layer = 0; ///< row of DxfDrawing::layers
};

struct DxfText {
    DxfPoint at; ///< left end of the base line
    double height = 0;
    double turned = 0; ///< degrees, counter-clockwise
    QString text;
    quint16 layer = 0;
};

/// What a DXF file draws in its model space, blocks expanded, seen from above. Layers that are off or frozen are read and named as hidden.
struct DxfDrawing {
    std::vector<DxfStroke> strokes;
    std::vector<DxfText> texts;
    struct Layer {
        QString name;
        bool hidden = false;
    };
    std::vector<Layer> layers;
    std::optional<double> unitMm; ///< millimetres in one drawing unit as $INSUNITS says; files often say it wrongly
    DxfPoint least, most; ///< box of everything drawn
    QStringList notes; ///< what was left out: "12 entities of kind WIPEOUT"
};

/// Reads text and binary DXF. Errors: no DXF, nothing drawn in it, a binary file that ends early, more than can be drawn.
Result<DxfDrawing> readDxf(const QByteArray& bytes);
Result<DxfDrawing> readDxfFile(const QString& path);

} // namespace sp
