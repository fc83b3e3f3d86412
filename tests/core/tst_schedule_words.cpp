// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schedule/natural_order.h"
#include "core/schedule/schedule.h"
#include "core/schedule/trade_words.h"
#include "tests/support/plans.h"

#include <QTest>

using namespace sp;

class TstScheduleWords : public QObject {
    Q_OBJECT

private slots:
    void marks_sort_as_people_sort_them_data();
    void marks_sort_as_people_sort_them();
    void finishes_have_both_codes_data();
    void finishes_have_both_codes();
    void lock_functions_have_their_confirmed_number();
    void sizes_are_printed_in_the_units_of_the_project();
};

void TstScheduleWords::marks_sort_as_people_sort_them_data()
{
    QTest::addColumn<QStringList>("sorted");
    QTest::newRow("numbers") << QStringList{"2", "10", "101A", "101B", "102", "1001"};
    QTest::newRow("stairs") << QStringList{"100A", "ST1-2A", "ST1-10A", "ST1A", "ST2A"};
    QTest::newRow("leading zeros") << QStringList{"1", "01", "2", "02"};
    QTest::newRow("letters without case") << QStringList{"A1", "a2", "B1"};
    QTest::newRow("shorter first") << QStringList{"", "101", "101A", "101AA"};
}

void TstScheduleWords::marks_sort_as_people_sort_them()
{
    QFETCH(QStringList, sorted);
    for (qsizetype i = 0; i < sorted.size(); ++i)
        for (qsizetype j = 0; j < sorted.size(); ++j) {
            if (sorted == QStringList{"1", "01", "2", "02"} && i / 2 == j / 2)
                continue; // equal numbers: any order, but the same both ways
            QCOMPARE(naturalCompare(sorted[i], sorted[j]) < 0, i < j);
        }
    QCOMPARE(naturalCompare(u"1", u"01"), -naturalCompare(u"01", u"1"));
}

void TstScheduleWords::finishes_have_both_codes_data()
{
    QTest::addColumn<QString>("entered");
    QTest::addColumn<QString>("bhma");
    QTest::addColumn<QString>("us");
    QTest::newRow("number") << "652"
                            << "652"
                            << "US26D";
    QTest::newRow("look with one base metal") << "US32D"
                                              << "630"
                                              << "US32D";
    QTest::newRow("look with several base metals") << "US26D"
                                                   << ""
                                                   << "US26D";
    QTest::newRow("number that is not confirmed") << "689"
                                                  << "689"
                                                  << "";
    QTest::newRow("nothing entered") << ""
                                     << ""
                                     << "";
}

void TstScheduleWords::finishes_have_both_codes()
{
    QFETCH(QString, entered);
    QFETCH(QString, bhma);
    QFETCH(QString, us);
    QCOMPARE(finishCode(entered), (FinishCode{bhma, us}));
}

void TstScheduleWords::lock_functions_have_their_confirmed_number()
{
    const Catalogue& c = test::library().catalogue;
    const auto number = [&](const char* kind, const char* function) {
        return lockFunctionNumber(*c.find(QString::fromLatin1(kind)), QString::fromLatin1(function));
    };
    QCOMPARE(number("mortise_lock", "storeroom"), QStringLiteral("F07"));
    QCOMPARE(number("cylindrical_lock", "storeroom"), QStringLiteral("F86"));
    QCOMPARE(number("electrified_mortise", "classroom"), QStringLiteral("F05"));
    QCOMPARE(number("mortise_lock", "privacy"), QString()); // three numbers
    QCOMPARE(number("cylindrical_lock", "office"), QString()); // two numbers
    QCOMPARE(number("exit_device", "storeroom"), QString()); // trim numbers are not confirmed
}

void TstScheduleWords::sizes_are_printed_in_the_units_of_the_project()
{
    const Length w = inches(42), h = inches(96), t = inch64(112);
    QCOMPARE(sizeText(w, h, t, Units::Us), QStringLiteral("3'-6\" x 8'-0\" x 1-3/4\""));
    QCOMPARE(sizeText(w, h, std::nullopt, Units::Us), QStringLiteral("3'-6\" x 8'-0\""));
    QCOMPARE(sizeText(mm(900), mm(2100), mm(45), Units::Metric), QStringLiteral("900 x 2100 x 45"));
    QCOMPARE(sizeText(std::nullopt, h, t, Units::Us), QString());
    QCOMPARE(labelText(Minutes{0}), QStringLiteral("-"));
    QCOMPARE(labelText(std::nullopt), QString());
}

QTEST_APPLESS_MAIN(TstScheduleWords)
#include "tst_schedule_words.moc"
