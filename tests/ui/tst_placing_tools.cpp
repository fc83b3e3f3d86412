// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edit/edit_openings.h"
#include "core/edit/edit_sets.h"
#include "core/report/assessment.h"
#include "ui/tools/door_tool.h"
#include "ui/tools/link_tool.h"
#include "ui/tools/symbol_tool.h"

#include <QTest>

using namespace sp;
using namespace sp::ui;

namespace {

using Kind = ToolEvent::Kind;

// A room of 6 x 4 m, number 101, with a set; the long lower wall runs from the origin along x.
class Desk final {
public:
    explicit Desk(Units units = Units::Metric)
    {
        m_project.settings.units = units;
        const StoreyId storey(QStringLiteral("st-1"));
        m_project.storeys.put(storey, std::make_shared<const Storey>(Storey{.id = storey, .name = QStringLiteral("Level 1")}));
        const auto wall = [&](const char* id, PlanPoint from, PlanPoint to) {
            Wall w{.id = WallId(QLatin1String(id))};
            w.storey = storey;
            w.from = from;
            w.to = to;
            w.thickness = mm(150);
            m_project.walls.put(w.id, std::make_shared<const Wall>(w));
        };
        wall("wl-a", {mm(0), mm(0)}, {mm(6000), mm(0)});
        wall("wl-b", {mm(6000), mm(0)}, {mm(6000), mm(4000)});
        wall("wl-c", {mm(6000), mm(4000)}, {mm(0), mm(4000)});
        wall("wl-d", {mm(0), mm(4000)}, {mm(0), mm(0)});
        Room room{.id = RoomId(QStringLiteral("rm-1"))};
        room.storey = storey;
        room.number = QStringLiteral("101");
        room.at = PlanPoint{mm(3000), mm(2000)};
        m_project.rooms.put(room.id, std::make_shared<const Room>(room));
        HardwareSet set{.id = HardwareSetId(QStringLiteral("hs-1"))};
        set.mark = QStringLiteral("01");
        set.items = std::vector<HardwareItem>{{QStringLiteral("strike"), QStringLiteral("electric_strike"), {}}};
        m_project.hardwareSets.put(set.id, std::make_shared<const HardwareSet>(set));
        m_topology = m_builder.update(m_project);
    }

    const Project& project() const { return m_project; }
    ToolContext context() { return {m_project, *m_topology, &library().catalogue, StoreyId(QStringLiteral("st-1")), m_ids, m_selected}; }
    /// Sends one event and carries out what the tool answers.
    ToolStep send(Tool& tool, const ToolEvent& event)
    {
        ToolStep step = tool.handle(event, context());
        if (step.commit) {
            m_done.push_back(step.commit->patch);
            apply(m_project, step.commit->patch);
            m_topology = m_builder.update(m_project);
        }
        if (step.select)
            m_selected = *step.select;
        return step;
    }
    ToolStep start(Tool& tool) { return send(tool, {.kind = Kind::Start}); }
    /// An event at a distance along a wall, the pointer off it to its left.
    ToolEvent at(Kind kind, const char* wall, qint64 along, qint64 off = 60)
    {
        const Wall& w = *m_project.walls.find(WallId(QLatin1String(wall)));
        const double length = toMm(distance(w.from, w.to));
        const double ux = toMm(w.to.x - w.from.x) / length, uy = toMm(w.to.y - w.from.y) / length;
        const auto point = [&](double side) {
            return PlanPoint{{w.from.x.n + qRound64((ux * double(along) - uy * side) * 1e6)},
                             {w.from.y.n + qRound64((uy * double(along) + ux * side) * 1e6)}};
        };
        ToolEvent event{.kind = kind};
        event.at = point(0);
        event.raw = point(double(off));
        event.wall = w.id;
        event.along = mm(along);
        event.reach = mm(100);
        return event;
    }
    ToolEvent on(Kind kind, PlanPoint p, EntityRef hit = {}, bool shift = false)
    {
        ToolEvent event{.kind = kind};
        event.at = event.raw = p;
        event.hit = std::move(hit);
        event.shift = shift;
        event.reach = mm(100);
        return event;
    }
    ToolEvent key(char key) { return {.kind = Kind::Key, .key = key}; }
    ToolEvent typed(const char* text) { return {.kind = Kind::Text, .text = QString::fromLatin1(text)}; }
    const Opening& opening(size_t i = 0) const { return m_project.openings[i]; }
    void undoAll()
    {
        for (; !m_done.empty(); m_done.pop_back())
            apply(m_project, inverse(m_done.back()));
        m_topology = m_builder.update(m_project);
    }

private:
    static const Library& library()
    {
        static const Library l;
        return l;
    }
    Project m_project;
    TopologyBuilder m_builder;
    std::shared_ptr<const Topology> m_topology;
    NewIds m_ids{"test"};
    std::vector<EntityRef> m_selected;
    std::vector<Patch> m_done;
};

QString textOf(const ToolStep& step)
{
    QStringList list;
    for (const PreviewShape& shape : step.preview)
        if (!shape.text.isEmpty())
            list += shape.text;
    return list.join(u'|');
}

bool hasTone(const ToolStep& step, PreviewShape::Tone tone)
{
    return std::any_of(step.preview.begin(), step.preview.end(), [&](const PreviewShape& s) { return s.tone == tone; });
}

QString optionText(const Tool& tool, const ToolContext& context, const char* id)
{
    for (const ToolOption& option : tool.options(context))
        if (qstrcmp(option.id, id) == 0)
            return option.text;
    return QStringLiteral("no option ") + QLatin1String(id);
}

double leafOf(const Opening& opening)
{
    const auto width = opening.facts.amount<Dim::Length>(field("door.leaf_width_in"));
    return width ? toMm(*width) : 0;
}

constexpr SymbolKind reader{SymbolKind::Table::Device, "card_reader", "", "card reader", true};
constexpr SymbolKind detector{SymbolKind::Table::Device, "gas_detector", "", "gas detector", false};
constexpr SymbolKind valve{SymbolKind::Table::Valve, "ball", "spring_piston", "shutoff valve", false};
constexpr SymbolKind supply{SymbolKind::Table::Supply, "", "", "power supply", false};
constexpr SymbolKind source{SymbolKind::Table::Source, "", "", "gas source", false};

} // namespace

class TstPlacingTools : public QObject {
    Q_OBJECT
private slots:
    void door_is_shown_in_its_wall_before_the_click()
    {
        Desk desk;
        DoorTool tool("single");
        QVERIFY(!desk.start(tool).hint.isEmpty());
        const ToolStep step = desk.send(tool, desk.at(Kind::Move, "wl-a", 3000));
        QVERIFY(!step.commit);
        QVERIFY(std::any_of(step.preview.begin(), step.preview.end(),
                            [](const PreviewShape& s) { return s.kind == PreviewShape::Kind::Polygon; }));
        QVERIFY2(textOf(step).contains(QStringLiteral("101A")), qPrintable(textOf(step)));
        QVERIFY(textOf(step).contains(QStringLiteral("900 mm")));
        QVERIFY(!hasTone(step, PreviewShape::Tone::Problem));
        QVERIFY(desk.project().openings.empty());
    }

    void click_places_it_with_mark_and_the_chosen_set()
    {
        Desk desk;
        DoorTool tool("single");
        desk.start(tool);
        QVERIFY(tool.setOption("set", QStringLiteral("01"), desk.context()));
        const ToolStep step = desk.send(tool, desk.at(Kind::Press, "wl-a", 3000));
        QVERIFY2(step.commit, qPrintable(step.problem));
        QCOMPARE(desk.project().openings.size(), size_t{1});
        QCOMPARE(desk.opening().mark.value_or(QString()), QStringLiteral("101A"));
        QVERIFY(desk.opening().set == HardwareSetId(QStringLiteral("hs-1")));
        QVERIFY(desk.opening().place.wall == WallId(QStringLiteral("wl-a")));
        QCOMPARE(toMm(*desk.opening().place.offset), 3000.0);
        QVERIFY(step.select && step.select->front().id == desk.opening().id.text());
        // The next door needs no more than its click.
        const ToolStep next = desk.send(tool, desk.at(Kind::Press, "wl-c", 3000));
        QVERIFY2(next.commit, qPrintable(next.problem));
        QCOMPARE(desk.project().openings.size(), size_t{2});
        for (const auto& opening : desk.project().openings)
            QVERIFY(opening->set == HardwareSetId(QStringLiteral("hs-1")));
    }

    void set_stays_chosen_when_the_tool_is_taken_up_again()
    {
        Desk desk;
        DoorTool tool("single");
        desk.start(tool);
        QVERIFY(tool.setOption("set", QStringLiteral("01"), desk.context()));
        desk.send(tool, {.kind = Kind::Cancel});
        desk.start(tool);
        QCOMPARE(optionText(tool, desk.context(), "set"), QStringLiteral("01"));
    }

    void leaf_swings_to_the_side_of_the_pointer_and_keys_turn_it_data()
    {
        QTest::addColumn<int>("off");
        QTest::addColumn<QByteArray>("keys");
        QTest::addColumn<int>("hinge");
        QTest::addColumn<int>("swings");
        const int from = int(HingeEnd::From), to = int(HingeEnd::To), left = int(SwingSide::Left), right = int(SwingSide::Right);
        QTest::newRow("pointer left of the wall") << 60 << QByteArray() << from << left;
        QTest::newRow("pointer right of the wall") << -60 << QByteArray() << from << right;
        QTest::newRow("other side by key") << 60 << QByteArray("S") << from << right;
        QTest::newRow("other hand by key") << 60 << QByteArray("H") << to << left;
        QTest::newRow("both twice are nothing") << 60 << QByteArray("HSHS") << from << left;
    }
    void leaf_swings_to_the_side_of_the_pointer_and_keys_turn_it()
    {
        QFETCH(int, off);
        QFETCH(QByteArray, keys);
        QFETCH(int, hinge);
        QFETCH(int, swings);
        Desk desk;
        DoorTool tool("single");
        desk.start(tool);
        desk.send(tool, desk.at(Kind::Move, "wl-a", 3000, off));
        for (const char key : keys)
            desk.send(tool, desk.key(key));
        QVERIFY(desk.send(tool, desk.at(Kind::Press, "wl-a", 3000, off)).commit);
        QCOMPARE(int(*desk.opening().place.hinge), hinge);
        QCOMPARE(int(*desk.opening().place.swings), swings);
    }

    void typed_distance_is_from_the_nearer_end_of_the_wall_data()
    {
        QTest::addColumn<int>("pointer");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<double>("offset");
        QTest::newRow("near the start") << 1500 << QByteArray("600") << 600.0 + 450;
        QTest::newRow("near the end") << 4500 << QByteArray("600 mm") << 6000.0 - 600 - 450;
        QTest::newRow("in metres") << 1500 << QByteArray("1.2 m") << 1200.0 + 450;
    }
    void typed_distance_is_from_the_nearer_end_of_the_wall()
    {
        QFETCH(int, pointer);
        QFETCH(QByteArray, text);
        QFETCH(double, offset);
        Desk desk;
        DoorTool tool("single");
        desk.start(tool);
        desk.send(tool, desk.at(Kind::Move, "wl-a", pointer));
        const ToolStep step = desk.send(tool, desk.typed(text.constData()));
        QVERIFY2(step.commit, qPrintable(step.problem));
        QCOMPARE(toMm(*desk.opening().place.offset), offset);
    }

    void typed_leaf_width_is_in_the_units_of_the_plan_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("letter behind") << QByteArray("30w");
        QTest::newRow("letter before") << QByteArray("w 30");
        QTest::newRow("with a unit") << QByteArray("762 mm w");
    }
    void typed_leaf_width_is_in_the_units_of_the_plan()
    {
        QFETCH(QByteArray, text);
        Desk desk(Units::Us);
        DoorTool tool("single");
        desk.start(tool);
        desk.send(tool, desk.at(Kind::Move, "wl-a", 3000));
        const ToolStep step = desk.send(tool, desk.typed(text.constData()));
        QVERIFY2(!step.commit && step.problem.isEmpty(), qPrintable(step.problem));
        QVERIFY(desk.send(tool, desk.at(Kind::Press, "wl-a", 3000)).commit);
        QCOMPARE(leafOf(desk.opening()), 762.0);
    }

    void what_cannot_be_read_is_said_and_nothing_is_placed()
    {
        Desk desk;
        DoorTool tool("single");
        desk.start(tool);
        const ToolStep before = desk.send(tool, desk.typed("600"));
        QVERIFY2(before.problem.contains(QStringLiteral("wall")), qPrintable(before.problem));
        desk.send(tool, desk.at(Kind::Move, "wl-a", 3000));
        const ToolStep step = desk.send(tool, desk.typed("wide"));
        QVERIFY(!step.problem.isEmpty());
        const ToolStep silly = desk.send(tool, desk.typed("w 1"));
        QVERIFY(!silly.problem.isEmpty());
        QVERIFY(desk.project().openings.empty());
    }

    void overlap_is_said_before_the_click_and_refused_by_it()
    {
        Desk desk;
        DoorTool tool("single");
        desk.start(tool);
        QVERIFY(desk.send(tool, desk.at(Kind::Press, "wl-a", 3000)).commit);
        const ToolStep shown = desk.send(tool, desk.at(Kind::Move, "wl-a", 3300));
        QVERIFY(hasTone(shown, PreviewShape::Tone::Problem));
        QVERIFY2(shown.hint.contains(QStringLiteral("101A")), qPrintable(shown.hint));
        const ToolStep refused = desk.send(tool, desk.at(Kind::Press, "wl-a", 3300));
        QVERIFY(!refused.commit);
        QVERIFY(refused.problem.contains(QStringLiteral("101A")));
        QCOMPARE(desk.project().openings.size(), size_t{1});
    }

    void door_that_cannot_open_is_flagged()
    {
        Desk desk;
        DoorTool tool("single");
        desk.start(tool);
        const ToolStep fits = desk.send(tool, desk.at(Kind::Move, "wl-a", 3000));
        QVERIFY(!hasTone(fits, PreviewShape::Tone::Problem));
        Obstruction column{.id = ObstructionId(QStringLiteral("ob-1"))};
        column.storey = StoreyId(QStringLiteral("st-1"));
        column.kind = ObstructionKind::Column;
        column.outline = {{mm(2800), mm(300)}, {mm(3200), mm(300)}, {mm(3200), mm(700)}, {mm(2800), mm(700)}};
        Project with = desk.project();
        with.obstructions.put(column.id, std::make_shared<const Obstruction>(column));
        const ToolContext base = desk.context();
        NewIds ids("x");
        const ToolContext context{with, base.topology, base.catalogue, base.storey, ids, {}};
        const ToolStep step = tool.handle(desk.at(Kind::Move, "wl-a", 3000), context);
        QVERIFY(hasTone(step, PreviewShape::Tone::Problem));
        QVERIFY(textOf(step).size() > textOf(fits).size());
    }

    void near_a_corner_the_door_stays_in_its_wall()
    {
        Desk desk;
        DoorTool tool("single");
        desk.start(tool);
        const ToolStep step = desk.send(tool, desk.at(Kind::Press, "wl-a", 30));
        QVERIFY2(step.commit, qPrintable(step.problem));
        QVERIFY(toMm(*desk.opening().place.offset) >= 450);
    }

    void click_beside_all_walls_says_where_doors_go()
    {
        Desk desk;
        DoorTool tool("single");
        desk.start(tool);
        const ToolStep step = desk.send(tool, desk.on(Kind::Press, {mm(3000), mm(2000)}));
        QVERIFY(!step.commit);
        QVERIFY(step.problem.contains(QStringLiteral("wall")));
    }

    void new_set_is_made_with_the_door_and_used_again()
    {
        Desk desk;
        DoorTool tool("single");
        desk.start(tool);
        QVERIFY(tool.setOption("set", QStringLiteral("Laboratory"), desk.context()));
        QVERIFY(desk.send(tool, desk.at(Kind::Press, "wl-a", 3000)).commit);
        QCOMPARE(desk.project().hardwareSets.size(), size_t{2});
        QVERIFY(desk.send(tool, desk.at(Kind::Press, "wl-c", 3000)).commit);
        QCOMPARE(desk.project().hardwareSets.size(), size_t{2});
        const auto set = desk.opening(0).set;
        QVERIFY(set && set == desk.opening(1).set);
        QCOMPARE(desk.project().hardwareSets.find(*set)->name.value_or(QString()), QStringLiteral("Laboratory"));
        desk.undoAll();
        QCOMPARE(desk.project().hardwareSets.size(), size_t{1});
        QVERIFY(desk.project().openings.empty());
    }

    void type_says_what_it_has_and_the_door_does_not_repeat_it()
    {
        Desk desk;
        OpeningType type{.id = OpeningTypeId(QStringLiteral("ot-1"))};
        type.name = QStringLiteral("Wide");
        type.facts.set(field("door.leaf_width_in"), Quantity{Dim::Length, mm(1100).n});
        Patch patch;
        patch.of<OpeningType>().push_back({nullptr, std::make_shared<const OpeningType>(type)});
        ToolStep give;
        Project with = desk.project();
        apply(with, patch);
        DoorTool tool("single");
        NewIds ids("x");
        const ToolContext base = desk.context();
        const ToolContext context{with, base.topology, base.catalogue, base.storey, ids, {}};
        tool.handle({.kind = Kind::Start}, context);
        QVERIFY(tool.setOption("type", QStringLiteral("Wide"), context));
        const ToolStep step = tool.handle(desk.at(Kind::Press, "wl-a", 3000), context);
        QVERIFY2(step.commit, qPrintable(step.problem));
        const auto& made = step.commit->patch.of<Opening>();
        QCOMPARE(made.size(), size_t{1});
        QVERIFY(made[0].after->type == type.id);
        QVERIFY(!made[0].after->facts.find(field("door.leaf_width_in")));
        QVERIFY(made[0].after->facts.find(field("door.leaf_height_in")));
    }

    void own_mark_is_for_one_door_only()
    {
        Desk desk;
        DoorTool tool("single");
        desk.start(tool);
        QVERIFY(tool.setOption("mark", QStringLiteral("X9"), desk.context()));
        QVERIFY(desk.send(tool, desk.at(Kind::Press, "wl-a", 3000)).commit);
        QVERIFY(desk.send(tool, desk.at(Kind::Press, "wl-c", 3000)).commit);
        QStringList marks{desk.opening(0).mark.value_or(QString()), desk.opening(1).mark.value_or(QString())};
        marks.sort();
        QCOMPARE(marks, (QStringList{QStringLiteral("101A"), QStringLiteral("X9")}));
    }

    void tab_takes_the_next_kind_and_starting_again_the_own_one()
    {
        Desk desk;
        DoorTool tool("single");
        desk.start(tool);
        desk.send(tool, desk.at(Kind::Move, "wl-a", 3000));
        desk.send(tool, desk.key('\t'));
        QVERIFY(desk.send(tool, desk.at(Kind::Press, "wl-a", 3000)).commit);
        QCOMPARE(desk.opening().facts.integer(field("door.leaves")).value_or(0), qint64{2});
        const QString own = optionText(DoorTool("single"), desk.context(), "preset");
        QVERIFY(optionText(tool, desk.context(), "preset") != own);
        desk.start(tool);
        QCOMPARE(optionText(tool, desk.context(), "preset"), own);
    }

    void exit_gets_its_role()
    {
        Desk desk;
        DoorTool tool("single");
        desk.start(tool);
        QVERIFY(tool.setOption("exit", QStringLiteral("exit to the outside"), desk.context()));
        const ToolStep step = desk.send(tool, desk.at(Kind::Press, "wl-a", 3000));
        QVERIFY2(step.commit, qPrintable(step.problem));
        QVERIFY(desk.opening().facts.flag(field("door.exterior")).value_or(false));
    }

    void every_kind_of_opening_is_placed()
    {
        for (const OpeningPreset& preset : openingPresets())
            for (const Units units : {Units::Metric, Units::Us}) {
                Desk desk(units);
                DoorTool tool(preset.id);
                desk.start(tool);
                QVERIFY2(!desk.send(tool, desk.at(Kind::Move, "wl-a", 3000)).preview.empty(), preset.id);
                const ToolStep step = desk.send(tool, desk.at(Kind::Press, "wl-a", 3000));
                QVERIFY2(step.commit, preset.id);
            }
    }

    void reader_beside_a_door_belongs_to_it()
    {
        Desk desk;
        DoorTool door("single");
        desk.start(door);
        desk.send(door, desk.at(Kind::Press, "wl-a", 3000));
        SymbolTool tool(reader);
        desk.start(tool);
        const ToolStep shown = desk.send(tool, desk.on(Kind::Move, {mm(3700), mm(200)}));
        QVERIFY2(textOf(shown).contains(QStringLiteral("101A")), qPrintable(textOf(shown)));
        const ToolStep step = desk.send(tool, desk.on(Kind::Press, {mm(3700), mm(200)}));
        QVERIFY2(step.commit, qPrintable(step.problem));
        const Device& device = desk.project().devices[0];
        QVERIFY(device.opening == desk.opening().id);
        QVERIFY(device.side == Side::A); // left of the wall
        // With Shift, and far from every door, it stands free.
        QVERIFY(desk.send(tool, desk.on(Kind::Press, {mm(3700), mm(200)}, {}, true)).commit);
        QVERIFY(desk.send(tool, desk.on(Kind::Press, {mm(3000), mm(3000)})).commit);
        int free = 0;
        for (const auto& d : desk.project().devices)
            free += d->opening ? 0 : 1;
        QCOMPARE(free, 2);
    }

    void symbols_are_placed_with_marks_and_stand_in_their_room()
    {
        Desk desk;
        const PlanPoint at{mm(2000), mm(2000)};
        SymbolTool v(valve), s(supply), g(source), d(detector);
        for (SymbolTool* tool : {&v, &s, &g, &d}) {
            desk.start(*tool);
            QVERIFY(!desk.send(*tool, desk.on(Kind::Move, at)).preview.empty());
            const ToolStep step = desk.send(*tool, desk.on(Kind::Press, at));
            QVERIFY2(step.commit, qPrintable(step.problem));
        }
        const RoomId room(QStringLiteral("rm-1"));
        QVERIFY(desk.project().valves[0].room == room);
        QVERIFY(desk.project().valves[0].tag && !desk.project().valves[0].tag->isEmpty());
        QVERIFY(desk.project().supplies[0].room == room);
        QVERIFY(desk.project().supplies[0].mark);
        QVERIFY(desk.project().sources[0].room == room);
        QVERIFY(desk.project().devices[0].room == room);
        desk.undoAll();
        QVERIFY(desk.project().valves.empty() && desk.project().devices.empty());
    }

    void own_tag_is_for_one_valve_only()
    {
        Desk desk;
        SymbolTool tool(valve);
        desk.start(tool);
        QVERIFY(tool.setOption("mark", QStringLiteral("HV-7"), desk.context()));
        QVERIFY(!tool.setOption("body", QStringLiteral("teapot"), desk.context()));
        QVERIFY(tool.setOption("body", QStringLiteral("three way"), desk.context()));
        desk.send(tool, desk.on(Kind::Press, {mm(2000), mm(2000)}));
        desk.send(tool, desk.on(Kind::Press, {mm(3000), mm(2000)}));
        int own = 0;
        for (const auto& row : desk.project().valves) {
            own += row->tag == QStringLiteral("HV-7") ? 1 : 0;
            const FieldId body = field("body.kind");
            QCOMPARE(wordAt(fieldOf(body).words, *row->facts.word(body)), QStringLiteral("three_way"));
        }
        QCOMPARE(own, 1);
        QCOMPARE(desk.project().valves.size(), size_t{2});
    }

    void supply_is_linked_to_what_it_feeds_and_unlinked_again()
    {
        Desk desk;
        SymbolTool s(supply), d(reader);
        desk.start(s);
        desk.send(s, desk.on(Kind::Press, {mm(1000), mm(3000)}));
        desk.start(d);
        desk.send(d, desk.on(Kind::Press, {mm(3000), mm(3000)}));
        const EntityRef from{EntityKind::Supply, desk.project().supplies[0].id.text()};
        const EntityRef to{EntityKind::Device, desk.project().devices[0].id.text()};
        LinkTool tool;
        desk.start(tool);
        desk.send(tool, {.kind = Kind::Cancel}); // the device was selected: begin anew
        desk.start(tool);
        desk.send(tool, {.kind = Kind::Cancel});
        QVERIFY(!desk.send(tool, desk.on(Kind::Press, {mm(1000), mm(3000)}, from)).commit);
        const ToolStep shown = desk.send(tool, desk.on(Kind::Move, {mm(3000), mm(3000)}, to));
        QVERIFY2(textOf(shown).contains(QStringLiteral("feeds")), qPrintable(textOf(shown)));
        const ToolStep made = desk.send(tool, desk.on(Kind::Press, {mm(3000), mm(3000)}, to));
        QVERIFY2(made.commit, qPrintable(made.problem));
        const auto links = linksBetween(desk.project(), from.id, to.id);
        QCOMPARE(links.size(), size_t{1});
        QVERIFY(links[0].kind == PlanLink::Kind::Feeds);
        QCOMPARE(links[0].from, from.id);
        const ToolStep taken = desk.send(tool, desk.on(Kind::Press, {mm(3000), mm(3000)}, to, true));
        QVERIFY2(taken.commit, qPrintable(taken.problem));
        QVERIFY(linksBetween(desk.project(), from.id, to.id).empty());
    }

    void link_is_found_whichever_thing_is_pressed_first()
    {
        Desk desk;
        SymbolTool v(valve), g(source);
        desk.start(v);
        desk.send(v, desk.on(Kind::Press, {mm(2000), mm(2000)}));
        desk.start(g);
        desk.send(g, desk.on(Kind::Press, {mm(1000), mm(3000)}));
        const EntityRef gas{EntityKind::Source, desk.project().sources[0].id.text()};
        const EntityRef tap{EntityKind::Valve, desk.project().valves[0].id.text()};
        LinkTool tool;
        desk.send(tool, desk.on(Kind::Press, {mm(2000), mm(2000)}, tap));
        const ToolStep step = desk.send(tool, desk.on(Kind::Press, {mm(1000), mm(3000)}, gas));
        QVERIFY2(step.commit, qPrintable(step.problem));
        QVERIFY(desk.project().valves[0].from == desk.project().sources[0].id);
        // And on to the room that the valve serves.
        const ToolStep room = desk.send(tool, desk.on(Kind::Press, {mm(3000), mm(2000)}, {EntityKind::Room, QStringLiteral("rm-1")}));
        QVERIFY2(room.commit, qPrintable(room.problem));
        QVERIFY(desk.project().valves[0].to == RoomId(QStringLiteral("rm-1")));
    }

    void things_that_cannot_be_linked_say_so()
    {
        Desk desk;
        SymbolTool s(supply), g(source);
        desk.start(s);
        desk.send(s, desk.on(Kind::Press, {mm(1000), mm(3000)}));
        desk.start(g);
        desk.send(g, desk.on(Kind::Press, {mm(2000), mm(3000)}));
        LinkTool tool;
        desk.send(tool, desk.on(Kind::Press, {mm(1000), mm(3000)}, {EntityKind::Supply, desk.project().supplies[0].id.text()}));
        const ToolStep step =
            desk.send(tool, desk.on(Kind::Press, {mm(2000), mm(3000)}, {EntityKind::Source, desk.project().sources[0].id.text()}));
        QVERIFY(!step.commit);
        QVERIFY(!step.problem.isEmpty());
        const ToolStep nothing = desk.send(tool, desk.on(Kind::Press, {mm(4000), mm(3000)}));
        QVERIFY(!nothing.commit && !nothing.problem.isEmpty());
    }
};

QTEST_MAIN(TstPlacingTools)
#include "tst_placing_tools.moc"
