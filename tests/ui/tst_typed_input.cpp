// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tools/typed_input.h"

#include <QTest>

using namespace sp;
using namespace sp::ui;

Q_DECLARE_METATYPE(sp::ui::TypedContext)
Q_DECLARE_METATYPE(sp::PlanPoint)

namespace {

constexpr PlanPoint at(qint64 x, qint64 y)
{
    return {mm(x), mm(y)};
}

const TypedContext metric{Units::Metric, at(1000, 2000), at(5000, 2000), {}}; // the pointer lies to the right
const TypedContext us{Units::Us, PlanPoint{inches(12), inches(24)}, PlanPoint{inches(12), inches(500)}, {}}; // straight up

TypedContext without(TypedContext context)
{
    context.from.reset();
    return context;
}

} // namespace

class TstTypedInput : public QObject {
    Q_OBJECT
private slots:
    void points_are_read_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<TypedContext>("context");
        QTest::addColumn<PlanPoint>("point");
        const auto row = [](const char* name, const char* text, const TypedContext& context, PlanPoint point) {
            QTest::newRow(name) << QString::fromUtf8(text) << context << point;
        };
        row("a plain number is millimetres in a metric plan", "3810", metric, at(4810, 2000));
        row("a plain number is inches in a US plan", "150", us, {inches(12), inches(174)});
        row("a fraction without unit", "6 1/2", us, {inches(12), inch64(24 * 64 + 6 * 64 + 32)});
        row("metres", "3.81 m", metric, at(4810, 2000));
        row("metres in a US plan", "2.54 m", us, {inches(12), inches(124)});
        row("feet and inches", "12'-6 1/2\"", us, {inches(12), inch64((24 + 150) * 64 + 32)});
        row("feet and inches without the last mark", "12'6", us, {inches(12), inches(174)});
        row("feet alone", "12'", us, {inches(12), inches(168)});
        row("feet and inches in a metric plan", "10'", metric, {mm(1000) + inches(120), mm(2000)});
        row("typographic marks", "12′-6″", us, {inches(12), inches(174)});
        row("a negative length goes the other way", "-500", metric, at(500, 2000));
        row("at a right angle", "3 m < 90", metric, at(1000, 5000));
        row("at half a turn", "3 m<180", metric, at(-2000, 2000));
        row("at a negative angle", "1000 < -90", metric, at(1000, 1000));
        row("with the sign of degrees", "1000 < 270°", metric, at(1000, 1000));
        row("at an angle", "1000 < 30", metric, {{mm(1000).n + 866'025'404}, mm(2500)});
        row("relative", "@1200,-600", metric, at(2200, 1400));
        row("relative with a semicolon", "1200;-600", metric, at(2200, 1400));
        row("relative with a comma only", "1200, 600", metric, at(2200, 2600));
        row("relative in feet", "@10',6'-6\"", us, {inches(132), inches(102)});
        row("a place", "=250,-250", metric, at(250, -250));
        row("a place without a last point", "=0;0", without(metric), at(0, 0));
        row("two numbers without a last point are a place", "100,200", without(metric), at(100, 200));
        TypedContext locked = metric;
        locked.locked = Angle{90'000'000};
        row("a length in a direction typed before", "700", locked, at(1000, 2700));
    }
    void points_are_read()
    {
        QFETCH(QString, text);
        QFETCH(TypedContext, context);
        QFETCH(PlanPoint, point);
        const auto read = readTyped(text, context);
        QVERIFY2(read, qPrintable(errorText(read)));
        QVERIFY(read.value().point.has_value());
        QCOMPARE(read.value().point->x.n, point.x.n);
        QCOMPARE(read.value().point->y.n, point.y.n);
    }

    void direction_alone_is_kept_for_the_next_length()
    {
        const auto read = readTyped(u"< 45", without(metric));
        QVERIFY2(read, qPrintable(errorText(read)));
        QVERIFY(!read.value().point);
        QCOMPARE(read.value().direction->n, qint64(45'000'000));
    }

    void bad_input_says_what_was_expected_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<TypedContext>("context");
        QTest::addColumn<QStringList>("says");
        const auto row = [](const char* name, const char* text, const TypedContext& context, QStringList says) {
            QTest::newRow(name) << QString::fromUtf8(text) << context << says;
        };
        row("nothing", "  ", metric, {QStringLiteral("expected")});
        row("letters", "long", metric, {QStringLiteral("expected a length"), QStringLiteral("3810"), QStringLiteral("`long`")});
        row("letters in a US plan", "long", us, {QStringLiteral("12'-6 1/2\"")});
        row("a unit of something else", "3 psi", metric, {QStringLiteral("expected a length"), QStringLiteral("`3 psi`")});
        row("half of a fraction", "6 1/", us, {QStringLiteral("`6 1/`")});
        row("two signs", "--5", metric, {QStringLiteral("`--5`")});
        row("no angle", "3 m <", metric, {QStringLiteral("expected an angle")});
        row("an angle in letters", "3 m < up", metric, {QStringLiteral("expected an angle"), QStringLiteral("`up`")});
        row("one of two lengths", "@1200", metric, {QStringLiteral("two lengths"), QStringLiteral("`@1200`")});
        row("second length missing", "1200,", metric, {QStringLiteral("expected a length")});
        row("three lengths", "1,2,3", metric, {QStringLiteral("`2,3`")});
        row("relative to nothing", "@10,10", without(metric), {QStringLiteral("none yet"), QStringLiteral("=x,y")});
        row("a length from nowhere", "3810", without(metric), {QStringLiteral("none yet")});
        row("beyond all buildings", "99999 m", metric, {QStringLiteral("10 km")});
        TypedContext still = metric;
        still.pointer = *still.from;
        row("no direction", "3810", still, {QStringLiteral("direction"), QStringLiteral("3810 < 45")});
    }
    void bad_input_says_what_was_expected()
    {
        QFETCH(QString, text);
        QFETCH(TypedContext, context);
        QFETCH(QStringList, says);
        const auto read = readTyped(text, context);
        QVERIFY(!read);
        for (const QString& part : says)
            QVERIFY2(read.error().message.contains(part), qPrintable(read.error().message));
    }

    void polar_steps_close_a_square_exactly()
    {
        PlanPoint p = at(17, 23);
        for (const qint64 turn : {0, 90, 180, 270})
            p = polar(p, inch64(4321), {turn * 1'000'000});
        QCOMPARE(p, at(17, 23));
    }

    void direction_is_counted_from_the_x_axis()
    {
        QCOMPARE(directionOf(at(0, 0), at(10, 0)).n, qint64(0));
        QCOMPARE(directionOf(at(0, 0), at(0, 10)).n, qint64(90'000'000));
        QCOMPARE(directionOf(at(0, 0), at(-10, 0)).n, qint64(180'000'000));
        QCOMPARE(directionOf(at(0, 0), at(0, -10)).n, qint64(270'000'000));
    }

    void lengths_are_shown_as_people_write_them()
    {
        QCOMPARE(drawnLength(mm(3810), Units::Metric), QStringLiteral("3810 mm"));
        QCOMPARE(drawnLength(inch64(150 * 64 + 32), Units::Us), QStringLiteral("12'-6 1/2\""));
        QCOMPARE(drawnLength(-inches(6), Units::Us), QStringLiteral("-0'-6\""));
        QCOMPARE(drawnLength(mm(1), Units::Us), QStringLiteral("0'-0 1/16\"")); // to the nearest sixteenth
    }
};

QTEST_APPLESS_MAIN(TstTypedInput)
#include "tst_typed_input.moc"
