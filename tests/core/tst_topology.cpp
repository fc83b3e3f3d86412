// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/geom/wall_faces.h"
#include "core/model/topology.h"
#include "tests/support/plans.h"

#include <QTest>
#include <cmath>

using namespace sp;
using namespace sp::test;

class TstTopology final : public QObject {
    Q_OBJECT

    static WallSegment wall(double x1, double y1, double x2, double y2, int thickness = 200)
    {
        const auto at = [](double x, double y) { return PlanPoint{{std::llround(x * 1e6)}, {std::llround(y * 1e6)}}; };
        return {at(x1, y1), at(x2, y2), mm(thickness)};
    }
    static std::vector<double> areas(const WallFaces& faces)
    {
        std::vector<double> out;
        for (const auto& f : faces.faces) {
            double a = signedAreaM2(f.outline);
            for (const Ring& h : f.holes)
                a -= std::abs(signedAreaM2(h));
            out.push_back(std::round(a * 1000) / 1000);
        }
        std::sort(out.begin(), out.end());
        return out;
    }

private slots:
    void walls_enclose_rooms_data()
    {
        QTest::addColumn<std::vector<WallSegment>>("walls");
        QTest::addColumn<std::vector<double>>("inside"); // square metres to the finished faces
        using Walls = std::vector<WallSegment>;
        using Areas = std::vector<double>;
        const Walls box{wall(0, 0, 4000, 0), wall(4000, 0, 4000, 3000), wall(4000, 3000, 0, 3000), wall(0, 3000, 0, 0)};
        QTest::newRow("four walls") << box << Areas{3.8 * 2.8};
        Walls backwards = box;
        std::swap(backwards[1].from, backwards[1].to);
        std::swap(backwards[3].from, backwards[3].to);
        QTest::newRow("four walls drawn in any direction") << backwards << Areas{3.8 * 2.8};
        Walls two = box;
        two.push_back(wall(2000, 0, 2000, 3000));
        QTest::newRow("a wall between that ends on the axes") << two << Areas{1.8 * 2.8, 1.8 * 2.8};
        two.back() = wall(2000, 100, 2000, 2900);
        QTest::newRow("a wall between that ends at the faces") << two << Areas{1.8 * 2.8, 1.8 * 2.8};
        two.back() = wall(2000, -90, 2000, 3090);
        QTest::newRow("a wall between that sticks out inside the others") << two << Areas{1.8 * 2.8, 1.8 * 2.8};
        Walls cross = box;
        cross.push_back(wall(2000, 0, 2000, 3000));
        cross.push_back(wall(0, 1500, 4000, 1500));
        QTest::newRow("two walls that cross") << cross << Areas{1.8 * 1.3, 1.8 * 1.3, 1.8 * 1.3, 1.8 * 1.3};
        Walls thick = box;
        thick[0].thickness = mm(400);
        QTest::newRow("one thicker wall") << thick << Areas{3.8 * 2.7};
        Walls open(box.begin(), box.begin() + 3);
        QTest::newRow("an open side encloses nothing") << open << Areas{};
        Walls gap = box;
        gap[3] = wall(0, 2500, 0, 0);
        QTest::newRow("a gap of half a metre encloses nothing") << gap << Areas{};
        Walls island = box;
        for (const WallSegment& w :
             {wall(1000, 1000, 2000, 1000), wall(2000, 1000, 2000, 2000), wall(2000, 2000, 1000, 2000), wall(1000, 2000, 1000, 1000)})
            island.push_back(w);
        QTest::newRow("a shaft standing free in a room") << island << Areas{0.8 * 0.8, 3.8 * 2.8 - 1.2 * 1.2};
        Walls spur = box;
        spur.push_back(wall(2000, 0, 2000, 1500));
        QTest::newRow("a wall that ends in the room") << spur << Areas{std::round((3.8 * 2.8 - 0.2 * 1.4) * 1000) / 1000};
        Walls split{wall(0, 0, 1500, 0), wall(1500, 0, 4000, 0), box[1], box[2], box[3]};
        QTest::newRow("one side in two walls") << split << Areas{3.8 * 2.8};
        QTest::newRow("no walls") << Walls{} << Areas{};
        QTest::newRow("a wall without length") << Walls{wall(0, 0, 0, 0)} << Areas{};
        Walls turned;
        const double c = std::cos(0.6457718), s = std::sin(0.6457718); // 37 degrees
        for (const WallSegment& w : two) {
            const auto turn = [&](PlanPoint p) {
                return PlanPoint{{std::llround(static_cast<double>(p.x.n) * c - static_cast<double>(p.y.n) * s)},
                                 {std::llround(static_cast<double>(p.x.n) * s + static_cast<double>(p.y.n) * c)}};
            };
            turned.push_back({turn(w.from), turn(w.to), w.thickness});
        }
        QTest::newRow("turned by 37 degrees") << turned << Areas{1.8 * 2.8, 1.8 * 2.8};
    }
    void walls_enclose_rooms()
    {
        QFETCH(std::vector<WallSegment>, walls);
        QFETCH(std::vector<double>, inside);
        std::vector<double> found = areas(traceFaces(walls));
        QCOMPARE(found.size(), inside.size());
        std::sort(inside.begin(), inside.end());
        for (size_t i = 0; i < inside.size(); ++i)
            QVERIFY2(std::abs(found[i] - inside[i]) < 0.002,
                     qPrintable(QStringLiteral("expected %1, found %2").arg(inside[i]).arg(found[i])));
    }

    void doors_of_the_example_join_the_rooms_of_the_plan()
    {
        const Project p = readPlanFile(dataPath(QStringLiteral("plans/example/plan.strikeplate"))).project;
        TopologyBuilder builder;
        const auto t = builder.update(p);
        QVERIFY2(t->problems.empty(), qPrintable(texts(t->problems)));
        const OpeningSides lab = t->openings.value(OpeningId(QStringLiteral("op-lab")));
        QCOMPARE(lab.a.room->text(), QStringLiteral("rm-lab"));
        QCOMPARE(lab.b.room->text(), QStringLiteral("rm-corr"));
        const OpeningSides exit = t->openings.value(OpeningId(QStringLiteral("op-exit")));
        QCOMPARE(exit.a.room->text(), QStringLiteral("rm-corr"));
        QCOMPARE(exit.b.kind, Beyond::Kind::Outside);
        // The areas of egress.json: 258.334 and 193.75 square feet.
        QVERIFY(std::abs(t->rooms.value(RoomId(QStringLiteral("rm-corr"))).areaM2 / 0.09290304 - 258.334) < 0.01);
        QVERIFY(std::abs(t->rooms.value(RoomId(QStringLiteral("rm-lab"))).areaM2 / 0.09290304 - 193.75) < 0.01);
    }

    void every_room_and_door_of_the_sample_finds_its_place()
    {
        for (const char* name : {"research-building.strikeplate", "research-building-corrected.strikeplate"}) {
            const Project p = readPlanFile(samplePath(QLatin1String(name))).project;
            TopologyBuilder builder;
            const auto t = builder.update(p);
            QVERIFY2(t->problems.empty(), qPrintable(texts(t->problems)));
            QCOMPARE(t->rooms.size(), static_cast<qsizetype>(p.rooms.size()));
            for (const auto& opening : p.openings) {
                const OpeningSides s = t->openings.value(opening->id);
                QVERIFY2(s.a.kind != Beyond::Kind::Unknown && s.b.kind != Beyond::Kind::Unknown, qPrintable(opening->id.text()));
            }
        }
    }

    void rooms_of_the_sample_do_not_overlap()
    {
        const Project p = readPlanFile(samplePath(QStringLiteral("research-building.strikeplate"))).project;
        TopologyBuilder builder;
        const auto t = builder.update(p);
        for (const auto& a : p.rooms)
            for (const auto& b : p.rooms)
                if (a->id != b->id && a->storey == b->storey)
                    QVERIFY2(!contains(t->rooms.value(a->id).outline, t->rooms.value(b->id).label),
                             qPrintable(a->id.text() + QStringLiteral(" over ") + b->id.text()));
    }

    void doubtful_plans_are_named_data()
    {
        QTest::addColumn<QByteArray>("change");
        QTest::addColumn<QString>("says");
        QTest::newRow("a room outside all walls")
            << QByteArray("rooms:\n  - {id: rm-x, storey: st-1, number: \"9\", at: [90000, 0]}\n") << "room 9 is not enclosed by walls";
        QTest::newRow("two rooms in one space")
            << QByteArray("rooms:\n  - {id: rm-x, storey: st-1, at: [1000, 1000]}\n  - {id: rm-y, storey: st-1, at: [2000, 1000]}\n")
            << "rooms rm-x and rm-y lie in one enclosed space";
        QTest::newRow("an opening without a place")
            << QByteArray("openings:\n  - id: op-x\n    mark: \"X\"\n") << "opening X joins nothing";
        QTest::newRow("a door inside one room") << QByteArray("rooms:\n  - {id: rm-x, storey: st-1, at: [1000, 1000]}\nopenings:\n  - id: "
                                                              "op-x\n    mark: \"X\"\n    place: {wall: wl-5, offset: 500 mm}\n")
                                                << "opening X has the same room on both sides";
    }
    void doubtful_plans_are_named()
    {
        QFETCH(QByteArray, change);
        QFETCH(QString, says);
        const PlanFile file = readPlan(
            "format: 1\nproject:\n  name: \"T\"\n  units: metric\nstoreys:\n  - {id: st-1}\nwalls:\n"
            "  - {id: wl-1, storey: st-1, from: [0, 0], to: [8000, 0]}\n  - {id: wl-2, storey: st-1, from: [8000, 0], to: [8000, 5000]}\n"
            "  - {id: wl-3, storey: st-1, from: [8000, 5000], to: [0, 5000]}\n  - {id: wl-4, storey: st-1, from: [0, 5000], to: [0, 0]}\n"
            "  - {id: wl-5, storey: st-1, from: [4000, 0], to: [4000, 2000]}\n"
                + change,
            QStringLiteral("p"));
        QVERIFY2(file.problems.empty(), qPrintable(texts(file.problems)));
        TopologyBuilder builder;
        QVERIFY2(texts(builder.update(file.project)->problems).contains(says), qPrintable(texts(builder.update(file.project)->problems)));
    }

    void an_edit_on_one_storey_gives_what_a_fresh_build_gives()
    {
        Project p = readPlanFile(samplePath(QStringLiteral("research-building.strikeplate"))).project;
        TopologyBuilder kept;
        kept.update(p);
        auto wall = std::make_shared<Wall>(p.walls[0]);
        wall->thickness = mm(333);
        p.walls.put(wall->id, wall);
        TopologyBuilder fresh;
        const auto a = kept.update(p);
        const auto b = fresh.update(p);
        QCOMPARE(a->rooms.size(), b->rooms.size());
        for (auto it = b->rooms.cbegin(); it != b->rooms.cend(); ++it)
            QVERIFY(a->rooms.value(it.key()).outline == it->outline);
        for (auto it = b->openings.cbegin(); it != b->openings.cend(); ++it)
            QVERIFY(a->openings.value(it.key()).a == it->a && a->openings.value(it.key()).b == it->b);
    }

    void an_edited_type_refreshes_what_its_openings_join()
    {
        Project p = readPlan("format: 1\nproject:\n  name: \"T\"\n  units: metric\nstoreys:\n  - {id: st-1}\nwalls:\n"
                             "  - {id: wl-1, storey: st-1, from: [0, 0], to: [8000, 0]}\n"
                             "opening_types:\n  - {id: ot-1, name: \"T\", door: {exterior: false}}\n"
                             "rooms:\n  - {id: rm-x, storey: st-1, outline: [[0, 0], [8000, 0], [8000, 5000], [0, 5000]]}\n"
                             "openings:\n  - id: op-x\n    type: ot-1\n    place: {wall: wl-1, offset: 2000 mm}\n",
                             QStringLiteral("p"))
                        .project;
        QCOMPARE(p.openings.size(), size_t{1});
        TopologyBuilder kept;
        const OpeningId id(QStringLiteral("op-x"));
        QCOMPARE(kept.update(p)->openings.value(id).b.kind, Beyond::Kind::Unknown);
        auto type = std::make_shared<OpeningType>(p.openingTypes[0]);
        type->facts.set(field("door.exterior"), true);
        p.openingTypes.put(type->id, type);
        QCOMPARE(kept.update(p)->openings.value(id).b.kind, Beyond::Kind::Outside);
    }
};

QTEST_APPLESS_MAIN(TstTopology)
#include "tst_topology.moc"
