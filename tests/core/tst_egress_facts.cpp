// SPDX-License-Identifier: GPL-3.0-or-later
// Facts of rooms and storeys from results made by hand, and the settings that say how ways out are measured.
#include "core/edit/patch.h"
#include "core/edit/set_fact.h"
#include "core/egress/egress_settings.h"
#include "core/io/plan_writer.h"
#include "core/rules/explain.h"
#include "tests/support/plans.h"
#include "tests/support/power_plans.h"

#include <QTest>

using namespace sp;
using namespace sp::test;

class TstEgressFacts final : public QObject {
    Q_OBJECT

    static constexpr double ft = 304.8e6;

    // Two rooms and a corridor on one storey, and a stair that nobody measures.
    static Project plan(const QByteArray& more = {}, const QByteArray& room1 = "occupancy_group: B, function: business")
    {
        const PlanFile file =
            readPlan("format: 1\nproject:\n  name: \"P\"\n  units: us\n  codes: {ibc_edition: 2021}\n"
                     "building: {sprinkler: nfpa13}\n"
                         + more
                         + "storeys:\n  - {id: st-1, name: \"Level 1\", elevation: 0 in, height: 120 in, above_grade: 1}\n"
                           "rooms:\n  - {id: rm-1, storey: st-1, number: \"1\", kind: room, outline: [[0, 0], [20000, 0], "
                           "[20000, 10000], [0, 10000]], "
                         + room1
                         + "}\n"
                           "  - {id: rm-2, storey: st-1, number: \"2\", kind: corridor, outline: [[20000, 0], [22000, 0], "
                           "[22000, 10000], [20000, 10000]], occupancy_group: B, function: business}\n"
                           "  - {id: rm-3, storey: st-1, number: \"3\", kind: room, occupancy_group: B}\n"
                           "openings:\n  - id: op-1\n    mark: \"1A\"\n  - id: op-2\n    mark: \"2A\"\n",
                     QStringLiteral("plan"));
        for (const Error& e : file.problems)
            qWarning("%s", qPrintable(errorText(e)));
        return file.project;
    }

    static EgressLength measured(double straight, double clearance, double rectilinear)
    {
        EgressLength out;
        out.state = EgressLength::State::Measured;
        out.nm = {straight * ft, clearance * ft, rectilinear * ft};
        return out;
    }

    struct Case {
        EgressResults results;
        EgressRoom room{.id = QStringLiteral("rm-1"), .storey = QStringLiteral("st-1"), .measured = true};
        EgressStorey storey{.id = QStringLiteral("st-1")};
        std::vector<EgressDoor> doors;

        Case()
        {
            room.travel = measured(72.1, 73.4, 88);
            static_cast<EgressLength&>(room.common) = measured(0, 0, 0);
            room.through = 0;
        }
        std::shared_ptr<const EgressResults> made() const
        {
            auto out = std::make_shared<EgressResults>(results);
            out->storeys.push_back(std::make_shared<EgressStoreyResults>(EgressStoreyResults{storey, {room}, doors, {}}));
            out->makeIndex();
            return out;
        }
    };

    struct Answer {
        Fact fact;
        QStringList missing; ///< "door.hardware_set of op-1"
        QString text;
    };
    static Answer ask(const Project& project, const char* fact, std::shared_ptr<const EgressResults> results,
                      Subject at = {SubjectKind::Room, 0, 0})
    {
        const auto sheet = sheetOf(project);
        if (results)
            sheet->setEgress(std::move(results));
        Trace trace;
        Answer out{sheet->value(at, sheet->id(fact), &trace), {}, {}};
        for (const Missing& m : trace.missing)
            out.missing += sheet->facts()[m.fact].name + QStringLiteral(" of ") + sheet->idOf(m.subject);
        const FactRow& row = sheet->facts()[sheet->id(fact)];
        out.text = out.fact.known ? factPeopleText(row, out.fact.value, Units::Us) : QLatin1String(whyWord(out.fact.why));
        return out;
    }
    static QString text(const char* fact, const Case& c, const Project& project = plan()) { return ask(project, fact, c.made()).text; }
    static QString ofStorey(const char* fact, const Case& c, const Project& project = plan())
    {
        return ask(project, fact, c.made(), {SubjectKind::Storey, 0, 0}).text;
    }

private slots:
    void the_ruler_of_the_settings_gives_the_length_and_the_others_stand_beside_it()
    {
        Case c;
        QCOMPARE(text("space.travel_ft", c), QStringLiteral("73.4 ft"));
        c.results.settings.ruler = Ruler::Rectilinear;
        QCOMPARE(text("space.travel_ft", c), QStringLiteral("88 ft"));
        QCOMPARE(text("space.travel_straight_ft", c), QStringLiteral("72.1 ft"));
        QCOMPARE(text("space.travel_clearance_ft", c), QStringLiteral("73.4 ft"));
        QCOMPARE(text("space.travel_rectilinear_ft", c), QStringLiteral("88 ft"));
        QCOMPARE(text("space.travel_longest_ft", c), QStringLiteral("88 ft"));
        QCOMPARE(text("space.travel_rulers", c), QStringLiteral("72.1 ft straight, 73.4 ft with clearance, 88 ft at right angles"));
        QCOMPARE(text("space.reaches_exit", c), QStringLiteral("yes"));
    }

    void without_an_engine_nothing_is_known_and_that_is_why_data()
    {
        QTest::addColumn<QByteArray>("fact");
        for (const char* fact : {"space.travel_ft", "space.common_path_ft", "space.dead_end_ft", "space.exit_doors",
                                 "space.exit_separation_ft", "space.reaches_exit", "space.corridor_occupants", "space.exits_required"})
            QTest::newRow(fact) << QByteArray(fact);
    }
    void without_an_engine_nothing_is_known_and_that_is_why()
    {
        QFETCH(QByteArray, fact);
        const Answer a = ask(plan({}, "occupancy_group: B, declared_occupants: 5"), fact.constData(), nullptr);
        QVERIFY(!a.fact.known);
        QCOMPARE(a.fact.why, Why::NoEngine);
    }

    void a_room_without_outline_waits_for_it()
    {
        const Answer a = ask(plan(), "space.travel_ft", Case().made(), {SubjectKind::Room, 2, 0});
        QVERIFY(!a.fact.known);
        QCOMPARE(a.missing, QStringList(QStringLiteral("space.outline of rm-3")));
    }

    void no_way_out_is_a_value_that_every_text_calls_unreachable()
    {
        Case c;
        c.room.travel.state = EgressLength::State::Unreachable;
        const Answer a = ask(plan(), "space.travel_ft", c.made());
        QVERIFY(a.fact.known);
        QCOMPARE(a.text, QStringLiteral("unreachable"));
        const auto sheet = sheetOf(plan());
        const FactRow& row = sheet->facts()[sheet->id("space.travel_ft")];
        for (const Units units : {Units::Us, Units::Metric}) {
            QCOMPARE(factFileText(row, a.fact.value, units), QStringLiteral("unreachable"));
            QCOMPARE(factPeopleText(row, a.fact.value, units), QStringLiteral("unreachable"));
        }
        QCOMPARE(factNumberText(row, a.fact.value), QStringLiteral("unreachable"));
        QCOMPARE(text("space.travel_rulers", c), QStringLiteral("unreachable"));
        QCOMPARE(text("space.reaches_exit", c), QStringLiteral("no"));
    }

    void what_an_opening_decides_names_what_the_opening_waits_for()
    {
        Case c;
        c.room.travel.state = EgressLength::State::Unknown;
        c.room.travel.waitsFor = {QStringLiteral("op-1")};
        for (const char* fact : {"space.travel_ft", "space.reaches_exit", "space.travel_rulers"}) {
            const Answer a = ask(plan(), fact, c.made());
            QVERIFY(!a.fact.known);
            QCOMPARE(a.fact.why, Why::NoData);
            QCOMPARE(a.missing, QStringList(QStringLiteral("door.hardware_set of op-1")));
        }
    }

    void the_longest_dead_end_that_is_no_recess_counts()
    {
        Case c;
        QCOMPARE(text("space.dead_end_ft", c), QStringLiteral("0 ft"));
        c.room.deadEnds = {
            {.nm = 30 * ft, .width = 20 * ft, .recess = true}, {.nm = 12 * ft, .width = 4 * ft}, {.nm = 21 * ft, .width = 5 * ft}};
        QCOMPARE(text("space.dead_end_ft", c), QStringLiteral("21 ft"));
        QCOMPARE(text("space.dead_end_width_ft", c), QStringLiteral("5 ft"));
        c.room.deadEndsKnown = false;
        c.room.deadEndsWaitFor = {QStringLiteral("op-2")};
        QCOMPARE(ask(plan(), "space.dead_end_ft", c.made()).missing, QStringList(QStringLiteral("door.hardware_set of op-2")));
    }

    void separation_goes_by_the_rule_of_the_settings()
    {
        Case c;
        c.room.exitDoors = {QStringLiteral("op-1"), QStringLiteral("op-2")};
        c.room.separations = {{QStringLiteral("op-1"), QStringLiteral("op-2"), {10.414e9, 9.5e9, 8.586e9}}};
        c.room.diagonal = 19.209e9;
        QCOMPARE(text("space.exit_separation_ft", c), QStringLiteral("34.17 ft"));
        c.results.settings.separation = SeparationRule::Center;
        QCOMPARE(text("space.exit_separation_ft", c), QStringLiteral("31.17 ft"));
        QCOMPARE(text("space.exit_separation_least_ft", c), QStringLiteral("28.17 ft"));
        QCOMPARE(text("space.diagonal_ft", c), QStringLiteral("63.02 ft"));
        QCOMPARE(text("space.exit_doors", c), QStringLiteral("2"));
        QVERIFY(text("space.exit_separations", c).contains(QStringLiteral("28.17 ft between their nearest edges")));
        c.room.exitDoorsKnown = false;
        c.room.exitDoorsWaitFor = {QStringLiteral("op-1")};
        for (const char* fact : {"space.exit_doors", "space.exit_separation_ft"})
            QCOMPARE(ask(plan(), fact, c.made()).missing, QStringList(QStringLiteral("door.hardware_set of op-1")));
    }

    void small_rooms_for_assembly_count_as_business_data()
    {
        QTest::addColumn<QByteArray>("room");
        QTest::addColumn<QString>("group");
        QTest::newRow("49 people") << QByteArray("occupancy_group: A-3, declared_occupants: 49") << "B";
        QTest::newRow("50 people") << QByteArray("occupancy_group: A-3, declared_occupants: 50, accessory: false") << "A-3";
        QTest::newRow("50 people in a large accessory room")
            << QByteArray("occupancy_group: A-3, declared_occupants: 50, accessory: true") << "A-3";
        QTest::newRow("load not known") << QByteArray("occupancy_group: A-3") << "no_data";
        QTest::newRow("group not known") << QByteArray("declared_occupants: 10") << "no_data";
        QTest::newRow("no assembly") << QByteArray("occupancy_group: S-1") << "S-1";
    }
    void small_rooms_for_assembly_count_as_business()
    {
        QFETCH(QByteArray, room);
        QFETCH(QString, group);
        QCOMPARE(text("space.effective_group", Case(), plan({}, room)), group);
    }

    void a_small_accessory_room_counts_as_business_however_many_stand_in_it()
    {
        Project p = plan({}, "occupancy_group: A-3, declared_occupants: 80, accessory: true");
        Room room = p.rooms[0];
        room.outline = Ring{{{0}, {0}}, {mm(8000), {0}}, {mm(8000), mm(8000)}, {{0}, mm(8000)}}; // 689 ft2
        p.rooms.put(room.id, std::make_shared<const Room>(room));
        QCOMPARE(text("space.effective_group", Case(), p), QStringLiteral("B"));
    }

    void ways_out_follow_from_people_and_common_path_data()
    {
        QTest::addColumn<QByteArray>("room");
        QTest::addColumn<double>("common");
        QTest::addColumn<QString>("required");
        QTest::newRow("few people, short way") << QByteArray("occupancy_group: B, declared_occupants: 49") << 100.0 << "1";
        QTest::newRow("few people, long way") << QByteArray("occupancy_group: B, declared_occupants: 20") << 101.0 << "2";
        QTest::newRow("one person more") << QByteArray("occupancy_group: B, declared_occupants: 50") << 10.0 << "2";
        QTest::newRow("500") << QByteArray("occupancy_group: B, declared_occupants: 500") << 10.0 << "2";
        QTest::newRow("501") << QByteArray("occupancy_group: B, declared_occupants: 501") << 10.0 << "3";
        QTest::newRow("1001") << QByteArray("occupancy_group: B, declared_occupants: 1001") << 10.0 << "4";
        QTest::newRow("store room for 30") << QByteArray("occupancy_group: S-1, declared_occupants: 30") << 10.0 << "2";
    }
    void ways_out_follow_from_people_and_common_path()
    {
        QFETCH(QByteArray, room);
        QFETCH(double, common);
        QFETCH(QString, required);
        Case c;
        static_cast<EgressLength&>(c.room.common) = measured(common, common, common);
        QCOMPARE(text("space.exits_required", c, plan({}, room)), required);
    }

    void a_common_path_of_unknown_length_leaves_the_number_of_ways_out_open()
    {
        Case c;
        c.room.common.state = EgressLength::State::Unknown;
        c.room.common.waitsFor = {QStringLiteral("op-1")};
        const Answer few = ask(plan({}, "occupancy_group: B, declared_occupants: 20"), "space.exits_required", c.made());
        QCOMPARE(few.missing, QStringList(QStringLiteral("door.hardware_set of op-1")));
        QCOMPARE(text("space.exits_required", c, plan({}, "occupancy_group: B, declared_occupants: 60")), QStringLiteral("2"));
    }

    void people_of_the_storey_are_seen_from_its_rooms_and_wait_for_their_loads()
    {
        Case c;
        c.storey.occupants = 120;
        c.storey.exits = {QStringLiteral("op-1"), QStringLiteral("op-2")};
        c.room.through = 40;
        const Project p = plan({}, "occupancy_group: B, declared_occupants: 20");
        QCOMPARE(text("space.story_occupants", c, p), QStringLiteral("120"));
        QCOMPARE(text("space.story_exits", c, p), QStringLiteral("2"));
        QCOMPARE(text("space.corridor_occupants", c, p), QStringLiteral("60"));
        c.storey.occupants.reset();
        c.storey.loadsMissing = {QStringLiteral("rm-3")};
        const Answer a = ask(p, "storey.occupants", c.made(), {SubjectKind::Storey, 0, 0});
        QVERIFY(!a.fact.known);
        QVERIFY2(a.missing.contains(QStringLiteral("space.function of rm-3")), qPrintable(a.missing.join(u',')));
    }

    void exits_of_a_storey_follow_from_its_people_its_groups_and_its_longest_way_data()
    {
        QTest::addColumn<qint64>("people");
        QTest::addColumn<double>("travel");
        QTest::addColumn<QString>("required");
        QTest::newRow("few people, short ways") << qint64{49} << 100.0 << "1";
        QTest::newRow("few people, a long way") << qint64{49} << 100.1 << "2";
        QTest::newRow("one person more") << qint64{50} << 20.0 << "2";
        QTest::newRow("501 people") << qint64{501} << 20.0 << "3";
    }
    void exits_of_a_storey_follow_from_its_people_its_groups_and_its_longest_way()
    {
        QFETCH(qint64, people);
        QFETCH(double, travel);
        QFETCH(QString, required);
        Case c;
        c.storey.occupants = people;
        c.room.travel = measured(travel, travel, travel);
        Project p = plan({}, "occupancy_group: B, declared_occupants: 5");
        for (const char* other : {"rm-2", "rm-3"}) // nobody is in the others
            p.rooms.put(RoomId(QString::fromLatin1(other)), nullptr);
        QCOMPARE(ofStorey("storey.exits_required", c, p), required);
    }

    void a_storey_high_up_needs_two_exits_however_few_people_it_has()
    {
        Case c;
        c.storey.occupants = 3;
        Project p = plan({}, "occupancy_group: B, declared_occupants: 3");
        for (const char* other : {"rm-2", "rm-3"})
            p.rooms.put(RoomId(QString::fromLatin1(other)), nullptr);
        const auto raised = setFact(p, QStringLiteral("st-1.above_grade"), QStringLiteral("3"));
        QVERIFY(raised);
        apply(p, raised.value());
        QCOMPARE(ofStorey("storey.one_exit_occupants", c, p), QStringLiteral("0"));
        QCOMPARE(ofStorey("storey.exits_required", c, p), QStringLiteral("2"));
    }

    void the_loss_that_leaves_least_is_named()
    {
        Case c;
        c.storey.occupants = 420;
        c.storey.flow = 420;
        c.storey.lost = {{QStringLiteral("op-2"), false, 360, 360}, {QStringLiteral("op-1"), true, 120, 120}};
        QCOMPARE(ofStorey("storey.capacity", c), QStringLiteral("420"));
        QCOMPARE(ofStorey("storey.capacity_left", c), QStringLiteral("120"));
        QCOMPARE(ofStorey("storey.lost_exit", c), QStringLiteral("1A"));
        QCOMPARE(ofStorey("storey.bottleneck", c), QStringLiteral("none"));
        c.storey.bottleneck = {QStringLiteral("op-1"), QStringLiteral("op-2")};
        QCOMPARE(ofStorey("storey.bottleneck", c), QStringLiteral("1A, 2A"));
        c.storey.lost[0].leave.reset();
        c.doors = {{.id = QStringLiteral("op-2"), .storey = QStringLiteral("st-1")}};
        const Answer a = ask(plan(), "storey.capacity_left", c.made(), {SubjectKind::Storey, 0, 0});
        QVERIFY(!a.fact.known);
        QVERIFY(a.missing.contains(QStringLiteral("door.clear_width_in of op-2")));
    }

    void the_load_keeps_the_number_that_was_rounded_up()
    {
        const Project p = plan({}, "function: business"); // 20 m x 10 m, 150 ft2 a person
        QCOMPARE(text("space.exact_load", Case(), p), QStringLiteral("14.352"));
        QCOMPARE(text("space.counted_occupants", Case(), p), QStringLiteral("15"));
        QCOMPARE(text("space.exact_load", Case(), plan({}, "function: business, declared_occupants: 40")), QStringLiteral("40"));
    }

    void settings_are_read_written_and_edited_as_they_are()
    {
        const QByteArray line = "egress: {ruler: rectilinear, clearance: 18 in, start_inset: 6 in, axes: 30 deg, separation_rule: center, "
                                "distribution: by_capacity, neck_max: 100 in, common_path_end: centerline, alcoves: true}\n";
        Project p = plan(line);
        QVERIFY(writePlan(p).contains(line));
        QCOMPARE(readPlan(writePlan(p), QStringLiteral("plan")).project, p);
        EgressSettings s = egressSettings(p);
        QCOMPARE(s.ruler, Ruler::Rectilinear);
        QCOMPARE(s.clearance, inches(18));
        QCOMPARE(s.startInset, inches(6));
        QCOMPARE(s.axes.value_or(Angle{}), Angle{30'000'000});
        QCOMPARE(s.separation, SeparationRule::Center);
        QCOMPARE(s.distribution, Distribution::ByCapacity);
        QCOMPARE(s.neckMax, inches(100));
        QCOMPARE(s.commonPathEnd, CommonPathEnd::Centerline);
        QVERIFY(s.alcoves);
        const auto patch = setFact(p, QStringLiteral("egress.ruler"), QStringLiteral("straight"));
        QVERIFY(patch);
        apply(p, patch.value());
        QCOMPARE(egressSettings(p).ruler, Ruler::Straight);
        apply(p, inverse(patch.value()));
        QCOMPARE(egressSettings(p).ruler, Ruler::Rectilinear);
        QVERIFY(!setFact(p, QStringLiteral("egress.clearance"), QStringLiteral("20 ft")));
    }

    void a_plan_that_says_nothing_is_measured_by_default_and_shows_how()
    {
        const Project p = plan();
        QVERIFY(egressSettings(p) == EgressSettings());
        QVERIFY(!writePlan(p).contains("egress:"));
        const Answer ruler = ask(p, "project.egress_ruler", nullptr, {});
        QCOMPARE(ruler.text, QStringLiteral("clearance"));
        QCOMPARE(ruler.fact.origin, Origin::Catalogue);
        QCOMPARE(ask(p, "project.egress_clearance_in", nullptr, {}).text, QStringLiteral("12 in"));
        const Answer entered = ask(plan("egress: {ruler: straight}\n"), "project.egress_ruler", nullptr, {});
        QCOMPARE(entered.text, QStringLiteral("straight"));
        QCOMPARE(entered.fact.origin, Origin::Entered);
    }

    void words_of_the_settings_stand_in_the_order_of_the_code_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<int>("ruler");
        QTest::addColumn<int>("separation");
        QTest::addColumn<int>("distribution");
        QTest::newRow("first words") << QByteArray("egress: {ruler: straight, separation_rule: any_point, distribution: equal}\n")
                                     << int(Ruler::Straight) << int(SeparationRule::AnyPoint) << int(Distribution::Equal);
        QTest::newRow("second words") << QByteArray("egress: {ruler: clearance, separation_rule: center, distribution: by_capacity}\n")
                                      << int(Ruler::Clearance) << int(SeparationRule::Center) << int(Distribution::ByCapacity);
        QTest::newRow("third words") << QByteArray("egress: {ruler: rectilinear, separation_rule: nearest_edge, distribution: nearest}\n")
                                     << int(Ruler::Rectilinear) << int(SeparationRule::NearestEdge) << int(Distribution::Nearest);
        QTest::newRow("fourth word") << QByteArray("egress: {distribution: best}\n") << int(Ruler::Clearance)
                                     << int(SeparationRule::AnyPoint) << int(Distribution::Best);
    }
    void words_of_the_settings_stand_in_the_order_of_the_code()
    {
        QFETCH(QByteArray, line);
        QFETCH(int, ruler);
        QFETCH(int, separation);
        QFETCH(int, distribution);
        const EgressSettings s = egressSettings(plan(line));
        QCOMPARE(int(s.ruler), ruler);
        QCOMPARE(int(s.separation), separation);
        QCOMPARE(int(s.distribution), distribution);
    }
};

QTEST_APPLESS_MAIN(TstEgressFacts)
#include "tst_egress_facts.moc"
