// SPDX-License-Identifier: GPL-3.0-or-later
// The leaves of a door as bodies: thin upright panels, with the frame, the handles and the hinges around them.
#include "core/interop/ifc/ifc_door_drawing.h"
#include "core/interop/ifc/ifc_plan.h"

#include <algorithm>
#include <cmath>

namespace sp {
namespace {

// All in mm.
constexpr double thinnest = 18, thickest = 110; // of a leaf; glass is thinner, a frame thicker
constexpr double narrowest = 250;
constexpr size_t mostSolids = 500; // a body of more parts is no door
constexpr double aboveFloor = 80; // of the lower edge of a leaf over the lowest part of the door
constexpr double rebate = 6; // by which a stop reaches over the edge of a leaf
constexpr double edgeZone = 120; // in which a stop lies
constexpr double flush = 12, recess = 20; // a leaf is at one face of its frame and away from the other
constexpr double handleFrom = 700, handleTo = 1400; // height of a handle over the floor

IfcVec middle(const IfcSolid& s)
{
    return (s.low + s.high) * 0.5;
}
IfcVec size(const IfcSolid& s)
{
    return s.high - s.low;
}

class Panels final {
public:
    Panels(const std::vector<IfcSolid>& solids, const IfcDoorSpan& span, double height) : m_solids(solids), m_span(span)
    {
        m_floor = solids.front().low.z;
        double top = solids.front().high.z;
        for (const IfcSolid& s : solids) {
            m_floor = std::min(m_floor, s.low.z);
            top = std::max(top, s.high.z);
        }
        m_height = height > 0 ? height : top - m_floor;
    }
    std::vector<IfcDrawnLeaf> leaves(std::optional<bool> swings);

private:
    bool isTall(const IfcSolid& s) const { return size(s).z > 0.75 * m_height; }
    bool isUpright(const IfcSolid& s) const { return isTall(s) && size(s).z < 1.05 * m_height && s.low.z < m_floor + aboveFloor; }
    std::vector<const IfcSolid*> closed() const;
    std::vector<IfcDrawnLeaf> open() const;
    int strikeEdge(const IfcSolid& leaf) const;
    int hingeEdge(const IfcSolid& leaf, int& side) const;
    bool isRepeatedAbove(const IfcSolid& s) const;
    int sideOfStop(const std::vector<const IfcSolid*>& leaves) const;
    int sideOfFlush(const std::vector<const IfcSolid*>& leaves) const;

    const std::vector<IfcSolid>& m_solids;
    IfcDoorSpan m_span;
    double m_floor, m_height;
};

/// A frame stands on its jambs: it has corners on the floor between its ends.
bool standsOnJambs(const IfcSolid& s)
{
    return std::any_of(s.corners.begin(), s.corners.end(),
                       [&](IfcVec p) { return p.z < s.low.z + 20 && p.x > s.low.x + 15 && p.x < s.high.x - 15; });
}

/// Panels in the plane of the wall. What encloses another one is a frame, a stop or a casing.
std::vector<const IfcSolid*> Panels::closed() const
{
    std::vector<const IfcSolid*> thin, out;
    for (const IfcSolid& s : m_solids) {
        const IfcVec d = size(s);
        if (isUpright(s) && d.y >= thinnest && d.y <= thickest && d.x >= narrowest && d.x < 1.2 * m_span.width() && !standsOnJambs(s))
            thin.push_back(&s);
    }
    for (const IfcSolid* s : thin) {
        const bool encloses = std::any_of(thin.begin(), thin.end(), [&](const IfcSolid* o) {
            return o != s && s->low.x < o->low.x + 0.5 && s->high.x > o->high.x - 0.5 && size(*s).x > size(*o).x + 1;
        });
        if (!encloses)
            out.push_back(s);
    }
    std::stable_sort(out.begin(), out.end(), [](const IfcSolid* a, const IfcSolid* b) { return a->low.x < b->low.x; });
    return out;
}

/// The same small body again at another height: hinges, not handles.
bool Panels::isRepeatedAbove(const IfcSolid& s) const
{
    return std::any_of(m_solids.begin(), m_solids.end(), [&](const IfcSolid& o) {
        const IfcVec d = middle(o) - middle(s), e = size(o) - size(s);
        return std::fabs(d.x) < 5 && std::fabs(d.y) < 5 && std::fabs(d.z) > 300 && std::fabs(e.x) < 5 && std::fabs(e.y) < 5
            && std::fabs(e.z) < 5;
    });
}

/// -1 or 1 when handles on both faces are near the lower or higher end of x, else 0.
int Panels::strikeEdge(const IfcSolid& leaf) const
{
    bool atEdge[2] = {false, false}, onFace[2] = {false, false};
    for (const IfcSolid& s : m_solids) {
        const IfcVec d = size(s), m = middle(s);
        if (d.x > 350 || d.y > 200 || d.z > 600 || m.z < m_floor + handleFrom || m.z > m_floor + handleTo || s.low.x < leaf.low.x - 20
            || s.high.x > leaf.high.x + 20 || isRepeatedAbove(s))
            continue;
        const bool front = s.high.y > leaf.high.y + 5 && s.low.y < leaf.high.y + 150;
        const bool back = s.low.y < leaf.low.y - 5 && s.high.y > leaf.low.y - 150;
        const double at = (m.x - leaf.low.x) / size(leaf).x;
        if ((!front && !back) || (at > 0.25 && at < 0.75))
            continue;
        atEdge[at > 0.5] = true;
        onFace[0] |= back;
        onFace[1] |= front;
    }
    if (atEdge[0] == atEdge[1] || !onFace[0] || !onFace[1])
        return 0;
    return atEdge[1] ? 1 : -1;
}

/// The same for hinges; `side` becomes the side on which their knuckles stand out of the leaf.
int Panels::hingeEdge(const IfcSolid& leaf, int& side) const
{
    int edge = 0;
    for (const IfcSolid& s : m_solids) {
        const IfcVec d = size(s), m = middle(s);
        if (d.x > 80 || d.y > 80 || d.z < 40 || d.z > 250 || !isRepeatedAbove(s))
            continue;
        const int here = std::fabs(m.x - leaf.low.x) < 40 ? -1 : std::fabs(m.x - leaf.high.x) < 40 ? 1 : 0;
        const int knuckle = m.y > leaf.high.y ? 1 : m.y < leaf.low.y ? -1 : 0;
        if (here == 0 || std::fabs(m.y - middle(leaf).y) > 100)
            continue;
        if ((edge != 0 && edge != here) || (side != 0 && knuckle != 0 && side != knuckle)) {
            side = 0;
            return 0;
        }
        edge = here;
        side = knuckle != 0 ? knuckle : side;
    }
    return edge;
}

/// The side to which the leaves can swing: a frame that reaches over their edges stops them on the other one. 0 when none or both do.
int Panels::sideOfStop(const std::vector<const IfcSolid*>& leaves) const
{
    bool stopped[2] = {false, false};
    const IfcSolid& first = *leaves.front();
    const IfcSolid& last = *leaves.back();
    for (const IfcSolid& s : m_solids) {
        if (!isTall(s) || s.low.x > first.low.x + 1 || s.high.x < last.high.x - 1
            || std::find(leaves.begin(), leaves.end(), &s) != leaves.end())
            continue;
        for (const IfcVec p : s.corners) {
            const bool over = (p.x > first.low.x + rebate && p.x < first.low.x + edgeZone)
                || (p.x < last.high.x - rebate && p.x > last.high.x - edgeZone);
            if (!over || p.z > first.high.z)
                continue;
            stopped[0] |= p.y < first.low.y + 2;
            stopped[1] |= p.y > first.high.y - 2;
        }
    }
    return stopped[0] == stopped[1] ? 0 : stopped[0] ? 1 : -1;
}

/// The side on which the leaves lie flush with the frame that encloses them, else with the wall.
int Panels::sideOfFlush(const std::vector<const IfcSolid*>& leaves) const
{
    const IfcSolid& first = *leaves.front();
    const IfcSolid& last = *leaves.back();
    std::optional<std::pair<double, double>> around;
    for (const IfcSolid& s : m_solids) {
        if (isTall(s) && s.low.x < first.low.x - 5 && s.high.x > last.high.x + 5 && s.low.y < first.low.y + flush
            && s.high.y > first.high.y - flush && (!around || size(s).y > around->second - around->first))
            around = {s.low.y, s.high.y};
    }
    if (!around)
        around = m_span.across;
    if (!around)
        return 0;
    const double below = first.low.y - around->first, above = around->second - first.high.y;
    if (std::fabs(above) < flush && below > recess)
        return 1;
    return std::fabs(below) < flush && above > recess ? -1 : 0;
}

/// Panels that are drawn open: they stand out of the wall at a jamb.
std::vector<IfcDrawnLeaf> Panels::open() const
{
    struct Standing {
        const IfcSolid* solid;
        IfcBox box;
    };
    std::vector<Standing> standing;
    std::optional<std::pair<double, double>> wall = m_span.across;
    for (const IfcSolid& s : m_solids) {
        if (!isTall(s))
            continue;
        const std::optional<IfcBox> box = ifcBox(s.corners);
        const IfcVec d = box ? box->to - box->from : IfcVec{};
        const double length = std::hypot(d.x, d.y);
        if (box && isUpright(s) && box->width >= thinnest && box->width <= thickest && length > narrowest && length < 1.05 * m_span.width()
            && std::fabs(d.y) > 0.26 * length) // 15 degrees
            standing.push_back({&s, *box});
        else if (wall)
            wall = {std::min(wall->first, s.low.y), std::max(wall->second, s.high.y)};
        else
            wall = {s.low.y, s.high.y};
    }
    std::vector<IfcDrawnLeaf> out;
    for (const Standing& leaf : standing) {
        if (!wall)
            return {};
        const auto outside = [&](IfcVec p) { return std::max(p.y - wall->second, wall->first - p.y); };
        const bool fromIsFar = outside(leaf.box.from) > outside(leaf.box.to);
        const IfcVec near = fromIsFar ? leaf.box.to : leaf.box.from, far = fromIsFar ? leaf.box.from : leaf.box.to;
        const double length = std::hypot(far.x - near.x, far.y - near.y);
        const bool atFrom = std::fabs(near.x - m_span.from) < 150, atTo = std::fabs(near.x - m_span.to) < 150;
        if (outside(near) > 100 || outside(far) < 0.4 * length || atFrom == atTo)
            return {};
        out.push_back({near, {near.x + (atFrom ? length : -length), near.y, near.z}, far});
    }
    const bool single = out.size() == 1 && std::fabs(out[0].strike.x - out[0].hinge.x) > 0.6 * m_span.width();
    if (!single && !(out.size() == 2 && ifcIsPair(out[0], out[1], m_span)))
        return {};
    return out;
}

std::vector<IfcDrawnLeaf> Panels::leaves(std::optional<bool> swings)
{
    const std::vector<const IfcSolid*> found = closed();
    if (found.empty())
        return open();
    if (found.size() > 2 || swings == false)
        return {}; // closed, a panel that slides looks like one that swings
    const IfcSolid& first = *found.front();
    const IfcSolid& last = *found.back();
    const bool pair = found.size() == 2;
    if (pair && (std::fabs(middle(first).y - middle(last).y) > flush || last.low.x - first.high.x < -5 || last.low.x - first.high.x > 80))
        return {}; // one before the other: they slide
    if (last.high.x - first.low.x < (pair ? 0.75 : 0.6) * m_span.width())
        return {};
    int knuckles = 0;
    const int firstHinge = hingeEdge(first, knuckles), lastHinge = pair ? hingeEdge(last, knuckles) : firstHinge;
    const int firstStrike = strikeEdge(first), lastStrike = pair ? strikeEdge(last) : firstStrike;
    int edge = -1; // of the first leaf's hinges
    if (pair) {
        if (firstHinge == 1 || firstStrike == -1 || lastHinge == -1 || lastStrike == 1)
            return {};
        if (!swings.value_or(false) && !(firstHinge || firstStrike || lastHinge || lastStrike))
            return {}; // may as well slide apart
    } else {
        if (firstHinge == firstStrike) // neither is drawn, or they contradict each other
            return {};
        edge = firstHinge != 0 ? firstHinge : -firstStrike;
    }
    int side = sideOfStop(found);
    if (side != 0 && knuckles != 0 && side != knuckles)
        return {};
    side = side != 0 ? side : knuckles != 0 ? knuckles : sideOfFlush(found);
    if (side == 0)
        return {};
    std::vector<IfcDrawnLeaf> out;
    for (const IfcSolid* leaf : found) {
        const bool hingeLow = leaf == &first ? edge < 0 : false;
        const double y = middle(*leaf).y, width = size(*leaf).x;
        const IfcVec hinge{hingeLow ? leaf->low.x : leaf->high.x, y, leaf->low.z};
        out.push_back({hinge, {hingeLow ? leaf->high.x : leaf->low.x, y, leaf->low.z}, {hinge.x, y + side * width, leaf->low.z}});
    }
    return out;
}

} // namespace

std::vector<IfcDrawnLeaf> ifcPanelLeaves(const std::vector<IfcSolid>& solids, const IfcDoorSpan& span, double height,
                                         std::optional<bool> swings)
{
    return solids.empty() || solids.size() > mostSolids || span.width() <= 0 ? std::vector<IfcDrawnLeaf>()
                                                                             : Panels(solids, span, height).leaves(swings);
}

} // namespace sp
