// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/outage_lines.h"

#include "core/report/plan_words.h"

#include <cmath>
#include <map>

namespace sp {

namespace {

QString insideWords(const OpeningState& s, const PlanWords& words)
{
    switch (s.inside) {
    case Passage::Free: return QStringLiteral("free from inside");
    case Passage::Release: return QStringLiteral("opens from inside by ") + words.sentences(s.by, QStringLiteral(" or "));
    case Passage::Delayed: return QStringLiteral("opens from inside after its delay");
    case Passage::Credential: return QStringLiteral("from inside with a credential only");
    case Passage::Key: return QStringLiteral("from inside with a key only");
    case Passage::Locked:
    case Passage::Blocked: return QStringLiteral("NOBODY GETS OUT");
    case Passage::Unknown: return QStringLiteral("not known from inside");
    }
    return {};
}

QString outsideWords(const OpeningState& s)
{
    switch (s.outside) {
    case Passage::Free: return QStringLiteral("OPEN from outside");
    case Passage::Release:
    case Passage::Delayed: return QStringLiteral("released from outside");
    case Passage::Credential: return QStringLiteral("with a credential or key from outside");
    case Passage::Key: return QStringLiteral("with a key only from outside");
    case Passage::Locked:
    case Passage::Blocked: return QStringLiteral("locked from outside");
    case Passage::Unknown: return QStringLiteral("not known from outside");
    }
    return {};
}

QString leafWords(const OpeningChange& c)
{
    const QString latch = !c.state.latched ? QStringLiteral("latch not known")
        : *c.state.latched                 ? QStringLiteral("latched")
                                           : QStringLiteral("not latched");
    if (c.state.leaf == LeafPosition::Open)
        return QStringLiteral("leaf open");
    return c.leafMoved && c.state.leaf == LeafPosition::Closed ? QStringLiteral("closes, ") + latch : latch;
}

// Things to which the same happens are told together, in the order in which they come.
class Grouped final {
public:
    void add(const QString& what, const QString& name)
    {
        const auto [at, fresh] = m_places.emplace(what, m_groups.size());
        if (fresh)
            m_groups.push_back({what, {}});
        m_groups[at->second].second += name;
    }
    void tell(QStringList& out) const
    {
        for (const auto& [what, names] : m_groups)
            out += QStringLiteral("%1: %2").arg(names.join(QStringLiteral(", ")), what);
    }

private:
    std::map<QString, size_t> m_places;
    std::vector<std::pair<QString, QStringList>> m_groups;
};

QStringList movesOf(const FactSheet& sheet, const PlanWords& words, const OutageEffects& effects, size_t event)
{
    QStringList out;
    Grouped doors, valves;
    for (const OpeningChange& c : effects.openings[event])
        doors.add(insideWords(c.state, words) + QStringLiteral("; ") + outsideWords(c.state) + QStringLiteral("; ") + leafWords(c),
                  sheet.nameOf({SubjectKind::Opening, static_cast<quint32>(c.opening), 0}));
    for (const ValveChange& c : effects.valves[event])
        valves.add(QStringLiteral("%1, was %2").arg(c.to, c.from), sheet.nameOf({SubjectKind::Valve, static_cast<quint32>(c.valve), 0}));
    doors.tell(out);
    valves.tell(out);
    return out;
}

class Rooms final {
public:
    Rooms(const FactSheet& sheet, const FailureModel& model) : m_sheet(sheet), m_model(model) { }
    QString name(const RoomLine& line) const { return m_sheet.nameOf({SubjectKind::Room, static_cast<quint32>(line.room), 0}); }
    QString withPeople(const RoomLine& line) const
    {
        const auto people = m_model.people(line.room);
        return QStringLiteral("%1 (%2)").arg(name(line), people ? QString::number(*people) : QStringLiteral("number not known"));
    }
    // Unknown counts as protected: somebody may want it closed.
    bool matters(const RoomLine& line) const { return m_model.graph().nodes()[static_cast<size_t>(line.room)].isProtected != false; }

private:
    const FactSheet& m_sheet;
    const FailureModel& m_model;
};

// What becomes of rooms from a second of the outage on.
QStringList meaningAt(const Rooms& rooms, const OutageEffects& effects, double atS)
{
    QStringList trapped, freed, entered, exposed, shutOff;
    for (const RoomLine& line : effects.rooms) {
        for (const Stretch& s : line.noEgress) {
            if (s.fromS == atS)
                trapped += rooms.withPeople(line);
            if (s.untilS == atS)
                freed += rooms.name(line);
        }
        if (line.securedUntilS == atS && atS > 0)
            (rooms.matters(line) ? exposed : entered) += rooms.name(line);
        if (line.gasIsolatedFromS == atS && atS > 0)
            shutOff += rooms.name(line);
    }
    QStringList out;
    const auto tell = [&](const QStringList& names, const QString& sentence) {
        if (!names.isEmpty())
            out += sentence.arg(names.join(QStringLiteral(", ")));
    };
    tell(trapped, QStringLiteral("People cannot get out of %1."));
    tell(exposed, QStringLiteral("Anybody gets into %1, which should be protected."));
    tell(entered, QStringLiteral("Anybody gets into %1."));
    tell(freed, QStringLiteral("People get out of %1 again."));
    tell(shutOff, QStringLiteral("The gas of %1 is shut off."));
    return out;
}

QString untilWords(const std::vector<Stretch>& stretches, const std::function<QString(double)>& clock)
{
    QStringList out;
    for (const Stretch& s : stretches)
        out += s.untilS   ? QStringLiteral("from %1 to %2").arg(clock(s.fromS), clock(*s.untilS))
            : s.fromS > 0 ? QStringLiteral("from %1 on").arg(clock(s.fromS))
                          : QStringLiteral("all the time");
    return out.join(QStringLiteral(" and "));
}

} // namespace

std::vector<OutageLine> outageLines(const FactSheet& sheet, const FailureModel& model, const PowerReport& r)
{
    const PlanWords words(sheet);
    const Rooms rooms(sheet, model);
    std::vector<OutageLine> out;
    const auto& events = r.outage.events;
    for (size_t i = 0; i < events.size(); ++i) {
        OutageLine line{events[i].atS, words.sentence(events[i].says), movesOf(sheet, words, r.effects, i), {}};
        if (i + 1 == events.size() || events[i + 1].atS > events[i].atS)
            line.means = meaningAt(rooms, r.effects, events[i].atS);
        out.push_back(std::move(line));
    }
    return out;
}

QStringList outageSummary(const FactSheet& sheet, const FailureModel& model, const PowerReport& r,
                          const std::function<QString(double)>& clock)
{
    const Rooms rooms(sheet, model);
    Grouped groups;
    for (const RoomLine& line : r.effects.rooms)
        if (!line.noEgress.empty())
            groups.add(QStringLiteral("people cannot get out, ") + untilWords(line.noEgress, clock), rooms.withPeople(line));
    for (const RoomLine& line : r.effects.rooms)
        if (line.securedUntilS && rooms.matters(line))
            groups.add(*line.securedUntilS > 0
                           ? QStringLiteral("should be protected, and anybody gets in from %1 on").arg(clock(*line.securedUntilS))
                           : QStringLiteral("should be protected, and anybody gets in before the outage already"),
                       rooms.name(line));
    for (const RoomLine& line : r.effects.rooms)
        if (line.securedUntilS && *line.securedUntilS > 0 && !rooms.matters(line))
            groups.add(QStringLiteral("anybody gets in from %1 on").arg(clock(*line.securedUntilS)), rooms.name(line));
    for (const RoomLine& line : r.effects.rooms)
        if (line.piped && !line.gasUnknown)
            groups.add(!line.gasIsolatedFromS ? QStringLiteral("its gas stays on")
                           : *line.gasIsolatedFromS > 0
                           ? QStringLiteral("its gas is shut off from %1 on").arg(clock(*line.gasIsolatedFromS))
                           : QStringLiteral("its gas is shut off all the time"),
                       rooms.name(line));
    for (const RoomLine& line : r.effects.rooms) {
        if (line.egressUnknown)
            groups.add(QStringLiteral("not known whether people get out"), rooms.withPeople(line));
        if (line.securedUnknown)
            groups.add(QStringLiteral("not known how long it is secured"), rooms.name(line));
        if (line.gasUnknown)
            groups.add(QStringLiteral("not known when its gas is shut off"), rooms.name(line));
    }
    QStringList out;
    groups.tell(out);
    const PlanWords words(sheet);
    for (const OutageUnknown& u : r.outage.unknown) {
        QStringList missing;
        for (const MissingInput& m : u.missing)
            missing += QStringLiteral("%1 of %2").arg(m.fact, words.name(m.subject));
        out += QStringLiteral("%1: not known how long it lasts, for want of %2")
                   .arg(words.name(u.component), missing.join(QStringLiteral(", ")));
    }
    if (out.isEmpty())
        out += QStringLiteral("Everybody gets out all the time, and nobody gets in who did not before.");
    return out;
}

QString elapsedWords(double seconds)
{
    const auto s = static_cast<qint64>(std::llround(seconds));
    const auto two = [](qint64 n) { return QStringLiteral("%1").arg(n, 2, 10, QLatin1Char('0')); };
    return two(s / 3600) + u':' + two(s / 60 % 60) + u':' + two(s % 60);
}

QString clockWords(double seconds, int startMinutes)
{
    constexpr qint64 day = 24 * 3600;
    const auto s = static_cast<qint64>(std::llround(seconds)) + static_cast<qint64>(startMinutes) * 60;
    const QString time = elapsedWords(static_cast<double>(s % day));
    return s < day
        ? time
        : QStringLiteral("+%1 %2 %3").arg(QString::number(s / day), s / day == 1 ? QStringLiteral("day") : QStringLiteral("days"), time);
}

} // namespace sp
