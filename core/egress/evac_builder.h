// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/egress/evac_stairs.h"
#include "core/egress/evacuation.h"
#include "core/egress/storey_people.h"

#include <map>
#include <set>

namespace sp {

/// What keeps a number from being whole: things whose width, pitch or state is not known, and rooms whose people are not in it.
struct EvacOpen {
    std::set<QString> waitsFor; ///< openings and stairs: no number at all
    std::set<QString> without; ///< rooms: too few people
    void add(const EvacOpen& other);
    bool isEmpty() const { return waitsFor.empty() && without.empty(); }
};

/// A network with what its rows are.
struct EvacModel {
    EvacNetwork network;
    struct Element {
        QString id, storey; ///< opening or stair; a stair at the storey from which it is entered
        bool flight = false;
        EvacOpen open; ///< its own; what comes from further up is added later
    };
    std::vector<Element> elements; ///< as in the network
    std::vector<QString> rooms, storeys; ///< ids, by space and storey of the network
    std::vector<EvacOpen> roomOpen; ///< by space: of the room itself
    struct Missing {
        QString room, why;
    };
    std::vector<Missing> missing; ///< rooms whose people are not in the network
    std::vector<QString> noWay; ///< rooms with people from which nobody gets out
    std::vector<QString> stateOpen; ///< openings whose state is not known and that count as shut
    std::vector<QString> says; ///< sentences about stairs and exits
};

/// The network of a plan: people as egress.md 7.2 divides them, doors, flights of enclosed and open stairs. `distribution`: Best is divided
/// as ByCapacity.
class EvacBuilder final {
public:
    EvacBuilder(const std::vector<std::shared_ptr<const StoreyInput>>& inputs, const std::vector<EvacStair>& stairs,
                Distribution distribution);
    EvacModel build();

private:
    struct Storey {
        const StoreyInput* input = nullptr;
        std::unique_ptr<StoreyWays> ways, hopeful;
        std::unique_ptr<SpaceGraph> graph;
        std::unique_ptr<StoreyPeople> people;
        int firstRoom = 0; ///< of the network's spaces
        std::vector<int> toAir; ///< by room: doors from an exit enclosure to the open air, -1: none lead there
    };
    struct Place {
        int storey = -1, room = -1;
    };
    using Key = std::array<int, 3>;

    void addPeople(int storey);
    void addStranded(int storey, int space);
    PeopleCurve walksTo(const Storey& s, int space, const std::vector<WayOut>& ways, size_t way) const;
    int doorStep(int storey, int step);
    int openStair(int storey, int link);
    int exitDoor(int storey, int door, bool sideA);
    int flight(size_t stair, size_t level, int direction);
    std::vector<EvacNext> beyondStep(int storey, int door, bool sideA, const WayGraph::Onward& onward);
    std::vector<EvacNext> intoEnclosure(int storey, int room);
    std::vector<EvacNext> discharge(int storey, int room);
    std::vector<EvacNext> fromLevel(size_t stair, size_t level, int direction);
    std::vector<EvacNext> fromLink(int storey, int link);
    const std::vector<int>& directions(size_t stair);
    void findAir(Storey& s);
    int add(const QString& id, const QString& storey, int waitsOn);
    void say(const QString& sentence);

    const std::vector<EvacStair>& m_stairs;
    Distribution m_distribution;
    std::vector<Storey> m_storeys;
    std::map<QString, Place> m_places; ///< by room
    std::map<QString, std::pair<size_t, size_t>> m_levels; ///< stair and level by room
    std::vector<std::optional<std::vector<int>>> m_directions; ///< by stair and level: -1, 0 and 1; empty: travel ends at its doors
    std::map<Key, int> m_steps, m_links, m_exits, m_flights; ///< elements
    EvacModel m_out;
};

} // namespace sp
