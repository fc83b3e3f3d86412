// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/plan_reader.h"
#include "fake_prompts.h"
#include "ui/print/plan_fixtures.h"
#include "ui/print/plan_labels.h"
#include "ui/print/plan_links.h"

#include <QImage>
#include <QPainter>
#include <QTest>
#include <set>

using namespace sp;
using namespace sp::ui;

namespace {

Opening doorIn(const WallId& wall, HingeEnd hinge, SwingSide swings)
{
    Opening o{OpeningId(QStringLiteral("op-1"))};
    o.place.wall = wall;
    o.place.offset = mm(2000);
    o.place.hinge = hinge;
    o.place.swings = swings;
    o.facts.set(field("door.operation"), Word{0});
    o.facts.set(field("door.leaves"), qint64{1});
    o.facts.set(field("door.leaf_width_in"), Quantity{Dim::Length, inches(36).n});
    return o;
}

// A wall along x from the origin to 4 m, 100 mm thick.
Project oneWall()
{
    Project p;
    Wall w{WallId(QStringLiteral("wl-1"))};
    w.to = {mm(4000), mm(0)};
    w.thickness = mm(100);
    p.walls.put(w.id, std::make_shared<const Wall>(w));
    return p;
}

int inked(const QImage& image)
{
    int n = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            n += image.pixelColor(x, y) != QColor(Qt::white);
    return n;
}

template <class F>
int inkOf(F&& draw)
{
    QImage image(80, 80, QImage::Format_ARGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    draw(painter);
    painter.end();
    return inked(image);
}

RoomShape rectangle(qint64 width, qint64 height)
{
    RoomShape shape;
    shape.outline = {{mm(0), mm(0)}, {mm(width), mm(0)}, {mm(width), mm(height)}, {mm(0), mm(height)}};
    return shape;
}

int lines(const QPainterPath& path)
{
    int n = 0;
    for (int i = 0; i < path.elementCount(); ++i)
        n += path.elementAt(i).isLineTo() ? 1 : 0;
    return n;
}

} // namespace

class TstPlanPainter : public QObject {
    Q_OBJECT
private slots:
    void model_up_is_screen_up()
    {
        QVERIFY(scenePoint({mm(0), mm(1000)}).y() < 0);
        const PlanPoint p{mm(1234), mm(-567)};
        QVERIFY(planPoint(scenePoint(p)) == p);
    }

    void leaf_swings_to_the_side_that_the_plan_says_data()
    {
        QTest::addColumn<int>("hinge");
        QTest::addColumn<int>("swings");
        QTest::newRow("hinge at from, swings left (up)") << 0 << 0;
        QTest::newRow("hinge at to, swings left (up)") << 1 << 0;
        QTest::newRow("hinge at from, swings right (down)") << 0 << 1;
        QTest::newRow("hinge at to, swings right (down)") << 1 << 1;
    }
    void leaf_swings_to_the_side_that_the_plan_says()
    {
        QFETCH(int, hinge);
        QFETCH(int, swings);
        const Project p = oneWall();
        const auto shape = openingShape(p, doorIn(p.walls[0].id, static_cast<HingeEnd>(hinge), static_cast<SwingSide>(swings)));
        QVERIFY(shape);
        // Left of a wall along x is up in the model, so negative y in the scene.
        const QPointF leaf = shape->leaves.boundingRect().center();
        QVERIFY(swings == 0 ? leaf.y() < 0 : leaf.y() > 0);
        QVERIFY(hinge == 0 ? leaf.x() < 2000 : leaf.x() > 2000);
        QVERIFY(swings == 0 ? shape->quiet.y() > 0 : shape->quiet.y() < 0);
        // The arc runs from the tip of the leaf to the strike jamb.
        const QRectF arc = shape->swing.boundingRect();
        QVERIFY(std::abs(arc.width() - 914.4) < 2);
        QVERIFY(std::abs(arc.height() - 914.4) < 2);
    }

    void opening_without_place_is_not_drawn()
    {
        Opening o{OpeningId(QStringLiteral("op-1"))};
        QVERIFY(!openingShape(oneWall(), o));
    }

    void door_cuts_its_wall()
    {
        const Project p = oneWall();
        const WallShape whole = wallShape(p.walls[0], {}, 0, 0);
        const WallShape cut = wallShape(p.walls[0], {{1500, 2500}}, 0, 0);
        QVERIFY(whole.body.contains(QPointF(2000, 0)));
        QVERIFY(!cut.body.contains(QPointF(2000, 0)));
        QVERIFY(cut.body.contains(QPointF(1000, 0)));
        QCOMPARE(cut.axis.size(), size_t{2});
    }

    void every_drawing_leaves_ink()
    {
        const PlanStyle style{lightPlanColors(), QString(), 1};
        const Project p = oneWall();
        const auto drawn = [&](auto&& f) {
            QImage image(60, 60, QImage::Format_ARGB32);
            image.fill(Qt::white);
            QPainter painter(&image);
            f(painter);
            painter.end();
            return inked(image);
        };
        for (const Marker m : {Marker::Advisory, Marker::Undecided, Marker::Warning, Marker::Violation})
            QVERIFY(drawn([&](QPainter& painter) { drawMarker(painter, {30, 30}, 20, m, style.colors); }) > 50);
        for (const char* kind :
             {"spring_diaphragm", "spring_piston", "solenoid", "motor", "manual", "electrohydraulic", "self_actuated", ""}) {
            ValveLook look;
            look.actuator = QLatin1String(kind);
            QVERIFY(drawn([&](QPainter& painter) { drawValve(painter, {30, 30}, 30, look, style, Shade::Plain); }) > 50);
        }
        QVERIFY(drawn([&](QPainter& painter) {
                    drawDevice(painter, {30, 30}, 18, deviceLook(QStringLiteral("card_reader")), style, Shade::Plain);
                })
                > 50);
        QVERIFY(drawn([&](QPainter& painter) {
                    painter.scale(0.015, 0.015);
                    painter.translate(0, 2000);
                    drawWall(painter, wallShape(p.walls[0], {}, 0, 0), style, 0.015, Shade::Plain);
                })
                > 50);
        QVERIFY(drawn([&](QPainter& painter) {
                    painter.scale(0.03, 0.03);
                    painter.translate(-1000, 1500);
                    drawOpening(painter, *openingShape(p, doorIn(p.walls[0].id, HingeEnd::From, SwingSide::Left)), style, 0.03,
                                Shade::Plain);
                })
                > 50);
    }

    void fail_letters_say_what_the_locks_do()
    {
        HardwareSet set{HardwareSetId(QStringLiteral("hs-1"))};
        const FieldId state = field("hw.fail_state");
        HardwareItem lock{QStringLiteral("lock"), QStringLiteral("electrified_mortise"), {}};
        HardwareItem magnet{QStringLiteral("magnet"), QStringLiteral("maglock"), {}};
        HardwareItem hinge{QStringLiteral("hinge"), QStringLiteral("hinge"), {}};
        const QStringList kinds{lock.kind, magnet.kind};
        set.items = std::vector{hinge};
        QCOMPARE(failLetters(&set, kinds), QString());
        set.items = std::vector{hinge, lock};
        QCOMPARE(failLetters(&set, kinds), QStringLiteral("F?"));
        lock.facts.set(state, Word{1});
        magnet.facts.set(state, Word{0});
        set.items = std::vector{lock};
        QCOMPARE(failLetters(&set, kinds), QStringLiteral("FSE"));
        set.items = std::vector{lock, magnet};
        QCOMPARE(failLetters(&set, kinds), QStringLiteral("FS/FSE"));
    }

    void valve_without_declared_position_shows_a_question()
    {
        Valve v{ValveId(QStringLiteral("vl-1"))};
        QCOMPARE(valveLook(v, false).letters, QStringLiteral("F?"));
        const Field& f = fieldOf(field("valve.fail_position"));
        v.facts.set(field("valve.fail_position"), Word{static_cast<quint16>(*wordIndex(f.words, u"FIP"))});
        QCOMPARE(valveLook(v, false).letters, QStringLiteral("FIP"));
        QCOMPARE(valveLook(v, true).letters, QStringLiteral("FL"));
    }

    void valve_label_stays_in_its_room_or_has_a_leader()
    {
        PlanLabel valve{PlanLabel::Kind::Valve,
                        QStringLiteral("vl-1"),
                        {300, 300},
                        {0, 1},
                        0,
                        {},
                        {QStringLiteral("FC"), QStringLiteral("XV-1")},
                        Marker::None};
        valve.home = QPolygonF(QRectF(0, 0, 6000, 6000));
        LabelLayout layout(QString(), 1);
        layout.setContents({valve}, {{QRectF(300, 300, 0, 0), Obstacle::Kind::Valve}});
        layout.setBox({0, 0, 6000, 6000});
        const PlacedLabel inside = layout.placed(0.02)[0];
        QCOMPARE(inside.lines, 2);
        QVERIFY(QRectF(0, 0, 120, 120).contains(inside.text));
        // Everything near is taken: the text moves away, still inside, and a leader says whose it is.
        layout.setContents({valve}, {{QRectF(300, 300, 0, 0), Obstacle::Kind::Valve}, {QRectF(0, 0, 2200, 2200)}});
        layout.setBox({0, 0, 6000, 6000});
        const PlacedLabel moved = layout.placed(0.02)[0];
        QCOMPARE(moved.lines, 2);
        QVERIFY(QRectF(0, 0, 120, 120).contains(moved.text));
        QVERIFY(!moved.leader.isNull());
    }

    void labels_never_overlap_at_any_scale()
    {
        const PlanFile file = readPlanFile(samplePlan());
        if (!file.problems.empty())
            QSKIP("the sample does not load yet");
        std::vector<PlanLabel> labels;
        std::vector<Obstacle> obstacles;
        for (const auto& o : file.project.openings)
            if (const auto shape = openingShape(file.project, *o)) {
                labels.push_back({PlanLabel::Kind::Opening,
                                  o->id.text(),
                                  shape->middle,
                                  shape->quiet,
                                  shape->depth,
                                  {},
                                  {o->mark.value_or(QString()), QStringLiteral("FSE")},
                                  Marker::Warning});
                obstacles.push_back({shape->bounds});
            }
        LabelLayout layout(QString(), 1);
        layout.setContents(labels, obstacles);
        for (const double scale : {0.005, 0.011, 0.02, 0.05}) {
            const auto& placed = layout.placed(scale);
            int texts = 0;
            for (size_t i = 0; i < placed.size(); ++i) {
                texts += placed[i].lines > 0;
                for (size_t j = i + 1; j < placed.size(); ++j)
                    QVERIFY(placed[i].lines == 0 || placed[j].lines == 0 || !placed[i].text.intersects(placed[j].text));
            }
            if (scale > 0.04)
                QVERIFY(texts > 20);
        }
    }

    void door_is_readable_from_near_and_far_data()
    {
        QTest::addColumn<double>("scale");
        QTest::newRow("1:50") << 96 / 25.4 / 50;
        QTest::newRow("1:100") << 96 / 25.4 / 100;
        QTest::newRow("1:200") << 96 / 25.4 / 200;
        QTest::newRow("1:500") << 96 / 25.4 / 500;
        QTest::newRow("1:1000") << 96 / 25.4 / 1000;
    }
    void door_is_readable_from_near_and_far()
    {
        QFETCH(double, scale);
        const PlanStyle style{lightPlanColors(), QString(), 1};
        const Project p = oneWall();
        const auto shape = openingShape(p, doorIn(p.walls[0].id, HingeEnd::From, SwingSide::Left));
        QImage image(120, 120, QImage::Format_ARGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        painter.translate(60, 60);
        painter.scale(scale, scale);
        painter.translate(-shape->middle);
        drawOpening(painter, *shape, style, scale, Shade::Plain);
        painter.end();
        QRect box;
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                if (image.pixelColor(x, y) != QColor(Qt::white))
                    box |= QRect(x, y, 1, 1);
        QVERIFY2(box.width() >= 7 && box.height() >= 7, qPrintable(QStringLiteral("%1 x %2").arg(box.width()).arg(box.height())));
        QVERIFY(valveSize(scale, 1) >= 13);
    }

    void chords_lie_inside_a_polygon()
    {
        const QPolygonF u{{0, 0}, {90, 0}, {90, 60}, {60, 60}, {60, 30}, {30, 30}, {30, 60}, {0, 60}};
        const auto through = chordsOf(u, {0, 45}, {1, 0});
        QCOMPARE(through.size(), size_t{2});
        QCOMPARE(through[0], QLineF(0, 45, 30, 45));
        QCOMPARE(through[1], QLineF(60, 45, 90, 45));
        QCOMPARE(chordsOf(u, {0, 10}, {1, 0}).size(), size_t{1});
        QVERIFY(chordsOf(u, {0, 100}, {1, 0}).empty());
    }

    void arrow_of_a_stair_goes_where_its_name_would_cover_it()
    {
        const StairLook up = stairLook(rectangle(6000, 2800), QStringLiteral("exit_stair"), true, false);
        const PlanStyle screen{lightPlanColors(), QString(), 1};
        const PlanStyle paper{lightPlanColors(), QString(), 4};
        QVERIFY(arrowIsSeen(up, screen, 0.05));
        QVERIFY(!arrowIsSeen(up, screen, 0.005));
        QVERIFY(!arrowIsSeen(up, paper, 0.02)); // as large on the sheet as 0.005 on the screen
    }

    void name_of_a_stair_covers_the_lines_behind_it()
    {
        const PlanStyle style{lightPlanColors(), QString(), 1};
        const auto inkAround = [&](QColor PlanColors::*backing) {
            PlanLabel label{PlanLabel::Kind::Room, QStringLiteral("rm-1"), {0, 0}, {}, 0, QSizeF(4000, 4000), {QStringLiteral("ST1")}};
            label.backing = backing;
            LabelLayout layout(QString(), 1);
            layout.setContents({label}, {});
            const PlacedLabel placed = layout.placed(0.05).front();
            QImage image(200, 200, QImage::Format_RGB32);
            image.fill(Qt::white);
            QPainter painter(&image);
            painter.translate(100, 100);
            painter.fillRect(QRectF(-100, -2, 200, 4), Qt::red); // a line through the middle
            layout.draw(painter, placed, style, false);
            int red = 0;
            const QRect box = placed.text.translated(100, 100).toAlignedRect();
            for (int x = box.left(); x <= box.right(); ++x)
                red += image.pixelColor(x, 100) == QColor(Qt::red);
            return red;
        };
        QVERIFY(inkAround(nullptr) > 0);
        QCOMPARE(inkAround(&PlanColors::stair), 0);
    }

    void stair_has_treads_and_says_where_it_goes()
    {
        const StairLook up = stairLook(rectangle(6000, 2800), QStringLiteral("exit_stair"), true, false);
        QVERIFY(lines(up.steps) > 10);
        QVERIFY(!up.arrow.isEmpty());
        QCOMPARE(up.text, QStringLiteral("UP"));
        QCOMPARE(stairLook(rectangle(6000, 2800), QString(), false, true).text, QStringLiteral("DN"));
        QCOMPARE(stairLook(rectangle(6000, 2800), QString(), true, true).text, QStringLiteral("UP/DN"));
        QVERIFY(QRectF(0, -2800, 6000, 2800).contains(up.steps.boundingRect().adjusted(1, 1, -1, -1)));
        const StairLook ramp = stairLook(rectangle(6000, 1500), QStringLiteral("ramp"), true, false);
        QCOMPARE(lines(ramp.steps), 0);
        QVERIFY(!ramp.arrow.isEmpty());
        const StairLook lift = stairLook(rectangle(2000, 2000), QStringLiteral("lift"), true, true);
        QVERIFY(lift.arrow.isEmpty());
        QCOMPARE(lines(lift.steps), 2);
    }

    void obstructions_differ_by_their_lines()
    {
        Obstruction o{.id = ObstructionId(QStringLiteral("ob-1"))};
        QVERIFY(!obstructionLook(o));
        o.outline = rectangle(400, 400).outline;
        const auto linesOf = [&](ObstructionKind kind) {
            o.kind = kind;
            return lines(obstructionLook(o)->lines);
        };
        QCOMPARE(linesOf(ObstructionKind::Fixture), 0);
        QCOMPARE(linesOf(ObstructionKind::Shaft), 1);
        QCOMPARE(linesOf(ObstructionKind::Void), 2);
        QVERIFY(linesOf(ObstructionKind::Column) > 3);
    }

    void signs_and_links_leave_ink()
    {
        const PlanStyle style{lightPlanColors(), QString(), 1};
        for (const double size : {9.0, 26.0})
            QVERIFY(inkOf([&](QPainter& p) { drawExitSign(p, {40, 40}, {0, -1}, size, style, Shade::Plain); }) > 15);
        QVERIFY(inkOf([&](QPainter& p) { drawProblemMark(p, {40, 40}, 14, style); }) > 40);
        QVERIFY(inkOf([&](QPainter& p) { drawDevice(p, {40, 40}, 20, deviceLook(QStringLiteral("source")), style, Shade::Plain); }) > 50);
        std::set<QString> dashes;
        for (int kind = 0; kind <= int(PlanLink::Kind::FlowsTo); ++kind) {
            const auto k = static_cast<PlanLink::Kind>(kind);
            QVERIFY(!linkWord(k).isEmpty());
            const LinkLine line{k, QLineF(0, 0, 2000, 0), {}, true};
            QVERIFY(inkOf([&](QPainter& p) {
                        p.translate(10, 40);
                        drawLink(p, line, 0.03, style);
                    })
                    > 40);
            QString text;
            for (const qreal dash : linkDashes(k))
                text += QString::number(dash) + u' ';
            dashes.insert(linkWord(k) + text);
        }
        QCOMPARE(dashes.size(), size_t{7}); // both flows are one kind of line
    }

    void label_of_one_entity_changes_without_moving_the_others()
    {
        std::vector<PlanLabel> labels;
        for (int i = 0; i < 40; ++i)
            labels.push_back({PlanLabel::Kind::Opening,
                              QStringLiteral("op-%1").arg(i, 2, 10, QLatin1Char('0')),
                              QPointF(i % 8 * 2500, i / 8 * 2500),
                              {0, 1},
                              100,
                              {},
                              {QStringLiteral("10%1A").arg(i)},
                              Marker::None});
        LabelLayout layout(QString(), 1);
        layout.setContents(labels, {});
        const std::vector<PlacedLabel> before = layout.placed(0.03);
        QVERIFY(layout.isSettled());
        PlanLabel moved = labels[20];
        moved.at += QPointF(0, 900);
        layout.setEntity(moved.id, moved, {{QRectF(moved.at, QSizeF(300, 300))}});
        const std::vector<PlacedLabel> after = layout.placed(0.03);
        for (size_t i = 0; i < before.size(); ++i)
            QCOMPARE(after[i].text != before[i].text, i == 20);
        // Something laid over a text makes it give way.
        const QRectF there = before[5].text;
        layout.setEntity(QStringLiteral("dv-1"), std::nullopt, {{QRectF(there.topLeft() / 0.03, there.size() / 0.03)}});
        QVERIFY(!layout.placed(0.03)[5].text.intersects(there.adjusted(1, 1, -1, -1)));
        QVERIFY(!layout.isSettled());
        // Gone: no text is left of it.
        layout.setEntity(moved.id, std::nullopt, {});
        QCOMPARE(layout.placed(0.03)[20].lines, 0);
        QVERIFY(!layout.labelOf(moved.id));
        layout.settle();
        (void)layout.placed(0.03);
        QVERIFY(layout.isSettled());
    }

    void marker_of_a_finding_changes_only_its_own_label()
    {
        PlanLabel a{PlanLabel::Kind::Opening, QStringLiteral("op-a"), {0, 0}, {0, 1}, 100, {}, {QStringLiteral("A")}, Marker::None};
        PlanLabel b = a;
        b.id = QStringLiteral("op-b");
        b.at = {5000, 0};
        LabelLayout layout(QString(), 1);
        layout.setContents({a, b}, {});
        const std::vector<PlacedLabel> before = layout.placed(0.03);
        layout.setMarkers({{a.id, Marker::Violation}});
        const std::vector<PlacedLabel> after = layout.placed(0.03);
        QVERIFY(after[0].text != before[0].text); // the marker stands between door and text
        QVERIFY(after[1].text == before[1].text);
        layout.setMarkers({});
        QVERIFY(layout.placed(0.03)[0].text == before[0].text);
    }
};

QTEST_MAIN(TstPlanPainter)
#include "tst_plan_painter.moc"
