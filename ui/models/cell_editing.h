// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/document/value_path.h"

#include <QModelIndex>

namespace sp::ui {

/// What the delegate asks of a model whose cells are values of the plan.
class CellEditing {
public:
    virtual ~CellEditing() = default;
    virtual ValueEditor editorAt(const QModelIndex& index) const = 0;
    /// What the cell is called, for people who hear it: "Gap at the bottom, opening 101A".
    virtual QString nameAt(const QModelIndex& index) const = 0;
    /// The sentence that refuses a text for this cell, or empty.
    virtual QString problemOf(const QModelIndex& index, const QString& text) const = 0;
    /// Keeps a refused text in its cell until it is mended; an empty one lets it go.
    virtual void keepDraft(const QModelIndex& index, const QString& text) = 0;
};

/// The model of an index behind all proxies, and the index there; nullptr when it is none whose cells are values.
std::pair<CellEditing*, QModelIndex> editingAt(const QModelIndex& index);

} // namespace sp::ui
