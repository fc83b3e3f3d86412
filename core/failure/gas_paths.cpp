// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/failure/gas_paths.h"

namespace sp {

const char* gasFlowWord(GasFlow f)
{
    static constexpr const char* words[] = {"in_service", "isolated", "not_isolated", "unknown"};
    return words[static_cast<size_t>(f)];
}

std::vector<int> GasPath::valves() const
{
    std::vector<int> out = series;
    out.insert(out.end(), bypasses.begin(), bypasses.end());
    std::sort(out.begin(), out.end());
    return out;
}

namespace {

// These let gas through whenever it wants to: no isolation (A1).
bool neverIsolates(const Valve& valve)
{
    static const FieldId kind = field("body.kind");
    const auto word = valve.facts.word(kind);
    if (!word)
        return false;
    const auto body = static_cast<BodyKind>(*word);
    return body == BodyKind::Check || body == BodyKind::Relief || body == BodyKind::ExcessFlow || body == BodyKind::Regulator;
}

} // namespace

GasPaths::GasPaths(const FactSheet& sheet)
{
    static const FactId bypass = sheet.id("valve.bypasses");
    const Project& p = sheet.project();
    for (size_t row = 0; row < p.valves.size(); ++row)
        m_valves.emplace_back(sheet, static_cast<int>(row));
    for (size_t row = 0; row < p.valves.size(); ++row) {
        const Valve& valve = p.valves[row];
        const size_t source = valve.from ? p.sources.indexOf(*valve.from) : p.sources.size();
        const size_t room = valve.to ? p.rooms.indexOf(*valve.to) : p.rooms.size();
        if (source >= p.sources.size() || room >= p.rooms.size())
            continue; // who knows where it leads; the facts of the valve say so
        const auto same = [&](const GasPath& path) {
            return path.source == static_cast<int>(source) && path.room == static_cast<int>(room);
        };
        auto path = std::find_if(m_paths.begin(), m_paths.end(), same);
        if (path == m_paths.end())
            path = m_paths.insert(m_paths.end(), {static_cast<int>(source), static_cast<int>(room), {}, {}, false});
        const bool around = FactView{sheet, {SubjectKind::Valve, static_cast<quint32>(row), 0}, nullptr}.flag(bypass).value_or(false);
        if (around)
            path->bypasses.push_back(static_cast<int>(row));
        else if (!neverIsolates(valve))
            path->series.push_back(static_cast<int>(row));
        path->mustClose =
            path->mustClose || (!around && m_valves[row].hasPositionWanted(WantedPosition::Closed) && !m_valves[row].isIdle());
    }
    std::sort(m_paths.begin(), m_paths.end(),
              [](const GasPath& a, const GasPath& b) { return std::pair(a.source, a.room) < std::pair(b.source, b.room); });
}

GasFlow GasPaths::at(const GasPath& path, const Moment& moment, StateReasons* reasons) const
{
    if (!path.mustClose)
        return GasFlow::InService;
    Moment asked = moment;
    asked.faults.clear();
    bool wanted = false;
    bool maybe = false;
    for (const int row : path.series) {
        const ValveState state = m_valves[static_cast<size_t>(row)].at(asked);
        wanted = wanted || (!state.inService && !state.unknown);
        maybe = maybe || (!state.inService && state.unknown);
    }
    if (!wanted && !maybe)
        return GasFlow::InService;
    // One that is shut is enough in series; every bypass must be.
    bool shut = false, unknown = false;
    for (const int row : path.series) {
        const ValveState state = m_valves[static_cast<size_t>(row)].at(moment, reasons);
        shut = shut || state.shut;
        unknown = unknown || state.unknown;
    }
    bool around = false, aroundUnknown = false;
    for (const int row : path.bypasses) {
        const ValveState state = m_valves[static_cast<size_t>(row)].at(moment, reasons);
        around = around || (!state.shut && !state.unknown);
        aroundUnknown = aroundUnknown || state.unknown;
    }
    if (shut && !around && !aroundUnknown)
        return GasFlow::Isolated;
    if (around || (!shut && !unknown))
        return wanted ? GasFlow::NotIsolated : GasFlow::Unknown;
    return GasFlow::Unknown;
}

GasPaths::Sources GasPaths::sourcesAt(const Moment& moment) const
{
    Sources out;
    const auto add = [](std::vector<int>& list, int row) {
        if (list.empty() || list.back() != row)
            list.push_back(row);
    };
    for (const GasPath& path : m_paths)
        switch (at(path, moment)) {
        case GasFlow::NotIsolated: add(out.notIsolated, path.source); break;
        case GasFlow::Unknown: add(out.unknown, path.source); break;
        case GasFlow::InService:
        case GasFlow::Isolated: break;
        }
    return out;
}

} // namespace sp
