// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/facts/fact.h"
#include "core/failure/moment.h"

#include <QStringList>
#include <memory>
#include <optional>

namespace sp {

class FactSheet;
struct PlanWiring;

/// What somebody without key and credential meets at one side of a closed opening, the easiest first.
enum class Passage : quint8 {
    Free, ///< push, pull, lever or bar
    Release, ///< opens by a sensor, button or switch; `by` says which
    Delayed, ///< opens after the delay that pushing starts
    Credential, ///< opens with a credential: reader, controller and lock work
    Key, ///< with a key only
    Locked, ///< not from here
    Blocked, ///< nobody gets out here: as Locked, on the inside
    Unknown, ///< a fact is missing
};
const char* passageWord(Passage);
enum class LeafPosition : quint8 { Closed, Open, Unknown };
const char* leafWord(LeafPosition);

/// What an opening does at one moment. Inside is the side that people leave from (hardware-schedule.md 4.2).
struct OpeningState {
    Passage inside = Passage::Unknown, outside = Passage::Unknown;
    QStringList by; ///< ids of what releases the inside, sorted
    std::optional<bool> latched; ///< every leaf; nullopt: not known
    LeafPosition leaf = LeafPosition::Closed;
    bool operator==(const OpeningState&) const = default;
};

/// Why: sentences in the order cause to effect, and the facts that an unknown part of the state waits for.
struct StateReasons {
    QStringList because;
    std::vector<Missing> missing;
};

struct OpeningNetData;

/// The parts of one opening that decide its state, with everything they hang on (circuits, supplies, alarm contacts, controllers, release
/// devices, interlocks), resolved once so that many moments are cheap. Reads facts of the plan through the sheet while it is made, and
/// never after.
class OpeningNet final {
public:
    OpeningNet(const FactSheet& sheet, int opening);
    /// The same with the wiring of the plan turned round already: for more openings than one.
    OpeningNet(const FactSheet& sheet, const PlanWiring& wiring, int opening);
    OpeningState at(const Moment& moment, StateReasons* reasons = nullptr) const;
    /// Whether it does the same at both moments, whatever the facts say that nobody knows.
    bool sameAt(const Moment& a, const Moment& b) const;
    /// Rows of what the state depends on, sorted: what a change of one of them cannot change need not be asked again.
    const std::vector<int>& supplies() const;
    const std::vector<int>& circuits() const;
    const std::vector<int>& devices() const;
    const std::vector<int>& alarmWires() const; ///< circuits whose wire to the fire alarm matters: others of a supply may cut its mains
    int opening() const;
    /// Whether the opening has what the moment breaks: sensors, switches in the leaf hardware, a wire to the fire alarm.
    bool concerns(const Moment& moment) const;

private:
    std::shared_ptr<const OpeningNetData> m_data;
};

/// The nets of all openings of a plan, by row.
std::vector<OpeningNet> openingNets(const FactSheet& sheet);

} // namespace sp
