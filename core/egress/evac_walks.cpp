// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/egress/evac_walks.h"

#include <algorithm>
#include <cmath>

namespace sp {

namespace {

constexpr double metre = 1e9;
constexpr size_t most = 20; // points of a curve: steps of 5 % of the people

bool isOn(const std::vector<Ring>& area, PlanPoint p)
{
    return contains(area.front(), p) && std::none_of(area.begin() + 1, area.end(), [&](const Ring& hole) { return contains(hole, p); });
}

} // namespace

PeopleCurve walksOf(const WalkPlan& plan, int space, const WalkTo& to)
{
    const WalkSpace& s = plan.spaces[static_cast<size_t>(space)];
    const CellField field(*plan.cells[static_cast<size_t>(s.cell)], Metric::Straight, {{to.seed.at, to.seed.node, 0}});
    const PlanBox box = boxOf(s.area.front());
    const double width = static_cast<double>(box.most.x.n - box.least.x.n), height = static_cast<double>(box.most.y.n - box.least.y.n);
    // Squares of one size, as many as fill the area itself.
    const double area = std::abs(signedAreaM2(s.area.front())) * metre * metre;
    const double side = std::max(std::sqrt(area / walkSamples), 1.0);
    const auto columns = static_cast<qint64>(std::max(1.0, std::round(width / side)));
    const auto rows = static_cast<qint64>(std::max(1.0, std::round(height / side)));
    std::vector<double> metres;
    for (qint64 c = 0; c < columns; ++c)
        for (qint64 r = 0; r < rows; ++r) {
            const PlanPoint p{{box.least.x.n + std::llround(width * (static_cast<double>(c) + 0.5) / static_cast<double>(columns))},
                              {box.least.y.n + std::llround(height * (static_cast<double>(r) + 0.5) / static_cast<double>(rows))}};
            if (!isOn(s.area, p) || (to.whose && !to.whose(p)))
                continue;
            if (const double nm = field.at(p); nm < unreachable)
                metres.push_back(nm / metre);
        }
    double farthest = 0;
    for (const Ring& ring : s.area)
        for (const PlanPoint& p : ring)
            if (const double nm = field.at(p); nm < unreachable && (!to.whose || to.whose(p)))
                farthest = std::max(farthest, nm / metre);
    std::sort(metres.begin(), metres.end());
    if (metres.empty())
        return PeopleCurve::allAt(farthest, 1);
    std::vector<CurvePoint> points{{to.atIt ? 0 : metres.front(), 0}};
    const auto count = static_cast<double>(metres.size());
    const size_t step = std::max<size_t>(1, metres.size() / most);
    for (size_t i = step / 2; i < metres.size(); i += step)
        points.push_back({metres[i], (static_cast<double>(i) + 0.5) / count});
    points.push_back({std::max(farthest, metres.back()), 1});
    return PeopleCurve(std::move(points));
}

} // namespace sp
