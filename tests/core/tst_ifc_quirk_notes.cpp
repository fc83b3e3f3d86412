// SPDX-License-Identifier: GPL-3.0-or-later
// How exporters differ, second part: what the import says about each small building, and what only one of them has.
#include "tests/support/built_ifc.h"

#include <QTest>
#include <algorithm>
#include <cmath>

using namespace sp;
using namespace sp::test;

namespace {

double areaM2(const std::vector<PlanPoint>& ring)
{
    double sum = 0;
    for (size_t i = 0; i < ring.size(); ++i) {
        const PlanPoint a = ring[i], b = ring[(i + 1) % ring.size()];
        sum += toMm(a.x) * toMm(b.y) - toMm(b.x) * toMm(a.y);
    }
    return std::fabs(sum) / 2e6;
}

} // namespace

class TstIfcQuirkNotes final : public QObject {
    Q_OBJECT

private slots:
    void what_is_doubtful_or_mended_is_said_once_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<int>("cause");
        QTest::addColumn<QString>("element"); // GlobalIds that begin so
        QTest::addColumn<int>("count");
        const auto row = [](const char* name, const char* file, ImportCause cause, const char* element, int count) {
            QTest::newRow(name) << QString::fromLatin1(file) << static_cast<int>(cause) << QString::fromLatin1(element) << count;
        };
        row("IFC4X3 is known", "door-ifc4x3", ImportCause::Schema, "", 0);
        row("a rating of the type, to another standard", "door-ifc4x3", ImportCause::RatingStandard, "0DoorPair", 1);
        row("IFC2X2 is read as IFC2X3", "ifc2x2", ImportCause::Schema, "", 1);
        row("a hole without a door", "door-type-ifc4", ImportCause::CasedOpening, "0HoleDoorway", 1);
        row("a hole with a door", "door-type-ifc4", ImportCause::CasedOpening, "0HoleHoleofthedoor", 0);
        row("a storey that stands elsewhere", "storeys-disagree", ImportCause::StoreyHeight, "0Level2", 1);
        row("storeys on a hill", "storeys-disagree", ImportCause::StoreyHeight, "", 1);
        row("two buildings", "two-buildings", ImportCause::Buildings, "", 1);
        row("one building", "far-site", ImportCause::Buildings, "", 0);
        row("the origin was moved", "far-site", ImportCause::Origin, "", 1);
        row("the origin was left", "rotated-door", ImportCause::Origin, "", 0);
        row("a wall found by the place of the door", "door-without-opening", ImportCause::DoorHostGuessed, "0DoorD1", 1);
        row("a wall found by the place of the hole", "door-without-opening", ImportCause::DoorHostGuessed, "0DoorD3", 1);
        row("a door in no wall", "door-without-opening", ImportCause::DoorNoWall, "0DoorD2", 1);
        row("a door in a curtain wall", "curtain-wall-door", ImportCause::DoorInCurtainWall, "0DoorD1", 1);
        row("a door in a curtain wall is in a wall", "curtain-wall-door", ImportCause::DoorNoWall, "", 0);
        row("a curved wall", "arc-wall", ImportCause::WallCurved, "0WallRound", 1);
        row("gross rooms repeat net ones", "gross-and-net", ImportCause::RoomDuplicate, "", 2);
        row("areas in square feet agree", "feet-and-inches", ImportCause::RoomArea, "", 0);
        row("area of an L agrees", "faceted-space", ImportCause::RoomArea, "", 0);
        row("rooms without a shape are traced", "boundaries-only", ImportCause::RoomTraced, "0Room10", 2);
        row("holes of the layers beside a door", "layered-walls", ImportCause::CasedOpening, "", 0);
        row("a hole measured along its wall", "no-storey", ImportCause::DoorSize, "", 0);
        row("a size of nothing", "loose-ends", ImportCause::DoorSize, "0DoorD1", 1);
        row("boundaries that agree", "door-style-ifc2x3", ImportCause::DoorSidesDiffer, "", 0);
    }
    void what_is_doubtful_or_mended_is_said_once()
    {
        QFETCH(QString, file);
        QFETCH(int, cause);
        QFETCH(QString, element);
        QFETCH(int, count);
        const Built b = builtFromIfc(file);
        QVERIFY2(b.notes(static_cast<ImportCause>(cause), element) == count, qPrintable(b.allNotes()));
    }

    void a_type_of_ifc4x3_tells_its_leaves()
    {
        const Built b = builtFromIfc(QStringLiteral("door-ifc4x3"));
        QCOMPARE(b.model.readAs, IfcVersion::Ifc4x3);
        const Opening& door = *b.project.openings.begin()->get();
        const Value* leaves = enteredDoor(b.project, door, field("door.leaves"));
        QVERIFY(leaves);
        QCOMPARE(std::get<qint64>(*leaves), qint64(2));
        const OpeningSides sides = b.topology->openings.value(door.id);
        QStringList names{b.name(sides.a), b.name(sides.b)};
        names.sort();
        QCOMPARE(names.join(u' '), QStringLiteral("Office Store"));
    }

    void inches_by_feet_are_exact_and_the_plan_is_in_us_units()
    {
        const Built b = builtFromIfc(QStringLiteral("feet-and-inches"));
        QCOMPARE(b.project.settings.units, Units::Us);
        QCOMPARE(static_cast<int>(b.model.spaces.size()), 2);
        for (const IfcSpace& space : b.model.spaces) {
            QCOMPARE(static_cast<int>(space.areas.size()), 1);
            QVERIFY(std::fabs(space.areas.front().m2 - 14.44) < 1e-6); // stated in square feet
        }
        const Opening* door = b.opening(QStringLiteral("D1"));
        QVERIFY(door && door->place.width && door->place.height);
        QVERIFY(std::llabs(door->place.width->n - 914'400'000) <= 10);
        QVERIFY(std::llabs(door->place.height->n - 2'133'600'000) <= 10);
        const Value* label = enteredDoor(b.project, *door, field("door.label_min"));
        QVERIFY(label);
        QCOMPARE(std::get<Quantity>(*label).n, 45 * 60'000'000LL);
    }

    void doors_lie_on_the_storey_of_their_height()
    {
        const Built b = builtFromIfc(QStringLiteral("on-the-building"));
        QCOMPARE(b.storey(QStringLiteral("D1")), QStringLiteral("Level 1"));
        QCOMPARE(b.storey(QStringLiteral("D2")), QStringLiteral("Level 2"));
        const Built c = builtFromIfc(QStringLiteral("curtain-wall-door"));
        QCOMPARE(c.storey(QStringLiteral("D1")), QStringLiteral("Level 1"));
    }

    void a_building_without_storeys_gets_one()
    {
        const Built b = builtFromIfc(QStringLiteral("no-storey"));
        QCOMPARE(static_cast<int>(b.project.storeys.size()), 1);
        QVERIFY(b.storey(QStringLiteral("D1")) != QStringLiteral("none"));
        QVERIFY2(b.notes(ImportCause::NoStorey) <= 8, qPrintable(b.allNotes())); // 2 rooms, 5 walls and a door: not each twice
        const auto partition = std::find_if(b.project.walls.begin(), b.project.walls.end(),
                                            [](const auto& w) { return w->guid && w->guid->startsWith(QStringLiteral("0WallPartition")); });
        QVERIFY(partition != b.project.walls.end());
        QVERIFY((*partition)->thickness);
        QCOMPARE(toMm(*(*partition)->thickness), 200.0);
    }

    void buildings_do_not_share_a_storey()
    {
        const Built b = builtFromIfc(QStringLiteral("two-buildings"));
        const Opening* east = b.opening(QStringLiteral("E1"));
        const Opening* west = b.opening(QStringLiteral("W1"));
        QVERIFY(east && west);
        QVERIFY(frameOf(b.project, *east)->storey != frameOf(b.project, *west)->storey);
        QVERIFY2(b.storey(QStringLiteral("E1")) != b.storey(QStringLiteral("W1")), "a person cannot tell the storeys apart");
        const OpeningSides sides = b.topology->openings.value(east->id);
        for (const Beyond& beyond : {sides.a, sides.b}) {
            const Room* room = b.project.rooms.find(beyond.room);
            QVERIFY(room && room->number && room->number->startsWith(QStringLiteral("E-")));
        }
    }

    void a_far_site_is_drawn_near_the_origin()
    {
        const Built b = builtFromIfc(QStringLiteral("far-site"));
        for (const auto& w : b.project.walls) {
            for (const PlanPoint p : {w->from, w->to})
                QVERIFY2(std::fabs(toMm(p.x)) < 1e6 && std::fabs(toMm(p.y)) < 1e6, "more than a kilometre away");
        }
        const Import& import = *b.project.imports.begin()->get();
        QVERIFY(import.originX && import.originY);
        QVERIFY(std::fabs(toMm(*import.originX) - 563'218'000) < 1e7 && std::fabs(toMm(*import.originY) - 5'412'345'000) < 1e7);
        const Room* office = b.room(QStringLiteral("Office"));
        QVERIFY(office);
        QVERIFY(std::fabs(areaM2(office->outline) - 14.44) < 0.0005);
        // The plan may lie along the building or along the map: what counts is how north, wall and door lie to each other.
        const auto south = std::find_if(b.project.walls.begin(), b.project.walls.end(),
                                        [](const auto& w) { return w->guid && w->guid->startsWith(QStringLiteral("0WallSouth")); });
        QVERIFY(south != b.project.walls.end());
        const PlanPoint from = (*south)->from, to = (*south)->to;
        QVERIFY(import.trueNorth);
        const double along = std::atan2(toMm(to.y) - toMm(from.y), toMm(to.x) - toMm(from.x)) * 180 / 3.14159265358979323846;
        QVERIFY(std::fabs(std::remainder(static_cast<double>(import.trueNorth->n) / 1e6 - along - 90, 360)) < 0.001);
        const auto frame = frameOf(b.project, *b.opening(QStringLiteral("D1")));
        QVERIFY(frame);
        for (const PlanPoint end : {from, to})
            QVERIFY(std::fabs(toMm(distance(frame->middle, end)) - std::hypot(4000, 1500)) < 1);
    }

    void a_mirrored_door_says_that_its_type_lies()
    {
        const Built b = builtFromIfc(QStringLiteral("mirrored-door"));
        const auto said = [&](const char* door) {
            return b.notes(ImportCause::OperationDiffers, QString::fromLatin1(door))
                + b.notes(ImportCause::HandStated, QString::fromLatin1(door));
        };
        QCOMPARE(said("0DoorD1"), 0);
        QCOMPARE(said("0DoorD2"), 1);
    }

    void a_door_free_in_a_room_gets_no_wall()
    {
        const Built b = builtFromIfc(QStringLiteral("door-without-opening"));
        QVERIFY(b.opening(QStringLiteral("D1"))->place.wall);
        QVERIFY(!b.opening(QStringLiteral("D2"))->place.wall);
        QVERIFY(b.opening(QStringLiteral("D3"))->place.wall);
    }

    void rooms_of_faces_have_their_outlines()
    {
        const Built b = builtFromIfc(QStringLiteral("faceted-space"));
        const Room* office = b.room(QStringLiteral("Office"));
        const Room* store = b.room(QStringLiteral("Store"));
        QVERIFY(office && store);
        QCOMPARE(static_cast<int>(office->outline.size()), 6);
        QVERIFY(std::fabs(areaM2(office->outline) - 11.78) < 0.0005);
        QCOMPARE(static_cast<int>(store->outline.size()), 4);
        QVERIFY(std::fabs(areaM2(store->outline) - 14.44) < 0.0005);
    }

    void net_rooms_stay_and_gross_ones_go()
    {
        const Built b = builtFromIfc(QStringLiteral("gross-and-net"));
        QVERIFY(b.room(QStringLiteral("Office")));
        QVERIFY(b.room(QStringLiteral("Store")));
        QCOMPARE(b.notes(ImportCause::RoomDuplicate, QStringLiteral("0Room101_____________a")), 1);
        QCOMPARE(b.notes(ImportCause::RoomDuplicate, QStringLiteral("0Room102_____________b")), 1);
    }
};

QTEST_APPLESS_MAIN(TstIfcQuirkNotes)
#include "tst_ifc_quirk_notes.moc"
