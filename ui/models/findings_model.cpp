// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/findings_model.h"

#include "ui/models/worst_finding.h"

#include <QCollator>

namespace sp::ui {

QString statusText(const Finding& f)
{
    switch (f.status) {
    case FindingStatus::Waived: return FindingsModel::tr("waived");
    case FindingStatus::Stale: return FindingsModel::tr("waiver is stale");
    case FindingStatus::Open: break;
    }
    if (f.verdict != Verdict::Undecided)
        return FindingsModel::tr("fails");
    switch (undecidedBy(f)) {
    case UndecidedBy::NoData: return FindingsModel::tr("data missing");
    case UndecidedBy::BadData: return FindingsModel::tr("data contradict");
    case UndecidedBy::NoEngine: return FindingsModel::tr("not computed yet");
    case UndecidedBy::Site: return FindingsModel::tr("known on site");
    }
    return {};
}

FindingsModel::FindingsModel(const Theme& theme, QObject* parent) : QAbstractTableModel(parent)
{
    for (const Marker m : {Marker::Advisory, Marker::Undecided, Marker::Warning, Marker::Violation})
        m_icons[static_cast<size_t>(m)] = markerIcon(m, theme.plan);
}

void FindingsModel::setCheck(const CheckResult& check)
{
    beginResetModel();
    m_check = check;
    endResetModel();
}

void FindingsModel::clear()
{
    setCheck({});
}

const Finding* FindingsModel::finding(int row) const
{
    return row >= 0 && row < rowCount() ? &m_check.assessment->findings[static_cast<size_t>(row)] : nullptr;
}

int FindingsModel::rowOf(const QString& key) const
{
    if (!m_check.assessment)
        return -1;
    const auto& list = m_check.assessment->findings; // sorted by key
    const auto it = std::lower_bound(list.begin(), list.end(), key, [](const Finding& f, const QString& k) { return f.key < k; });
    return it != list.end() && it->key == key ? static_cast<int>(it - list.begin()) : -1;
}

int FindingsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() || !m_check.assessment ? 0 : static_cast<int>(m_check.assessment->findings.size());
}

int FindingsModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant FindingsModel::data(const QModelIndex& index, int role) const
{
    const Finding* f = index.isValid() ? finding(index.row()) : nullptr;
    if (!f)
        return {};
    if (role == KeyRole)
        return f->key;
    if (role == Qt::DecorationRole && index.column() == Sign)
        return m_icons[static_cast<size_t>(signOf(*f))];
    if (role == Qt::ToolTipRole)
        return index.column() == Title ? f->rule : f->says;
    if (role == SortRole && index.column() == Sign)
        return -static_cast<int>(signOf(*f));
    if (role != Qt::DisplayRole && role != SortRole)
        return {};
    switch (index.column()) {
    case Sign: return wordOf(*f);
    case Mark: return f->mark;
    case Title: return f->title;
    case Says: return f->says;
    case Status: return statusText(*f);
    default: return {};
    }
}

QVariant FindingsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Sign: return tr("Severity");
    case Mark: return tr("Mark");
    case Title: return tr("Rule");
    case Says: return tr("Finding");
    case Status: return tr("Status");
    default: return {};
    }
}

void FindingsFilter::setShow(Show show)
{
    m_show = show;
    invalidateRowsFilter();
}

void FindingsFilter::setPack(const QString& pack)
{
    m_pack = pack;
    invalidateRowsFilter();
}

void FindingsFilter::setText(const QString& text)
{
    m_text = text.trimmed();
    invalidateRowsFilter();
}

void FindingsFilter::setCause(const CauseGroup* group)
{
    m_cause.reset();
    if (group) {
        m_cause.emplace();
        for (const Finding* f : group->findings)
            m_cause->insert(f->key);
    }
    invalidateRowsFilter();
}

void FindingsFilter::setGrouped(bool grouped)
{
    m_grouped = grouped;
    invalidateRowsFilter();
}

bool FindingsFilter::filterAcceptsRow(int row, const QModelIndex&) const
{
    const Finding* f = static_cast<const FindingsModel*>(sourceModel())->finding(row);
    if (!f)
        return false;
    if (!m_pack.isEmpty() && !f->rule.startsWith(m_pack + u'.'))
        return false;
    const bool open = markerOf(*f) != Marker::None;
    const bool waived = f->status == FindingStatus::Waived;
    bool shown = true;
    switch (m_show) {
    case Show::All: break;
    case Show::Open: shown = open && !(m_grouped && f->verdict == Verdict::Undecided); break;
    case Show::Violations: shown = open && signOf(*f) == Marker::Violation; break;
    case Show::Warnings: shown = open && signOf(*f) == Marker::Warning; break;
    case Show::Advisories: shown = open && signOf(*f) == Marker::Advisory; break;
    case Show::Undecided: shown = open && signOf(*f) == Marker::Undecided; break;
    case Show::Later: shown = !open && !waived; break;
    case Show::Waived: shown = waived; break;
    }
    if (m_cause)
        shown = m_cause->contains(f->key);
    const auto has = [&](const QString& s) { return s.contains(m_text, Qt::CaseInsensitive); };
    return shown && (m_text.isEmpty() || has(f->mark) || has(f->title) || has(f->says) || has(f->rule) || has(f->subjectId));
}

bool FindingsFilter::lessThan(const QModelIndex& left, const QModelIndex& right) const
{
    static const QCollator numeric = [] {
        QCollator c(QLocale::c());
        c.setNumericMode(true);
        return c;
    }();
    const QVariant a = left.data(FindingsModel::SortRole);
    const QVariant b = right.data(FindingsModel::SortRole);
    if (a != b)
        return a.typeId() == QMetaType::Int ? a.toInt() < b.toInt() : numeric.compare(a.toString(), b.toString()) < 0;
    const auto markOf = [](const QModelIndex& i) { return i.siblingAtColumn(FindingsModel::Mark).data().toString(); };
    const int byMark = numeric.compare(markOf(left), markOf(right));
    return byMark != 0 ? byMark < 0 : left.row() < right.row();
}

} // namespace sp::ui
