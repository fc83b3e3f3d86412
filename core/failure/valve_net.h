// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/facts/plan_wiring.h"
#include "core/failure/opening_state.h"
#include "core/failure/valve_reading.h"

namespace sp {

/// Where a valve is at one moment.
struct ValveState {
    bool inService = true; ///< has lost nothing: it stands where its control wants it
    std::optional<Outcome> outcome; ///< of what it has lost; nullopt where that is not known
    bool shut = false; ///< surely closed
    bool unknown = false; ///< whether it is shut, nobody knows
    bool operator==(const ValveState&) const = default;
};

/// A valve with everything that it hangs on (circuits, supplies, alarm contacts, air), resolved once so that many moments are cheap. Reads
/// facts while it is made, and never after.
class ValveNet final {
public:
    ValveNet(const FactSheet& sheet, int valve);

    ValveState at(const Moment& moment, StateReasons* reasons = nullptr) const;
    int valve() const { return m_row; }
    /// Stands closed in service, or is locked so.
    std::optional<bool> closedInService() const { return m_closedInService; }
    /// A hand valve or one that acts by itself: nothing that is lost moves it.
    bool isIdle() const { return m_idle; }
    bool hasPositionWanted(WantedPosition position) const { return m_wanted == position; }
    /// Rows of what the state depends on, sorted.
    const std::vector<int>& supplies() const { return m_supplies; }
    const std::vector<int>& circuits() const { return m_circuits; }
    const std::vector<int>& devices() const { return m_devices; }
    const std::vector<int>& alarmWires() const { return m_alarmWires; } ///< circuits whose wire to the fire alarm matters
    int air() const { return m_air; } ///< -1: none, or not stated

private:
    /// How power reaches one of its parts.
    struct Feed {
        int circuit = -1, supply = -1, contact = -1;
        QString load; ///< as the circuit names it: "vl-1/solenoid", "vl-1"
        std::optional<bool> linked = false; ///< the fire alarm acts on the circuit
        std::optional<int> location, loop; ///< words of fai.location and fai.loop
        std::optional<bool> backed; ///< the supply has a battery
    };
    struct Part {
        bool fitted = false;
        std::vector<Feed> feeds; ///< none: not drawn
    };
    /// Three-valued: nullopt where nobody knows.
    std::optional<bool> powered(const Part& part, const Moment& moment) const;
    std::optional<bool> live(const Feed& feed, const Moment& moment) const;
    std::optional<bool> cut(const Feed& feed, const Moment& moment) const;
    std::optional<bool> mainsCut(int supply, const Moment& moment) const;
    std::optional<bool> airLost(const Moment& moment) const;
    /// A detector or station that closes the valve.
    struct Closer {
        int device = -1;
        QString name;
        Part power;
    };
    std::optional<bool> acts(const Closer& closer, const Moment& moment) const;
    Part partOf(const FactSheet& sheet, bool fitted, QStringView name);
    Feed feedOf(const FactSheet& sheet, const Circuit& circuit, const QString& load);
    void addClosers(const FactSheet& sheet);
    void addMains(const PlanWiring& wiring);
    static size_t slot(const ValveLoss& loss, const ValveFaults& faults);
    Judged<Outcome> outcomeOf(const ValveLoss& loss, const ValveFaults& faults) const { return m_outcomes[slot(loss, faults)]; }

    int m_row = -1;
    int m_air = -1;
    bool m_idle = false, m_known = false, m_usesAir = false;
    std::optional<bool> m_closedInService, m_upsBacked;
    std::optional<WantedPosition> m_wanted;
    Part m_coil, m_positioner, m_drive;
    std::vector<Closer> m_closers;
    std::vector<Judged<Outcome>> m_outcomes; ///< by what is lost and broken
    std::vector<int> m_supplies, m_circuits, m_devices, m_alarmWires;
    std::vector<std::pair<int, PlanWiring::MainsContact>> m_mains; ///< by row of the supply
    FactId m_supplyFact = 0, m_airFact = 0;
    std::vector<FactId> m_inputs; ///< by ValveInput
    QString m_name;
};

} // namespace sp
