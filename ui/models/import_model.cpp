// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/import_model.h"

#include <QFont>

namespace sp::ui {

struct ImportModel::Node {
    Node* parent = nullptr;
    int row = 0;
    QString what, element, entity, storey;
    bool strong = false;
    std::vector<std::unique_ptr<Node>> children;

    Node& add(const QString& text)
    {
        auto& node = *children.emplace_back(std::make_unique<Node>());
        node.parent = this;
        node.row = static_cast<int>(children.size()) - 1;
        node.what = text;
        return node;
    }
};

namespace {

QString counted(const QString& text, int n)
{
    return QStringLiteral("%1 (%2)").arg(text).arg(n);
}

QString inCapitals(const QString& text)
{
    return text.left(1).toUpper() + text.mid(1);
}

int sumOf(const AccountOutcomes& outcomes)
{
    int sum = 0;
    for (const AccountOutcome& outcome : outcomes)
        sum += outcome.count;
    return sum;
}

} // namespace

ImportModel::ImportModel(QObject* parent) : QAbstractItemModel(parent) { }

ImportModel::~ImportModel() = default;

void ImportModel::addOutcomes(Node& parent, const AccountOutcomes& outcomes)
{
    for (const AccountOutcome& outcome : outcomes) {
        Node& out = parent.add(counted(inCapitals(outcomeText(outcome.outcome)), outcome.count));
        for (const AccountCause& cause : outcome.causes) {
            Node& group = out.add(counted(inCapitals(QLatin1String(infoOf(cause.cause).heading)), cause.count));
            for (const AccountLine& line : cause.lines) {
                const bool one = line.elements.size() == 1;
                Node& sentence = group.add(one ? line.text : counted(line.text, static_cast<int>(line.elements.size())));
                for (const AccountElement& e : line.elements) {
                    Node& node = one ? sentence : sentence.add(e.subject.isEmpty() ? e.element : e.subject);
                    if (one && !e.subject.isEmpty())
                        node.what = e.subject + QStringLiteral(": ") + line.text;
                    node.element = e.element;
                    node.entity = e.entity;
                }
            }
        }
    }
}

void ImportModel::setAccount(const ImportAccount& account)
{
    beginResetModel();
    m_root = std::make_unique<Node>();
    const auto top = [&](const QString& name, const AccountOutcomes& outcomes) -> Node& {
        Node& node = m_root->add(counted(name, sumOf(outcomes)));
        node.strong = true;
        addOutcomes(node, outcomes);
        return node;
    };
    if (!account.general.empty())
        top(tr("The whole file"), account.general);
    for (const StoreyAccount& storey : account.storeys)
        if (!storey.outcomes.empty())
            top(inCapitals(storey.name), storey.outcomes).storey = storey.storey ? storey.storey->text() : QString();
    endResetModel();
}

void ImportModel::clear()
{
    beginResetModel();
    m_root.reset();
    endResetModel();
}

const ImportModel::Node* ImportModel::nodeAt(const QModelIndex& index) const
{
    return index.isValid() ? static_cast<const Node*>(index.constInternalPointer()) : m_root.get();
}

QModelIndex ImportModel::index(int row, int column, const QModelIndex& parent) const
{
    const Node* node = nodeAt(parent);
    if (!node || row < 0 || row >= static_cast<int>(node->children.size()) || column < 0 || column >= ColumnCount || parent.column() > 0)
        return {};
    return createIndex(row, column, node->children[static_cast<size_t>(row)].get());
}

QModelIndex ImportModel::parent(const QModelIndex& index) const
{
    const Node* up = index.isValid() ? nodeAt(index)->parent : nullptr;
    return up && up != m_root.get() ? createIndex(up->row, 0, up) : QModelIndex();
}

int ImportModel::rowCount(const QModelIndex& parent) const
{
    const Node* node = parent.column() > 0 ? nullptr : nodeAt(parent);
    return node ? static_cast<int>(node->children.size()) : 0;
}

int ImportModel::columnCount(const QModelIndex&) const
{
    return ColumnCount;
}

QVariant ImportModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const Node& node = *nodeAt(index);
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole: return index.column() == What ? node.what : node.element;
    case Qt::FontRole:
        if (node.strong) {
            QFont font;
            font.setBold(true);
            return font;
        }
        break;
    case EntityRole: return node.entity;
    case StoreyRole: return node.storey;
    default: break;
    }
    return {};
}

QVariant ImportModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == What ? tr("What became of it") : tr("Element of the file");
}

void FoundModel::setAccount(const ImportAccount& account)
{
    beginResetModel();
    m_rows.clear();
    for (const StoreyAccount& storey : account.storeys)
        m_rows.push_back({inCapitals(storey.name), storey.found});
    m_rows.push_back({tr("All"), account.found});
    m_columns.clear();
    for (const FoundColumn& column : foundColumns())
        if (column.always || column.count(account.found) > 0)
            m_columns.push_back(&column);
    endResetModel();
}

int FoundModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int FoundModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_columns.size()) + 1;
}

QVariant FoundModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const Row& row = m_rows[static_cast<size_t>(index.row())];
    const bool name = index.column() == 0;
    if (role == Qt::TextAlignmentRole)
        return name ? QVariant() : QVariant(Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::FontRole && index.row() + 1 == rowCount()) {
        QFont font;
        font.setBold(true);
        return font;
    }
    if (role != Qt::DisplayRole && !(role == Qt::ToolTipRole && name))
        return {};
    return name ? QVariant(row.name) : QVariant(m_columns[static_cast<size_t>(index.column() - 1)]->count(row.found));
}

QVariant FoundModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == 0 ? tr("Storey") : inCapitals(QLatin1String(m_columns[static_cast<size_t>(section - 1)]->head));
}

} // namespace sp::ui
