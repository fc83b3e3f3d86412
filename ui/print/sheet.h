// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/print/documents.h"
#include "ui/print/page_set.h"

#include <optional>

namespace sp::ui {

/// The paper, head and foot that all documents share.
struct Sheet {
    QString title; ///< "DOOR SCHEDULE"
    QString foot; ///< a sentence that stands on every page
    bool large = false; ///< 11 x 17 in or A3, landscape; else letter or A4, upright
    std::optional<QSizeF> paper = std::nullopt; ///< points; another size than those
};

/// Paper with margins that leave room for head and foot.
PageSet pagesFor(const Sheet& sheet, const Project& project, const Typeface& face);
/// Writes head and foot of every page: project, title, revision, date, page x of y.
void finishSheet(PageSet& pages, const Sheet& sheet, const Project& project, const PrintOptions& options);
PdfInfo infoFor(const Sheet& sheet, const Project& project, const PrintOptions& options);
/// The date of the options, else the newest of the plan.
QString dateOf(const Project& project, const PrintOptions& options);
QString authorOf(const Project& project, const PrintOptions& options);

} // namespace sp::ui
