// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/causes_model.h"

#include "core/report/cause_text.h"

#include <QCoreApplication>
#include <QPointer>
#include <QThreadPool>

namespace sp::ui {

namespace {

constexpr size_t madeAtOnce = 10'000; // findings whose causes take a few milliseconds

// Whether the undecided findings are the very same ones: then their causes are, and the groups may stay.
bool sameUndecided(const CheckResult& before, const CheckResult& after)
{
    if (!before.assessment || !after.assessment)
        return false;
    const FindingList::Changes changes = after.assessment->findings.changesSince(before.assessment->findings);
    const auto decided = [](const FindingList::Pointer& f) { return f->verdict != Verdict::Undecided; };
    return std::all_of(changes.removed.begin(), changes.removed.end(), decided)
        && std::all_of(changes.added.begin(), changes.added.end(), decided);
}

} // namespace

void CausesModel::setCheck(const CheckResult& check)
{
    m_wanted.reset();
    if (sameUndecided(m_check, check)) {
        m_check = check;
        return;
    }
    if (!check.assessment || check.assessment->findings.size() <= madeAtOnce) {
        take(check, check.assessment ? causesOf(*check.assessment) : std::vector<CauseGroup>());
        return;
    }
    m_wanted = check;
    if (!m_making)
        makeInBackground();
}

// One at a time, the newest next.
void CausesModel::makeInBackground()
{
    m_making = true;
    QThreadPool::globalInstance()->start([self = QPointer<CausesModel>(this), check = *m_wanted] {
        auto groups = std::make_shared<std::vector<CauseGroup>>(causesOf(*check.assessment));
        QMetaObject::invokeMethod(
            QCoreApplication::instance(),
            [self, check, groups] {
                if (!self)
                    return;
                self->m_making = false;
                if (self->m_wanted && self->m_wanted->revision == check.revision) {
                    self->m_wanted.reset();
                    self->take(check, std::move(*groups));
                    emit self->refreshed();
                } else if (self->m_wanted) {
                    self->makeInBackground();
                }
            },
            Qt::QueuedConnection);
    });
}

void CausesModel::take(const CheckResult& check, std::vector<CauseGroup> groups)
{
    const auto causesAt = [this] {
        std::vector<Cause> causes;
        for (const size_t i : m_rows)
            causes.push_back(m_groups[i].cause);
        return causes;
    };
    const std::vector<Cause> before = causesAt();
    const CheckResult old = std::exchange(m_check, check); // views may still ask for what points into it
    m_groups.swap(groups);
    const auto source = std::exchange(m_source, check.assessment); // until the old groups are gone
    std::vector<size_t> rows = listed();
    const bool same = before.size() == rows.size()
        && std::equal(rows.begin(), rows.end(), before.begin(), [this](size_t i, const Cause& c) { return m_groups[i].cause == c; });
    if (same) {
        m_rows = std::move(rows);
        if (!m_rows.empty())
            emit dataChanged(index(1, 0), index(rowCount() - 1, ColumnCount - 1));
        return;
    }
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

void CausesModel::clear()
{
    setCheck({});
}

void CausesModel::setShow(Show show)
{
    if (show == m_show)
        return;
    beginResetModel();
    m_show = show;
    m_rows = listed();
    endResetModel();
}

std::vector<size_t> CausesModel::listed() const
{
    std::vector<size_t> rows;
    for (size_t i = 0; i < m_groups.size(); ++i) {
        const UndecidedBy by = m_groups[i].cause.by;
        const bool now = by == UndecidedBy::NoData || by == UndecidedBy::BadData;
        if (m_show == Show::All || (now ? m_show == Show::Open || m_show == Show::Undecided : m_show == Show::Later))
            rows.push_back(i);
    }
    return rows;
}

const CauseGroup* CausesModel::group(int row) const
{
    return row >= 1 && row < rowCount() ? &m_groups[m_rows[static_cast<size_t>(row - 1)]] : nullptr;
}

int CausesModel::rowOf(const Cause& cause) const
{
    const auto at = std::find_if(m_rows.begin(), m_rows.end(), [&](size_t i) { return m_groups[i].cause == cause; });
    return at == m_rows.end() ? 0 : static_cast<int>(at - m_rows.begin()) + 1;
}

int CausesModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() || m_rows.empty() ? 0 : static_cast<int>(m_rows.size()) + 1;
}

int CausesModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant CausesModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    if (role == Qt::TextAlignmentRole && (index.column() == Checks || index.column() == Alone))
        return static_cast<int>(Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::AccessibleTextRole && index.column() == What) {
        const CauseGroup* g = group(index.row());
        return g ? headText(*g, *m_check.assessment) + QStringLiteral("; ") + waitingText(*g) : data(index, Qt::DisplayRole).toString();
    }
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    const CauseGroup* g = group(index.row());
    if (!g) {
        if (index.column() != What)
            return {};
        return m_show == Show::Open ? tr("What fails, one by one") : tr("All, one by one");
    }
    if (role == Qt::ToolTipRole)
        return headText(*g, *m_check.assessment) + u'\n' + waitingText(*g) + u'\n' + answerText(*g, *m_check.assessment);
    switch (index.column()) {
    case What:
        return QStringLiteral("%1 (%2)").arg(causeNoun(g->cause, *m_check.assessment->sheet),
                                             lackingText(*g, m_check.assessment->index->project()));
    case Checks: return static_cast<qlonglong>(g->findings.size());
    case Alone: return g->alone;
    default: return {};
    }
}

QVariant CausesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || (role != Qt::DisplayRole && role != Qt::ToolTipRole))
        return {};
    if (role == Qt::ToolTipRole)
        return section == Checks ? tr("How many checks wait for it")
            : section == Alone   ? tr("How many of them wait for nothing else")
                                 : QString();
    switch (section) {
    case What: return tr("Undecided, by cause");
    case Checks: return tr("Checks");
    case Alone: return tr("Alone");
    default: return {};
    }
}

QString causeHtml(const CheckResult& check, const CauseGroup& g)
{
    const Assessment& a = *check.assessment;
    const Project& p = a.index->project();
    const auto row = [](const QString& label, const QString& text) {
        return text.isEmpty() ? QString()
                              : QStringLiteral("<tr><td style='padding-right:14px'><b>%1</b></td><td>%2</td></tr>")
                                    .arg(label.toHtmlEscaped(), text.toHtmlEscaped());
    };
    QString html = QStringLiteral("<p><b>%1</b><br>%2</p><table>").arg(headText(g, a).toHtmlEscaped(), waitingText(g).toHtmlEscaped());
    html += row(CausesModel::tr("Answer"), answerText(g, a));
    html += row(g.cause.of == SubjectKind::Wall ? CausesModel::tr("At") : CausesModel::tr("Of"), whichText(g, p, 0, true));
    html += row(CausesModel::tr("Waits also for"), alsoText(g, *a.sheet, g.also.size()));
    html += row(CausesModel::tr("Rules"), g.rules.join(QStringLiteral(", ")));
    html += QStringLiteral("</table>");
    const std::vector<WayToAnswer> ways = waysToAnswer({g}, a);
    for (const WayToAnswer& w : ways)
        html += QStringLiteral("<p>%1: %2<br><code>%3</code></p>")
                    .arg(w.name.toHtmlEscaped(), w.text.toHtmlEscaped(), w.example.toHtmlEscaped());
    return html;
}

} // namespace sp::ui
