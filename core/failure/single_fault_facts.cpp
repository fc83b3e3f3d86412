// SPDX-License-Identifier: GPL-3.0-or-later
// What single faults do, as texts that rules judge: "nothing", or sentences that say what happens to whom.
#include "core/facts/fact_sheet.h"
#include "core/failure/single_faults.h"

#include <map>
#include <utility>

namespace sp {

namespace {

using S = SubjectKind;
using A = Ask;

constexpr SingleFaultSort sorts[] = {
    {S::Supply, "dead", "psu.dead_causes", "what happens when the supply gives no output", A::Electrical},
    {S::Supply, "flat", "psu.flat_causes", "what happens when its battery is flat", A::Electrical},
    {S::Circuit, "cut", "circuit.cut_causes", "what happens when its wire is cut", A::Electrical},
    {S::Circuit, "alarm-wire-cut", "circuit.alarm_wire_cut_causes", "what happens when its wire to the fire alarm is cut",
     A::FireProtection},
    {S::Device, "dead", "device.dead_causes", "what happens when the device is dead", A::AccessControl},
    {S::Device, "blind", "device.blind_causes", "what happens when the sensor sees nobody", A::AccessControl},
    {S::Device, "stuck", "device.stuck_causes", "what happens when the switch is stuck", A::AccessControl},
    {S::Device, "opens", "device.opens_causes", "what happens when the contact opens without an alarm", A::FireProtection},
    {S::Device, "welded", "device.welded_causes", "what happens when the contact stays closed in an alarm", A::FireProtection},
    {S::Device, "relay-welded", "device.relay_welded_causes", "what happens when a relay stays closed", A::AccessControl},
    {S::Device, "relay-open", "device.relay_open_causes", "what happens when a relay stays open", A::AccessControl},
    {S::AirSupply, "lost", "air.lost_causes", "what happens when the air is lost", A::ProcessEngineer},
    {S::Interlock, "dead", "interlock.dead_causes", "what happens when the interlock does nothing", A::AccessControl},
    {S::Opening, "propped", "door.propped_causes", "what happens when the door is left open", A::HardwareConsultant},
    {S::Opening, "switch-open", "door.switch_open_causes", "what happens when the position switch reads open for ever", A::AccessControl},
    {S::Opening, "switch-closed", "door.switch_closed_causes", "what happens when the position switch reads closed for ever",
     A::AccessControl},
    {S::Opening, "stuck", "door.release_stuck_causes", "what happens when the switch in the hardware is stuck", A::HardwareConsultant},
};
constexpr size_t sortCount = std::size(sorts);

size_t placeOf(SubjectKind owner, std::u16string_view name)
{
    for (size_t i = 0; i < sortCount; ++i)
        if (sorts[i].owner == owner && QLatin1String(sorts[i].name) == QStringView(name))
            return i;
    Q_UNREACHABLE();
    return 0;
}

template <size_t I>
Measured causes(const FactSheet& s, Subject at, Trace* t)
{
    static const FactId fact = s.id(sorts[I].fact);
    return s.ofPlan(at, fact, t);
}

template <size_t... I>
constexpr std::array<MeasuredRow, sizeof...(I)> makeRows(std::index_sequence<I...>)
{
    return {
        MeasuredRow{sorts[I].fact, sorts[I].owner, FieldType::Text, "", "", sorts[I].ask, KnownFrom::Design, sorts[I].noun, &causes<I>}...};
}

constexpr auto measureRows = makeRows(std::make_index_sequence<sortCount>());

// --- texts ---

QString whenText(const Scenario& scenario)
{
    const QLatin1String id(scenario.id);
    return id == QLatin1String("F0") ? QStringLiteral("In normal use")
        : id == QLatin1String("F1")  ? QStringLiteral("With the mains lost")
                                     : QStringLiteral("In a fire alarm");
}

class Sentences final {
public:
    Sentences(const FailureModel& model, const FactSheet& sheet) : m_model(model), m_sheet(sheet) { }

    // Subjects that meet the same fate for the same reason share a sentence.
    QString of(const std::vector<SingleFaultEffect>& effects) const
    {
        QStringList out;
        std::vector<bool> said(effects.size());
        for (size_t i = 0; i < effects.size(); ++i) {
            if (said[i])
                continue;
            std::vector<int> subjects;
            for (size_t j = i; j < effects.size(); ++j) {
                const auto& [a, b] = std::tie(effects[i], effects[j]);
                const bool apart = a.harm == FaultHarm::FireDoorOpen || a.harm == FaultHarm::Exposed;
                if (!said[j] && a.harm == b.harm && a.scenario == b.scenario && (apart || a.openings == b.openings)) {
                    subjects.push_back(static_cast<int>(j));
                    said[j] = true;
                }
            }
            out += sentence(effects, subjects);
        }
        return out.join(u' ');
    }

private:
    QString name(SubjectKind kind, int row) const { return m_sheet.nameOf({kind, static_cast<quint32>(row), 0}); }

    QString names(SubjectKind kind, const std::vector<int>& list) const
    {
        QStringList out;
        for (const int row : list)
            out += name(kind, row);
        return enumerated(out);
    }

    QString room(const SingleFaultEffect& e) const
    {
        const auto n = m_model.people(e.subject);
        const QString count = !n ? QStringLiteral("number of people not known")
            : *n == 1            ? QStringLiteral("1 person")
                                 : QStringLiteral("%1 people").arg(*n);
        return QStringLiteral("%1 (%2)").arg(name(S::Room, e.subject), count);
    }

    QString subject(const SingleFaultEffect& e) const
    {
        const Project& p = m_sheet.project();
        switch (e.harm) {
        case FaultHarm::Trapped: return room(e);
        case FaultHarm::Exposed: return QStringLiteral("%1 (by %2)").arg(name(S::Room, e.subject), names(S::Opening, e.openings));
        case FaultHarm::FireDoorOpen: return name(S::Opening, e.subject);
        case FaultHarm::NotIsolated: {
            const Source& source = p.sources[static_cast<size_t>(e.subject)];
            return source.name.value_or(source.id.text());
        }
        case FaultHarm::ExitsUnlocked:
        case FaultHarm::ExitsBlocked: {
            const Storey& storey = p.storeys[static_cast<size_t>(e.subject)];
            return storey.name.value_or(storey.id.text());
        }
        }
        return {};
    }

    /// Of effects that are alike but for their subjects.
    QString sentence(const std::vector<SingleFaultEffect>& effects, const std::vector<int>& alike) const
    {
        const SingleFaultEffect& e = effects[static_cast<size_t>(alike.front())];
        QStringList subjects;
        for (const int at : alike)
            subjects += subject(effects[static_cast<size_t>(at)]);
        const QString who = enumerated(subjects), when = whenText(*e.scenario);
        const bool several = subjects.size() > 1, parts = e.openings.size() > 1;
        const QString count = QString::number(e.openings.size());
        switch (e.harm) {
        case FaultHarm::Trapped: {
            const QString out = QStringLiteral("%1 nobody gets out of %2").arg(when, who);
            const QString doors = names(S::Opening, e.openings);
            return doors.isEmpty()
                ? out + u'.'
                : out + QStringLiteral(": %1 %2 shut.").arg(doors, parts ? QStringLiteral("stay") : QStringLiteral("stays"));
        }
        case FaultHarm::Exposed: return QStringLiteral("%1 anybody gets into %2.").arg(when, who);
        case FaultHarm::NotIsolated:
            return QStringLiteral("%1 %2 %3 not shut off: %4 %5 not closed.")
                .arg(when, who, several ? QStringLiteral("are") : QStringLiteral("is"), names(S::Valve, e.openings),
                     parts ? QStringLiteral("are") : QStringLiteral("is"));
        case FaultHarm::FireDoorOpen:
            return (several ? QStringLiteral("%1 the fire doors %2 are not latched.")
                            : QStringLiteral("%1 the fire door %2 is not latched."))
                .arg(when, who);
        case FaultHarm::ExitsUnlocked:
            return QStringLiteral("%1 %2 exits of %3 unlock from outside at once: %4.")
                .arg(when, count, who, names(S::Opening, e.openings));
        case FaultHarm::ExitsBlocked:
            return QStringLiteral("%1 %2 exits of %3 are shut at once: %4.").arg(when, count, who, names(S::Opening, e.openings));
        }
        return {};
    }

    const FailureModel& m_model;
    const FactSheet& m_sheet;
};

} // namespace

std::span<const SingleFaultSort> singleFaultSorts()
{
    return sorts;
}

std::optional<std::pair<size_t, int>> sortOf(const BasicFault& f)
{
    const auto sort = [&](SubjectKind owner, std::u16string_view name, int row) { return std::pair(placeOf(owner, name), row); };
    switch (f.kind) {
    case FaultKind::SupplyDead: return sort(S::Supply, u"dead", f.row);
    case FaultKind::BatteryFlat: return sort(S::Supply, u"flat", f.row);
    case FaultKind::WireCut: return sort(S::Circuit, u"cut", f.row);
    case FaultKind::AlarmWireCut: return sort(S::Circuit, u"alarm-wire-cut", f.row);
    case FaultKind::DeviceDead: return sort(S::Device, u"dead", f.row);
    case FaultKind::SensorBlind: return sort(S::Device, u"blind", f.row);
    case FaultKind::SwitchStuck: return f.opening < 0 ? sort(S::Device, u"stuck", f.row) : sort(S::Opening, u"stuck", f.opening);
    case FaultKind::ContactOpens: return sort(S::Device, u"opens", f.row);
    case FaultKind::ContactWelded: return sort(S::Device, u"welded", f.row);
    case FaultKind::RelayWelded: return sort(S::Device, u"relay-welded", f.row);
    case FaultKind::RelayOpen: return sort(S::Device, u"relay-open", f.row);
    case FaultKind::AirLost: return sort(S::AirSupply, u"lost", f.row);
    case FaultKind::InterlockDead: return sort(S::Interlock, u"dead", f.row);
    case FaultKind::DoorPropped: return sort(S::Opening, u"propped", f.row);
    case FaultKind::PositionSwitchOpen: return sort(S::Opening, u"switch-open", f.row);
    case FaultKind::PositionSwitchClosed: return sort(S::Opening, u"switch-closed", f.row);
    case FaultKind::LatchJammed:
    case FaultKind::LatchFails:
    case FaultKind::LockStuck:
    case FaultKind::CloserBroken:
    case FaultKind::SpringBroken:
    case FaultKind::SolenoidStuck:
    case FaultKind::ValveStuck: break;
    }
    return std::nullopt;
}

QString enumerated(const QStringList& names)
{
    constexpr qsizetype most = 6;
    if (names.size() > most)
        return names.mid(0, most - 1).join(QStringLiteral(", ")) + QStringLiteral(" and %1 more").arg(names.size() - most + 1);
    if (names.size() < 2)
        return names.join(QString());
    return names.mid(0, names.size() - 1).join(QStringLiteral(", ")) + QStringLiteral(" and ") + names.last();
}

std::vector<PlanFacts::Open> opensOf(const FactSheet& sheet, const std::vector<Missing>& missing)
{
    std::vector<PlanFacts::Open> out;
    for (const Missing& m : missing) {
        // What is computed waits for what it is computed from.
        Trace trace;
        if (sheet.value(m.subject, m.fact, &trace).known)
            trace.missing = {m};
        for (const Missing& base : trace.missing) {
            const Subject row{base.subject.kind == S::Item || base.subject.kind == S::Leaf ? S::Opening : base.subject.kind,
                              base.subject.row, 0};
            const PlanFacts::Open open{base.fact, base.subject.kind, sheet.idOf(row), base.subject.part, base.why};
            if (std::find(out.begin(), out.end(), open) == out.end())
                out.push_back(open);
        }
    }
    return out;
}

PlanFacts factsOf(const SingleFaults& found, const FailureModel& model, const FactSheet& sheet)
{
    PlanFacts out;
    out.otherwise = QStringLiteral("nothing");
    const Sentences sentences(model, sheet);
    for (const SingleFault& fault : found.faults) {
        const SingleFaultSort& sort = sorts[fault.sort];
        PlanFacts::Entry entry{sheet.id(sort.fact), {}, {}};
        if (!fault.effects.empty())
            entry.value = sentences.of(fault.effects);
        else
            entry.open = opensOf(sheet, fault.missing);
        const QString id = sheet.idOf({sort.owner, static_cast<quint32>(fault.row), 0});
        out.entries[id].push_back(std::move(entry));
    }
    return out;
}

namespace tables {
const std::span<const MeasuredRow> singleFaultMeasures = measureRows;
} // namespace tables

} // namespace sp
