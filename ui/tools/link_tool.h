// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/edit/edit_devices.h"
#include "ui/tools/tool.h"

namespace sp::ui {

/// Links two things of the plan: a press on the one that acts, a press on the other. Where several links are possible the tool asks which one,
/// unless Tab or the options have said it; Shift takes a link away.
class LinkTool final : public Tool {
public:
    ToolStep handle(const ToolEvent& event, const ToolContext& context) override;
    ToolNeed needs() const override;
    std::vector<ToolOption> options(const ToolContext& context) const override;
    Result<Done> setOption(const QByteArray& id, const QString& text, const ToolContext& context) override;

private:
    /// What could be linked, or taken apart, between the first thing and the one under the pointer.
    struct Choice {
        std::vector<PlanLink> links;
        size_t current = 0;
        bool said = false; ///< by Tab or the options
    };
    void look(const EntityRef& hit, bool apart, const ToolContext& context);
    ToolStep show(const ToolEvent& event, const ToolContext& context);
    ToolStep press(const ToolEvent& event, const ToolContext& context);
    ToolStep carryOut(const ToolEvent& event, const ToolContext& context, const PlanLink& chosen, bool apart);

    EntityRef m_from; ///< null: none yet
    EntityRef m_to; ///< under the pointer
    bool m_apart = false;
    Choice m_choice;
    Choice m_asked; ///< what the last question was about: the pointer goes over other things while the menu is open
    bool m_askedApart = false;
};

/// The links between two things, whichever acts; parts of an opening count as the opening.
std::vector<PlanLink> linksBetween(const Project& project, const QString& a, const QString& b);
/// The links of one thing, each kind once for each thing at its other end; parts of an opening or a valve count as the whole.
std::vector<PlanLink> linksOfElement(const Project& project, const QString& id);
/// "PS-1 feeds 102A"
QString linkSentence(const Project& project, const PlanLink& link);
/// Where lines to a thing start on its storey; nullopt where it has no place.
std::optional<PlanPoint> linkPoint(const Project& project, const Topology& topology, const EntityRef& ref);

} // namespace sp::ui
