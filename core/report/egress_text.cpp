// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/facts/fact_sheet.h"
#include "core/report/egress_report.h"
#include "core/report/plan_words.h"

namespace sp {

namespace {

QString cell(const QString& text, int width)
{
    return text.leftJustified(width) + QStringLiteral("  ");
}

QString countText(std::optional<qint64> n)
{
    return n ? QString::number(*n) : QStringLiteral("?");
}

QString namesOf(const PlanWords& words, const std::vector<QString>& ids)
{
    QStringList out;
    for (const QString& id : ids)
        out += words.name(id);
    return out.isEmpty() ? QStringLiteral("-") : out.join(QStringLiteral(", "));
}

// Columns as wide as their longest text.
class Columns final {
public:
    explicit Columns(const QStringList& heads) { add(heads); }
    void add(const QStringList& cells)
    {
        for (qsizetype i = 0; i < cells.size(); ++i) {
            if (m_widths.size() <= i)
                m_widths.append(0);
            m_widths[i] = std::max(m_widths[i], static_cast<int>(cells[i].size()));
        }
        m_rows.append(cells);
    }
    QString text() const
    {
        QString out;
        for (const QStringList& row : m_rows) {
            QString line;
            for (qsizetype i = 0; i < row.size(); ++i)
                line += i + 1 == row.size() ? row[i] : cell(row[i], m_widths[i]);
            out += QStringLiteral("  ") + line + u'\n';
        }
        return out;
    }

private:
    QList<QStringList> m_rows;
    QList<int> m_widths;
};

QString endText(const PlanWords& words, const EgressCommonPath& common)
{
    using End = EgressCommonPath::End;
    if (common.state != EgressLength::State::Measured && !common.provisional)
        return QString();
    switch (common.end) {
    case End::Choice: return QStringLiteral("two ways from the start");
    case End::Door: return QStringLiteral("to ") + words.name(common.opening);
    case End::CrossSection: return QStringLiteral("to a cross-section of the corridor");
    case End::Gap: return QStringLiteral("to the cased opening ") + words.name(common.opening);
    case End::Stair: return QStringLiteral("to the stair");
    case End::Exit: return QStringLiteral("to the exit ") + words.name(common.opening);
    }
    return QString();
}

} // namespace

QString egressLengthText(const EgressLength& length, Ruler ruler, bool us)
{
    if (length.state == EgressLength::State::Unreachable)
        return QStringLiteral("unreachable");
    if (length.state == EgressLength::State::Unknown && !length.provisional)
        return QStringLiteral("not known");
    const double nm = length.nm[static_cast<size_t>(ruler)];
    constexpr double foot = 304.8e6;
    const QString text =
        us ? QString::number(nm / foot, 'f', 1) + QStringLiteral(" ft") : QString::number(nm / 1e9, 'f', 2) + QStringLiteral(" m");
    return length.state == EgressLength::State::Unknown ? text + u'?' : text;
}

QByteArray egressText(const FactSheet& sheet, const EgressResults& results, const QString& scenario)
{
    static const FactId loadFact = sheet.id("space.occupant_load");
    const PlanWords words(sheet);
    const bool us = sheet.project().settings.units == Units::Us;
    const Ruler ruler = results.settings.ruler;
    QString out = QStringLiteral("Egress in scenario %1. Ruler %2, people divided %3, separation %4.\n")
                      .arg(scenario, QLatin1String(rulerWord(ruler)), QLatin1String(distributionWord(results.settings.distribution)),
                           QLatin1String(separationWord(results.settings.separation)));
    bool open = false;
    for (const auto& of : results.storeys) {
        const EgressStorey& storey = of->storey;
        out += u'\n' + (storey.id.isEmpty() ? QStringLiteral("On no storey") : words.name(storey.id))
            + QStringLiteral(": %1 people%2, exits %3%4\n")
                  .arg(countText(storey.occupants),
                       storey.loadsMissing.empty() ? QString()
                                                   : QStringLiteral(" (load of %1 not known)").arg(namesOf(words, storey.loadsMissing)),
                       namesOf(words, storey.exits),
                       storey.exitsKnown ? QString() : QStringLiteral(" (state of %1 not known)").arg(namesOf(words, storey.exitsWaitFor)));
        Columns rooms({QStringLiteral("room"), QStringLiteral("load"), QStringLiteral("travel"), QStringLiteral("exit"),
                       QStringLiteral("common path"), QStringLiteral("dead end"), QStringLiteral("ways out")});
        for (const EgressRoom& room : of->rooms) {
            if (!room.measured)
                continue;
            const auto row = rowOf(sheet.project(), SubjectKind::Room, room.id);
            const auto load = FactView{sheet, {SubjectKind::Room, row.value_or(0), 0}, nullptr}.number(loadFact);
            double longest = 0;
            for (const EgressDeadEnd& end : room.deadEnds)
                if (!end.recess)
                    longest = std::max(longest, end.nm);
            EgressLength dead;
            dead.state = room.deadEndsKnown ? EgressLength::State::Measured : EgressLength::State::Unknown;
            dead.provisional = true;
            dead.nm.fill(longest);
            open = open || room.travel.provisional || room.common.provisional;
            rooms.add({words.name(room.id), countText(load), egressLengthText(room.travel, ruler, us),
                       room.travel.exit.isEmpty() ? QStringLiteral("-") : words.name(room.travel.exit),
                       egressLengthText(room.common, ruler, us)
                           + (endText(words, room.common).isEmpty() ? QString() : u' ' + endText(words, room.common)),
                       longest > 0 ? egressLengthText(dead, ruler, us) : QStringLiteral("-"), namesOf(words, room.exitDoors)});
        }
        out += rooms.text();
        Columns doors({QStringLiteral("door"), QStringLiteral("capacity"), QStringLiteral("people"), QStringLiteral("opens by")});
        for (const EgressDoor& door : of->doors)
            doors.add({words.name(door.id) + (door.exit ? QStringLiteral(" (exit)") : QString()), countText(door.capacity),
                       countText(door.assigned), door.by.isEmpty() ? QStringLiteral("?") : door.by});
        out += doors.text();
        for (const EgressStorey::Lost& lost : storey.lost)
            out += QStringLiteral("  without %1 the others take %2%3\n")
                       .arg(words.name(lost.exit), countText(lost.capacityLeft),
                            lost.leave && storey.occupants && *lost.leave < *storey.occupants
                                ? QStringLiteral(", and %1 of %2 people get out").arg(*lost.leave).arg(*storey.occupants)
                                : QString());
        if (!storey.bottleneck.empty())
            out += QStringLiteral("  too narrow for everybody: %1\n").arg(namesOf(words, storey.bottleneck));
        for (const EgressGap& gap : of->notMeasured)
            out += QStringLiteral("  %1: %2\n")
                       .arg(gap.mended ? QStringLiteral("mended") : QStringLiteral("not measured"), words.sentence(gap.what));
    }
    if (open)
        out += QStringLiteral("\n? : with every door of unknown state taken as usable; the figure is not known before that is.\n");
    return out.toUtf8();
}

} // namespace sp
