// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/failure/opening_state.h"

#include <QString>
#include <array>

namespace sp {

// The parts of one opening as integers (code-rules.md 6.2 and 6.3). `here` numbers are places in the lists of OpeningNetData.

/// A fact that decides something: its value, or the place of an unknown that the solver branches over.
struct Slot {
    qint8 value = 0;
    qint16 unknown = -1; ///< place in OpeningNetData::unknowns; -1: `value` holds
};

/// A missing fact and how many values it may take (0 up to `options` - 1).
struct UnknownFact {
    Missing missing;
    quint8 options = 2;
};

/// Values of slots that are no truth values.
namespace slot {
enum FailState : qint8 { FailSafe, FailSecure };
enum Location : qint8 { DcOutput, AcInput, ControlOnly };
enum Loop : qint8 { NormallyClosed, NormallyOpen };
enum Drop : qint8 { HoldsLock, ReleasesLock };
enum Breaks : qint8 { LockPower, ThroughController, Nothing };
enum OnLoss : qint8 { StayLocked, Unlock };
enum Trim : qint8 { TrimFree, TrimLocked };
} // namespace slot

/// A contact of the fire alarm that takes the mains of a supply where its link is at the AC input.
struct NetMains {
    int link = -1; ///< here
    std::vector<int> circuits; ///< rows of those whose wire to the fire alarm it is
};

struct NetSupply {
    int row = -1;
    Slot battery;
    std::vector<NetMains> mains;
};

/// How the fire alarm reaches a circuit or a holder.
struct NetLink {
    Slot linked, location, loop;
    int contact = -1; ///< device, here
};

struct NetCircuit {
    int row = -1; ///< -1: not drawn
    int supply = -1; ///< here; -1: not known
    int link = -1; ///< here
};

enum class NetRole : quint8 {
    Sensor,
    Button,
    Switch,
    TouchBar,
    KeySwitch,
    Reader,
    Controller,
    AlarmContact,
    InterlockController,
    LocalRelease,
    Detector
};

struct NetDevice {
    int row = -1; ///< -1: known by a fact of the opening only
    NetRole role = NetRole::Sensor;
    QString id;
    Slot inside, outside; ///< on which side it works
    Slot present; ///< false where only a fact may tell of it
    Slot breaks, onLoss;
    bool disabledOnAlarm = false;
    std::vector<int> disabledBy; ///< detectors, here
    std::vector<int> circuits; ///< here; empty: not drawn
    int item = -1; ///< position in the set, of a switch that is hardware
    int by = -1; ///< place among those that OpeningState::by can name
};

/// What a part of the set does to the leaf.
enum class NetForm : quint8 {
    Lever, ///< latch with a lever or bar and something outside by function
    ElectricLever, ///< latch, outside by power
    Retraction, ///< latch drawn back by power
    DelayedBar, ///< latch, inside delayed by power
    Strike, ///< keeper of the latch that it faces
    Trim, ///< outside of the exit device beside it, by function
    ElectricTrim, ///< the same, by power
    Magnet, ///< holds by power
    DelayedMagnet,
    PowerBolt, ///< dead bolt by power
    DeadBolt,
    LeafBolt, ///< fixes its leaf for both sides
    LatchingLeafBolt, ///< the same, and latches it
    OwnCells, ///< stand-alone lock with its own cells
    Holder, ///< holds the leaf open by power
    Closer, ///< here for what its failure does
};

struct NetItem {
    int position = -1; ///< in the set; -1: a placed holder
    int device = -1; ///< here, of a placed holder
    NetForm form = NetForm::Lever;
    quint8 leaves = 1; ///< bit for each leaf of a pair that it serves; a single leaf has everything
    bool exitDevice = false;
    bool interlocked = false; ///< the interlock commands it, not access control
    Slot failState, held, relatches, drop, driven;
    Slot insideBlocked, insideKey, outsideTrim, outsideKey;
    std::vector<int> circuits; ///< here; never empty where it needs power: an undrawn one stands for what is not drawn
    std::vector<int> controllers; ///< devices, here
    std::vector<int> links; ///< of contacts that release it beside its circuits
    std::vector<int> faces; ///< strike: items whose latch it keeps
    QString id, function;
};

struct NetInterlock {
    int row = -1;
    QString id;
    int controller = -1; ///< device, here
    std::vector<int> others; ///< rows of the other openings
    std::vector<int> releases; ///< devices, here
    Slot onAlarm, onPowerLoss, onControllerLoss, timesOut;
};

struct OpeningNetData {
    int opening = -1;
    QString id;
    bool leafless = false; ///< a cased opening
    bool hardwareUnknown = false; ///< nothing can be said; `unknowns` names why
    bool doubleEgress = false;
    Slot pair;
    std::array<Slot, 2> closes; ///< a leaf that nothing holds closes by itself
    std::vector<UnknownFact> unknowns;
    std::vector<NetSupply> supplies;
    std::vector<NetCircuit> circuits;
    std::vector<NetLink> links;
    std::vector<NetDevice> devices;
    std::vector<NetItem> items;
    std::vector<NetInterlock> interlocks;
    std::vector<int> readers, releases; ///< devices, here
    QStringList byIds;
    Slot supplied; ///< what is not drawn has power while the mains are off
    std::vector<int> supplyRows, circuitRows, deviceRows; ///< sorted
    std::vector<int> alarmRows; ///< circuits whose wire to the fire alarm matters, sorted: their own, and those that cut a supply's mains
    QStringList supplyIds, circuitIds; ///< beside `supplies` and `circuits`
};

} // namespace sp
