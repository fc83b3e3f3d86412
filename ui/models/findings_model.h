// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/document/check_runner.h"
#include "ui/models/keyed_table.h"
#include "ui/theme.h"

#include <QDate>

namespace sp::ui {

/// One finding with what people do about it.
struct FindingRow {
    FindingList::Pointer finding;
    std::shared_ptr<const Review> review; ///< null: nobody has touched it
    Marker sign = Marker::None; ///< with which it is listed
    bool act = false; ///< somebody has to act on it
    const QString& key() const { return finding->key; }
};

/// The findings of the newest check, by key. A new check changes only the rows that differ.
class FindingsModel final : public KeyedTable<FindingRow> {
    Q_OBJECT
public:
    enum Column { Sign, Mark, Title, Says, Status, Assignee, Due, ColumnCount };
    enum Role { SortRole = Qt::UserRole, KeyRole };

    explicit FindingsModel(const Theme& theme, QObject* parent = nullptr);
    void setCheck(const CheckResult& check);
    /// Takes over status, assignees and dates of the newest plan, which may be ahead of the check.
    void setReviews(const Project& project);
    void clear();
    const CheckResult& check() const { return m_check; }
    const Finding* finding(int row) const;
    /// Says by another number when more than findings of the check has changed: reviews, or the day.
    int generation() const { return m_generation; }
    FindingRow rowFor(const FindingList::Pointer& finding) const;
    /// Overdue before that day; the window's is today.
    void setToday(const QDate& today);
    const QDate& today() const { return m_today; }
    /// "Violation, 231A, Gap at the bottom, fails, in progress, assigned to A, due 2026-04-10": what a screen reader says of a row.
    QString spokenText(int row) const;

    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    void refill();

    int m_generation = 0;
    CheckResult m_check;
    QHash<QString, std::shared_ptr<const Review>> m_reviews; ///< by key of the finding
    QDate m_today;
    QIcon m_icons[5];
};

/// "fails", "data missing", "waived", "waiver is stale": the state of a finding for people.
QString statusText(const Finding& finding);
/// The same with what people have made of it: "fails, in progress".
QString statusText(const Finding& finding, const Review* review);

} // namespace sp::ui
