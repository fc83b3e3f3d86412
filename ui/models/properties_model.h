// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/cell_editing.h"
#include "ui/models/properties.h"

#include <QAbstractItemModel>

namespace sp::ui {

/// Groups of properties of the selected elements and their lines, two levels. Editing a line is one patch for all of them, or none:
/// refused() carries the sentence.
class PropertiesModel final : public QAbstractItemModel, public CellEditing {
    Q_OBJECT
public:
    enum Column { Name, Value, Origin, ColumnCount };

    explicit PropertiesModel(Document& document, QObject* parent = nullptr);
    void show(const std::vector<EntityRef>& refs, bool unknown);
    void show(const EntityRef& ref, bool unknown);
    /// The element, the last of several; null when nothing is shown or the settings of the plan are.
    EntityRef ref() const { return m_refs.empty() ? EntityRef() : m_refs.back(); }
    const std::vector<EntityRef>& refs() const { return m_refs; }
    const Property* property(const QModelIndex& index) const;
    /// The id of the battery or circuit that a line or group is about.
    QString partAt(const QModelIndex& index) const;
    /// The value cell of a fact or a key, or an invalid index.
    QModelIndex find(FieldId field) const;
    QModelIndex find(const QString& key) const;
    /// Takes what is entered in a line away: a value of the type counts again. False when nothing is.
    bool takeAway(const QModelIndex& index);
    /// The cell of the refused text that is kept, and its sentence; an invalid index when there is none.
    std::pair<QModelIndex, QString> draft() const;

    ValueEditor editorAt(const QModelIndex& index) const override;
    QString nameAt(const QModelIndex& index) const override;
    QString problemOf(const QModelIndex& index, const QString& text) const override;
    void keepDraft(const QModelIndex& index, const QString& text) override;

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& index) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role = Qt::EditRole) override;

signals:
    void refused(const QString& sentence);
    void noted(const QStringList& sentences); ///< what an edit took along

private:
    struct Draft {
        ValuePath path; ///< the first of the line
        QString text;
    };
    template <class F>
    QModelIndex findRow(F&& matches) const;
    bool push(const Property& property, const QString& text, const QString& step);
    const Draft* draftOf(const Property& property) const;

    Document& m_document;
    std::vector<EntityRef> m_refs;
    std::vector<PropertyGroup> m_groups;
    std::optional<Draft> m_draft;
};

} // namespace sp::ui
