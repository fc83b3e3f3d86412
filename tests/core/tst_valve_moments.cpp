// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/failure/fault.h"
#include "core/failure/gas_paths.h"
#include "tests/support/plans.h"

#include <QTest>

using namespace sp;
using namespace sp::test;

namespace {

Project example()
{
    return readPlanFile(dataPath(QStringLiteral("plans/example/plan.strikeplate"))).project;
}

Moment mainsLost()
{
    Moment m;
    m.mains = false;
    return m;
}

Moment empty()
{
    Moment m = mainsLost();
    m.batteriesEmpty = true;
    return m;
}

template <class T, class F>
void change(Table<T>& table, const char* id, F&& f)
{
    T row = *table.find(decltype(T::id)(QString::fromLatin1(id)));
    f(row);
    const auto key = row.id;
    table.put(key, std::make_shared<const T>(std::move(row)));
}

Value word(const char* fact, QStringView text)
{
    return Word{static_cast<quint16>(*wordIndex(fieldOf(field(fact)).words, text))};
}

/// The example plan with one more valve beside vl-1, from the same source to the same room.
Project withSecond(const std::function<void(Valve&)>& make)
{
    Project p = example();
    Valve v = *p.valves.find(ValveId(QStringLiteral("vl-1")));
    v.id = ValveId(QStringLiteral("vl-2"));
    make(v);
    p.valves.put(v.id, std::make_shared<const Valve>(v));
    change(p.circuits, "ci-5", [](Circuit& c) { c.feeds->push_back({QStringLiteral("vl-2"), QStringLiteral("solenoid")}); });
    return p;
}

/// A plan with its facts and faults.
struct Plan {
    explicit Plan(Project from)
    {
        const auto project = std::make_shared<const Project>(std::move(from));
        index = std::make_shared<const PlanIndex>(project, TopologyBuilder().update(project), library().catalogue);
        sheet = std::make_unique<FactSheet>(index, library().sources());
        faults = basicFaults(*index);
    }
    Moment with(Moment moment, std::initializer_list<const char*> ids) const
    {
        for (const char* id : ids) {
            const auto it = std::find_if(faults.begin(), faults.end(), [&](const BasicFault& f) { return f.id == QLatin1String(id); });
            if (it == faults.end())
                qFatal("there is no fault %s", id);
            moment.faults.push_back(&*it);
        }
        return moment;
    }
    QString position(const Moment& moment) const
    {
        const ValveState s = ValveNet(*sheet, 0).at(moment);
        return s.inService ? QStringLiteral("in service") : s.outcome ? outcomeText(*s.outcome) : QStringLiteral("unknown");
    }
    QString flow(const Moment& moment) const
    {
        const GasPaths paths(*sheet);
        return paths.paths().size() == 1 ? QLatin1String(gasFlowWord(paths.at(paths.paths().front(), moment)))
                                         : QStringLiteral("%1 paths").arg(paths.paths().size());
    }
    std::shared_ptr<const PlanIndex> index;
    std::unique_ptr<FactSheet> sheet;
    std::vector<BasicFault> faults;
};

} // namespace

class TstValveMoments final : public QObject {
    Q_OBJECT

private slots:
    void a_valve_moves_when_it_has_lost_what_it_needs()
    {
        const Plan plan(example());
        QCOMPARE(plan.position({}), QStringLiteral("in service"));
        QCOMPARE(plan.position(mainsLost()), QStringLiteral("in service"));
        QCOMPARE(plan.position(empty()), QStringLiteral("CLOSED"));
        QCOMPARE(plan.position(plan.with({}, {"ps-1:dead"})), QStringLiteral("CLOSED"));
        Moment air;
        air.airLost = true;
        QCOMPARE(plan.position(air), QStringLiteral("CLOSED"));
        air.airLost = false;
        air.airSupplyLost = {true};
        QCOMPARE(plan.position(air), QStringLiteral("CLOSED"));
        Moment low;
        low.lowLoads = {{4, QStringLiteral("vl-1/solenoid")}};
        QCOMPARE(plan.position(low), QStringLiteral("CLOSED"));
        Moment generator = empty();
        generator.supplyFed = {true};
        QCOMPARE(plan.position(generator), QStringLiteral("in service"));
    }

    void what_is_broken_keeps_it_from_where_it_should_be()
    {
        const Plan plan(example());
        QCOMPARE(plan.position(plan.with(empty(), {"vl-1/spring:broken"})), QStringLiteral("INDETERMINATE"));
        QCOMPARE(plan.position(plan.with(empty(), {"vl-1/solenoid:stuck"})), QStringLiteral("OPEN"));
        QCOMPARE(plan.position(plan.with(empty(), {"vl-1:stuck"})), QStringLiteral("LAST"));
        // Air that is gone makes up for the solenoid, and nothing for the spring.
        Moment both = empty();
        both.airLost = true;
        QCOMPARE(plan.position(plan.with(both, {"vl-1/solenoid:stuck"})), QStringLiteral("CLOSED"));
        QCOMPARE(plan.position(plan.with(both, {"vl-1/spring:broken"})), QStringLiteral("INDETERMINATE"));
        QCOMPARE(plan.position(plan.with({}, {"vl-1/spring:broken"})), QStringLiteral("in service"));
    }

    // A contact at the mains input of the supply sits on one circuit of the plan and takes all of them.
    void the_fire_alarm_takes_the_mains_of_the_whole_supply()
    {
        Project p = example();
        change(p.circuits, "ci-5", [](Circuit& c) { c.fireAlarm = FireAlarmLink{.none = true}; });
        Circuit other{.id = CircuitId(QStringLiteral("ci-9")), .supply = p.circuits.find(CircuitId(QStringLiteral("ci-5")))->supply};
        other.feeds.emplace();
        other.fireAlarm = FireAlarmLink{.by = DeviceId(QStringLiteral("dv-fa"))};
        other.fireAlarm->facts.set(field("fai.location"), word("fai.location", u"ac_input"));
        other.fireAlarm->facts.set(field("fai.loop"), word("fai.loop", u"normally_closed"));
        p.circuits.put(other.id, std::make_shared<const Circuit>(other));
        Moment alarm;
        alarm.alarm = true;
        QCOMPARE(Plan(p).position(alarm), QStringLiteral("in service")); // on the battery
        change(p.supplies, "ps-1", [](Supply& s) { s.batteries.emplace(); });
        const Plan plan(p);
        QCOMPARE(plan.position(alarm), QStringLiteral("CLOSED"));
        QCOMPARE(plan.position({}), QStringLiteral("in service"));
        QCOMPARE(plan.position(plan.with({}, {"dv-fa:opens"})), QStringLiteral("CLOSED"));
        QCOMPARE(plan.position(plan.with({}, {"ci-9:alarm-wire-cut"})), QStringLiteral("CLOSED"));
        QCOMPARE(plan.position(plan.with(alarm, {"dv-fa:welded"})), QStringLiteral("in service"));
        change(p.circuits, "ci-9", [](Circuit& c) { c.fireAlarm->facts.clear(field("fai.location")); });
        QCOMPARE(Plan(p).position(alarm), QStringLiteral("unknown"));
    }

    void the_fire_alarm_cuts_a_circuit_that_it_acts_on_data()
    {
        QTest::addColumn<QString>("location");
        QTest::addColumn<QString>("loop");
        QTest::addColumn<bool>("alarm");
        QTest::addColumn<bool>("broken");
        QTest::addColumn<QString>("position");
        QTest::newRow("at the output") << "dc_output"
                                       << "normally_closed" << true << false << "CLOSED";
        QTest::newRow("at the mains, the battery holds") << "ac_input"
                                                         << "normally_closed" << true << false << "in service";
        QTest::newRow("a message only") << "control_only"
                                        << "normally_closed" << true << false << "in service";
        QTest::newRow("broken wire of a closed loop") << "dc_output"
                                                      << "normally_closed" << false << true << "CLOSED";
        QTest::newRow("broken wire of an open loop") << "dc_output"
                                                     << "normally_open" << true << true << "in service";
        QTest::newRow("no alarm") << "dc_output"
                                  << "normally_closed" << false << false << "in service";
        QTest::newRow("nobody says where") << ""
                                           << "normally_closed" << true << false << "unknown";
    }
    void the_fire_alarm_cuts_a_circuit_that_it_acts_on()
    {
        QFETCH(QString, location);
        QFETCH(QString, loop);
        QFETCH(bool, alarm);
        QFETCH(bool, broken);
        QFETCH(QString, position);
        Project p = example();
        change(p.circuits, "ci-5", [&](Circuit& c) {
            c.fireAlarm = FireAlarmLink{.by = DeviceId(QStringLiteral("dv-fa"))};
            if (!location.isEmpty())
                c.fireAlarm->facts.set(field("fai.location"), word("fai.location", location));
            c.fireAlarm->facts.set(field("fai.loop"), word("fai.loop", loop));
        });
        Moment m;
        m.alarm = alarm;
        m.alarmWiresBroken = broken;
        QCOMPARE(Plan(p).position(m), position);
    }

    void an_unknown_wire_gives_unknown_and_names_it()
    {
        Project p = example();
        p.circuits.put(CircuitId(QStringLiteral("ci-5")), nullptr);
        const Plan plan(p);
        QCOMPARE(plan.position({}), QStringLiteral("in service"));
        QCOMPARE(plan.position(mainsLost()), QStringLiteral("unknown"));
        QCOMPARE(plan.position(empty()), QStringLiteral("CLOSED"));
        QCOMPARE(plan.flow(mainsLost()), QStringLiteral("unknown"));
        StateReasons reasons;
        (void)ValveNet(*plan.sheet, 0).at(mainsLost(), &reasons);
        QCOMPARE(reasons.missing.size(), size_t(1));
        QCOMPARE(plan.sheet->facts()[reasons.missing.front().fact].name, QStringLiteral("valve.power_supply"));
        change(p.valves, "vl-1", [](Valve& v) { v.facts.set(field("valve.ups_backed"), false); });
        QCOMPARE(Plan(p).position(mainsLost()), QStringLiteral("CLOSED"));
        change(p.valves, "vl-1", [](Valve& v) { v.facts.set(field("valve.ups_backed"), true); });
        QCOMPARE(Plan(p).position(mainsLost()), QStringLiteral("in service"));
    }

    void a_valve_whose_actuator_nobody_knows_is_unknown_once_something_is_lost()
    {
        Project p = example();
        change(p.valves, "vl-1", [](Valve& v) { v.facts.clear(field("actuator.kind")); });
        const Plan plan(p);
        QCOMPARE(plan.position({}), QStringLiteral("in service"));
        QCOMPARE(plan.position(empty()), QStringLiteral("unknown"));
    }

    void the_example_is_isolated_as_its_json_says()
    {
        const Plan plan(example());
        QCOMPARE(plan.flow({}), QStringLiteral("in_service"));
        QCOMPARE(plan.flow(mainsLost()), QStringLiteral("in_service"));
        QCOMPARE(plan.flow(empty()), QStringLiteral("isolated"));
        QCOMPARE(plan.flow(plan.with(empty(), {"vl-1/spring:broken"})), QStringLiteral("not_isolated"));
        // In service nobody asks for isolation: faults alone are no event.
        QCOMPARE(plan.flow(plan.with({}, {"vl-1/spring:broken", "ps-1:dead"})), QStringLiteral("in_service"));
        const GasPaths paths(*plan.sheet);
        QCOMPARE(paths.sourcesAt(plan.with(empty(), {"vl-1/spring:broken"})).notIsolated, std::vector<int>{0});
        QVERIFY(paths.sourcesAt(empty()).notIsolated.empty());
        QCOMPARE(paths.valves()[0].circuits(), std::vector<int>{4});
        QCOMPARE(paths.valves()[0].supplies(), std::vector<int>{0});
    }

    void one_valve_of_a_series_is_enough()
    {
        const auto failsOpen = [](Valve& v) { v.facts.set(field("actuator.spring_motion"), word("actuator.spring_motion", u"ccw")); };
        Project p = withSecond(failsOpen);
        QCOMPARE(Plan(p).flow(empty()), QStringLiteral("isolated"));
        const Plan both(withSecond([](Valve&) {}));
        QCOMPARE(both.flow(both.with(empty(), {"vl-1/spring:broken"})), QStringLiteral("isolated"));
        QCOMPARE(both.flow(both.with(empty(), {"vl-1/spring:broken", "vl-2/spring:broken"})), QStringLiteral("not_isolated"));
        change(p.valves, "vl-1", failsOpen);
        QCOMPARE(Plan(p).flow(empty()), QStringLiteral("not_isolated"));
    }

    void a_bypass_must_be_shut_as_well()
    {
        const auto bypass = [](const char* fact, QStringView text) {
            return withSecond([=](Valve& v) {
                v.facts.set(field("valve.bypasses"), true);
                v.facts.set(field("actuator.kind"), word("actuator.kind", u"manual"));
                v.facts.clear(field("valve.normal_position"));
                if (!text.isEmpty())
                    v.facts.set(field(fact), word(fact, text));
            });
        };
        QCOMPARE(Plan(bypass("valve.normal_position", u"closed")).flow(empty()), QStringLiteral("isolated"));
        QCOMPARE(Plan(bypass("body.locked", u"locked_closed")).flow(empty()), QStringLiteral("isolated"));
        QCOMPARE(Plan(bypass("valve.normal_position", u"open")).flow(empty()), QStringLiteral("not_isolated"));
        QCOMPARE(Plan(bypass("valve.normal_position", {})).flow(empty()), QStringLiteral("unknown"));
    }

    void a_check_valve_isolates_nothing_and_a_purge_need_not_close()
    {
        const Plan check(withSecond([](Valve& v) {
            v.facts.set(field("body.kind"), word("body.kind", u"check"));
            v.facts.clear(field("actuator.kind"));
            v.facts.set(field("valve.normal_position"), word("valve.normal_position", u"closed"));
        }));
        QCOMPARE(check.flow(check.with(empty(), {"vl-1/spring:broken"})), QStringLiteral("not_isolated"));
        Project p = example();
        change(p.valves, "vl-1", [](Valve& v) { v.facts.set(field("valve.service"), word("valve.service", u"inert_purge")); });
        QCOMPARE(Plan(p).flow(empty()), QStringLiteral("in_service"));
    }

    void the_reasons_go_from_cause_to_effect()
    {
        const Plan plan(example());
        StateReasons reasons;
        (void)ValveNet(*plan.sheet, 0).at(empty(), &reasons);
        QCOMPARE(reasons.because, (QStringList{QStringLiteral("the solenoid of XV-101 has no power"), QStringLiteral("XV-101: closed")}));
    }
};

QTEST_APPLESS_MAIN(TstValveMoments)
#include "tst_valve_moments.moc"
