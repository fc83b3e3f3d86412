// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/edit/edited.h"

namespace sp {

/// Lays a drawing under a storey: `file` as it shall stand in the plan, `unit` the plan length of a pixel, point or drawing unit.
/// Errors: no such storey, no file, a unit that is not above zero.
Result<Edited> addUnderlay(const Project& project, const StoreyId& storey, const QString& file, const std::optional<qint64>& page,
                           PlanPoint at, Length unit, NewIds& ids);
/// Scales a drawing so that two points of it, given where they lie now, are `apart`; the first stays where it is.
/// Errors: the points are one, the length is not above zero, the drawing is locked.
Result<Edited> scaleUnderlay(const Project& project, const UnderlayId& underlay, PlanPoint first, PlanPoint second, Length apart);
/// Moves a drawing, and turns it about `first` where a second pair says so: `first` goes to `firstTo`, the direction from `first` to
/// `second` becomes that from `firstTo` to `secondTo`.
Result<Edited> alignUnderlay(const Project& project, const UnderlayId& underlay, PlanPoint first, PlanPoint firstTo,
                             const std::optional<std::pair<PlanPoint, PlanPoint>>& second);
/// One of its settings: "fade" (0 to 100), "locked", "hidden" (yes/no), "page" (from 1), "file".
Result<Edited> setUnderlay(const Project& project, const UnderlayId& underlay, const QString& key, const QString& value);

/// How a file is written into a plan that is saved in `folder`: relative with `/` where both are on one drive, else absolute. An empty folder (the
/// plan has no file yet) leaves it absolute.
QString underlayPath(const QString& file, const QString& folder);
/// Where the file lies of a plan in `folder`.
QString underlayFile(const QString& path, const QString& folder);
/// The patch that keeps underlays where they are when a plan moves from one folder to another.
Patch rebaseUnderlays(const Project& project, const QString& fromFolder, const QString& toFolder);
/// A patch that was made while the plan lay in one folder, for the plan in another.
Patch rebasedUnderlays(Patch patch, const QString& fromFolder, const QString& toFolder);

} // namespace sp
