// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/grid_view.h"

#include "ui/models/grid_filter.h"
#include "ui/models/tab_text.h"
#include "ui/panels/fact_delegate.h"
#include "ui/panels/filter_header.h"
#include "ui/panels/problem_note.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>

namespace sp::ui {

namespace {

bool isTyped(const QKeyEvent& key)
{
    return !(key.modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier)) && !key.text().isEmpty() && key.text().front().isPrint();
}

bool isFillDown(const QKeyEvent& key)
{
    return key.key() == Qt::Key_D && key.modifiers() == Qt::ControlModifier;
}

// Keys that mean something here and must not reach the commands of the canvas.
bool isOurs(const QKeyEvent& key)
{
    return isTyped(key) || isFillDown(key) || key.matches(QKeySequence::Copy) || key.matches(QKeySequence::Paste)
        || key.matches(QKeySequence::SelectAll) || key.matches(QKeySequence::Delete) || key.key() == Qt::Key_F2;
}

} // namespace

GridView::GridView(EntityGrid& grid, GridFilter& filter, QWidget* parent)
    : QTableView(parent), m_grid(grid), m_filter(filter), m_problem(nullptr)
{
    auto* header = new FilterHeader(this);
    setHorizontalHeader(header);
    header->setSortIndicatorShown(true);
    setModel(&filter);
    setSelectionBehavior(QAbstractItemView::SelectItems);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed | QAbstractItemView::AnyKeyPressed);
    setAlternatingRowColors(true);
    setWordWrap(false);
    setTabKeyNavigation(false);
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 8);
    header->setStretchLastSection(true);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_problem = new ProblemNote(*this);
    m_problem->setObjectName(grid.kind().name + QStringLiteral("Problem"));
    auto* delegate = new FactDelegate(this);
    setItemDelegate(delegate);
    connect(delegate, &FactDelegate::problem, this,
            [this](const QModelIndex& cell, const QString& sentence) { m_problem->say(cell, sentence); });
    connect(&grid, &EntityGrid::refused, this, [this](const QString& sentence) { m_problem->say(currentIndex(), sentence); });
    connect(header, &FilterHeader::filterTyped, &filter, &GridFilter::setColumnText);
    connect(&filter, &QAbstractItemModel::layoutChanged, m_problem, [this] { m_problem->say({}, {}); });
    connect(&filter, &QAbstractItemModel::modelReset, m_problem, [this] { m_problem->say({}, {}); });
}

QModelIndex GridView::source(const QModelIndex& index) const
{
    return m_filter.mapToSource(index);
}

GridView::Block GridView::block() const
{
    const QItemSelection selection = selectionModel()->selection();
    if (selection.isEmpty())
        return currentIndex().isValid()
            ? Block{currentIndex().row(), currentIndex().column(), currentIndex().row(), currentIndex().column()}
            : Block{};
    Block b{selection.front().top(), selection.front().left(), selection.front().bottom(), selection.front().right()};
    for (const QItemSelectionRange& range : selection) {
        b.top = std::min(b.top, range.top());
        b.left = std::min(b.left, range.left());
        b.bottom = std::max(b.bottom, range.bottom());
        b.right = std::max(b.right, range.right());
    }
    if (b.left == 0 && b.right == model()->columnCount() - 1 && currentIndex().isValid())
        b.left = b.right = currentIndex().column();
    return b;
}

QModelIndexList GridView::cells() const
{
    QModelIndexList out;
    const Block b = block();
    const bool any = selectionModel()->hasSelection();
    for (int r = b.top; r <= b.bottom; ++r)
        for (int c = b.left; c <= b.right; ++c)
            if (const QModelIndex i = model()->index(r, c); !any || selectionModel()->isSelected(i))
                out += i;
    return out;
}

std::vector<int> GridView::selectedRows() const
{
    std::vector<int> rows;
    QSet<int> seen;
    for (const QItemSelectionRange& range : selectionModel()->selection())
        for (int r = range.top(); r <= range.bottom(); ++r)
            if (!seen.contains(r)) {
                seen += r;
                rows.push_back(r);
            }
    std::sort(rows.begin(), rows.end());
    if (const auto at = std::find(rows.begin(), rows.end(), currentIndex().row()); at != rows.end())
        std::rotate(at, at + 1, rows.end());
    for (int& r : rows)
        r = source(model()->index(r, 0)).row();
    return rows;
}

QString GridView::copied() const
{
    const QItemSelection selection = selectionModel()->selection();
    const Block b = block();
    // Whole rows are copied whole; only edits keep to one column of them.
    const bool whole = std::all_of(selection.begin(), selection.end(),
                                   [&](const QItemSelectionRange& r) { return r.left() == 0 && r.right() == model()->columnCount() - 1; });
    const int left = whole && !selection.isEmpty() ? 0 : b.left;
    const int right = whole && !selection.isEmpty() ? model()->columnCount() - 1 : b.right;
    std::vector<QStringList> rows;
    for (int r = b.top; r <= b.bottom; ++r) {
        QStringList row;
        bool any = false;
        for (int c = left; c <= right; ++c) {
            const QModelIndex i = model()->index(r, c);
            const bool selected = selection.isEmpty() || selectionModel()->isSelected(i);
            any = any || selected;
            row += selected ? i.data().toString() : QString();
        }
        if (any)
            rows.push_back(row);
    }
    return writeTabText(rows);
}

void GridView::run(const std::vector<EntityGrid::CellEdit>& edits, std::vector<EntityGrid::Refusal> refusals, const QString& step)
{
    m_problem->say({}, {});
    for (EntityGrid::Refusal& refusal : m_grid.edit(edits, step))
        refusals.push_back(std::move(refusal));
    emit refused(refusals);
}

void GridView::pasteText(const QString& text)
{
    const std::vector<QStringList> table = readTabText(text);
    const Block b = block();
    if (table.empty() || b.isEmpty())
        return;
    const int high = static_cast<int>(table.size());
    int wide = 0;
    for (const QStringList& row : table)
        wide = std::max(wide, static_cast<int>(row.size()));
    const bool fits = b.rows() % high == 0 && b.columns() % wide == 0 && selectionModel()->hasSelection();
    const int rows = fits ? b.rows() : high;
    const int columns = fits ? b.columns() : wide;
    std::vector<EntityGrid::CellEdit> edits;
    std::vector<EntityGrid::Refusal> refusals;
    for (int r = 0; r < rows; ++r) {
        const QStringList& row = table[static_cast<size_t>(r % high)];
        for (int c = 0; c < columns; ++c) {
            if (c % wide >= row.size())
                continue; // a short row says nothing of the columns that it does not have
            const QString& cell = row[c % wide];
            const QModelIndex at = model()->index(b.top + r, b.left + c);
            if (at.isValid() && cell.trimmed() == at.data().toString().trimmed())
                continue; // a table that comes back enters only what was changed in it
            if (at.isValid() && (!fits || selectionModel()->isSelected(at) || b.columns() == 1)) {
                edits.push_back({source(at), cell});
            } else if (!at.isValid()) {
                const bool below = b.top + r >= model()->rowCount();
                refusals.push_back({{},
                                    below ? tr("line %1 of the table").arg(r + 1) : model()->index(b.top + r, 0).data().toString(),
                                    tr("column %1 of the table").arg(c + 1),
                                    cell,
                                    below ? tr("the grid has no row for it") : tr("the grid has no column for it")});
            }
        }
    }
    run(edits, std::move(refusals), tr("Paste %n cell(s)", nullptr, static_cast<int>(edits.size())));
}

void GridView::copy()
{
    QApplication::clipboard()->setText(copied());
}

void GridView::paste()
{
    pasteText(QApplication::clipboard()->text());
}

void GridView::fillDown()
{
    const QModelIndexList selected = cells();
    std::vector<EntityGrid::CellEdit> edits;
    QHash<int, QString> first;
    for (const QModelIndex& i : selected) {
        const QModelIndex at = source(i);
        if (!first.contains(i.column()))
            first.insert(i.column(), m_grid.entered(at));
        else
            edits.push_back({at, first[i.column()]});
    }
    if (!edits.empty())
        run(edits, {}, tr("Fill down"));
}

void GridView::clearCells()
{
    std::vector<EntityGrid::CellEdit> edits;
    for (const QModelIndex& i : cells())
        if (i.flags() & Qt::ItemIsEditable)
            edits.push_back({source(i), {}});
    if (!edits.empty())
        run(edits, {}, tr("Take values away"));
}

// What is typed into one cell goes to all cells of its column that were selected when the typing began: leaving the field by a click
// selects others.
bool GridView::edit(const QModelIndex& index, EditTrigger trigger, QEvent* event)
{
    if (trigger != AllEditTriggers && !(editTriggers() & trigger))
        return QTableView::edit(index, trigger, event);
    std::vector<QPersistentModelIndex> targets;
    if (index.isValid() && selectionModel()->isSelected(index))
        for (const QItemSelectionRange& range : selectionModel()->selection())
            if (range.left() <= index.column() && range.right() >= index.column())
                for (int r = range.top(); r <= range.bottom(); ++r)
                    targets.push_back(source(model()->index(r, index.column())));
    if (!QTableView::edit(index, trigger, event))
        return false;
    m_targets = targets.size() > 1 ? std::move(targets) : std::vector<QPersistentModelIndex>();
    return true;
}

void GridView::commitData(QWidget* editor)
{
    m_grid.setTargets(m_targets);
    QTableView::commitData(editor);
    m_grid.setTargets({});
}

bool GridView::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride && isOurs(*static_cast<QKeyEvent*>(event))) {
        event->accept();
        return true;
    }
    return QTableView::event(event);
}

void GridView::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Copy))
        copy();
    else if (event->matches(QKeySequence::Paste))
        paste();
    else if (event->matches(QKeySequence::Delete) || event->key() == Qt::Key_Backspace)
        clearCells();
    else if (isFillDown(*event))
        fillDown();
    else if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && state() != EditingState)
        edit(currentIndex());
    else {
        if (event->key() == Qt::Key_Escape)
            if (const QModelIndex at = source(currentIndex()); at.isValid()) {
                m_grid.keepDraft(at, {});
                m_problem->say({}, {});
            }
        QTableView::keyPressEvent(event);
    }
}

void GridView::contextMenuEvent(QContextMenuEvent* event)
{
    QMenu menu(this);
    const auto add = [&](const QString& text, const QKeySequence& keys, auto&& run) {
        QAction* action = menu.addAction(text, this, run);
        action->setShortcut(keys);
        return action;
    };
    const bool any = !block().isEmpty();
    add(tr("Edit"), Qt::Key_F2, [this] { edit(currentIndex()); })->setEnabled(currentIndex().flags() & Qt::ItemIsEditable);
    menu.addSeparator();
    add(tr("Copy"), QKeySequence::Copy, [this] { copy(); })->setEnabled(any);
    add(tr("Paste"), QKeySequence::Paste, [this] { paste(); })->setEnabled(any && !QApplication::clipboard()->text().isEmpty());
    add(tr("Fill down"), Qt::CTRL | Qt::Key_D, [this] { fillDown(); })->setEnabled(block().rows() > 1);
    add(tr("Take values away"), QKeySequence::Delete, [this] { clearCells(); })->setEnabled(any);
    menu.exec(event->globalPos());
}

} // namespace sp::ui
