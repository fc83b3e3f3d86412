// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QImage>
#include <QPainterPath>
#include <QString>

namespace sp::ui {

/// Pictures, PDF pages and DXF drawings as they lie under a plan.
enum class UnderlayKind : quint8 { Picture, Pdf, Dxf };
/// By the suffix of a file; nullopt for other files.
std::optional<UnderlayKind> underlayKind(const QString& file);
/// "Pictures, PDF and DXF (*.png ...)": the filter of a file dialog.
QString underlayFilter();

/// A loaded drawing. Its units: pixels of a picture, points of a PDF page, drawing units of a DXF; origin lower left, y up.
struct UnderlayPicture {
    std::vector<QImage> levels; ///< of a picture or page, each half as large as the one before; none for a DXF
    struct Lines { ///< some strokes of a DXF, y down as painters have it, with their box: most of a large drawing is off the screen
        QPainterPath path;
        QRectF box;
    };
    std::vector<Lines> lines;
    QSizeF size; ///< in units; of a DXF its extent
    QPointF origin; ///< in units: where the extent's lower left corner lies from the origin (DXF only)
    double unitMm = 0; ///< what the file says of its unit in the drawn world, 0: nothing. A DXF's `$INSUNITS`
    int pages = 1;
    QString note; ///< what was left out, empty: nothing
};

/// Reads a file. `page` from 1. Errors: it is not there, it is of another kind, broken, without such a page, or too large.
Result<std::shared_ptr<const UnderlayPicture>> loadUnderlay(const QString& file, int page);

} // namespace sp::ui
