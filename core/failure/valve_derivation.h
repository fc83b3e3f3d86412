// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/failure/valve_cases.h"
#include "core/failure/valve_outcome.h"

#include <QStringList>

namespace sp {

/// What a valve has lost.
struct ValveLoss {
    bool air = false;
    bool coil = false; ///< power of the solenoid
    bool positioner = false; ///< power of the positioner
    bool drive = false; ///< power of a motor or hydraulic actuator
    bool signal = false;
    bool hydraulic = false;
    bool nothing() const { return *this == ValveLoss(); }
    bool operator==(const ValveLoss&) const = default;
};
/// Electrical power to coil, positioner and motor (A4).
inline constexpr ValveLoss powerLoss{false, true, true, true, false, false};

/// What is broken of a valve itself.
struct ValveFaults {
    bool springBroken = false;
    bool solenoidStuck = false; ///< stays as when energised
    bool valveStuck = false;
};

/// Outcomes of the events of A4. HYD and FBK belong to no event set of Part B.
struct ValveBehaviour {
    Outcome air, power, signal, hydraulic, feedback;
    Outcome blackoutFirst, blackout; ///< phase 1 lasts for the hold-up of the air receiver
    bool operator==(const ValveBehaviour&) const = default;
};

/// The end that a spring drives to; Indeterminate for a coupling that fits neither.
struct SpringEnd {
    Judged<Pos> judged;
    std::vector<Pos> possible; ///< the usual one first
};

/// Derivation A6 of valve-and-power-rules.md, over everything that the missing inputs may be.
class ValveAnalysis final {
public:
    explicit ValveAnalysis(ValveParts parts, ValveFaults faults = {});

    const ValveParts& parts() const { return m_parts; }
    /// nullopt: the actuator is not known, and with it nothing.
    std::optional<ValveFamily> family() const { return m_family; }
    /// What all events give, by the values of the missing inputs; each question to it says which of them it waits for.
    const Cases<ValveBehaviour>& behaviour() const { return m_behaviour; }
    /// The outcome of any other loss.
    Judged<Outcome> after(const ValveLoss& loss) const;
    /// The outcome that the fail label describes: AIR, HYD or PWR by the motive energy (A5).
    Outcome motive(const ValveBehaviour& b) const;
    const SpringEnd& springEnd() const { return m_springEnd; }
    bool hasPositioner() const { return m_parts.positioner == Fitted::Yes; }
    /// A solenoid that vents without power and is not fed from the signal: it trips whatever the positioner does.
    std::optional<bool> independentTrip() const;
    /// The safety function needs power to act: a solenoid that passes, latches or has a centre position, or a dump that is energised.
    Judged<bool> needsPowerToTrip() const;
    /// Sentences, cause to effect, of the usual case.
    QStringList because() const;

private:
    ValveParts m_parts;
    ValveFaults m_faults;
    std::optional<ValveFamily> m_family;
    SpringEnd m_springEnd;
    Cases<ValveBehaviour> m_behaviour;
};

} // namespace sp
