// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/failure/failure_signs.h"

#include "core/failure/gas_paths.h"

#include <QCoreApplication>
#include <algorithm>

namespace sp::ui {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("FailureSigns", text);
}

bool has(const std::vector<int>& rows, int row)
{
    return std::binary_search(rows.begin(), rows.end(), row);
}

} // namespace

RoomSigns roomSigns(const FailureNow& now, int room)
{
    const WholePlan& plan = now.plan;
    RoomSigns out;
    out.trapped = has(plan.trapped, room);
    out.exposed = has(plan.exposed, room);
    out.entered = has(plan.entered, room);
    out.unknown = has(plan.leavesUnknown, room) || has(plan.enteredUnknown, room);
    return out;
}

DoorSigns doorSigns(const FailureNow& now, int opening)
{
    const OpeningState& state = now.openings[static_cast<size_t>(opening)];
    DoorSigns out{state.inside, state.outside, DoorSigns::Leaf::Plain};
    if (has(now.plan.fireDoorsNotLatched, opening))
        out.leaf = DoorSigns::Leaf::NotLatched;
    else if (has(now.plan.latchUnknown, opening))
        out.leaf = DoorSigns::Leaf::LatchUnknown;
    else if (state.leaf == LeafPosition::Open)
        out.leaf = DoorSigns::Leaf::Open;
    return out;
}

ValveSign valveSign(const FailureNow& now, int valve)
{
    const ValveState& state = now.valves[static_cast<size_t>(valve)];
    if (state.shut)
        return state.inService ? ValveSign::None : ValveSign::Shut;
    if (state.unknown)
        return ValveSign::Unknown;
    if (state.inService)
        return ValveSign::None;
    const auto& paths = now.study->model->gas().paths();
    const bool leaks = std::any_of(paths.begin(), paths.end(), [&](const GasPath& path) {
        if (!path.mustClose || !has(now.plan.notIsolated, path.source))
            return false;
        const std::vector<int> valves = path.valves();
        return has(valves, valve);
    });
    if (leaks)
        return ValveSign::NotIsolated;
    return state.outcome ? ValveSign::Open : ValveSign::Unknown;
}

std::set<QString> brokenThings(const FailureNow& now)
{
    std::set<QString> out;
    for (const BasicFault* fault : now.moment.faults)
        out.insert(fault->id.section(u':', 0, 0).section(u'/', 0, 0));
    return out;
}

QString signWords(SignKind kind)
{
    switch (kind) {
    case SignKind::Trapped: return tr("people cannot get out");
    case SignKind::Exposed: return tr("protected room exposed");
    case SignKind::Entered: return tr("anybody gets in");
    case SignKind::RoomUnknown: return tr("room not known");
    case SignKind::Free: return tr("free");
    case SignKind::Release: return tr("by a release device");
    case SignKind::Delayed: return tr("after a delay");
    case SignKind::Credential: return tr("credential");
    case SignKind::Key: return tr("key only");
    case SignKind::Locked: return tr("locked outside");
    case SignKind::Blocked: return tr("BLOCKED inside");
    case SignKind::SideUnknown: return tr("side not known");
    case SignKind::LeafOpen: return tr("leaf open");
    case SignKind::NotLatched: return tr("fire door not latched");
    case SignKind::LatchUnknown: return tr("fire door's latch not known");
    case SignKind::ValveShut: return tr("valve closed");
    case SignKind::ValveOpen: return tr("valve not closed");
    case SignKind::ValveNotIsolated: return tr("gas NOT shut off");
    case SignKind::ValveUnknown: return tr("valve not known");
    case SignKind::Broken: return tr("broken by hand");
    }
    return {};
}

std::vector<SignKind> kindsOf(const RoomSigns& signs)
{
    std::vector<SignKind> out;
    if (signs.trapped)
        out.push_back(SignKind::Trapped);
    if (signs.exposed)
        out.push_back(SignKind::Exposed);
    if (signs.entered)
        out.push_back(SignKind::Entered);
    if (signs.unknown)
        out.push_back(SignKind::RoomUnknown);
    return out;
}

SignKind kindOf(Passage passage)
{
    switch (passage) {
    case Passage::Free: return SignKind::Free;
    case Passage::Release: return SignKind::Release;
    case Passage::Delayed: return SignKind::Delayed;
    case Passage::Credential: return SignKind::Credential;
    case Passage::Key: return SignKind::Key;
    case Passage::Locked: return SignKind::Locked;
    case Passage::Blocked: return SignKind::Blocked;
    case Passage::Unknown: break;
    }
    return SignKind::SideUnknown;
}

std::optional<SignKind> kindOf(DoorSigns::Leaf leaf)
{
    switch (leaf) {
    case DoorSigns::Leaf::Open: return SignKind::LeafOpen;
    case DoorSigns::Leaf::NotLatched: return SignKind::NotLatched;
    case DoorSigns::Leaf::LatchUnknown: return SignKind::LatchUnknown;
    case DoorSigns::Leaf::Plain: break;
    }
    return std::nullopt;
}

std::optional<SignKind> kindOf(ValveSign sign)
{
    switch (sign) {
    case ValveSign::Shut: return SignKind::ValveShut;
    case ValveSign::Open: return SignKind::ValveOpen;
    case ValveSign::NotIsolated: return SignKind::ValveNotIsolated;
    case ValveSign::Unknown: return SignKind::ValveUnknown;
    case ValveSign::None: break;
    }
    return std::nullopt;
}

} // namespace sp::ui
