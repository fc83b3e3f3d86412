// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>
#include <array>
#include <optional>

namespace sp {

// The words of body, actuator, positioner and solenoid in the order in which core/model/fields_valves.cpp lists them.
enum class BodyKind : quint8 {
    Gate,
    Globe,
    Ball,
    Plug,
    Butterfly,
    Diaphragm,
    Damper,
    Check,
    Relief,
    ExcessFlow,
    Regulator,
    ThermostaticMix,
    Seismic,
    ThreeWay,
    Solenoid
};
enum class BodyMotion : quint8 { Linear, Rotary };
enum class BodyCloses : quint8 { Pdtc, Pdto }; ///< push down to close, push down to open
enum class FlowBias : quint8 { Fto, Ftc, None, Unknown };
enum class ActuatorKind : quint8 {
    SpringDiaphragm,
    SpringPiston,
    DoubleActing,
    Solenoid,
    Motor,
    ElectricSpring,
    ElectricCapacitor,
    Electrohydraulic,
    Manual,
    SelfActuated
};
enum class Drive : quint8 { Extend, Retract, Cw, Ccw };
enum class OnSignal : quint8 { Hold, Open, Closed, None };
enum class Dump : quint8 { Deenergize, Energize };
enum class ReturnBy : quint8 { Spring, Accumulator, None };
enum class PositionerPower : quint8 { Loop, Ip, Aux, Pneumatic };
enum class PositionerLoss : quint8 { Vent, Supply, Hold };
enum class SolenoidKind : quint8 { ThreeTwo, FiveTwoSingle, FiveTwoDual, FiveThreeClosed, FiveThreeExhaust, FiveThreePressure, Direct };
enum class SolenoidFunction : quint8 { Nc, No, Latching };
enum class Deenergized : quint8 { Vent, Pass, Latched };
enum class Pilot : quint8 { Direct, Internal, ExternalAir };
enum class TripMode : quint8 { None, Up, Down, Open, Closed, Lock };

/// What the derivation reads of a valve.
enum class ValveInput : quint8 {
    BodyKind,
    BodyMotion,
    BodyCloses,
    CloseDir,
    FlowBias,
    ActuatorKind,
    SpringMotion,
    Flipped,
    OffsetDeg,
    SpringMargin,
    HoldsWithoutForce,
    EqualAreas,
    FailsTo,
    ActuatorOnSignalLoss,
    Charged,
    Dump,
    ReturnBy,
    PrechargeOk,
    HandwheelEngaged,
    PositionerPower,
    PositionerAction,
    PortBDrives,
    PositionerOnPowerLoss,
    PositionerOnSignalLoss,
    SolenoidKind,
    SolenoidFunction,
    Deenergized,
    DeenergizedDrives,
    DeadOnSignalLoss,
    Pilot,
    LineDp,
    MinDp,
    ReverseDp,
    SpringAssisted,
    Lockup,
    TripMode,
    CheckValve,
    Strokes,
};
inline constexpr size_t valveInputs = static_cast<size_t>(ValveInput::Strokes) + 1;
/// Name in the fact catalogue: "body.close_dir".
const char* factOf(ValveInput input);

/// Whether an accessory is there: a plan that says nothing of it leaves that open.
enum class Fitted : quint8 { NotStated, No, Yes };

/// A valve's parts as facts have them: index of the word, 0 or 1, or base units of the quantity; nullopt where nobody knows.
struct ValveParts {
    std::array<std::optional<qint64>, valveInputs> values{};
    Fitted positioner = Fitted::NotStated;
    Fitted solenoid = Fitted::NotStated;

    std::optional<qint64>& operator[](ValveInput i) { return values[static_cast<size_t>(i)]; }
    const std::optional<qint64>& operator[](ValveInput i) const { return values[static_cast<size_t>(i)]; }
    bool operator==(const ValveParts&) const = default;
};

/// How energy gets into a valve.
enum class ValveFamily : quint8 { NoUtility, SpringPneumatic, Springless, Electric, SolenoidValve, Hydraulic };
/// The actuator, or that which the body alone implies: check valves and regulators act by themselves, a solenoid body is its own actuator.
std::optional<ActuatorKind> actuatorOf(const ValveParts& parts);
std::optional<ValveFamily> familyOf(const ValveParts& parts);
/// The motion of the body; that of most kinds is fixed.
std::optional<BodyMotion> motionOf(const ValveParts& parts);

} // namespace sp
