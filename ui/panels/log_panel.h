// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/document/document.h"
#include "ui/document/entity_ref.h"

#include <QTreeWidget>

namespace sp::ui {

/// What the reader and the tracing of rooms have to say of the plan. Nothing here is a finding: it says how the plan came about.
/// What an import has to say stands in its account (import_panel.h).
class LogPanel final : public QTreeWidget {
    Q_OBJECT
public:
    explicit LogPanel(Document& document, QWidget* parent = nullptr);
    int count() const { return topLevelItemCount(); }
    /// What an edit did beside what was asked for; kept while the plan is open, the newest first.
    void note(const QStringList& sentences);

signals:
    void counted(int lines);
    /// The user went to a line that names an entity of the plan.
    void chosen(const sp::ui::EntityRef& ref);

private:
    void refill();
    void refillSoon();

    Document& m_document;
    QStringList m_said;
    bool m_waiting = false;
};

} // namespace sp::ui
