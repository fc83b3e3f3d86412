// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/checker.h"
#include "tests/support/gas_plans.h"

#include <QTest>
#include <functional>

using namespace sp;
using namespace sp::test;

using Change = std::function<void(Project&)>;
Q_DECLARE_METATYPE(Change)

namespace {

const QString today = QStringLiteral("2026-06-01");

template <class T, class F>
void put(Table<T>& table, const char* id, F&& f)
{
    T row = *table.find(typename Table<T>::IdType(QString::fromLatin1(id)));
    f(row);
    const auto key = row.id;
    table.put(key, std::make_shared<const T>(std::move(row)));
}

template <class T>
void remove(Table<T>& table, const char* id)
{
    table.put(typename Table<T>::IdType(QString::fromLatin1(id)), nullptr);
}

Value word(const char* fact, QStringView text)
{
    return Word{static_cast<quint16>(*wordIndex(fieldOf(field(fact)).words, text))};
}

Value pascals(qint64 v)
{
    return Quantity{Dim::Pressure, v * 1'000'000};
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

/// What reads over a gas follows an edit elsewhere: what an edit leaves standing is what a full check finds.
class TstIncrementalGas final : public QObject {
    Q_OBJECT

private slots:
    void what_reads_over_a_gas_follows_an_edit_elsewhere_data()
    {
        QTest::addColumn<Change>("start");
        QTest::addColumn<Change>("edit");
        const Change nothing = [](Project&) {};
        const auto row = [&](const char* name, Change edit, Change start = {}) {
            QTest::newRow(name) << (start ? start : nothing) << edit;
        };
        row("the detector of the store closes another valve",
            [](Project& p) { put(p.devices, "dv-1", [](Device& d) { d.closes = {ValveId(QStringLiteral("vl-2"))}; }); });
        row("the detector of the laboratory goes away", [](Project& p) { remove(p.devices, "dv-2"); });
        row("a detector loses its place",
            [](Project& p) { put(p.devices, "dv-2", [](Device& d) { d.facts.clear(field("device.location")); }); });
        row("a detector senses too rarely, for the valve at the source", [](Project& p) {
            put(p.devices, "dv-2", [](Device& d) { d.facts.set(field("device.interval_min"), Quantity{Dim::Time, 360'000'000}); });
        });
        row("the monitor of the laboratory no longer closes the nitrogen",
            [](Project& p) { put(p.devices, "dv-3", [](Device& d) { d.closes.emplace(); }); });
        row("the station moves into the middle of the laboratory", [](Project& p) {
            put(p.devices, "dv-5", [](Device& d) { d.facts.set(field("device.location"), word("device.location", u"room")); });
        });
        row("the hand valve moves away from the door", [](Project& p) {
            put(p.valves, "vl-4", [](Valve& v) { v.at = PlanPoint{mm(9000), mm(3500)}; });
        });
        row("nobody knows any more where the hand valve is", [](Project& p) { put(p.valves, "vl-4", [](Valve& v) { v.at.reset(); }); });
        const Change storeNoExit = [](Project& p) {
            put(p.openings, "op-3", [](Opening& o) { o.facts.set(field("door.egress_role"), word("door.egress_role", u"none")); });
        };
        row(
            "people no longer get to the store, where the station is",
            [](Project& p) {
                put(p.openings, "op-1", [](Opening& o) { o.facts.set(field("door.operation"), word("door.operation", u"coiling")); });
            },
            [](Project& p) {
                put(p.devices, "dv-5", [](Device& d) {
                    d.room = RoomId(QStringLiteral("rm-store"));
                    d.at = PlanPoint{mm(3000), mm(3000)};
                });
            });
        row(
            "the valve of toxic gas in the laboratory no longer stands before the station",
            [](Project& p) { put(p.valves, "vl-2", [](Valve& v) {
                                 v.at = PlanPoint{mm(6200), mm(1900)};
                             }); }, storeNoExit);
        row(
            "the door is hinged at the other side",
            [](Project& p) { put(p.openings, "op-1", [](Opening& o) { o.place.hinge = HingeEnd::To; }); },
            [](Project& p) { put(p.valves, "vl-4", [](Valve& v) {
                                 v.at = PlanPoint{mm(7500), mm(2457)};
                             }); });
        row("the door to the store is moved", [](Project& p) { put(p.openings, "op-1", [](Opening& o) { o.place.offset = mm(3300); }); });
        row("the store loses its way out", storeNoExit);
        row("the flow switch closes nothing", [](Project& p) { put(p.devices, "dv-4", [](Device& d) { d.closes.emplace(); }); });
        row("the valve of the laboratory goes to the store",
            [](Project& p) { put(p.valves, "vl-2", [](Valve& v) { v.room = RoomId(QStringLiteral("rm-store")); }); });
        row("the valve at the source goes away", [](Project& p) { remove(p.valves, "vl-1"); });
        row("the valve of the laboratory gets another service, for the valve at the source", [](Project& p) {
            put(p.valves, "vl-2", [](Valve& v) { v.facts.set(field("actuator.kind"), word("actuator.kind", u"motor")); });
        });
        row(
            "the gas that nothing detects turns harmless",
            [](Project& p) { put(p.sources, "so-1", [](Source& s) { s.facts.set(field("source.gas"), word("source.gas", u"other")); }); },
            [](Project& p) { remove(p.devices, "dv-2"); });
        row("nobody knows any more how much gas there is",
            [](Project& p) { put(p.sources, "so-1", [](Source& s) { s.facts.clear(field("source.above_maq")); }); });
        row("the source moves to the laboratory",
            [](Project& p) { put(p.sources, "so-1", [](Source& s) { s.room = RoomId(QStringLiteral("rm-lab")); }); });
        row("a source of liquid nitrogen empties", [](Project& p) {
            put(p.sources, "so-2", [](Source& s) { s.facts.set(field("source.volume_l"), Quantity{Dim::Volume, 1000}); });
        });
        row(
            "the room of the detector is another fire area",
            [](Project& p) { put(p.rooms, "rm-lab", [](Room& r) { r.facts.set(field("space.fire_area"), QStringLiteral("B")); }); },
            [](Project& p) {
                put(p.devices, "dv-2", [](Device& d) { d.facts.set(field("device.link"), word("device.link", u"normally_open")); });
            });
        row("the supply of toxic detection loses its generator",
            [](Project& p) { put(p.supplies, "ps-1", [](Supply& s) { s.facts.set(field("psu.generator"), false); }); });
        row(
            "a detector is put on the supply",
            [](Project& p) { put(p.circuits, "ci-1", [](Circuit& c) {
                                 c.feeds->push_back({QStringLiteral("dv-1"), {}});
                             }); },
            [](Project& p) {
                put(p.supplies, "ps-1", [](Supply& s) { s.facts.set(field("psu.generator"), false); });
                put(p.circuits, "ci-1", [](Circuit& c) { c.feeds.emplace(); });
            });
        row(
            "the gas of the detectors of a supply turns toxic",
            [](Project& p) { put(p.sources, "so-1", [](Source& s) { s.facts.set(field("source.gas"), word("source.gas", u"toxic")); }); },
            [](Project& p) {
                put(p.supplies, "ps-1", [](Supply& s) { s.facts.set(field("psu.generator"), false); });
                put(p.sources, "so-1", [](Source& s) { s.facts.set(field("source.gas"), word("source.gas", u"flammable")); });
            });
        row(
            "the circuit of a detector goes away, for the valve that needs power to close", [](Project& p) { remove(p.circuits, "ci-1"); },
            [](Project& p) {
                put(p.valves, "vl-1", [](Valve& v) { v.facts.set(field("solenoid.deenergized"), word("solenoid.deenergized", u"pass")); });
            });
        row("the neighbour's pressure without supply, for the door",
            [](Project& p) { put(p.rooms, "rm-store", [](Room& r) { r.facts.set(field("space.dp_supply_lost_pa"), pascals(300)); }); });
        row("the neighbour's set point, for the door",
            [](Project& p) { put(p.rooms, "rm-lab", [](Room& r) { r.facts.set(field("space.dp_setpoint_pa"), pascals(-300)); }); });
        const Change seal = [](Project& p) {
            put(p.valves, "vl-3", [](Valve& v) {
                v.facts.set(field("valve.service"), word("valve.service", u"door_seal_air"));
                v.facts.set(field("accessory.deflates_on_release"), false);
            });
        };
        row(
            "nobody leaves through the sealed door any more",
            [](Project& p) {
                put(p.openings, "op-1", [](Opening& o) { o.facts.set(field("door.egress_side"), word("door.egress_side", u"none")); });
            },
            seal);
        row(
            "the door loses its seal", [](Project& p) { put(p.hardwareSets, "hs-1", [](HardwareSet& s) { s.items->pop_back(); }); }, seal);
        row(
            "the receiver is too small for the valve",
            [](Project& p) {
                put(p.airSupplies, "as-1", [](AirSupply& a) {
                    a.facts.set(field("air.required_hold_min"), Quantity{Dim::Time, 3'600'000'000});
                });
            },
            [](Project& p) { put(p.valves, "vl-1", [](Valve& v) { v.facts.set(field("accessory.lockup"), true); }); });
        row(
            "another valve joins the safety function",
            [](Project& p) {
                put(p.valves, "vl-2", [](Valve& v) { v.facts.set(field("valve.safety_function"), QStringLiteral("SIF-1")); });
            },
            [](Project& p) {
                put(p.valves, "vl-3", [](Valve& v) {
                    v.facts.set(field("valve.safety_function"), QStringLiteral("SIF-1"));
                    v.facts.set(field("valve.target_sil"), qint64{1});
                });
            });
        row(
            "a storey rises, for a station on it", [](Project& p) { put(p.storeys, "st-2", [](Storey& s) { s.elevation = inches(240); }); },
            [](Project& p) {
                put(p.valves, "vl-1",
                    [](Valve& v) { v.facts.set(field("valve.service"), word("valve.service", u"pyrophoric_gas_supply")); });
                put(p.devices, "dv-5", [](Device& d) {
                    d.room.reset();
                    d.storey = StoreyId(QStringLiteral("st-2"));
                    d.at = PlanPoint{mm(1000), mm(1000)};
                });
            });
        row(
            "the last valve goes away, for the fuel gas of a room that it does not serve", [](Project& p) { remove(p.valves, "vl-1"); },
            [](Project& p) {
                for (const char* id : {"vl-2", "vl-3", "vl-4"})
                    remove(p.valves, id);
                p.sources = {};
                put(p.valves, "vl-1", [](Valve& v) {
                    v.from.reset();
                    v.to.reset();
                    v.facts.set(field("valve.service"), word("valve.service", u"steam"));
                });
            });
        row(
            "the motor of a valve says what it draws",
            [](Project& p) {
                put(p.valves, "vl-4", [](Valve& v) { v.facts.set(field("actuator.holding_ma"), Quantity{Dim::Current, 800'000}); });
            },
            [](Project& p) {
                put(p.valves, "vl-4", [](Valve& v) { v.facts.set(field("actuator.kind"), word("actuator.kind", u"motor")); });
                put(p.circuits, "ci-1", [](Circuit& c) { c.feeds.emplace(); });
                put(p.circuits, "ci-2", [](Circuit& c) { c.feeds->push_back({QStringLiteral("vl-4"), QStringLiteral("actuator")}); });
                put(p.supplies, "ps-1", [](Supply& s) { s.facts.set(field("psu.capacity_ma"), Quantity{Dim::Current, 500'000}); });
            });
        const Change addFirst = [](Project& p) {
            Valve v = *p.valves.find(ValveId(QStringLiteral("vl-4")));
            v.id = ValveId(QStringLiteral("vl-0"));
            v.tag.reset();
            p.valves.put(v.id, std::make_shared<const Valve>(v));
        };
        const Change backed = [](Project& p) {
            for (const char* id : {"vl-1", "vl-2"})
                put(p.valves, id, [](Valve& v) {
                    v.facts.set(field("valve.ups_backed"), true);
                    v.facts.set(field("actuator.stroke_s"), Quantity{Dim::Time, 1'000'000});
                });
        };
        row("a valve comes before those that circuits feed", addFirst, backed);
        row(
            "the valve before those that circuits feed goes away", [](Project& p) { remove(p.valves, "vl-0"); },
            [=](Project& p) {
                addFirst(p);
                backed(p);
            });
        row(
            "another valve names the same safety function",
            [](Project& p) {
                put(p.valves, "vl-3", [](Valve& v) { v.facts.set(field("valve.safety_function"), QStringLiteral("SIF-1")); });
            },
            [](Project& p) {
                put(p.valves, "vl-1", [](Valve& v) {
                    v.facts.set(field("valve.safety_function"), QStringLiteral("SIF-1"));
                    v.facts.set(field("valve.target_sil"), qint64{2});
                });
            });
        row(
            "the battery that keeps a valve in service is stated",
            [](Project& p) { put(p.supplies, "ps-1", [](Supply& s) {
                                 s.batteries->push_back({QStringLiteral("b"), {}});
                             }); },
            [](Project& p) {
                put(p.valves, "vl-1", [](Valve& v) {
                    v.facts.set(field("valve.ups_backed"), true);
                    v.facts.set(field("actuator.stroke_s"), Quantity{Dim::Time, 1'000'000});
                });
            });
    }
    void what_reads_over_a_gas_follows_an_edit_elsewhere()
    {
        QFETCH(Change, start);
        QFETCH(Change, edit);
        Project p = gasPlanWith();
        start(p);
        Checker checker(library());
        const auto before = checker.update(std::make_shared<const Project>(p), nullptr, today);
        edit(p);
        const auto project = std::make_shared<const Project>(p);
        const auto after = checker.update(project, nullptr, today);
        const Assessment fresh = assess(project, library(), {}, today);
        QVERIFY2(linesOf(*before) != linesOf(fresh), "the edit changes nothing: this shows nothing");
        QCOMPARE(linesOf(*after), linesOf(fresh));
        QCOMPARE(after->run.byRule == fresh.run.byRule, true);
    }
};

QTEST_APPLESS_MAIN(TstIncrementalGas)
#include "tst_incremental_gas.moc"
