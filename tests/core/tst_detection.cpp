// SPDX-License-Identifier: GPL-3.0-or-later
// Gas at a detector: one cause, seen in all that hangs on it.
#include "tests/support/failure_plans.h"

#include <QTest>

using namespace sp;
using namespace sp::test;

namespace {

template <class T, class F>
void change(Table<T>& table, const char* id, F&& f)
{
    T row = *table.find(decltype(T::id)(QString::fromLatin1(id)));
    f(row);
    const auto key = row.id;
    table.put(key, std::make_shared<const T>(std::move(row)));
}

FieldId wire()
{
    return field("device.link");
}

/// The example with a detector in the laboratory: it closes the gas valve, disables the reader of the laboratory and releases a hold-open of
/// the stair door. A circuit of PS-1 feeds it.
PlanFile withDetector(const std::function<void(Project&)>& more = {})
{
    PlanFile file = readPlanFile(dataPath(QStringLiteral("plans/example/plan.strikeplate")));
    Project& p = file.project;
    Device d{.id = DeviceId(QStringLiteral("dv-gd")), .kind = QStringLiteral("gas_detector")};
    d.room = RoomId(QStringLiteral("rm-lab"));
    d.closes = std::vector{ValveId(QStringLiteral("vl-1"))};
    d.disables = std::vector{DeviceId(QStringLiteral("dv-rd1"))};
    d.releases = std::vector{PartRef{QStringLiteral("op-stair"), QStringLiteral("holder")}};
    d.facts.set(wire(), Word{static_cast<quint16>(*wordIndex(fieldOf(wire()).words, u"normally_closed"))});
    p.devices.put(d.id, std::make_shared<const Device>(d));
    change(p.circuits, "ci-4", [](Circuit& c) { c.feeds->push_back({QStringLiteral("dv-gd"), {}}); });
    change(p.circuits, "ci-2", [](Circuit& c) {
        c.feeds->push_back({QStringLiteral("op-stair"), QStringLiteral("holder")});
        c.fireAlarm.reset();
        c.fireAlarm.emplace();
        c.fireAlarm->none = true;
    });
    const QString set = p.openings.find(OpeningId(QStringLiteral("op-stair")))->set->text();
    change(p.hardwareSets, qPrintable(set), [](HardwareSet& s) {
        s.items->push_back({QStringLiteral("holder"), QStringLiteral("mag_holder"), {}});
    });
    if (more)
        more(p);
    return file;
}

Moment gasAt(const Failures& f, const char* detector)
{
    Moment m;
    m.gasDetected.push_back(static_cast<int>(f.file.project.devices.indexOf(DeviceId(QString::fromLatin1(detector)))));
    return m;
}

OpeningState stateOf(const Failures& f, const char* opening, const Moment& moment)
{
    return f.model->net(static_cast<int>(f.file.project.openings.indexOf(OpeningId(QString::fromLatin1(opening))))).at(moment);
}

Moment with(Moment moment, const Failures& f, const char* fault)
{
    for (const BasicFault& b : f.model->faults())
        if (b.id == QLatin1String(fault))
            moment.faults.push_back(&b);
    if (moment.faults.empty())
        qFatal("there is no fault %s", fault);
    return moment;
}

} // namespace

class TstDetection final : public QObject {
    Q_OBJECT

private slots:
    void one_cause_has_three_effects()
    {
        const Failures f = failuresOf(withDetector());
        const Moment gas = gasAt(f, "dv-gd");
        const ValveNet& valve = f.model->gas().valves().front();
        QVERIFY(valve.at({}).inService);
        QCOMPARE(stateOf(f, "op-lab", {}).outside, Passage::Credential);
        QCOMPARE(stateOf(f, "op-stair", {}).leaf, LeafPosition::Open);

        StateReasons reasons;
        const ValveState shut = valve.at(gas, &reasons);
        QVERIFY(shut.shut && !shut.inService);
        QVERIFY2(
            reasons.because.contains(QStringLiteral("dv-gd closes %1").arg(f.file.project.valves[0].tag.value_or(QStringLiteral("vl-1")))),
            qPrintable(reasons.because.join(u';')));
        QCOMPARE(stateOf(f, "op-lab", gas).outside, Passage::Key);
        QCOMPARE(stateOf(f, "op-lab", gas).inside, stateOf(f, "op-lab", {}).inside);
        QCOMPARE(stateOf(f, "op-stair", gas).leaf, LeafPosition::Closed);
        QVERIFY(f.model->at(gas).notIsolated.empty());
    }

    void a_dead_detector_has_none_and_the_source_stays_open()
    {
        const Failures f = failuresOf(withDetector());
        const Moment dead = with(gasAt(f, "dv-gd"), f, "dv-gd:dead");
        QCOMPARE(stateOf(f, "op-lab", dead).outside, Passage::Credential);
        QCOMPARE(stateOf(f, "op-stair", dead).leaf, LeafPosition::Open);
        QVERIFY(f.model->gas().valves().front().at(dead).inService);
        QCOMPARE(f.model->at(dead).notIsolated, std::vector<int>{0});
    }

    void a_cut_wire_of_the_detector_lets_its_hold_open_go_and_nothing_else()
    {
        const Failures f = failuresOf(withDetector());
        const Moment cut = with(gasAt(f, "dv-gd"), f, "ci-4:cut");
        QVERIFY(f.model->gas().valves().front().at(cut).inService);
        QCOMPARE(stateOf(f, "op-stair", cut).leaf, LeafPosition::Closed); // a normally closed loop
        QCOMPARE(f.model->at(cut).notIsolated, std::vector<int>{0});
    }

    void another_detector_closes_nothing()
    {
        const Failures f = failuresOf(withDetector([](Project& p) {
            Device d{.id = DeviceId(QStringLiteral("dv-other")), .kind = QStringLiteral("gas_detector")};
            p.devices.put(d.id, std::make_shared<const Device>(d));
        }));
        const Moment gas = gasAt(f, "dv-other");
        QVERIFY(f.model->gas().valves().front().at(gas).inService);
        QCOMPARE(stateOf(f, "op-lab", gas), stateOf(f, "op-lab", {}));
        QVERIFY(f.model->at(gas) == f.model->at({}));
    }

    void a_stuck_solenoid_leaves_the_source_open()
    {
        const Failures f = failuresOf(withDetector());
        QCOMPARE(f.model->at(with(gasAt(f, "dv-gd"), f, "vl-1/solenoid:stuck")).notIsolated, std::vector<int>{0});
    }

    void a_valve_without_solenoid_is_told_by_its_signal()
    {
        const Failures f = failuresOf(withDetector([](Project& p) {
            change(p.valves, "vl-1", [](Valve& v) {
                v.noSolenoid = true;
                for (FieldId id = 0; id < allFields().size(); ++id)
                    if (fieldOf(id).group == Group::Solenoid)
                        v.facts.clear(id);
            });
        }));
        const ValveNet& valve = f.model->gas().valves().front();
        QVERIFY(valve.at({}).inService);
        QVERIFY(valve.at(gasAt(f, "dv-gd")).shut);
        QVERIFY(!valve.at(with(gasAt(f, "dv-gd"), f, "vl-1:stuck")).shut);
        QCOMPARE(f.model->at(with(gasAt(f, "dv-gd"), f, "vl-1:stuck")).notIsolated, std::vector<int>{0});
    }

    void without_a_drawn_wire_nobody_knows_whether_it_works_in_an_outage()
    {
        const Failures f =
            failuresOf(withDetector([](Project& p) { change(p.circuits, "ci-4", [](Circuit& c) { c.feeds->pop_back(); }); }));
        Moment gas = gasAt(f, "dv-gd");
        QVERIFY(f.model->gas().valves().front().at(gas).shut);
        gas.mains = false;
        QVERIFY(f.model->gas().valves().front().at(gas).unknown);
    }
};

QTEST_APPLESS_MAIN(TstDetection)
#include "tst_detection.moc"
