// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/finding_text.h"
#include "core/report/tables.h"
#include "core/schedule/consistency.h"
#include "tests/support/plans.h"

#include <QTest>

using namespace sp;

class TstSchedule : public QObject {
    Q_OBJECT

private slots:
    void items_are_described_by_their_facts_data();
    void items_are_described_by_their_facts();
    void items_stand_in_the_order_of_the_catalogue();
    void what_is_unknown_stays_empty();
    void the_hole_gives_the_size_where_leaves_are_not_known();
    void a_pair_of_rooms_is_printed_where_outside_is_not_known();
    void openings_without_a_mark_come_last_and_show_no_id();
    void only_locks_with_a_key_are_keyed_data();
    void only_locks_with_a_key_are_keyed();
    void a_lower_label_of_the_frame_is_shown();
    void what_does_not_swing_has_no_degree_data();
    void what_does_not_swing_has_no_degree();
    void openings_of_one_kind_share_a_heading();
    void each_difference_splits_a_heading_data();
    void each_difference_splits_a_heading();
    void hand_splits_only_where_an_item_is_handed();
    void headings_follow_sets_and_marks();
    void devices_at_an_opening_are_listed_once();
    void quantities_of_every_sample_agree();
    void disagreements_are_found_data();
    void disagreements_are_found();
};

namespace {

const QByteArray plainDoor =
    "leaves: 1, operation: swing, material: hollow_metal, frame_material: hollow_metal, leaf_width: 36 in, leaf_height: 84 in, thickness: 1.75 in, label: 45 min";
const QByteArray plainItems =
    "{key: hinge, kind: hinge, qty: 3}|{key: lock, kind: mortise_lock, function: storeroom, key_outside: true}|{key: closer, kind: closer}";

struct Made {
    Project project;
    Assessment assessment;
    Schedule schedule;
    std::vector<Disagreement> wrong() const { return disagreements(scheduleInput(assessment), schedule); }
};

QByteArray setText(const QByteArray& id, const QByteArray& mark, const QByteArray& items)
{
    QByteArray out = "  - id: " + id + "\n    mark: \"" + mark + "\"\n    items:\n";
    for (const QByteArray& item : items.split('|'))
        out += "      - " + item + '\n';
    return out;
}

QByteArray openingText(const QByteArray& id, const QByteArray& mark, const QByteArray& offset, const QByteArray& door = plainDoor,
                       const QByteArray& set = "hs-1", const QByteArray& schedule = {},
                       const QByteArray& place = "hinge: from, swings: left")
{
    QByteArray out = "  - id: " + id + "\n    mark: \"" + mark + "\"\n";
    if (!set.isEmpty())
        out += "    set: " + set + '\n';
    out += "    place: {wall: wl-2, offset: " + offset + " mm, " + place + "}\n    door: {" + door + "}\n";
    return schedule.isEmpty() ? out : out + "    schedule: {" + schedule + "}\n";
}

Made made(const QByteArray& openings, const QByteArray& sets, const QByteArray& rest = {}, const QByteArray& units = "us")
{
    const QByteArray yaml = "format: 1\nproject:\n  name: \"Test\"\n  units: " + units
        + "\n  codes: {ibc_edition: 2021}\nstoreys:\n  - {id: st-1, name: \"L1\", elevation: 0 in}\nwalls:\n"
          "  - {id: wl-1, storey: st-1, from: [0, 0], to: [30000, 0], thickness: 150 mm}\n"
          "  - {id: wl-2, storey: st-1, from: [0, 3000], to: [30000, 3000], thickness: 150 mm, type: fire_barrier, rating: 1 h}\n"
          "  - {id: wl-3, storey: st-1, from: [0, 6000], to: [30000, 6000], thickness: 150 mm}\n"
          "  - {id: wl-4, storey: st-1, from: [0, 0], to: [0, 6000], thickness: 150 mm}\n"
          "  - {id: wl-5, storey: st-1, from: [30000, 0], to: [30000, 6000], thickness: 150 mm}\n"
          "rooms:\n  - {id: rm-1, storey: st-1, number: \"1\", name: \"ROOM\", kind: room, at: [3000, 4500]}\n"
          "  - {id: rm-2, storey: st-1, number: \"2\", name: \"CORRIDOR\", kind: corridor, at: [3000, 1500]}\nopenings:\n"
        + openings + "hardware_sets:\n" + sets + rest;
    const PlanFile file = readPlan(yaml, QStringLiteral("test"));
    for (const Error& e : file.problems)
        qWarning("%s", qPrintable(errorText(e)));
    Made m{file.project, test::assessed(file.project), {}};
    m.schedule = scheduleOf(m.assessment);
    return m;
}

ItemRow itemOf(const QByteArray& item)
{
    const Made m = made(openingText("op-1", "1A", "3000"), setText("hs-1", "01", item));
    return m.schedule.sets[0].items[0];
}

QStringList headingMarks(const Schedule& s)
{
    QStringList out;
    for (const Heading& h : s.headings) {
        QStringList marks;
        for (const size_t i : h.openings)
            marks += s.openings[i].mark;
        out += h.number + u' ' + marks.join(u',');
    }
    return out;
}

} // namespace

void TstSchedule::items_are_described_by_their_facts_data()
{
    QTest::addColumn<QByteArray>("item");
    QTest::addColumn<QString>("print");
    QTest::addColumn<QString>("plain");
    QTest::newRow("noun alone") << QByteArray("{key: a, kind: closer}") << "CLOSER"
                                << "Closer";
    QTest::newRow("description repeats the noun")
        << QByteArray("{key: a, kind: closer, description: \"Closer, surface, regular arm\"}") << "CLOSER, surface, regular arm"
        << "Closer, surface, regular arm";
    QTest::newRow("description without the noun")
        << QByteArray("{key: a, kind: gasketing, description: \"Seals at head and jambs\", size: \"20 ft\"}")
        << "GASKETING, seals at head and jambs, 20 ft"
        << "Gasketing, seals at head and jambs, 20 ft";
    QTest::newRow("lock function with its number")
        << QByteArray("{key: a, kind: mortise_lock, function: storeroom}") << "MORTISE LOCK, storeroom (F07)"
        << "Mortise lock, storeroom function";
    QTest::newRow("fail state and volts") << QByteArray(
        "{key: a, kind: electrified_mortise, function: storeroom, fail_state: fail_secure, volts: 24 V}")
                                          << "ELECTRIFIED MORTISE LOCK, storeroom (F07), FAIL SECURE, 24 V"
                                          << "Electrified mortise lock, storeroom function";
    QTest::newRow("a magnet can only be fail safe")
        << QByteArray("{key: a, kind: maglock, class: 1200 lbf}") << "MAGNETIC LOCK, 1200 lbf, FAIL SAFE"
        << "Magnetic lock, 1200 lbf";
    QTest::newRow("fail state not known") << QByteArray("{key: a, kind: electric_strike}") << "ELECTRIC STRIKE, FAIL STATE NOT KNOWN"
                                          << "Electric strike";
    QTest::newRow("one leaf of a pair") << QByteArray("{key: a, kind: exit_device, leaf: inactive, dogging: mechanical}")
                                        << "EXIT DEVICE, inactive leaf, mechanical dogging"
                                        << "Exit device, inactive leaf, mechanical dogging";
    QTest::newRow("size once") << QByteArray(
        "{key: a, kind: kick_plate, description: \"Kick plate 10 x 34, push side\", size: \"10 x 34\"}")
                               << "KICK PLATE, kick plate 10 x 34, push side"
                               << "Kick plate, kick plate 10 x 34, push side";
}

void TstSchedule::items_are_described_by_their_facts()
{
    QFETCH(QByteArray, item);
    QFETCH(QString, print);
    QFETCH(QString, plain);
    const ItemRow row = itemOf(item);
    QCOMPARE(row.printText(), print);
    QCOMPARE(row.plainText(), plain);
    QVERIFY(row.basis.startsWith(QStringLiteral("set 01")));
}

void TstSchedule::items_stand_in_the_order_of_the_catalogue()
{
    const Made m = made(
        openingText("op-1", "1A", "3000"),
        setText(
            "hs-1", "01",
            "{key: dps, kind: door_position_switch}|{key: s2, kind: silencer}|{key: lock, kind: mortise_lock}|{key: w, kind: wall_stop}|"
            "{key: h2, kind: hinge}|{key: plate, kind: kick_plate}|{key: c, kind: closer}|{key: h1, kind: hinge}|{key: t, kind: power_transfer}"));
    QStringList keys;
    for (const ItemRow& item : m.schedule.sets[0].items)
        keys += item.key;
    QCOMPARE(keys, (QStringList{"h2", "h1", "t", "lock", "c", "plate", "w", "s2", "dps"}));
}

void TstSchedule::what_is_unknown_stays_empty()
{
    const Made m = made("  - id: op-1\n    place: {hinge: from}\n", setText("hs-1", "01", plainItems));
    const OpeningRow& o = m.schedule.openings[0];
    QCOMPARE(o.mark, QString());
    for (const QString& text :
         {o.level, o.roomFrom, o.roomTo, o.leaves, o.size, o.hand.text, o.doorMaterial, o.egress, o.access, o.setMark, o.heading, o.keyset})
        QCOMPARE(text, QString());
    QVERIFY(!o.width && !o.height && !o.label && !o.smoke && !o.wallRating && !o.occupants && o.failModes.isEmpty());
    QVERIFY(openingsCsv(m.schedule).contains("\nop-1,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,\n"));
}

void TstSchedule::the_hole_gives_the_size_where_leaves_are_not_known()
{
    const QByteArray hole = "hinge: from, swings: left, width: 914.4 mm, height: 2133.6 mm";
    const Made imported = made(openingText("op-1", "1A", "3000", "operation: swing", "hs-1", {}, hole), setText("hs-1", "01", plainItems));
    QCOMPARE(imported.schedule.openings[0].size, QStringLiteral("3'-0\" x 7'-0\""));
    QVERIFY(openingsCsv(imported.schedule).contains(",36,84,,\"3'-0\"\" x 7'-0\"\"\","));
    const Made entered = made(openingText("op-1", "1A", "3000", QByteArray(plainDoor).replace("36 in", "42 in"), "hs-1", {}, hole),
                              setText("hs-1", "01", plainItems));
    QCOMPARE(entered.schedule.openings[0].size, QStringLiteral("3'-6\" x 7'-0\" x 1-3/4\""));
    const Made pair = made(openingText("op-1", "1A", "3000", "operation: swing, leaves: 2, leaf_width: 36 in", "hs-1", {},
                                       QByteArray(hole).replace("914.4", "1828.8")),
                           setText("hs-1", "01", plainItems));
    QCOMPARE(pair.schedule.openings[0].size, QStringLiteral("6'-0\" x 7'-0\""));
}

void TstSchedule::a_pair_of_rooms_is_printed_where_outside_is_not_known()
{
    Made m = made(openingText("op-1", "1A", "3000", plainDoor, "hs-1", {}, "hinge: from"), setText("hs-1", "01", plainItems));
    Room corridor = *m.project.rooms.find(RoomId(QStringLiteral("rm-2")));
    corridor.facts.set(field("space.kind"), Word{static_cast<quint16>(*wordIndex(fieldOf(field("space.kind")).words, u"room"))});
    m.project.rooms.put(corridor.id, std::make_shared<Room>(corridor));
    const OpeningRow both = scheduleOf(test::assessed(m.project)).openings[0];
    QCOMPARE(both.hand.text, QString());
    QCOMPARE(fromToText(both), QStringLiteral("1 ROOM to 2 CORRIDOR"));
    // One room only: its side is printed, the other stays empty.
    m.project.rooms.put(corridor.id, nullptr);
    const OpeningRow one = scheduleOf(test::assessed(m.project)).openings[0];
    QVERIFY(one.roomFrom == u"1 ROOM" || one.roomTo == u"1 ROOM");
    QVERIFY(one.roomFrom.isEmpty() || one.roomTo.isEmpty());
    // An opening in a wall that ends inside a room.
    Wall stub = *m.project.walls.find(WallId(QStringLiteral("wl-1")));
    stub.id = WallId(QStringLiteral("wl-9"));
    stub.from = {mm(5000), mm(4500)};
    stub.to = {mm(8000), mm(4500)};
    m.project.walls.put(stub.id, std::make_shared<Wall>(stub));
    Opening o = m.project.openings[0];
    o.place.wall = stub.id;
    o.place.offset = mm(1500);
    m.project.openings.put(o.id, std::make_shared<Opening>(o));
    const OpeningRow within = scheduleOf(test::assessed(m.project)).openings[0];
    QCOMPARE(within.roomFrom, QStringLiteral("1 ROOM"));
    QCOMPARE(within.roomTo, QString());
    QCOMPARE(fromToText(within), QStringLiteral("1 ROOM, both sides"));
}

void TstSchedule::openings_without_a_mark_come_last_and_show_no_id()
{
    const QByteArray unmarked = openingText("op-0", "X", "3000").replace("    mark: \"X\"\n", "");
    const Made m = made(unmarked + openingText("op-1", "1A", "6000") + QByteArray(unmarked).replace("op-0", "op-2").replace("3000", "9000"),
                        setText("hs-1", "01", plainItems));
    QCOMPARE(m.schedule.openings[0].mark, QStringLiteral("1A"));
    QCOMPARE(m.schedule.openings[1].mark, QString());
    QCOMPARE(m.schedule.openings[1].printMark(), QStringLiteral("unnumbered"));
    QVERIFY(openingsCsv(m.schedule).contains("\nop-0,,L1,"));
    QVERIFY(headingsCsv(m.schedule).contains(",3,1A,op-1; op-0; op-2,"));
    QStringList found;
    for (const Disagreement& d : m.wrong())
        found += d.text;
    QCOMPARE(found, QStringList{"2 openings have no mark."});
    bool last = false;
    for (const NumberedFinding& n : numberedFindings(m.assessment)) {
        if (!n.opening)
            continue;
        QVERIFY(!last || n.unnumbered);
        last = n.unnumbered;
        QCOMPARE(n.unnumbered, *n.opening != OpeningId(QStringLiteral("op-1")));
        QVERIFY2(!n.unnumbered || n.mark().startsWith(QStringLiteral("unnumbered")), qPrintable(n.mark()));
        QVERIFY2(!n.unnumbered || !n.says().contains(n.opening->text()), qPrintable(n.says()));
    }
    QVERIFY(last);
}

void TstSchedule::only_locks_with_a_key_are_keyed_data()
{
    QTest::addColumn<QByteArray>("item");
    QTest::addColumn<bool>("keyed");
    QTest::newRow("storeroom") << QByteArray("{key: a, kind: mortise_lock, function: storeroom}") << true;
    QTest::newRow("function not known") << QByteArray("{key: a, kind: mortise_lock}") << true;
    for (const char* function : {"passage", "privacy", "exit_only", "none"})
        QTest::newRow(function) << QByteArray("{key: a, kind: mortise_lock, function: ") + function + '}' << false;
    QTest::newRow("passage trim") << QByteArray("{key: a, kind: exit_trim, function: passage}") << false;
    QTest::newRow("passage with a cylinder entered")
        << QByteArray("{key: a, kind: mortise_lock, function: passage, key_outside: true}") << true;
}

void TstSchedule::only_locks_with_a_key_are_keyed()
{
    QFETCH(QByteArray, item);
    QFETCH(bool, keyed);
    QCOMPARE(itemOf(item).keyed, keyed);
}

void TstSchedule::a_lower_label_of_the_frame_is_shown()
{
    const Made m = made(openingText("op-1", "1A", "3000", plainDoor + ", frame_label: 0 min", "hs-1", "remarks: \"See note\"")
                            + openingText("op-2", "1B", "6000", plainDoor + ", frame_label: 90 min") + openingText("op-3", "1C", "9000"),
                        setText("hs-1", "01", plainItems));
    QStringList labels;
    for (const OpeningRow& o : m.schedule.openings)
        labels += labelText(o);
    QCOMPARE(labels, (QStringList{"45 MIN / FRAME 0", "45 MIN", "45 MIN"}));
    QCOMPARE(openingsCsv(m.schedule).count("See note; Frame label 0 min\n"), 1);
    QCOMPARE(openingsCsv(m.schedule).count("Frame label"), 1);
    QCOMPARE(headingMarks(m.schedule), (QStringList{"1 1A", "2 1B,1C"}));
}

void TstSchedule::what_does_not_swing_has_no_degree_data()
{
    QTest::addColumn<QByteArray>("operation");
    QTest::addColumn<bool>("degree");
    QTest::addColumn<QString>("leaves");
    QTest::newRow("swing") << QByteArray("swing") << true << "SINGLE";
    QTest::newRow("slide") << QByteArray("slide") << false << "SINGLE";
    QTest::newRow("fold") << QByteArray("fold") << false << "SINGLE";
    QTest::newRow("coiling") << QByteArray("coiling") << false << "";
    QTest::newRow("revolving") << QByteArray("revolving") << false << "";
}

void TstSchedule::what_does_not_swing_has_no_degree()
{
    QFETCH(QByteArray, operation);
    QFETCH(bool, degree);
    QFETCH(QString, leaves);
    const Made m = made(openingText("op-1", "1A", "3000", QByteArray(plainDoor).replace("swing", operation), "hs-1", "degree: 110 deg"),
                        setText("hs-1", "01", plainItems));
    const OpeningRow& o = m.schedule.openings[0];
    QCOMPARE(o.degree.has_value(), degree);
    QCOMPARE(o.leaves, leaves);
    QCOMPARE(o.size, QStringLiteral("3'-0\" x 7'-0\" x 1-3/4\""));
}

void TstSchedule::openings_of_one_kind_share_a_heading()
{
    const Made m = made(openingText("op-1", "1A", "3000") + openingText("op-2", "1B", "6000") + openingText("op-3", "1C", "9000"),
                        setText("hs-1", "01", plainItems));
    QCOMPARE(headingMarks(m.schedule), QStringList{"1 1A,1B,1C"});
    QCOMPARE(m.schedule.headings[0].lines[0].item.quantity, 3);
    QCOMPARE(m.schedule.headings[0].lines[0].total, 9);
    QCOMPARE(m.schedule.headings[0].walls, QStringList{"fire barrier, 60 min"});
    QVERIFY(m.wrong().empty());
}

void TstSchedule::each_difference_splits_a_heading_data()
{
    QTest::addColumn<QByteArray>("door");
    QTest::addColumn<QByteArray>("schedule");
    QTest::addColumn<QByteArray>("place");
    const QByteArray place = "hinge: from, swings: left";
    const auto changed = [](const char* from, const char* to) { return QByteArray(plainDoor).replace(from, to); };
    QTest::newRow("leaves") << changed("leaves: 1", "leaves: 2") << QByteArray() << place;
    QTest::newRow("width") << changed("36 in", "42 in") << QByteArray() << place;
    QTest::newRow("height") << changed("84 in", "96 in") << QByteArray() << place;
    QTest::newRow("thickness") << changed("1.75 in", "2.25 in") << QByteArray() << place;
    QTest::newRow("thickness not known") << changed(", thickness: 1.75 in", "") << QByteArray() << place;
    QTest::newRow("door material") << changed(" material: hollow_metal, frame", " material: wood, frame") << QByteArray() << place;
    QTest::newRow("frame material") << changed("frame_material: hollow_metal", "frame_material: wood") << QByteArray() << place;
    QTest::newRow("label") << changed("45 min", "90 min") << QByteArray() << place;
    QTest::newRow("smoke") << plainDoor + ", s_label: true" << QByteArray() << place;
    QTest::newRow("degree of opening") << plainDoor << QByteArray("degree: 110 deg") << place;
    QTest::newRow("keyset") << plainDoor << QByteArray("keyset: \"AB3\"") << place;
    QTest::newRow("hand, with a handed lock") << plainDoor << QByteArray() << QByteArray("hinge: to, swings: left");
}

void TstSchedule::each_difference_splits_a_heading()
{
    QFETCH(QByteArray, door);
    QFETCH(QByteArray, schedule);
    QFETCH(QByteArray, place);
    const Made m = made(openingText("op-1", "1A", "3000") + openingText("op-2", "1B", "6000", door, "hs-1", schedule, place)
                            + openingText("op-3", "1C", "9000"),
                        setText("hs-1", "01", plainItems));
    QCOMPARE(headingMarks(m.schedule), (QStringList{"1 1A,1C", "2 1B"}));
    for (const Disagreement& d : m.wrong())
        QVERIFY2(d.check != 2 && d.check != 3, qPrintable(d.text));
}

void TstSchedule::hand_splits_only_where_an_item_is_handed()
{
    const Made m =
        made(openingText("op-1", "1A", "3000") + openingText("op-2", "1B", "6000", plainDoor, "hs-1", {}, "hinge: to, swings: left"),
             setText("hs-1", "01", "{key: hinge, kind: hinge, qty: 3}|{key: lock, kind: cylindrical_lock, function: office}"));
    QCOMPARE(headingMarks(m.schedule), QStringList{"1 1A,1B"});
}

void TstSchedule::headings_follow_sets_and_marks()
{
    const Made m = made(openingText("op-1", "10A", "3000", plainDoor, "hs-b") + openingText("op-2", "2A", "6000", plainDoor, "hs-a")
                            + openingText("op-3", "1A", "9000", plainDoor, "hs-a"),
                        setText("hs-a", "10", plainItems) + setText("hs-b", "02", plainItems));
    QCOMPARE(headingMarks(m.schedule), (QStringList{"1 10A", "2 1A,2A"}));
    QStringList marks;
    for (const OpeningRow& o : m.schedule.openings)
        marks += o.mark + u' ' + o.heading;
    QCOMPARE(marks, (QStringList{"1A 2", "2A 2", "10A 1"}));
}

void TstSchedule::devices_at_an_opening_are_listed_once()
{
    const QByteArray reader = "devices:\n  - {id: dv-1, kind: card_reader, opening: op-1, side: b, at: [3000, 2800]}\n";
    const Made drawn =
        made(openingText("op-1", "1A", "3000") + openingText("op-2", "1B", "6000"), setText("hs-1", "01", plainItems), reader);
    QCOMPARE(headingMarks(drawn.schedule), (QStringList{"1 1A", "2 1B"}));
    QCOMPARE(drawn.schedule.headings[0].lines.back().item.kind, QStringLiteral("card_reader"));
    QVERIFY(drawn.schedule.headings[0].lines.back().item.placed && drawn.schedule.headings[0].electrified
            && !drawn.schedule.headings[1].electrified);
    QCOMPARE(drawn.schedule.openings[0].access, QStringLiteral("CR"));
    const Made listed =
        made(openingText("op-1", "1A", "3000"), setText("hs-1", "01", plainItems + "|{key: reader, kind: card_reader}"), reader);
    QCOMPARE(listed.schedule.headings[0].lines.size(), size_t(4));
}

void TstSchedule::quantities_of_every_sample_agree()
{
    for (const QString& path : test::goodPlans()) {
        const PlanFile file = readPlanFile(path);
        const Assessment a = test::assessed(file.project);
        const Schedule s = scheduleOf(a);
        QCOMPARE(s.openings.size(), file.project.openings.size());
        for (const Disagreement& d : disagreements(scheduleInput(a), s))
            QVERIFY2(d.check != 3 && !d.text.contains(QStringLiteral("headings; it must")), qPrintable(path + u' ' + d.text));
    }
}

void TstSchedule::disagreements_are_found_data()
{
    QTest::addColumn<QByteArray>("openings");
    QTest::addColumn<QByteArray>("items");
    QTest::addColumn<QByteArray>("rest");
    QTest::addColumn<int>("check");
    QTest::addColumn<QString>("text");
    const QByteArray one = openingText("op-1", "1A", "3000");
    const QByteArray pair = QByteArray(plainDoor).replace("leaves: 1", "leaves: 2") + ", inactive_leaf_width: 36 in";
    const auto row = [](const char* name, const QByteArray& openings, const QByteArray& items, const QByteArray& rest, int check,
                        const char* text) { QTest::newRow(name) << openings << items << rest << check << QString::fromLatin1(text); };
    row("no place", one + "  - id: op-2\n    mark: \"1B\"\n    set: hs-1\n", plainItems, {}, 1,
        "1B is scheduled and has no place on the plan.");
    row("mark used twice", one + openingText("op-2", "1A", "6000"), plainItems, {}, 1, "The mark 1A is used 2 times.");
    row("no set", one + openingText("op-2", "1B", "6000", plainDoor, {}), plainItems, {}, 2, "1B has no hardware set and so no heading.");
    row("imported hand", QByteArray(one).trimmed().prepend("  ") + "\n    imported: {stated_hand: \"RH\"}\n", plainItems, {}, 4,
        "1A: the imported schedule says RH, the plan gives LH (outside = corridor (corridor side); hinges left; swings away -> LH).");
    row("lock on the leaf, no transfer", one, "{key: lock, kind: electrified_mortise, fail_state: fail_secure}", {}, 7,
        "Heading 1 (1A): lock needs wires in the leaf and there is no power transfer.");
    row("transfer for nothing", one, plainItems + "|{key: transfer, kind: power_transfer}", {}, 8,
        "Heading 1 (1A): there is a power transfer, and nothing on the leaf needs power.");
    row("too few conductors", one,
        "{key: lock, kind: electrified_mortise, fail_state: fail_secure, conductors: 6}|{key: transfer, kind: power_transfer, conductors: 4}",
        {}, 9, "Heading 1 (1A): the leaf needs 6 conductors, the transfers have 4.");
    row("text says the opposite", one,
        "{key: strike, kind: electric_strike, fail_state: fail_safe, description: \"Electric strike, fail-secure\"}|{key: lock, kind: mortise_lock}",
        {}, 11, "Set 01, strike: the text says the opposite of its fail state, fail safe.");
    row("pair without bolts", openingText("op-1", "1A", "3000", pair), plainItems, {}, 12,
        "Heading 1 (1A): one leaf of the pair latches and the other has no bolts.");
    row("automatic bolts without coordinator", openingText("op-1", "1A", "3000", pair),
        plainItems + "|{key: bolt, kind: auto_flush_bolt, leaf: inactive}", {}, 12,
        "Heading 1 (1A): a rated pair with automatic bolts or an overlapping astragal, and no coordinator.");
    row("waiver of an opening that is gone", one, plainItems,
        "waivers:\n  - id: wv-1\n    finding: \"nfpa80.bottom-gap:op-9:gap\"\n    reason: \"gone\"\n", 14,
        "Waiver wv-1 names op-9, which is not in the plan.");
}

void TstSchedule::disagreements_are_found()
{
    QFETCH(QByteArray, openings);
    QFETCH(QByteArray, items);
    QFETCH(QByteArray, rest);
    QFETCH(int, check);
    QFETCH(QString, text);
    const Made m = made(openings, setText("hs-1", "01", items), rest);
    QStringList found;
    for (const Disagreement& d : m.wrong())
        found += QString::number(d.check) + u' ' + d.text;
    QVERIFY2(found.contains(QString::number(check) + u' ' + text), qPrintable(found.join(u'\n')));
    QCOMPARE(found.size(), 1);
}

QTEST_APPLESS_MAIN(TstSchedule)
#include "tst_schedule.moc"
