// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interop/dxf/dxf_curves.h"

#include <algorithm>
#include <cmath>

namespace sp::dxf {

namespace {

constexpr double pi = 3.14159265358979323846;
constexpr double step = pi / 36;
constexpr unsigned highestDegree = 10; // of splines; no program writes more

double sweepOf(double from, double to)
{
    double sweep = std::fmod(to - from, 2 * pi);
    if (sweep <= 1e-12)
        sweep += 2 * pi;
    return sweep;
}

int partsOf(double sweep)
{
    return std::max(1, static_cast<int>(std::ceil(std::abs(sweep) / step)));
}

} // namespace

Points arc(DxfPoint centre, double radius, double from, double to)
{
    return ellipse(centre, {radius, 0}, 1, from, to);
}

Points ellipse(DxfPoint centre, DxfPoint major, double ratio, double from, double to)
{
    const double sweep = sweepOf(from, to);
    const int parts = partsOf(sweep);
    Points points;
    for (int i = 0; i <= parts; ++i) {
        const double a = from + sweep * i / parts;
        const double u = std::cos(a);
        const double v = std::sin(a) * ratio;
        points.push_back({centre.x + major.x * u - major.y * v, centre.y + major.y * u + major.x * v});
    }
    return points;
}

void addBulge(Points& points, DxfPoint to, double bulge)
{
    const DxfPoint from = points.back();
    const double dx = to.x - from.x;
    const double dy = to.y - from.y;
    const double chord = std::hypot(dx, dy);
    if (std::abs(bulge) > 1e-9 && std::abs(bulge) < 1e6 && chord > 0) {
        const double sweep = 4 * std::atan(bulge);
        const double height = chord / 2 * (1 - bulge * bulge) / (2 * bulge); // of the centre left of the chord
        const DxfPoint centre{(from.x + to.x) / 2 - dy / chord * height, (from.y + to.y) / 2 + dx / chord * height};
        const double radius = std::hypot(from.x - centre.x, from.y - centre.y);
        const double start = std::atan2(from.y - centre.y, from.x - centre.x);
        const int parts = partsOf(sweep);
        for (int i = 1; i < parts; ++i) {
            const double a = start + sweep * i / parts;
            points.push_back({centre.x + radius * std::cos(a), centre.y + radius * std::sin(a)});
        }
    }
    points.push_back(to);
}

Points spline(const Points& controls, const std::vector<double>& knots, unsigned degree)
{
    const size_t n = controls.size();
    if (degree < 2 || degree > highestDegree || n <= degree || knots.size() != n + degree + 1
        || !std::is_sorted(knots.begin(), knots.end()))
        return controls;
    Points points;
    constexpr int partsOfSpan = 8;
    for (size_t span = degree; span < n; ++span) {
        if (knots[span + 1] <= knots[span])
            continue;
        for (int i = points.empty() ? 0 : 1; i <= partsOfSpan; ++i) {
            const double t = knots[span] + (knots[span + 1] - knots[span]) * i / partsOfSpan;
            Points d(controls.begin() + static_cast<std::ptrdiff_t>(span - degree),
                     controls.begin() + static_cast<std::ptrdiff_t>(span) + 1);
            for (unsigned r = 1; r <= degree; ++r) // de Boor
                for (unsigned j = degree; j >= r; --j) {
                    const size_t k = j + span - degree;
                    const double width = knots[k + degree - r + 1] - knots[k];
                    const double w = width > 0 ? (t - knots[k]) / width : 0;
                    d[j] = {d[j - 1].x * (1 - w) + d[j].x * w, d[j - 1].y * (1 - w) + d[j].y * w};
                }
            points.push_back(d[degree]);
        }
    }
    return points.empty() ? controls : points;
}

} // namespace sp::dxf
