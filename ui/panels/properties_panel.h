// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/document/selection.h"
#include "ui/models/properties_model.h"

#include <QWidget>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QTreeView;
class QVBoxLayout;

namespace sp::ui {

class ProblemNote;

/// What is selected, one or many, with its facts, where they come from, and fields to enter them; the plan's settings while nothing is.
class PropertiesPanel final : public QWidget {
    Q_OBJECT
public:
    PropertiesPanel(Document& document, Selection& selection, QWidget* parent = nullptr);
    PropertiesModel& model() { return m_model; }
    QTreeView& view() { return *m_view; }
    /// Goes to the line of a key or fact name ("elevation", "door.label_min") and opens its field; false when it is not shown.
    bool edit(const QString& name);
    /// Makes the first line that can be edited the current one, for those who come by key.
    void showFirst();

signals:
    /// The user wants to change a hardware set.
    void setAsked(const QString& setId);
    void said(const QString& sentence); ///< what an edit took along

protected:
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    void makeButtons(QVBoxLayout& layout);
    void refresh();
    void refreshSoon();
    void showProblem(const QModelIndex& cell, const QString& sentence);
    void describe();
    void filter();
    void sizeColumns();
    void offer();
    void takeAway();
    void addPart(bool battery);
    void removePart();
    QString title() const;
    QString setShown() const;

    Document& m_document;
    Selection& m_selection;
    PropertiesModel m_model;
    QLabel* m_title;
    QLabel* m_description; ///< the current line in full: values are often wider than their column
    QCheckBox* m_unknown;
    QLineEdit* m_search;
    QTreeView* m_view;
    ProblemNote* m_problem;
    QPushButton *m_takeAway, *m_editSet, *m_addBattery, *m_addCircuit, *m_removePart;
    QStringList m_folded; ///< titles of groups that the user closed
    bool m_waiting = false;
    bool m_sizing = false; ///< columns change by the panel, not by the user
    bool m_sizedByUser = false;
};

} // namespace sp::ui
