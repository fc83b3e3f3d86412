// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/findings/waive_dialog.h"

#include "ui/findings/date_field.h"

#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTableWidget>
#include <QVBoxLayout>

namespace sp::ui {

WaiveDialog::WaiveDialog(const CheckResult& result, const Finding& finding, const WaiverWords& proposed, const QStringList& names,
                         Grant grant, QWidget* parent)
    : FormDialog("waiveDialog", tr("Waive a finding"), tr("Waive"), parent), m_grant(std::move(grant)),
      m_facts(factsToGrant(result, finding))
{
    auto* about = new QLabel(QStringLiteral("<b>%1 · %2</b><br>%3")
                                 .arg(finding.mark.toHtmlEscaped(), finding.title.toHtmlEscaped(), finding.says.toHtmlEscaped()),
                             this);
    about->setTextFormat(Qt::RichText);
    about->setWordWrap(true);
    top().addWidget(about);
    addFacts(result, finding);
    m_reason = addText("waiveReason", tr("&Reason"), proposed.reason, 3);
    m_grantedBy = addLine("waiveGrantedBy", tr("&Granted by"), proposed.grantedBy, names);
    m_authority = addLine("waiveAuthority", tr("&Authority"), proposed.authority);
    m_authority->setPlaceholderText(tr("for whom that person decides"));
    m_date = addDate("waiveDate", tr("&Date"), proposed.date, true);
    m_expires = addDate("waiveExpires", tr("E&xpires"), proposed.expires, false);
    m_requestedBy = addLine("waiveRequestedBy", tr("Re&quested by"), proposed.requestedBy, names);
    m_document = addLine("waiveDocument", tr("D&ocument"), proposed.document);
    m_document->setPlaceholderText(tr("letter or minutes in which it stands"));
    m_measure = addText("waiveMeasure", tr("&Measure instead"), proposed.measure, 2);
    m_measure->setPlaceholderText(tr("what is done in its place, such as a guard or an inspection"));
    m_reason->setFocus();
}

void WaiveDialog::addFacts(const CheckResult& result, const Finding& finding)
{
    const WaiverMatch* old = waiverOf(*result.assessment, finding.key);
    auto* caption = new QLabel(old ? tr("It is granted on these facts and goes stale when one of them changes. Before it was granted on "
                                        "the values at the right.")
                                   : tr("It is granted on these facts and goes stale when one of them changes:"),
                               this);
    caption->setWordWrap(true);
    auto* table = new QTableWidget(static_cast<int>(m_facts.size()), old ? 3 : 2, this);
    table->setObjectName(QStringLiteral("waiveFacts"));
    table->setAccessibleName(tr("Facts that the waiver is granted on"));
    table->setHorizontalHeaderLabels(old ? QStringList{tr("Fact"), tr("Now"), tr("Granted on")} : QStringList{tr("Fact"), tr("Value")});
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setTabKeyNavigation(false);
    table->verticalHeader()->hide();
    table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    table->verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    const auto before = old ? waivedFacts(result, *old) : std::vector<WaivedFact>();
    constexpr int width = 560, mostLines = 7; // of the dialog as it opens; of its table
    int lines = 0;
    for (int i = 0; i < table->rowCount(); ++i) {
        const GrantedFact& f = m_facts[static_cast<size_t>(i)];
        int most = 1;
        const auto put = [&](int column, const QString& text) {
            auto* item = new QTableWidgetItem(text);
            item->setToolTip(text);
            table->setItem(i, column, item);
            if (column > 0) // beside the titles, which take a third of it
                most = std::max(most, fontMetrics().horizontalAdvance(text) / (width * 3 / 5 / (table->columnCount() - 1)) + 1);
        };
        put(0, f.title);
        put(1, f.people);
        for (const WaivedFact& w : before)
            if (w.title == f.title)
                put(2, w.granted);
        lines += most;
    }
    const int header = table->horizontalHeader()->sizeHint().height();
    table->setFixedHeight(header + std::min(lines, mostLines) * (fontMetrics().height() + 6) + 6);
    resize(width, 560);
    caption->setBuddy(table);
    top().addWidget(caption);
    top().addWidget(table);
}

WaiverWords WaiveDialog::words() const
{
    return {m_reason->toPlainText().trimmed(),
            m_requestedBy->text().trimmed(),
            m_grantedBy->text().trimmed(),
            m_authority->text().trimmed(),
            m_date->text(),
            m_expires->text(),
            m_document->text().trimmed(),
            m_measure->toPlainText().trimmed()};
}

void WaiveDialog::check()
{
    setProblem(m_reason, words().reason.isEmpty() ? tr("Say why this may stay as it is.") : QString());
    requireText(m_grantedBy, tr("Say who accepts it."));
    setProblem(m_date, m_date->problem());
    QString expires = m_expires->problem();
    if (expires.isEmpty() && !m_expires->text().isEmpty() && m_date->problem().isEmpty() && m_expires->text() < m_date->text())
        expires = tr("Expected a date after %1, found %2.").arg(m_date->text(), m_expires->text());
    setProblem(m_expires, expires);
}

} // namespace sp::ui
