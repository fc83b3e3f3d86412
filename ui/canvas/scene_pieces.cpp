// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/scene_pieces.h"

#include "ui/print/stair_reach.h"

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

std::optional<QPointF> exitOf(const Project& project, const Topology& topology, const Opening& opening)
{
    static const FieldId role = field("door.egress_role");
    const Value* value = enteredDoor(project, opening, role);
    const auto* word = value ? std::get_if<Word>(value) : nullptr;
    const QString text = word ? wordAt(fieldOf(role).words, word->index) : QString();
    const auto sides = topology.openings.constFind(opening.id);
    if ((text != u"exit" && text != u"exit_discharge") || sides == topology.openings.constEnd())
        return std::nullopt;
    const bool a = sides->a.kind == Beyond::Kind::Outside;
    const bool b = sides->b.kind == Beyond::Kind::Outside;
    const auto frame = a != b ? frameOf(project, opening) : std::nullopt;
    if (!frame)
        return std::nullopt;
    const QLineF axis(scenePoint(frame->from), scenePoint(frame->to));
    if (axis.length() < 1)
        return std::nullopt;
    return QPointF(axis.dy(), -axis.dx()) / axis.length() * (a ? 1 : -1);
}

ScenePiece PieceMaker::room(const Room& room) const
{
    static const FieldId kind = field("stair.kind");
    ScenePiece piece;
    if (room.storey != storey)
        return piece;
    const auto shape = topology.rooms.constFind(room.id);
    if (shape == topology.rooms.constEnd()) {
        if (room.at)
            piece.label = PlanLabel{PlanLabel::Kind::Room,
                                    room.id.text(),
                                    scenePoint(*room.at),
                                    {},
                                    0,
                                    QSizeF(4000, 3000),
                                    QStringList(room.number.value_or(QString())) + nameLines(room.name.value_or(QString())),
                                    Marker::None};
        return piece;
    }
    std::optional<StairLook> stair;
    if (const Stair* s = project.stairs.find(room.stair)) {
        const auto w = s->facts.word(kind);
        const auto [up, down] = stairReach(project, *s, storey);
        stair = stairLook(*shape, w ? wordAt(fieldOf(kind).words, *w) : QString(), up, down);
    }
    RoomLook drawn = roomLook(room, *shape);
    PlanLabel label{PlanLabel::Kind::Room, room.id.text(), scenePoint(shape->label), {}, 0, {}, {}, Marker::None};
    if (stair)
        label.backing = drawn.fill;
    piece.item = std::make_unique<RoomItem>(EntityRef{EntityKind::Room, room.id.text()}, look, std::move(drawn), std::move(stair));
    label.room = {stretch(shape->outline, shape->label, true), stretch(shape->outline, shape->label, false)};
    label.lines = roomLines(room);
    label.lines += areaText(shape->areaM2, project.settings.units);
    piece.label = std::move(label);
    return piece;
}

PlanLabel PieceMaker::labelOf(const Opening& opening, const OpeningShape& shape) const
{
    PlanLabel label{PlanLabel::Kind::Opening, opening.id.text(), shape.middle, shape.quiet, shape.depth, {}, {}, Marker::None};
    label.lines = labeller.lines(opening);
    label.keeps = look.allDoorLabels;
    return label;
}

ScenePiece PieceMaker::opening(const Opening& opening) const
{
    ScenePiece piece;
    if (storeyOf(project, opening) != storey)
        return piece;
    auto shape = openingShape(project, opening);
    if (!shape)
        return piece;
    piece.label = labelOf(opening, *shape);
    piece.obstacles.push_back({shape->bounds});
    const auto exit = exitOf(project, topology, opening);
    piece.item = std::make_unique<OpeningItem>(EntityRef{EntityKind::Opening, opening.id.text()}, look, std::move(*shape), exit);
    return piece;
}

ScenePiece PieceMaker::wall(const Wall& wall, const std::vector<WallCut>& cuts, const std::vector<const Wall*>& all) const
{
    ScenePiece piece;
    if (wall.storey != storey)
        return piece;
    WallShape shape = wallShape(wall, cuts, wallJoin(wall.from, wall, all), wallJoin(wall.to, wall, all));
    if (shape.body.isEmpty())
        return piece; // all opening; an item without a body would lie at the origin and spoil the fit
    for (const QLineF& line : shape.axis) {
        const double half = shape.thickness / 2;
        const QRectF box = QRectF(line.p1(), line.p2()).normalized().adjusted(-half, -half, half, half);
        if (std::min(box.width(), box.height()) < 2 * shape.thickness) // the box of a slanting wall would bar the whole room
            piece.obstacles.push_back({box, Obstacle::Kind::Wall});
    }
    piece.item = std::make_unique<WallItem>(EntityRef{EntityKind::Wall, wall.id.text()}, look, std::move(shape));
    return piece;
}

ScenePiece PieceMaker::obstruction(const Obstruction& obstruction) const
{
    ScenePiece piece;
    if (obstruction.storey != storey)
        return piece;
    if (auto shape = obstructionLook(obstruction))
        piece.item = std::make_unique<ObstructionItem>(EntityRef{EntityKind::Obstruction, obstruction.id.text()}, look, std::move(*shape));
    return piece;
}

ScenePiece PieceMaker::symbol(EntityRef ref, QPointF at, std::variant<ValveLook, DeviceLook> symbol, QStringList lines, QPointF away) const
{
    ScenePiece piece;
    const bool valve = std::holds_alternative<ValveLook>(symbol);
    piece.obstacles.push_back({QRectF(at, QSizeF(0, 0)), valve ? Obstacle::Kind::Valve : Obstacle::Kind::Device, away});
    piece.label = PlanLabel{valve ? PlanLabel::Kind::Valve : PlanLabel::Kind::Device,
                            ref.id,
                            at,
                            away.isNull() ? QPointF(0, 1) : away,
                            0,
                            {},
                            std::move(lines),
                            Marker::None};
    if (valve)
        piece.item = std::make_unique<SymbolItem>(std::move(ref), look, at, std::get<ValveLook>(std::move(symbol)));
    else
        piece.item = std::make_unique<SymbolItem>(std::move(ref), look, at, std::get<DeviceLook>(std::move(symbol)), away);
    return piece;
}

ScenePiece PieceMaker::device(const Device& device) const
{
    if (!here(EntityKind::Device, device.id.text()))
        return {};
    const auto spot = spotOf(project, device);
    if (!spot)
        return {};
    return symbol({EntityKind::Device, device.id.text()}, spot->at, deviceLook(device.kind),
                  device.mark ? QStringList(*device.mark) : QStringList(), spot->away);
}

ScenePiece PieceMaker::supply(const Supply& supply) const
{
    if (!supply.at || !here(EntityKind::Supply, supply.id.text()))
        return {};
    return symbol({EntityKind::Supply, supply.id.text()}, scenePoint(*supply.at), deviceLook(QStringLiteral("supply")),
                  QStringList(supply.mark.value_or(QString())));
}

ScenePiece PieceMaker::source(const Source& source) const
{
    if (!source.at || !here(EntityKind::Source, source.id.text()))
        return {};
    return symbol({EntityKind::Source, source.id.text()}, scenePoint(*source.at), deviceLook(QStringLiteral("source")),
                  source.name ? QStringList(*source.name) : QStringList());
}

ScenePiece PieceMaker::valve(const Valve& valve) const
{
    if (!valve.at || !here(EntityKind::Valve, valve.id.text()))
        return {};
    const ValveLook shown = valveLook(valve, project.settings.isaLabels);
    ScenePiece piece = symbol({EntityKind::Valve, valve.id.text()}, scenePoint(*valve.at), shown, valveLines(valve, shown));
    if (const auto room = valve.room ? topology.rooms.constFind(*valve.room) : topology.rooms.constEnd(); room != topology.rooms.constEnd())
        for (const PlanPoint& corner : room->outline)
            piece.label->home += scenePoint(corner);
    return piece;
}

} // namespace sp::ui
