// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/print/pdf_finish.h"
#include "ui/print/typeface.h"

#include <QColor>
#include <QHash>
#include <QMarginsF>
#include <QPointF>
#include <QRectF>
#include <QSizeF>
#include <functional>

class QPainter;

namespace sp::ui {

/// Pages as lists of marks, y down in points, painted when all of them are known: a page can name the page that something else is on, and
/// the number of pages.
class PageSet final {
public:
    PageSet(const Typeface& face, QSizeF page, QMarginsF margins) : m_face(face), m_page(page), m_margins(margins) { }

    const Typeface& face() const { return m_face; }
    QSizeF pageSize() const { return m_page; }
    /// What is left between the margins, which hold the head and the foot of each page.
    QRectF body() const { return QRectF(QPointF(), m_page).marginsRemoved(m_margins); }
    int count() const { return static_cast<int>(m_pages.size()); }
    void addPage() { m_pages.emplace_back(); }
    /// Marks go to the last page; head and foot are written afterwards, page by page.
    void select(int page) { m_current = page; }

    void text(QPointF baseline, const QString& text, FontStyle style, QColor color = Qt::black);
    void textRight(QPointF baseline, const QString& text, FontStyle style, QColor color = Qt::black);
    void line(QPointF from, QPointF to, double width = 0.5, QColor color = Qt::black);
    void fill(const QRectF& rect, QColor color);
    void frame(const QRectF& rect, double width = 0.5, QColor color = Qt::black);
    /// A drawing below everything else of the page, clipped to `rect`. The painter's origin is the corner of it, its unit a tenth of a point
    /// (Typeface::unitsPerPoint). Called when the pages are written.
    void picture(const QRectF& rect, std::function<void(QPainter&)> draw);
    /// The number of the page of an anchor, right-aligned, known or not yet; a link to it as well.
    void pageOf(const QString& anchor, QPointF rightBaseline, FontStyle style);
    void anchor(const QString& name, double y);
    void bookmark(int level, const QString& title, double y);
    /// Page of an anchor, counted from 1; 0 when there is none.
    int pageNumber(const QString& anchor) const;

    Result<QByteArray> write(const PdfInfo& info) const;

private:
    struct TextMark {
        QPointF at;
        QString text;
        FontStyle style;
        QColor color;
        QString anchor; ///< the text is the number of its page
    };
    struct LineMark {
        QPointF from, to;
        double width;
        QColor color;
    };
    struct FillMark {
        QRectF rect;
        QColor color;
    };
    struct PictureMark {
        QRectF rect;
        std::function<void(QPainter&)> draw;
    };
    struct Page {
        std::vector<PictureMark> pictures;
        std::vector<FillMark> fills;
        std::vector<LineMark> lines;
        std::vector<TextMark> texts;
    };
    Page& page() { return m_pages[static_cast<size_t>(m_current < 0 ? count() - 1 : m_current)]; }
    int pageIndex() const { return m_current < 0 ? count() - 1 : m_current; }
    void paint(QPainter& painter, const Page& page) const;

    const Typeface& m_face;
    QSizeF m_page;
    QMarginsF m_margins;
    std::vector<Page> m_pages;
    int m_current = -1;
    QHash<QString, PdfPlace> m_anchors;
    std::vector<PdfBookmark> m_bookmarks;
};

} // namespace sp::ui
