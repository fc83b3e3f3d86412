// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <functional>
#include <vector>

namespace sp {

class PlanIndex;

/// What sort of thing fails; a fault of the class `mechanical` is listed but is no finding of its own.
enum class FaultClass : quint8 { Power, Control, Alarm, Release, Mechanical, Air, Person };
const char* faultClassWord(FaultClass);

enum class FaultKind : quint8 {
    SupplyDead, ///< row: supply
    BatteryFlat, ///< row: supply; shows when the mains are off
    DeviceDead, ///< row: device: controller, reader, button, sensor, switch, detector; no power or no signal
    SensorBlind, ///< row: device: sees nobody
    SwitchStuck, ///< row: device: button, switch or bar that does not make or break
    ContactOpens, ///< row: device: the alarm contact opens without an alarm
    ContactWelded, ///< row: device: the alarm contact stays closed in an alarm
    AlarmWireCut, ///< row: circuit: the wire between alarm and this circuit
    RelayWelded, ///< row: device (controller), opening and item: keeps the power on
    RelayOpen, ///< the same: keeps the power off
    WireCut, ///< row: circuit: its loads have no power
    LatchJammed, ///< opening and item: the latch does not retract
    LatchFails, ///< opening and item: the latch does not catch
    LockStuck, ///< opening and item: an electrified lock stays as it is when secured
    CloserBroken, ///< opening and item: the leaf stays open
    PositionSwitchOpen, ///< opening of an interlock: reads open for ever
    PositionSwitchClosed, ///< the same: reads closed for ever
    InterlockDead, ///< row: interlock: its controller does nothing
    SpringBroken, ///< row: valve
    SolenoidStuck, ///< row: valve: stays as when energised
    ValveStuck, ///< row: valve: does not move
    AirLost, ///< row: air supply
    DoorPropped, ///< row: opening: a person left it open
};

/// Something that can fail by itself, made from the model.
struct BasicFault {
    QString id; ///< "dv-rex:blind", "dv-ctl:op-lab-relay-welded", "op-lab/lock:jammed"
    FaultClass of = FaultClass::Mechanical;
    FaultKind kind = FaultKind::SupplyDead;
    int row = -1; ///< of the table that the kind names
    int opening = -1; ///< row, where the kind names one
    int item = -1; ///< position in the opening's set
    QString says; ///< "The exit sensor sees nobody."
};

/// All of a plan, by id. `stop` is asked now and then; when it says true they are not all.
std::vector<BasicFault> basicFaults(const PlanIndex& index, const std::function<bool()>& stop = {});

} // namespace sp
