// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/document/document.h"
#include "ui/models/causes_model.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QTableView;
class QTextBrowser;

namespace sp::ui {

/// The list of findings with its filters, above it the causes of the undecided ones, and the chosen finding or cause in full beside it.
class FindingsPanel final : public QWidget {
    Q_OBJECT
public:
    FindingsPanel(Document& document, const Theme& theme, QWidget* parent = nullptr);
    FindingsModel& model() { return m_model; }
    FindingsFilter& filter() { return m_filter; }
    QTableView& view() { return *m_view; }
    CausesModel& causes() { return m_causes; }
    QTableView& causesView() { return *m_causesView; }
    QTextBrowser& details() { return *m_details; }

public slots:
    void next() { step(1); }
    void previous() { step(-1); }

signals:
    /// The user chose a finding; the id of its subject.
    void chosen(const QString& subjectId);

private:
    void takeCheck();
    void step(int by);
    void showCurrent(bool byUser);
    void showCauses();
    void chooseCause(int row);
    void count();
    void showDetails(const Finding& finding);
    void offerFixes(const std::vector<Fix>& fixes);
    void offerFix();
    void applyFix();

    Document& m_document;
    FindingsModel m_model;
    FindingsFilter m_filter;
    CausesModel m_causes;
    QComboBox* m_show;
    QComboBox* m_pack;
    QLineEdit* m_text;
    QLabel* m_count;
    QTableView* m_causesView;
    QTableView* m_view;
    QTextBrowser* m_details;
    QWidget* m_fixBar;
    QComboBox* m_fix; ///< ways to mend that the program can carry out
    QPushButton* m_apply;
    std::vector<Fix> m_fixes;
    std::optional<Cause> m_cause; ///< the chosen one; kept over checks
    QString m_key; ///< of the chosen finding: kept over checks, also over one in which it is gone
    QString m_name; ///< of the chosen finding, for people
    bool m_gone = false;
    bool m_loading = false; ///< rows come and go, nobody chose
};

} // namespace sp::ui
