// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/plan_reader.h"
#include "ui/canvas/plan_picture.h"
#include "ui/print/door_labels.h"
#include "ui/print/plan_labels.h"

#include <QTest>

using namespace sp;
using namespace sp::ui;

namespace {

template <class T>
void put(Table<T>& table, T row)
{
    const auto id = row.id;
    table.put(id, std::make_shared<const T>(std::move(row)));
}

const StoreyId storey{QStringLiteral("st-1")};

Ring box(int x, int y, int width, int height)
{
    return {{mm(x), mm(y)}, {mm(x + width), mm(y)}, {mm(x + width), mm(y + height)}, {mm(x), mm(y + height)}};
}

/// Two rooms side by side and the wall between them with a door that swings to the left one; east of the right room nothing is known.
Project plan()
{
    Project p;
    p.settings.units = Units::Metric;
    put(p.storeys, {.id = storey, .name = QStringLiteral("Erdgeschoß"), .elevation = mm(0)});
    put(p.rooms,
        {.id = RoomId(QStringLiteral("rm-w")), .storey = storey, .number = QStringLiteral("101"), .outline = box(0, 0, 4000, 4000)});
    put(p.rooms, {.id = RoomId(QStringLiteral("rm-e")), .storey = storey, .outline = box(4200, 0, 4000, 4000)});
    const auto wall = [&](const char* id, int x) {
        put(p.walls,
            {.id = WallId(QLatin1String(id)), .storey = storey, .from = {mm(x), mm(0)}, .to = {mm(x), mm(4000)}, .thickness = mm(200)});
    };
    wall("wl-1", 4100);
    wall("wl-2", 8300);
    const auto door = [&](const char* id, const char* wallId) {
        Opening o{OpeningId(QLatin1String(id))};
        o.place = {.wall = WallId(QLatin1String(wallId)), .offset = mm(2000), .hinge = HingeEnd::From, .swings = SwingSide::Left};
        o.place.width = mm(900);
        put(p.openings, std::move(o));
    };
    door("op-1", "wl-1");
    door("op-2", "wl-2");
    return p;
}

QStringList lines(const Project& p, const char* id, DoorLabels labels)
{
    TopologyBuilder builder;
    const auto topology = builder.update(p);
    return DoorLabeller(p, *topology, {}, labels).lines(*p.openings.find(OpeningId(QLatin1String(id))));
}

} // namespace

class TstDoorLabels final : public QObject {
    Q_OBJECT
private slots:
    void words_are_read_back()
    {
        for (const DoorLabels labels : allDoorLabels)
            QCOMPARE(doorLabelsOf(QString::fromLatin1(wordOf(labels))), std::optional(labels));
        QVERIFY(!doorLabelsOf(u"marks"));
    }

    void label_says_what_the_choice_asks_for()
    {
        Project p = plan();
        Opening o = *p.openings.find(OpeningId(QStringLiteral("op-1")));
        o.mark = QStringLiteral("D7");
        put(p.openings, o);
        QCOMPARE(lines(p, "op-1", DoorLabels::Mark), QStringList(QStringLiteral("D7")));
        QCOMPARE(lines(p, "op-1", DoorLabels::None), QStringList());
        QCOMPARE(lines(p, "op-1", DoorLabels::Hand), QStringList(QStringLiteral("LH")));
    }

    void rooms_are_named_from_the_outer_side_to_the_inner_one()
    {
        Project p = plan();
        // The leaf swings west, into 101: the other side is outside.
        QCOMPARE(lines(p, "op-1", DoorLabels::Rooms), QStringList(QStringLiteral("rm-e > 101")));
        Opening o = *p.openings.find(OpeningId(QStringLiteral("op-1")));
        o.place.swings = SwingSide::Right;
        put(p.openings, o);
        QCOMPARE(lines(p, "op-1", DoorLabels::Rooms), QStringList(QStringLiteral("101 > rm-e")));
    }

    void unknown_and_outside_have_their_signs()
    {
        Project p = plan();
        QCOMPARE(lines(p, "op-2", DoorLabels::Rooms), QStringList(QStringLiteral("? > rm-e")));
        Opening o = *p.openings.find(OpeningId(QStringLiteral("op-2")));
        o.place.beyondB = StatedSide{};
        put(p.openings, o);
        QCOMPARE(lines(p, "op-2", DoorLabels::Rooms), QStringList(QStringLiteral("EXT > rm-e")));
    }

    void room_is_called_by_number_name_or_id()
    {
        Room room{RoomId(QStringLiteral("rm-1"))};
        QCOMPARE(shortRoom(room), QStringLiteral("rm-1"));
        room.name = QStringLiteral("Gemeinschaftsküche");
        QCOMPARE(shortRoom(room), QStringLiteral("Gemeinschafts…"));
        room.number = QStringLiteral("1.07");
        QCOMPARE(shortRoom(room), QStringLiteral("1.07"));
    }

    void picture_tells_rooms_from_what_is_none()
    {
        const Project p = plan();
        TopologyBuilder builder;
        const QImage picture = planPicture(p, *builder.update(p), storey, {QSize(800, 600), DoorLabels::Rooms, QStringLiteral("plan")});
        QCOMPARE(picture.size(), QSize(800, 600));
        int rooms = 0, none = 0;
        for (int y = 60; y < picture.height(); ++y)
            for (int x = 0; x < picture.width(); ++x) {
                rooms += picture.pixel(x, y) == qRgb(255, 255, 255);
                none += picture.pixel(x, y) == picture.pixel(1, picture.height() - 2);
            }
        QVERIFY(rooms > 50000);
        QVERIFY(none > 50000);
        QVERIFY(picture.pixel(1, picture.height() - 2) != qRgb(255, 255, 255));
    }

    void every_door_of_a_picture_has_its_label_data()
    {
        QTest::addColumn<int>("doors");
        QTest::newRow("a few") << 3;
        QTest::newRow("in a row so dense that most must move away") << 14;
    }
    void every_door_of_a_picture_has_its_label()
    {
        QFETCH(int, doors);
        std::vector<PlanLabel> labels;
        std::vector<Obstacle> obstacles;
        for (int i = 0; i < doors; ++i) {
            PlanLabel label{
                PlanLabel::Kind::Opening, QString::number(i), {i * 700.0, 0}, {0, -1}, 100, {}, {QStringLiteral("101 > 1%1").arg(i)}};
            label.keeps = true;
            labels.push_back(label);
            obstacles.push_back({QRectF(i * 700.0 - 300, -100, 600, 800)});
        }
        LabelLayout layout(QString(), 1);
        layout.setContents(labels, obstacles);
        const auto& placed = layout.placed(0.02);
        for (size_t i = 0; i < placed.size(); ++i) {
            QVERIFY2(placed[i].lines == 1, qPrintable(QString::number(i)));
            for (size_t j = i + 1; j < placed.size(); ++j)
                QVERIFY(!placed[i].text.intersects(placed[j].text));
        }
    }

    void wall_ends_at_the_far_face_of_the_one_it_meets_data()
    {
        QTest::addColumn<int>("end"); // mm from the axis of the other wall, which is 200 thick
        QTest::addColumn<double>("join");
        QTest::newRow("ends on the axis") << 0 << 100.0;
        QTest::newRow("ends at the far face") << 100 << 0.0;
        QTest::newRow("ends between axis and far face") << 60 << 40.0;
        QTest::newRow("ends at the near face") << -100 << 100.0;
        QTest::newRow("does not reach it") << -101 << 0.0;
    }
    void wall_ends_at_the_far_face_of_the_one_it_meets()
    {
        QFETCH(int, end);
        QFETCH(double, join);
        const Wall other{
            .id = WallId(QStringLiteral("wl-o")), .from = {mm(5000), mm(-3000)}, .to = {mm(5000), mm(3000)}, .thickness = mm(200)};
        const Wall back{.id = other.id, .from = other.to, .to = other.from, .thickness = mm(200)};
        Wall wall{.id = WallId(QStringLiteral("wl-w")), .from = {mm(0), mm(0)}, .to = {mm(5000 + end), mm(0)}, .thickness = mm(150)};
        QCOMPARE(wallJoin(wall.to, wall, {&wall, &other}), join);
        QCOMPARE(wallJoin(wall.to, wall, {&wall, &back}), join);
        std::swap(wall.from, wall.to); // the same end is now its `from`
        QCOMPARE(wallJoin(wall.from, wall, {&wall, &other}), join);
    }
};

QTEST_MAIN(TstDoorLabels)
#include "tst_door_labels.moc"
