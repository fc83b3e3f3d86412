// SPDX-License-Identifier: GPL-3.0-or-later
// From energised devices to what each side of the opening meets (code-rules.md 6.3, valve-and-power-rules.md D5).
#include "core/failure/fault.h"
#include "core/failure/opening_solver.h"

namespace sp {

namespace {

size_t at(int i)
{
    return static_cast<size_t>(i);
}

} // namespace

// Both must be overcome: what frees only one of them does not open the door alone.
OpeningSolver::Way OpeningSolver::harder(Way a, Way b)
{
    if (a.passage != b.passage)
        return a.passage > b.passage ? a : b;
    return {a.passage, (a.by & b.by) != 0 ? a.by & b.by : a.by | b.by};
}

OpeningSolver::Way OpeningSolver::easier(Way a, Way b)
{
    if (a.passage != b.passage)
        return a.passage < b.passage ? a : b;
    return {a.passage, a.by | b.by};
}

OpeningSolver::Way OpeningSolver::keyOr(const Slot& key)
{
    return {valueOf(key) != 0 ? Passage::Key : Passage::Locked, 0};
}

OpeningSolver::Way OpeningSolver::released(const NetItem& item, bool inside)
{
    Way way{Passage::Locked, 0};
    for (const int r : m_net.releases) {
        const NetDevice& d = m_net.devices[at(r)];
        if (!acts(d, item, inside))
            continue;
        const quint64 bit = d.by >= 0 && d.by < 64 ? quint64{1} << static_cast<unsigned>(d.by) : 0;
        way = easier(way, d.role == NetRole::KeySwitch ? Way{Passage::Key, 0} : Way{Passage::Release, bit});
    }
    if (way.passage <= Passage::Credential)
        return way;
    for (const int r : m_net.readers)
        if (acts(m_net.devices[at(r)], item, inside))
            return {Passage::Credential, 0};
    return way;
}

bool OpeningSolver::stuckTrigger() const
{
    if (m_moment.sensors == SensorFault::Stuck)
        return true;
    return m_faulty && std::any_of(m_net.releases.begin(), m_net.releases.end(), [&](int r) {
               const NetDevice& d = m_net.devices[at(r)];
               return (d.role == NetRole::Switch || d.role == NetRole::TouchBar)
                   && (fails(FaultKind::SwitchStuck, d.row) || failsAt(FaultKind::SwitchStuck, d.item));
           });
}

// --- parts that hold beside a latch ---

OpeningSolver::Sides OpeningSolver::hold(const NetItem& item)
{
    const Way locked{Passage::Locked, 0};
    switch (item.form) {
    case NetForm::Magnet:
    case NetForm::DelayedMagnet: {
        if (!energised(item))
            return {};
        Way inside = released(item, true);
        if (item.form == NetForm::DelayedMagnet && !fails(FaultKind::SwitchStuck, item) && !stuckTrigger())
            inside = easier(inside, {Passage::Delayed, 0});
        return {inside, released(item, false)};
    }
    case NetForm::PowerBolt:
        if (isSafe(item) != energised(item))
            return {};
        return {released(item, true), easier(released(item, false), keyOr(item.outsideKey))};
    case NetForm::DeadBolt: return {valueOf(item.insideKey) != 0 ? Way{Passage::Key, 0} : Way{}, keyOr(item.outsideKey)};
    case NetForm::LeafBolt:
    case NetForm::LatchingLeafBolt: return {locked, locked};
    default: return {};
    }
}

// --- latches ---

OpeningSolver::Way OpeningSolver::byTrim(const NetItem& item)
{
    return valueOf(item.outsideTrim) == slot::TrimFree ? Way{} : keyOr(item.outsideKey);
}

// The outside lever that power locks or frees.
OpeningSolver::Way OpeningSolver::powerLever(const NetItem& item)
{
    if (isSafe(item) != energised(item))
        return {};
    const Way way = released(item, false);
    return way.passage < Passage::Key ? way : easier(way, keyOr(item.outsideKey));
}

OpeningSolver::Way OpeningSolver::latchInside(const NetItem& item)
{
    if (item.form == NetForm::DelayedBar && energised(item)) {
        const Way way = released(item, true);
        return fails(FaultKind::SwitchStuck, item) || stuckTrigger() ? way : easier(way, {Passage::Delayed, 0});
    }
    if (valueOf(item.insideBlocked) == 0)
        return {};
    return valueOf(item.insideKey) != 0 ? Way{Passage::Key, 0} : Way{Passage::Locked, 0};
}

OpeningSolver::Way OpeningSolver::latchOutside(const NetItem& item, quint8 leaf)
{
    Way way{Passage::Locked, 0};
    switch (item.form) {
    case NetForm::ElectricLever: way = powerLever(item); break;
    case NetForm::Retraction: {
        way = byTrim(item);
        if (way.passage > Passage::Free)
            way = easier(way, released(item, false));
        break;
    }
    case NetForm::OwnCells: way = fails(FaultKind::LockStuck, item) ? keyOr(item.outsideKey) : Way{Passage::Credential, 0}; break;
    default: way = byTrim(item);
    }
    if (item.exitDevice)
        for (const NetItem& trim : m_net.items) {
            if (way.passage == Passage::Free)
                break;
            if (serves(trim, leaf) && trim.form == NetForm::Trim)
                way = easier(way, byTrim(trim));
            else if (serves(trim, leaf) && trim.form == NetForm::ElectricTrim)
                way = easier(way, powerLever(trim));
        }
    return way;
}

OpeningSolver::Sides OpeningSolver::latch(const NetItem& item, quint8 leaf, bool& holds)
{
    const int self = static_cast<int>(&item - m_net.items.data());
    const auto faces = [&](const NetItem& strike) {
        return strike.form == NetForm::Strike && std::find(strike.faces.begin(), strike.faces.end(), self) != strike.faces.end();
    };
    bool free = fails(FaultKind::LatchFails, item) || (item.form == NetForm::Retraction && energised(item));
    for (const NetItem& strike : m_net.items)
        free = free || (faces(strike) && keeperFree(strike));
    holds = !free;
    if (free)
        return {};
    Sides out{{Passage::Locked, 0}, {Passage::Locked, 0}};
    if (!fails(FaultKind::LatchJammed, item)) {
        out.inside = latchInside(item);
        out.outside = latchOutside(item, leaf);
    }
    for (const NetItem& strike : m_net.items) {
        if (!faces(strike))
            continue;
        if (out.inside.passage > Passage::Free)
            out.inside = easier(out.inside, released(strike, true));
        if (out.outside.passage > Passage::Free)
            out.outside = easier(out.outside, released(strike, false));
    }
    return out;
}

// --- leaf and opening ---

bool OpeningSolver::isHeldOpen(quint8 leaf)
{
    bool holder = false;
    for (const NetItem& item : m_net.items) {
        if (!serves(item, leaf))
            continue;
        if (fails(FaultKind::CloserBroken, item))
            return true;
        if (item.form != NetForm::Holder)
            continue;
        holder = true;
        if (powered(item))
            return true;
    }
    return holder && valueOf(m_net.closes[leaf]) == 0;
}

OpeningSolver::Sides OpeningSolver::leafSides(quint8 leaf, bool& latched, bool& open)
{
    latched = false;
    open = fails(FaultKind::DoorPropped, m_net.opening) || isHeldOpen(leaf);
    Sides out;
    if (open)
        return out;
    for (const NetItem& item : m_net.items) {
        if (!serves(item, leaf))
            continue;
        Sides one;
        switch (item.form) {
        case NetForm::Lever:
        case NetForm::ElectricLever:
        case NetForm::Retraction:
        case NetForm::DelayedBar:
        case NetForm::OwnCells: {
            bool holds = false;
            one = latch(item, leaf, holds);
            latched = latched || holds;
            break;
        }
        case NetForm::LatchingLeafBolt:
            if (fails(FaultKind::LatchFails, item))
                continue;
            latched = true;
            one = hold(item);
            break;
        case NetForm::Magnet:
        case NetForm::DelayedMagnet:
        case NetForm::PowerBolt:
        case NetForm::DeadBolt:
        case NetForm::LeafBolt: one = hold(item); break;
        case NetForm::Strike:
        case NetForm::Trim:
        case NetForm::ElectricTrim:
        case NetForm::Holder:
        case NetForm::Closer: continue; // seen with their latch or leaf
        }
        out = {harder(out.inside, one.inside), harder(out.outside, one.outside)};
    }
    return out;
}

OpeningOutcome OpeningSolver::once()
{
    OpeningOutcome out;
    if (m_net.leafless) {
        out.open = true;
        return out;
    }
    m_pair = valueOf(m_net.pair);
    m_inhibited = false;
    quint64 local = 0;
    for (const NetInterlock& group : m_net.interlocks) {
        if (!inhibits(group))
            continue;
        m_inhibited = true;
        for (const int r : group.releases)
            if (const NetDevice& d = m_net.devices[at(r)]; works(d) && d.by >= 0 && d.by < 64)
                local |= quint64{1} << static_cast<unsigned>(d.by);
    }
    Sides sides = leafSides(0, out.latched, out.open);
    if (m_pair != 0) {
        bool latched = false;
        bool open = false;
        Sides other = leafSides(1, latched, open);
        if (m_net.doubleEgress)
            std::swap(other.inside, other.outside);
        sides = {easier(sides.inside, other.inside), easier(sides.outside, other.outside)};
        out.latched = out.latched && latched;
        out.open = out.open || open;
    }
    // Where no item is the interlock's own, something that is not drawn holds the door for it.
    const bool drawn = std::any_of(m_net.items.begin(), m_net.items.end(), [](const NetItem& i) { return i.interlocked; });
    if (m_inhibited && !out.open) {
        const Way held = local != 0 ? Way{Passage::Release, local} : Way{Passage::Locked, 0};
        if (!drawn)
            sides = {harder(sides.inside, held), harder(sides.outside, {Passage::Locked, 0})};
        else if (local != 0)
            sides.inside = easier(sides.inside, held);
    }
    out.inside = sides.inside.passage == Passage::Locked ? Passage::Blocked : sides.inside.passage;
    out.outside = sides.outside.passage;
    out.by = out.inside == Passage::Release ? sides.inside.by : 0;
    return out;
}

} // namespace sp
