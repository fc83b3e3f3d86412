// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/failure/valve_parts.h"

namespace sp {

const char* factOf(ValveInput input)
{
    static constexpr const char* names[] = {
        "body.kind",
        "body.motion",
        "body.closes",
        "body.close_dir",
        "body.flow_bias",
        "actuator.kind",
        "actuator.spring_motion",
        "actuator.flipped",
        "actuator.offset_deg",
        "valve.spring_margin",
        "actuator.holds_without_force",
        "actuator.equal_areas",
        "actuator.fails_to",
        "actuator.on_signal_loss",
        "actuator.charged",
        "actuator.dump",
        "actuator.return",
        "actuator.precharge_ok",
        "actuator.handwheel_engaged",
        "positioner.power",
        "positioner.action",
        "positioner.port_b_drives",
        "positioner.on_power_loss",
        "positioner.on_signal_loss",
        "solenoid.kind",
        "solenoid.function",
        "solenoid.deenergized",
        "solenoid.deenergized_drives",
        "solenoid.dead_on_signal_loss",
        "solenoid.pilot",
        "solenoid.line_dp_psi",
        "solenoid.min_dp_psi",
        "solenoid.reverse_dp",
        "solenoid.spring_assisted",
        "accessory.lockup",
        "accessory.trip_mode",
        "accessory.check_valve",
        "accessory.strokes",
    };
    static_assert(std::size(names) == valveInputs);
    return names[static_cast<size_t>(input)];
}

std::optional<ActuatorKind> actuatorOf(const ValveParts& parts)
{
    if (const auto kind = parts[ValveInput::ActuatorKind])
        return static_cast<ActuatorKind>(*kind);
    const auto body = parts[ValveInput::BodyKind];
    if (!body)
        return std::nullopt;
    switch (static_cast<BodyKind>(*body)) {
    case BodyKind::Check:
    case BodyKind::Relief:
    case BodyKind::ExcessFlow:
    case BodyKind::Regulator:
    case BodyKind::ThermostaticMix:
    case BodyKind::Seismic: return ActuatorKind::SelfActuated;
    case BodyKind::Solenoid: return ActuatorKind::Solenoid;
    default: return std::nullopt;
    }
}

std::optional<ValveFamily> familyOf(const ValveParts& parts)
{
    const auto kind = actuatorOf(parts);
    if (!kind)
        return std::nullopt;
    switch (*kind) {
    case ActuatorKind::SpringDiaphragm:
    case ActuatorKind::SpringPiston: return ValveFamily::SpringPneumatic;
    case ActuatorKind::DoubleActing: return ValveFamily::Springless;
    case ActuatorKind::Solenoid: return ValveFamily::SolenoidValve;
    case ActuatorKind::Motor:
    case ActuatorKind::ElectricSpring:
    case ActuatorKind::ElectricCapacitor: return ValveFamily::Electric;
    case ActuatorKind::Electrohydraulic: return ValveFamily::Hydraulic;
    case ActuatorKind::Manual:
    case ActuatorKind::SelfActuated: break;
    }
    return ValveFamily::NoUtility;
}

std::optional<BodyMotion> motionOf(const ValveParts& parts)
{
    if (const auto motion = parts[ValveInput::BodyMotion])
        return static_cast<BodyMotion>(*motion);
    const auto body = parts[ValveInput::BodyKind];
    if (!body)
        return std::nullopt;
    switch (static_cast<BodyKind>(*body)) {
    case BodyKind::Gate:
    case BodyKind::Globe:
    case BodyKind::Diaphragm: return BodyMotion::Linear;
    case BodyKind::Ball:
    case BodyKind::Plug:
    case BodyKind::Butterfly:
    case BodyKind::Damper: return BodyMotion::Rotary;
    default: return std::nullopt;
    }
}

} // namespace sp
