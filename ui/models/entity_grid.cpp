// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/entity_grid.h"

#include "ui/models/fact_lookup.h"

namespace sp::ui {

namespace {
constexpr int mostSingleRows = 200; // rows that come and go one by one; more are read anew

QColor draftColor()
{
    return QColor(0xc6, 0x28, 0x28);
}
} // namespace

EntityGrid::EntityGrid(GridKind kind, Document& document, const Theme& theme, QObject* parent)
    : QAbstractTableModel(parent), m_kind(std::move(kind)), m_document(document), m_context(document), m_all(m_kind.columns)
{
    for (const FieldId field : m_kind.facts)
        if (std::none_of(m_all.begin(), m_all.end(), [&](const GridColumn& c) { return c.field == field; }))
            m_all.push_back(factColumn(field));
    for (const Marker m : {Marker::Advisory, Marker::Undecided, Marker::Warning, Marker::Violation})
        m_icons[static_cast<size_t>(m)] = markerIcon(m, theme.plan);
    connect(&document, &Document::replaced, this, &EntityGrid::reload);
    connect(&document, &Document::changed, this, &EntityGrid::follow);
    connect(&document, &Document::checked, this, &EntityGrid::takeCheck);
    showColumns({});
    reload();
}

void EntityGrid::reload()
{
    beginResetModel();
    m_rows.clear();
    if (m_document.isOpen())
        for (const QString& id : m_kind.ids(m_document))
            m_rows.push_back({id, {}});
    m_markers.clear();
    m_markersOf.reset();
    m_checkedBefore = m_document.check() != nullptr;
    m_draft.clear();
    m_context.remember();
    endResetModel();
}

void EntityGrid::follow(const Patch& patch)
{
    const GridTouch touch = m_kind.touched(m_context, patch);
    m_context.remember();
    if (!followRows()) {
        reload();
        return;
    }
    if (m_rows.empty() || (!touch.all && touch.rows.isEmpty()))
        return;
    if (touch.all) {
        std::for_each(m_rows.begin(), m_rows.end(), [this](Row& row) { forget(row); });
        emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
        return;
    }
    for (const QString& id : touch.rows)
        if (const int row = rowOfId(id); row >= 0) {
            forget(m_rows[static_cast<size_t>(row)]);
            emit dataChanged(index(row, 0), index(row, columnCount() - 1));
        }
}

// Takes out rows that are gone and puts in those that are new; false when there are too many, or their order is their own.
bool EntityGrid::followRows()
{
    const QStringList ids = m_kind.ids(m_document);
    const auto same = [](const Row& row, const QString& id) { return row.id == id; };
    if (std::equal(m_rows.begin(), m_rows.end(), ids.begin(), ids.end(), same))
        return true;
    if (m_kind.ordered || std::abs(static_cast<int>(m_rows.size()) - static_cast<int>(ids.size())) > mostSingleRows)
        return false;
    int row = 0;
    for (const QString& id : ids) {
        while (row < rowCount() && m_rows[static_cast<size_t>(row)].id < id) {
            beginRemoveRows({}, row, row);
            m_rows.erase(m_rows.begin() + row);
            endRemoveRows();
        }
        if (row >= rowCount() || m_rows[static_cast<size_t>(row)].id != id) {
            beginInsertRows({}, row, row);
            m_rows.insert(m_rows.begin() + row, Row{id, {}});
            endInsertRows();
        }
        ++row;
    }
    if (row < rowCount()) {
        beginRemoveRows({}, row, rowCount() - 1);
        m_rows.erase(m_rows.begin() + row, m_rows.end());
        endRemoveRows();
    }
    return true;
}

// The findings of all rows may differ, and facts of the shown columns; who looks at them asks again.
void EntityGrid::takeCheck()
{
    const bool first = !m_checkedBefore; // device kinds are known now
    m_checkedBefore = true;
    if (m_rows.empty())
        return;
    const int last = rowCount() - 1;
    for (int c = 0; c < static_cast<int>(m_shown.size()); ++c) {
        if (!first && !(column(c).field && isJudged(m_kind.rows)))
            continue;
        for (Row& row : m_rows)
            if (static_cast<size_t>(c) < row.texts.size())
                row.texts[static_cast<size_t>(c)] = QString();
        emit dataChanged(index(0, c), index(last, c));
    }
    if (m_kind.findings)
        emit dataChanged(index(0, columnCount() - 1), index(last, columnCount() - 1));
}

QString EntityGrid::idAt(int row) const
{
    return row >= 0 && row < rowCount() ? m_rows[static_cast<size_t>(row)].id : QString();
}

EntityRef EntityGrid::refAt(int row) const
{
    const QString id = idAt(row);
    return id.isEmpty() || m_kind.rows == EntityKind::None ? EntityRef() : EntityRef{m_kind.rows, id};
}

int EntityGrid::rowOf(const EntityRef& ref) const
{
    return !ref.isNull() && ref.kind == m_kind.rows ? rowOfId(ref.id) : -1;
}

int EntityGrid::rowOfId(const QString& id) const
{
    const auto at = m_kind.ordered
        ? std::find_if(m_rows.begin(), m_rows.end(), [&](const Row& row) { return row.id == id; })
        : std::lower_bound(m_rows.begin(), m_rows.end(), id, [](const Row& row, const QString& i) { return row.id < i; });
    return at != m_rows.end() && at->id == id ? static_cast<int>(at - m_rows.begin()) : -1;
}

QStringList EntityGrid::shownColumns() const
{
    QStringList ids;
    for (const size_t at : m_shown)
        ids += m_all[at].id;
    return ids;
}

void EntityGrid::showColumns(const QStringList& ids)
{
    std::vector<size_t> shown;
    for (const QString& id : ids)
        for (size_t i = 0; i < m_all.size(); ++i)
            if (m_all[i].id == id && std::find(shown.begin(), shown.end(), i) == shown.end())
                shown.push_back(i);
    if (shown.empty())
        for (size_t i = 0; i < m_kind.columns.size(); ++i)
            if (m_all[i].shown)
                shown.push_back(i);
    if (shown == m_shown)
        return;
    beginResetModel();
    m_shown = std::move(shown);
    for (Row& row : m_rows)
        forget(row);
    m_draft.clear();
    endResetModel();
}

int EntityGrid::columnOf(const QString& id) const
{
    for (int c = 0; c < static_cast<int>(m_shown.size()); ++c)
        if (column(c).id == id)
            return c;
    return -1;
}

int EntityGrid::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int EntityGrid::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size()) + (m_kind.findings ? 1 : 0);
}

const QString& EntityGrid::textAt(int at, int c) const
{
    Row& row = m_rows[static_cast<size_t>(at)];
    if (row.texts.size() != m_shown.size())
        row.texts.assign(m_shown.size(), QString());
    QString& text = row.texts[static_cast<size_t>(c)];
    if (text.isNull()) {
        text = textOf(column(c), m_context, m_kind.rows, row.id);
        if (text.isNull())
            text = QLatin1String(""); // made, and empty
    }
    return text;
}

Marker EntityGrid::markerAt(int row) const
{
    if (const CheckResult* check = m_document.check(); check && check->assessment != m_markersOf) {
        followMarkers(m_markers, m_markersOf.get(), m_document.project(), *check->assessment);
        m_markersOf = check->assessment;
    }
    return m_markers.value(m_rows[static_cast<size_t>(row)].id, Marker::None);
}

QVariant EntityGrid::data(const QModelIndex& cell, int role) const
{
    if (!cell.isValid() || cell.row() >= rowCount())
        return {};
    if (role == IdRole)
        return m_rows[static_cast<size_t>(cell.row())].id;
    if (isWorst(cell.column())) {
        if (role != Qt::DecorationRole && role != SortRole && role != Qt::DisplayRole)
            return {};
        const Marker m = markerAt(cell.row());
        if (role == Qt::DecorationRole)
            return m != Marker::None ? QVariant(m_icons[static_cast<size_t>(m)]) : QVariant();
        if (role == SortRole)
            return -static_cast<int>(m);
        return m_document.check() ? wordOf(m) : tr("…");
    }
    const bool draft = !m_draft.isEmpty() && m_draftCell == cell;
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole: return draft ? tr("! %1").arg(m_draft) : textAt(cell.row(), cell.column());
    case Qt::EditRole: return draft ? m_draft : entered(cell);
    case SortRole: return sortValueOf(column(cell.column()), textAt(cell.row(), cell.column()));
    case Qt::TextAlignmentRole: return int((column(cell.column()).number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case Qt::ForegroundRole: return draft ? QVariant(draftColor()) : QVariant();
    case Qt::AccessibleTextRole: return QStringLiteral("%1: %2").arg(column(cell.column()).title, textAt(cell.row(), cell.column()));
    default: return {};
    }
}

QVariant EntityGrid::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    if (isWorst(section))
        return role == Qt::DisplayRole ? QVariant(tr("Worst finding")) : QVariant();
    const GridColumn& c = column(section);
    if (role == Qt::ToolTipRole)
        return c.editable() ? tr("%1: can be edited here").arg(c.title) : tr("%1: follows from the plan").arg(c.title);
    return role == Qt::DisplayRole ? QVariant(c.title) : QVariant();
}

Qt::ItemFlags EntityGrid::flags(const QModelIndex& cell) const
{
    const Qt::ItemFlags f = QAbstractTableModel::flags(cell);
    return cell.isValid() && !isWorst(cell.column()) && column(cell.column()).editable() ? f | Qt::ItemIsEditable : f;
}

ValuePath EntityGrid::pathAt(const QModelIndex& cell) const
{
    const GridColumn& c = column(cell.column());
    return {m_rows[static_cast<size_t>(cell.row())].id, c.field, c.key};
}

QString EntityGrid::entered(const QModelIndex& cell) const
{
    if (!cell.isValid() || isWorst(cell.column()))
        return {};
    // What is shown of a fact is what an edit of it starts with, wherever it comes from.
    return column(cell.column()).editable() && !column(cell.column()).field ? enteredText(m_document.project(), pathAt(cell))
                                                                            : textAt(cell.row(), cell.column());
}

QString EntityGrid::rowName(const QString& id) const
{
    const QString part = id.section(u'/', 1);
    return part.isEmpty() ? shortName(m_document.project(), id) : part;
}

ValueEditor EntityGrid::editorAt(const QModelIndex& cell) const
{
    return editorFor(m_document, pathAt(cell));
}

QString EntityGrid::nameAt(const QModelIndex& cell) const
{
    return QStringLiteral("%1, %2").arg(column(cell.column()).title, rowName(idAt(cell.row())));
}

QString EntityGrid::problemOf(const QModelIndex& cell, const QString& text) const
{
    if (!(flags(cell) & Qt::ItemIsEditable))
        return tr("this follows from the plan and cannot be edited here");
    NewIds ids = idsByChance();
    const auto edited = enterValue(m_document.project(), catalogueOf(m_document), pathAt(cell), text, ids);
    return edited ? QString() : edited.error().message;
}

void EntityGrid::keepDraft(const QModelIndex& cell, const QString& text)
{
    const QModelIndex before = m_draftCell;
    m_draftCell = text.isEmpty() ? QModelIndex() : cell;
    m_draft = text;
    for (const QModelIndex& i : {before, cell})
        if (i.isValid())
            emit dataChanged(i, i, {Qt::DisplayRole, Qt::EditRole, Qt::ForegroundRole});
}

std::vector<EntityGrid::Refusal> EntityGrid::edit(const std::vector<CellEdit>& cells, const QString& step)
{
    std::vector<Refusal> refusals;
    const auto refuse = [&](const CellEdit& e, const QString& reason) {
        refusals.push_back(
            {idAt(e.cell.row()), rowName(idAt(e.cell.row())), headerData(e.cell.column(), Qt::Horizontal).toString(), e.text, reason});
    };
    QStringList rows;
    std::vector<const CellEdit*> open;
    for (const CellEdit& e : cells) {
        if (!e.cell.isValid())
            continue;
        if (flags(e.cell) & Qt::ItemIsEditable) {
            open.push_back(&e);
            if (rows.isEmpty() || rows.last() != idAt(e.cell.row()))
                rows += idAt(e.cell.row());
        } else if (!e.text.trimmed().isEmpty() && e.text.trimmed() != data(e.cell).toString().trimmed()) {
            refuse(e, tr("this follows from the plan and cannot be edited here"));
        }
    }
    Prepared prepared;
    if (m_prepare && !open.empty()) {
        auto answer = m_prepare(rows);
        if (!answer)
            return refusals;
        prepared = std::move(*answer);
    }
    const bool moved = !prepared.first.patch.empty();
    Project base;
    if (moved) {
        base = m_document.project();
        apply(base, prepared.first.patch);
    }
    std::vector<ValueEdit> edits;
    for (const CellEdit* e : open) {
        ValuePath path = pathAt(e->cell);
        path.id = prepared.renamed.value(path.id, path.id);
        edits.push_back({path, e->text});
    }
    NewIds ids = idsByChance();
    EnteredMany entered = enterValues(moved ? base : m_document.project(), catalogueOf(m_document), edits, ids);
    for (const auto& [at, reason] : entered.refused)
        refuse(*open[at], reason);
    if (entered.patch.empty())
        return refusals; // nothing changes: neither is a copy made for it
    const EntityRef first = open.empty() ? EntityRef() : refAt(open.front()->cell.row());
    m_draft.clear();
    m_document.push(moved ? merged(prepared.first.patch, entered.patch) : std::move(entered.patch), step);
    if (const QStringList notes = prepared.first.notes + entered.notes; !notes.isEmpty())
        emit noted(notes);
    if (!first.isNull())
        emit this->edited(first);
    return refusals;
}

bool EntityGrid::setData(const QModelIndex& cell, const QVariant& value, int role)
{
    if (!cell.isValid() || role != Qt::EditRole || !(flags(cell) & Qt::ItemIsEditable))
        return false;
    std::vector<CellEdit> edits;
    for (const QPersistentModelIndex& target : m_targets)
        edits.push_back({target, value.toString()});
    if (edits.empty())
        edits.push_back({cell, value.toString()});
    const QString title = column(cell.column()).title;
    const auto refusals = edit(edits, tr("Change %1").arg(title.left(1).toLower() + title.mid(1)));
    if (refusals.empty())
        return true;
    emit refused(edits.size() == 1 ? refusals.front().reason
                                   : tr("%1 of %2 cells were not changed. %3: %4")
                                         .arg(refusals.size())
                                         .arg(edits.size())
                                         .arg(refusals.front().row, refusals.front().reason));
    return refusals.size() < edits.size();
}

} // namespace sp::ui
