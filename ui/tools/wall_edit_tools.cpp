// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tools/wall_edit_tools.h"

#include "ui/tools/draw_helpers.h"

#include <QCoreApplication>

namespace sp::ui {

namespace {

using Kind = ToolEvent::Kind;

QString tr(const char* text)
{
    return QCoreApplication::translate("WallEditTools", text);
}

// What the tools here have in common: first a wall is picked, then something is done with it; Escape lets go of it, then of the tool.
class PickedWallTool : public Tool {
public:
    ToolStep handle(const ToolEvent& event, const ToolContext& context) final
    {
        switch (event.kind) {
        case Kind::Start: m_wall.reset(); break;
        case Kind::PlanChanged:
            if (!picked(context))
                m_wall.reset();
            break;
        case Kind::Cancel: {
            const bool idle = !m_wall;
            m_wall.reset();
            ToolStep step = show(event, context);
            step.finished = idle;
            return step;
        }
        case Kind::Press:
        case Kind::Text: return act(event, context);
        default: break;
        }
        return show(event, context);
    }

protected:
    virtual ToolStep show(const ToolEvent& event, const ToolContext& context) const = 0;
    virtual ToolStep act(const ToolEvent& event, const ToolContext& context) = 0;

    const Wall* picked(const ToolContext& context) const { return context.project.walls.find(m_wall); }
    ToolStep pick(const ToolEvent& event, const ToolContext& context)
    {
        const Wall* wall = pressedWall(event, context);
        if (wall) {
            m_wall = wall->id;
            m_at = event.raw;
        }
        ToolStep step = show(event, context);
        if (!wall)
            step.problem = tr("No wall here: click on a wall.");
        return step;
    }
    ToolStep done(const ToolEvent& event, const ToolContext& context, Result<Edited> edited, const QString& name)
    {
        ToolStep out;
        if (!commitTo(out, std::move(edited), name)) {
            ToolStep step = show(event, context);
            step.problem = out.problem;
            return step;
        }
        m_wall.reset();
        ToolStep step = show(event, context);
        step.preview.clear(); // it would still show the plan as it was
        step.commit = std::move(out.commit);
        step.commitName = name;
        return step;
    }

    std::optional<WallId> m_wall;
    PlanPoint m_at; ///< where it was picked
};

// Positive to the left of the wall.
Length sideOf(const Wall& wall, PlanPoint p)
{
    const Length along = alongOf(wall, p);
    const PlanPoint foot = pointBeside(wall.from, wall.to, along, {});
    const double cross = static_cast<double>(wall.to.x.n - wall.from.x.n) * static_cast<double>(p.y.n - wall.from.y.n)
        - static_cast<double>(wall.to.y.n - wall.from.y.n) * static_cast<double>(p.x.n - wall.from.x.n);
    const Length off = distance(foot, p);
    return cross < 0 ? -off : off;
}

class OffsetTool final : public PickedWallTool {
public:
    ToolNeed needs() const override
    {
        ToolNeed need;
        need.typed = m_wall ? ToolNeed::Typed::Text : ToolNeed::Typed::None;
        need.snaps = m_wall.has_value();
        need.prompt = tr("Distance between the axes");
        return need;
    }

private:
    ToolStep show(const ToolEvent& event, const ToolContext& context) const override
    {
        ToolStep step;
        const Wall* wall = picked(context);
        if (!wall) {
            step.hint = tr("Parallel wall: click the wall to copy. Escape: end.");
            if (const Wall* under = pressedWall(event, context))
                step.preview.push_back(wallGhost(*under));
            return step;
        }
        step.hint = tr("Parallel wall: click where it goes, or type the distance between the axes; the pointer says on which side.");
        step.preview.push_back(wallGhost(*wall));
        const Length side = sideOf(*wall, event.at);
        const Length length = distance(wall->from, wall->to);
        const PlanPoint a = pointBeside(wall->from, wall->to, {}, side), b = pointBeside(wall->from, wall->to, length, side);
        step.preview.push_back(ghostLine(a, b, wall->thickness.value_or(mm(100))));
        step.preview.push_back(ghostLine(middleOf(wall->from, wall->to), middleOf(a, b), {}, PreviewShape::Tone::Guide));
        step.preview.push_back(words(middleOf(a, b), drawnLength({std::abs(side.n)}, context.project.settings.units)));
        return step;
    }
    ToolStep act(const ToolEvent& event, const ToolContext& context) override
    {
        const Wall* wall = picked(context);
        if (!wall)
            return pick(event, context);
        Length side = sideOf(*wall, event.at);
        if (event.kind == Kind::Text) {
            const auto typed = readLength(event.text, context.project.settings.units);
            if (!typed || typed.value().n == 0) {
                ToolStep step = show(event, context);
                step.problem = typed ? tr("expected a distance that is not 0") : typed.error().message;
                return step;
            }
            side = side.n < 0 ? -typed.value() : typed.value();
        }
        return done(event, context, offsetWall(context.project, wall->id, side, context.ids), tr("Parallel wall"));
    }
};

class SplitTool final : public PickedWallTool {
public:
    ToolNeed needs() const override
    {
        ToolNeed need;
        need.typed = ToolNeed::Typed::Text;
        need.prompt = tr("Distance from the nearer end");
        return need;
    }

private:
    ToolStep show(const ToolEvent& event, const ToolContext& context) const override
    {
        ToolStep step;
        step.hint = tr("Split a wall: click where it is cut, or point at a wall and type the distance from its nearer end. Escape: end.");
        if (const Wall* wall = pressedWall(event, context)) {
            const Length along = alongOf(*wall, event.at);
            const Length half{wall->thickness.value_or(mm(100)).n};
            step.preview.push_back(wallGhost(*wall));
            step.preview.push_back(ghostLine(pointBeside(wall->from, wall->to, along, half),
                                             pointBeside(wall->from, wall->to, along, -half), {}, PreviewShape::Tone::Problem));
            const Length rest{distance(wall->from, wall->to).n - along.n};
            step.preview.push_back(
                words(pointBeside(wall->from, wall->to, along, half), drawnLength(std::min(along, rest), context.project.settings.units)));
        }
        return step;
    }
    ToolStep act(const ToolEvent& event, const ToolContext& context) override
    {
        const Wall* wall = pressedWall(event, context);
        ToolStep step = show(event, context);
        if (!wall) {
            step.problem = tr("No wall here: click on a wall.");
            return step;
        }
        Length along = alongOf(*wall, event.at);
        if (event.kind == Kind::Text) {
            const auto typed = readLength(event.text, context.project.settings.units);
            if (!typed) {
                step.problem = typed.error().message;
                return step;
            }
            const Length length = distance(wall->from, wall->to);
            along = along.n * 2 <= length.n ? typed.value() : length - typed.value();
        }
        return done(event, context, splitWall(context.project, wall->id, along, context.ids), tr("Split wall"));
    }
};

// One wall is picked, then another, and something is done with both.
class TwoWallsTool : public PickedWallTool {
public:
    ToolNeed needs() const override { return {ToolNeed::Typed::None, false}; }

protected:
    struct Words {
        QString first, second; ///< hints
        QString same; ///< when the first wall is clicked again
        QString name; ///< of the step
        bool showsPoint = false; ///< where the first wall was clicked matters
    };
    virtual Words said() const = 0;
    virtual Result<Edited> edit(const Wall& first, const Wall& second, const ToolContext& context) const = 0;

private:
    ToolStep show(const ToolEvent& event, const ToolContext& context) const override
    {
        ToolStep step;
        const Words w = said();
        const Wall* wall = picked(context);
        step.hint = wall ? w.second : w.first;
        if (wall) {
            step.preview.push_back(wallGhost(*wall));
            if (w.showsPoint)
                step.preview.push_back(dot(m_at));
        }
        if (const Wall* under = pressedWall(event, context); under && under != wall)
            step.preview.push_back(wallGhost(*under, wall ? PreviewShape::Tone::Ghost : PreviewShape::Tone::Accent));
        return step;
    }
    ToolStep act(const ToolEvent& event, const ToolContext& context) override
    {
        const Wall* wall = picked(context);
        const Wall* other = pressedWall(event, context);
        if (!wall || !other)
            return pick(event, context);
        if (other == wall) {
            ToolStep step = show(event, context);
            step.problem = said().same;
            return step;
        }
        return done(event, context, edit(*wall, *other, context), said().name);
    }
};

class JoinTool final : public TwoWallsTool {
    Words said() const override
    {
        return {tr("Join walls: click the wall that stays. Escape: end."),
                tr("Join walls: click the other wall, in one line with the first. The first keeps its data."),
                tr("This is the same wall: click the other one."), tr("Join walls")};
    }
    Result<Edited> edit(const Wall& first, const Wall& second, const ToolContext& context) const override
    {
        return joinWalls(context.project, first.id, second.id, context.ids);
    }
};

class TrimTool final : public TwoWallsTool {
    Words said() const override
    {
        return {tr("Trim: click the wall to cut or lengthen, on the part that stays. Escape: end."),
                tr("Trim: click the wall at which it ends. A wall that does not reach it gets longer."),
                tr("A wall cannot end at itself: click another one."), tr("Trim wall"), true};
    }
    Result<Edited> edit(const Wall& first, const Wall& second, const ToolContext& context) const override
    {
        return trimWall(context.project, first.id, second.id, m_at, context.ids);
    }
};

class CornerTool final : public Tool {
public:
    ToolNeed needs() const override
    {
        ToolNeed need;
        need.typed = m_corner ? ToolNeed::Typed::Point : ToolNeed::Typed::None;
        need.prompt = tr("New place of the corner");
        return need;
    }
    ToolStep handle(const ToolEvent& event, const ToolContext& context) override
    {
        const bool idle = !m_corner;
        if (event.kind == Kind::Start || event.kind == Kind::PlanChanged || event.kind == Kind::Cancel)
            m_corner.reset();
        ToolStep failed;
        if (event.kind == Kind::Press && context.storey) {
            if (!m_corner) {
                m_corner = cornerNear(context.project, context.storey, event.raw, event.reach);
                if (!m_corner && event.exact)
                    m_corner = cornerNear(context.project, context.storey, event.at, {});
                if (!m_corner)
                    failed.problem = tr("No corner here: click near the end of a wall.");
            } else if (commitTo(failed, moveCorner(context.project, *context.storey, *m_corner, event.at, context.ids),
                                tr("Move corner"))) {
                m_corner.reset();
            }
        }
        ToolStep step = show(event, context);
        step.problem = failed.problem;
        step.finished = event.kind == Kind::Cancel && idle;
        if (failed.commit) {
            step.preview.clear();
            step.commit = std::move(failed.commit);
            step.commitName = failed.commitName;
        }
        return step;
    }

private:
    ToolStep show(const ToolEvent& event, const ToolContext& context) const
    {
        ToolStep step;
        step.relativeTo = m_corner;
        if (!m_corner) {
            step.hint = tr("Move a corner: click near the end of walls; every wall that ends there follows. Escape: end.");
            if (const auto corner = cornerNear(context.project, context.storey, event.raw, event.reach))
                step.preview.push_back(dot(*corner, PreviewShape::Tone::Accent));
            return step;
        }
        step.hint = tr("Move a corner: click its new place, or type it: @dx,dy or 3 m < 45. Escape: let go.");
        step.preview = movedCorner(context.project, context.storey, *m_corner, event.at);
        step.preview.push_back(measured(*m_corner, event.at, context.project.settings.units));
        return step;
    }
    std::optional<PlanPoint> m_corner;
};

} // namespace

std::optional<PlanPoint> cornerNear(const Project& project, const std::optional<StoreyId>& storey, PlanPoint p, Length reach)
{
    std::optional<PlanPoint> best;
    for (const auto& wall : project.walls) {
        if (wall->storey != storey)
            continue;
        for (const PlanPoint end : {wall->from, wall->to})
            if (std::abs(end.x.n - p.x.n) <= reach.n && std::abs(end.y.n - p.y.n) <= reach.n && near(end, p, reach)
                && (!best || distance(end, p) < distance(*best, p)))
                best = end;
    }
    return best;
}

Preview movedCorner(const Project& project, const std::optional<StoreyId>& storey, PlanPoint from, PlanPoint to)
{
    Preview preview;
    for (const auto& wall : project.walls)
        if (wall->storey == storey && (wall->from == from || wall->to == from))
            preview.push_back(ghostLine(wall->from == from ? wall->to : wall->from, to, wall->thickness.value_or(mm(100))));
    preview.push_back(dot(to));
    return preview;
}

std::unique_ptr<Tool> makeOffsetTool()
{
    return std::make_unique<OffsetTool>();
}
std::unique_ptr<Tool> makeSplitTool()
{
    return std::make_unique<SplitTool>();
}
std::unique_ptr<Tool> makeJoinTool()
{
    return std::make_unique<JoinTool>();
}
std::unique_ptr<Tool> makeTrimTool()
{
    return std::make_unique<TrimTool>();
}
std::unique_ptr<Tool> makeCornerTool()
{
    return std::make_unique<CornerTool>();
}

} // namespace sp::ui
