// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/failure/failure_desk.h"

#include <QAbstractItemModel>

namespace sp::ui {

/// The id of the thing that a fault breaks: `op-lab` of `op-lab/lock:jammed`.
QString brokenBy(const BasicFault& fault);
/// The things that what happens at a door or valve hangs on, itself first: its devices, circuits, supplies, air. Of a supply
/// itself and its circuits, of a room what its doors and valves hang on. Ids.
QStringList thingsBehind(const FailureStudy& study, const QString& id);

/// What can break in the plan: the things, and under each its faults with a tick for those that are put in.
class FaultModel final : public QAbstractItemModel {
    Q_OBJECT
public:
    explicit FaultModel(FailureDesk& desk, QObject* parent = nullptr);

    /// Only things of these ids; nullopt: all. Only faults whose sentence or thing has the text.
    void setFilter(std::optional<QStringList> things, const QString& text);
    /// Id of the thing of a line; empty for an index that is none.
    QString thingOf(const QModelIndex& index) const;
    /// nullptr for the line of a thing.
    const BasicFault* faultAt(const QModelIndex& index) const;
    QModelIndex indexOf(const QString& fault) const;

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& index) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& = {}) const override { return 1; }
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role = Qt::EditRole) override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    struct Thing {
        QString id, title;
        std::vector<int> faults; ///< positions in the model's faults
    };
    void fill();
    void reticked();

    FailureDesk& m_desk;
    std::shared_ptr<const FailureStudy> m_study;
    std::optional<QStringList> m_only;
    QString m_text;
    std::vector<Thing> m_things;
};

} // namespace sp::ui
