// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/causes.h"
#include "ui/document/document.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QPushButton;
class QTextBrowser;

namespace sp::ui {

class FindingWork;

/// One finding or one cause in full, and below it what can be done about it.
class FindingView final : public QWidget {
    Q_OBJECT
public:
    explicit FindingView(Document& document, QWidget* parent = nullptr);
    /// What carries the commands out; without it there is only reading and the fix.
    void setWork(FindingWork* work);
    QTextBrowser& text() { return *m_text; }

    void showFinding(const CheckResult& check, const Finding& finding, const std::shared_ptr<const Review>& review, const QDate& today);
    void showCause(const CheckResult& check, const CauseGroup& group);
    void showGone(const QString& name, const QString& key);
    void clear();

private:
    void setHtml(const QString& html);
    void showBars();
    void offerFixes(const std::vector<Fix>& fixes);
    void offerFix();
    void applyFix();
    void showMore();

    Document& m_document;
    FindingWork* m_work = nullptr;
    QTextBrowser* m_text;
    QWidget *m_fixBar, *m_findingBar, *m_causeBar;
    QComboBox* m_fix; ///< ways to mend that the program can carry out
    QPushButton *m_preview, *m_apply;
    QLabel* m_shared; ///< whom else the fix concerns
    QPushButton *m_waive, *m_withdraw, *m_review, *m_more;
    QPushButton *m_enter, *m_assume;
    std::vector<Fix> m_fixes;
    std::optional<Finding> m_finding; ///< the one that is shown
    std::optional<Cause> m_cause;
    QString m_html;
};

} // namespace sp::ui
