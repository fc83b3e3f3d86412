// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/egress/egress_heat.h"

#include "ui/print/plan_painter.h"

#include <algorithm>
#include <cmath>

namespace sp::ui {

namespace {

constexpr double mostSquares = 30'000, leastSide = 150; // mm: finer than that nobody sees
constexpr int mostSteps = 8;
constexpr double betweenLabels = 9000; // mm

QPainterPath pathOf(const std::vector<Ring>& rings)
{
    QPainterPath path;
    for (const Ring& ring : rings) {
        QPolygonF polygon;
        for (const PlanPoint& p : ring)
            polygon << scenePoint(p);
        path.addPolygon(polygon);
        path.closeSubpath();
    }
    return path;
}

// Where a line across all rings goes in and out, in order.
std::vector<double> crossings(const std::vector<QPolygonF>& rings, double y)
{
    std::vector<double> out;
    for (const QPolygonF& ring : rings)
        for (qsizetype i = 0; i < ring.size(); ++i) {
            const QPointF a = ring[i], b = ring[(i + 1) % ring.size()];
            if ((a.y() <= y) != (b.y() <= y))
                out.push_back(a.x() + (y - a.y()) / (b.y() - a.y()) * (b.x() - a.x()));
        }
    std::sort(out.begin(), out.end());
    return out;
}

class Sampler final {
public:
    Sampler(const StoreyInput& input, const std::function<bool()>& stop) : m_input(input), m_ways(input, false), m_stop(stop) { }

    std::shared_ptr<const EgressHeat> make()
    {
        m_heat->storey = m_input.id;
        for (const WalkSpace& space : m_input.plan->spaces)
            m_heat->floor.addPath(pathOf(space.area));
        m_heat->box = m_heat->floor.boundingRect();
        if (m_heat->box.isEmpty())
            return m_heat;
        m_side = std::max(leastSide, std::sqrt(m_heat->box.width() * m_heat->box.height() / mostSquares));
        m_heat->columns = static_cast<int>(std::ceil(m_heat->box.width() / m_side));
        m_heat->rows = static_cast<int>(std::ceil(m_heat->box.height() / m_side));
        m_heat->box.setSize({m_heat->columns * m_side, m_heat->rows * m_side});
        m_heat->mm.assign(static_cast<size_t>(m_heat->columns) * static_cast<size_t>(m_heat->rows), -1.0f);
        for (const WalkSpace& space : m_input.plan->spaces)
            if (!add(space))
                return nullptr;
        return m_heat;
    }

private:
    bool add(const WalkSpace& space)
    {
        const auto& walk = *m_input.plan->cells[static_cast<size_t>(space.cell)];
        const CellField field(walk, Metric::Straight, m_ways.straight().seeds(space.cell));
        std::vector<QPolygonF> rings;
        QRectF box;
        for (const Ring& ring : space.area) {
            QPolygonF polygon;
            for (const PlanPoint& p : ring)
                polygon << scenePoint(p);
            box |= polygon.boundingRect();
            rings.push_back(std::move(polygon));
        }
        const int first = std::max(0, static_cast<int>((box.top() - m_heat->box.top()) / m_side) - 1);
        const int last = std::min(m_heat->rows - 1, static_cast<int>((box.bottom() - m_heat->box.top()) / m_side) + 1);
        for (int row = first; row <= last; ++row) {
            if (m_stop && m_stop())
                return false;
            const double y = m_heat->box.top() + (row + 0.5) * m_side;
            const std::vector<double> xs = crossings(rings, y);
            for (size_t i = 0; i + 1 < xs.size(); i += 2)
                sample(field, row, y, xs[i], xs[i + 1]);
        }
        return true;
    }
    void sample(const CellField& field, int row, double y, double from, double to)
    {
        const double left = m_heat->box.left();
        const int first = std::max(0, static_cast<int>(std::ceil((from - left) / m_side - 0.5)));
        const int last = std::min(m_heat->columns - 1, static_cast<int>(std::floor((to - left) / m_side - 0.5)));
        for (int column = first; column <= last; ++column) {
            const double nm = field.at(planPoint({left + (column + 0.5) * m_side, y}));
            if (!std::isfinite(nm))
                continue;
            m_heat->mm[static_cast<size_t>(row * m_heat->columns + column)] = static_cast<float>(nm / 1e6);
            m_heat->most = std::max(m_heat->most, nm / 1e6);
        }
    }

    const StoreyInput& m_input;
    StoreyWays m_ways;
    const std::function<bool()>& m_stop;
    std::shared_ptr<EgressHeat> m_heat = std::make_shared<EgressHeat>();
    double m_side = 0;
};

double roundStep(double most, bool us)
{
    static constexpr double feet[] = {5, 10, 25, 50, 100, 200, 500}, metres[] = {1, 2, 5, 10, 20, 50, 100};
    const auto& steps = us ? feet : metres;
    for (const double step : steps)
        if (const double mm = us ? step * 304.8 : step * 1000; most / mm <= mostSteps)
            return mm;
    return most / mostSteps;
}

// Pieces of the line at one distance, square by square between four points of the grid. Neighbours that differ by more than the way between
// them have a wall between them.
void addLine(const EgressHeat& heat, HeatPicture::Line& line)
{
    const double side = heat.box.width() / heat.columns;
    for (int row = 0; row + 1 < heat.rows; ++row)
        for (int column = 0; column + 1 < heat.columns; ++column) {
            static constexpr int dx[] = {0, 1, 1, 0}, dy[] = {0, 0, 1, 1};
            double at[4];
            for (int k = 0; k < 4; ++k)
                at[k] = heat.at(column + dx[k], row + dy[k]);
            bool whole = true;
            for (int k = 0; k < 4; ++k)
                whole = whole && at[k] >= 0 && std::abs(at[k] - at[(k + 1) % 4]) <= 1.1 * side;
            if (!whole)
                continue;
            std::vector<QPointF> cuts;
            for (int k = 0; k < 4; ++k) {
                const int n = (k + 1) % 4;
                if ((at[k] <= line.mm) == (at[n] <= line.mm))
                    continue;
                const double t = (line.mm - at[k]) / (at[n] - at[k]);
                cuts.push_back(
                    heat.box.topLeft()
                    + QPointF((column + 0.5 + dx[k] + t * (dx[n] - dx[k])) * side, (row + 0.5 + dy[k] + t * (dy[n] - dy[k])) * side));
            }
            for (size_t i = 0; i + 1 < cuts.size(); i += 2) {
                line.path.moveTo(cuts[i]);
                line.path.lineTo(cuts[i + 1]);
                const bool free = std::all_of(line.labels.begin(), line.labels.end(),
                                              [&](const QPointF& p) { return QLineF(p, cuts[i]).length() > betweenLabels; });
                if (free)
                    line.labels.push_back(cuts[i]);
            }
        }
}

} // namespace

std::shared_ptr<const EgressHeat> makeHeat(const StoreyInput& input, const std::function<bool()>& stop)
{
    return Sampler(input, stop).make();
}

QColor heatColor(double part, bool dark)
{
    const QColor nearest = dark ? QColor(0x12, 0x3b, 0x45) : QColor(0xff, 0xf7, 0xbc);
    const QColor farthest = dark ? QColor(0x9a, 0x3b, 0x1e) : QColor(0xe0, 0x70, 0x1c);
    const auto mix = [&](int a, int b) { return static_cast<int>(a + (b - a) * std::clamp(part, 0.0, 1.0)); };
    return {mix(nearest.red(), farthest.red()), mix(nearest.green(), farthest.green()), mix(nearest.blue(), farthest.blue())};
}

QString heatLabel(double mm, bool us)
{
    return us ? QString::number(qRound(mm / 304.8)) + QStringLiteral(" ft") : QString::number(qRound(mm / 1000)) + QStringLiteral(" m");
}

HeatScale heatScale(const EgressHeat& heat, bool us)
{
    if (heat.most <= 0)
        return {};
    const double step = roundStep(heat.most, us);
    return {step, static_cast<int>(std::ceil(heat.most / step))};
}

HeatPicture heatPicture(const EgressHeat& heat, bool us, bool dark)
{
    HeatPicture out;
    if (heat.columns == 0 || heat.most <= 0)
        return out;
    const HeatScale scale = heatScale(heat, us);
    out.image = QImage(heat.columns, heat.rows, QImage::Format_ARGB32_Premultiplied);
    out.image.fill(Qt::transparent);
    const double most = scale.step * scale.steps;
    for (int row = 0; row < heat.rows; ++row)
        for (int column = 0; column < heat.columns; ++column) {
            double mm = heat.at(column, row);
            // A square whose middle is in the wall has the colour of the nearest one, for the strip of floor before the wall.
            for (int k = 0; k < 8 && mm < 0; ++k) {
                static constexpr int dx[] = {1, -1, 0, 0, 1, 1, -1, -1}, dy[] = {0, 0, 1, -1, 1, -1, 1, -1};
                const int x = column + dx[k], y = row + dy[k];
                if (x >= 0 && y >= 0 && x < heat.columns && y < heat.rows)
                    mm = heat.at(x, y);
            }
            if (mm >= 0)
                out.image.setPixelColor(column, row, heatColor(mm / most, dark));
        }
    for (int i = 1; i < scale.steps; ++i) {
        HeatPicture::Line line{i * scale.step, {}, {}};
        addLine(heat, line);
        out.lines.push_back(std::move(line));
    }
    return out;
}

} // namespace sp::ui
