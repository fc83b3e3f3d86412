// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/power_report.h"

#include <cmath>

namespace sp {

namespace {

QString number(double v, int decimals)
{
    return QString::number(v, 'f', decimals);
}

QString orUnknown(std::optional<double> v, int decimals, const char* unit)
{
    return v ? number(*v, decimals) + u' ' + QLatin1String(unit) : QStringLiteral("not known");
}

QString hoursText(std::optional<double> hours)
{
    if (!hours)
        return QStringLiteral("not known");
    if (!std::isfinite(*hours))
        return QStringLiteral("without end");
    const auto minutes = static_cast<qint64>(*hours * 60);
    return QStringLiteral("%1 h %2 min").arg(minutes / 60).arg(minutes % 60, 2, 10, QLatin1Char('0'));
}

// 02:14:05 since the mains were lost.
QString clock(double seconds)
{
    const auto s = static_cast<qint64>(std::llround(seconds));
    const auto two = [](qint64 n) { return QStringLiteral("%1").arg(n, 2, 10, QLatin1Char('0')); };
    return two(s / 3600) + u':' + two(s / 60 % 60) + u':' + two(s % 60);
}

QString missingText(const std::vector<MissingInput>& missing)
{
    QStringList parts;
    for (const MissingInput& m : missing)
        parts += QStringLiteral("%1 of %2%3").arg(m.fact, m.subject, m.why == Why::BadData ? QStringLiteral(" (does not fit)") : QString());
    return parts.join(QStringLiteral(", "));
}

QString roomName(const Room& room)
{
    const QString name = (room.number.value_or(QString()) + u' ' + room.name.value_or(QString())).trimmed();
    return name.isEmpty() ? room.id.text() : name;
}

QString backupText(const SupplyPower& s)
{
    switch (s.backup) {
    case Backup::None: return QStringLiteral("No battery.");
    case Backup::Ups: return QStringLiteral("UPS: %1.").arg(hoursText(s.upsHours));
    case Backup::Unknown: return QStringLiteral("Nobody has said whether it has a battery.");
    case Backup::Battery: break;
    }
    const BatteryPower& b = *s.battery;
    QString out =
        QStringLiteral("Battery %1 at %2: new %3, at the end of life %4")
            .arg(orUnknown(b.ah, 1, "Ah"), orUnknown(b.temperatureC, 0, "C"), hoursText(b.freshHours), hoursText(b.endOfLifeHours));
    if (b.statedHours)
        out += QStringLiteral(", as it is now %1").arg(hoursText(b.statedHours));
    return out + u'.';
}

QString supplyText(const SupplyPower& s, const Project& p)
{
    QString out = s.mark + QStringLiteral(": load %1").arg(orUnknown(s.loadMa, 0, "mA"));
    if (const auto percent = s.loadPct())
        out += QStringLiteral(", %1 % of %2 mA").arg(number(*percent, 1), number(*s.capacityMa, 0));
    out += QStringLiteral(". Secured %1, unlocking %2, fire alarm %3.\n")
               .arg(orUnknown(s.standbyMa, 1, "mA"), orUnknown(s.unlockingMa, 1, "mA"), orUnknown(s.alarmMa, 1, "mA"));
    out += QStringLiteral("    ") + backupText(s) + (s.generator == true ? QStringLiteral(" A generator feeds it.") : QString()) + u'\n';
    if (!s.secures.empty()) {
        QStringList marks;
        for (const int row : s.secures)
            marks += p.openings[static_cast<size_t>(row)].mark.value_or(p.openings[static_cast<size_t>(row)].id.text());
        out += QStringLiteral("    Keeps locked: %1.\n").arg(marks.join(QStringLiteral(", ")));
    }
    if (!s.missing.empty())
        out += QStringLiteral("    Missing: %1.\n").arg(missingText(s.missing));
    return out;
}

QString circuitText(const CircuitPower& c)
{
    static constexpr const char* limits[] = {"", ", from the greatest drop", ", by default"};
    QString out = QStringLiteral("%1 to %2: %3, loop %4, drop %5")
                      .arg(c.id, c.load.isEmpty() ? QStringLiteral("nothing") : c.load, orUnknown(c.ma, 0, "mA"),
                           orUnknown(c.loopOhm, 3, "ohm"), orUnknown(c.dropVolts, 2, "V"));
    if (c.mainsVolts)
        out += QStringLiteral("; %1 V on mains").arg(number(*c.mainsVolts, 2));
    if (c.endVolts)
        out += QStringLiteral(", %1 V at the end of the battery").arg(number(*c.endVolts, 2));
    if (c.leastVolts)
        out += QStringLiteral("; it needs %1 V%2").arg(number(*c.leastVolts, 2), QLatin1String(limits[static_cast<size_t>(c.limitFrom)]));
    const auto last = c.endVolts ? c.endVolts : c.mainsVolts;
    if (last && c.leastVolts && *last < *c.leastVolts)
        out += QStringLiteral(": TOO LOW");
    if (c.peakMa && c.peakEndVolts && c.leastVolts && *c.peakEndVolts < *c.leastVolts)
        out += QStringLiteral("; with the inrush of %1 mA only %2 V").arg(number(*c.peakMa, 0), number(*c.peakEndVolts, 2));
    out += QStringLiteral(".\n");
    if (!c.missing.empty())
        out += QStringLiteral("    Missing: %1.\n").arg(missingText(c.missing));
    return out;
}

QString openingText(const OpeningChange& c, const Project& p)
{
    const Opening& o = p.openings[static_cast<size_t>(c.opening)];
    QString out =
        QStringLiteral("%1: from inside %2, from outside %3, %4")
            .arg(o.mark.value_or(o.id.text()), QLatin1String(passageWord(c.state.inside)), QLatin1String(passageWord(c.state.outside)),
                 !c.state.latched       ? QStringLiteral("latch not known")
                     : *c.state.latched ? QStringLiteral("latched")
                                        : QStringLiteral("not latched"));
    if (c.leafMoved && c.state.leaf == LeafPosition::Closed)
        out += QStringLiteral(", closes");
    return out;
}

QString eventText(const PowerReport& r, size_t i, const Project& p)
{
    const OutageEvent& e = r.outage.events[i];
    QString out = clock(e.atS) + QStringLiteral("  ") + e.says + u'\n';
    for (const OpeningChange& c : r.effects.openings[i])
        out += QStringLiteral("          ") + openingText(c, p) + u'\n';
    for (const ValveChange& c : r.effects.valves[i]) {
        const Valve& v = p.valves[static_cast<size_t>(c.valve)];
        out += QStringLiteral("          %1: %2, was %3\n").arg(v.tag.value_or(v.id.text()), c.to, c.from);
    }
    return out;
}

QString roomText(const RoomLine& line, const Project& p)
{
    QString out = roomName(p.rooms[static_cast<size_t>(line.room)]) + QStringLiteral(": ");
    out += line.securedUnknown     ? QStringLiteral("not known how long it is secured")
        : !line.securedUntilS      ? QStringLiteral("secured throughout")
        : *line.securedUntilS <= 0 ? QStringLiteral("not secured")
                                   : QStringLiteral("secured until %1").arg(clock(*line.securedUntilS));
    QStringList stretches;
    for (const Stretch& s : line.noEgress)
        stretches += s.untilS ? QStringLiteral("from %1 to %2").arg(clock(s.fromS), clock(*s.untilS))
                              : QStringLiteral("from %1").arg(clock(s.fromS));
    out += !stretches.isEmpty() ? QStringLiteral("; NO FREE EGRESS ") + stretches.join(QStringLiteral(", "))
        : line.egressUnknown    ? QStringLiteral("; free egress not known")
                                : QStringLiteral("; free egress always");
    if (line.piped)
        out += line.gasUnknown       ? QStringLiteral("; not known when its gas is shut off")
            : !line.gasIsolatedFromS ? QStringLiteral("; its gas is not shut off")
                                     : QStringLiteral("; gas shut off from %1").arg(clock(*line.gasIsolatedFromS));
    return out + QStringLiteral(".\n");
}

} // namespace

QByteArray powerText(const FactSheet& sheet, const PowerReport& r)
{
    const Project& p = sheet.project();
    QString out = QStringLiteral("Supplies\n");
    for (const SupplyPower& s : r.state.supplies)
        out += supplyText(s, p);
    if (r.state.supplies.empty())
        out += QStringLiteral("The plan has none.\n");
    if (!r.state.circuits.empty())
        out += QStringLiteral("\nWiring\n");
    for (const CircuitPower& c : r.state.circuits)
        out += circuitText(c);
    if (!r.state.air.empty())
        out += QStringLiteral("\nAir\n");
    for (const AirPower& a : r.state.air) {
        const QString lasts = !a.holdUpMin ? QStringLiteral("not known")
            : std::isfinite(*a.holdUpMin)  ? number(*a.holdUpMin, 1) + QStringLiteral(" min")
                                           : QStringLiteral("without end");
        out += QStringLiteral("%1: lasts %2 after its compressor stops.\n").arg(a.name, lasts);
        if (!a.missing.empty())
            out += QStringLiteral("    Missing: %1.\n").arg(missingText(a.missing));
    }
    static constexpr const char* ages[] = {"new", "at the end of their life", "as stated"};
    out += QStringLiteral("\nOutage, batteries %1%2\n")
               .arg(QLatin1String(ages[static_cast<size_t>(r.outage.options.batteries)]),
                    !r.outage.hasGenerator                 ? QString()
                        : r.outage.options.generatorStarts ? QStringLiteral(", the generator starts")
                                                           : QStringLiteral(", the generator does not start"));
    for (size_t i = 0; i < r.outage.events.size(); ++i)
        out += eventText(r, i, p);
    for (const OutageUnknown& u : r.outage.unknown)
        out += QStringLiteral("Not known how long %1 lasts: %2.\n").arg(u.component, missingText(u.missing));
    if (!r.effects.rooms.empty())
        out += QStringLiteral("\nRooms\n");
    for (const RoomLine& line : r.effects.rooms)
        out += roomText(line, p);
    return out.toUtf8();
}

} // namespace sp
