// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/causes.h"
#include "ui/models/findings_model.h"

#include <QSet>
#include <QSortFilterProxyModel>

namespace sp::ui {

/// What the filters above the list let through, and its order.
class FindingsFilter final : public QSortFilterProxyModel {
    Q_OBJECT
public:
    /// What the first filter offers; Open: all that somebody has to act on.
    enum class Show { Open, Violations, Warnings, Advisories, Undecided, Later, Waived, All };
    static constexpr size_t showCount = 8;
    /// What people have made of a finding. Any but the first looks among all findings of the severity, also those of later.
    enum class Work { Any, Open, InProgress, Answered, Closed, Overdue, Nobody, Somebody, Waived, Stale };
    static constexpr size_t workCount = 10;

    struct Criteria {
        Show show = Show::Open;
        QString pack; ///< empty: all
        std::optional<QString> storey; ///< id; empty: findings that stand on none
        Work work = Work::Any;
        QString assignee; ///< for Work::Somebody; empty: anybody
        QString text;
        bool onlySelected = false;
        bool operator==(const Criteria&) const = default;
    };
    /// How many findings each choice of a filter would show while the other filters stay.
    struct Facets {
        int show[showCount] = {};
        int work[workCount] = {};
        QHash<QString, int> packs, storeys, assignees;
        int allPacks = 0, allStoreys = 0;
        bool operator==(const Facets&) const = default;
    };

    using QSortFilterProxyModel::QSortFilterProxyModel;
    const Criteria& criteria() const { return m_criteria; }
    void setCriteria(const Criteria& criteria);
    void setShow(Show show);
    void setPack(const QString& pack);
    void setText(const QString& text);
    /// Ids of what is selected on the plan, for Criteria::onlySelected.
    void setSelected(const QStringList& ids);
    /// The findings of one cause, whatever else the first filter shows; nullptr: as the filter says. The group need not live on.
    void setCause(const CauseGroup* group);
    /// Leaves undecided findings out of those to act on, unless a filter asks for more: a list of causes stands for them.
    void setGrouped(bool grouped);
    bool isNarrowed() const { return m_criteria != Criteria() || m_cause; }
    /// Counted anew when filters or reviews change; after a check it costs what differs.
    Facets facets() const;
    /// The row of a finding among those shown; -1 when it is not among them.
    int rowOf(const QString& key) const;

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;
    bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;

private:
    enum Criterion : unsigned { OfShow = 1, OfPack = 2, OfStorey = 4, OfWork = 8, OfText = 16, OfSelection = 32 };
    const FindingsModel& model() const { return *static_cast<const FindingsModel*>(sourceModel()); }
    unsigned refusedBy(const FindingRow& row) const;
    bool showAccepts(Show show, const FindingRow& row) const;
    bool workAccepts(Work work, const FindingRow& row, const QString& assignee) const;
    bool isGrouped() const;
    void recount();
    void count(Facets& facets, const FindingRow& row, int n) const;

    /// Facets and what they were counted of.
    struct Counted {
        Facets facets;
        std::shared_ptr<const Assessment> assessment;
        int generation = 0;
    };
    Criteria m_criteria;
    QSet<QString> m_selected;
    std::optional<QSet<QString>> m_cause; ///< keys
    bool m_grouped = false;
    mutable std::optional<Counted> m_counted;
};

} // namespace sp::ui
