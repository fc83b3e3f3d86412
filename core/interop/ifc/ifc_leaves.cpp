// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interop/ifc/ifc_leaves.h"

#include "core/interop/ifc/ifc_door_drawing.h"

#include <algorithm>
#include <cmath>

namespace sp {
namespace {

/// PanelOperation of the IfcDoorPanelProperties of the door, else of its type, which has them in HasPropertySets.
std::vector<QString> panelOperations(IfcSource& source, const IfcRelations& relations, quint32 door)
{
    std::vector<QString> out;
    const auto take = [&](quint32 definition) {
        if (!source.is(definition, "IFCDOORPANELPROPERTIES"))
            return;
        if (const std::optional<QString> operation = source.enumeration(source.args(definition)[5]))
            out.push_back(*operation);
    };
    const std::vector<quint32> own = relations.definitions(door);
    std::for_each(own.begin(), own.end(), take);
    const quint32 type = relations.type(door);
    if (!out.empty() || type == IfcRelations::none)
        return out;
    std::vector<quint32> ofType;
    for (const StepArg& item : source.args(type)[source.at(IfcAttr::TypeSets)].list()) {
        if (const std::optional<quint32> d = source.ref(item))
            ofType.push_back(*d);
    }
    for (const quint32 d : relations.definitions(type)) {
        if (std::find(ofType.begin(), ofType.end(), d) == ofType.end())
            ofType.push_back(d);
    }
    std::for_each(ofType.begin(), ofType.end(), take);
    return out;
}

/// Whether the file says that the leaves turn about hinges; nothing when it says neither.
std::optional<bool> saysSwing(const IfcDoor& door)
{
    const auto has = [](const QString& text, std::initializer_list<QStringView> parts) {
        return std::any_of(parts.begin(), parts.end(), [&](QStringView p) { return text.contains(p); });
    };
    std::vector<QString> said = door.panels;
    if (door.operation)
        said.push_back(*door.operation);
    for (const QString& text : said) {
        if (has(text, {u"SLIDING", u"FOLDING", u"REVOLVING", u"ROLLING", u"LIFTING"}))
            return false;
    }
    for (const QString& text : said) {
        if (has(text, {u"SWING", u"DOUBLE_ACTING"}))
            return true;
    }
    return std::nullopt;
}

struct Range {
    double low = 1e300, high = -1e300;
    void add(double v) { low = std::min(low, v), high = std::max(high, v); }
    bool isEmpty() const { return low > high; }
    double middle() const { return (low + high) / 2; }
    double length() const { return high - low; }
};

/// Places where the door's width may lie. The hole tells, unless it is wider than one door; without a hole the origin is at a jamb, or in
/// the middle as in curtain walls.
std::vector<IfcDoorSpan> spans(const IfcDoorDrawing& drawing, const IfcDoor& door, std::optional<double> width, bool placed)
{
    std::vector<IfcDoorSpan> out;
    std::optional<std::pair<double, double>> across;
    const auto add = [&](const Range& x) {
        const double half = width.value_or(x.length()) / 2;
        out.push_back({x.middle() - half, x.middle() + half, across});
    };
    const auto outline = [&](const IfcPolygon& polygon, bool isHole) {
        Range x, y;
        for (const IfcPoint p : polygon) {
            const IfcVec q = drawing.toDoor({toMm(p.x), toMm(p.y), 0});
            x.add(q.x), y.add(q.y);
        }
        if (x.isEmpty())
            return;
        if (isHole)
            across = {y.low, y.high};
        if (!width || x.length() < 1.3 * *width + 100)
            add(x);
    };
    if (door.hole)
        outline(door.hole->outline, true);
    if (!out.empty())
        return out;
    if (!drawing.solids.empty()) {
        Range x;
        for (const IfcSolid& s : drawing.solids)
            x.add(s.low.x), x.add(s.high.x);
        add(x);
    } else if (door.body) {
        outline(door.body->outline, false);
    }
    if (width && placed) {
        out.push_back({0, *width, across});
        out.push_back({-*width / 2, *width / 2, across});
    }
    return out;
}

/// True when the body runs along the y axis of the placement and not along x: then the placement does not tell the direction.
bool liesAcross(const IfcDoorDrawing& drawing, double width)
{
    Range x, y;
    for (const IfcSolid& s : drawing.solids) {
        x.add(s.low.x), x.add(s.high.x);
        y.add(s.low.y), y.add(s.high.y);
    }
    const auto fits = [&](const Range& r) { return r.length() > 0.9 * width && r.length() < 1.35 * width + 100; };
    return !fits(x) && x.length() < 0.7 * width && fits(y);
}

std::optional<IfcPoint> point(const IfcDoorDrawing& drawing, IfcVec p)
{
    const IfcVec w = drawing.toWorld(p);
    const std::optional<Length> x = ifcLength(w.x), y = ifcLength(w.y);
    return x && y ? std::optional(IfcPoint{*x, *y}) : std::nullopt;
}

void take(const IfcDoorDrawing& drawing, const std::vector<IfcDrawnLeaf>& leaves, IfcDoor::LeavesFrom from, IfcDoor& into)
{
    for (const IfcDrawnLeaf& leaf : leaves) {
        const std::optional<IfcPoint> hinge = point(drawing, leaf.hinge), strike = point(drawing, leaf.strike);
        if (hinge && strike)
            into.leaves.push_back({*hinge, *strike, point(drawing, leaf.open)});
    }
    into.leavesFrom = into.leaves.empty() ? IfcDoor::LeavesFrom::None : from;
}

std::vector<IfcDrawnLeaf> symbolLeaves(const IfcDoorDrawing& drawing, const std::vector<IfcDoorSpan>& where)
{
    for (const IfcDoorSpan& span : where) {
        if (std::vector<IfcDrawnLeaf> leaves = ifcSymbolLeaves(drawing.lines, span); !leaves.empty())
            return leaves;
    }
    return {};
}

} // namespace

void readIfcLeaves(IfcSource& source, const IfcRelations& relations, IfcShapes& shapes, quint32 door, IfcDoor& into)
{
    using From = IfcDoor::LeavesFrom;
    into.leaves.clear();
    into.leavesFrom = From::None;
    into.panels = panelOperations(source, relations, door);
    std::optional<IfcDoorDrawing> drawing = IfcDoorDrawing::of(source, shapes, door);
    if (!drawing)
        return;
    const StepArgs a = source.args(door);
    const auto mm = [&](std::optional<Length> known, IfcAttr attr) -> std::optional<double> {
        const std::optional<Length> v = known ? known : source.length(a[source.at(attr)]);
        return v && v->n > 0 ? std::optional(toMm(*v)) : std::nullopt;
    };
    const std::optional<double> width = mm(into.width, IfcAttr::DoorWidth), height = mm(into.height, IfcAttr::DoorHeight);
    drawing->readLines();
    if (!drawing->lines.empty())
        take(*drawing, symbolLeaves(*drawing, spans(*drawing, into, width, true)), From::Symbol, into);
    if (!into.leaves.empty())
        return;
    drawing->readSolids();
    if (drawing->solids.empty())
        return;
    const bool turned = width && liesAcross(*drawing, *width);
    if (turned)
        drawing->turn();
    const std::vector<IfcDoorSpan> where = spans(*drawing, into, width, !turned);
    if (!drawing->lines.empty())
        take(*drawing, symbolLeaves(*drawing, where), From::Symbol, into);
    if (into.leaves.empty())
        take(*drawing, ifcPanelLeaves(drawing->solids, where.front(), height.value_or(0), saysSwing(into)), From::Panel, into);
}

} // namespace sp
