// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/failure/fault.h"
#include "core/failure/fault_cones.h"
#include "core/failure/outage_effects.h"
#include "core/failure/scenario.h"
#include "tests/support/power_plans.h"

#include <QTest>

using namespace sp;
using namespace sp::test;

namespace {

const QByteArray battery = "    batteries:\n      - {key: bank, volts: 12 V, capacity: 7 Ah, series: 2, strings: 1, temperature: 25 C}\n";
const QByteArray noBattery = "    batteries: []\n";
const QByteArray atMains = "fire_alarm: {by: dv-f, location: ac_input, loop: normally_closed}";

/// Two magnets on two circuits of one supply; the contact of the fire alarm stands with the first of them.
QByteArray planText(const QByteArray& link, const QByteArray& power, const QByteArray& more = {},
                    const QByteArray& output = "source: dedicated")
{
    QByteArray text = "format: 1\nproject: {name: \"T\", units: us}\nopenings:\n";
    for (const char* id : {"op-1", "op-2"})
        text += QByteArray("  - id: ") + id
            + "\n    set: hs-1\n    place: {outside: b}\n    door: {leaves: 1, operation: swing, closing: closer, egress_side: a}\n";
    return text
        + "hardware_sets:\n  - id: hs-1\n    items:\n"
          "      - {key: x, kind: maglock, volts: 24 V, holding: 500 mA, min_volts: 20 V, fail_state: fail_safe}\n"
          "devices:\n  - {id: dv-f, kind: fa_relay, volts: 24 V, holding: 0 mA}\n"
          "  - {id: dv-p1, kind: push_button, opening: op-1, side: a, breaks: lock_power}\n"
          "  - {id: dv-p2, kind: push_button, opening: op-2, side: a, breaks: lock_power}\n"
          "supplies:\n  - id: ps-1\n    output: {volts: 24 V, capacity: 2000 mA, "
        + output + "}\n" + power + "circuits:\n  - {id: ci-1, supply: ps-1, feeds: [op-1/x], awg: 12, length: 10 ft"
        + (link.isEmpty() ? QByteArray() : ", " + link)
        + "}\n  - {id: ci-2, supply: ps-1, feeds: [op-2/x], awg: 12, length: 10 ft, fire_alarm: none}\n" + more;
}

const Moment& momentOf(const char* name)
{
    const QString text = QString::fromLatin1(name);
    const Scenario* s = scenarioNamed(text.section(u' ', 0, 0));
    for (const ScenarioCase& c : s->cases)
        if (text.section(u' ', 1) == QLatin1String(c.name))
            return c.moment;
    qFatal("no case %s", name);
}

QString shortOf(const OpeningState& s)
{
    return QLatin1String(passageWord(s.inside)) + u'/' + QLatin1String(passageWord(s.outside));
}

struct Plan {
    explicit Plan(const QByteArray& text)
    {
        const PlanFile file = readPlan(text, QStringLiteral("p"));
        if (!file.problems.empty())
            qWarning("%s", qPrintable(texts(file.problems)));
        sheet = sheetOf(file.project);
        model = std::make_unique<FailureModel>(*sheet);
    }
    QString at(int opening, const Moment& moment) const { return shortOf(model->net(opening).at(moment)); }
    QString at(int opening, const char* name) const { return at(opening, momentOf(name)); }
    QStringList missing(int opening, const char* name) const
    {
        StateReasons reasons;
        model->net(opening).at(momentOf(name), &reasons);
        QStringList out;
        for (const Missing& m : reasons.missing)
            out += sheet->facts()[m.fact].name + u'@' + sheet->idOf(m.subject);
        return out;
    }
    const BasicFault& fault(const char* id) const
    {
        for (const BasicFault& f : model->faults())
            if (f.id == QLatin1String(id))
                return f;
        qFatal("no fault %s", id);
    }
    Moment with(Moment moment, const char* id) const
    {
        moment.faults.push_back(&fault(id));
        return moment;
    }
    std::unique_ptr<FactSheet> sheet;
    std::unique_ptr<FailureModel> model;
};

const QString held = QStringLiteral("release/locked");
const QString open = QStringLiteral("free/free");

} // namespace

class TstAlarmMains final : public QObject {
    Q_OBJECT

private slots:
    void the_mains_of_the_whole_supply_are_cut_data()
    {
        QTest::addColumn<QByteArray>("link");
        QTest::addColumn<QByteArray>("power");
        QTest::addColumn<QString>("scenario");
        QTest::addColumn<QString>("state");
        const auto row = [](const char* name, const QByteArray& link, const QByteArray& power, const char* scenario, const QString& state) {
            QTest::newRow(name) << link << power << QString::fromLatin1(scenario) << state;
        };
        row("no battery, no alarm", atMains, noBattery, "F0", held);
        row("no battery, alarm", atMains, noBattery, "F3", open);
        row("no battery, broken wire", atMains, noBattery, "F6 quiet", open);
        row("no battery, broken wire of an open loop", QByteArray(atMains).replace("normally_closed", "normally_open"), noBattery,
            "F6 alarm", held);
        row("a battery holds in an alarm", atMains, battery, "F3", held);
        row("a battery holds though mains and alarm are gone", atMains, battery, "F4 battery holding", held);
        row("the battery is empty", atMains, battery, "F4 battery empty", open);
    }
    void the_mains_of_the_whole_supply_are_cut()
    {
        QFETCH(QByteArray, link);
        QFETCH(QByteArray, power);
        QFETCH(QString, scenario);
        QFETCH(QString, state);
        const Plan plan(planText(link, power));
        for (const int opening : {0, 1})
            QCOMPARE(plan.at(opening, scenario.toLatin1().constData()), state);
    }

    void it_is_said_what_cuts_them()
    {
        const Plan plan(planText(atMains, noBattery));
        StateReasons reasons;
        plan.model->net(1).at(momentOf("F3"), &reasons);
        QCOMPARE(reasons.because.mid(0, 2),
                 QStringList({QStringLiteral("dv-f cuts only the mains of ps-1"), QStringLiteral("ps-1 has no battery")}));
        QVERIFY(!reasons.because.contains(QStringLiteral("ci-2 is not on the fire alarm")));
    }

    // Where nobody says where the alarm acts on one circuit, nobody knows it of the others, unless a battery holds them anyway.
    void an_unknown_place_leaves_the_other_circuits_open()
    {
        for (const QByteArray& link : {QByteArray(), QByteArray("fire_alarm: {by: dv-f}")}) {
            const Plan plan(planText(link, noBattery));
            QCOMPARE(plan.at(1, "F0"), held);
            QCOMPARE(plan.at(1, "F3"), QStringLiteral("unknown/unknown"));
            QCOMPARE(plan.missing(1, "F3"), QStringList{QStringLiteral("fai.location@ci-1")});
            QCOMPARE(Plan(planText(link, battery)).at(1, "F3"), held);
        }
        const Plan loop(planText("fire_alarm: {by: dv-f, location: ac_input}", noBattery));
        QCOMPARE(loop.at(1, "F3"), open);
        QCOMPARE(loop.at(1, "F6 quiet"), QStringLiteral("unknown/unknown"));
        QCOMPARE(loop.missing(1, "F6 quiet"), QStringList{QStringLiteral("fai.loop@ci-1")});
        for (const char* elsewhere : {"fire_alarm: {by: dv-f, location: dc_output}", "fire_alarm: {by: dv-f, location: control_only}"})
            QCOMPARE(Plan(planText(elsewhere, noBattery)).at(1, "F3"), held);
    }

    // A contact that the supply itself feeds would cut itself off: it stays closed until something else opens it.
    void a_contact_that_its_own_supply_feeds_holds_itself()
    {
        const QByteArray own = "  - {id: ci-3, supply: ps-1, feeds: [dv-f], fire_alarm: none}\n";
        const Plan plan(planText(atMains, noBattery, own));
        QCOMPARE(plan.at(1, "F0"), held);
        QCOMPARE(plan.at(1, "F3"), open);
        QCOMPARE(plan.at(1, plan.with(momentOf("F0"), "ci-3:cut")), open);
        // Two supplies each with the contact of the other.
        const Plan ring(
            planText(atMains, noBattery,
                     "  - {id: ci-3, supply: ps-2, feeds: [dv-f], fire_alarm: {by: dv-g, location: ac_input, loop: normally_closed}}\n"
                     "  - {id: ci-4, supply: ps-1, feeds: [dv-g], fire_alarm: none}\n")
                .replace("supplies:\n", "  - {id: dv-g, kind: fa_relay}\nsupplies:\n")
                .replace("circuits:\n", "  - id: ps-2\n    batteries: []\ncircuits:\n"));
        QCOMPARE(ring.at(1, "F0"), held);
        QCOMPARE(ring.at(1, "F3"), open);
        QCOMPARE(ring.at(1, ring.with(momentOf("F0"), "ps-2:dead")), open);
        QCOMPARE(ring.at(1, ring.with(momentOf("F0"), "dv-g:opens")), open); // its contact has no power then
    }

    void faults_of_the_contact_reach_every_circuit_of_the_supply()
    {
        const Plan plan(planText(atMains, noBattery));
        const FaultCones cones(*plan.model);
        for (const char* id : {"dv-f:opens", "dv-f:welded", "ci-1:alarm-wire-cut"})
            QCOMPARE(cones.openingsOf(plan.fault(id)), std::vector<int>({0, 1}));
        QCOMPARE(cones.openingsOf(plan.fault("ci-1:cut")), std::vector<int>{0});
        for (const char* id : {"dv-f:opens", "ci-1:alarm-wire-cut"})
            QCOMPARE(plan.at(1, plan.with(momentOf("F0"), id)), open);
        QCOMPARE(plan.at(1, plan.with(momentOf("F3"), "dv-f:welded")), held);
        const Plan backed(planText(atMains, battery));
        QCOMPARE(backed.at(1, backed.with(momentOf("F0"), "dv-f:opens")), held);
        QCOMPARE(backed.at(1, backed.with(momentOf("F3"), "ps-1:flat")), open);
        QCOMPARE(backed.at(1, backed.with(momentOf("F0"), "ps-1:flat")), held);
    }

    // The panel holds its locks for ten minutes on its battery, and what else it feeds for longer.
    void a_panel_lets_its_locks_go()
    {
        const auto changes = [](const QByteArray& output) {
            const Plan plan(planText("fire_alarm: none", battery, {}, output));
            const Outage outage = outageOf(*plan.sheet, powerState(*plan.sheet));
            const OutageEffects effects = effectsOf(*plan.sheet, *plan.model, outage);
            QStringList out;
            for (size_t i = 0; i < outage.events.size(); ++i)
                for (const OpeningChange& c : effects.openings[i])
                    out += QStringLiteral("%1 %2 %3").arg(std::llround(outage.events[i].atS)).arg(c.opening).arg(shortOf(c.state));
            return out;
        };
        QCOMPARE(changes("source: facu, facu_unlocks_10min: true"), QStringList({"600 0 free/free", "600 1 free/free"}));
        QCOMPARE(changes("source: facu, facu_unlocks_10min: false"), QStringList({"16656 0 free/free", "16656 1 free/free"}));
        QCOMPARE(changes("source: facu"),
                 QStringList({"0 0 unknown/unknown", "0 1 unknown/unknown", "16656 0 free/free", "16656 1 free/free"}));
        QCOMPARE(changes("source: dedicated, facu_unlocks_10min: true").size(), 2);
    }
};

QTEST_APPLESS_MAIN(TstAlarmMains)
#include "tst_alarm_mains.moc"
