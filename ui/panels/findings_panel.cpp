// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/findings_panel.h"

#include "ui/document/fact_edit.h"
#include "ui/panels/finding_details.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QSplitter>
#include <QTableView>
#include <QTextBrowser>

namespace sp::ui {

FindingsPanel::FindingsPanel(Document& document, const Theme& theme, QWidget* parent)
    : QWidget(parent), m_document(document), m_model(theme), m_show(new QComboBox(this)), m_pack(new QComboBox(this)),
      m_text(new QLineEdit(this)), m_count(new QLabel(this)), m_causesView(new QTableView(this)), m_view(new QTableView(this)),
      m_details(new QTextBrowser(this)), m_fixBar(new QWidget(this)), m_fix(new QComboBox(m_fixBar)),
      m_apply(new QPushButton(tr("Apply"), m_fixBar))
{
    using Show = FindingsFilter::Show;
    const auto offer = [&](const QString& text, Show show) { m_show->addItem(text, static_cast<int>(show)); };
    offer(tr("To act on"), Show::Open);
    offer(tr("Violations"), Show::Violations);
    offer(tr("Warnings"), Show::Warnings);
    offer(tr("Advisories"), Show::Advisories);
    offer(tr("Undecided"), Show::Undecided);
    offer(tr("Later: site and engines"), Show::Later);
    offer(tr("Waived"), Show::Waived);
    offer(tr("All"), Show::All);
    m_show->setObjectName(QStringLiteral("findingsShow"));
    m_show->setAccessibleName(tr("Which findings to show"));
    m_pack->setObjectName(QStringLiteral("findingsPack"));
    m_pack->setAccessibleName(tr("Rule pack"));
    m_pack->addItem(tr("All packs"), QString());
    m_text->setObjectName(QStringLiteral("findingsText"));
    m_text->setPlaceholderText(tr("Search mark, rule or text"));
    m_text->setClearButtonEnabled(true);

    m_filter.setSourceModel(&m_model);
    m_filter.setSortRole(FindingsModel::SortRole);
    m_view->setObjectName(QStringLiteral("findings"));
    m_view->setModel(&m_filter);
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->setSelectionMode(QAbstractItemView::SingleSelection);
    m_view->setSortingEnabled(true);
    m_view->sortByColumn(FindingsModel::Sign, Qt::AscendingOrder);
    m_view->setShowGrid(false);
    m_view->setAlternatingRowColors(true);
    m_view->setWordWrap(false);
    m_view->setTabKeyNavigation(false);
    m_view->verticalHeader()->hide();
    m_view->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 8);
    QHeaderView* header = m_view->horizontalHeader();
    header->resizeSection(FindingsModel::Sign, 96);
    header->resizeSection(FindingsModel::Mark, 84);
    header->resizeSection(FindingsModel::Title, 190);
    header->setSectionResizeMode(FindingsModel::Says, QHeaderView::Stretch);
    header->resizeSection(FindingsModel::Status, 84);
    m_causesView->setObjectName(QStringLiteral("causes"));
    m_causesView->setAccessibleName(tr("Causes of undecided checks"));
    m_causesView->setModel(&m_causes);
    m_causesView->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_causesView->setSelectionMode(QAbstractItemView::SingleSelection);
    m_causesView->setShowGrid(false);
    m_causesView->setAlternatingRowColors(true);
    m_causesView->setWordWrap(false);
    m_causesView->setTabKeyNavigation(false);
    m_causesView->verticalHeader()->hide();
    m_causesView->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 8);
    m_causesView->horizontalHeader()->setSectionResizeMode(CausesModel::What, QHeaderView::Stretch);
    m_causesView->horizontalHeader()->resizeSection(CausesModel::Checks, 58);
    m_causesView->horizontalHeader()->resizeSection(CausesModel::Alone, 52);
    m_causesView->hide();
    m_filter.setGrouped(true);
    m_details->setObjectName(QStringLiteral("findingDetails"));
    m_details->setOpenLinks(false);
    m_details->setPlaceholderText(tr("Choose a finding to see what was observed, what is required and how to mend it."));

    auto* filters = new QHBoxLayout;
    filters->addWidget(m_show);
    filters->addWidget(m_pack);
    filters->addWidget(m_text, 1);
    filters->addWidget(m_count);
    auto* splitter = new QSplitter(this);
    splitter->addWidget(m_causesView);
    splitter->addWidget(m_view);
    m_fix->setObjectName(QStringLiteral("findingFix"));
    m_fix->setAccessibleName(tr("Way to mend"));
    m_fix->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_fix->setMinimumContentsLength(12);
    m_apply->setObjectName(QStringLiteral("applyFix"));
    auto* fixLayout = new QHBoxLayout(m_fixBar);
    fixLayout->setContentsMargins(0, 4, 0, 0);
    fixLayout->addWidget(m_fix, 1);
    fixLayout->addWidget(m_apply);
    m_fixBar->hide();
    auto* right = new QWidget(this);
    auto* rightLayout = new QVBoxLayout(right);
    rightLayout->setContentsMargins(0, 0, 0, 0);
    rightLayout->setSpacing(0);
    rightLayout->addWidget(m_details, 1);
    rightLayout->addWidget(m_fixBar);
    splitter->addWidget(right);
    splitter->setStretchFactor(0, 1);
    splitter->setStretchFactor(1, 2);
    splitter->setStretchFactor(2, 1);
    splitter->setSizes({370, 820, 410});
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 6, 6, 6);
    layout->setSpacing(4);
    layout->addLayout(filters);
    layout->addWidget(splitter, 1);

    connect(m_show, &QComboBox::currentIndexChanged, this, [this] {
        const auto show = static_cast<Show>(m_show->currentData().toInt());
        m_filter.setShow(show);
        m_causes.setShow(show);
        showCauses();
        count();
    });
    connect(m_pack, &QComboBox::currentIndexChanged, this, [this] {
        m_filter.setPack(m_pack->currentData().toString());
        count();
    });
    connect(m_text, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_filter.setText(text);
        count();
    });
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this] { showCurrent(!m_loading); });
    connect(m_view, &QTableView::clicked, this, [this] { showCurrent(true); });
    connect(m_causesView->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex& at) {
        if (!m_loading)
            chooseCause(at.row());
    });
    connect(m_causesView, &QTableView::clicked, this, [this](const QModelIndex& at) { chooseCause(at.row()); });
    connect(m_fix, &QComboBox::currentIndexChanged, this, &FindingsPanel::offerFix);
    connect(m_apply, &QPushButton::clicked, this, &FindingsPanel::applyFix);
    connect(&document, &Document::changed, this, &FindingsPanel::offerFix);
    connect(&document, &Document::checked, this, &FindingsPanel::takeCheck);
    connect(&document, &Document::replaced, this, [this] {
        const QScopedValueRollback loading(m_loading, true);
        m_key.clear();
        m_gone = false;
        m_cause.reset();
        m_model.clear();
        m_causes.clear();
        showCauses();
        m_details->clear();
        offerFixes({});
        count();
    });
    count();
}

void FindingsPanel::takeCheck()
{
    const QScopedValueRollback loading(m_loading, true);
    const CheckResult& check = *m_document.check();
    m_model.setCheck(check);
    m_causes.setCheck(check);
    showCauses();
    if (m_pack->count() != static_cast<int>(check.library->book.packs().size()) + 1) {
        for (const Pack& pack : check.library->book.packs())
            m_pack->addItem(pack.title, pack.id);
    }
    m_details->setPlaceholderText(
        check.assessment->clean
            ? tr("The plan is clean: no rule fails, and nothing is undecided for want of data that a designer can give.")
            : m_causes.rowCount() > 0
            ? tr("Choose a finding to see what was observed, or a cause to see what answers it. What most checks wait for comes first.")
            : tr("Choose a finding to see what was observed, what is required and how to mend it."));
    const Finding* chosen = m_key.isEmpty() ? nullptr : m_model.finding(m_model.rowOf(m_key));
    if (chosen) {
        const int scrolled = m_details->verticalScrollBar()->value();
        showDetails(*chosen);
        m_details->verticalScrollBar()->setValue(scrolled);
        if (const QModelIndex at = m_filter.mapFromSource(m_model.index(m_model.rowOf(m_key), 0)); at.isValid())
            m_view->setCurrentIndex(at);
    } else if (!m_key.isEmpty()) {
        m_gone = true;
        m_details->setHtml(QStringLiteral("<p>%1</p><p style='color:gray'>%2</p>")
                               .arg(tr("This finding is gone: %1").arg(m_name).toHtmlEscaped(), m_key.toHtmlEscaped()));
        offerFixes({});
    }
    count();
}

void FindingsPanel::showCurrent(bool byUser)
{
    const QModelIndex at = m_filter.mapToSource(m_view->currentIndex());
    const Finding* f = at.isValid() ? m_model.finding(at.row()) : nullptr;
    if (!f)
        return;
    if (f->key != m_key || m_gone)
        showDetails(*f);
    if (byUser)
        emit chosen(f->subjectId);
}

// After the causes have changed: the chosen one again, where it is still there.
void FindingsPanel::showCauses()
{
    const QScopedValueRollback loading(m_loading, true);
    m_causesView->setVisible(m_causes.rowCount() > 0);
    const int row = m_cause ? m_causes.rowOf(*m_cause) : 0;
    m_causesView->setCurrentIndex(m_causes.index(row, 0));
    m_filter.setCause(m_causes.group(row));
    if (m_key.isEmpty() && m_causes.group(row))
        m_details->setHtml(causeHtml(*m_document.check(), *m_causes.group(row)));
    else if (m_key.isEmpty())
        m_details->clear();
}

void FindingsPanel::chooseCause(int row)
{
    const CauseGroup* group = m_causes.group(row);
    m_cause = group ? std::optional(group->cause) : std::nullopt;
    m_filter.setCause(group);
    m_key.clear();
    m_gone = false;
    offerFixes({});
    if (group)
        m_details->setHtml(causeHtml(*m_document.check(), *group));
    else
        m_details->clear();
    count();
}

void FindingsPanel::showDetails(const Finding& finding)
{
    m_key = finding.key;
    m_name = QStringLiteral("%1, %2").arg(finding.mark, finding.title);
    m_gone = false;
    m_details->setHtml(findingHtml(*m_document.check(), finding));
    offerFixes(finding.fixes);
}

// Ways to mend that only words can tell stand in the text alone.
void FindingsPanel::offerFixes(const std::vector<Fix>& fixes)
{
    const QSignalBlocker quiet(m_fix);
    m_fixes.clear();
    m_fix->clear();
    for (const Fix& fix : fixes)
        if (!fix.set.empty()) {
            m_fixes.push_back(fix);
            m_fix->addItem(fix.says);
        }
    m_fixBar->setVisible(!m_fixes.empty());
    offerFix();
}

void FindingsPanel::offerFix()
{
    const int at = m_fix->currentIndex();
    if (at < 0)
        return;
    const Fix& fix = m_fixes[static_cast<size_t>(at)];
    const auto patch = enterFix(m_document.project(), fix);
    m_apply->setEnabled(static_cast<bool>(patch));
    QStringList changes;
    for (const FixSet& change : fix.set)
        changes += QStringLiteral("%1: %2").arg(change.path, change.to);
    m_fix->setToolTip(fix.says);
    m_apply->setToolTip(patch ? changes.join(u'\n') : errorText(patch));
}

void FindingsPanel::applyFix()
{
    const int at = m_fix->currentIndex();
    if (at < 0)
        return;
    if (auto patch = enterFix(m_document.project(), m_fixes[static_cast<size_t>(at)]))
        m_document.push(std::move(patch).value(), tr("Mend %1").arg(m_name));
}

void FindingsPanel::step(int by)
{
    const int rows = m_filter.rowCount();
    if (rows == 0)
        return;
    const QModelIndex now = m_view->currentIndex();
    const int row = now.isValid() ? (now.row() + by + rows) % rows : by > 0 ? 0 : rows - 1;
    m_view->setCurrentIndex(m_filter.index(row, 0));
}

void FindingsPanel::count()
{
    const int all = m_model.rowCount();
    m_count->setText(m_document.check()        ? tr("%1 of %2").arg(m_filter.rowCount()).arg(all)
                         : m_document.isOpen() ? tr("checking…")
                                               : QString());
}

} // namespace sp::ui
