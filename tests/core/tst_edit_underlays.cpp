// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edit/edit_underlays.h"
#include "core/geom/placing.h"
#include "core/geom/polygon.h"
#include "core/io/plan_reader.h"
#include "core/io/plan_writer.h"

#include <QTest>

using namespace sp;

class TstEditUnderlays final : public QObject {
    Q_OBJECT
private slots:
    void a_new_underlay_is_written_and_read();
    void two_points_scale_and_the_first_stays_data();
    void two_points_scale_and_the_first_stays();
    void two_pairs_of_points_turn_and_move();
    void locked_ones_stay_where_they_are();
    void settings_are_checked_data();
    void settings_are_checked();
    void paths_follow_the_plan_data();
    void paths_follow_the_plan();
    void points_are_turned_data();
    void points_are_turned();
};

namespace {

PlanPoint at(qint64 x, qint64 y)
{
    return {mm(x), mm(y)};
}

Project planWithUnderlay(bool locked = false)
{
    Project p;
    p.settings.name = QStringLiteral("Plan");
    p.storeys.put(StoreyId(QStringLiteral("st-1")),
                  std::make_shared<const Storey>(Storey{StoreyId(QStringLiteral("st-1")), {}, {}, {}, {}, {}}));
    Underlay u{UnderlayId(QStringLiteral("ul-1"))};
    u.storey = StoreyId(QStringLiteral("st-1"));
    u.file = QStringLiteral("plans/level 1.png");
    u.at = at(0, 0);
    u.unit = mm(10);
    u.locked = locked;
    p.underlays.put(u.id, std::make_shared<const Underlay>(u));
    return p;
}

const UnderlayId theOne(QStringLiteral("ul-1"));

Underlay after(Project p, const Result<Edited>& edited)
{
    apply(p, edited.value().patch);
    return *p.underlays.find(theOne);
}

} // namespace

void TstEditUnderlays::a_new_underlay_is_written_and_read()
{
    Project p = planWithUnderlay();
    NewIds ids("seed");
    const auto edited = addUnderlay(p, StoreyId(QStringLiteral("st-1")), QStringLiteral("a \"b\".pdf"), 2, at(-100, 50), mm(1), ids);
    QVERIFY2(edited, qPrintable(errorText(edited)));
    QCOMPARE(edited.value().made.size(), 1);
    const Project before = p;
    apply(p, edited.value().patch);
    apply(p, setUnderlay(p, UnderlayId(edited.value().made[0]), QStringLiteral("fade"), QStringLiteral("60")).value().patch);
    const QByteArray bytes = writePlan(p);
    const PlanFile file = readPlan(bytes, QStringLiteral("x"));
    QVERIFY2(file.problems.empty(), qPrintable(file.problems.empty() ? QString() : errorText(file.problems.front())));
    QVERIFY(file.project == p);
    QCOMPARE(writePlan(file.project), bytes);
    QVERIFY(!addUnderlay(before, StoreyId(QStringLiteral("st-9")), QStringLiteral("a.png"), {}, at(0, 0), mm(1), ids));
    QVERIFY(!addUnderlay(before, StoreyId(QStringLiteral("st-1")), QString(), {}, at(0, 0), mm(1), ids));
    QVERIFY(!addUnderlay(before, StoreyId(QStringLiteral("st-1")), QStringLiteral("a.png"), {}, at(0, 0), mm(0), ids));
}

void TstEditUnderlays::two_points_scale_and_the_first_stays_data()
{
    QTest::addColumn<qint64>("apart"); // mm, of points 1 m apart now
    QTest::addColumn<qint64>("unit"); // nm
    QTest::addColumn<int>("x"); // of the origin afterwards, mm
    QTest::newRow("twice") << qint64(2000) << qint64(20'000'000) << -1000;
    QTest::newRow("half") << qint64(500) << qint64(5'000'000) << 500;
    QTest::newRow("as it is") << qint64(1000) << qint64(10'000'000) << 0;
}

void TstEditUnderlays::two_points_scale_and_the_first_stays()
{
    QFETCH(qint64, apart);
    QFETCH(qint64, unit);
    QFETCH(int, x);
    const Project p = planWithUnderlay();
    const auto edited = scaleUnderlay(p, theOne, at(1000, 0), at(1000, 1000), mm(apart));
    QVERIFY2(edited, qPrintable(errorText(edited)));
    const Underlay u = after(p, edited);
    QCOMPARE(u.unit->n, unit);
    QCOMPARE(*u.at, at(x, 0));
    QVERIFY(!scaleUnderlay(p, theOne, at(1, 1), at(1, 1), mm(apart)));
    QVERIFY(!scaleUnderlay(p, theOne, at(1, 1), at(2000, 1), mm(0)));
    QVERIFY(!scaleUnderlay(p, theOne, at(0, 0), at(1, 0), mm(1'000'000'000'000)));
}

void TstEditUnderlays::two_pairs_of_points_turn_and_move()
{
    const Project p = planWithUnderlay();
    const auto edited = alignUnderlay(p, theOne, at(1000, 0), at(5000, 5000), std::pair(at(2000, 0), at(5000, 9000)));
    QVERIFY2(edited, qPrintable(errorText(edited)));
    const Underlay u = after(p, edited);
    QCOMPARE(u.turned->n, 90'000'000);
    QCOMPARE(*u.at, at(5000, 4000)); // the origin was 1 m left of the first point: now 1 m below
    const auto moved = alignUnderlay(p, theOne, at(0, 0), at(7, 8), std::nullopt);
    QCOMPARE(*after(p, moved).at, at(7, 8));
}

void TstEditUnderlays::locked_ones_stay_where_they_are()
{
    const Project p = planWithUnderlay(true);
    for (const auto& edited : {scaleUnderlay(p, theOne, at(0, 0), at(1000, 0), mm(5)), alignUnderlay(p, theOne, at(0, 0), at(1, 1), {})}) {
        QVERIFY(!edited);
        QVERIFY(edited.error().message.contains(QStringLiteral("locked")));
    }
    QVERIFY(setUnderlay(p, theOne, QStringLiteral("locked"), QStringLiteral("no")));
}

void TstEditUnderlays::settings_are_checked_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("value");
    QTest::addColumn<bool>("good");
    QTest::newRow("fade") << "fade"
                          << "50" << true;
    QTest::newRow("more than gone") << "fade"
                                    << "101" << false;
    QTest::newRow("no number") << "fade"
                               << "half" << false;
    QTest::newRow("page") << "page"
                          << "3" << true;
    QTest::newRow("no page") << "page"
                             << "0" << false;
    QTest::newRow("hidden") << "hidden"
                            << "yes" << true;
    QTest::newRow("hidden, other word") << "hidden"
                                        << "true" << false;
    QTest::newRow("file") << "file"
                          << "b.dxf" << true;
    QTest::newRow("no file") << "file"
                             << " " << false;
    QTest::newRow("other key") << "colour"
                               << "red" << false;
}

void TstEditUnderlays::settings_are_checked()
{
    QFETCH(QString, key);
    QFETCH(QString, value);
    QFETCH(bool, good);
    const auto edited = setUnderlay(planWithUnderlay(), theOne, key, value);
    QCOMPARE(bool(edited), good);
    if (good)
        QVERIFY(!edited.value().patch.empty());
    else
        QVERIFY(edited.error().message.contains(key == u"colour" ? QStringLiteral("colour") : value));
}

void TstEditUnderlays::paths_follow_the_plan_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::addColumn<QString>("expected");
    QTest::newRow("first save") << "/a/b/x.png"
                                << ""
                                << "/a/c"
                                << "../b/x.png";
    QTest::newRow("same folder") << "x.png"
                                 << "/a"
                                 << "/a"
                                 << "x.png";
    QTest::newRow("saved elsewhere") << "x.png"
                                     << "/a/b"
                                     << "/a"
                                     << "b/x.png";
    QTest::newRow("not saved yet") << "/a/x.png"
                                   << ""
                                   << ""
                                   << "/a/x.png";
}

void TstEditUnderlays::paths_follow_the_plan()
{
    QFETCH(QString, file);
    QFETCH(QString, from);
    QFETCH(QString, to);
    QFETCH(QString, expected);
    Project p = planWithUnderlay();
    apply(p, setUnderlay(p, theOne, QStringLiteral("file"), file).value().patch);
    apply(p, rebaseUnderlays(p, from, to));
    QCOMPARE(p.underlays.find(theOne)->file, expected);
    if (!from.isEmpty())
        QCOMPARE(underlayFile(expected, to), underlayFile(file, from)); // still the same file
}

void TstEditUnderlays::points_are_turned_data()
{
    QTest::addColumn<int>("degrees");
    QTest::addColumn<int>("x");
    QTest::addColumn<int>("y");
    QTest::newRow("none") << 0 << 1000 << 0;
    QTest::newRow("quarter") << 90 << 0 << 1000;
    QTest::newRow("half") << 180 << -1000 << 0;
    QTest::newRow("back a quarter") << -90 << 0 << -1000;
    QTest::newRow("a sixth") << 60 << 500 << 866;
}

void TstEditUnderlays::points_are_turned()
{
    QFETCH(int, degrees);
    QFETCH(int, x);
    QFETCH(int, y);
    const PlanPoint p = turnedAbout(at(1000, 0), at(0, 0), Angle{degrees * 1'000'000LL});
    QVERIFY(distance(p, at(x, y)) < mm(1));
    QCOMPARE(directionOf(at(0, 0), p).n / 1000, ((degrees + 360) % 360) * 1000LL);
}

QTEST_APPLESS_MAIN(TstEditUnderlays)
#include "tst_edit_underlays.moc"
