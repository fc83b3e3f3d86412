// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/edit/edit_walls.h"
#include "ui/tools/tool.h"
#include "ui/tools/typed_input.h"

namespace sp::ui {

// What drawing tools show: shapes of a preview and their words.

inline PreviewShape ghostLine(PlanPoint a, PlanPoint b, Length thickness = {}, PreviewShape::Tone tone = PreviewShape::Tone::Ghost)
{
    return {PreviewShape::Kind::Line, tone, {a, b}, thickness, {}};
}
inline PreviewShape ghostPolygon(std::vector<PlanPoint> ring, PreviewShape::Tone tone = PreviewShape::Tone::Ghost)
{
    return {PreviewShape::Kind::Polygon, tone, std::move(ring), {}, {}};
}
inline PreviewShape dot(PlanPoint at, PreviewShape::Tone tone = PreviewShape::Tone::Ghost)
{
    return {PreviewShape::Kind::Dot, tone, {at}, {}, {}};
}
inline PreviewShape words(PlanPoint at, const QString& text, PreviewShape::Tone tone = PreviewShape::Tone::Ghost)
{
    return {PreviewShape::Kind::Text, tone, {at}, {}, text};
}

PlanPoint middleOf(PlanPoint a, PlanPoint b);
inline bool near(PlanPoint a, PlanPoint b, Length reach)
{
    return distance(a, b) <= reach;
}

/// "3810 mm, 45.0°" in the middle of a line.
PreviewShape measured(PlanPoint a, PlanPoint b, Units units);

/// The wall that a press means: the one under the pointer, else nullopt.
const Wall* pressedWall(const ToolEvent& event, const ToolContext& context);
/// A wall as it stands, for picking it out.
PreviewShape wallGhost(const Wall& wall, PreviewShape::Tone tone = PreviewShape::Tone::Accent);

/// Fills a step from an edit: its patch as the commit, or its refusal as the problem. True when there is a commit.
bool commitTo(ToolStep& step, Result<Edited> edited, const QString& name, const QString& mergeKey = {});

/// What a wall is made of, as options of a tool: thickness, rating, type, and the styles that the plan has.
class WallOptions final {
public:
    const WallStyle& style(Units units) const;
    Length thickness(Units units) const;
    void take(const Wall& wall);
    std::vector<ToolOption> options(const ToolContext& context) const;
    Result<Done> set(const QByteArray& id, const QString& text, const ToolContext& context);

private:
    mutable std::optional<WallStyle> m_style; ///< until somebody chooses: a usual partition in the plan's units
};

/// The same words for people: `6 in, 1 h, fire barrier`.
QString wallStyleText(const WallStyle& style, Units units);

} // namespace sp::ui
