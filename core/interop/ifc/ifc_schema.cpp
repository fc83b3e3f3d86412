// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interop/ifc/ifc_schema.h"

#include <array>

namespace sp {
namespace {

struct Row {
    IfcAttr attr;
    std::array<qint8, 3> at; // IFC2X3, IFC4, IFC4X3
};

constexpr Row rows[] = {
    {IfcAttr::GlobalId, {0, 0, 0}},
    {IfcAttr::Name, {2, 2, 2}},
    {IfcAttr::ObjectType, {4, 4, 4}},
    {IfcAttr::Placement, {5, 5, 5}},
    {IfcAttr::Representation, {6, 6, 6}},
    {IfcAttr::Tag, {7, 7, 7}},
    {IfcAttr::SpatialLongName, {7, 7, 7}},
    {IfcAttr::ProjectLongName, {5, 5, 5}},
    {IfcAttr::ProjectUnits, {8, 8, 8}},
    {IfcAttr::StoreyElevation, {9, 9, 9}},
    {IfcAttr::DoorHeight, {8, 8, 8}},
    {IfcAttr::DoorWidth, {9, 9, 9}},
    {IfcAttr::DoorOperation, {-1, 11, 11}},
    {IfcAttr::DoorUserOperation, {-1, 12, 12}},
    {IfcAttr::DoorStyleOperation, {8, 8, -1}},
    {IfcAttr::DoorTypeOperation, {-1, 10, 10}},
    {IfcAttr::StairShape, {8, 8, 8}},
    {IfcAttr::ValvePredefined, {-1, 8, 8}},
    {IfcAttr::ValveTypePredefined, {9, 9, 9}},
    {IfcAttr::TypeSets, {5, 5, 5}},
    {IfcAttr::RelatingFirst, {4, 4, 4}},
    {IfcAttr::RelatedSecond, {5, 5, 5}},
    {IfcAttr::RelatedFirst, {4, 4, 4}},
    {IfcAttr::RelatingSecond, {5, 5, 5}},
    {IfcAttr::PropertySetItems, {4, 4, 4}},
};

constexpr bool inOrder()
{
    for (size_t i = 0; i < std::size(rows); ++i) {
        if (static_cast<size_t>(rows[i].attr) != i)
            return false;
    }
    return true;
}
static_assert(inOrder(), "a row stands at the place of its IfcAttr");

constexpr std::string_view walls[] = {"IFCWALL", "IFCWALLSTANDARDCASE", "IFCWALLELEMENTEDCASE"};
constexpr std::string_view doors[] = {"IFCDOOR", "IFCDOORSTANDARDCASE"};
constexpr std::string_view stairs[] = {"IFCSTAIR"};
// Occurrences that can be a valve: IFC2X3 has IfcFlowController for all of them and tells by the type.
constexpr std::string_view controllers[] = {"IFCFLOWCONTROLLER",
                                            "IFCVALVE",
                                            "IFCDAMPER",
                                            "IFCAIRTERMINALBOX",
                                            "IFCFLOWMETER",
                                            "IFCSWITCHINGDEVICE",
                                            "IFCPROTECTIVEDEVICE",
                                            "IFCELECTRICDISTRIBUTIONPOINT",
                                            "IFCELECTRICDISTRIBUTIONBOARD",
                                            "IFCELECTRICTIMECONTROL",
                                            "IFCDISTRIBUTIONBOARD"};

} // namespace

int ifcAttr(IfcVersion version, IfcAttr attr)
{
    return rows[static_cast<size_t>(attr)].at[static_cast<size_t>(version)];
}

std::optional<IfcVersionFound> ifcVersion(QStringView schema)
{
    const QString s = schema.toString().trimmed().toUpper();
    if (s == u"IFC2X3" || s.startsWith(u"IFC2X3_"))
        return IfcVersionFound{IfcVersion::Ifc2x3, s == u"IFC2X3"};
    if (s == u"IFC4" || s.startsWith(u"IFC4_"))
        return IfcVersionFound{IfcVersion::Ifc4, true};
    if (s.startsWith(u"IFC4X3"))
        return IfcVersionFound{IfcVersion::Ifc4x3, true};
    if (s.startsWith(u"IFC4X"))
        return IfcVersionFound{IfcVersion::Ifc4x3, false};
    if (s.startsWith(u"IFC2"))
        return IfcVersionFound{IfcVersion::Ifc2x3, false};
    if (s.startsWith(u"IFC"))
        return IfcVersionFound{IfcVersion::Ifc4, false};
    return std::nullopt;
}

std::span<const std::string_view> ifcEntities(IfcKind kind)
{
    switch (kind) {
    case IfcKind::Wall: return walls;
    case IfcKind::Door: return doors;
    case IfcKind::Stair: return stairs;
    case IfcKind::Controller: return controllers;
    }
    return {};
}

} // namespace sp
