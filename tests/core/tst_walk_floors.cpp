// SPDX-License-Identifier: GPL-3.0-or-later
// Floors of whole plans: what stays while a plan changes, and imported buildings.
#include "core/egress/room_floor.h"
#include "core/interop/ifc/ifc_import.h"
#include "tests/support/corpus.h"
#include "tests/support/floor_text.h"
#include "tests/support/power_plans.h"
#include "tests/support/random_edits.h"

#include <QTest>
#include <set>

using namespace sp;
using namespace sp::test;

namespace {

/// A plan and its floors, from state to state.
struct Followed {
    TopologyBuilder topology;
    std::shared_ptr<const PlanIndex> index;
    WalkFloors floors;

    void follow(const Project& project)
    {
        const auto shared = std::make_shared<const Project>(project);
        index = std::make_shared<const PlanIndex>(shared, topology.update(shared), library().catalogue, index.get());
        floors.follow(FactSheet(index, library().sources()));
    }
};

QStringList textsOf(const WalkFloors& floors, const Project& p)
{
    QStringList out;
    for (const WalkFloors::Floor& floor : floors.floors())
        out += floorText(withRows(*floor.plan, *floor.input, p), p);
    return out;
}

QString freshText(const Project& p)
{
    Followed fresh;
    fresh.follow(p);
    return textsOf(fresh.floors, p).join(u"\n\n");
}

Project sample()
{
    const QString path = samplePath(QStringLiteral("research-building.strikeplate"));
    return readPlan(bytesOf(path), path).project;
}

std::shared_ptr<Opening> moved(const Opening& opening, Length by)
{
    auto out = std::make_shared<Opening>(opening);
    out->place.offset = *opening.place.offset + by;
    return out;
}

} // namespace

class TstWalkFloors final : public QObject {
    Q_OBJECT

private slots:
    void a_moved_door_costs_the_cells_on_its_sides()
    {
        Project p = sample();
        Followed followed;
        followed.follow(p);
        const std::vector<WalkFloors::Floor> before = followed.floors.floors();
        QCOMPARE(before.size(), size_t{3});
        const Opening& door = *p.openings.find(OpeningId(QStringLiteral("op-110a")));
        p.openings.put(door.id, moved(door, mm(10)));
        followed.follow(p);
        const auto& after = followed.floors.floors();
        QVERIFY(after[0].plan != before[0].plan);
        QVERIFY(after[1].plan == before[1].plan && after[1].input == before[1].input);
        QVERIFY(after[2].plan == before[2].plan);
        QCOMPARE(after[0].plan->cells.size(), before[0].plan->cells.size());
        int fresh = 0;
        for (size_t i = 0; i < after[0].plan->cells.size(); ++i)
            fresh += after[0].plan->cells[i] != before[0].plan->cells[i];
        QCOMPARE(fresh, 2);
        QCOMPARE(textsOf(followed.floors, p).join(u"\n\n"), freshText(p));
    }

    void storeys_that_look_alike_share_their_cells()
    {
        const QByteArray text = "format: 1\nproject: {name: \"Plan\", units: metric}\nstoreys:\n  - {id: st-1}\n  - {id: st-2}\nrooms:\n"
                                "  - {id: rm-1, storey: st-1, outline: [[0, 0], [5000, 0], [5000, 4000], [0, 4000]]}\n"
                                "  - {id: rm-2, storey: st-2, outline: [[0, 0], [5000, 0], [5000, 4000], [0, 4000]]}\n"
                                "  - {id: rm-3, storey: st-2, outline: [[6000, 0], [9000, 0], [9000, 4000], [6000, 4000]]}\n";
        const PlanFile file = readPlan(text, QStringLiteral("plan"));
        QVERIFY2(file.problems.empty(), qPrintable(texts(file.problems)));
        Followed followed;
        followed.follow(file.project);
        const auto& floors = followed.floors.floors();
        QCOMPARE(floors.size(), size_t{2});
        QVERIFY(floors[0].plan->cells.at(0) == floors[1].plan->cells.at(0));
        QVERIFY(floors[1].plan->cells.at(1) != floors[1].plan->cells.at(0));
    }

    void what_is_put_in_or_goes_elsewhere_leaves_a_floor_alone()
    {
        Project p = sample();
        Followed followed;
        followed.follow(p);
        const std::vector<WalkFloors::Floor> before = followed.floors.floors();
        // An opening of the first storey goes: all rows after it move.
        const Opening gone = p.openings[0];
        p.openings.put(gone.id, nullptr);
        followed.follow(p);
        QVERIFY(followed.floors.floors()[1].plan == before[1].plan);
        QVERIFY(followed.floors.floors()[2].plan == before[2].plan);
        QCOMPARE(textsOf(followed.floors, p).join(u"\n\n"), freshText(p));
        // What has nothing to do with floors touches none.
        const std::vector<WalkFloors::Floor> then = followed.floors.floors();
        auto said = std::make_shared<Opening>(p.openings[3]);
        said->facts.set(field("door.bottom_gap_in"), Quantity{Dim::Length, 1'000'000});
        p.openings.put(said->id, said);
        followed.follow(p);
        for (size_t i = 0; i < then.size(); ++i)
            QVERIFY(followed.floors.floors()[i].plan == then[i].plan);
        p.openings.put(gone.id, std::make_shared<Opening>(gone));
        followed.follow(p);
        QCOMPARE(textsOf(followed.floors, p).join(u"\n\n"), freshText(p));
    }

    void edits_give_the_floors_of_a_fresh_plan_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<int>("seed");
        for (int seed = 1; seed <= 4; ++seed)
            QTest::addRow("sample, seed %d", seed) << samplePath(QStringLiteral("research-building.strikeplate")) << seed;
        for (int seed = 1; seed <= 6; ++seed)
            QTest::addRow("example, seed %d", seed) << dataPath(QStringLiteral("plans/example/plan.strikeplate")) << seed;
    }
    void edits_give_the_floors_of_a_fresh_plan()
    {
        QFETCH(QString, path);
        QFETCH(int, seed);
        Project p = readPlan(bytesOf(path), path).project;
        Dice dice(static_cast<quint32>(seed));
        NewIds ids(QByteArray::number(seed));
        Followed followed;
        followed.follow(p);
        for (int step = 0; step < 40; ++step) {
            const auto topology = TopologyBuilder().update(p);
            const RandomEdit& edit = randomEdits()[static_cast<size_t>(dice.below(static_cast<int>(randomEdits().size())))];
            const auto edited = edit.make({p, *topology, library().catalogue, dice, ids});
            if (!edited)
                continue;
            apply(p, edited.value().patch);
            followed.follow(p);
            if (step % 4 == 3)
                QCOMPARE(textsOf(followed.floors, p).join(u"\n\n"), freshText(p));
        }
    }

    void imported_buildings_have_floors_data()
    {
        QTest::addColumn<QString>("path");
        SP_NEED_CORPUS(corpus)
        for (const char* folder : {"/ifc", "/ifc/edge"}) {
            const QDir dir(corpus + QLatin1String(folder));
            for (const QString& name : dir.entryList({QStringLiteral("*.ifc")}, QDir::Files, QDir::Name))
                QTest::newRow(qPrintable(name)) << dir.filePath(name);
        }
    }
    void imported_buildings_have_floors()
    {
        QFETCH(QString, path);
        const auto project = importIfcFile(path);
        QVERIFY2(project, qPrintable(errorText(project)));
        const Project& p = project.value();
        Followed followed;
        followed.follow(p);
        QMap<QString, int> causes;
        size_t spaces = 0, doors = 0, gaps = 0, cells = 0, unmeasured = 0, asked = 0, links = 0;
        for (const WalkFloors::Floor& floor : followed.floors.floors()) {
            for (const auto& walk : floor.plan->cells)
                QVERIFY(isProperArea(walk->cell().rings));
            for (const NotMeasured& problem : floor.plan->problems) {
                ++causes[QLatin1String(causeWord(problem.cause))];
                unmeasured += problem.cause == NotMeasured::Cause::NoOutline || problem.cause == NotMeasured::Cause::BrokenOutline;
            }
            for (const FloorRoom& room : floor.input->rooms)
                asked += room.kind == FloorRoom::Kind::Floor;
            std::set<int> measured;
            for (const WalkSpace& space : floor.plan->spaces)
                measured.insert(space.room);
            spaces += measured.size();
            doors += floor.plan->doors.size();
            gaps += floor.plan->gaps.size();
            cells += floor.plan->cells.size();
            links += floor.plan->links.size();
        }
        QStringList said;
        for (auto it = causes.begin(); it != causes.end(); ++it)
            said += QStringLiteral("%1 %2").arg(it.value()).arg(it.key());
        qInfo("%zu rooms of %zu, %zu cells, %zu of %zu doors, %zu gaps, %zu links; %s", spaces, asked, cells, doors, p.openings.size(),
              gaps, links, qPrintable(said.join(QStringLiteral(", "))));
        // Every room is measured or named.
        QCOMPARE(spaces + unmeasured, asked);
    }
};

QTEST_APPLESS_MAIN(TstWalkFloors)
#include "tst_walk_floors.moc"
