// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QRectF>
#include <QString>
#include <vector>

namespace sp::ui {

struct PdfInfo {
    QString title, subject, author;
    QString date; ///< ISO; empty: the file says no date
};

/// A place in a document: page from 0, y in points from the top.
struct PdfPlace {
    int page = 0;
    double y = 0;
};

struct PdfBookmark {
    int level = 0; ///< 0 = chapter; a level follows one of the level above it
    QString title;
    PdfPlace to;
};

struct PdfLink {
    int page = 0;
    QRectF rect; ///< points, y down
    PdfPlace to;
};

/// Gives a painted PDF what Qt's writer has not: bookmarks, links, page labels, fixed dates and a document id that follows from the
/// content alone, so that the same pages are the same bytes.
Result<QByteArray> finishPdf(const QByteArray& painted, const PdfInfo& info, double pageHeight, const std::vector<PdfBookmark>& bookmarks,
                             const std::vector<PdfLink>& links);

} // namespace sp::ui
