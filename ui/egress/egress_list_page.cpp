// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/egress/egress_list_page.h"

#include "core/facts/fact_sheet.h"
#include "ui/canvas/plan_view.h"
#include "ui/models/entity_grid.h"
#include "ui/models/tab_text.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QScrollBar>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

namespace sp::ui {

namespace {

const char* nameOf(EgressList list)
{
    static constexpr const char* names[] = {"egressRooms", "egressDoors", "egressStoreys", "egressGaps"};
    return names[static_cast<size_t>(list)];
}

constexpr int widestColumn = 330, widestOfStoreys = 560;

} // namespace

EgressListPage::EgressListPage(Workbench& bench, EgressDesk& desk, EgressList list, QWidget* parent)
    : QWidget(parent), m_bench(bench), m_desk(desk), m_list(list), m_stack(new QStackedWidget(this)), m_view(new QTableView(this)),
      m_empty(new QLabel(this))
{
    static const QString spoken[] = {tr("Ways out of rooms"), tr("Doors that people leave by"), tr("Storeys and their exits"),
                                     tr("What could not be measured")};
    m_filter.setSourceModel(&m_model);
    m_filter.setSortRole(EntityGrid::SortRole);
    m_view->setObjectName(QLatin1String(nameOf(list)));
    m_view->setAccessibleName(spoken[static_cast<size_t>(list)]);
    m_view->setModel(&m_filter);
    setFocusProxy(m_view);
    m_view->setSortingEnabled(true);
    m_view->sortByColumn(-1, Qt::AscendingOrder);
    m_view->setTabKeyNavigation(false);
    m_view->setAlternatingRowColors(true);
    m_view->setWordWrap(false);
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->verticalHeader()->hide();
    m_view->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 8);
    m_view->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_view->horizontalHeader()->setHighlightSections(false);
    m_view->horizontalHeader()->setStretchLastSection(true);
    auto* copyAction = new QAction(tr("Copy"), m_view);
    copyAction->setShortcut(QKeySequence::Copy);
    copyAction->setShortcutContext(Qt::WidgetShortcut);
    m_view->addAction(copyAction);
    m_view->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_empty->setObjectName(QLatin1String(nameOf(list)) + QStringLiteral("Empty"));
    m_empty->setWordWrap(true);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setMargin(12);
    m_stack->addWidget(m_view);
    m_stack->addWidget(m_empty);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 0, 6, 6);
    layout->addWidget(m_stack);
    connect(copyAction, &QAction::triggered, this, &EgressListPage::copy);
    connect(m_view, &QTableView::clicked, this, &EgressListPage::choose);
    connect(m_view, &QTableView::activated, this, &EgressListPage::choose);
    // Up and down through the rows brings one way after the other out, without moving the plan.
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex& current) {
        if (!m_following && follows() && current.isValid())
            m_bench.selection.set(entityOf(m_bench.document.project(), current.data(EntityGrid::IdRole).toString()));
    });
    connect(&desk, &EgressDesk::studied, this, &EgressListPage::refresh);
    connect(&desk, &EgressDesk::freshChanged, this, &EgressListPage::updateState);
    connect(&desk, &EgressDesk::shownChanged, this, &EgressListPage::refresh); // the storey may be another
    connect(&desk, &EgressDesk::chosenChanged, this, &EgressListPage::followChosen);
    updateState();
}

void EgressListPage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    m_desk.want(this, true);
    refresh();
}

void EgressListPage::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    m_desk.want(this, false);
}

void EgressListPage::setAllStoreys(bool all)
{
    m_all = all;
    refresh();
}

void EgressListPage::setText(const QString& text)
{
    m_filter.setText(text);
    updateState();
}

void EgressListPage::refresh()
{
    const auto study = m_desk.study();
    const std::optional<QString> storey = m_all || m_list == EgressList::Storeys ? std::nullopt : std::optional(m_desk.storey());
    if ((!isVisible() && study) || (study == m_shown && storey == m_shownStorey)) {
        updateState();
        return;
    }
    const bool sameColumns = m_shown && storey.has_value() == m_shownStorey.has_value();
    const QString current = m_view->currentIndex().data(EntityGrid::IdRole).toString();
    const int scrolled = m_view->verticalScrollBar()->value();
    m_shown = study;
    m_shownStorey = storey;
    m_following = true;
    m_model.set(study ? egressTable(*study, m_list, storey) : EgressTable());
    for (int row = 0; !current.isEmpty() && row < m_filter.rowCount(); ++row)
        if (m_filter.index(row, 0).data(EntityGrid::IdRole) == current)
            m_view->setCurrentIndex(m_filter.index(row, 0));
    m_following = false;
    if (study && !sameColumns)
        widenColumns();
    m_view->verticalScrollBar()->setValue(scrolled);
    updateState();
    followChosen();
    emit refreshed();
}

void EgressListPage::widenColumns()
{
    m_view->resizeColumnsToContents();
    const int widestNumber = fontMetrics().horizontalAdvance(QStringLiteral("888.8 ft (F0: 888.8 ft)")) + 16;
    const int widest = m_list == EgressList::Storeys ? widestOfStoreys : widestColumn;
    for (int c = 0; c < m_model.columnCount(); ++c) {
        const bool plain = m_model.table().columns[static_cast<size_t>(c)].number;
        m_view->setColumnWidth(c, std::min(m_view->columnWidth(c), plain ? widestNumber : widest));
    }
}

QString EgressListPage::sentence() const
{
    const Document& document = m_bench.document;
    if (!document.isOpen())
        return tr("No plan is open.");
    if (!m_desk.study()) {
        const bool broken = document.check() && !document.check()->library->problems.empty();
        return broken ? tr("The rules and tables of the program could not be read, so nothing is measured.")
                      : tr("Measuring the ways out…");
    }
    if (m_model.rowCount() == 0) {
        const QString where = m_all ? tr("in this plan") : tr("on this storey");
        switch (m_list) {
        case EgressList::Rooms: return tr("There is no room %1.").arg(where);
        case EgressList::Doors: return tr("There is no door %1 that people could leave by.").arg(where);
        case EgressList::Storeys: return tr("The plan has no storey with rooms.");
        case EgressList::Gaps: return tr("Everything %1 could be measured.").arg(where);
        }
    }
    return m_filter.rowCount() == 0 ? tr("No row has this text.") : QString();
}

void EgressListPage::updateState()
{
    m_model.setStale(m_desk.study() && !m_desk.isFresh());
    const QString instead = sentence();
    m_empty->setText(instead);
    m_stack->setCurrentWidget(instead.isEmpty() ? static_cast<QWidget*>(m_view) : m_empty);
}

void EgressListPage::choose(const QModelIndex& index)
{
    if (!index.isValid())
        return;
    const EgressRow& row = m_model.table().rows[static_cast<size_t>(m_filter.mapToSource(index).row())];
    const EntityRef ref = entityOf(m_bench.document.project(), row.id);
    const bool close = m_list == EgressList::Gaps;
    if (ref.kind == EntityKind::Storey || (ref.isNull() && m_list == EgressList::Storeys)) {
        m_bench.canvas.showStorey(row.storey.isEmpty() ? std::nullopt : std::optional(StoreyId(row.storey)));
    } else if (!ref.isNull()) {
        m_bench.goTo(ref, close);
    } else if (row.at) {
        m_bench.canvas.showStorey(row.storey.isEmpty() ? std::nullopt : std::optional(StoreyId(row.storey)));
        m_bench.canvas.centerOn(scenePoint(*row.at));
    }
}

void EgressListPage::followChosen()
{
    if (!follows() || m_desk.chosen().isEmpty() || m_view->currentIndex().data(EntityGrid::IdRole) == m_desk.chosen())
        return;
    for (int row = 0; row < m_filter.rowCount(); ++row)
        if (m_filter.index(row, 0).data(EntityGrid::IdRole) == m_desk.chosen()) {
            m_following = true;
            m_view->setCurrentIndex(m_filter.index(row, 0));
            m_following = false;
        }
}

void EgressListPage::copy() const
{
    QModelIndexList chosen = m_view->selectionModel()->selectedRows();
    std::sort(chosen.begin(), chosen.end());
    const bool all = chosen.size() < 2;
    const auto count = all ? m_filter.rowCount() : static_cast<int>(chosen.size());
    std::vector<QStringList> rows(1);
    for (int c = 0; c < m_model.columnCount(); ++c)
        rows.front() += m_model.headerData(c, Qt::Horizontal).toString();
    for (int i = 0; i < count; ++i) {
        const int row = all ? i : chosen[i].row();
        QStringList line;
        for (int c = 0; c < m_model.columnCount(); ++c)
            line += m_filter.index(row, c).data().toString();
        rows.push_back(line);
    }
    QGuiApplication::clipboard()->setText(writeTabText(rows));
}

} // namespace sp::ui
