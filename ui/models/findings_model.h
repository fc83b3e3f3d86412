// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/causes.h"
#include "ui/document/check_runner.h"
#include "ui/theme.h"

#include <QAbstractTableModel>
#include <QSet>
#include <QSortFilterProxyModel>

namespace sp::ui {

/// The findings of the newest check.
class FindingsModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Sign, Mark, Title, Says, Status, ColumnCount };
    enum Role { SortRole = Qt::UserRole, KeyRole };

    explicit FindingsModel(const Theme& theme, QObject* parent = nullptr);
    void setCheck(const CheckResult& check);
    void clear();
    const Finding* finding(int row) const;
    /// The row of a finding's key, or -1.
    int rowOf(const QString& key) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    CheckResult m_check;
    QIcon m_icons[5];
};

/// What the filters above the list let through.
class FindingsFilter final : public QSortFilterProxyModel {
    Q_OBJECT
public:
    /// What the first filter offers; Open: all that somebody has to act on.
    enum class Show { Open, Violations, Warnings, Advisories, Undecided, Later, Waived, All };

    using QSortFilterProxyModel::QSortFilterProxyModel;
    void setShow(Show show);
    void setPack(const QString& pack);
    void setText(const QString& text);
    /// The findings of one cause, whatever else the filter shows; nullptr: as the filter says. The group need not live on.
    void setCause(const CauseGroup* group);
    /// Leaves undecided findings out of those to act on: a list of causes stands for them.
    void setGrouped(bool grouped);

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;
    bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;

private:
    Show m_show = Show::Open;
    QString m_pack, m_text;
    std::optional<QSet<QString>> m_cause; ///< keys
    bool m_grouped = false;
};

/// "fail", "undecided", "waived", "waiver is stale": the state of a finding for people.
QString statusText(const Finding& finding);

} // namespace sp::ui
