// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edit/edited.h"
#include "core/io/plan_reader.h"
#include "fake_prompts.h"
#include "ui/canvas/plan_overlays.h"
#include "ui/canvas/plan_view.h"
#include "ui/canvas/scene_marks.h"
#include "ui/document/document.h"

#include <QTest>

using namespace sp;
using namespace sp::ui;

namespace {

struct Desk {
    Document document;
    Selection selection;
    PlanView view{document, selection, lightPlanColors()};
    PlanOverlays overlays{document, selection, view};

    Desk() { document.adopt(readPlanFile(samplePlan()).project, QStringLiteral("sample"), false); }
    template <class T>
    const QGraphicsItem* extra()
    {
        const auto items = view.planScene()->items();
        for (const QGraphicsItem* item : items)
            if (dynamic_cast<const T*>(item))
                return item;
        return nullptr;
    }
    /// A supply of the shown storey that feeds something on it.
    EntityRef supply()
    {
        for (const PlanLink& link : linksOf(document.project())) {
            const EntityRef from = entityOf(document.project(), link.from);
            if (from.kind == EntityKind::Supply && view.planScene()->itemOf(from))
                return from;
        }
        return {};
    }
};

} // namespace

class TstPlanOverlays : public QObject {
    Q_OBJECT
private slots:
    void selected_supply_shows_what_it_feeds()
    {
        Desk desk;
        QVERIFY(desk.overlays.linkLines().empty());
        QVERIFY(!desk.extra<LinksItem>());
        const EntityRef supply = desk.supply();
        QVERIFY(!supply.isNull());
        desk.selection.set(supply);
        const auto lines = desk.overlays.linkLines();
        QVERIFY(!lines.empty());
        for (const LinkLine& line : lines)
            QVERIFY(line.strong && line.kind == PlanLink::Kind::Feeds);
        QVERIFY(desk.extra<LinksItem>());
        desk.selection.clear();
        QVERIFY(!desk.extra<LinksItem>());
    }

    void all_links_are_shown_when_asked()
    {
        Desk desk;
        desk.overlays.setAllLinks(true);
        const auto all = desk.overlays.linkLines();
        QVERIFY(all.size() > 5);
        for (const LinkLine& line : all)
            QVERIFY(!line.strong && line.elsewhere.isEmpty());
        desk.selection.set(desk.supply());
        const auto now = desk.overlays.linkLines();
        QVERIFY(now.size() >= all.size());
        QVERIFY(std::any_of(now.begin(), now.end(), [](const LinkLine& line) { return line.strong; }));
    }

    void of_many_links_at_once_none_says_its_word()
    {
        Desk desk;
        const EntityRef ref = desk.supply();
        desk.selection.set(ref);
        for (const LinkLine& line : desk.overlays.linkLines())
            QVERIFY(line.named);
        PatchChain chain(desk.document.project());
        Circuit circuit{.id = CircuitId(QStringLiteral("ci-many"))};
        circuit.supply = SupplyId(ref.id);
        circuit.feeds.emplace();
        for (int i = 0; i < 200; ++i) {
            Device device{.id = DeviceId(QStringLiteral("dv-many%1").arg(i))};
            device.kind = QStringLiteral("card_reader");
            device.storey = desk.view.storey();
            device.at = PlanPoint{mm(i * 10), mm(0)};
            circuit.feeds->push_back({device.id.text(), {}});
            chain.put(&Project::devices, std::move(device));
        }
        chain.put(&Project::circuits, std::move(circuit));
        desk.document.push(chain.take().patch, QStringLiteral("many"));
        const auto lines = desk.overlays.linkLines();
        QVERIFY(lines.size() >= 200);
        for (const LinkLine& line : lines)
            QVERIFY(!line.named);
    }

    void link_goes_along_when_its_end_is_moved()
    {
        Desk desk;
        const EntityRef ref = desk.supply();
        desk.selection.set(ref);
        const auto before = desk.overlays.linkLines();
        Supply moved = *desk.document.project().supplies.find(SupplyId(ref.id));
        moved.at = PlanPoint{moved.at->x + mm(1000), moved.at->y};
        PatchChain chain(desk.document.project());
        chain.put(&Project::supplies, moved);
        desk.document.push(chain.take().patch, QStringLiteral("move"));
        const auto after = desk.overlays.linkLines();
        QCOMPARE(after.size(), before.size());
        for (size_t i = 0; i < after.size(); ++i)
            QCOMPARE(after[i].line.p1(), before[i].line.p1() + QPointF(1000, 0));
    }

    void what_is_selected_has_grips()
    {
        Desk desk;
        QVERIFY(!desk.extra<GripsItem>());
        const Wall& wall = *std::find_if(desk.document.project().walls.begin(), desk.document.project().walls.end(), [&](const auto& w) {
                                return desk.view.planScene()->itemOf({EntityKind::Wall, w->id.text()});
                            })->get();
        const EntityRef ref{EntityKind::Wall, wall.id.text()};
        QCOMPARE(gripsOf(desk.document.project(), *desk.view.planScene(), ref).size(), size_t{2});
        desk.selection.set(ref);
        QVERIFY(desk.extra<GripsItem>());
        desk.selection.clear();
        QVERIFY(!desk.extra<GripsItem>());
    }

    void ghost_is_the_storey_below()
    {
        Desk desk;
        const Project& p = desk.document.project();
        const auto upper = std::find_if(p.storeys.begin(), p.storeys.end(), [&](const auto& s) { return storeyBelow(p, s->id); });
        QVERIFY(upper != p.storeys.end());
        desk.overlays.setGhost(true);
        desk.view.showStorey((*upper)->id);
        QVERIFY(desk.extra<GhostItem>());
        const auto below = storeyBelow(p, (*upper)->id);
        QVERIFY(*p.storeys.find(*below)->elevation < *(*upper)->elevation);
        desk.overlays.setGhost(false);
        QVERIFY(!desk.extra<GhostItem>());
    }

    void nothing_is_below_the_lowest_storey()
    {
        Desk desk;
        const Project& p = desk.document.project();
        const Storey* lowest = nullptr;
        for (const auto& s : p.storeys)
            if (s->elevation && (!lowest || *s->elevation < *lowest->elevation))
                lowest = s.get();
        QVERIFY(lowest);
        QVERIFY(!storeyBelow(p, lowest->id));
        QVERIFY(!storeyBelow(p, std::nullopt));
        desk.overlays.setGhost(true);
        desk.view.showStorey(lowest->id);
        QVERIFY(!desk.extra<GhostItem>());
    }

    void doors_over_each_other_are_marked_in_words()
    {
        Desk desk;
        desk.overlays.findProblems();
        const size_t before = desk.view.planScene()->problems().size();
        const Project& p = desk.document.project();
        const Opening* first = nullptr;
        for (const auto& o : p.openings)
            if (o->place.wall && o->place.offset && desk.view.planScene()->itemOf({EntityKind::Opening, o->id.text()})) {
                first = o.get();
                break;
            }
        QVERIFY(first);
        Opening twin = *first;
        twin.id = OpeningId(QStringLiteral("op-twin"));
        twin.mark = QStringLiteral("TWIN");
        twin.place.offset = *twin.place.offset + mm(200);
        PatchChain chain(p);
        chain.put(&Project::openings, twin);
        desk.document.push(chain.take().patch, QStringLiteral("put"));
        desk.overlays.findProblems();
        QVERIFY(desk.view.planScene()->problems().size() > before);
        const QStringList words = desk.view.planScene()->problemsOf({EntityKind::Opening, first->id.text()})
            + desk.view.planScene()->problemsOf({EntityKind::Opening, twin.id.text()});
        QVERIFY(!words.isEmpty() && !words.front().isEmpty());
        desk.document.undoStack().undo();
        desk.overlays.findProblems();
        QCOMPARE(desk.view.planScene()->problems().size(), before);
    }

    void room_that_is_not_closed_is_marked()
    {
        Desk desk;
        const Project& p = desk.document.project();
        Room room{.id = RoomId(QStringLiteral("rm-open"))};
        room.storey = desk.view.storey();
        room.number = QStringLiteral("999");
        room.at = PlanPoint{mm(-50000), mm(-50000)};
        PatchChain chain(p);
        chain.put(&Project::rooms, room);
        desk.document.push(chain.take().patch, QStringLiteral("put"));
        // By itself, a moment after the edit.
        QTRY_COMPARE(desk.view.planScene()->problemsOf({EntityKind::Room, room.id.text()}).size(), 1);
        QVERIFY(desk.view.planScene()->problemsOf({EntityKind::Room, room.id.text()}).front().contains(QStringLiteral("999")));
    }
};

QTEST_MAIN(TstPlanOverlays)
#include "tst_plan_overlays.moc"
