// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/fault_groups.h"

#include "core/model/project.h"

#include <algorithm>
#include <map>

namespace sp {

namespace {

QString roomName(const Project& p, int row)
{
    const Room& room = p.rooms[static_cast<size_t>(row)];
    const auto named = [](const Room& r) { return (r.number.value_or(QString()) + u' ' + r.name.value_or(QString())).trimmed(); };
    const QString name = named(room);
    if (name.isEmpty())
        return room.id.text();
    // A stair is called the same on each of its storeys.
    const Storey* storey = p.storeys.find(room.storey);
    const auto same = std::count_if(p.rooms.begin(), p.rooms.end(), [&](const auto& other) { return named(*other) == name; });
    return same > 1 && storey ? QStringLiteral("%1 (%2)").arg(name, storey->name.value_or(storey->id.text())) : name;
}

QString markOf(const Project& p, int row)
{
    const Opening& opening = p.openings[static_cast<size_t>(row)];
    return opening.mark.value_or(opening.id.text());
}

QString headOf(const FailureModel& model, EventKind kind, int subject)
{
    const Project& p = model.project();
    switch (kind) {
    case EventKind::Trapped: {
        const auto people = model.people(subject);
        return QStringLiteral("%1: people (%2) cannot get out")
            .arg(roomName(p, subject), people ? QString::number(*people) : QStringLiteral("number not known"));
    }
    case EventKind::Exposed: return QStringLiteral("%1: anybody gets in").arg(roomName(p, subject));
    case EventKind::FireDoorOpen: return QStringLiteral("%1: the fire door is not latched").arg(markOf(p, subject));
    case EventKind::NotIsolated: {
        const Source& source = p.sources[static_cast<size_t>(subject)];
        return QStringLiteral("%1: the source is not shut off").arg(source.name.value_or(source.id.text()));
    }
    }
    return {};
}

using Events = std::vector<const FaultAnalysis::Event*>;

QString whenText(const Events& events)
{
    QStringList out;
    for (const FaultAnalysis::Event* e : events) {
        const QString text = QLatin1String(e->scenario->id) + (*e->in->name ? QStringLiteral(" ") + QLatin1String(e->in->name) : QString());
        if (!out.contains(text))
            out += text;
    }
    return out.join(QStringLiteral(", "));
}

// Of several ways the first and shortest.
const FaultAnalysis::Event& shortest(const Events& events)
{
    return **std::min_element(events.begin(), events.end(),
                              [](const auto* a, const auto* b) { return a->event.openings.size() < b->event.openings.size(); });
}

QString wayText(const Project& p, const UndesiredEvent& e)
{
    if (e.openings.empty() || e.kind == EventKind::FireDoorOpen)
        return {};
    QStringList names;
    for (const int row : e.openings) {
        const Valve* valve = e.kind == EventKind::NotIsolated ? &p.valves[static_cast<size_t>(row)] : nullptr;
        names += valve ? valve->tag.value_or(valve->id.text()) : markOf(p, row);
    }
    static constexpr const char* verbs[] = {"by way of %1", "", "past %1", "%1 shut"}; // by EventKind
    return QLatin1String(verbs[static_cast<size_t>(e.kind)]).arg(names.join(QStringLiteral(", ")));
}

} // namespace

std::vector<FaultGroup> faultGroups(const FailureModel& model, const FaultAnalysis& a)
{
    std::vector<FaultGroup> out;
    std::map<std::pair<EventKind, int>, size_t> places;
    std::vector<std::map<FaultSet, Events>> found; // by group
    for (const FaultAnalysis::Event& entry : a.events) {
        const auto [at, fresh] = places.try_emplace({entry.event.kind, entry.event.subject}, out.size());
        if (fresh) {
            out.push_back({entry.event.kind, entry.event.subject, headOf(model, entry.event.kind, entry.event.subject), {}});
            found.emplace_back();
        }
        for (const FaultSet& set : entry.event.sets)
            found[at->second][set].push_back(&entry);
    }
    for (size_t i = 0; i < out.size(); ++i) {
        std::vector<FaultGroup::Set>& sets = out[i].sets;
        for (const auto& [set, events] : found[i]) {
            const FaultAnalysis::Event& nearest = shortest(events);
            sets.push_back(
                {set, whenText(events), wayText(model.project(), nearest.event), static_cast<size_t>(&nearest - a.events.data())});
        }
        std::stable_sort(sets.begin(), sets.end(), [](const auto& x, const auto& y) { return x.faults.size() < y.faults.size(); });
    }
    return out;
}

} // namespace sp
