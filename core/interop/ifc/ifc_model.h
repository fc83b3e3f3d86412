// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/quantity.h"

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

struct IfcSpace : IfcElement {
    std::optional<QString> longName;
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
    std::optional<QString> fireRating; ///< Pset_WallCommon.FireRating, own or the type's, as written
    bool operator==(const IfcWall&) const = default;
};

struct IfcDoor : IfcElement {
    std::optional<Length> width, height; ///< overall
    std::optional<QString> operation; ///< SINGLE_SWING_LEFT, ...: its own, else the type's; not when NOTDEFINED
    bool operationFromType = false;
    std::optional<QString> userOperation; ///< text that explains USERDEFINED
    std::optional<QString> openingGlobalId;
    std::optional<QString> hostGlobalId; ///< the element whose opening it fills
    QByteArray hostEntity;
    std::optional<int> hostWall; ///< into walls, when the host is one
    bool operator==(const IfcDoor&) const = default;
};

struct IfcStair : IfcElement {
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
    std::vector<IfcSpatial> projects, sites, buildings;
    std::vector<IfcStorey> storeys;
    std::vector<IfcSpace> spaces;
    std::vector<IfcWall> walls;
    std::vector<IfcDoor> doors;
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
    bool operator==(const IfcFoundProperty&) const = default;
};

/// All properties of an element, its own first, then those of its type. A name may come twice: the own one leads, but both are said.
std::vector<IfcFoundProperty> ifcProperties(const IfcModel& model, const IfcElement& element);

/// Text of a property that is not empty, its own before the type's.
std::optional<QString> ifcPropertyText(const IfcModel& model, const IfcElement& element, QStringView set, QStringView property);

} // namespace sp
