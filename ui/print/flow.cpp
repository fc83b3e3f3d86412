// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/print/flow.h"

namespace sp::ui {

Flow::Flow(PageSet& pages, std::vector<QRectF> here, std::vector<QRectF> next)
    : m_pages(pages), m_body(here.front()), m_y(m_body.top()), m_here(std::move(here)), m_next(std::move(next))
{
}

void Flow::newPage()
{
    if (m_column + 1 < m_here.size()) {
        m_body = m_here[++m_column];
        m_y = m_body.top();
        return;
    }
    m_pages.addPage();
    if (!m_next.empty()) {
        m_here = m_next;
        m_column = 0;
        m_body = m_here.front();
    }
    m_y = m_body.top();
}

void Flow::need(double height)
{
    if (m_pages.count() == 0 || (height > remaining() && !atTop()))
        newPage();
}

void Flow::space(double height)
{
    if (m_pages.count() > 0 && !atTop())
        m_y += height;
}

void Flow::paragraph(const QString& text, FontStyle style, double indent, QColor color)
{
    const double h = Typeface::lineHeight(style);
    for (const QString& line : face().wrap(text, style, width() - indent)) {
        need(h);
        m_pages.text({left() + indent, m_y + Typeface::ascent(style)}, line, style, color);
        m_y += h;
    }
}

void Flow::heading(int level, const QString& title, double keep)
{
    const FontStyle style{level == 0 ? 14.0 : level == 1 ? 10.5 : 9.0, true};
    const double above = level == 0 ? 14 : 9;
    const double h = Typeface::lineHeight(style) * static_cast<double>(face().wrap(title, style, width()).size());
    need(above + h + keep);
    space(above);
    m_pages.bookmark(level, title, m_y);
    paragraph(title, style);
    if (level == 0)
        rule(1.0);
    m_y += level == 0 ? 5 : 3;
}

void Flow::field(const QString& label, const QString& text, double labelWidth, FontStyle style)
{
    if (text.isEmpty())
        return;
    const double h = Typeface::lineHeight(style);
    const QStringList labels = face().wrap(label, {style.size, true}, labelWidth - 6);
    const QStringList lines = face().wrap(text, style, width() - labelWidth);
    for (qsizetype i = 0; i < std::max(labels.size(), lines.size()); ++i) {
        need(h);
        m_pages.text({left(), m_y + Typeface::ascent(style)}, labels.value(i), {style.size, true});
        m_pages.text({left() + labelWidth, m_y + Typeface::ascent(style)}, lines.value(i), style);
        m_y += h;
    }
}

void Flow::rule(double width, QColor color)
{
    m_pages.line({left(), m_y + 1}, {left() + this->width(), m_y + 1}, width, color);
    m_y += 2;
}

double Flow::heightOf(const std::function<void(Flow&)>& draw) const
{
    // Drawn once to learn its height; widths are cached, so that this costs little.
    PageSet endless(face(), {m_pages.pageSize().width(), 1e7}, {m_body.left(), 0, m_pages.pageSize().width() - m_body.right(), 0});
    Flow trial(endless);
    trial.newPage();
    draw(trial);
    return trial.y();
}

void Flow::together(const std::function<void(Flow&)>& draw)
{
    need(heightOf(draw));
    draw(*this);
}

} // namespace sp::ui
