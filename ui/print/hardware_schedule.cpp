// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/tables.h"
#include "core/schedule/trade_words.h"
#include "ui/print/legend.h"
#include "ui/print/sheet.h"
#include "ui/print/table.h"

namespace sp::ui {

namespace {

const QColor bar(0xdd, 0xdd, 0xdd);
constexpr FontStyle small{7.2};

QString degreeText(const OpeningRow& o)
{
    return o.degree ? formatIn(*unitByName(u"deg"), o.degree->n, 1) : QString();
}

QString anchorOf(const Heading& h)
{
    return QStringLiteral("heading ") + h.number;
}

// --- one heading ---

void drawBar(Flow& flow, const Heading& h, const SetRow& set, const QString& revision)
{
    const FontStyle style{10, true};
    const double height = 18;
    flow.need(height);
    PageSet& pages = flow.pages();
    pages.fill({flow.left(), flow.y(), flow.width(), height}, bar);
    const double base = flow.y() + 13;
    const QString number = QStringLiteral("HEADING ") + h.number;
    pages.text({flow.left() + 5, base}, number, style);
    pages.text({flow.left() + 110, base}, QStringLiteral("ARCHITECT'S SET ") + set.mark, style);
    const QString rev = revision.isEmpty() ? QString() : QStringLiteral("REV ") + revision;
    pages.textRight({flow.left() + flow.width() - 5, base}, rev, style);
    pages.anchor(anchorOf(h), flow.y());
    pages.bookmark(1, QStringLiteral("Heading %1, set %2").arg(h.number, set.mark), flow.y());
    flow.advance(height + 2);
    if (!set.name.isEmpty())
        flow.paragraph(set.name, {8, true}, 5);
    flow.advance(3);
}

void drawOpenings(Flow& flow, const Heading& h, const Schedule& s)
{
    PrintTable table({{QStringLiteral("QTY"), {}, true, 0},
                      {QStringLiteral("OPENING"), {}, false, 0},
                      {QStringLiteral("MARK"), {}, false, 0},
                      {QStringLiteral("FROM - TO"), {}, false, 1},
                      {QStringLiteral("HAND"), {}, false, 0},
                      {QStringLiteral("DEG"), {}, true, 0},
                      {QStringLiteral("KEYSET"), {}, false, 0}},
                     8, 5.5);
    for (const size_t i : h.openings) {
        const OpeningRow& o = s.openings[i];
        table.add({QStringLiteral("1"), openingWords(o), o.printMark(), fromToText(o), o.hand.text, degreeText(o), o.keyset});
    }
    table.draw(flow);
}

QString dataLine(const Heading& h, const OpeningRow& o)
{
    QStringList parts;
    parts += o.size.isEmpty() ? QStringLiteral("SIZE NOT KNOWN") : o.size;
    const auto material = [](const QString& code) { return code.isEmpty() ? QStringLiteral("?") : code; };
    parts += QStringLiteral("%1 DR x %2 FR").arg(material(o.doorMaterial), material(o.frameMaterial));
    parts += !o.label     ? QStringLiteral("LABEL NOT KNOWN")
        : o.label->n == 0 ? QStringLiteral("NO LABEL")
                          : QStringLiteral("LABEL ") + labelText(o);
    if (o.smoke && *o.smoke)
        parts += QStringLiteral("SMOKE");
    if (!h.walls.isEmpty())
        parts += QStringLiteral("WALL ") + h.walls.join(QStringLiteral(" / "));
    return parts.join(QStringLiteral("   "));
}

// Each derivation once, with the marks that it holds for.
void drawHands(Flow& flow, const Heading& h, const Schedule& s)
{
    std::vector<std::pair<QString, QStringList>> hands;
    for (const size_t i : h.openings) {
        const Hand& hand = s.openings[i].hand;
        const auto it = std::find_if(hands.begin(), hands.end(), [&](const auto& p) { return p.first == hand.derivation; });
        if (it == hands.end())
            hands.push_back({hand.derivation, {s.openings[i].printMark()}});
        else
            it->second += s.openings[i].printMark();
    }
    bool first = true;
    for (const auto& [derivation, marks] : hands) {
        const QString text = hands.size() == 1 ? derivation : derivation + QStringLiteral("  (") + marks.join(QStringLiteral(", ")) + u')';
        flow.field(first ? QStringLiteral("HAND") : QString(), text, 48, small);
        first = false;
    }
}

QString symbols(const ItemRow& item)
{
    QStringList out;
    if (item.electrified)
        out += QStringLiteral("E");
    if (item.keyed)
        out += QStringLiteral("K");
    if (item.byOthers())
        out += QStringLiteral("X");
    if (item.placed)
        out += QStringLiteral("P");
    return out.join(u' ');
}

void drawItems(Flow& flow, const Heading& h, const SetRow& set)
{
    if (!set.known) {
        flow.paragraph(QStringLiteral("The items of this set are not known."), {8.5, true}, 5);
        return;
    }
    PrintTable table({{QStringLiteral("ITEM"), {}, true, 0},
                      {QStringLiteral("QTY"), {}, true, 0},
                      {QStringLiteral("UNIT"), {}, false, 0},
                      {QStringLiteral("DESCRIPTION"), {}, false, 1},
                      {QStringLiteral("CATALOG NO."), {}, false, 0, 54},
                      {QStringLiteral("FINISH"), {}, false, 0},
                      {QStringLiteral("MFR"), {}, false, 0},
                      {QStringLiteral("SYM"), {}, false, 0}},
                     8, 5.5);
    const bool several = h.openings.size() > 1;
    for (size_t i = 0; i < h.lines.size(); ++i) {
        const ItemRow& item = h.lines[i].item;
        const QString quantity = QString::number(h.lines[i].total) + (several ? QStringLiteral(" (%1)").arg(item.quantity) : QString());
        table.add({QString::number(i + 1), quantity, item.unit, item.printText(), item.catalog,
                   item.finishBhma.isEmpty() ? item.finishUs : item.finishBhma, item.maker, symbols(item)});
    }
    if (table.empty())
        flow.paragraph(QStringLiteral("This set has no items."), {8.5, true}, 5);
    else
        table.draw(flow);
}

void drawNotes(Flow& flow, const Heading& h)
{
    QStringList notes;
    std::vector<std::pair<QString, QStringList>> basis;
    for (size_t i = 0; i < h.lines.size(); ++i) {
        const ItemRow& item = h.lines[i].item;
        const QString number = QString::number(i + 1);
        if (!item.note.isEmpty())
            notes += QStringLiteral("item %1: %2").arg(number, item.note);
        const auto it = std::find_if(basis.begin(), basis.end(), [&](const auto& b) { return b.first == item.basis; });
        if (it == basis.end())
            basis.push_back({item.basis, {number}});
        else
            it->second += number;
    }
    QStringList sources;
    for (const auto& [text, items] : basis)
        sources += QStringLiteral("%1 %2: %3")
                       .arg(items.size() == 1 ? QStringLiteral("item") : QStringLiteral("items"), items.join(QStringLiteral(", ")), text);
    const double label = 48;
    flow.space(2);
    for (qsizetype i = 0; i < h.power.size(); ++i)
        flow.field(i == 0 ? QStringLiteral("POWER") : QString(), h.power[i], label, small);
    for (qsizetype i = 0; i < notes.size(); ++i)
        flow.field(i == 0 ? QStringLiteral("NOTES") : QString(),
                   QStringLiteral("%1. %2").arg(QChar(u'a' + static_cast<int>(i % 26))).arg(notes[i]), label, small);
    flow.field(QStringLiteral("BASIS"), sources.join(QStringLiteral(".  ")), label, small);
}

void drawHeading(Flow& flow, const Heading& h, const Schedule& s, const QString& revision)
{
    const SetRow& set = s.sets[h.set];
    drawBar(flow, h, set, revision);
    drawOpenings(flow, h, s);
    flow.space(3);
    flow.paragraph(dataLine(h, s.openings[h.openings.front()]), {8}, 5);
    flow.space(2);
    drawHands(flow, h, s);
    flow.space(4);
    drawItems(flow, h, set);
    drawNotes(flow, h);
}

// --- before the headings ---

void drawSummary(Flow& flow, const Schedule& s, const Project& project)
{
    flow.heading(0, QStringLiteral("Hardware schedule"), 40);
    size_t used = 0;
    for (const SetRow& set : s.sets)
        used += set.openings > 0 ? 1 : 0;
    flow.paragraph(
        QStringLiteral(
            "%1 openings in %2 headings, from %3 hardware sets of which %4 are used. Items stand in the DHI sequence: hang, secure, "
            "operate, pair, close, protect, stop, accessories, other. Quantities are for the whole heading; the quantity for one "
            "opening stands in parentheses where a heading has several.")
            .arg(s.openings.size())
            .arg(s.headings.size())
            .arg(s.sets.size())
            .arg(used),
        {9});
    if (project.settings.author)
        flow.field(QStringLiteral("Author"), *project.settings.author, 60, {9});
}

void drawIndex(Flow& flow, const Schedule& s)
{
    flow.heading(0, QStringLiteral("Index of openings"), 60);
    PrintTable table({{QStringLiteral("MARK"), {}, false, 0},
                      {QStringLiteral("LEVEL"), {}, false, 0},
                      {QStringLiteral("FROM - TO"), {}, false, 1},
                      {QStringLiteral("SIZE"), {}, false, 0},
                      {QStringLiteral("LABEL"), {}, false, 0},
                      {QStringLiteral("SET"), {}, false, 0},
                      {QStringLiteral("HEADING"), {}, true, 0},
                      {QStringLiteral("PAGE"), {}, true, 0}},
                     8, 5.5);
    for (const OpeningRow& o : s.openings) {
        TableRow row;
        for (const QString& text : {o.printMark(), o.level, fromToText(o), o.size, labelText(o), o.setMark})
            row.cells.push_back({text, false, {}});
        row.cells.push_back({o.heading.isEmpty() ? QStringLiteral("none") : o.heading, false, {}});
        row.cells.push_back({{}, false, o.heading.isEmpty() ? QString() : QStringLiteral("heading ") + o.heading});
        table.add(std::move(row));
    }
    table.draw(flow);
}

void drawOpenPoints(Flow& flow, const Schedule& s)
{
    QStringList none, unused, unknown;
    qsizetype unnumbered = 0;
    for (const OpeningRow& o : s.openings)
        if (o.heading.isEmpty() && o.mark.isEmpty())
            ++unnumbered;
        else if (o.heading.isEmpty())
            none += o.mark;
    if (unnumbered > 0)
        none += QStringLiteral("%1 unnumbered").arg(unnumbered);
    for (const SetRow& set : s.sets) {
        if (set.openings == 0)
            unused += set.mark;
        if (!set.known)
            unknown += set.mark;
    }
    if (none.isEmpty() && unused.isEmpty() && unknown.isEmpty())
        return;
    flow.heading(1, QStringLiteral("Not in a heading"), 30);
    flow.field(QStringLiteral("Openings without a hardware set"), none.join(QStringLiteral(", ")), 150, {8});
    flow.field(QStringLiteral("Sets used by no opening"), unused.join(QStringLiteral(", ")), 150, {8});
    flow.field(QStringLiteral("Sets whose items are not known"), unknown.join(QStringLiteral(", ")), 150, {8});
}

void drawSymbols(Flow& flow, const Schedule& s)
{
    flow.heading(1, QStringLiteral("Symbols"), 40);
    static constexpr std::pair<const char*, const char*> rows[] = {
        {"E", "electrified"},
        {"K", "keyed"},
        {"X", "furnished by others"},
        {"P", "drawn on the plan at the opening, not listed in the set"},
        {"( )", "quantity for one opening"},
    };
    for (const auto& [symbol, meaning] : rows)
        flow.field(QString::fromLatin1(symbol), QString::fromLatin1(meaning), 28, {7.5});
    QStringList codes = codesOf(s);
    for (const OpeningRow& o : s.openings)
        codes.removeAll(o.doorType); // the types stand in the door schedule only
    for (const char* c : {"SGL", "PR", "PR UNEQ", "PR DE", "FS", "FSE", "CR", "KP", "IC"})
        codes.removeAll(QString::fromLatin1(c)); // written out in headings
    drawLegend(flow, QStringLiteral("Abbreviations used"), codes, 2);
}

} // namespace

Result<QByteArray> hardwareSchedulePdf(const Assessment& assessment, const PrintOptions& options)
{
    const Project& project = assessment.index->project();
    SP_TRY(face, Typeface::load());
    const Schedule schedule = scheduleOf(assessment);
    const Sheet sheet{QStringLiteral("HARDWARE SCHEDULE"), {}, false};
    PageSet pages = pagesFor(sheet, project, face);
    Flow flow(pages);
    flow.newPage();
    drawSummary(flow, schedule, project);
    drawSymbols(flow, schedule);
    drawOpenPoints(flow, schedule);
    drawIndex(flow, schedule);
    if (!schedule.headings.empty()) {
        flow.newPage();
        flow.pages().bookmark(0, QStringLiteral("Headings"), flow.y());
    }
    for (const Heading& h : schedule.headings) {
        flow.together([&](Flow& f) { drawHeading(f, h, schedule, options.revision); });
        flow.space(14);
    }
    finishSheet(pages, sheet, project, options);
    return pages.write(infoFor(sheet, project, options));
}

} // namespace sp::ui
