// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tools/wall_tool.h"

#include "core/edit/patch.h"

#include <QCoreApplication>

namespace sp::ui {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("WallTool", text);
}

} // namespace

ToolNeed WallTool::needs() const
{
    const auto* chain = std::get_if<Chain>(&m_state);
    ToolNeed need;
    need.snaps = !m_picking;
    need.prompt = chain ? tr("Next point") : tr("First point");
    need.keys = chain ? QByteArray(chain->points.size() > 2 ? "CP\b" : "P\b") : QByteArray("P");
    return need;
}

ToolStep WallTool::show(const ToolEvent& event, const ToolContext& context)
{
    ToolStep step;
    const Units units = context.project.settings.units;
    if (m_picking) {
        step.hint = tr("Click the wall whose thickness, rating and type new walls take. Escape: none.");
        if (const Wall* wall = pressedWall(event, context))
            step.preview.push_back(wallGhost(*wall));
    }
    const auto* chain = std::get_if<Chain>(&m_state);
    if (!chain) {
        if (!m_picking)
            step.hint = tr("Walls: click the first point, or type it as =x,y. P: take the style of a wall. Escape: end.");
        return step;
    }
    const PlanPoint last = chain->points.back();
    step.relativeTo = last;
    if (m_picking)
        return step;
    step.hint = chain->points.size() > 2
        ? tr("Next point: click, or type 3810, 12'-6 1/2\", 3 m < 45. C: close. Backspace: take back. Return or right button: end.")
        : tr(
            "Next point: click, or type 3810, 12'-6 1/2\", 3 m < 45, @dx,dy. Shift: square. Backspace: take back. Return or right button: end.");
    if (event.at != last) {
        step.preview.push_back(ghostLine(last, event.at, m_options.thickness(units)));
        step.preview.push_back(measured(last, event.at, units));
    }
    for (const PlanPoint p : chain->points)
        step.preview.push_back(dot(p));
    if (chain->points.size() > 2 && near(event.at, chain->points.front(), event.reach))
        step.preview.push_back(words(chain->points.front(), tr("closes"), PreviewShape::Tone::Accent));
    return step;
}

ToolStep WallTool::lineTo(PlanPoint at, const ToolEvent& event, const ToolContext& context)
{
    auto& chain = std::get<Chain>(m_state);
    ToolStep step;
    auto edited =
        addWalls(context.project, *context.storey, {chain.points.back(), at}, m_options.style(context.project.settings.units), context.ids);
    if (!edited) {
        step = show(event, context);
        step.problem = edited.error().message;
        return step;
    }
    chain.points.push_back(at);
    chain.patches.push_back(edited.value().patch);
    ToolEvent now = event;
    now.at = at;
    step = show(now, context);
    step.commit = std::move(edited).value();
    step.commitName = tr("Draw walls");
    step.mergeKey = chain.key;
    return step;
}

ToolStep WallTool::press(const ToolEvent& event, const ToolContext& context)
{
    ToolStep step;
    if (!context.storey) {
        step = show(event, context);
        step.problem = tr("There is no storey to draw on: choose or add one on the left.");
        return step;
    }
    if (m_picking) {
        const Wall* wall = pressedWall(event, context);
        if (wall) {
            m_options.take(*wall);
            m_picking = false;
        }
        step = show(event, context);
        if (!wall)
            step.problem = tr("No wall here: click one whose style new walls take.");
        return step;
    }
    auto* chain = std::get_if<Chain>(&m_state);
    if (!chain) {
        m_state = Chain{{event.at}, {}, QStringLiteral("walls-%1").arg(++m_chains)};
        return show(event, context);
    }
    if (event.at == chain->points.back()) { // the same place twice ends the chain
        m_state = Idle();
        return show(event, context);
    }
    const bool closes = chain->points.size() > 2 && near(event.at, chain->points.front(), event.exact ? Length{} : event.reach);
    step = lineTo(closes ? chain->points.front() : event.at, event, context);
    if (closes && step.commit) {
        m_state = Idle();
        const ToolStep after = show(event, context);
        step.hint = after.hint;
        step.preview = after.preview;
        step.relativeTo.reset();
    }
    return step;
}

ToolStep WallTool::takeBack(const ToolEvent& event, const ToolContext& context)
{
    auto& chain = std::get<Chain>(m_state);
    if (chain.patches.empty()) {
        m_state = Idle();
        return show(event, context);
    }
    Edited back;
    back.patch = inverse(chain.patches.back());
    chain.patches.pop_back();
    chain.points.pop_back();
    ToolStep step = show(event, context);
    step.commit = std::move(back);
    step.commitName = tr("Draw walls");
    step.mergeKey = chain.key;
    return step;
}

ToolStep WallTool::key(const ToolEvent& event, const ToolContext& context)
{
    auto* chain = std::get_if<Chain>(&m_state);
    if (event.key == 'P')
        m_picking = true;
    else if (event.key == '\b' && chain)
        return takeBack(event, context);
    else if (event.key == 'C' && chain && chain->points.size() > 2) {
        ToolEvent first = event;
        first.at = chain->points.front();
        first.exact = true;
        return press(first, context);
    }
    return show(event, context);
}

ToolStep WallTool::handle(const ToolEvent& event, const ToolContext& context)
{
    using Kind = ToolEvent::Kind;
    switch (event.kind) {
    case Kind::Start:
        m_state = Idle();
        m_picking = false;
        return show(event, context);
    case Kind::Press: return press(event, context);
    case Kind::Key: return key(event, context);
    case Kind::DoublePress: // its first press has given the point
    case Kind::Confirm: m_state = Idle(); return show(event, context);
    case Kind::PlanChanged: // the walls of the chain may be gone: what is taken back would be something else
        m_state = Idle();
        return show(event, context);
    case Kind::Cancel: {
        const bool idle = std::holds_alternative<Idle>(m_state) && !m_picking;
        if (m_picking)
            m_picking = false;
        else
            m_state = Idle();
        ToolStep step = show(event, context);
        step.finished = idle;
        return step;
    }
    default: return show(event, context);
    }
}

} // namespace sp::ui
