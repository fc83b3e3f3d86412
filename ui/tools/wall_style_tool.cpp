// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tools/draw_helpers.h"
#include "ui/tools/wall_edit_tools.h"

#include <QCoreApplication>

namespace sp::ui {

namespace {

using Kind = ToolEvent::Kind;

QString tr(const char* text)
{
    return QCoreApplication::translate("WallStyleTool", text);
}

// Gives walls the thickness, rating and type of the options: one by click, all selected ones by Return.
class WallStyleTool final : public Tool {
public:
    ToolNeed needs() const override
    {
        ToolNeed need;
        need.typed = ToolNeed::Typed::None;
        need.snaps = false;
        need.keys = "P";
        return need;
    }

    ToolStep handle(const ToolEvent& event, const ToolContext& context) override
    {
        ToolStep step;
        if (event.kind == Kind::Start)
            m_picking = false;
        if (event.kind == Kind::Key)
            m_picking = true;
        if (event.kind == Kind::Press || event.kind == Kind::Confirm)
            act(event, context, step);
        if (event.kind == Kind::Cancel) {
            step.finished = !m_picking;
            m_picking = false;
        }
        const int chosen = static_cast<int>(wallsOf(context).size());
        step.hint = m_picking ? tr("Click the wall whose thickness, rating and type are taken. Escape: none.")
            : chosen > 0
            ? tr("Wall style: Return gives it to the %1 selected walls; or click a wall. P: take it from a wall. Escape: end.").arg(chosen)
            : tr("Wall style: choose it above, then click the walls that get it. P: take it from a wall. Escape: end.");
        if (const Wall* under = pressedWall(event, context); under && !step.commit)
            step.preview.push_back(wallGhost(*under));
        return step;
    }
    std::vector<ToolOption> options(const ToolContext& context) const override { return m_options.options(context); }
    Result<Done> setOption(const QByteArray& id, const QString& text, const ToolContext& context) override
    {
        return m_options.set(id, text, context);
    }

private:
    static std::vector<WallId> wallsOf(const ToolContext& context)
    {
        std::vector<WallId> out;
        for (const EntityRef& ref : context.selected)
            if (ref.kind == EntityKind::Wall)
                out.push_back(WallId(ref.id));
        return out;
    }
    void act(const ToolEvent& event, const ToolContext& context, ToolStep& step)
    {
        const Wall* wall = event.kind == Kind::Press ? pressedWall(event, context) : nullptr;
        if (m_picking && wall) {
            m_options.take(*wall);
            m_picking = false;
            return;
        }
        const auto walls = wall ? std::vector{wall->id} : event.kind == Kind::Confirm ? wallsOf(context) : std::vector<WallId>();
        if (walls.empty()) {
            step.problem = tr("No wall here: click on a wall.");
            return;
        }
        const WallStyle& style = m_options.style(context.project.settings.units);
        commitTo(step, styleWalls(context.project, walls, style, context.ids), tr("Wall style"));
    }

    WallOptions m_options;
    bool m_picking = false;
};

} // namespace

std::unique_ptr<Tool> makeWallStyleTool()
{
    return std::make_unique<WallStyleTool>();
}

} // namespace sp::ui
