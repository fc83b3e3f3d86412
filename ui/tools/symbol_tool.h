// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/edit/edit_devices.h"
#include "ui/tools/tool.h"

namespace sp::ui {

/// Which thing a SymbolTool puts on the plan.
struct SymbolKind {
    enum class Table : quint8 { Device, Valve, Supply, Source } table = Table::Device;
    const char* kind = ""; ///< of a device: a kind of the catalogue; of a valve: word of body.kind
    const char* actuator = ""; ///< of a valve: word of actuator.kind
    const char* noun = ""; ///< "card reader"
    bool atOpenings = false; ///< belongs to the opening beside it
};

/// Puts devices, valves, supplies and sources of gas where one clicks. What belongs to an opening goes to the jamb of the one that is near,
/// on the side of its wall where the pointer is; Shift keeps it free.
class SymbolTool final : public Tool {
public:
    explicit SymbolTool(const SymbolKind& kind) : m_kind(kind) { }
    ToolStep handle(const ToolEvent& event, const ToolContext& context) override;
    ToolNeed needs() const override;
    std::vector<ToolOption> options(const ToolContext& context) const override;
    Result<Done> setOption(const QByteArray& id, const QString& text, const ToolContext& context) override;

private:
    Result<Edited> edit(const ToolEvent& event, const ToolContext& context, NewIds& ids) const;
    std::optional<OpeningId> openingNear(const ToolEvent& event, const ToolContext& context) const;
    ToolStep show(const ToolEvent& event, const ToolContext& context);
    ToolStep place(const ToolEvent& event, const ToolContext& context);

    SymbolKind m_kind;
    std::optional<QString> m_mark; ///< of the next one, instead of the proposed
    QString m_proposed;
    QString m_body, m_actuator, m_gas; ///< chosen instead of the kind's; empty: as the kind has it
};

} // namespace sp::ui
