// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/plan_scene.h"

#include "ui/canvas/scene_marks.h"

#include <map>

namespace sp::ui {

namespace {

constexpr int settleAfter = 400; // ms without an edit
constexpr size_t mostEdits = 400; // a patch that changes more is quicker carried over by building anew
constexpr double wallReach = 1000; // mm: no wall is thicker than two metres

template <class T>
bool sameStorey(const Edit<T>& e)
{
    return e.before && e.after && e.before->storey == e.after->storey;
}

bool sameShape(const RoomShape& a, const RoomShape& b)
{
    return a.outline == b.outline && a.holes == b.holes && a.areaM2 == b.areaM2 && a.label == b.label && a.traced == b.traced;
}

QRectF boxOf(const Wall& wall)
{
    return QRectF(scenePoint(wall.from), scenePoint(wall.to)).normalized().adjusted(-wallReach, -wallReach, wallReach, wallReach);
}

bool endsIn(const Wall& wall, const QRectF& box)
{
    return box.contains(scenePoint(wall.from)) || box.contains(scenePoint(wall.to));
}

size_t sizeOf(const Patch& patch)
{
    return std::apply([](const auto&... lists) { return (lists.size() + ...); }, patch.edits);
}

} // namespace

/// What a patch makes anew.
struct PlanScene::Affected {
    std::set<WallId> walls;
    std::set<OpeningId> openings;
    std::set<RoomId> rooms;
    std::set<DeviceId> devices;
    std::set<ValveId> valves;
    std::set<SupplyId> supplies;
    std::set<SourceId> sources;
    std::set<ObstructionId> obstructions;
};

PlanScene::PlanScene(std::optional<StoreyId> storey, const CanvasLook& look, QObject* parent)
    : QGraphicsScene(parent), m_storey(std::move(storey)), m_look(look), m_labels(look.style.fontFamily, look.style.unit)
{
    m_settle.setSingleShot(true);
    m_settle.setInterval(settleAfter);
    connect(&m_settle, &QTimer::timeout, this, [this] {
        if (m_labels.isSettled())
            return;
        m_labels.settle();
        update();
    });
}

void PlanScene::put(const EntityRef& ref, ScenePiece piece)
{
    EntityItem* old = itemOf(ref);
    if (!piece.item || !old || !old->sameAs(*piece.item)) {
        m_items.remove(ref);
        delete old;
        if (piece.item) {
            if (m_selected.count(ref.id))
                piece.item->setShade(Shade::Selected);
            m_items.insert(ref, piece.item.get());
            addItem(piece.item.release());
        }
    }
    m_labels.setEntity(ref.id, std::move(piece.label), std::move(piece.obstacles));
}

// Which opening hangs in which wall, which device belongs to which opening: of the whole plan, as a wall may come to this storey.
void PlanScene::indexOf(const Project& project)
{
    m_walls.clear();
    m_hosted.clear();
    m_attached.clear();
    for (const auto& wall : project.walls)
        if (wall->storey == m_storey)
            m_walls.emplace(wall->id, wall);
    for (const auto& opening : project.openings)
        hangOn(nullptr, opening.get());
    for (const auto& device : project.devices)
        attach(nullptr, device.get());
}

void PlanScene::hangOn(const Opening* before, const Opening* after)
{
    if (before && before->place.wall)
        m_hosted[*before->place.wall].erase(before->id);
    if (after && after->place.wall)
        m_hosted[*after->place.wall].insert(after->id);
}

void PlanScene::attach(const Device* before, const Device* after)
{
    if (before && before->opening)
        m_attached[*before->opening].erase(before->id);
    if (after && after->opening)
        m_attached[*after->opening].insert(after->id);
}

void PlanScene::rebuild(const Project& project, const Topology& topology, const QStringList& lockingKinds)
{
    m_problems.clear();
    m_problemItems.clear();
    m_extras.clear();
    m_items.clear();
    m_shapes.clear();
    clear();
    m_labels.setContents({}, {});
    indexOf(project);
    const DoorLabeller labeller(project, topology, lockingKinds, m_look.doorLabels);
    const PieceMaker make{project, topology, labeller, m_look, m_storey};
    Affected all;
    for (const auto& [id, wall] : m_walls)
        all.walls.insert(id);
    const auto every = [](const auto& table, auto& ids) {
        for (const auto& row : table)
            ids.insert(ids.end(), row->id);
    };
    every(project.openings, all.openings);
    every(project.rooms, all.rooms);
    every(project.devices, all.devices);
    every(project.valves, all.valves);
    every(project.supplies, all.supplies);
    every(project.sources, all.sources);
    every(project.obstructions, all.obstructions);
    remake(make, all);
    measureContents(true);
}

void PlanScene::putWall(const PieceMaker& make, const WallId& id, const std::vector<const Wall*>& all)
{
    const EntityRef ref{EntityKind::Wall, id.text()};
    const auto wall = m_walls.find(id);
    if (wall == m_walls.end()) {
        put(ref, {});
        return;
    }
    std::vector<WallCut> cuts;
    for (const OpeningId& hosted : m_hosted.value(id)) {
        const Opening* opening = make.project.openings.find(hosted);
        const auto* item = static_cast<const OpeningItem*>(itemOf({EntityKind::Opening, hosted.text()}));
        if (!item || !opening || !opening->place.offset)
            continue;
        const double middle = toMm(*opening->place.offset);
        cuts.push_back({middle - item->opening().width / 2, middle + item->opening().width / 2});
    }
    put(ref, make.wall(*wall->second, cuts, all));
}

void PlanScene::remake(const PieceMaker& make, const Affected& affected)
{
    const Project& project = make.project;
    const auto each = [&](const auto& ids, EntityKind kind, const auto& table, auto piece) {
        for (const auto& id : ids) {
            const auto* row = table.find(id);
            put({kind, id.text()}, row ? (make.*piece)(*row) : ScenePiece());
        }
    };
    each(affected.rooms, EntityKind::Room, project.rooms, &PieceMaker::room);
    for (const RoomId& id : affected.rooms) {
        m_shapes.remove(id);
        const Room* room = project.rooms.find(id);
        const auto shape = make.topology.rooms.constFind(id);
        if (room && room->storey == m_storey && shape != make.topology.rooms.constEnd())
            m_shapes.insert(id, *shape);
    }
    each(affected.obstructions, EntityKind::Obstruction, project.obstructions, &PieceMaker::obstruction);
    each(affected.openings, EntityKind::Opening, project.openings, &PieceMaker::opening);
    std::vector<const Wall*> walls;
    walls.reserve(m_walls.size());
    for (const auto& [id, wall] : m_walls)
        walls.push_back(wall.get());
    for (const WallId& id : affected.walls) // after its openings: they cut it
        putWall(make, id, walls);
    each(affected.devices, EntityKind::Device, project.devices, &PieceMaker::device);
    each(affected.supplies, EntityKind::Supply, project.supplies, &PieceMaker::supply);
    each(affected.sources, EntityKind::Source, project.sources, &PieceMaker::source);
    each(affected.valves, EntityKind::Valve, project.valves, &PieceMaker::valve);
}

// Rooms that are drawn otherwise now, by what walls and openings have become.
void PlanScene::roomsChanged(const Topology& topology, const Project& project, Affected& affected)
{
    for (auto it = m_shapes.constBegin(); it != m_shapes.constEnd(); ++it)
        if (const auto now = topology.rooms.constFind(it.key()); now == topology.rooms.constEnd() || !sameShape(*now, it.value()))
            affected.rooms.insert(it.key());
    for (const auto& room : project.rooms)
        if (room->storey == m_storey && !m_shapes.contains(room->id) && topology.rooms.contains(room->id))
            affected.rooms.insert(room->id);
}

void PlanScene::collect(const Project& project, const Topology& topology, const Patch& patch, Affected& affected)
{
    const auto ids = [](const auto& edits, auto& into) {
        for (const auto& e : edits)
            into.insert(e.id());
    };
    ids(patch.of<Room>(), affected.rooms);
    ids(patch.of<Opening>(), affected.openings);
    ids(patch.of<Device>(), affected.devices);
    ids(patch.of<Valve>(), affected.valves);
    ids(patch.of<Supply>(), affected.supplies);
    ids(patch.of<Source>(), affected.sources);
    ids(patch.of<Obstruction>(), affected.obstructions);

    for (const Edit<Wall>& e : patch.of<Wall>()) {
        affected.walls.insert(e.id());
        for (const auto& version : {e.before, e.after}) {
            if (!version || version->storey != m_storey)
                continue;
            const QRectF box = boxOf(*version);
            for (const auto& [id, wall] : m_walls)
                if (endsIn(*wall, box))
                    affected.walls.insert(id);
        }
        m_walls.erase(e.id());
        if (e.after && e.after->storey == m_storey)
            m_walls.emplace(e.id(), e.after);
        for (const OpeningId& id : m_hosted.value(e.id()))
            affected.openings.insert(id);
    }
    for (const Edit<Opening>& e : patch.of<Opening>()) {
        hangOn(e.before.get(), e.after.get());
        for (const auto& version : {e.before, e.after})
            if (version && version->place.wall)
                affected.walls.insert(*version->place.wall);
    }
    for (const Edit<Device>& e : patch.of<Device>())
        attach(e.before.get(), e.after.get());

    // What refers to something that changed.
    std::set<OpeningTypeId> types;
    std::set<HardwareSetId> sets;
    ids(patch.of<OpeningType>(), types);
    ids(patch.of<HardwareSet>(), sets);
    if (!types.empty() || !sets.empty())
        for (const auto& opening : project.openings)
            if ((opening->type && types.count(*opening->type)) || (opening->set && sets.count(*opening->set))) {
                affected.openings.insert(opening->id);
                if (opening->place.wall) // its type may have made it wider
                    affected.walls.insert(*opening->place.wall);
            }
    if (!patch.of<Wall>().empty() || !patch.of<Room>().empty()) {
        roomsChanged(topology, project, affected);
        for (const EntityItem* item : std::as_const(m_items)) // a wall may have put an opening outdoors
            if (item->ref().kind == EntityKind::Opening) {
                const OpeningId id(item->ref().id);
                const Opening* opening = project.openings.find(id);
                if (opening && exitOf(project, topology, *opening) != static_cast<const OpeningItem*>(item)->exit())
                    affected.openings.insert(id);
            }
    }
    if (!patch.of<Stair>().empty() || !patch.of<Storey>().empty() || !patch.of<Room>().empty())
        for (const auto& room : project.rooms)
            if (room->stair && room->storey == m_storey)
                affected.rooms.insert(room->id);
    bool moved = false; // between storeys: what stands in them goes along
    for (const Edit<Room>& e : patch.of<Room>())
        moved = moved || !sameStorey(e);
    const auto inRooms = [&](const auto& table, auto& into) {
        for (const auto& row : table)
            if (row->room && affected.rooms.count(*row->room))
                into.insert(row->id);
    };
    if (!affected.rooms.empty())
        inRooms(project.valves, affected.valves); // their texts stay in the room's outline
    if (moved) {
        inRooms(project.devices, affected.devices);
        inRooms(project.supplies, affected.supplies);
        inRooms(project.sources, affected.sources);
    }
    for (const OpeningId& id : affected.openings)
        for (const DeviceId& device : m_attached.value(id))
            affected.devices.insert(device);
}

void PlanScene::relabel(const Project& project, const Topology& topology, const QStringList& lockingKinds)
{
    const DoorLabeller labeller(project, topology, lockingKinds, m_look.doorLabels);
    const PieceMaker make{project, topology, labeller, m_look, m_storey};
    for (const auto& opening : project.openings)
        if (const auto* item = static_cast<OpeningItem*>(itemOf({EntityKind::Opening, opening->id.text()})))
            m_labels.setEntity(opening->id.text(), make.labelOf(*opening, item->opening()), {{item->opening().bounds}});
    m_settle.start();
}

void PlanScene::follow(const Project& project, const Topology& topology, const QStringList& lockingKinds, const Patch& patch)
{
    if (patch.settings || sizeOf(patch) > mostEdits) {
        const auto problems = m_problems;
        rebuild(project, topology, lockingKinds);
        setProblems(problems);
        return;
    }
    Affected affected;
    collect(project, topology, patch, affected);
    const DoorLabeller labeller(project, topology, lockingKinds, m_look.doorLabels);
    remake({project, topology, labeller, m_look, m_storey}, affected);
    const bool farLabels = m_look.doorLabels == DoorLabels::Rooms || m_look.doorLabels == DoorLabels::Hand;
    if (farLabels && !(patch.of<Wall>().empty() && patch.of<Room>().empty() && patch.of<Device>().empty() && patch.of<Opening>().empty()))
        relabel(project, topology, lockingKinds);
    measureContents(false);
    m_settle.start();
}

// The view keeps its place while one draws: the scene only grows until it is built anew.
void PlanScene::measureContents(bool exact)
{
    QRectF box;
    for (const EntityItem* item : std::as_const(m_items))
        box |= item->extent();
    for (const PlanLabel& label : m_labels.labels())
        if (!label.id.isEmpty())
            box |= QRectF(label.at - QPointF(500, 500), QSizeF(1000, 1000));
    if (box.isEmpty())
        box = {-10000, -10000, 20000, 20000};
    m_contents = box;
    // Scroll bars reach a plan's width beyond the plan, so that a wall at the edge can be looked at in the middle.
    const QRectF room = box.adjusted(-box.width(), -box.height(), box.width(), box.height());
    if (exact)
        setSceneRect(room);
    else if (!sceneRect().contains(box.adjusted(-box.width() / 2, -box.height() / 2, box.width() / 2, box.height() / 2)))
        setSceneRect(sceneRect() | room);
    m_labels.setBox(m_contents);
}

QRectF PlanScene::heart() const
{
    QRectF box;
    for (const EntityItem* item : m_items)
        if (item->ref().kind == EntityKind::Room || item->ref().kind == EntityKind::Opening)
            box |= item->extent();
    const double around = 1500;
    return box.isEmpty() ? m_contents : box.adjusted(-around, -around, around, around) & m_contents;
}

QRectF PlanScene::surroundings(const EntityRef& ref) const
{
    const EntityItem* item = itemOf(ref);
    if (!item)
        return {};
    const bool symbol = dynamic_cast<const SymbolItem*>(item) != nullptr;
    const QRectF box = symbol ? QRectF(item->pos(), QSizeF(1, 1)) : item->extent();
    const double margin = 4000;
    return box.adjusted(-margin, -margin, margin, margin);
}

std::optional<QPointF> PlanScene::anchorOf(const EntityRef& ref) const
{
    if (ref.kind == EntityKind::Room) {
        const PlanLabel* label = m_labels.labelOf(ref.id);
        return label ? std::optional(label->at) : std::nullopt;
    }
    const EntityItem* item = itemOf(ref);
    if (!item)
        return std::nullopt;
    if (ref.kind == EntityKind::Opening)
        return static_cast<const OpeningItem*>(item)->opening().middle;
    return dynamic_cast<const SymbolItem*>(item) ? item->pos() : item->extent().center();
}

void PlanScene::setSelected(const std::vector<EntityRef>& refs)
{
    std::set<QString> now;
    for (const EntityRef& ref : refs)
        now.insert(ref.id);
    if (now == m_selected)
        return;
    std::swap(now, m_selected);
    for (EntityItem* item : std::as_const(m_items)) {
        const bool is = m_selected.count(item->ref().id) > 0;
        if (is || now.count(item->ref().id))
            item->setShade(is ? Shade::Selected : Shade::Plain);
    }
}

void PlanScene::setProblems(std::vector<SceneProblem> problems)
{
    if (problems == m_problems)
        return;
    m_problems = std::move(problems);
    for (QGraphicsItem* item : m_problemItems)
        delete item;
    m_problemItems.clear();
    for (const SceneProblem& problem : m_problems) {
        auto* item = new ProblemItem(problem.ref, m_look, problem.at);
        addItem(item);
        m_problemItems.push_back(item);
    }
}

QStringList PlanScene::problemsOf(const EntityRef& ref) const
{
    QStringList words;
    for (const SceneProblem& problem : m_problems)
        if (problem.ref == ref)
            words += problem.words;
    return words;
}

void PlanScene::setExtra(const QByteArray& name, std::unique_ptr<QGraphicsItem> item)
{
    QGraphicsItem*& slot = m_extras[name];
    delete slot;
    slot = item.release();
    if (slot)
        addItem(slot);
    else
        m_extras.erase(name);
}

QGraphicsItem* PlanScene::extra(const QByteArray& name) const
{
    const auto found = m_extras.find(name);
    return found == m_extras.end() ? nullptr : found->second;
}

} // namespace sp::ui
