// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/interop/dxf/dxf_drawing.h"

#include <QHash>

namespace sp::dxf {

/// A block put into the drawing or into another block.
struct Insert {
    QString block;
    DxfPoint at;
    double scaleX = 1, scaleY = 1;
    double turned = 0; ///< degrees
    int columns = 1, rows = 1;
    double columnStep = 0, rowStep = 0;
    quint16 layer = 0;
};

/// A block as the file defines it; the model space is one without a base.
struct Block {
    DxfPoint base;
    std::vector<DxfStroke> strokes;
    std::vector<DxfText> texts;
    std::vector<Insert> inserts;
};

/// Draws a block and what it inserts into `out`. What lies on layer 0 of a block takes the layer of its insert. False when there would
/// be more points than a plan can carry: blocks of blocks grow without end.
bool draw(const Block& space, const QHash<QString, Block>& blocks, DxfDrawing& out);

} // namespace sp::dxf
