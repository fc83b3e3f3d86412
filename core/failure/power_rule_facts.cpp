// SPDX-License-Identifier: GPL-3.0-or-later
// What the rules of backup power ask of a circuit and a supply beside loads and runtime (valve-and-power-rules.md D2: PW-09, PW-12 to PW-14,
// PW-17, PW-18).
#include "core/failure/battery.h"
#include "core/failure/measured_missing.h"

#include <QDate>
#include <cmath>

namespace sp {

namespace {

using S = SubjectKind;
using F = FieldType;
constexpr Ask E = Ask::Electrical;
constexpr Ask P = Ask::FireProtection;
constexpr KnownFrom D = KnownFrom::Design;
constexpr double longestS = 6e7; // of a bank that nothing drains

Value amount(Dim dim, double base)
{
    return Quantity{dim, static_cast<qint64>(std::llround(base))};
}

Value volts(double v)
{
    return amount(Dim::Voltage, v * 1e6);
}

Value seconds(double s)
{
    return amount(Dim::Time, std::min(s, longestS) * 1e6);
}

// --- circuits (PW-09) ---

Measured loadCount(const FactSheet& s, Subject at, Trace* t)
{
    const auto& feeds = s.project().circuits[at.row].feeds;
    return feeds ? Measured::known(static_cast<qint64>(feeds->size())) : waitsFor(s, at, t, "circuit.feeds");
}

Measured loadOfCircuit(const FactSheet& s, Subject at, Trace* t)
{
    const CircuitPower c =
        power::circuitPower(s, static_cast<int>(at.row), power::loadsOfCircuit(s.index(), static_cast<int>(at.row)), nullptr);
    return c.ma ? Measured::known(amount(Dim::Current, *c.ma * 1000)) : waitsFor(s, at, t, c.missing);
}

struct CircuitFigures {
    CircuitPower power;
    Backup backup = Backup::Unknown;
    std::vector<MissingInput> missing; ///< of circuit and supply
};

CircuitFigures figuresOf(const FactSheet& s, Subject at)
{
    const Project& p = s.project();
    const auto row = static_cast<int>(at.row);
    const auto& id = p.circuits[at.row].supply;
    const size_t supply = id ? p.supplies.indexOf(*id) : p.supplies.size();
    CircuitFigures out;
    SupplyPower source;
    if (supply < p.supplies.size()) {
        source.row = static_cast<int>(supply);
        source.id = p.supplies[supply].id.text();
        source.volts = power::needed(p.supplies[supply].facts, "psu.volts", source.id, out.missing);
        power::addBattery(s, source);
        out.backup = source.backup;
    }
    out.power = power::circuitPower(s, row, power::loadsOfCircuit(s.index(), row), supply < p.supplies.size() ? &source : nullptr);
    for (const MissingInput& m : out.power.missing)
        power::note(out.missing, m);
    return out;
}

// On mains, or at the end of what the battery gives: the last decides (D4.6). Whether there is a battery matters only where mains are enough.
Measured deviceVolts(const FactSheet& s, Subject at, Trace* t)
{
    const CircuitFigures& c = *s.kept<CircuitFigures>(at, [&] { return figuresOf(s, at); });
    if (!c.power.mainsVolts)
        return waitsFor(s, at, t, c.missing);
    if (c.backup == Backup::Battery)
        return c.power.endVolts ? Measured::known(volts(*c.power.endVolts)) : waitsFor(s, at, t, c.missing);
    if (c.backup == Backup::Unknown && !c.power.low())
        return waitsFor(s, at, t, {{QStringLiteral("psu.battery"), s.project().circuits[at.row].supply->text(), Why::NoData}});
    return Measured::known(volts(*c.power.mainsVolts));
}

// The same while one device of the circuit draws its inrush; where none states one, as in steady use.
Measured inrushVolts(const FactSheet& s, Subject at, Trace* t)
{
    const CircuitFigures& c = *s.kept<CircuitFigures>(at, [&] { return figuresOf(s, at); });
    if (!c.power.peakMa || !c.power.peakEndVolts || c.backup == Backup::Unknown)
        return deviceVolts(s, at, t);
    return Measured::known(volts(*c.power.peakEndVolts));
}

Measured leastVolts(const FactSheet& s, Subject at, Trace* t)
{
    const CircuitFigures& c = *s.kept<CircuitFigures>(at, [&] { return figuresOf(s, at); });
    if (c.power.leastVolts)
        return Measured::known(volts(*c.power.leastVolts));
    return waitsFor(s, at, t, c.power.leastMissing.empty() ? c.missing : c.power.leastMissing);
}

// Which of what can be entered gave the least voltage.
Measured limitFrom(const FactSheet& s, Subject at, Trace* t)
{
    static const FactId self = s.id("circuit.limit_from");
    const CircuitFigures& c = *s.kept<CircuitFigures>(at, [&] { return figuresOf(s, at); });
    return c.power.leastVolts ? Measured::known(wordValue(s, self, QString::fromLatin1(limitFromWord(c.power.limitFrom))))
                              : leastVolts(s, at, t);
}

// --- fire alarm supplies (PW-12 to PW-14) ---

Measured signal(const FactSheet& s, Subject at, Trace* t)
{
    static const FactId self = s.id("psu.signal");
    static const FactId voice = s.id("psu.voice");
    const auto v = FactView{s, at, t}.flag(voice);
    return v ? Measured::known(wordValue(s, self, *v ? u"voice" : u"tone")) : Measured::unknown();
}

Measured batteryAh(const FactSheet& s, Subject at, Trace* t)
{
    SupplyPower supply;
    supply.row = static_cast<int>(at.row);
    supply.id = s.project().supplies[at.row].id.text();
    supply.volts = power::needed(s.project().supplies[at.row].facts, "psu.volts", supply.id, supply.missing);
    power::addBattery(s, supply);
    if (supply.backup != Backup::Unknown && !supply.battery)
        return Measured::known(amount(Dim::Charge, 0));
    return supply.battery && supply.battery->ah ? Measured::known(amount(Dim::Charge, *supply.battery->ah * 1e6))
                                                : waitsFor(s, at, t, supply.missing);
}

// A number of a code for this supply, in the unit of its table.
std::optional<double> fromTable(const FactSheet& s, Subject at, Trace* t, const char* table, double base)
{
    const CodeTable* found = s.tables().find(QLatin1String(table));
    const Fact f = found ? s.lookUp(*found, at, t) : Fact{};
    const auto* q = std::get_if<Quantity>(&f.value);
    return f.known && q ? std::optional(static_cast<double>(q->n) / base) : std::nullopt;
}

// Loads of a supply with their circuits: what the fire alarm leaves on depends on those.
std::vector<power::Load> loadsWithCircuits(const PlanIndex& index, quint32 supply)
{
    const Project& p = index.project();
    std::vector<power::Load> out;
    for (size_t c = 0; c < p.circuits.size(); ++c)
        if (p.circuits[c].supply == p.supplies[supply].id)
            for (const power::Load& load : power::loadsOfCircuit(index, static_cast<int>(c)))
                out.push_back(load);
    return out;
}

// D4.1 for the standby and alarm times of the code; nullopt where an input is missing.
std::optional<double> alarmCharge(const FactSheet& s, Subject at, Trace* t)
{
    static const FieldId source = field("psu.source");
    const FieldBag& facts = s.project().supplies[at.row].facts;
    const auto w = facts.word(source);
    if (!w || wordAt(fieldOf(source).words, *w) != u"facu") { // a time of standby belongs to fire alarm supplies only
        waitsFor(s, at, t, "psu.source");
        return std::nullopt;
    }
    const SupplyPower supply = power::supplyPower(s, static_cast<int>(at.row), loadsWithCircuits(s.index(), at.row));
    std::vector<MissingInput> missing = ofTheBattery(supply.missing);
    const auto own = power::needed(facts, "psu.alarm_ma", supply.id, missing);
    const auto standbyH = fromTable(s, at, t, "fire-alarm-standby", unitByName(u"h")->base);
    const auto alarmH = fromTable(s, at, t, "fire-alarm-signal", unitByName(u"h")->base);
    if (!supply.standbyMa || !supply.alarmMa || !own) {
        waitsFor(s, at, t, missing);
        return std::nullopt;
    }
    if (!standbyH || !alarmH)
        return std::nullopt;
    const LoadSegment segments[] = {{*supply.standbyMa / 1000, *standbyH}, {*supply.alarmMa / 1000, *alarmH}};
    return chargeOf(segments);
}

Measured alarmAh(const FactSheet& s, Subject at, Trace* t)
{
    const auto ah = alarmCharge(s, at, t);
    return ah ? Measured::known(amount(Dim::Charge, *ah * 1e6)) : Measured::unknown();
}

Measured alarmAhWithMargin(const FactSheet& s, Subject at, Trace* t)
{
    const auto ah = alarmCharge(s, at, t);
    const auto margin = fromTable(s, at, t, "fire-alarm-margin", unitByName(u"")->base);
    const auto with = ah && margin ? requiredAhWithMargin(*ah, *margin) : std::nullopt;
    return with ? Measured::known(amount(Dim::Charge, *with * 1e6)) : Measured::unknown();
}

// A replacement date that is entered and left blank is none.
Measured batteriesDated(const FactSheet& s, Subject at, Trace* t)
{
    static const FieldId replaceBy = field("battery.replace_by");
    const auto& batteries = s.project().supplies[at.row].batteries;
    if (!batteries)
        return waitsFor(s, at, t, "psu.battery");
    bool known = true;
    for (const Battery& b : *batteries) {
        const auto text = b.facts.text(replaceBy);
        if (text && text->trimmed().isEmpty())
            return Measured::known(false);
        known = known && text;
    }
    return known ? Measured::known(true) : waitsFor(s, at, t, "battery.replace_by");
}

// Whole months from installation to replacement, begun ones counted; of the battery that stays longest.
Measured replaceAfter(const FactSheet& s, Subject at, Trace* t)
{
    static const FieldId installed = field("battery.installed");
    static const FieldId replaceBy = field("battery.replace_by");
    const auto& batteries = s.project().supplies[at.row].batteries;
    if (!batteries)
        return waitsFor(s, at, t, "psu.battery");
    qint64 most = 0;
    for (const Battery& b : *batteries) {
        QDate dates[2];
        const std::pair<FieldId, const char*> fields[] = {{installed, "battery.installed"}, {replaceBy, "battery.replace_by"}};
        for (size_t i = 0; i < 2; ++i) {
            const auto text = b.facts.text(fields[i].first);
            if (!text || text->trimmed().isEmpty())
                return waitsFor(s, at, t, fields[i].second);
            dates[i] = QDate::fromString(text->trimmed(), Qt::ISODate);
            if (!dates[i].isValid())
                return waitsFor(s, at, t, fields[i].second, Why::BadData);
        }
        qint64 months = (dates[1].year() - dates[0].year()) * 12 + dates[1].month() - dates[0].month();
        if (dates[0].addMonths(static_cast<int>(months)) < dates[1])
            ++months;
        most = std::max(most, months);
    }
    return Measured::known(most);
}

// --- generators (PW-17, PW-18) ---

bool isGenerator(const Device& device)
{
    return device.kind == u"generator";
}

// Of several generators the slowest and the one that runs out first count: nothing says which of them feeds a supply.
Measured ofGenerators(const FactSheet& s, Subject at, Trace* t, const char* name, bool slowest)
{
    static const FieldId generator = field("psu.generator");
    if (s.project().supplies[at.row].facts.flag(generator) != true)
        return waitsFor(s, at, t, "psu.generator");
    const FactId fact = s.id(name);
    std::optional<qint64> found;
    for (quint32 row = 0; row < s.project().devices.size(); ++row) {
        if (!isGenerator(s.project().devices[row]))
            continue;
        const auto value = FactView{s, {S::Device, row, 0}, t}.number(fact);
        if (!value)
            return Measured::unknown();
        found = !found ? *value : slowest ? std::max(*found, *value) : std::min(*found, *value);
    }
    if (found)
        return Measured::known(Quantity{Dim::Time, *found});
    return waitsFor(s, at, t, "psu.generator", Why::BadData); // said to feed it, and none is drawn
}

Measured generatorTransfer(const FactSheet& s, Subject at, Trace* t)
{
    return ofGenerators(s, at, t, "device.transfer_s", true);
}

Measured generatorDuration(const FactSheet& s, Subject at, Trace* t)
{
    return ofGenerators(s, at, t, "device.duration_h", false);
}

// Nothing says of most supplies that they belong to such a system: they do where somebody says so.
Measured systemStated(const FactSheet& s, Subject at, Trace*)
{
    static const FieldId system = field("psu.system");
    return Measured::known(s.project().supplies[at.row].facts.find(system) != nullptr);
}

// What battery or UPS can bridge at the end of its life.
Measured bridge(const FactSheet& s, Subject at, Trace* t)
{
    const SupplyPower& supply = *power::suppliedBy(s, at.row);
    const auto hours = supply.hours(BatteryAge::EndOfLife);
    return hours ? Measured::known(seconds(*hours * 3600)) : waitsFor(s, at, t, ofTheBattery(supply.missing));
}

// The longer of fuel and battery: either carries the loads.
Measured emergencyDuration(const FactSheet& s, Subject at, Trace* t)
{
    static const FieldId generator = field("psu.generator");
    const Measured battery = bridge(s, at, t);
    if (s.project().supplies[at.row].facts.flag(generator) != true)
        return battery;
    const Measured fuel = generatorDuration(s, at, t);
    if (fuel.state != Measured::State::Known || battery.state != Measured::State::Known)
        return fuel;
    return Measured::known(std::get<Quantity>(fuel.value).n < std::get<Quantity>(battery.value).n ? battery.value : fuel.value);
}

constexpr MeasuredRow rows[] = {
    {"circuit.feeds", S::Circuit, F::Bool, "", "", E, D, "what the circuit feeds", nullptr},
    {"circuit.supply", S::Circuit, F::Bool, "", "", E, D, "the supply of the circuit", nullptr},
    {"circuit.loads", S::Circuit, F::Int, "", "", E, D, "the number of loads of the circuit", &loadCount},
    {"circuit.load_ma", S::Circuit, F::Quantity, "mA", "", E, D, "the load of the circuit", &loadOfCircuit},
    {"circuit.device_volts", S::Circuit, F::Quantity, "V", "", E, D, "the voltage at the load at the end of discharge", &deviceVolts},
    {"circuit.inrush_volts", S::Circuit, F::Quantity, "V", "", E, D, "the voltage at the load during the inrush", &inrushVolts},
    {"circuit.device_min_volts", S::Circuit, F::Quantity, "V", "", E, KnownFrom::Product, "the least voltage of the load", &leastVolts},
    {"circuit.limit_from", S::Circuit, F::Word, "", "item|percentage|run_table|default", E, KnownFrom::Product,
     "what the least voltage comes from", &limitFrom},
    {"psu.signal", S::Supply, F::Word, "", "tone|voice", P, D, "the kind of the alarm signal", &signal},
    {"psu.battery_ah", S::Supply, F::Quantity, "Ah", "", E, D, "the capacity of the batteries", &batteryAh},
    {"psu.fa_needed_ah", S::Supply, F::Quantity, "Ah", "", P, D, "the charge for standby and alarm", &alarmAh},
    {"psu.fa_margin_ah", S::Supply, F::Quantity, "Ah", "", P, D, "the charge for standby and alarm with its margin", &alarmAhWithMargin},
    {"psu.batteries_dated", S::Supply, F::Bool, "", "", Ask::Owner, KnownFrom::Site, "whether every battery has a replacement date",
     &batteriesDated},
    {"psu.replace_after_months", S::Supply, F::Int, "", "", Ask::Owner, KnownFrom::Site,
     "the months from installation to replacement of the battery", &replaceAfter},
    {"psu.generator_transfer_s", S::Supply, F::Quantity, "s", "", E, D, "the time until the generator takes over", &generatorTransfer},
    {"psu.generator_duration_h", S::Supply, F::Quantity, "h", "", E, D, "how long the generator runs", &generatorDuration},
    {"psu.system_stated", S::Supply, F::Bool, "", "", E, D, "whether the supply is said to belong to an emergency or standby system",
     &systemStated},
    {"psu.emergency_h", S::Supply, F::Quantity, "h", "", E, D, "how long fuel and battery last", &emergencyDuration},
    {"psu.bridge_s", S::Supply, F::Quantity, "s", "", E, D, "the time that battery or UPS can bridge", &bridge},
};

} // namespace

namespace tables {
const std::span<const MeasuredRow> powerRuleMeasures = rows;
} // namespace tables

} // namespace sp
