// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/findings/fix_preview.h"

#include "ui/document/fact_edit.h"
#include "ui/findings/patch_text.h"
#include "ui/models/worst_finding.h"

#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableWidget>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace sp::ui {

namespace {

QTableWidget* tableOf(const std::vector<ChangedValue>& changes, QWidget* parent)
{
    auto* table = new QTableWidget(static_cast<int>(changes.size()), 4, parent);
    table->setObjectName(QStringLiteral("fixChanges"));
    table->setAccessibleName(FixPreview::tr("What changes"));
    table->setHorizontalHeaderLabels({FixPreview::tr("Where"), FixPreview::tr("Value"), FixPreview::tr("Now"), FixPreview::tr("Then")});
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setTabKeyNavigation(false);
    table->verticalHeader()->hide();
    table->horizontalHeader()->setSectionResizeMode(1, QHeaderView::Stretch);
    for (int i = 0; i < table->rowCount(); ++i) {
        const ChangedValue& c = changes[static_cast<size_t>(i)];
        int column = 0;
        for (const QString& text : {c.where, c.what, c.before, c.after}) {
            auto* item = new QTableWidgetItem(text);
            item->setToolTip(c.fact);
            table->setItem(i, column++, item);
        }
    }
    table->resizeColumnToContents(0);
    const int rows = std::clamp(table->rowCount(), 1, 4);
    table->setFixedHeight(table->horizontalHeader()->sizeHint().height() + rows * table->verticalHeader()->defaultSectionSize() + 6);
    return table;
}

} // namespace

FixPreview::FixPreview(Document& document, WhatIf& whatIf, const QString& finding, const Fix& fix, Apply apply, QWidget* parent)
    : FormDialog("fixPreview", tr("Preview of a fix"), tr("Apply fix"), parent), m_whatIf(&whatIf), m_apply(std::move(apply)),
      m_outcome(new QLabel(tr("Checking what it does…"), this)), m_findings(new QTreeWidget(this))
{
    auto* about = new QLabel(QStringLiteral("<b>%1</b><br>%2").arg(finding.toHtmlEscaped(), fix.says.toHtmlEscaped()), this);
    about->setTextFormat(Qt::RichText);
    about->setWordWrap(true);
    top().addWidget(about);
    const auto patch = enterFix(document.project(), fix);
    top().addWidget(tableOf(patch ? changedValues(document.project(), patch.value()) : std::vector<ChangedValue>(), this));
    auto* shared = new QLabel(patch ? sharedText(document.project(), patch.value()).join(u'\n') : patch.error().message, this);
    shared->setObjectName(QStringLiteral("fixShared"));
    shared->setWordWrap(true);
    shared->setTextFormat(Qt::PlainText);
    shared->setVisible(!shared->text().isEmpty());
    top().addWidget(shared);
    m_outcome->setObjectName(QStringLiteral("fixOutcome"));
    m_outcome->setWordWrap(true);
    m_outcome->setBuddy(m_findings);
    top().addWidget(m_outcome);
    m_findings->setObjectName(QStringLiteral("fixFindings"));
    m_findings->setAccessibleName(tr("Findings that go away or appear"));
    m_findings->setHeaderLabels({tr("Severity"), tr("Mark"), tr("Finding")});
    m_findings->setRootIsDecorated(true);
    top().addWidget(m_findings, 1);
    auto* column = static_cast<QVBoxLayout*>(layout());
    column->setStretch(0, 1); // there are no fields below
    column->setStretch(1, 0);
    actionButton().setEnabled(static_cast<bool>(patch));
    resize(640, 460);

    connect(&whatIf, &WhatIf::answered, this, &FixPreview::showAnswer);
    connect(&whatIf, &WhatIf::refused, this, [this](const QString& sentence) {
        m_outcome->setText(sentence);
        actionButton().setEnabled(false);
    });
    whatIf.ask([fix](const Project& project) { return enterFix(project, fix); });
}

FixPreview::~FixPreview()
{
    if (m_whatIf)
        m_whatIf->cancel();
}

void FixPreview::showAnswer(const WhatIfAnswer& answer)
{
    m_answered = true;
    m_outcome->setText(whatIfText(answer));
    m_findings->clear();
    const auto add = [&](const QString& title, const std::vector<Finding>& list) {
        if (list.empty())
            return;
        auto* group = new QTreeWidgetItem(m_findings, {title});
        group->setFirstColumnSpanned(true);
        for (const Finding& f : list) {
            auto* item = new QTreeWidgetItem(group, {wordOf(f), f.mark, f.says});
            item->setToolTip(2, f.says);
            item->setData(0, Qt::AccessibleTextRole, QStringLiteral("%1: %2, %3, %4").arg(title, wordOf(f), f.mark, f.title));
        }
        group->setExpanded(true);
    };
    add(tr("Goes away (%1)").arg(answer.gone.size()), answer.gone);
    add(tr("Appears (%1)").arg(answer.come.size()), answer.come);
    for (int column = 0; column < 2; ++column)
        m_findings->resizeColumnToContents(column);
}

} // namespace sp::ui
