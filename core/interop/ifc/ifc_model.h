// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/quantity.h"
#include "core/model/import_cause.h"

#include <QByteArray>
#include <QString>
#include <optional>
#include <vector>

namespace sp {

// What an IFC file says about a building, in the words of IFC and in our units. Lists keep the order of the file; an index refers to a
// list of the same IfcModel. What the file does not say is an empty optional and never guessed; what was repaired or ignored is a note.

struct IfcPoint {
    Length x, y;
    bool operator==(const IfcPoint&) const = default;
};
using IfcPolygon = std::vector<IfcPoint>; ///< closed without repeating the first point; counter-clockwise

struct IfcNote {
    quint64 instance = 0; ///< 0: the file as a whole
    QString globalId; ///< empty when the instance has none
    ImportCause cause = ImportCause::Other;
    QString sentence;
    bool operator==(const IfcNote&) const = default;
};

/// Origin of a placement in the world and its x and y axis in plan, counter-clockwise from world x; empty where the axis stands upright.
struct IfcPlace {
    Length x, y, z;
    std::optional<Angle> xDirection, yDirection;
    bool operator==(const IfcPlace&) const = default;
};

struct IfcProperty {
    enum class Shape : quint8 { Single, Enumerated, List, Bounded, Other };
    QString name;
    QString text; ///< decoded string; number as written; true, false or unknown; list values joined with "; "; empty when unset
    QByteArray kind; ///< IFCLABEL, IFCBOOLEAN, ... of the (first) value; of Shape::Other the entity; empty when unset
    Shape shape = Shape::Single;
    double unitInSi = 0; ///< metres in the unit that the property itself names; 0: it names none; below 0: it is not understood
    bool operator==(const IfcProperty&) const = default;
};

struct IfcPropertySet {
    quint64 instance = 0;
    QString globalId, name;
    std::vector<IfcProperty> properties;
    bool operator==(const IfcPropertySet&) const = default;
};

/// What every object has: its instance, the 22 characters that identify it for ever, its entity in upper case.
struct IfcRooted {
    quint64 instance = 0;
    QString globalId;
    QByteArray entity;
    std::optional<QString> name;
    bool operator==(const IfcRooted&) const = default;
};

struct IfcType : IfcRooted {
    std::optional<QString> operation; ///< OperationType of a door type or style, PredefinedType of any other; not when NOTDEFINED
    std::vector<int> sets; ///< into propertySets
    bool operator==(const IfcType&) const = default;
};

struct IfcSpatial : IfcRooted { // project, site or building
    std::optional<QString> longName;
    std::optional<IfcPlace> place; ///< of a site or building
    bool operator==(const IfcSpatial&) const = default;
};

struct IfcStorey : IfcRooted {
    std::optional<QString> longName;
    std::optional<Length> elevation; ///< the attribute
    std::optional<Length> placementHeight; ///< world z of its placement, which the attribute contradicts in some files
    std::optional<int> building; ///< into buildings
    bool operator==(const IfcStorey&) const = default;
};

/// What lies in the building: where it is and what is said about it.
struct IfcElement : IfcRooted {
    std::optional<QString> tag;
    std::optional<QString> objectType;
    std::optional<int> storey; ///< into storeys: contained there, in a space there, or part of something there
    std::optional<int> storeyHint; ///< only referenced there, or filling a wall there, when it is contained nowhere
    std::optional<int> space; ///< into spaces, when contained in one
    std::optional<int> type; ///< into types
    std::optional<QString> parentGlobalId; ///< the element it is part of, such as a curtain wall
    QByteArray parentEntity;
    std::optional<IfcPlace> place;
    std::vector<int> sets; ///< own, into propertySets; those of the type are the type's
    bool operator==(const IfcElement&) const = default;
};

/// What a body looks like from above, in the world.
struct IfcBody {
    IfcPolygon outline; ///< of its largest part
    std::optional<Length> bottom, top; ///< world z
    bool operator==(const IfcBody&) const = default;
};

/// One quantity of an IfcElementQuantity with an area: 'NetFloorArea' 12.5 m2.
struct IfcAreaQuantity {
    QString set, name;
    double m2 = 0;
    bool operator==(const IfcAreaQuantity&) const = default;
};

struct IfcSpace : IfcElement {
    std::optional<QString> longName;
    std::vector<IfcAreaQuantity> areas; ///< that the file states
    IfcPolygon outline; ///< in plan, world; empty when the file has no body that gives one
    std::vector<IfcPolygon> holes;
    std::vector<IfcPolygon> furtherOutlines; ///< of the smaller parts when the body has several
    std::optional<Length> floor; ///< lowest world z of the body
    std::optional<Length> ceiling; ///< highest
    bool operator==(const IfcSpace&) const = default;
};

struct IfcWall : IfcElement {
    enum class AxisFrom : quint8 { None, Axis, Body };
    std::vector<IfcPoint> axis; ///< from first to last; more than two points where it is curved; empty when unknown
    AxisFrom axisFrom = AxisFrom::None;
    std::optional<Length> centreOffset; ///< of the wall's middle from the axis, positive to the left; when layers or body tell
    std::optional<Length> thickness;
    IfcPolygon outline; ///< of the body in plan; what is left to draw when there is no axis
    std::optional<Length> bottom, top; ///< world z of the body
    bool operator==(const IfcWall&) const = default;
};

/// A leaf as it is drawn: from above, in the world.
struct IfcLeaf {
    IfcPoint hinge; ///< the edge it turns about
    IfcPoint strike; ///< its other edge when closed
    std::optional<IfcPoint> open; ///< its other edge when open, or a point on that side of the wall; none for a leaf that slides
    bool operator==(const IfcLeaf&) const = default;
};

struct IfcDoor : IfcElement {
    enum class LeavesFrom : quint8 { None, Symbol, Panel };
    std::optional<Length> width, height; ///< overall
    std::optional<QString> operation; ///< SINGLE_SWING_LEFT, ...: its own, else the type's; not when NOTDEFINED
    bool operationFromType = false;
    std::optional<QString> userOperation; ///< text that explains USERDEFINED
    std::vector<QString> panels; ///< PanelOperation of each IfcDoorPanelProperties of it or its type: SWINGING, SLIDING, FIXEDPANEL, ...
    std::vector<IfcLeaf> leaves; ///< that the file draws
    LeavesFrom leavesFrom = LeavesFrom::None;
    std::optional<IfcBody> body, hole; ///< of the door, of the opening element that it fills
    std::optional<QString> openingGlobalId;
    std::optional<QString> hostGlobalId; ///< the element whose opening it fills
    QByteArray hostEntity;
    std::optional<int> hostWall; ///< into walls, when the host is one
    std::optional<int> curtainWall; ///< into curtainWalls, when it is part of one
    bool operator==(const IfcDoor&) const = default;
};

/// A hole in a wall that nothing fills.
struct IfcHole : IfcElement {
    IfcBody body;
    std::optional<int> hostWall; ///< into walls
    bool operator==(const IfcHole&) const = default;
};

/// IfcRelSpaceBoundary that names a door or an opening element: the space lies on one side of it.
struct IfcBoundary {
    enum class Beyond : quint8 { Unknown, Inside, Outside };
    quint64 instance = 0;
    int space = 0; ///< into spaces
    QString elementGlobalId; ///< of the door, or of the opening element
    Beyond beyond = Beyond::Unknown; ///< InternalOrExternalBoundary
    bool operator==(const IfcBoundary&) const = default;
};

struct IfcStair : IfcElement {
    std::optional<IfcBody> body;
    std::optional<QString> shape; ///< STRAIGHT_RUN_STAIR, ...
    bool operator==(const IfcStair&) const = default;
};

struct IfcValve : IfcElement {
    std::optional<QString> predefined; ///< ISOLATING, ...: its own, else the type's
    bool operator==(const IfcValve&) const = default;
};

struct IfcCount {
    QByteArray entity;
    int count = 0;
    bool operator==(const IfcCount&) const = default;
};

enum class IfcVersion : quint8 { Ifc2x3, Ifc4, Ifc4x3 };

struct IfcUnits {
    QString lengthName, areaName, angleName; ///< MILLIMETRE, FOOT, ...; empty when the file has none
    double lengthInMm = 0; ///< 0: the file does not say, so it has no lengths
    double areaInM2 = 0;
    double angleInRadian = 1;
    bool operator==(const IfcUnits&) const = default;
};

struct IfcModel {
    QString schema; ///< as written
    IfcVersion readAs = IfcVersion::Ifc4;
    QString application, applicationVersion; ///< of the first IfcApplication
    IfcUnits units;
    std::optional<Angle> trueNorth; ///< counter-clockwise from world x; where y is not north
    std::vector<IfcSpatial> projects, sites, buildings;
    std::vector<IfcStorey> storeys;
    std::vector<IfcSpace> spaces;
    std::vector<IfcWall> walls;
    std::vector<IfcWall> curtainWalls; ///< the shape is that of their parts where they have none of their own
    std::vector<IfcDoor> doors;
    std::vector<IfcHole> holes;
    std::vector<IfcBoundary> boundaries; ///< of doors and holes
    std::vector<IfcStair> stairs;
    std::vector<IfcValve> valves;
    std::vector<IfcType> types; ///< of the elements above
    std::vector<IfcPropertySet> propertySets; ///< of the elements and types above
    std::vector<IfcCount> otherElements; ///< contained in the building and not listed above, by name
    int propertySetInstances = 0; ///< IfcPropertySet in the whole file
    std::vector<IfcNote> notes;
    bool operator==(const IfcModel&) const = default;
};

/// One property of an element with where it comes from.
struct IfcFoundProperty {
    QString set, property, text;
    QByteArray kind;
    bool fromType = false;
    double unitInSi = 0; ///< as in IfcProperty
    bool operator==(const IfcFoundProperty&) const = default;
};

/// All properties of an element, its own first, then those of its type. A name may come twice: the own one leads, but both are said.
std::vector<IfcFoundProperty> ifcProperties(const IfcModel& model, const IfcElement& element);

/// Text of a property that is not empty, its own before the type's.
std::optional<QString> ifcPropertyText(const IfcModel& model, const IfcElement& element, QStringView set, QStringView property);

} // namespace sp
