// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/print/table.h"

#include <numeric>

namespace sp::ui {

namespace {

const QColor shade(0xec, 0xec, 0xec);
const QColor hair(0xb0, 0xb0, 0xb0);
const QColor grey(0x70, 0x70, 0x70);
constexpr FontStyle smallStyle{6};
constexpr double pageNumberDigits = 4;
constexpr double gaps = 4; ///< above and below the lines of a row

double sum(const std::vector<double>& v)
{
    return std::accumulate(v.begin(), v.end(), 0.0);
}

// The width that no column may pass for all of them to fit, where none falls below its least.
double capFor(const std::vector<double>& wanted, const std::vector<double>& least, double room)
{
    double low = 0;
    double high = room;
    for (int i = 0; i < 40; ++i) {
        const double cap = (low + high) / 2;
        double total = 0;
        for (size_t c = 0; c < wanted.size(); ++c)
            total += std::max(least.empty() ? 0 : least[c], std::min(wanted[c], cap));
        (total > room ? high : low) = cap;
    }
    return low;
}

} // namespace

void PrintTable::add(const QStringList& texts)
{
    TableRow row;
    for (const QString& t : texts)
        row.cells.push_back({t, false, {}});
    m_rows.push_back(std::move(row));
}

void PrintTable::band(const QString& text)
{
    m_rows.push_back({{{text, true, {}}}, {}, true});
}

// Widths for the letters at their present size; false when the narrowest columns are still too wide.
bool PrintTable::fitAt(const Typeface& face, double width, bool breakWords)
{
    const size_t n = m_columns.size();
    std::vector<double> natural(n), least(n);
    for (size_t c = 0; c < n; ++c) {
        const QString& title = m_columns[c].title;
        natural[c] = least[c] = std::max(m_columns[c].least, face.longestWord(title, headStyle()));
    }
    for (const TableRow& row : m_rows) {
        if (row.cells.size() != n)
            continue;
        for (size_t c = 0; c < n; ++c) {
            const Cell& cell = row.cells[c];
            const FontStyle style{m_size, cell.bold};
            const double w = cell.pageOf.isEmpty() ? 0 : face.width(u"0", style) * pageNumberDigits;
            for (const QString& line : cell.text.split(u'\n'))
                natural[c] = std::max({natural[c], w, face.width(line, style)});
            least[c] = std::max({least[c], w, face.longestWord(cell.text, style)});
        }
    }
    const double pads = 2 * padding * static_cast<double>(n);
    const double room = width - pads;
    m_widths = natural;
    if (sum(natural) <= room) {
        double shares = 0;
        for (const Column& c : m_columns)
            shares += c.share;
        const double extra = room - sum(natural);
        for (size_t c = 0; c < n; ++c)
            m_widths[c] += shares > 0 ? extra * m_columns[c].share / shares : extra / static_cast<double>(n);
    } else {
        // A word as wide as several columns is no reason to squeeze the others: it breaks.
        for (double& w : least)
            w = std::min(w, room / 4);
        if (sum(least) > room) {
            if (!breakWords)
                return false;
            const double cap = capFor(least, {}, room);
            for (double& w : least)
                w = std::min(w, cap);
        }
        // Short columns keep their width; the longest texts wrap.
        const double cap = capFor(natural, least, room);
        for (size_t c = 0; c < n; ++c)
            m_widths[c] = std::max(least[c], std::min(natural[c], cap));
    }
    for (double& w : m_widths)
        w += 2 * padding;
    return true;
}

void PrintTable::fit(const Typeface& face, double width)
{
    while (!fitAt(face, width, false)) {
        if (m_size - 0.5 < m_smallest) {
            fitAt(face, width, true);
            break;
        }
        m_size -= 0.5;
    }
    m_headLines.clear();
    m_groups = false;
    for (size_t c = 0; c < m_columns.size(); ++c) {
        m_headLines.push_back(face.wrap(m_columns[c].title, headStyle(), m_widths[c] - 2 * padding));
        m_groups = m_groups || !m_columns[c].group.isEmpty();
    }
}

double PrintTable::headHeight() const
{
    if (!head)
        return 0;
    qsizetype lines = 1;
    for (const QStringList& l : m_headLines)
        lines = std::max(lines, l.size());
    return (static_cast<double>(lines) + (m_groups ? 1 : 0)) * Typeface::lineHeight(headStyle()) + (m_groups ? 7 : 4);
}

void PrintTable::drawHead(Flow& flow) const
{
    if (!head)
        return;
    PageSet& pages = flow.pages();
    const double line = Typeface::lineHeight(headStyle());
    const double top = flow.y();
    const double titles = top + (m_groups ? line + 3 : 0);
    pages.fill({flow.left(), top, flow.width(), headHeight()}, shade);
    double x = flow.left();
    for (size_t c = 0; c < m_columns.size(); ++c) {
        for (qsizetype i = 0; i < m_headLines[c].size(); ++i) {
            const QPointF at(m_columns[c].right ? x + m_widths[c] - padding : x + padding,
                             titles + 2 + Typeface::ascent(headStyle()) + line * static_cast<double>(i));
            m_columns[c].right ? pages.textRight(at, m_headLines[c][i], headStyle()) : pages.text(at, m_headLines[c][i], headStyle());
        }
        x += m_widths[c];
    }
    if (m_groups) {
        x = flow.left();
        for (size_t c = 0; c < m_columns.size();) {
            double w = 0;
            size_t end = c;
            while (end < m_columns.size() && m_columns[end].group == m_columns[c].group)
                w += m_widths[end++];
            pages.text({x + padding, top + 2 + Typeface::ascent(headStyle())}, m_columns[c].group, headStyle());
            pages.line({x + 1, titles}, {x + w - 1, titles}, 0.4);
            if (c > 0)
                pages.line({x, top}, {x, top + headHeight()}, 0.4, hair);
            x += w;
            c = end;
        }
    }
    flow.advance(headHeight());
    pages.line({flow.left(), flow.y()}, {flow.left() + flow.width(), flow.y()}, 0.8);
}

std::vector<QStringList> PrintTable::linesOf(const Typeface& face, const TableRow& row) const
{
    std::vector<QStringList> out;
    const bool spans = row.cells.size() != m_columns.size();
    for (size_t c = 0; c < row.cells.size(); ++c) {
        const double w = spans ? sum(m_widths) : m_widths[c];
        out.push_back(face.wrap(row.cells[c].text, {m_size, row.cells[c].bold}, w - 2 * padding));
    }
    return out;
}

QStringList PrintTable::smallLines(const Typeface& face, const TableRow& row) const
{
    return row.small.isEmpty() ? QStringList() : face.wrap(row.small, smallStyle, m_widths.back() - 2 * padding);
}

double PrintTable::rowHeight(const Typeface& face, const TableRow& row) const
{
    qsizetype count = 1;
    for (const QStringList& l : linesOf(face, row))
        count = std::max(count, l.size());
    return static_cast<double>(count) * Typeface::lineHeight({m_size, false})
        + static_cast<double>(smallLines(face, row).size()) * Typeface::lineHeight(smallStyle) + gaps;
}

void PrintTable::drawRow(Flow& flow, const TableRow& row) const
{
    PageSet& pages = flow.pages();
    const auto lines = linesOf(flow.face(), row);
    qsizetype count = 1;
    for (const QStringList& l : lines)
        count = std::max(count, l.size());
    const double line = Typeface::lineHeight({m_size, false});
    const QStringList notes = smallLines(flow.face(), row);
    const double noteLine = Typeface::lineHeight(smallStyle);
    const double whole = flow.body().height() - headHeight();
    const auto startPage = [&] {
        flow.newPage();
        drawHead(flow);
    };
    // A band does not stand alone at the end of a page.
    const double height = rowHeight(flow.face(), row);
    if (const double wanted = row.shaded && row.cells.size() == 1 ? height + 2 * (line + gaps) : height;
        wanted > flow.remaining() && height <= whole)
        startPage();
    for (qsizetype from = 0; from < count;) {
        if (flow.remaining() < line + gaps)
            startPage();
        const auto fits = static_cast<qsizetype>((flow.remaining() - gaps) / line);
        const qsizetype to = std::min(count, from + std::max<qsizetype>(1, fits));
        const double h = static_cast<double>(to - from) * line + gaps + (to == count ? static_cast<double>(notes.size()) * noteLine : 0);
        if (row.shaded)
            pages.fill({flow.left(), flow.y(), flow.width(), h}, shade);
        if (from == 0 && !row.anchor.isEmpty())
            pages.anchor(row.anchor, flow.y());
        double x = flow.left();
        for (size_t c = 0; c < row.cells.size(); ++c) {
            const Cell& cell = row.cells[c];
            const FontStyle style{m_size, cell.bold};
            const bool right = row.cells.size() == m_columns.size() && m_columns[c].right;
            const double edge = right ? x + m_widths[c] - padding : x + padding;
            const double base = flow.y() + gaps / 2 + Typeface::ascent(style);
            if (!cell.pageOf.isEmpty() && from == 0)
                pages.pageOf(cell.pageOf, {x + m_widths[c] - padding, base}, style);
            for (qsizetype i = from; i < std::min(to, lines[c].size()); ++i) {
                const QPointF at(edge, base + line * static_cast<double>(i - from));
                right ? pages.textRight(at, lines[c][i], style) : pages.text(at, lines[c][i], style);
            }
            x += m_widths[c];
            if (verticals && c + 1 < row.cells.size())
                pages.line({x, flow.y()}, {x, flow.y() + h}, 0.3, hair);
        }
        if (to == count) {
            double y = flow.y() + gaps / 2 + line * static_cast<double>(to - from) + Typeface::ascent(smallStyle);
            for (const QString& note : notes) {
                pages.text({x - m_widths.back() + padding, y}, note, smallStyle, grey);
                y += noteLine;
            }
        }
        flow.advance(h);
        pages.line({flow.left(), flow.y()}, {flow.left() + flow.width(), flow.y()}, 0.3, hair);
        from = to;
    }
}

void PrintTable::draw(Flow& flow)
{
    fit(flow.face(), flow.width());
    // The head does not stand alone at the end of a page.
    double first = 2 * Typeface::lineHeight({m_size, false});
    if (!m_rows.empty())
        first = std::max(first, std::min(rowHeight(flow.face(), m_rows.front()), flow.body().height() - headHeight()));
    flow.need(headHeight() + first);
    drawHead(flow);
    for (const TableRow& row : m_rows)
        drawRow(flow, row);
}

} // namespace sp::ui
