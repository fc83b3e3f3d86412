// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/failure/matrix_model.h"

#include "ui/failure/failure_words.h"
#include "ui/theme.h"

#include <QGuiApplication>

namespace sp::ui {

void MatrixModel::setStudy(std::shared_ptr<const FailureStudy> study)
{
    beginResetModel();
    m_study = std::move(study);
    endResetModel();
}

int MatrixModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() || !m_study ? 0 : static_cast<int>(m_study->matrix.doors.size() + m_study->matrix.valves.size());
}

int MatrixModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() || !m_study ? 0 : FixedCount + static_cast<int>(m_study->matrix.cases.size());
}

const CauseEffect::Door* MatrixModel::door(int row) const
{
    const auto& doors = m_study->matrix.doors;
    return row < static_cast<int>(doors.size()) ? &doors[static_cast<size_t>(row)] : nullptr;
}

const CauseEffect::ValveRow* MatrixModel::valve(int row) const
{
    const int at = row - static_cast<int>(m_study->matrix.doors.size());
    return at >= 0 ? &m_study->matrix.valves[static_cast<size_t>(at)] : nullptr;
}

const CauseEffect::Case* MatrixModel::caseAt(int column) const
{
    const int at = column - FixedCount;
    return m_study && at >= 0 && column < columnCount() ? &m_study->matrix.cases[static_cast<size_t>(at)] : nullptr;
}

QString MatrixModel::idAt(int row) const
{
    const CauseEffect::Door* d = door(row);
    return d ? d->id : valve(row)->states.id;
}

MatrixModel::Meaning MatrixModel::meaningOf(const CauseEffect::DoorCell& cell)
{
    const OpeningState& s = cell.state;
    if (s.inside == Passage::Blocked || s.inside == Passage::Locked)
        return Meaning::Blocked;
    if (s.inside == Passage::Unknown || s.outside == Passage::Unknown || s.leaf == LeafPosition::Unknown || !s.latched)
        return Meaning::Unknown;
    return s.outside == Passage::Free ? Meaning::Open : Meaning::Secured;
}

QString MatrixModel::letterOf(Meaning meaning)
{
    static constexpr char16_t letters[] = {u'B', u'?', u'O', u'S', u'V'};
    return QString(QChar(letters[static_cast<size_t>(meaning)]));
}

QString MatrixModel::fixedText(int row, int column) const
{
    if (const CauseEffect::Door* d = door(row)) {
        switch (column) {
        case Level: return d->level;
        case From: return d->roomFrom;
        case To: return d->roomTo;
        case LockedBy: return d->lockedBy;
        case Supply: return d->supply;
        case ReleasedBy: return d->releasedBy;
        default: return {};
        }
    }
    const CauseEffect::ValveRow* v = valve(row);
    switch (column) {
    case Level: return v->level;
    case From: return v->from;
    case To: return v->to;
    case LockedBy: return tr("valve, fails %1").arg(v->states.derived);
    case Supply: return v->supply;
    default: return {};
    }
}

QString MatrixModel::cellText(int row, int column) const
{
    const auto at = static_cast<size_t>(column - FixedCount);
    if (const CauseEffect::ValveRow* v = valve(row))
        return letterOf(Meaning::Valve) + QStringLiteral("  ") + valveWords(v->cells[at].state);
    const CauseEffect::DoorCell& cell = door(row)->cells[at];
    QString text =
        QStringLiteral("%1  %2 / %3").arg(letterOf(meaningOf(cell)), passageWords(cell.state.inside), passageWords(cell.state.outside));
    if (cell.state.leaf == LeafPosition::Open)
        text += tr(", leaf open");
    else if (!cell.state.latched)
        text += tr(", latch not known");
    else if (!*cell.state.latched)
        text += tr(", not latched");
    return text;
}

QString MatrixModel::cellTip(int row, int column) const
{
    const auto at = static_cast<size_t>(column - FixedCount);
    const CauseEffect::Case& in = m_study->matrix.cases[at];
    if (const CauseEffect::ValveRow* v = valve(row))
        return QStringLiteral("%1, %2\n%3")
            .arg(v->states.tag.isEmpty() ? v->states.id : v->states.tag, in.title, positionText(v->cells[at]));
    const CauseEffect::Door* d = door(row);
    const CauseEffect::DoorCell& cell = d->cells[at];
    QString tip = tr("%1, %2\nfrom inside: %3\nfrom outside: %4\n%5; leaf %6")
                      .arg(d->mark, in.title, insideText(cell, *m_study->words), outsideText(cell), latchedText(cell), leafText(cell));
    if (!cell.concerned)
        tip += u'\n' + tr("It has nothing that this case breaks.");
    return tip;
}

QVariant MatrixModel::cellColor(int row, int column) const
{
    const CauseEffect::Door* d = door(row);
    if (!d)
        return {};
    const Theme theme = themeFor(QGuiApplication::palette());
    QColor color;
    switch (meaningOf(d->cells[static_cast<size_t>(column - FixedCount)])) {
    case Meaning::Blocked: color = theme.plan.violation; break;
    case Meaning::Unknown: color = theme.plan.undecided; break;
    case Meaning::Open: // a door that everybody passes while all is well is no surprise
        if (meaningOf(d->cells.front()) == Meaning::Open)
            return {};
        color = theme.plan.warning;
        break;
    default: return {};
    }
    color.setAlphaF(theme.dark ? 0.45F : 0.28F); // the words stay readable on it
    return color;
}

bool MatrixModel::changes(int row) const
{
    if (const CauseEffect::Door* d = door(row))
        return std::any_of(d->cells.begin(), d->cells.end(), [&](const auto& cell) { return cell.state != d->cells.front().state; });
    const CauseEffect::ValveRow* v = valve(row);
    return std::any_of(v->cells.begin(), v->cells.end(), [&](const auto& cell) { return cell.state != v->cells.front().state; });
}

QVariant MatrixModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || !m_study)
        return {};
    const bool fixed = index.column() < FixedCount;
    switch (role) {
    case Qt::DisplayRole: return fixed ? fixedText(index.row(), index.column()) : cellText(index.row(), index.column());
    case Qt::ToolTipRole: return fixed ? fixedText(index.row(), index.column()) : cellTip(index.row(), index.column());
    case Qt::AccessibleTextRole: {
        const QString text =
            (fixed ? fixedText(index.row(), index.column()) : cellTip(index.row(), index.column())).replace(u'\n', QStringLiteral(", "));
        return index.column() == 0 ? headerData(index.row(), Qt::Vertical).toString() + QStringLiteral(", ") + text : text;
    }
    case Qt::BackgroundRole: return fixed ? QVariant() : cellColor(index.row(), index.column());
    case Qt::ForegroundRole:
        if (const CauseEffect::Door* d = door(index.row());
            d && !fixed && !d->cells[static_cast<size_t>(index.column() - FixedCount)].concerned)
            return QGuiApplication::palette().color(QPalette::Disabled, QPalette::Text);
        return {};
    case IdRole: return idAt(index.row());
    case ChangesRole: return changes(index.row());
    default: return {};
    }
}

QVariant MatrixModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (!m_study)
        return {};
    if (orientation == Qt::Vertical) {
        if (role != Qt::DisplayRole || section >= rowCount())
            return {};
        if (const CauseEffect::Door* d = door(section))
            return d->mark;
        const ValveStates& v = valve(section)->states;
        return v.tag.isEmpty() ? v.id : v.tag;
    }
    if (const CauseEffect::Case* c = caseAt(section)) {
        if (role == Qt::ToolTipRole)
            return tr("%1\nA click shows it on the plan. A cell says what people meet from inside / from outside.").arg(c->title);
        if (role != Qt::DisplayRole)
            return {};
        const QString id = QLatin1String(c->scenario->id);
        return *c->of->name ? tr("%1: %2").arg(id, QLatin1String(c->of->name)) : tr("%1 %2").arg(id, QLatin1String(c->scenario->name));
    }
    static const char* const titles[] = {QT_TR_NOOP("Level"),     QT_TR_NOOP("From"),   QT_TR_NOOP("To"),
                                         QT_TR_NOOP("Locked by"), QT_TR_NOOP("Supply"), QT_TR_NOOP("Released by")};
    return role == Qt::DisplayRole && section >= 0 && section < FixedCount ? QVariant(tr(titles[section])) : QVariant();
}

void MatrixFilter::setText(const QString& text)
{
    m_text = text.trimmed();
    invalidateFilter();
}

void MatrixFilter::setOnlyChanges(bool only)
{
    m_onlyChanges = only;
    invalidateFilter();
}

bool MatrixFilter::filterAcceptsRow(int row, const QModelIndex& parent) const
{
    const QAbstractItemModel* all = sourceModel();
    if (m_onlyChanges && !all->index(row, 0, parent).data(MatrixModel::ChangesRole).toBool())
        return false;
    if (m_text.isEmpty() || all->headerData(row, Qt::Vertical).toString().contains(m_text, Qt::CaseInsensitive))
        return true;
    for (int column = 0; column < all->columnCount(parent); ++column)
        if (all->index(row, column, parent).data().toString().contains(m_text, Qt::CaseInsensitive))
            return true;
    return false;
}

} // namespace sp::ui
