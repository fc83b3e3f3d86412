// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/topology.h"
#include "ui/document/entity_ref.h"

namespace sp::ui {

/// What an element covers on the plan, for picking it by an area and for showing where it goes.
struct PickShape {
    EntityRef ref;
    std::vector<PlanPoint> points; ///< one: a symbol; two: a wall's axis; more: a ring
    Length thickness; ///< of a wall
};
/// nullopt while the place of the element is not known.
std::optional<PickShape> pickShape(const Project& project, const Topology& topology, const EntityRef& ref);

/// Everything that stands on a storey and can be selected, in the order of the plan file. Underlays are picked on their own only.
std::vector<EntityRef> elementsOf(const Project& project, const std::optional<StoreyId>& storey);

/// The elements that lie in an area with all of themselves, or that it touches. Rooms only with all of themselves: they cover every floor.
std::vector<EntityRef> elementsIn(const Project& project, const Topology& topology, const std::optional<StoreyId>& storey, const Ring& area,
                                  bool touching);

/// Where a symbol stands that has a place of its own; nullopt for other elements.
std::optional<PlanPoint> placeOf(const Project& project, const EntityRef& ref);

} // namespace sp::ui
