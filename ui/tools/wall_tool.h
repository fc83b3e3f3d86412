// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/tools/draw_helpers.h"

namespace sp::ui {

/// Draws walls from point to point. Each wall is in the plan as soon as its second point is given; a chain is one undo step.
class WallTool final : public Tool {
public:
    ToolStep handle(const ToolEvent& event, const ToolContext& context) override;
    ToolNeed needs() const override;
    std::vector<ToolOption> options(const ToolContext& context) const override { return m_options.options(context); }
    Result<Done> setOption(const QByteArray& id, const QString& text, const ToolContext& context) override
    {
        return m_options.set(id, text, context);
    }

private:
    struct Idle { };
    struct Chain {
        std::vector<PlanPoint> points;
        std::vector<Patch> patches; ///< one a wall, so that the last can be taken back
        QString key; ///< of the undo step
    };
    ToolStep show(const ToolEvent& event, const ToolContext& context);
    ToolStep press(const ToolEvent& event, const ToolContext& context);
    ToolStep lineTo(PlanPoint at, const ToolEvent& event, const ToolContext& context);
    ToolStep takeBack(const ToolEvent& event, const ToolContext& context);
    ToolStep key(const ToolEvent& event, const ToolContext& context);

    std::variant<Idle, Chain> m_state;
    WallOptions m_options;
    bool m_picking = false; ///< the next press takes the style of a wall
    int m_chains = 0;
};

} // namespace sp::ui
