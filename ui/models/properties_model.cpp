// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/properties_model.h"

#include "ui/document/fact_edit.h"

#include <QFont>
#include <QGuiApplication>
#include <QPalette>

namespace sp::ui {

namespace {
constexpr quintptr groupId = ~quintptr{0}; // internal id of group rows; lines have the number of their group
} // namespace

PropertiesModel::PropertiesModel(Document& document, QObject* parent) : QAbstractItemModel(parent), m_document(document) { }

void PropertiesModel::show(const EntityRef& ref, bool unknown)
{
    beginResetModel();
    m_ref = ref;
    m_groups = propertiesOf(m_document, ref, unknown);
    endResetModel();
}

const Property* PropertiesModel::property(const QModelIndex& i) const
{
    if (!i.isValid() || i.internalId() == groupId)
        return nullptr;
    return &m_groups[i.internalId()].rows[static_cast<size_t>(i.row())];
}

template <class F>
QModelIndex PropertiesModel::findRow(F&& matches) const
{
    for (size_t g = 0; g < m_groups.size(); ++g)
        for (size_t r = 0; r < m_groups[g].rows.size(); ++r)
            if (matches(m_groups[g].rows[r]))
                return createIndex(static_cast<int>(r), Value, g);
    return {};
}

QModelIndex PropertiesModel::find(FieldId field) const
{
    return findRow([&](const Property& p) { return p.field == field; });
}

QModelIndex PropertiesModel::find(Property::Refers refers) const
{
    return findRow([&](const Property& p) { return p.refers == refers; });
}

QModelIndex PropertiesModel::index(int row, int column, const QModelIndex& parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? static_cast<quintptr>(parent.row()) : groupId);
}

QModelIndex PropertiesModel::parent(const QModelIndex& i) const
{
    return !i.isValid() || i.internalId() == groupId ? QModelIndex() : createIndex(static_cast<int>(i.internalId()), 0, groupId);
}

int PropertiesModel::rowCount(const QModelIndex& parent) const
{
    if (!parent.isValid())
        return static_cast<int>(m_groups.size());
    if (parent.internalId() != groupId || parent.column() > 0)
        return 0;
    return static_cast<int>(m_groups[static_cast<size_t>(parent.row())].rows.size());
}

int PropertiesModel::columnCount(const QModelIndex&) const
{
    return ColumnCount;
}

QVariant PropertiesModel::data(const QModelIndex& i, int role) const
{
    if (!i.isValid())
        return {};
    const Property* p = property(i);
    if (!p) {
        if (role == Qt::DisplayRole && i.column() == Name)
            return m_groups[static_cast<size_t>(i.row())].title;
        if (role == Qt::FontRole) {
            QFont font;
            font.setBold(true);
            return font;
        }
        return {};
    }
    switch (role) {
    case Qt::DisplayRole: return i.column() == Name ? p->name : i.column() == Value ? p->value : p->origin;
    case Qt::EditRole:
        if (p->refers != Property::Refers::Nothing)
            return p->choice;
        return i.column() == Value && p->known ? p->value : QString();
    case Qt::ToolTipRole: return QStringLiteral("%1: %2\n%3").arg(p->name, p->value, p->tip);
    case Qt::ForegroundRole:
        if (!p->known || i.column() == Origin)
            return QGuiApplication::palette().color(QPalette::PlaceholderText);
        return {};
    case FieldRole: return p->field ? QVariant(*p->field) : QVariant();
    default: return {};
    }
}

QVariant PropertiesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == Name ? tr("Property") : section == Value ? tr("Value") : tr("Origin");
}

Qt::ItemFlags PropertiesModel::flags(const QModelIndex& i) const
{
    const Property* p = property(i);
    const Qt::ItemFlags f = QAbstractItemModel::flags(i);
    return p && p->editable() && i.column() == Value ? f | Qt::ItemIsEditable : f;
}

Result<Patch> PropertiesModel::patchFor(const QModelIndex& i, const QString& text) const
{
    const Property* p = property(i);
    if (!p || !p->editable())
        return Error{ErrorCode::Unsupported, tr("this value cannot be edited here"), {}};
    if (p->refers != Property::Refers::Nothing)
        return enterReference(m_document.project(), m_ref, p->refers == Property::Refers::Set, text);
    return p->mark ? enterMark(m_document.project(), m_ref, text) : enterFact(m_document.project(), m_ref, *p->field, text);
}

QString PropertiesModel::problemOf(const QModelIndex& i, const QString& text) const
{
    const auto patch = patchFor(i, text);
    return patch ? QString() : patch.error().message;
}

bool PropertiesModel::setData(const QModelIndex& i, const QVariant& value, int role)
{
    if (role != Qt::EditRole || !property(i))
        return false;
    const auto patch = patchFor(i, value.toString());
    if (!patch) {
        emit refused(patch.error().message);
        return false;
    }
    emit refused({});
    const QString name = property(i)->name;
    m_document.push(patch.value(), tr("Change %1").arg(name.left(1).toLower() + name.mid(1)));
    return true;
}

} // namespace sp::ui
