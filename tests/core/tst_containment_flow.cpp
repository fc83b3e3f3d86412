// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/checker.h"
#include "tests/support/gas_plans.h"

#include <QTest>

using namespace sp;
using namespace sp::test;

namespace {

const QString today = QStringLiteral("2026-06-01");

/// A damper of a room with a spring and a solenoid that vents: it fails to the side of its spring.
Valve damperOf(const char* room, const QString& service, bool supply, bool opens, std::optional<bool> tight)
{
    Valve v{.id = ValveId(QStringLiteral("vl-%1-%2").arg(QLatin1String(room), supply ? QStringLiteral("s") : QStringLiteral("e")))};
    v.to = RoomId(QString::fromLatin1(room));
    v.noPositioner = true;
    const std::pair<const char*, QString> words[] = {{"valve.service", service},
                                                     {"valve.side", supply ? QStringLiteral("supply") : QStringLiteral("exhaust")},
                                                     {"body.kind", QStringLiteral("damper")},
                                                     {"body.motion", QStringLiteral("rotary")},
                                                     {"body.close_dir", QStringLiteral("cw")},
                                                     {"actuator.kind", QStringLiteral("spring_piston")},
                                                     {"actuator.spring_motion", opens ? QStringLiteral("ccw") : QStringLiteral("cw")},
                                                     {"solenoid.kind", QStringLiteral("3/2")},
                                                     {"solenoid.deenergized", QStringLiteral("vent")},
                                                     {"solenoid.pilot", QStringLiteral("direct")},
                                                     {"valve.normal_position", QStringLiteral("open")}};
    for (const auto& [fact, text] : words)
        v.facts.set(field(fact), Word{static_cast<quint16>(*wordIndex(fieldOf(field(fact)).words, text))});
    v.facts.set(field("actuator.flipped"), false);
    v.facts.set(field("actuator.offset_deg"), Quantity{Dim::Angle, 0});
    v.facts.set(field("valve.spring_margin"), Quantity{Dim::Number, 2'000'000});
    v.facts.set(field("solenoid.dead_on_signal_loss"), true);
    if (tight)
        v.facts.set(field("body.bubble_tight"), *tight);
    return v;
}

struct Dampers {
    const char* room = "rm-lab";
    QString service = QStringLiteral("bubble_tight_damper");
    bool supplyOpens = false, exhaustOpens = false;
    std::optional<bool> tight = true;
};

void put(Project& p, const Dampers& d)
{
    for (const bool supply : {true, false}) {
        const Valve v = damperOf(d.room, d.service, supply, supply ? d.supplyOpens : d.exhaustOpens, d.tight);
        p.valves.put(v.id, std::make_shared<const Valve>(v));
    }
}

template <class F>
void changeRoom(Project& p, const char* id, F&& f)
{
    Room room = *p.rooms.find(RoomId(QString::fromLatin1(id)));
    f(room);
    p.rooms.put(room.id, std::make_shared<const Room>(room));
}

void contain(Project& p, const char* id)
{
    static const FieldId level = field("space.containment");
    changeRoom(p, id, [](Room& r) { r.facts.set(level, Word{static_cast<quint16>(*wordIndex(fieldOf(level).words, u"bsl3"))}); });
}

/// Checks of valve.containment-pair that have a finding about the laboratory: "decay-test fail", and what an undecided one waits for.
QStringList pairFindings(const Project& p)
{
    QStringList out;
    for (const Finding& f : assess(std::make_shared<const Project>(p), library(), {}, today).findings) {
        if (!f.key.startsWith(QStringLiteral("valve.containment-pair:rm-lab:")))
            continue;
        QString line = f.key.section(u':', 2) + (f.verdict == Verdict::Fail ? QStringLiteral(" fail") : QStringLiteral(" undecided"));
        if (f.verdict == Verdict::Fail)
            line += f.severity == Severity::Violation ? QStringLiteral(" violation")
                : f.severity == Severity::Warning     ? QStringLiteral(" warning")
                                                      : QStringLiteral(" advisory");
        out += line;
    }
    out.sort();
    return out;
}

QStringList linesOf(const Assessment& a)
{
    QStringList out;
    for (const Finding& f : a.findings)
        out += f.key + u' ' + QString::number(static_cast<int>(f.verdict)) + u' ' + f.says;
    out.sort();
    return out;
}

} // namespace

/// Supply and exhaust of a containment room as a pair (valve-and-power-rules.md B2), whatever their dampers are called.
class TstContainmentFlow final : public QObject {
    Q_OBJECT

private slots:
    void bubble_tight_dampers_are_dampers_of_the_room_data()
    {
        QTest::addColumn<bool>("supplyOpens");
        QTest::addColumn<bool>("exhaustOpens");
        QTest::addColumn<int>("tight"); // 2: not stated
        QTest::addColumn<QString>("flow");
        QTest::newRow("inward") << false << true << 0 << QStringLiteral("inward");
        QTest::newRow("static") << false << false << 0 << QStringLiteral("static");
        QTest::newRow("static and tight") << false << false << 1 << QStringLiteral("static_tight");
        QTest::newRow("static, tightness not stated")
            << false << false << 2 << QStringLiteral("unknown: vl-rm-lab-e.body.bubble_tight vl-rm-lab-s.body.bubble_tight");
        QTest::newRow("outward") << true << false << 1 << QStringLiteral("outward");
        QTest::newRow("fans") << true << true << 1 << QStringLiteral("fans");
    }
    void bubble_tight_dampers_are_dampers_of_the_room()
    {
        QFETCH(bool, supplyOpens);
        QFETCH(bool, exhaustOpens);
        QFETCH(int, tight);
        QFETCH(QString, flow);
        for (const char* service : {"containment_pair", "bubble_tight_damper"}) {
            Project p = gasPlanWith();
            put(p, {"rm-lab", QLatin1String(service), supplyOpens, exhaustOpens, tight == 2 ? std::nullopt : std::optional(tight == 1)});
            QCOMPARE(saidOf(p, "rm-lab", "space.containment_flow"), flow);
        }
    }
    void dampers_of_both_kinds_count_together()
    {
        Project p = gasPlanWith();
        put(p, {"rm-lab", QStringLiteral("containment_pair"), false, true, false});
        Valve v = damperOf("rm-lab", QStringLiteral("bubble_tight_damper"), false, false, true);
        v.id = ValveId(QStringLiteral("vl-rm-lab-t"));
        p.valves.put(v.id, std::make_shared<const Valve>(v));
        QCOMPARE(saidOf(p, "rm-lab", "space.containment_flow"), QStringLiteral("static"));
    }

    void a_static_room_is_proven_by_a_decay_test_data()
    {
        QTest::addColumn<int>("test"); // 2: not stated
        QTest::addColumn<QString>("findings");
        QTest::newRow("declared") << 1 << QStringLiteral("static fail advisory");
        QTest::newRow("none") << 0 << QStringLiteral("decay-test fail violation");
        QTest::newRow("not stated") << 2 << QStringLiteral("decay-test undecided");
    }
    void a_static_room_is_proven_by_a_decay_test()
    {
        QFETCH(int, test);
        QFETCH(QString, findings);
        Project p = gasPlanWith();
        contain(p, "rm-lab");
        put(p, {});
        if (test != 2)
            changeRoom(p, "rm-lab", [&](Room& r) { r.facts.set(field("space.decay_test"), test == 1); });
        QCOMPARE(pairFindings(p).join(u' '), findings);
    }

    // A boundary belongs to the deeper of its rooms: it is judged again when a damper of the other one changes.
    void the_room_beside_it_follows_a_bubble_tight_damper()
    {
        Project p = gasPlanWith();
        Opening entrance = *p.openings.find(OpeningId(QStringLiteral("op-1"))); // from outside to the store, and on to the laboratory
        entrance.id = OpeningId(QStringLiteral("op-2"));
        entrance.mark = QStringLiteral("1B");
        entrance.place.wall = WallId(QStringLiteral("wl-4"));
        p.openings.put(entrance.id, std::make_shared<const Opening>(entrance));
        p.valves = {}; // no gas leads from one room to the other
        p.sources = {};
        p.devices = {};
        for (const char* room : {"rm-lab", "rm-store"}) {
            contain(p, room);
            changeRoom(p, room, [&](Room& r) {
                static const FieldId role = field("space.pressure_role");
                r.facts.set(role, Word{static_cast<quint16>(*wordIndex(fieldOf(role).words, u"cascade"))});
            });
        }
        changeRoom(p, "rm-store", [](Room& r) { r.facts.set(field("space.dp_supply_lost_pa"), Quantity{Dim::Pressure, -50'000'000}); });
        put(p, {"rm-store", QStringLiteral("bubble_tight_damper"), false, true, false});
        QCOMPARE(saidOf(p, "rm-lab", "space.pressure_turned_doors"), QStringLiteral("1A"));
        Checker checker(library());
        (void)checker.update(std::make_shared<const Project>(p), nullptr, today);
        put(p, {"rm-store", QStringLiteral("bubble_tight_damper"), false, false, false});
        QCOMPARE(saidOf(p, "rm-lab", "space.pressure_turned_doors"), QStringLiteral("none"));
        const auto project = std::make_shared<const Project>(p);
        QCOMPARE(linesOf(*checker.update(project, nullptr, today)), linesOf(assess(project, library(), {}, today)));
    }
};

QTEST_APPLESS_MAIN(TstContainmentFlow)
#include "tst_containment_flow.moc"
