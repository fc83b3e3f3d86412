// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/entity_grid.h"

#include "ui/document/fact_edit.h"

namespace sp::ui {

EntityGrid::EntityGrid(EntityKind kind, std::vector<Column> columns, Document& document, const Theme& theme, QObject* parent)
    : QAbstractTableModel(parent), m_kind(kind), m_columns(std::move(columns)), m_document(document)
{
    for (const Marker m : {Marker::Advisory, Marker::Undecided, Marker::Warning, Marker::Violation})
        m_icons[static_cast<size_t>(m)] = markerIcon(m, theme.plan);
    connect(&document, &Document::replaced, this, [this] {
        m_markers.clear();
        reload();
    });
    connect(&document, &Document::changed, this, [this](const Patch& patch) {
        if (!touches(patch))
            return;
        if (ids() != m_ids) {
            reload();
            return;
        }
        m_rows.assign(m_rows.size(), {}); // a type, room or set shows in many rows; they are made again when shown
        if (!m_rows.empty())
            emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    });
    connect(&document, &Document::checked, this, [this] {
        m_markers = markersOf(m_document.project(), *m_document.check()->assessment);
        m_rows.assign(m_rows.size(), {}); // what counts as an electrified lock is known now
        if (!m_rows.empty())
            emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    });
}

void EntityGrid::reload()
{
    beginResetModel();
    m_ids = m_document.isOpen() ? ids() : QStringList();
    m_rows.assign(static_cast<size_t>(m_ids.size()), {});
    endResetModel();
}

EntityRef EntityGrid::refAt(int row) const
{
    return row >= 0 && row < m_ids.size() ? EntityRef{m_kind, m_ids[row]} : EntityRef();
}

int EntityGrid::rowOf(const EntityRef& ref) const
{
    return ref.kind == m_kind ? static_cast<int>(m_ids.indexOf(ref.id)) : -1;
}

int EntityGrid::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_ids.size());
}

int EntityGrid::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
}

const QStringList& EntityGrid::row(int at) const
{
    QStringList& texts = m_rows[static_cast<size_t>(at)];
    if (texts.isEmpty())
        texts = textsOf(m_ids[at]);
    return texts;
}

Marker EntityGrid::markerOfRow(int at) const
{
    return m_markers.value(m_ids[at], Marker::None);
}

QVariant EntityGrid::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= m_ids.size())
        return {};
    const int column = index.column();
    const bool worst = column == columnCount() - 1;
    if (role == IdRole)
        return m_ids[index.row()];
    if (worst) {
        const Marker m = markerOfRow(index.row());
        if (role == Qt::DecorationRole && m != Marker::None)
            return m_icons[static_cast<size_t>(m)];
        if (role == SortRole)
            return -static_cast<int>(m);
        return role == Qt::DisplayRole ? QVariant(m_document.check() ? wordOf(m) : tr("…")) : QVariant();
    }
    const QString text = row(index.row()).value(column);
    if (role == Qt::DisplayRole || role == Qt::EditRole || role == Qt::ToolTipRole)
        return text;
    if (role == Qt::TextAlignmentRole && m_columns[static_cast<size_t>(column)].number)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role == SortRole)
        return m_columns[static_cast<size_t>(column)].number ? QVariant(text.section(u' ', 0, 0).toDouble()) : QVariant(text);
    return {};
}

QVariant EntityGrid::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0 || section >= columnCount())
        return {};
    return m_columns[static_cast<size_t>(section)].title;
}

Qt::ItemFlags EntityGrid::flags(const QModelIndex& index) const
{
    Qt::ItemFlags f = QAbstractTableModel::flags(index);
    return index.isValid() && index.column() == 0 ? f | Qt::ItemIsEditable : f;
}

bool EntityGrid::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (!index.isValid() || index.column() != 0 || role != Qt::EditRole)
        return false;
    const EntityRef ref = refAt(index.row());
    const auto patch = enterMark(m_document.project(), ref, value.toString());
    if (!patch) {
        emit refused(patch.error().message);
        return false;
    }
    m_document.push(patch.value(), tr("Change mark"));
    emit edited(ref);
    return true;
}

} // namespace sp::ui
