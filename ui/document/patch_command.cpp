// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/patch_command.h"

#include "core/edit/edit_underlays.h"
#include "ui/document/document.h"

namespace sp::ui {

PatchCommand::PatchCommand(Document& document, Patch patch, const QString& text, const QString& mergeKey)
    : QUndoCommand(text), m_document(document), m_patch(std::move(patch)), m_mergeKey(mergeKey), m_folder(document.folder())
{
}

bool PatchCommand::mergeWith(const QUndoCommand* other)
{
    const auto* next = dynamic_cast<const PatchCommand*>(other);
    if (!next || next->m_mergeKey != m_mergeKey || next->m_folder != m_folder)
        return false;
    m_patch = merged(m_patch, next->m_patch);
    setObsolete(m_patch.empty());
    return true;
}

Patch PatchCommand::here(Patch patch) const
{
    return rebasedUnderlays(std::move(patch), m_folder, m_document.folder());
}

void PatchCommand::redo()
{
    m_document.carryOut(here(m_patch));
}

void PatchCommand::undo()
{
    m_document.carryOut(here(inverse(m_patch)));
}

} // namespace sp::ui
