// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schedule/natural_order.h"
#include "core/schedule/trade_words.h"
#include "ui/print/report_parts.h"
#include "ui/print/table.h"

#include <map>

namespace sp::ui {

namespace {

constexpr FontStyle body{8.5};
constexpr double labelWidth = 68;
constexpr double belowTitle = 5; // Flow::heading leaves it between a title and what the title stays with
const QColor bar(0xe4, 0xe4, 0xe4);
const QColor grey(0x70, 0x70, 0x70);

using Group = std::pair<const NumberedFinding*, const NumberedFinding*>;

QString subjectOf(const NumberedFinding& n)
{
    return n.opening ? n.opening->text() : n.finding->subjectId;
}

// What a reader must know of the opening without turning to the schedule.
QString openingLine(const OpeningRow& o)
{
    QStringList parts;
    if (const QString rooms = fromToText(o); !rooms.isEmpty())
        parts += rooms;
    if (!o.level.isEmpty())
        parts += o.level;
    if (!o.size.isEmpty())
        parts += o.size;
    parts += !o.label     ? QStringLiteral("label not known")
        : o.label->n == 0 ? QStringLiteral("no label")
                          : QStringLiteral("label ") + labelText(o).toLower();
    if (!o.wallType.isEmpty())
        parts += QStringLiteral("wall: ") + spaced(o.wallType);
    parts += o.setMark.isEmpty() ? QStringLiteral("no hardware set") : QStringLiteral("set ") + o.setMark;
    if (!o.hand.text.isEmpty())
        parts += o.hand.text;
    return parts.join(QStringLiteral(", "));
}

QString observations(const Finding& f, const FactSheet& sheet)
{
    QStringList out;
    for (const Observed& o : f.observed)
        out += QStringLiteral("%1 (%2)").arg(observedText(o, sheet), originText(o));
    return out.join(QStringLiteral("; "));
}

QString citations(const Finding& f)
{
    QStringList out;
    for (const CiteText& c : f.cite)
        out += sp::citeText(c) + (c.mark.isEmpty() ? QString() : QStringLiteral(" [evidence %1]").arg(c.mark));
    return out.join(QStringLiteral("; "));
}

void writeReview(Flow& flow, const Review& review)
{
    static constexpr const char* statuses[] = {"open", "in progress", "answered", "closed"};
    QStringList parts;
    if (review.status)
        parts += QString::fromLatin1(statuses[static_cast<size_t>(*review.status)]);
    if (review.assignee)
        parts += *review.assignee;
    if (review.due)
        parts += QStringLiteral("due ") + *review.due;
    flow.field(QStringLiteral("Review"), parts.join(QStringLiteral(", ")), labelWidth, body);
    for (const Comment& c : review.comments)
        flow.field(
            QString(),
            QStringLiteral("%1 %2: %3").arg(c.date.value_or(QString()), c.by.value_or(QString()), c.text.value_or(QString())).simplified(),
            labelWidth, body);
}

void writeFail(Flow& flow, const NumberedFinding& n, const Report& report)
{
    const Finding& f = *n.finding;
    const FactSheet& sheet = report.sheet();
    PageSet& pages = flow.pages();
    const FontStyle style{9, true};
    const QString rest = QStringLiteral("%1   %2   %3").arg(gravityText(f), dispositionText(f), f.rule);
    const QStringList lines = flow.face().wrap(rest, style, flow.width() - 56);
    const double height = Typeface::lineHeight(style) * static_cast<double>(lines.size()) + 5;
    flow.need(height + 40);
    pages.fill({flow.left(), flow.y(), flow.width(), height}, bar);
    pages.anchor(n.number, flow.y());
    double y = flow.y() + 2.5 + Typeface::ascent(style);
    pages.text({flow.left() + 4, y}, n.number, style);
    for (const QString& line : lines) {
        pages.text({flow.left() + 52, y}, line, style);
        y += Typeface::lineHeight(style);
    }
    flow.advance(height + 3);
    flow.paragraph(f.title, {9, true});
    flow.space(1);
    QStringList required;
    for (const Required& r : f.required)
        required += requiredText(r, sheet);
    QStringList fixes;
    for (size_t i = 0; i < f.fixes.size(); ++i)
        fixes += f.fixes.size() == 1 ? f.fixes[i].says
                                     : QStringLiteral("(%1) %2").arg(QChar(u'a' + static_cast<int>(i % 26))).arg(f.fixes[i].says);
    flow.field(QStringLiteral("Observed"), n.says(), labelWidth, body);
    flow.field(QStringLiteral("Evidence"), observations(f, sheet), labelWidth, body);
    flow.field(QStringLiteral("Required"), required.join(QStringLiteral("; ")), labelWidth, body);
    flow.field(QStringLiteral("Citation"), citations(f), labelWidth, body);
    flow.field(QStringLiteral("Correction"),
               fixes.isEmpty() ? QStringLiteral("None that the program can name.") : fixes.join(QStringLiteral("\n")), labelWidth, body);
    if (!f.attached.isEmpty())
        flow.field(QStringLiteral("Also by"), f.attached.join(QStringLiteral(", ")) + QStringLiteral(": the same physical defect"),
                   labelWidth, body);
    if (f.review)
        writeReview(flow, *f.review);
    flow.paragraph(QStringLiteral("Key ") + f.key, {7}, 0, grey);
    flow.space(7);
}

void writeGroup(Flow& flow, std::span<const NumberedFinding> group, const Report& report, bool isFirst)
{
    const NumberedFinding& first = group.front();
    const auto place = first.opening ? report.places.constFind(*first.opening) : report.places.cend();
    const OpeningRow* opening = place == report.places.cend() ? nullptr : &report.schedule.openings[*place];
    const QString name = opening
        ? (opening->mark.isEmpty() ? QStringLiteral("Unnumbered opening") : QStringLiteral("Opening ") + opening->mark)
        : QStringLiteral("%1 %2").arg(QString::fromLatin1(subjectWord(first.finding->kind)), first.mark());
    const auto head = [&](Flow& f) {
        if (opening)
            f.paragraph(openingLine(*opening), {8});
        f.space(4);
    };
    std::vector<const NumberedFinding*> undecided;
    for (const NumberedFinding& n : group)
        if (n.finding->verdict == Verdict::Undecided)
            undecided.push_back(&n);
    // The title stays with the first finding.
    const double keep = belowTitle + flow.heightOf([&](Flow& f) {
        head(f);
        writeFail(f, first, report);
    });
    if (isFirst)
        flow.heading(0, QStringLiteral("Findings"), keep + 30);
    flow.heading(1, name.left(1).toUpper() + name.mid(1), keep);
    head(flow);
    for (const NumberedFinding& n : group)
        if (n.finding->verdict == Verdict::Fail)
            flow.together([&](Flow& f) { writeFail(f, n, report); });
    if (!undecided.empty())
        flow.paragraph(QStringLiteral("Undecided here: ") + causesHere(report, undecided), {8});
}

// A note that holds for many subjects stands once.
void writePassNotes(Flow& flow, const Report& report)
{
    if (report.assessment.passNotes.empty())
        return;
    std::map<std::pair<QString, QString>, QStringList> notes;
    for (const Finding& f : report.assessment.passNotes) {
        const QString subject = f.mark + QStringLiteral(": ");
        notes[{f.rule, f.says.startsWith(subject, Qt::CaseInsensitive) ? f.says.mid(subject.size()) : f.says}] += f.mark;
    }
    flow.heading(1, QStringLiteral("Notes on passes"));
    for (auto& [note, marks] : notes) {
        marks.removeDuplicates();
        std::sort(marks.begin(), marks.end(), naturalLess);
        flow.field(note.first, QStringLiteral("%1  (%2)").arg(note.second, marks.join(QStringLiteral(", "))), 130, body);
    }
}

} // namespace

QString gravityText(const Finding& f)
{
    const QString severity = QString::fromLatin1(severityWord(f.severity));
    return f.verdict == Verdict::Undecided ? QStringLiteral("UNDECIDED (%1)").arg(severity) : severity.toUpper();
}

QString dispositionText(const Finding& f)
{
    switch (f.status) {
    case FindingStatus::Waived: return QStringLiteral("WAIVED, ") + f.waiver;
    case FindingStatus::Stale: return QStringLiteral("OPEN, waiver %1 no longer holds").arg(f.waiver);
    case FindingStatus::Open: break;
    }
    return QStringLiteral("OPEN");
}

void writeFindings(Flow& flow, const Report& report)
{
    const auto& list = report.findings;
    bool isFirst = true;
    for (size_t from = 0; from < list.size();) {
        size_t to = from;
        while (to < list.size() && subjectOf(list[to]) == subjectOf(list[from]))
            ++to;
        // Fails come first in a group: one that begins with an undecided finding has none.
        if (list[from].finding->verdict == Verdict::Fail) {
            writeGroup(flow, std::span(list).subspan(from, to - from), report, isFirst);
            isFirst = false;
        }
        from = to;
    }
    if (isFirst) {
        flow.heading(0, QStringLiteral("Findings"));
        flow.paragraph(QStringLiteral("No rule failed."), body);
    }
    writePassNotes(flow, report);
}

void writeIndex(Flow& flow, const Report& report)
{
    flow.heading(0, QStringLiteral("Index of findings"));
    PrintTable table({{QStringLiteral("NO."), {}, false, 0},
                      {QStringLiteral("SUBJECT"), {}, false, 0},
                      {QStringLiteral("RULE"), {}, false, 0},
                      {QStringLiteral("TITLE"), {}, false, 1},
                      {QStringLiteral("SEVERITY"), {}, false, 0},
                      {QStringLiteral("DISPOSITION"), {}, false, 0},
                      {QStringLiteral("PAGE"), {}, true, 0}},
                     7.5, 6);
    for (const NumberedFinding& n : report.findings) {
        if (n.finding->verdict != Verdict::Fail)
            continue;
        TableRow row;
        for (const QString& text :
             {n.number, n.mark(), n.finding->rule, n.finding->title, gravityText(*n.finding), dispositionText(*n.finding)})
            row.cells.push_back({text, false, {}});
        row.cells.push_back({{}, false, n.number});
        table.add(std::move(row));
    }
    if (table.empty())
        flow.paragraph(QStringLiteral("No rule failed."), body);
    else
        table.draw(flow);
    flow.space(4);
    flow.paragraph(
        QStringLiteral("Undecided findings stand by cause in the chapter Undecided checks and by addressee in Requests for information."),
        {8});
}

} // namespace sp::ui
