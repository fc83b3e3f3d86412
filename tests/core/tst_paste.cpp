// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edit/edit_plan.h"
#include "core/edit/follow_rooms.h"
#include "tests/support/edits.h"

#include <QTest>

using namespace sp;
using namespace sp::test;

class TstPaste final : public QObject {
    Q_OBJECT

    static constexpr PlanPoint at(qint64 x, qint64 y) { return {mm(x), mm(y)}; }
    static StoreyId ground() { return StoreyId(QStringLiteral("st-1")); }
    static StoreyId upper() { return StoreyId(QStringLiteral("st-2")); }

    /// Two storeys, on the lower one rooms, a door with hardware and what belongs to it.
    static Project furnished()
    {
        Project plan = corridorPlan(
            "hardware_sets:\n  - id: hs-1\n    mark: \"01\"\n    items:\n      - {key: lock, kind: electrified_mortise}\n"
            "openings:\n  - id: op-1\n    mark: \"101A\"\n    set: hs-1\n"
            "    door: {leaf_width: 900 mm}\n    place: {wall: wl-cs, offset: 2000 mm, hinge: from, swings: right}\n"
            "  - id: op-2\n    mark: \"SPECIAL\"\n    place: {wall: wl-cs, offset: 9000 mm, hinge: from, swings: right}\n"
            "devices:\n  - {id: dv-1, kind: controller, mark: \"CTL-7\", room: rm-102, at: [11000, 500], drives: [op-1/lock]}\n"
            "  - {id: dv-2, kind: gas_detector, mark: \"GD-3\", room: rm-102, at: [7000, 500], closes: [vl-1]}\n"
            "supplies:\n  - id: ps-1\n    mark: \"PS-4\"\n    place: {room: rm-102, at: [11500, 500]}\n"
            "circuits:\n  - id: ci-1\n    supply: ps-1\n    feeds: [dv-2]\n"
            "valves:\n  - id: vl-1\n    tag: \"XV-9\"\n    place: {room: rm-102, at: [8000, 500]}\n");
        const StoreyId id = upper();
        plan.storeys.put(id, std::make_shared<const Storey>(Storey{id, QStringLiteral("Level 2"), mm(3500), mm(3500), {}, {}}));
        return plan;
    }
    static Project cut(const Project& plan, const QStringList& ids, NewIds& newIds)
    {
        return with(plan, removeElements(plan, ids, newIds));
    }
    static QStringList everything(const Project& plan)
    {
        QStringList out;
        for (const auto& row : plan.walls)
            out += row->id.text();
        for (const auto& row : plan.rooms)
            out += row->id.text();
        for (const auto& row : plan.openings)
            out += row->id.text();
        for (const auto& row : plan.devices)
            out += row->id.text();
        for (const auto& row : plan.supplies)
            out += row->id.text();
        for (const auto& row : plan.valves)
            out += row->id.text();
        return out;
    }
    static QStringList marksOf(const Project& plan)
    {
        QStringList out;
        for (const auto& row : plan.rooms)
            out += row->number.value_or(QStringLiteral("?")) + u' ' + row->name.value_or(QString());
        for (const auto& row : plan.openings)
            out += row->mark.value_or(QStringLiteral("?"));
        for (const auto& row : plan.devices)
            out += row->mark.value_or(QStringLiteral("?"));
        for (const auto& row : plan.supplies)
            out += row->mark.value_or(QStringLiteral("?"));
        for (const auto& row : plan.valves)
            out += row->tag.value_or(QStringLiteral("?"));
        out.sort();
        return out;
    }

private slots:
    void what_was_cut_comes_back_with_its_marks_and_links_data()
    {
        QTest::addColumn<Motion>("motion");
        QTest::addColumn<StoreyId>("storey");
        QTest::newRow("in its place") << Motion{} << ground();
        QTest::newRow("elsewhere on its storey") << Motion{{}, {}, false, mm(30000), mm(1000)} << ground();
        QTest::newRow("on another storey") << Motion{} << upper();
        QTest::newRow("turned") << Motion{{}, {90'000'000}, false, {}, {}} << upper();
    }
    void what_was_cut_comes_back_with_its_marks_and_links()
    {
        QFETCH(Motion, motion);
        QFETCH(StoreyId, storey);
        const Project plan = furnished();
        NewIds ids("test");
        const Project gone = cut(plan, everything(plan), ids);
        QVERIFY(gone.walls.size() == 0 && gone.devices.size() == 0 && gone.circuits.size() == 0);
        const auto pasted = pasteElements(gone, plan, everything(plan), motion, storey, ids);
        SP_SOUND(gone, pasted);
        const Project now = with(gone, pasted);
        QCOMPARE(now.storeys.size(), plan.storeys.size());
        QCOMPARE(marksOf(now), marksOf(plan));
        QCOMPARE(now.walls.size(), plan.walls.size());
        for (const auto& wall : now.walls)
            QCOMPARE(wall->storey, std::optional(storey));
        QCOMPARE(now.circuits.size(), size_t{1});
        const auto named = [&](const char* mark) {
            for (const auto& row : now.devices)
                if (row->mark == QLatin1String(mark))
                    return row.get();
            return static_cast<const Device*>(nullptr);
        };
        QVERIFY(named("CTL-7") && named("CTL-7")->drives && named("CTL-7")->drives->front().part == u"lock");
        QVERIFY(named("GD-3")->closes && named("GD-3")->closes->front() == now.valves[0].id);
        QCOMPARE(now.circuits[0].feeds->front().entity, named("GD-3")->id.text());
        const Room* room = now.rooms.find(named("GD-3")->room);
        QVERIFY(room && room->number == QStringLiteral("102"));
    }

    void what_is_still_there_is_copied_with_marks_of_its_own()
    {
        const Project plan = furnished();
        NewIds ids("test");
        const QStringList two{QStringLiteral("dv-2"), QStringLiteral("vl-1")};
        const auto pasted = pasteElements(plan, plan, two, Motion{{}, {}, false, {}, mm(500)}, ground(), ids);
        SP_SOUND(plan, pasted);
        const Project now = with(plan, pasted);
        QCOMPARE(now.devices.size(), size_t{3});
        QCOMPARE(now.storeys.size(), plan.storeys.size());
        QStringList marks = marksOf(now);
        QCOMPARE(marks.removeDuplicates(), qsizetype{0});
        const auto onTop = pasteElements(plan, plan, two, {}, ground(), ids);
        QVERIFY2(errorText(onTop).contains(QStringLiteral("would lie on")), qPrintable(errorText(onTop)));
    }

    void mark_that_was_taken_since_is_not_given_twice()
    {
        const Project plan = furnished();
        NewIds ids("test");
        Project gone = cut(plan, {QStringLiteral("dv-2")}, ids);
        Device other = *gone.devices.find(DeviceId(QStringLiteral("dv-1")));
        other.mark = QStringLiteral("GD-3");
        gone.devices.put(other.id, std::make_shared<const Device>(other));
        const auto pasted = pasteElements(gone, plan, {QStringLiteral("dv-2")}, {}, ground(), ids);
        SP_SOUND(gone, pasted);
        QStringList marks = marksOf(with(gone, pasted));
        QCOMPARE(marks.removeDuplicates(), qsizetype{0});
    }

    void door_that_was_cut_goes_back_into_its_wall_or_into_another_one_data()
    {
        QTest::addColumn<Motion>("motion");
        QTest::addColumn<QString>("wall");
        QTest::addColumn<qint64>("offset");
        QTest::newRow("where it was") << Motion{} << "wl-cs" << qint64{9000};
        QTest::newRow("along the wall") << Motion{{}, {}, false, mm(-1000), {}} << "wl-cs" << qint64{8000};
        QTest::newRow("into the wall across the corridor") << Motion{{}, {}, false, {}, mm(2000)} << "wl-cn" << qint64{9000};
        QTest::newRow("turned, into the partition")
            << Motion{at(9000, 3000), {90'000'000}, false, mm(-3000), mm(-1500)} << "wl-mid" << qint64{1500};
    }
    void door_that_was_cut_goes_back_into_its_wall_or_into_another_one()
    {
        QFETCH(Motion, motion);
        QFETCH(QString, wall);
        QFETCH(qint64, offset);
        const Project plan = furnished();
        NewIds ids("test");
        const QStringList door{QStringLiteral("op-2")};
        const Project gone = cut(plan, door, ids);
        const auto pasted = pasteElements(gone, plan, door, motion, ground(), ids);
        SP_SOUND(gone, pasted);
        const Project now = with(gone, pasted);
        QCOMPARE(now.walls.size(), gone.walls.size());
        QCOMPARE(pasted.value().made.size(), qsizetype{1});
        const Opening& back = *now.openings.find(OpeningId(pasted.value().made.first()));
        QCOMPARE(back.mark, std::optional(QStringLiteral("SPECIAL")));
        QCOMPARE(back.place.wall->text(), wall);
        QCOMPARE(*back.place.offset, mm(offset));
    }

    void door_without_a_wall_under_it_is_refused()
    {
        const Project plan = furnished();
        NewIds ids("test");
        const QStringList door{QStringLiteral("op-2")};
        const Project gone = cut(plan, door, ids);
        const auto pasted = pasteElements(gone, plan, door, Motion{{}, {}, false, {}, mm(700)}, ground(), ids);
        QVERIFY2(errorText(pasted).contains(QStringLiteral("no wall runs where its copy would stand")), qPrintable(errorText(pasted)));
        const auto above = pasteElements(gone, plan, door, {}, upper(), ids);
        QVERIFY2(errorText(above).contains(QStringLiteral("no wall runs where its copy would stand")), qPrintable(errorText(above)));
    }

    void set_that_went_since_is_not_pointed_to()
    {
        const Project plan = furnished();
        NewIds ids("test");
        Project gone = cut(plan, {QStringLiteral("op-1")}, ids);
        gone.hardwareSets.put(HardwareSetId(QStringLiteral("hs-1")), nullptr);
        const auto pasted = pasteElements(gone, plan, {QStringLiteral("op-1")}, {}, ground(), ids);
        SP_SOUND(gone, pasted);
        QVERIFY(!with(gone, pasted).openings.find(OpeningId(pasted.value().made.first()))->set);
    }

    void what_never_was_is_refused()
    {
        const Project plan = furnished();
        NewIds ids("test");
        QVERIFY(!pasteElements(plan, plan, {QStringLiteral("dv-99")}, {}, ground(), ids));
        QVERIFY(!pasteElements(plan, plan, {}, {}, ground(), ids));
        QVERIFY(!pasteElements(plan, plan, {QStringLiteral("dv-1")}, {}, StoreyId(QStringLiteral("st-9")), ids));
    }
};

QTEST_APPLESS_MAIN(TstPaste)
#include "tst_paste.moc"
