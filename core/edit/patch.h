// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/project.h"

#include <tuple>

namespace sp {

/// Adding (no before), changing or removing (no after) one entity.
template <class T>
struct Edit {
    std::shared_ptr<const T> before, after;
    const typename Table<T>::IdType& id() const { return (after ? after : before)->id; }
};

/// A reversible change of a project. Values are kept on both sides, so undo restores and never recomputes.
struct Patch {
    std::tuple<std::vector<Edit<Assumption>>, std::vector<Edit<Storey>>, std::vector<Edit<Wall>>, std::vector<Edit<Room>>,
               std::vector<Edit<Stair>>, std::vector<Edit<Obstruction>>, std::vector<Edit<OpeningType>>, std::vector<Edit<Opening>>,
               std::vector<Edit<HardwareSet>>, std::vector<Edit<Device>>, std::vector<Edit<Supply>>, std::vector<Edit<Circuit>>,
               std::vector<Edit<AirSupply>>, std::vector<Edit<Source>>, std::vector<Edit<Valve>>, std::vector<Edit<Interlock>>,
               std::vector<Edit<Waiver>>, std::vector<Edit<Review>>, std::vector<Edit<Import>>, std::vector<Edit<Underlay>>>
        edits;
    std::optional<std::pair<Settings, Settings>> settings; ///< before, after

    template <class T>
    std::vector<Edit<T>>& of()
    {
        return std::get<std::vector<Edit<T>>>(edits);
    }
    template <class T>
    const std::vector<Edit<T>>& of() const
    {
        return std::get<std::vector<Edit<T>>>(edits);
    }
    bool empty() const;
};

/// Carries the patch out. The project must be in the state the patch was made for (asserted).
void apply(Project& project, const Patch& patch);
/// The patch that undoes this one.
Patch inverse(const Patch& patch);
/// One patch that does both, in order: same entity edited twice becomes one edit.
Patch merged(const Patch& first, const Patch& second);
/// Puts the edits of another patch behind those of this one, as they are: cheap, to be followed by compacted() once.
void append(Patch& patch, const Patch& next);
/// The same change with at most one edit for each entity, in order of ids, and none that changes nothing.
Patch compacted(Patch patch);
/// The patch from one project to another: what an import or a reload from disk changes.
Patch difference(const Project& from, const Project& to);

} // namespace sp
