// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edit/leaf_sweep.h"

#include "core/edit/opening_places.h"

#include <cmath>

namespace sp {

namespace {

constexpr double slack = 0.01; // metres: what is drawn this near does not count as touching
constexpr int arcSteps = 8;

double metres(Length v)
{
    return static_cast<double>(v.n) / 1e9;
}

struct Local {
    double x, y;
};

// The part of a segment with x or y at or beyond `slack`; false when nothing is left.
bool clip(Local& a, Local& b, double Local::*axis)
{
    const double da = a.*axis - slack, db = b.*axis - slack;
    if (da <= 0 && db <= 0)
        return false;
    if (da >= 0 && db >= 0)
        return true;
    const double t = da / (da - db);
    const Local cut{a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)};
    (da < 0 ? a : b) = cut;
    return true;
}

double distanceFromHinge(Local a, Local b)
{
    const double dx = b.x - a.x, dy = b.y - a.y;
    const double d2 = dx * dx + dy * dy;
    const double t = d2 > 0 ? std::clamp(-(a.x * dx + a.y * dy) / d2, 0.0, 1.0) : 0.0;
    return std::hypot(a.x + t * dx, a.y + t * dy);
}

LeafSweep sweepFrom(PlanPoint hinge, PlanPoint strike, double width, bool left, bool hingeAtFrom)
{
    LeafSweep s;
    s.hingeX = metres(hinge.x);
    s.hingeY = metres(hinge.y);
    const double dx = metres({strike.x.n - hinge.x.n}), dy = metres({strike.y.n - hinge.y.n});
    const double d = std::hypot(dx, dy);
    s.alongX = dx / d;
    s.alongY = dy / d;
    // Left of the wall is left of the way from hinge to strike when the hinge is at the wall's beginning.
    const double turn = left == hingeAtFrom ? 1 : -1;
    s.awayX = -s.alongY * turn;
    s.awayY = s.alongX * turn;
    s.width = width;
    const auto at = [&](double x, double y) {
        return PlanPoint{{std::llround((s.hingeX + s.alongX * x + s.awayX * y) * 1e9)},
                         {std::llround((s.hingeY + s.alongY * x + s.awayY * y) * 1e9)}};
    };
    s.outline.push_back(at(0, 0));
    for (int i = 0; i <= arcSteps; ++i) {
        const double angle = 3.14159265358979323846 / 2 * i / arcSteps;
        s.outline.push_back(at(width * std::cos(angle), width * std::sin(angle)));
    }
    return s;
}

} // namespace

bool LeafSweep::meets(const Ring& ring) const
{
    const auto local = [this](PlanPoint p) {
        const double x = metres(p.x) - hingeX, y = metres(p.y) - hingeY;
        return Local{x * alongX + y * alongY, x * awayX + y * awayY};
    };
    for (size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
        Local a = local(ring[j]), b = local(ring[i]);
        if (clip(a, b, &Local::x) && clip(a, b, &Local::y) && distanceFromHinge(a, b) < width - slack)
            return true;
    }
    // No edge comes near: the ring lies outside, or the whole sweep in it.
    const double middle = width / 2;
    return contains(
        ring, {{std::llround((hingeX + (alongX + awayX) * middle) * 1e9)}, {std::llround((hingeY + (alongY + awayY) * middle) * 1e9)}});
}

std::vector<LeafSweep> sweepsOf(const Project& project, const Opening& opening)
{
    static const FieldId leafWidth = field("door.leaf_width_in");
    static const FieldId leafCount = field("door.leaves");
    std::vector<LeafSweep> out;
    const QString operation = operationOf(project, opening);
    if (!operation.isEmpty() && operation != u"swing" && operation != u"double_egress" && operation != u"double_acting")
        return out;
    const auto frame = frameOf(project, opening);
    if (!frame || !opening.place.hinge || !opening.place.swings || frame->from == frame->to)
        return out;
    const double hole = metres(distance(frame->from, frame->to));
    const Value* count = enteredDoor(project, opening, leafCount);
    const bool pair = operation == u"double_egress" || (count && std::get<qint64>(*count) == 2);
    double active = pair ? hole / 2 : hole;
    if (const Value* v = enteredDoor(project, opening, leafWidth))
        if (const auto* q = std::get_if<Quantity>(v))
            active = std::min(hole, static_cast<double>(q->n) / 1e9);
    const bool fromEnd = *opening.place.hinge == HingeEnd::From;
    const bool left = *opening.place.swings == SwingSide::Left;
    const Length half{frame->thickness.n / 2};
    // The leaf hangs in the face of the wall on the side to which it swings.
    const auto add = [&](bool atFrom, bool toLeft, double width) {
        const Length beside = toLeft ? half : -half;
        const Length end = distance(frame->from, frame->to);
        const PlanPoint from = pointBeside(frame->from, frame->to, {}, beside);
        const PlanPoint to = pointBeside(frame->from, frame->to, end, beside);
        if (width > slack)
            out.push_back(sweepFrom(atFrom ? from : to, atFrom ? to : from, width, toLeft, atFrom));
    };
    add(fromEnd, left, active);
    if (operation == u"double_acting")
        add(fromEnd, !left, active);
    if (pair) {
        add(!fromEnd, operation == u"double_egress" ? !left : left, hole - active);
        if (operation == u"double_acting")
            add(!fromEnd, !left, hole - active);
    }
    return out;
}

Ring wallOutline(const Wall& wall)
{
    const Length half{thicknessOf(wall).n / 2};
    const Length length = distance(wall.from, wall.to);
    return {pointBeside(wall.from, wall.to, {}, -half), pointBeside(wall.from, wall.to, length, -half),
            pointBeside(wall.from, wall.to, length, half), pointBeside(wall.from, wall.to, {}, half)};
}

bool isPartOfHost(const Wall& host, const Wall& wall)
{
    if (&host == &wall || host.id == wall.id)
        return true;
    const double dx = metres({host.to.x.n - host.from.x.n}), dy = metres({host.to.y.n - host.from.y.n});
    const double ex = metres({wall.to.x.n - wall.from.x.n}), ey = metres({wall.to.y.n - wall.from.y.n});
    const double d = std::hypot(dx, dy), e = std::hypot(ex, ey);
    if (d == 0 || e == 0 || std::abs(dx * ey - dy * ex) > 0.001 * d * e)
        return false;
    const double ox = metres({wall.from.x.n - host.from.x.n}), oy = metres({wall.from.y.n - host.from.y.n});
    const double apart = std::abs(dx * oy - dy * ox) / d;
    return apart < metres(thicknessOf(host)) / 2 + metres(thicknessOf(wall)) / 2 + slack;
}

} // namespace sp
