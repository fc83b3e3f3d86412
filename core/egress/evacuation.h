// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/egress/arrivals.h"

#include <limits>

namespace sp {

// Evacuation as curves (egress.md 9). AN ESTIMATE, to be labelled so: movement time, first-order hydraulic model, no behaviour. People queue
// at doors and flights, first come first served; a queue holds up nobody behind the door before it (no spill-back). For comparison, never for
// a verdict. Rows are the caller's.

/// Where people go from an element.
struct EvacNext {
    int element = -1;
    double share = 1; ///< of those who leave the element; shares of one list come to 1
    double metres = 0; ///< level walk to it
};

/// A door, a flight, or anything else that people pass at a limited flow. A flow without a limit only joins ways.
struct EvacElement {
    double flow = std::numeric_limits<double>::infinity(); ///< people a second; of a flight: maxFlow(k, effectiveM)
    /// A flight with its landing: walked at a speed by the largest flow that enters it.
    struct Flight {
        double metres = 0;
        double k = 0;
        double effectiveM = 0;
    };
    std::optional<Flight> flight;
    int storey = -1; ///< where people wait for it; -1: on none, such as in a stair enclosure
    std::vector<EvacNext> next; ///< empty: an exit, people are out behind it
    /// An element that shuts: nobody passes from then on; who stands before it or comes later goes there instead, or stays.
    std::optional<double> shutsAtS;
    std::vector<EvacNext> instead;
};

/// People of a space who leave by one first element.
struct EvacGroup {
    int space = -1;
    int storey = -1;
    double people = 0;
    int element = -1;
    /// Share of its people whose walk to the element is at most so many metres; empty: nobody has to walk.
    PeopleCurve walks;
    std::optional<PreMovement> preMovement; ///< else that of the options
};

struct EvacNetwork {
    int spaces = 0, storeys = 0;
    std::vector<EvacElement> elements; ///< next and instead must not lead in a circle
    std::vector<EvacGroup> groups;
};

struct EvacOptions {
    PreMovement preMovement;
    bool allAtTheDoor = false; ///< at 0 s: no pre-movement and no walk to the first element, for checks by hand
    double levelSpeed = 0; ///< m/s; 0: 0.85 k of level floors
    /// Flights always at k / 2, as if full. Slower, and then more width anywhere never makes the last one later; with the speed by the flow
    /// a wider door may fill a stair and slow it down.
    bool flightsFull = false;
    double accuracy = 1e-3; ///< of arrival curves, share of the people
};

struct EvacElementResult {
    PeopleCurve in, out; ///< out: past the element, before what it takes to walk a flight
    QueuePeak queue;
    double walkS = 0; ///< along a flight
    double use = 0; ///< people who passed, of those who could until the last one of all is out; 0 without a limit
};

/// People against time of a space, a storey, an exit or all.
struct EvacCourse {
    double people = 0; ///< who start there, or who come to the exit and do not turn away
    PeopleCurve gone;
    PeopleCurve cameIn; ///< of a storey: from other storeys
    std::optional<double> firstS, lastS; ///< lastS: nullopt when somebody never leaves
    double remaining(double s) const;
};

struct Evacuation {
    EvacCourse all;
    std::optional<double> half, ninety, whole; ///< s until 50, 90 and 100 % of all are out; nullopt: never
    std::vector<EvacCourse> spaces; ///< until they are past the first element
    std::vector<EvacCourse> storeys; ///< until they are past its last element; who comes in counts from then on, so that these may rise
    std::vector<EvacElementResult> elements;
    std::vector<int> exits; ///< elements without a next one
    std::vector<EvacCourse> byExit; ///< as `exits`
    int longestQueueAt = -1; ///< element; -1: nobody ever waits
    double stuck = 0; ///< people who never get out
    std::vector<int> circling; ///< elements of a circle: whoever gets there is stuck
};

/// Same input, same numbers. Call twice to compare two variants.
Evacuation evacuate(const EvacNetwork& network, const EvacOptions& options = {});

} // namespace sp
