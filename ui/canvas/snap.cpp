// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/snap.h"

#include <cmath>

namespace sp::ui {

namespace {

struct Vec {
    double x = 0, y = 0;
    double length() const { return std::hypot(x, y); }
};
Vec between(PlanPoint a, PlanPoint b)
{
    return {static_cast<double>(b.x.n - a.x.n), static_cast<double>(b.y.n - a.y.n)};
}
PlanPoint along(PlanPoint a, Vec d, double t)
{
    return {{a.x.n + std::llround(d.x * t)}, {a.y.n + std::llround(d.y * t)}};
}
double apart(PlanPoint a, PlanPoint b)
{
    return between(a, b).length();
}

// Where the foot of p lies on a line, as a share of the way from its start to its end; nullopt for a line without length.
std::optional<double> footShare(const PlanLine& line, PlanPoint p)
{
    const Vec d = between(line.from, line.to);
    const Vec v = between(line.from, p);
    const double square = d.x * d.x + d.y * d.y;
    return square > 0 ? std::optional((d.x * v.x + d.y * v.y) / square) : std::nullopt;
}
PlanPoint nearestOn(const PlanLine& line, PlanPoint p)
{
    const double t = std::clamp(footShare(line, p).value_or(0), 0.0, 1.0);
    return t == 0 ? line.from : t == 1 ? line.to : along(line.from, between(line.from, line.to), t);
}

// Where two lines cross; with `endless` the first goes on beyond its ends. nullopt when they are parallel or do not reach.
std::optional<PlanPoint> crossing(const PlanLine& a, const PlanLine& b, bool endless = false)
{
    const Vec u = between(a.from, a.to);
    const Vec v = between(b.from, b.to);
    const double turn = u.x * v.y - u.y * v.x;
    if (std::abs(turn) <= 1e-9 * u.length() * v.length())
        return std::nullopt;
    const Vec w = between(a.from, b.from);
    const double t = (w.x * v.y - w.y * v.x) / turn;
    const double s = (w.x * u.y - w.y * u.x) / turn;
    const double slack = 1e-6;
    if (s < -slack || s > 1 + slack || (!endless && (t < -slack || t > 1 + slack)))
        return std::nullopt;
    return along(a.from, u, t);
}

qint64 rounded(qint64 v, qint64 step)
{
    const qint64 half = v < 0 ? -step / 2 : step / 2;
    return (v + half) / step * step;
}

constexpr qint64 farCells = 2000;

// What a kind gives away to a nearer one, in shares of the reach: points before lines, lines before guides.
double handicap(SnapKind kind)
{
    switch (kind) {
    case SnapKind::End: return 0;
    case SnapKind::Intersection: return 0.1;
    case SnapKind::Underlay: return 0.15;
    case SnapKind::Middle: return 0.2;
    case SnapKind::Perpendicular: return 0.25;
    case SnapKind::Axis: return 0.6;
    case SnapKind::Face: return 0.65;
    default: return 1;
    }
}

} // namespace

const char* wordOf(SnapKind kind)
{
    static constexpr const char* words[snapKinds] = {"none", "end",  "intersection", "middle", "perpendicular",
                                                     "axis", "face", "underlay",     "guide",  "grid"};
    return words[static_cast<size_t>(kind)];
}

struct SnapIndex::Search {
    std::vector<const Point*> points;
    std::vector<const Line*> lines;
    std::vector<bool> except; ///< by owner
};

int SnapIndex::owner(const QString& id)
{
    m_owners.push_back(id);
    return static_cast<int>(m_owners.size()) - 1;
}

void SnapIndex::addPoint(PlanPoint at, SnapKind kind, int owner)
{
    m_points.push_back({at, kind, owner});
}

void SnapIndex::addLine(PlanPoint from, PlanPoint to, SnapKind kind, int owner)
{
    if (from != to)
        m_lines.push_back({{from, to}, kind, owner});
}

void SnapIndex::addWall(const Wall& wall)
{
    const int id = owner(wall.id.text());
    const Length half{wall.thickness.value_or(mm(100)).n / 2};
    const Length length = distance(wall.from, wall.to);
    m_walls.push_back({wall.id, {wall.from, wall.to}, half});
    addPoint(wall.from, SnapKind::End, id);
    addPoint(wall.to, SnapKind::End, id);
    addPoint(pointBeside(wall.from, wall.to, {length.n / 2}, {}), SnapKind::Middle, id);
    addLine(wall.from, wall.to, SnapKind::Axis, id);
    for (const Length side : {half, -half})
        addLine(pointBeside(wall.from, wall.to, {}, side), pointBeside(wall.from, wall.to, length, side), SnapKind::Face, id);
}

void SnapIndex::addRing(const Ring& ring, int owner)
{
    for (size_t i = 0; i < ring.size(); ++i) {
        addPoint(ring[i], SnapKind::End, owner);
        addLine(ring[i], ring[(i + 1) % ring.size()], SnapKind::Face, owner);
    }
}

SnapIndex::SnapIndex(const Project& project, const Topology&, const std::optional<StoreyId>& storey, const SnapExtras& extras)
{
    for (const auto& wall : project.walls)
        if (wall->storey == storey)
            addWall(*wall);
    for (const auto& room : project.rooms)
        if (room->storey == storey && !room->outline.empty())
            addRing(room->outline, owner(room->id.text()));
    for (const auto& obstruction : project.obstructions)
        if (obstruction->storey == storey)
            addRing(obstruction->outline, owner(obstruction->id.text()));
    for (const auto& opening : project.openings) {
        const auto frame = storeyOf(project, *opening) == storey ? frameOf(project, *opening) : std::nullopt;
        if (!frame)
            continue;
        const int id = owner(opening->id.text());
        addPoint(frame->from, SnapKind::End, id);
        addPoint(frame->to, SnapKind::End, id);
        addPoint(frame->middle, SnapKind::Middle, id);
    }
    const int under = owner({});
    for (const PlanPoint p : extras.points)
        addPoint(p, SnapKind::Underlay, under);
    for (const PlanLine& line : extras.lines)
        addLine(line.from, line.to, SnapKind::Underlay, under);
    fill();
}

void SnapIndex::fill()
{
    // Cells of about the distance of neighbours, so that a query looks at few of them and at few things in each.
    double total = 0;
    for (const Line& line : m_lines)
        total += apart(line.line.from, line.line.to);
    m_side = std::max(mm(1000).n, m_lines.empty() ? qint64(0) : static_cast<qint64>(total / static_cast<double>(m_lines.size()) / 2));
    for (size_t i = 0; i < m_points.size(); ++i) {
        const Point& p = m_points[i];
        cellsAlong({p.at, p.at}, {}, [&](Cell& cell) { cell.points.push_back(static_cast<int>(i)); });
        if (p.kind == SnapKind::End || p.kind == SnapKind::Middle) {
            m_byX.push_back(static_cast<int>(i));
            m_byY.push_back(static_cast<int>(i));
        }
    }
    for (size_t i = 0; i < m_lines.size(); ++i)
        cellsAlong(m_lines[i].line, {}, [&](Cell& cell) { cell.lines.push_back(static_cast<int>(i)); });
    for (size_t i = 0; i < m_walls.size(); ++i)
        cellsAlong(m_walls[i].axis, m_walls[i].half, [&](Cell& cell) { cell.walls.push_back(static_cast<int>(i)); });
    std::sort(m_byX.begin(), m_byX.end(), [&](int a, int b) { return m_points[size_t(a)].at.x < m_points[size_t(b)].at.x; });
    std::sort(m_byY.begin(), m_byY.end(), [&](int a, int b) { return m_points[size_t(a)].at.y < m_points[size_t(b)].at.y; });
}

namespace {

qint64 cellOf(qint64 v, qint64 side)
{
    return v >= 0 ? v / side : -((-v + side - 1) / side);
}

} // namespace

// Every cell that a line, made thicker by `around`, may pass: one row of cells after the other, so that a slanting line does not fill its box.
template <class F>
void SnapIndex::cellsAlong(const PlanLine& line, Length around, F&& f)
{
    const auto [lowY, highY] = std::minmax(line.from.y.n, line.to.y.n);
    const auto [lowX, highX] = std::minmax(line.from.x.n, line.to.x.n);
    const Vec d = between(line.from, line.to);
    if (std::max(highX - lowX, highY - lowY) / m_side > farCells) { // far off the plan: looked at always
        f(m_far);
        return;
    }
    for (qint64 row = cellOf(lowY - around.n, m_side); row <= cellOf(highY + around.n, m_side); ++row) {
        qint64 left = lowX, right = highX;
        if (std::abs(d.y) > 1) {
            const auto at = [&](qint64 y) {
                const double t = (static_cast<double>(y - line.from.y.n)) / d.y;
                return line.from.x.n + std::llround(d.x * std::clamp(t, 0.0, 1.0));
            };
            const qint64 a = at(row * m_side - around.n), b = at((row + 1) * m_side + around.n);
            left = std::min(a, b);
            right = std::max(a, b);
        }
        for (qint64 column = cellOf(left - around.n, m_side); column <= cellOf(right + around.n, m_side); ++column)
            f(m_cells[keyAt(column, row)]);
    }
}

template <class F>
void SnapIndex::cellsNear(PlanPoint p, Length reach, F&& f) const
{
    for (qint64 row = cellOf(p.y.n - reach.n, m_side); row <= cellOf(p.y.n + reach.n, m_side); ++row)
        for (qint64 column = cellOf(p.x.n - reach.n, m_side); column <= cellOf(p.x.n + reach.n, m_side); ++column)
            if (const auto it = m_cells.find(keyAt(column, row)); it != m_cells.end())
                f(it->second);
    f(m_far);
}

Snap SnapIndex::snap(const SnapQuery& q) const
{
    Search search;
    search.except.resize(m_owners.size());
    if (!q.except.isEmpty())
        for (size_t i = 0; i < m_owners.size(); ++i)
            search.except[i] = q.except.contains(m_owners[i]);
    std::vector<int> lineIds;
    cellsNear(q.pointer, q.reach, [&](const Cell& cell) {
        for (const int i : cell.points)
            if (!search.except[size_t(m_points[size_t(i)].owner)])
                search.points.push_back(&m_points[size_t(i)]);
        lineIds.insert(lineIds.end(), cell.lines.begin(), cell.lines.end());
    });
    std::sort(lineIds.begin(), lineIds.end());
    lineIds.erase(std::unique(lineIds.begin(), lineIds.end()), lineIds.end());
    const auto reach = static_cast<double>(q.reach.n);
    for (const int i : lineIds) {
        const Line& line = m_lines[size_t(i)];
        if (!search.except[size_t(line.owner)] && apart(q.pointer, nearestOn(line.line, q.pointer)) <= reach)
            search.lines.push_back(&line);
    }
    if (q.from && q.through && *q.from != *q.through)
        return onLine(q, search);

    Snap best{SnapKind::None, q.pointer, {}};
    double least = 2 * reach;
    const auto offer = [&](SnapKind kind, PlanPoint at) {
        const double off = apart(q.pointer, at);
        if (!q.settings.has(kind) || off > reach || off + handicap(kind) * reach >= least)
            return;
        least = off + handicap(kind) * reach;
        best = {kind, at, {}};
    };
    for (const Point* p : search.points)
        offer(p->kind, p->at);
    for (const PlanPoint p : q.recent)
        offer(SnapKind::End, p);
    for (size_t i = 0; i < search.lines.size(); ++i) {
        const Line& line = *search.lines[i];
        offer(line.kind, nearestOn(line.line, q.pointer));
        if (q.from)
            if (const auto t = footShare(line.line, *q.from); t && *t >= 0 && *t <= 1 && line.kind != SnapKind::Underlay) {
                const PlanPoint foot = along(line.line.from, between(line.line.from, line.line.to), *t);
                if (apart(foot, *q.from) > reach)
                    offer(SnapKind::Perpendicular, foot);
            }
        for (size_t j = 0; j < i; ++j)
            if (const auto at = crossing(line.line, search.lines[j]->line))
                offer(SnapKind::Intersection, *at);
    }
    if (best.kind != SnapKind::None)
        return best;
    guides(q, search, best);
    if (best.kind == SnapKind::None && q.grid.n > 0 && q.settings.has(SnapKind::Grid)) {
        const PlanPoint base = q.from.value_or(PlanPoint{});
        best = {SnapKind::Grid,
                {{base.x.n + rounded(q.pointer.x.n - base.x.n, q.grid.n)}, {base.y.n + rounded(q.pointer.y.n - base.y.n, q.grid.n)}},
                {}};
    }
    return best;
}

void SnapIndex::guides(const SnapQuery& q, const Search& search, Snap& best) const
{
    if (!q.settings.has(SnapKind::Guide) || q.guideReach.n <= 0)
        return;
    const qint64 near = q.reach.n / 2; // a guide pulls less than the thing itself
    struct InLine {
        PlanPoint of;
        qint64 off;
        double far;
    };
    // Of all points in line, the one on the nearest guide, and of these the nearest point.
    const auto find = [&](const std::vector<int>& sorted, Length PlanPoint::*axis, Length PlanPoint::*other) {
        std::optional<InLine> found;
        const auto offer = [&](PlanPoint p) {
            const qint64 off = std::abs((p.*axis).n - (q.pointer.*axis).n);
            const double far = std::abs(static_cast<double>((p.*other).n - (q.pointer.*other).n));
            if (off > near || far > static_cast<double>(q.guideReach.n))
                return;
            if (!found || off < found->off || (off == found->off && far < found->far))
                found = InLine{p, off, far};
        };
        const auto first = std::lower_bound(sorted.begin(), sorted.end(), (q.pointer.*axis).n - near,
                                            [&](int i, qint64 v) { return (m_points[size_t(i)].at.*axis).n < v; });
        for (auto it = first; it != sorted.end(); ++it) {
            const Point& p = m_points[size_t(*it)];
            if ((p.at.*axis).n > (q.pointer.*axis).n + near)
                break;
            if (!search.except[size_t(p.owner)])
                offer(p.at);
        }
        for (const PlanPoint p : q.recent)
            offer(p);
        return found;
    };
    const auto vertical = find(m_byX, &PlanPoint::x, &PlanPoint::y);
    const auto level = find(m_byY, &PlanPoint::y, &PlanPoint::x);
    if (!vertical && !level)
        return;
    best.kind = SnapKind::Guide;
    const auto free = [&](Length PlanPoint::*axis) {
        if (q.grid.n <= 0 || !q.settings.has(SnapKind::Grid))
            return q.pointer.*axis;
        const Length base = q.from ? (*q.from).*axis : Length{};
        return Length{base.n + rounded((q.pointer.*axis).n - base.n, q.grid.n)};
    };
    best.at = {vertical ? vertical->of.x : free(&PlanPoint::x), level ? level->of.y : free(&PlanPoint::y)};
    for (const auto& guide : {vertical, level})
        if (guide)
            best.guides.push_back({guide->of, best.at});
}

// On a locked direction: where it crosses what is near, then the points that it passes squarely, then steps of the grid along it.
Snap SnapIndex::onLine(const SnapQuery& q, const Search& search) const
{
    const PlanLine ray{*q.from, *q.through};
    const Vec d = between(ray.from, ray.to);
    const double length = d.length();
    const double share = footShare(ray, q.pointer).value_or(0);
    const PlanPoint foot = along(ray.from, d, share);
    const auto reach = static_cast<double>(q.reach.n);
    Snap best{SnapKind::None, foot, {}};
    double least = 2 * reach;
    const auto offer = [&](SnapKind kind, PlanPoint at, SnapKind asked) {
        const double off = apart(foot, at);
        if (!q.settings.has(asked) || off > reach || off + handicap(kind) * reach >= least)
            return false;
        least = off + handicap(kind) * reach;
        best = {kind, at, {}};
        return true;
    };
    for (const Line* line : search.lines)
        if (const auto at = crossing(ray, line->line, true))
            offer(line->kind, *at, line->kind);
    const auto pass = [&](PlanPoint p, SnapKind asked) {
        const PlanPoint at = along(ray.from, d, footShare(ray, p).value_or(0));
        const bool on = apart(at, p) < static_cast<double>(mm(1).n) / 1000;
        if (offer(on ? SnapKind::End : SnapKind::Guide, on ? p : at, on ? asked : SnapKind::Guide) && !on)
            best.guides = {{p, at}};
    };
    for (const Point* p : search.points)
        pass(p->at, p->kind);
    for (const PlanPoint p : q.recent)
        if (apart(p, q.pointer) < static_cast<double>(q.guideReach.n))
            pass(p, SnapKind::Guide);
    if (best.kind == SnapKind::None && q.grid.n > 0 && q.settings.has(SnapKind::Grid)) {
        const qint64 step = rounded(std::llround(share * length), q.grid.n);
        best = {SnapKind::Grid, along(ray.from, d, static_cast<double>(step) / length), {}};
    }
    return best;
}

std::optional<NearWall> SnapIndex::wallNear(PlanPoint p, Length reach) const
{
    std::optional<NearWall> found;
    cellsNear(p, reach, [&](const Cell& cell) {
        for (const int i : cell.walls) {
            const WallLine& wall = m_walls[size_t(i)];
            const PlanPoint foot = nearestOn(wall.axis, p);
            const Length off = distance(foot, p);
            if (off > wall.half + reach || (found && off >= found->off))
                continue;
            found = NearWall{wall.id, distance(wall.axis.from, foot), off};
        }
    });
    return found;
}

} // namespace sp::ui
