// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/print/page_set.h"

#include <QBuffer>
#include <QPainter>
#include <QPdfWriter>

namespace sp::ui {

void PageSet::text(QPointF baseline, const QString& text, FontStyle style, QColor color)
{
    if (!text.isEmpty())
        page().texts.push_back({baseline, text, style, color, {}});
}

void PageSet::textRight(QPointF baseline, const QString& words, FontStyle style, QColor color)
{
    text(baseline - QPointF(m_face.width(words, style), 0), words, style, color);
}

void PageSet::line(QPointF from, QPointF to, double width, QColor color)
{
    page().lines.push_back({from, to, width, color});
}

void PageSet::fill(const QRectF& rect, QColor color)
{
    page().fills.push_back({rect, color});
}

void PageSet::frame(const QRectF& rect, double width, QColor color)
{
    line(rect.topLeft(), rect.topRight(), width, color);
    line(rect.topRight(), rect.bottomRight(), width, color);
    line(rect.bottomRight(), rect.bottomLeft(), width, color);
    line(rect.bottomLeft(), rect.topLeft(), width, color);
}

void PageSet::picture(const QRectF& rect, std::function<void(QPainter&)> draw)
{
    page().pictures.push_back({rect, std::move(draw)});
}

void PageSet::pageOf(const QString& anchor, QPointF rightBaseline, FontStyle style)
{
    page().texts.push_back({rightBaseline, {}, style, Qt::black, anchor});
}

void PageSet::anchor(const QString& name, double y)
{
    m_anchors.insert(name, {pageIndex(), y});
}

void PageSet::bookmark(int level, const QString& title, double y)
{
    m_bookmarks.push_back({level, title, {pageIndex(), y}});
}

int PageSet::pageNumber(const QString& anchor) const
{
    const auto it = m_anchors.constFind(anchor);
    return it == m_anchors.cend() ? 0 : it->page + 1;
}

void PageSet::paint(QPainter& painter, const Page& page) const
{
    constexpr double u = Typeface::unitsPerPoint;
    const auto scaled = [](QPointF p) { return QPointF(p.x() * u, p.y() * u); };
    for (const PictureMark& p : page.pictures) {
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing);
        painter.translate(scaled(p.rect.topLeft()));
        painter.setClipRect(QRectF(QPointF(), p.rect.size() * u));
        p.draw(painter);
        painter.restore();
    }
    for (const FillMark& f : page.fills)
        painter.fillRect(QRectF(scaled(f.rect.topLeft()), scaled(f.rect.bottomRight())), f.color);
    for (const LineMark& l : page.lines) {
        painter.setPen(QPen(l.color, l.width * u));
        painter.drawLine(scaled(l.from), scaled(l.to));
    }
    // One change of font for many texts keeps the file small.
    const FontStyle* style = nullptr;
    for (const TextMark& t : page.texts) {
        if (!style || *style != t.style)
            painter.setFont(m_face.font(t.style));
        style = &t.style;
        painter.setPen(t.color);
        if (t.anchor.isEmpty()) {
            painter.drawText(scaled(t.at), t.text);
            continue;
        }
        const QString number = QString::number(pageNumber(t.anchor));
        painter.drawText(scaled(t.at - QPointF(m_face.width(number, t.style), 0)), number);
    }
}

Result<QByteArray> PageSet::write(const PdfInfo& info) const
{
    QByteArray bytes;
    {
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::WriteOnly);
        QPdfWriter writer(&buffer);
        writer.setResolution(72 * Typeface::unitsPerPoint);
        writer.setPageSize(QPageSize(m_page, QPageSize::Point, {}, QPageSize::ExactMatch));
        writer.setPageMargins(QMarginsF());
        QPainter painter;
        if (!painter.begin(&writer))
            return Error{ErrorCode::File, QStringLiteral("the pages of the document could not be painted"), info.title};
        for (size_t i = 0; i < m_pages.size(); ++i) {
            if (i > 0)
                writer.newPage();
            paint(painter, m_pages[i]);
        }
        painter.end();
    }
    std::vector<PdfLink> links;
    for (size_t i = 0; i < m_pages.size(); ++i)
        for (const TextMark& t : m_pages[i].texts)
            if (const auto it = m_anchors.constFind(t.anchor); !t.anchor.isEmpty() && it != m_anchors.cend()) {
                const double h = Typeface::lineHeight(t.style);
                links.push_back({static_cast<int>(i), QRectF(t.at.x() - 3 * t.style.size, t.at.y() - h + 2, 3 * t.style.size, h), *it});
            }
    return finishPdf(bytes, info, m_page.height(), m_bookmarks, links);
}

} // namespace sp::ui
