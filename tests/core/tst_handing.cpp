// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/plan_reader.h"
#include "core/schedule/handing.h"

#include <QTest>
#include <cmath>

using namespace sp;

class TstHanding : public QObject {
    Q_OBJECT

private slots:
    void vectors_give_the_hand_data();
    void vectors_give_the_hand();
    void turning_and_moving_change_nothing_data() { vectors_give_the_hand_data(); }
    void turning_and_moving_change_nothing();
    void a_mirrored_plan_swaps_left_and_right_data() { vectors_give_the_hand_data(); }
    void a_mirrored_plan_swaps_left_and_right();
    void plans_give_the_hand_data();
    void plans_give_the_hand();
    void outside_is_derived_in_order_data();
    void outside_is_derived_in_order();
    void the_derivation_says_how();
    void an_opening_inside_one_room_has_no_hand();
};

namespace {

Direction turned(Direction d, double degrees)
{
    const double a = degrees * M_PI / 180;
    return {d.x * std::cos(a) - d.y * std::sin(a), d.x * std::sin(a) + d.y * std::cos(a)};
}

QString mirroredHand(QString hand)
{
    hand[0] = hand[0] == u'L' ? u'R' : u'L';
    return hand;
}

struct Built {
    Project project;
    std::shared_ptr<const Topology> topology;
    Hand hand() const { return handOf(project, *topology, OpeningDevices(project), project.openings[0]); }
    Outside outside() const { return outsideOf(project, *topology, OpeningDevices(project), project.openings[0]); }
};

/// Room 1 (side a, north) and room 2 (side b, south) with one opening in the wall between them.
Built plan(const QByteArray& place, const QByteArray& door = {}, const QByteArray& northRoom = "kind: room",
           const QByteArray& southRoom = "kind: corridor", const QByteArray& rest = {}, bool turnedPlan = false)
{
    // Turned by 90 degrees about the origin: (x, y) becomes (-y, x).
    const auto point = [&](int x, int y) {
        return turnedPlan ? QByteArray::number(-y) + ", " + QByteArray::number(x) : QByteArray::number(x) + ", " + QByteArray::number(y);
    };
    const auto wall = [&](const char* id, int x1, int y1, int x2, int y2) {
        return QByteArray("  - {id: ") + id + ", storey: st-1, from: [" + point(x1, y1) + "], to: [" + point(x2, y2)
            + "], thickness: 150 mm}\n";
    };
    const QByteArray yaml =
        "format: 1\nproject:\n  name: \"Test\"\n  units: us\n  codes: {ibc_edition: 2021}\nstoreys:\n  - {id: st-1, name: \"1\", elevation: 0 in}\nwalls:\n"
        + wall("wl-1", 0, 0, 6000, 0) + wall("wl-2", 0, 3000, 6000, 3000) + wall("wl-3", 0, 6000, 6000, 6000) + wall("wl-4", 0, 0, 0, 6000)
        + wall("wl-5", 6000, 0, 6000, 6000) + "rooms:\n  - {id: rm-1, storey: st-1, number: \"1\", name: \"NORTH\", " + northRoom
        + ", at: [" + point(3000, 4500) + "]}\n  - {id: rm-2, storey: st-1, number: \"2\", name: \"SOUTH\", " + southRoom + ", at: ["
        + point(3000, 1500) + "]}\nopenings:\n  - id: op-1\n    mark: \"1A\"\n    place: {" + place + "}\n    door: {"
        + (door.isEmpty() ? QByteArray("leaves: 1, operation: swing, leaf_width: 36 in") : door) + "}\n" + rest;
    const PlanFile file = readPlan(yaml, QStringLiteral("test"));
    for (const Error& e : file.problems)
        qWarning("%s", qPrintable(errorText(e)));
    TopologyBuilder builder;
    return {file.project, builder.update(file.project)};
}

} // namespace

void TstHanding::vectors_give_the_hand_data()
{
    QTest::addColumn<double>("hinge");
    QTest::addColumn<double>("strike");
    QTest::addColumn<double>("swing"); // of the unit normal, y up: +1 into the room
    QTest::addColumn<QString>("hand");
    // hardware-schedule.md 4.3: wall along x, the corridor to the south is outside.
    QTest::newRow("hinges west, into the room") << 0.0 << 1.0 << 1.0 << QStringLiteral("LH");
    QTest::newRow("hinges east, into the room") << 1.0 << 0.0 << 1.0 << QStringLiteral("RH");
    QTest::newRow("hinges west, into the corridor") << 0.0 << 1.0 << -1.0 << QStringLiteral("LHR");
    QTest::newRow("hinges east, into the corridor") << 1.0 << 0.0 << -1.0 << QStringLiteral("RHR");
}

void TstHanding::vectors_give_the_hand()
{
    QFETCH(double, hinge);
    QFETCH(double, strike);
    QFETCH(double, swing);
    QFETCH(QString, hand);
    QCOMPARE(handOf({hinge, 0}, {strike, 0}, {0, swing}, {0, -1}), hand);
}

void TstHanding::turning_and_moving_change_nothing()
{
    QFETCH(double, hinge);
    QFETCH(double, strike);
    QFETCH(double, swing);
    QFETCH(QString, hand);
    for (int degrees = 37; degrees < 360; degrees += 37) {
        const auto moved = [&](double x) {
            const Direction d = turned({x, 0}, degrees);
            return Direction{d.x + 1234.5, d.y - 987.25};
        };
        QCOMPARE(handOf(moved(hinge), moved(strike), turned({0, swing}, degrees), turned({0, -1}, degrees)), hand);
    }
}

void TstHanding::a_mirrored_plan_swaps_left_and_right()
{
    QFETCH(double, hinge);
    QFETCH(double, strike);
    QFETCH(double, swing);
    QFETCH(QString, hand);
    // Mirrored about the wall's middle, the outside stays south.
    QCOMPARE(handOf({-hinge, 0}, {-strike, 0}, {0, swing}, {0, -1}), mirroredHand(hand));
    // Screen axes are a mirrored plan too: whoever takes them for model axes gets the wrong hand.
    QCOMPARE(handOf({hinge, 0}, {strike, 0}, {0, -swing}, {0, 1}), mirroredHand(hand));
}

void TstHanding::plans_give_the_hand_data()
{
    QTest::addColumn<QByteArray>("place");
    QTest::addColumn<QByteArray>("door");
    QTest::addColumn<QString>("hand");
    const QByteArray at = "wall: wl-2, offset: 3000 mm, ";
    const QByteArray single;
    const auto row = [](const char* name, const QByteArray& place, const QByteArray& door, const char* hand) {
        QTest::newRow(name) << place << door << QString::fromLatin1(hand);
    };
    row("into the room, hinge west", at + "hinge: from, swings: left", single, "LH");
    row("into the room, hinge east", at + "hinge: to, swings: left", single, "RH");
    row("into the corridor, hinge west", at + "hinge: from, swings: right", single, "LHR");
    row("into the corridor, hinge east", at + "hinge: to, swings: right", single, "RHR");
    row("outside chosen on the room side", at + "hinge: from, swings: left, outside: a", single, "RHR");
    row("pair", at + "hinge: to, swings: left", "leaves: 2, operation: swing, leaf_width: 36 in, inactive_leaf_width: 36 in", "RHA");
    row("pair, reverse", at + "hinge: from, swings: right", "leaves: 2, operation: swing", "LHRA");
    row("double egress", at + "hinge: from, swings: left", "leaves: 2, operation: double_egress", "RHR/RHR");
    row("double egress, other way", at + "hinge: from, swings: right", "leaves: 2, operation: double_egress", "LHR/LHR");
    row("double acting", at + "hinge: from, swings: left", "leaves: 1, operation: double_acting", "DA");
    row("sliding", at + "hinge: from, swings: left", "leaves: 1, operation: slide", "");
    row("hinge not known", at + "swings: left", single, "");
    row("swing not known", at + "hinge: from", single, "");
    row("place not known", "hinge: from, swings: left", single, "");
}

void TstHanding::plans_give_the_hand()
{
    QFETCH(QByteArray, place);
    QFETCH(QByteArray, door);
    QFETCH(QString, hand);
    QCOMPARE(plan(place, door).hand().text, hand);
    QCOMPARE(plan(place, door, "kind: room", "kind: corridor", {}, true).hand().text, hand);
    QVERIFY(!plan(place, door).hand().derivation.isEmpty());
}

void TstHanding::outside_is_derived_in_order_data()
{
    QTest::addColumn<QByteArray>("place");
    QTest::addColumn<QByteArray>("door");
    QTest::addColumn<QByteArray>("north");
    QTest::addColumn<QByteArray>("south");
    QTest::addColumn<QByteArray>("rest");
    QTest::addColumn<int>("side"); // 0 = a (north), 1 = b, -1 = not known
    QTest::addColumn<QString>("because");
    const QByteArray at = "wall: wl-2, offset: 3000 mm, hinge: from, swings: left";
    const QByteArray room = "kind: room";
    const QByteArray corridor = "kind: corridor";
    const QByteArray reader = "devices:\n  - {id: dv-1, kind: card_reader, opening: op-1, side: a, at: [3000, 3200]}\n";
    const QByteArray swing = "leaves: 1, operation: swing, leaf_width: 36 in";
    const auto row = [](const char* name, const QByteArray& place, const QByteArray& door, const QByteArray& north, const QByteArray& south,
                        const QByteArray& rest, int side, const char* because) {
        QTest::newRow(name) << place << door << north << south << rest << side << QString::fromLatin1(because);
    };
    row("the user says so", at + ", outside: a", swing, room, corridor, {}, 0, "the user's choice");
    row("exterior wall", "wall: wl-1, offset: 3000 mm, hinge: from, swings: left", swing + ", exterior: true", room, corridor, {}, 1,
        "exterior side");
    row("a reader before the corridor", at, swing, room, corridor, reader, 0, "reader side");
    row("a reader that only records does not count", at, swing, room, corridor,
        QByteArray(reader).replace("at:", "logging_only: true, at:"), 1, "corridor side");
    row("corridor on side b", at, swing, room, corridor, {}, 1, "corridor side");
    row("corridor on side a", at, swing, corridor, room, {}, 0, "corridor side");
    row("stair locked on its side", at, swing + ", stair_side_locked: true", "kind: exit_enclosure", room, {}, 0, "locked from the stair");
    row("closet", at, swing, "kind: room, storage_or_equipment: true", room, {}, 1, "room side of a closet");
    row("no lock: the side that shows no hinges", at, swing, room, room, {}, 1, "side from which the hinges are not seen");
    row("nothing tells", "wall: wl-2, offset: 3000 mm, hinge: from", swing, room, room, {}, -1,
        "neither reader, corridor nor swing tells which side is outside");
}

void TstHanding::outside_is_derived_in_order()
{
    QFETCH(QByteArray, place);
    QFETCH(QByteArray, door);
    QFETCH(QByteArray, north);
    QFETCH(QByteArray, south);
    QFETCH(QByteArray, rest);
    QFETCH(int, side);
    QFETCH(QString, because);
    const Outside outside = plan(place, door, north, south, rest).outside();
    QCOMPARE(outside.side ? static_cast<int>(*outside.side) : -1, side);
    QCOMPARE(outside.because, because);
}

void TstHanding::the_derivation_says_how()
{
    QCOMPARE(plan("wall: wl-2, offset: 3000 mm, hinge: to, swings: left").hand().derivation,
             QStringLiteral("outside = corridor (corridor side); hinges right; swings away -> RH"));
    QCOMPARE(plan("wall: wl-2, offset: 3000 mm, hinge: from, swings: right").hand().derivation,
             QStringLiteral("outside = corridor (corridor side); hinges left; swings toward -> LHR"));
    QCOMPARE(plan("wall: wl-2, offset: 3000 mm, hinge: from").hand().derivation, QStringLiteral("not known: the swing is missing"));
}

void TstHanding::an_opening_inside_one_room_has_no_hand()
{
    // A wall that ends inside the southern room.
    const auto made = [](const QByteArray& more) {
        Built b = plan("wall: wl-2, offset: 3000 mm, hinge: from, swings: left" + more);
        Wall stub = b.project.walls[0];
        stub.id = WallId(QStringLiteral("wl-9"));
        stub.from = {mm(2000), mm(1500)};
        stub.to = {mm(4000), mm(1500)};
        b.project.walls.put(stub.id, std::make_shared<Wall>(stub));
        Opening o = b.project.openings[0];
        o.place.wall = stub.id;
        o.place.offset = mm(1000);
        b.project.openings.put(o.id, std::make_shared<Opening>(o));
        TopologyBuilder builder;
        b.topology = builder.update(b.project);
        return b;
    };
    const Built b = made({});
    QVERIFY(isOneRoom(b.topology->openings.value(b.project.openings[0].id)));
    QVERIFY(!b.outside().side);
    QCOMPARE(b.hand().text, QString());
    QCOMPARE(b.hand().derivation, QStringLiteral("no hand: both sides are one room"));
    QCOMPARE(made(", outside: a").hand().text, QStringLiteral("RHR"));
}

QTEST_APPLESS_MAIN(TstHanding)
#include "tst_handing.moc"
