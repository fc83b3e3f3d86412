// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/power_report.h"

#include <cmath>

namespace sp {

namespace {

// Decimals of a kind of figure; trailing zeros are dropped.
constexpr int tenThousandths = 4, thousandths = 3;

QString decimal(double v, int decimals)
{
    QString text = QString::number(v, 'f', decimals);
    if (!text.contains(u'.'))
        return text;
    while (text.endsWith(u'0'))
        text.chop(1);
    if (text.endsWith(u'.'))
        text.chop(1);
    return text == u"-0" ? QStringLiteral("0") : text;
}

// A figure that is not known is left out; one without an end is null.
void writeNumber(JsonWriter& j, const char* key, std::optional<double> v, int decimals)
{
    if (!v)
        return;
    j.key(key);
    if (std::isfinite(*v))
        j.number(decimal(*v, decimals));
    else
        j.null();
}

void writeMissing(JsonWriter& j, const std::vector<MissingInput>& missing)
{
    if (missing.empty())
        return;
    j.key("missing").beginArray();
    for (const MissingInput& m : missing) {
        j.beginObject();
        j.key("fact").value(m.fact);
        j.key("subject").value(m.subject);
        j.key("why").value(whyWord(m.why));
        j.endObject();
    }
    j.endArray();
}

void writeBackup(JsonWriter& j, const SupplyPower& s)
{
    if (s.backup == Backup::Battery && s.battery) {
        const BatteryPower& b = *s.battery;
        j.key("battery").beginObject();
        writeNumber(j, "ah", b.ah, thousandths);
        writeNumber(j, "volts", b.volts, thousandths);
        j.key("method").value(b.lifeSafety ? "NFPA72" : "PEUKERT");
        writeNumber(j, "temperature_c", b.temperatureC, thousandths);
        if (b.freshHours && b.endOfLifeHours) {
            j.key("runtime_h").beginObject();
            writeNumber(j, "new", b.freshHours, tenThousandths);
            writeNumber(j, "end_of_life", b.endOfLifeHours, tenThousandths);
            writeNumber(j, "as_stated", b.statedHours, tenThousandths);
            j.endObject();
        }
        j.endObject();
    } else if (s.backup == Backup::None) {
        j.key("battery").null();
    } else if (s.backup == Backup::Ups) {
        j.key("ups").beginObject();
        writeNumber(j, "runtime_h", s.upsHours, tenThousandths);
        j.endObject();
    }
    if (s.generator == true)
        j.key("generator").value(true);
}

void writeSupply(JsonWriter& j, const SupplyPower& s, const Project& p)
{
    static const FieldId alarm = field("psu.alarm_ma");
    j.beginObject();
    j.key("id").value(s.id);
    j.key("mark").value(s.mark);
    writeNumber(j, "volts", s.volts, thousandths);
    writeNumber(j, "capacity_ma", s.capacityMa, thousandths);
    writeNumber(j, "load_ma", s.loadMa, thousandths);
    writeNumber(j, "load_pct", s.loadPct(), tenThousandths);
    writeNumber(j, "standby_ma", s.standbyMa, thousandths);
    if (p.supplies[static_cast<size_t>(s.row)].facts.find(alarm))
        writeNumber(j, "alarm_ma", s.alarmMa, thousandths);
    writeBackup(j, s);
    j.key("feeds").value(s.feeds);
    QStringList secures;
    for (const int row : s.secures)
        secures += p.openings[static_cast<size_t>(row)].id.text();
    j.key("secures").value(secures);
    writeMissing(j, s.missing);
    j.endObject();
}

void writeCircuit(JsonWriter& j, const CircuitPower& c)
{
    j.beginObject();
    j.key("circuit").value(c.id);
    if (!c.load.isEmpty())
        j.key("load").value(c.load);
    writeNumber(j, "ma", c.ma, thousandths);
    writeNumber(j, "loop_ohm", c.loopOhm, tenThousandths);
    writeNumber(j, "drop_v", c.dropVolts, thousandths);
    if (c.mainsVolts) {
        j.key("volts").beginObject();
        writeNumber(j, "mains", c.mainsVolts, thousandths);
        writeNumber(j, "end_of_discharge", c.endVolts, thousandths);
        j.endObject();
    }
    if (c.peakMa && c.peakEndVolts) {
        j.key("inrush").beginObject();
        writeNumber(j, "ma", c.peakMa, thousandths);
        writeNumber(j, "least_volts", c.peakEndVolts, thousandths);
        j.endObject();
    }
    if (c.leastVolts) {
        writeNumber(j, "min_v", c.leastVolts, thousandths);
        j.key("limit_from").value(limitFromWord(c.limitFrom));
    }
    writeMissing(j, c.allMissing());
    j.endObject();
}

void writeAir(JsonWriter& j, const AirPower& a)
{
    j.beginObject();
    j.key("id").value(a.id);
    writeNumber(j, "holdup_min", a.holdUpMin, tenThousandths);
    j.key("feeds").value(a.feeds);
    writeMissing(j, a.missing);
    j.endObject();
}

qint64 seconds(double s)
{
    return static_cast<qint64>(std::llround(s));
}

void writeOpening(JsonWriter& j, const OpeningChange& c, const Project& p)
{
    static constexpr const char* leaves[] = {"closed", "open", "unknown"};
    const Opening& o = p.openings[static_cast<size_t>(c.opening)];
    j.beginObject();
    j.key("id").value(o.id.text());
    j.key("mark").value(o.mark.value_or(o.id.text()));
    j.key("inside").value(passageWord(c.state.inside));
    j.key("outside").value(passageWord(c.state.outside));
    j.key("latched");
    if (c.state.latched)
        j.value(*c.state.latched);
    else
        j.null();
    if (c.leafMoved)
        j.key("leaf").value(leaves[static_cast<size_t>(c.state.leaf)]);
    j.endObject();
}

void writeEvent(JsonWriter& j, const PowerReport& r, size_t i, const Project& p)
{
    const OutageEvent& e = r.outage.events[i];
    j.beginObject();
    j.key("at_s").value(seconds(e.atS));
    j.key("component").value(e.component);
    j.key("says").value(e.says);
    if (!r.effects.openings[i].empty() || !r.effects.valves[i].empty()) {
        j.key("changes").beginArray();
        for (const OpeningChange& c : r.effects.openings[i])
            writeOpening(j, c, p);
        for (const ValveChange& c : r.effects.valves[i]) {
            const Valve& v = p.valves[static_cast<size_t>(c.valve)];
            j.beginObject();
            j.key("id").value(v.id.text());
            j.key("mark").value(v.tag.value_or(v.id.text()));
            j.key("from").value(c.from);
            j.key("to").value(c.to);
            j.endObject();
        }
        j.endArray();
    }
    j.endObject();
}

void writeRoom(JsonWriter& j, const RoomLine& line, const Project& p)
{
    j.beginObject();
    j.key("id").value(p.rooms[static_cast<size_t>(line.room)].id.text());
    if (line.securedUnknown) {
        j.key("secured").value("unknown");
    } else {
        j.key("secured_until_s");
        if (line.securedUntilS)
            j.value(seconds(*line.securedUntilS));
        else
            j.null();
    }
    j.key("free_egress").value(!line.noEgress.empty() ? "not always" : line.egressUnknown ? "unknown" : "always");
    if (!line.noEgress.empty()) {
        j.key("no_egress").beginArray();
        for (const Stretch& s : line.noEgress) {
            j.beginObject();
            j.key("from_s").value(seconds(s.fromS));
            j.key("until_s");
            if (s.untilS)
                j.value(seconds(*s.untilS));
            else
                j.null();
            j.endObject();
        }
        j.endArray();
    }
    if (line.piped && line.gasUnknown) {
        j.key("gas_isolated").value("unknown");
    } else if (line.piped) {
        j.key("gas_isolated_from_s");
        if (line.gasIsolatedFromS)
            j.value(seconds(*line.gasIsolatedFromS));
        else
            j.null();
    }
    j.endObject();
}

void writeTimeline(JsonWriter& j, const PowerReport& r, const Project& p)
{
    j.key("timeline").beginObject();
    j.key("start").value("mains lost");
    j.key("batteries").value(batteryAgeWord(r.outage.options.batteries));
    if (r.outage.hasGenerator)
        j.key("generator").value(r.outage.options.generatorStarts ? "starts" : "fails");
    j.key("events").beginArray();
    for (size_t i = 0; i < r.outage.events.size(); ++i)
        writeEvent(j, r, i, p);
    j.endArray();
    j.key("rooms").beginArray();
    for (const RoomLine& line : r.effects.rooms)
        writeRoom(j, line, p);
    j.endArray();
    if (!r.outage.unknown.empty()) {
        j.key("unknown").beginArray();
        for (const OutageUnknown& u : r.outage.unknown) {
            j.beginObject();
            j.key("component").value(u.component);
            writeMissing(j, u.missing);
            j.endObject();
        }
        j.endArray();
    }
    j.endObject();
}

} // namespace

PowerReport powerReport(const FactSheet& sheet, const FailureModel& model, const OutageOptions& options)
{
    PowerReport out;
    out.state = powerState(sheet);
    out.outage = outageOf(sheet, out.state, options);
    out.effects = effectsOf(sheet, model, out.outage);
    return out;
}

QByteArray powerJson(const FactSheet& sheet, const PowerReport& r, const PlanName& plan)
{
    const Project& p = sheet.project();
    JsonWriter j;
    j.beginObject();
    j.key("schema").value("strikeplate.power/1");
    writePlan(j, p, plan);
    j.key("supplies").beginArray();
    for (const SupplyPower& s : r.state.supplies)
        writeSupply(j, s, p);
    j.endArray();
    j.key("wiring").beginArray();
    for (const CircuitPower& c : r.state.circuits)
        writeCircuit(j, c);
    j.endArray();
    j.key("air").beginArray();
    for (const AirPower& a : r.state.air)
        writeAir(j, a);
    j.endArray();
    writeTimeline(j, r, p);
    j.endObject();
    return j.take();
}

} // namespace sp
