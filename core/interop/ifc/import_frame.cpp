// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interop/ifc/import_frame.h"

#include "core/interop/ifc/import_build.h"

#include <algorithm>
#include <cmath>

namespace sp {

namespace {

constexpr qint64 farAway = 10'000'000LL * 1'000'000; // nm: 10 km
constexpr qint64 kilometre = 1'000'000LL * 1'000'000; // nm
constexpr qint64 turned = 10'000; // 0.01 degrees
constexpr qint64 degree = 1'000'000;

bool isFar(IfcPoint p)
{
    return std::abs(p.x.n) > farAway || std::abs(p.y.n) > farAway;
}

/// Every point of the model in plan that is drawn.
template <class Model, class F>
void forEachPoint(Model& m, F&& f)
{
    const auto polygon = [&](auto& points) {
        for (auto& p : points)
            f(p);
    };
    const auto body = [&](auto& b) {
        if (b)
            polygon(b->outline);
    };
    for (auto& s : m.spaces) {
        polygon(s.outline);
        for (auto& ring : s.holes)
            polygon(ring);
        for (auto& ring : s.furtherOutlines)
            polygon(ring);
    }
    for (auto* walls : {&m.walls, &m.curtainWalls}) {
        for (auto& w : *walls) {
            polygon(w.axis);
            polygon(w.outline);
        }
    }
    for (auto& d : m.doors) {
        body(d.body);
        body(d.hole);
        for (auto& leaf : d.leaves) {
            f(leaf.hinge);
            f(leaf.strike);
            if (leaf.open)
                f(*leaf.open);
        }
    }
    for (auto& h : m.holes)
        polygon(h.body.outline);
    for (auto& s : m.stairs)
        body(s.body);
}

/// Directions of walls, modulo a right angle, weighted by length: the turn at which most of the building stands straight.
bool mostWallsLieAlong(const IfcModel& m, double turn)
{
    double along = 0, all = 0;
    for (const IfcWall& w : m.walls) {
        if (w.axis.size() != 2)
            continue;
        const double dx = static_cast<double>(w.axis[1].x.n - w.axis[0].x.n), dy = static_cast<double>(w.axis[1].y.n - w.axis[0].y.n);
        const double off = std::fabs(std::sin(2 * (std::atan2(dy, dx) - turn)));
        all += std::hypot(dx, dy);
        if (off < 0.02)
            along += std::hypot(dx, dy);
    }
    return all > 0 && along > all / 2;
}

} // namespace

std::optional<PlanFrame> planFrame(const IfcModel& model)
{
    PlanFrame out;
    const IfcPlace* place = nullptr;
    for (const std::vector<IfcSpatial>* list : {&model.sites, &model.buildings}) {
        if (!place && !list->empty() && list->front().place)
            place = &*list->front().place;
    }
    const Angle x = place ? place->xDirection.value_or(Angle{}) : Angle{};
    if (std::abs(x.n % (90 * degree)) > turned && std::abs(std::abs(x.n % (90 * degree)) - 90 * degree) > turned) {
        const double r = radiansOf(x);
        if (mostWallsLieAlong(model, r) && !mostWallsLieAlong(model, 0))
            out.turn = x;
    }
    IfcPoint least{{INT64_MAX}, {INT64_MAX}};
    bool far = false, any = false;
    forEachPoint(model, [&](const IfcPoint& p) {
        far = far || isFar(p);
        any = true;
        least = {std::min(least.x, p.x), std::min(least.y, p.y)};
    });
    if (any && far) {
        // The placement of the site or building stays when the model changes; a corner of the building would not.
        const auto near = [&](const IfcPlace& p) { return !isFar({least.x - p.x, least.y - p.y}); };
        for (const std::vector<IfcSpatial>* list : {&model.sites, &model.buildings}) {
            for (const IfcSpatial& s : *list) {
                if (out.origin == IfcPoint{} && s.place && near(*s.place))
                    out.origin = {s.place->x, s.place->y};
            }
        }
        const auto down = [](Length l) { return Length{(l.n >= 0 ? l.n / kilometre : -((-l.n + kilometre - 1) / kilometre)) * kilometre}; };
        if (out.origin == IfcPoint{})
            out.origin = {down(least.x), down(least.y)};
    }
    return out.origin == IfcPoint{} && out.turn == Angle{} ? std::nullopt : std::optional(out);
}

IfcModel inFrame(IfcModel model, const PlanFrame& frame)
{
    const double r = radiansOf(frame.turn);
    const double c = std::cos(r), s = std::sin(r);
    const auto moved = [&](IfcPoint p) {
        const qint64 x = p.x.n - frame.origin.x.n, y = p.y.n - frame.origin.y.n;
        if (frame.turn == Angle{})
            return IfcPoint{{x}, {y}};
        const double dx = static_cast<double>(x), dy = static_cast<double>(y);
        return IfcPoint{{std::llround(dx * c + dy * s)}, {std::llround(-dx * s + dy * c)}};
    };
    const auto turnBack = [&](std::optional<Angle>& a) {
        if (a)
            a->n -= frame.turn.n;
    };
    forEachPoint(model, [&](IfcPoint& p) { p = moved(p); });
    const auto place = [&](std::optional<IfcPlace>& p) {
        if (!p)
            return;
        const IfcPoint at = moved({p->x, p->y});
        p->x = at.x;
        p->y = at.y;
        turnBack(p->xDirection);
        turnBack(p->yDirection);
    };
    const auto places = [&](auto& list) {
        for (auto& e : list)
            place(e.place);
    };
    places(model.sites);
    places(model.buildings);
    places(model.spaces);
    places(model.walls);
    places(model.curtainWalls);
    places(model.doors);
    places(model.holes);
    places(model.stairs);
    places(model.valves);
    turnBack(model.trueNorth);
    return model;
}

} // namespace sp
