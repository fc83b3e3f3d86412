// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/edit/edit_openings.h"
#include "ui/tools/tool.h"

namespace sp::ui {

/// Puts openings of one kind into walls: the wall under the pointer takes it, the leaf swings to the side where the pointer is. Type and
/// hardware set are those of the last time.
class DoorTool final : public Tool {
public:
    /// `preset`: an id of openingPresets(), which must live as long as the tool.
    explicit DoorTool(const char* preset) : m_own(preset), m_preset(preset) { }
    ToolStep handle(const ToolEvent& event, const ToolContext& context) override;
    ToolNeed needs() const override;
    std::vector<ToolOption> options(const ToolContext& context) const override;
    Result<Done> setOption(const QByteArray& id, const QString& text, const ToolContext& context) override;

private:
    /// Where a click would put it.
    struct Spot {
        WallId wall;
        Length offset;
        bool operator==(const Spot&) const = default;
    };
    OpeningSpec specIn(const Project& project) const;
    std::optional<Spot> spotOf(const ToolEvent& event, const ToolContext& context) const;
    Spot fromEnd(const Spot& spot, Length distance, const Project& project) const;
    ToolStep show(const ToolContext& context);
    ToolStep place(const ToolContext& context);
    ToolStep read(const QString& text, const ToolContext& context);
    void forgetMissing(const Project& project);

    const char* m_own;
    const char* m_preset;
    std::optional<OpeningTypeId> m_type;
    std::optional<HardwareSetId> m_set;
    std::optional<QString> m_newSet; ///< its name: made with the next opening
    std::optional<Length> m_width; ///< of the leaf, instead of the preset's
    std::optional<QString> m_mark; ///< of the next opening, instead of the proposed one
    bool m_exit = false;
    bool m_otherHand = false, m_otherSide = false;
    SwingSide m_side = SwingSide::Left; ///< where the pointer is
    std::optional<Spot> m_spot;
    QString m_proposed; ///< mark of the place where the pointer was
};

} // namespace sp::ui
