// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edit/edit_plan.h"

#include "core/schedule/handing.h"
#include "tests/support/edits.h"

using namespace sp;
using namespace sp::test;

class TstEditPlan final : public QObject {
    Q_OBJECT

    static Project sample()
    {
        static const Project p = readPlanFile(samplePath(QStringLiteral("research-building.strikeplate"))).project;
        return p;
    }
    static QStringList everything(const Project& p)
    {
        QStringList out;
        const auto add = [&](const auto& table) {
            for (const auto& row : table)
                out += row->id.text();
        };
        add(p.walls);
        add(p.rooms);
        add(p.obstructions);
        add(p.openings);
        add(p.devices);
        add(p.supplies);
        add(p.sources);
        add(p.valves);
        return out;
    }

    // A plan with one of everything that can refer to something else.
    static Project fullPlan()
    {
        return corridorPlan(
            "stairs:\n  - {id: sr-1, name: \"Stair\", kind: exit_stair, storeys: [st-1]}\n"
            "obstructions:\n  - {id: ob-1, storey: st-1, kind: column, outline: [[1000, 1000], [1300, 1000], [1300, 1300], [1000, 1300]]}\n"
            "opening_types:\n  - id: ot-1\n    name: \"D1\"\n    door: {leaves: 1, operation: swing, leaf_width: 900 mm}\n"
            "openings:\n"
            "  - id: op-1\n    mark: \"101A\"\n    type: ot-1\n    set: hs-1\n    place: {wall: wl-cs, offset: 3000 mm, hinge: from, swings: right, beyond_a: rm-100}\n"
            "    guid: \"g1\"\n"
            "  - id: op-2\n    mark: \"102A\"\n    type: ot-1\n    set: hs-1\n    place: {wall: wl-cs, offset: 9000 mm, hinge: to, swings: left}\n"
            "  - id: op-3\n    mark: \"X\"\n    place: {storey: st-1, at: [20000, 0], direction: 30 deg, hinge: from, swings: left}\n    door: {leaf_width: 900 mm}\n"
            "hardware_sets:\n  - id: hs-1\n    mark: \"01\"\n    items:\n      - {key: lock, kind: electrified_mortise, fail_state: fail_secure}\n"
            "      - {key: holder, kind: mag_holder}\n"
            "devices:\n"
            "  - {id: dv-ctl, kind: controller, mark: \"CTL-1\", room: rm-102, at: [8000, 500], drives: [op-1/lock, op-2/lock]}\n"
            "  - {id: dv-det, kind: gas_detector, mark: \"GD-1\", room: rm-101, at: [1000, 500], closes: [vl-1], disables: [dv-rd]}\n"
            "  - {id: dv-fa, kind: fa_relay, mark: \"FA-1\", room: rm-102, at: [9000, 500], releases: [op-1/holder]}\n"
            "  - {id: dv-rd, kind: card_reader, mark: \"CR-1\", opening: op-1, side: a, at: [2250, 3150]}\n"
            "supplies:\n  - id: ps-1\n    mark: \"PS-1\"\n    place: {room: rm-102, at: [7000, 500]}\n"
            "circuits:\n  - {id: ci-1, supply: ps-1, feeds: [op-1/lock, op-1/holder], fire_alarm: {by: dv-fa}}\n"
            "  - {id: ci-2, supply: ps-1, feeds: [op-2/lock]}\n"
            "air_supplies:\n  - {id: as-1, name: \"Air\"}\n"
            "sources:\n  - {id: so-1, name: \"Nitrogen\", room: rm-101, at: [500, 500]}\n"
            "valves:\n  - id: vl-1\n    tag: \"XV-7\"\n    place: {room: rm-101, at: [700, 700]}\n    flow: {from: so-1, to: rm-102}\n    actuator: {air: as-1}\n"
            "interlocks:\n  - {id: il-1, name: \"Lock\", openings: [op-1, op-2], controller: dv-ctl, local_releases: [dv-rd]}\n"
            "waivers:\n  - id: wv-1\n    finding: \"nfpa80.bottom-gap:op-1:gap\"\n    reason: \"r\"\n"
            "imports:\n  - id: im-1\n    file: \"a.ifc\"\n    notes:\n      - {element: \"1\", text: \"t\", storey: st-1}\n      - {element: \"2\", text: \"u\"}\n"
            "underlays:\n  - {id: ul-1, storey: st-1, file: \"a.png\", at: [0, 0], unit: 10 mm}\n");
    }
    static QString said(const Result<Edited>& e) { return e ? e.value().notes.join(u'\n') : errorText(e); }
    static QString ids(const Project& p)
    {
        QStringList out;
        forEachTable(p, [&](const KindInfo&, const auto& table) {
            for (const auto& row : table)
                out += row->id.text();
        });
        return out.join(u' ');
    }
    static PlanPoint point(int x, int y) { return {mm(x), mm(y)}; }
    template <class T>
    static const T& row(const Table<T>& table, const QString& id)
    {
        const T* found = table.find(typename Table<T>::IdType(id));
        if (!found)
            qFatal("%s is not in the plan", qPrintable(id));
        return *found;
    }

private slots:
    void moving_turning_and_mirroring_a_plan_changes_no_verdict_data()
    {
        QTest::addColumn<int>("kind");
        QTest::newRow("moved") << 0;
        QTest::newRow("turned by a quarter") << 1;
        QTest::newRow("turned by 180 degrees") << 2;
        QTest::newRow("mirrored") << 3;
        QTest::newRow("mirrored, turned and moved") << 4;
    }
    void moving_turning_and_mirroring_a_plan_changes_no_verdict()
    {
        QFETCH(int, kind);
        const Project p = sample();
        const QStringList all = everything(p);
        NewIds ids("t");
        const PlanPoint about{mm(30000), mm(15000)};
        const Angle quarter{90'000'000};
        const Result<Edited> edited = kind == 0 ? moveElements(p, all, mm(12345), mm(-4321), ids)
            : kind == 1                         ? transformElements(p, all, {about, quarter, false, {}, {}}, ids)
            : kind == 2                         ? transformElements(p, all, {about, {180'000'000}, false, {}, {}}, ids)
            : kind == 3                         ? transformElements(p, all, {about, {}, true, {}, {}}, ids)
                                                : transformElements(p, all, {about, quarter, true, mm(777), mm(1)}, ids);
        SP_SOUND(p, edited);
        const Project now = with(p, edited);
        QVERIFY(!(now == p));
        QCOMPARE(texts(topologyOf(now)->problems), texts(topologyOf(p)->problems));
        static const QStringList before = verdicts(assessed(sample()));
        const QStringList after = verdicts(assessed(now));
        for (const QString& v : before)
            QVERIFY2(after.contains(v), qPrintable(QStringLiteral("gone: ") + v));
        QCOMPARE(after.size(), before.size());
        QCOMPARE(edited.value().notes.join(u'\n'), QString());
    }

    void removing_takes_along_what_cannot_stand_alone_data()
    {
        QTest::addColumn<QStringList>("remove");
        QTest::addColumn<QString>("gone"); // beside what was removed
        const auto row = [](const char* name, QStringList remove, const char* gone) {
            QTest::newRow(name) << remove << QString::fromLatin1(gone);
        };
        row("a wall with its openings, the reader at one and what only served them", {"wl-cs"},
            "rm-101 rm-102 op-1 op-2 dv-rd ci-1 ci-2 il-1");
        row("an opening with the reader at it and its circuit", {"op-1"}, "dv-rd ci-1");
        row("a supply with its circuits", {"ps-1"}, "ci-1 ci-2");
        row("a set: nothing is left to feed", {"hs-1"}, "ci-1 ci-2");
        row("a type", {"ot-1"}, "");
        row("a room", {"rm-102"}, "");
        row("a stair", {"sr-1"}, "");
        row("a device", {"dv-ctl"}, "");
        row("a detector, a relay and a source", {"dv-det", "dv-fa", "so-1"}, "");
        row("a valve and its air", {"vl-1", "as-1"}, "");
        row("an underlay, a column, an import and a waiver", {"ul-1", "ob-1", "im-1", "wv-1"}, "");
        row("a circuit and the interlock", {"ci-1", "il-1"}, "");
    }
    void removing_takes_along_what_cannot_stand_alone()
    {
        QFETCH(QStringList, remove);
        QFETCH(QString, gone);
        const Project p = fullPlan();
        NewIds newIds("t");
        const auto edited = removeElements(p, remove, newIds);
        SP_SOUND(p, edited);
        const QStringList after = ids(with(p, edited)).split(u' ');
        QStringList alsoGone;
        for (const QString& id : ids(p).split(u' '))
            if (!after.contains(id) && !remove.contains(id))
                alsoGone += id;
        QCOMPARE(alsoGone.join(u' '), gone);
    }

    void each_thing_of_the_sample_can_be_removed()
    {
        const Project p = sample();
        int i = 0;
        forEachTable(p, [&](const KindInfo&, const auto& table) {
            // Every seventh of a kind, so that it stays quick; each kind at least once.
            for (size_t k = 0; k < table.size(); k += 7) {
                NewIds newIds("t" + QByteArray::number(++i));
                const auto edited = removeElements(p, {table[k].id.text()}, newIds, true);
                Project now = with(p, edited);
                const QString fault = !edited ? errorText(edited) : texts(orphans(now));
                QVERIFY2(fault.isEmpty(), qPrintable(table[k].id.text() + u' ' + fault));
                apply(now, inverse(edited.value().patch));
                QVERIFY(now == p);
            }
        });
    }

    void what_loses_its_room_keeps_its_storey()
    {
        const Project p = fullPlan();
        NewIds newIds("t");
        const Project now = with(p, removeElements(p, {"rm-101", "rm-102"}, newIds));
        QVERIFY(!row(now.sources, "so-1").room);
        QCOMPARE(row(now.sources, "so-1").storey->text(), QStringLiteral("st-1"));
        QCOMPARE(row(now.supplies, "ps-1").storey->text(), QStringLiteral("st-1"));
        QCOMPARE(row(now.devices, "dv-det").storey->text(), QStringLiteral("st-1"));
        QVERIFY(!row(now.valves, "vl-1").to);
        QVERIFY(row(now.openings, "op-1").place.beyondA); // of the corridor
    }

    void a_storey_goes_empty_or_with_what_stands_on_it()
    {
        const Project p = fullPlan();
        NewIds newIds("t");
        const auto refused = removeElements(p, {"st-1"}, newIds);
        QVERIFY2(errorText(refused).startsWith(u"st-1: expected a storey on which nothing stands, found wall wl-cn, wall wl-cs"),
                 qPrintable(errorText(refused)));
        const auto all = removeElements(p, {"st-1"}, newIds, true);
        SP_SOUND(p, all);
        const Project now = with(p, all);
        QCOMPARE(ids(now), QStringLiteral("ot-1 hs-1 as-1 wv-1 im-1"));
        QCOMPARE(now.imports[0].notes.size(), size_t{1});
        QVERIFY2(said(all).contains(u"1 notes of the import a.ifc about the storey went along."), qPrintable(said(all)));
        QVERIFY2(said(all).contains(u"Waivers and reviews of findings about it stay in the plan: 1."), qPrintable(said(all)));
        const Project empty =
            with(corridorPlan(), addStorey(corridorPlan(), StoreyId(QStringLiteral("st-1")), true, {}, {}, false, newIds));
        SP_SOUND(empty,
                 removeElements(empty, {empty.storeys[1].id.text() == u"st-1" ? empty.storeys[0].id.text() : empty.storeys[1].id.text()},
                                newIds));
    }

    void nothing_and_strangers_are_refused()
    {
        const Project p = fullPlan();
        NewIds n("t");
        const QString none = QStringLiteral("op-9: expected an element of this plan, found `op-9`");
        QCOMPARE(said(removeElements(p, {}, n)), QStringLiteral("expected elements to remove, found none"));
        QCOMPARE(said(removeElements(p, {"op-9"}, n)), none);
        QCOMPARE(said(moveElements(p, {}, mm(1), mm(1), n)), QStringLiteral("expected elements to move, found none"));
        QCOMPARE(said(moveElements(p, {"op-9"}, mm(1), mm(1), n)), none);
        QCOMPARE(said(transformElements(p, {"op-9"}, {}, n)), none);
        QCOMPARE(said(copyElements(p, {}, {}, std::nullopt, n)), QStringLiteral("expected elements to copy, found none"));
        QCOMPARE(said(copyElements(p, {"op-9"}, {}, std::nullopt, n)), none);
        QCOMPARE(said(copyElements(p, {"hs-1"}, {}, std::nullopt, n)),
                 QStringLiteral(
                     "hs-1: expected something that is drawn on a plan, found the hardware set 01; it cannot be copied by moving it"));
        QCOMPARE(said(copyElements(p, {"ob-1"}, {}, std::nullopt, n)),
                 QStringLiteral("ob-1: the copies would lie on what they are copied from: move them, or choose another storey"));
        QCOMPARE(said(copyElements(p, {"ob-1"}, Motion{}, StoreyId(QStringLiteral("st-9")), n)),
                 QStringLiteral("st-9: expected an element of this plan, found `st-9`"));
        QCOMPARE(said(arrayElements(p, {"ob-1"}, 1, 1, mm(1), mm(1), n)),
                 QStringLiteral("expected two places or more in the grid, found 1 columns and 1 rows"));
        QCOMPARE(said(arrayElements(p, {"ob-1"}, 0, 5, mm(1), mm(1), n)),
                 QStringLiteral("expected two places or more in the grid, found 0 columns and 5 rows"));
        QCOMPARE(said(arrayElements(p, {"ob-1"}, 2, 1, mm(0), mm(1), n)),
                 QStringLiteral("expected a distance between the copies, found none"));
        QCOMPARE(said(arrayElements(p, {"ob-1"}, 1000, 1000, mm(1), mm(1), n)),
                 QStringLiteral("expected 2500 places or fewer in the grid, found 1000000"));
    }

    void points_move_as_the_motion_says_data()
    {
        QTest::addColumn<int>("turn");
        QTest::addColumn<bool>("mirror");
        QTest::addColumn<int>("x");
        QTest::addColumn<int>("y");
        // (300, 100) about (100, 100), then 10 to the right.
        QTest::newRow("moved") << 0 << false << 310 << 100;
        QTest::newRow("a quarter") << 90 << false << 110 << 300;
        QTest::newRow("a quarter back") << -90 << false << 110 << -100;
        QTest::newRow("a full turn and a quarter") << 450 << false << 110 << 300;
        QTest::newRow("a half") << 180 << false << -90 << 100;
        QTest::newRow("mirrored") << 0 << true << -90 << 100;
        QTest::newRow("mirrored first, then turned") << 90 << true << 110 << -100;
        QTest::newRow("60 degrees") << 60 << false << 210 << 273;
    }
    void points_move_as_the_motion_says()
    {
        QFETCH(int, turn);
        QFETCH(bool, mirror);
        QFETCH(int, x);
        QFETCH(int, y);
        const PlanPoint p = moved(point(300, 100), Motion{point(100, 100), {turn * 1'000'000LL}, mirror, mm(10), {}});
        QVERIFY(distance(p, point(x, y)) < mm(1));
        if (turn % 90 == 0)
            QCOMPARE(p, point(x, y));
    }

    void a_mirrored_door_mirrors_its_hand_and_keeps_what_it_does()
    {
        const Project p = fullPlan();
        NewIds n("t");
        for (const bool walls : {true, false}) {
            const QStringList chosen = walls ? everything(p) : QStringList{"op-3"};
            const auto edited = transformElements(p, chosen, Motion{point(6000, 4000), {}, true, {}, {}}, n);
            SP_SOUND(p, edited);
            const Project now = with(p, edited);
            const auto before = topologyOf(p), after = topologyOf(now);
            for (const auto& o : p.openings) {
                if (!chosen.contains(o->id.text()))
                    continue;
                const Opening& m = row(now.openings, o->id.text());
                QVERIFY(before->openings.value(o->id).a == after->openings.value(o->id).a);
                QVERIFY(before->openings.value(o->id).b == after->openings.value(o->id).b);
                QCOMPARE(m.place.swings, o->place.swings);
                const QString was = handOf(p, *before, OpeningDevices(p), *o).text, is = handOf(now, *after, OpeningDevices(now), m).text;
                QCOMPARE(is.isEmpty() ? is : (is[0] == u'L' ? u'R' : u'L') + is.mid(1), was);
                const auto frame = frameOf(p, *o), mirrored = frameOf(now, m);
                QVERIFY(distance(mirrored->middle, moved(frame->middle, Motion{point(6000, 4000), {}, true, {}, {}})) < mm(1));
                // The hinge stands where the mirror shows it.
                const auto hinge = [](const Opening& op, const OpeningFrame& f) {
                    return *op.place.hinge == HingeEnd::From ? f.from : f.to;
                };
                QVERIFY(distance(hinge(m, *mirrored), moved(hinge(*o, *frame), Motion{point(6000, 4000), {}, true, {}, {}})) < mm(1));
            }
        }
    }

    void a_room_that_mirrors_into_another_stays_with_its_walls()
    {
        // Rooms 101 and 102 change places when the plan is mirrored in its middle.
        const Project p = fullPlan();
        NewIds n("t");
        QStringList walls;
        for (const auto& w : p.walls)
            walls += w->id.text();
        const auto edited = transformElements(p, walls, Motion{point(6000, 4000), {}, true, {}, {}}, n);
        SP_SOUND(p, edited);
        const Project now = with(p, edited);
        QCOMPARE(*row(now.rooms, "rm-101").at, point(9000, 1500));
        QCOMPARE(now.rooms.size(), p.rooms.size());
    }

    void things_that_stand_in_a_room_find_the_one_they_are_moved_to()
    {
        const Project p = fullPlan();
        NewIds n("t");
        const auto edited = moveElements(p, {"so-1", "vl-1", "dv-det"}, mm(6500), mm(0), n);
        SP_SOUND(p, edited);
        const Project now = with(p, edited);
        QCOMPARE(row(now.sources, "so-1").room->text(), QStringLiteral("rm-102"));
        QCOMPARE(row(now.valves, "vl-1").room->text(), QStringLiteral("rm-102"));
        QCOMPARE(row(now.devices, "dv-det").room->text(), QStringLiteral("rm-102"));
        const Project out = with(p, moveElements(p, {"so-1"}, mm(0), mm(-9000), n));
        QVERIFY(!row(out.sources, "so-1").room);
        QCOMPARE(row(out.sources, "so-1").storey->text(), QStringLiteral("st-1"));
    }

    void openings_slide_along_a_wall_that_stays()
    {
        const Project p = fullPlan();
        NewIds n("t");
        const auto edited = moveElements(p, {"op-1", "dv-rd"}, mm(500), mm(700), n);
        SP_SOUND(p, edited);
        const Project now = with(p, edited);
        QCOMPARE(*row(now.openings, "op-1").place.offset, mm(3500));
        QCOMPARE(*row(now.devices, "dv-rd").at, point(2750, 3150)); // once, with its opening
        QCOMPARE(said(moveElements(p, {"op-1"}, mm(6000), mm(0), n)),
                 QStringLiteral("op-1: the opening overlaps 102A in the same wall by 900 mm"));
        // Both together keep their distance.
        SP_SOUND(p, moveElements(p, {"op-1", "op-2"}, mm(1000), mm(0), n));
        QCOMPARE(said(transformElements(p, {"op-1"}, Motion{point(0, 0), {90'000'000}, false, {}, {}}, n)),
                 QStringLiteral("101A stays in its wall."));
    }

    void a_room_by_itself_moves_only_its_point()
    {
        const Project p = fullPlan();
        NewIds n("t");
        const auto edited = moveElements(p, {"rm-101"}, mm(500), mm(0), n);
        SP_SOUND(p, edited);
        QCOMPARE(*row(with(p, edited).rooms, "rm-101").at, point(3500, 1500));
        QCOMPARE(said(moveElements(p, {"rm-101"}, mm(6000), mm(0), n)),
                 QStringLiteral("rm-101: room 101 is found from the walls around it: move the walls with it"));
    }

    void copies_keep_the_references_among_them()
    {
        const Project p = fullPlan();
        NewIds n("t");
        const auto edited = copyElements(p, everything(p), Motion{{}, {}, false, mm(0), mm(20000)}, std::nullopt, n);
        SP_SOUND(p, edited);
        const Project now = with(p, edited);
        QCOMPARE(texts(topologyOf(now)->problems), texts(topologyOf(p)->problems).isEmpty() ? QString() : texts(topologyOf(now)->problems));
        QHash<QString, QString> copy;
        const QStringList order = everything(p);
        QCOMPARE(edited.value().made.size(), order.size());
        for (qsizetype i = 0; i < order.size(); ++i)
            copy.insert(order[i], edited.value().made[i]);
        const Opening& door = row(now.openings, copy["op-1"]);
        QCOMPARE(door.place.wall->text(), copy["wl-cs"]);
        QCOMPARE(door.set, p.openings[0].set); // the set serves both
        QCOMPARE(door.place.beyondA->room->text(), copy["rm-100"]);
        QVERIFY(!door.guid);
        QCOMPARE(row(now.devices, copy["dv-ctl"]).drives->at(0).text(), copy["op-1"] + QStringLiteral("/lock"));
        QCOMPARE(row(now.devices, copy["dv-rd"]).opening->text(), copy["op-1"]);
        QCOMPARE(row(now.devices, copy["dv-det"]).closes->at(0).text(), copy["vl-1"]);
        QCOMPARE(row(now.valves, copy["vl-1"]).to->text(), copy["rm-102"]);
        QCOMPARE(row(now.valves, copy["vl-1"]).from->text(), copy["so-1"]);
        QCOMPARE(now.circuits.size(), size_t{4});
        QCOMPARE(now.interlocks.size(), size_t{2});
        // Marks and numbers are new ones.
        QCOMPARE(row(now.rooms, copy["rm-100"]).number.value_or(QString()), QStringLiteral("104"));
        QCOMPARE(door.mark.value_or(QString()), row(now.rooms, copy["rm-101"]).number.value_or(QString()) + u'A');
        QCOMPARE(*row(now.devices, copy["dv-ctl"]).mark, QStringLiteral("CTL-2"));
        QCOMPARE(*row(now.supplies, copy["ps-1"]).mark, QStringLiteral("PS-2"));
        QCOMPARE(*row(now.valves, copy["vl-1"]).tag, QStringLiteral("XV-8"));
        // The originals are as they were.
        for (const auto& o : p.openings)
            QVERIFY(row(now.openings, o->id.text()) == *o);
    }

    void a_copied_building_is_judged_like_the_original()
    {
        const Project p = sample();
        NewIds n("t");
        const QStringList all = everything(p);
        const auto edited = copyElements(p, all, Motion{point(30000, 15000), {90'000'000}, true, mm(150000), mm(0)}, std::nullopt, n);
        SP_SOUND(p, edited);
        const Project now = with(p, edited);
        QHash<QString, QString> copy;
        for (qsizetype i = 0; i < all.size(); ++i)
            copy.insert(all[i], edited.value().made[i]);
        QCOMPARE(now.stairs.size(), 2 * p.stairs.size());
        QHash<QString, Verdict> verdicts;
        for (const Finding& f : assessed(now).findings)
            verdicts.insert(f.key, f.verdict);
        qsizetype asked = 0;
        for (const Finding& f : assessed(p).findings) {
            QVERIFY2(verdicts.value(f.key, Verdict::Pass) == f.verdict, qPrintable(f.key));
            QString key = f.key;
            const QString subject = key.section(u':', 1, 1).section(u'/', 0, 0);
            if (!copy.contains(subject))
                continue; // of the project, a set or an interlock
            key.replace(subject, copy[subject]);
            QVERIFY2(verdicts.value(key, Verdict::Pass) == f.verdict,
                     qPrintable(f.key + QStringLiteral(" is not that of its copy ") + key));
            ++asked;
        }
        QVERIFY(asked > 20);
    }

    void a_copy_alone_drops_what_it_leaves_behind()
    {
        const Project p = fullPlan();
        NewIds n("t");
        const auto edited = copyElements(p, {"dv-ctl", "vl-1", "dv-rd"}, Motion{{}, {}, false, mm(-6000), mm(0)}, std::nullopt, n);
        SP_SOUND(p, edited);
        const Project now = with(p, edited);
        const QStringList made = edited.value().made;
        QVERIFY(!row(now.devices, made[0]).drives);
        QCOMPARE(row(now.devices, made[0]).room->text(), QStringLiteral("rm-101"));
        QVERIFY(!row(now.valves, made[1]).to && row(now.valves, made[1]).from);
        QVERIFY(!row(now.devices, made[2]).opening && !row(now.devices, made[2]).side);
        QCOMPARE(row(now.devices, made[2]).storey->text(), QStringLiteral("st-1"));
    }

    void a_door_alone_is_copied_into_the_wall_where_it_lands()
    {
        const Project p = fullPlan();
        NewIds n("t");
        const auto across = copyElements(p, {"op-1"}, Motion{{}, {}, false, mm(500), mm(2000)}, std::nullopt, n);
        SP_SOUND(p, across);
        const Opening& copy = row(with(p, across).openings, onlyMade(across));
        QCOMPARE(copy.place.wall->text(), QStringLiteral("wl-cn"));
        QCOMPARE(*copy.place.offset, mm(3500));
        QCOMPARE(copy.mark.value_or(QString()), QStringLiteral("103A"));
        QCOMPARE(said(copyElements(p, {"op-1"}, Motion{{}, {}, false, mm(0), mm(500)}, std::nullopt, n)),
                 QStringLiteral("op-1: 101A: no wall runs where its copy would stand; copy the wall with it"));
        QVERIFY2(said(copyElements(p, {"op-1"}, Motion{{}, {}, false, mm(5900), mm(0)}, std::nullopt, n))
                     .contains(u"a copy does not fit where it would stand: the opening overlaps 102A in the same wall by 800 mm"),
                 qPrintable(said(copyElements(p, {"op-1"}, Motion{{}, {}, false, mm(5900), mm(0)}, std::nullopt, n))));
        // Mirrored in the middle of the wall.
        const auto mirrored = copyElements(p, {"op-1"}, Motion{point(2400, 3000), {}, true, {}, {}}, std::nullopt, n);
        SP_SOUND(p, mirrored);
        const Opening& other = row(with(p, mirrored).openings, onlyMade(mirrored));
        QCOMPARE(*other.place.offset, mm(1800));
        QVERIFY(other.place.hinge == HingeEnd::To && other.place.swings == SwingSide::Right);
    }

    void arrays_are_grids_of_copies()
    {
        const Project p = fullPlan();
        NewIds n("t");
        const auto edited = arrayElements(p, {"ob-1"}, 3, 2, mm(600), mm(500), n);
        SP_SOUND(p, edited);
        const Project now = with(p, edited);
        QCOMPARE(now.obstructions.size(), size_t{6});
        QCOMPARE(edited.value().made.size(), qsizetype{5});
        QCOMPARE(row(now.obstructions, edited.value().made.last()).outline[0], point(2200, 1500));
    }

    void a_storey_is_copied_with_its_rooms_and_doors()
    {
        const Project p = fullPlan();
        NewIds n("t");
        const StoreyId first(QStringLiteral("st-1"));
        const auto edited = addStorey(p, first, true, {}, std::nullopt, true, n);
        SP_SOUND(p, edited);
        const Project now = with(p, edited);
        const Storey& made = row(now.storeys, onlyMade(edited));
        QCOMPARE(*made.name, QStringLiteral("Level 2"));
        QCOMPARE(*made.elevation, mm(3500));
        QCOMPARE(*made.height, mm(3500));
        QCOMPARE(now.rooms.size(), size_t{8});
        QCOMPARE(now.openings.size(), size_t{6});
        QCOMPARE(now.devices.size(), p.devices.size());
        QStringList numbers, marks;
        for (const auto& r : now.rooms)
            if (r->storey == made.id)
                numbers += *r->number;
        for (const auto& o : now.openings)
            if (storeyOf(now, *o) == made.id && o->place.wall)
                marks += o->mark.value_or(QStringLiteral("-"));
        numbers.sort();
        marks.sort();
        QCOMPARE(numbers.join(u' '), QStringLiteral("200 201 202 203"));
        QCOMPARE(marks.join(u' '), QStringLiteral("201A 202A"));
        QVERIFY(placesAreLike(now, first, made.id));
    }
    static bool placesAreLike(const Project& p, const StoreyId& a, const StoreyId& b)
    {
        const auto topology = topologyOf(p);
        double areaA = 0, areaB = 0;
        for (const auto& r : p.rooms)
            (r->storey == a ? areaA : r->storey == b ? areaB : areaA) += topology->rooms.value(r->id).areaM2;
        return areaA > 1 && std::abs(areaA - areaB) < 1e-6;
    }

    void storeys_between_others_push_them_apart_data()
    {
        QTest::addColumn<bool>("above");
        QTest::addColumn<QString>("elevations");
        QTest::newRow("above the first") << true << "0 3500 6500";
        QTest::newRow("below the second, which stands on the first") << false << "-3000 0 3500";
    }
    void storeys_between_others_push_them_apart()
    {
        QFETCH(bool, above);
        QFETCH(QString, elevations);
        NewIds n("t");
        const StoreyId first(QStringLiteral("st-1"));
        const Project two = with(corridorPlan(), addStorey(corridorPlan(), first, true, QStringLiteral("Upper"), std::nullopt, false, n));
        const StoreyId upper = two.storeys[0].id == first ? two.storeys[1].id : two.storeys[0].id;
        const auto edited = addStorey(two, above ? first : upper, above, QStringLiteral("Between"), mm(3000), false, n);
        SP_SOUND(two, edited);
        std::vector<qint64> found;
        for (const auto& s : with(two, edited).storeys)
            found.push_back(s->elevation->n / 1'000'000);
        std::sort(found.begin(), found.end());
        QStringList texts;
        for (const qint64 e : found)
            texts += QString::number(e);
        QCOMPARE(texts.join(u' '), above ? elevations : QStringLiteral("-3000 500 3500"));
        QCOMPARE(errorText(addStorey(two, first, true, QStringLiteral("Upper"), std::nullopt, false, n)),
                 upper.text() + QStringLiteral(": name: expected one that no other storey has, found `Upper`"));
        QCOMPARE(errorText(addStorey(two, first, true, {}, mm(0), false, n)),
                 QStringLiteral("height: expected a height above zero, floor to floor"));
        QCOMPARE(errorText(addStorey(two, StoreyId(QStringLiteral("st-9")), true, {}, {}, false, n)),
                 QStringLiteral("st-9: expected an element of this plan, found `st-9`"));
        QCOMPARE(errorText(addStorey(two, std::nullopt, true, {}, {}, true, n)),
                 QStringLiteral("expected a storey to copy from, found none"));
    }

    void rooms_copied_into_rooms_are_left_out()
    {
        const Project p = fullPlan();
        NewIds n("t");
        const auto edited = copyElements(p, {"rm-101", "so-1"}, Motion{{}, {}, false, mm(6000), mm(0)}, std::nullopt, n);
        SP_SOUND(p, edited);
        const Project now = with(p, edited);
        QCOMPARE(now.rooms.size(), p.rooms.size());
        QCOMPARE(row(now.sources, onlyMade(edited)).room->text(), QStringLiteral("rm-102"));
        QCOMPARE(said(edited), QStringLiteral("1 of the copied rooms lie in a room that is there already, and were left out."));
    }

    void similar_elements_are_those_of_the_same_make_data()
    {
        QTest::addColumn<QStringList>("like");
        QTest::addColumn<QString>("found");
        QTest::newRow("doors of a type") << QStringList{"op-1"} << "op-1 op-2";
        QTest::newRow("walls of a style") << QStringList{"wl-s"} << "wl-e wl-n wl-s wl-w";
        QTest::newRow("devices of a kind") << QStringList{"dv-rd"} << "dv-rd";
        QTest::newRow("rooms of a kind") << QStringList{"rm-101"} << "rm-101 rm-102 rm-103";
        QTest::newRow("of two kinds at once") << QStringList{"rm-100", "wl-mid"} << "wl-mid rm-100";
        QTest::newRow("what has no likeness stays") << QStringList{"hs-1"} << "hs-1";
        QTest::newRow("nothing") << QStringList{"op-9"} << QString();
    }
    void similar_elements_are_those_of_the_same_make()
    {
        QFETCH(QStringList, like);
        QFETCH(QString, found);
        QCOMPARE(similarElements(fullPlan(), like).join(u' '), found);
    }

    void orphans_are_found_in_every_kind_of_reference()
    {
        // Taking any element away by force leaves what the reader of files would refuse.
        const Project p = fullPlan();
        QCOMPARE(texts(orphans(p)), QString());
        forEachTable(p, [&](const KindInfo&, const auto& table) {
            for (const auto& r : table) {
                Project now = p;
                forEachTable(now, [&](const KindInfo&, auto& same) {
                    if constexpr (std::is_same_v<std::decay_t<decltype(same)>, std::decay_t<decltype(table)>>)
                        same.put(r->id, nullptr);
                });
                const Errors read = readPlan(writePlan(now), QStringLiteral("p")).problems;
                QCOMPARE(orphans(now).size(), read.size());
                for (const Error& e : orphans(now))
                    QVERIFY2(e.code == ErrorCode::Reference && !e.where.isEmpty(), qPrintable(errorText(e)));
            }
        });
    }
};

QTEST_APPLESS_MAIN(TstEditPlan)
#include "tst_edit_plan.moc"
