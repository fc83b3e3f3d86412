// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/catalogue.h"
#include "core/model/row_diff.h"
#include "core/schedule/handing.h"

namespace sp {

/// What differs between two snapshots, in rows; made beside an index that follows from another one.
struct IndexChanges {
    RowDiff storeys, walls, rooms, stairs, openingTypes, openings, sets, devices, supplies, circuits, valves, interlocks, airSupplies;
    std::vector<bool> rebuilt; ///< openings (new rows) that changed themselves or in what their entry refers to
    std::vector<bool> relinked; ///< others, whose type or set has other facts but leads nowhere else
    std::vector<bool> rewired; ///< supplies (new rows) whose circuits or loads changed
    std::vector<bool> reshaped; ///< rooms (new rows) whose outline or area is another one
};

struct PlanWiring;

/// References of one snapshot, resolved once: what facts ask of the plan is then a look-up. An index made from that of the snapshot before
/// shares with it what did not change.
class PlanIndex final {
public:
    /// A circuit that feeds an opening, in the order of the plan.
    struct Feed {
        QString part; ///< key of the item
        const Circuit* circuit = nullptr;
        int supply = -1; ///< row
        bool operator==(const Feed&) const = default;
    };
    struct OpeningEntry {
        const OpeningType* type = nullptr;
        const Wall* wall = nullptr;
        int wallRow = -1;
        const HardwareSet* set = nullptr; ///< nullptr or without items: hardware not known
        std::vector<const DeviceKind*> kinds; ///< of the items; nullptr where the catalogue does not know one
        OpeningSides sides;
        int roomA = -1, roomB = -1; ///< rows of the rooms on its sides
        std::optional<Side> outside;
        int spaceRoom = -1; ///< row of the room that `space.*` means: the protected one, else the inside; -1 when not known or outside
        int stair = -1; ///< row of the stair that a side opens to
        std::vector<Feed> feeds;
        std::vector<const Interlock*> interlocks; ///< groups that it belongs to
        std::vector<int> supplies; ///< rows of the supplies that power its locking items
        bool locks = false; ///< the set holds a locking item
        bool circuitsKnown = true; ///< every locking item has a circuit
        bool suppliesKnown = true; ///< and every circuit of one has a supply
    };
    struct Load {
        PartRef part;
        int opening = -1;
        int item = -1;
        const Device* device = nullptr;
        const Valve* valve = nullptr;
        bool operator==(const Load&) const = default;
    };
    struct SupplyEntry {
        std::vector<int> openings; ///< rows whose locking items it powers
        std::vector<Load> loads;
        bool complete = true; ///< every circuit states what it feeds
    };

    /// `previous` is the index of any earlier state of the plan, with the same catalogue: only what differs is resolved again.
    PlanIndex(std::shared_ptr<const Project> project, std::shared_ptr<const Topology> topology, const Catalogue& catalogue,
              const PlanIndex* previous = nullptr, IndexChanges* changes = nullptr);

    const Project& project() const { return *m_project; }
    std::shared_ptr<const Project> snapshot() const { return m_project; }
    const Topology& topology() const { return *m_topology; }
    const Catalogue& catalogue() const { return m_catalogue; }
    const OpeningDevices& devices() const { return m_devices; }
    const OpeningEntry& opening(size_t row) const { return *m_openings[row]; }
    const SupplyEntry& supply(size_t row) const { return *m_supplies[row]; }
    /// Openings whose `space.*` is this room.
    const std::vector<int>& openingsInto(size_t room) const { return (*m_openingsInto)[room]; }
    /// Who feeds, drives, releases and disables what; made when it is first asked for, by whichever thread.
    const PlanWiring& wiring() const;
    /// Circuits that feed an item of an opening.
    std::vector<const Circuit*> circuitsOf(size_t opening, const QString& item) const;
    /// The plan says something about wiring and control; where it does not, absence means nothing.
    bool controlsDrawn() const { return !m_project->devices.empty() || !m_project->circuits.empty() || !m_project->interlocks.empty(); }

private:
    void compare(const PlanIndex* previous, IndexChanges& changes);
    void markRebuilt(const PlanIndex* previous, IndexChanges& changes);
    void indexOpenings(const PlanIndex* previous, const IndexChanges& changes);
    OpeningEntry entryOf(const Opening& opening) const;
    std::shared_ptr<const OpeningEntry> relinked(const OpeningEntry& was, const Opening& opening) const;
    void wire(std::vector<OpeningEntry*>& fresh) const;
    void shareWiring(const PlanIndex* previous, const IndexChanges& changes);
    void indexSupplies(const PlanIndex* previous, IndexChanges& changes);
    std::vector<bool> suppliesToIndex(const PlanIndex* previous, const IndexChanges& changes) const;
    SupplyEntry supplyOf(const Supply& supply) const;
    void indexRooms(const PlanIndex* previous, const IndexChanges& changes);
    int spaceRoomOf(const OpeningEntry& entry) const;

    std::shared_ptr<const Project> m_project;
    std::shared_ptr<const Topology> m_topology;
    const Catalogue& m_catalogue;
    OpeningDevices m_devices;
    std::vector<std::shared_ptr<const OpeningEntry>> m_openings;
    std::vector<std::shared_ptr<const SupplyEntry>> m_supplies;
    std::shared_ptr<const std::vector<std::vector<int>>> m_openingsInto;
    struct LazyWiring;
    std::shared_ptr<LazyWiring> m_wiring; ///< shared by indexes that follow from each other while no wire changes
};

} // namespace sp
