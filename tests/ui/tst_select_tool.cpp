// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edit/edit_openings.h"
#include "tool_bench.h"
#include "ui/tools/motion_tools.h"
#include "ui/tools/outline_tools.h"
#include "ui/tools/select_tool.h"

#include <QTest>

using namespace sp;
using namespace sp::ui;
using namespace sp::test;
using Kind = ToolEvent::Kind;

namespace {

// A room of 6 by 4 m with a door in its lower wall.
struct Plan {
    ToolBench b;
    EntityRef lower, right, door, room;
    Plan()
    {
        b.start(makeWallBoxTool());
        b.press(0, 0);
        b.press(6000, 4000);
        lower = refOf(*b.wallBetween(at(0, 0), at(6000, 0)));
        right = refOf(*b.wallBetween(at(6000, 0), at(6000, 4000)));
        room = {EntityKind::Room, b.project.rooms[0].id.text()};
        const auto placed =
            placeOpening(b.project, *b.builder.update(b.project), WallId(lower.id), mm(2000), specOf("single", Units::Metric), b.ids);
        Q_ASSERT(placed);
        apply(b.project, placed.value().patch);
        door = {EntityKind::Opening, b.project.openings[0].id.text()};
        b.done.clear();
        b.start(makeSelectTool());
    }
    Length offset() const { return *b.project.openings[0].place.offset; }
};

using Refs = std::vector<EntityRef>;

} // namespace

class TstSelectTool : public QObject {
    Q_OBJECT
private slots:
    void click_selects_and_free_floor_clears()
    {
        Plan p;
        p.b.pressOn(p.lower, 1000, 0);
        p.b.release(1000, 0);
        QCOMPARE(p.b.selected, Refs{p.lower});
        p.b.press(20000, 20000);
        p.b.release(20000, 20000);
        QVERIFY(p.b.selected.empty());
        QVERIFY(p.b.done.empty());
    }

    void shift_adds_and_takes_away()
    {
        Plan p;
        p.b.pressOn(p.lower, 1000, 0);
        p.b.release(1000, 0);
        p.b.pressOn(p.door, 2000, 0, true);
        p.b.release(2000, 0);
        QCOMPARE(p.b.selected, (Refs{p.lower, p.door}));
        p.b.pressOn(p.lower, 1000, 0, true);
        p.b.release(1000, 0);
        QCOMPARE(p.b.selected, Refs{p.door});
    }

    void click_on_one_of_many_leaves_that_one()
    {
        Plan p;
        p.b.selected = {p.lower, p.right};
        p.b.pressOn(p.right, 6000, 2000);
        QCOMPARE(p.b.selected.size(), size_t(2)); // a drag may begin
        p.b.release(6000, 2000);
        QCOMPARE(p.b.selected, Refs{p.right});
    }

    void band_from_left_takes_the_inside_and_from_right_what_it_touches()
    {
        Plan p;
        p.b.press(-500, -500);
        p.b.move(3000, 500);
        QVERIFY(p.b.step.hint.contains(QStringLiteral("inside")));
        p.b.release(3000, 500);
        QCOMPARE(p.b.selected, Refs{p.door});
        p.b.press(3000, 500);
        p.b.move(-500, -500);
        QVERIFY(p.b.step.hint.contains(QStringLiteral("touches")));
        p.b.release(-500, -500);
        QCOMPARE(p.b.selected.size(), size_t(3)); // lower and left wall, door
        QVERIFY(std::find(p.b.selected.begin(), p.b.selected.end(), p.room) == p.b.selected.end());
    }

    void drag_over_a_room_draws_a_band()
    {
        Plan p;
        p.b.pressOn(p.room, 1000, 1000);
        p.b.move(2000, 2000);
        p.b.release(2000, 2000);
        QVERIFY(p.b.done.empty());
        QVERIFY(p.b.selected.empty()); // nothing lies inside as a whole
    }

    void alt_draws_a_lasso()
    {
        Plan p;
        auto press = p.b.event(Kind::Press, at(-1000, -1000));
        press.alt = true;
        p.b.send(press);
        for (const PlanPoint q : {at(7000, -1000), at(7000, 1000), at(-1000, 1000)})
            p.b.send(p.b.event(Kind::Move, q));
        p.b.release(-1000, 1000);
        QCOMPARE(p.b.selected.size(), size_t(2)); // lower wall and door
    }

    void wall_is_dragged_with_what_hangs_on_it_in_one_step()
    {
        Plan p;
        p.b.pressOn(p.right, 6000, 2000);
        p.b.move(6500, 2000);
        QVERIFY(p.b.done.empty()); // carried out when it is let go
        QVERIFY(!p.b.step.preview.empty());
        QVERIFY(p.b.tool->needs().moving.contains(p.right.id));
        p.b.move(7000, 2300);
        p.b.release(7000, 2300); // square to itself
        QCOMPARE(p.b.done.size(), size_t(1));
        QVERIFY(p.b.wallBetween(at(7000, 0), at(7000, 4000)));
        QVERIFY(p.b.wallBetween(at(0, 0), at(7000, 0)));
        QCOMPARE(p.b.project.rooms.size(), size_t(1));
        QCOMPARE(p.b.project.rooms[0].id.text(), p.room.id);
        QCOMPARE(p.offset(), mm(2000));
    }

    void ctrl_lets_a_dragged_wall_go_freely()
    {
        Plan p;
        p.b.pressOn(p.right, 6000, 2000);
        auto free = p.b.event(Kind::Move, at(7000, 2300));
        free.ctrl = true;
        p.b.send(free);
        free.kind = Kind::Release;
        p.b.send(free);
        QVERIFY2(p.b.wallBetween(at(7000, 300), at(7000, 4300)), qPrintable(p.b.problems.join(u'\n')));
    }

    void escape_gives_a_drag_up()
    {
        Plan p;
        p.b.pressOn(p.right, 6000, 2000);
        p.b.move(7000, 2000);
        p.b.kind(Kind::Cancel);
        p.b.release(7000, 2000);
        QVERIFY(p.b.done.empty());
        QCOMPARE(p.b.selected, Refs{p.right});
    }

    void corner_of_a_selected_wall_is_dragged()
    {
        Plan p;
        p.b.selected = {p.right};
        p.b.pressOn(p.right, 6020, 3980);
        p.b.move(6500, 4500);
        p.b.release(6500, 4500);
        QVERIFY2(p.b.wallBetween(at(6000, 0), at(6500, 4500)), qPrintable(p.b.problems.join(u'\n')));
        QCOMPARE(p.b.done.size(), size_t(1));
    }

    void door_slides_along_its_wall_and_keeps_the_grip()
    {
        Plan p;
        p.b.pressOn(p.door, 2300, 0); // 300 beside its middle
        p.b.move(3300, 100);
        p.b.release(3300, 100);
        QCOMPARE(p.offset(), mm(3000));
        QCOMPARE(p.b.project.openings[0].place.wall->text(), p.lower.id);
    }

    void door_goes_to_the_wall_under_the_pointer()
    {
        Plan p;
        p.b.pressOn(p.door, 2000, 0);
        auto over = p.b.event(Kind::Move, at(6000, 1500));
        over.wall = WallId(p.right.id);
        p.b.send(over);
        over.kind = Kind::Release;
        p.b.send(over);
        QCOMPARE(p.b.project.openings[0].place.wall->text(), p.right.id);
    }

    void door_that_does_not_fit_stays_and_says_why()
    {
        Plan p;
        p.b.pressOn(p.door, 2000, 0);
        p.b.move(5900, 0);
        p.b.release(5900, 0);
        QVERIFY(!p.b.step.problem.isEmpty());
        QCOMPARE(p.offset(), mm(2000));
    }

    void arrow_keys_nudge_in_one_undo_step()
    {
        Plan p;
        p.b.selected = {p.right};
        p.b.kind(Kind::PlanChanged);
        QVERIFY(p.b.tool->needs().arrows);
        for (int i = 0; i < 3; ++i) {
            auto arrow = p.b.event(Kind::Arrow, at(0, 0));
            arrow.step = at(100, 0);
            p.b.send(arrow);
        }
        QVERIFY(p.b.wallBetween(at(6300, 0), at(6300, 4000)));
        QCOMPARE(p.b.done.size(), size_t(3));
        QVERIFY(!p.b.done[0].second.isEmpty());
        QCOMPARE(p.b.done[2].second, p.b.done[0].second);
    }

    void tab_goes_through_what_lies_under_the_pointer()
    {
        Plan p;
        p.b.under = {p.door, p.lower, p.room};
        p.b.key('\t');
        QCOMPARE(p.b.selected, Refs{p.door});
        p.b.key('\t');
        QCOMPARE(p.b.selected, Refs{p.lower});
        p.b.key('\t');
        p.b.key('\t');
        QCOMPARE(p.b.selected, Refs{p.door});
        p.b.under = {p.room};
        QVERIFY(p.b.key('\t').passedOn); // the next control gets it
    }

    void move_tool_takes_a_base_point_and_a_target()
    {
        Plan p;
        p.b.selected = {p.right};
        p.b.start(makeMoveTool());
        p.b.press(6000, 0);
        QCOMPARE(*p.b.step.relativeTo, at(6000, 0));
        p.b.press(5000, 0);
        QVERIFY2(p.b.wallBetween(at(5000, 0), at(5000, 4000)), qPrintable(p.b.problems.join(u'\n')));
        QVERIFY(p.b.step.finished);
    }

    void first_click_selects_where_nothing_is_selected()
    {
        Plan p;
        p.b.start(makeMoveTool());
        QVERIFY(!p.b.press(20000, 20000).problem.isEmpty());
        p.b.pressOn(p.right, 6000, 2000);
        QCOMPARE(p.b.selected, Refs{p.right});
        p.b.press(6000, 2000);
        p.b.press(6000 + 1000, 2000);
        QVERIFY(p.b.wallBetween(at(7000, 0), at(7000, 4000)));
    }

    void copy_tool_repeats()
    {
        Plan p;
        p.b.selected = {p.right};
        p.b.start(makeCopyTool());
        p.b.press(0, 0);
        p.b.press(2000, 0);
        p.b.press(4000, 0);
        QVERIFY2(p.b.wallBetween(at(8000, 0), at(8000, 4000)) && p.b.wallBetween(at(10000, 0), at(10000, 4000)),
                 qPrintable(p.b.problems.join(u'\n')));
        QVERIFY(p.b.wallBetween(at(6000, 0), at(6000, 4000)));
    }

    void rotate_takes_a_typed_angle()
    {
        Plan p;
        const Wall loose = looseWall(p.b);
        p.b.selected = {refOf(loose)};
        p.b.start(makeRotateTool());
        p.b.press(20000, 0);
        QVERIFY(p.b.tool->needs().typed == ToolNeed::Typed::Text);
        QVERIFY(p.b.type("sideways").problem.contains(QStringLiteral("angle")));
        p.b.type("90");
        QVERIFY2(p.b.wallBetween(at(20000, 0), at(20000, 3000)), qPrintable(p.b.problems.join(u'\n')));
    }

    void mirror_goes_across_any_line()
    {
        Plan p;
        const Wall loose = looseWall(p.b);
        p.b.selected = {refOf(loose)};
        p.b.start(makeMirrorTool());
        p.b.press(20000, 0);
        p.b.press(21000, 1000); // the diagonal: x and y change places
        QVERIFY2(p.b.wallBetween(at(20000, 0), at(20000, 3000)), qPrintable(p.b.problems.join(u'\n')));
    }

private:
    static Wall looseWall(ToolBench& b)
    {
        const auto made = addWalls(b.project, StoreyId(QStringLiteral("st-ground")), {at(20000, 0), at(23000, 0)}, {mm(100), {}}, b.ids);
        Q_ASSERT(made);
        apply(b.project, made.value().patch);
        return *b.wallBetween(at(20000, 0), at(23000, 0));
    }
};

QTEST_APPLESS_MAIN(TstSelectTool)
#include "tst_select_tool.moc"
