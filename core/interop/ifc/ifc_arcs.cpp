// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interop/ifc/ifc_arcs.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <optional>

namespace sp {
namespace {

constexpr double touch = 1; // mm between ends of lines that meet
constexpr double degree = std::numbers::pi / 180;
constexpr double steepest = 35 * degree; // turn from one chord to the next
constexpr double flattest = 0.3 * degree;
constexpr size_t maxJoined = 600; // lines of one drawing that are put end to end
constexpr size_t maxMerged = 60; // arcs

double distance(IfcVec a, IfcVec b)
{
    return std::hypot(a.x - b.x, a.y - b.y);
}

/// Signed angle from direction a to direction b.
double turn(IfcVec a, IfcVec b)
{
    return std::atan2(a.x * b.y - a.y * b.x, a.x * b.x + a.y * b.y);
}

void dropRepeated(IfcLine& line)
{
    line.erase(std::unique(line.begin(), line.end(), [](IfcVec a, IfcVec b) { return distance(a, b) < touch / 2; }), line.end());
}

/// Puts lines end to end where exactly two of them meet.
void join(std::vector<IfcLine>& lines)
{
    if (lines.size() > maxJoined)
        return;
    const auto meets = [&](IfcVec p) {
        int ends = 0;
        for (const IfcLine& l : lines)
            ends += (distance(l.front(), p) < touch) + (distance(l.back(), p) < touch);
        return ends == 2;
    };
    for (size_t i = 0; i < lines.size(); ++i) {
        for (int end = 0; end < 2; ++end) {
            for (bool grown = true; grown;) {
                grown = false;
                const IfcVec p = lines[i].back();
                if (distance(lines[i].front(), p) < touch || !meets(p))
                    break;
                for (size_t j = i + 1; j < lines.size() && !grown; ++j) {
                    if (distance(lines[j].back(), p) < touch)
                        std::reverse(lines[j].begin(), lines[j].end());
                    if (distance(lines[j].front(), p) >= touch)
                        continue;
                    lines[i].insert(lines[i].end(), lines[j].begin() + 1, lines[j].end());
                    lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(j));
                    grown = true;
                }
            }
            std::reverse(lines[i].begin(), lines[i].end());
        }
    }
}

/// The circle through the first, middle and last point, when all others lie on it.
std::optional<IfcArc> circleOf(const IfcLine& p, size_t first, size_t last)
{
    const bool closed = distance(p[first], p[last]) < touch;
    const IfcVec a = p[first], b = p[closed ? first + (last - first) / 3 : (first + last) / 2];
    const IfcVec c = closed ? p[first + 2 * (last - first) / 3] : p[last];
    const double d = 2 * ((b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x));
    const double bb = (b.x - a.x) * (b.x - a.x) + (b.y - a.y) * (b.y - a.y), cc = (c.x - a.x) * (c.x - a.x) + (c.y - a.y) * (c.y - a.y);
    if (std::fabs(d) <= 1e-9 * (bb + cc))
        return std::nullopt;
    const double ux = ((c.y - a.y) * bb - (b.y - a.y) * cc) / d, uy = ((b.x - a.x) * cc - (c.x - a.x) * bb) / d;
    IfcArc arc{{a.x + ux, a.y + uy, a.z}, std::hypot(ux, uy), a, p[last], 0};
    const double tolerance = std::max(2.0, arc.radius * 0.01);
    for (size_t i = first; i <= last; ++i) {
        if (std::fabs(distance(p[i], arc.centre) - arc.radius) > tolerance)
            return std::nullopt;
        if (i > first)
            arc.sweep += turn(p[i - 1] - arc.centre, p[i] - arc.centre);
    }
    return arc;
}

void arcsOf(const IfcLine& p, std::vector<IfcArc>& out)
{
    for (size_t first = 0; first + 3 < p.size();) {
        size_t last = first + 1;
        double sign = 0;
        while (last + 1 < p.size()) {
            const double t = turn(p[last] - p[last - 1], p[last + 1] - p[last]);
            if (std::fabs(t) > steepest || std::fabs(t) < flattest || t * sign < 0)
                break;
            sign = t;
            ++last;
        }
        if (last - first >= 3) {
            // A line that goes on from an arc in nearly the same direction is no part of it, nor is the first chord of the next arc.
            std::optional<IfcArc> arc = circleOf(p, first, last);
            if (!arc && last - first >= 4)
                arc = circleOf(p, first + 1, last);
            if (!arc && last - first >= 4) {
                arc = circleOf(p, first, last - 1);
                last -= arc ? 1 : 0;
            }
            if (arc)
                out.push_back(*arc);
        }
        first = last;
    }
}

/// Two parts of one circle that go on into each other are one arc: a closed line may begin in the middle of it.
void merge(std::vector<IfcArc>& arcs)
{
    for (size_t i = 0; i < arcs.size(); ++i) {
        for (size_t j = 0; j < arcs.size(); ++j) {
            if (i == j)
                continue;
            IfcArc a = arcs[i], b = arcs[j];
            const double near = std::max(10.0, a.radius * 0.02);
            if (distance(a.centre, b.centre) > near || std::fabs(a.radius - b.radius) > near)
                continue;
            if (a.sweep * b.sweep < 0) {
                std::swap(b.from, b.to);
                b.sweep = -b.sweep;
            }
            if (distance(a.to, b.from) >= 2 * touch || std::fabs(a.sweep + b.sweep) > 2 * std::numbers::pi + 0.01)
                continue;
            arcs[i] = {a.centre, a.radius, a.from, b.to, a.sweep + b.sweep};
            arcs.erase(arcs.begin() + static_cast<std::ptrdiff_t>(j));
            i = static_cast<size_t>(-1); // begin again: what was joined may join others
            break;
        }
    }
}

} // namespace

std::vector<IfcArc> ifcArcs(std::vector<IfcLine> lines)
{
    for (IfcLine& line : lines)
        dropRepeated(line);
    std::erase_if(lines, [](const IfcLine& l) { return l.size() < 2; });
    join(lines);
    std::vector<IfcArc> out;
    for (const IfcLine& line : lines)
        arcsOf(line, out);
    if (out.size() <= maxMerged)
        merge(out);
    return out;
}

} // namespace sp
