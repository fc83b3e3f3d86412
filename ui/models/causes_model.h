// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/findings_filter.h"

namespace sp::ui {

/// The causes of the undecided findings of the newest check, one row each, below a row for the findings one by one.
class CausesModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { What, Checks, Alone, ColumnCount };
    using Show = FindingsFilter::Show;

    using QAbstractTableModel::QAbstractTableModel;
    /// Rows whose causes are the same ones stay rows; only what they say changes. The causes of very many findings are made in the background:
    /// the rows of the check before stay until then.
    void setCheck(const CheckResult& check);
    void clear();
    /// Which causes there are: those that somebody can answer now, those of later, or all; none for fails and waivers.
    void setShow(Show show);
    /// nullptr for the first row.
    const CauseGroup* group(int row) const;
    /// The row of a cause, or 0.
    int rowOf(const Cause& cause) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

signals:
    void refreshed(); ///< causes made in the background have come

private:
    std::vector<size_t> listed() const;
    void take(const CheckResult& check, std::vector<CauseGroup> groups);
    void makeInBackground();

    CheckResult m_check;
    std::shared_ptr<const Assessment> m_source; ///< that the groups point into
    std::vector<CauseGroup> m_groups;
    std::vector<size_t> m_rows; ///< places in m_groups
    std::optional<CheckResult> m_wanted; ///< whose causes are to be made; nullopt: none
    bool m_making = false;
    Show m_show = Show::Open;
};

/// A cause as rich text: what is missing, who waits, whom to ask and how to answer.
QString causeHtml(const CheckResult& check, const CauseGroup& group);

} // namespace sp::ui
