// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/failure/detector_links.h"

#include <algorithm>
#include <map>

namespace sp {

namespace {

constexpr SubjectKind D = SubjectKind::Device;

QString tagOf(const Project& p, const ValveId& id)
{
    const Valve* valve = p.valves.find(id);
    return valve && valve->tag ? *valve->tag : id.text();
}

QString list(QStringList names)
{
    names.sort();
    names.removeDuplicates();
    if (names.size() < 2)
        return names.isEmpty() ? QStringLiteral("nothing") : names.front();
    const QString last = names.takeLast();
    return names.join(QStringLiteral(", ")) + QStringLiteral(" and ") + last;
}

} // namespace

std::optional<WantedLinks> wantedLinks(const FactSheet& s, quint32 row, const Source& source, Trace* t)
{
    static const FactId location = s.id("device.location");
    const Project& p = s.project();
    const Device& device = p.devices[row];
    const auto where = FactView{s, {D, row, 0}, t}.word(location);
    if (!where)
        return std::nullopt;
    // The lines of the gas: rooms served, with the valves that lead there. The common pipe belongs to all of them.
    std::map<RoomId, std::vector<quint32>> lines;
    std::vector<quint32> common;
    for (const quint32 valve : valvesFrom(s, source.id))
        if (const auto& to = p.valves[valve].to)
            lines[*to].push_back(valve);
        else
            common.push_back(valve);
    const bool branch = (*where == u"use_point" || *where == u"branch_enclosure" || *where == u"room") && device.room
        && device.room != source.room && lines.contains(*device.room);
    const bool inside = *where == u"cabinet" || *where == u"manifold";
    WantedLinks out;
    const auto add = [&](std::vector<quint32> valves) {
        valves.insert(valves.end(), common.begin(), common.end());
        std::vector<WantedLinks::Member> group;
        for (const quint32 valve : valves) {
            // Beside the detector in the cabinet or manifold; elsewhere at the source end of the line.
            const auto there = inside && p.valves[valve].room && device.room ? std::optional(p.valves[valve].room == device.room)
                                                                             : isAtEnd(s, valve, u"source", t);
            if (there != false)
                group.push_back({valve, there == true});
        }
        out.groups.push_back(std::move(group));
    };
    for (const auto& [room, valves] : lines)
        if (!branch || room == *device.room)
            add(valves);
    if (lines.empty())
        add({});
    return out;
}

std::optional<bool> closesWhatItMust(const FactSheet& s, quint32 row, const Source& source, Trace* t)
{
    static const FactId closed = s.id("device.closes_valves");
    const Project& p = s.project();
    const Device& device = p.devices[row];
    if (!device.closes) {
        FactView{s, {D, row, 0}, t}.missing(closed);
        return std::nullopt;
    }
    const auto wanted = wantedLinks(s, row, source, t);
    if (!wanted)
        return device.closes->empty() ? std::optional(false) : std::nullopt;
    std::optional<bool> all = true;
    for (const auto& group : wanted->groups) {
        std::optional<bool> any = false;
        for (const WantedLinks::Member& m : group)
            if (closesAny(p, device, {m.valve}))
                any = either(any, m.certain ? std::optional(true) : std::nullopt);
        all = both(all, any);
    }
    return all;
}

QString linkWords(const FactSheet& s, quint32 row, const Source& source)
{
    const Project& p = s.project();
    const Device& device = p.devices[row];
    QStringList wanted;
    QStringList closed;
    if (const auto links = wantedLinks(s, row, source, nullptr))
        for (const auto& group : links->groups)
            for (const WantedLinks::Member& m : group)
                wanted += tagOf(p, p.valves[m.valve].id);
    if (device.closes)
        for (const ValveId& id : *device.closes)
            closed += tagOf(p, id);
    const QString must = wanted.isEmpty() ? QStringLiteral("a valve at the source, where none is drawn") : list(wanted);
    return device.mark.value_or(device.id.text()) + QStringLiteral(" must close ") + must + QStringLiteral(" and closes ") + list(closed);
}

} // namespace sp
