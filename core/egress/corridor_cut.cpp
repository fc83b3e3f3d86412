// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/egress/corridor_cut.h"

#include "core/egress/exact.h"

#include <algorithm>
#include <cmath>

namespace sp {

using geom::V;

namespace {

size_t at(int i)
{
    return static_cast<size_t>(i);
}

// Counter-clockwise from the direction of x.
bool turnsBefore(PlanPoint centre, PlanPoint a, PlanPoint b)
{
    const auto lower = [&](PlanPoint p) { return p.y < centre.y || (p.y == centre.y && p.x < centre.x); };
    return lower(a) != lower(b) ? lower(b) : exact::side(centre, a, b) > 0;
}

// Twice the area; relative to the first corner, so that a far origin costs no digits.
double twiceArea(const Ring& ring)
{
    double sum = 0;
    for (size_t i = 1; i + 1 < ring.size(); ++i)
        sum += geom::cross(between(ring[0], ring[i]), between(ring[0], ring[i + 1]));
    return sum;
}

} // namespace

CorridorCut::CorridorCut(const std::vector<Ring>& area) : m_border(area)
{
    for (int i = 0; i < m_border.size(); ++i) {
        m_points.push_back(m_border.corner(i));
        m_onEdge.push_back({i});
    }
}

int CorridorCut::pointOn(const BorderPlace& place)
{
    if (place.corner)
        return place.edge;
    for (const int known : m_onEdge[at(place.edge)])
        if (distanceNm(point(known), place.at) <= samePlace)
            return known;
    const int end = m_border.next(place.edge);
    if (distanceNm(point(end), place.at) <= samePlace)
        return end;
    m_points.push_back(place.at);
    m_onEdge[at(place.edge)].push_back(static_cast<int>(m_points.size()) - 1);
    return static_cast<int>(m_points.size()) - 1;
}

bool CorridorCut::onOneEdge(int a, int b) const
{
    for (int edge = 0; edge < m_border.size(); ++edge) {
        const auto has = [&](int p) {
            const std::vector<int>& on = m_onEdge[at(edge)];
            return p == m_border.next(edge) || std::find(on.begin(), on.end(), p) != on.end();
        };
        if (has(a) && has(b))
            return true;
    }
    return false;
}

void CorridorCut::addLine(const BorderPlace& from, const BorderPlace& to)
{
    const int a = pointOn(from), b = pointOn(to);
    if (a == b || onOneEdge(a, b))
        return;
    for (const Line& line : m_lines)
        if ((line.on[0] == a && line.on[1] == b) || (line.on[0] == b && line.on[1] == a))
            return;
    m_lines.push_back({{a, b}, -1});
}

void CorridorCut::cross(Line& a, Line& b)
{
    const PlanPoint a0 = point(a.on[0]), b0 = point(b.on[0]);
    const V da = between(a0, point(a.on[1])), db = between(b0, point(b.on[1])), off = between(a0, b0);
    const double la = geom::norm(da), lb = geom::norm(db), sine = geom::cross(da, db);
    if (std::abs(sine) <= samePlace * std::max(la, lb))
        return;
    const double ta = geom::cross(off, db) / sine * la, tb = geom::cross(off, da) / sine * lb;
    if (ta <= samePlace || ta >= la - samePlace || tb <= samePlace || tb >= lb - samePlace)
        return;
    const PlanPoint where{Length{a0.x.n + std::llround(da.x * ta / la)}, Length{a0.y.n + std::llround(da.y * ta / la)}};
    int known = -1;
    for (const Line* line : {&a, &b})
        for (const int p : line->on)
            if (distanceNm(point(p), where) <= samePlace)
                known = p;
    if (known < 0) {
        known = static_cast<int>(m_points.size());
        m_points.push_back(where);
    }
    for (Line* line : {&a, &b})
        if (std::find(line->on.begin(), line->on.end(), known) == line->on.end())
            line->on.push_back(known);
}

void CorridorCut::sortAlong(std::vector<int>& points, PlanPoint from) const
{
    std::sort(points.begin(), points.end(), [&](int a, int b) { return distanceNm(from, point(a)) < distanceNm(from, point(b)); });
}

int CorridorCut::addHalves(const std::vector<int>& along, int carrier, bool twoSided)
{
    const int first = static_cast<int>(m_halves.size());
    for (size_t i = 1; i < along.size(); ++i) {
        m_halves.push_back({along[i - 1], along[i], carrier, true, false, -1});
        m_halves.push_back({along[i], along[i - 1], carrier, twoSided, false, -1});
    }
    return first;
}

// Walks round every face, floor on the left: where sides meet, the next one is the first clockwise from the way back.
std::vector<std::vector<int>> CorridorCut::follow()
{
    std::vector<std::vector<int>> around(m_points.size());
    for (size_t h = 0; h < m_halves.size(); ++h) {
        m_halves[h].cycle = -1;
        if (!m_halves[h].dropped)
            around[at(m_halves[h].from)].push_back(static_cast<int>(h));
    }
    std::vector<size_t> turn(m_halves.size());
    for (size_t p = 0; p < around.size(); ++p) {
        std::sort(around[p].begin(), around[p].end(),
                  [&](int a, int b) { return turnsBefore(m_points[p], point(m_halves[at(a)].to), point(m_halves[at(b)].to)); });
        for (size_t i = 0; i < around[p].size(); ++i)
            turn[at(around[p][i])] = i;
    }
    std::vector<std::vector<int>> cycles;
    for (size_t start = 0; start < m_halves.size(); ++start) {
        if (m_halves[start].dropped || !m_halves[start].floor || m_halves[start].cycle >= 0)
            continue;
        std::vector<int>& cycle = cycles.emplace_back();
        for (int h = static_cast<int>(start); m_halves[at(h)].cycle < 0;) {
            m_halves[at(h)].cycle = static_cast<int>(cycles.size()) - 1;
            cycle.push_back(h);
            const std::vector<int>& there = around[at(m_halves[at(h)].to)];
            h = there[(turn[at(h ^ 1)] + there.size() - 1) % there.size()];
        }
    }
    return cycles;
}

// Without the points that a line leaves on the far side of a wall, or of another line.
Ring CorridorCut::ringOf(const std::vector<int>& cycle) const
{
    Ring ring;
    for (size_t i = 0; i < cycle.size(); ++i) {
        const Half& here = m_halves[at(cycle[i])];
        if (here.carrier != m_halves[at(cycle[(i + cycle.size() - 1) % cycle.size()])].carrier)
            ring.push_back(point(here.from));
    }
    return ring;
}

void CorridorCut::makePieces(const std::vector<std::vector<int>>& cycles)
{
    std::vector<int> pieceOf(cycles.size(), -1);
    std::vector<Ring> holes;
    std::vector<size_t> holeCycles;
    for (size_t c = 0; c < cycles.size(); ++c) {
        const Ring ring = ringOf(cycles[c]);
        const double area = twiceArea(ring);
        if (area > 0) {
            pieceOf[c] = static_cast<int>(m_pieces.size());
            m_pieces.push_back({ring});
        } else if (area < 0) {
            holes.push_back(ring);
            holeCycles.push_back(c);
        }
    }
    for (size_t i = 0; i < holes.size(); ++i) {
        int best = -1;
        for (size_t piece = 0; piece < m_pieces.size(); ++piece)
            if (contains(m_pieces[piece][0], holes[i][0]) && (best < 0 || twiceArea(m_pieces[piece][0]) < twiceArea(m_pieces[at(best)][0])))
                best = static_cast<int>(piece);
        pieceOf[holeCycles[i]] = best;
        if (best >= 0)
            m_pieces[at(best)].push_back(holes[i]);
    }
    m_pieceOf.clear();
    for (const Half& half : m_halves)
        m_pieceOf.push_back(half.cycle >= 0 && half.floor ? pieceOf[at(half.cycle)] : -1);
}

void CorridorCut::cut()
{
    for (size_t i = 0; i < m_lines.size(); ++i)
        for (size_t k = 0; k < i; ++k)
            cross(m_lines[k], m_lines[i]);
    for (int edge = 0; edge < m_border.size(); ++edge) {
        m_onEdge[at(edge)].push_back(m_border.next(edge));
        sortAlong(m_onEdge[at(edge)], m_border.corner(edge));
        m_firstHalf.push_back(addHalves(m_onEdge[at(edge)], edge, false));
    }
    for (size_t i = 0; i < m_lines.size(); ++i) {
        sortAlong(m_lines[i].on, point(m_lines[i].on[0]));
        m_lines[i].firstHalf = addHalves(m_lines[i].on, m_border.size() + static_cast<int>(i), true);
    }
    // A stretch with the same face on both sides divides nothing: it leads to a column that people can walk round.
    const std::vector<std::vector<int>> slit = follow();
    std::vector<int> before;
    for (Half& half : m_halves)
        before.push_back(half.cycle);
    for (size_t h = 0; h < m_halves.size(); h += 2)
        if (m_halves[h + 1].floor && before[h] == before[h + 1])
            m_halves[h].dropped = m_halves[h + 1].dropped = true;
    makePieces(follow());
    for (size_t h = 0; h < m_halves.size(); ++h) {
        if (!m_halves[h].dropped)
            continue;
        for (const int beside : slit[at(before[h])])
            if (m_halves[at(beside)].floor && !m_halves[at(beside)].dropped) {
                m_pieceOf[h] = m_pieceOf[at(beside)];
                break;
            }
    }
}

std::vector<CorridorCut::Span> CorridorCut::spans(int line) const
{
    const Line& l = m_lines[at(line)];
    std::vector<Span> out;
    for (size_t i = 1; i < l.on.size(); ++i) {
        const size_t half = at(l.firstHalf) + 2 * (i - 1);
        out.push_back({point(l.on[i - 1]), point(l.on[i]), m_pieceOf[half], m_pieceOf[half + 1]});
    }
    return out;
}

int CorridorCut::pieceAt(int edge, PlanPoint p) const
{
    const std::vector<int>& on = m_onEdge[at(edge)];
    const double along = distanceNm(point(on.front()), p);
    size_t i = 1;
    while (i + 1 < on.size() && distanceNm(point(on.front()), point(on[i])) < along)
        ++i;
    return m_pieceOf[at(m_firstHalf[at(edge)]) + 2 * (i - 1)];
}

std::vector<int> CorridorCut::piecesAlong(PlanPoint from, PlanPoint to) const
{
    std::vector<int> out;
    const double length = distanceNm(from, to);
    if (length <= samePlace)
        return out;
    const V unit = between(from, to) * (1 / length);
    for (int edge = 0; edge < m_border.size(); ++edge) {
        const auto off = [&](int p) { return std::abs(geom::cross(unit, between(from, point(p)))); };
        if (off(edge) > samePlace || off(m_border.next(edge)) > samePlace)
            continue;
        const std::vector<int>& on = m_onEdge[at(edge)];
        for (size_t i = 1; i < on.size(); ++i) {
            const double a = geom::dot(unit, between(from, point(on[i - 1]))), b = geom::dot(unit, between(from, point(on[i])));
            const int piece = m_pieceOf[at(m_firstHalf[at(edge)]) + 2 * (i - 1)];
            if (std::min(std::max(a, b), length) - std::max(std::min(a, b), 0.0) > samePlace && piece >= 0
                && std::find(out.begin(), out.end(), piece) == out.end())
                out.push_back(piece);
        }
    }
    return out;
}

} // namespace sp
