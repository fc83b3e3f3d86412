// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/import_account.h"

#include "core/schedule/handing.h"
#include "core/schedule/natural_order.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace sp {

namespace {

// What keeps a door from joining two rooms; of several notes on a door the first of these counts.
constexpr std::array joinCauses{ImportCause::DoorNoPlace,     ImportCause::Placement,        ImportCause::OtherStorey,
                                ImportCause::NoStorey,        ImportCause::DoorLevels,       ImportCause::DoorInShaft,
                                ImportCause::DoorNoWall,      ImportCause::DoorBeyondWall,   ImportCause::DoorOneRoom,
                                ImportCause::DoorSidesDiffer, ImportCause::DoorJoinsNothing, ImportCause::DoorOneSide};

struct Named {
    QString id, subject;
    std::optional<StoreyId> storey;
};

QString subjectText(const char* noun, const QString& name)
{
    return name.isEmpty() ? QString(QLatin1String(noun)) : QLatin1String(noun) + u' ' + name;
}

// A cased opening is entered as an operation of its door.
bool isCased(const QString& operation)
{
    return operation == u"cased_opening";
}

QString operationOf(const Project& project, const Opening& opening)
{
    static const FieldId operation = field("door.operation");
    const Value* v = enteredDoor(project, opening, operation);
    const auto* w = v ? std::get_if<Word>(v) : nullptr;
    return w ? wordAt(fieldOf(operation).words, w->index) : QString();
}

bool isTraced(const Room& room, const RoomShape& shape)
{
    return shape.traced
        || std::any_of(room.imported.begin(), room.imported.end(), [](const auto& pair) { return pair.first == u"traced"; });
}

std::optional<StoreyId> valveStorey(const Project& project, const Valve& valve)
{
    const Room* room = project.rooms.find(valve.room);
    return room && room->storey ? room->storey : valve.storey;
}

// Everything in the plan that has a GlobalId, by it. Types come last: an opening is what people look for.
QHash<QString, Named> namedByGuid(const Project& project)
{
    QHash<QString, Named> named;
    const auto add = [&](const auto& row, const QString& subject, const std::optional<StoreyId>& storey) {
        if (row.guid && !named.contains(*row.guid))
            named.insert(*row.guid, {row.id.text(), subject, storey});
    };
    for (const auto& o : project.openings)
        add(*o, subjectText(isCased(operationOf(project, *o)) ? "opening" : "door", o->mark.value_or(QString())), storeyOf(project, *o));
    for (const auto& r : project.rooms) {
        const QString subject = subjectText("room", roomText(project, {Beyond::Kind::Room, r->id}));
        add(*r, subject, r->storey);
        if (!r->guid) // traced: the file has no element for it
            named.insert(r->id.text(), {r->id.text(), subject, r->storey});
    }
    for (const auto& v : project.valves)
        add(*v, subjectText("valve", v->tag.value_or(QString())), valveStorey(project, *v));
    for (const auto& w : project.walls)
        add(*w, QStringLiteral("wall"), w->storey);
    for (const auto& s : project.stairs)
        add(*s, subjectText("stair", s->name.value_or(QString())),
            s->storeys && s->storeys->size() == 1 ? std::optional(s->storeys->front()) : std::nullopt);
    for (const auto& s : project.storeys)
        add(*s, subjectText("storey", s->name.value_or(QString())), s->id);
    for (const auto& t : project.openingTypes)
        add(*t, subjectText("door type", t->name.value_or(QString())), std::nullopt);
    return named;
}

// Collects elements under outcome, cause and sentence.
class Collector final {
public:
    void add(const ImportNote& note, AccountElement element)
    {
        // Said twice of one element is said once.
        if (m_said.insert({note.text, element.element}).second)
            m_lines[{note.cause.value_or(ImportCause::Other), note.text}].push_back(std::move(element));
    }

    AccountOutcomes take()
    {
        AccountOutcomes out;
        for (auto& [key, elements] : m_lines) {
            const auto& [cause, text] = key;
            std::stable_sort(elements.begin(), elements.end(), [](const AccountElement& a, const AccountElement& b) {
                const int c = naturalCompare(a.subject, b.subject);
                return c != 0 ? c < 0 : a.element < b.element;
            });
            AccountCause& group = causeIn(outcomeIn(out, infoOf(cause).outcome), cause);
            group.count += static_cast<int>(elements.size());
            group.lines.push_back({text, std::move(elements)});
        }
        std::sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.outcome < b.outcome; });
        for (AccountOutcome& outcome : out) {
            for (AccountCause& cause : outcome.causes) {
                outcome.count += cause.count;
                std::stable_sort(cause.lines.begin(), cause.lines.end(),
                                 [](const AccountLine& a, const AccountLine& b) { return a.elements.size() > b.elements.size(); });
            }
            std::stable_sort(outcome.causes.begin(), outcome.causes.end(),
                             [](const AccountCause& a, const AccountCause& b) { return a.count > b.count; });
        }
        m_lines.clear();
        return out;
    }

private:
    static AccountOutcome& outcomeIn(AccountOutcomes& all, ImportOutcome outcome)
    {
        const auto it = std::find_if(all.begin(), all.end(), [&](const AccountOutcome& o) { return o.outcome == outcome; });
        return it != all.end() ? *it : all.emplace_back(AccountOutcome{outcome, 0, {}});
    }
    static AccountCause& causeIn(AccountOutcome& outcome, ImportCause cause)
    {
        const auto it = std::find_if(outcome.causes.begin(), outcome.causes.end(), [&](const AccountCause& c) { return c.cause == cause; });
        return it != outcome.causes.end() ? *it : outcome.causes.emplace_back(AccountCause{cause, 0, {}});
    }

    std::map<std::pair<ImportCause, QString>, std::vector<AccountElement>> m_lines;
    std::set<std::pair<QString, QString>> m_said;
};

// One pass over the plan fills the counts of the whole and of each storey.
class Counter final {
public:
    Counter(const Project& project, const Topology& topology, const Import& import)
        : m_project(project), m_topology(topology), m_devices(project)
    {
        for (const ImportNote& note : import.notes)
            if (note.cause && !note.element.isEmpty())
                m_causes[note.element].push_back(*note.cause);
        for (const auto& room : project.rooms)
            count(*room);
        for (const auto& wall : project.walls)
            each(wall->storey, [](Tally& t) { ++t.counts.walls; });
        for (const auto& opening : project.openings)
            count(*opening);
        for (const auto& valve : project.valves)
            each(valveStorey(project, *valve), [](Tally& t) { ++t.counts.valves; });
        for (const auto& stair : project.stairs)
            count(*stair);
    }

    FoundCounts all() const { return countsOf(m_all); }
    FoundCounts on(const std::optional<StoreyId>& storey) const
    {
        const auto it = m_byStorey.find(storey);
        return it == m_byStorey.end() ? FoundCounts() : countsOf(it->second);
    }

private:
    struct Tally {
        FoundCounts counts;
        std::map<std::optional<ImportCause>, int> reasons;
    };

    template <class F>
    void each(const std::optional<StoreyId>& storey, F&& f)
    {
        f(m_all);
        f(m_byStorey[storey]);
    }

    static FoundCounts countsOf(const Tally& tally)
    {
        FoundCounts counts = tally.counts;
        counts.unjoined.assign(tally.reasons.begin(), tally.reasons.end());
        std::stable_sort(counts.unjoined.begin(), counts.unjoined.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
        return counts;
    }

    void count(const Room& room)
    {
        const auto shape = m_topology.rooms.constFind(room.id);
        const bool outlined = shape != m_topology.rooms.cend();
        const bool traced = outlined && isTraced(room, *shape);
        each(room.storey, [&](Tally& t) {
            ++t.counts.rooms;
            t.counts.roomsWithOutline += outlined ? 1 : 0;
            t.counts.roomsTraced += traced ? 1 : 0;
        });
    }

    void count(const Stair& stair)
    {
        ++m_all.counts.stairs;
        if (!stair.storeys || stair.storeys->empty())
            ++m_byStorey[std::nullopt].counts.stairs;
        else
            for (const StoreyId& storey : *stair.storeys)
                ++m_byStorey[storey].counts.stairs;
    }

    void count(const Opening& opening)
    {
        const std::optional<StoreyId> storey = storeyOf(m_project, opening);
        const QString operation = operationOf(m_project, opening);
        if (isCased(operation)) {
            each(storey, [](Tally& t) { ++t.counts.casedOpenings; });
            return;
        }
        const OpeningSides sides = m_topology.openings.value(opening.id);
        const int known = (sides.a.kind != Beyond::Kind::Unknown ? 1 : 0) + (sides.b.kind != Beyond::Kind::Unknown ? 1 : 0);
        const bool oneRoom = isOneRoom(sides);
        const bool swings = leafSwings(operation) && (!operation.isEmpty() || opening.place.swings);
        const bool hand = swings && !handOf(m_project, m_topology, m_devices, opening).text.isEmpty();
        each(storey, [&](Tally& t) {
            FoundCounts& c = t.counts;
            ++c.doors;
            ++(known == 2 ? c.doorsBothSides : known == 1 ? c.doorsOneSide : c.doorsNoSide);
            c.doorsOneRoom += oneRoom ? 1 : 0;
            c.doorsInWall += m_project.walls.find(opening.place.wall) ? 1 : 0;
            c.doorsSwinging += swings ? 1 : 0;
            c.hands += hand ? 1 : 0;
            if (known < 2 || oneRoom)
                ++t.reasons[reasonOf(opening)];
        });
    }

    std::optional<ImportCause> reasonOf(const Opening& opening) const
    {
        const std::vector<ImportCause> said = opening.guid ? m_causes.value(*opening.guid) : std::vector<ImportCause>();
        for (const ImportCause cause : joinCauses)
            if (std::find(said.begin(), said.end(), cause) != said.end())
                return cause;
        return std::nullopt;
    }

    const Project& m_project;
    const Topology& m_topology;
    OpeningDevices m_devices;
    QHash<QString, std::vector<ImportCause>> m_causes; // by element
    Tally m_all;
    std::map<std::optional<StoreyId>, Tally> m_byStorey;
};

std::vector<const Storey*> byElevation(const Project& project)
{
    std::vector<const Storey*> storeys;
    for (const auto& storey : project.storeys)
        storeys.push_back(storey.get());
    std::stable_sort(storeys.begin(), storeys.end(),
                     [](const Storey* a, const Storey* b) { return a->elevation.value_or(Length{}) < b->elevation.value_or(Length{}); });
    return storeys;
}

} // namespace

ImportAccount accountOf(const Project& project, const Topology& topology, const Import& import)
{
    ImportAccount account{import, {}, {}, {}, {}};
    account.import.notes.clear();

    const QHash<QString, Named> named = namedByGuid(project);
    Collector all, general;
    std::map<std::optional<StoreyId>, Collector> byStorey;
    for (const ImportNote& note : import.notes) {
        const Named subject = named.value(note.element);
        const AccountElement element{note.element, subject.id, subject.subject, subject.storey ? subject.storey : note.storey};
        all.add(note, element);
        // A storey that somebody has deleted is none.
        const std::optional<StoreyId> storey = project.storeys.find(element.storey) ? element.storey : std::nullopt;
        (note.element.isEmpty() && !storey ? general : byStorey[storey]).add(note, element);
    }
    account.outcomes = all.take();
    account.general = general.take();

    const Counter counter(project, topology, import);
    account.found = counter.all();
    for (const Storey* storey : byElevation(project))
        account.storeys.push_back(
            {storey->id, storey->name.value_or(storey->id.text()), storey->elevation, counter.on(storey->id), byStorey[storey->id].take()});
    StoreyAccount homeless{std::nullopt, QStringLiteral("on no storey"), std::nullopt, counter.on(std::nullopt),
                           byStorey[std::nullopt].take()};
    if (!(homeless.found == FoundCounts()) || !homeless.outcomes.empty())
        account.storeys.push_back(std::move(homeless));
    return account;
}

int countOf(const AccountOutcomes& outcomes, ImportOutcome outcome)
{
    const auto it = std::find_if(outcomes.begin(), outcomes.end(), [&](const AccountOutcome& o) { return o.outcome == outcome; });
    return it == outcomes.end() ? 0 : it->count;
}

} // namespace sp
