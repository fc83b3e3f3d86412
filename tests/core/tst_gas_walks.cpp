// SPDX-License-Identifier: GPL-3.0-or-later
// Ways to what shuts off the gas of a room (valve-and-power-rules.md B3: VR-02, VR-03, VR-19).
#include "core/report/checker.h"
#include "tests/support/gas_plans.h"
#include "tests/support/plan_motion.h"

#include <QTest>

using namespace sp;
using namespace sp::test;

using Changes = std::vector<std::pair<QByteArray, QByteArray>>;
Q_DECLARE_METATYPE(Changes)

namespace {

Project planWith(const Changes& changes)
{
    QByteArray text = gasPlan();
    for (const auto& [from, to] : changes) {
        if (text.count(from) != 1)
            qFatal("`%s` stands %d times in the plan", from.constData(), static_cast<int>(text.count(from)));
        text.replace(from, to);
    }
    const PlanFile file = readPlan(text, QStringLiteral("gas"));
    if (!file.problems.empty())
        qFatal("%s", qPrintable(texts(file.problems)));
    return file.project;
}

const QByteArray handValve = "place: {room: rm-lab, at: [6500, 1200]}";
const QByteArray station = "room: rm-lab, at: [7000, 1000], closes: [vl-2, vl-4], sign: \"GAS\", location: at_exit";
const QByteArray labDoor = "{wall: wl-2, offset: 2000 mm, hinge: from, swings: right}";
const QByteArray storeDoor = "{wall: wl-4, offset: 2000 mm, hinge: from, swings: right}";
const QByteArray inStore = "room: rm-store, at: [3000, 3000], closes: [vl-2, vl-4], sign: \"GAS\"";
const QByteArray noHinge = "{wall: wl-2, offset: 2000 mm, swings: right}";

} // namespace

class TstGasWalks final : public QObject {
    Q_OBJECT

private slots:
    void a_way_is_walked_data()
    {
        QTest::addColumn<Changes>("changes");
        QTest::addColumn<QByteArray>("fact");
        QTest::addColumn<QString>("says");
        const auto row = [](const char* name, const Changes& changes, const char* fact, const char* says) {
            QTest::newRow(name) << changes << QByteArray(fact) << QString::fromLatin1(says);
        };
        const char* walk = "space.gas_shutoff_walk_ft";
        const auto at = [](const QByteArray& where) { return std::pair(handValve, "place: {room: rm-lab, at: " + where + "}"); };

        // hypot(400, 450) mm from the latch edge; the door to the store is further off.
        const std::pair<QByteArray, QByteArray> storeNoExit{storeDoor + "\n    door: {", storeDoor + "\n    door: {egress_role: none, "};
        row("beside the door", {at("[11500, 2900]")}, walk, "1.98 ft");
        row("on the wall", {at("[12000, 2900]")}, walk, "1.48 ft");
        row("hinged at the other side", {at("[11500, 2900]"), {labDoor, "{wall: wl-2, offset: 2000 mm, hinge: to, swings: right}"}}, walk,
            "4.62 ft");
        row("nobody knows the hinges", {at("[11500, 2900]"), {labDoor, noHinge}}, walk, "unknown: op-2.door.hinge_side");
        row("nobody knows the hinges, equally far", {at("[11500, 2000]"), {labDoor, noHinge}}, walk, "1.98 ft");
        row("a pair opens in its middle",
            {at("[11500, 2900]"),
             {labDoor + "\n    door: {operation: swing, leaves: 1, clear_width: 900 mm}",
              labDoor + "\n    door: {operation: swing, leaves: 2, clear_width: 900 mm}"}},
            walk, "3.23 ft");
        row("a sliding door from the nearer jamb",
            {at("[11500, 2900]"),
             {labDoor + "\n    door: {operation: swing, leaves: 1, clear_width: 900 mm}",
              noHinge + "\n    door: {operation: slide, leaves: 1, clear_width: 900 mm}"}},
            walk, "1.98 ft");
        // By the corner at [11000, 2700] of a bench that stands against the end wall: 934 mm and 1,200 mm.
        row("round a bench",
            {at("[11000, 4000]"),
             {"openings:\n",
              "obstructions:\n  - {id: ob-1, storey: st-1, kind: fixture, outline: [[11000, 2700], [12000, 2700], [12000, 3100], "
              "[11000, 3100]]}\nopenings:\n"}},
            walk, "7 ft");
        row("through the next door as well as out", {at("[6200, 2500]")}, walk, "0.36 ft");
        row("in the middle of a bench: to its edge",
            {at("[11500, 3500]"),
             {"openings:\n",
              "obstructions:\n  - {id: ob-1, storey: st-1, kind: fixture, outline: [[11000, 3300], [12000, 3300], [12000, 3900], "
              "[11000, 3900]]}\nopenings:\n"}},
            walk, "3.08 ft");
        row("without a place", {{handValve, "place: {room: rm-lab}"}}, walk, "unknown: vl-4.valve.place");
        row("somewhere else than in its room", {at("[3000, 1200]")}, walk, "unknown: vl-4.valve.place");
        row("no shutoff in the room", {{handValve, "place: {room: rm-store, at: [3000, 1200]}"}}, walk, "unreachable ft");
        row("nobody gets out",
            {at("[11500, 2900]"), {labDoor + "\n    door: {", labDoor + "\n    door: {egress_role: none, "}, storeNoExit}, walk,
            "unreachable ft");
        row("the lock of the doors is not known", {at("[11500, 2900]"), {"mark: \"2A\"\n    set: hs-2", "mark: \"2A\""}}, walk,
            "unknown: op-2.door.hardware_set");

        // The source stands in the store; what is hazardous in the laboratory is the valve of toxic gas at [9000, 1200].
        const char* clear = "space.shutoff_station_clear";
        row("behind the valve for whoever comes by one door, before it by the other", {}, clear, "true");
        row("only behind it", {storeNoExit}, clear, "false");
        row("the room of the station is left by the other door", {{station, inStore}}, clear, "true");
        row("a room behind the laboratory", {{station, inStore}, storeNoExit}, clear, "false");
        row("outdoors round to the store",
            {{station, inStore}, {"leaves: 1, operation: swing, leaf_width", "leaves: 1, operation: coiling, leaf_width"}}, clear,
            "unknown: rm-lab.space.shutoff_station_clear");
        row("in no room, on the storey", {{station, "storey: st-1, at: [3000, 3000], closes: [vl-2, vl-4], location: outside"}}, clear,
            "true");
        row("in no room, on another storey", {{station, "storey: st-2, at: [3000, 3000], closes: [vl-2, vl-4], location: outside"}}, clear,
            "true");
        row("in no room, on no storey", {{station, "at: [3000, 3000], closes: [vl-2, vl-4], location: outside"}}, clear,
            "unknown: dv-5.device.place");
        row("in a room of another storey",
            {{"rooms:\n", "rooms:\n  - {id: rm-up, storey: st-2, kind: room, outline: [[0, 0], [5000, 0], [5000, 4000], [0, 4000]]}\n"},
             {station, "room: rm-up, at: [3000, 3000], closes: [vl-2, vl-4], sign: \"GAS\""}},
            clear, "true");
        row("without a place", {{station, "room: rm-lab, closes: [vl-2, vl-4], sign: \"GAS\", location: at_exit"}}, clear,
            "unknown: dv-5.device.place");
        row("the valve without a place", {{"place: {room: rm-lab, at: [9000, 1200]}", "place: {room: rm-lab}"}}, clear,
            "unknown: rm-lab.space.hazard_place");
    }
    void a_way_is_walked()
    {
        QFETCH(Changes, changes);
        QFETCH(QByteArray, fact);
        QFETCH(QString, says);
        const Project plan = planWith(changes);
        for (const Drawing& drawing : drawings())
            QVERIFY2(saidOf(redrawn(plan, drawing), "rm-lab", fact.constData()) == says, drawing.name);
    }
};

QTEST_GUILESS_MAIN(TstGasWalks)
#include "tst_gas_walks.moc"
