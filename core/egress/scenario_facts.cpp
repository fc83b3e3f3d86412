// SPDX-License-Identifier: GPL-3.0-or-later
// What the scenarios do to the ways out, as texts that rules judge: "nothing", or sentences that say whom it meets and why.
#include "core/egress/measured_egress.h"
#include "core/egress/scenario_ways.h"
#include "core/failure/single_faults.h"

#include <map>
#include <utility>

namespace sp {

namespace {

using S = SubjectKind;
using State = EgressLength::State;

/// How bad: nobody gets out, a limit of the code is passed, or only worse than in normal use.
enum Harm : size_t { Trapped, OverLimit, Worse, harms };

constexpr ScenarioSort sorts[] = {
    {"F1", "storey.f1_trapped", "who no longer gets out with the mains lost"},
    {"F1", "storey.f1_over_limit", "ways out that pass a limit with the mains lost"},
    {"F1", "storey.f1_worse", "ways out that are worse with the mains lost"},
    {"F2", "storey.f2_trapped", "who no longer gets out with the batteries empty"},
    {"F2", "storey.f2_over_limit", "ways out that pass a limit with the batteries empty"},
    {"F2", "storey.f2_worse", "ways out that are worse with the batteries empty"},
    {"F3", "storey.f3_trapped", "who no longer gets out in a fire alarm"},
    {"F3", "storey.f3_over_limit", "ways out that pass a limit in a fire alarm"},
    {"F3", "storey.f3_worse", "ways out that are worse in a fire alarm"},
    {"F4", "storey.f4_trapped", "who no longer gets out in a fire alarm with the mains lost"},
    {"F4", "storey.f4_over_limit", "ways out that pass a limit in a fire alarm with the mains lost"},
    {"F4", "storey.f4_worse", "ways out that are worse in a fire alarm with the mains lost"},
    {"F5", "storey.f5_trapped", "who no longer gets out with the controllers failed"},
    {"F5", "storey.f5_over_limit", "ways out that pass a limit with the controllers failed"},
    {"F5", "storey.f5_worse", "ways out that are worse with the controllers failed"},
    {"F6", "storey.f6_trapped", "who no longer gets out with the fire alarm wires broken"},
    {"F6", "storey.f6_over_limit", "ways out that pass a limit with the fire alarm wires broken"},
    {"F6", "storey.f6_worse", "ways out that are worse with the fire alarm wires broken"},
    {"F7", "storey.f7_trapped", "who no longer gets out with the release devices failed"},
    {"F7", "storey.f7_over_limit", "ways out that pass a limit with the release devices failed"},
    {"F7", "storey.f7_worse", "ways out that are worse with the release devices failed"},
};
constexpr size_t sortCount = std::size(sorts);

template <size_t I>
Measured ofScenario(const FactSheet& s, Subject at, Trace* t)
{
    static const FactId fact = s.id(sorts[I].fact);
    return s.ofPlan(at, fact, t);
}

template <size_t... I>
constexpr std::array<MeasuredRow, sizeof...(I)> makeRows(std::index_sequence<I...>)
{
    return {MeasuredRow{sorts[I].fact, S::Storey, FieldType::Text, "", "", Ask::HardwareConsultant, KnownFrom::Design, sorts[I].noun,
                        &ofScenario<I>}...};
}

constexpr auto measureRows = makeRows(std::make_index_sequence<sortCount>());

// --- texts ---

class Sentences final {
public:
    Sentences(const FactSheet& sheet, const EgressResults& built) : m_sheet(sheet), m_built(built) { }

    void add(const RoomWays& ways)
    {
        const EgressRoom* was = m_built.room(ways.room);
        const size_t row = m_sheet.project().rooms.indexOf(RoomId(ways.room));
        if (!was || row >= m_sheet.project().rooms.size())
            return;
        const Subject room{S::Room, static_cast<quint32>(row), 0};
        const QString name = m_sheet.nameOf(room), doors = shut(ways.shut);
        if (ways.state == State::Unreachable) {
            m_trapped[doors] += name + people(room);
            return;
        }
        static const FactId required = m_sheet.id("space.exits_required");
        const FactView view{m_sheet, room, nullptr};
        const auto ruler = static_cast<size_t>(m_built.settings.ruler);
        const double travelWas = was->travel.nm[ruler];
        if (differ(travelWas, ways.travel)) {
            const auto limit = tableNumber(m_sheet, "travel-distance", room, nullptr);
            const bool over = limit && ways.travel > static_cast<double>(*limit) && travelWas <= static_cast<double>(*limit);
            const QString allowed = over ? QStringLiteral(", where %1 is allowed").arg(length(static_cast<double>(*limit))) : QString();
            say(over ? OverLimit : Worse,
                QStringLiteral("from %1 it is %2 to an exit (%3 in normal use)%4%5.")
                    .arg(name, length(ways.travel), length(travelWas), allowed, doors));
        }
        if (differ(was->common.nm[ruler], ways.common))
            say(Worse,
                QStringLiteral("the common path from %1 is %2 (%3 in normal use)%4.")
                    .arg(name, length(ways.common), length(was->common.nm[ruler]), doors));
        if (const auto before = was->exitDoors.size(); ways.ways < before) {
            const auto needed = view.number(required);
            const bool over = needed && static_cast<qint64>(ways.ways) < *needed && static_cast<qint64>(before) >= *needed;
            say(over ? OverLimit : Worse,
                QStringLiteral("from %1 there %2 out instead of %3%4%5.")
                    .arg(name, ways.ways == 1 ? QStringLiteral("is 1 way") : QStringLiteral("are %1 ways").arg(ways.ways),
                         QString::number(before), over ? QStringLiteral(", and %1 are needed").arg(*needed) : QString(), doors));
        }
    }

    QString of(Harm harm) const
    {
        QStringList out = m_said[harm];
        if (harm == Trapped)
            for (auto it = m_trapped.begin(); it != m_trapped.end(); ++it)
                out += QStringLiteral("nobody gets out of %1%2.").arg(enumerated(it->second), it->first);
        constexpr qsizetype most = 5;
        const qsizetype more = out.size() - most;
        if (more > 1)
            out = out.mid(0, most) << QStringLiteral("and %1 more.").arg(more);
        for (QString& sentence : out)
            sentence.front() = sentence.front().toUpper();
        return out.join(u' ');
    }

private:
    static bool differ(double before, double now) { return now > before + 1e6; }
    void say(Harm harm, const QString& sentence) { m_said[harm] += sentence; }

    QString length(double nm) const
    {
        return peopleText(std::get<Quantity>(lengthFact(nm).value), *unitByName(u"ft"), m_sheet.project().settings.units);
    }

    QString people(Subject room) const
    {
        static const FactId load = m_sheet.id("space.occupant_load");
        const auto n = FactView{m_sheet, room, nullptr}.number(load);
        return !n     ? QStringLiteral(" (number of people not known)")
            : *n == 1 ? QStringLiteral(" (1 person)")
                      : QStringLiteral(" (%1 people)").arg(*n);
    }

    QString shut(const std::vector<QString>& openings) const
    {
        QStringList names;
        const Project& p = m_sheet.project();
        for (const QString& id : openings)
            if (const size_t row = p.openings.indexOf(OpeningId(id)); row < p.openings.size())
                names += m_sheet.nameOf({S::Opening, static_cast<quint32>(row), 0});
        return names.isEmpty()
            ? QString()
            : QStringLiteral(": %1 %2 shut").arg(enumerated(names), names.size() > 1 ? QStringLiteral("stay") : QStringLiteral("stays"));
    }

    const FactSheet& m_sheet;
    const EgressResults& m_built;
    std::map<QString, QStringList> m_trapped; ///< names by what is shut
    std::array<QStringList, harms> m_said;
};

// "Battery empty: ..." where the cases of a scenario do not do the same.
QString joined(const std::vector<std::pair<const ScenarioCase*, QString>>& texts, size_t cases)
{
    const bool same =
        texts.size() == cases && std::all_of(texts.begin(), texts.end(), [&](const auto& t) { return t.second == texts.front().second; });
    if (same)
        return texts.front().second;
    QStringList out;
    for (const auto& [of, text] : texts)
        if (!text.isEmpty()) {
            QString name = QLatin1String(of->name);
            name.front() = name.front().toUpper();
            out += name + QStringLiteral(": ") + text.at(0).toLower() + text.mid(1);
        }
    return out.join(u' ');
}

} // namespace

std::span<const ScenarioSort> scenarioSorts()
{
    return sorts;
}

PlanFacts factsOf(const ScenarioWays& ways, const FactSheet& sheet, const EgressResults& built)
{
    PlanFacts out;
    out.otherwise = QStringLiteral("nothing");
    for (const auto& storey : built.storeys) {
        if (storey->storey.id.isEmpty())
            continue;
        // What nobody knows in normal use nobody knows in a scenario.
        Trace always;
        for (const EgressRoom& room : storey->rooms)
            if (room.measured && room.travel.state == State::Unknown)
                (void)waitsForOpenings(sheet, &always, room.travel.waitsFor);
        std::vector<PlanFacts::Entry> entries;
        for (const Scenario& scenario : scenarios()) {
            std::array<std::vector<std::pair<const ScenarioCase*, QString>>, harms> texts;
            Trace open = always;
            for (const ScenarioCase& c : scenario.cases) {
                Sentences sentences(sheet, built);
                for (const ScenarioWays::Storey& s : ways.storeys())
                    if (s.of == &c && s.id == storey->storey.id)
                        for (const RoomWays& room : s.rooms) {
                            if (room.state == State::Unknown)
                                (void)waitsForOpenings(sheet, &open, room.waitsFor, c.moment);
                            else
                                sentences.add(room);
                        }
                for (size_t harm = 0; harm < harms; ++harm)
                    texts[harm].emplace_back(&c, sentences.of(static_cast<Harm>(harm)));
            }
            for (size_t i = 0; i < sortCount; ++i) {
                if (QLatin1String(sorts[i].scenario) != QLatin1String(scenario.id))
                    continue;
                PlanFacts::Entry entry{sheet.id(sorts[i].fact), {}, {}};
                if (const QString text = joined(texts[i % harms], scenario.cases.size()); !text.isEmpty())
                    entry.value = text;
                else if (!open.missing.empty())
                    entry.open = opensOf(sheet, open.missing);
                else
                    continue;
                entries.push_back(std::move(entry));
            }
        }
        std::sort(entries.begin(), entries.end(), [](const auto& a, const auto& b) { return a.fact < b.fact; });
        if (!entries.empty())
            out.entries.insert(storey->storey.id, std::move(entries));
    }
    return out;
}

namespace tables {
const std::span<const MeasuredRow> scenarioMeasures = measureRows;
} // namespace tables

} // namespace sp
