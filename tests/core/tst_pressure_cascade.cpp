// SPDX-License-Identifier: GPL-3.0-or-later
// The pressure cascade of four rooms in a row: corridor, anteroom, laboratory, inner room (valve-and-power-rules.md C4).
#include "core/edit/patch.h"
#include "core/edit/set_fact.h"
#include "tests/support/power_plans.h"

#include <QTest>

using namespace sp;
using namespace sp::test;

namespace {

using Changes = std::vector<std::pair<const char*, const char*>>; ///< paths and values

} // namespace

Q_DECLARE_METATYPE(Changes)

class TstPressureCascade final : public QObject {
    Q_OBJECT

    /// Doors A (corridor to anteroom), B (to the laboratory) and C (to the inner room), without hardware.
    static Project row()
    {
        QByteArray walls, openings;
        const auto wall = [&](const char* id, int x1, int y1, int x2, int y2) {
            walls += QByteArray("  - {id: ") + id + ", storey: st-1, from: [" + QByteArray::number(x1) + ", " + QByteArray::number(y1)
                + "], to: [" + QByteArray::number(x2) + ", " + QByteArray::number(y2) + "], thickness: 200 mm, type: unrated}\n";
        };
        wall("wl-1", 0, 0, 16000, 0);
        wall("wl-2", 16000, 0, 16000, 4000);
        wall("wl-3", 16000, 4000, 0, 4000);
        wall("wl-4", 0, 4000, 0, 0);
        const char* cross[] = {"wl-a", "wl-b", "wl-c"};
        const char* mark[] = {"A", "B", "C"};
        for (int i = 0; i < 3; ++i) {
            wall(cross[i], 4000 * (i + 1), 0, 4000 * (i + 1), 4000);
            openings += QByteArray("  - id: op-") + QByteArray(mark[i]).toLower() + "\n    mark: \"" + mark[i] + "\"\n    place: {wall: "
                + cross[i] + ", offset: 2000 mm, hinge: from, swings: right}\n    door: {leaves: 1, operation: swing}\n";
        }
        const QByteArray plan = "format: 1\nproject:\n  name: \"P\"\n  units: metric\n"
                                "storeys:\n  - {id: st-1, name: \"L\", elevation: 0 mm, height: 3000 mm}\n"
                                "walls:\n"
            + walls
            + "rooms:\n"
              "  - {id: rm-a, storey: st-1, number: \"1\", name: \"ANTEROOM\", kind: room, at: [6000, 2000], containment: bsl3, dp_setpoint: -15 Pa, pressure_role: cascade}\n"
              "  - {id: rm-c, storey: st-1, number: \"0\", name: \"CORRIDOR\", kind: corridor, at: [2000, 2000], containment: none, dp_setpoint: 0 Pa, pressure_role: cascade}\n"
              "  - {id: rm-i, storey: st-1, number: \"3\", name: \"INNER\", kind: room, at: [14000, 2000], containment: bsl3, dp_setpoint: -45 Pa, pressure_role: cascade}\n"
              "  - {id: rm-l, storey: st-1, number: \"2\", name: \"LABORATORY\", kind: room, at: [10000, 2000], containment: bsl3, dp_setpoint: -30 Pa, pressure_role: cascade}\n"
              "openings:\n"
            + openings;
        const PlanFile file = readPlan(plan, QStringLiteral("p"));
        if (!file.problems.empty())
            qWarning("%s", qPrintable(texts(file.problems)));
        return file.project;
    }
    static void change(Project& p, const char* path, const char* to)
    {
        const auto patch = setFact(p, QString::fromLatin1(path), QString::fromLatin1(to));
        if (!patch)
            qWarning("%s: %s", path, qPrintable(patch.error().message));
        else
            apply(p, patch.value());
    }
    /// A damper of a room with a spring and a solenoid that vents: it fails to the side of its spring.
    static void addDamper(Project& p, const char* room, bool supply, bool opens)
    {
        const auto word = [](const char* fact, QStringView text) {
            return Value(Word{static_cast<quint16>(*wordIndex(fieldOf(field(fact)).words, text))});
        };
        Valve v{.id = ValveId(QStringLiteral("vl-") + QString::fromLatin1(room) + (supply ? u's' : u'e'))};
        v.to = RoomId(QString::fromLatin1(room));
        v.noPositioner = true;
        const std::pair<const char*, QStringView> words[] = {{"valve.service", u"containment_pair"},
                                                             {"valve.side", supply ? u"supply" : u"exhaust"},
                                                             {"body.kind", u"damper"},
                                                             {"body.motion", u"rotary"},
                                                             {"body.close_dir", u"cw"},
                                                             {"actuator.kind", u"spring_piston"},
                                                             {"actuator.spring_motion", opens ? u"ccw" : u"cw"},
                                                             {"solenoid.kind", u"3/2"},
                                                             {"solenoid.deenergized", u"vent"},
                                                             {"solenoid.pilot", u"direct"},
                                                             {"valve.normal_position", u"open"}};
        for (const auto& [fact, text] : words)
            v.facts.set(field(fact), word(fact, text));
        for (const char* fact : {"actuator.flipped", "body.bubble_tight", "accessories.lockup"})
            if (const auto id = findField(QString::fromLatin1(fact)))
                v.facts.set(*id, false);
        v.facts.set(field("actuator.offset_deg"), Quantity{Dim::Angle, 0});
        v.facts.set(field("valve.spring_margin"), Quantity{Dim::Number, 2'000'000});
        v.facts.set(field("solenoid.dead_on_signal_loss"), true);
        p.valves.put(v.id, std::make_shared<const Valve>(v));
    }
    static QString value(const Project& p, const char* fact, const char* room)
    {
        const auto sheet = sheetOf(p);
        const FactId id = sheet->id(fact);
        const auto at = static_cast<quint32>(p.rooms.indexOf(RoomId(QString::fromLatin1(room))));
        Trace trace;
        const Fact f = sheet->value({SubjectKind::Room, at, 0}, id, &trace);
        if (f.known)
            return factFileText(sheet->facts()[id], f.value, Units::Metric);
        QStringList missing;
        for (const Missing& m : trace.missing)
            missing += sheet->facts()[m.fact].name + u'@' + sheet->idOf(m.subject);
        missing.sort();
        missing.removeDuplicates();
        return QStringLiteral("? ") + missing.join(u' ');
    }

private slots:
    void signs_and_steps_data()
    {
        QTest::addColumn<Changes>("changes");
        QTest::addColumn<QByteArray>("room");
        QTest::addColumn<QByteArray>("fact");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* name, const Changes& changes, const char* room, const char* fact, const char* expected) {
            QTest::newRow(name) << changes << QByteArray(room) << QByteArray(fact) << QString::fromLatin1(expected);
        };
        row("falls all the way", {}, "rm-l", "space.pressure_signs_right", "true");
        row("falls all the way: the inner room", {}, "rm-i", "space.pressure_signs_right", "true");
        row("its step", {}, "rm-l", "space.pressure_step_pa", "15 Pa");
        row("a small step", {{"rm-l.dp_setpoint", "-27 Pa"}}, "rm-l", "space.pressure_step_pa", "12 Pa");
        row("a boundary belongs to the deeper room", {{"rm-l.dp_setpoint", "-27 Pa"}}, "rm-a", "space.pressure_step_pa", "15 Pa");
        row("the anteroom is lower than the laboratory", {{"rm-a.dp_setpoint", "-40 Pa"}}, "rm-l", "space.pressure_wrong_doors", "B");
        row("and that is no matter of its own boundary", {{"rm-a.dp_setpoint", "-40 Pa"}}, "rm-a", "space.pressure_signs_right", "true");
        row("a sink has its step as well", {{"rm-a.dp_setpoint", "-40 Pa"}, {"rm-a.pressure_role", "sink"}}, "rm-l",
            "space.pressure_step_pa", "10 Pa");
        row("as low as the laboratory", {{"rm-a.dp_setpoint", "-30 Pa"}}, "rm-l", "space.pressure_signs_right", "false");
        row("a declared sink", {{"rm-a.dp_setpoint", "-40 Pa"}, {"rm-a.pressure_role", "sink"}}, "rm-l", "space.pressure_signs_right",
            "true");
        row("a declared sink is one", {{"rm-a.dp_setpoint", "-40 Pa"}, {"rm-a.pressure_role", "sink"}}, "rm-a", "space.pressure_role_right",
            "true");
        row("a sink that is none", {{"rm-a.pressure_role", "sink"}}, "rm-a", "space.pressure_role_doors", "B");
        row("a bubble", {{"rm-a.dp_setpoint", "10 Pa"}, {"rm-a.pressure_role", "bubble"}}, "rm-a", "space.pressure_role_right", "true");
        row("a bubble against the corridor", {{"rm-a.dp_setpoint", "10 Pa"}, {"rm-a.pressure_role", "bubble"}}, "rm-a",
            "space.pressure_signs_right", "true");
        row("nobody has declared it", {{"rm-a.dp_setpoint", "-40 Pa"}, {"rm-a.pressure_role", ""}}, "rm-l", "space.pressure_signs_right",
            "? space.pressure_role@rm-a");
        row("set point not known", {{"rm-c.dp_setpoint", ""}}, "rm-a", "space.pressure_signs_right", "? space.dp_setpoint_pa@rm-c");
        row("of no concern to the laboratory", {{"rm-c.dp_setpoint", ""}}, "rm-l", "space.pressure_signs_right", "true");
        row("containment", {}, "rm-l", "space.pressure_cascade", "containment");
        row("an ordinary room", {}, "rm-c", "space.pressure_cascade", "none");
        row("containment not known", {{"rm-l.containment", ""}}, "rm-l", "space.pressure_cascade", "? space.containment@rm-l");
        row("clean and hazardous", {{"rm-l.gmp_grade", "a"}}, "rm-l", "space.pressure_cascade", "both");
        row("clean and hazardous, nothing between", {{"rm-l.gmp_grade", "a"}}, "rm-l", "space.pressure_unbuffered_doors", "B, C");
        row("clean and hazardous, a sink on each side",
            {{"rm-l.gmp_grade", "a"}, {"rm-a.pressure_role", "sink"}, {"rm-i.pressure_role", "sink"}}, "rm-l", "space.pressure_buffered",
            "true");
    }
    void signs_and_steps()
    {
        QFETCH(Changes, changes);
        QFETCH(QByteArray, room);
        QFETCH(QByteArray, fact);
        QFETCH(QString, expected);
        Project p = row();
        for (const auto& [path, to] : changes)
            change(p, path, to);
        QCOMPARE(value(p, fact.constData(), room.constData()), expected);
    }

    void a_clean_room_is_higher_than_a_less_clean_one()
    {
        Project p = row();
        for (const char* room : {"rm-a", "rm-l", "rm-i"})
            change(p, (QByteArray(room) + ".containment").constData(), "none");
        change(p, "rm-a.gmp_grade", "c");
        change(p, "rm-l.gmp_grade", "b");
        change(p, "rm-a.dp_setpoint", "15 Pa");
        change(p, "rm-l.dp_setpoint", "30 Pa");
        QCOMPARE(value(p, "space.pressure_cascade", "rm-l"), QStringLiteral("clean"));
        // The inner room has no grade and is lower by far: only the smallest step counts.
        QCOMPARE(value(p, "space.pressure_step_pa", "rm-l"), QStringLiteral("15 Pa"));
        QCOMPARE(value(p, "space.pressure_signs_right", "rm-l"), QStringLiteral("true"));
        change(p, "rm-l.dp_setpoint", "5 Pa");
        QCOMPARE(value(p, "space.pressure_wrong_doors", "rm-l"), QStringLiteral("B"));
        QCOMPARE(value(p, "space.pressure_signs_right", "rm-a"), QStringLiteral("true"));
    }

    void when_something_fails_data()
    {
        QTest::addColumn<QByteArray>("dampers"); // room, supply and exhaust: o opens, c closes
        QTest::addColumn<Changes>("changes");
        QTest::addColumn<QByteArray>("room");
        QTest::addColumn<QString>("turned");
        const auto row = [](const char* name, const char* dampers, const Changes& changes, const char* room, const char* turned) {
            QTest::newRow(name) << QByteArray(dampers) << changes << QByteArray(room) << QString::fromLatin1(turned);
        };
        row("no dampers: nothing fails", "", {}, "rm-l", "none");
        row("the laboratory goes lower still", "rm-l:co", {}, "rm-l", "none");
        row("how low it goes decides about the room behind it", "rm-l:co", {}, "rm-i",
            "? space.failed_pressure@rm-i space.failed_pressure@rm-l");
        row("not lower than the room behind it", "rm-l:co", {{"rm-l.dp_supply_lost", "-40 Pa"}}, "rm-i", "none");
        row("lower than the room behind it", "rm-l:co", {{"rm-l.dp_supply_lost", "-60 Pa"}}, "rm-i", "C");
        row("both go lower", "rm-l:co rm-i:co", {{"rm-l.dp_supply_lost", "-60 Pa"}, {"rm-i.dp_supply_lost", "-75 Pa"}}, "rm-i", "none");
        row("supply open, exhaust closed", "rm-l:oc", {}, "rm-l", "B");
        row("supply open, exhaust closed, as measured", "rm-l:oc", {{"rm-l.dp_exhaust_lost", "-20 Pa"}}, "rm-l", "none");
        row("static", "rm-l:cc", {}, "rm-l", "B");
        row("both open: the fans decide", "rm-l:oo", {}, "rm-l", "? space.failed_pressure@rm-l");
        row("wrong from the start is another matter", "rm-l:oc", {{"rm-a.dp_setpoint", "-40 Pa"}}, "rm-l", "none");
    }
    void when_something_fails()
    {
        QFETCH(QByteArray, dampers);
        QFETCH(Changes, changes);
        QFETCH(QByteArray, room);
        QFETCH(QString, turned);
        Project p = row();
        for (const QByteArray& pair : dampers.split(' ')) {
            if (pair.isEmpty())
                continue;
            const QByteArray name = pair.left(4);
            addDamper(p, name.constData(), true, pair[5] == 'o');
            addDamper(p, name.constData(), false, pair[6] == 'o');
        }
        for (const auto& [path, to] : changes)
            change(p, path, to);
        QCOMPARE(value(p, "space.pressure_turned_doors", room.constData()), turned);
    }
};

QTEST_GUILESS_MAIN(TstPressureCascade)
#include "tst_pressure_cascade.moc"
