// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interop/ifc/ifc_door_drawing.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <unordered_map>

namespace sp {
namespace {

constexpr int maxDepth = 12;
constexpr int maxItems = 3000; // of one door
constexpr size_t maxPoints = 60000; // of one door
constexpr int maxCuts = 100; // one after the other on one solid
constexpr double level = 20; // mm that a line of a plan may rise
constexpr qint64 pointCost = 32; // of the budget, beside the text it comes from

IfcFrame upright(const IfcFrame& f)
{
    const double n = std::hypot(f.x.x, f.x.y);
    const IfcVec x{f.x.x / n, f.x.y / n, 0};
    return {f.o, x, {-x.y, x.x, 0}, {0, 0, 1}};
}

bool isOne(std::string_view text, std::initializer_list<std::string_view> of)
{
    return std::find(of.begin(), of.end(), text) != of.end();
}

} // namespace

/// Corners of faces, and which of them hang together.
struct IfcDoorDrawing::Pieces {
    std::unordered_map<quint32, size_t> byInstance; // most faces share their points with others
    std::map<std::array<qint64, 3>, size_t> byPlace; // in tenths of a millimetre
    IfcLine corners;
    std::vector<size_t> parent;

    size_t root(size_t i)
    {
        while (parent[i] != i)
            i = parent[i] = parent[parent[i]];
        return i;
    }
    std::optional<size_t> number(IfcVec p)
    {
        if (!(std::fabs(p.x) < 1e9 && std::fabs(p.y) < 1e9 && std::fabs(p.z) < 1e9))
            return std::nullopt; // a thousand kilometres away from its own placement; also refuses NaN
        const auto tenth = [](double v) { return static_cast<qint64>(std::llround(v * 10)); };
        const auto [it, added] = byPlace.try_emplace({tenth(p.x), tenth(p.y), tenth(p.z)}, corners.size());
        if (added) {
            parent.push_back(corners.size());
            corners.push_back(p);
        }
        return it->second;
    }
    /// The next corner of a face; `last` is the one before it.
    void follow(std::optional<size_t>& last, std::optional<size_t> next)
    {
        if (last && next)
            parent[root(*next)] = root(*last);
        last = next ? next : last;
    }
};

std::optional<IfcDoorDrawing> IfcDoorDrawing::of(IfcSource& source, IfcShapes& shapes, quint32 door)
{
    const std::optional<IfcFrame> frame = shapes.placements().ofProduct(door);
    if (!frame || std::fabs(frame->z.z) < 0.99 || std::hypot(frame->x.x, frame->x.y) < 0.5)
        return std::nullopt;
    return IfcDoorDrawing(source, shapes, door, *frame, upright(*frame));
}

IfcVec IfcDoorDrawing::toDoor(IfcVec world) const
{
    const IfcVec d = world - m_axes.o;
    return {d.x * m_axes.x.x + d.y * m_axes.x.y, d.x * m_axes.y.x + d.y * m_axes.y.y, d.z};
}

void IfcDoorDrawing::turn()
{
    const auto turned = [](IfcVec p) { return IfcVec{p.y, -p.x, p.z}; };
    m_axes = {m_axes.o, m_axes.y, m_axes.x * -1, m_axes.z};
    for (IfcLine& l : lines)
        std::transform(l.begin(), l.end(), l.begin(), turned);
    for (IfcSolid& s : solids) {
        std::transform(s.corners.begin(), s.corners.end(), s.corners.begin(), turned);
        const IfcVec low = s.low, high = s.high;
        s.low = {low.y, -high.x, low.z};
        s.high = {high.y, -low.x, high.z};
    }
}

/// Half a drawing tells nothing.
bool IfcDoorDrawing::isCutShort() const
{
    return m_points > maxPoints || m_items > maxItems || m_source.isSpent();
}

// Which representation holds the symbol differs by exporter (Plan, FootPrint, Annotation, even Body), so all are looked through.
void IfcDoorDrawing::readLines()
{
    const std::optional<quint32> shape = m_source.ref(m_door, m_source.at(IfcAttr::Representation));
    if (!shape)
        return;
    for (const StepArg& a : m_source.args(*shape)[2].list()) {
        if (const std::optional<quint32> index = m_source.ref(a)) {
            const std::string_view name = m_source.args(*index)[1].text();
            if (name != "'Box'" && name != "'Clearance'")
                items(*index, m_frame, 0, false);
        }
    }
    if (isCutShort())
        lines.clear();
}

void IfcDoorDrawing::readSolids()
{
    m_items = 0;
    m_points = 0;
    for (const std::string_view identifier : {"Body", "Facetation"}) {
        const std::optional<quint32> index = solids.empty() ? m_shapes.representation(m_door, identifier) : std::nullopt;
        if (index)
            items(*index, m_frame, 0, true);
    }
    if (isCutShort())
        solids.clear();
}

void IfcDoorDrawing::items(quint32 representation, const IfcFrame& frame, int depth, bool wantSolids)
{
    for (const StepArg& a : m_source.args(representation)[3].list()) {
        if (const std::optional<quint32> index = m_source.ref(a))
            item(*index, frame, depth, wantSolids);
    }
}

void IfcDoorDrawing::item(quint32 index, const IfcFrame& frame, int depth, bool wantSolids)
{
    if (depth > maxDepth || ++m_items > maxItems || m_points > maxPoints || m_source.isSpent())
        return;
    const std::string_view type = m_source.type(index);
    if (type == "IFCMAPPEDITEM") {
        const StepArgs a = m_source.args(index);
        const std::optional<quint32> map = m_source.ref(a[0]);
        const StepArgs m = map ? m_source.args(*map) : StepArgs();
        if (const std::optional<quint32> mapped = m_source.ref(m[1]))
            items(*mapped, frame * m_placements.transformation(a[1]) * m_placements.axes(m[0]), depth + 1, wantSolids);
        return;
    }
    if (wantSolids)
        return solid(index, frame);
    if (line(index, frame))
        return;
    // Sets of curves, and what wraps a curve to give it a style. Both arguments of a fill area are curves.
    const bool fill = type == "IFCANNOTATIONFILLAREA";
    if (!fill
        && !isOne(type,
                  {"IFCGEOMETRICCURVESET", "IFCGEOMETRICSET", "IFCSTYLEDITEM", "IFCANNOTATIONCURVEOCCURRENCE",
                   "IFCANNOTATIONFILLAREAOCCURRENCE"}))
        return;
    const StepArgs a = m_source.args(index);
    for (int argument = 0; argument < (fill ? 2 : 1); ++argument) {
        for (const StepArg& e : a[argument].list()) {
            if (const std::optional<quint32> element = m_source.ref(e))
                item(*element, frame, depth + 1, false);
        }
    }
}

bool IfcDoorDrawing::line(quint32 index, const IfcFrame& frame)
{
    const std::string_view type = m_source.type(index);
    if (!isOne(type, {"IFCPOLYLINE", "IFCINDEXEDPOLYCURVE", "IFCCOMPOSITECURVE", "IFC2DCOMPOSITECURVE", "IFCTRIMMEDCURVE", "IFCCIRCLE"}))
        return false;
    std::optional<IfcLine> points = m_curves.read(index);
    if (!points && type == "IFCTRIMMEDCURVE") {
        // One exporter writes arcs without their trims: what is left is the circle.
        const std::optional<quint32> basis = m_source.ref(m_source.args(index)[0]);
        if (basis && m_source.is(*basis, "IFCCIRCLE"))
            points = m_curves.read(*basis);
    }
    if (!points || points->size() < 2 || !m_source.spend(pointCost * static_cast<qint64>(points->size())))
        return true;
    for (IfcVec& p : *points)
        p = toDoor(frame.point(p));
    m_points += points->size();
    const auto [low, high] = std::minmax_element(points->begin(), points->end(), [](IfcVec a, IfcVec b) { return a.z < b.z; });
    if (high->z - low->z <= level) // else it belongs to an elevation
        lines.push_back(std::move(*points));
    return true;
}

void IfcDoorDrawing::solid(quint32 index, const IfcFrame& frame)
{
    // A cut takes little off a leaf or a frame.
    for (int i = 0; i < maxCuts && isOne(m_source.type(index), {"IFCBOOLEANRESULT", "IFCBOOLEANCLIPPINGRESULT", "IFCCSGSOLID"}); ++i) {
        const std::optional<quint32> first = m_source.ref(index, m_source.is(index, "IFCCSGSOLID") ? 0 : 1);
        if (!first)
            return;
        index = *first;
    }
    const std::string_view type = m_source.type(index);
    const StepArgs a = m_source.args(index);
    if (isOne(type, {"IFCEXTRUDEDAREASOLID", "IFCEXTRUDEDAREASOLIDTAPERED"})) {
        extrusion(index, frame);
    } else if (isOne(type, {"IFCFACETEDBREP", "IFCFACETEDBREPWITHVOIDS", "IFCADVANCEDBREP"})) {
        if (const std::optional<quint32> outer = m_source.ref(a[0]))
            shell(*outer, frame);
    } else if (isOne(type, {"IFCFACEBASEDSURFACEMODEL", "IFCSHELLBASEDSURFACEMODEL"})) {
        for (const StepArg& s : a[0].list()) {
            if (const std::optional<quint32> at = m_source.ref(s))
                shell(*at, frame);
        }
    } else if (isOne(type, {"IFCTRIANGULATEDFACESET", "IFCPOLYGONALFACESET"})) {
        mesh(index, frame);
    } else if (type == "IFCBLOCK") {
        const IfcFrame at = frame * m_placements.axes(a[0]);
        IfcLine corners;
        for (int i = 0; i < 8; ++i) {
            const auto side = [&](int bit, int argument) {
                return i & bit ? a[argument].number().value_or(0) * m_source.units.lengthInMm : 0;
            };
            corners.push_back(toDoor(at.point({side(1, 1), side(2, 2), side(4, 3)})));
        }
        add(std::move(corners));
    }
}

void IfcDoorDrawing::extrusion(quint32 index, const IfcFrame& frame)
{
    const StepArgs a = m_source.args(index);
    const std::optional<quint32> area = m_source.ref(a[0]);
    if (!area)
        return;
    const IfcFrame at = frame * m_placements.axes(a[1]);
    const IfcVec along = m_placements.direction(a[2]).value_or(IfcVec{0, 0, 1}) * (a[3].number().value_or(0) * m_source.units.lengthInMm);
    IfcLine corners;
    for (const IfcVec p : profile(*area, 0)) {
        corners.push_back(toDoor(at.point(p)));
        corners.push_back(toDoor(at.point(p + along)));
    }
    add(std::move(corners));
}

/// Corners of a profile and of its holes; none for kinds that no leaf and no frame has.
IfcLine IfcDoorDrawing::profile(quint32 index, int depth)
{
    const std::string_view type = m_source.type(index);
    const StepArgs a = m_source.args(index);
    const auto size = [&](int argument) { return a[argument].number().value_or(0) * m_source.units.lengthInMm; };
    IfcLine out;
    if (type.starts_with("IFCRECTANGLE") || type == "IFCROUNDEDRECTANGLEPROFILEDEF" || type.starts_with("IFCCIRCLE")) {
        const IfcFrame at = m_placements.axes(a[2]);
        const bool round = type.starts_with("IFCCIRCLE");
        const double x = round ? size(3) : size(3) / 2, y = round ? size(3) : size(4) / 2;
        return {at.point({-x, -y, 0}), at.point({x, -y, 0}), at.point({x, y, 0}), at.point({-x, y, 0})};
    }
    if (type.starts_with("IFCARBITRARY")) {
        const auto append = [&](const StepArg& curve) {
            const std::optional<quint32> at = m_source.ref(curve);
            if (const std::optional<IfcLine> points = at ? m_curves.read(*at) : std::nullopt)
                out.insert(out.end(), points->begin(), points->end());
        };
        append(a[2]);
        for (const StepArg& hole : a[3].list())
            append(hole);
    } else if (type.ends_with("DERIVEDPROFILEDEF") || type == "IFCMIRROREDPROFILEDEF") {
        const std::optional<quint32> parent = m_source.ref(a[2]);
        if (parent && depth < maxDepth)
            out = profile(*parent, depth + 1);
        const IfcFrame at = type == "IFCMIRROREDPROFILEDEF" ? IfcFrame{{}, {-1, 0, 0}} : m_placements.transformation(a[3]);
        std::transform(out.begin(), out.end(), out.begin(), [&](IfcVec p) { return at.point(p); });
    }
    return out;
}

void IfcDoorDrawing::loop(quint32 index, const IfcFrame& frame, Pieces& into)
{
    std::optional<size_t> last;
    const auto append = [&](const StepArg& arg) {
        const std::optional<quint32> at = m_source.spend(pointCost) ? m_source.ref(arg) : std::nullopt;
        ++m_points;
        if (!at)
            return;
        const auto known = into.byInstance.find(*at);
        if (known != into.byInstance.end())
            return into.follow(last, known->second);
        const std::optional<IfcVec> p = m_placements.point(arg);
        const std::optional<size_t> number = p ? into.number(toDoor(frame.point(*p))) : std::nullopt;
        if (number)
            into.byInstance.emplace(*at, *number);
        into.follow(last, number);
    };
    const StepArgs a = m_source.args(index);
    if (m_source.is(index, "IFCPOLYLOOP")) {
        for (const StepArg& p : a[0].list())
            append(p);
    } else if (m_source.is(index, "IFCEDGELOOP")) {
        for (const StepArg& o : a[0].list()) {
            const std::optional<quint32> oriented = m_source.ref(o);
            const std::optional<quint32> edge = oriented ? m_source.ref(*oriented, 2) : std::nullopt;
            for (int end = 0; edge && end < 2; ++end) {
                if (const std::optional<quint32> vertex = m_source.ref(*edge, end))
                    append(m_source.args(*vertex)[0]);
            }
        }
    }
}

void IfcDoorDrawing::shell(quint32 index, const IfcFrame& frame)
{
    Pieces pieces;
    for (const StepArg& f : m_source.args(index)[0].list()) {
        const std::optional<quint32> face = m_source.ref(f);
        if (!face || m_points > maxPoints)
            continue;
        for (const StepArg& b : m_source.args(*face)[0].list()) {
            const std::optional<quint32> bound = m_source.ref(b);
            if (const std::optional<quint32> at = bound ? m_source.ref(*bound, 0) : std::nullopt)
                loop(*at, frame, pieces);
        }
    }
    add(pieces);
}

void IfcDoorDrawing::mesh(quint32 index, const IfcFrame& frame)
{
    const StepArgs a = m_source.args(index);
    const std::optional<quint32> list = m_source.ref(a[0]);
    if (!list)
        return;
    Pieces pieces;
    std::vector<std::optional<size_t>> numbers;
    for (const IfcVec p : m_curves.pointList(*list))
        numbers.push_back(pieces.number(toDoor(frame.point(p))));
    const bool triangles = m_source.is(index, "IFCTRIANGULATEDFACESET");
    const StepArgs renumber = a[triangles ? 4 : 3].list();
    for (const StepArg& f : a[triangles ? 3 : 2].list()) {
        const std::optional<quint32> face = triangles ? std::nullopt : m_source.ref(f);
        if ((!triangles && !face) || m_points > maxPoints)
            continue;
        std::optional<size_t> last;
        for (const StepArg& n : (triangles ? f : m_source.args(*face)[0]).list()) {
            qint64 i = m_source.spend(pointCost) ? n.integer().value_or(0) : 0;
            if (renumber[0].kind() == StepKind::Number)
                i = i >= 1 && i <= renumber.size() ? renumber[static_cast<qsizetype>(i - 1)].integer().value_or(0) : 0;
            ++m_points;
            if (i >= 1 && i <= static_cast<qint64>(numbers.size()))
                pieces.follow(last, numbers[static_cast<size_t>(i - 1)]);
        }
    }
    add(pieces);
}

/// One solid for each set of faces that share corners: many exporters write leaf, frame and handle into one shell.
void IfcDoorDrawing::add(Pieces& pieces)
{
    std::map<size_t, IfcLine> parts;
    for (size_t i = 0; i < pieces.corners.size(); ++i)
        parts[pieces.root(i)].push_back(pieces.corners[i]);
    for (auto& [number, part] : parts)
        add(std::move(part));
}

void IfcDoorDrawing::add(IfcLine corners)
{
    if (corners.size() < 4)
        return;
    IfcSolid s{{}, corners.front(), corners.front()};
    for (const IfcVec p : corners) {
        s.low = {std::min(s.low.x, p.x), std::min(s.low.y, p.y), std::min(s.low.z, p.z)};
        s.high = {std::max(s.high.x, p.x), std::max(s.high.y, p.y), std::max(s.high.z, p.z)};
    }
    s.corners = std::move(corners);
    solids.push_back(std::move(s));
}

} // namespace sp
