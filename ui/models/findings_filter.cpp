// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/findings_filter.h"

#include "core/schedule/natural_order.h"
#include "ui/findings/review_words.h"

namespace sp::ui {

namespace {

QString storeyOf(const Finding& f)
{
    return f.storey ? f.storey->text() : QString();
}

QStringView packOf(const Finding& f)
{
    return QStringView(f.rule).left(f.rule.indexOf(u'.'));
}

} // namespace

void FindingsFilter::setCriteria(const Criteria& criteria)
{
    if (criteria == m_criteria)
        return;
    m_criteria = criteria;
    m_criteria.text = criteria.text.trimmed();
    recount();
}

void FindingsFilter::setShow(Show show)
{
    Criteria c = m_criteria;
    c.show = show;
    setCriteria(c);
}

void FindingsFilter::setPack(const QString& pack)
{
    Criteria c = m_criteria;
    c.pack = pack;
    setCriteria(c);
}

void FindingsFilter::setText(const QString& text)
{
    Criteria c = m_criteria;
    c.text = text;
    setCriteria(c);
}

void FindingsFilter::setSelected(const QStringList& ids)
{
    m_selected = QSet<QString>(ids.begin(), ids.end());
    if (m_criteria.onlySelected)
        recount();
}

void FindingsFilter::setCause(const CauseGroup* group)
{
    if (!group && !m_cause)
        return;
    m_cause.reset();
    if (group) {
        m_cause.emplace();
        for (const Finding* f : group->findings)
            m_cause->insert(f->key);
    }
    recount();
}

void FindingsFilter::setGrouped(bool grouped)
{
    m_grouped = grouped;
    recount();
}

bool FindingsFilter::isGrouped() const
{
    return m_grouped && m_criteria.work == Work::Any && m_criteria.text.isEmpty() && !m_criteria.onlySelected;
}

bool FindingsFilter::showAccepts(Show show, const FindingRow& row) const
{
    const bool waived = row.finding->status == FindingStatus::Waived;
    const bool listed = m_criteria.work == Work::Any ? row.act : true; // a filter of work looks at all of them
    switch (show) {
    case Show::All: return true;
    case Show::Open: return listed && !(isGrouped() && row.finding->verdict == Verdict::Undecided);
    case Show::Violations: return listed && row.sign == Marker::Violation;
    case Show::Warnings: return listed && row.sign == Marker::Warning;
    case Show::Advisories: return listed && row.sign == Marker::Advisory;
    case Show::Undecided: return listed && row.sign == Marker::Undecided;
    case Show::Later: return !row.act && !waived;
    case Show::Waived: return waived;
    }
    return true;
}

bool FindingsFilter::workAccepts(Work work, const FindingRow& row, const QString& assignee) const
{
    const Review* review = row.review.get();
    const bool waived = row.finding->status == FindingStatus::Waived;
    switch (work) {
    case Work::Any: return true;
    case Work::Open: return !waived && statusOf(review) == ReviewStatus::Open;
    case Work::InProgress: return statusOf(review) == ReviewStatus::InProgress;
    case Work::Answered: return statusOf(review) == ReviewStatus::Answered;
    case Work::Closed: return statusOf(review) == ReviewStatus::Closed;
    case Work::Overdue: return isOverdue(review, model().today());
    case Work::Nobody: return assigneeOf(review).isEmpty();
    case Work::Somebody: return assignee.isEmpty() ? !assigneeOf(review).isEmpty() : assigneeOf(review) == assignee;
    case Work::Waived: return waived;
    case Work::Stale: return row.finding->status == FindingStatus::Stale;
    }
    return true;
}

unsigned FindingsFilter::refusedBy(const FindingRow& row) const
{
    const Finding& f = *row.finding;
    const Criteria& c = m_criteria;
    unsigned refused = 0;
    if (m_cause ? !m_cause->contains(f.key) : !showAccepts(c.show, row))
        refused |= OfShow;
    if (!c.pack.isEmpty() && packOf(f) != c.pack)
        refused |= OfPack;
    if (c.storey && storeyOf(f) != *c.storey)
        refused |= OfStorey;
    if (!workAccepts(c.work, row, c.assignee))
        refused |= OfWork;
    if (c.onlySelected && !m_selected.contains(f.subjectId) && !m_selected.contains(f.subjectId.section(u'/', 0, 0)))
        refused |= OfSelection;
    if (!c.text.isEmpty()) {
        const auto has = [&](const QString& s) { return s.contains(c.text, Qt::CaseInsensitive); };
        if (!has(f.mark) && !has(f.title) && !has(f.says) && !has(f.rule) && !has(f.subjectId) && !has(assigneeOf(row.review.get())))
            refused |= OfText;
    }
    return refused;
}

bool FindingsFilter::filterAcceptsRow(int at, const QModelIndex&) const
{
    const FindingRow* row = model().row(at);
    return row && refusedBy(*row) == 0;
}

void FindingsFilter::recount()
{
    m_counted.reset();
    invalidateRowsFilter();
}

void FindingsFilter::count(Facets& out, const FindingRow& row, int n) const
{
    const unsigned refused = refusedBy(row);
    const auto onlyBy = [&](unsigned criterion) { return (refused & ~criterion) == 0; };
    const auto in = [&](QHash<QString, int>& counts, const QString& key) {
        if (const auto it = counts.find(key); it == counts.end())
            counts.insert(key, n);
        else if (*it += n; *it == 0)
            counts.erase(it);
    };
    if (onlyBy(OfShow))
        for (size_t s = 0; s < showCount; ++s)
            out.show[s] += showAccepts(static_cast<Show>(s), row) ? n : 0;
    if (onlyBy(OfPack)) {
        in(out.packs, packOf(*row.finding).toString());
        out.allPacks += n;
    }
    if (onlyBy(OfStorey)) {
        in(out.storeys, storeyOf(*row.finding));
        out.allStoreys += n;
    }
    if (onlyBy(OfWork)) {
        for (size_t w = 0; w < workCount; ++w)
            out.work[w] += workAccepts(static_cast<Work>(w), row, {}) ? n : 0;
        if (const QString name = assigneeOf(row.review.get()); !name.isEmpty())
            in(out.assignees, name);
    }
}

FindingsFilter::Facets FindingsFilter::facets() const
{
    const std::shared_ptr<const Assessment>& now = model().check().assessment;
    if (m_counted && m_counted->generation == model().generation() && m_counted->assessment && now) {
        const FindingList::Changes changes = now->findings.changesSince(m_counted->assessment->findings);
        for (const auto& f : changes.removed)
            count(m_counted->facets, model().rowFor(f), -1);
        for (const auto& f : changes.added)
            count(m_counted->facets, model().rowFor(f), 1);
        m_counted->assessment = now;
    } else {
        m_counted.emplace();
        m_counted->assessment = now;
        m_counted->generation = model().generation();
        for (const FindingRow& row : model().rows())
            count(m_counted->facets, row, 1);
    }
    return m_counted->facets;
}

int FindingsFilter::rowOf(const QString& key) const
{
    const int row = key.isEmpty() ? -1 : model().rowOf(key);
    return row < 0 ? -1 : mapFromSource(model().index(row, 0)).row();
}

bool FindingsFilter::lessThan(const QModelIndex& left, const QModelIndex& right) const
{
    const FindingRow& a = *model().row(left.row());
    const FindingRow& b = *model().row(right.row());
    int order = 0;
    switch (left.column()) {
    case FindingsModel::Sign: order = static_cast<int>(b.sign) - static_cast<int>(a.sign); break;
    case FindingsModel::Mark: break;
    case FindingsModel::Due: {
        // What has no date comes last.
        const QString x = left.data(FindingsModel::SortRole).toString();
        const QString y = right.data(FindingsModel::SortRole).toString();
        order = x.isEmpty() != y.isEmpty() ? (x.isEmpty() ? 1 : -1) : x.compare(y);
        break;
    }
    case FindingsModel::Assignee: {
        const QString x = assigneeOf(a.review.get());
        const QString y = assigneeOf(b.review.get());
        order = x.isEmpty() != y.isEmpty() ? (x.isEmpty() ? 1 : -1) : naturalCompare(x, y);
        break;
    }
    default: order = naturalCompare(left.data(FindingsModel::SortRole).toString(), right.data(FindingsModel::SortRole).toString());
    }
    if (order == 0)
        order = naturalCompare(a.finding->mark, b.finding->mark);
    return order != 0 ? order < 0 : left.row() < right.row();
}

} // namespace sp::ui
