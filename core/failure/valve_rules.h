// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/failure/valve_derivation.h"

namespace sp {

/// The rules of A6 for one valve and one combination of what nobody knows of it. Every public function is the outcome of one loss; with
/// `reasons` it says as well how it came about.
class ValveRules final {
public:
    ValveRules(const ValveParts& parts, ValveFamily family, const SpringEnd& springEnd, const ValveFaults& faults, ValveChoices& choices,
               QStringList* reasons = nullptr)
        : m_parts(parts), m_family(family), m_springEnd(springEnd), m_faults(faults), m_choices(choices), m_reasons(reasons)
    {
    }

    ValveBehaviour all();
    Outcome after(const ValveLoss& loss);

    /// Where the spring drives the valve, by its parts (spring_pos).
    static Pos springEnd(const ValveParts& parts, ValveChoices& choices);
    static bool needsPowerToTrip(const ValveParts& parts, ValveFamily family, ValveChoices& choices);

private:
    /// Questions that are no single input.
    enum Question : quint8 { WhichEnd = 100, Commands, LineBelowMin };
    struct Powerless {
        Outcome outcome;
        bool portsHeld = false; ///< by a positioner of its own power supply
        bool portsBlocked = false; ///< by a closed centre
    };

    Outcome air();
    Outcome hydraulic();
    Outcome feedback();
    Powerless electric(const ValveLoss& loss);
    Outcome blackout(const Powerless& first, const Outcome& air);

    Powerless springPneumatic(const ValveLoss& loss);
    Powerless springless(const ValveLoss& loss);
    Outcome springlessCoil(bool& blocked);
    Outcome electricDrive(const ValveLoss& loss);
    Outcome solenoidValve();
    Outcome hydraulicDump();
    Outcome withAction(const char* event);
    Outcome free();
    Outcome trapped();
    Outcome stemDown();
    std::optional<Outcome> tripped();

    std::optional<qint64> stated(ValveInput input) const { return m_parts[input]; }
    bool flag(ValveInput input) const { return m_parts[input].value_or(0) != 0; } ///< not stated: not fitted
    int take(ValveInput input, int options, int usual = -1);
    bool isSpringStrong();
    Pos spring(); ///< where the spring ends, or would
    Outcome springWins();
    Outcome towardSpring();
    bool commandsStated();
    bool coilDead(const ValveLoss& loss) const;
    void say(const QString& sentence)
    {
        if (m_reasons)
            m_reasons->append(sentence);
    }
    QString springWords() const;
    QString goes(const Outcome& o) const;

    const ValveParts& m_parts;
    ValveFamily m_family;
    const SpringEnd& m_springEnd;
    ValveFaults m_faults;
    ValveChoices& m_choices;
    QStringList* m_reasons;
};

} // namespace sp
