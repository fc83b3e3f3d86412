// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/underlay/underlay_tools.h"

#include "core/edit/edit_underlays.h"
#include "core/geom/polygon.h"
#include "ui/tools/typed_input.h"

#include <QCoreApplication>

namespace sp::ui {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("UnderlayTools", text);
}

// Collects points, one press each, and says what each is for. What the last one does is the derived tool's.
class PointsTool : public Tool {
public:
    ToolStep handle(const ToolEvent& event, const ToolContext& context) override
    {
        ToolStep step;
        if (event.kind == ToolEvent::Kind::Cancel) {
            step.finished = m_points.empty();
            m_points.clear();
        } else if (event.kind == ToolEvent::Kind::Start || event.kind == ToolEvent::Kind::PlanChanged) {
            m_points.clear();
        } else if (event.kind == ToolEvent::Kind::Press || event.kind == ToolEvent::Kind::Text) {
            take(event, context, step);
        }
        for (const PlanPoint& p : m_points)
            step.preview.push_back({PreviewShape::Kind::Dot, PreviewShape::Tone::Accent, {p}, {}, {}});
        if (!m_points.empty()) {
            step.preview.push_back({PreviewShape::Kind::Line, PreviewShape::Tone::Accent, {m_points.back(), event.at}, {}, {}});
            step.relativeTo = m_points.back();
        }
        const auto underlay = workedUnderlay(context);
        step.hint = underlay ? hint() : underlay.error().message;
        return step;
    }

protected:
    virtual void take(const ToolEvent& event, const ToolContext& context, ToolStep& step) = 0;
    virtual QString hint() const = 0;
    void finish(ToolStep& step, Result<Edited> edited, const QString& name)
    {
        if (!edited) {
            step.problem = edited.error().message;
            return;
        }
        m_points.clear();
        step.commit = std::move(edited).value();
        step.commitName = name;
    }
    std::vector<PlanPoint> m_points;
};

// Two points of the drawing, then how far they are apart, typed.
class ScaleTool final : public PointsTool {
    void take(const ToolEvent& event, const ToolContext& context, ToolStep& step) override
    {
        if (event.kind != ToolEvent::Kind::Text) {
            if (m_points.size() == 2)
                m_points.clear();
            m_points.push_back(event.at);
            return;
        }
        const auto underlay = workedUnderlay(context);
        if (!underlay || m_points.size() < 2) {
            step.problem =
                underlay ? tr("Click two points of the drawing first, then type how far they are apart.") : underlay.error().message;
            return;
        }
        const auto apart = readLength(event.text, context.project.settings.units);
        if (!apart) {
            step.problem = apart.error().message;
            return;
        }
        finish(step, scaleUnderlay(context.project, underlay.value(), m_points[0], m_points[1], apart.value()), tr("Scale underlay"));
    }

public:
    ToolNeed needs() const override
    {
        ToolNeed need;
        if (m_points.size() == 2) {
            need.typed = ToolNeed::Typed::Text;
            need.prompt = tr("Distance of the two points");
        }
        return need;
    }

private:
    QString hint() const override
    {
        switch (m_points.size()) {
        case 0: return tr("Click the first of two points of the drawing whose distance you know.");
        case 1: return tr("Click the second point.");
        default: return tr("Type how far the two points are apart in the building, such as 24' or 7.2 m, and press Return.");
        }
    }
};

// Where a point of the drawing goes; with `turns`, a second pair turns it.
class AlignTool final : public PointsTool {
public:
    explicit AlignTool(bool turns) : m_turns(turns) { }

private:
    void take(const ToolEvent& event, const ToolContext& context, ToolStep& step) override
    {
        const auto underlay = workedUnderlay(context);
        if (!underlay) {
            step.problem = underlay.error().message;
            return;
        }
        m_points.push_back(event.at);
        if (m_points.size() < (m_turns ? 4u : 2u))
            return;
        const auto second = m_turns ? std::optional(std::pair(m_points[2], m_points[3])) : std::nullopt;
        const PlanPoint from = m_points[0];
        const PlanPoint to = m_points[1];
        if (m_turns && (distance(from, second->first) < mm(1) || distance(to, second->second) < mm(1)))
            m_points.resize(2);
        finish(step, alignUnderlay(context.project, underlay.value(), from, to, second),
               m_turns ? tr("Turn underlay") : tr("Move underlay"));
    }
    QString hint() const override
    {
        switch (m_points.size()) {
        case 0: return tr("Click a point of the drawing.");
        case 1: return tr("Click where that point lies in the plan.");
        case 2: return tr("Click a second point of the drawing.");
        default: return tr("Click the direction in which the second point lies in the plan.");
        }
    }
    bool m_turns;
};

} // namespace

Result<UnderlayId> workedUnderlay(const ToolContext& context)
{
    std::vector<UnderlayId> here;
    for (const auto& underlay : context.project.underlays) {
        const EntityRef ref{EntityKind::Underlay, underlay->id.text()};
        if (std::find(context.selected.begin(), context.selected.end(), ref) != context.selected.end())
            return underlay->id;
        if (underlay->storey == context.storey && !underlay->locked && !underlay->hidden)
            here.push_back(underlay->id);
    }
    if (here.empty())
        return Error{
            ErrorCode::Value, tr("This storey has no underlay that is shown and not locked: add or unlock one (Draw > Underlays)."), {}};
    if (here.size() > 1)
        return Error{ErrorCode::Value, tr("This storey has %1 underlays: choose one in the list of underlays first.").arg(here.size()), {}};
    return here.front();
}

std::span<const ToolRow> underlayTools()
{
    static const ToolRow rows[] = {
        {"underlay-scale", QT_TRANSLATE_NOOP("Tools", "Scale underlay by two points"), "", "", "underlay",
         [] { return std::unique_ptr<Tool>(std::make_unique<ScaleTool>()); }},
        {"underlay-move", QT_TRANSLATE_NOOP("Tools", "Move underlay"), "", "", "underlay",
         [] { return std::unique_ptr<Tool>(std::make_unique<AlignTool>(false)); }},
        {"underlay-turn", QT_TRANSLATE_NOOP("Tools", "Turn underlay by two points"), "", "", "underlay",
         [] { return std::unique_ptr<Tool>(std::make_unique<AlignTool>(true)); }},
    };
    return rows;
}

} // namespace sp::ui
