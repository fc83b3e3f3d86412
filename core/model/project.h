// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/entities.h"

#include <algorithm>
#include <memory>

namespace sp {

/// Entities of one kind, sorted by id. A copy shares the entities: a snapshot copies pointers only.
template <class T>
class Table final {
public:
    using Pointer = std::shared_ptr<const T>;
    using IdType = decltype(T::id);

    size_t size() const { return m_rows.size(); }
    bool empty() const { return m_rows.empty(); }
    auto begin() const { return m_rows.begin(); }
    auto end() const { return m_rows.end(); }
    const T& operator[](size_t i) const { return *m_rows[i]; }

    const T* find(const IdType& id) const
    {
        const auto it = lower(id);
        return it != m_rows.end() && (*it)->id == id ? it->get() : nullptr;
    }
    const T* find(const std::optional<IdType>& id) const { return id ? find(*id) : nullptr; }
    Pointer share(const IdType& id) const
    {
        const auto it = lower(id);
        return it != m_rows.end() && (*it)->id == id ? *it : nullptr;
    }
    /// Place of an id in iteration order, or size() when it is absent.
    size_t indexOf(const IdType& id) const
    {
        const auto it = lower(id);
        return it != m_rows.end() && (*it)->id == id ? static_cast<size_t>(it - m_rows.begin()) : m_rows.size();
    }

    /// Writes one row; nullptr removes it. Only patches and readers call these two.
    void put(const IdType& id, Pointer row)
    {
        const auto it = m_rows.begin() + (lower(id) - m_rows.cbegin());
        const bool found = it != m_rows.end() && (*it)->id == id;
        if (!row) {
            if (found)
                m_rows.erase(it);
        } else if (found) {
            *it = std::move(row);
        } else {
            m_rows.insert(it, std::move(row));
        }
    }
    /// Takes rows in any order; ids must differ.
    void assign(std::vector<Pointer> rows)
    {
        m_rows = std::move(rows);
        std::sort(m_rows.begin(), m_rows.end(), [](const Pointer& a, const Pointer& b) { return a->id < b->id; });
    }

    bool operator==(const Table& o) const
    {
        return std::equal(m_rows.begin(), m_rows.end(), o.m_rows.begin(), o.m_rows.end(),
                          [](const Pointer& a, const Pointer& b) { return a == b || *a == *b; });
    }

private:
    auto lower(const IdType& id) const
    {
        return std::lower_bound(m_rows.begin(), m_rows.end(), id, [](const Pointer& a, const IdType& b) { return a->id < b; });
    }
    std::vector<Pointer> m_rows;
};

/// What holds for the whole plan.
struct Settings {
    QString name;
    std::optional<QString> number, client, address, author;
    Units units = Units::Us;
    bool isaLabels = false; ///< print FL with its drift forms instead of FIP
    FieldBag codes;
    FieldBag building;
    FieldBag egress;
    bool operator==(const Settings&) const = default;
};
/// The facts of one group of the settings: codes, building or egress.
template <class S>
auto& settingsBag(S& settings, Group group)
{
    Q_ASSERT(group == Group::Codes || group == Group::Building || group == Group::Egress);
    return group == Group::Building ? settings.building : group == Group::Egress ? settings.egress : settings.codes;
}
inline constexpr Group settingsGroups[] = {Group::Codes, Group::Building, Group::Egress};

/// A plan file in memory. Value type; changed by patches only (core/edit).
struct Project {
    Settings settings;
    Table<Assumption> assumptions;
    Table<Storey> storeys;
    Table<Wall> walls;
    Table<Room> rooms;
    Table<Stair> stairs;
    Table<Obstruction> obstructions;
    Table<OpeningType> openingTypes;
    Table<Opening> openings;
    Table<HardwareSet> hardwareSets;
    Table<Device> devices;
    Table<Supply> supplies;
    Table<Circuit> circuits;
    Table<AirSupply> airSupplies;
    Table<Source> sources;
    Table<Valve> valves;
    Table<Interlock> interlocks;
    Table<Waiver> waivers;
    Table<Review> reviews;
    Table<Import> imports;
    Table<Underlay> underlays;
    bool operator==(const Project&) const = default;
};

/// What files and messages call one kind of entity.
struct KindInfo {
    const char* section; ///< of the plan file
    const char* prefix; ///< of new ids
    const char* noun;
    bool block; ///< a block with one line a group; else one line
};

/// Every kind once, in the order of the plan file: the one list that reader, writer, patch and validation go through.
template <class P, class F>
void forEachTable(P& p, F&& f)
{
    f(KindInfo{"assumptions", "au", "assumption", false}, p.assumptions);
    f(KindInfo{"storeys", "st", "storey", false}, p.storeys);
    f(KindInfo{"walls", "wl", "wall", false}, p.walls);
    f(KindInfo{"rooms", "rm", "room", false}, p.rooms);
    f(KindInfo{"stairs", "sr", "stair", false}, p.stairs);
    f(KindInfo{"obstructions", "ob", "obstruction", false}, p.obstructions);
    f(KindInfo{"opening_types", "ot", "opening type", true}, p.openingTypes);
    f(KindInfo{"openings", "op", "opening", true}, p.openings);
    f(KindInfo{"hardware_sets", "hs", "hardware set", true}, p.hardwareSets);
    f(KindInfo{"devices", "dv", "device", false}, p.devices);
    f(KindInfo{"supplies", "ps", "supply", true}, p.supplies);
    f(KindInfo{"circuits", "ci", "circuit", false}, p.circuits);
    f(KindInfo{"air_supplies", "as", "air supply", false}, p.airSupplies);
    f(KindInfo{"sources", "so", "source", false}, p.sources);
    f(KindInfo{"valves", "vl", "valve", true}, p.valves);
    f(KindInfo{"interlocks", "il", "interlock", false}, p.interlocks);
    f(KindInfo{"waivers", "wv", "waiver", true}, p.waivers);
    f(KindInfo{"reviews", "rv", "review", true}, p.reviews);
    f(KindInfo{"imports", "im", "import", true}, p.imports);
    f(KindInfo{"underlays", "ul", "underlay", false}, p.underlays);
}

} // namespace sp
