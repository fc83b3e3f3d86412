// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tools/outline_tool.h"

#include "ui/tools/draw_helpers.h"

#include <QCoreApplication>

namespace sp::ui {

namespace {

using Kind = ToolEvent::Kind;

QString tr(const char* text)
{
    return QCoreApplication::translate("OutlineTools", text);
}

} // namespace

std::vector<PlanPoint> boxBetween(PlanPoint a, PlanPoint b)
{
    return {a, {b.x, a.y}, b, {a.x, b.y}};
}

QString noStorey()
{
    return tr("There is no storey to draw on: choose or add one on the left.");
}

ToolNeed OutlineTool::needs() const
{
    ToolNeed need;
    need.directions = !m_box;
    need.prompt = m_points.empty() ? tr("First point") : m_box ? tr("Opposite corner") : tr("Next point");
    need.keys = m_points.empty() ? "" : canClose() ? "C\b" : "\b";
    return need;
}

ToolStep OutlineTool::handle(const ToolEvent& event, const ToolContext& context)
{
    switch (event.kind) {
    case Kind::Start: m_points.clear(); break;
    case Kind::Press: return press(event, context);
    case Kind::DoublePress:
    case Kind::Confirm:
        if (canClose())
            return finishWith(m_points, event, context);
        break;
    case Kind::Key:
        if (event.key == 'C' && canClose())
            return finishWith(m_points, event, context);
        if (event.key == '\b' && !m_points.empty())
            m_points.pop_back();
        break;
    case Kind::Cancel: {
        const bool idle = m_points.empty();
        m_points.clear();
        ToolStep step = show(event, context);
        step.finished = idle;
        return step;
    }
    default: break;
    }
    return show(event, context);
}

std::vector<ToolOption> OutlineTool::options(const ToolContext&) const
{
    return {{"shape",
             tr("Shape"),
             {tr("from point to point"), tr("rectangle")},
             m_box ? tr("rectangle") : tr("from point to point"),
             false,
             tr("How the outline is given")}};
}

Result<Done> OutlineTool::setOption(const QByteArray& id, const QString& text, const ToolContext&)
{
    if (id == "shape") {
        m_box = text == tr("rectangle");
        m_points.clear();
    }
    return Done{};
}

void OutlineTool::showBox(ToolStep& step, const ToolEvent& event, const ToolContext& context) const
{
    const Units units = context.project.settings.units;
    step.hint = tr("%1: click the opposite corner, or type its distance: @width,depth. Escape: let go.").arg(noun());
    const auto box = boxBetween(m_points.front(), event.at);
    step.preview.push_back(ghostPolygon(box));
    for (size_t i = 0; i < box.size() && thickness(context).n > 0; ++i)
        step.preview.push_back(ghostLine(box[i], box[(i + 1) % 4], thickness(context)));
    step.preview.push_back(words(middleOf(box[0], box[1]), drawnLength({std::abs(event.at.x.n - box[0].x.n)}, units)));
    step.preview.push_back(words(middleOf(box[1], box[2]), drawnLength({std::abs(event.at.y.n - box[0].y.n)}, units)));
}

ToolStep OutlineTool::show(const ToolEvent& event, const ToolContext& context) const
{
    ToolStep step;
    if (m_points.empty()) {
        step.hint = m_box ? tr("%1: click one corner, or type it as =x,y. Escape: end.").arg(noun())
                          : tr("%1: click the first point of the outline, or type it as =x,y. Escape: end.").arg(noun());
        return step;
    }
    step.relativeTo = m_points.back();
    if (m_box) {
        showBox(step, event, context);
        return step;
    }
    step.hint = canClose()
        ? tr("%1: next point, or C, Return or the first point to close. Backspace: take back. Escape: let go.").arg(noun())
        : tr("%1: next point: click, or type 3810, 12'-6 1/2\", 3 m < 45. Backspace: take back.").arg(noun());
    auto ring = m_points;
    ring.push_back(event.at);
    step.preview.push_back(ghostPolygon(ring));
    step.preview.push_back(measured(m_points.back(), event.at, context.project.settings.units));
    for (const PlanPoint p : m_points)
        step.preview.push_back(dot(p));
    return step;
}

ToolStep OutlineTool::press(const ToolEvent& event, const ToolContext& context)
{
    if (const QString why = refusal(context); !why.isEmpty()) {
        ToolStep step = show(event, context);
        step.problem = why;
        return step;
    }
    if (m_points.empty()) {
        m_points.push_back(event.at);
        return show(event, context);
    }
    if (m_box) {
        const PlanPoint a = m_points.front();
        if (event.at.x == a.x || event.at.y == a.y) {
            ToolStep step = show(event, context);
            step.problem = tr("Expected a corner that lies right or left and above or below the first, found one in line with it.");
            return step;
        }
        return finishWith(boxBetween(a, event.at), event, context);
    }
    if (event.at == m_points.back())
        return canClose() ? finishWith(m_points, event, context) : show(event, context);
    if (canClose() && near(event.at, m_points.front(), event.exact ? Length{} : event.reach))
        return finishWith(m_points, event, context);
    m_points.push_back(event.at);
    return show(event, context);
}

ToolStep OutlineTool::finishWith(std::vector<PlanPoint> ring, const ToolEvent& event, const ToolContext& context)
{
    ToolStep out;
    if (!commitTo(out, make(std::move(ring), context), tr("Draw %1").arg(noun().toLower()))) {
        ToolStep step = show(event, context);
        step.problem = out.problem;
        return step;
    }
    m_points.clear();
    out.hint = show(event, context).hint;
    return out;
}

} // namespace sp::ui
