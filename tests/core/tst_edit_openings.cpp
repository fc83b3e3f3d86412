// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edit/edit_openings.h"

#include "core/schedule/handing.h"
#include "tests/support/edits.h"

using namespace sp;
using namespace sp::test;

class TstEditOpenings final : public QObject {
    Q_OBJECT

    static OpeningSpec spec(const char* preset, const char* hinge = "from", const char* swings = "left", Units units = Units::Metric)
    {
        OpeningSpec s = specOf(preset, units);
        s.hinge = qstrcmp(hinge, "from") == 0 ? HingeEnd::From : HingeEnd::To;
        s.swings = qstrcmp(swings, "left") == 0 ? SwingSide::Left : SwingSide::Right;
        return s;
    }
    static Result<Edited> placed(const Project& p, const char* wall, int offset, const OpeningSpec& s, const char* seed = "t")
    {
        NewIds ids(seed);
        return placeOpening(p, *topologyOf(p), WallId(QString::fromLatin1(wall)), mm(offset), s, ids);
    }
    static OpeningId idOf(const char* id) { return OpeningId(QString::fromLatin1(id)); }
    static const Opening& opening(const Project& p, const QString& id) { return *p.openings.find(OpeningId(id)); }
    static QString hand(const Project& p, const QString& id) { return handOf(p, *topologyOf(p), OpeningDevices(p), opening(p, id)).text; }
    static QString problems(const Project& p)
    {
        QStringList out;
        for (const Error& e : placingProblems(p, StoreyId(QStringLiteral("st-1"))))
            out += (e.code == ErrorCode::Limit ? QStringLiteral("(look) ") : QString()) + e.message;
        return out.join(u'\n');
    }
    // A door in the south wall of the corridor, and what the tests say of it.
    static Project doorPlan(const QByteArray& place = "{wall: wl-cs, offset: 3000 mm, hinge: from, swings: right}",
                            const QByteArray& door = "{leaves: 1, operation: swing, leaf_width: 900 mm}", const QByteArray& more = {})
    {
        return corridorPlan("openings:\n  - id: op-1\n    mark: \"101A\"\n    place: " + place + "\n    door: " + door + "\n" + more);
    }

private slots:
    void every_preset_can_be_drawn_and_read_data()
    {
        QTest::addColumn<QByteArray>("id");
        QTest::addColumn<int>("units");
        for (const OpeningPreset& preset : openingPresets())
            for (const Units units : {Units::Us, Units::Metric})
                QTest::addRow("%s, %s", preset.title, units == Units::Us ? "inches" : "millimetres")
                    << QByteArray(preset.id) << static_cast<int>(units);
    }
    void every_preset_can_be_drawn_and_read()
    {
        QFETCH(QByteArray, id);
        QFETCH(int, units);
        const Project p = corridorPlan({}, units == 0 ? "us" : "metric");
        const auto edited = placed(p, "wl-cs", 3000, specOf(id.constData(), static_cast<Units>(units)));
        SP_SOUND(p, edited);
        const Project now = with(p, edited);
        const auto frame = frameOf(now, opening(now, onlyMade(edited)));
        QVERIFY(frame && frame->width);
        QCOMPARE(frame->thickness, mm(200));
        QCOMPARE(frame->storey->text(), QStringLiteral("st-1"));
        QCOMPARE(opening(now, onlyMade(edited)).mark.value_or(QString()), QStringLiteral("101A"));
    }

    void presets_have_the_leaves_that_their_names_say()
    {
        const OpeningSpec pair = specOf("pair", Units::Us), unequal = specOf("unequal_pair", Units::Us);
        const auto width = [](const OpeningSpec& s, const char* f) { return s.facts.amount<Dim::Length>(field(f)).value_or(Length{}); };
        QCOMPARE(width(pair, "door.leaf_width_in"), inches(36));
        QCOMPARE(width(pair, "door.inactive_leaf_width_in"), inches(36));
        QVERIFY(width(unequal, "door.inactive_leaf_width_in") < width(unequal, "door.leaf_width_in"));
        QCOMPARE(pair.facts.integer(field("door.leaves")), std::optional<qint64>(2));
        QCOMPARE(specOf("single", Units::Metric).facts.amount<Dim::Length>(field("door.leaf_height_in")).value_or(Length{}), mm(2100));
        QVERIFY(specOf("cased_opening", Units::Us).width && !specOf("cased_opening", Units::Us).facts.find(field("door.leaf_width_in")));
    }

    void what_does_not_fit_is_refused_data()
    {
        QTest::addColumn<QByteArray>("wall");
        QTest::addColumn<int>("offset");
        QTest::addColumn<QString>("says");
        QTest::newRow("in the middle of the wall") << QByteArray("wl-cs") << 6000 << QString();
        QTest::newRow("flush with the beginning of the wall") << QByteArray("wl-cs") << 450 << QString();
        QTest::newRow("over the beginning") << QByteArray("wl-cs") << 400
                                            << "the opening of 900 mm reaches 50 mm over the end of its wall, which is 12000 mm long";
        QTest::newRow("over the end") << QByteArray("wl-cs") << 12000
                                      << "the opening of 900 mm reaches 450 mm over the end of its wall, which is 12000 mm long";
        QTest::newRow("beside another, jamb to jamb") << QByteArray("wl-cs") << 3900 << QString();
        QTest::newRow("over another") << QByteArray("wl-cs") << 3500 << "the opening overlaps 101A in the same wall by 400 mm";
        QTest::newRow("where another is, in another wall") << QByteArray("wl-cn") << 3000 << QString();
        QTest::newRow("in a wall that is not there") << QByteArray("wl-x") << 3000 << "expected an element of this plan, found `wl-x`";
    }
    void what_does_not_fit_is_refused()
    {
        QFETCH(QByteArray, wall);
        QFETCH(int, offset);
        QFETCH(QString, says);
        const Project p = doorPlan();
        const auto edited = placed(p, wall.constData(), offset, spec("single"));
        QCOMPARE(edited ? QString() : edited.error().message, says);
        if (says.isEmpty())
            SP_SOUND(p, edited);
        // Moving another door there is refused with the same words.
        const Project two = with(p, placed(p, "wl-n", 9000, spec("single")));
        const auto moved =
            moveOpening(two, OpeningId(onlyMade(placed(p, "wl-n", 9000, spec("single")))), WallId(QString::fromLatin1(wall)), mm(offset));
        QCOMPARE(moved ? QString() : moved.error().message, says);
    }

    void openings_above_each_other_in_one_wall_do_not_overlap()
    {
        Project p = doorPlan();
        Storey second{.id = StoreyId(QStringLiteral("st-2"))};
        second.elevation = mm(3500);
        p.storeys.put(second.id, std::make_shared<const Storey>(second));
        NewIds ids("t");
        const auto edited = placeOpening(p, *topologyOf(p), WallId(QStringLiteral("wl-cs")), mm(3000), spec("single"), ids, second.id);
        SP_SOUND(p, edited);
        QCOMPARE(opening(with(p, edited), onlyMade(edited)).place.storey->text(), QStringLiteral("st-2"));
        const auto unknown = placeOpening(p, *topologyOf(p), WallId(QStringLiteral("wl-cs")), mm(3000), spec("single"), ids,
                                          StoreyId(QStringLiteral("st-9")));
        QCOMPARE(errorText(unknown), QStringLiteral("st-9: expected an element of this plan, found `st-9`"));
    }

    void what_the_type_says_is_not_said_again()
    {
        const Project p =
            corridorPlan("opening_types:\n  - id: ot-1\n    name: \"D1\"\n    door: {leaves: 1, operation: swing, leaf_width: 900 mm}\n");
        OpeningSpec s = spec("single");
        s.type = OpeningTypeId(QStringLiteral("ot-1"));
        const auto edited = placed(p, "wl-cs", 3000, s);
        SP_SOUND(p, edited);
        const Opening& o = opening(with(p, edited), onlyMade(edited));
        QVERIFY(!o.facts.find(field("door.leaf_width_in")));
        QVERIFY(o.facts.find(field("door.leaf_height_in")));
        s.type = OpeningTypeId(QStringLiteral("ot-2"));
        QCOMPARE(errorText(placed(p, "wl-cs", 3000, s)), QStringLiteral("ot-2: expected an element of this plan, found `ot-2`"));
    }

    void flipping_changes_the_hand_as_it_should_data()
    {
        QTest::addColumn<QByteArray>("hinge");
        QTest::addColumn<QByteArray>("swings");
        QTest::addColumn<QString>("is");
        QTest::addColumn<QString>("handFlipped");
        QTest::addColumn<QString>("swingFlipped");
        // The corridor (north, side a of the wall) is outside.
        QTest::newRow("into the room, hinge at the west") << QByteArray("from") << QByteArray("right") << "RH"
                                                          << "LH"
                                                          << "RHR";
        QTest::newRow("into the room, hinge at the east") << QByteArray("to") << QByteArray("right") << "LH"
                                                          << "RH"
                                                          << "LHR";
        QTest::newRow("into the corridor, hinge at the west") << QByteArray("from") << QByteArray("left") << "RHR"
                                                              << "LHR"
                                                              << "RH";
        QTest::newRow("into the corridor, hinge at the east") << QByteArray("to") << QByteArray("left") << "LHR"
                                                              << "RHR"
                                                              << "LH";
    }
    void flipping_changes_the_hand_as_it_should()
    {
        QFETCH(QByteArray, hinge);
        QFETCH(QByteArray, swings);
        QFETCH(QString, is);
        QFETCH(QString, handFlipped);
        QFETCH(QString, swingFlipped);
        const Project p = doorPlan("{wall: wl-cs, offset: 3000 mm, hinge: " + hinge + ", swings: " + swings + "}");
        QCOMPARE(hand(p, QStringLiteral("op-1")), is);
        SP_SOUND(p, flipHand(p, {idOf("op-1")}));
        SP_SOUND(p, flipSwing(p, {idOf("op-1")}));
        QCOMPARE(hand(with(p, flipHand(p, {idOf("op-1")})), QStringLiteral("op-1")), handFlipped);
        QCOMPARE(hand(with(p, flipSwing(p, {idOf("op-1")})), QStringLiteral("op-1")), swingFlipped);
    }

    void a_pair_changes_its_active_leaf_when_flipped()
    {
        const Project p = doorPlan("{wall: wl-cs, offset: 3000 mm, hinge: from, swings: right}",
                                   "{leaves: 2, operation: swing, leaf_width: 900 mm, inactive_leaf_width: 450 mm}");
        QCOMPARE(hand(p, QStringLiteral("op-1")), QStringLiteral("RHA"));
        const Project now = with(p, flipHand(p, {idOf("op-1")}));
        QCOMPARE(hand(now, QStringLiteral("op-1")), QStringLiteral("LHA"));
        QCOMPARE(now.openings[0].facts, p.openings[0].facts);
    }

    void what_cannot_be_flipped_is_said_data()
    {
        QTest::addColumn<QByteArray>("operation");
        QTest::addColumn<QString>("hand");
        QTest::addColumn<QString>("swing");
        QTest::newRow("a hole") << QByteArray("cased_opening") << "101A has no leaf that hangs at a jamb"
                                << "101A has no leaf that is on one side of the wall";
        QTest::newRow("a revolving door") << QByteArray("revolving") << "101A has no leaf that hangs at a jamb"
                                          << "101A has no leaf that is on one side of the wall";
        QTest::newRow("a coiling door") << QByteArray("coiling") << "101A has no leaf that hangs at a jamb" << QString();
        QTest::newRow("a sliding door") << QByteArray("slide") << QString() << QString();
    }
    void what_cannot_be_flipped_is_said()
    {
        QFETCH(QByteArray, operation);
        QFETCH(QString, hand);
        QFETCH(QString, swing);
        const Project p = doorPlan("{wall: wl-cs, offset: 3000 mm, hinge: from, swings: right}", "{operation: " + operation + "}");
        const auto h = flipHand(p, {idOf("op-1")}), s = flipSwing(p, {idOf("op-1")});
        QCOMPARE(h ? QString() : h.error().message, hand);
        QCOMPARE(s ? QString() : s.error().message, swing);
        // Together with one that can be flipped it is left out and told.
        const Project two = with(p, placed(p, "wl-n", 3000, spec("single")));
        const auto both = flipHand(two, {idOf("op-1"), OpeningId(onlyMade(placed(p, "wl-n", 3000, spec("single"))))});
        SP_SOUND(two, both);
        QCOMPARE(both.value().notes.join(u'\n'), hand);
    }
    void nothing_to_flip_is_refused()
    {
        const Project p = doorPlan();
        QCOMPARE(errorText(flipHand(p, {})), QStringLiteral("expected an opening, found none"));
        QCOMPARE(errorText(flipSwing(p, {idOf("op-9")})), QStringLiteral("op-9: expected an element of this plan, found `op-9`"));
    }

    void a_door_moved_to_another_wall_keeps_its_hand_and_readers_data()
    {
        QTest::addColumn<QByteArray>("wall");
        QTest::addColumn<bool>("backwards");
        QTest::newRow("to a wall of the same direction") << QByteArray("wl-cn") << false;
        QTest::newRow("to one that was drawn the other way") << QByteArray("wl-cn") << true;
        QTest::newRow("to one across") << QByteArray("wl-mid") << false;
    }
    void a_door_moved_to_another_wall_keeps_its_hand_and_readers()
    {
        QFETCH(QByteArray, wall);
        QFETCH(bool, backwards);
        Project p = doorPlan("{wall: wl-cs, offset: 3000 mm, hinge: from, swings: right, outside: a, beyond_a: rm-100}",
                             "{leaves: 1, operation: swing, leaf_width: 900 mm, egress_side: b}",
                             "devices:\n  - {id: dv-1, kind: card_reader, opening: op-1, side: a, at: [2300, 3150]}\n");
        if (backwards) {
            Wall w = *p.walls.find(WallId(QString::fromLatin1(wall)));
            std::swap(w.from, w.to);
            p.walls.put(w.id, std::make_shared<const Wall>(w));
        }
        const QString before = hand(p, QStringLiteral("op-1"));
        const auto edited = moveOpening(p, idOf("op-1"), WallId(QString::fromLatin1(wall)), mm(1500));
        SP_SOUND(p, edited);
        const Project now = with(p, edited);
        const Opening& o = now.openings[0];
        QCOMPARE(hand(now, o.id.text()), before);
        QVERIFY(!o.place.beyondA && !o.place.beyondB);
        QCOMPARE(o.mark, p.openings[0].mark);
        QCOMPARE(*o.place.outside, backwards ? Side::B : Side::A);
        QCOMPARE(valueFileText(fieldOf(field("door.egress_side")), *o.facts.find(field("door.egress_side")), Units::Metric),
                 backwards ? QStringLiteral("a") : QStringLiteral("b"));
        // The reader is as far from the door as it was, on the side that it was.
        const Device& reader = now.devices[0];
        const auto was = frameOf(p, p.openings[0]), is = frameOf(now, o);
        QCOMPARE(distance(is->middle, *reader.at), distance(was->middle, *p.devices[0].at));
        QCOMPARE(*reader.side, backwards ? Side::B : Side::A);
    }

    void an_exit_leads_outwards_data()
    {
        QTest::addColumn<QByteArray>("wall");
        QTest::addColumn<QString>("says");
        QTest::addColumn<QString>("side");
        QTest::newRow("in the south wall") << QByteArray("wl-s") << QString() << "a";
        QTest::newRow("in the north wall") << QByteArray("wl-n") << QString() << "b";
        QTest::newRow("between a room and the corridor")
            << QByteArray("wl-cs") << "op-1: 101A has rooms on both sides: an exit leads to the outside" << QString();
        QTest::newRow("where no room is drawn")
            << QByteArray("wl-far")
            << "op-1: no room is known on either side of 101A: draw the room first, then it is known which way leads out" << QString();
    }
    void an_exit_leads_outwards()
    {
        QFETCH(QByteArray, wall);
        QFETCH(QString, says);
        QFETCH(QString, side);
        Project p = doorPlan("{wall: wl-s, offset: 2000 mm}");
        Wall far{.id = WallId(QStringLiteral("wl-far"))};
        far.storey = StoreyId(QStringLiteral("st-1"));
        far.from = {mm(20000), mm(0)};
        far.to = {mm(25000), mm(0)};
        p.walls.put(far.id, std::make_shared<const Wall>(far));
        p = with(p, moveOpening(p, idOf("op-1"), WallId(QString::fromLatin1(wall)), mm(2000)));
        const auto edited = makeExit(p, *topologyOf(p), idOf("op-1"));
        QCOMPARE(errorText(edited), says);
        if (!edited)
            return;
        SP_SOUND(p, edited);
        const FieldBag& facts = with(p, edited).openings[0].facts;
        QCOMPARE(valueFileText(fieldOf(field("door.egress_side")), *facts.find(field("door.egress_side")), Units::Metric), side);
        QCOMPARE(valueFileText(fieldOf(field("door.egress_role")), *facts.find(field("door.egress_role")), Units::Metric),
                 QStringLiteral("exit"));
        QCOMPARE(facts.flag(field("door.exterior")), std::optional(true));
    }

    void what_cannot_be_built_is_told_data()
    {
        QTest::addColumn<QByteArray>("place");
        QTest::addColumn<QByteArray>("door");
        QTest::addColumn<QByteArray>("more");
        QTest::addColumn<QString>("says");
        const QByteArray single = "{leaves: 1, operation: swing, leaf_width: 900 mm}";
        const auto at = [](int offset, const char* hinge, const char* swings) {
            return "{wall: wl-cs, offset: " + QByteArray::number(offset) + " mm, hinge: " + hinge + ", swings: " + swings + "}";
        };
        QTest::newRow("a door with room around it") << at(3000, "from", "right") << single << QByteArray() << QString();
        QTest::newRow("the hinge close to a side wall") << at(600, "from", "right") << single << QByteArray() << QString();
        QTest::newRow("the jamb within a side wall")
            << at(520, "from", "right") << single << QByteArray() << "101A cannot open to a right angle: its leaf meets the wall wl-w";
        QTest::newRow("the strike close to a side wall, swinging past it")
            << at(5400, "from", "right") << single << QByteArray() << QString();
        QTest::newRow("a side wall within the sweep")
            << at(6000, "from", "right") << single << QByteArray() << "101A cannot open to a right angle: its leaf meets the wall wl-mid";
        QTest::newRow("the same, swinging to the other side") << at(6000, "from", "left") << single << QByteArray() << QString();
        QTest::newRow("a wide leaf in a corridor that is narrower")
            << at(3000, "from", "left") << QByteArray("{leaves: 1, operation: swing, leaf_width: 2000 mm}") << QByteArray()
            << "101A cannot open to a right angle: its leaf meets the wall wl-cn";
        QTest::newRow("two smaller leaves in the same corridor")
            << at(3000, "from", "left") << QByteArray("{leaves: 2, operation: swing, leaf_width: 1000 mm}") << QByteArray() << QString();
        QTest::newRow("the inactive leaf of a pair meets a wall")
            << at(5200, "from", "right") << QByteArray("{leaves: 2, operation: swing, leaf_width: 900 mm}") << QByteArray()
            << "101A cannot open to a right angle: its leaf meets the wall wl-mid";
        QTest::newRow("one leaf of double egress meets a column in the room")
            << at(3000, "from", "left") << QByteArray("{leaves: 2, operation: double_egress, leaf_width: 1000 mm}")
            << QByteArray(
                   "obstructions:\n  - {id: ob-1, storey: st-1, kind: column, name: \"C3\", outline: [[3300, 2300], [3600, 2300], [3600, 2600], [3300, 2600]]}\n")
            << "101A cannot open to a right angle: its leaf meets a column (C3)";
        QTest::newRow("a column in the sweep")
            << at(3000, "from", "right") << single
            << QByteArray(
                   "obstructions:\n  - {id: ob-1, storey: st-1, kind: column, outline: [[2800, 2300], [3100, 2300], [3100, 2600], [2800, 2600]]}\n")
            << "101A cannot open to a right angle: its leaf meets a column (ob-1)";
        QTest::newRow("a fixture that fills the sweep")
            << at(3000, "from", "right") << single
            << QByteArray(
                   "obstructions:\n  - {id: ob-1, storey: st-1, kind: fixture, outline: [[1000, 100], [5000, 100], [5000, 3000], [1000, 3000]]}\n")
            << "101A cannot open to a right angle: its leaf meets a fixture (ob-1)";
        QTest::newRow("a floor opening is not in the way of a leaf")
            << at(3000, "from", "right") << single
            << QByteArray(
                   "obstructions:\n  - {id: ob-1, storey: st-1, kind: void, outline: [[2800, 2300], [3100, 2300], [3100, 2600], [2800, 2600]]}\n")
            << QString();
        QTest::newRow("a column behind the open leaf")
            << at(3000, "from", "right") << single
            << QByteArray(
                   "obstructions:\n  - {id: ob-1, storey: st-1, kind: column, outline: [[2200, 2300], [2500, 2300], [2500, 2600], [2200, 2600]]}\n")
            << QString();
        QTest::newRow("a sliding door needs no room in front")
            << at(6000, "from", "right") << QByteArray("{operation: slide, leaf_width: 900 mm}") << QByteArray() << QString();
        QTest::newRow("nobody has said where the hinge is")
            << QByteArray("{wall: wl-cs, offset: 6000 mm}") << single << QByteArray() << QString();
        QTest::newRow("a door over the end of its wall")
            << at(11700, "to", "left") << single << QByteArray()
            << "101A: the opening of 900 mm reaches 150 mm over the end of its wall, which is 12000 mm long\n"
               "101A cannot open to a right angle: its leaf meets the wall wl-e";
        QTest::newRow("another door over it")
            << at(3000, "from", "right") << single
            << QByteArray("  - id: op-2\n    mark: \"101B\"\n    place: {wall: wl-cs, offset: 3800 mm}\n    door: {leaf_width: 900 mm}\n")
            << "101A: the opening overlaps 101B in the same wall by 100 mm\n101B: the opening overlaps 101A in the same wall by 100 mm";
        QTest::newRow("the leaf of another door across the corridor")
            << at(3000, "from", "left") << QByteArray("{leaves: 1, operation: swing, leaf_width: 1200 mm}")
            << QByteArray(
                   "  - id: op-2\n    mark: \"103A\"\n    place: {wall: wl-cn, offset: 3000 mm, hinge: from, swings: right}\n    door: {leaves: 1, "
                   "operation: swing, leaf_width: 1200 mm}\n")
            << "(look) the leaves of 101A and 103A can meet when both are open";
        QTest::newRow("leaves back to back")
            << at(3000, "from", "left") << single
            << QByteArray(
                   "  - id: op-2\n    mark: \"101B\"\n    place: {wall: wl-cs, offset: 2000 mm, hinge: to, swings: left}\n    door: {leaves: 1, "
                   "operation: swing, leaf_width: 900 mm}\n")
            << QString();
    }
    void what_cannot_be_built_is_told()
    {
        QFETCH(QByteArray, place);
        QFETCH(QByteArray, door);
        QFETCH(QByteArray, more);
        QFETCH(QString, says);
        // Obstructions come before openings in a file.
        const QByteArray opening = "openings:\n  - id: op-1\n    mark: \"101A\"\n    place: " + place + "\n    door: " + door + "\n";
        const Project p = corridorPlan(more.startsWith("obstructions") ? more + opening : opening + more);
        QCOMPARE(problems(p), says);
        // Mirrored and turned it is the same.
        NewIds ids("t");
        QStringList all;
        for (const auto& w : p.walls)
            all += w->id.text();
        for (const auto& o : p.obstructions)
            all += o->id.text();
        for (const bool mirror : {false, true}) {
            const auto edited = transformElements(p, all, Motion{{mm(700), mm(-300)}, {90'000'000}, mirror, mm(11), mm(0)}, ids);
            SP_SOUND(p, edited);
            QCOMPARE(problems(with(p, edited)), says);
        }
    }

    void layers_of_the_wall_are_not_in_the_way()
    {
        Project p = doorPlan();
        Wall layer = *p.walls.find(WallId(QStringLiteral("wl-cs")));
        layer.id = WallId(QStringLiteral("wl-layer"));
        layer.from.y = layer.to.y = mm(2850);
        layer.thickness = mm(100);
        p.walls.put(layer.id, std::make_shared<const Wall>(layer));
        QCOMPARE(problems(p), QString());
    }

    void the_samples_can_be_built()
    {
        for (const QString& path : goodPlans()) {
            const Errors found = placingProblems(readPlanFile(path).project, std::nullopt);
            const QString said = texts(found);
            QVERIFY2(said.isEmpty(), qPrintable(path + u'\n' + said));
        }
    }
};

QTEST_APPLESS_MAIN(TstEditOpenings)
#include "tst_edit_openings.moc"
