// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/egress/cell_tables.h"
#include "core/egress/exact.h"
#include "core/geom/vec.h"

#include <cmath>

namespace sp {

using exact::side;
using geom::V;

namespace {

V vectorOf(PlanPoint a, PlanPoint b)
{
    return {static_cast<double>(b.x.n - a.x.n), static_cast<double>(b.y.n - a.y.n)};
}

double distanceToOrigin(V a, V b)
{
    const V d = b - a;
    const double l = dot(d, d);
    const double t = l > 0 ? std::clamp(-dot(a, d) / l, 0.0, 1.0) : 0;
    return norm(a + d * t);
}

/// A disc that the way is pulled round: on the left with a radius above zero, on the right below.
struct Disc {
    PlanPoint at;
    double radius = 0;
};

/// How far the line that touches both discs turns off the line between their middles, to the right.
double offMiddles(const Disc& a, const Disc& b)
{
    return std::asin(std::clamp((b.radius - a.radius) / norm(vectorOf(a.at, b.at)), -1.0, 1.0));
}

/// How far the way turns round the middle one of three discs, to the left. Not brought between half turns: round a disc that the way begins
/// beside it may turn by more.
double turnAt(const Disc& before, const Disc& disc, const Disc& after)
{
    const V in = vectorOf(before.at, disc.at), out = vectorOf(disc.at, after.at);
    return std::atan2(cross(in, out), dot(in, out)) + offMiddles(before, disc) - offMiddles(disc, after);
}

/// A disc within its neighbour, or one that the way no longer touches when it is pulled round the others, does not count.
bool dropOne(std::vector<Disc>& discs)
{
    for (size_t i = 0; i + 1 < discs.size(); ++i) {
        const Disc &a = discs[i], &b = discs[i + 1];
        if (std::fabs(b.radius - a.radius) < norm(vectorOf(a.at, b.at)) || a.radius * b.radius <= 0)
            continue;
        discs.erase(discs.begin() + static_cast<std::ptrdiff_t>(std::fabs(a.radius) < std::fabs(b.radius) ? i : i + 1));
        return true;
    }
    for (size_t i = 1; i + 1 < discs.size(); ++i) {
        const double turn = turnAt(discs[i - 1], discs[i], discs[i + 1]);
        if (turn * discs[i].radius < 0 && std::fabs(turn) > 1e-12) {
            discs.erase(discs.begin() + static_cast<std::ptrdiff_t>(i));
            return true;
        }
    }
    return false;
}

/// 1: the wall is to the left of a way that comes by its corner. It is on the side that the way turns to; a way straight past the corner
/// still has to keep off it.
int sideOfWall(const Sight& sight, int number, PlanPoint from, PlanPoint to)
{
    const Sight::Corner& corner = sight.corner(number);
    for (const PlanPoint p : {to, sight.corner(corner.before).at, sight.corner(corner.after).at})
        if (const int s = side(from, corner.at, p))
            return s;
    return 0;
}

double lengthRound(const std::vector<Disc>& discs)
{
    double sum = 0;
    for (size_t i = 0; i + 1 < discs.size(); ++i) {
        const double k = discs[i + 1].radius - discs[i].radius;
        const V d = vectorOf(discs[i].at, discs[i + 1].at);
        sum += std::sqrt(std::max(0.0, dot(d, d) - k * k));
        if (i > 0)
            sum += std::fabs(discs[i].radius) * std::fabs(turnAt(discs[i - 1], discs[i], discs[i + 1]));
    }
    return sum;
}

} // namespace

double gapBeside(const Sight& sight, int number)
{
    const Sight::Corner& corner = sight.corner(number);
    const PlanPoint v = corner.at, before = sight.corner(corner.before).at, after = sight.corner(corner.after).at;
    double least = unreachable;
    for (int edge = 0; edge < static_cast<int>(sight.corners().size()); ++edge) {
        if (edge == number || edge == corner.before)
            continue;
        const PlanPoint f = sight.corner(edge).at, g = sight.end(edge);
        // The part of the edge that lies in the open angle at the corner. What hides it there is nearer, and has its own turn.
        const int f1 = side(before, v, f), g1 = side(before, v, g), f2 = side(v, after, f), g2 = side(v, after, g);
        const V from = vectorOf(v, f), to = vectorOf(v, g);
        std::array<double, 4> cuts{0, 1, 1, 1};
        size_t n = 1;
        const auto cut = [&](V along) {
            const double a = std::fabs(cross(along, from)), b = std::fabs(cross(along, to));
            cuts[n++] = a / (a + b);
        };
        if (f1 * g1 < 0)
            cut(vectorOf(before, v));
        if (f2 * g2 < 0)
            cut(vectorOf(v, after));
        if (n == 3 && cuts[1] > cuts[2])
            std::swap(cuts[1], cuts[2]);
        cuts[n] = 1;
        for (size_t i = 0; i < n; ++i) {
            // A part between cuts lies on one side of both walls: that of its middle, or of an end where there is no cut.
            const double middle = (cuts[i] + cuts[i + 1]) / 2;
            const V at = from + (to - from) * middle;
            const auto sideOf = [&](int first, int second, V along) {
                if (first * second < 0)
                    return cross(along, at) > 0 ? 1 : -1;
                return first != 0 ? first : second;
            };
            if (sideOf(f1, g1, vectorOf(before, v)) > 0 || sideOf(f2, g2, vectorOf(v, after)) > 0)
                least = std::min(least, distanceToOrigin(from + (to - from) * cuts[i], from + (to - from) * cuts[i + 1]));
        }
    }
    return least;
}

double clearanceLength(const CellWalk& walk, const std::vector<PlanPoint>& points, Length clearance)
{
    const CellTables& tables = walk.tables();
    Ring way = points;
    way.erase(std::unique(way.begin(), way.end()), way.end());
    std::vector<Disc> discs;
    double straight = 0;
    for (size_t i = 0; i < way.size(); ++i) {
        Disc disc{way[i]};
        if (i > 0)
            straight += walk.length(Metric::Straight, way[i - 1], way[i]);
        const int corner = i == 0 || i + 1 == way.size() ? -1 : tables.cornerNumber(way[i]);
        if (corner >= 0) {
            double radius = std::min(static_cast<double>(clearance.n), tables.gapAt(corner) / 2);
            // Somebody who stands nearer to the corner than that begins there.
            if (i == 1)
                radius = std::min(radius, walk.length(Metric::Straight, way.front(), way[i]));
            if (i + 2 == way.size())
                radius = std::min(radius, walk.length(Metric::Straight, way[i], way.back()));
            disc.radius = sideOfWall(tables.sight(), tables.corners()[static_cast<size_t>(corner)], way[i - 1], way[i + 1]) * radius;
        }
        discs.push_back(disc);
    }
    while (dropOne(discs)) { }
    // Discs that reach over the beginning of the way could make it shorter than the straight one.
    return std::max(straight, lengthRound(discs));
}

} // namespace sp
