// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/failure/fault.h"
#include "core/failure/state_cases.h"
#include "core/report/states_report.h"
#include "tests/support/plans.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace sp;
using namespace sp::test;

namespace {

std::shared_ptr<const FactSheet> sheetOf(const Project& p)
{
    const auto project = std::make_shared<const Project>(p);
    TopologyBuilder topology;
    return std::make_shared<const FactSheet>(std::make_shared<const PlanIndex>(project, topology.update(p), library().catalogue),
                                             library().sources());
}

Project examplePlan()
{
    return readPlanFile(dataPath(QStringLiteral("plans/example/plan.strikeplate"))).project;
}

QJsonObject exampleStates()
{
    return QJsonDocument::fromJson(bytesOf(dataPath(QStringLiteral("plans/example/states.json")))).object();
}

QString latchedWord(bool latched)
{
    return latched ? QStringLiteral("latched") : QStringLiteral("not latched");
}

/// A door between a corridor (outside, side b) and a room (inside, side a).
struct Door {
    QByteArray items; ///< lines of the set; "null" for no set
    QByteArray door = "leaves: 1, operation: swing, closing: closer";
    QByteArray release; ///< facts of the group
    QByteArray more; ///< devices, supplies, circuits, interlocks
};

Project planOf(const Door& d)
{
    QByteArray more = d.more;
    for (const QByteArray& id : {QByteArray("dv-rd"), QByteArray("dv-rex")}) // only what there is can be fed
        if (!more.contains("{id: " + id + ','))
            more.replace(", " + id, "");
    const QByteArray text = "format: 1\nproject: {name: \"T\", units: us}\nstoreys:\n  - {id: st-1}\nwalls:\n"
                            "  - {id: wl-1, storey: st-1, from: [0, 0], to: [8000, 0]}\n"
                            "  - {id: wl-2, storey: st-1, from: [8000, 0], to: [8000, 6000]}\n"
                            "  - {id: wl-3, storey: st-1, from: [8000, 6000], to: [0, 6000]}\n"
                            "  - {id: wl-4, storey: st-1, from: [0, 6000], to: [0, 0]}\n"
                            "  - {id: wl-5, storey: st-1, from: [0, 2000], to: [8000, 2000]}\n"
                            "rooms:\n  - {id: rm-c, storey: st-1, kind: corridor, at: [4000, 1000]}\n"
                            "  - {id: rm-r, storey: st-1, kind: room, at: [4000, 4000]}\n"
                            "openings:\n  - id: op-x\n    mark: \"2A\"\n"
        + (d.items == "null" ? QByteArray() : QByteArray("    set: hs-1\n"))
        + "    place: {wall: wl-5, offset: 4000 mm, hinge: from, swings: left, outside: b}\n    door: {" + d.door + "}\n"
        + (d.release.isEmpty() ? QByteArray() : "    release: {" + d.release + "}\n")
        + (d.items == "null" ? QByteArray()
                             : "hardware_sets:\n  - id: hs-1\n    items:" + (d.items.isEmpty() ? QByteArray(" []\n") : "\n" + d.items))
        + more;
    const PlanFile file = readPlan(text, QStringLiteral("p"));
    if (!file.problems.empty())
        qWarning().noquote() << texts(file.problems) << text;
    return file.project;
}

QByteArray item(const char* text)
{
    return QByteArray("      - {") + text + "}\n";
}

const QByteArray battery = "    batteries:\n      - {key: bank, volts: 12 V, capacity: 7 Ah, series: 2, strings: 1}\n";
const QByteArray supply = "supplies:\n  - id: ps-1\n    output: {source: dedicated}\n" + battery;
/// A circuit for one item; `alarm` is its link, `drop` what it does without controller.
QByteArray circuit(const char* part, const char* alarm = "none", const char* drop = "holds_lock")
{
    return QByteArray("circuits:\n  - {id: ci-1, supply: ps-1, feeds: [op-x/") + part + "], controller_drop: " + drop
        + ", fire_alarm: " + alarm + "}\n  - {id: ci-2, supply: ps-1, feeds: [dv-ctl, dv-rd, dv-rex], fire_alarm: none}\n";
}
const char* const closedLoop = "{by: dv-fa, location: dc_output, loop: normally_closed}";
const char* const openLoop = "{by: dv-fa, location: dc_output, loop: normally_open}";
QByteArray devices(const char* part, const QByteArray& others = {}, bool reader = true)
{
    return "devices:\n" + others + "  - {id: dv-ctl, kind: controller, drives: [op-x/" + part + "]}\n  - {id: dv-fa, kind: fa_relay}\n"
        + (reader ? "  - {id: dv-rd, kind: card_reader, opening: op-x, side: b}\n" : "");
}
const QByteArray sensor = "  - {id: dv-rex, kind: rex_pir, opening: op-x, side: a, breaks: lock_power, on_loss: unlock}\n";
const QByteArray button = "  - {id: dv-btn, kind: push_button, opening: op-x, side: a, breaks: lock_power}\n";
const QByteArray barSwitch = "  - {id: dv-bar, kind: rex_switch, opening: op-x, side: a, breaks: lock_power}\n";

/// "release(dv-btn+dv-rex)/locked/-" : inside, outside, latched (L), not (-) or not known (?); O for a leaf that stands open.
QString shortOf(const OpeningState& s)
{
    const QString inside = QLatin1String(passageWord(s.inside)) + (s.by.isEmpty() ? QString() : u'(' + s.by.join(u'+') + u')');
    const QString leaf = s.leaf == LeafPosition::Open ? QStringLiteral("O")
        : s.leaf == LeafPosition::Unknown             ? QStringLiteral("U")
                                                      : QString();
    return inside + u'/' + QLatin1String(passageWord(s.outside)) + u'/' + (!s.latched ? u'?' : *s.latched ? u'L' : u'-') + leaf;
}

const Moment& momentOf(const QString& name)
{
    const Scenario* s = scenarioNamed(name.section(u' ', 0, 0));
    const QString wanted = name.section(u' ', 1);
    for (const ScenarioCase& c : s->cases)
        if (wanted.isEmpty() || wanted == QLatin1String(c.name))
            return c.moment;
    qFatal("no such case");
}

QString stateOf(const Project& p, const QString& scenario, StateReasons* reasons = nullptr)
{
    return shortOf(OpeningNet(*sheetOf(p), 0).at(momentOf(scenario), reasons));
}

QStringList missingOf(const Project& p, const QString& scenario)
{
    const auto sheet = sheetOf(p);
    StateReasons reasons;
    OpeningNet(*sheet, 0).at(momentOf(scenario), &reasons);
    QStringList out;
    for (const Missing& m : reasons.missing)
        out += sheet->facts()[m.fact].name;
    return out;
}

} // namespace

class TstOpeningStates final : public QObject {
    Q_OBJECT

private slots:
    void the_example_gives_its_states()
    {
        const auto sheet = sheetOf(examplePlan());
        const auto nets = openingNets(*sheet);
        const QJsonArray openings = exampleStates()[u"openings"].toArray();
        QCOMPARE(openings.size(), static_cast<qsizetype>(nets.size()));
        for (qsizetype o = 0; o < openings.size(); ++o) {
            QStringList expected;
            for (const QJsonValue& v : openings[o][u"states"].toArray()) {
                QStringList because, by;
                for (const QJsonValue& b : v[u"because"].toArray())
                    because += b.toString();
                for (const QJsonValue& b : v[u"by"].toArray())
                    by += b.toString();
                expected += QStringList{v[u"scenario"].toString(), v[u"case"].toString(),
                                        v[u"inside"].toString(),   by.join(u'+'),
                                        v[u"outside"].toString(),  latchedWord(v[u"latched"].toBool()),
                                        v[u"leaf"].toString(),     because.join(QStringLiteral("; "))}
                                .join(QStringLiteral(" | "));
            }
            QStringList found;
            for (const Scenario& s : scenarios())
                for (const OpeningCase& c : statesIn(nets[static_cast<size_t>(o)], s)) {
                    QVERIFY2(c.reasons.missing.empty(), s.id);
                    found += QStringList{QLatin1String(s.id),
                                         c.named ? QLatin1String(c.of->name) : QString(),
                                         QLatin1String(passageWord(c.state.inside)),
                                         c.state.by.join(u'+'),
                                         QLatin1String(passageWord(c.state.outside)),
                                         latchedWord(c.state.latched.value_or(false)),
                                         QLatin1String(leafWord(c.state.leaf)),
                                         c.reasons.because.join(QStringLiteral("; "))}
                                 .join(QStringLiteral(" | "));
                }
            QCOMPARE(found.join(u'\n'), expected.join(u'\n'));
        }
    }

    // code-rules.md 6.4, row by row: states in the order F0, F1, F2, F3, F4 empty, F5, F6 quiet, F6 alarm, F7 dead, F7 blind, F7 stuck.
    void table_of_the_usual_wiring_data()
    {
        QTest::addColumn<QByteArray>("items");
        QTest::addColumn<QByteArray>("more");
        QTest::addColumn<QStringList>("expected");
        const auto row = [](const char* name, const QByteArray& items, const QByteArray& more, const char* expected) {
            QTest::newRow(name) << items << more << QString::fromLatin1(expected).split(u' ');
        };
        const QByteArray lever = item("key: lock, kind: mortise_lock, function: storeroom, key_outside: true");
        const QByteArray magnet = item("key: mag, kind: maglock");
        row("maglock, sensor release", magnet, devices("mag", sensor + button, false) + supply + circuit("mag", closedLoop),
            "release(dv-btn+dv-rex)/locked/- release(dv-btn+dv-rex)/locked/- free/free/- free/free/- free/free/- "
            "release(dv-btn+dv-rex)/locked/- free/free/- free/free/- free/free/- release(dv-btn)/locked/- release(dv-btn+dv-rex)/locked/-");
        row("maglock, hardware release, not tied", magnet, devices("mag", barSwitch, false) + supply + circuit("mag"),
            "release(dv-bar)/locked/- release(dv-bar)/locked/- free/free/- release(dv-bar)/locked/- free/free/- release(dv-bar)/locked/- "
            "release(dv-bar)/locked/- release(dv-bar)/locked/- release(dv-bar)/locked/- release(dv-bar)/locked/- blocked/locked/-");
        row("maglock, hardware release, normally open loop", magnet, devices("mag", barSwitch, false) + supply + circuit("mag", openLoop),
            "release(dv-bar)/locked/- release(dv-bar)/locked/- free/free/- free/free/- free/free/- release(dv-bar)/locked/- "
            "release(dv-bar)/locked/- release(dv-bar)/locked/- release(dv-bar)/locked/- release(dv-bar)/locked/- blocked/locked/-");
        const char* const insideFree = "free/credential/L free/credential/L free/key/L free/credential/L free/key/L free/key/L "
                                       "free/credential/L free/credential/L free/credential/L free/credential/L free/credential/L";
        row("fail secure strike", lever + item("key: st, kind: electric_strike, fail_state: fail_secure, held_unlatched: false"),
            devices("st") + supply + circuit("st"), insideFree);
        row("fail safe strike", lever + item("key: st, kind: electric_strike, fail_state: fail_safe, held_unlatched: false"),
            devices("st") + supply + circuit("st", closedLoop),
            "free/credential/L free/credential/L free/free/- free/free/- free/free/- free/key/L free/free/- free/free/- "
            "free/credential/L free/credential/L free/credential/L");
        row("fail safe strike that the controller's death frees",
            lever + item("key: st, kind: electric_strike, fail_state: fail_safe, held_unlatched: false"),
            devices("st") + supply + circuit("st", closedLoop, "releases_lock"),
            "free/credential/L free/credential/L free/free/- free/free/- free/free/- free/free/- free/free/- free/free/- "
            "free/credential/L free/credential/L free/credential/L");
        row("fail secure lock",
            item("key: lock, kind: electrified_mortise, function: storeroom, fail_state: fail_secure, key_outside: true"),
            devices("lock") + supply + circuit("lock"), insideFree);
        row("fail secure trim of an exit device",
            item("key: bar, kind: exit_device") + item("key: trim, kind: electrified_trim, fail_state: fail_secure, key_outside: true"),
            devices("trim") + supply + circuit("trim"), insideFree);
        row("fail safe lock",
            item("key: lock, kind: electrified_cylindrical, function: storeroom, fail_state: fail_safe, key_outside: true"),
            devices("lock") + supply + circuit("lock", closedLoop, "releases_lock"),
            "free/credential/L free/credential/L free/free/L free/free/L free/free/L free/free/L free/free/L free/free/L "
            "free/credential/L free/credential/L free/credential/L");
        row("fail safe trim, held by the circuit",
            item("key: bar, kind: exit_device") + item("key: trim, kind: electrified_trim, fail_state: fail_safe, key_outside: true"),
            devices("trim") + supply + circuit("trim", closedLoop),
            "free/credential/L free/credential/L free/free/L free/free/L free/free/L free/key/L free/free/L free/free/L "
            "free/credential/L free/credential/L free/credential/L");
        row("latch retraction", item("key: bar, kind: elr_exit_device, function: none, key_outside: true, held_unlatched: false"),
            devices("bar") + supply + circuit("bar"), insideFree);
        row("latch retraction held by day, normally closed",
            item("key: bar, kind: elr_exit_device, function: none, key_outside: true, held_unlatched: true, fa_relatches: true"),
            devices("bar", {}, false) + supply + circuit("bar", closedLoop),
            "free/free/- free/free/- free/key/L free/key/L free/key/L free/free/- free/key/L free/key/L free/free/- free/free/- free/free/-");
        row("latch retraction held by day, normally open, controller's death lets go",
            item("key: bar, kind: elr_exit_device, function: none, key_outside: true, held_unlatched: true, fa_relatches: true"),
            devices("bar", {}, false) + supply + circuit("bar", openLoop, "releases_lock"),
            "free/free/- free/free/- free/key/L free/key/L free/key/L free/key/L free/free/- free/free/- free/free/- free/free/- free/free/-");
        row("latch retraction held by day, not on the alarm",
            item("key: bar, kind: elr_exit_device, function: none, key_outside: true, held_unlatched: true"),
            devices("bar", {}, false) + supply + circuit("bar"),
            "free/free/- free/free/- free/key/L free/free/- free/key/L free/free/- free/free/- free/free/- free/free/- free/free/- free/free/-");
        row("delayed exit device", item("key: bar, kind: delayed_exit_device, function: exit_only, key_outside: true"),
            "devices:\n  - {id: dv-fa, kind: fa_relay}\n" + supply
                + "circuits:\n  - {id: ci-1, supply: ps-1, feeds: [op-x/bar], fire_alarm: {by: dv-fa, location: dc_output, loop: "
                  "normally_closed}}\n",
            "delayed/key/L delayed/key/L free/key/L free/key/L free/key/L delayed/key/L free/key/L free/key/L delayed/key/L delayed/key/L "
            "blocked/key/L");
        row("delayed maglock", item("key: mag, kind: delayed_maglock"),
            "devices:\n  - {id: dv-fa, kind: fa_relay}\n" + supply
                + "circuits:\n  - {id: ci-1, supply: ps-1, feeds: [op-x/mag], fire_alarm: {by: dv-fa, location: dc_output, loop: "
                  "normally_closed}}\n",
            "delayed/locked/- delayed/locked/- free/free/- free/free/- free/free/- delayed/locked/- free/free/- free/free/- "
            "delayed/locked/- delayed/locked/- blocked/locked/-");
        row("controlled egress, magnet and reader inside", magnet,
            "devices:\n  - {id: dv-ctl, kind: controller, drives: [op-x/mag]}\n  - {id: dv-fa, kind: fa_relay}\n"
            "  - {id: dv-key, kind: key_switch, opening: op-x, side: a, breaks: lock_power}\n"
            "  - {id: dv-rd, kind: card_reader, opening: op-x, side: a}\n"
                + supply + circuit("mag", closedLoop),
            "credential/locked/- credential/locked/- free/free/- free/free/- free/free/- key/locked/- free/free/- free/free/- "
            "credential/locked/- credential/locked/- credential/locked/-");
        row("power bolt, fail secure, no release inside", item("key: bolt, kind: electric_bolt, fail_state: fail_secure"),
            devices("bolt", {}, false) + supply + circuit("bolt"),
            "blocked/locked/- blocked/locked/- blocked/locked/- blocked/locked/- blocked/locked/- blocked/locked/- blocked/locked/- "
            "blocked/locked/- blocked/locked/- blocked/locked/- blocked/locked/-");
        row("hold-open magnet on battery",
            item("key: lock, kind: mortise_lock, function: passage") + item("key: mh, kind: mag_holder")
                + item("key: closer, kind: closer"),
            "devices:\n  - {id: dv-fa, kind: fa_relay, releases: [op-x/mh], link: normally_closed}\n" + supply
                + "circuits:\n  - {id: ci-1, supply: ps-1, feeds: [op-x/mh], fire_alarm: none}\n",
            "free/free/-O free/free/-O free/free/L free/free/L free/free/L free/free/-O free/free/L free/free/L free/free/-O free/free/-O "
            "free/free/-O");
        row("storeroom lock", lever, "devices:\n  - {id: dv-fa, kind: fa_relay}\n",
            "free/key/L free/key/L free/key/L free/key/L free/key/L free/key/L free/key/L free/key/L free/key/L free/key/L free/key/L");
        row("institution lock", item("key: lock, kind: mortise_lock, function: institution, key_outside: true"),
            "devices:\n  - {id: dv-fa, kind: fa_relay}\n",
            "key/key/L key/key/L key/key/L key/key/L key/key/L key/key/L key/key/L key/key/L key/key/L key/key/L key/key/L");
    }
    void table_of_the_usual_wiring()
    {
        QFETCH(QByteArray, items);
        QFETCH(QByteArray, more);
        QFETCH(QStringList, expected);
        const char* const moments[] = {"F0",
                                       "F1",
                                       "F2",
                                       "F3",
                                       "F4 battery empty",
                                       "F5",
                                       "F6 quiet",
                                       "F6 alarm",
                                       "F7 sensor dead",
                                       "F7 sensor blind",
                                       "F7 switch stuck"};
        const Project p = planOf({.items = items, .more = more});
        QStringList found;
        for (const char* m : moments)
            found += stateOf(p, QLatin1String(m));
        QCOMPARE(found.join(u'\n'), expected.join(u'\n'));
        for (const char* m : moments)
            QCOMPARE(missingOf(p, QLatin1String(m)), QStringList());
    }

    void the_json_is_that_of_the_example()
    {
        const auto sheet = sheetOf(examplePlan());
        const FailureModel model(*sheet);
        const QJsonObject expected = exampleStates();
        const QJsonObject plan = expected[u"plan"].toObject();
        const QByteArray json = statesJson(*sheet, statesReport(model), {plan[u"file"].toString(), plan[u"model"].toString()});
        const QJsonObject found = QJsonDocument::fromJson(json).object();
        for (const char* key : {"schema", "plan", "scenarios", "openings", "valves", "whole_plan"})
            QCOMPARE(QJsonDocument(QJsonArray{found[QLatin1String(key)]}).toJson(),
                     QJsonDocument(QJsonArray{expected[QLatin1String(key)]}).toJson());
        const StatesReport one = statesReport(model, scenarioNamed(QStringLiteral("battery exhausted")));
        QCOMPARE(one.scenarios.size(), size_t{1});
        QVERIFY(statesText(*sheet, one).contains("inside free; outside open to everybody; not latched"));
        QVERIFY(!scenarioNamed(QStringLiteral("F9")));
    }

    // The table of devices (valve-and-power-rules.md D5) is data of the catalogue: the engine must do what it says of each kind.
    void every_kind_behaves_as_its_data_says()
    {
        int seen = 0;
        for (const DeviceKind& kind : library().catalogue.kinds())
            for (const DeviceKind::Behavior& b : kind.behavior) {
                if ((kind.kind == u"exit_device" && b.when == u"any") || kind.kind == u"battery_lock")
                    continue; // its trim decides; a stand-alone lock opens by its own credential
                const bool strike = kind.kind == u"electric_strike";
                const bool trim = kind.kind == u"electrified_trim";
                QByteArray facts = "key: x, kind: " + kind.kind.toUtf8();
                if (kind.failStates.contains(b.when))
                    facts += ", fail_state: " + b.when.toUtf8();
                facts += ", function: " + (kind.functions.contains(b.when) ? b.when.toUtf8() : QByteArray("storeroom"))
                    + ", held_unlatched: false";
                if (kind.kind == u"deadbolt")
                    facts += ", key_inside: false";
                QByteArray items = item(facts.constData()) + item("key: closer, kind: closer");
                if (strike)
                    items += item("key: lock, kind: mortise_lock, function: storeroom, key_outside: true");
                if (trim)
                    items += item("key: bar, kind: exit_device, function: none");
                // A relay that stays closed is what keeps power on whatever the door is told.
                const Project p = planOf({.items = items, .more = devices("x", {}, false) + supply + circuit("x")});
                const auto sheet = sheetOf(p);
                const std::vector<BasicFault> faults = basicFaults(sheet->index());
                Moment on = momentOf(QStringLiteral("F0"));
                for (const BasicFault& f : faults)
                    if (f.kind == FaultKind::RelayWelded)
                        on.faults = {&f};
                const OpeningNet net(*sheet, 0);
                const auto check = [&](const DeviceKind::State& says, const OpeningState& does) {
                    if (!says.leaf.isEmpty()) {
                        QCOMPARE(does.leaf, says.leaf == u"held_open" ? LeafPosition::Open : LeafPosition::Closed);
                        return;
                    }
                    const QHash<QString, QList<Passage>> words{
                        {QStringLiteral("free"), {Passage::Free}},
                        {QStringLiteral("open"), {Passage::Free}},
                        {QStringLiteral("delayed"), {Passage::Delayed}},
                        {QStringLiteral("locked"), {Passage::Locked, Passage::Key, Passage::Credential, Passage::Unknown}},
                        {QStringLiteral("blocked"), {Passage::Blocked, Passage::Key}}};
                    // Of an outside that is locked it is not said here whether there is a key.
                    QVERIFY2(words[says.inside].contains(does.inside), passageWord(does.inside));
                    QVERIFY2(words[says.outside].contains(does.outside), passageWord(does.outside));
                    QCOMPARE(does.latched, std::optional(says.latch == u"engaged"));
                };
                check(b.powered, net.at(on));
                if (QTest::currentTestFailed())
                    return;
                check(b.unpowered, net.at(momentOf(QStringLiteral("F2"))));
                if (QTest::currentTestFailed())
                    return;
                ++seen;
            }
        QVERIFY(seen > 40);
    }

    void several_devices_on_one_leaf_data()
    {
        QTest::addColumn<QByteArray>("items");
        QTest::addColumn<QByteArray>("door");
        QTest::addColumn<QString>("normal");
        QTest::addColumn<QString>("dead");
        const auto row = [](const char* name, const QByteArray& items, const char* normal, const char* dead,
                            const QByteArray& door = "leaves: 1, operation: swing, closing: closer") {
            QTest::newRow(name) << items << door << QString::fromLatin1(normal) << QString::fromLatin1(dead);
        };
        const QByteArray magnet = item("key: x, kind: maglock");
        const QByteArray pair = "leaves: 2, operation: swing, closing: closer";
        const QByteArray lock = item("key: lock, kind: mortise_lock, function: storeroom, key_outside: true");
        row("no hardware", "", "free/free/-", "free/free/-");
        row("magnet beside a passage latch", magnet + item("key: lock, kind: mortise_lock, function: passage"),
            "release(dv-rex)/credential/L", "free/free/L");
        row("magnet beside a storeroom lock", magnet + lock, "release(dv-rex)/key/L", "free/key/L");
        row("dead bolt with a thumb turn beside a passage latch",
            item("key: x, kind: deadbolt, key_inside: false, key_outside: true") + item("key: lock, kind: mortise_lock, function: passage"),
            "free/key/L", "free/key/L");
        row("dead bolt with a key inside", item("key: x, kind: deadbolt, key_inside: true, key_outside: true"), "key/key/-", "key/key/-");
        row("exit device without trim", item("key: bar, kind: exit_device, function: exit_only"), "free/locked/L", "free/locked/L");
        row("exit device of a function with a key, of which nobody says so", item("key: bar, kind: exit_device, function: storeroom"),
            "free/unknown/L", "free/unknown/L");
        row("exit device that is said to have no key", item("key: bar, kind: exit_device, function: storeroom, key_outside: false"),
            "free/locked/L", "free/locked/L");
        row("exit device with electric latch retraction and no word about a key",
            item("key: x, kind: elr_exit_device, function: classroom, held_unlatched: false"), "free/credential/L", "free/unknown/L");
        row("exit device of which nobody says what is outside", item("key: bar, kind: exit_device"), "free/unknown/L", "free/unknown/L");
        row("exit device with a passage trim",
            item("key: bar, kind: exit_device, function: none") + item("key: trim, kind: exit_trim, function: passage"), "free/free/L",
            "free/free/L");
        row("exit device with a keyed trim",
            item("key: bar, kind: exit_device") + item("key: trim, kind: exit_trim, function: classroom, key_outside: true"), "free/key/L",
            "free/key/L");
        row("a strike frees the one latch that it faces",
            lock + item("key: rods, kind: two_point_latch, function: storeroom, key_outside: true")
                + item("key: x, kind: electric_strike, fail_state: fail_safe, held_unlatched: false"),
            "free/key/L", "free/key/L");
        row("pair, inactive leaf fixed by automatic bolts", lock + item("key: bolts, kind: auto_flush_bolt, qty: 2"), "free/key/L",
            "free/key/L", pair);
        row("pair, inactive leaf fixed by manual bolts", lock + item("key: bolts, kind: manual_flush_bolt, qty: 2"), "free/key/-",
            "free/key/-", pair);
        row("pair, nothing fixes the inactive leaf", lock, "free/free/-", "free/free/-", pair);
        row("pair, an exit device on each leaf, one open outside",
            item("key: a, kind: exit_device, function: exit_only, leaf: active")
                + item("key: b, kind: exit_device, function: passage, leaf: inactive"),
            "free/free/L", "free/free/L", pair);
        row("pair with a magnet on each leaf", item("key: x, kind: maglock, qty: 2"), "release(dv-rex)/credential/-", "free/free/-", pair);
        row("stand-alone lock", item("key: x, kind: battery_lock, function: storeroom, fail_state: fail_secure, key_outside: true"),
            "free/credential/L", "free/credential/L");
        row("roller latch", item("key: x, kind: roller_latch"), "free/free/-", "free/free/-");
        row("surface bolt on the only leaf", item("key: x, kind: surface_bolt"), "blocked/locked/-", "blocked/locked/-");
        row("cased opening", "", "free/free/-O", "free/free/-O", "operation: cased_opening");
    }
    void several_devices_on_one_leaf()
    {
        QFETCH(QByteArray, items);
        QFETCH(QByteArray, door);
        QFETCH(QString, normal);
        QFETCH(QString, dead);
        const Project p = planOf(
            {.items = items, .door = door, .more = items.contains("key: x,") ? devices("x", sensor) + supply + circuit("x") : supply});
        QCOMPARE(stateOf(p, QStringLiteral("F0")), normal);
        QCOMPARE(stateOf(p, QStringLiteral("F2")), dead);
    }

    void unknown_wiring_names_its_fact_data()
    {
        QTest::addColumn<QByteArray>("items");
        QTest::addColumn<QByteArray>("more");
        QTest::addColumn<QString>("scenario");
        QTest::addColumn<QString>("state");
        QTest::addColumn<QString>("missing");
        const auto row = [](const char* name, const QByteArray& items, const QByteArray& more, const char* scenario, const char* state,
                            const char* missing) {
            QTest::newRow(name) << items << more << QString::fromLatin1(scenario) << QString::fromLatin1(state)
                                << QString::fromLatin1(missing);
        };
        const QByteArray magnet = item("key: x, kind: maglock");
        const QByteArray all = devices("x", sensor) + supply;
        const auto ci = [](const char* rest) {
            return QByteArray("circuits:\n  - {id: ci-1, supply: ps-1, feeds: [op-x/x, dv-ctl, dv-rd, dv-rex]") + rest + "}\n";
        };
        const char* const held = "release(dv-rex)/credential/-";
        row("hardware", "null", "", "F0", "unknown/unknown/?U", "door.hardware_set");
        row("fire alarm, quiet", magnet, all + ci(", controller_drop: holds_lock"), "F0", held, "");
        row("fire alarm, in alarm", magnet, all + ci(", controller_drop: holds_lock"), "F3", "unknown/unknown/-",
            "rel.unlock_on_fire_alarm");
        row("loop", magnet, all + ci(", fire_alarm: {by: dv-fa, location: dc_output}"), "F6 quiet", "unknown/unknown/-", "rel.fa_loop");
        row("loop does not matter while its wire is whole", magnet, all + ci(", fire_alarm: {by: dv-fa, location: dc_output}"), "F3",
            "free/free/-", "");
        row("place of the contact", magnet, all + ci(", fire_alarm: {by: dv-fa, loop: normally_closed}"), "F3", "unknown/unknown/-",
            "rel.unlock_on_fire_alarm");
        row("controller drop", magnet, all + ci(", fire_alarm: none"), "F5", "unknown/unknown/-", "rel.controller_drop");
        row("battery", magnet,
            devices("x", sensor) + "supplies:\n  - id: ps-1\n    output: {source: dedicated}\n" + ci(", fire_alarm: none"), "F1",
            "unknown/unknown/-", "psu.battery");
        row("battery does not matter when it is empty", magnet,
            devices("x", sensor) + "supplies:\n  - id: ps-1\n    output: {source: dedicated}\n" + ci(", fire_alarm: none"), "F2",
            "free/free/-", "");
        row("circuit", magnet, all, "F1", "unknown/unknown/-", "door.lock_supply");
        row("what the sensor breaks", magnet,
            devices("x", "  - {id: dv-rex, kind: rex_pir, opening: op-x, side: a, on_loss: unlock}\n") + supply + ci(", fire_alarm: none"),
            "F0", "unknown/credential/-", "rel.sensor_independent");
        row("loss of the sensor", magnet,
            devices("x", "  - {id: dv-rex, kind: rex_pir, opening: op-x, side: a, breaks: lock_power}\n") + supply
                + ci(", fire_alarm: none"),
            "F7 sensor dead", "unknown/unknown/-", "rel.unlock_on_sensor_loss");
        row("fail state", item("key: x, kind: electrified_mortise, function: storeroom, key_outside: true"), all + ci(", fire_alarm: none"),
            "F2", "free/unknown/L", "hw.fail_state");
        row("fail state, while both do the same", item("key: x, kind: electrified_mortise, function: storeroom, key_outside: true"),
            all + ci(", fire_alarm: none"), "F0", "free/credential/L", "");
        row("function", item("key: x, kind: mortise_lock, key_outside: true"), "", "F0", "unknown/unknown/L", "hw.function");
        row("key", item("key: x, kind: mortise_lock, function: storeroom"), "", "F0", "free/unknown/L", "hw.key_outside");
        row("held by day",
            item("key: lock, kind: mortise_lock, function: storeroom, key_outside: true")
                + item("key: x, kind: electric_strike, fail_state: fail_secure"),
            all + ci(", fire_alarm: none"), "F0", "free/unknown/?", "hw.held_unlatched");
        row("supply of the reader",
            item("key: x, kind: electrified_mortise, function: storeroom, fail_state: fail_secure, key_outside: true"),
            devices("x") + supply + "circuits:\n  - {id: ci-1, supply: ps-1, feeds: [op-x/x, dv-ctl], fire_alarm: none}\n", "F1",
            "free/unknown/L", "door.lock_supply");
        row("what closes the leaf", item("key: mh, kind: mag_holder") + item("key: lock, kind: mortise_lock, function: passage"), "", "F2",
            "free/free/-O", "");
        row("what the controller drives", magnet,
            "devices:\n  - {id: dv-ctl, kind: controller}\n" + sensor + supply
                + "circuits:\n  - {id: ci-1, supply: ps-1, feeds: [op-x/x, dv-ctl, dv-rex], controller_drop: releases_lock, fire_alarm: none}\n",
            "F5", "unknown/unknown/-", "rel.controller_drop");
        row("nothing drawn at all: a magnet may have any release", magnet, "", "F0", "unknown/locked/-",
            "rel.hw_direct rel.sensor rel.sensor_independent rel.button rel.button_direct rel.hw_switch");
    }
    void unknown_wiring_names_its_fact()
    {
        QFETCH(QByteArray, items);
        QFETCH(QByteArray, more);
        QFETCH(QString, scenario);
        QFETCH(QString, state);
        QFETCH(QString, missing);
        const Project p = planOf({.items = items, .more = more});
        QCOMPARE(stateOf(p, scenario), state);
        QStringList expected = missing.split(u' ', Qt::SkipEmptyParts);
        QStringList found = missingOf(p, scenario);
        found.removeDuplicates();
        expected.sort();
        found.sort();
        QCOMPARE(found, expected);
    }

    void an_unknown_number_of_leaves_matters_only_where_they_differ()
    {
        const QByteArray door = "operation: swing";
        const QByteArray passage = item("key: lock, kind: mortise_lock, function: passage");
        QCOMPARE(stateOf(planOf({.items = passage, .door = door}), QStringLiteral("F0")), QStringLiteral("free/free/?"));
        QCOMPARE(missingOf(planOf({.items = passage, .door = door}), QStringLiteral("F0")), QStringList{QStringLiteral("door.leaves")});
    }

    // The fire alarm at the AC input leaves the battery feeding the lock; told to the controller only, it dies with the controller.
    void the_place_of_the_alarm_contact_decides()
    {
        const auto at = [](const char* location, const char* scenario, bool withBattery = true) {
            QByteArray power = supply;
            if (!withBattery)
                power.replace(battery, "    batteries: []\n");
            const QByteArray link = QByteArray("{by: dv-fa, location: ") + location + ", loop: normally_closed}";
            return stateOf(planOf({.items = item("key: x, kind: maglock"),
                                   .more = devices("x", sensor, false) + power + circuit("x", link.constData())}),
                           QLatin1String(scenario));
        };
        const QString held = QStringLiteral("release(dv-rex)/locked/-");
        const QString open = QStringLiteral("free/free/-");
        QCOMPARE(at("dc_output", "F3"), open);
        QCOMPARE(at("ac_input", "F3"), held);
        QCOMPARE(at("ac_input", "F3", false), open);
        QCOMPARE(at("ac_input", "F4 battery empty"), open);
        QCOMPARE(at("control_only", "F3"), open);
        QCOMPARE(at("control_only", "F6 quiet"), open);
        QCOMPARE(at("control_only", "F5"), held);
    }

    // A message lets a latch go that is held back by day only where somebody says that the alarm does so; no wire tells.
    void a_message_puts_a_held_latch_back_where_it_is_said()
    {
        const auto at = [](const char* relatches, const char* scenario) {
            const QByteArray latch =
                QByteArray("key: x, kind: elr_exit_device, function: none, key_outside: true, held_unlatched: true") + relatches;
            const QByteArray link = "{by: dv-fa, location: control_only, loop: normally_closed}";
            return stateOf(
                planOf({.items = item(latch.constData()), .more = devices("x", {}, true) + supply + circuit("x", link.constData())}),
                QLatin1String(scenario));
        };
        const QString open = QStringLiteral("free/free/-");
        for (const char* scenario : {"F3", "F4 battery holding", "F6 quiet", "F6 alarm"}) {
            QCOMPARE(at(", fa_relatches: true", scenario), QStringLiteral("free/credential/L"));
            QCOMPARE(at(", fa_relatches: false", scenario), open);
            QVERIFY(at("", scenario).contains(u'?'));
        }
        QCOMPARE(at(", fa_relatches: true", "F0"), open);
    }

    // Interlock (valve-and-power-rules.md C3): priorities, releases, what stuck switches do.
    void interlocks_follow_their_priorities()
    {
        const auto with = [](const Project& p, const QString& scenario, const QStringList& ids, StateReasons* reasons = nullptr) {
            const auto sheet = sheetOf(p);
            const auto faults = basicFaults(sheet->index());
            Moment m = momentOf(scenario);
            for (const QString& id : ids)
                for (const BasicFault& f : faults)
                    if (f.id == id)
                        m.faults.push_back(&f);
            if (m.faults.size() != static_cast<size_t>(ids.size()))
                return QStringLiteral("no such fault");
            return shortOf(OpeningNet(*sheet, static_cast<int>(p.openings.indexOf(OpeningId(QStringLiteral("op-x"))))).at(m, reasons));
        };
        const auto twoDoors = [&](const QByteArray& facts) {
            QByteArray text =
                "format: 1\nproject: {name: \"T\", units: us}\nopenings:\n  - id: op-x\n    set: hs-1\n    place: {outside: b}\n"
                "    door: {leaves: 1}\n  - id: op-y\n    set: hs-1\n    place: {outside: b}\n    door: {leaves: 1}\n"
                "hardware_sets:\n  - id: hs-1\n    items:\n"
                + item("key: lock, kind: mortise_lock, function: passage") + item("key: closer, kind: closer")
                + "devices:\n  - {id: dv-il, kind: interlock_controller}\n  - {id: dv-lr, kind: local_release, opening: op-x}\n" + supply
                + "circuits:\n  - {id: ci-1, supply: ps-1, feeds: [dv-il], fire_alarm: none}\n"
                  "interlocks:\n  - {id: il-1, openings: [op-x, op-y], controller: dv-il"
                + facts + "}\n";
            const PlanFile file = readPlan(text, QStringLiteral("p"));
            if (!file.problems.empty())
                qWarning().noquote() << texts(file.problems);
            return file.project;
        };
        const QByteArray releasing =
            ", release_on_fire_alarm: true, release_on_power_loss: true, release_on_controller_loss: true, timeout: 0 s";
        const QByteArray holding =
            ", release_on_fire_alarm: false, release_on_power_loss: false, release_on_controller_loss: false, timeout: 0 s";
        const Project good = twoDoors(releasing);
        const Project bad = twoDoors(holding);
        const QString open = QStringLiteral("op-y:switch-open");
        for (const char* scenario : {"F0", "F1", "F2", "F3", "F5"})
            QCOMPARE(with(good, QLatin1String(scenario), {}), QStringLiteral("free/free/L"));
        QCOMPARE(with(good, QStringLiteral("F0"), {open}), QStringLiteral("blocked/locked/L"));
        QCOMPARE(with(good, QStringLiteral("F0"), {QStringLiteral("op-x:switch-open")}), QStringLiteral("free/free/L"));
        QCOMPARE(with(good, QStringLiteral("F3"), {open}), QStringLiteral("free/free/L"));
        QCOMPARE(with(good, QStringLiteral("F2"), {open}), QStringLiteral("free/free/L"));
        QCOMPARE(with(good, QStringLiteral("F5"), {open}), QStringLiteral("free/free/L"));
        QCOMPARE(with(good, QStringLiteral("F0"), {open, QStringLiteral("op-y:switch-closed")}), QStringLiteral("free/free/L"));
        QCOMPARE(with(good, QStringLiteral("F0"), {QStringLiteral("op-y:propped")}), QStringLiteral("blocked/locked/L"));
        QCOMPARE(with(good, QStringLiteral("F0"), {QStringLiteral("op-y/closer:broken")}), QStringLiteral("blocked/locked/L"));
        QCOMPARE(with(bad, QStringLiteral("F0"), {}), QStringLiteral("free/free/L"));
        QCOMPARE(with(bad, QStringLiteral("F1"), {}), QStringLiteral("free/free/L"));
        QCOMPARE(with(bad, QStringLiteral("F2"), {}), QStringLiteral("blocked/locked/L"));
        QCOMPARE(with(bad, QStringLiteral("F5"), {}), QStringLiteral("blocked/locked/L"));
        QCOMPARE(with(bad, QStringLiteral("F0"), {QStringLiteral("il-1:dead")}), QStringLiteral("blocked/locked/L"));
        QCOMPARE(with(bad, QStringLiteral("F3"), {open}), QStringLiteral("blocked/locked/L"));
        StateReasons reasons;
        QCOMPARE(with(twoDoors(releasing + ", local_releases: [dv-lr]"), QStringLiteral("F0"), {open}, &reasons),
                 QStringLiteral("release(dv-lr)/locked/L"));
        QVERIFY(reasons.because.contains(QStringLiteral("il-1 keeps the door shut")));
        QCOMPARE(with(twoDoors(", release_on_fire_alarm: true"), QStringLiteral("F2"), {}), QStringLiteral("unknown/unknown/L"));
        QCOMPARE(with(twoDoors(holding + ", warning_only: true"), QStringLiteral("F2"), {}), QStringLiteral("free/free/L"));
        QCOMPARE(with(twoDoors(QByteArray(releasing).replace("timeout: 0 s", "timeout: 30 s")), QStringLiteral("F0"), {open}),
                 QStringLiteral("free/free/L"));
    }

    void the_example_has_its_faults()
    {
        const auto sheet = sheetOf(examplePlan());
        const auto faults = basicFaults(sheet->index());
        const QJsonObject expected = QJsonDocument::fromJson(bytesOf(dataPath(QStringLiteral("plans/example/faults.json")))).object();
        for (const QJsonValue& v : expected[u"faults"].toArray()) {
            const auto it = std::find_if(faults.begin(), faults.end(), [&](const BasicFault& f) { return f.id == v[u"id"].toString(); });
            QVERIFY2(it != faults.end(), qPrintable(v[u"id"].toString()));
            QCOMPARE(QLatin1String(faultClassWord(it->of)), v[u"class"].toString());
            QCOMPARE(it->says, v[u"says"].toString());
        }
        for (size_t i = 1; i < faults.size(); ++i)
            QVERIFY(faults[i - 1].id < faults[i].id);
        const OpeningNet net(*sheet, 1);
        const auto with = [&](const char* id, const char* scenario = "F0") {
            Moment m = momentOf(QLatin1String(scenario));
            for (const BasicFault& f : faults)
                if (f.id == QLatin1String(id))
                    m.faults.push_back(&f);
            return m.faults.empty() ? QStringLiteral("no such fault") : shortOf(net.at(m));
        };
        QCOMPARE(with("dv-ctl:op-lab-relay-welded"), QStringLiteral("free/free/-"));
        QCOMPARE(with("dv-ctl:op-lab-relay-welded", "F2"), QStringLiteral("free/key/L"));
        QCOMPARE(with("dv-ctl:op-lab-relay-open"), QStringLiteral("free/key/L"));
        QCOMPARE(with("dv-ctl:dead"), QStringLiteral("free/key/L"));
        QCOMPARE(with("dv-rd1:dead"), QStringLiteral("free/key/L"));
        QCOMPARE(with("ci-3:cut"), QStringLiteral("free/key/L"));
        QCOMPARE(with("ps-1:dead"), QStringLiteral("free/key/L"));
        QCOMPARE(with("ps-1:flat"), QStringLiteral("free/credential/L"));
        QCOMPARE(with("ps-1:flat", "F1"), QStringLiteral("free/key/L"));
        QCOMPARE(with("op-lab/lock:jammed"), QStringLiteral("blocked/credential/L"));
        QCOMPARE(with("op-lab/lock:not-catching"), QStringLiteral("free/free/-"));
        QCOMPARE(with("op-lab/strike:stuck"), QStringLiteral("free/key/L"));
        QCOMPARE(with("op-lab/closer:broken"), QStringLiteral("free/free/-O"));
        QCOMPARE(with("op-lab:propped"), QStringLiteral("free/free/-O"));
        const OpeningNet exit(*sheet, 0);
        const auto exitWith = [&](QStringList ids, const char* scenario = "F0") {
            Moment m = momentOf(QLatin1String(scenario));
            for (const BasicFault& f : faults)
                if (ids.removeAll(f.id) > 0)
                    m.faults.push_back(&f);
            return ids.isEmpty() ? shortOf(exit.at(m)) : QStringLiteral("no such fault");
        };
        QCOMPARE(exitWith({QStringLiteral("dv-fa:opens")}), QStringLiteral("free/free/-"));
        QCOMPARE(exitWith({QStringLiteral("dv-fa:welded")}, "F3"), QStringLiteral("release(dv-btn+dv-rex)/locked/-"));
        QCOMPARE(exitWith({QStringLiteral("ci-1:alarm-wire-cut")}), QStringLiteral("free/free/-"));
        QCOMPARE(exitWith({QStringLiteral("dv-rex:dead")}), QStringLiteral("free/free/-"));
        QCOMPARE(exitWith({QStringLiteral("dv-rex:blind"), QStringLiteral("dv-btn:dead")}), QStringLiteral("blocked/locked/-"));
        QCOMPARE(exitWith({QStringLiteral("dv-rex:blind"), QStringLiteral("dv-ctl:dead")}), QStringLiteral("blocked/locked/-"));
        QCOMPARE(exitWith({QStringLiteral("dv-rex:blind"), QStringLiteral("dv-ctl:op-exit-relay-welded")}),
                 QStringLiteral("blocked/locked/-"));
        QCOMPARE(exitWith({QStringLiteral("dv-rex:blind"), QStringLiteral("dv-btn:dead"), QStringLiteral("ps-1:dead")}),
                 QStringLiteral("free/free/-"));
    }

    void faults_elsewhere_change_nothing()
    {
        for (const QString& path : goodPlans()) {
            const auto sheet = sheetOf(readPlanFile(path).project);
            const auto faults = basicFaults(sheet->index());
            const auto nets = openingNets(*sheet);
            const auto in = [](const std::vector<int>& rows, int row) { return std::binary_search(rows.begin(), rows.end(), row); };
            int checked = 0;
            for (const OpeningNet& net : nets)
                for (const BasicFault& f : faults) {
                    bool touches = f.opening == net.opening();
                    switch (f.kind) {
                    case FaultKind::SupplyDead:
                    case FaultKind::BatteryFlat: touches = in(net.supplies(), f.row); break;
                    case FaultKind::WireCut: touches = in(net.circuits(), f.row); break;
                    case FaultKind::AlarmWireCut: touches = in(net.alarmWires(), f.row); break;
                    case FaultKind::DeviceDead:
                    case FaultKind::SensorBlind:
                    case FaultKind::ContactOpens:
                    case FaultKind::ContactWelded: touches = in(net.devices(), f.row); break;
                    case FaultKind::SwitchStuck: touches = touches || (f.opening < 0 && in(net.devices(), f.row)); break;
                    case FaultKind::DoorPropped: touches = f.row == net.opening(); break;
                    default: break;
                    }
                    const auto& groups = sheet->index().opening(static_cast<size_t>(net.opening())).interlocks;
                    if (touches || !groups.empty())
                        continue;
                    for (const char* scenario : {"F0", "F1", "F3"}) {
                        Moment m = momentOf(QLatin1String(scenario));
                        StateReasons plain, broken;
                        const OpeningState before = net.at(m, &plain);
                        m.faults = {&f};
                        QVERIFY2(net.at(m, &broken) == before, qPrintable(f.id));
                        QCOMPARE(broken.because, plain.because);
                    }
                    if (++checked > 4000)
                        return;
                }
        }
    }

    // Every value of a missing fact leads to a state that the unknown one allowed, and known parts stay as they were.
    void filling_a_fact_stays_within_what_was_possible()
    {
        const auto fills = [](const QByteArray& facts) {
            return QByteArray("circuits:\n  - {id: ci-1, supply: ps-1, feeds: [op-x/x, dv-ctl, dv-rd, dv-rex]") + facts + "}\n";
        };
        const QList<QByteArray> drops{"", ", controller_drop: holds_lock", ", controller_drop: releases_lock"};
        const QList<QByteArray> alarms{"",
                                       ", fire_alarm: none",
                                       ", fire_alarm: {by: dv-fa, location: dc_output, loop: normally_closed}",
                                       ", fire_alarm: {by: dv-fa, location: dc_output, loop: normally_open}",
                                       ", fire_alarm: {by: dv-fa, location: ac_input, loop: normally_closed}",
                                       ", fire_alarm: {by: dv-fa, location: control_only, loop: normally_closed}"};
        const QList<QByteArray> supplies{"supplies:\n  - id: ps-1\n    output: {source: dedicated}\n", supply,
                                         "supplies:\n  - id: ps-1\n    output: {source: dedicated}\n    batteries: []\n"};
        const QList<QByteArray> fails{"", ", fail_state: fail_safe", ", fail_state: fail_secure"};
        int unknown = 0;
        for (const Scenario& s : scenarios())
            for (const ScenarioCase& c : s.cases)
                for (const QByteArray& open : drops.mid(0, 1) + drops.mid(1, 1))
                    for (const QByteArray& alarm : alarms.mid(0, 3)) {
                        const auto plan = [&](const QByteArray& d, const QByteArray& a, const QByteArray& su, const QByteArray& f) {
                            const QByteArray lock = "key: x, kind: electrified_mortise, function: storeroom, key_outside: true" + f;
                            const auto sheet = sheetOf(planOf({.items = item(lock.constData()), .more = devices("x") + su + fills(d + a)}));
                            return OpeningNet(*sheet, 0).at(c.moment);
                        };
                        const OpeningState before = plan(open, alarm, supplies[0], fails[0]);
                        QSet<int> seen;
                        for (const QByteArray& d : open.isEmpty() ? drops.mid(1) : QList<QByteArray>{open})
                            for (const QByteArray& a : alarm.isEmpty() ? alarms.mid(1) : QList<QByteArray>{alarm})
                                for (const QByteArray& su : supplies.mid(1))
                                    for (const QByteArray& f : fails.mid(1)) {
                                        const OpeningState after = plan(d, a, su, f);
                                        seen += static_cast<int>(after.outside);
                                        QVERIFY(after.outside != Passage::Unknown);
                                        if (before.inside != Passage::Unknown)
                                            QCOMPARE(after.inside, before.inside);
                                        if (before.outside != Passage::Unknown)
                                            QCOMPARE(after.outside, before.outside);
                                        if (before.latched)
                                            QCOMPARE(after.latched, before.latched);
                                    }
                        // Unknown says that it depends, so it must.
                        QCOMPARE(before.outside == Passage::Unknown, seen.size() > 1);
                        unknown += before.outside == Passage::Unknown;
                    }
        QVERIFY(unknown > 10);
    }

    // A door that opens by a lever or bar inside is never worse inside for one more of them in place of a lock without.
    void a_free_bar_never_blocks()
    {
        const QByteArray fixed[] = {
            item("key: x, kind: mortise_lock, function: institution, key_outside: true"), item("key: x, kind: maglock"),
            item("key: x, kind: electric_bolt, fail_state: fail_secure"),
            item("key: x, kind: electric_strike, fail_state: fail_secure, held_unlatched: false"),
            item("key: x, kind: electrified_mortise, function: storeroom, fail_state: fail_safe, key_outside: true")};
        const QByteArray bar = item("key: bar, kind: exit_device, function: exit_only");
        for (const QByteArray& items : fixed)
            for (const Scenario& s : scenarios())
                for (const ScenarioCase& c : s.cases) {
                    const QByteArray more = devices("x", sensor) + supply + circuit("x");
                    const auto at = [&](const QByteArray& set, const QByteArray& door) {
                        const auto sheet = sheetOf(planOf({.items = set, .door = door, .more = more}));
                        return OpeningNet(*sheet, 0).at(c.moment).inside;
                    };
                    const QByteArray single = "leaves: 1, operation: swing, closing: closer";
                    const QByteArray pair = "leaves: 2, operation: swing, closing: closer";
                    QVERIFY(at(items + bar, single) <= at(items, single)); // beside the lock: one more motion, but no new obstacle
                    QByteArray onLeaf = bar;
                    onLeaf.replace("exit_only", "exit_only, leaf: inactive");
                    QCOMPARE(at(items + onLeaf, pair), Passage::Free); // on a leaf of its own
                }
    }

    void renaming_and_mirroring_change_nothing()
    {
        QByteArray text = bytesOf(dataPath(QStringLiteral("plans/example/plan.strikeplate")));
        const auto states = [](const QByteArray& plan) {
            const auto sheet = sheetOf(readPlan(plan, QStringLiteral("p")).project);
            QMap<QString, QStringList> out; // by mark: rows follow the ids
            for (const OpeningNet& net : openingNets(*sheet))
                for (const Scenario& s : scenarios())
                    for (const ScenarioCase& c : s.cases) {
                        OpeningState state = net.at(c.moment);
                        const QString by = QString::number(state.by.size());
                        state.by.clear();
                        out[sheet->project().openings[static_cast<size_t>(net.opening())].mark.value_or(QString())] += shortOf(state) + by;
                    }
            return out;
        };
        const auto before = states(text);
        QCOMPARE(before.size(), 3);
        QByteArray renamed = text;
        renamed.replace("op-exit", "op-zulu")
            .replace("dv-ctl", "dv-aaa")
            .replace("ci-4", "ci-0")
            .replace("dv-rex", "dv-zzz")
            .replace("ps-1", "ps-9");
        QVERIFY(renamed != text);
        QCOMPARE(states(renamed), before);
        // The same building with its walls drawn the other way: sides a and b change places.
        QByteArray turned = text;
        turned.replace("from: [-100, -100], to: [19450, -100]", "to: [-100, -100], from: [19450, -100]");
        turned.replace("from: [6075, -100], to: [6075, 3100]", "to: [6075, -100], from: [6075, 3100]");
        turned.replace("from: [14250, -100], to: [14250, 3100]", "to: [14250, -100], from: [14250, 3100]");
        turned.replace("side: a", "side: X").replace("side: b", "side: a").replace("side: X", "side: b");
        turned.replace("offset: 8100 mm", "offset: 11450 mm");
        QCOMPARE(states(turned), before);
    }
};

QTEST_GUILESS_MAIN(TstOpeningStates)
#include "tst_opening_states.moc"
