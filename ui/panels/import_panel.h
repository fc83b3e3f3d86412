// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/document/document.h"
#include "ui/document/entity_ref.h"
#include "ui/models/import_model.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QTableView;
class QTreeView;

namespace sp::ui {

/// The account of an import: what each storey holds, and what was repaired, guessed, doubtful and left out, to click at.
class ImportPanel final : public QWidget {
    Q_OBJECT
public:
    explicit ImportPanel(Document& document, QWidget* parent = nullptr);
    ImportModel& model() { return m_model; }
    FoundModel& found() { return m_found; }
    QTreeView& view() { return *m_view; }
    QString head() const;

signals:
    void filled(bool any); ///< whether the plan was imported at all
    /// The user went to an element that is in the plan, or to a storey.
    void chosen(const sp::ui::EntityRef& ref);
    void storeyChosen(const std::optional<sp::StoreyId>& storey);

private:
    void refill();
    void recountSoon();
    void show(bool notes);
    void choose(const QModelIndex& index);

    Document& m_document;
    ImportModel m_model;
    FoundModel m_found;
    QComboBox* m_import;
    QLabel* m_head;
    QTreeView* m_view;
    QTableView* m_table;
    bool m_waiting = false;
};

} // namespace sp::ui
