// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/findings_model.h"

#include "ui/findings/review_words.h"
#include "ui/models/worst_finding.h"

namespace sp::ui {

namespace {

bool sameReview(const std::shared_ptr<const Review>& a, const std::shared_ptr<const Review>& b)
{
    return a == b || (a && b && *a == *b);
}

// Whether nothing differs that a row shows or is found by.
bool sameRow(const FindingRow& a, const FindingRow& b)
{
    if (!sameReview(a.review, b.review))
        return false;
    const Finding& f = *a.finding;
    const Finding& g = *b.finding;
    return &f == &g
        || (a.sign == b.sign && a.act == b.act && f.status == g.status && f.verdict == g.verdict && f.mark == g.mark && f.says == g.says
            && f.title == g.title && f.storey == g.storey && undecidedBy(f) == undecidedBy(g));
}

QHash<QString, std::shared_ptr<const Review>> reviewsOf(const Project& project)
{
    QHash<QString, std::shared_ptr<const Review>> reviews;
    for (auto it = project.reviews.begin(); it != project.reviews.end(); ++it)
        reviews.insert((*it)->finding, *it);
    return reviews;
}

} // namespace

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

QString statusText(const Finding& finding, const Review* review)
{
    const QString text = statusText(finding);
    return statusOf(review) == ReviewStatus::Open ? text : FindingsModel::tr("%1, %2").arg(text, reviewText(statusOf(review)));
}

FindingsModel::FindingsModel(const Theme& theme, QObject* parent) : KeyedTable(parent), m_today(QDate::currentDate())
{
    for (const Marker m : {Marker::Advisory, Marker::Undecided, Marker::Warning, Marker::Violation})
        m_icons[static_cast<size_t>(m)] = markerIcon(m, theme.plan);
}

void FindingsModel::setCheck(const CheckResult& check)
{
    const CheckResult before = std::exchange(m_check, check);
    const auto reviews = std::exchange(m_reviews, check.project ? reviewsOf(*check.project) : decltype(m_reviews)());
    if (!before.assessment || !check.assessment || reviews != m_reviews) {
        refill();
        return;
    }
    const FindingList::Changes changes = check.assessment->findings.changesSince(before.assessment->findings);
    if (changes.removed.size() + changes.added.size() > pieces) {
        refill();
        return;
    }
    std::vector<QString> gone;
    for (const auto& f : changes.removed)
        gone.push_back(f->key);
    std::vector<FindingRow> come;
    for (const auto& f : changes.added)
        come.push_back(rowFor(f));
    change(gone, std::move(come), sameRow);
}

void FindingsModel::setReviews(const Project& project)
{
    m_reviews = reviewsOf(project);
    refill();
}

void FindingsModel::clear()
{
    setCheck({});
}

FindingRow FindingsModel::rowFor(const FindingList::Pointer& f) const
{
    return {f, m_reviews.isEmpty() ? nullptr : m_reviews.value(f->key), signOf(*f), markerOf(*f) != Marker::None};
}

void FindingsModel::refill()
{
    ++m_generation;
    std::vector<FindingRow> next;
    if (m_check.assessment) {
        const FindingList& findings = m_check.assessment->findings;
        next.reserve(findings.size());
        for (auto it = findings.begin(); it != findings.end(); ++it)
            next.push_back(rowFor(it.share()));
    }
    take(std::move(next), sameRow);
}

void FindingsModel::setToday(const QDate& today)
{
    m_today = today;
    ++m_generation;
    if (rowCount() > 0)
        emit dataChanged(index(0, Due), index(rowCount() - 1, Due));
}

const Finding* FindingsModel::finding(int at) const
{
    const FindingRow* r = row(at);
    return r ? r->finding.get() : nullptr;
}

int FindingsModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString FindingsModel::spokenText(int at) const
{
    const FindingRow* r = row(at);
    if (!r)
        return {};
    QStringList parts{wordOf(r->sign), r->finding->mark, r->finding->title, statusText(*r->finding, r->review.get())};
    if (const QString name = assigneeOf(r->review.get()); !name.isEmpty())
        parts += tr("assigned to %1").arg(name);
    if (const QString due = dueText(r->review.get(), m_today); !due.isEmpty())
        parts += tr("due %1").arg(due);
    return parts.join(QStringLiteral(", "));
}

QVariant FindingsModel::data(const QModelIndex& index, int role) const
{
    const FindingRow* r = index.isValid() ? row(index.row()) : nullptr;
    if (!r)
        return {};
    const Finding& f = *r->finding;
    switch (role) {
    case KeyRole: return f.key;
    case Qt::DecorationRole: return index.column() == Sign ? QVariant(m_icons[static_cast<size_t>(r->sign)]) : QVariant();
    case Qt::ToolTipRole: return index.column() == Title ? f.rule : f.says;
    case Qt::AccessibleTextRole:
        return index.column() == Sign
            ? spokenText(index.row())
            : QStringLiteral("%1: %2; %3")
                  .arg(headerData(index.column(), Qt::Horizontal).toString(), index.data().toString(), spokenText(index.row()));
    case Qt::DisplayRole:
    case SortRole: break;
    default: return {};
    }
    switch (index.column()) {
    case Sign: return role == SortRole ? QVariant(-static_cast<int>(r->sign)) : QVariant(wordOf(r->sign));
    case Mark: return f.mark;
    case Title: return f.title;
    case Says: return f.says;
    case Status: return statusText(f, r->review.get());
    case Assignee: return assigneeOf(r->review.get());
    case Due: return role == SortRole ? (r->review ? r->review->due.value_or(QString()) : QString()) : dueText(r->review.get(), m_today);
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
    case Assignee: return tr("Assignee");
    case Due: return tr("Due");
    default: return {};
    }
}

} // namespace sp::ui
