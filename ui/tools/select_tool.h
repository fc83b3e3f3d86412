// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/tools/ghosts.h"

namespace sp::ui {

/// Selects by click, band and lasso, and moves what is selected: walls with their corners, openings along their wall, symbols freely.
/// Every drag is one undo step, carried out when the button is let go.
class SelectTool final : public Tool {
public:
    ToolStep handle(const ToolEvent& event, const ToolContext& context) override;
    ToolNeed needs() const override;
    std::vector<ToolOption> options(const ToolContext& context) const override;
    Result<Done> setOption(const QByteArray& id, const QString& text, const ToolContext& context) override;

private:
    struct Idle { };
    struct Pressed { ///< the button is down, nothing has moved yet
        PlanPoint at;
        EntityRef hit;
        bool adds = false; ///< Shift or Ctrl: toggles
        bool lasso = false;
        bool fresh = false; ///< the press itself selected it
    };
    struct Band {
        PlanPoint from;
        bool adds = false;
    };
    struct Lasso {
        Ring way;
        bool adds = false;
    };
    struct MoveAll {
        PlanPoint base;
        Ghosts ghosts;
        QSet<QString> ids;
        std::optional<WallId> across; ///< one wall alone goes square to itself
    };
    static PlanPoint shiftOf(const MoveAll& all, const ToolEvent& event, const Project& project);
    struct MoveCorner {
        PlanPoint from;
    };
    struct SlideOpening {
        OpeningId opening;
        Length grip; ///< from the opening's middle to where it was taken hold of
    };
    using State = std::variant<Idle, Pressed, Band, Lasso, MoveAll, MoveCorner, SlideOpening>;

    ToolStep press(const ToolEvent& event, const ToolContext& context);
    ToolStep move(const ToolEvent& event, const ToolContext& context);
    ToolStep release(const ToolEvent& event, const ToolContext& context);
    ToolStep key(const ToolEvent& event, const ToolContext& context);
    ToolStep nudge(const ToolEvent& event, const ToolContext& context);
    void beginDrag(const Pressed& pressed, const ToolContext& context, const ToolEvent& event);
    ToolStep show(const ToolEvent& event, const ToolContext& context) const;
    void showSlide(ToolStep& step, const SlideOpening& slide, const ToolEvent& event, const ToolContext& context) const;

    State m_state;
    bool m_lasso = false; ///< the option: bands are lassos
    bool m_anySelected = false;
    std::optional<PlanPoint> m_grip; ///< of the corner under the pointer
};

std::unique_ptr<Tool> makeSelectTool();

} // namespace sp::ui
