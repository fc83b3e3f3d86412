// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/document/document.h"
#include "ui/models/causes_model.h"
#include "ui/models/findings_filter.h"

#include <QWidget>

class QLabel;
class QSettings;
class QTableView;
class QTextBrowser;
class QTimer;

namespace sp::ui {

class FilterBar;
class FindingView;
class FindingWork;
class Selection;

/// The list of findings with its filters, above it the causes of the undecided ones, and the chosen finding or cause in full beside it. A new
/// check changes what differs and nothing else: what is chosen, where the list stands and what somebody types stay.
class FindingsPanel final : public QWidget {
    Q_OBJECT
public:
    FindingsPanel(Document& document, const Theme& theme, QWidget* parent = nullptr);
    FindingsModel& model() { return m_model; }
    FindingsFilter& filter() { return m_filter; }
    QTableView& view() { return *m_view; }
    CausesModel& causes() { return m_causes; }
    QTableView& causesView() { return *m_causesView; }
    QTextBrowser& details();
    FilterBar& filters() { return *m_bar; }
    /// What stands in place of an empty list; empty while it has rows.
    QString emptyText() const;

    /// Gives the panel its commands, what "only selected" means, and a memory for widths and order of the columns (may be null).
    void setWork(FindingWork& work, Selection& selection, QSettings* settings);
    /// Chooses a finding by its key, with the filters cleared where they hide it. False when there is no such finding.
    bool choose(const QString& key);
    /// Chooses the worst listed finding of an entity, unless one of it is chosen already. `through`: filters that hide all of them are cleared.
    void showFindingsOf(const QString& entity, bool through);

public slots:
    void next() { step(1); }
    void previous() { step(-1); }
    void clearFilters();

signals:
    /// The user chose a finding; the id of its subject.
    void chosen(const QString& subjectId);

protected:
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    void setUpViews();
    void takeCheck();
    void takeCriteria();
    void step(int by);
    void showCurrent(bool byUser);
    void showCauses();
    void chooseCause(int row);
    void count();
    void showChosen();
    void showMenu(const QPoint& at);
    void restore(QSettings& settings);
    QStringList rowsInView() const;

    Document& m_document;
    FindingsModel m_model;
    FindingsFilter m_filter;
    CausesModel m_causes;
    FilterBar* m_bar;
    QTableView* m_causesView;
    QTableView* m_view;
    QLabel* m_empty; ///< over the list while it has no rows
    FindingView* m_details;
    QTimer* m_slow; ///< a check that is quick is not spoken of
    FindingWork* m_work = nullptr;
    std::optional<Cause> m_cause; ///< the chosen one; kept over checks
    QString m_key; ///< of the chosen finding: kept over checks, also over one in which it is gone
    QString m_name; ///< of the chosen finding, for people
    int m_lastRow = -1; ///< where the chosen finding was listed when it went
    bool m_gone = false;
    bool m_loading = false; ///< rows come and go, nobody chose
};

} // namespace sp::ui
