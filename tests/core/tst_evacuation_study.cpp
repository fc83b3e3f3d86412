// SPDX-License-Identifier: GPL-3.0-or-later
// Evacuation of whole plans: the worked examples E14, E17 and E18 as plans, lost exits, what is not known.
#include "core/egress/egress_engine.h"
#include "core/egress/egress_settings.h"
#include "core/egress/hydraulics.h"
#include "core/failure/scenario.h"
#include "core/report/evacuation_report.h"
#include "tests/support/power_plans.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>
#include <cmath>

using namespace sp;
using namespace sp::test;

namespace {

bool isNear(std::optional<double> found, double expected, double tolerance)
{
    return found && std::abs(*found - expected) <= tolerance;
}

QByteArray number(double n)
{
    return QByteArray::number(n, 'f', 0);
}

QByteArray box(double x0, double y0, double x1, double y1)
{
    return "[[" + number(x0) + ", " + number(y0) + "], [" + number(x1) + ", " + number(y0) + "], [" + number(x1) + ", " + number(y1)
        + "], [" + number(x0) + ", " + number(y1) + "]]";
}

/// Writes a plan line by line; lengths are mm.
struct PlanText {
    QByteArray storeys, walls, rooms, stairs, openings;

    void storey(int i, double elevation)
    {
        storeys += "  - {id: st-" + number(i) + ", name: \"Level " + number(i) + "\", elevation: " + number(elevation)
            + " mm, height: 3600 mm, above_grade: " + number(i + 1) + "}\n";
    }
    void wall(const QByteArray& id, int storey, double x0, double y0, double x1, double y1)
    {
        walls += "  - {id: wl-" + id + ", storey: st-" + number(storey) + ", from: [" + number(x0) + ", " + number(y0) + "], to: ["
            + number(x1) + ", " + number(y1) + "], thickness: 200 mm, type: exterior}\n";
    }
    void room(const QByteArray& id, int storey, const QByteArray& outline, const QByteArray& more)
    {
        rooms +=
            "  - {id: rm-" + id + ", storey: st-" + number(storey) + ", number: \"" + id + "\", outline: " + outline + ", " + more + "}\n";
    }
    /// In the middle of a hole that begins `offset` along its wall; free both ways.
    void door(const QByteArray& id, const QByteArray& wall, double offset, const QByteArray& width = "clear_width: 34 in, ",
              const QByteArray& more = {})
    {
        openings += "  - id: op-" + id + "\n    mark: \"" + id + "\"\n    set: hs-1\n    place: {wall: wl-" + wall
            + ", offset: " + number(offset) + " mm, hinge: from, swings: right" + more
            + "}\n    door: {leaves: 1, operation: swing, leaf_width: 900 mm, leaf_height: 2100 mm, " + width + "egress_side: a}\n";
    }
    Project project() const
    {
        const PlanFile file =
            readPlan(QByteArray("format: 1\nproject:\n  name: \"P\"\n  units: metric\negress: {distribution: nearest}\nstoreys:\n")
                         + storeys + "walls:\n" + walls + "rooms:\n" + rooms + (stairs.isEmpty() ? QByteArray() : "stairs:\n" + stairs)
                         + "openings:\n" + openings
                         + "hardware_sets:\n  - id: hs-1\n    mark: \"1\"\n    items:\n"
                           "      - {key: lock, kind: mortise_lock, function: passage}\n",
                     QStringLiteral("plan"));
        if (!file.problems.empty())
            qWarning("%s", qPrintable(texts(file.problems)));
        return file.project;
    }
};

// One room 24 m deep with a door of 34 in in the middle of its short side.
PlanText hall(double width, const QByteArray& people, const QByteArray& clear = "clear_width: 34 in, ")
{
    PlanText p;
    p.storey(0, 0);
    p.wall("w", 0, -100, width + 100, -100, -100);
    p.wall("e", 0, 24100, -100, 24100, width + 100);
    p.room("1", 0, box(0, 0, 24000, width), "kind: room" + people);
    p.door("a", "w", width / 2 + 100 - 450, clear, ", outside: b");
    return p;
}

// Storeys above a level of discharge, each with a hall and a door into one stair.
PlanText tower(int storeys, const QByteArray& stair = ", riser: 7 in, tread: 11 in, clear_width: 1118 mm, landing: 1100 mm")
{
    PlanText p;
    QByteArray served;
    for (int i = 0; i <= storeys; ++i) {
        const QByteArray n = number(i);
        p.storey(i, 3600.0 * i);
        p.wall("m" + n, i, 10100, 10000, 10100, 0);
        p.wall("o" + n, i, 13100, 0, 13100, 10000);
        p.room(n, i, box(0, 0, 10000, 10000), "kind: room, declared_occupants: " + QByteArray(i == 0 ? "0" : "45"));
        p.room("s" + n, i, box(10200, 0, 13000, 10000), "kind: exit_enclosure, stair: sr-1");
        p.door(n, "m" + n, 4000, "clear_width: 34 in, ");
        served += (i ? ", st-" : "st-") + n;
    }
    p.door("out", "o0", 4000, "clear_width: 34 in, ");
    p.stairs = "  - {id: sr-1, name: \"S\", kind: exit_stair" + stair + ", storeys: [" + served + "]}\n";
    return p;
}

EvacuationStudy studied(const Project& project, EvacuationOptions options = {}, const char* scenario = "F0")
{
    const auto sheet = sheetOf(project);
    EgressEngine engine;
    return evacuationStudy(engine.inputsAt(*sheet, scenarioNamed(QLatin1String(scenario))->cases.front().moment, options.lost),
                           egressSettings(project), evacStairs(*sheet), options);
}

EvacuationOptions atTheDoor()
{
    EvacuationOptions out;
    out.allAtTheDoor = true;
    return out;
}

const EvacuationStudy::Queue* queueAt(const EvacuationStudy& study, const QString& id)
{
    for (const auto& q : study.queues)
        if (q.id == id)
            return &q;
    return nullptr;
}

bool says(const EvacuationStudy& study, const QString& text)
{
    return std::any_of(study.assumptions.begin(), study.assumptions.end(), [&](const QString& s) { return s.contains(text); });
}

} // namespace

class TstEvacuationStudy final : public QObject {
    Q_OBJECT

private slots:
    void a_door_empties_a_room_as_in_the_worked_example()
    {
        const EvacuationStudy s = studied(hall(4000, ", declared_occupants: 80").project(), atTheDoor()); // E14
        QVERIFY(isNear(s.whole, 107.9, 0.05));
        QVERIFY(s.all.course);
        QVERIFY(isNear(s.all.course->remaining(45), 46.63, 0.005));
        QCOMPARE(s.exits.size(), size_t(1));
        QCOMPARE(s.exits[0].id, QStringLiteral("op-a"));
        QCOMPARE(s.rooms.size(), size_t(1));
        QCOMPARE(s.storeys.size(), size_t(1));
        QVERIFY(s.missing.empty());
        QVERIFY(says(s, QStringLiteral("no behaviour")));
        QVERIFY(s.longestQueue >= 0);
        QCOMPARE(s.queues[static_cast<size_t>(s.longestQueue)].peak.people, 80.0);
    }

    void people_arrive_from_the_floor_as_in_the_worked_example()
    {
        // E17: a hall so narrow that people stand evenly over 0 to 24 m.
        const EvacuationStudy s = studied(hall(1000, ", declared_occupants: 90").project());
        const EvacuationStudy::Queue* q = queueAt(s, QStringLiteral("op-a"));
        QVERIFY(q);
        QVERIFY2(isNear(q->in.lastS(), 20.17, 0.02), qPrintable(QString::number(q->in.lastS().value_or(-1))));
        QVERIFY2(isNear(q->peak.people, 75.04, 0.3), qPrintable(QString::number(q->peak.people)));
        QVERIFY2(isNear(s.whole, 121.4, 0.3), qPrintable(QString::number(s.whole.value_or(-1))));
        QVERIFY(isNear(s.all.course->remaining(30), 67.75, 0.3));
    }

    void people_of_three_storeys_meet_in_the_stair_as_in_the_worked_example()
    {
        const EvacuationStudy s = studied(tower(3).project(), atTheDoor()); // E18
        QVERIFY2(isNear(s.whole, 196.5, 0.1), qPrintable(QString::number(s.whole.value_or(-1)) + s.assumptions.back()));
        QVERIFY(s.all.course);
        QCOMPARE(s.all.course->people, 135.0);
        QCOMPARE(s.exits.size(), size_t(1));
        QCOMPARE(s.exits[0].id, QStringLiteral("op-out"));
        QVERIFY(isNear(s.exits[0].course->gone.total(), 135, 1e-6));
        QVERIFY(isNear(s.all.course->gone.total(), 135, 1e-6));
        int flights = 0;
        for (const auto& q : s.queues)
            flights += q.flight ? 1 : 0;
        QCOMPARE(flights, 3);
        QVERIFY(!says(s, QStringLiteral("Travel ends at the doors of sr-1")));
    }

    void a_stair_whose_pitch_is_not_known_ends_travel_at_its_doors()
    {
        const EvacuationStudy s = studied(tower(3, ", clear_width: 1118 mm").project(), atTheDoor());
        QVERIFY(says(s, QStringLiteral("Travel ends at the doors of sr-1: stair.riser_in, stair.tread_in not known")));
        QCOMPARE(s.exits.size(), size_t(3));
        QVERIFY(isNear(s.whole, 45 / doorFlow(inches(34)), 1e-6));
        double out = 0;
        for (const auto& exit : s.exits)
            out += exit.course->gone.total();
        QVERIFY(isNear(out, 135, 1e-6));
    }

    void an_exit_that_is_lost_makes_it_longer_or_impossible()
    {
        PlanText two = hall(4000, ", declared_occupants: 80");
        two.door("b", "e", 1650, "clear_width: 34 in, ");
        const Project project = two.project();
        const EvacuationStudy both = studied(project);
        QCOMPARE(both.exits.size(), size_t(2));
        EvacuationOptions lost;
        lost.lost = {QStringLiteral("op-b")};
        const EvacuationStudy one = studied(project, lost);
        QCOMPARE(one.exits.size(), size_t(1));
        QVERIFY(one.whole && both.whole && *one.whole > *both.whole * 1.5);
        QVERIFY(says(one, QStringLiteral("Lost: op-b")));
        lost.lost = {QStringLiteral("op-a"), QStringLiteral("op-b")};
        const EvacuationStudy none = studied(project, lost);
        QCOMPARE(none.stuck, 80.0);
        QCOMPARE(none.whole, std::nullopt);
        QVERIFY(none.exits.empty());
        QCOMPARE(none.noWay, std::vector<QString>{QStringLiteral("rm-1")});
        QCOMPARE(none.all.course->people, 80.0);
    }

    void a_width_that_is_not_known_leaves_the_curve_open()
    {
        PlanText plan = hall(4000, ", declared_occupants: 80", "");
        plan.door("b", "e", 1650, "clear_width: 34 in, ");
        const EvacuationStudy s = studied(plan.project());
        QVERIFY(!s.isKnown());
        QVERIFY(!s.all.course);
        QCOMPARE(s.all.waitsFor, std::vector<QString>{QStringLiteral("op-a")});
        QCOMPARE(s.whole, std::nullopt);
        for (const auto& exit : s.exits)
            QCOMPARE(exit.course.has_value(), exit.id == u"op-b");
        const EvacuationStudy::Queue* q = queueAt(s, QStringLiteral("op-a"));
        QVERIFY(q && q->in.points().empty() && q->waitsFor == std::vector<QString>{QStringLiteral("op-a")});
    }

    void a_load_that_is_not_known_makes_it_partial()
    {
        PlanText plan = tower(2);
        plan.rooms.replace("rm-1, storey: st-1, number: \"1\", outline: " + box(0, 0, 10000, 10000)
                               + ", kind: room, declared_occupants: 45",
                           "rm-1, storey: st-1, number: \"1\", outline: " + box(0, 0, 10000, 10000) + ", kind: room");
        const EvacuationStudy s = studied(plan.project(), atTheDoor());
        QVERIFY(s.isPartial());
        QCOMPARE(s.missing.size(), size_t(1));
        QCOMPARE(s.missing[0].room, QStringLiteral("rm-1"));
        QCOMPARE(s.all.without, std::vector<QString>{QStringLiteral("rm-1")});
        QVERIFY(s.all.course && s.all.course->people == 45);
        // Those from above meet them in the stair and at the way out, not at the door above.
        const EvacuationStudy::Queue *out = queueAt(s, QStringLiteral("op-out")), *above = queueAt(s, QStringLiteral("op-2"));
        QVERIFY(out && out->without == s.all.without);
        QVERIFY(above && above->without.empty());
        QVERIFY(says(s, QStringLiteral("People are missing")));
        const QByteArray text = evacuationText(*sheetOf(plan.project()), s, QStringLiteral("F0"));
        QVERIFY2(text.contains("without the people of"), text.constData());
    }

    void setting_out_later_moves_everything()
    {
        const Project project = hall(4000, ", declared_occupants: 80").project();
        EvacuationOptions late;
        late.preMovement.fromS = 60;
        const EvacuationStudy now = studied(project), then = studied(project, late);
        QVERIFY(isNear(then.whole, *now.whole + 60, 1e-6));
        QVERIFY(isNear(then.all.course->firstS, *now.all.course->firstS + 60, 1e-6));
        QVERIFY(says(then, QStringLiteral("60 s after the alarm")));
    }

    void full_flights_are_not_faster()
    {
        const Project project = tower(1).project();
        EvacuationOptions full = atTheDoor();
        full.flightsFull = true;
        const EvacuationStudy free = studied(project, atTheDoor()), slow = studied(project, full);
        QVERIFY(*slow.whole > *free.whole + 1);
        QVERIFY(says(slow, QStringLiteral("as slowly as on a full one")));
    }

    void nobody_is_won_or_lost_in_the_sample()
    {
        for (const char* scenario : {"F0", "F3"}) {
            const Project project = readPlanFile(samplePath(QStringLiteral("research-building-corrected.strikeplate"))).project;
            const EvacuationStudy s = studied(project, {}, scenario), again = studied(project, {}, scenario);
            QVERIFY(s.all.course);
            double in = 0, out = s.stuck;
            for (const auto& room : s.rooms)
                in += room.course->people;
            for (const auto& exit : s.exits)
                out += exit.course->gone.total();
            QVERIFY(isNear(in, s.all.course->people, 1e-6));
            QVERIFY(isNear(out, s.all.course->people, 1e-6));
            for (double t = 0; t < 400; t += 7) {
                double left = 0;
                for (const auto& exit : s.exits)
                    left += exit.course->remaining(t);
                QVERIFY(std::abs(left + s.stuck - s.all.course->remaining(t)) < 1e-6);
            }
            const auto sheet = sheetOf(project);
            QCOMPARE(evacuationCsv(*sheet, s), evacuationCsv(*sheet, again));
            QVERIFY(s.whole == again.whole && s.assumptions == again.assumptions);
        }
    }

    void files_say_the_same()
    {
        const Project project = tower(3).project();
        const auto sheet = sheetOf(project);
        const EvacuationStudy s = studied(project);
        const QJsonObject json = QJsonDocument::fromJson(evacuationJson(*sheet, s, QStringLiteral("F0"), {})).object();
        QCOMPARE(json[QStringLiteral("schema")].toString(), QStringLiteral("strikeplate.evacuation/1"));
        QVERIFY(std::abs(json[QStringLiteral("all_out_s")].toDouble() - *s.whole) < 0.006);
        const QJsonArray left = json[QStringLiteral("all")].toObject()[QStringLiteral("left")].toArray();
        QCOMPARE(left.first().toDouble(), 135.0);
        QCOMPARE(left.last().toDouble(), 0.0);
        const QByteArrayList lines = evacuationCsv(*sheet, s).split('\n');
        QCOMPARE(lines.front(), QByteArray("\"time_s\",\"all\",\"storey Level 1\",\"storey Level 2\",\"storey Level 3\",\"exit out\"\r"));
        QCOMPARE(lines.size() - 2, left.size()); // head, and the empty end
        QVERIFY(lines[1].startsWith("0,135.00,45.00,45.00,45.00,135.00"));
    }
};

QTEST_APPLESS_MAIN(TstEvacuationStudy)
#include "tst_evacuation_study.moc"
