// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/causes.h"

#include "core/schedule/handing.h"

#include "core/schedule/natural_order.h"

#include <map>
#include <set>

namespace sp {

namespace {

SubjectKind kindOf(const Project& p, const QString& id)
{
    return p.openings.find(OpeningId(id.section(u'/', 0, 0))) ? SubjectKind::Opening
        : p.rooms.find(RoomId(id))                            ? SubjectKind::Room
        : p.valves.find(ValveId(id))                          ? SubjectKind::Valve
        : p.supplies.find(SupplyId(id))                       ? SubjectKind::Supply
        : p.circuits.find(CircuitId(id))                      ? SubjectKind::Circuit
        : p.interlocks.find(InterlockId(id))                  ? SubjectKind::Interlock
        : p.devices.find(DeviceId(id))                        ? SubjectKind::Device
        : p.airSupplies.find(AirSupplyId(id))                 ? SubjectKind::AirSupply
        : p.storeys.find(StoreyId(id))                        ? SubjectKind::Storey
                                                              : SubjectKind::None;
}

// A fact of a wall, room or stair that is missing of another subject: nobody knows which wall, room or stair that is.
bool hasOwner(const Project& p, SubjectKind owner, const QString& id)
{
    switch (owner) {
    case SubjectKind::Wall: return p.walls.find(WallId(id));
    case SubjectKind::Room: return p.rooms.find(RoomId(id));
    case SubjectKind::Stair: return p.stairs.find(StairId(id));
    case SubjectKind::Storey: return p.storeys.find(StoreyId(id));
    default: return true;
    }
}

Cause causeOf(const MissingFact& m, const FactSheet& sheet)
{
    const SubjectKind owner = sheet.facts()[m.fact].owner;
    // What a door waits for of its wiring and control is asked of the door.
    if (owner == SubjectKind::Circuit || owner == SubjectKind::Interlock || owner == SubjectKind::Device || owner == SubjectKind::AirSupply)
        return {undecidedBy(m), m.fact, SubjectKind::None, kindOf(sheet.project(), m.subject)};
    if (hasOwner(sheet.project(), owner, m.subject))
        return {undecidedBy(m), m.fact, SubjectKind::None, owner};
    return {undecidedBy(m), std::nullopt, owner, kindOf(sheet.project(), m.subject)};
}

NamedSubject named(const Project& p, const QString& id)
{
    const QString whole = id.section(u'/', 0, 0);
    const QString part = id.mid(whole.size() + 1);
    const auto with = [&](const std::optional<QString>& name) {
        const QString text = name.value_or(QString());
        return NamedSubject{id, text.isEmpty() || part.isEmpty() ? text : text + u' ' + part};
    };
    if (const Opening* o = p.openings.find(OpeningId(whole)))
        return with(o->mark);
    if (const Room* r = p.rooms.find(RoomId(id)))
        return with(roomText(p, {Beyond::Kind::Room, r->id}));
    if (const Valve* v = p.valves.find(ValveId(id)))
        return with(v->tag);
    if (const Supply* s = p.supplies.find(SupplyId(id)))
        return with(s->mark);
    if (const Stair* s = p.stairs.find(StairId(id)))
        return with(s->name);
    if (const HardwareSet* s = p.hardwareSets.find(HardwareSetId(whole)))
        return with(s->mark);
    if (const Device* d = p.devices.find(DeviceId(id)))
        return with(d->mark);
    if (const Interlock* i = p.interlocks.find(InterlockId(id)))
        return with(i->name);
    if (const AirSupply* a = p.airSupplies.find(AirSupplyId(id)))
        return with(a->name);
    if (const Storey* s = p.storeys.find(StoreyId(id)))
        return with(s->name);
    return {id, {}};
}

std::vector<NamedSubject> inOrder(const std::set<QString>& ids, const Project& p)
{
    std::vector<NamedSubject> out;
    for (const QString& id : ids)
        out.push_back(named(p, id));
    std::stable_sort(out.begin(), out.end(), [](const NamedSubject& a, const NamedSubject& b) {
        return a.name.isEmpty() != b.name.isEmpty() ? b.name.isEmpty() : naturalLess(a.name, b.name);
    });
    return out;
}

// An undecided finding with all that it waits for.
struct Waiting {
    const Finding* finding;
    UndecidedBy by;
    std::vector<std::pair<size_t, QString>> lacks; ///< cause and the id of who lacks it
    std::vector<size_t> causes; ///< each once

    bool has(size_t cause) const { return std::find(causes.begin(), causes.end(), cause) != causes.end(); }
};

class Causes final {
public:
    explicit Causes(const Assessment& a) : m_assessment(a)
    {
        for (const Finding& f : a.findings)
            if (f.verdict == Verdict::Undecided)
                m_waiting.push_back(waitingOf(f));
    }

    /// Each finding under one cause.
    std::vector<CauseGroup> apart() const
    {
        std::vector<std::vector<size_t>> byCause = findingsByCause(true);
        std::vector<size_t> left(m_causes.size());
        for (size_t c = 0; c < m_causes.size(); ++c)
            left[c] = byCause[c].size();
        std::vector<bool> taken(m_waiting.size());
        std::vector<CauseGroup> out;
        for (;;) {
            const size_t next = fullest(left);
            if (next == m_causes.size())
                break;
            std::vector<size_t> mine;
            for (const size_t w : byCause[next])
                if (!taken[w])
                    mine.push_back(w);
            for (const size_t w : mine) {
                taken[w] = true;
                for (const size_t c : m_waiting[w].causes)
                    left[c] -= m_causes[c].by == m_waiting[w].by ? 1 : 0;
            }
            out.push_back(groupOf(next, mine));
        }
        sort(out);
        return out;
    }

    std::vector<CauseGroup> all() const
    {
        const std::vector<std::vector<size_t>> byCause = findingsByCause(false);
        std::vector<CauseGroup> out;
        for (size_t c = 0; c < m_causes.size(); ++c)
            out.push_back(groupOf(c, byCause[c]));
        sort(out);
        return out;
    }

private:
    size_t indexOf(const Cause& cause, const QString& ask)
    {
        const auto [it, isNew] = m_index.emplace(cause, m_causes.size());
        if (isNew) {
            m_causes.push_back(cause);
            m_asks.push_back(ask);
        }
        return it->second;
    }

    Waiting waitingOf(const Finding& f)
    {
        Waiting w{&f, undecidedBy(f), {}, {}};
        for (const MissingFact& m : f.missing) {
            const Cause cause = causeOf(m, *m_assessment.sheet);
            const QString ask = cause.by == UndecidedBy::NoEngine ? QString() : cause.fact ? m.ask : QLatin1String(askWord(Ask::Architect));
            w.lacks.emplace_back(indexOf(cause, ask), m.subject);
        }
        if (w.lacks.empty())
            w.lacks.emplace_back(indexOf({}, {}), f.subjectId);
        for (const auto& [cause, subject] : w.lacks)
            if (!w.has(cause))
                w.causes.push_back(cause);
        return w;
    }

    // A finding that waits for data and for the site stands with the data: `strongest` leaves the rest out.
    std::vector<std::vector<size_t>> findingsByCause(bool strongest) const
    {
        std::vector<std::vector<size_t>> out(m_causes.size());
        for (size_t w = 0; w < m_waiting.size(); ++w)
            for (const size_t c : m_waiting[w].causes)
                if (!strongest || m_causes[c].by == m_waiting[w].by)
                    out[c].push_back(w);
        return out;
    }

    // Names of facts decide among equals: their numbers may differ in the next version of the program.
    bool before(size_t a, size_t b) const
    {
        const auto key = [&](size_t c) {
            const Cause& cause = m_causes[c];
            return std::tuple(!cause.fact, cause.fact ? m_assessment.sheet->facts()[*cause.fact].name : QString(), cause.place, cause.of,
                              cause.by);
        };
        return key(a) < key(b);
    }

    size_t fullest(const std::vector<size_t>& left) const
    {
        size_t best = m_causes.size();
        for (size_t c = 0; c < left.size(); ++c)
            if (left[c] > 0 && (best == m_causes.size() || left[c] > left[best] || (left[c] == left[best] && before(c, best))))
                best = c;
        return best;
    }

    CauseGroup groupOf(size_t cause, const std::vector<size_t>& waiting) const
    {
        CauseGroup g;
        g.cause = m_causes[cause];
        g.ask = m_asks[cause];
        std::set<QString> lacking, about, rules;
        std::vector<qint64> also(m_causes.size());
        for (const size_t index : waiting) {
            const Waiting& w = m_waiting[index];
            g.findings.push_back(w.finding);
            rules.insert(w.finding->rule);
            g.alone += w.causes.size() == 1 ? 1 : 0;
            for (const auto& [c, subject] : w.lacks)
                if (c == cause)
                    lacking.insert(subject);
            for (const size_t c : w.causes)
                also[c] += c == cause ? 0 : 1;
            const QString whole = w.finding->subjectId.section(u'/', 0, 0);
            about.insert(m_assessment.index->project().openings.find(OpeningId(whole)) ? whole : w.finding->subjectId);
        }
        g.lacking = inOrder(lacking, m_assessment.index->project());
        g.about = inOrder(about, m_assessment.index->project());
        g.rules = QStringList(rules.begin(), rules.end());
        std::vector<size_t> others;
        for (size_t c = 0; c < also.size(); ++c)
            if (also[c] > 0)
                others.push_back(c);
        std::sort(others.begin(), others.end(), [&](size_t a, size_t b) { return also[a] != also[b] ? also[a] > also[b] : before(a, b); });
        for (const size_t c : others)
            g.also.emplace_back(m_causes[c], also[c]);
        return g;
    }

    void sort(std::vector<CauseGroup>& groups) const
    {
        std::stable_sort(groups.begin(), groups.end(), [&](const CauseGroup& a, const CauseGroup& b) {
            if (a.cause.by != b.cause.by)
                return a.cause.by < b.cause.by;
            if (a.findings.size() != b.findings.size())
                return a.findings.size() > b.findings.size();
            return before(m_index.at(a.cause), m_index.at(b.cause));
        });
    }

    const Assessment& m_assessment;
    std::map<Cause, size_t> m_index;
    std::vector<Cause> m_causes;
    QStringList m_asks;
    std::vector<Waiting> m_waiting;
};

} // namespace

std::vector<NamedSubject> othersThan(SubjectKind kind, const std::vector<NamedSubject>& subjects, const Project& p)
{
    std::set<QString> ids;
    const auto add = [&](const auto& table) {
        for (const auto& row : table)
            ids.insert(row->id.text());
    };
    switch (kind) {
    case SubjectKind::Opening: add(p.openings); break;
    case SubjectKind::Room: add(p.rooms); break;
    case SubjectKind::Supply: add(p.supplies); break;
    case SubjectKind::Valve: add(p.valves); break;
    case SubjectKind::Circuit: add(p.circuits); break;
    case SubjectKind::Interlock: add(p.interlocks); break;
    case SubjectKind::Device: add(p.devices); break;
    case SubjectKind::AirSupply: add(p.airSupplies); break;
    case SubjectKind::Storey: add(p.storeys); break;
    default: break;
    }
    for (const NamedSubject& s : subjects)
        ids.erase(s.id);
    return inOrder(ids, p);
}

std::vector<CauseGroup> causesOf(const Assessment& assessment)
{
    return Causes(assessment).apart();
}

std::vector<CauseGroup> everyCause(const Assessment& assessment)
{
    return Causes(assessment).all();
}

Answers answersTo(const CauseGroup& group, const Assessment& a)
{
    Answers out;
    if (!group.cause.fact || group.cause.by == UndecidedBy::NoEngine)
        return out;
    const FactRow& row = a.sheet->facts()[*group.cause.fact];
    out.hardware = *group.cause.fact == a.sheet->id("door.hardware_set");
    out.enterable = row.field.has_value();
    out.assumable = out.enterable && group.cause.by == UndecidedBy::NoData && group.lacking.size() > 1;
    // What the site shows is another thing at each opening.
    if (!row.field || row.owner != SubjectKind::Opening || group.cause.by == UndecidedBy::Site
        || (fieldOf(*row.field).group != Group::Door && fieldOf(*row.field).group != Group::Schedule))
        return out;
    const Project& p = a.index->project();
    std::set<OpeningTypeId> types;
    for (const NamedSubject& s : group.lacking)
        if (const Opening* o = p.openings.find(OpeningId(s.id)); o && p.openingTypes.find(o->type)) {
            types.insert(*o->type);
            ++out.typed;
        }
    // Where each opening has a type of its own, the type saves nothing.
    if (static_cast<qint64>(types.size()) < out.typed)
        out.types.assign(types.begin(), types.end());
    else
        out.typed = 0;
    return out;
}

} // namespace sp
