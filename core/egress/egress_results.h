// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/facts/fact.h"
#include "core/geom/polygon.h"

#include <QHash>
#include <array>
#include <memory>
#include <optional>
#include <vector>

namespace sp {

// What the egress engine has measured of a plan, as facts, tables, overlay and sheets read it (egress.md). Ids, not rows: results of a
// storey stay as they are while other storeys change. Lengths are nm.

/// Rulers of egress.md 1, in the order of all lists of lengths.
enum class Ruler : quint8 { Straight, Clearance, Rectilinear };
inline constexpr int rulers = 3;

enum class SeparationRule : quint8 { AnyPoint, Center, NearestEdge };
/// Where a common path ends: at the middle of the neck with a choice, or half the corridor's width behind it (egress.md 4.1).
enum class CommonPathEnd : quint8 { Neck, Centerline };
enum class Distribution : quint8 { Equal, ByCapacity, Nearest, Best };

struct EgressSettings {
    Ruler ruler = Ruler::Clearance;
    Length clearance{304'800'000};
    Length startInset{0};
    std::optional<Angle> axes; ///< of the ways at right angles; nullopt: along the longest wall of the storey
    SeparationRule separation = SeparationRule::AnyPoint;
    Distribution distribution = Distribution::Equal;
    Length neckMax{3'000'000'000};
    CommonPathEnd commonPathEnd = CommonPathEnd::Neck;
    bool alcoves = false; ///< lines across rooms are necks too
    bool operator==(const EgressSettings&) const = default;
};

/// One storey's piece of a way.
struct EgressLeg {
    QString storey; ///< id
    std::vector<PlanPoint> points;
    QString opening; ///< at its end; empty: none
    QString stair; ///< that it goes on by
    bool operator==(const EgressLeg&) const = default;
};

/// A length that may wait for something: unknown when not every door on the way has a known state and the others give another length.
struct EgressLength {
    enum class State : quint8 { Unknown, Unreachable, Measured };
    State state = State::Unknown;
    std::array<double, rulers>
        nm{}; ///< when measured; when unknown: with every door of unknown state taken as usable, where there is a way
    bool provisional = false; ///< unknown, and nm and the way are those
    PlanPoint from; ///< the most remote point, by the ruler of the settings
    std::vector<EgressLeg> way; ///< straight, from there
    QString exit; ///< opening that ends it
    std::vector<QString> waitsFor; ///< openings whose state is not known and decides
    bool operator==(const EgressLength&) const = default;
};

struct EgressCommonPath : EgressLength {
    enum class End : quint8 { Choice, Door, CrossSection, Gap, Stair, Exit };
    End end = End::Choice; ///< Choice: everybody has one from the start, the length is zero
    QString opening; ///< where it ends at one
    PlanPoint at;
    bool operator==(const EgressCommonPath&) const = default;
};

struct EgressDeadEnd {
    double nm = 0; ///< rectilinear
    double width = 0; ///< least
    PlanPoint from, mouthFrom, mouthTo;
    Ring outline; ///< of the pocket's largest piece, to be drawn
    bool recess = false;
    bool operator==(const EgressDeadEnd&) const = default;
};

/// Two ways out of one space.
struct EgressSeparation {
    QString first, second; ///< openings
    std::array<double, 3> nm{}; ///< by SeparationRule
    bool operator==(const EgressSeparation&) const = default;
};

/// The way to something that shuts off gas of a room (valve-and-power-rules.md B3).
struct EgressShutoff {
    QString id; ///< valve or device
    enum class State : quint8 {
        Reached,
        NotReached, ///< nobody gets out of the room, or to the station only past the hazard
        NoPlace, ///< nobody knows where it is
        NoHazardPlace, ///< nor where the hazard is
        NoHinge, ///< of the door, and the two jambs are not equally far
        Waits, ///< for openings whose state is not known
        NotMeasured, ///< by other ways than the floor of the storey
    };
    State state = State::NotMeasured;
    double nm = 0; ///< to a fuel gas shutoff, from the latch edge of the nearest egress door
    QString door; ///< that one
    std::vector<QString> waitsFor;
    bool operator==(const EgressShutoff&) const = default;
};

struct EgressRoom {
    QString id, storey;
    QString why; ///< why nothing was measured, a sentence; empty when it was
    bool measured = false;
    bool peopled = true; ///< false: nobody is counted in it, such as in an exit enclosure
    EgressLength travel;
    EgressCommonPath common;
    std::vector<EgressDeadEnd> deadEnds;
    bool deadEndsKnown = true;
    std::vector<QString> deadEndsWaitFor;
    std::vector<QString> exitDoors; ///< ways out by different first necks, nearest first
    bool exitDoorsKnown = true;
    std::vector<QString> exitDoorsWaitFor;
    double diagonal = 0;
    std::vector<EgressSeparation> separations; ///< every pair of its ways out, the most remote by the rule of the settings first
    std::vector<QString> singlePoints; ///< openings whose loss traps it, from the room outwards
    std::vector<EgressShutoff> fuelShutoffs; ///< that stand in it
    std::vector<EgressShutoff> gasStations; ///< of its hazardous gas, reached without passing the hazard
    std::optional<qint64> through; ///< people of other rooms whose way leads through it; nullopt: some load is unknown
    bool operator==(const EgressRoom&) const = default;
};

struct EgressDoor {
    QString id, storey;
    enum class Use : quint8 { No, Unknown, Yes };
    Use fromA = Use::No, fromB = Use::No;
    QString by; ///< how it lets people out: "free", "release", ...; empty: not known
    bool exit = false; ///< travel ends at it
    std::optional<bool> outOfA; ///< people leave from side a (or, false, from b); nullopt: nobody does, or both ways
    bool bothWays = false;
    std::optional<Length> width; ///< clear: of the leaves that count
    std::optional<qint64> factor; ///< width for each person, thousandths of an inch
    std::optional<qint64> capacity; ///< people
    std::optional<qint64> assigned; ///< people who leave through it
    std::optional<qint64> servedA, servedB; ///< load of the area that leaves from that side
    std::vector<QString> loadsMissing; ///< rooms whose load is not known
    bool operator==(const EgressDoor&) const = default;
};

struct EgressStorey {
    QString id;
    std::optional<qint64> occupants;
    std::vector<QString> loadsMissing; ///< rooms
    std::vector<QString> exits; ///< openings
    bool exitsKnown = true;
    std::vector<QString> exitsWaitFor;
    struct Lost {
        QString exit; ///< opening
        bool neck = false; ///< no exit itself, but ways to exits lead through it
        std::optional<qint64> capacityLeft; ///< that the ways out carry without it
        std::optional<qint64> leave; ///< of the storey's people, those who get out without it
        bool operator==(const Lost&) const = default;
    };
    std::vector<Lost> lost;
    std::optional<qint64> flow; ///< people that the doors take altogether (7.3)
    std::vector<QString> bottleneck; ///< openings of the smallest cut, when flow is below the load
    bool operator==(const EgressStorey&) const = default;
};

struct EgressGap { ///< what could not be measured
    QString storey, subject; ///< ids
    std::optional<PlanPoint> at;
    QString what; ///< a sentence
    bool mended = false; ///< measured all the same, within the tolerance that the sentence names
    bool operator==(const EgressGap&) const = default;
};

/// One storey, whole.
struct EgressStoreyResults {
    EgressStorey storey;
    std::vector<EgressRoom> rooms; ///< by id
    std::vector<EgressDoor> doors; ///< by id
    std::vector<EgressGap> notMeasured;
    bool operator==(const EgressStoreyResults&) const = default;
};

struct EgressResults {
    EgressSettings settings;
    std::vector<std::shared_ptr<const EgressStoreyResults>> storeys; ///< in the order of the plan, what is on none last

    const EgressRoom* room(const QString& id) const;
    const EgressDoor* door(const QString& id) const;
    const EgressStorey* storey(const QString& id) const;

    struct Index {
        QHash<QString, const EgressRoom*> rooms;
        QHash<QString, const EgressDoor*> doors;
        QHash<QString, const EgressStorey*> storeys;
    };
    Index index; ///< filled by makeIndex()
    /// `before`: results that have most storeys with these.
    void makeIndex(const EgressResults* before = nullptr);
};

} // namespace sp
