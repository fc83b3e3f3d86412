// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/edit/edit_plan.h"
#include "ui/tools/draw_helpers.h"

namespace sp::ui {

/// Elements as they would stand after a motion, to be shown while they are moved. Made once when a drag begins; of very many only
/// the first are drawn one by one, with a box around all.
class Ghosts final {
public:
    Ghosts() = default;
    Ghosts(const ToolContext& context, const std::vector<EntityRef>& refs);

    Preview moved(const Motion& motion) const;
    /// With walls that hang on the ends of moved ones drawn to where these go.
    Preview shifted(Length dx, Length dy) const;
    bool empty() const { return m_shapes.empty(); }
    /// The middle of all.
    PlanPoint middle() const;

private:
    struct Shape {
        std::vector<PlanPoint> points;
        Length thickness;
    };
    struct Hanging { ///< a wall that stays, at the end of one that moves
        PlanPoint far, end;
        Length thickness;
    };
    std::vector<Shape> m_shapes;
    std::vector<Hanging> m_hanging;
    PlanBox m_box;
    bool m_all = true;
};

} // namespace sp::ui
