// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/fault_inputs.h"

namespace sp {

namespace {

class Inputs final {
public:
    explicit Inputs(const FieldSet& reads) : m_reads(reads) { }

    bool isRead(quint16 id) const
    {
        FieldSet one;
        one.add(id);
        return m_reads.meets(one);
    }

    bool differ(const FieldBag& a, const FieldBag& b) const
    {
        for (const auto& [bag, other] : {std::pair(&a, &b), std::pair(&b, &a)})
            for (const auto& [id, value] : *bag)
                if (const Value* v = other->find(id); (!v || *v != value) && isRead(id))
                    return true;
        return false;
    }

    /// Whether rows came, went or differ. `like` gives a copy of the first one with everything of the second that nobody reads.
    template <class T, class Like>
    bool differ(const RowDiff& diff, const Table<T>& before, const Table<T>& after, Like&& like) const
    {
        return std::any_of(diff.changes.begin(), diff.changes.end(), [&](const RowDiff::Change& c) {
            if (c.before < 0 || c.after < 0)
                return true;
            T a = before[static_cast<size_t>(c.before)];
            const T& b = after[static_cast<size_t>(c.after)];
            if (differ(a.facts, b.facts))
                return true;
            a.facts = b.facts;
            like(a, b);
            return !(a == b);
        });
    }

    bool differ(const HardwareSet& a, const HardwareSet& b) const
    {
        if (!a.items || !b.items || a.items->size() != b.items->size())
            return a.items.has_value() || b.items.has_value();
        return !std::equal(a.items->begin(), a.items->end(), b.items->begin(), [&](const HardwareItem& x, const HardwareItem& y) {
            return x.key == y.key && x.kind == y.kind && !differ(x.facts, y.facts);
        });
    }

    bool differ(const std::optional<std::vector<Battery>>& a, const std::optional<std::vector<Battery>>& b) const
    {
        if (!a || !b || a->size() != b->size())
            return a.has_value() || b.has_value();
        return !std::equal(a->begin(), a->end(), b->begin(),
                           [&](const Battery& x, const Battery& y) { return x.key == y.key && !differ(x.facts, y.facts); });
    }

private:
    const FieldSet& m_reads;
};

// What lies on the sides of openings, and which side is outside.
bool sidesDiffer(const PlanIndex& old, const PlanIndex& now, const IndexChanges& changes)
{
    for (size_t row = 0; row < now.project().openings.size(); ++row) {
        if (!changes.rebuilt[row])
            continue;
        const int was = changes.openings.toOld(row);
        if (was < 0)
            return true;
        const PlanIndex::OpeningEntry& a = old.opening(static_cast<size_t>(was));
        const PlanIndex::OpeningEntry& b = now.opening(row);
        if (!(a.sides == b.sides) || a.outside != b.outside)
            return true;
    }
    return false;
}

} // namespace

bool touchesSearch(const PlanIndex& old, const PlanIndex& now, const IndexChanges& changes, const FactCatalogue& facts,
                   const FieldSet& reads)
{
    const Project& a = old.project();
    const Project& b = now.project();
    const Inputs inputs(reads);
    const auto nothing = [](auto&, const auto&) {};
    for (const Group group : settingsGroups)
        if (inputs.differ(settingsBag(a.settings, group), settingsBag(b.settings, group)))
            return true;
    for (const RowDiff::Change& c : diffRows(a.assumptions, b.assumptions).changes)
        for (const Assumption* assumption : {c.before < 0 ? nullptr : &a.assumptions[static_cast<size_t>(c.before)],
                                             c.after < 0 ? nullptr : &b.assumptions[static_cast<size_t>(c.after)]})
            if (const auto fact = assumption ? facts.find(assumption->fact) : std::nullopt; fact && inputs.isRead(*fact))
                return true;
    for (const RowDiff::Change& c : changes.sets.changes)
        if (c.before < 0 || c.after < 0
            || inputs.differ(a.hardwareSets[static_cast<size_t>(c.before)], b.hardwareSets[static_cast<size_t>(c.after)]))
            return true;
    // Where walls and rooms are shows in the sides of openings and in the areas of rooms.
    if (std::find(changes.reshaped.begin(), changes.reshaped.end(), true) != changes.reshaped.end() || sidesDiffer(old, now, changes))
        return true;
    const auto notes = [](auto& x, const auto& y) {
        x.guid = y.guid;
        x.imported = y.imported;
    };
    const auto place = [](auto& x, const auto& y) { x.at = y.at; };
    return inputs.differ(diffRows(a.storeys, b.storeys), a.storeys, b.storeys, nothing)
        || inputs.differ(changes.walls, a.walls, b.walls,
                         [&](Wall& x, const Wall& y) {
                             notes(x, y);
                             x.from = y.from;
                             x.to = y.to;
                             x.thickness = y.thickness;
                         })
        || inputs.differ(changes.rooms, a.rooms, b.rooms,
                         [&](Room& x, const Room& y) {
                             notes(x, y);
                             place(x, y);
                             x.outline = y.outline;
                             x.holes = y.holes;
                         })
        || inputs.differ(changes.stairs, a.stairs, b.stairs, nothing)
        || inputs.differ(changes.openingTypes, a.openingTypes, b.openingTypes,
                         [](OpeningType& x, const OpeningType& y) {
                             x.name = y.name;
                             x.guid = y.guid;
                         })
        || inputs.differ(changes.openings, a.openings, b.openings,
                         [&](Opening& x, const Opening& y) {
                             notes(x, y);
                             x.place = y.place;
                         })
        || inputs.differ(changes.devices, a.devices, b.devices, place)
        || inputs.differ(changes.supplies, a.supplies, b.supplies,
                         [&](Supply& x, const Supply& y) {
                             place(x, y);
                             if (!inputs.differ(x.batteries, y.batteries))
                                 x.batteries = y.batteries;
                         })
        || inputs.differ(changes.circuits, a.circuits, b.circuits,
                         [&](Circuit& x, const Circuit& y) {
                             if (x.fireAlarm && y.fireAlarm && !inputs.differ(x.fireAlarm->facts, y.fireAlarm->facts))
                                 x.fireAlarm->facts = y.fireAlarm->facts;
                         })
        || inputs.differ(diffRows(a.airSupplies, b.airSupplies), a.airSupplies, b.airSupplies, nothing)
        || inputs.differ(diffRows(a.sources, b.sources), a.sources, b.sources, place)
        || inputs.differ(changes.valves, a.valves, b.valves,
                         [&](Valve& x, const Valve& y) {
                             notes(x, y);
                             place(x, y);
                         })
        || inputs.differ(changes.interlocks, a.interlocks, b.interlocks, nothing);
}

} // namespace sp
