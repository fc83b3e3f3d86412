// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/failure/failure_study.h"

#include <QAbstractTableModel>
#include <QSortFilterProxyModel>

namespace sp::ui {

/// Openings, then valves, by the cases of the scenarios: what a case comes to as a letter, words and a colour.
class MatrixModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Fixed { Level, From, To, LockedBy, Supply, ReleasedBy, FixedCount };
    enum Role { IdRole = Qt::UserRole, ChangesRole };
    /// What a cell comes to, the worst first.
    enum class Meaning : quint8 { Blocked, Unknown, Open, Secured, Valve };
    using QAbstractTableModel::QAbstractTableModel;

    void setStudy(std::shared_ptr<const FailureStudy> study);
    const FailureStudy* study() const { return m_study.get(); }
    /// The case of a column; nullptr for a fixed one.
    const CauseEffect::Case* caseAt(int column) const;
    QString idAt(int row) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

    static Meaning meaningOf(const CauseEffect::DoorCell& cell);
    /// "B", "?", "O", "S", "V"
    static QString letterOf(Meaning meaning);

private:
    const CauseEffect::Door* door(int row) const;
    const CauseEffect::ValveRow* valve(int row) const;
    QString fixedText(int row, int column) const;
    QString cellText(int row, int column) const;
    QString cellTip(int row, int column) const;
    QVariant cellColor(int row, int column) const;
    bool changes(int row) const;

    std::shared_ptr<const FailureStudy> m_study;
};

/// Rows with a text in some cell, and only those that some case changes when that is asked.
class MatrixFilter final : public QSortFilterProxyModel {
    Q_OBJECT
public:
    using QSortFilterProxyModel::QSortFilterProxyModel;
    void setText(const QString& text);
    void setOnlyChanges(bool only);

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

private:
    QString m_text;
    bool m_onlyChanges = false;
};

} // namespace sp::ui
