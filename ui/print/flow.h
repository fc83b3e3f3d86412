// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/print/page_set.h"

#include <functional>

namespace sp::ui {

/// Writes from top to bottom and starts pages as they are needed.
class Flow final {
public:
    explicit Flow(PageSet& pages) : m_pages(pages), m_body(pages.body()) { }
    /// In columns of one width, each to its end: `here` are those of the page that is there, `next` those of every page after it.
    Flow(PageSet& pages, std::vector<QRectF> here, std::vector<QRectF> next);

    PageSet& pages() { return m_pages; }
    const Typeface& face() const { return m_pages.face(); }
    const QRectF& body() const { return m_body; }
    double y() const { return m_y; }
    double left() const { return m_body.left(); }
    double width() const { return m_body.width(); }
    double remaining() const { return m_body.bottom() - m_y; }
    bool atTop() const { return m_y <= m_body.top() + 0.01; }

    void newPage();
    /// Starts a page unless `height` fits below; what is higher than a page stays and is broken by who draws it.
    void need(double height);
    void advance(double height) { m_y += height; }
    /// Empty space, none at the top of a page.
    void space(double height);

    /// Wrapped text over the width, or from `indent` on.
    void paragraph(const QString& text, FontStyle style = {}, double indent = 0, QColor color = Qt::black);
    /// A chapter (level 0) or a part of one, with its bookmark; stays with at least `keep` of what follows.
    void heading(int level, const QString& title, double keep = 60);
    /// "Observed   text": a word in its own column, the text wrapped beside it.
    void field(const QString& label, const QString& text, double labelWidth, FontStyle style = {});
    void rule(double width = 0.5, QColor color = Qt::black);

    /// Height of a block drawn on a page without end, below other things.
    double heightOf(const std::function<void(Flow&)>& draw) const;
    /// Draws a block in one piece when it fits on a page.
    void together(const std::function<void(Flow&)>& draw);

private:
    PageSet& m_pages;
    QRectF m_body;
    double m_y = 1e9; ///< no page yet
    std::vector<QRectF> m_here, m_next; ///< columns; empty: the body of the page
    size_t m_column = 0; ///< of m_here
};

} // namespace sp::ui
