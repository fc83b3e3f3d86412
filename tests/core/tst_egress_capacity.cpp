// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/egress/capacity.h"

#include <QTest>
#include <cmath>

using namespace sp;

namespace {

Length thousandths(qint64 v)
{
    return {v * 25'400};
}

} // namespace

class TstEgressCapacity final : public QObject {
    Q_OBJECT

private slots:
    void widths_take_the_people_of_the_worked_example_data()
    {
        QTest::addColumn<qint64>("width");
        QTest::addColumn<qint64>("factor");
        QTest::addColumn<qint64>("people");
        QTest::newRow("E12: 34 in clear") << inches(34).n << qint64(200) << qint64(170);
        QTest::newRow("E12: 34 in clear, reduced factor") << inches(34).n << qint64(150) << qint64(226);
        QTest::newRow("E12: stair 44 in") << inches(44).n << qint64(300) << qint64(146);
        QTest::newRow("E12: 22.4 in, where floating point loses a person") << thousandths(22'400).n << qint64(200) << qint64(112);
        QTest::newRow("a bench of 18 in a person") << inches(90).n << qint64(18'000) << qint64(5);
        QTest::newRow("one nanometre short of 112 people") << thousandths(22'400).n - 1 << qint64(200) << qint64(111);
        QTest::newRow("1118 mm is a little more than 44 in") << mm(1118).n << qint64(300) << qint64(146);
        QTest::newRow("no width") << qint64(0) << qint64(200) << qint64(0);
        QTest::newRow("less than nothing") << qint64(-1) << qint64(200) << qint64(0);
    }
    void widths_take_the_people_of_the_worked_example()
    {
        QFETCH(qint64, width);
        QFETCH(qint64, factor);
        QFETCH(qint64, people);
        QCOMPARE(peopleByWidth({width}, factor), people);
    }

    // The whole table of egress.md 7.1: what a person is, is counted here by laying one beside the other.
    void every_tenth_of_an_inch_from_20_to_80_is_exact()
    {
        int wrongInFloatingPoint = 0;
        for (const qint64 factor : {300, 200, 150})
            for (qint64 tenths = 200; tenths <= 799; ++tenths) {
                qint64 people = 0;
                while ((people + 1) * factor <= tenths * 100)
                    ++people;
                QCOMPARE(peopleByWidth(thousandths(tenths * 100), factor), people);
                const double width = static_cast<double>(tenths) / 10, each = static_cast<double>(factor) / 1000;
                wrongInFloatingPoint += static_cast<qint64>(std::floor(width / each)) != people ? 1 : 0;
            }
        QVERIFY(wrongInFloatingPoint > 50); // else this table proves nothing
    }

    void the_width_for_people_is_the_least_that_takes_them()
    {
        for (const qint64 factor : {300, 200, 150})
            for (qint64 people = 1; people < 500; ++people) {
                const Length width = widthForPeople(people, factor);
                QCOMPARE(peopleByWidth(width, factor), people);
                QCOMPARE(peopleByWidth(width - Length{1}, factor), people - 1);
            }
    }

    void loads_are_those_of_the_worked_example_data()
    {
        QTest::addColumn<qint64>("area");
        QTest::addColumn<qint64>("factor");
        QTest::addColumn<qint64>("seats");
        QTest::addColumn<qint64>("people");
        const qint64 room = 185'000'000'000; // 185.0 m2
        QTest::newRow("E12: office of 1991.32 ft2") << room << squareFeet(150).n << qint64(0) << qint64(14);
        QTest::newRow("E12: tables and chairs") << room << squareFeet(15).n << qint64(0) << qint64(133);
        QTest::newRow("seats beside the area") << room << squareFeet(15).n << qint64(40) << qint64(173);
        QTest::newRow("a whole number of people stays") << squareFeet(1500).n << squareFeet(150).n << qint64(0) << qint64(10);
        QTest::newRow("a hair more is one more") << squareFeet(1500).n + 1 << squareFeet(150).n << qint64(0) << qint64(11);
        QTest::newRow("a hair less is as many") << squareFeet(1500).n - 1 << squareFeet(150).n << qint64(0) << qint64(10);
        QTest::newRow("no area") << qint64(0) << squareFeet(150).n << qint64(7) << qint64(7);
    }
    void loads_are_those_of_the_worked_example()
    {
        QFETCH(qint64, area);
        QFETCH(qint64, factor);
        QFETCH(qint64, seats);
        QFETCH(qint64, people);
        QCOMPARE(OccupantLoad({Area{area}, Area{factor}, seats}).people(), people);
    }
    void the_quotient_is_kept_for_the_evidence()
    {
        const OccupantLoad load{Area{185'000'000'000}, squareFeet(150), 0};
        QVERIFY(std::abs(load.quotient() - 13.275) < 0.001);
    }

    void half_is_half_of_what_is_required()
    {
        QVERIFY(halfIsLeft(260, 420)); // E13
        QVERIFY(!halfIsLeft(120, 420));
        QVERIFY(halfIsLeft(210, 420));
        QVERIFY(!halfIsLeft(210, 421));
        QVERIFY(halfIsLeft(211, 421));
        QVERIFY(halfIsLeft(0, 0));
    }
};

QTEST_APPLESS_MAIN(TstEgressCapacity)
#include "tst_egress_capacity.moc"
