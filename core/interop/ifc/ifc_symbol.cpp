// SPDX-License-Identifier: GPL-3.0-or-later
// The plan symbol of a door: swing arcs, or circles and open leaves.
#include "core/interop/ifc/ifc_door_drawing.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace sp {
namespace {

constexpr double smallestLeaf = 0.25; // of the span; smaller arcs are handles and roundings
constexpr double singleLeaf = 0.6; // of the span; beside it a fixed part may stand
constexpr double largestLeaf = 1.15; // of the span: the frame may be outside of it
constexpr double alongWall = 0.17; // sine of 10 degrees
constexpr double opened = 0.34; // sine of 20 degrees
constexpr double meeting = 150; // mm between two leaves
constexpr size_t mostArcs = 100; // a drawing with more is no symbol
constexpr double sameEdge = 80; // mm: a leaf drawn with its thickness

double distance(IfcVec a, IfcVec b)
{
    return std::hypot(a.x - b.x, a.y - b.y);
}

/// How far an edge of a leaf may lie beyond the jamb: frames and rounding.
double slack(const IfcDoorSpan& span)
{
    return 60 + 0.06 * span.width();
}

bool within(double x, const IfcDoorSpan& span)
{
    return x > span.from - slack(span) && x < span.to + slack(span);
}

bool sameLeaf(const IfcDrawnLeaf& a, const IfcDrawnLeaf& b)
{
    return distance(a.hinge, b.hinge) < sameEdge && distance(a.strike, b.strike) < sameEdge;
}

bool sameSide(const IfcDrawnLeaf& a, const IfcDrawnLeaf& b)
{
    return (a.open.y - a.hinge.y) * (b.open.y - b.hinge.y) > 0;
}

class Symbol final {
public:
    Symbol(const std::vector<IfcLine>& lines, const IfcDoorSpan& span) : m_lines(lines), m_span(span) { }
    std::vector<IfcDrawnLeaf> leaves();

private:
    void fromArc(const IfcArc& arc);
    void fromCircle(const IfcArc& circle);
    void fromOpenLeaf();
    std::optional<IfcVec> strikeBeside(IfcVec hinge, double radius) const;
    void add(const IfcDrawnLeaf& leaf);
    bool fits() const;
    template <class F>
    void eachSegment(F&& f) const;

    const std::vector<IfcLine>& m_lines;
    IfcDoorSpan m_span;
    std::vector<IfcDrawnLeaf> m_found;
    bool m_ambiguous = false;
};

template <class F>
void Symbol::eachSegment(F&& f) const
{
    for (const IfcLine& l : m_lines) {
        for (size_t i = 1; i < l.size(); ++i) {
            f(l[i - 1], l[i]);
            f(l[i], l[i - 1]);
        }
    }
}

void Symbol::add(const IfcDrawnLeaf& leaf)
{
    if (!within(leaf.hinge.x, m_span) || !within(leaf.strike.x, m_span))
        return;
    if (m_span.across && (leaf.hinge.y < m_span.across->first - 150 || leaf.hinge.y > m_span.across->second + 150))
        return;
    const auto known =
        std::find_if(m_found.begin(), m_found.end(), [&](const IfcDrawnLeaf& l) { return sameLeaf(l, leaf) && sameSide(l, leaf); });
    if (known == m_found.end())
        m_found.push_back(leaf);
    else if (std::fabs(leaf.open.y - leaf.hinge.y) > std::fabs(known->open.y - known->hinge.y))
        *known = leaf;
}

/// The only point at that distance along the wall that lies between the jambs.
std::optional<IfcVec> Symbol::strikeBeside(IfcVec hinge, double radius) const
{
    const IfcVec left{hinge.x - radius, hinge.y, hinge.z}, right{hinge.x + radius, hinge.y, hinge.z};
    if (within(left.x, m_span) == within(right.x, m_span))
        return std::nullopt;
    return within(left.x, m_span) ? left : right;
}

void Symbol::fromArc(const IfcArc& arc)
{
    const double r = arc.radius;
    const IfcVec c = arc.centre, a = arc.from - c, b = arc.to - c;
    const bool aClosed = std::fabs(a.y) < alongWall * r, bClosed = std::fabs(b.y) < alongWall * r;
    const double middle = std::atan2(a.y, a.x) + arc.sweep / 2;
    const IfcVec top{c.x + r * std::cos(middle), c.y + r * std::sin(middle), c.z};
    if (aClosed != bClosed) {
        const IfcVec open = aClosed ? b : a;
        if (std::fabs(open.y) > opened * r && std::fabs(arc.sweep) < std::numbers::pi)
            add({c, aClosed ? arc.from : arc.to, c + open});
    } else if (aClosed) {
        // Half a circle on one side of the wall: the leaf opens until it lies at the wall again.
        const bool aInside = within(arc.from.x, m_span), bInside = within(arc.to.x, m_span);
        if (a.x * b.x < 0 && aInside != bInside)
            add({c, aInside ? arc.from : arc.to, top});
    } else if (a.y * b.y < 0 && std::fabs(a.y) > opened * r && std::fabs(b.y) > opened * r
               && std::fabs(top.y - c.y) < std::sin(std::numbers::pi / 4) * r) {
        // Through the wall: the leaf swings both ways.
        const IfcVec strike{c.x + (top.x > c.x ? r : -r), c.y, c.z};
        add({c, strike, arc.from});
        add({c, strike, arc.to});
    }
}

/// A whole circle around the hinge says nothing of the side; the leaf that is drawn open in it does.
void Symbol::fromCircle(const IfcArc& circle)
{
    const std::optional<IfcVec> strike = strikeBeside(circle.centre, circle.radius);
    if (!strike)
        return;
    std::optional<IfcVec> open;
    eachSegment([&](IfcVec p, IfcVec q) {
        const IfcVec d = q - p;
        const double length = std::hypot(d.x, d.y);
        if (distance(p, circle.centre) > std::min(100.0, 0.12 * circle.radius) || length < 0.85 * circle.radius
            || length > 1.1 * circle.radius || std::fabs(d.y) < opened * length)
            return;
        if (open && (open->y - circle.centre.y) * d.y < 0)
            m_ambiguous = true;
        if (!open)
            open = circle.centre + d * (circle.radius / length);
    });
    if (open)
        add({circle.centre, *strike, *open});
}

/// Without arcs: lines as long as the door is wide that stand out of the wall at a jamb.
void Symbol::fromOpenLeaf()
{
    if (!m_span.across)
        return;
    eachSegment([&](IfcVec p, IfcVec q) {
        const IfcVec d = q - p;
        const double length = std::hypot(d.x, d.y);
        const bool atFrom = std::fabs(p.x - m_span.from) < 100, atTo = std::fabs(p.x - m_span.to) < 100;
        if (length < 0.85 * m_span.width() || length > 1.05 * m_span.width() || std::fabs(d.y) < opened * length || atFrom == atTo)
            return;
        const double beyond = d.y > 0 ? q.y - m_span.across->second : m_span.across->first - q.y;
        const bool fromWall = p.y > m_span.across->first - 100 && p.y < m_span.across->second + 100;
        if (beyond > 0.5 * length && fromWall)
            add({p, {atFrom ? m_span.to : m_span.from, p.y, p.z}, q});
    });
    if (m_found.size() != 1)
        m_found.clear();
}

bool Symbol::fits() const
{
    const auto width = [](const IfcDrawnLeaf& l) { return std::fabs(l.strike.x - l.hinge.x); };
    const auto& f = m_found;
    if (f.size() == 1)
        return width(f[0]) > singleLeaf * m_span.width();
    if (f.size() == 2 && sameLeaf(f[0], f[1]))
        return width(f[0]) > singleLeaf * m_span.width(); // swings both ways
    if (f.size() == 2)
        return ifcIsPair(f[0], f[1], m_span);
    if (f.size() == 4) // a pair that swings both ways
        return sameLeaf(f[0], f[1]) && sameLeaf(f[2], f[3]) && ifcIsPair(f[0], f[2], m_span);
    return false;
}

std::vector<IfcDrawnLeaf> Symbol::leaves()
{
    const std::vector<IfcArc> arcs = ifcArcs(m_lines);
    if (arcs.size() > mostArcs)
        return {};
    for (const bool whole : {false, true}) {
        for (const IfcArc& arc : arcs) {
            if (arc.radius < smallestLeaf * m_span.width() || arc.radius > largestLeaf * m_span.width())
                continue;
            const bool isWhole = std::fabs(arc.sweep) > 1.9 * std::numbers::pi;
            if (isWhole && whole)
                fromCircle(arc);
            else if (!isWhole && !whole)
                fromArc(arc);
        }
        if (!m_found.empty())
            break;
    }
    if (arcs.empty())
        fromOpenLeaf();
    std::stable_sort(m_found.begin(), m_found.end(), [](const IfcDrawnLeaf& a, const IfcDrawnLeaf& b) { return a.hinge.x < b.hinge.x; });
    if (m_ambiguous || !fits())
        m_found.clear();
    return std::move(m_found);
}

} // namespace

bool ifcIsPair(const IfcDrawnLeaf& a, const IfcDrawnLeaf& b, const IfcDoorSpan& span)
{
    const IfcDrawnLeaf& left = a.hinge.x < b.hinge.x ? a : b;
    const IfcDrawnLeaf& right = a.hinge.x < b.hinge.x ? b : a;
    const double gap = right.strike.x - left.strike.x;
    return left.strike.x > left.hinge.x && right.strike.x < right.hinge.x && std::fabs(gap) < meeting
        && right.hinge.x - left.hinge.x > 0.75 * span.width();
}

std::vector<IfcDrawnLeaf> ifcSymbolLeaves(const std::vector<IfcLine>& lines, const IfcDoorSpan& span)
{
    return span.width() > 0 ? Symbol(lines, span).leaves() : std::vector<IfcDrawnLeaf>();
}

} // namespace sp
