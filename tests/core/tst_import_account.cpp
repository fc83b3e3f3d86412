// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interop/ifc/ifc_import.h"
#include "core/io/plan_reader.h"
#include "core/io/plan_writer.h"
#include "core/report/import_text.h"
#include "tests/support/corpus.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace sp;

namespace {

template <class T>
void put(Table<T>& table, T row)
{
    const auto id = row.id;
    table.put(id, std::make_shared<const T>(std::move(row)));
}

Ring box(int x, int y, int width, int height)
{
    return {{mm(x), mm(y)}, {mm(x + width), mm(y)}, {mm(x + width), mm(y + height)}, {mm(x), mm(y + height)}};
}

Opening door(const char* id, const char* guid, const char* mark)
{
    Opening o{OpeningId(QLatin1String(id))};
    o.guid = QLatin1String(guid);
    o.mark = QLatin1String(mark);
    return o;
}

const StoreyId ground{QStringLiteral("st-ground")};
const StoreyId upper{QStringLiteral("st-a-upper")};

/// Two rooms with a door and a cased opening between them, two doors without a place, a traced room, a room without outline upstairs.
Project plan()
{
    Project p;
    p.settings.units = Units::Metric;
    put(p.storeys, {.id = upper, .name = QStringLiteral("Upper"), .elevation = mm(3000)});
    put(p.storeys, {.id = ground, .name = QStringLiteral("Ground"), .elevation = mm(0)});
    put(p.rooms,
        {.id = RoomId(QStringLiteral("rm-a")),
         .storey = ground,
         .number = QStringLiteral("1"),
         .name = QStringLiteral("Küche"),
         .outline = box(0, 0, 4000, 4000),
         .guid = QStringLiteral("RA")});
    put(p.rooms,
        {.id = RoomId(QStringLiteral("rm-b")), .storey = ground, .number = QStringLiteral("2"), .outline = box(4200, 0, 4000, 4000)});
    put(p.rooms,
        {.id = RoomId(QStringLiteral("rm-t")),
         .storey = ground,
         .outline = box(20000, 0, 2000, 2000),
         .imported = {{QStringLiteral("traced"), QStringLiteral("from walls")}}});
    put(p.rooms, {.id = RoomId(QStringLiteral("rm-u")), .storey = upper, .guid = QStringLiteral("RU")});
    put(p.walls,
        {.id = WallId(QStringLiteral("wl-1")),
         .storey = ground,
         .from = {mm(4100), mm(0)},
         .to = {mm(4100), mm(4000)},
         .thickness = mm(200),
         .guid = QStringLiteral("W1")});
    put(p.stairs, {.id = StairId(QStringLiteral("sr-1")), .storeys = std::vector{ground, upper}});

    Opening between = door("op-1", "D1", "1");
    between.place = {.wall = WallId(QStringLiteral("wl-1")), .offset = mm(1000), .hinge = HingeEnd::From, .swings = SwingSide::Left};
    between.place.width = mm(900);
    Opening cased = door("op-4", "D4", "C1");
    cased.place = {.wall = WallId(QStringLiteral("wl-1")), .offset = mm(3000)};
    const FieldId operation = field("door.operation");
    cased.facts.set(operation, Word{static_cast<quint16>(*wordIndex(fieldOf(operation).words, u"cased_opening"))});
    put(p.openings, between);
    put(p.openings, door("op-2", "D2", "10"));
    put(p.openings, door("op-3", "D3", "9"));
    put(p.openings, cased);

    const QString noPlace = QStringLiteral("the door has no place");
    Import import{ImportId(QStringLiteral("im-1"))};
    import.file = QStringLiteral("house.ifc");
    import.schema = QStringLiteral("IFC4");
    import.notes = {
        {QStringLiteral("D2"), noPlace, ImportCause::DoorNoPlace, {}},
        {QStringLiteral("D3"), noPlace, ImportCause::DoorNoPlace, {}},
        {QStringLiteral("D3"), noPlace, ImportCause::DoorNoPlace, {}},
        {QStringLiteral("D2"), QStringLiteral("no room is known on either side"), ImportCause::DoorJoinsNothing, {}},
        {QStringLiteral("W1"), QStringLiteral("the wall is curved; the plan has 8 straight parts"), ImportCause::WallCurved, {}},
        {QStringLiteral("rm-t"), QStringLiteral("traced from the walls"), ImportCause::RoomTraced, ground},
        {QString(), QStringLiteral("12 of IFCWINDOW: not part of a plan, left out"), ImportCause::NotPlan, {}},
        {QStringLiteral("#77"), QStringLiteral("a note of an older version"), {}, upper},
        {QStringLiteral("X9"), QStringLiteral("lies on a storey that was deleted"), ImportCause::NoStorey,
         StoreyId(QStringLiteral("st-gone"))},
    };
    put(p.imports, import);
    return p;
}

ImportAccount accountOf(const Project& p)
{
    TopologyBuilder builder;
    return sp::accountOf(p, *builder.update(p), p.imports[0]);
}

const AccountCause* causeIn(const AccountOutcomes& outcomes, ImportCause cause)
{
    for (const AccountOutcome& outcome : outcomes)
        for (const AccountCause& c : outcome.causes)
            if (c.cause == cause)
                return &c;
    return nullptr;
}

QStringList subjects(const AccountLine& line)
{
    QStringList out;
    for (const AccountElement& e : line.elements)
        out += e.subject;
    return out;
}

} // namespace

class TstImportAccount final : public QObject {
    Q_OBJECT
private slots:
    void plan_is_counted_as_a_whole_and_by_storey()
    {
        const ImportAccount a = accountOf(plan());
        const FoundCounts& all = a.found;
        QCOMPARE(all.rooms, 4);
        QCOMPARE(all.roomsWithOutline, 3);
        QCOMPARE(all.roomsTraced, 1);
        QCOMPARE(all.walls, 1);
        QCOMPARE(all.doors, 3);
        QCOMPARE(all.doorsBothSides, 1);
        QCOMPARE(all.doorsNoSide, 2);
        QCOMPARE(all.doorsInWall, 1);
        QCOMPARE(all.hands, 1);
        QCOMPARE(all.casedOpenings, 1);
        QCOMPARE(all.stairs, 1);
        QCOMPARE(a.storeys[0].found.rooms, 3);
        QCOMPARE(a.storeys[0].found.doors, 1);
        QCOMPARE(a.storeys[0].found.stairs, 1);
        QCOMPARE(a.storeys[1].found.rooms, 1);
        QCOMPARE(a.storeys[1].found.roomsWithOutline, 0);
        QCOMPARE(a.storeys[1].found.stairs, 1);
    }

    void storeys_stand_by_elevation_and_what_is_on_none_comes_last()
    {
        Project p = plan();
        QStringList names;
        for (const StoreyAccount& s : accountOf(p).storeys)
            names += s.name;
        QCOMPARE(names, (QStringList{QStringLiteral("Ground"), QStringLiteral("Upper"), QStringLiteral("on no storey")}));
        // With nothing on no storey there is no such row.
        p.openings = {};
        Import import = p.imports[0];
        import.notes.clear();
        put(p.imports, import);
        QCOMPARE(accountOf(p).storeys.size(), size_t{2});
    }

    void the_same_sentence_is_one_line_with_all_its_elements()
    {
        const ImportAccount a = accountOf(plan());
        const AccountCause* cause = causeIn(a.outcomes, ImportCause::DoorNoPlace);
        QVERIFY(cause);
        QCOMPARE(cause->lines.size(), size_t{1});
        QCOMPARE(cause->count, 2); // said twice of one door is said once
        QCOMPARE(subjects(cause->lines[0]), (QStringList{QStringLiteral("door 9"), QStringLiteral("door 10")}));
        QCOMPARE(cause->lines[0].elements[0].entity, QStringLiteral("op-3"));
        QCOMPARE(cause->lines[0].elements[0].element, QStringLiteral("D3"));
    }

    void notes_go_to_the_storey_of_their_element()
    {
        const ImportAccount a = accountOf(plan());
        QVERIFY(causeIn(a.storeys[0].outcomes, ImportCause::WallCurved)); // the note has no storey, the wall has
        QVERIFY(causeIn(a.storeys[0].outcomes, ImportCause::RoomTraced));
        QVERIFY(causeIn(a.storeys[2].outcomes, ImportCause::NoStorey)); // its storey is gone
        QVERIFY(causeIn(a.general, ImportCause::NotPlan));
        QVERIFY(!causeIn(a.storeys[2].outcomes, ImportCause::NotPlan));
    }

    void traced_room_is_named_by_its_id()
    {
        const ImportAccount a = accountOf(plan());
        QCOMPARE(causeIn(a.outcomes, ImportCause::RoomTraced)->lines[0].elements[0].entity, QStringLiteral("rm-t"));
    }

    void note_without_a_cause_is_doubtful()
    {
        const ImportAccount a = accountOf(plan());

        const AccountCause* other = causeIn(a.storeys[1].outcomes, ImportCause::Other);
        QVERIFY(other);
        QCOMPARE(other->lines[0].elements[0].element, QStringLiteral("#77"));
        QCOMPARE(countOf(a.storeys[1].outcomes, ImportOutcome::Doubtful), 1);
    }

    void doors_that_join_nothing_are_counted_by_what_keeps_them_from_it()
    {
        Project p = plan();
        const auto expected = std::vector<std::pair<std::optional<ImportCause>, int>>{{ImportCause::DoorNoPlace, 2}};
        QCOMPARE(accountOf(p).found.unjoined, expected); // the lack of a place comes before the lack of rooms
        Import import = p.imports[0];
        import.notes.erase(import.notes.begin(), import.notes.begin() + 3);
        put(p.imports, import);
        const auto found = accountOf(p).found.unjoined;
        QCOMPARE(found.size(), size_t{2});
        QVERIFY(std::find(found.begin(), found.end(), std::pair(std::optional(ImportCause::DoorJoinsNothing), 1)) != found.end());
        QVERIFY(std::find(found.begin(), found.end(), std::pair(std::optional<ImportCause>(), 1)) != found.end());
    }

    void door_with_one_room_on_both_sides_joins_nothing()
    {
        Project p = plan();
        for (const char* id : {"rm-a", "rm-b"})
            p.rooms.put(RoomId(QLatin1String(id)), nullptr);
        put(p.rooms, {.id = RoomId(QStringLiteral("rm-hall")), .storey = ground, .outline = box(0, 0, 8200, 4000)});
        const FoundCounts found = accountOf(p).found;
        QCOMPARE(found.doorsBothSides, 1);
        QCOMPARE(found.doorsOneRoom, 1);
        QCOMPARE(found.joined(), 0);
    }

    void sentences_say_the_sums()
    {
        const ImportAccount a = accountOf(plan());
        QCOMPARE(doorsText(a.found), QStringLiteral("3 doors: 1 has both sides known, 2 have no side known"));
        QCOMPARE(unjoinedText(a.found), QStringLiteral("doors without a place 2"));
        QCOMPARE(sumsText(a.outcomes), QStringLiteral("1 thing repaired, 1 guessed, 5 doubtful, 1 left out"));
        QCOMPARE(sumsText({}), QStringLiteral("nothing repaired, guessed, doubtful or left out"));
        QCOMPARE(doorsText({}), QStringLiteral("no doors"));
    }

    void text_shows_three_examples_or_all()
    {
        Project p = plan();
        Import import = p.imports[0];
        for (int i = 0; i < 6; ++i)
            import.notes.push_back({u'#' + QString::number(100 + i), QStringLiteral("has no axis"), ImportCause::WallNoAxis, ground});
        for (int i = 0; i < 5; ++i)
            import.notes.push_back({u'#' + QString::number(200 + i), QStringLiteral("layer %1").arg(i), ImportCause::WallLayers, ground});
        put(p.imports, import);
        const ImportAccount a = accountOf(p);
        const QString some = QString::fromUtf8(importText(a, false));
        QVERIFY2(some.contains(QStringLiteral("#100, #101, #102 and 3 more")), qPrintable(some));
        QVERIFY(some.contains(QStringLiteral("and 2 more sentences")));
        QVERIFY(!some.contains(QStringLiteral("layer 3")));
        const QString all = QString::fromUtf8(importText(a, true));
        QVERIFY(all.contains(QStringLiteral("#103, #104, #105")));
        QVERIFY(all.contains(QStringLiteral("layer 4")));
        QVERIFY(!all.contains(QStringLiteral(" more")));
    }

    void columns_of_the_table_stand_in_line_with_any_script()
    {
        Project p = plan();
        put(p.storeys, {.id = upper, .name = QStringLiteral("屋根"), .elevation = mm(3000)});
        qsizetype width = -1;
        for (const QString& line : QString::fromUtf8(importText(accountOf(p), false)).split(u'\n').mid(3, 5)) {
            qsizetype columns = line.size();
            for (const QChar c : line)
                columns += c.script() == QChar::Script_Han ? 1 : 0; // they are twice as wide
            QVERIFY2(width < 0 || columns == width, qPrintable(line));
            width = columns;
        }
    }

    void json_has_the_documented_shape()
    {
        const QJsonObject root = QJsonDocument::fromJson(importJson({accountOf(plan())})).object();
        QCOMPARE(root[QStringLiteral("schema")].toString(), QStringLiteral("strikeplate.import/1"));
        const QJsonObject import = root[QStringLiteral("imports")].toArray()[0].toObject();
        QCOMPARE(import[QStringLiteral("file")].toString(), QStringLiteral("house.ifc"));
        QVERIFY(import[QStringLiteral("tool")].isNull());
        QCOMPARE(import[QStringLiteral("found")].toObject()[QStringLiteral("doors_no_side")].toInt(), 2);
        const QJsonArray storeys = import[QStringLiteral("storeys")].toArray();
        QCOMPARE(storeys[1].toObject()[QStringLiteral("elevation_mm")].toInt(), 3000);
        QVERIFY(storeys[2].toObject()[QStringLiteral("storey")].isNull());
        QStringList outcomes;
        for (const auto& o : import[QStringLiteral("outcomes")].toArray())
            outcomes += o.toObject()[QStringLiteral("outcome")].toString();
        QCOMPARE(
            outcomes,
            (QStringList{QStringLiteral("repaired"), QStringLiteral("guessed"), QStringLiteral("doubtful"), QStringLiteral("left_out")}));
        const QJsonObject curved =
            import[QStringLiteral("outcomes")].toArray()[0].toObject()[QStringLiteral("causes")].toArray()[0].toObject();
        QCOMPARE(curved[QStringLiteral("cause")].toString(), QStringLiteral("wall_curved"));
        const QJsonObject element =
            curved[QStringLiteral("lines")].toArray()[0].toObject()[QStringLiteral("elements")].toArray()[0].toObject();
        QCOMPARE(element[QStringLiteral("entity")].toString(), QStringLiteral("wl-1"));
        QCOMPARE(element[QStringLiteral("storey")].toString(), ground.text());
    }

    void account_is_the_same_after_saving_the_plan()
    {
        Project p = plan();
        Import import = p.imports[0];
        import.notes.pop_back(); // a file must not name a storey that is not in it
        put(p.imports, import);
        const PlanFile again = readPlan(writePlan(p), QStringLiteral("p.strikeplate"));
        QVERIFY(again.problems.empty());
        QCOMPARE(importJson({accountOf(again.project)}), importJson({accountOf(p)}));
    }

    void real_building_adds_up_data()
    {
        SP_NEED_CORPUS(corpus);
        QTest::addColumn<QString>("path");
        for (const QFileInfo& file :
             QDir(corpus + QStringLiteral("/ifc")).entryInfoList({QStringLiteral("*.ifc")}, QDir::Files, QDir::Name))
            QTest::newRow(qPrintable(file.completeBaseName())) << file.filePath();
    }
    void real_building_adds_up()
    {
        QFETCH(QString, path);
        const auto imported = importIfcFile(path);
        QVERIFY(imported);
        const Project& p = imported.value();
        const ImportAccount a = accountOf(p);
        QCOMPARE(a.found.doors + a.found.casedOpenings, static_cast<int>(p.openings.size()));
        QCOMPARE(a.found.doorsBothSides + a.found.doorsOneSide + a.found.doorsNoSide, a.found.doors);
        int unjoined = 0;
        for (const auto& [cause, n] : a.found.unjoined)
            unjoined += n;
        QCOMPARE(unjoined, a.found.doors - a.found.joined());
        for (const FoundColumn& column : foundColumns()) {
            if (qstrcmp(column.key, "stairs") == 0)
                continue; // a stair stands on several storeys
            int sum = 0;
            for (const StoreyAccount& s : a.storeys)
                sum += column.count(s.found);
            QVERIFY2(sum == column.count(a.found), column.key);
        }
        int all = 0, parts = 0;
        const auto add = [](const AccountOutcomes& outcomes, int& sum) {
            for (const AccountOutcome& o : outcomes)
                sum += o.count;
        };
        add(a.outcomes, all);
        add(a.general, parts);
        for (const StoreyAccount& s : a.storeys)
            add(s.outcomes, parts);
        QCOMPARE(parts, all);
        QVERIFY(all <= static_cast<int>(p.imports[0].notes.size()));
    }
};

QTEST_APPLESS_MAIN(TstImportAccount)
#include "tst_import_account.moc"
