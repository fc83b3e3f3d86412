// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/outage_lines.h"
#include "core/report/plan_words.h"

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

QString missingText(const PlanWords& words, const std::vector<MissingInput>& missing)
{
    QStringList parts;
    for (const MissingInput& m : missing)
        parts += QStringLiteral("%1 of %2%3")
                     .arg(m.fact, words.name(m.subject), m.why == Why::BadData ? QStringLiteral(" (does not fit)") : QString());
    return parts.join(QStringLiteral(", "));
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

QString supplyText(const SupplyPower& s, const PlanWords& words)
{
    QString out = s.mark + QStringLiteral(": load %1").arg(orUnknown(s.loadMa, 0, "mA"));
    if (const auto percent = s.loadPct())
        out += QStringLiteral(", %1 % of %2 mA").arg(number(*percent, 1), number(*s.capacityMa, 0));
    out += QStringLiteral(". Secured %1, unlocking %2, fire alarm %3.\n")
               .arg(orUnknown(s.standbyMa, 1, "mA"), orUnknown(s.unlockingMa, 1, "mA"), orUnknown(s.alarmMa, 1, "mA"));
    out += QStringLiteral("    ") + backupText(s) + (s.generator == true ? QStringLiteral(" A generator feeds it.") : QString()) + u'\n';
    if (!s.secures.empty())
        out += QStringLiteral("    Keeps locked: %1.\n").arg(words.names(SubjectKind::Opening, s.secures));
    if (!s.missing.empty())
        out += QStringLiteral("    Missing: %1.\n").arg(missingText(words, s.missing));
    return out;
}

// Volts above what the load needs, with the battery at its end where there is one; not known where a part of it is not.
std::optional<double> spareVolts(const CircuitPower& c)
{
    const auto last = c.endVolts ? c.endVolts : c.mainsVolts;
    return last && c.leastVolts ? std::optional(*last - *c.leastVolts) : std::nullopt;
}

bool hasTrouble(const CircuitPower& c)
{
    const auto spare = spareVolts(c);
    return !spare || *spare < 0 || !c.allMissing().empty() || (c.peakEndVolts && *c.peakEndVolts < *c.leastVolts);
}

QString circuitText(const CircuitPower& c, const PlanWords& words)
{
    static constexpr const char* limits[] = {"its maker's least volts", "from the greatest drop of its maker",
                                             "from the run table of its maker", "by default"};
    QString out = QStringLiteral("%1 to %2: %3, loop %4, drop %5")
                      .arg(c.id, c.load.isEmpty() ? QStringLiteral("nothing") : words.name(c.load), orUnknown(c.ma, 0, "mA"),
                           orUnknown(c.loopOhm, 3, "ohm"), orUnknown(c.dropVolts, 2, "V"));
    if (c.mainsVolts)
        out += QStringLiteral("; %1 V on mains").arg(number(*c.mainsVolts, 2));
    if (c.endVolts)
        out += QStringLiteral(", %1 V at the end of the battery").arg(number(*c.endVolts, 2));
    if (c.leastVolts)
        out += QStringLiteral("; it needs %1 V, %2").arg(number(*c.leastVolts, 2), QLatin1String(limits[static_cast<size_t>(c.limitFrom)]));
    if (const auto spare = spareVolts(c); spare && *spare < 0)
        out += QStringLiteral(": TOO LOW");
    if (c.peakMa && c.peakEndVolts && c.leastVolts && *c.peakEndVolts < *c.leastVolts)
        out += QStringLiteral("; with the inrush of %1 mA only %2 V").arg(number(*c.peakMa, 0), number(*c.peakEndVolts, 2));
    out += QStringLiteral(".\n");
    if (const auto missing = c.allMissing(); !missing.empty())
        out += QStringLiteral("    Missing: %1.\n").arg(missingText(words, missing));
    return out;
}

// Circuits that get too little, or of which that is not known; of the others the one that comes closest.
QString wiringText(const std::vector<CircuitPower>& circuits, const PlanWords& words, bool all)
{
    QString out;
    qint64 good = 0;
    const CircuitPower* closest = nullptr;
    for (const CircuitPower& c : circuits) {
        const bool trouble = hasTrouble(c);
        if (trouble || all)
            out += circuitText(c, words);
        if (trouble)
            continue;
        ++good;
        if (!closest || *spareVolts(c) < *spareVolts(*closest))
            closest = &c;
    }
    if (closest && !all)
        out += QStringLiteral("%1 %2 get enough; closest to too little: %3")
                   .arg(good)
                   .arg(good == 1 ? QStringLiteral("circuit") : QStringLiteral("circuits"), circuitText(*closest, words));
    return out;
}

QString airText(const AirPower& a, const PlanWords& words)
{
    const QString lasts = !a.holdUpMin ? QStringLiteral("not known")
        : std::isfinite(*a.holdUpMin)  ? number(*a.holdUpMin, 1) + QStringLiteral(" min")
                                       : QStringLiteral("without end");
    QString out = QStringLiteral("%1: lasts %2 after its compressor stops.\n").arg(a.name, lasts);
    if (!a.missing.empty())
        out += QStringLiteral("    Missing: %1.\n").arg(missingText(words, a.missing));
    return out;
}

QString optionWords(const Outage& outage)
{
    static constexpr const char* ages[] = {"new", "at the end of their life", "as stated"};
    QString out = QStringLiteral("batteries ") + QLatin1String(ages[static_cast<size_t>(outage.options.batteries)]);
    if (outage.hasGenerator)
        out += outage.options.generatorStarts ? QStringLiteral(", the generator starts") : QStringLiteral(", the generator does not start");
    return out;
}

} // namespace

QByteArray powerText(const FactSheet& sheet, const FailureModel& model, const PowerReport& r, const PowerTextOptions& options)
{
    const PlanWords words(sheet);
    const auto clock = [&](double s) { return options.startMinutes ? clockWords(s, *options.startMinutes) : elapsedWords(s); };
    QString out = QStringLiteral("Mains lost at %1: %2\n\nWhat it comes to\n").arg(clock(0), optionWords(r.outage));
    for (const QString& line : outageSummary(sheet, model, r, clock))
        out += line + u'\n';
    out += QStringLiteral("\nOne thing after the other\n");
    for (const OutageLine& line : outageLines(sheet, model, r)) {
        out += clock(line.atS) + QStringLiteral("  ") + line.says + u'\n';
        for (const QString& move : line.moves)
            out += QStringLiteral("          ") + move + u'\n';
        for (const QString& meaning : line.means)
            out += QStringLiteral("       => ") + meaning + u'\n';
    }
    out += QStringLiteral("\nSupplies\n");
    for (const SupplyPower& s : r.state.supplies)
        out += supplyText(s, words);
    if (r.state.supplies.empty())
        out += QStringLiteral("The plan has none.\n");
    if (!r.state.circuits.empty())
        out += QStringLiteral("\nWiring\n") + wiringText(r.state.circuits, words, options.allCircuits);
    if (!r.state.air.empty())
        out += QStringLiteral("\nAir\n");
    for (const AirPower& a : r.state.air)
        out += airText(a, words);
    return out.toUtf8();
}

} // namespace sp
