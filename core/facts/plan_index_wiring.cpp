// SPDX-License-Identifier: GPL-3.0-or-later
// What circuits and interlocks say of openings and supplies.
#include "core/facts/plan_wiring.h"

#include <QSet>
#include <mutex>

namespace sp {

// Circuits and interlocks of new entries; the plan lists them the other way round.
void PlanIndex::wire(std::vector<OpeningEntry*>& fresh) const
{
    const Project& p = *m_project;
    QHash<QStringView, OpeningEntry*> entries;
    for (size_t row = 0; row < fresh.size(); ++row)
        if (fresh[row])
            entries.insert(p.openings[row].id.text(), fresh[row]);
    for (const auto& circuit : p.circuits) {
        if (!circuit->feeds)
            continue;
        const size_t supply = circuit->supply ? p.supplies.indexOf(*circuit->supply) : p.supplies.size();
        for (const PartRef& part : *circuit->feeds)
            if (OpeningEntry* e = entries.value(part.entity, nullptr))
                e->feeds.push_back({part.part, circuit.get(), supply < p.supplies.size() ? static_cast<int>(supply) : -1});
    }
    for (const auto& interlock : p.interlocks)
        if (interlock->openings)
            for (const OpeningId& id : *interlock->openings)
                if (OpeningEntry* e = entries.value(id.text(), nullptr))
                    e->interlocks.push_back(interlock.get());
    for (OpeningEntry* e : fresh) {
        if (!e)
            continue;
        const auto locking = [&](size_t i) { return e->kinds[i] && e->kinds[i]->locking; };
        for (const Feed& feed : e->feeds)
            for (size_t i = 0; i < e->kinds.size(); ++i)
                if (feed.supply >= 0 && locking(i) && (*e->set->items)[i].key == feed.part
                    && std::find(e->supplies.begin(), e->supplies.end(), feed.supply) == e->supplies.end())
                    e->supplies.push_back(feed.supply);
        for (size_t i = 0; i < e->kinds.size(); ++i) {
            if (!locking(i))
                continue;
            e->locks = true;
            bool fed = false;
            bool supplied = true;
            for (const Feed& feed : e->feeds)
                if (feed.part == (*e->set->items)[i].key) {
                    fed = true;
                    supplied = supplied && feed.supply >= 0;
                }
            e->circuitsKnown = e->circuitsKnown && fed;
            e->suppliesKnown = e->suppliesKnown && fed && supplied;
        }
    }
}

PlanIndex::SupplyEntry PlanIndex::supplyOf(const Supply& supply) const
{
    const Project& p = *m_project;
    SupplyEntry out;
    for (const auto& circuit : p.circuits) {
        if (circuit->supply != supply.id)
            continue;
        if (!circuit->feeds) {
            out.complete = false;
            continue;
        }
        for (const PartRef& part : *circuit->feeds) {
            Load load{part};
            const size_t at = p.openings.indexOf(OpeningId(part.entity));
            if (at < p.openings.size()) {
                const OpeningEntry& e = opening(at);
                load.opening = static_cast<int>(at);
                for (size_t i = 0; i < e.kinds.size(); ++i)
                    if ((*e.set->items)[i].key == part.part)
                        load.item = static_cast<int>(i);
            } else {
                load.device = p.devices.find(DeviceId(part.entity));
                load.valve = p.valves.find(ValveId(part.entity));
            }
            out.loads.push_back(std::move(load));
        }
    }
    QSet<int> seen;
    for (const Load& load : out.loads) {
        const DeviceKind* kind = load.item < 0 ? nullptr : opening(static_cast<size_t>(load.opening)).kinds[static_cast<size_t>(load.item)];
        if (!kind || !kind->locking || seen.contains(load.opening))
            continue;
        seen.insert(load.opening);
        out.openings.push_back(load.opening);
    }
    return out;
}

std::vector<const Circuit*> PlanIndex::circuitsOf(size_t row, const QString& item) const
{
    std::vector<const Circuit*> out;
    for (const Feed& feed : opening(row).feeds)
        if (feed.part == item)
            out.push_back(feed.circuit);
    return out;
}

struct PlanIndex::LazyWiring {
    std::once_flag once;
    std::unique_ptr<const PlanWiring> wiring;
};

// Most edits change a door or a wall and no wire: all rows that a wiring names are then the same.
void PlanIndex::shareWiring(const PlanIndex* previous, const IndexChanges& c)
{
    const bool same = previous && c.devices.changes.empty() && c.circuits.changes.empty() && c.interlocks.changes.empty()
        && !c.openings.shifted() && !c.supplies.shifted() && !c.valves.shifted();
    m_wiring = same ? previous->m_wiring : std::make_shared<LazyWiring>();
}

const PlanWiring& PlanIndex::wiring() const
{
    std::call_once(m_wiring->once, [this] { m_wiring->wiring = std::make_unique<const PlanWiring>(*this); });
    return *m_wiring->wiring;
}

} // namespace sp
