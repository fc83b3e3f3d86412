// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/edit/patch.h"

#include <QUndoCommand>

namespace sp::ui {

class Document;

/// The one undo command: carries a patch out and back. Steps with the same merge key become one (typing in a field, a drag); a chain that
/// ends where it began takes itself off the stack.
class PatchCommand final : public QUndoCommand {
public:
    PatchCommand(Document& document, Patch patch, const QString& text, const QString& mergeKey);

    int id() const override { return m_mergeKey.isEmpty() ? -1 : 1; }
    bool mergeWith(const QUndoCommand* other) override;
    void redo() override;
    void undo() override;

private:
    Patch here(Patch patch) const;

    Document& m_document;
    Patch m_patch;
    QString m_mergeKey;
    QString m_folder; ///< of the plan when the patch was made: paths of underlays in it are relative to that
};

} // namespace sp::ui
