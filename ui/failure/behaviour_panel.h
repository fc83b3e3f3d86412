// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/document/selection.h"
#include "ui/failure/behaviour.h"

#include <QWidget>

class QLabel;
class QTableWidget;
class QTextEdit;

namespace sp::ui {

/// What the selected door, valve or room does in every scenario, and why; the line that the plan shows is marked.
class BehaviourPanel final : public QWidget {
    Q_OBJECT
public:
    BehaviourPanel(Document& document, Selection& selection, FailureDesk& desk, QWidget* parent = nullptr);
    QTableWidget& table() { return *m_table; }
    /// The reasons of the current line, as they are shown.
    QString reasons() const;

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void refresh();
    void tell();
    void fitRows();

    Document& m_document;
    Selection& m_selection;
    FailureDesk& m_desk;
    QLabel *m_title, *m_head;
    QTableWidget* m_table;
    QTextEdit* m_reasons;
    EntityRef m_ref;
    Behaviour m_behaviour;
};

} // namespace sp::ui
