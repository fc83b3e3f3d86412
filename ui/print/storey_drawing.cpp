// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/print/storey_drawing.h"

#include "ui/print/stair_reach.h"

#include <QPainter>

namespace sp::ui {

namespace {

constexpr double markWidth = 1.5; ///< of a line that marks a wall, in units of the style

struct RatedMark {
    double least; ///< hours
    WallMark mark;
};

const std::vector<RatedMark>& ratedMarks()
{
    static const QColor red(0xb71c1c);
    static const std::vector<RatedMark> list = {
        {4, {"Wall rated 4 h or more", red, {7, 2, 1.5, 2, 1.5, 2, 1.5, 2, 1.5, 2}}},
        {3, {"Wall rated 3 h", red, {7, 2, 1.5, 2, 1.5, 2, 1.5, 2}}},
        {2, {"Wall rated 2 h", red, {7, 2, 1.5, 2, 1.5, 2}}},
        {1, {"Wall rated 1 h", red, {7, 2, 1.5, 2}}},
        {0.25, {"Wall rated less than 1 h", red, {3, 3}}},
    };
    return list;
}

bool isSmokeWall(const Wall& wall)
{
    static const FieldId type = field("wall.type");
    const auto w = wall.facts.word(type);
    const QString word = w ? wordAt(fieldOf(type).words, *w) : QString();
    return word == u"smoke_barrier" || word == u"smoke_partition";
}

void addWalls(StoreyDrawing& out, const Project& project, const std::optional<StoreyId>& storey)
{
    QHash<WallId, std::vector<WallCut>> cuts;
    for (const auto& [id, shape] : out.openings) {
        const Place& place = project.openings.find(id)->place;
        if (place.wall && place.offset)
            cuts[*place.wall].push_back({toMm(*place.offset) - shape.width / 2, toMm(*place.offset) + shape.width / 2});
    }
    std::vector<const Wall*> here;
    for (const auto& wall : project.walls)
        if (wall->storey == storey)
            here.push_back(wall.get());
    for (const Wall* wall : here) {
        WallShape shape = wallShape(*wall, cuts.value(wall->id), wallJoin(wall->from, *wall, here), wallJoin(wall->to, *wall, here));
        if (shape.body.isEmpty())
            continue;
        const WallMark* rated = ratingMark(shape.hours);
        const bool smoke = isSmokeWall(*wall);
        for (const QLineF& line : shape.axis) {
            if (rated)
                out.marked.push_back({line, rated});
            if (smoke)
                out.marked.push_back({line, &smokeMark(), rated != nullptr});
        }
        shape.hours = 0;
        out.box |= shape.body.boundingRect();
        out.walls.push_back(std::move(shape));
    }
}

} // namespace

const WallMark* ratingMark(double hours)
{
    for (const RatedMark& r : ratedMarks())
        if (hours >= r.least)
            return &r.mark;
    return nullptr;
}

const WallMark& smokeMark()
{
    static const WallMark mark{"Smoke barrier or smoke partition", QColor(0x0d47a1), {1.2, 1.6}};
    return mark;
}

std::vector<const WallMark*> wallMarks()
{
    std::vector<const WallMark*> out;
    for (auto it = ratedMarks().rbegin(); it != ratedMarks().rend(); ++it)
        out.push_back(&it->mark);
    out.push_back(&smokeMark());
    return out;
}

StoreyDrawing storeyDrawing(const Project& project, const Topology& topology, const std::optional<StoreyId>& storey)
{
    static const FieldId stairKind = field("stair.kind");
    StoreyDrawing out;
    for (const auto& room : project.rooms) {
        const auto shape = topology.rooms.constFind(room->id);
        if (room->storey != storey || shape == topology.rooms.constEnd())
            continue;
        out.rooms.push_back(roomLook(*room, *shape));
        out.box |= out.rooms.back().area.boundingRect();
        if (const Stair* stair = project.stairs.find(room->stair)) {
            const auto w = stair->facts.word(stairKind);
            const auto [up, down] = stairReach(project, *stair, storey);
            out.stairs.push_back(stairLook(*shape, w ? wordAt(fieldOf(stairKind).words, *w) : QString(), up, down));
        }
    }
    for (const auto& obstruction : project.obstructions)
        if (obstruction->storey == storey)
            if (auto look = obstructionLook(*obstruction)) {
                out.box |= look->area.boundingRect();
                out.obstructions.push_back(std::move(*look));
            }
    for (const auto& opening : project.openings) {
        if (storeyOf(project, *opening) != storey)
            continue;
        if (auto shape = openingShape(project, *opening)) {
            out.box |= shape->bounds;
            out.openings.emplace_back(opening->id, std::move(*shape));
        } else {
            out.unplaced += opening->id.text();
        }
    }
    addWalls(out, project, storey);
    return out;
}

void drawWallMark(QPainter& painter, const QLineF& line, const WallMark& mark, double unit)
{
    QPen pen(mark.color, markWidth * unit);
    pen.setCapStyle(Qt::FlatCap);
    if (!mark.dashes.isEmpty())
        pen.setDashPattern(mark.dashes);
    painter.setPen(pen);
    painter.drawLine(line);
}

void drawStorey(QPainter& painter, const StoreyDrawing& drawing, const PlanStyle& style, double scale)
{
    for (const RoomLook& room : drawing.rooms)
        drawRoom(painter, room, style, Shade::Plain);
    for (const StairLook& stair : drawing.stairs)
        drawStair(painter, stair, style, scale);
    for (const ObstructionLook& obstruction : drawing.obstructions)
        drawObstruction(painter, obstruction, style, scale, Shade::Plain);
    for (const WallShape& wall : drawing.walls)
        drawWall(painter, wall, style, scale, Shade::Plain);
    for (const auto& [id, shape] : drawing.openings)
        drawOpening(painter, shape, style, scale, Shade::Plain);
    // Marks keep their width at every scale: in device units.
    painter.save();
    painter.scale(1 / scale, 1 / scale);
    for (const StoreyDrawing::MarkedLine& m : drawing.marked) {
        QLineF line(m.line.p1() * scale, m.line.p2() * scale);
        if (m.beside) {
            const QLineF n = line.normalVector().unitVector();
            line.translate(QPointF(n.dx(), n.dy()) * 2 * markWidth * style.unit);
        }
        drawWallMark(painter, line, *m.mark, style.unit);
    }
    painter.restore();
}

std::vector<Obstacle> obstaclesOf(const StoreyDrawing& drawing)
{
    std::vector<Obstacle> out;
    for (const auto& [id, shape] : drawing.openings)
        out.push_back({shape.bounds});
    for (const WallShape& wall : drawing.walls)
        for (const QLineF& line : wall.axis) {
            const double half = wall.thickness / 2;
            const QRectF box = QRectF(line.p1(), line.p2()).normalized().adjusted(-half, -half, half, half);
            if (std::min(box.width(), box.height()) < 2 * wall.thickness) // the box of a slanting wall would bar the whole room
                out.push_back({box, Obstacle::Kind::Wall});
        }
    return out;
}

} // namespace sp::ui
