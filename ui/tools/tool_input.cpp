// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/document.h"
#include "ui/tools/input_line.h"
#include "ui/tools/tool_controller.h"

#include <QKeyEvent>

namespace sp::ui {

// Pointer, keys and typed values.

namespace {

constexpr size_t recentPoints = 6;

bool startsValue(QChar c)
{
    return (c >= u'0' && c <= u'9') || QStringView(u".-+@=<'").contains(c);
}

// The letter that a tool may know, or 0.
char letterOf(const QKeyEvent& event)
{
    if (event.modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier))
        return 0;
    switch (event.key()) {
    case Qt::Key_Backspace: return '\b';
    case Qt::Key_Delete: return '\x7f';
    case Qt::Key_Tab:
    case Qt::Key_Backtab: return '\t';
    default: break;
    }
    return event.key() >= Qt::Key_A && event.key() <= Qt::Key_Z ? static_cast<char>('A' + event.key() - Qt::Key_A) : 0;
}

} // namespace

void ToolController::press(ToolEvent event)
{
    event.kind = ToolEvent::Kind::Press;
    remember(event.at);
    send(event);
    event.kind = ToolEvent::Kind::Release;
    send(event);
}

void ToolController::remember(PlanPoint at)
{
    std::erase(m_recent, at);
    m_recent.push_back(at);
    if (m_recent.size() > recentPoints)
        m_recent.erase(m_recent.begin());
}

void ToolController::pointer(const CanvasPointer& event)
{
    if (!m_tool)
        return;
    using Kind = CanvasPointer::Kind;
    m_pointerIn = event.kind != Kind::Leave;
    if (event.kind == Kind::Leave) {
        m_snap = {};
        refresh();
        return;
    }
    m_crosshair.reset();
    m_pointed = true;
    const PlanPoint raw = m_view.toPlan(event.at);
    m_menuAt = event.button == Qt::RightButton ? std::optional(raw) : std::nullopt;
    if (event.kind == Kind::Press && event.button == Qt::RightButton) {
        if (m_row != m_home) {
            send(eventAt(ToolEvent::Kind::Cancel, raw, event.modifiers));
        } else if (const EntityRef hit = m_view.entityAt(event.at); !hit.isNull() && !m_selection.contains(hit)) {
            m_selection.set(hit);
        }
        return;
    }
    if (event.kind != Kind::Move && event.button != Qt::LeftButton)
        return;
    static constexpr ToolEvent::Kind kinds[] = {ToolEvent::Kind::Move, ToolEvent::Kind::Press, ToolEvent::Kind::Release,
                                                ToolEvent::Kind::DoublePress};
    const ToolEvent told = eventAt(kinds[static_cast<size_t>(event.kind)], raw, event.modifiers);
    if (told.kind == ToolEvent::Kind::Press)
        remember(told.at);
    send(told);
}

std::optional<PlanPoint> ToolController::pointerInPlan() const
{
    return m_crosshair ? m_crosshair : m_pointerIn ? std::optional(m_at) : m_menuAt;
}

bool ToolController::wantsKey(const QKeyEvent& event)
{
    if (!m_tool)
        return false;
    const bool plain = !(event.modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier));
    const char letter = letterOf(event);
    if (letter && m_need.keys.contains(letter))
        return true;
    const QString text = event.text();
    return plain && m_need.typed != ToolNeed::Typed::None && !text.isEmpty() && startsValue(text.front());
}

bool ToolController::key(const QKeyEvent& event)
{
    if (!m_tool)
        return false;
    switch (event.key()) {
    case Qt::Key_Escape:
        m_typedDirection.reset();
        if (m_row == m_home)
            m_crosshair.reset();
        send(eventAt(ToolEvent::Kind::Cancel, m_raw, {}));
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_crosshair) {
            press(eventAt(ToolEvent::Kind::Press, *m_crosshair, event.modifiers()));
            return true;
        }
        if (m_row == m_home)
            return false;
        send(eventAt(ToolEvent::Kind::Confirm, m_raw, event.modifiers()));
        return true;
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Up:
    case Qt::Key_Down: moveCrosshair(event); return true;
    default: break;
    }
    if (!wantsKey(event))
        return false;
    if (const char letter = letterOf(event); letter && m_need.keys.contains(letter)) {
        ToolEvent told = eventAt(ToolEvent::Kind::Key, m_crosshair.value_or(m_raw), event.modifiers());
        told.key = letter;
        const auto* before = m_tool;
        send(told);
        return letter != '\t' || m_tool != before || !m_step.passedOn;
    }
    openInput(event.text());
    return true;
}

void ToolController::moveCrosshair(const QKeyEvent& event)
{
    qint64 step = gridStep().n;
    if (event.modifiers() & Qt::ShiftModifier)
        step = std::max<qint64>(step / 10, 1);
    else if (event.modifiers() & Qt::ControlModifier)
        step *= 10;
    const int key = event.key();
    const PlanPoint by{{key == Qt::Key_Left        ? -step
                            : key == Qt::Key_Right ? step
                                                   : 0},
                       {key == Qt::Key_Down     ? -step
                            : key == Qt::Key_Up ? step
                                                : 0}};
    if (m_need.arrows) {
        ToolEvent told = eventAt(ToolEvent::Kind::Arrow, m_raw, event.modifiers());
        told.step = by;
        send(told);
        return;
    }
    if (!m_crosshair) {
        // Where the last point is, else where the pointer is, else the middle of what is seen; on the grid.
        const QRect room = m_view.viewport()->rect();
        const PlanPoint middle = m_view.toPlan(room.center());
        const PlanPoint start = m_step.relativeTo ? *m_step.relativeTo : m_pointerIn ? m_at : middle;
        const auto onGrid = [&](Length v) { return m_step.relativeTo ? v : Length{(v.n + (v.n < 0 ? -step : step) / 2) / step * step}; };
        m_crosshair = PlanPoint{onGrid(start.x), onGrid(start.y)};
    }
    m_crosshair = PlanPoint{m_crosshair->x + by.x, m_crosshair->y + by.y};
    const QPoint at = m_view.toViewport(*m_crosshair);
    if (!m_view.viewport()->rect().adjusted(20, 20, -20, -20).contains(at))
        m_view.centerOn(scenePoint(*m_crosshair));
    send(eventAt(ToolEvent::Kind::Move, *m_crosshair, {}));
    emit m_view.hovered(scenePoint(*m_crosshair));
}

void ToolController::openInput(const QString& text)
{
    const PlanPoint near =
        m_crosshair.value_or(m_pointerIn ? m_raw : m_step.relativeTo.value_or(m_view.toPlan(m_view.viewport()->rect().center())));
    m_input->open(m_view.toViewport(near), m_need.prompt.isEmpty() ? tr("Value") : m_need.prompt, text);
}

// What a bare length goes towards: the crosshair or the pointer; the last point itself where there is neither.
PlanPoint ToolController::directionPoint() const
{
    return m_crosshair ? *m_crosshair : m_pointed ? m_at : m_step.relativeTo.value_or(m_at);
}

Result<Done> ToolController::enter(const QString& text)
{
    m_problem.clear();
    if (m_need.typed == ToolNeed::Typed::Text) {
        ToolEvent event = eventAt(ToolEvent::Kind::Text, m_raw, {});
        event.text = text.trimmed();
        send(event);
        if (!m_problem.isEmpty())
            return Error{ErrorCode::Value, m_problem, {}};
        return Done{};
    }
    const Units units = m_document.project().settings.units;
    SP_TRY(value, readTyped(text, {units, m_step.relativeTo, directionPoint(), m_typedDirection}));
    if (value.direction) {
        m_typedDirection = value.direction;
        send(eventAt(ToolEvent::Kind::Move, m_raw, {}));
        return Done{};
    }
    const PlanPoint pointer = m_raw;
    ToolEvent event;
    resolve(event, *value.point, true, {});
    event.text = text.trimmed();
    if (m_crosshair)
        m_crosshair = *value.point;
    press(event);
    const QString problem = m_problem;
    if (!m_crosshair) // the pointer has not moved: it shows where the next point would go
        send(eventAt(ToolEvent::Kind::Move, pointer, {}));
    if (!problem.isEmpty())
        return Error{ErrorCode::Value, problem, {}};
    return Done{};
}

void ToolController::tryOut(const QString& text)
{
    if (m_need.typed != ToolNeed::Typed::Point)
        return;
    ToolEvent event;
    event.kind = ToolEvent::Kind::Move;
    const PlanPoint raw = m_raw;
    const PlanPoint at = m_at;
    const auto value = readTyped(text, {m_document.project().settings.units, m_step.relativeTo, directionPoint(), m_typedDirection});
    if (value && value.value().point)
        resolve(event, *value.value().point, true, {});
    else
        event = eventAt(ToolEvent::Kind::Move, m_crosshair.value_or(raw), {});
    send(event);
    m_raw = raw;
    m_at = at; // the pointer itself has not moved: the next letter is read against the same direction
}

} // namespace sp::ui
