// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edit/edit_plan.h"
#include "tool_bench.h"
#include "ui/tools/measure_tool.h"
#include "ui/tools/outline_tools.h"
#include "ui/tools/wall_edit_tools.h"
#include "ui/tools/wall_tool.h"

#include <QTest>

using namespace sp;
using namespace sp::ui;
using namespace sp::test;
using Kind = ToolEvent::Kind;

class TstDrawTools : public QObject {
    Q_OBJECT
private slots:
    void four_walls_become_a_room()
    {
        ToolBench b;
        b.start(std::make_unique<WallTool>());
        b.press(0, 0);
        QVERIFY(!b.step.commit);
        QCOMPARE(*b.step.relativeTo, at(0, 0));
        b.press(4000, 0);
        b.press(4000, 3000);
        b.press(0, 3000);
        QVERIFY(b.tool->needs().keys.contains('C'));
        QCOMPARE(b.project.walls.size(), size_t(3));
        QCOMPARE(b.project.rooms.size(), size_t(0));
        b.press(40, -30); // near the first point: closes there
        QCOMPARE(b.project.walls.size(), size_t(4));
        QVERIFY(b.wallBetween(at(0, 3000), at(0, 0)));
        QCOMPARE(b.project.rooms.size(), size_t(1));
        QVERIFY(!b.step.relativeTo); // the chain has ended
        for (const auto& [patch, key] : b.done)
            QCOMPARE(key, b.done.front().second); // one undo step
        const Project empty = ToolBench().project;
        b.undoAll();
        QVERIFY(b.project == empty);
    }

    void letter_c_closes()
    {
        ToolBench b;
        b.start(std::make_unique<WallTool>());
        for (const PlanPoint p : {at(0, 0), at(4000, 0), at(4000, 3000)})
            b.press(p);
        b.key('C');
        QVERIFY(b.wallBetween(at(4000, 3000), at(0, 0)));
        QCOMPARE(b.project.rooms.size(), size_t(1));
    }

    void backspace_takes_the_last_wall_back()
    {
        ToolBench b;
        b.start(std::make_unique<WallTool>());
        for (const PlanPoint p : {at(0, 0), at(4000, 0), at(4000, 3000)})
            b.press(p);
        b.key('\b');
        QCOMPARE(b.project.walls.size(), size_t(1));
        QCOMPARE(*b.step.relativeTo, at(4000, 0));
        b.key('\b');
        QCOMPARE(b.project.walls.size(), size_t(0));
        QCOMPARE(*b.step.relativeTo, at(0, 0));
        b.key('\b');
        QVERIFY(!b.step.relativeTo);
    }

    void undo_in_the_middle_ends_the_chain()
    {
        ToolBench b;
        b.start(std::make_unique<WallTool>());
        b.press(0, 0);
        b.press(4000, 0);
        b.undoAll();
        b.kind(Kind::PlanChanged);
        QVERIFY(!b.step.relativeTo);
        QVERIFY(!b.tool->needs().keys.contains('\b')); // nothing to take back
        b.press(9000, 0);
        QVERIFY(!b.step.commit);
    }

    void chains_are_undo_steps_of_their_own()
    {
        ToolBench b;
        b.start(std::make_unique<WallTool>());
        b.press(0, 0);
        b.press(4000, 0);
        b.kind(Kind::Confirm);
        b.press(0, 9000);
        b.press(4000, 9000);
        QCOMPARE(b.done.size(), size_t(2));
        QVERIFY(b.done[0].second != b.done[1].second);
    }

    void escape_leaves_first_the_chain_and_then_the_tool()
    {
        ToolBench b;
        b.start(std::make_unique<WallTool>());
        b.press(0, 0);
        QVERIFY(!b.kind(Kind::Cancel).finished);
        QVERIFY(b.kind(Kind::Cancel).finished);
        QVERIFY(b.done.empty());
    }

    void new_walls_take_the_chosen_style()
    {
        ToolBench b;
        b.start(std::make_unique<WallTool>());
        const ToolContext context{b.project, *b.topology, nullptr, StoreyId(QStringLiteral("st-ground")), b.ids, {}};
        QVERIFY(b.tool->setOption("thickness", QStringLiteral("212"), context));
        QVERIFY(b.tool->setOption("rating", QStringLiteral("2 h"), context));
        QVERIFY(b.tool->setOption("type", QStringLiteral("fire barrier"), context));
        const auto bad = b.tool->setOption("thickness", QStringLiteral("thick"), context);
        QVERIFY(!bad);
        QVERIFY2(bad.error().message.contains(QStringLiteral("`thick`")), qPrintable(bad.error().message));
        QVERIFY(!b.tool->setOption("thickness", QStringLiteral("3 m"), context));
        b.press(0, 0);
        b.press(4000, 0);
        const Wall& wall = b.project.walls[0];
        QCOMPARE(*wall.thickness, mm(212));
        QCOMPARE(wall.facts.amount<Dim::Time>(field("wall.rating_h"))->n, qint64(120) * 60'000'000);
        QCOMPARE(wordAt(fieldOf(field("wall.type")).words, *wall.facts.word(field("wall.type"))), QStringLiteral("fire_barrier"));
        // The pipette gives the same to the next tool.
        ToolBench other;
        other.project = b.project;
        other.start(std::make_unique<WallTool>());
        other.key('P');
        other.pressOn(refOf(wall), 2000, 0);
        other.press(0, 5000);
        other.press(4000, 5000);
        const Wall* copy = other.wallBetween(at(0, 5000), at(4000, 5000));
        QVERIFY(copy);
        QCOMPARE(*copy->thickness, mm(212));
        QVERIFY(copy->facts == wall.facts);
    }

    void usual_thicknesses_follow_the_units()
    {
        ToolBench us(Units::Us);
        us.start(std::make_unique<WallTool>());
        us.press(0, 0);
        us.press(4000, 0);
        QCOMPARE(*us.project.walls[0].thickness, inches(6));
    }

    void without_a_storey_nothing_is_drawn()
    {
        ToolBench b;
        b.start(std::make_unique<WallTool>());
        const ToolContext nowhere{b.project, *b.topology, nullptr, std::nullopt, b.ids, {}};
        const ToolStep step = b.tool->handle(b.event(Kind::Press, at(0, 0)), nowhere);
        QVERIFY(step.problem.contains(QStringLiteral("storey")));
    }

    void rectangle_gives_four_walls_in_one_step()
    {
        ToolBench b;
        b.start(makeWallBoxTool());
        b.press(0, 0);
        QVERIFY(b.press(5000, 0).problem.contains(QStringLiteral("in line"))); // no rectangle
        b.press(5000, -4000);
        QCOMPARE(b.project.walls.size(), size_t(4));
        QCOMPARE(b.project.rooms.size(), size_t(1));
        QCOMPARE(b.done.size(), size_t(1));
    }

    void parallel_wall_goes_to_the_side_of_the_pointer()
    {
        ToolBench b;
        const Wall wall = drawn(b, at(0, 0), at(6000, 0));
        b.start(makeOffsetTool());
        b.pressOn(refOf(wall), 3000, 0);
        b.move(3000, -900);
        QVERIFY(b.tool->needs().typed == ToolNeed::Typed::Text);
        b.type("1500");
        QVERIFY(b.wallBetween(at(0, -1500), at(6000, -1500)));
        b.pressOn(refOf(wall), 3000, 0);
        b.press(3000, 2000);
        QVERIFY(b.wallBetween(at(0, 2000), at(6000, 2000)));
        b.pressOn(refOf(wall), 3000, 0);
        QVERIFY(b.type("wide").problem.contains(QStringLiteral("`wide`")));
        QVERIFY(b.type("0").problem.contains(QStringLiteral("not 0")));
        QCOMPARE(b.project.walls.size(), size_t(3));
    }

    void wall_is_split_where_it_is_clicked_or_at_a_typed_distance()
    {
        ToolBench b;
        const Wall wall = drawn(b, at(0, 0), at(6000, 0));
        b.start(makeSplitTool());
        b.pressOn(refOf(wall), 2000, 0);
        QVERIFY(b.wallBetween(at(0, 0), at(2000, 0)));
        const Wall* rest = b.wallBetween(at(2000, 0), at(6000, 0));
        QVERIFY(rest);
        auto typed = b.event(Kind::Text, at(5900, 0)); // nearer to the far end
        typed.wall = rest->id;
        typed.text = QStringLiteral("500");
        b.send(typed);
        QVERIFY(b.wallBetween(at(5500, 0), at(6000, 0)));
        QVERIFY(b.press(9000, 9000).problem.contains(QStringLiteral("No wall")));
    }

    void two_walls_in_line_are_joined()
    {
        ToolBench b;
        const Wall first = drawn(b, at(0, 0), at(3000, 0));
        const Wall second = drawn(b, at(3400, 0), at(6000, 0));
        b.start(makeJoinTool());
        b.pressOn(refOf(first), 1000, 0);
        QVERIFY(b.pressOn(refOf(first), 1000, 0).problem.contains(QStringLiteral("same wall")));
        b.pressOn(refOf(second), 5000, 0);
        QVERIFY2(b.wallBetween(at(0, 0), at(6000, 0)), qPrintable(b.problems.join(u'\n')));
        QVERIFY(b.project.walls.find(first.id));
        QVERIFY(!b.project.walls.find(second.id));
    }

    void trim_keeps_the_part_that_was_clicked()
    {
        ToolBench b;
        const Wall wall = drawn(b, at(0, 0), at(6000, 0));
        const Wall across = drawn(b, at(2000, -1000), at(2000, 3000));
        b.start(makeTrimTool());
        b.pressOn(refOf(wall), 5000, 0);
        b.pressOn(refOf(across), 2000, 2000);
        QVERIFY2(b.wallBetween(at(2000, 0), at(6000, 0)), qPrintable(b.problems.join(u'\n')));
    }

    void corner_takes_both_walls_along()
    {
        ToolBench b;
        b.start(makeWallBoxTool());
        b.press(0, 0);
        b.press(4000, 3000);
        b.start(makeCornerTool());
        QVERIFY(b.press(2000, 1500).problem.contains(QStringLiteral("No corner")));
        b.press(4040, 3020);
        QCOMPARE(*b.step.relativeTo, at(4000, 3000));
        b.press(5000, 3000);
        QVERIFY2(b.wallBetween(at(0, 3000), at(5000, 3000)), qPrintable(b.problems.join(u'\n')));
        QVERIFY(b.wallBetween(at(4000, 0), at(5000, 3000)));
        QCOMPARE(b.project.rooms.size(), size_t(1));
    }

    void style_is_given_by_click_and_to_all_selected()
    {
        ToolBench b;
        b.start(makeWallBoxTool());
        b.press(0, 0);
        b.press(4000, 3000);
        b.start(makeWallStyleTool());
        const ToolContext context{b.project, *b.topology, nullptr, StoreyId(QStringLiteral("st-ground")), b.ids, {}};
        QVERIFY(b.tool->setOption("rating", QStringLiteral("1 h"), context));
        const FieldId rating = field("wall.rating_h");
        const auto rated = [&] {
            int n = 0;
            for (const auto& wall : b.project.walls)
                n += wall->facts.find(rating) != nullptr;
            return n;
        };
        b.pressOn(refOf(b.project.walls[0]), 0, 0);
        QCOMPARE(rated(), 1);
        QVERIFY(b.kind(Kind::Confirm).problem.contains(QStringLiteral("No wall"))); // nothing is selected
        for (const auto& wall : b.project.walls)
            b.selected.push_back(refOf(*wall));
        b.kind(Kind::Confirm);
        QCOMPARE(rated(), 4);
        QCOMPARE(b.done.size(), size_t(3));
    }

    void room_by_outline_and_by_the_enclosure_it_lies_in()
    {
        ToolBench b;
        b.start(makeRoomOutlineTool());
        for (const PlanPoint p : {at(0, 0), at(5000, 0), at(5000, 5000)})
            b.press(p);
        b.kind(Kind::Confirm);
        QCOMPARE(b.project.rooms.size(), size_t(1));
        QCOMPARE(b.project.rooms[0].outline.size(), size_t(3));
        b.start(makeRoomTool());
        QVERIFY(!b.press(20000, 20000).problem.isEmpty()); // nothing encloses it
    }

    void outline_that_crosses_itself_is_refused_and_stays()
    {
        ToolBench b;
        b.start(makeRoomOutlineTool());
        for (const PlanPoint p : {at(0, 0), at(5000, 5000), at(5000, 0), at(0, 5000)})
            b.press(p);
        QVERIFY(!b.kind(Kind::Confirm).problem.isEmpty());
        QVERIFY(b.step.relativeTo.has_value()); // to be mended
        b.key('\b');
        b.kind(Kind::Confirm);
        QCOMPARE(b.project.rooms.size(), size_t(1));
    }

    void column_stands_around_its_middle()
    {
        ToolBench b;
        b.start(makeColumnTool());
        const ToolContext context{b.project, *b.topology, nullptr, StoreyId(QStringLiteral("st-ground")), b.ids, {}};
        QVERIFY(b.tool->setOption("size", QStringLiteral("300 x 500"), context));
        QVERIFY(!b.tool->setOption("size", QStringLiteral("300 x -5"), context));
        b.press(1000, 1000);
        QCOMPARE(b.project.obstructions.size(), size_t(1));
        const PlanBox box = boxOf(b.project.obstructions[0].outline);
        QCOMPARE(box.least, at(850, 750));
        QCOMPARE(box.most, at(1150, 1250));
        QVERIFY(b.project.obstructions[0].kind == ObstructionKind::Column);
    }

    void fixed_obstacle_is_of_the_chosen_kind()
    {
        ToolBench b;
        b.start(makeObstructionTool());
        const ToolContext context{b.project, *b.topology, nullptr, StoreyId(QStringLiteral("st-ground")), b.ids, {}};
        QVERIFY(b.tool->setOption("kind", QStringLiteral("shaft"), context));
        b.press(0, 0);
        b.press(900, 700);
        QVERIFY(b.project.obstructions[0].kind == ObstructionKind::Shaft);
    }

    void stair_links_the_storeys()
    {
        ToolBench b;
        b.start(makeStairTool());
        b.press(0, 0);
        b.press(2600, 5200);
        QVERIFY2(b.project.stairs.size() == 1, qPrintable(b.problems.join(u'\n')));
        QCOMPARE(b.project.stairs[0].storeys->size(), size_t(2));
        QVERIFY(orphans(b.project).empty());
    }

    void measuring_says_distance_parts_angle_and_total()
    {
        ToolBench b;
        b.start(makeMeasureTool());
        b.press(0, 0);
        b.move(3000, 4000);
        for (const char* part : {"5000 mm", "dx 3000 mm", "dy 4000 mm", "53.1°"})
            QVERIFY2(b.step.hint.contains(QString::fromUtf8(part)), qPrintable(b.step.hint));
        b.press(3000, 4000);
        b.press(3000, 0);
        b.kind(Kind::Confirm);
        QVERIFY2(b.step.hint.contains(QStringLiteral("total 9000 mm")), qPrintable(b.step.hint));
        b.move(9000, 9000); // stays as it was read
        QVERIFY(b.step.hint.contains(QStringLiteral("total 9000 mm")));
        b.press(0, 0);
        QVERIFY(!b.step.hint.contains(QStringLiteral("total")));
        QVERIFY(b.done.empty());
    }

private:
    static Wall drawn(ToolBench& b, PlanPoint from, PlanPoint to)
    {
        b.start(std::make_unique<WallTool>());
        b.press(from);
        b.press(to);
        const Wall* wall = b.wallBetween(from, to);
        Q_ASSERT(wall);
        return *wall;
    }
};

QTEST_APPLESS_MAIN(TstDrawTools)
#include "tst_draw_tools.moc"
