// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/id.h"
#include "core/geom/point.h"
#include "core/model/field.h"
#include "core/model/import_cause.h"

#include <optional>
#include <utility>
#include <vector>

namespace sp {

// Value structs of everything in a plan file. What a person enters as a fact lives in a FieldBag (field.h says which facts there are);
// identity, references and geometry are members. An absent optional is unknown; an empty list is known to be empty.

/// Texts of the imported file that the program could not turn into facts, kept as they were: {"fire_rating", "Fire Rating"}.
using ImportedTexts = std::vector<std::pair<QString, QString>>;

/// A part of another entity: `op-exit/maglock`, `vl-1/solenoid`, or the entity itself: `dv-ctl`.
struct PartRef {
    QString entity;
    QString part;
    QString text() const { return part.isEmpty() ? entity : entity + u'/' + part; }
    bool operator==(const PartRef&) const = default;
};

struct Storey {
    StoreyId id;
    std::optional<QString> name;
    std::optional<Length> elevation;
    std::optional<Length> height; ///< floor to floor
    FieldBag facts;
    std::optional<QString> guid;
    bool operator==(const Storey&) const = default;
};

/// A straight wall by its axis. Side a is left of it, from `from` to `to`; side b right.
struct Wall {
    WallId id;
    std::optional<StoreyId> storey;
    PlanPoint from, to;
    std::optional<Length> thickness;
    FieldBag facts;
    std::optional<QString> guid;
    ImportedTexts imported;
    bool operator==(const Wall&) const = default;
};

/// A room by a point in it (its outline is then traced from the walls) or by its outline. Neither: its place is not known.
struct Room {
    RoomId id;
    std::optional<StoreyId> storey;
    std::optional<QString> number;
    std::optional<QString> name;
    std::optional<PlanPoint> at;
    std::vector<PlanPoint> outline; ///< to the finished faces, no repeated last point
    std::vector<std::vector<PlanPoint>> holes;
    std::optional<StairId> stair;
    FieldBag facts;
    std::optional<QString> guid;
    ImportedTexts imported;
    bool operator==(const Room&) const = default;
};

/// A stair, ramp, lift or shaft that links storeys.
struct Stair {
    StairId id;
    std::optional<QString> name;
    std::optional<std::vector<StoreyId>> storeys;
    FieldBag facts;
    std::optional<QString> guid;
    bool operator==(const Stair&) const = default;
};

enum class ObstructionKind : quint8 { Column, Fixture, Shaft, Void };

/// Something fixed that nobody walks through: a column, a fixed bench or seat, a shaft, a floor opening.
struct Obstruction {
    ObstructionId id;
    std::optional<StoreyId> storey;
    std::optional<ObstructionKind> kind;
    std::optional<QString> name;
    std::vector<PlanPoint> outline; ///< no repeated last point
    std::optional<QString> guid;
    bool operator==(const Obstruction&) const = default;
};

enum class Side : quint8 { A, B };
enum class HingeEnd : quint8 { From, To };
enum class SwingSide : quint8 { Left, Right }; ///< left of the wall is side a

/// What somebody, or an imported file, says lies beyond one side of an opening: a room, or the outside where there is none.
struct StatedSide {
    std::optional<RoomId> room;
    bool operator==(const StatedSide&) const = default;
};

/// Where an opening is: on a wall by the distance of its middle from the wall's `from`, or free on a storey. A wall that goes through
/// several storeys belongs to one of them: `storey` then says on which the opening is.
struct Place {
    std::optional<WallId> wall;
    std::optional<Length> offset;
    std::optional<StoreyId> storey;
    std::optional<PlanPoint> at;
    std::optional<Angle> direction; ///< of the opening's axis, for an opening in no wall
    std::optional<HingeEnd> hinge;
    std::optional<SwingSide> swings;
    std::optional<Side> outside; ///< the user's choice; else derived (hardware-schedule.md 4.2)
    std::optional<StatedSide> beyondA, beyondB; ///< stated; what the plan shows leads where it shows anything
    std::optional<Length> width; ///< of the hole, as imported
    std::optional<Length> height;
    bool operator==(const Place&) const = default;
};

struct OpeningType {
    OpeningTypeId id;
    std::optional<QString> name;
    FieldBag facts; ///< groups door and schedule
    std::optional<QString> guid;
    bool operator==(const OpeningType&) const = default;
};

struct HardwareItem {
    QString key; ///< its part name: `op-x/key`
    QString kind;
    FieldBag facts;
    bool operator==(const HardwareItem&) const = default;
};

struct HardwareSet {
    HardwareSetId id;
    std::optional<QString> mark;
    std::optional<QString> name;
    std::optional<std::vector<HardwareItem>> items;
    bool operator==(const HardwareSet&) const = default;
};

struct Opening {
    OpeningId id;
    std::optional<QString> mark;
    std::optional<OpeningTypeId> type;
    std::optional<HardwareSetId> set;
    Place place;
    FieldBag facts; ///< groups door, schedule and release
    std::optional<QString> guid;
    ImportedTexts imported;
    bool operator==(const Opening&) const = default;
};

/// A device drawn on the plan: reader, button, sensor, controller, relay, detector, shutoff station, ...
struct Device {
    DeviceId id;
    QString kind;
    std::optional<QString> mark;
    std::optional<OpeningId> opening;
    std::optional<Side> side;
    std::optional<RoomId> room;
    std::optional<StoreyId> storey; ///< where neither opening nor room says it
    std::optional<PlanPoint> at;
    std::optional<std::vector<PartRef>> drives; ///< controller: locks it commands
    std::optional<std::vector<ValveId>> closes; ///< detector or station: valves it closes
    std::optional<std::vector<DeviceId>> disables; ///< detector: readers it disables, beacons it lights
    std::optional<std::vector<PartRef>> releases; ///< detector or relay: hold-opens it releases
    FieldBag facts;
    bool operator==(const Device&) const = default;
};

struct Battery {
    QString key;
    FieldBag facts;
    bool operator==(const Battery&) const = default;
};

struct Supply {
    SupplyId id;
    std::optional<QString> mark;
    std::optional<RoomId> room;
    std::optional<StoreyId> storey;
    std::optional<PlanPoint> at;
    FieldBag facts;
    std::optional<std::vector<Battery>> batteries;
    bool operator==(const Supply&) const = default;
};

/// How the fire alarm acts on a circuit; `none` is the known "not at all".
struct FireAlarmLink {
    bool none = false;
    std::optional<DeviceId> by;
    FieldBag facts;
    bool operator==(const FireAlarmLink&) const = default;
};

/// One wiring run from a supply to its loads.
struct Circuit {
    CircuitId id;
    std::optional<SupplyId> supply;
    std::optional<std::vector<PartRef>> feeds;
    FieldBag facts;
    std::optional<FireAlarmLink> fireAlarm;
    bool operator==(const Circuit&) const = default;
};

struct AirSupply {
    AirSupplyId id;
    std::optional<QString> name;
    FieldBag facts;
    bool operator==(const AirSupply&) const = default;
};

struct Source {
    SourceId id;
    std::optional<QString> name;
    std::optional<RoomId> room;
    std::optional<StoreyId> storey;
    std::optional<PlanPoint> at;
    FieldBag facts;
    bool operator==(const Source&) const = default;
};

struct Valve {
    ValveId id;
    std::optional<QString> tag;
    std::optional<RoomId> room;
    std::optional<StoreyId> storey;
    std::optional<PlanPoint> at;
    std::optional<SourceId> from;
    std::optional<RoomId> to;
    std::optional<AirSupplyId> air;
    FieldBag facts; ///< groups flow, body, actuator, positioner, solenoid, accessories, position
    bool noPositioner = false; ///< `positioner: none`
    bool noSolenoid = false;
    std::optional<QString> guid;
    ImportedTexts imported;
    bool operator==(const Valve&) const = default;
};

/// Doors of which only one may be open.
struct Interlock {
    InterlockId id;
    std::optional<QString> name;
    std::optional<std::vector<OpeningId>> openings;
    std::optional<DeviceId> controller;
    std::optional<std::vector<DeviceId>> localReleases;
    FieldBag facts;
    bool operator==(const Interlock&) const = default;
};

/// A value taken for a fact that nobody has entered, with who took it and why.
struct Assumption {
    AssumptionId id;
    QString fact;
    Value value;
    std::optional<std::vector<QString>> subjects; ///< ids; absent = every subject that has the fact
    std::optional<QString> reason, by, date;
    bool operator==(const Assumption&) const = default;
};

struct Waiver {
    WaiverId id;
    QString finding; ///< key
    std::optional<QString> reason;
    std::optional<QString> requestedBy, grantedBy, authority, date, expires, document, measure;
    std::vector<std::pair<QString, QString>> facts; ///< fact name and the file text of its value when the waiver was granted
    bool operator==(const Waiver&) const = default;
};

struct Comment {
    std::optional<QString> by, date, text;
    bool operator==(const Comment&) const = default;
};

enum class ReviewStatus : quint8 { Open, InProgress, Answered, Closed };

struct Review {
    ReviewId id;
    QString finding;
    std::optional<ReviewStatus> status;
    std::optional<QString> assignee, due;
    std::vector<Comment> comments;
    bool operator==(const Review&) const = default;
};

/// Where imported elements came from, and what the import had to say.
struct ImportNote {
    QString element; ///< GlobalId or `#123`, empty for the whole file
    QString text;
    std::optional<ImportCause> cause;
    std::optional<StoreyId> storey; ///< of the element
    bool operator==(const ImportNote&) const = default;
};

struct Import {
    ImportId id;
    std::optional<QString> file, sha256, schema, tool;
    std::optional<Length> originX, originY; ///< where the plan's origin lies in the file's coordinates, when it was moved
    std::optional<Angle> turned; ///< of the plan's x axis from the file's
    std::optional<Angle> trueNorth; ///< direction of true north in plan
    std::vector<ImportNote> notes;
    bool operator==(const Import&) const = default;
};

/// A picture, a page of a PDF or a DXF drawing laid under the plan of one storey, to draw over it.
struct Underlay {
    UnderlayId id;
    std::optional<StoreyId> storey;
    QString file; ///< relative to the plan file where it can be, with `/`
    std::optional<qint64> page; ///< of a PDF, from 1
    std::optional<PlanPoint> at; ///< where the drawing's origin lies: lower left corner of a picture or page, 0,0 of a DXF
    std::optional<Length> unit; ///< plan length of one pixel, point (PDF) or drawing unit (DXF)
    std::optional<Angle> turned; ///< counter-clockwise about `at`
    std::optional<qint64> fade; ///< percent: 0 full strength, 100 not to be seen
    bool locked = false; ///< cannot be picked or moved
    bool hidden = false;
    bool operator==(const Underlay&) const = default;
};

} // namespace sp
