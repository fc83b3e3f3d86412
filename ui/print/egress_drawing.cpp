// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/print/egress_drawing.h"

#include "core/report/egress_report.h"

#include <algorithm>
#include <tuple>

namespace sp::ui {

namespace {

constexpr double barHalf = 700; // mm of the bar across the end of a common path, each way

QPolygonF polygonOf(const std::vector<PlanPoint>& points)
{
    QPolygonF out;
    for (const PlanPoint& p : points)
        out << scenePoint(p);
    return out;
}

// The legs that are on the storey, one piece as long as they follow each other there.
QPainterPath lineOn(const std::vector<EgressLeg>& way, const QString& storey)
{
    QPainterPath line;
    bool before = false;
    for (const EgressLeg& leg : way) {
        const bool here = leg.storey == storey;
        for (size_t i = 0; here && i < leg.points.size(); ++i) {
            const QPointF p = scenePoint(leg.points[i]);
            if (i == 0 && !before)
                line.moveTo(p);
            else
                line.lineTo(p);
        }
        before = here;
    }
    return line;
}

bool hasWay(const EgressLength& length)
{
    return (length.state == EgressLength::State::Measured || length.provisional) && !length.way.empty();
}

QString lengthText(double nm, bool us)
{
    EgressLength length;
    length.state = EgressLength::State::Measured;
    length.nm.fill(nm);
    return egressLengthText(length, Ruler::Straight, us);
}

QPointF middleOf(const QPolygonF& polygon)
{
    double twice = 0;
    QPointF sum;
    for (qsizetype i = 0; i < polygon.size(); ++i) {
        const QPointF a = polygon[i] - polygon[0], b = polygon[(i + 1) % polygon.size()] - polygon[0];
        const double cross = a.x() * b.y() - a.y() * b.x();
        twice += cross;
        sum += (a + b) * cross;
    }
    return twice == 0 ? polygon.boundingRect().center() : polygon[0] + sum / (3 * twice);
}

// An exit enclosure or a place outside is not measured either, and nothing is missing there.
bool isGap(const EgressStoreyResults& of, const EgressRoom& room)
{
    return !room.measured && std::any_of(of.notMeasured.begin(), of.notMeasured.end(), [&](const EgressGap& gap) {
        return !gap.mended && gap.subject == room.id;
    });
}

void addRoom(EgressDrawing& out, const EgressStoreyResults& of, const EgressRoom& room, const Project& project, const Topology& topology,
             const EgressResults& results, const QString& storey, bool us)
{
    if (auto way = egressWay(room, results, storey, us))
        out.ways.push_back(std::move(*way));
    for (const EgressDeadEnd& end : room.deadEnds) {
        if (end.recess || end.outline.empty())
            continue;
        const QPolygonF outline = polygonOf(end.outline);
        EgressDeadEndLook look;
        look.room = room.id;
        look.area.addPolygon(outline);
        look.area.closeSubpath();
        look.mouth = QLineF(scenePoint(end.mouthFrom), scenePoint(end.mouthTo));
        look.label = middleOf(outline);
        look.length = lengthText(end.nm, us);
        look.provisional = !room.deadEndsKnown;
        out.deadEnds.push_back(std::move(look));
    }
    const bool lost = room.measured && room.travel.state == EgressLength::State::Unreachable;
    const bool open = isGap(of, room) || (room.measured && room.travel.state == EgressLength::State::Unknown && !room.travel.provisional);
    const auto shape = topology.rooms.constFind(RoomId(room.id));
    const Room* drawn = project.rooms.find(RoomId(room.id));
    if ((!lost && !open) || !drawn || shape == topology.rooms.constEnd())
        return;
    out.rooms.push_back(
        {room.id, roomLook(*drawn, *shape).area, lost ? EgressRoomSign::Kind::Unreachable : EgressRoomSign::Kind::NotMeasured});
}

std::optional<EgressDoorSign> doorSign(const Project& project, const EgressDoor& door)
{
    const bool used = door.fromA != EgressDoor::Use::No || door.fromB != EgressDoor::Use::No;
    if (!used || (!door.exit && door.assigned == 0))
        return std::nullopt;
    const Opening* opening = project.openings.find(OpeningId(door.id));
    const auto shape = opening ? openingShape(project, *opening) : std::nullopt;
    const auto frame = opening ? frameOf(project, *opening) : std::nullopt;
    if (!shape || !frame)
        return std::nullopt;
    const QLineF axis = QLineF(scenePoint(frame->from), scenePoint(frame->to)).unitVector();
    return EgressDoorSign{door.id,      shape->middle, {axis.dx(), axis.dy()}, shape->depth,
                          shape->width, door.exit,     door.assigned,          door.capacity};
}

} // namespace

QString EgressDoorSign::text() const
{
    const auto count = [](std::optional<qint64> n) { return n ? QString::number(*n) : QStringLiteral("?"); };
    return (over() ? QStringLiteral("! ") : QString()) + (exit ? QStringLiteral("EXIT ") : QString()) + count(assigned) + u'/'
        + count(capacity);
}

std::optional<EgressWayLook> egressWay(const EgressRoom& room, const EgressResults& results, const QString& storey, bool us)
{
    if (!room.measured || !hasWay(room.travel))
        return std::nullopt;
    EgressWayLook look;
    look.room = room.id;
    look.line = lineOn(room.travel.way, storey);
    if (look.line.elementCount() < 2)
        return std::nullopt;
    look.provisional = room.travel.state != EgressLength::State::Measured;
    look.begins = room.travel.way.front().storey == storey;
    look.from = scenePoint(room.travel.from);
    look.to = look.line.currentPosition();
    look.length = egressLengthText(room.travel, results.settings.ruler, us);
    return look;
}

std::optional<EgressCommonLook> egressCommonPath(const EgressRoom& room, const EgressResults& results, const QString& storey, bool us)
{
    if (!room.measured || !hasWay(room.common) || room.common.end == EgressCommonPath::End::Choice)
        return std::nullopt;
    EgressCommonLook look;
    look.line = lineOn(room.common.way, storey);
    if (look.line.elementCount() < 2)
        return std::nullopt;
    look.length = egressLengthText(room.common, results.settings.ruler, us);
    if (room.common.way.back().storey == storey) {
        const int n = look.line.elementCount();
        const QPointF end = look.line.elementAt(n - 1), before = look.line.elementAt(n - 2);
        const double length = QLineF(before, end).length();
        const QPointF across = length < 1 ? QPointF(0, 1) : QPointF(before.y() - end.y(), end.x() - before.x()) / length;
        look.bar = QLineF(end - across * barHalf, end + across * barHalf);
    }
    return look;
}

EgressDrawing egressDrawing(const Project& project, const Topology& topology, const EgressResults& results, const QString& storey)
{
    EgressDrawing out;
    const bool us = project.settings.units == Units::Us;
    for (const auto& of : results.storeys) {
        if (of->storey.id != storey)
            continue;
        for (const EgressRoom& room : of->rooms)
            addRoom(out, *of, room, project, topology, results, storey, us);
        for (const EgressDoor& door : of->doors)
            if (auto sign = doorSign(project, door))
                out.doors.push_back(std::move(*sign));
    }
    std::stable_sort(out.doors.begin(), out.doors.end(), [](const EgressDoorSign& a, const EgressDoorSign& b) {
        const auto rank = [](const EgressDoorSign& d) { return std::tuple(!d.over(), !d.exit, -d.assigned.value_or(0)); };
        return rank(a) < rank(b);
    });
    return out;
}

} // namespace sp::ui
