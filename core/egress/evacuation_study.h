// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/egress/evac_stairs.h"
#include "core/egress/evacuation.h"
#include "core/egress/storey_input.h"

namespace sp {

struct EvacuationOptions {
    PreMovement preMovement;
    bool allAtTheDoor = false; ///< at 0 s: no pre-movement and no walk to the first door
    bool flightsFull = false; ///< flights always at the speed of a full one
    std::vector<QString> lost; ///< openings that the inputs are without, to be named
    bool operator==(const EvacuationOptions&) const = default;
};

/// Evacuation of a plan as curves with names (egress.md 9): AN ESTIMATE, movement time by a first-order hydraulic model, no behaviour.
struct EvacuationStudy {
    /// People against time of something.
    struct Line {
        QString id; ///< opening, storey or room; empty: all
        std::optional<EvacCourse> course; ///< nullopt: not known
        std::vector<QString> waitsFor; ///< openings and stairs whose width, pitch or state is not known; not empty: no course
        std::vector<QString> without; ///< rooms whose people are not in it: it is partial
    };
    Line all;
    std::vector<Line> exits, storeys, rooms; ///< rooms: those with people, or with a number that is not known
    std::optional<double> half, ninety, whole; ///< s until 50, 90 and 100 % of all are out; nullopt: never, or not known
    double stuck = 0; ///< people who never get out

    /// A door or flight that people pass.
    struct Queue {
        QString id, storey; ///< opening or stair, and where people come to it
        bool flight = false;
        double flow = 0; ///< people a second at most
        PeopleCurve in, out;
        QueuePeak peak;
        double use = 0;
        std::vector<QString> waitsFor, without; ///< as of a line
    };
    std::vector<Queue> queues;
    int longestQueue = -1; ///< of `queues`, those that are known; -1: nobody ever waits
    struct Missing {
        QString room, why;
    };
    std::vector<Missing> missing; ///< rooms whose people are not in the study
    std::vector<QString> noWay; ///< rooms with people from which nobody gets out
    EvacuationOptions options;
    std::vector<QString> assumptions; ///< and limits, in sentences

    bool isKnown() const { return all.waitsFor.empty(); }
    bool isPartial() const { return !missing.empty(); }
};

/// `inputs` as EgressEngine::inputs() or inputsAt() has them. Same input, same numbers; may run in any thread.
EvacuationStudy evacuationStudy(const std::vector<std::shared_ptr<const StoreyInput>>& inputs, const EgressSettings& settings,
                                const std::vector<EvacStair>& stairs, const EvacuationOptions& options = {});

/// "60 s", "0 to 120 s evenly": how people set out, for sentences.
QString preMovementWords(const PreMovement& preMovement);

} // namespace sp
