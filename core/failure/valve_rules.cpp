// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/failure/valve_rules.h"

namespace sp {

namespace {

constexpr qint64 one = 1'000'000; // of a ratio
constexpr qint64 quarterTurn = 90'000'000; // millionths of a degree

using I = ValveInput;

// Value of an input: stated, or one of all that it can be. A usual one comes first.
int valueOf(const ValveParts& parts, ValveChoices& choices, I input, int options, int usual = -1)
{
    if (parts[input])
        return static_cast<int>(*parts[input]);
    const int at = choices.pick(static_cast<int>(input), maskOf(input), options, usual >= 0);
    return usual < 0 || at > usual ? at : at == 0 ? usual : at - 1;
}

BodyMotion motion(const ValveParts& parts, ValveChoices& choices)
{
    if (const auto known = motionOf(parts))
        return *known;
    return static_cast<BodyMotion>(valueOf(parts, choices, I::BodyMotion, 2));
}

BodyCloses closes(const ValveParts& parts, ValveChoices& choices)
{
    const auto body = parts[I::BodyKind];
    // A gate closes downwards unless stated (A1); a globe usually does.
    if (!parts[I::BodyCloses] && body == static_cast<qint64>(BodyKind::Gate))
        return BodyCloses::Pdtc;
    return static_cast<BodyCloses>(
        valueOf(parts, choices, I::BodyCloses, 2, body == static_cast<qint64>(BodyKind::Globe) ? static_cast<int>(BodyCloses::Pdtc) : -1));
}

Pos stemEnd(const ValveParts& parts, ValveChoices& choices, Drive drive)
{
    const Drive closing = closes(parts, choices) == BodyCloses::Pdtc ? Drive::Extend : Drive::Retract;
    return drive == closing ? Pos::Closed : Pos::Open;
}

} // namespace

Pos ValveRules::springEnd(const ValveParts& parts, ValveChoices& choices)
{
    const bool linear = motion(parts, choices) == BodyMotion::Linear;
    // A spring that moves the other way than the body is as good as not stated.
    auto drive = parts[I::SpringMotion];
    if (drive && (*drive <= static_cast<qint64>(Drive::Retract)) != linear)
        drive.reset();
    const int first = static_cast<int>(linear ? Drive::Extend : Drive::Cw);
    const Drive spring = static_cast<Drive>(
        drive ? static_cast<int>(*drive) : first + choices.pick(static_cast<int>(I::SpringMotion), maskOf(I::SpringMotion), 2, false));
    if (linear)
        return stemEnd(parts, choices, spring);
    const int closing = static_cast<int>(Drive::Cw) + valueOf(parts, choices, I::CloseDir, 2);
    Pos end = static_cast<int>(spring) == closing ? Pos::Closed : Pos::Open;
    if (valueOf(parts, choices, I::Flipped, 2, 0))
        end = inverse(end);
    const qint64 offset = parts[I::OffsetDeg] ? *parts[I::OffsetDeg] : valueOf(parts, choices, I::OffsetDeg, 2, 0) * quarterTurn;
    if (offset == 0)
        return end;
    const auto body = parts[I::BodyKind];
    const bool quarter = !body ? valueOf(parts, choices, I::BodyKind, 2) == 0
                               : *body == static_cast<qint64>(BodyKind::Ball) || *body == static_cast<qint64>(BodyKind::Plug);
    // A seated disc that is turned by a quarter, and any valve turned by less, is mounted wrong and no inversion.
    return quarter && offset == quarterTurn ? inverse(end) : Pos::Indeterminate;
}

int ValveRules::take(I input, int options, int usual)
{
    return valueOf(m_parts, m_choices, input, options, usual);
}

Pos ValveRules::spring()
{
    const auto& ends = m_springEnd.possible;
    if (ends.size() == 1)
        return ends.front();
    return ends[static_cast<size_t>(
        m_choices.pick(WhichEnd, m_springEnd.judged.missing, static_cast<int>(ends.size()), m_springEnd.judged.usual.has_value()))];
}

bool ValveRules::isSpringStrong()
{
    if (m_parts[I::SpringMargin])
        return *m_parts[I::SpringMargin] >= one;
    return take(I::SpringMargin, 2, 1) == 1;
}

Outcome ValveRules::springWins()
{
    if (m_faults.springBroken || !isSpringStrong())
        return {Pos::Indeterminate, {}};
    return {spring(), {}};
}

Outcome ValveRules::towardSpring()
{
    if (m_faults.springBroken)
        return {Pos::Last, {}};
    const Pos end = spring();
    return end == Pos::Indeterminate ? Outcome{end, {}} : Outcome{Pos::Last, end};
}

Outcome ValveRules::free()
{
    if (take(I::HoldsWithoutForce, 2, 0))
        return {Pos::Last, {}};
    switch (static_cast<FlowBias>(take(I::FlowBias, 4, static_cast<int>(FlowBias::Unknown)))) {
    case FlowBias::Fto: return {Pos::Last, Pos::Open};
    case FlowBias::Ftc: return {Pos::Last, Pos::Closed};
    default: return {Pos::Indeterminate, {}};
    }
}

Outcome ValveRules::trapped()
{
    if (take(I::HoldsWithoutForce, 2, 0))
        return {Pos::Last, {}};
    switch (static_cast<FlowBias>(take(I::FlowBias, 4, static_cast<int>(FlowBias::Unknown)))) {
    case FlowBias::Fto: return {Pos::Last, Pos::Open};
    case FlowBias::Ftc: return {Pos::Last, Pos::Closed};
    default: return {Pos::Last, {}};
    }
}

// Where an extending stem ends; a rotary actuator has no stem.
Outcome ValveRules::stemDown()
{
    if (motion(m_parts, m_choices) == BodyMotion::Rotary)
        return {Pos::Indeterminate, {}};
    return {stemEnd(m_parts, m_choices, Drive::Extend), {}};
}

// A trip valve drives with the air of its tank; without check valve, or with less than a stroke in it, it counts as not fitted.
std::optional<Outcome> ValveRules::tripped()
{
    const auto mode = static_cast<TripMode>(m_parts[I::TripMode].value_or(0));
    if (mode == TripMode::None)
        return std::nullopt;
    if (mode == TripMode::Lock) {
        say(QStringLiteral("the trip valve locks the air in on air loss"));
        return trapped();
    }
    const bool enough = m_parts[I::Strokes] ? *m_parts[I::Strokes] >= one : take(I::Strokes, 2) == 1;
    if (!take(I::CheckValve, 2) || !enough) {
        say(QStringLiteral("the trip valve has no tank to count on: it needs a check valve and a full stroke of air"));
        return std::nullopt;
    }
    const Outcome down = mode == TripMode::Up || mode == TripMode::Down ? stemDown() : Outcome{};
    const Outcome o = mode == TripMode::Down ? down
        : mode == TripMode::Up               ? Outcome{inverse(down.pos), {}}
        : mode == TripMode::Open             ? Outcome{Pos::Open, {}}
                                             : Outcome{Pos::Closed, {}};
    say(QStringLiteral("the tank of the trip valve drives the valve: ") + goes(o) + QStringLiteral(" on air loss"));
    return o;
}

Outcome ValveRules::air()
{
    if (m_family == ValveFamily::SpringPneumatic) {
        if (flag(I::Lockup)) {
            const Outcome o = towardSpring();
            say(QStringLiteral("the lock-up valve holds the air: ") + goes(o) + QStringLiteral(" on air loss"));
            return o;
        }
        const Outcome o = springWins();
        say(o.pos == Pos::Indeterminate && m_parts[I::SpringMargin] && !isSpringStrong()
                ? QStringLiteral("the spring margin is below 1: nobody knows where the spring leaves the valve")
                : springWords() + QStringLiteral(": ") + goes(o) + QStringLiteral(" on air loss"));
        return o;
    }
    if (m_family == ValveFamily::Springless) {
        if (const auto trip = tripped())
            return *trip;
        const Outcome o = flag(I::Lockup) ? trapped() : free();
        say((flag(I::Lockup) ? QStringLiteral("the lock-up valve holds the air: ") : QStringLiteral("no spring and no air: ")) + goes(o)
            + QStringLiteral(" on air loss"));
        return o;
    }
    if (m_family != ValveFamily::SolenoidValve
        || static_cast<Pilot>(take(I::Pilot, 3, static_cast<int>(Pilot::Direct))) != Pilot::ExternalAir)
        return {};
    const auto function = static_cast<SolenoidFunction>(take(I::SolenoidFunction, 3));
    const Outcome o = function == SolenoidFunction::Latching ? Outcome{Pos::Indeterminate, {}}
        : function == SolenoidFunction::Nc                   ? Outcome{Pos::Closed, {}}
                                                             : Outcome{Pos::Open, {}};
    say(QStringLiteral("piloted by air: ") + goes(o) + QStringLiteral(" on air loss"));
    return o;
}

Outcome ValveRules::hydraulic()
{
    if (m_family != ValveFamily::Hydraulic)
        return {};
    const auto by = static_cast<ReturnBy>(take(I::ReturnBy, 3));
    Outcome o;
    if (by == ReturnBy::None)
        o = free();
    else if (by == ReturnBy::Spring ? m_faults.springBroken : !take(I::PrechargeOk, 2))
        o = {Pos::Indeterminate, {}};
    else
        o = {take(I::FailsTo, 2) == 0 ? Pos::Open : Pos::Closed, {}};
    static constexpr const char* words[] = {"the spring returns the valve", "the accumulator drives the valve",
                                            "nothing returns the valve"};
    say(QLatin1String(words[static_cast<size_t>(by)]) + QStringLiteral(": ") + goes(o) + QStringLiteral(" on loss of hydraulic pressure"));
    return o;
}

Outcome ValveRules::feedback()
{
    if (m_parts.positioner != Fitted::Yes)
        return {};
    const bool trips =
        m_parts.solenoid == Fitted::Yes && m_parts[I::Deenergized] == static_cast<qint64>(Deenergized::Vent) && !flag(I::DeadOnSignalLoss);
    say(trips ? QStringLiteral("without feedback the positioner drives the valve anywhere; the trip solenoid still works")
              : QStringLiteral("without feedback the positioner drives the valve anywhere"));
    return {Pos::Indeterminate, {}};
}

// The last word of a blackout: what the loss of power left, and then the air goes (A6).
Outcome ValveRules::blackout(const Powerless& first, const Outcome& air)
{
    const Outcome& p1 = first.outcome;
    const bool decided = p1.pos == Pos::Open || p1.pos == Pos::Closed;
    if (air.pos == Pos::Na)
        return p1;
    if (p1.pos == Pos::Na || p1.pos == Pos::Follows)
        return air;
    if (first.portsHeld)
        return p1;
    if (air.pos == Pos::Open || air.pos == Pos::Closed)
        return air;
    if (decided && m_family == ValveFamily::SpringPneumatic) {
        if (!m_faults.springBroken && p1.pos == spring())
            return p1;
        return air.pos == Pos::Last ? drifting(p1.pos, air.drift) : air;
    }
    if (decided)
        return air.pos == Pos::Indeterminate ? air : drifting(p1.pos, air.drift);
    if (p1.pos == Pos::Last && air.pos == Pos::Indeterminate)
        return first.portsBlocked ? p1 : air;
    if (p1.pos == Pos::Last)
        return {Pos::Last, p1.drift ? p1.drift : air.drift};
    return {Pos::Indeterminate, {}};
}

ValveBehaviour ValveRules::all()
{
    ValveBehaviour b;
    if (m_family == ValveFamily::NoUtility)
        return b;
    if (flag(I::HandwheelEngaged)) {
        say(QStringLiteral("the handwheel is engaged: the valve cannot move"));
        b.air = b.power = b.signal = b.hydraulic = b.feedback = b.blackoutFirst = b.blackout = {Pos::Last, {}};
        return b;
    }
    b.air = air();
    const Powerless first = electric(powerLoss);
    b.power = b.blackoutFirst = first.outcome;
    ValveLoss signal;
    signal.signal = true;
    b.signal = electric(signal).outcome;
    b.hydraulic = hydraulic();
    b.feedback = feedback();
    b.blackout = blackout(first, b.air);
    if (b.blackoutFirst != b.blackout && b.blackoutFirst.pos != Pos::Na)
        say(QStringLiteral("in a blackout: ") + goes(b.blackoutFirst) + QStringLiteral(" until the instrument air is gone, then ")
            + goes(b.blackout));
    return b;
}

Outcome ValveRules::after(const ValveLoss& loss)
{
    if (m_family == ValveFamily::NoUtility)
        return {};
    if (flag(I::HandwheelEngaged) || m_faults.valveStuck)
        return {Pos::Last, {}};
    const bool power = loss.coil || loss.positioner || loss.drive || loss.signal;
    const Powerless first = power ? electric(loss) : Powerless{};
    const Outcome pressure = loss.air ? air() : loss.hydraulic ? hydraulic() : Outcome{};
    if (loss.hydraulic && pressure.pos != Pos::Na)
        return pressure;
    return loss.air ? blackout(first, pressure) : first.outcome;
}

} // namespace sp
