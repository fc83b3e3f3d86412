// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/cause_effect.h"

#include "core/facts/fact_sheet.h"
#include "core/report/plan_words.h"
#include "core/schedule/natural_order.h"

#include <algorithm>
#include <map>

namespace sp {

namespace {

QString undecided(const QString& what)
{
    return QStringLiteral("undecided: ") + what;
}

std::vector<CauseEffect::Case> casesOf(const StatesReport& report)
{
    std::vector<CauseEffect::Case> out;
    for (const Scenario* s : report.scenarios)
        for (const ScenarioCase& c : s->cases) {
            QString key = QLatin1String(s->id).toString().toLower(), title = QLatin1String(s->id) + u' ' + QLatin1String(s->name);
            if (*c.name) {
                key += u'_' + QString::fromLatin1(c.name).replace(u' ', u'_');
                title += QStringLiteral(", ") + QLatin1String(c.name);
            }
            out.push_back({s, &c, key, title});
        }
    return out;
}

QStringList namesOf(const FactSheet& sheet, const std::vector<Missing>& missing)
{
    QStringList out;
    for (const Missing& m : missing)
        out += sheet.facts()[m.fact].name + QStringLiteral(" of ") + sheet.nameOf(m.subject);
    return out;
}

// "2 x Exit device, Dead bolt"
QString counted(const QStringList& names)
{
    QStringList out;
    for (qsizetype i = 0; i < names.size(); ++i)
        if (names.indexOf(names[i]) == i) {
            const auto n = names.count(names[i]);
            out += n > 1 ? QStringLiteral("%1 x %2").arg(n).arg(names[i]) : names[i];
        }
    return out.join(QStringLiteral(", "));
}

class Matrix final {
public:
    Matrix(const FactSheet& sheet, const FailureModel& model, const StatesReport& report)
        : m_sheet(sheet), m_project(sheet.project()), m_model(model), m_report(report), m_words(sheet)
    {
        m_out.cases = casesOf(report);
    }
    CauseEffect make();

private:
    CauseEffect::DoorCell cellOf(size_t row, const CauseEffect::Case& in) const;
    CauseEffect::Door doorOf(size_t row) const;
    CauseEffect::ValveRow valveOf(size_t row) const;
    QString levelOf(Subject subject) const;
    QString supplyNames(const std::vector<int>& rows, bool known, const char* fact) const;
    QString locksOf(size_t row) const;
    QString releasesOf(size_t row, const CauseEffect::Door& door) const;
    /// Storeys from below; what stands on none comes last.
    std::pair<qint64, bool> heightOf(Subject subject) const;

    const FactSheet& m_sheet;
    const Project& m_project;
    const FailureModel& m_model;
    const StatesReport& m_report;
    PlanWords m_words;
    CauseEffect m_out;
};

QString Matrix::levelOf(Subject subject) const
{
    const auto id = m_sheet.storeyOf(subject);
    const Storey* storey = id ? m_project.storeys.find(*id) : nullptr;
    return storey ? storey->name.value_or(storey->id.text()) : QString();
}

// A report tells the cases apart only where they differ or concern the opening.
CauseEffect::DoorCell Matrix::cellOf(size_t row, const CauseEffect::Case& in) const
{
    const auto scenario = std::find(m_report.scenarios.begin(), m_report.scenarios.end(), in.scenario) - m_report.scenarios.begin();
    const std::vector<OpeningCase>& lines = m_report.openings[row][static_cast<size_t>(scenario)];
    const auto line = std::find_if(lines.begin(), lines.end(), [&](const OpeningCase& c) { return c.of == in.of; });
    CauseEffect::DoorCell out;
    out.concerned = !in.scenario->caseEach || m_model.net(static_cast<int>(row)).concerns(in.of->moment);
    if (line != lines.end()) {
        out.state = line->state;
        out.missing = namesOf(m_sheet, line->reasons.missing);
        return out;
    }
    StateReasons reasons;
    out.state = m_model.net(static_cast<int>(row)).at(in.of->moment, &reasons);
    out.missing = namesOf(m_sheet, reasons.missing);
    return out;
}

QString Matrix::supplyNames(const std::vector<int>& rows, bool known, const char* fact) const
{
    QStringList names;
    for (const int row : rows)
        names += m_sheet.nameOf({SubjectKind::Supply, static_cast<quint32>(row), 0});
    if (!known)
        names += undecided(QLatin1String(fact));
    return names.join(QStringLiteral(", "));
}

// Electrified locks with their fail states; of a door without one its mechanical locks and latches.
QString Matrix::locksOf(size_t row) const
{
    const PlanIndex::OpeningEntry& entry = m_sheet.index().opening(row);
    if (!m_sheet.itemsKnown({SubjectKind::Opening, static_cast<quint32>(row), 0}))
        return undecided(QStringLiteral("door.hardware_set"));
    QStringList electric, mechanical;
    for (size_t i = 0; i < entry.kinds.size(); ++i) {
        const DeviceKind* kind = entry.kinds[i];
        if (!kind) {
            mechanical += (*entry.set->items)[i].kind;
        } else if (kind->locking) {
            const FactView at{m_sheet, {SubjectKind::Item, static_cast<quint32>(row), static_cast<quint32>(i)}, nullptr};
            const auto state = at.word(m_sheet.id("hw.fail_state"));
            const bool known = state && *state != u"unknown";
            electric += QStringLiteral("%1 (%2)").arg(
                kind->name, known ? QString(*state).replace(u'_', u' ') : undecided(QStringLiteral("hw.fail_state")));
        } else if (kind->latching || kind->egress == EgressEffect::SecondMotion) {
            mechanical += kind->name;
        }
    }
    return counted(electric.isEmpty() ? mechanical : electric);
}

// Everything that lets people out in some case, and the fire alarm.
QString Matrix::releasesOf(size_t row, const CauseEffect::Door& door) const
{
    QStringList ids;
    for (const CauseEffect::DoorCell& cell : door.cells)
        for (const QString& id : cell.state.by)
            if (!ids.contains(id))
                ids += id;
    std::sort(ids.begin(), ids.end());
    QStringList out;
    for (const QString& id : ids)
        out += m_words.name(id);
    if (!m_sheet.index().opening(row).locks)
        return out.join(QStringLiteral(", "));
    const FactView view{m_sheet, {SubjectKind::Opening, static_cast<quint32>(row), 0}, nullptr};
    const auto alarm = view.flag(m_sheet.id("rel.unlock_on_fire_alarm"));
    if (!alarm)
        out += undecided(QStringLiteral("rel.unlock_on_fire_alarm"));
    else if (*alarm)
        out += QStringLiteral("fire alarm");
    return out.join(QStringLiteral(", "));
}

CauseEffect::Door Matrix::doorOf(size_t row) const
{
    const Subject subject{SubjectKind::Opening, static_cast<quint32>(row), 0};
    const PlanIndex::OpeningEntry& entry = m_sheet.index().opening(row);
    CauseEffect::Door out;
    out.opening = static_cast<int>(row);
    out.id = m_sheet.idOf(subject);
    out.level = levelOf(subject);
    out.mark = m_sheet.nameOf(subject);
    if (entry.outside) {
        out.roomFrom = roomText(m_project, entry.sides.on(*entry.outside));
        out.roomTo = roomText(m_project, entry.sides.on(*entry.outside == Side::A ? Side::B : Side::A));
    } else { // which is which, nobody knows
        QStringList both{roomText(m_project, entry.sides.a), roomText(m_project, entry.sides.b)};
        both.removeAll(QString());
        out.roomFrom = both.isEmpty() ? QString() : both.join(QStringLiteral(" / ")) + u' ' + undecided(QStringLiteral("door.egress_side"));
    }
    out.lockedBy = locksOf(row);
    if (entry.locks)
        out.supply = supplyNames(entry.supplies, entry.circuitsKnown && entry.suppliesKnown, "door.lock_supply");
    for (const CauseEffect::Case& in : m_out.cases)
        out.cells.push_back(cellOf(row, in));
    out.releasedBy = releasesOf(row, out);
    return out;
}

CauseEffect::ValveRow Matrix::valveOf(size_t row) const
{
    const Valve& valve = m_project.valves[row];
    const ValveNet& net = m_model.gas().valves()[row];
    CauseEffect::ValveRow out;
    out.valve = static_cast<int>(row);
    out.level = levelOf({SubjectKind::Valve, static_cast<quint32>(row), 0});
    if (const Source* source = valve.from ? m_project.sources.find(*valve.from) : nullptr)
        out.from = source->name.value_or(source->id.text());
    if (valve.to)
        if (const size_t room = m_project.rooms.indexOf(*valve.to); room < m_project.rooms.size())
            out.to = m_sheet.nameOf({SubjectKind::Room, static_cast<quint32>(room), 0});
    out.supply = supplyNames(net.supplies(), true, "");
    out.states = valveStates(m_sheet, static_cast<quint32>(row));
    for (const CauseEffect::Case& in : m_out.cases) {
        StateReasons reasons;
        CauseEffect::ValveCell cell{net.at(in.of->moment, &reasons), {}};
        cell.missing = namesOf(m_sheet, reasons.missing);
        out.cells.push_back(std::move(cell));
    }
    return out;
}

std::pair<qint64, bool> Matrix::heightOf(Subject subject) const
{
    const auto id = m_sheet.storeyOf(subject);
    const Storey* storey = id ? m_project.storeys.find(*id) : nullptr;
    return storey && storey->elevation ? std::pair(storey->elevation->n, false) : std::pair(qint64(0), true);
}

CauseEffect Matrix::make()
{
    const auto before = [&](Subject a, Subject b) {
        const auto [ha, na] = heightOf(a);
        const auto [hb, nb] = heightOf(b);
        if (na != nb || ha != hb)
            return na != nb ? nb : ha < hb;
        return naturalLess(m_sheet.nameOf(a), m_sheet.nameOf(b));
    };
    const auto sorted = [&](SubjectKind kind, size_t rows) {
        std::vector<Subject> out;
        for (size_t row = 0; row < rows; ++row)
            out.push_back({kind, static_cast<quint32>(row), 0});
        std::stable_sort(out.begin(), out.end(), before);
        return out;
    };
    for (const Subject& s : sorted(SubjectKind::Opening, m_project.openings.size()))
        m_out.doors.push_back(doorOf(s.row));
    for (const Subject& s : sorted(SubjectKind::Valve, m_project.valves.size()))
        m_out.valves.push_back(valveOf(s.row));
    return std::move(m_out);
}

QString undecidedBy(const QStringList& missing)
{
    return undecided(missing.isEmpty() ? QStringLiteral("no fact decides it") : missing.join(QStringLiteral("; ")));
}

} // namespace

CauseEffect causeEffect(const FactSheet& sheet, const FailureModel& model, const StatesReport& report)
{
    return Matrix(sheet, model, report).make();
}

QString insideText(const CauseEffect::DoorCell& cell, const PlanWords& words)
{
    if (cell.state.inside == Passage::Unknown)
        return undecidedBy(cell.missing);
    const QString word = QLatin1String(passageWord(cell.state.inside));
    return cell.state.inside == Passage::Release && !cell.state.by.isEmpty()
        ? word + QStringLiteral(": ") + words.sentences(cell.state.by, QStringLiteral(" or "))
        : word;
}

QString outsideText(const CauseEffect::DoorCell& cell)
{
    return cell.state.outside == Passage::Unknown ? undecidedBy(cell.missing) : QLatin1String(passageWord(cell.state.outside));
}

QString latchedText(const CauseEffect::DoorCell& cell)
{
    return !cell.state.latched ? undecidedBy(cell.missing)
        : *cell.state.latched  ? QStringLiteral("latched")
                               : QStringLiteral("not latched");
}

QString leafText(const CauseEffect::DoorCell& cell)
{
    return cell.state.leaf == LeafPosition::Unknown ? undecidedBy(cell.missing) : QLatin1String(leafWord(cell.state.leaf));
}

QString positionText(const CauseEffect::ValveCell& cell)
{
    if (cell.state.inService)
        return QStringLiteral("in service");
    return cell.state.outcome ? outcomeWords(*cell.state.outcome) : undecidedBy(cell.missing);
}

} // namespace sp
