// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/print/legend.h"

#include "core/schedule/trade_words.h"

namespace sp::ui {

QString leavesCode(const QString& leaves)
{
    if (leaves == u"SINGLE")
        return QStringLiteral("SGL");
    if (leaves == u"PAIR")
        return QStringLiteral("PR");
    if (leaves == u"PAIR_UNEQ")
        return QStringLiteral("PR UNEQ");
    return leaves == u"PAIR_DE" ? QStringLiteral("PR DE") : QString();
}

QString openingWords(const OpeningRow& opening)
{
    const QString& leaves = opening.leaves;
    const bool pair = leaves.startsWith(u"PAIR");
    if (opening.operation == u"slide")
        return pair ? QStringLiteral("PAIR OF SLIDING DOORS") : QStringLiteral("SLIDING DOOR");
    if (opening.operation == u"fold")
        return pair ? QStringLiteral("PAIR OF FOLDING DOORS") : QStringLiteral("FOLDING DOOR");
    if (opening.operation == u"coiling")
        return QStringLiteral("COILING DOOR");
    if (opening.operation == u"revolving")
        return QStringLiteral("REVOLVING DOOR");
    if (leaves == u"SINGLE")
        return QStringLiteral("SINGLE DOOR");
    if (leaves == u"PAIR")
        return QStringLiteral("PAIR OF DOORS");
    if (leaves == u"PAIR_UNEQ")
        return QStringLiteral("UNEQUAL PAIR OF DOORS");
    return leaves == u"PAIR_DE" ? QStringLiteral("DOUBLE EGRESS PAIR") : QStringLiteral("DOOR");
}

QString failCode(const QStringList& states)
{
    QStringList out;
    for (const QString& s : states)
        out += s == u"fail_safe" ? QStringLiteral("FS") : s == u"fail_secure" ? QStringLiteral("FSE") : QStringLiteral("NOT KNOWN");
    return out.join(u'/');
}

QStringList codesOf(const Schedule& schedule)
{
    QStringList out;
    for (const OpeningRow& o : schedule.openings) {
        out += {leavesCode(o.leaves), o.doorMaterial, o.frameMaterial, o.doorType, o.hand.text};
        out += o.access.split(u'/');
        out += failCode(o.failModes).split(u'/');
        if (o.roomFrom == u"EXT" || o.roomTo == u"EXT")
            out += QStringLiteral("EXT");
    }
    return out;
}

void drawLegend(Flow& flow, const QString& title, QStringList codes, int columns)
{
    codes.removeDuplicates();
    codes.sort();
    QStringList known;
    for (const QString& c : codes)
        if (!c.isEmpty() && abbreviation(c))
            known += c;
    if (known.isEmpty())
        return;
    const FontStyle style{7.5};
    const double gap = 14;
    const double width = (flow.width() - gap * (columns - 1)) / columns;
    double codeWidth = 0;
    for (const QString& c : known)
        codeWidth = std::max(codeWidth, flow.face().width(c, {style.size, true}) + 8);
    // Top to bottom, then the next column; a row is as high as its longest meaning.
    const auto rows = (known.size() + columns - 1) / columns;
    flow.heading(1, title, Typeface::lineHeight(style) * 3);
    for (qsizetype r = 0; r < rows; ++r) {
        qsizetype lines = 1;
        for (int c = 0; c < columns; ++c)
            if (const qsizetype i = r + rows * c; i < known.size())
                lines = std::max(lines,
                                 flow.face().wrap(QString::fromLatin1(abbreviation(known[i])->meaning), style, width - codeWidth).size());
        flow.need(Typeface::lineHeight(style) * static_cast<double>(lines));
        for (int c = 0; c < columns; ++c) {
            const qsizetype i = r + rows * c;
            if (i >= known.size())
                continue;
            const double x = flow.left() + (width + gap) * c;
            double y = flow.y() + Typeface::ascent(style);
            flow.pages().text({x, y}, known[i], {style.size, true});
            for (const QString& line : flow.face().wrap(QString::fromLatin1(abbreviation(known[i])->meaning), style, width - codeWidth)) {
                flow.pages().text({x + codeWidth, y}, line, style);
                y += Typeface::lineHeight(style);
            }
        }
        flow.advance(Typeface::lineHeight(style) * static_cast<double>(lines));
    }
}

} // namespace sp::ui
