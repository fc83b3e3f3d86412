// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/plan_scene.h"

#include <map>

namespace sp::ui {

namespace {

// Long names take two lines, broken at the space nearest to the middle.
QStringList nameLines(const QString& name)
{
    if (name.size() <= 12 || !name.contains(u' '))
        return name.isEmpty() ? QStringList() : QStringList{name};
    qsizetype best = -1;
    for (qsizetype i = name.indexOf(u' '); i >= 0; i = name.indexOf(u' ', i + 1))
        if (best < 0 || std::abs(2 * i - name.size()) < std::abs(2 * best - name.size()))
            best = i;
    return {name.left(best), name.mid(best + 1)};
}

// How far one can go from a point inside a ring to the left and right (or up and down) on a straight line: the lesser way, twice.
double stretch(const Ring& ring, PlanPoint p, bool alongX)
{
    const auto u = [&](PlanPoint q) { return alongX ? q.x.n : q.y.n; };
    const auto v = [&](PlanPoint q) { return alongX ? q.y.n : q.x.n; };
    double less = 1e18;
    for (size_t i = 0; i < ring.size(); ++i) {
        const PlanPoint a = ring[i];
        const PlanPoint b = ring[(i + 1) % ring.size()];
        if ((v(a) > v(p)) == (v(b) > v(p)))
            continue;
        const double at = double(u(a)) + double(v(p) - v(a)) / double(v(b) - v(a)) * double(u(b) - u(a));
        less = std::min(less, std::abs(at - double(u(p))));
    }
    return 2 * less / 1e6;
}

QString areaText(double squareMetres, Units units)
{
    return units == Units::Us ? QStringLiteral("%1 ft²").arg(qRound(squareMetres * 10.7639104))
                              : QStringLiteral("%1 m²").arg(squareMetres, 0, 'f', 1);
}

QStringList valveLines(const Valve& valve, const ValveLook& look)
{
    QStringList lines;
    if (!look.letters.isEmpty())
        lines += look.letters;
    lines += valve.tag.value_or(QStringLiteral("?"));
    return lines;
}

// A room that nobody has named is called by its id, as the labels of its doors call it.
QStringList roomLines(const Room& room)
{
    const QStringList name = nameLines(room.name.value_or(QString()));
    if (room.number)
        return QStringList(*room.number) + name;
    return name.isEmpty() ? QStringList(shortRoom(room)) : name;
}

struct Spot {
    QPointF at, away;
};

// Where a device stands: as drawn; one of an opening that nobody has drawn at the strike jamb. On a wall it moves off it, to its side.
std::optional<Spot> spotOf(const Project& project, const Device& device)
{
    const Opening* opening = project.openings.find(device.opening);
    const auto frame = opening && device.side ? frameOf(project, *opening) : std::nullopt;
    if (!frame)
        return device.at ? std::optional(Spot{scenePoint(*device.at), {}}) : std::nullopt;
    const QLineF axis(scenePoint(frame->from), scenePoint(frame->to));
    const QPointF u(axis.dx() / axis.length(), axis.dy() / axis.length());
    const QPointF away = QPointF(u.y(), -u.x()) * (device.side == Side::A ? 1 : -1);
    if (device.at)
        return Spot{scenePoint(*device.at), away};
    const bool hingeTo = opening->place.hinge == HingeEnd::To;
    const QPointF strike = hingeTo ? axis.p1() - u * 200 : axis.p2() + u * 200;
    return Spot{strike + away * toMm(frame->thickness) / 2, away};
}

} // namespace

PlanScene::PlanScene(std::optional<StoreyId> storey, const CanvasLook& look, QObject* parent)
    : QGraphicsScene(parent), m_storey(std::move(storey)), m_look(look), m_labels(look.style.fontFamily, look.style.unit)
{
}

void PlanScene::add(EntityItem* item)
{
    addItem(item);
    m_items.insert(item->ref(), item);
}

void PlanScene::rebuild(const Project& project, const Topology& topology, const QStringList& lockingKinds)
{
    clear();
    m_items.clear();
    m_labelOf.clear();
    std::vector<PlanLabel> labels;
    std::vector<Obstacle> obstacles;
    addRooms(project, topology, labels);
    addWallsAndOpenings(project, {project, topology, lockingKinds, m_look.doorLabels}, labels, obstacles);
    QRectF box;
    for (const EntityItem* item : std::as_const(m_items))
        box |= item->boundingRect();
    addSymbols(project, topology, labels, obstacles);
    for (const PlanLabel& label : labels) // a symbol reserves more room than it takes
        box |= QRectF(label.at - QPointF(500, 500), QSizeF(1000, 1000));
    if (box.isEmpty())
        box = {-10000, -10000, 20000, 20000};
    m_contents = box;
    // Scroll bars reach a plan's width beyond the plan, so that a wall at the edge can be looked at in the middle.
    setSceneRect(box.adjusted(-box.width(), -box.height(), box.width(), box.height()));
    for (size_t i = 0; i < labels.size(); ++i)
        m_labelOf.insert(labels[i].id, i);
    m_labels.setContents(std::move(labels), std::move(obstacles));
    m_labels.setBox(m_contents);
}

void PlanScene::addRooms(const Project& project, const Topology& topology, std::vector<PlanLabel>& labels)
{
    for (const auto& room : project.rooms) {
        if (room->storey != m_storey)
            continue;
        const auto shape = topology.rooms.constFind(room->id);
        if (shape == topology.rooms.constEnd()) {
            if (room->at)
                labels.push_back({PlanLabel::Kind::Room,
                                  room->id.text(),
                                  scenePoint(*room->at),
                                  {},
                                  0,
                                  QSizeF(4000, 3000),
                                  QStringList(room->number.value_or(QString())) + nameLines(room->name.value_or(QString())),
                                  Marker::None});
            continue;
        }
        add(new RoomItem({EntityKind::Room, room->id.text()}, m_look, roomLook(*room, *shape)));
        PlanLabel label{PlanLabel::Kind::Room, room->id.text(), scenePoint(shape->label), {}, 0, {}, {}, Marker::None};
        label.room = {stretch(shape->outline, shape->label, true), stretch(shape->outline, shape->label, false)};
        label.lines = roomLines(*room);
        label.lines += areaText(shape->areaM2, project.settings.units);
        labels.push_back(std::move(label));
    }
}

PlanLabel PlanScene::labelOf(const DoorLabeller& labeller, const Opening& opening, const OpeningShape& shape) const
{
    PlanLabel label{PlanLabel::Kind::Opening, opening.id.text(), shape.middle, shape.quiet, shape.depth, {}, {}, Marker::None};
    label.lines = labeller.lines(opening);
    label.keeps = m_look.allDoorLabels;
    return label;
}

void PlanScene::addWallsAndOpenings(const Project& project, const DoorLabeller& labeller, std::vector<PlanLabel>& labels,
                                    std::vector<Obstacle>& obstacles)
{
    std::map<WallId, std::vector<WallCut>> cuts;
    for (const auto& opening : project.openings) {
        const Wall* wall = project.walls.find(opening->place.wall);
        if (storeyOf(project, *opening) != m_storey)
            continue;
        auto shape = openingShape(project, *opening);
        if (!shape)
            continue;
        if (wall && opening->place.offset) {
            const double middle = toMm(*opening->place.offset);
            cuts[wall->id].push_back({middle - shape->width / 2, middle + shape->width / 2});
        }
        labels.push_back(labelOf(labeller, *opening, *shape));
        obstacles.push_back({shape->bounds});
        add(new OpeningItem({EntityKind::Opening, opening->id.text()}, m_look, std::move(*shape)));
    }
    std::vector<const Wall*> walls;
    for (const auto& wall : project.walls)
        if (wall->storey == m_storey)
            walls.push_back(wall.get());
    for (const Wall* wall : walls) {
        WallShape shape = wallShape(*wall, cuts[wall->id], wallJoin(wall->from, *wall, walls), wallJoin(wall->to, *wall, walls));
        if (shape.body.isEmpty())
            continue; // all opening; an item without a body would lie at the origin and spoil the fit
        for (const QLineF& line : shape.axis) {
            const double half = shape.thickness / 2;
            const QRectF box = QRectF(line.p1(), line.p2()).normalized().adjusted(-half, -half, half, half);
            if (std::min(box.width(), box.height()) < 2 * shape.thickness) // the box of a slanting wall would bar the whole room
                obstacles.push_back({box, Obstacle::Kind::Wall});
        }
        add(new WallItem({EntityKind::Wall, wall->id.text()}, m_look, std::move(shape)));
    }
}

void PlanScene::addSymbol(const EntityRef& ref, QPointF at, std::variant<ValveLook, DeviceLook> look, QStringList lines,
                          std::vector<PlanLabel>& labels, std::vector<Obstacle>& obstacles, QPointF away)
{
    const bool valve = std::holds_alternative<ValveLook>(look);
    if (valve)
        add(new SymbolItem(ref, m_look, at, std::get<ValveLook>(std::move(look))));
    else
        add(new SymbolItem(ref, m_look, at, std::get<DeviceLook>(std::move(look)), away));
    obstacles.push_back({QRectF(at, QSizeF(0, 0)), valve ? Obstacle::Kind::Valve : Obstacle::Kind::Device, away});
    labels.push_back({valve ? PlanLabel::Kind::Valve : PlanLabel::Kind::Device,
                      ref.id,
                      at,
                      away.isNull() ? QPointF(0, 1) : away,
                      0,
                      {},
                      std::move(lines),
                      Marker::None});
}

void PlanScene::addSymbols(const Project& project, const Topology& topology, std::vector<PlanLabel>& labels,
                           std::vector<Obstacle>& obstacles)
{
    const auto here = [&](const EntityRef& ref) { return storeyOf(project, ref) == m_storey; };
    for (const auto& device : project.devices) {
        const EntityRef ref{EntityKind::Device, device->id.text()};
        const auto spot = spotOf(project, *device);
        if (spot && here(ref))
            addSymbol(ref, spot->at, deviceLook(device->kind), device->mark ? QStringList(*device->mark) : QStringList(), labels, obstacles,
                      spot->away);
    }
    for (const auto& supply : project.supplies) {
        const EntityRef ref{EntityKind::Supply, supply->id.text()};
        if (supply->at && here(ref))
            addSymbol(ref, scenePoint(*supply->at), deviceLook(QStringLiteral("supply")), QStringList(supply->mark.value_or(QString())),
                      labels, obstacles);
    }
    for (const auto& valve : project.valves) {
        const EntityRef ref{EntityKind::Valve, valve->id.text()};
        if (!valve->at || !here(ref))
            continue;
        const ValveLook look = valveLook(*valve, project.settings.isaLabels);
        addSymbol(ref, scenePoint(*valve->at), look, valveLines(*valve, look), labels, obstacles);
        if (const auto room = valve->room ? topology.rooms.constFind(*valve->room) : topology.rooms.constEnd();
            room != topology.rooms.constEnd())
            for (const PlanPoint& corner : room->outline)
                labels.back().home += scenePoint(corner);
    }
}

void PlanScene::relabel(const DoorLabeller& labeller, const Opening& opening, const OpeningShape& shape)
{
    const auto at = m_labelOf.constFind(opening.id.text());
    if (at == m_labelOf.constEnd())
        return;
    PlanLabel label = labelOf(labeller, opening, shape);
    label.marker = m_labels.labels()[*at].marker;
    if (!(label == m_labels.labels()[*at]))
        m_labels.replace(*at, std::move(label));
}

void PlanScene::relabel(const Project& project, const Topology& topology, const QStringList& lockingKinds)
{
    const DoorLabeller labeller(project, topology, lockingKinds, m_look.doorLabels);
    for (const auto& opening : project.openings)
        if (const auto* item = static_cast<OpeningItem*>(itemOf({EntityKind::Opening, opening->id.text()})))
            relabel(labeller, *opening, item->opening());
}

void PlanScene::follow(const Project& project, const Topology& topology, const QStringList& lockingKinds, const Patch& patch)
{
    const bool whole = patch.settings || !patch.of<Wall>().empty() || !patch.of<Room>().empty() || !patch.of<OpeningType>().empty()
        || !patch.of<HardwareSet>().empty() || !patch.of<Device>().empty() || !patch.of<Supply>().empty() || !patch.of<Storey>().empty()
        || !patch.of<Valve>().empty();
    bool anew = whole;
    const DoorLabeller labeller(project, topology, lockingKinds, m_look.doorLabels);
    for (const Edit<Opening>& e : patch.of<Opening>()) {
        const EntityRef ref{EntityKind::Opening, e.id().text()};
        auto* item = static_cast<OpeningItem*>(itemOf(ref));
        const auto shape = e.after ? openingShape(project, *e.after) : std::nullopt;
        if (!item || !shape || shape->leaves != item->opening().leaves || shape->swing != item->opening().swing
            || shape->frame != item->opening().frame) {
            anew = anew || item || (shape && storeyOf(project, ref) == m_storey);
            continue;
        }
        relabel(labeller, *e.after, *shape);
    }
    if (anew) {
        QHash<QString, Marker> markers;
        for (const PlanLabel& label : m_labels.labels())
            markers.insert(label.id, label.marker);
        rebuild(project, topology, lockingKinds);
        setMarkers(markers);
    }
}

QRectF PlanScene::heart() const
{
    QRectF box;
    for (const EntityItem* item : m_items)
        if (item->ref().kind == EntityKind::Room || item->ref().kind == EntityKind::Opening)
            box |= item->sceneBoundingRect();
    const double around = 1500;
    return box.isEmpty() ? m_contents : box.adjusted(-around, -around, around, around) & m_contents;
}

QRectF PlanScene::surroundings(const EntityRef& ref) const
{
    const EntityItem* item = itemOf(ref);
    if (!item)
        return {};
    const bool symbol = ref.kind == EntityKind::Valve || ref.kind == EntityKind::Device || ref.kind == EntityKind::Supply;
    const QRectF box = symbol ? QRectF(item->pos(), QSizeF(1, 1)) : item->sceneBoundingRect();
    const double margin = 4000;
    return box.adjusted(-margin, -margin, margin, margin);
}

} // namespace sp::ui
