// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/findings_panel.h"

#include "ui/document/selection.h"
#include "ui/findings/filter_bar.h"
#include "ui/findings/finding_view.h"
#include "ui/findings/finding_work.h"
#include "ui/findings/review_words.h"
#include "ui/models/worst_finding.h"

#include <QContextMenuEvent>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QSettings>
#include <QSplitter>
#include <QTableView>
#include <QTextBrowser>
#include <QTimer>
#include <QVBoxLayout>

namespace sp::ui {

namespace {

constexpr int slowCheck = 400; // ms
const QString headerKey = QStringLiteral("findings/columns");

void setUp(QTableView& view, const char* name)
{
    view.setObjectName(QLatin1String(name));
    view.setSelectionBehavior(QAbstractItemView::SelectRows);
    view.setSelectionMode(QAbstractItemView::SingleSelection);
    view.setShowGrid(false);
    view.setAlternatingRowColors(true);
    view.setWordWrap(false);
    view.setTabKeyNavigation(false);
    view.verticalHeader()->hide();
    view.verticalHeader()->setDefaultSectionSize(view.fontMetrics().height() + 8);
}

} // namespace

FindingsPanel::FindingsPanel(Document& document, const Theme& theme, QWidget* parent)
    : QWidget(parent), m_document(document), m_model(theme), m_bar(new FilterBar(this)), m_causesView(new QTableView(this)),
      m_view(new QTableView(this)), m_empty(new QLabel(m_view->viewport())), m_details(new FindingView(document, this)),
      m_slow(new QTimer(this))
{
    m_filter.setSourceModel(&m_model);
    m_filter.setSortRole(FindingsModel::SortRole);
    m_filter.setGrouped(true);
    setUpViews();
    auto* splitter = new QSplitter(this);
    splitter->setObjectName(QStringLiteral("findingsSplitter"));
    splitter->addWidget(m_causesView);
    splitter->addWidget(m_view);
    splitter->addWidget(m_details);
    splitter->setStretchFactor(0, 1);
    splitter->setStretchFactor(1, 3);
    splitter->setStretchFactor(2, 2);
    splitter->setSizes({330, 820, 450});
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 6, 6, 6);
    layout->setSpacing(4);
    layout->addWidget(m_bar);
    layout->addWidget(splitter, 1);
    m_slow->setSingleShot(true);
    m_slow->setInterval(slowCheck);

    connect(m_bar, &FilterBar::changed, this, &FindingsPanel::takeCriteria);
    connect(m_bar, &FilterBar::cleared, this, [this] {
        if (m_cause)
            m_causesView->setCurrentIndex(m_causes.index(0, 0));
    });
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this] { showCurrent(true); });
    connect(m_view, &QTableView::clicked, this, [this] { showCurrent(true); });
    connect(m_view, &QTableView::customContextMenuRequested, this, &FindingsPanel::showMenu);
    connect(m_causesView->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex& at) {
        if (!m_loading)
            chooseCause(at.row());
    });
    connect(m_causesView, &QTableView::clicked, this, [this](const QModelIndex& at) { chooseCause(at.row()); });
    connect(m_slow, &QTimer::timeout, this, &FindingsPanel::count);
    connect(&document, &Document::changed, this, [this](const Patch& patch) {
        if (!m_slow->isActive())
            m_slow->start();
        if (!patch.of<Review>().empty()) {
            const QScopedValueRollback loading(m_loading, true);
            m_model.setReviews(m_document.project());
            showChosen();
            count();
        }
    });
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
        m_slow->start();
        count();
    });
    count();
}

void FindingsPanel::setUpViews()
{
    setUp(*m_view, "findings");
    m_view->setAccessibleName(tr("Findings"));
    connect(&m_causes, &CausesModel::refreshed, this, &FindingsPanel::showCauses);
    m_view->setModel(&m_filter);
    m_view->setSortingEnabled(true);
    m_view->sortByColumn(FindingsModel::Sign, Qt::AscendingOrder);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    m_view->installEventFilter(this);
    QHeaderView* header = m_view->horizontalHeader();
    header->setMinimumSectionSize(40);
    header->resizeSection(FindingsModel::Sign, 88);
    header->resizeSection(FindingsModel::Mark, 58);
    header->resizeSection(FindingsModel::Title, 160);
    header->setSectionResizeMode(FindingsModel::Says, QHeaderView::Stretch);
    header->resizeSection(FindingsModel::Status, 80);
    header->resizeSection(FindingsModel::Assignee, 106);
    header->resizeSection(FindingsModel::Due, 86);
    m_empty->setObjectName(QStringLiteral("findingsEmpty"));
    m_empty->setWordWrap(true);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setAttribute(Qt::WA_TransparentForMouseEvents);
    auto* over = new QVBoxLayout(m_view->viewport());
    over->addWidget(m_empty);
    setUp(*m_causesView, "causes");
    m_causesView->setAccessibleName(tr("Causes of undecided checks"));
    m_causesView->setModel(&m_causes);
    m_causesView->horizontalHeader()->setSectionResizeMode(CausesModel::What, QHeaderView::Stretch);
    m_causesView->horizontalHeader()->resizeSection(CausesModel::Checks, 58);
    m_causesView->horizontalHeader()->resizeSection(CausesModel::Alone, 52);
    m_causesView->hide();
}

QTextBrowser& FindingsPanel::details()
{
    return m_details->text();
}

QString FindingsPanel::emptyText() const
{
    return m_empty->isHidden() ? QString() : m_empty->text();
}

void FindingsPanel::setWork(FindingWork& work, Selection& selection, QSettings* settings)
{
    m_work = &work;
    m_details->setWork(&work);
    m_filter.setSelected(selection.ids());
    connect(&selection, &Selection::changed, this, [this, &selection](const EntityRef& current) {
        m_filter.setSelected(selection.ids());
        if (m_filter.criteria().onlySelected)
            count();
        if (!current.isNull())
            showFindingsOf(current.id, false);
    });
    connect(&work, &FindingWork::findingAsked, this, &FindingsPanel::choose);
    if (settings)
        restore(*settings);
}

void FindingsPanel::restore(QSettings& settings)
{
    QHeaderView* header = m_view->horizontalHeader();
    if (header->restoreState(settings.value(headerKey).toByteArray()))
        m_view->sortByColumn(header->sortIndicatorSection(), header->sortIndicatorOrder());
    const auto keep = [header, &settings] { settings.setValue(headerKey, header->saveState()); };
    connect(header, &QHeaderView::sectionResized, this, keep);
    connect(header, &QHeaderView::sortIndicatorChanged, this, keep);
}

// Keys of the rows that are seen now, the current one first when it is among them.
QStringList FindingsPanel::rowsInView() const
{
    QStringList keys;
    const int first = std::max(0, m_view->rowAt(0));
    const int last = m_view->rowAt(m_view->viewport()->height() - 1);
    const int current = m_view->currentIndex().row();
    const auto add = [&](int row) { keys += m_filter.index(row, 0).data(FindingsModel::KeyRole).toString(); };
    if (current >= first && (last < 0 || current <= last))
        add(current);
    for (int row = first; row < m_filter.rowCount() && (last < 0 || row <= last); ++row)
        add(row);
    return keys;
}

void FindingsPanel::takeCheck()
{
    const QScopedValueRollback loading(m_loading, true);
    m_slow->stop();
    const CheckResult& check = *m_document.check();
    // The first row of those in view that is still there stays where it is.
    const QStringList seen = rowsInView();
    QHash<QString, int> heights;
    for (const QString& key : seen)
        heights.insert(key, m_filter.rowOf(key) - m_view->verticalScrollBar()->value());
    if (const int row = m_filter.rowOf(m_key); row >= 0)
        m_lastRow = row;
    m_model.setCheck(check);
    m_causes.setCheck(check);
    // While nobody is named, the sentences of the findings have the room.
    for (const int column : {FindingsModel::Assignee, FindingsModel::Due})
        m_view->setColumnHidden(column, m_document.project().reviews.empty());
    m_bar->setChoices(&check.library->book, m_document.project(), knownNames(m_document.project()));
    showCauses();
    showChosen();
    for (const QString& key : seen)
        if (const int row = m_filter.rowOf(key); row >= 0) {
            m_view->verticalScrollBar()->setValue(row - heights.value(key));
            break;
        }
    count();
}

// The chosen finding again, as the newest check and the newest reviews have it.
void FindingsPanel::showChosen()
{
    m_details->text().setPlaceholderText(tr("Choose a finding to see what was observed, what is required and how to mend it."));
    if (m_key.isEmpty())
        return;
    const int at = m_model.rowOf(m_key);
    const FindingRow* row = m_model.row(at);
    m_gone = !row;
    if (row)
        m_details->showFinding(m_model.check(), *row->finding, row->review, m_model.today());
    else
        m_details->showGone(m_name, m_key);
    const int listed = m_filter.rowOf(m_key);
    if (listed != m_view->currentIndex().row())
        m_view->setCurrentIndex(listed >= 0 ? m_filter.index(listed, 0) : QModelIndex());
    if (listed >= 0)
        m_lastRow = listed;
}

void FindingsPanel::showCurrent(bool byUser)
{
    if (m_loading)
        return; // rows come and go under the current one: nobody chose
    const QModelIndex at = m_filter.mapToSource(m_view->currentIndex());
    const FindingRow* row = m_model.row(at.isValid() ? at.row() : -1);
    if (!row)
        return;
    m_key = row->finding->key;
    m_name = QStringLiteral("%1, %2").arg(row->finding->mark, row->finding->title);
    m_gone = false;
    m_lastRow = m_view->currentIndex().row();
    m_details->showFinding(m_model.check(), *row->finding, row->review, m_model.today());
    if (byUser)
        emit chosen(row->finding->subjectId);
}

bool FindingsPanel::choose(const QString& key)
{
    if (m_model.rowOf(key) < 0)
        return false;
    if (m_filter.rowOf(key) < 0) {
        FindingsFilter::Criteria all;
        all.show = FindingsFilter::Show::All;
        m_bar->setCriteria(m_model.row(m_model.rowOf(key))->act ? FindingsFilter::Criteria() : all);
        // One that a cause stands for is listed under its cause.
        for (int row = 1; row < m_causes.rowCount() && m_filter.rowOf(key) < 0; ++row) {
            const auto& findings = m_causes.group(row)->findings;
            if (std::any_of(findings.begin(), findings.end(), [&](const Finding* f) { return f->key == key; }))
                m_causesView->setCurrentIndex(m_causes.index(row, 0));
        }
        if (m_filter.rowOf(key) < 0)
            m_bar->setCriteria(all);
    }
    const int row = m_filter.rowOf(key);
    if (row < 0)
        return false;
    m_view->setCurrentIndex(m_filter.index(row, 0));
    showCurrent(false);
    m_view->scrollTo(m_filter.index(row, 0));
    return true;
}

void FindingsPanel::showFindingsOf(const QString& entity, bool through)
{
    if (m_loading || !m_document.check())
        return;
    const auto isOf = [&](const Finding& f) { return entityOf(m_document.project(), f.subjectId).id == entity; };
    const FindingRow* now = m_model.row(m_model.rowOf(m_key));
    if (now && isOf(*now->finding) && m_filter.rowOf(m_key) >= 0)
        return;
    const std::vector<const Finding*> findings = findingsOf(*m_document.check()->assessment, entity, 100);
    for (const Finding* f : findings)
        if (const int row = m_filter.rowOf(f->key); row >= 0) {
            const QScopedValueRollback loading(m_loading, true); // the plan has chosen already
            m_view->setCurrentIndex(m_filter.index(row, 0));
            m_key = f->key;
            m_name = QStringLiteral("%1, %2").arg(f->mark, f->title);
            showChosen();
            return;
        }
    if (through && !findings.empty())
        choose(findings.front()->key);
}

// After the causes have changed: the chosen one again, where it is still there.
void FindingsPanel::showCauses()
{
    const QScopedValueRollback loading(m_loading, true);
    m_causesView->setVisible(m_causes.rowCount() > 0);
    const int row = m_cause ? m_causes.rowOf(*m_cause) : 0;
    const int scrolled = m_causesView->verticalScrollBar()->value();
    if (m_causesView->currentIndex().row() != row)
        m_causesView->setCurrentIndex(m_causes.index(row, 0));
    m_causesView->verticalScrollBar()->setValue(scrolled);
    m_filter.setCause(m_causes.group(row));
    if (m_key.isEmpty() && m_causes.group(row))
        m_details->showCause(*m_document.check(), *m_causes.group(row));
    else if (m_key.isEmpty())
        m_details->clear();
}

void FindingsPanel::chooseCause(int row)
{
    const CauseGroup* group = m_causes.group(row);
    m_cause = group ? std::optional(group->cause) : std::nullopt;
    {
        const QScopedValueRollback loading(m_loading, true);
        m_filter.setCause(group);
    }
    m_key.clear();
    m_gone = false;
    m_lastRow = -1;
    if (group)
        m_details->showCause(*m_document.check(), *group);
    else
        m_details->clear();
    count();
}

void FindingsPanel::takeCriteria()
{
    const QScopedValueRollback loading(m_loading, true);
    m_filter.setCriteria(m_bar->criteria());
    m_causes.setShow(m_bar->criteria().show);
    showCauses();
    showChosen();
    count();
}

void FindingsPanel::step(int by)
{
    const int rows = m_filter.rowCount();
    if (rows == 0)
        return;
    const QModelIndex now = m_view->currentIndex();
    int row = 0;
    if (now.isValid())
        row = (now.row() + by + rows) % rows;
    else if (m_lastRow >= 0) // the chosen one went: the next stands in its place
        row = by > 0 ? m_lastRow % rows : (std::min(m_lastRow, rows) - 1 + rows) % rows;
    else
        row = by > 0 ? 0 : rows - 1;
    m_view->setCurrentIndex(m_filter.index(row, 0));
}

void FindingsPanel::clearFilters()
{
    m_bar->clearButton().click();
}

// The menu key asks about the current row, wherever the pointer is.
bool FindingsPanel::eventFilter(QObject* object, QEvent* event)
{
    if (object == m_view && event->type() == QEvent::ContextMenu
        && static_cast<QContextMenuEvent*>(event)->reason() == QContextMenuEvent::Keyboard) {
        showMenu(m_view->visualRect(m_view->currentIndex()).center());
        return true;
    }
    return QWidget::eventFilter(object, event);
}

void FindingsPanel::showMenu(const QPoint& at)
{
    const QModelIndex index = m_view->indexAt(at);
    const Finding* f = index.isValid() ? m_model.finding(m_filter.mapToSource(index).row()) : nullptr;
    if (!m_work || !f)
        return;
    auto* menu = new QMenu(m_view);
    menu->setObjectName(QStringLiteral("findingMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    m_work->fillMenu(*menu, *f);
    menu->popup(m_view->viewport()->mapToGlobal(at));
}

void FindingsPanel::count()
{
    const bool slow = m_document.isOpen() && !m_document.isChecked() && !m_slow->isActive();
    const QString number = m_document.check() ? tr("%1 of %2").arg(m_filter.rowCount()).arg(m_model.rowCount()) : QString();
    const QString late = slow || (m_document.isOpen() && !m_document.check()) ? tr("checking…") : QString();
    m_bar->setCount(late.isEmpty() ? number : number.isEmpty() ? late : QStringLiteral("%1, %2").arg(number, late), m_filter.isNarrowed());
    m_bar->setFacets(m_filter.facets());
    m_empty->setVisible(m_filter.rowCount() == 0);
    if (m_filter.rowCount() > 0)
        return;
    if (!m_document.check())
        m_empty->setText(late);
    else if (m_filter.isNarrowed() && m_model.rowCount() > 0)
        m_empty->setText(tr("No finding passes the filters; %1 are there without them.").arg(m_model.rowCount()));
    else if (m_document.check()->assessment->clean || m_model.rowCount() == 0)
        m_empty->setText(verdictText(*m_document.check()->assessment, m_document.check()->counts));
    else
        m_empty->setText(tr("No rule fails. What is undecided stands at the left, by cause."));
}

} // namespace sp::ui
