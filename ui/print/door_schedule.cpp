// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/tables.h"
#include "core/schedule/trade_words.h"
#include "ui/print/legend.h"
#include "ui/print/sheet.h"
#include "ui/print/table.h"

namespace sp::ui {

namespace {

const std::vector<Column>& columns()
{
    static const std::vector<Column> list = [] {
        struct Row {
            const char* group;
            const char* title;
            double share;
            double least = 0; // a title of several words needs not the width of its longest one, but that of a line
        };
        static constexpr Row rows[] = {
            {"OPENING", "MARK", 0},  {"OPENING", "ROOM / FROM", 1}, {"OPENING", "ROOM / TO", 1}, {"DOOR", "SIZE W x H x T", 0, 60},
            {"DOOR", "LEAVES", 0},   {"DOOR", "TYPE", 0},           {"DOOR", "MATL", 0},         {"DOOR", "FINISH", 0},
            {"DOOR", "GLAZING", 0},  {"FRAME", "TYPE", 0},          {"FRAME", "MATL", 0},        {"FRAME", "FINISH", 0},
            {"DETAILS", "HEAD", 0},  {"DETAILS", "JAMB", 0},        {"DETAILS", "SILL", 0},      {"RATING", "LABEL", 0},
            {"RATING", "S", 0},      {"RATING", "STC", 0},          {"HARDWARE", "HDW SET", 0},  {"HARDWARE", "HDG", 0},
            {"HARDWARE", "HAND", 0}, {"HARDWARE", "KEYSET", 0},     {"ACCESS", "ACC", 0},        {"ACCESS", "FAIL", 0},
            {"REMARKS", "", 3},
        };
        std::vector<Column> out;
        for (const Row& r : rows)
            out.push_back({QString::fromLatin1(r.title), QString::fromLatin1(r.group), false, r.share, r.least});
        return out;
    }();
    return list;
}

// What the columns of a pair cannot say: its leaves.
QString remarks(const OpeningRow& o, Units units)
{
    QStringList parts;
    if (o.leaves == u"PAIR_UNEQ") {
        const auto one = [&](Length w) { return units == Units::Us ? feetInches(w) : formatIn(*unitByName(u"mm"), w.n, 1); };
        parts += QStringLiteral("Active leaf %1, inactive %2").arg(one(*o.leafWidth), one(*o.inactiveWidth));
    }
    if (!o.remarks.isEmpty())
        parts += o.remarks;
    return parts.join(QStringLiteral("; "));
}

void drawRows(Flow& flow, const Schedule& schedule, Units units)
{
    PrintTable table(columns(), 7, 5);
    table.verticals = true;
    std::optional<QString> level;
    for (const OpeningRow& o : schedule.openings) {
        if (level != o.level) {
            level = o.level;
            table.band(o.level.isEmpty() ? QStringLiteral("LEVEL NOT KNOWN") : o.level.toUpper());
        }
        const QString smoke = !o.smoke ? QString() : *o.smoke ? QStringLiteral("Y") : QStringLiteral("N");
        table.add({o.printMark(),
                   o.roomFrom,
                   o.oneRoom ? QStringLiteral("same room") : o.roomTo,
                   o.size,
                   leavesCode(o.leaves),
                   o.doorType,
                   o.doorMaterial,
                   o.doorFinish,
                   o.glazing,
                   o.frameType,
                   o.frameMaterial,
                   o.frameFinish,
                   o.headDetail,
                   o.jambDetail,
                   o.sillDetail,
                   labelText(o),
                   smoke,
                   o.stc ? QString::number(*o.stc) : QString(),
                   o.setMark,
                   o.heading,
                   o.hand.text,
                   o.keyset,
                   o.access,
                   failCode(o.failModes),
                   remarks(o, units)});
    }
    flow.pages().bookmark(0, QStringLiteral("Door schedule"), flow.body().top());
    table.draw(flow);
}

void drawNotes(Flow& flow, const Schedule& schedule, Units units)
{
    flow.heading(1, QStringLiteral("GENERAL NOTES"), 40);
    const QString unit = units == Units::Us ? QStringLiteral("feet and inches") : QStringLiteral("millimeters");
    QStringList notes{
        QStringLiteral(
            "Sizes are nominal, width x height x thickness, in %1; a pair has the width of both leaves. Where leaves are not known the size is that of the opening. The clear width is less than the nominal width.")
            .arg(unit),
        QStringLiteral(
            "ROOM / FROM is the outside and ROOM / TO the inside of the lock; where nothing tells which is which they are just the two sides. The hand is seen from the outside, facing the door; the hardware schedule says how each was derived."),
        QStringLiteral(
            "An empty cell is not known or does not apply. A dash under LABEL is no fire label; FRAME stands behind it where the label of the frame is lower. S: smoke and draft control, Y or N."),
        QStringLiteral("HDG is the heading of the hardware schedule."),
    };
    for (qsizetype i = 0; i < notes.size(); ++i)
        flow.field(QStringLiteral("%1.").arg(i + 1), notes[i], 14, {7.5});
    drawLegend(flow, QStringLiteral("ABBREVIATIONS USED"), codesOf(schedule), 4);
}

} // namespace

Result<QByteArray> doorSchedulePdf(const Assessment& assessment, const PrintOptions& options)
{
    const Project& project = assessment.index->project();
    SP_TRY(face, Typeface::load());
    const Schedule schedule = scheduleOf(assessment);
    const Sheet sheet{QStringLiteral("DOOR SCHEDULE"), {}, true};
    PageSet pages = pagesFor(sheet, project, face);
    Flow flow(pages);
    flow.newPage();
    if (schedule.openings.empty())
        flow.paragraph(QStringLiteral("The plan has no openings."), {10});
    else
        drawRows(flow, schedule, project.settings.units);
    drawNotes(flow, schedule, project.settings.units);
    finishSheet(pages, sheet, project, options);
    return pages.write(infoFor(sheet, project, options));
}

} // namespace sp::ui
