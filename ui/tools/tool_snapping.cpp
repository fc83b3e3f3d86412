// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/document.h"
#include "ui/tools/tool_controller.h"

namespace sp::ui {

// From a place on the canvas to a point of the plan: snaps, locked directions, what is hit.

namespace {

constexpr double guidePixels = 450;
constexpr double gridPixels = 5; // the finest step of the grid that is still seen to jump
constexpr qint64 degree = 1'000'000;

// Steps that people measure in: 1/16 in to 10 ft, 1 mm to 5 m.
std::span<const Length> stepsIn(Units units)
{
    static constexpr Length us[] = {inch64(4), inch64(16), inches(1), inches(3), inches(6), inches(12), inches(60), inches(120)};
    static constexpr Length metric[] = {mm(1), mm(5), mm(10), mm(50), mm(100), mm(500), mm(1000), mm(5000)};
    return units == Units::Us ? std::span(us) : std::span(metric);
}

// What binds harder than a direction that is only proposed.
SnapSettings pointsOnly(SnapSettings settings)
{
    for (const SnapKind kind : {SnapKind::Axis, SnapKind::Face, SnapKind::Guide, SnapKind::Grid})
        settings.set(kind, false);
    return settings;
}

QString keyOf(const std::optional<StoreyId>& storey)
{
    return storey ? storey->text() : QString();
}

} // namespace

void ToolController::setExtras(const std::optional<StoreyId>& storey, SnapExtras extras)
{
    m_extras[keyOf(storey)] = std::move(extras);
    m_indexes.erase(keyOf(storey));
}

const SnapIndex& ToolController::index()
{
    const QString key = keyOf(m_view.storey());
    const auto found = m_indexes.find(key);
    if (found != m_indexes.end())
        return found->second;
    const auto extras = m_extras.find(key);
    return m_indexes
        .emplace(key,
                 SnapIndex(m_document.project(), m_document.topology(), m_view.storey(),
                           extras == m_extras.end() ? SnapExtras() : extras->second))
        .first->second;
}

void ToolController::setCatch(int pixels, Length gridUs, Length gridMetric)
{
    m_reach = pixels;
    m_gridUs = gridUs;
    m_gridMetric = gridMetric;
    m_view.viewport()->update();
    emit gridChanged();
}

Length ToolController::gridStep() const
{
    const bool feet = m_document.project().settings.units == Units::Us;
    const Length finest = feet ? m_gridUs : m_gridMetric;
    const auto seen = [&](Length step) { return toMm(step) * m_view.pixelsPerMm() >= gridPixels; };
    if (seen(finest))
        return finest;
    for (const Length step : stepsIn(m_document.project().settings.units))
        if (step > finest && seen(step))
            return step;
    return stepsIn(m_document.project().settings.units).back();
}

std::vector<Length> ToolController::gridSteps() const
{
    constexpr size_t most = 4; // a fifth one is as far apart as the window is wide
    std::vector<Length> out{gridStep()};
    for (const Length step : stepsIn(m_document.project().settings.units))
        if (step > out.back() && step.n % out.front().n == 0 && out.size() < most)
            out.push_back(step);
    return out;
}

// The end of the line on which the next point lies; nullopt when the direction is free. `hard`: nothing beside it is snapped to.
std::optional<PlanPoint> ToolController::lockedThrough(PlanPoint raw, Qt::KeyboardModifiers modifiers, bool& hard) const
{
    hard = true;
    const auto& from = m_step.relativeTo;
    if (!from || *from == raw)
        return std::nullopt;
    if (m_typedDirection)
        return polar(*from, mm(1000), *m_typedDirection);
    const bool shift = modifiers & Qt::ShiftModifier;
    const AngleLock turned = m_need.directions && m_lock == AngleLock::Square ? AngleLock::Free : AngleLock::Square;
    const AngleLock lock = shift ? turned : m_need.directions ? m_lock : AngleLock::Free;
    if (lock == AngleLock::Free)
        return std::nullopt;
    hard = lock == AngleLock::Square;
    const qint64 step = (hard ? 90 : 15) * degree;
    const qint64 turn = (directionOf(*from, raw).n + step / 2) / step * step;
    return polar(*from, mm(1000), {turn});
}

void ToolController::resolve(ToolEvent& event, PlanPoint raw, bool exact, Qt::KeyboardModifiers modifiers)
{
    event.raw = event.at = raw;
    event.exact = exact;
    event.shift = modifiers & Qt::ShiftModifier;
    event.ctrl = modifiers & Qt::ControlModifier;
    event.alt = modifiers & Qt::AltModifier;
    event.reach = {qRound64(m_reach / m_view.pixelsPerMm() * 1e6)};
    m_snap = {};
    if (m_need.snaps && !exact) {
        SnapQuery q;
        q.pointer = raw;
        q.reach = event.reach;
        q.settings = m_settings;
        q.grid = gridStep();
        q.from = m_step.relativeTo;
        q.recent = m_recent;
        q.except = m_need.moving;
        q.guideReach = {qRound64(guidePixels / m_view.pixelsPerMm() * 1e6)};
        if (event.alt)
            q.settings.on.fill(false);
        bool hard = false;
        const auto through = lockedThrough(raw, modifiers, hard);
        if (through && !hard) {
            SnapQuery points = q;
            points.settings = pointsOnly(q.settings);
            m_snap = index().snap(points);
        }
        if (m_snap.kind == SnapKind::None) {
            q.through = through;
            m_snap = index().snap(q);
        }
        event.at = m_snap.at;
    }
    if (const auto near = index().wallNear(raw, event.reach)) {
        event.wall = near->wall;
        const Wall* wall = m_document.project().walls.find(near->wall);
        event.along = wall ? alongOf(*wall, event.at) : near->along;
    }
    event.hit = m_view.entityAt(m_view.toViewport(raw));
    m_raw = raw;
    m_at = event.at;
}

std::optional<WallId> ToolController::wallAt(PlanPoint p)
{
    const auto near = index().wallNear(p, {qRound64(m_reach / m_view.pixelsPerMm() * 1e6)});
    return near ? std::optional(near->wall) : std::nullopt;
}

ToolEvent ToolController::eventAt(ToolEvent::Kind kind, PlanPoint raw, Qt::KeyboardModifiers modifiers)
{
    ToolEvent event;
    event.kind = kind;
    resolve(event, raw, m_crosshair.has_value(), modifiers);
    return event;
}

} // namespace sp::ui
