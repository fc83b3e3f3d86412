// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/failure/failure_desk.h"
#include "ui/failure/fault_search.h"
#include "ui/workbench.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QMenu;
class QProgressBar;
class QPushButton;
class QToolButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace sp::ui {

/// The smallest combinations of faults that trap somebody, expose a room, leave a source open or a fire door unlatched; searched in the background
/// while the page is seen, anew when the plan changed.
class CutSetsPage final : public QWidget {
    Q_OBJECT
public:
    CutSetsPage(Workbench& bench, FailureDesk& desk, QWidget* parent = nullptr);

    /// What is listed; nullptr before the first search.
    const FaultSearchResult* result() const { return m_result.get(); }
    /// The listed results are those of the plan as it is.
    bool isFresh() const;
    QTreeWidget& sets() { return *m_sets; }
    FaultSearch& search() { return m_search; }

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    QWidget* makeBar();
    QWidget* makeSide();
    FaultQuery query() const;
    void start();
    void startWhenNeeded();
    void take(std::shared_ptr<const FaultSearchResult> result);
    void fill();
    void fillImportance();
    void expand(QTreeWidgetItem* item);
    bool isListed(const FaultGroup& group) const;
    bool isListed(const FaultGroup& group, const FaultGroup::Set& set) const;
    void updateState();
    void updateButtons();
    const FaultGroup::Set* currentSet() const;
    QString wordsOf(const FaultGroup::Set& set) const;
    void showOnPlan();
    void putIn();
    void exportAs(const QString& suffix);

    Workbench& m_bench;
    FailureDesk& m_desk;
    FaultSearch m_search;
    QComboBox *m_order, *m_kind;
    QToolButton* m_scenarios;
    QMenu* m_scenarioMenu;
    QLineEdit* m_text;
    QPushButton *m_go, *m_putIn;
    QToolButton* m_export;
    QProgressBar* m_progress;
    QLabel* m_state;
    QTreeWidget *m_sets, *m_importance;
    std::shared_ptr<const FaultSearchResult> m_result;
    std::shared_ptr<const FailureStudy> m_searched; ///< of the newest search that was begun
};

} // namespace sp::ui
