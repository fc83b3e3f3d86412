// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interop/ifc/ifc_splines.h"

#include <algorithm>
#include <cmath>

namespace sp {
namespace {

constexpr int maxDegree = 20;
constexpr double chordTolerance = 2.5; // mm
constexpr int minHalvings = 2, maxHalvings = 7; // of one span between knots
constexpr size_t maxPoints = 20'000;

void refine(const IfcSpline& s, double from, IfcVec a, double to, IfcVec b, int halvings, std::vector<IfcVec>& out)
{
    const double middle = (from + to) / 2;
    const IfcVec m = s.at(middle);
    const bool near = ifcNorm(m - (a + b) * 0.5) < chordTolerance;
    if (out.size() > maxPoints || halvings >= maxHalvings || (near && halvings >= minHalvings)) {
        out.push_back(b);
        return;
    }
    refine(s, from, a, middle, m, halvings + 1, out);
    refine(s, middle, m, to, b, halvings + 1, out);
}

} // namespace

bool IfcSpline::isSound() const
{
    if (degree < 1 || degree > maxDegree || points.size() <= static_cast<size_t>(degree)
        || knots.size() != points.size() + static_cast<size_t>(degree) + 1 || (!weights.empty() && weights.size() != points.size()))
        return false;
    const auto number = [](double v) { return std::isfinite(v); };
    return std::all_of(knots.begin(), knots.end(), number) && std::is_sorted(knots.begin(), knots.end()) && first() < last()
        && std::all_of(weights.begin(), weights.end(), [](double w) { return std::isfinite(w) && w > 0; });
}

/// De Boor's scheme, on points multiplied by their weights.
IfcVec IfcSpline::at(double parameter) const
{
    const size_t d = static_cast<size_t>(degree);
    const double u = std::clamp(parameter, first(), last());
    const auto above = std::upper_bound(knots.begin() + degree, knots.begin() + static_cast<std::ptrdiff_t>(points.size()), u);
    const size_t span = static_cast<size_t>(above - knots.begin()) - 1; // knots[span] <= u
    IfcVec p[maxDegree + 1];
    double w[maxDegree + 1];
    for (size_t i = 0; i <= d; ++i) {
        w[i] = weights.empty() ? 1 : weights[span - d + i];
        p[i] = points[span - d + i] * w[i];
    }
    for (size_t level = 1; level <= d; ++level) {
        for (size_t i = d; i >= level; --i) {
            const double low = knots[span - d + i], high = knots[span + 1 + i - level];
            const double t = high > low ? (u - low) / (high - low) : 0;
            p[i] = p[i - 1] * (1 - t) + p[i] * t;
            w[i] = w[i - 1] * (1 - t) + w[i] * t;
        }
    }
    return p[d] * (1 / w[d]);
}

std::vector<IfcVec> ifcSplinePoints(const IfcSpline& spline, double from, double to)
{
    const double low = std::clamp(std::min(from, to), spline.first(), spline.last());
    const double high = std::clamp(std::max(from, to), spline.first(), spline.last());
    std::vector<double> stops{low};
    for (const double k : spline.knots) {
        if (k > stops.back() && k < high)
            stops.push_back(k);
    }
    stops.push_back(high);
    std::vector<IfcVec> out{spline.at(low)};
    for (size_t i = 1; i < stops.size(); ++i)
        refine(spline, stops[i - 1], spline.at(stops[i - 1]), stops[i], spline.at(stops[i]), spline.degree == 1 ? maxHalvings : 0, out);
    if (from > to)
        std::reverse(out.begin(), out.end());
    return out;
}

} // namespace sp
