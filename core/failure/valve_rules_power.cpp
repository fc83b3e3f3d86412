// SPDX-License-Identifier: GPL-3.0-or-later
// Loss of power and signal (A6), with the sentences of all rules.
#include "core/failure/valve_rules.h"

namespace sp {

using I = ValveInput;

ValveRules::Powerless ValveRules::electric(const ValveLoss& loss)
{
    switch (m_family) {
    case ValveFamily::SpringPneumatic: return springPneumatic(loss);
    case ValveFamily::Springless: return springless(loss);
    case ValveFamily::Electric: return {electricDrive(loss)};
    case ValveFamily::SolenoidValve: return {solenoidValve()};
    case ValveFamily::Hydraulic: return {hydraulicDump()};
    case ValveFamily::NoUtility: break;
    }
    return {};
}

// Whether the plan says what commands a pneumatic valve. An accessory of which it says nothing is not fitted; but something must be.
bool ValveRules::commandsStated()
{
    if (m_parts.positioner == Fitted::Yes || m_parts.solenoid == Fitted::Yes)
        return true;
    InputMask names = 0;
    if (m_parts.positioner == Fitted::NotStated)
        names |= maskOf(I::PositionerPower);
    if (m_parts.solenoid == Fitted::NotStated)
        names |= maskOf(I::SolenoidKind);
    return names == 0 || m_choices.pick(Commands, names, 2, true) == 0;
}

// The coil of an on/off valve is fed by its command, that of a separate trip solenoid beside a positioner is not (A3).
bool ValveRules::coilDead(const ValveLoss& loss) const
{
    const bool withSignal = m_parts[I::DeadOnSignalLoss] ? *m_parts[I::DeadOnSignalLoss] != 0 : m_parts.positioner != Fitted::Yes;
    return m_parts.solenoid == Fitted::Yes && (loss.coil || (loss.signal && withSignal));
}

Outcome ValveRules::withAction(const char* event)
{
    const bool direct = take(I::PositionerAction, 2) == 0;
    const Outcome o = direct ? springWins() : Outcome{inverse(spring()), {}};
    say((direct ? QStringLiteral("positioner direct: no output ") : QStringLiteral("positioner reverse: full output "))
        + QLatin1String(event) + QStringLiteral(", ") + goes(o));
    return o;
}

ValveRules::Powerless ValveRules::springPneumatic(const ValveLoss& loss)
{
    const char* event = loss.signal ? "on signal loss" : "without power";
    if (!commandsStated())
        return {{Pos::Indeterminate, {}}};
    const bool solenoid = m_parts.solenoid == Fitted::Yes;
    const bool positioner = m_parts.positioner == Fitted::Yes;
    const bool dead = coilDead(loss);
    auto state = Deenergized::Pass;
    if (dead) {
        state = static_cast<Deenergized>(take(I::Deenergized, 3));
        // Stuck as when energised: what vents without power goes on passing, and the other way round.
        if (m_faults.solenoidStuck && state != Deenergized::Latched)
            state = state == Deenergized::Vent ? Deenergized::Pass : Deenergized::Vent;
        if (state == Deenergized::Vent) {
            const Outcome o = springWins();
            if (loss.signal)
                say(!positioner && !m_parts[I::DeadOnSignalLoss]
                        ? QStringLiteral("no positioner: the coil is dead on signal loss")
                        : QStringLiteral("the coil is fed from the signal: the solenoid vents on signal loss"));
            else
                say(QStringLiteral("solenoid vents without power: ")
                    + (o.pos == Pos::Closed     ? QStringLiteral("the spring closes")
                           : o.pos == Pos::Open ? QStringLiteral("the spring opens")
                                                : QStringLiteral("nobody knows where the spring ends")));
            return {o};
        }
    }
    if (!positioner) {
        if (!solenoid) {
            say(QStringLiteral("nothing electric commands the valve: not affected ") + QLatin1String(event));
            return {};
        }
        if (!dead) {
            say(QStringLiteral("the coil is not fed from the signal: the valve stays under control, its trip path is dead"));
            return {{Pos::Follows, {}}};
        }
        const Outcome o = state == Deenergized::Latched ? Outcome{Pos::Last, {}} : Outcome{inverse(spring()), {}};
        say((state == Deenergized::Latched ? QStringLiteral("latching solenoid: ") : QStringLiteral("solenoid passes the air: ")) + goes(o)
            + u' ' + QLatin1String(event));
        return {o};
    }
    if (!loss.positioner && !loss.signal)
        return {dead ? Outcome{Pos::Follows, {}} : Outcome{}};
    const auto power = static_cast<PositionerPower>(take(I::PositionerPower, 4));
    if (power == PositionerPower::Pneumatic && !loss.signal) {
        say(QStringLiteral("pneumatic positioner: the valve stays under control without power"));
        return {solenoid ? Outcome{Pos::Follows, {}} : Outcome{}};
    }
    const auto answer = stated(loss.signal ? I::PositionerOnSignalLoss : I::PositionerOnPowerLoss);
    if (power != PositionerPower::Aux || !answer)
        return {withAction(event)};
    const auto does = static_cast<PositionerLoss>(*answer);
    const Outcome o = does == PositionerLoss::Vent ? springWins()
        : does == PositionerLoss::Supply           ? Outcome{inverse(spring()), {}}
                                                   : towardSpring();
    static constexpr const char* words[] = {"positioner vents ", "positioner supplies full air ", "positioner holds the air "};
    say(QLatin1String(words[static_cast<size_t>(does)]) + QLatin1String(event) + QStringLiteral(": ") + goes(o));
    return {o, does == PositionerLoss::Hold, false};
}

Outcome ValveRules::springlessCoil(bool& blocked)
{
    switch (static_cast<SolenoidKind>(take(I::SolenoidKind, 7))) {
    case SolenoidKind::FiveTwoSingle: {
        const Pos end = take(I::DeenergizedDrives, 2) == 0 ? Pos::Open : Pos::Closed;
        return {m_faults.solenoidStuck ? inverse(end) : end, {}};
    }
    case SolenoidKind::FiveTwoDual: return {Pos::Last, {}};
    case SolenoidKind::FiveThreeClosed: blocked = true; return trapped();
    case SolenoidKind::FiveThreeExhaust: return free();
    case SolenoidKind::FiveThreePressure: return take(I::EqualAreas, 2) ? Outcome{Pos::Indeterminate, {}} : stemDown();
    case SolenoidKind::ThreeTwo:
    case SolenoidKind::Direct: break;
    }
    return {Pos::Indeterminate, {}}; // made for one chamber; this actuator has two
}

ValveRules::Powerless ValveRules::springless(const ValveLoss& loss)
{
    const QString event = loss.signal ? QStringLiteral(" on signal loss") : QStringLiteral(" without power");
    if (!commandsStated())
        return {{Pos::Indeterminate, {}}};
    const bool solenoid = m_parts.solenoid == Fitted::Yes;
    if (coilDead(loss)) {
        Powerless out;
        out.outcome = springlessCoil(out.portsBlocked);
        const auto kind = stated(I::SolenoidKind);
        static constexpr const char* words[] = {"a 3/2 solenoid cannot drive two chambers",   "the 5/2 solenoid drives",
                                                "the 5/2 solenoid of two coils stays",        "the 5/3 solenoid blocks both ports",
                                                "the 5/3 solenoid vents both ports",          "the 5/3 solenoid puts air on both ports",
                                                "a direct solenoid cannot drive two chambers"};
        say((kind ? QLatin1String(words[static_cast<size_t>(*kind)]) : QLatin1String("the solenoid")) + event + QStringLiteral(": ")
            + goes(out.outcome));
        return out;
    }
    if (m_parts.positioner != Fitted::Yes) {
        say(solenoid ? QStringLiteral("the coil is not fed from the signal: the valve stays under control, its trip path is dead")
                     : QStringLiteral("nothing electric commands the valve: not affected") + event);
        return {solenoid ? Outcome{Pos::Follows, {}} : Outcome{}};
    }
    if (!loss.positioner && !loss.signal)
        return {};
    const auto power = static_cast<PositionerPower>(take(I::PositionerPower, 4));
    const auto answer = stated(loss.signal ? I::PositionerOnSignalLoss : I::PositionerOnPowerLoss);
    const bool holds = power == PositionerPower::Aux && answer == static_cast<qint64>(PositionerLoss::Hold);
    const Outcome o = holds ? trapped() : Outcome{take(I::PortBDrives, 2) == 0 ? Pos::Open : Pos::Closed, {}};
    say((holds ? QStringLiteral("positioner holds the air") : QStringLiteral("positioner puts the air on port B")) + event
        + QStringLiteral(": ") + goes(o));
    return {o, holds, false};
}

Outcome ValveRules::electricDrive(const ValveLoss& loss)
{
    const auto kind = *actuatorOf(m_parts);
    if (loss.signal && !loss.drive && !loss.coil) {
        if (!stated(I::ActuatorOnSignalLoss)) {
            // What is not declared nobody can count on; any answer may be true.
            const int at = m_choices.pick(static_cast<int>(I::ActuatorOnSignalLoss), maskOf(I::ActuatorOnSignalLoss), 5, true);
            static constexpr Pos ends[] = {Pos::Indeterminate, Pos::Last, Pos::Open, Pos::Closed, Pos::Na};
            say(QStringLiteral("what the actuator does on signal loss is not declared"));
            return {ends[at], {}};
        }
        static constexpr Pos ends[] = {Pos::Last, Pos::Open, Pos::Closed, Pos::Na};
        const Outcome o{ends[static_cast<size_t>(*stated(I::ActuatorOnSignalLoss))], {}};
        say(QStringLiteral("the actuator on signal loss: ") + goes(o));
        return o;
    }
    const auto toEnd = [&] { return Outcome{take(I::FailsTo, 2) == 0 ? Pos::Open : Pos::Closed, {}}; };
    Outcome o{Pos::Last, {}};
    const char* how = "the motor stops";
    if (kind == ActuatorKind::ElectricSpring) {
        o = m_faults.springBroken || !isSpringStrong() ? Outcome{Pos::Indeterminate, {}} : toEnd();
        how = "the spring returns the actuator";
    } else if (kind == ActuatorKind::ElectricCapacitor) {
        const bool charged = take(I::Charged, 2) != 0;
        o = charged ? toEnd() : o;
        how = charged ? "the capacitor drives the actuator" : "the capacitor is not charged";
    }
    say(QLatin1String(how) + QStringLiteral(" without power: ") + goes(o));
    return o;
}

Outcome ValveRules::solenoidValve()
{
    const auto function = static_cast<SolenoidFunction>(take(I::SolenoidFunction, 3));
    if (function == SolenoidFunction::Latching) {
        say(QStringLiteral("latching solenoid valve: stays without power or signal"));
        return {Pos::Last, {}};
    }
    const bool closes = function == SolenoidFunction::Nc;
    const auto pilot = static_cast<Pilot>(take(I::Pilot, 3, static_cast<int>(Pilot::Direct)));
    bool moves = true;
    if (pilot == Pilot::Internal) {
        // Piloted valves borrow line pressure to move.
        const auto line = stated(I::LineDp);
        const auto least = stated(I::MinDp);
        const auto low = [&] {
            if (least && (line || *least <= 0)) // no line has less than none
                return line.value_or(0) < *least;
            return m_choices.pick(LineBelowMin, (line ? 0 : maskOf(I::LineDp)) | (least ? 0 : maskOf(I::MinDp)), 2, true) == 1;
        };
        if (closes)
            moves = !take(I::ReverseDp, 2, 0) && !(low() && !take(I::SpringAssisted, 2, 0));
        else
            moves = !low();
    }
    if (m_faults.springBroken)
        moves = false;
    const Pos end = closes ? Pos::Closed : Pos::Open;
    const Outcome o = moves ? Outcome{m_faults.solenoidStuck ? inverse(end) : end, {}} : Outcome{Pos::Indeterminate, {}};
    say((closes ? QStringLiteral("normally closed solenoid valve without power or signal: ")
                : QStringLiteral("normally open solenoid valve without power or signal: "))
        + (moves ? goes(o) : QStringLiteral("the line pressure does not move it for certain")));
    return o;
}

Outcome ValveRules::hydraulicDump()
{
    const auto dump = static_cast<Dump>(take(I::Dump, 2));
    // Stuck as when energised: the dump valve does what it does with power.
    const bool dumps = (dump == Dump::Deenergize) != m_faults.solenoidStuck;
    if (dumps) {
        QStringList* const reasons = std::exchange(m_reasons, nullptr);
        const Outcome o = hydraulic();
        m_reasons = reasons;
        say(QStringLiteral("the dump valve opens without power or signal: ") + goes(o));
        return o;
    }
    const auto by = static_cast<ReturnBy>(take(I::ReturnBy, 3));
    const Outcome o = by == ReturnBy::None ? trapped() : Outcome{Pos::Last, take(I::FailsTo, 2) == 0 ? Pos::Open : Pos::Closed};
    say(QStringLiteral("the dump valve needs power to open: ") + goes(o));
    return o;
}

bool ValveRules::needsPowerToTrip(const ValveParts& parts, ValveFamily family, ValveChoices& choices)
{
    const auto value = [&](I input, int options) {
        return parts[input] ? static_cast<int>(*parts[input]) : choices.pick(static_cast<int>(input), maskOf(input), options, false);
    };
    switch (family) {
    case ValveFamily::SpringPneumatic:
        return parts.solenoid == Fitted::Yes && static_cast<Deenergized>(value(I::Deenergized, 3)) != Deenergized::Vent;
    case ValveFamily::Springless: {
        if (parts.solenoid != Fitted::Yes)
            return false;
        const auto kind = static_cast<SolenoidKind>(value(I::SolenoidKind, 7));
        return kind != SolenoidKind::FiveTwoSingle;
    }
    case ValveFamily::SolenoidValve: return static_cast<SolenoidFunction>(value(I::SolenoidFunction, 3)) == SolenoidFunction::Latching;
    case ValveFamily::Hydraulic: return static_cast<Dump>(value(I::Dump, 2)) == Dump::Energize;
    case ValveFamily::Electric:
    case ValveFamily::NoUtility: break;
    }
    return false;
}

// --- sentences ---

QString ValveRules::springWords() const
{
    static constexpr const char* drives[] = {"extend", "retract", "cw", "ccw"};
    if (m_faults.springBroken)
        return QStringLiteral("the spring is broken");
    const auto drive = stated(I::SpringMotion);
    if (!drive)
        return QStringLiteral("the spring");
    QString out = QStringLiteral("spring ") + QLatin1String(drives[static_cast<size_t>(*drive)]);
    if (motionOf(m_parts) == BodyMotion::Rotary) {
        if (const auto closing = stated(I::CloseDir))
            out += *closing == 0 ? QStringLiteral(" and close_dir cw") : QStringLiteral(" and close_dir ccw");
        if (flag(I::Flipped))
            out += QStringLiteral(", actuator flipped");
        if (flag(I::OffsetDeg))
            out += QStringLiteral(", coupling turned");
    } else if (const auto closing = stated(I::BodyCloses)) {
        out += *closing == 0 ? QStringLiteral(" and pdtc") : QStringLiteral(" and pdto");
    }
    return out;
}

QString ValveRules::goes(const Outcome& o) const
{
    return outcomeWords(o);
}

} // namespace sp
