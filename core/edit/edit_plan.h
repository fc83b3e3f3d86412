// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/edit/edited.h"
#include "core/model/topology.h"

namespace sp {

// Edits of any elements by their ids, of any kinds together.

/// Takes elements away with what cannot stand without them (openings of a wall, devices at an opening, circuits of a supply or with nothing left
/// to feed, an interlock without doors, an assumption without subjects, notes of an import about a storey) and clears references to them in
/// everything else; rooms follow when walls go, waivers and reviews stay. Notes say what went along. Storeys only when nothing stands on them
/// unless `withContents`.
Result<Edited> removeElements(const Project& project, const QStringList& ids, NewIds& newIds, bool withContents = false);
/// Moves elements; walls as moveWalls does, openings of walls that stay slide along them. What stands at a point finds the room where it
/// stands now. A room that is found from its walls moves with them only; by itself only its point moves inside them.
Result<Edited> moveElements(const Project& project, const QStringList& ids, Length dx, Length dy, NewIds& newIds);

/// A rigid motion of the plan: x' = origin + turn(mirror(x - about)).
struct Motion {
    PlanPoint about;
    Angle turn; ///< counter-clockwise
    bool mirror = false; ///< first, across the vertical line through `about`
    Length dx, dy; ///< last
};
PlanPoint moved(PlanPoint p, const Motion& motion);
/// Turns or mirrors elements in place, walls without their neighbours and with the rooms that lie between them alone. A mirrored wall is drawn
/// from its other end, so that side a stays where it was: what a door does stays with its rooms, and its hand mirrors.
Result<Edited> transformElements(const Project& project, const QStringList& ids, const Motion& motion, NewIds& newIds);
/// Copies elements, moved, to `storey` (the same one when nullopt). References among the copies are kept among them, with circuits, interlocks
/// and stairs that join them; sets, types, air and sources serve the copies as well; other references are dropped. Marks and room numbers are
/// proposed anew; openings come along with their walls, and one alone goes into the wall where it lands. `made` has the copies in the order of
/// `ids`, those first that were copied first.
Result<Edited> copyElements(const Project& project, const QStringList& ids, const Motion& motion, const std::optional<StoreyId>& storey,
                            NewIds& newIds);
/// Puts down, moved and on a storey, what was copied or cut of a plan that was `then`: what is still there as it is now, what is gone as it was
/// with its marks and numbers where these are free. References to what else is gone are dropped. Errors as those of copyElements.
Result<Edited> pasteElements(const Project& project, const Project& then, const QStringList& ids, const Motion& motion,
                             const StoreyId& storey, NewIds& newIds);
/// `columns` x `rows` copies in a grid, the originals counted; at most 2,500.
Result<Edited> arrayElements(const Project& project, const QStringList& ids, int columns, int rows, Length dx, Length dy, NewIds& newIds);
/// Elements like these: openings of the same type and operation, walls of the same style, rooms of the same function, devices of one kind, ...
QStringList similarElements(const Project& project, const QStringList& ids);

/// A storey above or below another, `height` floor to floor (that of the storey beside it when nullopt); an empty name is proposed. Storeys
/// beyond it are raised or lowered. With `copyContents` its walls, rooms (new numbers), openings and obstructions.
Result<Edited> addStorey(const Project& project, const std::optional<StoreyId>& beside, bool above, const QString& name,
                         const std::optional<Length>& height, bool copyContents, NewIds& newIds);

/// Everything that refers to an id that the plan does not hold; empty in every plan that edits leave behind.
Errors orphans(const Project& project);

} // namespace sp
