// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/document/selection.h"
#include "ui/models/properties_model.h"

#include <QWidget>

class QCheckBox;
class QLabel;
class QLineEdit;
class QTreeView;

namespace sp::ui {

/// What is selected, with its facts, where they come from, and fields to enter them.
class PropertiesPanel final : public QWidget {
    Q_OBJECT
public:
    PropertiesPanel(Document& document, Selection& selection, QWidget* parent = nullptr);
    PropertiesModel& model() { return m_model; }
    QTreeView& view() { return *m_view; }

protected:
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    void refresh();
    void refreshSoon();
    void showProblem(const QString& sentence);
    void describe();
    void filter();
    void sizeColumns();

    Document& m_document;
    Selection& m_selection;
    PropertiesModel m_model;
    QLabel* m_title;
    QLabel* m_problem;
    QLabel* m_description; ///< the current line in full: values are often wider than their column
    QCheckBox* m_unknown;
    QLineEdit* m_search;
    QTreeView* m_view;
    QStringList m_folded; ///< titles of groups that the user closed
    bool m_waiting = false;
    bool m_sizing = false; ///< columns change by the panel, not by the user
    bool m_sizedByUser = false;
};

} // namespace sp::ui
