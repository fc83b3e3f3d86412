// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/checker.h"
#include "tests/support/plans.h"
#include "tests/support/random_changes.h"

#include <QTest>

using namespace sp;
using namespace sp::test;

namespace {

const QString today = QStringLiteral("2026-06-01");

/// The first thing in which two assessments differ; empty when they say the same.
QString difference(const Assessment& now, const Assessment& fresh)
{
    const auto same = [](const FindingList& a, const FindingList& b) {
        const FindingList::Changes c = a.changesSince(b);
        if (c.removed.empty() && c.added.empty())
            return a.size() == b.size() ? QString() : QStringLiteral("as many findings");
        const Finding& f = *(c.added.empty() ? c.removed : c.added).front();
        QString out = (c.added.empty()         ? QStringLiteral("lacks ")
                           : c.removed.empty() ? QStringLiteral("has ")
                                               : QStringLiteral("changed "))
            + f.key + QStringLiteral(": ") + f.says;
        for (const MissingFact& m : f.missing)
            out += QStringLiteral(" %1@%2").arg(m.fact).arg(m.subject);
        for (const FindingList::Pointer& r : c.removed)
            if (r->key == f.key)
                out += QStringLiteral(" | expected: ") + r->says + u' ' + QString::number(static_cast<int>(r->status));
        for (const FindingList::Pointer& r : c.removed)
            if (r->key == f.key)
                for (const MissingFact& m : r->missing)
                    out += QStringLiteral(" %1@%2").arg(m.fact).arg(m.subject);
        return out;
    };
    if (const QString d = same(now.findings, fresh.findings); !d.isEmpty())
        return d;
    if (const QString d = same(now.passNotes, fresh.passNotes); !d.isEmpty())
        return QStringLiteral("note ") + d;
    if (now.run.byRule != fresh.run.byRule)
        return QStringLiteral("tallies");
    if (now.run.ran != fresh.run.ran)
        return QStringLiteral("rules that ran");
    if (now.run.usedAssumptions != fresh.run.usedAssumptions)
        return QStringLiteral("used assumptions: %1, expected %2")
            .arg(now.run.usedAssumptions.join(u' '), fresh.run.usedAssumptions.join(u' '));
    if (now.waivers != fresh.waivers)
        return QStringLiteral("waivers");
    if (now.contradictions != fresh.contradictions)
        return QStringLiteral("contradictions");
    if (std::tuple(now.waived, now.stale, now.unusedWaivers) != std::tuple(fresh.waived, fresh.stale, fresh.unusedWaivers))
        return QStringLiteral("counts of waivers");
    if (std::tuple(now.noData, now.noEngine, now.badData, now.site) != std::tuple(fresh.noData, fresh.noEngine, fresh.badData, fresh.site))
        return QStringLiteral("counts of undecided checks");
    if (now.unchecked != fresh.unchecked || now.searchDue != fresh.searchDue)
        return QStringLiteral("unchecked");
    if (now.clean != fresh.clean)
        return QStringLiteral("clean");
    return {};
}

QString topologyDifference(const Topology& now, const Topology& fresh)
{
    QStringList out;
    now.rooms.forEachDifference(fresh.rooms, [&](const RoomId& id) { out += id.text(); });
    now.openings.forEachDifference(fresh.openings, [&](const OpeningId& id) { out += id.text(); });
    if (now.rooms.size() != fresh.rooms.size() || now.openings.size() != fresh.openings.size())
        out += QStringLiteral("size");
    if (now.problems != fresh.problems)
        out += QStringLiteral("problems: %1 | expected: %2").arg(texts(now.problems), texts(fresh.problems));
    return out.join(u' ');
}

/// Entered facts that some rule asks for.
std::vector<FieldId> fieldsOfRules()
{
    std::vector<FieldId> out;
    const std::function<void(const std::vector<Condition>&)> collect = [&](const std::vector<Condition>& list) {
        for (const Condition& c : list) {
            if (const auto field = library().facts[c.fact].field; c.kind == Condition::Kind::Leaf && field)
                out.push_back(*field);
            collect(c.children);
            collect(c.holds);
        }
    };
    for (const Rule& rule : library().book.rules()) {
        collect(rule.when);
        for (const Check& check : rule.checks) {
            collect(check.when);
            collect(check.require);
        }
    }
    return out;
}

Project planOf(const QString& path)
{
    return readPlanFile(path).project;
}

/// The example with so many openings: copies of its own at other places, with any type and set of it.
Project planWith(size_t openings, quint32 seed)
{
    Project p = planOf(dataPath(QStringLiteral("plans/example/plan.strikeplate")));
    std::mt19937 random(seed);
    while (p.openings.size() < openings) {
        Opening o = p.openings[random() % p.openings.size()];
        o.id = OpeningId(QStringLiteral("op-%1").arg(1000 + p.openings.size()));
        o.mark = QString::number(1000 + p.openings.size());
        o.type = p.openingTypes[random() % p.openingTypes.size()].id;
        o.set = p.hardwareSets[random() % p.hardwareSets.size()].id;
        o.place.wall = p.walls[random() % p.walls.size()].id;
        o.place.offset = mm(static_cast<qint64>(random() % 4000));
        p.openings.put(o.id, std::make_shared<const Opening>(o));
    }
    return p;
}

} // namespace

Q_DECLARE_METATYPE(std::function<void(sp::Project&)>)

class TstIncremental : public QObject {
    Q_OBJECT

private slots:
    void every_kind_of_edit_gives_what_a_full_check_gives_data()
    {
        QTest::addColumn<QByteArray>("kind");
        for (const char* kind : RandomChanges::kinds())
            QTest::newRow(kind) << QByteArray(kind);
    }
    void every_kind_of_edit_gives_what_a_full_check_gives()
    {
        QFETCH(QByteArray, kind);
        const Edits did = run(planWith(10, 7), 7, 100, [&](RandomChanges& edits, int i) {
            if (i % 4 == 3)
                return edits.editAny();
            return edits.edit(kind == "redo" && i % 4 == 1 ? "undo" : kind.constData());
        });
        QVERIFY2(did.value(kind) >= (kind == "redo" ? 20 : 40), qPrintable(QString::number(did.value(kind))));
    }

    void edits_of_all_kinds_after_each_other_give_what_a_full_check_gives_data()
    {
        QTest::addColumn<quint32>("seed");
        QTest::addColumn<int>("openings");
        int openings = 8;
        for (quint32 seed = 1; seed <= 8; ++seed, openings += 3)
            QTest::addRow("seed %u, %d openings", seed, openings) << seed << openings;
    }
    void edits_of_all_kinds_after_each_other_give_what_a_full_check_gives()
    {
        QFETCH(quint32, seed);
        QFETCH(int, openings);
        const Project start = planWith(static_cast<size_t>(openings), seed);
        QCOMPARE(start.openings.size(), static_cast<size_t>(openings));
        everyKindOccurred(run(start, seed, 240, [](RandomChanges& edits, int) { return edits.editAny(); }));
    }

    void a_building_of_several_storeys_does_as_well()
    {
        const auto kinds = RandomChanges::kinds();
        everyKindOccurred(run(planOf(samplePath(QStringLiteral("research-building.strikeplate"))), 3, static_cast<int>(2 * kinds.size()),
                              [&](RandomChanges& edits, int i) { return edits.edit(kinds[static_cast<size_t>(i) % kinds.size()]); }));
    }

    void what_is_looked_at_comes_first()
    {
        Project p = planWith(1100, 1);
        const StoreyId shown(QStringLiteral("st-shown"));
        p.storeys.put(shown, std::make_shared<const Storey>(Storey{.id = shown}));
        std::vector<std::shared_ptr<const Opening>> openings;
        for (const auto& row : p.openings) {
            Opening o = *row;
            if (openings.size() % 5 == 0)
                o.place.storey = shown;
            openings.push_back(std::make_shared<const Opening>(std::move(o)));
        }
        p.openings.assign(std::move(openings));
        const QString selected = p.openings[1].id.text();
        Checker checker(library());
        const auto before = checker.update(std::make_shared<const Project>(p), nullptr, today);
        const Project start = p;
        std::vector<std::shared_ptr<const OpeningType>> types;
        for (const auto& row : p.openingTypes) {
            OpeningType t = *row;
            t.facts = {}; // nobody knows any more what the doors are
            types.push_back(std::make_shared<const OpeningType>(std::move(t)));
        }
        p.openingTypes.assign(std::move(types));
        const auto project = std::make_shared<const Project>(p);
        const Assessment fresh = assess(project, library(), {}, today);
        std::vector<std::shared_ptr<const Assessment>> early;
        const EarlyLook look{shown, {selected}, [&](const auto& a) { early.push_back(a); }};
        const auto all = checker.update(project, nullptr, today, {}, &look);
        QCOMPARE(early.size(), size_t(2));
        QVERIFY(early[0]->unchecked > 500);
        QVERIFY(early[1]->searchDue && early[1]->unchecked == 0 && !early[1]->clean);
        QVERIFY(!early[0]->clean);
        size_t same = 0;
        size_t waiting = 0;
        for (const auto& o : p.openings) {
            const QString id = o->id.text();
            const auto texts = [&](const Assessment& a) {
                QStringList out;
                if (const auto* list = a.byEntity.find(id))
                    for (const FindingList::Pointer& f : **list)
                        out += f->key + f->says;
                return out;
            };
            if (o->place.storey == shown || id == selected) {
                QCOMPARE(texts(*early[0]), texts(fresh));
                ++same;
            } else {
                waiting += texts(*early[0]) != texts(fresh) ? 1 : 0;
            }
        }
        QCOMPARE(same, size_t(221));
        QVERIFY2(waiting > 100, "the others would have been as they should without a second look: this shows nothing");
        QCOMPARE(all->unchecked, 0);
        const QString d = difference(*all, fresh);
        QVERIFY2(d.isEmpty(), qPrintable(d));

        // Overtaken after the early look: the next check does the rest.
        p = start;
        const auto back = std::make_shared<const Project>(p);
        QVERIFY(!checker.update(
            back, nullptr, today, [&] { return early.size() > 2; }, &look));
        p.openings.put(p.openings[2].id, nullptr);
        const auto last = std::make_shared<const Project>(p);
        const auto now = checker.update(last, nullptr, today);
        QVERIFY(now);
        const QString rest = difference(*now, assess(last, library(), {}, today));
        QVERIFY2(rest.isEmpty(), qPrintable(rest));
    }

    void single_faults_come_after_all_the_rest()
    {
        const auto put = [](auto& table, const char* id, auto&& f) {
            auto row = *table.find(typename std::decay_t<decltype(table)>::IdType(QString::fromLatin1(id)));
            f(row);
            const auto name = row.id;
            table.put(name, std::make_shared<const decltype(row)>(std::move(row)));
        };
        Project p = planOf(samplePath(QStringLiteral("research-building.strikeplate")));
        Checker checker(library());
        (void)checker.update(std::make_shared<const Project>(p), nullptr, today);
        std::vector<std::shared_ptr<const Assessment>> early;
        const EarlyLook look{{}, {}, [&](const auto& a) { early.push_back(a); }};
        const QString key = QStringLiteral("failure.supply-fault:ps-1:dead"), mark = QStringLiteral("nfpa80.bottom-gap:op-231a:gap");
        const auto texts = [&](const Assessment& a, const QString& of) {
            const Finding* f = a.findings.find(of);
            return f ? f->says : QString();
        };
        const auto update = [&] {
            early.clear();
            const auto project = std::make_shared<const Project>(p);
            const auto now = checker.update(project, nullptr, today, {}, &look);
            const QString d = difference(*now, assess(project, library(), {}, today));
            if (!d.isEmpty())
                qWarning("%s", qPrintable(d));
            return d.isEmpty() ? now : nullptr;
        };
        // ST2C no longer hangs on PS-1, nor on its controller; in the same edit something that has nothing to do with it.
        put(p.circuits, "ci-st2c", [](Circuit& c) {
            const FieldId drop = field("circuit.controller_drop");
            c.supply = SupplyId(QStringLiteral("ps-6"));
            c.facts.set(drop, Word{static_cast<quint16>(*wordIndex(fieldOf(drop).words, u"holds_lock"))});
        });
        put(p.openings, "op-231a", [](Opening& o) { o.facts.set(field("door.bottom_gap_in"), Quantity{Dim::Length, inches(0).n}); });
        auto now = update();
        QVERIFY(now);
        QCOMPARE(early.size(), size_t(1));
        QVERIFY(early[0]->searchDue && !early[0]->clean);
        QVERIFY(!now->searchDue);
        QVERIFY(texts(*early[0], key).contains(u"ST1C and ST2C"));
        QVERIFY(!texts(*now, key).isEmpty() && !texts(*now, key).contains(u"ST1C"));
        QVERIFY(texts(*early[0], mark).isEmpty());

        // What no search reads needs none: a finish, a waiver, a gap.
        put(p.hardwareSets, "hs-17", [](HardwareSet& s) { s.items->front().facts.set(field("hw.finish"), QStringLiteral("630")); });
        put(p.openings, "op-231a", [](Opening& o) { o.facts.set(field("door.bottom_gap_in"), Quantity{Dim::Length, inches(2).n}); });
        p.waivers.put(WaiverId(QStringLiteral("wv-new")),
                      std::make_shared<const Waiver>(Waiver{.id = WaiverId(QStringLiteral("wv-new")), .finding = key}));
        now = update();
        QVERIFY(now);
        QVERIFY(early.empty());
        QVERIFY(!texts(*now, mark).isEmpty());
        QCOMPARE(now->findings.find(key)->status, FindingStatus::Stale); // it names no facts

        // Overtaken in the middle of the search: the next check does it.
        put(p.circuits, "ci-st2c", [](Circuit& c) { c.supply = SupplyId(QStringLiteral("ps-1")); });
        early.clear();
        QVERIFY(!checker.update(
            std::make_shared<const Project>(p), nullptr, today, [&] { return !early.empty(); }, &look));
        QCOMPARE(early.size(), size_t(1));
        put(p.openings, "op-231a", [](Opening& o) { o.facts.set(field("door.bottom_gap_in"), Quantity{Dim::Length, inches(0).n}); });
        now = update();
        QVERIFY(now);
        QCOMPARE(early.size(), size_t(1));
        QVERIFY(texts(*now, key).contains(u"ST1C and ST2C"));
        // A new name of a room is in the sentence.
        put(p.rooms, "rm-113", [](Room& r) { r.name = QStringLiteral("DATA CENTRE"); });
        now = update();
        QVERIFY(now && texts(*now, key).contains(u"DATA CENTRE"));
    }

    void what_hangs_on_another_thing_follows_it_data()
    {
        using Change = std::function<void(Project&)>;
        QTest::addColumn<Change>("start");
        QTest::addColumn<Change>("edit");
        const auto put = [](auto& table, const char* id, auto&& f) {
            auto row = *table.find(typename std::decay_t<decltype(table)>::IdType(QString::fromLatin1(id)));
            f(row);
            const auto name = row.id;
            table.put(name, std::make_shared<const decltype(row)>(std::move(row)));
        };
        const auto word = [](const char* fact, QStringView text) {
            return Value(Word{static_cast<quint16>(*wordIndex(fieldOf(field(fact)).words, text))});
        };
        const auto remove = [](Project& p, const char* id) { p.openings.put(OpeningId(QString::fromLatin1(id)), nullptr); };
        QTest::newRow("the wall of a door goes away from the button beside it")
            << Change([](Project&) {})
            << Change([=](Project& p) { put(p.walls, "wl-1", [](Wall& w) { w.from.x = w.from.x - mm(4000); }); });
        QTest::newRow("a room loses the door whose supply has no battery")
            << Change([=](Project& p) { put(p.supplies, "ps-1", [](Supply& s) { s.batteries.emplace(); }); })
            << Change([=](Project& p) { remove(p, "op-lab"); });
        QTest::newRow("a room whose door goes to another wall")
            << Change([=](Project& p) { put(p.supplies, "ps-1", [](Supply& s) { s.batteries.emplace(); }); }) << Change([=](Project& p) {
                   put(p.openings, "op-lab", [](Opening& o) {
                       o.place.wall = WallId(QStringLiteral("wl-5"));
                       o.place.offset = mm(600);
                   });
               });
        QTest::newRow("a stair turns into a lift, whose doors need no closer") << Change([=](Project& p) {
            put(p.openings, "op-stair", [&](Opening& o) { o.facts.set(field("door.closing"), word("door.closing", u"automatic")); });
            put(p.hardwareSets, "hs-3",
                [](HardwareSet& s) { std::erase_if(*s.items, [](const HardwareItem& i) { return i.kind == u"closer"; }); });
        }) << Change([=](Project& p) {
            put(p.stairs, "sr-1", [&](Stair& s) { s.facts.set(field("stair.kind"), word("stair.kind", u"lift")); });
        });
        QTest::newRow("a door leads to a room that turns into a yard") << Change([](Project&) {}) << Change([=](Project& p) {
            put(p.rooms, "rm-corr", [&](Room& r) { r.facts.set(field("space.kind"), word("space.kind", u"outside")); });
        });
        QTest::newRow("the battery of a supply, for the doors that it powers")
            << Change([](Project&) {}) << Change([=](Project& p) { put(p.supplies, "ps-1", [](Supply& s) { s.batteries.emplace(); }); });
        QTest::newRow("the mark of a door, in what is said of its supply")
            << Change([=](Project& p) { put(p.supplies, "ps-1", [](Supply& s) { s.batteries.emplace(); }); })
            << Change([=](Project& p) { put(p.openings, "op-exit", [](Opening& o) { o.mark = QStringLiteral("999"); }); });
        QTest::newRow("the name of a supply, in what is said of its doors")
            << Change([=](Project& p) { put(p.supplies, "ps-1", [](Supply& s) { s.batteries.reset(); }); })
            << Change([=](Project& p) { put(p.supplies, "ps-1", [](Supply& s) { s.mark = QStringLiteral("PS-9"); }); });
        const auto firm = [](Valve& v) { v.facts.set(field("valve.spring_margin"), Quantity{Dim::Number, 2'000'000}); };
        QTest::newRow("a wire to the positioner, for the valve that had none named") << Change([](Project&) {}) << Change([=](Project& p) {
            put(p.circuits, "ci-5", [](Circuit& c) { c.feeds->push_back({QStringLiteral("vl-1"), QStringLiteral("positioner")}); });
        });
        QTest::newRow("the room that a valve serves loses its volume") << Change([=](Project& p) {
            put(p.valves, "vl-1", [&](Valve& v) {
                firm(v);
                v.facts.set(field("valve.service"), word("valve.service", u"inert_gas_supply"));
                v.facts.set(field("actuator.spring_motion"), word("actuator.spring_motion", u"ccw"));
                v.room.reset();
            });
            put(p.sources, "so-1", [&](Source& s) {
                s.facts.set(field("source.gas"), word("source.gas", u"inert"));
                s.facts.set(field("source.volume_l"), Quantity{Dim::Volume, 1'000'000'000});
            });
            put(p.rooms, "rm-lab", [](Room& r) { r.facts.set(field("space.volume_m3"), Quantity{Dim::Volume, 50'000'000'000}); });
        }) << Change([=](Project& p) { put(p.rooms, "rm-lab", [](Room& r) { r.facts.clear(field("space.volume_m3")); }); });
        QTest::newRow("the source of a valve loses its amount") << Change([=](Project& p) {
            put(p.valves, "vl-1", [&](Valve& v) {
                firm(v);
                v.facts.set(field("valve.service"), word("valve.service", u"co2_system"));
            });
            put(p.sources, "so-1", [](Source& s) { s.facts.set(field("source.amount_lb"), Quantity{Dim::Mass, 1000}); });
        }) << Change([=](Project& p) { put(p.sources, "so-1", [](Source& s) { s.facts.clear(field("source.amount_lb")); }); });
        QTest::newRow("the supply of a valve that needs power to trip loses its supervision") << Change([=](Project& p) {
            put(p.valves, "vl-1", [&](Valve& v) {
                firm(v);
                v.facts.set(field("solenoid.deenergized"), word("solenoid.deenergized", u"latched"));
            });
            put(p.supplies, "ps-1", [](Supply& s) { s.facts.set(field("psu.supervised"), true); });
        }) << Change([=](Project& p) { put(p.supplies, "ps-1", [](Supply& s) { s.facts.set(field("psu.supervised"), false); }); });
        QTest::newRow("a second valve in the fuel train of a burner") << Change([=](Project& p) {
            put(p.valves, "vl-1", [&](Valve& v) {
                firm(v);
                v.facts.set(field("valve.service"), word("valve.service", u"burner_fuel_train"));
            });
        }) << Change([=](Project& p) {
            Valve v = *p.valves.find(ValveId(QStringLiteral("vl-1")));
            v.id = ValveId(QStringLiteral("vl-2"));
            p.valves.put(v.id, std::make_shared<const Valve>(v));
        });
        QTest::newRow("the exhaust damper of a containment room fails the other way") << Change([=](Project& p) {
            put(p.rooms, "rm-lab", [&](Room& r) { r.facts.set(field("space.containment"), word("space.containment", u"bsl3")); });
            for (const char* side : {"supply", "exhaust"}) {
                Valve v = *p.valves.find(ValveId(QStringLiteral("vl-1")));
                firm(v);
                v.id = ValveId(QStringLiteral("vl-") + QLatin1String(side));
                v.from.reset();
                v.facts.set(field("valve.service"), word("valve.service", u"containment_pair"));
                v.facts.set(field("valve.side"),
                            word("valve.side", QLatin1String(side) == QLatin1String("supply") ? u"supply" : u"exhaust"));
                if (QLatin1String(side) == QLatin1String("exhaust"))
                    v.facts.set(field("actuator.spring_motion"), word("actuator.spring_motion", u"ccw"));
                p.valves.put(v.id, std::make_shared<const Valve>(v));
            }
        }) << Change([=](Project& p) {
            put(p.valves, "vl-exhaust",
                [&](Valve& v) { v.facts.set(field("actuator.spring_motion"), word("actuator.spring_motion", u"cw")); });
        });
        QTest::newRow("the storey of a room, for the valve in it") << Change([=](Project& p) {
            put(p.valves, "vl-1", [](Valve& v) { v.facts.set(field("valve.spring_margin"), Quantity{Dim::Number, 900'000}); });
        }) << Change([=](Project& p) { put(p.rooms, "rm-lab", [](Room& r) { r.storey.reset(); }); });
        QTest::newRow("the volts of a supply, for its circuits") << Change([](Project&) {}) << Change([=](Project& p) {
            put(p.supplies, "ps-1", [](Supply& s) { s.facts.set(field("psu.volts"), Quantity{Dim::Voltage, 20'000'000}); });
        });
        QTest::newRow("the least volts of a reader, for its circuit") << Change([](Project&) {}) << Change([=](Project& p) {
            put(p.devices, "dv-rd1", [](Device& d) { d.facts.set(field("device.min_volts"), Quantity{Dim::Voltage, 24'000'000}); });
        });
        QTest::newRow("the run table of a reader, for its circuit") << Change([](Project&) {}) << Change([=](Project& p) {
            put(p.devices, "dv-rd1", [](Device& d) {
                d.facts.clear(field("device.min_volts"));
                d.facts.set(field("device.run_table"), QStringLiteral("18 AWG: 50 ft"));
            });
        });
        QTest::newRow("the charging current of a supply") << Change([](Project&) {}) << Change([=](Project& p) {
            put(p.supplies, "ps-1", [](Supply& s) { s.facts.set(field("psu.charger_ma"), Quantity{Dim::Current, 1'000'000}); });
        });
        const auto generator = [](Project& p, qint64 seconds) {
            Device d{.id = DeviceId(QStringLiteral("dv-gen")), .kind = QStringLiteral("generator")};
            d.facts.set(field("device.transfer_s"), Quantity{Dim::Time, seconds * 1'000'000});
            p.devices.put(d.id, std::make_shared<const Device>(d));
        };
        QTest::newRow("a generator, for the supply that it backs") << Change([=](Project& p) {
            put(p.supplies, "ps-1", [](Supply& s) { s.facts.set(field("psu.generator"), true); });
            generator(p, 10);
        }) << Change([=](Project& p) { generator(p, 90); });
        const auto interlocked = [=](Project& p) {
            Interlock i{.id = InterlockId(QStringLiteral("il-1"))};
            i.openings = std::vector<OpeningId>{OpeningId(QStringLiteral("op-lab")), OpeningId(QStringLiteral("op-exit"))};
            i.localReleases.emplace();
            for (const char* fact : {"interlock.release_on_power_loss", "interlock.release_on_controller_loss"})
                i.facts.set(field(fact), true);
            i.facts.set(field("interlock.warning_only"), false);
            p.interlocks.put(i.id, std::make_shared<const Interlock>(i));
        };
        QTest::newRow("somebody can be in a room behind a door of an interlock")
            << Change(interlocked)
            << Change([=](Project& p) { put(p.rooms, "rm-lab", [](Room& r) { r.facts.set(field("space.occupied_compartment"), true); }); });
        QTest::newRow("the name of a room without a local release, in what is said of the interlock") << Change([=](Project& p) {
            interlocked(p);
            put(p.rooms, "rm-lab", [](Room& r) { r.facts.set(field("space.occupied_compartment"), true); });
        }) << Change([=](Project& p) { put(p.rooms, "rm-lab", [](Room& r) { r.name = QStringLiteral("GLOVE BOXES"); }); });
        QTest::newRow("a contact of another zone, for the interlock of the doors that it releases") << Change([=](Project& p) {
            interlocked(p);
            put(p.circuits, "ci-3", [](Circuit& c) { c.fireAlarm = FireAlarmLink{false, DeviceId(QStringLiteral("dv-fa")), {}}; });
        }) << Change([=](Project& p) {
            Device d = *p.devices.find(DeviceId(QStringLiteral("dv-fa")));
            d.id = DeviceId(QStringLiteral("dv-fa2"));
            p.devices.put(d.id, std::make_shared<const Device>(d));
            put(p.circuits, "ci-3", [&](Circuit& c) { c.fireAlarm->by = d.id; });
        });
        QTest::newRow("the pressure of the room beside it, in the cascade of a laboratory") << Change([=](Project& p) {
            const auto pressure = [](Room& r, qint64 pascals) {
                r.facts.set(field("space.dp_setpoint_pa"), Quantity{Dim::Pressure, pascals * 1'000'000});
            };
            put(p.rooms, "rm-lab", [&](Room& r) {
                r.facts.set(field("space.containment"), word("space.containment", u"bsl3"));
                r.facts.set(field("space.pressure_role"), word("space.pressure_role", u"cascade"));
                pressure(r, -30);
            });
            put(p.rooms, "rm-corr", [&](Room& r) {
                r.facts.set(field("space.pressure_role"), word("space.pressure_role", u"cascade"));
                pressure(r, 0);
            });
        }) << Change([=](Project& p) {
            put(p.rooms, "rm-corr", [](Room& r) { r.facts.set(field("space.dp_setpoint_pa"), Quantity{Dim::Pressure, -40'000'000}); });
        });
        QTest::newRow("the battery of a supply that feeds nothing but a hold-open") << Change([=](Project& p) {
            put(p.hardwareSets, p.openings.find(OpeningId(QStringLiteral("op-lab")))->set->text().toLatin1().constData(),
                [](HardwareSet& s) {
                    s.items->push_back({QStringLiteral("holder"), QStringLiteral("mag_holder"), {}});
                });
            Supply supply{.id = SupplyId(QStringLiteral("ps-2"))};
            supply.batteries.emplace();
            p.supplies.put(supply.id, std::make_shared<const Supply>(supply));
            Circuit c{.id = CircuitId(QStringLiteral("ci-9")), .supply = supply.id};
            c.feeds = std::vector<PartRef>{{QStringLiteral("op-lab"), QStringLiteral("holder")}};
            p.circuits.put(c.id, std::make_shared<const Circuit>(c));
        }) << Change([=](Project& p) { put(p.supplies, "ps-2", [](Supply& s) { s.batteries.reset(); }); });
        // A contact at the mains input of a supply without a battery takes every circuit of it.
        const auto atMains = [=](Project& p) {
            put(p.supplies, "ps-1", [](Supply& s) { s.batteries.emplace(); });
            for (const auto& c : Table<Circuit>(p.circuits))
                put(p.circuits, c->id.text().toLatin1().constData(), [](Circuit& x) { x.fireAlarm = FireAlarmLink{.none = true}; });
            put(p.hardwareSets, p.openings.find(OpeningId(QStringLiteral("op-lab")))->set->text().toLatin1().constData(),
                [](HardwareSet& s) {
                    s.items->push_back({QStringLiteral("holder"), QStringLiteral("mag_holder"), {}});
                });
            put(p.circuits, "ci-3", [](Circuit& c) { c.feeds->push_back({QStringLiteral("op-lab"), QStringLiteral("holder")}); });
            Circuit c{.id = CircuitId(QStringLiteral("ci-9")), .supply = SupplyId(QStringLiteral("ps-1"))};
            c.feeds.emplace();
            c.fireAlarm = FireAlarmLink{.none = true};
            p.circuits.put(c.id, std::make_shared<const Circuit>(c));
        };
        const auto cuts = [=](Project& p) {
            put(p.circuits, "ci-9", [=](Circuit& c) {
                c.fireAlarm = FireAlarmLink{false, DeviceId(QStringLiteral("dv-fa")), {}};
                c.fireAlarm->facts.set(field("fai.location"), word("fai.location", u"ac_input"));
                c.fireAlarm->facts.set(field("fai.loop"), word("fai.loop", u"normally_closed"));
            });
        };
        QTest::newRow("a contact at the mains input of a supply, for what its other circuits feed") << Change(atMains) << Change(cuts);
        QTest::newRow("nobody says any more whether a circuit is on the fire alarm, for the others of its supply")
            << Change(atMains) << Change([=](Project& p) { put(p.circuits, "ci-9", [=](Circuit& c) { c.fireAlarm.reset(); }); });
        QTest::newRow("the power of a contact at the mains input of another supply") << Change([=](Project& p) {
            atMains(p);
            cuts(p);
            Supply supply{.id = SupplyId(QStringLiteral("ps-2"))};
            supply.batteries.emplace();
            p.supplies.put(supply.id, std::make_shared<const Supply>(supply));
            Circuit c{.id = CircuitId(QStringLiteral("ci-8")), .supply = supply.id};
            c.feeds = std::vector<PartRef>{{QStringLiteral("dv-fa"), {}}};
            c.fireAlarm = FireAlarmLink{.none = true};
            p.circuits.put(c.id, std::make_shared<const Circuit>(c));
        }) << Change([=](Project& p) { put(p.circuits, "ci-8", [](Circuit& c) { c.feeds->clear(); }); });
        const auto grouped = [=](Project& p) {
            static const FieldId edition = field("project.ibc_edition");
            p.settings.codes.set(edition, word("project.ibc_edition", u"2021"));
            put(p.storeys, "st-1", [](Storey& s) { s.facts.set(field("storey.above_grade"), qint64{1}); });
            for (const char* room : {"rm-lab", "rm-corr"})
                put(p.rooms, room, [&](Room& r) { r.facts.set(field("space.occupancy_group"), word("space.occupancy_group", u"B")); });
        };
        QTest::newRow("the group of a room, for the dead end of the corridor on its storey")
            << Change(grouped)
            << Change([=](Project& p) { put(p.rooms, "rm-lab", [](Room& r) { r.facts.clear(field("space.occupancy_group")); }); });
        QTest::newRow("the height of a storey, for its exits") << Change([=](Project& p) {
            grouped(p);
            remove(p, "op-stair");
        }) << Change([=](Project& p) { put(p.storeys, "st-1", [](Storey& s) { s.facts.set(field("storey.above_grade"), qint64{3}); }); });
        QTest::newRow("a door that people leave by, for the storey")
            << Change(grouped) << Change([=](Project& p) { remove(p, "op-stair"); });
        QTest::newRow("the battery behind the magnet of a hazardous room, for how long it holds") << Change([=](Project& p) {
            put(p.openings, "op-lab", [&](Opening& o) { o.set = p.openings.find(OpeningId(QStringLiteral("op-exit")))->set; });
            put(p.circuits, "ci-3", [](Circuit& c) {
                c.feeds = std::vector<PartRef>{{QStringLiteral("op-lab"), QStringLiteral("maglock")}};
            });
        }) << Change([=](Project& p) {
            put(p.supplies, "ps-1", [](Supply& s) {
                (*s.batteries)[0].facts.set(field("battery.capacity_ah"), Quantity{Dim::Charge, 1'000'000});
            });
        });
    }
    void what_hangs_on_another_thing_follows_it()
    {
        using Change = std::function<void(Project&)>;
        QFETCH(Change, start);
        QFETCH(Change, edit);
        Project p = planOf(dataPath(QStringLiteral("plans/example/plan.strikeplate")));
        start(p);
        Checker checker(library());
        const auto before = checker.update(std::make_shared<const Project>(p), nullptr, today);
        edit(p);
        const auto project = std::make_shared<const Project>(p);
        const auto after = checker.update(project, nullptr, today);
        const Assessment fresh = assess(project, library(), {}, today);
        const FindingList::Changes changes = fresh.findings.changesSince(before->findings);
        QVERIFY2(!changes.removed.empty() || !changes.added.empty(), "the edit changes nothing: this shows nothing");
        const QString d = difference(*after, fresh);
        QVERIFY2(d.isEmpty(), qPrintable(d));
    }

    void entities_know_their_findings()
    {
        RandomChanges edits(planOf(dataPath(QStringLiteral("plans/example/plan.strikeplate"))), 5);
        Checker checker(library());
        for (int i = 0; i < 40; ++i) {
            edits.editAny();
            const auto a = checker.update(std::make_shared<const Project>(edits.now()), nullptr, today);
            size_t n = 0;
            for (auto it = a->byEntity.cbegin(); it != a->byEntity.cend(); ++it) {
                n += (*it)->size();
                for (const FindingList::Pointer& f : **it) {
                    QCOMPARE(f->subjectId.section(u'/', 0, 0), it.key());
                    QCOMPARE(a->findings.find(f->key), f.get());
                }
            }
            QCOMPARE(n, a->findings.size());
        }
    }

    void a_stopped_check_is_finished_by_the_next_one()
    {
        RandomChanges edits(planOf(dataPath(QStringLiteral("plans/example/plan.strikeplate"))), 11);
        Checker checker(library());
        int stopped = 0;
        for (int i = 0; i < 105; ++i) {
            const QString did = edits.editAny();
            const auto project = std::make_shared<const Project>(edits.now());
            int left = i % 7;
            auto now = checker.update(project, nullptr, today, [&] { return left-- == 0; });
            stopped += now ? 0 : 1;
            if (i % 3)
                continue;
            if (!now)
                now = checker.update(project, nullptr, today);
            QVERIFY(now);
            const QString d = difference(*now, assess(project, library(), {}, today));
            QVERIFY2(d.isEmpty(), qPrintable(QStringLiteral("step %1, %2: %3").arg(i).arg(did, d)));
        }
        QVERIFY(stopped > 20);
    }

    void a_check_that_has_nothing_to_do_shares_everything()
    {
        const auto project = std::make_shared<const Project>(planOf(samplePath(QStringLiteral("research-building.strikeplate"))));
        Checker checker(library());
        const auto first = checker.update(project, nullptr, today);
        const auto second = checker.update(std::make_shared<const Project>(*project), nullptr, today);
        QVERIFY(first->findings.size() > 100);
        for (size_t i = 0; i < first->findings.size(); ++i)
            QCOMPARE(&second->findings[i], &first->findings[i]);
    }

    void one_door_leaves_the_findings_of_the_others_alone()
    {
        Project p = planOf(samplePath(QStringLiteral("research-building.strikeplate")));
        Checker checker(library());
        const auto first = checker.update(std::make_shared<const Project>(p), nullptr, today);
        Opening door = *p.openings.find(OpeningId(QStringLiteral("op-231a")));
        door.facts.set(field("door.bottom_gap_in"), Quantity{Dim::Length, inch64(48).n});
        p.openings.put(door.id, std::make_shared<const Opening>(door));
        const auto second = checker.update(std::make_shared<const Project>(p), nullptr, today);
        const FindingList::Changes changes = second->findings.changesSince(first->findings);
        QVERIFY(!changes.removed.empty());
        for (const auto& list : {changes.removed, changes.added})
            for (const FindingList::Pointer& f : list)
                QVERIFY2(f->subjectId.startsWith(QStringLiteral("op-231a")), qPrintable(f->key));
        QVERIFY(changes.removed.size() + changes.added.size() < 20);
    }

    void another_day_decides_about_waivers_that_expire()
    {
        const auto project = std::make_shared<const Project>(planOf(dataPath(QStringLiteral("plans/example/plan.strikeplate"))));
        Checker checker(library());
        const auto first = checker.update(project, nullptr, today);
        const auto later = checker.update(project, nullptr, QStringLiteral("2031-06-01"));
        QCOMPARE(first->waived, 1);
        QCOMPARE(later->waived, 0);
        QVERIFY(difference(*later, assess(project, library(), {}, QStringLiteral("2031-06-01"))).isEmpty());
    }

private:
    using Edits = QHash<QByteArray, int>; ///< how many of each kind have changed something

    /// Edits a plan and compares what the checker says after every single edit with what a full check says.
    template <class F>
    Edits run(const Project& start, quint32 seed, int steps, F&& edit)
    {
        RandomChanges edits(start, seed);
        Checker checker(library());
        std::shared_ptr<const Assessment> last;
        edits.setKeys([&](quint32 random) {
            std::vector<QString> keys;
            if (last)
                for (const Finding& f : last->findings)
                    if (f.verdict == Verdict::Fail)
                        keys.push_back(f.key);
            return keys.empty() ? QString() : keys[random % keys.size()];
        });
        edits.setFields(fieldsOfRules());
        Edits did;
        QStringList trail;
        for (int i = 0; i < steps; ++i) {
            if (i % 9 == 8)
                edits.restart();
            trail += edit(edits, i);
            for (const char* kind : RandomChanges::kinds())
                if (trail.back().startsWith(QLatin1String(kind) + u' ') && !trail.back().endsWith(QStringLiteral(" none")))
                    ++did[kind];
            const auto project = std::make_shared<const Project>(edits.now());
            last = checker.update(project, nullptr, today);
            const Assessment fresh = assess(project, library(), {}, today);
            QString d = topologyDifference(last->index->topology(), fresh.index->topology());
            if (d.isEmpty())
                d = difference(*last, fresh);
            if (!d.isEmpty()) {
                QTest::qFail(qPrintable(QStringLiteral("step %1 (%2): %3").arg(i).arg(trail.mid(std::max(0, i - 3)).join(u';'), d)),
                             __FILE__, __LINE__);
                return {};
            }
        }
        return did;
    }

    static void everyKindOccurred(const Edits& did)
    {
        for (const char* kind : RandomChanges::kinds())
            QVERIFY2(did.value(kind) > 0, kind);
    }
};

QTEST_APPLESS_MAIN(TstIncremental)
#include "tst_incremental.moc"
