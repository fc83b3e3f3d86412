// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edit/edited.h"
#include "core/io/plan_reader.h"
#include "fake_prompts.h"
#include "ui/canvas/plan_scene.h"

#include <QTest>
#include <random>

using namespace sp;
using namespace sp::ui;

namespace {

struct Plan {
    Project project;
    TopologyBuilder builder;
    std::shared_ptr<const Topology> topology;

    explicit Plan(const QString& path) : project(readPlanFile(path).project), topology(builder.update(project)) { }
    void change(const Patch& patch)
    {
        apply(project, patch);
        topology = builder.update(project);
    }
};

const QStringList lockingKinds{QStringLiteral("maglock"), QStringLiteral("electric_strike"), QStringLiteral("electrified_mortise")};

CanvasLook look(DoorLabels labels)
{
    CanvasLook l{{lightPlanColors(), canvasFamily(), 1}};
    l.doorLabels = labels;
    return l;
}

// Everything of a scene that can be compared: what is drawn where, what texts say, what they keep off, where they went.
QString differences(PlanScene& a, PlanScene& b)
{
    QStringList out;
    for (const EntityItem* item : a.entities()) {
        const EntityItem* other = b.itemOf(item->ref());
        if (!other)
            out += QStringLiteral("too much: ") + item->ref().id;
        else if (!item->sameAs(*other))
            out += QStringLiteral("drawn otherwise: ") + item->ref().id;
        else if (item->zValue() != other->zValue())
            out += QStringLiteral("in another layer: ") + item->ref().id;
    }
    for (const EntityItem* item : b.entities())
        if (!a.itemOf(item->ref()))
            out += QStringLiteral("missing: ") + item->ref().id;
    const auto labelsOf = [](PlanScene& scene) {
        std::map<QString, PlanLabel> list;
        for (const PlanLabel& label : scene.labels().labels())
            if (!label.id.isEmpty())
                list.emplace(label.id, label);
        return list;
    };
    const auto first = labelsOf(a);
    const auto second = labelsOf(b);
    for (const auto& [id, label] : first)
        if (const auto it = second.find(id); it == second.end() || !(it->second == label))
            out += QStringLiteral("label: ") + id;
    for (const auto& [id, label] : second)
        if (!first.count(id))
            out += QStringLiteral("label missing: ") + id;
    for (const EntityItem* item : b.entities())
        if (a.labels().obstaclesOf(item->ref().id) != b.labels().obstaclesOf(item->ref().id))
            out += QStringLiteral("obstacles: ") + item->ref().id;
    if (a.contents() != b.contents())
        out += QStringLiteral("contents");
    a.labels().settle();
    const auto places = [](PlanScene& scene) {
        std::map<QString, std::pair<QRectF, QPointF>> list;
        for (const PlacedLabel& placed : scene.labels().placed(0.03))
            if (const PlanLabel& label = scene.labels().labels()[static_cast<size_t>(placed.label)]; !label.id.isEmpty())
                list[label.id] = {placed.text, placed.marker};
        return list;
    };
    if (places(a) != places(b))
        out += QStringLiteral("places of labels");
    return out.join(QStringLiteral("; "));
}

// One edit of a kind, of any element of the plan.
class Editor final {
public:
    explicit Editor(unsigned seed) : m_random(seed), m_ids(QByteArray::number(seed)) { }

    Patch next(const Project& p)
    {
        PatchChain chain(p);
        switch (below(14)) {
        case 0: slide(chain); break;
        case 1: flip(chain); break;
        case 2: moveWall(chain); break;
        case 3: takeOpening(chain); break;
        case 4: addOpening(chain); break;
        case 5: rename(chain); break;
        case 6: moveSymbols(chain); break;
        case 7: changeSet(chain); break;
        case 8: changeType(chain); break;
        case 9: changeStair(chain); break;
        case 10: obstruct(chain); break;
        case 11: wallToOtherStorey(chain); break;
        case 12: role(chain); break;
        case 13: thicken(chain); break;
        }
        return chain.take().patch;
    }

private:
    int below(int n) { return std::uniform_int_distribution<int>(0, n - 1)(m_random); }
    template <class T>
    const T& any(const Table<T>& table)
    {
        return table[static_cast<size_t>(below(static_cast<int>(table.size())))];
    }
    void slide(PatchChain& chain)
    {
        Opening o = any(chain.now().openings);
        if (o.place.offset)
            o.place.offset = *o.place.offset + mm(below(400) - 200);
        chain.put(&Project::openings, o);
    }
    void flip(PatchChain& chain)
    {
        Opening o = any(chain.now().openings);
        o.place.hinge = o.place.hinge == HingeEnd::To ? HingeEnd::From : HingeEnd::To;
        o.place.swings = below(2) ? SwingSide::Left : SwingSide::Right;
        chain.put(&Project::openings, o);
    }
    void moveWall(PatchChain& chain)
    {
        Wall w = any(chain.now().walls);
        const Length by = mm(below(600) - 300);
        (below(2) ? w.from : w.to).x = w.from.x + by;
        w.to.y = w.to.y + by;
        chain.put(&Project::walls, w);
    }
    void thicken(PatchChain& chain)
    {
        Wall w = any(chain.now().walls);
        w.thickness = mm(80 + below(300));
        w.facts.set(field("wall.rating_h"), Quantity{Dim::Time, below(4) * 3600'000'000LL});
        chain.put(&Project::walls, w);
    }
    void takeOpening(PatchChain& chain) { chain.remove(&Project::openings, any(chain.now().openings).id); }
    void addOpening(PatchChain& chain)
    {
        Opening o = any(chain.now().openings);
        o.id = m_ids.make(chain.now().openings);
        o.place.wall = any(chain.now().walls).id;
        o.place.offset = mm(below(5000));
        o.place.storey.reset();
        chain.put(&Project::openings, o);
    }
    void rename(PatchChain& chain)
    {
        Room r = any(chain.now().rooms);
        r.number = QStringLiteral("R%1").arg(below(1000));
        if (r.at && below(3) == 0)
            r.at = PlanPoint{r.at->x + mm(below(9000) - 4500), r.at->y};
        chain.put(&Project::rooms, r);
    }
    void moveSymbols(PatchChain& chain)
    {
        const auto moved = [&](auto row, auto table) {
            row.at = PlanPoint{mm(below(60000)), mm(below(30000))};
            chain.put(table, row);
        };
        moved(any(chain.now().devices), &Project::devices);
        moved(any(chain.now().valves), &Project::valves);
        moved(any(chain.now().supplies), &Project::supplies);
        moved(any(chain.now().sources), &Project::sources);
    }
    void changeSet(PatchChain& chain)
    {
        HardwareSet s = any(chain.now().hardwareSets);
        if (s.items && !s.items->empty())
            s.items->pop_back();
        chain.put(&Project::hardwareSets, s);
    }
    void changeType(PatchChain& chain)
    {
        OpeningType t = any(chain.now().openingTypes);
        t.facts.set(field("door.leaf_width_in"), Quantity{Dim::Length, inches(24 + below(24)).n});
        chain.put(&Project::openingTypes, t);
    }
    void changeStair(PatchChain& chain)
    {
        Stair s = any(chain.now().stairs);
        s.facts.set(field("stair.kind"), Word{static_cast<quint16>(below(6))});
        chain.put(&Project::stairs, s);
    }
    void obstruct(PatchChain& chain)
    {
        Obstruction o{.id = m_ids.make(chain.now().obstructions)};
        o.storey = any(chain.now().storeys).id;
        o.kind = static_cast<ObstructionKind>(below(4));
        const Length x = mm(below(40000)), y = mm(below(20000));
        o.outline = {{x, y}, {x + mm(400), y}, {x + mm(400), y + mm(300)}, {x, y + mm(300)}};
        chain.put(&Project::obstructions, o);
    }
    void wallToOtherStorey(PatchChain& chain)
    {
        Wall w = any(chain.now().walls);
        w.storey = any(chain.now().storeys).id;
        chain.put(&Project::walls, w);
    }
    void role(PatchChain& chain)
    {
        Opening o = any(chain.now().openings);
        o.facts.set(field("door.egress_role"), Word{static_cast<quint16>(below(4))});
        chain.put(&Project::openings, o);
    }

    std::mt19937 m_random;
    NewIds m_ids;
};

} // namespace

class TstPlanScene : public QObject {
    Q_OBJECT
private slots:
    void scene_that_follows_edits_equals_one_built_anew_data()
    {
        QTest::addColumn<int>("labels");
        QTest::newRow("marks beside the doors") << int(DoorLabels::Mark);
        QTest::newRow("rooms beside the doors") << int(DoorLabels::Rooms);
        QTest::newRow("hands beside the doors") << int(DoorLabels::Hand);
    }
    void scene_that_follows_edits_equals_one_built_anew()
    {
        QFETCH(int, labels);
        const CanvasLook l = look(static_cast<DoorLabels>(labels));
        Plan plan(samplePlan());
        QVERIFY(!plan.project.storeys.empty());
        std::vector<std::unique_ptr<PlanScene>> scenes;
        for (const auto& storey : plan.project.storeys)
            scenes.push_back(std::make_unique<PlanScene>(storey->id, l));
        for (const auto& scene : scenes) {
            scene->rebuild(plan.project, *plan.topology, lockingKinds);
            (void)scene->labels().placed(0.03);
        }
        Editor editor(20u + static_cast<unsigned>(labels));
        for (int step = 0; step < 64; ++step) {
            const Patch patch = editor.next(plan.project);
            plan.change(patch);
            for (const auto& scene : scenes) {
                scene->follow(plan.project, *plan.topology, lockingKinds, patch);
                (void)scene->labels().placed(0.03);
            }
            if (step % 16 != 15)
                continue;
            for (const auto& scene : scenes) {
                PlanScene anew(scene->storey(), l);
                anew.rebuild(plan.project, *plan.topology, lockingKinds);
                const QString found = differences(*scene, anew);
                QVERIFY2(found.isEmpty(), qPrintable(QStringLiteral("step %1: %2").arg(step).arg(found)));
            }
        }
    }

    void undo_brings_the_old_scene_back()
    {
        const CanvasLook l = look(DoorLabels::Mark);
        Plan plan(samplePlan());
        const StoreyId storey = plan.project.storeys[0].id;
        PlanScene scene(storey, l), before(storey, l);
        scene.rebuild(plan.project, *plan.topology, lockingKinds);
        before.rebuild(plan.project, *plan.topology, lockingKinds);
        Editor editor(7);
        std::vector<Patch> done;
        const auto follow = [&](const Patch& patch) {
            plan.change(patch);
            scene.follow(plan.project, *plan.topology, lockingKinds, patch);
        };
        for (int step = 0; step < 60; ++step) {
            done.push_back(editor.next(plan.project));
            follow(done.back());
        }
        QVERIFY(!differences(scene, before).isEmpty());
        for (; !done.empty(); done.pop_back())
            follow(inverse(done.back()));
        QCOMPARE(differences(scene, before), QString());
    }

    void edit_of_one_door_keeps_every_other_item()
    {
        const CanvasLook l = look(DoorLabels::Mark);
        Plan plan(samplePlan());
        const auto opening = std::find_if(plan.project.openings.begin(), plan.project.openings.end(),
                                          [](const auto& o) { return o->place.wall && o->place.offset && o->place.swings; });
        QVERIFY(opening != plan.project.openings.end());
        const EntityRef ref{EntityKind::Opening, (*opening)->id.text()};
        const EntityRef host{EntityKind::Wall, (*opening)->place.wall->text()};
        PlanScene scene(storeyOf(plan.project, ref), l);
        scene.rebuild(plan.project, *plan.topology, lockingKinds);
        const auto before = scene.entities();
        QVERIFY(before.contains(ref));
        PatchChain chain(plan.project);
        Opening moved = **opening;
        moved.place.offset = *moved.place.offset + mm(50);
        chain.put(&Project::openings, moved);
        const Patch patch = chain.take().patch;
        plan.change(patch);
        scene.follow(plan.project, *plan.topology, lockingKinds, patch);
        QCOMPARE(scene.entityCount(), before.size());
        QStringList anew;
        for (auto it = before.constBegin(); it != before.constEnd(); ++it)
            if (scene.itemOf(it.key()) != it.value())
                anew += it.key().id;
        QVERIFY(anew.contains(ref.id));
        QVERIFY(anew.contains(host.id));
        for (const QString& id : anew) { // else only devices at that door
            const Device* device = plan.project.devices.find(DeviceId(id));
            QVERIFY2(id == ref.id || id == host.id || (device && device->opening == moved.id), qPrintable(id));
        }
    }

    void selected_things_stay_selected_when_they_are_made_anew()
    {
        const CanvasLook l = look(DoorLabels::Mark);
        Plan plan(samplePlan());
        const Opening opening = plan.project.openings[3];
        const Wall wall = plan.project.walls[2];
        const EntityRef door{EntityKind::Opening, opening.id.text()};
        PlanScene scene(storeyOf(plan.project, door), l);
        scene.rebuild(plan.project, *plan.topology, lockingKinds);
        const EntityRef host{EntityKind::Wall, opening.place.wall->text()};
        scene.setSelected({door, host});
        QVERIFY(scene.itemOf(door)->shade() == Shade::Selected);
        QVERIFY(scene.itemOf(host)->shade() == Shade::Selected);
        PatchChain chain(plan.project);
        Opening moved = opening;
        moved.place.swings = moved.place.swings == SwingSide::Left ? SwingSide::Right : SwingSide::Left;
        chain.put(&Project::openings, moved);
        const Patch patch = chain.take().patch;
        plan.change(patch);
        scene.follow(plan.project, *plan.topology, lockingKinds, patch);
        QVERIFY(scene.itemOf(door)->shade() == Shade::Selected);
        scene.setSelected({host});
        QVERIFY(scene.itemOf(door)->shade() == Shade::Plain);
        QVERIFY(scene.itemOf(host)->shade() == Shade::Selected);
    }

    void problems_are_marked_and_said()
    {
        const CanvasLook l = look(DoorLabels::Mark);
        Plan plan(samplePlan());
        const EntityRef door{EntityKind::Opening, plan.project.openings[3].id.text()};
        PlanScene scene(storeyOf(plan.project, door), l);
        scene.rebuild(plan.project, *plan.topology, lockingKinds);
        const qsizetype items = scene.items().size();
        scene.setProblems({{door, QPointF(100, 100), QStringLiteral("it overlaps 102A")}});
        QCOMPARE(scene.items().size(), items + 1);
        QCOMPARE(scene.problemsOf(door), QStringList(QStringLiteral("it overlaps 102A")));
        QVERIFY(scene.problemsOf({EntityKind::Opening, QStringLiteral("op-none")}).isEmpty());
        scene.setProblems({});
        QCOMPARE(scene.items().size(), items);
    }
};

QTEST_MAIN(TstPlanScene)
#include "tst_plan_scene.moc"
