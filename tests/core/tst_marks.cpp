// SPDX-License-Identifier: GPL-3.0-or-later
// Marks as hardware-schedule.md 2 proposes them.
#include "core/edit/marks.h"

#include "tests/support/edits.h"

#include <QRegularExpression>
#include <QSet>

using namespace sp;
using namespace sp::test;

class TstMarks final : public QObject {
    Q_OBJECT

    static QByteArray door(const char* id, const char* wall, int offset, const char* more = "", const char* mark = nullptr)
    {
        return QByteArray("  - id: ") + id + "\n" + (mark ? QByteArray("    mark: \"") + mark + "\"\n" : QByteArray())
            + "    place: {wall: " + wall + ", offset: " + QByteArray::number(offset) + " mm" + more
            + "}\n    door: {leaf_width: 900 mm}\n";
    }
    // "op-1=101A op-2=101B", of all openings.
    static QString marks(const Project& p)
    {
        QStringList out;
        for (const auto& o : p.openings)
            out += o->id.text() + u'=' + o->mark.value_or(QStringLiteral("-"));
        return out.join(u' ');
    }
    static Project named(const Project& p)
    {
        Project now = p;
        apply(now, nameOpenings(p, *topologyOf(p)).patch);
        return now;
    }
    static Project unnamed(Project p)
    {
        std::vector<Opening> all;
        for (const auto& o : p.openings)
            all.push_back(*o);
        for (Opening& o : all) {
            o.mark.reset();
            p.openings.put(o.id, std::make_shared<const Opening>(o));
        }
        return p;
    }

private slots:
    void the_owner_gives_the_number_data()
    {
        QTest::addColumn<QByteArray>("change"); // of rooms: "number kind"
        QTest::addColumn<QByteArray>("doors");
        QTest::addColumn<QString>("marks");
        QTest::newRow("a room off a corridor owns its door, whichever way it swings")
            << QByteArray() << door("op-1", "wl-cs", 3000, ", swings: left") + door("op-2", "wl-cs", 9000, ", swings: right")
            << "op-1=101A op-2=102A";
        QTest::newRow("the interior side of an exterior door, also of a corridor")
            << QByteArray() << door("op-1", "wl-w", 4000) + door("op-2", "wl-s", 3000) << "op-1=100A op-2=101A";
        QTest::newRow("two rooms: the one inside of the lock, which is not the side of the reader")
            << QByteArray()
            << door("op-1", "wl-mid", 1500, ", swings: left") + "devices:\n  - {id: dv-1, kind: card_reader, opening: op-1, side: a}\n"
            << "op-1=102A";
        QTest::newRow("two rooms: a reader that only records does not tell") << QByteArray()
                                                                             << door("op-1", "wl-mid", 1500, ", swings: left")
                + "devices:\n  - {id: dv-1, kind: card_reader, opening: op-1, side: a, logging_only: true}\n"
                                                                             << "op-1=101A";
        QTest::newRow("two rooms: the user's choice of outside")
            << QByteArray() << door("op-1", "wl-mid", 1500, ", swings: left, outside: a") << "op-1=102A";
        QTest::newRow("two rooms: the one into which it swings")
            << QByteArray() << door("op-1", "wl-mid", 1500, ", swings: right") << "op-1=102A";
        QTest::newRow("a closet owns its door") << QByteArray("storage") << door("op-1", "wl-mid", 1500, ", swings: right") << "op-1=101A";
        QTest::newRow("a stair off a corridor owns its door") << QByteArray("stair") << door("op-1", "wl-cs", 3000) << "op-1=ST1A";
        QTest::newRow("a room off a stair owns its door") << QByteArray("stair") << door("op-1", "wl-mid", 1500) << "op-1=102A";
        QTest::newRow("a room without a number gives none")
            << QByteArray("no number") << door("op-1", "wl-cs", 3000) + door("op-2", "wl-cs", 9000) << "op-1=- op-2=102A";
    }
    void the_owner_gives_the_number()
    {
        QFETCH(QByteArray, change);
        QFETCH(QByteArray, doors);
        QFETCH(QString, marks);
        Project p = corridorPlan("openings:\n" + doors);
        Room room = *p.rooms.find(RoomId(QStringLiteral("rm-101")));
        const FieldId kind = field("space.kind");
        if (change == "storage")
            room.facts.set(field("space.storage_or_equipment"), true);
        if (change == "no number")
            room.number.reset();
        if (change == "stair") {
            room.number = QStringLiteral("ST1");
            room.facts.set(kind, Word{static_cast<quint16>(*wordIndex(fieldOf(kind).words, u"exit_enclosure"))});
        }
        p.rooms.put(room.id, std::make_shared<const Room>(room));
        QCOMPARE(TstMarks::marks(named(p)), marks);
        // The same for one alone.
        const auto topology = topologyOf(p);
        const Opening& first = p.openings[0];
        const QString one = proposedMark(p, *topology, first, topology->openings.value(first.id)).value_or(QStringLiteral("-"));
        QVERIFY2(marks.startsWith(first.id.text() + u'=' + one), qPrintable(one));
    }

    void letters_skip_what_reads_like_digits_and_go_on_after_the_last()
    {
        Project p = corridorPlan();
        QStringList found;
        for (int i = 0; i < 50; ++i) {
            Opening o{.id = OpeningId(QStringLiteral("op-%1").arg(i))};
            o.place.wall = WallId(QStringLiteral("wl-cs"));
            o.place.offset = mm(1000);
            const auto topology = topologyOf(p);
            Project with = p;
            with.openings.put(o.id, std::make_shared<const Opening>(o));
            const auto mark = proposedMark(p, *topology, o, topologyOf(with)->openings.value(o.id));
            QVERIFY(mark);
            found += *mark;
            o.mark = mark;
            p.openings.put(o.id, std::make_shared<const Opening>(o));
        }
        QCOMPARE(
            found.mid(0, 26).join(u' '),
            QStringLiteral(
                "101A 101B 101C 101D 101E 101F 101G 101H 101J 101K 101L 101M 101N 101P 101R 101S 101T 101U 101V 101W 101X 101Y 101Z 101AA "
                "101AB 101AC"));
        QCOMPARE(found.size() - QSet<QString>(found.begin(), found.end()).size(), qsizetype{0});
        for (const QString& mark : found)
            QVERIFY2(!mark.contains(u'I') && !mark.contains(u'O') && !mark.contains(u'Q'), qPrintable(mark));
    }

    void a_new_door_takes_the_next_free_letter_and_old_ones_keep_theirs()
    {
        const Project p = corridorPlan("openings:\n" + door("op-1", "wl-cs", 5000, "", "101A") + door("op-2", "wl-cs", 1000, "", "101C")
                                       + door("op-3", "wl-cs", 3000) + door("op-4", "wl-w", 1500));
        // 101A is the first door; clockwise from it come the south and the west wall.
        QCOMPARE(marks(named(p)), QStringLiteral("op-1=101A op-2=101C op-3=101D op-4=101B"));
        const Edited only = nameOpenings(p, *topologyOf(p), {OpeningId(QStringLiteral("op-3"))});
        Project now = p;
        apply(now, only.patch);
        QCOMPARE(marks(now), QStringLiteral("op-1=101A op-2=101C op-3=101B op-4=-"));
    }

    void letters_run_clockwise_from_the_way_in_data()
    {
        QTest::addColumn<int>("turn");
        QTest::addColumn<bool>("mirror");
        QTest::addColumn<QString>("expected");
        // Doors of room 101: op-1 from the corridor in the north, op-2 east, op-3 south, op-4 west. Mirrored they are met the other way round.
        for (int turn = 0; turn < 360; turn += 90) {
            QTest::addRow("turned by %d degrees", turn) << turn << false << "op-1=101A op-2=101B op-3=101C op-4=101D";
            QTest::addRow("mirrored and turned by %d degrees", turn) << turn << true << "op-1=101A op-2=101D op-3=101C op-4=101B";
        }
        QTest::addRow("turned by 37 degrees") << 37 << false << "op-1=101A op-2=101B op-3=101C op-4=101D";
    }
    void letters_run_clockwise_from_the_way_in()
    {
        QFETCH(int, turn);
        QFETCH(bool, mirror);
        QFETCH(QString, expected);
        Project p = corridorPlan("openings:\n" + door("op-1", "wl-cs", 3000) + door("op-2", "wl-mid", 1500, ", swings: left")
                                 + door("op-3", "wl-s", 3000) + door("op-4", "wl-w", 1500));
        QStringList all;
        for (const auto& w : p.walls)
            all += w->id.text();
        NewIds ids("t");
        const auto edited = transformElements(p, all, Motion{{mm(6000), mm(4000)}, {turn * 1'000'000LL}, mirror, {}, {}}, ids);
        SP_SOUND(p, edited);
        QCOMPARE(marks(named(with(p, edited))), expected);
    }

    void doors_of_a_corridor_that_goes_around_a_corner_are_in_order()
    {
        // Exterior doors around the corridor, so that it owns them: the angle around a middle would mix up those of the two arms.
        const PlanFile file = readPlan(
            "format: 1\nproject:\n  name: \"L\"\n  units: metric\nstoreys:\n  - {id: st-1}\nwalls:\n"
            "  - {id: wl-1, storey: st-1, from: [0, 0], to: [20000, 0], thickness: 200 mm, type: exterior}\n"
            "  - {id: wl-2, storey: st-1, from: [20000, 0], to: [20000, 2000], thickness: 200 mm, type: exterior}\n"
            "  - {id: wl-3, storey: st-1, from: [20000, 2000], to: [2000, 2000], thickness: 200 mm, type: exterior}\n"
            "  - {id: wl-4, storey: st-1, from: [2000, 2000], to: [2000, 20000], thickness: 200 mm, type: exterior}\n"
            "  - {id: wl-5, storey: st-1, from: [2000, 20000], to: [0, 20000], thickness: 200 mm, type: exterior}\n"
            "  - {id: wl-6, storey: st-1, from: [0, 20000], to: [0, 0], thickness: 200 mm, type: exterior}\n"
            "rooms:\n  - {id: rm-1, storey: st-1, number: \"100\", kind: corridor, at: [1000, 1000]}\nopenings:\n"
                + door("op-a", "wl-5", 1000) + door("op-b", "wl-4", 14000) + door("op-c", "wl-4", 2000) + door("op-d", "wl-3", 2000)
                + door("op-e", "wl-2", 1000) + door("op-f", "wl-1", 15000) + door("op-g", "wl-6", 10000),
            QStringLiteral("p"));
        QVERIFY2(file.problems.empty(), qPrintable(texts(file.problems)));
        QCOMPARE(marks(named(file.project)), QStringLiteral("op-a=100A op-b=100B op-c=100C op-d=100D op-e=100E op-f=100F op-g=100G"));
    }

    void a_number_of_several_storeys_names_the_storey()
    {
        Project p = corridorPlan("openings:\n" + door("op-1", "wl-cs", 3000));
        Storey upper{.id = StoreyId(QStringLiteral("st-2"))};
        upper.elevation = mm(3500);
        p.storeys.put(upper.id, std::make_shared<const Storey>(upper));
        Room same = *p.rooms.find(RoomId(QStringLiteral("rm-101")));
        same.id = RoomId(QStringLiteral("rm-201"));
        same.storey = upper.id;
        p.rooms.put(same.id, std::make_shared<const Room>(same));
        QCOMPARE(marks(named(p)), QStringLiteral("op-1=101-1A"));
    }

    void the_marks_of_the_sample_name_the_room_that_owns_the_door()
    {
        const Project p = readPlanFile(samplePath(QStringLiteral("research-building.strikeplate"))).project;
        const Edited edited = nameOpenings(unnamed(p), *topologyOf(p));
        QVERIFY2(edited.notes.isEmpty(), qPrintable(edited.notes.join(u'\n')));
        Project now = unnamed(p);
        apply(now, edited.patch);
        // Stairs and the elevator go through storeys under one number: those have other letters by design.
        QStringList different;
        for (const auto& o : p.openings) {
            const QString was = *o->mark, is = *now.openings.find(o->id)->mark;
            const auto number = [](QString m) { return m.remove(QRegularExpression(QStringLiteral("(-\\d)?[A-Z]$"))); };
            if (number(was) != number(is))
                different += was + QStringLiteral("->") + is;
        }
        QCOMPARE(different.join(u' '), QString());
        QSet<QString> all;
        for (const auto& o : now.openings)
            all.insert(*o->mark);
        QCOMPARE(static_cast<size_t>(all.size()), now.openings.size());
    }

    void what_cannot_be_named_is_told()
    {
        const Project p = corridorPlan("openings:\n  - id: op-1\n    door: {leaves: 1}\n");
        const Edited edited = nameOpenings(p, *topologyOf(p));
        QVERIFY(edited.patch.empty());
        QCOMPARE(edited.notes.join(u'\n'),
                 QStringLiteral("No mark could be proposed for op-1: no room with a number is known beside them."));
    }

    void tags_count_on_data()
    {
        QTest::addColumn<QStringList>("taken");
        QTest::addColumn<QString>("letters");
        QTest::addColumn<QString>("next");
        QTest::newRow("the first") << QStringList() << "PS"
                                   << "PS-1";
        QTest::newRow("after the highest") << QStringList{"XV-101", "XV-99", "XV-102A"} << "XV"
                                           << "XV-103";
        QTest::newRow("others do not count") << QStringList{"PSV-7", "HV-3"} << "PS"
                                             << "PS-1";
        QTest::newRow("without a hyphen") << QStringList{"CR4"} << "CR"
                                          << "CR-5";
        QTest::newRow("without a number") << QStringList{"FACP"} << "FACP"
                                          << "FACP-1";
    }
    void tags_count_on()
    {
        QFETCH(QStringList, taken);
        QFETCH(QString, letters);
        QFETCH(QString, next);
        QCOMPARE(proposedTag(taken, letters), next);
    }
};

QTEST_APPLESS_MAIN(TstMarks)
#include "tst_marks.moc"
