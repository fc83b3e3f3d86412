// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/properties.h"

#include <QAbstractItemModel>

namespace sp::ui {

/// Groups of properties and their lines, two levels. Editing a line is a patch; refused() carries the sentence of a refused one.
class PropertiesModel final : public QAbstractItemModel {
    Q_OBJECT
public:
    enum Column { Name, Value, Origin, ColumnCount };
    enum Role { FieldRole = Qt::UserRole };

    explicit PropertiesModel(Document& document, QObject* parent = nullptr);
    void show(const EntityRef& ref, bool unknown);
    const EntityRef& ref() const { return m_ref; }
    const Property* property(const QModelIndex& index) const;
    /// The value cell of a fact or an invalid index.
    QModelIndex find(FieldId field) const;
    QModelIndex find(Property::Refers refers) const;
    /// The sentence that refuses a text for this cell, or empty.
    QString problemOf(const QModelIndex& index, const QString& text) const;

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

private:
    template <class F>
    QModelIndex findRow(F&& matches) const;
    Result<Patch> patchFor(const QModelIndex& index, const QString& text) const;

    Document& m_document;
    EntityRef m_ref;
    std::vector<PropertyGroup> m_groups;
};

} // namespace sp::ui
