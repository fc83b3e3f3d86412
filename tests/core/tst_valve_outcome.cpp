// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/failure/valve_states.h"
#include "tests/support/plans.h"

#include <QSet>
#include <QTest>

using namespace sp;
using namespace sp::test;

namespace {

/// A valve with facts written as in a plan: "actuator.kind=spring_piston body.close_dir=cw no-positioner".
Valve valveOf(const QString& text, const QString& id = QStringLiteral("vl-x"))
{
    Valve v{.id = ValveId(id)};
    for (const QString& word : text.split(u' ', Qt::SkipEmptyParts)) {
        if (word == u"no-positioner" || word == u"no-solenoid") {
            (word == u"no-positioner" ? v.noPositioner : v.noSolenoid) = true;
            continue;
        }
        const FieldId f = field(word.section(u'=', 0, 0).toLatin1().constData());
        v.facts.set(
            f,
            valueFromText(fieldOf(f), word.section(u'=', 1).replace(u'_', fieldOf(f).type == FieldType::Quantity ? u' ' : u'_'), false)
                .value());
    }
    return v;
}

/// A plan with nothing but valves, and its facts.
struct Plan {
    explicit Plan(const std::vector<Valve>& valves, const std::vector<Assumption>& assumptions = {})
    {
        Project p;
        for (const Valve& v : valves)
            p.valves.put(v.id, std::make_shared<const Valve>(v));
        for (const Assumption& a : assumptions)
            p.assumptions.put(a.id, std::make_shared<const Assumption>(a));
        make(std::move(p));
    }
    explicit Plan(Project p) { make(std::move(p)); }
    void make(Project p)
    {
        const auto project = std::make_shared<const Project>(std::move(p));
        const auto topology = TopologyBuilder().update(project);
        index = std::make_shared<const PlanIndex>(project, topology, library().catalogue);
        sheet = std::make_unique<FactSheet>(index, library().sources());
    }
    ValveAnalysis analysis(quint32 row = 0) const { return ValveAnalysis(valvePartsOf(*sheet, row)); }
    std::shared_ptr<const PlanIndex> index;
    std::unique_ptr<FactSheet> sheet;
};

/// Row of table A7.3: AIR, PWR, SIG, blackout phase 1 and final, label.
struct Row {
    const char* name;
    const char* valve;
    const char *air, *power, *signal, *first, *last, *label;
};
const Row table[] =
    {
        {"T01",
         "actuator.kind=spring_diaphragm actuator.spring_motion=retract valve.spring_margin=1.5 body.kind=globe body.motion=linear body.closes=pdtc positioner.power=loop positioner.action=direct no-solenoid",
         "OPEN", "OPEN", "OPEN", "OPEN", "OPEN", "FO"},
        {"T02",
         "actuator.kind=spring_diaphragm actuator.spring_motion=extend valve.spring_margin=1.5 body.kind=globe body.motion=linear body.closes=pdtc positioner.power=loop positioner.action=direct no-solenoid",
         "CLOSED", "CLOSED", "CLOSED", "CLOSED", "CLOSED", "FC"},
        {"T03",
         "actuator.kind=spring_diaphragm actuator.spring_motion=retract valve.spring_margin=1.5 body.kind=globe body.motion=linear body.closes=pdto positioner.power=loop positioner.action=direct no-solenoid",
         "CLOSED", "CLOSED", "CLOSED", "CLOSED", "CLOSED", "FC"},
        {"T04",
         "actuator.kind=spring_diaphragm actuator.spring_motion=extend valve.spring_margin=1.5 body.kind=globe body.motion=linear body.closes=pdto positioner.power=loop positioner.action=direct no-solenoid",
         "OPEN", "OPEN", "OPEN", "OPEN", "OPEN", "FO"},
        {"T05",
         "actuator.kind=spring_diaphragm actuator.spring_motion=extend valve.spring_margin=1.5 body.kind=globe body.motion=linear body.closes=pdtc positioner.power=loop positioner.action=reverse no-solenoid",
         "CLOSED", "OPEN", "OPEN", "OPEN", "CLOSED", "FC"},
        {"T06",
         "actuator.kind=spring_diaphragm actuator.spring_motion=retract valve.spring_margin=1.5 body.kind=globe body.motion=linear body.closes=pdtc positioner.power=loop positioner.action=reverse no-solenoid",
         "OPEN", "CLOSED", "CLOSED", "CLOSED", "OPEN", "FO"},
        {"T07",
         "actuator.kind=spring_diaphragm actuator.spring_motion=extend valve.spring_margin=1.5 body.kind=globe body.motion=linear body.closes=pdtc no-positioner solenoid.kind=3/2 solenoid.deenergized=vent",
         "CLOSED", "CLOSED", "CLOSED", "CLOSED", "CLOSED", "FC"},
        {"T08",
         "actuator.kind=spring_diaphragm actuator.spring_motion=extend valve.spring_margin=1.5 body.kind=globe body.motion=linear body.closes=pdtc no-positioner solenoid.kind=3/2 solenoid.deenergized=pass",
         "CLOSED", "OPEN", "OPEN", "OPEN", "CLOSED", "FC"},
        {"T09",
         "actuator.kind=spring_diaphragm actuator.spring_motion=extend valve.spring_margin=1.5 body.kind=globe body.motion=linear body.closes=pdtc no-positioner solenoid.kind=3/2 solenoid.deenergized=latched",
         "CLOSED", "LAST", "LAST", "LAST", "CLOSED", "FC"},
        {"T10",
         "actuator.kind=spring_diaphragm actuator.spring_motion=extend valve.spring_margin=1.5 body.kind=globe body.motion=linear body.closes=pdtc positioner.power=loop positioner.action=reverse solenoid.kind=3/2 solenoid.deenergized=vent",
         "CLOSED", "CLOSED", "OPEN", "CLOSED", "CLOSED", "FC"},
        {"T11",
         "actuator.kind=spring_diaphragm actuator.spring_motion=extend valve.spring_margin=1.5 body.kind=globe body.motion=linear body.closes=pdtc positioner.power=loop positioner.action=direct no-solenoid accessory.lockup=true",
         "LAST~CLOSED", "CLOSED", "CLOSED", "CLOSED", "CLOSED", "FL/DC"},
        {"T12",
         "actuator.kind=spring_diaphragm actuator.spring_motion=extend valve.spring_margin=1.5 body.kind=globe body.motion=linear body.closes=pdtc positioner.power=loop positioner.action=reverse no-solenoid accessory.lockup=true",
         "LAST~CLOSED", "OPEN", "OPEN", "OPEN", "OPEN~CLOSED", "FL/DC"},
        {"T13",
         "actuator.kind=spring_diaphragm actuator.spring_motion=extend valve.spring_margin=1.5 body.kind=globe body.motion=linear body.closes=pdtc positioner.power=aux positioner.action=direct positioner.on_power_loss=hold positioner.on_signal_loss=hold no-solenoid",
         "CLOSED", "LAST~CLOSED", "LAST~CLOSED", "LAST~CLOSED", "LAST~CLOSED", "FC"},
        {"T14",
         "actuator.kind=spring_diaphragm actuator.spring_motion=extend valve.spring_margin=0.8 body.kind=globe body.motion=linear body.closes=pdtc positioner.power=loop positioner.action=direct no-solenoid",
         "INDETERMINATE", "INDETERMINATE", "INDETERMINATE", "INDETERMINATE", "INDETERMINATE", "FI"},
        {"T15",
         "actuator.kind=spring_piston actuator.spring_motion=cw valve.spring_margin=1.5 body.kind=ball body.motion=rotary body.close_dir=cw actuator.flipped=false actuator.offset_deg=0_deg no-positioner solenoid.kind=3/2 solenoid.deenergized=vent",
         "CLOSED", "CLOSED", "CLOSED", "CLOSED", "CLOSED", "FC"},
        {"T16",
         "actuator.kind=spring_piston actuator.spring_motion=cw valve.spring_margin=1.5 body.kind=ball body.motion=rotary body.close_dir=cw actuator.flipped=true actuator.offset_deg=0_deg no-positioner solenoid.kind=3/2 solenoid.deenergized=vent",
         "OPEN", "OPEN", "OPEN", "OPEN", "OPEN", "FO"},
        {"T17",
         "actuator.kind=spring_piston actuator.spring_motion=cw valve.spring_margin=1.5 body.kind=ball body.motion=rotary body.close_dir=cw actuator.flipped=false actuator.offset_deg=90_deg no-positioner solenoid.kind=3/2 solenoid.deenergized=vent",
         "OPEN", "OPEN", "OPEN", "OPEN", "OPEN", "FO"},
        {"T18",
         "actuator.kind=spring_piston actuator.spring_motion=cw valve.spring_margin=1.5 body.kind=ball body.motion=rotary body.close_dir=cw actuator.flipped=true actuator.offset_deg=90_deg no-positioner solenoid.kind=3/2 solenoid.deenergized=vent",
         "CLOSED", "CLOSED", "CLOSED", "CLOSED", "CLOSED", "FC"},
        {"T19",
         "actuator.kind=double_acting body.kind=globe body.motion=linear body.closes=pdtc actuator.holds_without_force=false body.flow_bias=fto no-positioner solenoid.kind=5/2_single solenoid.deenergized_drives=closed",
         "LAST~OPEN", "CLOSED", "CLOSED", "CLOSED", "CLOSED~OPEN", "FL/DO"},
        {"T20",
         "actuator.kind=double_acting body.kind=globe body.motion=linear body.closes=pdtc actuator.holds_without_force=false body.flow_bias=ftc no-positioner solenoid.kind=5/2_single solenoid.deenergized_drives=closed",
         "LAST~CLOSED", "CLOSED", "CLOSED", "CLOSED", "CLOSED", "FL/DC"},
        {"T21",
         "actuator.kind=double_acting body.kind=ball body.motion=rotary body.close_dir=cw actuator.holds_without_force=true body.flow_bias=none no-positioner solenoid.kind=5/2_single solenoid.deenergized_drives=closed",
         "LAST", "CLOSED", "CLOSED", "CLOSED", "CLOSED", "FL"},
        {"T22",
         "actuator.kind=double_acting body.kind=globe body.motion=linear body.closes=pdtc actuator.holds_without_force=false body.flow_bias=unknown no-positioner solenoid.kind=5/2_dual",
         "INDETERMINATE", "LAST", "LAST", "LAST", "INDETERMINATE", "FI"},
        {"T23",
         "actuator.kind=double_acting body.kind=globe body.motion=linear body.closes=pdtc actuator.holds_without_force=false body.flow_bias=unknown no-positioner solenoid.kind=5/3_closed",
         "INDETERMINATE", "LAST", "LAST", "LAST", "LAST", "FI"},
        {"T24",
         "actuator.kind=double_acting body.kind=globe body.motion=linear body.closes=pdtc actuator.holds_without_force=false body.flow_bias=fto no-positioner solenoid.kind=5/3_closed",
         "LAST~OPEN", "LAST~OPEN", "LAST~OPEN", "LAST~OPEN", "LAST~OPEN", "FL/DO"},
        {"T25",
         "actuator.kind=double_acting body.kind=globe body.motion=linear body.closes=pdtc actuator.holds_without_force=false body.flow_bias=unknown no-positioner solenoid.kind=5/3_exhaust",
         "INDETERMINATE", "INDETERMINATE", "INDETERMINATE", "INDETERMINATE", "INDETERMINATE", "FI"},
        {"T26",
         "actuator.kind=double_acting body.kind=globe body.motion=linear body.closes=pdtc actuator.holds_without_force=false body.flow_bias=unknown actuator.equal_areas=false no-positioner solenoid.kind=5/3_pressure",
         "INDETERMINATE", "CLOSED", "CLOSED", "CLOSED", "INDETERMINATE", "FI"},
        {"T27",
         "actuator.kind=double_acting body.kind=globe body.motion=linear body.closes=pdtc actuator.holds_without_force=false body.flow_bias=unknown positioner.power=loop positioner.port_b_drives=closed no-solenoid",
         "INDETERMINATE", "CLOSED", "CLOSED", "CLOSED", "INDETERMINATE", "FI"},
        {"T28",
         "actuator.kind=double_acting body.kind=globe body.motion=linear body.closes=pdtc actuator.holds_without_force=false body.flow_bias=unknown positioner.power=loop positioner.port_b_drives=closed no-solenoid accessory.trip_mode=down accessory.check_valve=true accessory.strokes=2",
         "CLOSED", "CLOSED", "CLOSED", "CLOSED", "CLOSED", "FC"},
        {"T29",
         "actuator.kind=double_acting body.kind=globe body.motion=linear body.closes=pdtc actuator.holds_without_force=false body.flow_bias=unknown positioner.power=loop positioner.port_b_drives=closed no-solenoid accessory.trip_mode=up accessory.check_valve=true accessory.strokes=2",
         "OPEN", "CLOSED", "CLOSED", "CLOSED", "OPEN", "FO"},
        {"T30",
         "actuator.kind=double_acting body.kind=globe body.motion=linear body.closes=pdtc actuator.holds_without_force=false body.flow_bias=unknown positioner.power=loop positioner.port_b_drives=closed no-solenoid accessory.trip_mode=up accessory.check_valve=false accessory.strokes=2",
         "INDETERMINATE", "CLOSED", "CLOSED", "CLOSED", "INDETERMINATE", "FI"},
        {"T31",
         "actuator.kind=double_acting body.kind=globe body.motion=linear body.closes=pdtc actuator.holds_without_force=false body.flow_bias=fto positioner.power=loop positioner.port_b_drives=closed no-solenoid accessory.trip_mode=lock",
         "LAST~OPEN", "CLOSED", "CLOSED", "CLOSED", "CLOSED~OPEN", "FL/DO"},
        {"T32", "actuator.kind=motor body.kind=ball actuator.on_signal_loss=hold", "NA", "LAST", "LAST", "LAST", "LAST", "FL"},
        {"T33", "actuator.kind=motor body.kind=ball", "NA", "LAST", "INDETERMINATE", "LAST", "LAST", "FL"},
        {"T34",
         "actuator.kind=electric_spring body.kind=ball actuator.fails_to=closed valve.spring_margin=1.5 actuator.on_signal_loss=open", "NA",
         "CLOSED", "OPEN", "CLOSED", "CLOSED", "FC"},
        {"T35", "actuator.kind=electric_capacitor body.kind=ball actuator.fails_to=open actuator.charged=true actuator.on_signal_loss=hold",
         "NA", "OPEN", "LAST", "OPEN", "OPEN", "FO"},
        {"T36",
         "actuator.kind=electric_capacitor body.kind=ball actuator.fails_to=open actuator.charged=false actuator.on_signal_loss=hold", "NA",
         "LAST", "LAST", "LAST", "LAST", "FL"},
        {"T37", "actuator.kind=solenoid body.kind=solenoid no-positioner solenoid.kind=direct solenoid.function=NC solenoid.pilot=direct",
         "NA", "CLOSED", "CLOSED", "CLOSED", "CLOSED", "FC"},
        {"T38", "actuator.kind=solenoid body.kind=solenoid no-positioner solenoid.kind=direct solenoid.function=NO solenoid.pilot=direct",
         "NA", "OPEN", "OPEN", "OPEN", "OPEN", "FO"},
        {"T39",
         "actuator.kind=solenoid body.kind=solenoid no-positioner solenoid.kind=direct solenoid.function=latching solenoid.pilot=direct",
         "NA", "LAST", "LAST", "LAST", "LAST", "FL"},
        {"T40",
         "actuator.kind=solenoid body.kind=solenoid no-positioner solenoid.kind=direct solenoid.function=NO solenoid.pilot=internal solenoid.line_dp_psi=3_psi solenoid.min_dp_psi=5_psi",
         "NA", "INDETERMINATE", "INDETERMINATE", "INDETERMINATE", "INDETERMINATE", "FI"},
        {"T41",
         "actuator.kind=solenoid body.kind=solenoid no-positioner solenoid.kind=direct solenoid.function=NC solenoid.pilot=internal solenoid.reverse_dp=true",
         "NA", "INDETERMINATE", "INDETERMINATE", "INDETERMINATE", "INDETERMINATE", "FI"},
        {"T42",
         "actuator.kind=solenoid body.kind=solenoid no-positioner solenoid.kind=direct solenoid.function=NC solenoid.pilot=external_air",
         "CLOSED", "CLOSED", "CLOSED", "CLOSED", "CLOSED", "FC"},
        {"T43", "actuator.kind=electrohydraulic body.kind=gate actuator.return=spring actuator.fails_to=closed actuator.dump=deenergize",
         "NA", "CLOSED", "CLOSED", "CLOSED", "CLOSED", "FC"},
        {"T44", "actuator.kind=electrohydraulic body.kind=gate actuator.return=spring actuator.fails_to=closed actuator.dump=energize",
         "NA", "LAST~CLOSED", "LAST~CLOSED", "LAST~CLOSED", "LAST~CLOSED", "FC"},
        {"T45",
         "actuator.kind=spring_diaphragm actuator.spring_motion=extend valve.spring_margin=1.5 body.kind=globe body.motion=linear body.closes=pdtc positioner.power=loop positioner.action=direct no-solenoid actuator.handwheel_engaged=true",
         "LAST", "LAST", "LAST", "LAST", "LAST", "FL"},
        {"T46", "actuator.kind=manual body.kind=gate", "NA", "NA", "NA", "NA", "NA", ""},
        {"T47",
         "actuator.kind=spring_diaphragm actuator.spring_motion=extend valve.spring_margin=1.5 body.kind=globe body.motion=linear body.closes=pdtc positioner.power=pneumatic positioner.action=direct solenoid.kind=3/2 solenoid.deenergized=pass",
         "CLOSED", "FOLLOWS", "CLOSED", "FOLLOWS", "CLOSED", "FC"},
        {"T48",
         "actuator.kind=double_acting body.kind=ball body.motion=rotary body.close_dir=cw actuator.holds_without_force=true body.flow_bias=none positioner.power=aux positioner.on_power_loss=hold positioner.on_signal_loss=hold positioner.port_b_drives=open no-solenoid",
         "LAST", "LAST", "LAST", "LAST", "LAST", "FL"},
};

QString certain(const ValveAnalysis& a, Outcome ValveBehaviour::*event)
{
    const auto o = a.behaviour().judge([&](const ValveBehaviour& b) { return b.*event; }).certain();
    return o ? outcomeText(*o) : QStringLiteral("?");
}

const std::pair<const char*, Outcome ValveBehaviour::*> events[] = {
    {"AIR", &ValveBehaviour::air},           {"PWR", &ValveBehaviour::power},    {"SIG", &ValveBehaviour::signal},
    {"HYD", &ValveBehaviour::hydraulic},     {"FBK", &ValveBehaviour::feedback}, {"first", &ValveBehaviour::blackoutFirst},
    {"blackout", &ValveBehaviour::blackout},
};

} // namespace

class TstValveOutcome final : public QObject {
    Q_OBJECT

private slots:
    void words_stand_in_the_order_of_the_derivation()
    {
        const auto words = [](const char* fact) { return QLatin1String(fieldOf(field(fact)).words); };
        QVERIFY(words("body.kind").endsWith(QLatin1String("seismic|three_way|solenoid")));
        QCOMPARE(wordIndex(fieldOf(field("body.kind")).words, u"solenoid"), static_cast<int>(BodyKind::Solenoid));
        QCOMPARE(wordIndex(fieldOf(field("body.kind")).words, u"butterfly"), static_cast<int>(BodyKind::Butterfly));
        QCOMPARE(words("body.motion"), QLatin1String("linear|rotary"));
        QCOMPARE(words("body.closes"), QLatin1String("pdtc|pdto"));
        QCOMPARE(words("body.close_dir"), QLatin1String("cw|ccw"));
        QCOMPARE(words("body.flow_bias"), QLatin1String("fto|ftc|none|unknown"));
        QCOMPARE(words("actuator.kind"),
                 QLatin1String("spring_diaphragm|spring_piston|double_acting|solenoid|motor|electric_spring|electric_capacitor|"
                               "electrohydraulic|manual|self_actuated"));
        QCOMPARE(words("actuator.spring_motion"), QLatin1String("extend|retract|cw|ccw"));
        QCOMPARE(words("actuator.fails_to"), QLatin1String("open|closed"));
        QCOMPARE(words("actuator.on_signal_loss"), QLatin1String("hold|open|closed|none"));
        QCOMPARE(words("actuator.dump"), QLatin1String("deenergize|energize"));
        QCOMPARE(words("actuator.return"), QLatin1String("spring|accumulator|none"));
        QCOMPARE(words("positioner.power"), QLatin1String("loop|ip|aux|pneumatic"));
        QCOMPARE(words("positioner.action"), QLatin1String("direct|reverse"));
        QCOMPARE(words("positioner.port_b_drives"), QLatin1String("open|closed"));
        QCOMPARE(words("positioner.on_power_loss"), QLatin1String("vent|supply|hold"));
        QCOMPARE(words("solenoid.kind"), QLatin1String("3/2|5/2_single|5/2_dual|5/3_closed|5/3_exhaust|5/3_pressure|direct"));
        QCOMPARE(words("solenoid.function"), QLatin1String("NC|NO|latching"));
        QCOMPARE(words("solenoid.deenergized"), QLatin1String("vent|pass|latched"));
        QCOMPARE(words("solenoid.pilot"), QLatin1String("direct|internal|external_air"));
        QCOMPARE(words("accessory.trip_mode"), QLatin1String("none|up|down|open|closed|lock"));
        for (size_t i = 0; i < valveInputs; ++i)
            QVERIFY2(findField(QString::fromLatin1(factOf(static_cast<ValveInput>(i)))), factOf(static_cast<ValveInput>(i)));
    }

    void linear_springs_end_as_in_table_A71_data()
    {
        QTest::addColumn<QString>("spring");
        QTest::addColumn<QString>("body");
        QTest::addColumn<QString>("end");
        QTest::newRow("direct on direct") << "retract"
                                          << "pdtc"
                                          << "OPEN";
        QTest::newRow("reverse on direct") << "extend"
                                           << "pdtc"
                                           << "CLOSED";
        QTest::newRow("direct on reverse") << "retract"
                                           << "pdto"
                                           << "CLOSED";
        QTest::newRow("reverse on reverse") << "extend"
                                            << "pdto"
                                            << "OPEN";
    }
    void linear_springs_end_as_in_table_A71()
    {
        QFETCH(QString, spring);
        QFETCH(QString, body);
        QFETCH(QString, end);
        const Plan plan({valveOf(QStringLiteral("actuator.kind=spring_diaphragm actuator.spring_motion=%1 body.kind=globe body.closes=%2 "
                                                "valve.spring_margin=1.5 no-positioner no-solenoid")
                                     .arg(spring, body))});
        QCOMPARE(certain(plan.analysis(), &ValveBehaviour::air), end);
        QCOMPARE(certain(plan.analysis(), &ValveBehaviour::power), QStringLiteral("NA"));
        QCOMPARE(certain(plan.analysis(), &ValveBehaviour::blackout), end);
    }

    void rotary_springs_end_as_in_table_A72_data()
    {
        QTest::addColumn<QString>("spring");
        QTest::addColumn<QString>("closing");
        QTest::addColumn<bool>("flipped");
        QTest::addColumn<int>("offset");
        QTest::addColumn<QString>("end");
        const auto row = [](const char* spring, const char* closing, bool flipped, int offset, const char* end) {
            QTest::addRow("%s on %s, flipped %d, offset %d", spring, closing, flipped, offset)
                << spring << closing << flipped << offset << end;
        };
        row("cw", "cw", false, 0, "CLOSED");
        row("cw", "cw", true, 0, "OPEN");
        row("cw", "cw", false, 90, "OPEN");
        row("cw", "cw", true, 90, "CLOSED");
        row("ccw", "cw", false, 0, "OPEN");
        row("cw", "ccw", false, 0, "OPEN");
        row("ccw", "ccw", false, 0, "CLOSED");
    }
    void rotary_springs_end_as_in_table_A72()
    {
        QFETCH(QString, spring);
        QFETCH(QString, closing);
        QFETCH(bool, flipped);
        QFETCH(int, offset);
        QFETCH(QString, end);
        const auto air = [&](const char* body, const QString& motion, const QString& close, bool flip) {
            const Plan plan({valveOf(QStringLiteral("actuator.kind=spring_piston actuator.spring_motion=%1 body.kind=%2 body.close_dir=%3 "
                                                    "actuator.flipped=%4 actuator.offset_deg=%5_deg valve.spring_margin=1.5 no-positioner "
                                                    "no-solenoid")
                                         .arg(motion, QLatin1String(body), close, flip ? QStringLiteral("true") : QStringLiteral("false"))
                                         .arg(offset))});
            return certain(plan.analysis(), &ValveBehaviour::air);
        };
        QCOMPARE(air("ball", spring, closing, flipped), end);
        QCOMPARE(air("plug", spring, closing, flipped), end);
        QCOMPARE(air("butterfly", spring, closing, flipped), offset ? QStringLiteral("INDETERMINATE") : end);
        QCOMPARE(air("damper", spring, closing, flipped), offset ? QStringLiteral("INDETERMINATE") : end);
        // Two inversions cancel: the mirrored valve ends the same.
        const auto mirrored = [](const QString& way) { return way == u"cw" ? QStringLiteral("ccw") : QStringLiteral("cw"); };
        QCOMPARE(air("ball", mirrored(spring), mirrored(closing), flipped), end);
        QCOMPARE(air("ball", mirrored(spring), closing, !flipped), end);
    }

    void a_configuration_of_table_A73_gives_its_row_data()
    {
        QTest::addColumn<int>("row");
        for (int i = 0; i < static_cast<int>(std::size(table)); ++i)
            QTest::newRow(table[i].name) << i;
    }
    void a_configuration_of_table_A73_gives_its_row()
    {
        QFETCH(int, row);
        const Row& r = table[row];
        const Plan plan({valveOf(QLatin1String(r.valve))});
        const ValveAnalysis a = plan.analysis();
        const auto usual = [&](Outcome ValveBehaviour::*event) {
            const auto o = a.behaviour().judge([&](const ValveBehaviour& b) { return b.*event; });
            const InputMask allowed = QByteArray(r.name) == "T33" ? maskOf(ValveInput::ActuatorOnSignalLoss) : 0;
            return o.missing & ~allowed ? QStringLiteral("?") : outcomeText(o.usual.value_or(Outcome{Pos::Follows, Pos::Open}));
        };
        QCOMPARE(usual(&ValveBehaviour::air), QLatin1String(r.air));
        QCOMPARE(usual(&ValveBehaviour::power), QLatin1String(r.power));
        QCOMPARE(usual(&ValveBehaviour::signal), QLatin1String(r.signal));
        QCOMPARE(usual(&ValveBehaviour::blackoutFirst), QLatin1String(r.first));
        QCOMPARE(usual(&ValveBehaviour::blackout), QLatin1String(r.last));
        const auto motive = a.behaviour().judge([&](const ValveBehaviour& b) { return a.motive(b); }).certain();
        QVERIFY(motive);
        QCOMPARE(labelOf(*motive, true), QLatin1String(r.label));
        QCOMPARE(labelAgrees(QLatin1String(r.label), *motive, true), *r.label != '\0');
        if (QByteArray(r.label).startsWith("FL"))
            QCOMPARE(labelOf(*motive, false), QStringLiteral("FIP"));
        QCOMPARE(a.because().isEmpty(), QByteArray(r.name) == "T46");
    }

    void a_removed_input_gives_unknown_or_the_same()
    {
        // What the plan does not name of these is not fitted, or follows from the rest (A3): they are no missing inputs.
        static const QSet<QString> optional{QStringLiteral("actuator.handwheel_engaged"), QStringLiteral("accessory.lockup"),
                                            QStringLiteral("accessory.trip_mode"),        QStringLiteral("solenoid.dead_on_signal_loss"),
                                            QStringLiteral("positioner.on_power_loss"),   QStringLiteral("positioner.on_signal_loss")};
        int asked = 0;
        int unknown = 0;
        for (const Row& r : table) {
            const QStringList words = QString::fromLatin1(r.valve).split(u' ');
            const ValveAnalysis whole = Plan({valveOf(words.join(u' '))}).analysis();
            for (const QString& word : words) {
                QStringList rest = words;
                rest.removeAll(word);
                const QString fact = word.section(u'=', 0, 0);
                const QString group = fact.section(u'.', 0, 0) + u'.';
                const bool last = (group == u"positioner." || group == u"solenoid.") && rest.filter(group).isEmpty();
                if (!word.contains(u'=') || optional.contains(fact) || last)
                    continue;
                const Plan plan({valveOf(rest.join(u' '))});
                const ValveAnalysis part = plan.analysis();
                for (const auto& [name, event] : events) {
                    ++asked;
                    const QString was = certain(whole, event);
                    const QString is = part.family() ? certain(part, event) : QStringLiteral("?");
                    unknown += is == u"?" ? 1 : 0;
                    QVERIFY2(is == was || is == u"?" || was == u"?",
                             qPrintable(QStringLiteral("%1 without %2: %3 gives %4, was %5")
                                            .arg(QLatin1String(r.name), fact, QLatin1String(name), is, was)));
                    if (is == u"?" && was != u"?" && part.family()) {
                        const auto judged = part.behaviour().judge([&](const ValveBehaviour& b) { return b.*event; });
                        const auto names = inputsOf(judged.missing);
                        QVERIFY2(std::any_of(names.begin(), names.end(), [&](ValveInput i) { return fact == QLatin1String(factOf(i)); }),
                                 qPrintable(QStringLiteral("%1 does not name %2").arg(QLatin1String(r.name), fact)));
                    }
                }
            }
        }
        QVERIFY(asked > 1000);
        QVERIFY(unknown > 200);
    }

    void names_change_nothing()
    {
        for (const Row& r : table) {
            Valve other = valveOf(QLatin1String(r.valve), QStringLiteral("vl-aaa"));
            other.tag = QStringLiteral("FO-101");
            QCOMPARE(Plan({other}).analysis().because(), Plan({valveOf(QLatin1String(r.valve))}).analysis().because());
            for (const auto& [name, event] : events)
                QCOMPARE(certain(Plan({other}).analysis(), event), certain(Plan({valveOf(QLatin1String(r.valve))}).analysis(), event));
        }
    }

    void an_assumption_counts_as_an_input()
    {
        const Valve v =
            valveOf(QStringLiteral("actuator.kind=electric_spring actuator.fails_to=closed valve.spring_margin=2 body.kind=ball"));
        const Assumption a{.id = AssumptionId(QStringLiteral("au-1")),
                           .fact = QStringLiteral("actuator.on_signal_loss"),
                           .value = Word{static_cast<quint16>(OnSignal::Closed)}};
        QCOMPARE(certain(Plan({v}).analysis(), &ValveBehaviour::signal), QStringLiteral("?"));
        QCOMPARE(certain(Plan({v}, {a}).analysis(), &ValveBehaviour::signal), QStringLiteral("CLOSED"));
    }

    void what_is_missing_is_named_data()
    {
        QTest::addColumn<QString>("valve");
        QTest::addColumn<QString>("missing");
        QTest::newRow("nothing is known") << ""
                                          << "actuator.kind";
        QTest::newRow("the direction of the spring")
            << "actuator.kind=spring_piston body.kind=ball body.close_dir=cw actuator.flipped=false actuator.offset_deg=0_deg "
               "valve.spring_margin=2 no-positioner solenoid.deenergized=vent"
            << "actuator.spring_motion";
        QTest::newRow("the spring margin alone")
            << "actuator.kind=spring_diaphragm actuator.spring_motion=extend body.kind=globe body.closes=pdtc no-positioner "
               "solenoid.deenergized=vent"
            << "valve.spring_margin";
        QTest::newRow("nobody says what commands the valve")
            << "actuator.kind=spring_diaphragm actuator.spring_motion=extend body.kind=globe body.closes=pdtc valve.spring_margin=2"
            << "positioner.power solenoid.kind";
        QTest::newRow("a spring that does not fit the body")
            << "actuator.kind=spring_diaphragm actuator.spring_motion=cw body.kind=globe body.closes=pdtc valve.spring_margin=2 "
               "no-positioner solenoid.deenergized=vent"
            << "actuator.spring_motion";
        QTest::newRow("a manual valve needs none") << "actuator.kind=manual"
                                                   << "";
        QTest::newRow("a check valve needs none") << "body.kind=check"
                                                  << "";
        QTest::newRow("the charge of the capacitor")
            << "actuator.kind=electric_capacitor actuator.fails_to=closed actuator.on_signal_loss=hold"
            << "actuator.charged";
        const QString piloted = QStringLiteral("actuator.kind=solenoid body.kind=solenoid no-positioner solenoid.kind=direct "
                                               "solenoid.function=%1 solenoid.pilot=internal solenoid.reverse_dp=false ");
        QTest::newRow("the pressure of the line")
            << piloted.arg(QStringLiteral("NO")) + QStringLiteral("solenoid.min_dp_psi=5_psi") << "solenoid.line_dp_psi";
        QTest::newRow("a pilot that needs no pressure")
            << piloted.arg(QStringLiteral("NO")) + QStringLiteral("solenoid.min_dp_psi=0_psi") << "";
        QTest::newRow("a pilot that needs no pressure, normally closed")
            << piloted.arg(QStringLiteral("NC")) + QStringLiteral("solenoid.min_dp_psi=0_psi") << "";
    }
    void what_is_missing_is_named()
    {
        QFETCH(QString, valve);
        QFETCH(QString, missing);
        const Plan plan({valveOf(valve)});
        QCOMPARE(valveStates(*plan.sheet, 0).unknown.join(u' '), missing);
    }

    void a_label_is_known_though_the_drift_is_not()
    {
        Project p;
        const Valve v = valveOf(QStringLiteral("actuator.kind=spring_diaphragm body.kind=globe body.motion=linear body.closes=pdto "
                                               "valve.spring_margin=1.5 no-positioner no-solenoid accessory.lockup=true"));
        p.valves.put(v.id, std::make_shared<const Valve>(v));
        for (const bool isa : {false, true}) {
            p.settings.isaLabels = isa;
            const Plan plan(p);
            QCOMPARE(certain(plan.analysis(), &ValveBehaviour::air), QStringLiteral("?"));
            QCOMPARE(valveStates(*plan.sheet, 0).derived, isa ? QStringLiteral("unknown") : QStringLiteral("FIP"));
            const Fact f = plan.sheet->value({SubjectKind::Valve, 0, 0}, plan.sheet->id("valve.derived_label"));
            QCOMPARE(f.known, !isa);
            QVERIFY(isa || std::get<Word>(f.value).index == *wordIndex("FO|FC|FIP", u"FIP"));
        }
    }

    void labels_of_other_drawings_are_understood()
    {
        QCOMPARE(labelNamed(QStringLiteral("ATC"), false), QStringLiteral("FO"));
        QCOMPARE(labelNamed(QStringLiteral("Air to  open"), false), QStringLiteral("FC"));
        QCOMPARE(labelNamed(QStringLiteral("fail as is"), false), QStringLiteral("FIP"));
        QCOMPARE(labelNamed(QStringLiteral("lock, drift closed"), false), QStringLiteral("FL/DC"));
        QCOMPARE(labelNamed(QStringLiteral("NC"), true), QStringLiteral("FC"));
        QVERIFY2(!labelNamed(QStringLiteral("NC"), false), "that is the position in service");
        QVERIFY2(!labelNamed(QStringLiteral("FO-101"), false), "that is a restriction orifice");
    }

    void fail_in_place_leaves_the_drift_open_unless_isa_letters_tell_it()
    {
        const Outcome drifts{Pos::Last, Pos::Closed};
        QVERIFY(labelAgrees(QStringLiteral("FIP"), drifts, false));
        QVERIFY(!labelAgrees(QStringLiteral("FL"), drifts, true));
        QVERIFY(labelAgrees(QStringLiteral("FL/DC"), drifts, false));
        QVERIFY(!labelAgrees(QStringLiteral("FL/DO"), drifts, false));
        QVERIFY(!labelAgrees(QStringLiteral("unknown"), drifts, false));
    }

    void wanted_positions_are_compared_as_in_A8()
    {
        const Wanted closed{WantedPosition::Closed, true, {}};
        QCOMPARE(meets(closed, {Pos::Na, {}}), std::optional(true));
        QCOMPARE(meets(closed, {Pos::Closed, {}}), std::optional(true));
        QCOMPARE(meets(closed, {Pos::Closed, Pos::Open}), std::optional(false));
        QCOMPARE(meets(closed, {Pos::Last, Pos::Closed}), std::optional(false));
        QCOMPARE(meets(closed, {Pos::Indeterminate, {}}), std::optional(false));
        QCOMPARE(meets(closed, {Pos::Follows, {}}), std::optional(false));
        QCOMPARE(meets({WantedPosition::Closed, false, {}}, {Pos::Follows, {}}), std::optional(true));
        QCOMPARE(meets({WantedPosition::Hold, true, {}}, {Pos::Last, {}}), std::optional(true));
        QCOMPARE(meets({WantedPosition::Hold, true, {}}, {Pos::Last, Pos::Open}), std::optional<bool>());
        QCOMPARE(meets({WantedPosition::Hold, true, false}, {Pos::Last, Pos::Open}), std::optional(false));
        QCOMPARE(meets({WantedPosition::Hold, true, true}, {Pos::Last, Pos::Open}), std::optional(true));
        QCOMPARE(meets({WantedPosition::Hold, true, true}, {Pos::Closed, {}}), std::optional(false));
    }

    void the_example_plan_gives_the_valves_of_its_json()
    {
        const Plan plan(readPlanFile(dataPath(QStringLiteral("plans/example/plan.strikeplate"))).project);
        const ValveStates v = valveStates(*plan.sheet, 0);
        const ValveStates expected{QStringLiteral("vl-1"),
                                   QStringLiteral("XV-101"),
                                   QStringLiteral("toxic_gas_supply"),
                                   QStringLiteral("closed"),
                                   QStringLiteral("FC"),
                                   QStringLiteral("FC"),
                                   QStringLiteral("closed"),
                                   QStringLiteral("closed"),
                                   QStringLiteral("closed"),
                                   QStringLiteral("na"),
                                   QStringLiteral("na"),
                                   QStringLiteral("closed"),
                                   QStringLiteral("closed"),
                                   {QStringLiteral("valve.spring_margin")},
                                   {QStringLiteral("spring cw and close_dir cw: closed on air loss"),
                                    QStringLiteral("solenoid vents without power: the spring closes"),
                                    QStringLiteral("no positioner: the coil is dead on signal loss")}};
        QCOMPARE(v.because, expected.because);
        QCOMPARE(v.unknown, expected.unknown);
        QVERIFY(v == expected);
    }
};

QTEST_APPLESS_MAIN(TstValveOutcome)
#include "tst_valve_outcome.moc"
