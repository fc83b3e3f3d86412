// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edit/set_identity.h"
#include "core/io/plan_reader.h"
#include "tests/support/plans.h"

#include <QTest>

using namespace sp;

class TstSetIdentity : public QObject {
    Q_OBJECT
private slots:
    void initTestCase()
    {
        PlanFile file = readPlanFile(test::samplePath(QStringLiteral("research-building.strikeplate")));
        QVERIFY2(file.problems.empty(), qPrintable(test::texts(file.problems)));
        m_plan = std::move(file.project);
        m_plan.underlays.put(UnderlayId(QStringLiteral("ul-1")),
                             std::make_shared<const Underlay>(Underlay{UnderlayId(QStringLiteral("ul-1"))}));
        QVERIFY(!m_plan.circuits.empty() && !m_plan.supplies.empty() && !m_plan.valves.empty());
    }

    void what_a_key_shows_reads_back_and_changes_nothing()
    {
        const QStringList keys{
            QStringLiteral("mark"),  QStringLiteral("tag"),          QStringLiteral("name"),        QStringLiteral("number"),
            QStringLiteral("type"),  QStringLiteral("set"),          QStringLiteral("storey"),      QStringLiteral("room"),
            QStringLiteral("side"),  QStringLiteral("place.offset"), QStringLiteral("place.hinge"), QStringLiteral("thickness"),
            QStringLiteral("feeds"), QStringLiteral("flow.from"),    QStringLiteral("drives"),      QStringLiteral("fire_alarm")};
        int read = 0;
        forEachTable(m_plan, [&](const KindInfo&, const auto& table) {
            for (const auto& row : table)
                for (const QString& key : keys) {
                    const auto value = keyOf(m_plan, row->id.text(), key);
                    if (!value)
                        continue;
                    const auto patch = setKey(m_plan, row->id.text(), key, value->text);
                    QVERIFY2(patch, qPrintable(row->id.text() + u'.' + key + u' ' + errorText(patch)));
                    QVERIFY2(patch.value().empty(), qPrintable(row->id.text() + u'.' + key));
                    ++read;
                }
        });
        QVERIFY(read > 200);
    }

    void wrong_texts_are_refused_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("says");
        const QString op = m_plan.openings[0].id.text();
        QTest::newRow("mark of another opening") << op << "mark" << *m_plan.openings[1].mark << m_plan.openings[1].id.text();
        QTest::newRow("tag of another valve") << m_plan.valves[0].id.text() << "tag" << *m_plan.valves[1].tag << m_plan.valves[1].id.text();
        QTest::newRow("name of another storey")
            << m_plan.storeys[0].id.text() << "name" << *m_plan.storeys[1].name << m_plan.storeys[1].id.text();
        QTest::newRow("length without a unit") << m_plan.walls[0].id.text() << "thickness"
                                               << "150"
                                               << "unit";
        QTest::newRow("no thickness at all") << m_plan.walls[0].id.text() << "thickness"
                                             << "0 mm"
                                             << "greater than zero";
        QTest::newRow("a room that is not there") << m_plan.valves[0].id.text() << "place.room"
                                                  << "rm-nowhere"
                                                  << "rm-nowhere";
        QTest::newRow("an opening where a room belongs") << m_plan.valves[0].id.text() << "place.room" << op << op;
        QTest::newRow("a word that is none") << op << "place.hinge"
                                             << "left"
                                             << "from, to";
        QTest::newRow("units that are none") << "project"
                                             << "units"
                                             << "imperial"
                                             << "metric";
        QTest::newRow("a plan without a name") << "project"
                                               << "name"
                                               << "  "
                                               << "expected a text";
        QTest::newRow("more than all of the fading") << "ul-1"
                                                     << "fade"
                                                     << "140"
                                                     << "0 to 100";
        QTest::newRow("a page before the first") << "ul-1"
                                                 << "page"
                                                 << "0"
                                                 << "from 1";
        QTest::newRow("a number with a comma") << "ul-1"
                                               << "fade"
                                               << "4,5"
                                               << "whole number";
        QTest::newRow("locked perhaps") << "ul-1"
                                        << "locked"
                                        << "perhaps"
                                        << "true";
        QTest::newRow("a part of nothing") << m_plan.circuits[0].id.text() << "feeds"
                                           << "op-nobody/lock"
                                           << "op-nobody";
        QTest::newRow("a key that there is not") << op << "colour"
                                                 << "red"
                                                 << "colour";
        QTest::newRow("geometry is drawn, not typed") << m_plan.walls[0].id.text() << "from"
                                                      << "[0, 0]"
                                                      << "from";
        QTest::newRow("nobody") << "op-nobody"
                                << "mark"
                                << "1"
                                << "op-nobody";
    }
    void wrong_texts_are_refused()
    {
        QFETCH(QString, id);
        QFETCH(QString, key);
        QFETCH(QString, text);
        QFETCH(QString, says);
        const auto patch = setKey(m_plan, id, key, text);
        QVERIFY(!patch);
        QVERIFY2(patch.error().message.contains(says), qPrintable(patch.error().message));
    }

    void a_room_shares_its_number_with_other_storeys_only()
    {
        Project p = m_plan;
        auto a = std::make_shared<Room>(Room{RoomId(QStringLiteral("rm-a")), p.storeys[0].id, QStringLiteral("S1")});
        auto b = std::make_shared<Room>(Room{RoomId(QStringLiteral("rm-b")), p.storeys[1].id});
        p.rooms.put(a->id, a);
        p.rooms.put(b->id, b);
        QVERIFY(setKey(p, QStringLiteral("rm-b"), QStringLiteral("number"), QStringLiteral("S1")));
        b = std::make_shared<Room>(*b);
        b->storey = p.storeys[0].id;
        p.rooms.put(b->id, b);
        QVERIFY(!setKey(p, QStringLiteral("rm-b"), QStringLiteral("number"), QStringLiteral("S1")));
    }

    void edits_are_undone_exactly()
    {
        Project p = m_plan;
        const auto carry = [&](const Result<Patch>& patch) {
            QVERIFY2(patch, qPrintable(errorText(patch)));
            QVERIFY(!patch.value().empty());
            apply(p, patch.value());
            QVERIFY(!(p == m_plan));
            apply(p, inverse(patch.value()));
            QVERIFY(p == m_plan);
        };
        carry(setKey(p, QStringLiteral("project"), QStringLiteral("client"), QStringLiteral("Somebody")));
        carry(setKey(p, p.openings[0].id.text(), QStringLiteral("mark"), QString()));
        carry(setKey(p, p.storeys[0].id.text(), QStringLiteral("elevation"), QStringLiteral("-3.5 m")));
        carry(setKey(p, p.circuits[0].id.text(), QStringLiteral("fire_alarm"),
                     p.circuits[0].fireAlarm && p.circuits[0].fireAlarm->none ? QStringLiteral("linked") : QStringLiteral("none")));
        carry(setKey(p, QStringLiteral("ul-1"), QStringLiteral("locked"), QStringLiteral("true")));
    }

    void batteries_get_free_keys_and_facts_in_their_range()
    {
        Project p = m_plan;
        const SupplyId id = p.supplies[0].id;
        QStringList keys;
        for (int i = 0; i < 3; ++i) {
            const auto added = addBattery(p, id);
            QVERIFY2(added, qPrintable(errorText(added)));
            apply(p, added.value().patch);
            keys += added.value().made.value(0);
        }
        QCOMPARE(QSet<QString>(keys.begin(), keys.end()).size(), 3);
        const QString key = keys[1].section(u'/', 1);
        QVERIFY(!setBatteryField(p, id, key, field("battery.temperature_c"), Value(Quantity{Dim::Temperature, 200'000'000})));
        const auto set = setBatteryField(p, id, key, field("battery.series"), Value(qint64{2}));
        QVERIFY(set && !set.value().empty());
        QVERIFY(!setBatteryField(p, id, QStringLiteral("b99"), field("battery.series"), Value(qint64{2})));
        const auto removed = removeBattery(p, id, key);
        QVERIFY(removed);
        apply(p, removed.value().patch);
        QVERIFY(!removeBattery(p, id, key));
        QVERIFY(!addBattery(p, SupplyId(QStringLiteral("ps-nobody"))));
    }

    void circuits_and_types_come_and_go()
    {
        NewIds ids(QByteArrayLiteral("test"));
        Project p = m_plan;
        const auto circuit = addCircuit(p, p.supplies[0].id, ids);
        QVERIFY(circuit);
        apply(p, circuit.value().patch);
        const CircuitId id(circuit.value().made.value(0));
        QCOMPARE(p.circuits.find(id)->supply, p.supplies[0].id);
        const auto removed = removeCircuit(p, id);
        QVERIFY(removed);
        apply(p, removed.value().patch);
        QVERIFY(p == m_plan);
        QVERIFY(!removeCircuit(p, id));
        const auto type = addType(p, QStringLiteral(" Glass door "), ids);
        QVERIFY(type);
        apply(p, type.value().patch);
        QCOMPARE(p.openingTypes.find(OpeningTypeId(type.value().made.value(0)))->name, QStringLiteral("Glass door"));
        QVERIFY(!addType(p, QStringLiteral("Glass door"), ids));
        QVERIFY(!addType(p, QStringLiteral(" "), ids));
    }

private:
    Project m_plan;
};

QTEST_APPLESS_MAIN(TstSetIdentity)
#include "tst_set_identity.moc"
