// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/properties_model.h"

#include "ui/document/fact_edit.h"

#include <QFont>
#include <QGuiApplication>
#include <QPalette>

namespace sp::ui {

namespace {
constexpr quintptr groupId = ~quintptr{0}; // internal id of group rows; lines have the number of their group

QString lowered(const QString& name)
{
    return name.left(1).toLower() + name.mid(1);
}
} // namespace

PropertiesModel::PropertiesModel(Document& document, QObject* parent) : QAbstractItemModel(parent), m_document(document) { }

void PropertiesModel::show(const std::vector<EntityRef>& refs, bool unknown)
{
    beginResetModel();
    if (refs != m_refs)
        m_draft.reset();
    m_refs = refs;
    m_groups = propertiesOf(m_document, refs, unknown);
    endResetModel();
}

void PropertiesModel::show(const EntityRef& ref, bool unknown)
{
    show(ref.isNull() ? std::vector<EntityRef>() : std::vector<EntityRef>{ref}, unknown);
}

const Property* PropertiesModel::property(const QModelIndex& i) const
{
    if (!i.isValid() || i.internalId() == groupId)
        return nullptr;
    return &m_groups[i.internalId()].rows[static_cast<size_t>(i.row())];
}

QString PropertiesModel::partAt(const QModelIndex& i) const
{
    if (!i.isValid())
        return {};
    return m_groups[i.internalId() == groupId ? static_cast<size_t>(i.row()) : i.internalId()].part;
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

QModelIndex PropertiesModel::find(const QString& key) const
{
    return findRow([&](const Property& p) { return p.key == key && p.editable(); });
}

const PropertiesModel::Draft* PropertiesModel::draftOf(const Property& property) const
{
    return m_draft && property.editable() && m_draft->path == property.path() ? &*m_draft : nullptr;
}

ValueEditor PropertiesModel::editorAt(const QModelIndex& i) const
{
    const Property* p = property(i);
    return p && p->editable() ? editorFor(m_document, p->path()) : ValueEditor();
}

QString PropertiesModel::nameAt(const QModelIndex& i) const
{
    const Property* p = property(i);
    return p ? p->name : QString();
}

void PropertiesModel::keepDraft(const QModelIndex& i, const QString& text)
{
    const Property* p = property(i);
    if (!p || !p->editable() || (text.isEmpty() && !draftOf(*p)))
        return;
    m_draft = text.isEmpty() ? std::nullopt : std::optional(Draft{p->path(), text});
    emit dataChanged(i, i);
}

std::pair<QModelIndex, QString> PropertiesModel::draft() const
{
    const QModelIndex cell = findRow([&](const Property& p) { return draftOf(p) != nullptr; });
    return {cell, cell.isValid() ? problemOf(cell, m_draft->text) : QString()};
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
    const Draft* draft = i.column() == Value ? draftOf(*p) : nullptr;
    switch (role) {
    case Qt::DisplayRole:
        return draft ? tr("! %1").arg(draft->text) : i.column() == Name ? p->name : i.column() == Value ? p->value : p->origin;
    case Qt::EditRole:
        if (draft)
            return draft->text;
        if (i.column() != Value || p->several || !p->editable())
            return QString();
        return p->field ? (p->known ? p->value : QString()) : enteredText(m_document.project(), p->path());
    case Qt::ToolTipRole: return QStringLiteral("%1: %2\n%3").arg(p->name, p->value, p->tip);
    case Qt::AccessibleTextRole: return i.column() == Value ? QStringLiteral("%1: %2").arg(p->name, p->value) : QVariant();
    case Qt::ForegroundRole:
        if (draft)
            return QColor(0xc6, 0x28, 0x28);
        if (!p->known || i.column() == Origin)
            return QGuiApplication::palette().color(QPalette::PlaceholderText);
        return {};
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

QString PropertiesModel::problemOf(const QModelIndex& i, const QString& text) const
{
    const Property* p = property(i);
    if (!p || !p->editable())
        return tr("this value cannot be edited here");
    if (text.isEmpty() && p->several)
        return {}; // nothing typed over what differs: nothing changes
    NewIds ids = idsByChance();
    const auto edited = enterValue(m_document.project(), catalogueOf(m_document), p->path(), text, ids);
    return edited ? QString() : edited.error().message;
}

bool PropertiesModel::push(const Property& property, const QString& text, const QString& step)
{
    std::vector<ValueEdit> edits;
    for (qsizetype i = 0; i < property.ids->size(); ++i)
        edits.push_back({property.path(i), text});
    NewIds ids = idsByChance();
    EnteredMany entered = enterValues(m_document.project(), catalogueOf(m_document), edits, ids);
    if (!entered.refused.empty()) {
        // All of them or none: half a selection with a new value would be a puzzle.
        const auto& first = entered.refused.front();
        const QString name = shortName(m_document.project(), edits[first.edit].path.id.section(u'/', 0, 0));
        emit refused(edits.size() == 1 ? first.reason : tr("%1: %2").arg(name, first.reason));
        return false;
    }
    emit refused({});
    m_draft.reset();
    m_document.push(std::move(entered.patch), step);
    if (!entered.notes.isEmpty())
        emit noted(entered.notes);
    return true;
}

bool PropertiesModel::setData(const QModelIndex& i, const QVariant& value, int role)
{
    const Property* p = property(i);
    if (role != Qt::EditRole || !p || !p->editable())
        return false;
    const Property line = *p; // the document's signal may refill the model
    return push(line, value.toString(), tr("Change %1").arg(lowered(line.name)));
}

bool PropertiesModel::takeAway(const QModelIndex& i)
{
    const Property* p = property(i);
    if (!p || !p->editable() || !p->own)
        return false;
    const Property line = *p;
    return push(line, {}, tr("Take away %1").arg(lowered(line.name)));
}

} // namespace sp::ui
