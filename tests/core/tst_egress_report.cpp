// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/egress/egress_engine.h"
#include "core/failure/scenario.h"
#include "core/report/egress_report.h"
#include "tests/support/plan_motion.h"
#include "tests/support/power_plans.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace sp;
using namespace sp::test;

namespace {

std::shared_ptr<const EgressResults> measured(const Project& project, const char* scenario = "F0")
{
    const auto sheet = sheetOf(project);
    return egressAt(*sheet, scenarioNamed(QLatin1String(scenario))->cases.front().moment);
}

Project examplePlan()
{
    return readPlanFile(dataPath(QStringLiteral("plans/example/plan.strikeplate"))).project;
}

Project samplePlan()
{
    return readPlanFile(samplePath(QStringLiteral("research-building.strikeplate"))).project;
}

// A room of 8 by 6 m with one door, and a storey above it. `door`: more of it; `wall`: more of the wall across from it.
Project oneRoom(const QByteArray& door, const QByteArray& wall = ", thickness: 200 mm", const QByteArray& stairs = {})
{
    return readPlan(
               "format: 1\nproject: {name: \"P\", units: metric, codes: {ibc_edition: 2021}}\n"
               "storeys:\n  - {id: st-1, name: \"1\", elevation: 0 mm, height: 3000 mm, above_grade: 1}\n"
               "  - {id: st-2, name: \"2\", elevation: 3000 mm, height: 3000 mm, above_grade: 2}\n"
               "walls:\n  - {id: wl-1, storey: st-1, from: [0, 0], to: [8000, 0], thickness: 200 mm}\n"
               "  - {id: wl-2, storey: st-1, from: [8000, 0], to: [8000, 6000], thickness: 200 mm}\n"
               "  - {id: wl-3, storey: st-1, from: [8000, 6000], to: [0, 6000], thickness: 200 mm}\n"
               "  - {id: wl-4, storey: st-1, from: [0, 6000], to: [0, 0]"
                   + wall
                   + "}\n"
                     "rooms:\n  - {id: rm-1, storey: st-1, number: \"1\", kind: room, at: [4000, 3000], function: business}\n"
                   + stairs
                   + "openings:\n  - id: op-1\n    mark: \"1A\"\n    set: hs-1\n    place: {wall: wl-1, offset: 4000 mm, hinge: from, swings: right}\n"
                     "    door: {operation: swing, leaves: 1, clear_width: 900 mm"
                   + door
                   + "}\n"
                     "hardware_sets:\n  - id: hs-1\n    items:\n      - {key: hinge, kind: hinge, qty: 3}\n"
                     "      - {key: lock, kind: mortise_lock, function: passage}\n",
               QStringLiteral("plan"))
        .project;
}

qint64 mmOf(double nm)
{
    return std::llround(nm / 1e6);
}

// Everything that a drawing may not change: lengths of all rooms by the straight ruler, dead ends, people at doors.
QString lengthsOf(const EgressResults& results)
{
    QString out;
    for (const auto& storey : results.storeys) {
        for (const EgressRoom& room : storey->rooms) {
            out += QStringLiteral("%1 %2 %3 %4")
                       .arg(room.id)
                       .arg(static_cast<int>(room.travel.state))
                       .arg(mmOf(room.travel.nm[0]))
                       .arg(mmOf(room.common.nm[0]));
            double longest = 0;
            for (const EgressDeadEnd& end : room.deadEnds)
                longest = std::max(longest, end.nm);
            out += QStringLiteral(" %1 %2 %3\n").arg(mmOf(longest)).arg(room.exitDoors.size()).arg(mmOf(room.diagonal));
        }
        for (const EgressDoor& door : storey->doors)
            out += QStringLiteral("%1 %2\n").arg(door.id).arg(door.assigned.value_or(-1));
    }
    return out;
}

// The plan in a mirror. Walls from their other ends, so that side a of each stays the side that it was.
Project mirrored(const Project& plan)
{
    const auto place = [](PlanPoint p) { return PlanPoint{-p.x, p.y}; };
    Project out = plan;
    for (const auto& row : plan.walls) {
        auto wall = std::make_shared<Wall>(*row);
        wall->from = place(row->to);
        wall->to = place(row->from);
        out.walls.put(wall->id, wall);
    }
    for (const auto& row : plan.rooms) {
        auto room = std::make_shared<Room>(*row);
        if (room->at)
            room->at = place(*room->at);
        for (PlanPoint& p : room->outline)
            p = place(p);
        out.rooms.put(room->id, room);
    }
    for (const auto& row : plan.openings) {
        const Wall* wall = plan.walls.find(row->place.wall);
        if (!wall || !row->place.offset)
            continue;
        auto opening = std::make_shared<Opening>(*row);
        opening->place.offset = distance(wall->from, wall->to) - *row->place.offset;
        out.openings.put(opening->id, opening);
    }
    return out;
}

} // namespace

class TstEgressReport final : public QObject {
    Q_OBJECT

private slots:
    void the_example_plan_gives_its_json()
    {
        const PlanFile file = readPlanFile(dataPath(QStringLiteral("plans/example/plan.strikeplate")));
        const QJsonObject expected = QJsonDocument::fromJson(bytesOf(dataPath(QStringLiteral("plans/example/egress.json")))).object();
        QVERIFY(!expected.isEmpty());
        const auto sheet = sheetOf(file.project);
        const QByteArray json =
            egressJson(*sheet, *egressAt(*sheet), QStringLiteral("F0"), {QStringLiteral("plan-example.strikeplate"), file.hash});
        const QJsonDocument found = QJsonDocument::fromJson(json);
        QVERIFY(!found.isNull());
        if (found.object() != expected) {
            QFile out(QStringLiteral(SP_TEST_OUT "/egress.json"));
            if (out.open(QIODevice::WriteOnly))
                out.write(json);
            QFAIL("the JSON differs from tests/data/plans/example/egress.json; what came out is egress.json in the build folder");
        }
    }

    // The east end of the service corridor of the sample: 21.5 m without an exit.
    void the_sample_has_its_dead_end()
    {
        const auto results = measured(samplePlan());
        const EgressRoom* corridor = results->room(QStringLiteral("rm-150"));
        QVERIFY(corridor);
        QVERIFY(!corridor->deadEnds.empty());
        QVERIFY(corridor->deadEnds.front().nm > 20e9);
        QVERIFY(!corridor->deadEnds.front().recess);
    }

    void a_drawing_elsewhere_changes_nothing()
    {
        for (const Project& plan : {examplePlan(), samplePlan()}) {
            const QString here = lengthsOf(*measured(plan));
            QCOMPARE(lengthsOf(*measured(mirrored(plan))), here);
            for (const Drawing& d : drawings())
                if (QByteArray(d.name) == "turned by 90 degrees" || QByteArray(d.name) == "far from the origin")
                    QCOMPARE(lengthsOf(*measured(redrawn(plan, d))), here);
        }
    }

    // The exit with the magnet has no fact about its release any more: the numbers are provisional, and say what they wait for.
    void a_door_of_unknown_state_leaves_lengths_open()
    {
        Project plan = examplePlan();
        Opening door = *plan.openings.find(OpeningId(QStringLiteral("op-exit")));
        door.set.reset();
        plan.openings.put(door.id, std::make_shared<const Opening>(door));
        const auto results = measured(plan);
        const EgressRoom* lab = results->room(QStringLiteral("rm-lab"));
        QVERIFY(lab);
        QCOMPARE(static_cast<int>(lab->travel.state), static_cast<int>(EgressLength::State::Unknown));
        QVERIFY(lab->travel.provisional);
        QCOMPARE(mmOf(lab->travel.nm[0]), qint64(8716));
        QCOMPARE(lab->travel.waitsFor, std::vector<QString>{QStringLiteral("op-exit")});
        QVERIFY(!results->storey(QStringLiteral("st-1"))->exitsKnown);
    }

    // Without its exit door the example has the stair alone.
    void a_door_to_nobody_knows_where_may_be_a_way_out_data()
    {
        QTest::addColumn<QByteArray>("door");
        QTest::addColumn<int>("state");
        using State = EgressLength::State;
        QTest::newRow("nothing said") << QByteArray() << static_cast<int>(State::Unknown);
        QTest::newRow("exterior") << QByteArray(", exterior: true") << static_cast<int>(State::Measured);
        QTest::newRow("an exit") << QByteArray(", egress_role: exit") << static_cast<int>(State::Measured);
        QTest::newRow("no way out") << QByteArray(", egress_role: none") << static_cast<int>(State::Unreachable);
        QTest::newRow("exterior, no way out") << QByteArray(", exterior: true, egress_role: none") << static_cast<int>(State::Unreachable);
    }

    void a_door_to_nobody_knows_where_may_be_a_way_out()
    {
        QFETCH(QByteArray, door);
        const Project project = oneRoom(door);
        const auto results = measured(project);
        const EgressRoom* room = results->room(QStringLiteral("rm-1"));
        QVERIFY(room);
        QTEST(static_cast<int>(room->travel.state), "state");
        QTEST(static_cast<int>(room->common.state), "state");
        const bool open = room->travel.state == EgressLength::State::Unknown;
        QCOMPARE(room->travel.waitsFor, open ? std::vector<QString>{QStringLiteral("op-1")} : std::vector<QString>());
        QCOMPARE(results->storeys.front()->notMeasured.size(), size_t(open ? 1 : 0));
        const auto sheet = sheetOf(project);
        sheet->setEgress(results);
        Trace trace;
        const Fact travel = sheet->value({SubjectKind::Room, 0, 0}, sheet->id("space.travel_ft"), &trace);
        QCOMPARE(travel.known, !open);
        QCOMPARE(trace.missing.empty(), !open);
        if (open)
            QCOMPARE(sheet->facts()[trace.missing.front().fact].name, QStringLiteral("door.exterior"));
    }

    // An import knows which storeys a stair joins, and not always in which rooms it is: it may be the way out.
    void a_stair_in_no_room_may_be_the_way_out_data()
    {
        QTest::addColumn<QByteArray>("stair");
        QTest::addColumn<int>("state");
        using State = EgressLength::State;
        const auto row = [](const char* name, const char* stair, State state) {
            QTest::newRow(name) << QByteArray(stair) << static_cast<int>(state);
        };
        row("a stair to the storey", "{id: sr-1, storeys: [st-1, st-2]}", State::Unknown);
        row("a ramp", "{id: sr-1, kind: ramp, storeys: [st-1, st-2]}", State::Unknown);
        row("a lift", "{id: sr-1, kind: lift, storeys: [st-1, st-2]}", State::Unreachable);
        row("a stair to other storeys", "{id: sr-1, storeys: [st-2]}", State::Unreachable);
        row("nobody says to which storeys", "{id: sr-1}", State::Unreachable);
    }
    void a_stair_in_no_room_may_be_the_way_out()
    {
        QFETCH(QByteArray, stair);
        // The only door of the room is no way out.
        const Project project = oneRoom(", egress_role: none", ", thickness: 200 mm, type: exterior", "stairs:\n  - " + stair + "\n");
        const auto results = measured(project);
        const EgressRoom* room = results->room(QStringLiteral("rm-1"));
        QVERIFY(room && room->measured);
        QTEST(static_cast<int>(room->travel.state), "state");
        const bool open = room->travel.state == EgressLength::State::Unknown;
        QCOMPARE(room->travel.waitsFor, open ? std::vector<QString>{QStringLiteral("sr-1")} : std::vector<QString>());
        const auto& gaps = results->storeys.front()->notMeasured;
        QCOMPARE(std::count_if(gaps.begin(), gaps.end(), [](const EgressGap& g) { return g.subject == u"sr-1"; }), open ? 1 : 0);
        const auto sheet = sheetOf(project);
        sheet->setEgress(results);
        Trace trace;
        const Fact travel = sheet->value({SubjectKind::Room, 0, 0}, sheet->id("space.travel_ft"), &trace);
        QCOMPARE(travel.known, !open);
        QCOMPARE(trace.missing.size(), size_t(open ? 1 : 0));
        if (open)
            QCOMPARE(sheet->facts()[trace.missing.front().fact].name, QStringLiteral("stair.room"));
    }

    void a_wall_of_unknown_thickness_is_told()
    {
        const auto results = measured(oneRoom(", exterior: true", ""));
        QCOMPARE(results->room(QStringLiteral("rm-1"))->travel.state, EgressLength::State::Measured);
        const std::vector<EgressGap>& told = results->storeys.front()->notMeasured;
        QCOMPARE(told.size(), size_t(1));
        QCOMPARE(told.front().subject, QStringLiteral("wl-4"));
        QCOMPARE(told.front().what, QStringLiteral("nobody says how thick wl-4 is; 100 mm is taken"));
        QVERIFY(told.front().mended);
        QVERIFY(measured(oneRoom(", exterior: true"))->storeys.front()->notMeasured.empty());
    }

    void a_lost_exit_lengthens_the_way()
    {
        Project plan = examplePlan();
        plan.openings.put(OpeningId(QStringLiteral("op-exit")), nullptr);
        const auto results = measured(plan);
        const EgressRoom* lab = results->room(QStringLiteral("rm-lab"));
        QVERIFY(lab);
        QCOMPARE(lab->travel.exit, QStringLiteral("op-stair"));
        QVERIFY(lab->travel.nm[0] > 14e9);
        QCOMPARE(lab->common.nm[0], lab->travel.nm[0]); // one exit alone is never a choice
        QCOMPARE(lab->exitDoors.size(), size_t(1));
    }

    void an_edit_gives_what_a_fresh_run_gives()
    {
        auto project = std::make_shared<Project>(samplePlan());
        TopologyBuilder topology;
        auto index = std::make_shared<const PlanIndex>(project, topology.update(project), library().catalogue);
        FactSheet sheet(index, library().sources());
        EgressEngine engine;
        const auto before = engine.update(sheet);
        size_t shared = 0, other = 0;
        for (const size_t row : {size_t(3), size_t(20), size_t(60), size_t(90)}) {
            auto next = std::make_shared<Project>(*project);
            Opening door = next->openings[row];
            if (!door.place.offset)
                continue;
            door.place.offset = *door.place.offset + mm(150);
            next->openings.put(door.id, std::make_shared<const Opening>(door));
            IndexChanges changes;
            index = std::make_shared<const PlanIndex>(next, topology.update(next), library().catalogue, index.get(), &changes);
            sheet.follow(index);
            EgressEngine::Changed changed{std::vector<bool>(next->openings.size(), false), std::vector<bool>(next->rooms.size(), false)};
            changed.openings[row] = true;
            const auto after = engine.update(sheet, changed);
            QCOMPARE(lengthsOf(*after), lengthsOf(*measured(*next)));
            for (size_t i = 0; i < after->storeys.size(); ++i)
                ++(after->storeys[i] == before->storeys[i] ? shared : other);
            project = next;
        }
        QVERIFY(shared > 0 && other > 0);
    }
};

QTEST_GUILESS_MAIN(TstEgressReport)
#include "tst_egress_report.moc"
