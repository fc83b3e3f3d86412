// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/catalogue.h"
#include "core/schedule/handing.h"

namespace sp {

/// References of one snapshot, resolved once: what facts ask of the plan is then a look-up.
class PlanIndex final {
public:
    struct OpeningEntry {
        const OpeningType* type = nullptr;
        const Wall* wall = nullptr;
        int wallRow = -1;
        const HardwareSet* set = nullptr; ///< nullptr or without items: hardware not known
        std::vector<const DeviceKind*> kinds; ///< of the items; nullptr where the catalogue does not know one
        OpeningSides sides;
        std::optional<Side> outside;
        int spaceRoom = -1; ///< row of the room that `space.*` means: the protected one, else the inside; -1 when not known or outside
        int stair = -1; ///< row of the stair that a side opens to
        std::vector<int> supplies; ///< rows of the supplies that power its locking items
        bool locks = false; ///< the set holds a locking item
        bool circuitsKnown = true; ///< every locking item has a circuit
        bool suppliesKnown = true; ///< and every circuit of one has a supply
        bool wired = false; ///< a circuit or device of the plan names it
    };
    struct Load {
        PartRef part;
        int opening = -1;
        int item = -1;
        const Device* device = nullptr;
        const Valve* valve = nullptr;
    };
    struct SupplyEntry {
        std::vector<int> openings; ///< rows whose locking items it powers
        std::vector<Load> loads;
        bool complete = true; ///< every circuit states what it feeds
    };

    PlanIndex(std::shared_ptr<const Project> project, std::shared_ptr<const Topology> topology, const Catalogue& catalogue);

    const Project& project() const { return *m_project; }
    const Topology& topology() const { return *m_topology; }
    const Catalogue& catalogue() const { return m_catalogue; }
    const OpeningDevices& devices() const { return m_devices; }
    const OpeningEntry& opening(size_t row) const { return m_openings[row]; }
    const SupplyEntry& supply(size_t row) const { return m_supplies[row]; }
    /// Openings whose `space.*` is this room.
    const std::vector<int>& openingsInto(size_t room) const { return m_openingsInto[room]; }
    /// Circuits that feed an item of an opening.
    std::vector<const Circuit*> circuitsOf(const OpeningId& opening, const QString& item) const;
    /// Interlock groups of an opening: one, or several.
    std::vector<const Interlock*> interlocksOf(const OpeningId& opening) const;
    /// The plan says something about wiring and control; where it does not, absence means nothing.
    bool controlsDrawn() const { return !m_project->devices.empty() || !m_project->circuits.empty() || !m_project->interlocks.empty(); }

private:
    void indexOpenings();
    void indexCircuits();
    void indexLocks();
    int spaceRoomOf(const OpeningEntry& entry) const;

    std::shared_ptr<const Project> m_project;
    std::shared_ptr<const Topology> m_topology;
    const Catalogue& m_catalogue;
    OpeningDevices m_devices;
    std::vector<OpeningEntry> m_openings;
    std::vector<SupplyEntry> m_supplies;
    std::vector<std::vector<int>> m_openingsInto;
    QHash<QString, std::vector<const Circuit*>> m_circuits;
    QHash<OpeningId, std::vector<const Interlock*>> m_interlocks;
};

} // namespace sp
