// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/failure/outage.h"

#include "core/facts/plan_wiring.h"

#include <algorithm>
#include <cmath>

namespace sp {

namespace {

constexpr double secondsPerHour = 3600, secondsPerMinute = 60;
constexpr int afterAlarm = 8; // rank of what the fire alarm does
constexpr double panelUnlocksS = 600; // PW-01: at the latest

// The standby source of a plan: the slowest of its generators, for as long as the first of them runs.
struct Generator {
    bool drawn = false, starts = false;
    QString id;
    std::optional<double> transferS, endS; ///< end: absent where the running time is not known
    std::vector<MissingInput> missing;
};

Generator generatorOf(const FactSheet& sheet)
{
    static const FactId transfer = sheet.id("device.transfer_s");
    static const FactId duration = sheet.id("device.duration_h");
    constexpr double perSecond = 1e6;
    Generator out;
    bool all = true;
    const Project& p = sheet.project();
    for (quint32 row = 0; row < p.devices.size(); ++row) {
        const Device& device = p.devices[row];
        if (device.kind != u"generator")
            continue;
        if (!out.drawn)
            out.id = device.id.text();
        out.drawn = true;
        const FactView v{sheet, {SubjectKind::Device, row, 0}, nullptr};
        if (const auto seconds = v.number(transfer)) {
            out.transferS = std::max(out.transferS.value_or(0), static_cast<double>(*seconds) / perSecond);
        } else {
            all = false;
            power::note(out.missing, {QStringLiteral("device.transfer_s"), device.id.text(), Why::NoData});
        }
        if (const auto runs = v.number(duration)) {
            const double s = static_cast<double>(*runs) / perSecond;
            out.endS = std::min(out.endS.value_or(s), s);
        }
    }
    if (!out.drawn)
        power::note(out.missing, {QStringLiteral("device.transfer_s"), QStringLiteral("project"), Why::NoData});
    if (!all)
        out.transferS.reset();
    if (out.endS && out.transferS)
        out.endS = std::max(*out.endS, 0.0) + *out.transferS;
    return out;
}

// While a generator feeds a supply as the mains do; end: absent where it is not known, or never comes.
struct Fed {
    std::optional<double> startS, endS;
    bool byAlarm = false; ///< the fire alarm ends it
};

// What one event does to the moment.
struct Step {
    double atS = 0;
    OutageEventKind kind = OutageEventKind::MainsLost;
    int rank = 0; ///< order of what happens at once
    int row = -1; ///< of the supply, circuit or air supply
    bool air = false;
    QString component, says;
    std::optional<bool> fed, empty, low;
    QString load; ///< of the circuit, that gets too little
    std::optional<bool> unlocks;
};

QString secondsText(double s)
{
    return s < 90 ? QString::number(s, 'g', 4) + QStringLiteral(" s") : QString::number(s / 60, 'g', 4) + QStringLiteral(" min");
}

QString voltsText(double v)
{
    return QString::number(v, 'g', 5) + QStringLiteral(" V");
}

QString capital(QString text)
{
    if (!text.isEmpty())
        text[0] = text[0].toUpper();
    return text;
}

// What nobody has to know to say how long a supply holds is not asked for here.
std::vector<MissingInput> missingOfRuntime(const SupplyPower& s)
{
    std::vector<MissingInput> out = s.missing;
    out.erase(std::remove_if(out.begin(), out.end(), [](const MissingInput& m) { return m.fact == u"psu.capacity_ma"; }), out.end());
    return out;
}

bool isLowOnMains(const CircuitPower& c, const LoadVolts& load)
{
    return c.mainsVolts && load.least && *c.mainsVolts < *load.least;
}

void addLowOnMains(Moment& moment, const CircuitPower& c)
{
    for (const LoadVolts& load : c.loads)
        if (isLowOnMains(c, load))
            moment.lowLoads.push_back({c.row, load.load});
}

class Timeline final {
public:
    Timeline(const FactSheet& sheet, const PowerState& state, const OutageOptions& options)
        : m_index(sheet.index()), m_project(sheet.project()), m_state(state), m_options(options),
          m_generator(sheet.planWide<Generator>([&] { return generatorOf(sheet); }))
    {
        m_generator.starts = options.generatorStarts;
    }
    Outage run();

private:
    void addSupply(const SupplyPower& supply);
    Fed fedBy(const SupplyPower& supply);
    void cutByAlarm(const SupplyPower& supply, Fed& fed);
    void addGenerator(const SupplyPower& supply, const Fed& fed);
    void addPanel(const SupplyPower& supply, const Fed& fed);
    void addLowVolts(const SupplyPower& supply, double hours, const Fed& fed);
    void addAir(const AirPower& air);
    void addUnknown(const QString& id, int supply, int air, std::vector<MissingInput> missing);
    static std::optional<double> onBattery(double dischargedS, const Fed& fed);
    QString airWord(const AirPower& air) const;
    void foldFirst();
    void apply(Moment& moment, const Step& step) const;

    const PlanIndex& m_index;
    const Project& m_project;
    const PowerState& m_state;
    OutageOptions m_options;
    Generator m_generator;
    std::vector<Step> m_steps;
    std::vector<OutageUnknown> m_unknown;
};

void Timeline::addUnknown(const QString& id, int supply, int air, std::vector<MissingInput> missing)
{
    m_unknown.push_back({id, supply, air, -1, {}, std::move(missing)});
}

// Seconds after the mains are lost at which a battery has been used for so long: not while the generator runs.
std::optional<double> Timeline::onBattery(double usedS, const Fed& fed)
{
    if (!std::isfinite(usedS))
        return std::nullopt;
    if (!fed.startS || usedS < *fed.startS)
        return usedS;
    return fed.endS ? std::optional(usedS - *fed.startS + *fed.endS) : std::nullopt;
}

// Where nobody knows when the generator starts, the supply is one of which nobody knows how long it lasts.
Fed Timeline::fedBy(const SupplyPower& s)
{
    Fed out;
    if (s.generator != true || !m_generator.starts)
        return out;
    out = {m_generator.transferS, m_generator.endS, false};
    if (out.startS)
        cutByAlarm(s, out);
    else
        addUnknown(s.id, s.row, -1, m_generator.missing);
    return out;
}

// A contact at the mains input of the supply takes the generator as well (PW-03).
void Timeline::cutByAlarm(const SupplyPower& s, Fed& fed)
{
    if (!m_options.fireAlarmS || (fed.endS && *fed.endS <= *m_options.fireAlarmS))
        return;
    const auto& contacts = m_index.wiring().mainsContacts[static_cast<size_t>(s.row)];
    if (contacts.empty())
        return;
    const auto certain = std::find_if(contacts.begin(), contacts.end(), [](const PlanWiring::MainsContact& c) { return c.certain; });
    if (certain == contacts.end()) {
        std::vector<MissingInput> missing;
        for (const PlanWiring::MainsContact& contact : contacts)
            for (const int circuit : contact.circuits)
                power::note(missing,
                            {QStringLiteral("fai.location"), m_project.circuits[static_cast<size_t>(circuit)].id.text(), Why::NoData});
        addUnknown(s.id, s.row, -1, std::move(missing));
        return;
    }
    const double atS = std::max(0.0, *m_options.fireAlarmS);
    if (atS <= *fed.startS)
        fed = {};
    else
        fed = {fed.startS, atS, true};
}

// A fire alarm panel may hold locks of egress doors for ten minutes after its primary power is lost (PW-01). What a generator feeds has it
// back, and loses it once more when that ends.
void Timeline::addPanel(const SupplyPower& s, const Fed& fed)
{
    static const FieldId source = field("psu.source");
    static const FieldId unlocks = field("psu.facu_unlocks_10min");
    const FieldBag& facts = m_project.supplies[static_cast<size_t>(s.row)].facts;
    const auto word = facts.word(source);
    const auto does = facts.flag(unlocks);
    const bool panel = word ? wordAt(fieldOf(source).words, *word) == u"facu" : does.has_value();
    const auto hours = s.hours(m_options.batteries);
    if (!panel || s.backup == Backup::None || (hours && *hours <= 0))
        return;
    if (!does) {
        if (m_index.supply(static_cast<size_t>(s.row)).openings.empty())
            return;
        OutageUnknown open{s.id, -1, -1, -1, {}, {{QStringLiteral("psu.facu_unlocks_10min"), s.id, Why::NoData}}};
        open.locks = s.row;
        m_unknown.push_back(std::move(open));
        return;
    }
    if (!*does)
        return;
    const auto unlock = [&](double atS) {
        Step step{atS, OutageEventKind::PanelUnlocks, 4, s.row, false, s.id, {}, std::nullopt, std::nullopt, std::nullopt, {}, true};
        step.says =
            QStringLiteral("%1 has been without its primary power for 10 min: the panel unlocks the doors that it feeds.").arg(s.mark);
        m_steps.push_back(std::move(step));
    };
    const auto lasts = [&](double usedS) { return !hours || *hours * secondsPerHour > usedS; };
    const bool first = !fed.startS || *fed.startS > panelUnlocksS;
    if (first && lasts(panelUnlocksS))
        unlock(panelUnlocksS);
    if (fed.startS && fed.endS && lasts(*fed.startS + panelUnlocksS))
        unlock(*fed.endS + panelUnlocksS);
}

void Timeline::addGenerator(const SupplyPower& s, const Fed& fed)
{
    const double startS = *fed.startS;
    Step step{startS, OutageEventKind::Generator, 3, s.row, false, s.id, {}, true, false, false};
    step.says = QStringLiteral("The generator feeds %1.").arg(s.mark);
    step.unlocks = false;
    m_steps.push_back(step);
    if (!fed.endS)
        return;
    const auto hours = s.hours(m_options.batteries);
    const bool left = hours && *hours * secondsPerHour > startS;
    step = {*fed.endS, OutageEventKind::GeneratorEnds, 1, s.row, false, s.id, {}, false, !left, std::nullopt};
    if (fed.byAlarm) {
        step.kind = OutageEventKind::MainsCut;
        step.rank = afterAlarm;
        step.says = left ? QStringLiteral("The fire alarm cuts the mains input of %1: it runs on what is left of its battery.").arg(s.mark)
                         : QStringLiteral("The fire alarm cuts the mains input of %1: it is without power.").arg(s.mark);
        m_steps.push_back(step);
        return;
    }
    step.says = left ? QStringLiteral("The generator has no fuel. %1 runs on what is left of its battery.").arg(s.mark)
                     : QStringLiteral("The generator has no fuel. %1 is without power.").arg(s.mark);
    m_steps.push_back(step);
}

// Each load by itself: what needs less holds longer on the same wire. A wire of which the drop is not known may fail any load at any time,
// and so may any wire a load of which nobody knows what it needs.
void Timeline::addLowVolts(const SupplyPower& s, double hours, const Fed& fed)
{
    for (const CircuitPower& c : m_state.circuits) {
        if (c.supply != s.row || c.loads.empty())
            continue;
        if (!c.dropVolts || !s.volts) {
            OutageUnknown wire{c.id, -1, -1, c.row, {}, c.missing};
            for (const LoadVolts& load : c.loads)
                wire.loads += load.load;
            m_unknown.push_back(std::move(wire));
            continue;
        }
        OutageUnknown open{c.id, -1, -1, c.row, {}, c.leastMissing};
        for (const LoadVolts& load : c.loads)
            if (!load.least)
                open.loads += load.load;
        if (!open.loads.isEmpty())
            m_unknown.push_back(std::move(open));
        for (const LoadVolts& load : c.loads) {
            if (!load.dropOut || *load.dropOut >= 1 || isLowOnMains(c, load))
                continue;
            const QString says = QStringLiteral("%1 gets less than %2: the battery of %3 is too low for its wire.")
                                     .arg(load.load, voltsText(*load.least), s.mark);
            const double used = *load.dropOut * hours * secondsPerHour;
            Step step{0, OutageEventKind::UnderVoltage, 4, c.row, false, c.id, says, std::nullopt, std::nullopt, true, load.load};
            if (const auto at = onBattery(used, fed)) {
                step.atS = *at;
                m_steps.push_back(step);
            }
            // What was too low when the generator came is too low when it goes.
            if (fed.startS && used < *fed.startS && hours * secondsPerHour > *fed.startS && fed.endS) {
                step.atS = *fed.endS;
                step.rank = fed.byAlarm ? afterAlarm + 1 : step.rank;
                m_steps.push_back(step);
            }
        }
    }
}

void Timeline::addSupply(const SupplyPower& s)
{
    const QString battery = s.battery && s.battery->count > 1 ? QStringLiteral("batteries") : QStringLiteral("battery");
    const auto hours = s.hours(m_options.batteries);
    const Fed fed = fedBy(s);
    const std::optional<double>& startS = fed.startS;
    Step lost{0, OutageEventKind::MainsLost, 0, s.row, false, s.id, {}, false, false, std::nullopt};
    if (!hours) {
        lost.says = QStringLiteral("how long %1 holds is not known").arg(s.mark);
        m_steps.push_back(lost);
        if (s.generator != true || !m_generator.starts || m_generator.transferS)
            addUnknown(s.id, s.row, -1, missingOfRuntime(s));
    } else if (*hours <= 0) {
        lost.empty = true;
        lost.says = s.backup == Backup::None ? QStringLiteral("%1 has no battery: its loads lose power").arg(s.mark)
                                             : QStringLiteral("the %1 of %2 is empty at once").arg(battery, s.mark);
        m_steps.push_back(lost);
    } else {
        const QString source = s.backup == Backup::Ups ? QStringLiteral("UPS") : battery;
        lost.says = QStringLiteral("%1 runs on its %2").arg(s.mark, source);
        const double gap = s.transferS;
        if (gap > 0) {
            lost.empty = true;
            lost.says = QStringLiteral("%1 is off until its %2 takes over").arg(s.mark, source);
        }
        m_steps.push_back(lost);
        if (gap > 0 && (!startS || gap < *startS))
            m_steps.push_back({gap, OutageEventKind::Transfer, 2, s.row, false, s.id,
                               QStringLiteral("%1 runs on its %2, after %3.").arg(s.mark, source, secondsText(gap)), false, false,
                               std::nullopt});
        if (s.backup == Backup::Battery)
            addLowVolts(s, *hours, fed);
        if (const auto at = onBattery(*hours * secondsPerHour, fed)) {
            const QString says = s.backup == Backup::Ups ? QStringLiteral("The UPS of %1 is empty.").arg(s.mark)
                : s.battery->count > 1                   ? QStringLiteral("The batteries of %1 are empty.").arg(s.mark)
                                                         : QStringLiteral("The battery of %1 is empty.").arg(s.mark);
            m_steps.push_back({*at, OutageEventKind::BatteryEmpty, 5, s.row, false, s.id, says, std::nullopt, true, std::nullopt});
        }
    }
    if (startS)
        addGenerator(s, fed);
    addPanel(s, fed);
}

QString Timeline::airWord(const AirPower& air) const
{
    return m_state.air.size() == 1 ? QStringLiteral("the air compressor") : QStringLiteral("the compressor of %1").arg(air.name);
}

void Timeline::addAir(const AirPower& a)
{
    using enum AirPower::Compressor;
    if (a.compressor == None) // nothing that the mains drive
        return;
    std::optional<double> startS;
    if (a.compressor == Emergency && m_generator.drawn && m_generator.starts)
        startS = m_generator.transferS;
    if (a.compressor == Unknown || !a.holdUpMin || (a.compressor == Emergency && m_generator.starts && !startS)) {
        std::vector<MissingInput> missing = a.missing;
        if (a.compressor == Emergency && !startS)
            missing.insert(missing.end(), m_generator.missing.begin(), m_generator.missing.end());
        addUnknown(a.id, -1, a.row, std::move(missing));
    }
    if (a.compressor == Unknown || (a.compressor == Emergency && m_generator.starts && !startS))
        return;
    m_steps.push_back({0, OutageEventKind::MainsLost, 1, a.row, true, a.id, airWord(a) + QStringLiteral(" stops"), std::nullopt,
                       std::nullopt, std::nullopt});
    if (!a.holdUpMin)
        return;
    const auto lowAt = [&](double stopped) {
        const QString says = QStringLiteral("%1 is below %2 psig.").arg(capital(a.name), QString::number(*a.leastPsig, 'g', 5));
        m_steps.push_back({stopped + *a.holdUpMin * secondsPerMinute, OutageEventKind::AirLow, 6, a.row, true, a.id, says, std::nullopt,
                           std::nullopt, true});
    };
    if (!std::isfinite(*a.holdUpMin))
        return;
    if (!startS || *a.holdUpMin * secondsPerMinute < *startS)
        lowAt(0);
    if (!startS)
        return;
    const QString runs = QStringLiteral("The generator drives %1.").arg(airWord(a));
    m_steps.push_back({*startS, OutageEventKind::Generator, 3, a.row, true, a.id, runs, std::nullopt, std::nullopt, false});
    if (!m_generator.endS)
        return;
    const QString ends = QStringLiteral("The generator has no fuel: %1 stops.").arg(airWord(a));
    m_steps.push_back(
        {*m_generator.endS, OutageEventKind::GeneratorEnds, 1, a.row, true, a.id, ends, std::nullopt, std::nullopt, std::nullopt});
    lowAt(*m_generator.endS);
}

// The loss of the mains is told once, with the first supply; compressors that stop are told in the same sentence.
void Timeline::foldFirst()
{
    std::vector<Step> rest;
    std::optional<Step> first;
    QStringList stopped;
    for (Step& step : m_steps) {
        if (step.kind != OutageEventKind::MainsLost) {
            rest.push_back(std::move(step));
        } else if (step.air) {
            stopped += step.says;
            if (!first)
                first = std::move(step);
        } else if (!first) {
            first = step;
            first->says = step.says;
        } else {
            step.says = capital(step.says) + u'.';
            rest.push_back(std::move(step));
        }
    }
    if (!first)
        first = Step{0, OutageEventKind::MainsLost, 0, -1, true, QStringLiteral("mains"), {}, std::nullopt, std::nullopt, std::nullopt};
    QStringList said;
    if (!first->air)
        said += first->says;
    said += stopped;
    first->rank = -1;
    first->says = QStringLiteral("Mains lost.");
    if (!said.isEmpty())
        first->says += u' ' + capital(said.join(QStringLiteral("; "))) + u'.';
    m_steps = std::move(rest);
    m_steps.insert(m_steps.begin(), std::move(*first));
}

void Timeline::apply(Moment& m, const Step& step) const
{
    m.mains = false;
    if (step.kind == OutageEventKind::FireAlarm)
        m.alarm = true;
    if (step.row < 0)
        return;
    const auto row = static_cast<size_t>(step.row);
    if (step.air) {
        if (step.low)
            m.airSupplyLost[row] = *step.low;
        return;
    }
    if (step.kind == OutageEventKind::UnderVoltage) {
        m.lowLoads.push_back({step.row, step.load});
        return;
    }
    if (step.fed)
        m.supplyFed[row] = *step.fed;
    if (step.unlocks)
        m.supplyUnlocks[row] = *step.unlocks;
    if (step.empty)
        m.supplyEmpty[row] = *step.empty;
    if (step.low == false) // full volts are back
        for (const CircuitPower& c : m_state.circuits)
            if (c.supply == step.row) {
                m.lowLoads.erase(std::remove_if(m.lowLoads.begin(), m.lowLoads.end(), [&](const LowLoad& l) { return l.circuit == c.row; }),
                                 m.lowLoads.end());
                addLowOnMains(m, c);
            }
}

Outage Timeline::run()
{
    Outage out;
    out.options = m_options;
    out.hasGenerator = m_generator.drawn;
    for (const SupplyPower& s : m_state.supplies)
        addSupply(s);
    for (const AirPower& a : m_state.air)
        addAir(a);
    foldFirst();
    if (m_options.fireAlarmS)
        m_steps.push_back({std::max(0.0, *m_options.fireAlarmS), OutageEventKind::FireAlarm, 7, -1, false, QStringLiteral("fire_alarm"),
                           QStringLiteral("Fire alarm."), std::nullopt, std::nullopt, std::nullopt});
    std::stable_sort(m_steps.begin(), m_steps.end(),
                     [](const Step& a, const Step& b) { return a.atS != b.atS ? a.atS < b.atS : a.rank < b.rank; });
    Moment& before = out.before;
    before.supplyEmpty.assign(m_project.supplies.size(), false);
    before.supplyFed.assign(m_project.supplies.size(), false);
    before.supplyUnlocks.assign(m_project.supplies.size(), false);
    before.airSupplyLost.assign(m_project.airSupplies.size(), false);
    for (const CircuitPower& c : m_state.circuits)
        addLowOnMains(before, c);
    Moment moment = before;
    moment.supplyFed.assign(m_project.supplies.size(), true); // until its own event is told
    for (const Step& step : m_steps) {
        apply(moment, step);
        out.events.push_back({step.kind, step.atS, step.component, step.says, moment});
    }
    out.unknown = std::move(m_unknown);
    return out;
}

} // namespace

Outage outageOf(const FactSheet& sheet, const PowerState& power, const OutageOptions& options)
{
    return Timeline(sheet, power, options).run();
}

} // namespace sp
