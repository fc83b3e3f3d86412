// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schedule/handing.h"
#include "ui/document/document.h"
#include "ui/models/worst_finding.h"
#include "ui/theme.h"

#include <QAbstractTableModel>

namespace sp::ui {

/// A table with one row for each entity of a kind, by id. Texts of a row are made when it is first shown and again when it changed.
class EntityGrid : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Role { SortRole = Qt::UserRole, IdRole };
    struct Column {
        QString title;
        bool number = false; ///< sorted by number, aligned right
    };

    EntityGrid(EntityKind kind, std::vector<Column> columns, Document& document, const Theme& theme, QObject* parent);
    EntityRef refAt(int row) const;
    int rowOf(const EntityRef& ref) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    /// The first column is the mark: editing it is a patch. The sentence of a refused edit comes with refused().
    bool setData(const QModelIndex& index, const QVariant& value, int role = Qt::EditRole) override;

signals:
    void refused(const QString& sentence);
    /// The mark of an entity was edited here: its row may have moved.
    void edited(const sp::ui::EntityRef& ref);

protected:
    virtual QStringList ids() const = 0;
    /// The texts of one row; the last column, worst finding, is filled in here.
    virtual QStringList textsOf(const QString& id) const = 0;
    virtual bool touches(const Patch& patch) const = 0;
    Document& document() const { return m_document; }
    void reload();

private:
    const QStringList& row(int row) const;
    Marker markerOfRow(int row) const;

    EntityKind m_kind;
    std::vector<Column> m_columns;
    Document& m_document;
    QIcon m_icons[5];
    QStringList m_ids;
    mutable std::vector<QStringList> m_rows;
    QHash<QString, Marker> m_markers;
};

/// Mark, level, from, to, type, set, hand, size, label, fail state, worst finding.
class OpeningsModel final : public EntityGrid {
    Q_OBJECT
public:
    enum { Mark, Level, From, To, Type, Set, Hand, Size, Label, FailState, Worst };
    OpeningsModel(Document& document, const Theme& theme, QObject* parent = nullptr);

private:
    QStringList ids() const override;
    QStringList textsOf(const QString& id) const override;
    bool touches(const Patch& patch) const override;
    mutable std::shared_ptr<const Project> m_devicesOf; ///< snapshot that m_devices indexes
    mutable std::optional<OpeningDevices> m_devices;
};

/// Tag, level, room, service, body, actuator, normal, declared and required position, worst finding.
class ValvesModel final : public EntityGrid {
    Q_OBJECT
public:
    ValvesModel(Document& document, const Theme& theme, QObject* parent = nullptr);

private:
    QStringList ids() const override;
    QStringList textsOf(const QString& id) const override;
    bool touches(const Patch& patch) const override;
};

} // namespace sp::ui
