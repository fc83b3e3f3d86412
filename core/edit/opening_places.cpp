// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edit/opening_places.h"

#include "core/edit/elements.h"
#include "core/edit/follow_rooms.h"

#include <cmath>

namespace sp {

namespace {

constexpr Length touching = mm(1); // frames that meet are drawn to the millimetre

struct Span {
    Length from, to;
};

// What the opening takes of its wall.
std::optional<Span> spanOf(const Project& project, const Opening& opening)
{
    const auto frame = frameOf(project, opening);
    if (!frame || !opening.place.offset)
        return std::nullopt;
    const Length half{distance(frame->from, frame->to).n / 2};
    return Span{*opening.place.offset - half, *opening.place.offset + half};
}

QString sizeText(const Project& project, Length v)
{
    return peopleText({Dim::Length, v.n}, *unitByName(u"in"), project.settings.units);
}

double along(const Wall& wall, const Wall& of)
{
    const double ux = static_cast<double>(wall.to.x.n - wall.from.x.n), uy = static_cast<double>(wall.to.y.n - wall.from.y.n);
    const double vx = static_cast<double>(of.to.x.n - of.from.x.n), vy = static_cast<double>(of.to.y.n - of.from.y.n);
    return ux * vx + uy * vy;
}

} // namespace

QString openingName(const Opening& opening)
{
    return opening.mark.value_or(opening.id.text());
}

QString operationOf(const Project& project, const Opening& opening)
{
    static const FieldId operation = field("door.operation");
    const Value* v = enteredDoor(project, opening, operation);
    return v ? wordAt(fieldOf(operation).words, std::get<Word>(*v).index) : QString();
}

bool hangsAtJamb(const QString& operation)
{
    return hasLeafSide(operation) && operation != u"coiling";
}

bool hasLeafSide(const QString& operation)
{
    return operation != u"cased_opening" && operation != u"revolving";
}

std::optional<Error> fitProblem(const Project& project, const Opening& opening)
{
    std::vector<const Opening*> inWall;
    if (opening.place.wall)
        for (const auto& o : project.openings)
            if (o->place.wall == opening.place.wall)
                inWall.push_back(o.get());
    return fitProblem(project, opening, inWall);
}

std::optional<Error> fitProblem(const Project& project, const Opening& opening, const std::vector<const Opening*>& inWall)
{
    const Wall* wall = project.walls.find(opening.place.wall);
    const auto span = wall ? spanOf(project, opening) : std::nullopt;
    if (!span)
        return std::nullopt;
    const Length length = distance(wall->from, wall->to);
    const Length over = std::max(-span->from, span->to - length);
    if (over > touching)
        return Error{ErrorCode::Value,
                     QStringLiteral("the opening of %1 reaches %2 over the end of its wall, which is %3 long")
                         .arg(sizeText(project, span->to - span->from), sizeText(project, over), sizeText(project, length)),
                     opening.id.text()};
    const auto storey = storeyOf(project, opening);
    for (const Opening* o : inWall) {
        if (o->id == opening.id || storeyOf(project, *o) != storey)
            continue;
        const auto taken = spanOf(project, *o);
        if (!taken)
            continue;
        const Length common = std::min(span->to, taken->to) - std::max(span->from, taken->from);
        if (common > touching)
            return Error{ErrorCode::Value,
                         QStringLiteral("the opening overlaps %1 in the same wall by %2").arg(openingName(*o), sizeText(project, common)),
                         opening.id.text()};
    }
    return std::nullopt;
}

void settle(const Project& project, Opening& opening, const Wall& wall, Length offset)
{
    const Wall* before = project.walls.find(opening.place.wall);
    if (opening.place.wall != wall.id) {
        // What is said to lie beyond was said of the other wall.
        opening.place.beyondA.reset();
        opening.place.beyondB.reset();
        opening.place.storey.reset();
        if (before && along(*before, wall) < 0)
            turnAbout(project, opening);
    }
    opening.place.wall = wall.id;
    opening.place.offset = offset;
    opening.place.at.reset();
    opening.place.direction.reset();
}

void turnAbout(const Project& project, Opening& opening)
{
    Place& place = opening.place;
    if (place.hinge)
        place.hinge = place.hinge == HingeEnd::From ? HingeEnd::To : HingeEnd::From;
    if (place.swings)
        place.swings = place.swings == SwingSide::Left ? SwingSide::Right : SwingSide::Left;
    if (place.outside)
        place.outside = other(*place.outside);
    std::swap(place.beyondA, place.beyondB);
    swapEgressSide(project, opening);
}

void bringDevices(PlanDraft& draft, const Opening& before, const Opening& after)
{
    const auto was = frameOf(draft.start(), before);
    const auto is = frameOf(draft.now(), after);
    if (!was || !is)
        return;
    const bool turned = before.place.wall != after.place.wall && before.place.wall && after.place.wall
        && along(*draft.start().walls.find(before.place.wall), *draft.now().walls.find(after.place.wall)) < 0;
    std::vector<Device> moved;
    for (const auto& row : draft.now().devices) {
        if (row->opening != after.id)
            continue;
        Device device = *row;
        if (device.side && turned)
            device.side = other(*device.side);
        if (device.at) {
            // The same distances from the middle and from the face of the wall.
            const PlanPoint ahead = was->to;
            const Length half = distance(was->from, was->middle);
            const double dx = static_cast<double>(ahead.x.n - was->middle.x.n), dy = static_cast<double>(ahead.y.n - was->middle.y.n);
            const double px = static_cast<double>(device.at->x.n - was->middle.x.n);
            const double py = static_cast<double>(device.at->y.n - was->middle.y.n);
            const double d = std::max(1.0, static_cast<double>(half.n));
            Length along{std::llround((px * dx + py * dy) / d)};
            Length left{std::llround((dx * py - dy * px) / d)};
            if (turned) {
                along = -along;
                left = -left;
            }
            const Length thicker{(is->thickness.n - was->thickness.n) / 2};
            if (left.n != 0)
                left = left + (left.n > 0 ? thicker : -thicker);
            device.at = pointBeside(is->from, is->to, distance(is->from, is->middle) + along, left);
        }
        if (!(device == *row))
            moved.push_back(std::move(device));
    }
    for (Device& device : moved)
        draft.put(std::move(device));
}

OpeningSides sidesAt(const Project& project, const Topology& topology, const Opening& opening)
{
    static const FieldId exterior = field("door.exterior");
    static const FieldId wallType = field("wall.type");
    static const int exteriorWall = *wordIndex(fieldOf(wallType).words, u"exterior");
    OpeningSides sides;
    const auto frame = frameOf(project, opening);
    if (!frame)
        return sides;
    const Wall* wall = project.walls.find(opening.place.wall);
    const Value* v = enteredDoor(project, opening, exterior);
    const bool outer = (v && std::get<bool>(*v)) || (wall && wall->facts.word(wallType) == exteriorWall);
    const Length beside{frame->thickness.n / 2 + mm(50).n};
    for (const Side side : {Side::A, Side::B}) {
        Beyond& beyond = side == Side::A ? sides.a : sides.b;
        const PlanPoint p = pointBeside(frame->from, frame->to, distance(frame->from, frame->middle), side == Side::A ? beside : -beside);
        if (const auto room = roomAt(project, topology, frame->storey, p))
            beyond = {Beyond::Kind::Room, room};
        else if (outer)
            beyond = {Beyond::Kind::Outside, std::nullopt};
    }
    if (sides.a.kind == Beyond::Kind::Outside && sides.b.kind == Beyond::Kind::Outside)
        return {};
    return sides;
}

void swapEgressSide(const Project& project, Opening& opening)
{
    static const FieldId egress = field("door.egress_side");
    static const int a = *wordIndex(fieldOf(egress).words, u"a");
    static const int b = *wordIndex(fieldOf(egress).words, u"b");
    const Value* v = enteredDoor(project, opening, egress);
    const int word = v ? std::get<Word>(*v).index : -1;
    if (word == a || word == b)
        opening.facts.set(egress, Word{static_cast<quint16>(word == a ? b : a)});
}

} // namespace sp
