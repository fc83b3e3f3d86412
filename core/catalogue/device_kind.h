// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/quantity.h"

#include <QString>
#include <QStringList>
#include <algorithm>
#include <optional>
#include <vector>

namespace sp {

/// What a device gives to mechanical free egress (code-rules.md 3.3).
enum class EgressEffect : quint8 { None, Frees, Neutral, BlocksWhilePowered, BlocksWithoutPower, SecondMotion, Blocks, LeafOnly };

/// What a device does to others over a wire; to whom, the plan says.
enum class DeviceAct : quint8 { Drives, Closes, Disables, Releases };

/// One kind of hardware or control device: resources/devices/<kind>.yaml (code-rules.md 5). Neutral: no maker's names.
struct DeviceKind {
    QString kind, name, schedule;
    QString category; ///< of the hardware schedule: HANG, SECURE, ...
    int rank = 0; ///< order inside the category
    enum class Placed : quint8 { Item, Device, Both } placed = Placed::Item;
    bool electrified = false;
    bool locking = false; ///< an electrified locking kind
    bool latching = false; ///< a latching device
    bool keyed = false;
    bool onLeaf = false;
    bool leafPowered = false; ///< needs wires on the moving leaf
    bool firePart = false; ///< must be listed where the door is fire rated
    QStringList failStates; ///< those that it can have; empty for mechanical and control devices
    QString defaultFailState;
    QStringList functions;
    EgressEffect egress = EgressEffect::None;
    QString tag; ///< letters of its marks on drawings: CTL of CTL-1; the initials of the kind where the file says none
    bool load = false; ///< draws from a supply by itself: electrified, and no mere contact, passage of wires or source
    std::vector<DeviceAct> acts; ///< what it can do to others
    std::vector<DeviceAct> actedOn; ///< what others can do to it
    bool can(DeviceAct act) const { return std::find(acts.begin(), acts.end(), act) != acts.end(); }
    bool takes(DeviceAct act) const { return std::find(actedOn.begin(), actedOn.end(), act) != actedOn.end(); }

    /// What each side finds and what holds the leaf, with and without power (code-rules.md 6.3).
    struct State {
        QString inside, outside, latch, leaf;
    };
    struct Behavior {
        QString when; ///< fail state, lock function or `any`
        State powered, unpowered;
    };
    std::vector<Behavior> behavior;

    struct Typical {
        QString when;
        std::optional<Quantity> volts, holding, peak;
        QString duty;
    };
    std::vector<Typical> typical;
    QStringList standards;
    QString note;
};

} // namespace sp
