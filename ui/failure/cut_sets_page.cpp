// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/failure/cut_sets_page.h"

#include "core/io/atomic_file.h"
#include "core/report/faults_report.h"
#include "ui/document/export.h"
#include "ui/failure/fault_entities.h"
#include "ui/failure/wrap_delegate.h"

#include <QComboBox>
#include <QDir>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QProgressBar>
#include <QPushButton>
#include <QSplitter>
#include <QToolButton>
#include <QTreeWidget>

namespace sp::ui {

namespace {

enum Column { What, Where, When, ColumnCount };
enum Role { GroupRole = Qt::UserRole, SetRole };
constexpr int usualOrder = 2;

} // namespace

CutSetsPage::CutSetsPage(Workbench& bench, FailureDesk& desk, QWidget* parent)
    : QWidget(parent), m_bench(bench), m_desk(desk), m_order(new QComboBox(this)), m_kind(new QComboBox(this)),
      m_scenarios(new QToolButton(this)), m_scenarioMenu(new QMenu(this)), m_text(new QLineEdit(this)), m_go(new QPushButton(this)),
      m_putIn(new QPushButton(tr("Put these faults &in"), this)), m_export(new QToolButton(this)), m_progress(new QProgressBar(this)),
      m_state(new QLabel(this)), m_sets(new QTreeWidget(this)), m_importance(new QTreeWidget(this))
{
    setObjectName(QStringLiteral("cutSetsPage"));
    m_sets->setObjectName(QStringLiteral("cutSets"));
    m_sets->setAccessibleName(tr("What fails, and the smallest combinations of faults that cause it"));
    m_sets->setHeaderLabels({tr("What happens, and by which faults"), tr("Way"), tr("In")});
    m_sets->setAlternatingRowColors(true);
    m_sets->setItemDelegate(new WrapDelegate(*m_sets, What));
    m_sets->header()->setStretchLastSection(false);
    m_sets->header()->setSectionResizeMode(What, QHeaderView::Stretch);
    m_sets->header()->resizeSection(Where, 190);
    m_sets->header()->resizeSection(When, 90);
    auto* splitter = new QSplitter(this);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(m_sets);
    splitter->addWidget(makeSide());
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({880, 330});
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 4, 6, 6);
    layout->setSpacing(4);
    layout->addWidget(makeBar());
    layout->addWidget(splitter, 1);
    connect(m_sets, &QTreeWidget::itemExpanded, this, &CutSetsPage::expand);
    connect(m_sets, &QTreeWidget::currentItemChanged, this, &CutSetsPage::updateButtons);
    connect(m_sets, &QTreeWidget::itemClicked, this, &CutSetsPage::showOnPlan);
    connect(m_sets, &QTreeWidget::itemActivated, this, &CutSetsPage::showOnPlan);
    connect(&m_search, &FaultSearch::progressed, this, [this](double share) {
        m_progress->setValue(static_cast<int>(share * m_progress->maximum()));
        updateState();
    });
    connect(&m_search, &FaultSearch::finished, this, &CutSetsPage::take);
    connect(&desk, &FailureDesk::studied, this, [this] {
        if (!m_desk.study()) { // another plan
            m_search.drop();
            m_searched.reset();
            m_result.reset();
            fill();
        }
        startWhenNeeded();
    });
    connect(&desk, &FailureDesk::freshChanged, this, &CutSetsPage::updateState);
    fill();
}

QWidget* CutSetsPage::makeBar()
{
    auto* bar = new QWidget(this);
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    m_order->setObjectName(QStringLiteral("cutSetsOrder"));
    m_order->setAccessibleName(tr("How many faults at once"));
    m_order->addItem(tr("1 fault"), 1);
    m_order->addItem(tr("up to 2 faults"), 2);
    m_order->addItem(tr("up to 3 faults"), 3);
    m_order->setCurrentIndex(m_order->findData(usualOrder));
    m_scenarios->setObjectName(QStringLiteral("cutSetsScenarios"));
    m_scenarios->setAccessibleName(tr("Scenarios that are searched"));
    m_scenarios->setPopupMode(QToolButton::InstantPopup);
    m_scenarios->setMenu(m_scenarioMenu);
    const QStringList usual = FaultQuery().scenarios;
    for (const Scenario& s : scenarios()) {
        QAction* action = m_scenarioMenu->addAction(QLatin1String(s.id) + u' ' + QLatin1String(s.name));
        action->setObjectName(QStringLiteral("cutSetsIn") + QLatin1String(s.id));
        action->setData(QLatin1String(s.id));
        action->setCheckable(true);
        action->setChecked(usual.contains(QLatin1String(s.id)));
        connect(action, &QAction::toggled, this, &CutSetsPage::start);
    }
    m_kind->setObjectName(QStringLiteral("cutSetsKind"));
    m_kind->setAccessibleName(tr("Which events are listed"));
    m_kind->addItem(tr("everything"), -1);
    m_kind->addItem(tr("people trapped"), static_cast<int>(EventKind::Trapped));
    m_kind->addItem(tr("rooms exposed"), static_cast<int>(EventKind::Exposed));
    m_kind->addItem(tr("sources not shut off"), static_cast<int>(EventKind::NotIsolated));
    m_kind->addItem(tr("fire doors not latched"), static_cast<int>(EventKind::FireDoorOpen));
    m_text->setObjectName(QStringLiteral("cutSetsText"));
    m_text->setAccessibleName(tr("Only lines with this text"));
    m_text->setPlaceholderText(tr("Room, door, component…"));
    m_text->setClearButtonEnabled(true);
    m_text->setMinimumWidth(110);
    m_go->setObjectName(QStringLiteral("cutSetsSearch"));
    m_progress->setObjectName(QStringLiteral("cutSetsProgress"));
    m_progress->setAccessibleName(tr("How much of the search is done"));
    m_progress->setRange(0, 100);
    m_progress->setMaximumWidth(130);
    m_export->setObjectName(QStringLiteral("cutSetsExport"));
    m_export->setText(tr("Export"));
    m_export->setAccessibleName(tr("Export the combinations"));
    m_export->setPopupMode(QToolButton::InstantPopup);
    auto* formats = new QMenu(m_export);
    formats->addAction(tr("As a table (CSV)…"), this, [this] { exportAs(QStringLiteral("csv")); })
        ->setObjectName(QStringLiteral("cutSetsCsv"));
    formats->addAction(tr("As JSON…"), this, [this] { exportAs(QStringLiteral("json")); })->setObjectName(QStringLiteral("cutSetsJson"));
    m_export->setMenu(formats);
    m_state->setObjectName(QStringLiteral("cutSetsState"));
    m_state->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    for (QWidget* w : std::initializer_list<QWidget*>{m_order, m_scenarios, m_go, m_progress})
        row->addWidget(w);
    row->addWidget(m_state, 2);
    row->addWidget(m_kind);
    row->addWidget(m_text, 1);
    row->addWidget(m_export);
    connect(m_order, &QComboBox::currentIndexChanged, this, &CutSetsPage::start);
    connect(m_kind, &QComboBox::currentIndexChanged, this, &CutSetsPage::fill);
    connect(m_text, &QLineEdit::textChanged, this, &CutSetsPage::fill);
    connect(m_go, &QPushButton::clicked, this, [this] {
        if (m_search.isRunning())
            m_search.cancel();
        else
            start();
    });
    return bar;
}

QWidget* CutSetsPage::makeSide()
{
    auto* side = new QWidget(this);
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    m_importance->setObjectName(QStringLiteral("cutSetsImportance"));
    m_importance->setAccessibleName(tr("Faults that stand in most combinations"));
    m_importance->setHeaderLabels({tr("In most combinations"), tr("Sets")});
    m_importance->setRootIsDecorated(false);
    m_importance->setAlternatingRowColors(true);
    m_importance->setItemDelegate(new WrapDelegate(*m_importance, 0));
    m_importance->header()->setStretchLastSection(false);
    m_importance->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_importance->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    m_importance->setToolTip(tr("Double click or Return lists the combinations with this fault"));
    m_putIn->setObjectName(QStringLiteral("cutSetsPutIn"));
    m_putIn->setToolTip(tr("Shows the plan with the faults of the chosen combination"));
    column->addWidget(m_importance, 1);
    column->addWidget(m_putIn);
    connect(m_putIn, &QPushButton::clicked, this, &CutSetsPage::putIn);
    connect(m_importance, &QTreeWidget::itemActivated, this, [this](QTreeWidgetItem* item) { m_text->setText(item->text(0)); });
    return side;
}

void CutSetsPage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    m_desk.want(this, true);
    startWhenNeeded();
}

void CutSetsPage::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    m_desk.want(this, false);
}

bool CutSetsPage::isFresh() const
{
    return m_result && m_desk.isFresh() && m_result->study == m_desk.study() && !m_search.isRunning();
}

FaultQuery CutSetsPage::query() const
{
    FaultQuery out;
    out.order = m_order->currentData().toInt();
    out.scenarios.clear();
    for (const QAction* action : m_scenarioMenu->actions())
        if (action->isChecked())
            out.scenarios += action->data().toString();
    return out;
}

void CutSetsPage::start()
{
    const FaultQuery asked = query();
    m_scenarios->setText(asked.scenarios.isEmpty() ? tr("in no scenario") : tr("in %1").arg(asked.scenarios.join(QStringLiteral(", "))));
    if (!m_desk.study() || asked.scenarios.isEmpty()) {
        m_search.drop();
        updateState();
        return;
    }
    m_searched = m_desk.study();
    m_search.start(m_searched, asked);
    updateState();
}

// A study of other choices for the outage is one of the same plan.
void CutSetsPage::startWhenNeeded()
{
    const bool other = !m_searched || !m_desk.study() || m_searched->revision != m_desk.study()->revision;
    if (isVisible() && m_desk.study() && other)
        start();
    updateState();
}

void CutSetsPage::take(std::shared_ptr<const FaultSearchResult> result)
{
    m_result = std::move(result);
    fill();
    fillImportance();
    updateState();
}

QString CutSetsPage::wordsOf(const FaultGroup::Set& set) const
{
    QStringList words;
    for (const int fault : set.faults)
        words += m_result->says[fault];
    return words.isEmpty() ? tr("Without any fault.") : words.join(u' ');
}

bool CutSetsPage::isListed(const FaultGroup& group, const FaultGroup::Set& set) const
{
    const QString text = m_text->text().trimmed();
    const auto has = [&](const QString& where) { return where.contains(text, Qt::CaseInsensitive); };
    return text.isEmpty() || has(group.head) || has(wordsOf(set)) || has(set.way) || has(set.when);
}

bool CutSetsPage::isListed(const FaultGroup& group) const
{
    const int kind = m_kind->currentData().toInt();
    return (kind < 0 || kind == static_cast<int>(group.kind))
        && std::any_of(group.sets.begin(), group.sets.end(), [&](const FaultGroup::Set& set) { return isListed(group, set); });
}

void CutSetsPage::fill()
{
    m_sets->clear();
    if (m_result)
        for (size_t i = 0; i < m_result->groups.size(); ++i) {
            const FaultGroup& group = m_result->groups[i];
            if (!isListed(group))
                continue;
            auto* item = new QTreeWidgetItem(
                m_sets, {group.head, group.sets.size() == 1 ? tr("1 combination") : tr("%1 combinations").arg(group.sets.size())});
            item->setData(What, GroupRole, static_cast<qulonglong>(i));
            item->setToolTip(What, group.head);
            item->setChildIndicatorPolicy(QTreeWidgetItem::ShowIndicator); // sets are made when they are looked at: there are thousands
        }
    if (m_sets->topLevelItemCount() == 1)
        m_sets->topLevelItem(0)->setExpanded(true);
    updateButtons();
}

void CutSetsPage::expand(QTreeWidgetItem* item)
{
    if (item->parent() || item->childCount() > 0 || !m_result)
        return;
    const FaultGroup& group = m_result->groups[item->data(What, GroupRole).toULongLong()];
    QList<QTreeWidgetItem*> lines;
    for (size_t i = 0; i < group.sets.size(); ++i) {
        const FaultGroup::Set& set = group.sets[i];
        if (!isListed(group, set))
            continue;
        auto* line = new QTreeWidgetItem({wordsOf(set), set.way, set.when});
        line->setData(What, GroupRole, item->data(What, GroupRole));
        line->setData(What, SetRole, static_cast<qulonglong>(i));
        for (int column = 0; column < ColumnCount; ++column)
            line->setToolTip(column, line->text(column));
        lines += line;
    }
    item->addChildren(lines);
}

void CutSetsPage::fillImportance()
{
    m_importance->clear();
    if (!m_result)
        return;
    for (const FaultAnalysis::Weight& w : m_result->analysis.importance) {
        const BasicFault& fault = m_result->study->model->faults()[static_cast<size_t>(w.fault)];
        auto* item = new QTreeWidgetItem(m_importance, {m_result->says[w.fault], QString::number(w.sets)});
        item->setTextAlignment(1, Qt::AlignRight | Qt::AlignVCenter);
        item->setToolTip(0, fault.id);
    }
}

void CutSetsPage::updateState()
{
    const bool running = m_search.isRunning();
    m_go->setText(running ? tr("&Cancel") : tr("&Search"));
    m_go->setEnabled(running || (m_desk.study() && !query().scenarios.isEmpty()));
    m_progress->setVisible(running);
    const bool old = m_result && (!m_desk.study() || !m_desk.isFresh() || m_result->study->revision != m_desk.study()->revision);
    QStringList words;
    if (old)
        words += tr("Of the plan before the last edit.");
    if (running) {
        words += tr("Searching…");
    } else if (m_result) {
        size_t sets = 0;
        for (const FaultGroup& group : m_result->groups)
            sets += group.sets.size();
        words += m_result->groups.empty() ? tr("No combination traps anybody, exposes a room or leaves a source or fire door open.")
                                          : tr("%1 combinations, %2 events.").arg(sets).arg(m_result->groups.size());
        if (m_result->cancelled)
            words += tr("Stopped before the end: there may be more.");
        else if (m_result->analysis.truncated)
            words += tr("The search had to stop: there may be more.");
    } else if (m_bench.document.isOpen() && !m_desk.study()) {
        words += tr("Working it out…");
    }
    m_state->setText(words.join(u' '));
    m_state->setToolTip(m_state->text());
    // What is listed goes grey while it is not what is being asked.
    QPalette colors = palette();
    if (old || (running && m_result))
        for (const auto group : {QPalette::Active, QPalette::Inactive})
            colors.setColor(group, QPalette::Text, palette().color(QPalette::Disabled, QPalette::Text));
    for (QTreeWidget* list : {m_sets, m_importance})
        list->setPalette(colors);
    updateButtons();
}

void CutSetsPage::updateButtons()
{
    const FaultGroup::Set* set = currentSet();
    m_putIn->setEnabled(set && set->faults.size() > 0 && m_result->study == m_desk.study());
    m_export->setEnabled(m_result != nullptr);
}

const FaultGroup::Set* CutSetsPage::currentSet() const
{
    const QTreeWidgetItem* item = m_sets->currentItem();
    if (!item || !item->parent() || !m_result)
        return nullptr;
    return &m_result->groups[item->data(What, GroupRole).toULongLong()].sets[item->data(What, SetRole).toULongLong()];
}

// The room, door or source is gone to; the components of the chosen set are selected with it.
void CutSetsPage::showOnPlan()
{
    const QTreeWidgetItem* item = m_sets->currentItem();
    if (!item || !m_result)
        return;
    const FailureStudy& study = *m_result->study;
    const FaultGroup& group = m_result->groups[item->data(What, GroupRole).toULongLong()];
    const Project& now = m_bench.document.project();
    const UndesiredEvent subject{group.kind, group.subject, {}, {}};
    const EntityRef at = entityOf(now, subjectOf(*study.model, subject));
    m_bench.goTo(at, false);
    const FaultGroup::Set* set = currentSet();
    if (!set)
        return;
    std::vector<EntityRef> refs;
    for (const int fault : set->faults)
        for (const EntityRef& ref : entitiesOf(now, study, study.model->faults()[static_cast<size_t>(fault)]))
            refs.push_back(ref);
    const UndesiredEvent& event = m_result->analysis.events[set->event].event;
    for (const int row : event.openings)
        refs.push_back(entityOf(now,
                                group.kind == EventKind::NotIsolated ? study.project->valves[static_cast<size_t>(row)].id.text()
                                                                     : study.project->openings[static_cast<size_t>(row)].id.text()));
    refs.push_back(at);
    m_bench.selection.setAll(std::move(refs));
}

void CutSetsPage::putIn()
{
    const FaultGroup::Set* set = currentSet();
    if (!set || m_result->study != m_desk.study())
        return;
    showOnPlan();
    QStringList ids;
    for (const int fault : set->faults)
        ids += m_result->study->model->faults()[static_cast<size_t>(fault)].id;
    const FaultAnalysis::Event& event = m_result->analysis.events[set->event];
    m_desk.setFaults(ids);
    m_desk.showScenario(*event.scenario, *event.in);
}

void CutSetsPage::exportAs(const QString& suffix)
{
    if (!m_result)
        return;
    const Document& document = m_bench.document;
    const QFileInfo plan(document.path().isEmpty() ? QDir::home().filePath(document.displayName()) : document.path());
    const QString proposed = plan.dir().filePath(plan.completeBaseName() + QStringLiteral("-faults.") + suffix);
    const auto path = m_bench.parts.prompts.fileToSave(this, proposed);
    if (!path)
        return;
    const PrintOptions options = printOptionsOf(document);
    const FailureModel& model = *m_result->study->model;
    const bool asJson = suffix == u"json";
    const auto done = writeFileAtomically(*path,
                                          asJson ? faultsJson(model, m_result->analysis, {options.fileName, options.modelHash})
                                                 : faultsCsv(model, m_result->analysis));
    if (!done)
        m_bench.parts.prompts.showError(this, tr("The combinations were not written: %1").arg(errorText(done)));
    else
        m_bench.say(tr("Written: %1").arg(QDir::toNativeSeparators(*path)));
}

} // namespace sp::ui
