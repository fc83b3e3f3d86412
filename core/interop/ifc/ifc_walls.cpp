// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interop/ifc/ifc_walls.h"

#include <algorithm>
#include <cmath>

namespace sp {
namespace {

constexpr double contradiction = 1; // mm between layers and body
constexpr double straightness = 0.5; // mm that a point of a straight axis may be off
constexpr double roundness = 20; // mm that the two arcs of a curved wall may differ from circles around one centre
constexpr double straightShare = 0.75; // of the box around it that a straight wall fills, mitred ends and all

struct Layers {
    double thickness = 0; // mm
    std::optional<double> centreOffset; // mm to the left of the axis; only a layer set usage tells
};

std::optional<Layers> layersOf(IfcSource& source, quint32 material)
{
    if (material == IfcRelations::none)
        return std::nullopt;
    std::optional<quint32> set = material;
    const bool usage = source.type(material).starts_with("IFCMATERIALLAYERSETUSAGE");
    const StepArgs u = usage ? source.args(material) : StepArgs();
    if (usage)
        set = source.ref(u[0]);
    if (!set || !source.is(*set, "IFCMATERIALLAYERSET"))
        return std::nullopt;
    Layers out;
    for (const StepArg& item : source.args(*set)[0].list()) {
        const std::optional<quint32> layer = source.ref(item);
        if (layer)
            out.thickness += source.args(*layer)[1].number().value_or(0) * source.units.lengthInMm;
    }
    if (!(out.thickness > 0))
        return std::nullopt;
    if (usage && u[1].enumeration() == "AXIS2") {
        const double from = u[3].number().value_or(0) * source.units.lengthInMm;
        out.centreOffset = from + (u[2].enumeration() == "NEGATIVE" ? -out.thickness : out.thickness) / 2;
    }
    return out;
}

/// Layers of the wall's own material, else of its type's: a wall may have a plain material of its own.
std::optional<Layers> readLayers(IfcSource& source, const IfcRelations& relations, quint32 wall)
{
    std::optional<Layers> own = layersOf(source, relations.material(wall));
    const quint32 type = relations.type(wall);
    return own || type == IfcRelations::none ? own : layersOf(source, relations.material(type));
}

/// Extent of points across an axis: to the left of the piece of it that is nearest.
struct Across {
    double low = 0, high = 0;
};
Across across(const std::vector<IfcVec>& points, const std::vector<IfcVec>& axis)
{
    Across out{1e300, -1e300};
    for (const IfcVec p : points) {
        double nearest = 1e300, left = 0;
        for (size_t i = 0; i + 1 < axis.size(); ++i) {
            const IfcVec a = axis[i], d = axis[i + 1] - a;
            const double n = std::hypot(d.x, d.y);
            if (!(n > 0))
                continue;
            const double along = ((p.x - a.x) * d.x + (p.y - a.y) * d.y) / n, off = (d.x * (p.y - a.y) - d.y * (p.x - a.x)) / n;
            const double distance = std::hypot(off, std::max({0.0, -along, along - n}));
            if (distance < nearest) {
                nearest = distance;
                left = off;
            }
        }
        out.low = std::min(out.low, left);
        out.high = std::max(out.high, left);
    }
    return out;
}

std::vector<IfcVec> pointsOf(const IfcFootprint& body)
{
    std::vector<IfcVec> out;
    for (const IfcRing& ring : body.outlines)
        out.insert(out.end(), ring.begin(), ring.end());
    return out;
}

/// Without repeated points and points on the way: a straight wall keeps two.
std::vector<IfcVec> simplified(const std::vector<IfcVec>& line)
{
    std::vector<IfcVec> out;
    for (const IfcVec p : line) {
        if (!out.empty() && std::hypot(p.x - out.back().x, p.y - out.back().y) < straightness)
            continue;
        while (out.size() >= 2) {
            const IfcVec a = out[out.size() - 2], b = out.back(), d = p - a, e = b - a;
            const double n = std::hypot(d.x, d.y), along = (d.x * e.x + d.y * e.y) / std::max(n, 1e-9);
            if (along < 0 || along > n || std::fabs(d.x * e.y - d.y * e.x) > straightness * n)
                break;
            out.pop_back();
        }
        out.push_back(p);
    }
    return out;
}

struct Circle {
    IfcVec centre;
    double radius;
};
std::optional<Circle> circleThrough(IfcVec a, IfcVec b, IfcVec c)
{
    const IfcVec u = b - a, v = c - a;
    const double d = 2 * (u.x * v.y - u.y * v.x), uu = u.x * u.x + u.y * u.y, vv = v.x * v.x + v.y * v.y;
    if (std::fabs(d) < 1e-6 * (uu + vv))
        return std::nullopt;
    const IfcVec o{(v.y * uu - u.y * vv) / d, (u.x * vv - v.x * uu) / d, 0};
    return Circle{a + o, std::hypot(o.x, o.y)};
}

/// The middle of an outline that lies between two arcs around one centre: a curved wall.
struct Bow {
    std::vector<IfcVec> axis;
    double thickness;
};
std::optional<Bow> bowOf(const IfcRing& ring)
{
    constexpr double sharp = 0.6; // of the sine of the turn at a corner of the wall; chords of an arc turn less
    const size_t n = ring.size();
    std::vector<size_t> ends;
    for (size_t i = 0; i < n; ++i) {
        const IfcVec d = ring[i] - ring[(i + n - 1) % n], e = ring[(i + 1) % n] - ring[i];
        const double cosine = (d.x * e.x + d.y * e.y) / (std::hypot(d.x, d.y) * std::hypot(e.x, e.y));
        if (cosine < std::sqrt(1 - sharp * sharp))
            ends.push_back(i);
    }
    if (ends.size() != 4)
        return std::nullopt;
    std::vector<IfcVec> sides[4];
    for (size_t s = 0; s < 4; ++s) {
        for (size_t i = ends[s];; i = (i + 1) % n) {
            sides[s].push_back(ring[i]);
            if (i == ends[(s + 1) % 4])
                break;
        }
    }
    const size_t first = sides[0].size() > 2 ? 0 : 1;
    const std::vector<IfcVec>&one = sides[first], &other = sides[first + 2];
    if (one.size() < 4 || other.size() < 4 || sides[1 - first].size() != 2 || sides[3 - first].size() != 2)
        return std::nullopt;
    const std::optional<Circle> c = circleThrough(one.front(), one[one.size() / 2], one.back());
    const std::optional<Circle> o = circleThrough(other.front(), other[other.size() / 2], other.back());
    if (!c || !o || std::hypot(c->centre.x - o->centre.x, c->centre.y - o->centre.y) > roundness)
        return std::nullopt;
    const auto lies = [](const std::vector<IfcVec>& side, const Circle& circle) {
        return std::all_of(side.begin(), side.end(), [&](IfcVec p) {
            return std::fabs(std::hypot(p.x - circle.centre.x, p.y - circle.centre.y) - circle.radius) < roundness;
        });
    };
    const double radius = (c->radius + o->radius) / 2;
    if (!lies(one, *c) || !lies(other, *o))
        return std::nullopt;
    Bow out{{}, std::fabs(c->radius - o->radius)};
    for (const IfcVec p : one) {
        const IfcVec d = p - c->centre;
        out.axis.push_back(c->centre + d * (radius / std::hypot(d.x, d.y)));
    }
    return out;
}

void compareLayers(IfcSource& source, quint32 index, const std::optional<Layers>& layers, double low, double high)
{
    if (layers && std::fabs(layers->thickness - (high - low)) > contradiction)
        source.note(index, ImportCause::WallLayers,
                    QStringLiteral("The layers of the wall are %1 mm thick, its body %2 mm; the layers hold.")
                        .arg(layers->thickness, 0, 'f', 1)
                        .arg(high - low, 0, 'f', 1));
    else if (layers && layers->centreOffset && std::fabs(*layers->centreOffset - (low + high) / 2) > contradiction)
        source.note(index, ImportCause::WallLayers,
                    QStringLiteral("The layers put the middle of the wall %1 mm left of its axis, its body %2 mm; the layers hold.")
                        .arg(*layers->centreOffset, 0, 'f', 1)
                        .arg((low + high) / 2, 0, 'f', 1));
}

} // namespace

void readIfcWallShape(IfcSource& source, const IfcRelations& relations, IfcShapes& shapes, quint32 index, IfcWall& wall)
{
    const std::optional<Layers> layers = readLayers(source, relations, index);
    if (layers)
        wall.thickness = ifcLength(layers->thickness);
    const std::optional<IfcFrame> frame = shapes.placements().ofProduct(index);
    if (!frame)
        return source.note(index, ImportCause::WallNoPlace, QStringLiteral("The wall has no placement, so it has no place in plan."));

    const std::optional<std::vector<IfcVec>> drawn = shapes.axis(index, *frame);
    const std::vector<IfcVec> axis = drawn ? simplified(*drawn) : std::vector<IfcVec>();
    const std::optional<IfcFootprint> body = shapes.footprint(index, *frame);
    if (body) {
        wall.outline = ifcPolygon(body->outlines.front());
        if (body->hasHeight) {
            wall.bottom = ifcLength(body->zMin);
            wall.top = ifcLength(body->zMax);
        }
    }
    if (axis.size() >= 2) {
        wall.axisFrom = IfcWall::AxisFrom::Axis;
        wall.axis = ifcPolygon(axis);
        if (layers && layers->centreOffset)
            wall.centreOffset = ifcLength(*layers->centreOffset);
        if (!body || body->quality != IfcFootprint::Quality::Exact)
            return;
        const Across a = across(pointsOf(*body), axis);
        if (axis.size() == 2)
            compareLayers(source, index, layers, a.low, a.high);
        if (!wall.centreOffset)
            wall.centreOffset = ifcLength((a.low + a.high) / 2);
        if (!wall.thickness)
            wall.thickness = ifcLength(a.high - a.low);
        return;
    }
    std::optional<IfcBox> box = body ? ifcBox(body->outlines.front()) : std::nullopt;
    if (!box)
        return source.note(index, ImportCause::WallNoPlace,
                           QStringLiteral("The wall has neither an axis nor a body that can be read, so it has no place in plan."));
    const double along = std::hypot(box->to.x - box->from.x, box->to.y - box->from.y);
    if (const std::optional<Bow> bow = bowOf(body->outlines.front())) {
        wall.axisFrom = IfcWall::AxisFrom::Body;
        wall.axis = ifcPolygon(bow->axis);
        wall.centreOffset = Length{0};
        if (!wall.thickness)
            wall.thickness = ifcLength(bow->thickness);
        return;
    }
    if (ifcArea(body->outlines.front()) < straightShare * along * box->width)
        return source.note(index, ImportCause::WallNoAxis,
                           QStringLiteral("The wall has no axis and its body is no straight wall; only its outline is known."));
    // Parts in one line are one wall, parted by a hole of its full height.
    const std::optional<IfcBox> whole = body->outlines.size() > 1 ? ifcBox(pointsOf(*body)) : std::nullopt;
    const bool inLine = whole && whole->width < box->width + 10 * contradiction;
    if (inLine)
        box = whole;
    wall.axisFrom = IfcWall::AxisFrom::Body;
    wall.axis = ifcPolygon({box->from, box->to});
    wall.centreOffset = Length{0};
    if (!wall.thickness)
        wall.thickness = ifcLength(box->width);
    if (body->quality != IfcFootprint::Quality::Exact)
        source.note(index, ImportCause::ShapeBox, QStringLiteral("The wall's place in plan is that of a box around its body."));
    else if (body->outlines.size() > 1 && !inLine)
        source.note(index, ImportCause::ShapeParts,
                    QStringLiteral("The wall's body has %1 parts; its place in plan is that of the largest.").arg(body->outlines.size()));
}

} // namespace sp
