// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/quantity.h"

#include <QTest>

using namespace sp;

class TstQuantity final : public QObject {
    Q_OBJECT
private slots:
    void texts_read_as_lengths_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("nm");
        QTest::newRow("decimal inches") << "36.5 in" << qint64{927'100'000};
        QTest::newRow("a fraction") << "13/16 in" << qint64{20'637'500};
        QTest::newRow("whole and fraction with a hyphen") << "1-3/4 in" << qint64{44'450'000};
        QTest::newRow("whole and fraction with a space") << "1 3/4 in" << qint64{44'450'000};
        QTest::newRow("millimetres") << "3810 mm" << qint64{3'810'000'000};
        QTest::newRow("metres") << "3.81 m" << qint64{3'810'000'000};
        QTest::newRow("feet") << "120 ft" << qint64{36'576'000'000};
        QTest::newRow("feet and inches") << "12'-6 1/2\"" << qint64{3'822'700'000};
        QTest::newRow("feet only") << "12'" << qint64{3'657'600'000};
        QTest::newRow("inches only") << "42\"" << qint64{1'066'800'000};
        QTest::newRow("negative") << "-2 in" << qint64{-50'800'000};
        QTest::newRow("six decimals of a millimetre") << "0.000001 mm" << qint64{1};
    }
    void texts_read_as_lengths()
    {
        QFETCH(QString, text);
        QFETCH(qint64, nm);
        const auto q = parseQuantity(text, Dim::Length, u"in");
        QVERIFY2(q, qPrintable(errorText(q)));
        QCOMPARE(q.value().n, nm);
    }

    void wrong_texts_are_refused_with_what_was_expected_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("says");
        QTest::newRow("no unit") << "36"
                                 << "the unit is missing";
        QTest::newRow("unit of another kind") << "36 V"
                                              << "`V` is no unit of a length";
        QTest::newRow("unknown unit") << "36 furlong"
                                      << "unknown unit `furlong`";
        QTest::newRow("no number") << "in"
                                   << "expected a length such as `36 in`";
        QTest::newRow("empty") << ""
                               << "expected a length such as `36 in`";
        QTest::newRow("two points") << "1.2.3 in"
                                    << "cannot be read";
        QTest::newRow("division by zero") << "1/0 in"
                                          << "cannot be read";
        QTest::newRow("far too large") << "99999999999999999999 m"
                                       << "cannot be read";
    }
    void wrong_texts_are_refused_with_what_was_expected()
    {
        QFETCH(QString, text);
        QFETCH(QString, says);
        const auto q = parseQuantity(text, Dim::Length, u"in");
        QVERIFY(!q);
        QVERIFY2(q.error().message.contains(says), qPrintable(q.error().message));
    }

    void a_file_has_inches_only_where_they_are_exact()
    {
        const UnitInfo& in = *unitByName(u"in");
        QCOMPARE(fileText({Dim::Length, inch64(52).n}, in, Units::Us), QStringLiteral("0.8125 in"));
        QCOMPARE(fileText({Dim::Length, mm(200).n}, in, Units::Us), QStringLiteral("200 mm"));
        QCOMPARE(fileText({Dim::Length, inches(36).n}, in, Units::Metric), QStringLiteral("914.4 mm"));
        QCOMPARE(fileText({Dim::Length, inches(1440).n}, *unitByName(u"ft"), Units::Us), QStringLiteral("120 ft"));
    }

    void writing_and_reading_gives_the_same_number()
    {
        for (qint64 n :
             {qint64{0}, qint64{1}, qint64{-1}, qint64{999'999}, qint64{20'637'500}, qint64{-914'400'000}, qint64{123'456'789'012'345}})
            for (const Units u : {Units::Us, Units::Metric}) {
                const auto q = parseQuantity(fileText({Dim::Length, n}, *unitByName(u"in"), u), Dim::Length, u"in");
                QVERIFY(q);
                QCOMPARE(q.value().n, n);
            }
    }

    void trade_notation_is_that_of_schedules()
    {
        QCOMPARE(feetInches(inch64(64 * 96 + 48)), QStringLiteral("8'-0 3/4\""));
        QCOMPARE(feetInches(inches(36)), QStringLiteral("3'-0\""));
        QCOMPARE(feetInches(inch64(64 * 42 + 32)), QStringLiteral("3'-6 1/2\""));
        QCOMPARE(fractionInches(inch64(52)), QStringLiteral("13/16"));
        QCOMPARE(fractionInches(inch64(64 + 48)), QStringLiteral("1-3/4"));
        QCOMPARE(fractionInches(mm(200)), QStringLiteral("7.874"));
    }
};

QTEST_APPLESS_MAIN(TstQuantity)
#include "tst_quantity.moc"
