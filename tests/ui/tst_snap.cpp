// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edit/edited.h"
#include "ui/canvas/pick.h"
#include "ui/canvas/snap.h"

#include <QTest>

using namespace sp;
using namespace sp::ui;

namespace {

const StoreyId ground{QStringLiteral("st-ground")};

constexpr PlanPoint at(qint64 x, qint64 y)
{
    return {mm(x), mm(y)};
}

// A wall to the right, one that crosses it, and a slanting one far off.
struct Walls {
    Project project;
    Topology topology;
    Walls()
    {
        PatchChain chain{Project()};
        chain.put(&Project::storeys, Storey{ground, {}, {}, {}, {}, {}});
        add(chain, "wl-a", at(0, 0), at(10000, 0));
        add(chain, "wl-b", at(4000, -3000), at(4000, 5000));
        add(chain, "wl-c", at(20000, 20000), at(23000, 24000));
        Opening opening{OpeningId(QStringLiteral("op-1")), {}, {}, {}, {}, {}, {}, {}};
        opening.place.wall = WallId(QStringLiteral("wl-a"));
        opening.place.offset = mm(7000);
        opening.place.width = mm(900);
        chain.put(&Project::openings, opening);
        Device device{
            DeviceId(QStringLiteral("dv-1")), QStringLiteral("card_reader"), {}, {}, {}, {}, ground, at(8000, 3000), {}, {}, {}, {}, {}};
        chain.put(&Project::devices, device);
        project = chain.now();
    }
    static void add(PatchChain& chain, const char* id, PlanPoint from, PlanPoint to)
    {
        Wall wall{WallId(QLatin1String(id)), ground, from, to, mm(200), {}, {}, {}};
        chain.put(&Project::walls, wall);
    }
    SnapIndex index(const SnapExtras& extras = {}) const { return SnapIndex(project, topology, ground, extras); }
};

SnapQuery query(PlanPoint pointer)
{
    SnapQuery q;
    q.pointer = pointer;
    q.reach = mm(150);
    return q;
}

SnapSettings only(SnapKind kind)
{
    SnapSettings s;
    s.on.fill(false);
    s.set(kind, true);
    return s;
}

} // namespace

class TstSnap : public QObject {
    Q_OBJECT
private slots:
    void each_kind_is_found_where_it_is_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<qint64>("x");
        QTest::addColumn<qint64>("y");
        QTest::addColumn<qint64>("toX");
        QTest::addColumn<qint64>("toY");
        const auto row = [](const char* name, SnapKind kind, qint64 x, qint64 y, qint64 toX, qint64 toY) {
            QTest::newRow(name) << static_cast<int>(kind) << x << y << toX << toY;
        };
        row("end of a wall", SnapKind::End, 60, -70, 0, 0);
        row("edge of an opening", SnapKind::End, 6600, 40, 6550, 0);
        row("middle of a wall", SnapKind::Middle, 5040, 60, 5000, 0);
        row("middle of an opening", SnapKind::Middle, 7050, 60, 7000, 0);
        row("crossing of axes", SnapKind::Intersection, 4030, 20, 4000, 0);
        row("crossing of faces", SnapKind::Intersection, 4120, 130, 4100, 100);
        row("axis", SnapKind::Axis, 2000, 30, 2000, 0);
        row("face", SnapKind::Face, 2000, 110, 2000, 100);
    }
    void each_kind_is_found_where_it_is()
    {
        QFETCH(int, kind);
        QFETCH(qint64, x);
        QFETCH(qint64, y);
        QFETCH(qint64, toX);
        QFETCH(qint64, toY);
        const SnapIndex index = Walls().index();
        SnapQuery q = query(at(x, y));
        const Snap all = index.snap(q);
        QCOMPARE(QLatin1String(wordOf(all.kind)), QLatin1String(wordOf(static_cast<SnapKind>(kind))));
        QCOMPARE(all.at, at(toX, toY));
        q.settings = only(static_cast<SnapKind>(kind));
        QCOMPARE(index.snap(q).at, at(toX, toY));
        q.settings.set(static_cast<SnapKind>(kind), false);
        QVERIFY(index.snap(q).kind == SnapKind::None);
        QCOMPARE(index.snap(q).at, at(x, y));
    }

    void a_wall_is_met_at_a_right_angle()
    {
        SnapQuery q = query(at(2040, 20));
        q.from = at(2000, 3000);
        const Snap snap = Walls().index().snap(q);
        QVERIFY(snap.kind == SnapKind::Perpendicular);
        QCOMPARE(snap.at, at(2000, 0));
    }

    void guides_run_through_ends_elsewhere()
    {
        SnapQuery q = query(at(10040, 4000));
        q.guideReach = mm(7000);
        Snap snap = Walls().index().snap(q);
        QVERIFY(snap.kind == SnapKind::Guide);
        QCOMPARE(snap.at, at(10000, 4000));
        QCOMPARE(snap.guides.size(), size_t(1));
        QCOMPARE(snap.guides.front().from, at(10000, 0));
        q.pointer = at(10030, 4980); // above one end and level with another
        snap = Walls().index().snap(q);
        QCOMPARE(snap.at, at(10000, 5000));
        QCOMPARE(snap.guides.size(), size_t(2));
        q.guideReach = mm(1000); // too far off
        QVERIFY(Walls().index().snap(q).kind == SnapKind::None);
    }

    void grid_counts_from_the_last_point()
    {
        SnapQuery q = query(at(2040, 2090));
        q.grid = mm(100);
        QCOMPARE(Walls().index().snap(q).at, at(2000, 2100));
        q.from = at(30, 30);
        QCOMPARE(Walls().index().snap(q).at, at(2030, 2130));
        q.pointer = at(-2040, -2090); // both sides of zero alike
        q.from.reset();
        QCOMPARE(Walls().index().snap(q).at, at(-2000, -2100));
    }

    void locked_direction_is_kept()
    {
        SnapQuery q = query(at(2200, 3050));
        q.from = at(0, 3000);
        q.through = at(1000, 3000);
        q.grid = mm(500);
        Snap snap = Walls().index().snap(q);
        QCOMPARE(snap.at, at(2000, 3000)); // a step of the grid along the line
        QVERIFY(snap.kind == SnapKind::Grid);
        q.pointer = at(4020, 3080);
        snap = Walls().index().snap(q);
        QCOMPARE(snap.at, at(4000, 3000)); // where it crosses the axis of a wall
        QVERIFY(snap.kind == SnapKind::Axis);
    }

    void what_moves_along_is_no_aim()
    {
        SnapQuery q = query(at(60, -70));
        q.except = {QStringLiteral("wl-a")};
        QVERIFY(Walls().index().snap(q).kind == SnapKind::None);
    }

    void points_and_lines_of_an_underlay_count()
    {
        const SnapIndex index = Walls().index({{at(-5000, 1000)}, {{at(-9000, 0), at(-9000, 4000)}}});
        QCOMPARE(index.snap(query(at(-5050, 1050))).at, at(-5000, 1000));
        const Snap onLine = index.snap(query(at(-9050, 2000)));
        QVERIFY(onLine.kind == SnapKind::Underlay);
        QCOMPARE(onLine.at, at(-9000, 2000));
    }

    void other_storeys_are_not_seen()
    {
        const Walls walls;
        const SnapIndex index(walls.project, walls.topology, StoreyId(QStringLiteral("st-above")));
        QVERIFY(index.snap(query(at(0, 0))).kind == SnapKind::None);
    }

    void wall_under_the_pointer_is_the_nearest_one()
    {
        const SnapIndex index = Walls().index();
        const auto slanting = index.wallNear(at(21510, 22000), mm(50));
        QVERIFY(slanting.has_value());
        QCOMPARE(slanting->wall.text(), QStringLiteral("wl-c"));
        QVERIFY(std::abs(toMm(slanting->along) - 2506) < 1);
        QVERIFY(index.wallNear(at(2000, 140), mm(50)).has_value()); // face at 100
        QVERIFY(!index.wallNear(at(2000, 160), mm(50)).has_value());
        QCOMPARE(index.wallNear(at(4080, 20), mm(50))->wall.text(), QStringLiteral("wl-a"));
        QCOMPARE(index.wallNear(at(4010, 70), mm(50))->wall.text(), QStringLiteral("wl-b"));
    }

    void band_takes_what_is_inside_or_what_it_touches()
    {
        const Walls walls;
        const Ring band{at(3000, -4000), at(9000, -4000), at(9000, 6000), at(3000, 6000)};
        const auto ids = [&](bool touching) {
            QStringList out;
            for (const EntityRef& ref : elementsIn(walls.project, walls.topology, ground, band, touching))
                out += ref.id;
            return out;
        };
        QCOMPARE(ids(false), (QStringList{QStringLiteral("wl-b"), QStringLiteral("op-1"), QStringLiteral("dv-1")}));
        QCOMPARE(ids(true), (QStringList{QStringLiteral("wl-a"), QStringLiteral("wl-b"), QStringLiteral("op-1"), QStringLiteral("dv-1")}));
    }

    void lasso_leaves_out_what_lies_in_its_bay()
    {
        const Walls walls;
        // A horseshoe around the crossing wall: the device between its arms is not inside.
        const Ring shoe{at(3000, -4000), at(9000, -4000), at(9000, 6000), at(8500, 6000),
                        at(8500, -1000), at(7500, -1000), at(7500, 6000), at(3000, 6000)};
        const auto found = elementsIn(walls.project, walls.topology, ground, shoe, false);
        QCOMPARE(found.size(), size_t(2));
        QCOMPARE(found[0].id, QStringLiteral("wl-b"));
        QCOMPARE(found[1].id, QStringLiteral("op-1"));
    }
};

QTEST_APPLESS_MAIN(TstSnap)
#include "tst_snap.moc"
