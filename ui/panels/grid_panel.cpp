// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/grid_panel.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QScopedValueRollback>
#include <QTableView>

namespace sp::ui {

GridPanel::GridPanel(EntityGrid& model, Selection& selection, const QString& name, const std::vector<int>& widths, QWidget* parent)
    : QWidget(parent), m_model(model), m_selection(selection), m_view(new QTableView(this)), m_message(new QLabel(this))
{
    auto* search = new QLineEdit(this);
    search->setPlaceholderText(tr("Search"));
    search->setClearButtonEnabled(true);
    m_message->setStyleSheet(QStringLiteral("QLabel { background: #c62828; color: white; padding: 3px; }"));
    m_message->hide();

    m_sorted.setSourceModel(&model);
    m_sorted.setSortRole(EntityGrid::SortRole);
    m_sorted.setFilterKeyColumn(-1);
    m_sorted.setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_sorted.setSortLocaleAware(false);
    m_view->setObjectName(name);
    m_view->setModel(&m_sorted);
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->setSelectionMode(QAbstractItemView::SingleSelection);
    m_view->setSortingEnabled(true);
    m_view->sortByColumn(0, Qt::AscendingOrder);
    m_view->setAlternatingRowColors(true);
    m_view->setShowGrid(false);
    m_view->setWordWrap(false);
    m_view->setTabKeyNavigation(false);
    m_view->verticalHeader()->hide();
    m_view->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 8);
    for (size_t i = 0; i < widths.size(); ++i)
        m_view->horizontalHeader()->resizeSection(static_cast<int>(i), widths[i]);
    m_view->horizontalHeader()->setStretchLastSection(true);

    auto* top = new QHBoxLayout;
    top->addWidget(search, 1);
    top->addWidget(m_message);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 6, 6, 6);
    layout->setSpacing(4);
    layout->addLayout(top);
    layout->addWidget(m_view, 1);

    connect(search, &QLineEdit::textChanged, &m_sorted, &QSortFilterProxyModel::setFilterFixedString);
    connect(&model, &EntityGrid::refused, this, [this](const QString& sentence) {
        m_message->setText(sentence);
        m_message->show();
    });
    connect(&model, &EntityGrid::dataChanged, m_message, &QLabel::hide);
    // A new mark sorts its row elsewhere: go with it, when the editor is gone.
    connect(
        &model, &EntityGrid::edited, this, [this](const EntityRef& ref) { follow(ref); }, Qt::QueuedConnection);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex& now) {
        m_message->hide();
        if (m_following || !now.isValid())
            return;
        const QScopedValueRollback following(m_following, true);
        emit chosen(m_model.refAt(m_sorted.mapToSource(now).row()));
    });
    connect(&selection, &Selection::changed, this, &GridPanel::follow);
}

void GridPanel::follow(const EntityRef& ref)
{
    if (m_following)
        return;
    const QScopedValueRollback following(m_following, true);
    const int row = m_model.rowOf(ref);
    const QModelIndex at = row < 0 ? QModelIndex() : m_sorted.mapFromSource(m_model.index(row, 0));
    if (at.isValid()) {
        m_view->setCurrentIndex(at);
        m_view->scrollTo(at);
    } else {
        m_view->clearSelection();
        m_view->selectionModel()->clearCurrentIndex();
    }
}

} // namespace sp::ui
