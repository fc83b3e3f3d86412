// SPDX-License-Identifier: GPL-3.0-or-later
// Undecided checks by cause: what to enter first, each cause in full, and where each opening stands.
#include "core/report/cause_text.h"
#include "core/schedule/trade_words.h"
#include "ui/print/report_parts.h"
#include "ui/print/table.h"

#include <QSet>
#include <map>
#include <set>

namespace sp::ui {

namespace {

constexpr FontStyle body{8.5};
constexpr double labelWidth = 52;
constexpr size_t mostAtTheTop = 8;
const QColor bar(0xe4, 0xe4, 0xe4);

bool isNow(const CauseGroup& g)
{
    return g.cause.by == UndecidedBy::NoData || g.cause.by == UndecidedBy::BadData;
}

QString codeOf(size_t group)
{
    return QStringLiteral("U%1").arg(group + 1);
}

// Rules of a group by the subjects that they wait at; what is shorter is said: these, or all but these.
QString rulesText(const CauseGroup& g)
{
    QSet<QString> about;
    for (const NamedSubject& s : g.about)
        about.insert(s.id);
    std::map<QString, std::set<QString>> subjectsOf;
    for (const Finding* f : g.findings) {
        const QString whole = f->subjectId.section(u'/', 0, 0);
        subjectsOf[f->check == u"applies" ? f->rule : f->rule + u':' + f->check].insert(about.contains(whole) ? whole : f->subjectId);
    }
    std::map<std::set<QString>, QStringList> rulesOf;
    for (const auto& [rule, subjects] : subjectsOf)
        rulesOf[subjects] += rule;
    QStringList everywhere, lines;
    for (const auto& [subjects, rules] : rulesOf) {
        const QString list = rules.join(QStringLiteral(", "));
        if (subjects.size() == g.about.size()) {
            everywhere += list;
            continue;
        }
        const bool few = subjects.size() <= g.about.size() / 2;
        std::vector<NamedSubject> named;
        for (const NamedSubject& s : g.about)
            if ((subjects.count(s.id) > 0) == few)
                named.push_back(s);
        lines += (few ? QStringLiteral("only at %1: %2") : QStringLiteral("at all but %1: %2")).arg(namesText(named, 0, false), list);
    }
    return (everywhere + lines).join(u'\n');
}

void writeCause(Flow& flow, size_t number, const Report& report)
{
    const CauseGroup& g = report.causes[number];
    const FontStyle style{9, true};
    const QStringList lines = flow.face().wrap(whatText(g, report.assessment), style, flow.width() - 40);
    const double height = Typeface::lineHeight(style) * static_cast<double>(lines.size()) + 5;
    flow.need(height + 30);
    flow.pages().fill({flow.left(), flow.y(), flow.width(), height}, bar);
    flow.pages().anchor(codeOf(number), flow.y());
    double y = flow.y() + 2.5 + Typeface::ascent(style);
    flow.pages().text({flow.left() + 4, y}, codeOf(number), style);
    for (const QString& line : lines) {
        flow.pages().text({flow.left() + 36, y}, line, style);
        y += Typeface::lineHeight(style);
    }
    flow.advance(height + 3);
    const QString ask = g.ask.isEmpty()
        ? QString()
        : QStringLiteral("; ask the %1%2").arg(askText(g.ask), g.cause.by == UndecidedBy::Site ? QStringLiteral(", on site") : QString());
    flow.field(QStringLiteral("Waiting"), waitingText(g) + ask, labelWidth, body);
    flow.field(QStringLiteral("Answer"), answerText(g, report.assessment), labelWidth, body);
    flow.field(g.cause.of == SubjectKind::Wall ? QStringLiteral("At") : QStringLiteral("Of"), whichText(g, report.project(), 0, false),
               labelWidth, body);
    flow.field(QStringLiteral("Also"), alsoText(g, report.sheet(), g.also.size()), labelWidth, body);
    flow.field(QStringLiteral("Rules"), rulesText(g), labelWidth, {7.5});
    flow.space(7);
}

QString titleOf(UndecidedBy by)
{
    switch (by) {
    case UndecidedBy::NoData: return QStringLiteral("Data that somebody can give now");
    case UndecidedBy::BadData: return QStringLiteral("Data that cannot be judged");
    case UndecidedBy::NoEngine: return QStringLiteral("Waiting for an engine that has not run");
    case UndecidedBy::Site: break;
    }
    return QStringLiteral("Known on site at the earliest");
}

QString subjectOf(const NumberedFinding& n)
{
    return n.opening ? n.opening->text() : n.finding->subjectId;
}

// "F-012 to F-040"; numbers of one subject follow each other.
QString rangeText(const std::vector<const NumberedFinding*>& list)
{
    return list.size() == 1 ? list.front()->number : list.front()->number + QStringLiteral(" to ") + list.back()->number;
}

void writePlaces(Flow& flow, const Report& report)
{
    flow.heading(1, QStringLiteral("Where the undecided checks are"));
    flow.paragraph(QStringLiteral("The number behind a cause says how many checks of the subject stand under it."), {8});
    flow.space(2);
    PrintTable table({{QStringLiteral("SUBJECT"), {}, false, 0},
                      {QStringLiteral("WHERE"), {}, false, 1},
                      {QStringLiteral("LEVEL"), {}, false, 0},
                      {QStringLiteral("FINDINGS"), {}, false, 0, 74},
                      {QStringLiteral("CAUSES"), {}, false, 1}},
                     7.5, 6);
    for (size_t from = 0; from < report.findings.size();) {
        const NumberedFinding& first = report.findings[from];
        std::vector<const NumberedFinding*> undecided;
        size_t to = from;
        for (; to < report.findings.size() && subjectOf(report.findings[to]) == subjectOf(first); ++to)
            if (report.findings[to].finding->verdict == Verdict::Undecided)
                undecided.push_back(&report.findings[to]);
        from = to;
        if (undecided.empty())
            continue;
        const auto place = first.opening ? report.places.constFind(*first.opening) : report.places.cend();
        const OpeningRow* opening = place == report.places.cend() ? nullptr : &report.schedule.openings[*place];
        table.add({opening ? opening->printMark() : first.mark(),
                   opening ? fromToText(*opening) : QString::fromLatin1(subjectWord(first.finding->kind)),
                   opening ? opening->level : QString(), rangeText(undecided), causesHere(report, undecided)});
    }
    table.draw(flow);
}

} // namespace

QString causesHere(const Report& report, const std::vector<const NumberedFinding*>& findings)
{
    std::map<size_t, int> count;
    for (const NumberedFinding* n : findings)
        ++count[report.causeOf.value(n->finding)];
    QStringList out;
    for (const auto& [group, n] : count)
        out += QStringLiteral("%1 (%2)").arg(codeOf(group)).arg(n);
    return out.join(QStringLiteral(", "));
}

void writeFirst(Flow& flow, const Report& report)
{
    const auto now = static_cast<size_t>(std::count_if(report.causes.begin(), report.causes.end(), isNow));
    qint64 later = 0;
    for (const CauseGroup& g : report.causes)
        later += isNow(g) ? 0 : static_cast<qint64>(g.findings.size());
    if (report.causes.empty())
        return;
    flow.paragraph(QStringLiteral("What to enter first"), {9, true});
    flow.space(2);
    if (now > 0) {
        PrintTable table({{QStringLiteral("CAUSE"), {}, false, 0},
                          {QStringLiteral("WHAT IS MISSING"), {}, false, 2},
                          {QStringLiteral("ASK"), {}, false, 1},
                          {QStringLiteral("CHECKS THAT WAIT"), {}, true, 0, 48},
                          {QStringLiteral("FOR THIS ALONE"), {}, true, 0, 48},
                          {QStringLiteral("PAGE"), {}, true, 0}},
                         8.5, 6);
        const size_t shown = now <= mostAtTheTop + 1 ? now : mostAtTheTop;
        for (size_t i = 0; i < shown; ++i) {
            const CauseGroup& g = report.causes[i];
            TableRow row;
            for (const QString& text :
                 {codeOf(i), whatText(g, report.assessment), askText(g.ask), QString::number(g.findings.size()), QString::number(g.alone)})
                row.cells.push_back({text, false, {}});
            row.cells.push_back({{}, false, codeOf(i)});
            table.add(std::move(row));
        }
        table.draw(flow);
        flow.space(2);
        if (shown < now)
            flow.paragraph(QStringLiteral("%1 causes more stand in the chapter Undecided checks.").arg(now - shown), {8});
    } else {
        flow.paragraph(QStringLiteral("Nothing: no check waits for data that somebody can give now."), {8.5});
    }
    if (later > 0)
        flow.paragraph(QStringLiteral("Later: %1 for what is known on site only or for an engine that has not run.")
                           .arg(countText(later, "check waits", "checks wait")),
                       {8});
}

void writeUndecided(Flow& flow, const Report& report)
{
    flow.heading(0, QStringLiteral("Undecided checks"));
    if (report.causes.empty()) {
        flow.paragraph(QStringLiteral("Every check is decided."), body);
        return;
    }
    flow.paragraph(
        QStringLiteral(
            "A check is undecided where a fact that its rule needs is not known. Each undecided check stands under one cause, the cause that "
            "most checks wait for first. The line Also names what they wait for besides, and how many of them do."),
        body);
    const std::vector<WayToAnswer> ways = waysToAnswer(report.everyCause, report.assessment);
    if (!ways.empty()) {
        flow.heading(1, QStringLiteral("How to answer"));
        for (const WayToAnswer& w : ways)
            flow.field(w.name.left(1).toUpper() + w.name.mid(1), w.example.isEmpty() ? w.text : w.text + u'\n' + w.example, 68, body);
    }
    for (size_t i = 0; i < report.causes.size(); ++i) {
        if (i == 0 || report.causes[i].cause.by != report.causes[i - 1].cause.by)
            flow.heading(1, titleOf(report.causes[i].cause.by), 5 + flow.heightOf([&](Flow& f) { writeCause(f, i, report); }));
        flow.together([&](Flow& f) { writeCause(f, i, report); });
    }
    writePlaces(flow, report);
}

} // namespace sp::ui
