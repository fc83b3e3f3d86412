// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/interop/ifc/ifc_model.h"

#include <span>
#include <string_view>

namespace sp {

/// Attributes whose place is looked up by schema version. Those of geometry and property resources are the same in all versions and
/// stand where they are read.
enum class IfcAttr : quint8 {
    GlobalId,
    Name,
    ObjectType,
    Placement,
    Representation,
    Tag,
    SpatialLongName,
    ProjectLongName,
    ProjectUnits,
    StoreyElevation,
    DoorHeight,
    DoorWidth,
    DoorOperation,
    DoorUserOperation,
    DoorStyleOperation,
    DoorTypeOperation,
    StairShape,
    ValvePredefined,
    ValveTypePredefined,
    TypeSets,
    RelatingFirst, // the one object of IfcRelAggregates, IfcRelNests, IfcRelVoidsElement, IfcRelFillsElement
    RelatedSecond, // its parts
    RelatedFirst, // the objects of IfcRelDefines.., IfcRelContained.., IfcRelReferenced.., IfcRelAssociates..
    RelatingSecond, // what they are defined by or contained in
    PropertySetItems,
};

/// Place of the attribute in the argument list, or -1 where the version does not have it.
int ifcAttr(IfcVersion version, IfcAttr attr);

/// Version of a FILE_SCHEMA name; `exact` is false when it is only the nearest one. Nothing when it is no IFC schema.
struct IfcVersionFound {
    IfcVersion version;
    bool exact;
};
std::optional<IfcVersionFound> ifcVersion(QStringView schema);

/// Entities that make one kind in any version.
enum class IfcKind : quint8 { Wall, Door, Stair, Controller };
std::span<const std::string_view> ifcEntities(IfcKind kind);

} // namespace sp
