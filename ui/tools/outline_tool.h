// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/tools/tool.h"

namespace sp::ui {

/// A rectangle by two opposite corners.
std::vector<PlanPoint> boxBetween(PlanPoint a, PlanPoint b);
/// Why nothing can be drawn where no storey is shown.
QString noStorey();

/// Takes an outline from point to point, or a rectangle by two corners; what it is for is up to the tool.
class OutlineTool : public Tool {
public:
    ToolNeed needs() const override;
    ToolStep handle(const ToolEvent& event, const ToolContext& context) override;
    std::vector<ToolOption> options(const ToolContext& context) const override;
    Result<Done> setOption(const QByteArray& id, const QString& text, const ToolContext& context) override;

protected:
    /// What is drawn, for hints: "Room", "Obstacle".
    virtual QString noun() const = 0;
    virtual Result<Edited> make(std::vector<PlanPoint> outline, const ToolContext& context) = 0;
    virtual QString refusal(const ToolContext& context) const { return context.storey ? QString() : noStorey(); }
    virtual Length thickness(const ToolContext&) const { return {}; }
    void setBox(bool box) { m_box = box; }

private:
    bool canClose() const { return !m_box && m_points.size() > 2; }
    ToolStep show(const ToolEvent& event, const ToolContext& context) const;
    void showBox(ToolStep& step, const ToolEvent& event, const ToolContext& context) const;
    ToolStep press(const ToolEvent& event, const ToolContext& context);
    ToolStep finishWith(std::vector<PlanPoint> ring, const ToolEvent& event, const ToolContext& context);

    std::vector<PlanPoint> m_points;
    bool m_box = false;
};

} // namespace sp::ui
