// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/grid_panel.h"

#include "ui/panels/column_chooser.h"
#include "ui/panels/filter_header.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QSettings>
#include <QTreeWidget>

namespace sp::ui {

GridPanel::GridPanel(EntityGrid& model, Selection& selection, const QString& name, const std::vector<int>& widths, QWidget* parent)
    : QWidget(parent), m_model(model), m_selection(selection), m_view(new GridView(model, m_sorted, this)),
      m_header(static_cast<FilterHeader*>(m_view->horizontalHeader())), m_bar(new QHBoxLayout), m_search(new QLineEdit(this)),
      m_filters(new QPushButton(tr("Filter columns"), this)), m_columns(new QPushButton(tr("Columns…"), this)), m_count(new QLabel(this)),
      m_refusedBox(new QWidget(this)), m_refusedTitle(new QLabel(m_refusedBox)), m_refused(new QTreeWidget(m_refusedBox))
{
    const QStringList shown = model.shownColumns();
    for (size_t i = 0; i < widths.size() && i < static_cast<size_t>(shown.size()); ++i)
        m_widths.insert(shown[static_cast<qsizetype>(i)], widths[i]);
    m_sorted.setSourceModel(&model);
    m_view->setObjectName(name);
    m_view->setAccessibleName(model.kind().title);

    m_search->setObjectName(name + QStringLiteral("Search"));
    m_search->setPlaceholderText(tr("Search"));
    m_search->setAccessibleName(tr("Search %1").arg(model.kind().title));
    m_search->setClearButtonEnabled(true);
    m_filters->setCheckable(true);
    m_filters->setToolTip(tr("Shows a field below each title: only rows that contain its text"));
    m_columns->setToolTip(tr("Chooses which columns are shown; any fact can be one"));
    m_bar->addWidget(m_search, 1);
    m_bar->addWidget(m_count);
    m_bar->addWidget(m_filters);
    m_bar->addWidget(m_columns);

    auto* close = new QPushButton(tr("Close"), m_refusedBox);
    m_refusedTitle->setWordWrap(true);
    m_refused->setObjectName(name + QStringLiteral("Refused"));
    m_refused->setAccessibleName(tr("Cells that were not changed"));
    m_refused->setHeaderLabels({tr("Row"), tr("Column"), tr("Text"), tr("Why it was not entered")});
    m_refused->setRootIsDecorated(false);
    m_refused->setMaximumHeight(110);
    auto* refusedTop = new QHBoxLayout;
    refusedTop->addWidget(m_refusedTitle, 1);
    refusedTop->addWidget(close);
    auto* refusedLayout = new QVBoxLayout(m_refusedBox);
    refusedLayout->setContentsMargins(0, 0, 0, 0);
    refusedLayout->addLayout(refusedTop);
    refusedLayout->addWidget(m_refused);
    m_refusedBox->hide();

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 6, 6, 6);
    layout->setSpacing(4);
    layout->addLayout(m_bar);
    layout->addWidget(m_view, 1);
    layout->addWidget(m_refusedBox);

    m_view->setSortingEnabled(true);
    m_view->sortByColumn(0, Qt::AscendingOrder);
    sizeColumns();
    count();

    connect(m_search, &QLineEdit::textChanged, &m_sorted, &GridFilter::setText);
    connect(m_filters, &QPushButton::toggled, m_header, &FilterHeader::showFields);
    connect(m_columns, &QPushButton::clicked, this, &GridPanel::chooseColumns);
    connect(close, &QPushButton::clicked, m_refusedBox, &QWidget::hide);
    connect(m_refused, &QTreeWidget::itemSelectionChanged, this, &GridPanel::goToRefused);
    connect(m_view, &GridView::refused, this, &GridPanel::showRefused);
    // A new mark sorts its row elsewhere: go with it, when the editor is gone.
    connect(
        &model, &EntityGrid::edited, this,
        [this](const EntityRef& ref) {
            const QModelIndex at = m_sorted.mapFromSource(m_model.index(m_model.rowOf(ref), 0));
            if (at.isValid() && m_view->currentIndex().row() == at.row())
                m_view->scrollTo(m_view->currentIndex());
        },
        Qt::QueuedConnection);
    connect(&model, &EntityGrid::modelReset, this, [this] {
        for (int c = 0; m_header->field(c); ++c)
            m_header->field(c)->clear();
        m_sorted.clearColumns();
        sizeColumns();
        follow();
    });
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(&m_sorted, signal, this, &GridPanel::count);
    connect(&m_sorted, &QAbstractItemModel::modelReset, this, &GridPanel::count);
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this, &GridPanel::tell);
    connect(m_header, &QHeaderView::sectionResized, this, [this](int section, int, int size) {
        const QString id = m_model.shownColumns().value(section);
        if (m_sizing || id.isEmpty() || section == m_header->count() - 1)
            return;
        m_widths.insert(id, size);
        if (m_settings)
            m_settings->setValue(QStringLiteral("grids/%1/widths/%2").arg(m_model.kind().name, id), size);
    });
    connect(&selection, &Selection::changed, this, &GridPanel::follow);
}

void GridPanel::remember(QSettings* settings)
{
    m_settings = settings;
    if (!settings)
        return;
    const QString prefix = QStringLiteral("grids/%1/").arg(m_model.kind().name);
    for (const GridColumn& column : m_model.allColumns())
        if (const int width = settings->value(prefix + QStringLiteral("widths/") + column.id).toInt(); width > 0)
            m_widths.insert(column.id, width);
    m_model.showColumns(settings->value(prefix + QStringLiteral("columns")).toStringList());
    sizeColumns();
}

void GridPanel::keepOrder()
{
    m_view->setSortingEnabled(false);
    m_header->setSortIndicatorShown(false);
    m_header->setSectionsClickable(false);
    m_sorted.sort(-1);
}

void GridPanel::showControls(bool search, bool columns)
{
    m_search->setVisible(search);
    m_filters->setVisible(search && columns);
    m_count->setVisible(search && columns);
    m_columns->setVisible(columns);
    if (!search)
        m_bar->insertStretch(m_bar->indexOf(m_columns));
}

void GridPanel::chooseColumns()
{
    auto* chooser = new ColumnChooser(m_model, this);
    chooser->setAttribute(Qt::WA_DeleteOnClose);
    connect(chooser, &QDialog::accepted, this, [this, chooser] {
        m_model.showColumns(chooser->chosen());
        if (m_settings)
            m_settings->setValue(QStringLiteral("grids/%1/columns").arg(m_model.kind().name), m_model.shownColumns());
    });
    chooser->open();
    chooser->activateWindow();
}

void GridPanel::sizeColumns()
{
    const QScopedValueRollback sizing(m_sizing, true);
    const QStringList shown = m_model.shownColumns();
    for (int c = 0; c < static_cast<int>(shown.size()); ++c) {
        const int title = m_header->fontMetrics().horizontalAdvance(m_model.headerData(c, Qt::Horizontal).toString()) + 30;
        m_header->resizeSection(c, m_widths.value(shown[c], std::max(80, title)));
    }
}

void GridPanel::count()
{
    const int all = m_model.rowCount(), shown = m_sorted.rowCount();
    m_count->setText(shown == all ? QString::number(all) : tr("%1 of %2").arg(shown).arg(all));
}

// From the plan to the grid: rows of what is selected.
void GridPanel::follow()
{
    if (m_following)
        return;
    const QScopedValueRollback following(m_following, true);
    QItemSelection rows;
    QModelIndex current;
    const int column = std::max(0, m_view->currentIndex().column());
    const int last = m_sorted.columnCount() - 1;
    for (const EntityRef& ref : m_selection.all()) {
        const int row = m_model.rowOf(ref);
        const QModelIndex at = row < 0 ? QModelIndex() : m_sorted.mapFromSource(m_model.index(row, 0));
        if (!at.isValid())
            continue;
        rows.select(at, at.siblingAtColumn(last));
        current = at.siblingAtColumn(column);
    }
    auto* selected = m_view->selectionModel();
    if (!current.isValid()) {
        if (m_model.kind().rows != EntityKind::None)
            selected->clear();
        return;
    }
    selected->setCurrentIndex(current, QItemSelectionModel::NoUpdate);
    selected->select(rows, QItemSelectionModel::ClearAndSelect);
    m_view->scrollTo(current);
}

void GridPanel::markRow(const QString& id)
{
    const QScopedValueRollback following(m_following, true);
    const QModelIndex at = m_sorted.mapFromSource(m_model.index(m_model.rowOfId(id), 0));
    if (!at.isValid() || m_view->currentIndex().row() == at.row())
        return;
    m_view->selectionModel()->setCurrentIndex(at, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    m_view->scrollTo(at);
}

// From the grid to the plan: what has a selected cell.
void GridPanel::tell()
{
    if (m_following)
        return;
    const std::vector<int> rows = m_view->selectedRows();
    if (rows.empty())
        return;
    const QScopedValueRollback following(m_following, true);
    emit rowChosen(m_model.idAt(rows.back()));
    std::vector<EntityRef> refs;
    for (const int row : rows)
        if (const EntityRef ref = m_model.refAt(row); !ref.isNull())
            refs.push_back(ref);
    if (refs.empty() || refs == m_selection.all())
        return;
    if (refs.size() == 1)
        emit chosen(refs.front());
    m_selection.setAll(std::move(refs));
}

void GridPanel::showRefused(const std::vector<EntityGrid::Refusal>& cells)
{
    m_refused->clear();
    m_refusedBox->setVisible(!cells.empty());
    if (cells.empty())
        return;
    m_refusedTitle->setText(tr("%n cell(s) were not changed; the others were.", nullptr, static_cast<int>(cells.size())));
    for (const EntityGrid::Refusal& cell : cells) {
        auto* item = new QTreeWidgetItem(m_refused, {cell.row, cell.column, cell.text, cell.reason});
        item->setData(0, Qt::UserRole, cell.id);
        item->setToolTip(3, cell.reason);
    }
    for (int c = 0; c < 3; ++c)
        m_refused->resizeColumnToContents(c);
}

void GridPanel::goToRefused()
{
    const QTreeWidgetItem* item = m_refused->currentItem();
    if (!item)
        return;
    const int row = m_model.rowOfId(item->data(0, Qt::UserRole).toString());
    const QStringList shown = m_model.shownColumns();
    for (int c = 0; row >= 0 && c < static_cast<int>(shown.size()); ++c)
        if (m_model.headerData(c, Qt::Horizontal).toString() == item->text(1))
            if (const QModelIndex at = m_sorted.mapFromSource(m_model.index(row, c)); at.isValid()) {
                m_view->setCurrentIndex(at);
                m_view->scrollTo(at);
            }
}

} // namespace sp::ui
