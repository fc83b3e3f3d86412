// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/import_cause.h"

#include <QLatin1String>
#include <algorithm>
#include <iterator>
#include <string>

namespace sp {

namespace {

using C = ImportCause;
using O = ImportOutcome;

constexpr ImportCauseInfo causes[] = {
    {C::Schema, "schema", O::Guessed, "schema read as the nearest one that is known"},
    {C::Damaged, "damaged", O::Doubtful, "damaged or cut off file"},
    {C::MissingReference, "missing_reference", O::Doubtful, "references to instances that are not in the file"},
    {C::WorkLimit, "work_limit", O::LeftOut, "more data than a building of this size can have"},
    {C::Coding, "coding", O::Repaired, "texts in another coding"},
    {C::NoUnit, "no_unit", O::Doubtful, "units that are missing or cannot be understood"},
    {C::Origin, "origin", O::Repaired, "plan origin moved to the building"},
    {C::TrueNorth, "true_north", O::Found, "true north"},
    {C::Buildings, "buildings", O::Found, "several buildings in one file"},
    {C::NotPlan, "not_plan", O::LeftOut, "elements that are no part of a plan"},
    {C::NotesLimit, "notes_limit", O::LeftOut, "further notes"},
    {C::NoGuid, "no_guid", O::Guessed, "no GlobalId"},
    {C::SameGuid, "same_guid", O::Repaired, "a GlobalId used twice"},
    {C::NoStorey, "no_storey", O::Doubtful, "on no storey"},
    {C::TwoPlaces, "two_places", O::Guessed, "contained in two places"},
    {C::Placement, "placement", O::Doubtful, "placement that cannot be followed"},
    {C::StoreyHeight, "storey_height", O::Doubtful, "storey elevation against its placement"},
    {C::OtherStorey, "other_storey", O::Doubtful, "lies at the height of another storey"},
    {C::ShapeKind, "shape_kind", O::LeftOut, "shapes of a kind that is not read"},
    {C::ShapeBox, "shape_box", O::Guessed, "only a bounding box"},
    {C::ShapeHull, "shape_hull", O::Guessed, "only the hull of the body"},
    {C::ShapeParts, "shape_parts", O::Guessed, "a body of several parts"},
    {C::ShapeRepaired, "shape_repaired", O::Repaired, "outlines that crossed themselves or had gaps"},
    {C::RoomNoOutline, "room_no_outline", O::Doubtful, "rooms without an outline"},
    {C::RoomDuplicate, "room_duplicate", O::LeftOut, "rooms that repeat another one"},
    {C::RoomOverlap, "room_overlap", O::Doubtful, "rooms that overlap"},
    {C::RoomTraced, "room_traced", O::Guessed, "rooms traced from the walls"},
    {C::RoomArea, "room_area", O::Doubtful, "stated area against the outline"},
    {C::WallNoPlace, "wall_no_place", O::LeftOut, "walls without a place in plan"},
    {C::WallNoAxis, "wall_no_axis", O::Guessed, "walls without an axis"},
    {C::WallCurved, "wall_curved", O::Repaired, "curved walls drawn in straight parts"},
    {C::WallLayers, "wall_layers", O::Doubtful, "layers of a wall against its body"},
    {C::WallStoreys, "wall_storeys", O::Found, "walls that go through several storeys"},
    {C::DoorNoPlace, "door_no_place", O::Doubtful, "doors without a place"},
    {C::DoorNoWall, "door_no_wall", O::Doubtful, "doors in no wall"},
    {C::DoorHostGuessed, "door_host_guessed", O::Guessed, "walls found by where the door stands"},
    {C::DoorInCurtainWall, "door_in_curtain_wall", O::Found, "doors in a curtain wall"},
    {C::DoorBeyondWall, "door_beyond_wall", O::Doubtful, "doors beyond the end of their wall"},
    {C::DoorSize, "door_size", O::Doubtful, "door sizes that differ from their hole"},
    {C::DoorTwice, "door_twice", O::Doubtful, "doors that stand in the place of another one"},
    {C::CasedOpening, "cased_opening", O::Found, "holes in walls with no door in them"},
    {C::DoorJoinsNothing, "door_joins_nothing", O::Doubtful, "no room known on either side"},
    {C::DoorOneSide, "door_one_side", O::Doubtful, "a room known on one side only"},
    {C::DoorOneRoom, "door_one_room", O::Doubtful, "the same room on both sides"},
    {C::DoorSidesDiffer, "door_sides_differ", O::Doubtful, "space boundaries against the plan"},
    {C::DoorFromBoundary, "door_from_boundary", O::Guessed, "rooms taken from space boundaries"},
    {C::DoorAcrossGap, "door_across_gap", O::Guessed, "rooms reached across a strip that no space covers"},
    {C::DoorOutside, "door_outside", O::Guessed, "outside found by geometry"},
    {C::DoorLevels, "door_levels", O::Doubtful, "doors between rooms of two storeys"},
    {C::DoorInShaft, "door_in_shaft", O::Doubtful, "doors to a shaft"},
    {C::OperationUnknown, "operation_unknown", O::Doubtful, "operation not known"},
    {C::OperationDiffers, "operation_differs", O::Doubtful, "stated operation against the drawn leaf"},
    {C::HandStated, "hand_stated", O::Doubtful, "stated hand against the computed one"},
    {C::RatingUnread, "rating_unread", O::Doubtful, "fire ratings that cannot be read"},
    {C::RatingStandard, "rating_standard", O::Found, "fire ratings to another standard"},
    {C::Placeholder, "placeholder", O::Doubtful, "placeholder texts"},
    {C::ValueUnread, "value_unread", O::Doubtful, "values that cannot be read"},
    {C::ValuesDiffer, "values_differ", O::Doubtful, "properties that contradict each other"},
    {C::Gone, "gone", O::Found, "no longer in the file"},
    {C::Other, "other", O::Doubtful, "other"},
};

constexpr bool inOrder()
{
    for (size_t i = 0; i < std::size(causes); ++i) {
        if (causes[i].cause != static_cast<ImportCause>(i))
            return false;
    }
    return std::size(causes) == static_cast<size_t>(C::Other) + 1;
}
static_assert(inOrder());

} // namespace

const ImportCauseInfo& infoOf(ImportCause cause)
{
    return causes[static_cast<size_t>(cause)];
}

std::optional<ImportCause> importCause(QStringView key)
{
    const auto it =
        std::find_if(std::begin(causes), std::end(causes), [&](const ImportCauseInfo& c) { return key == QLatin1String(c.key); });
    return it == std::end(causes) ? std::nullopt : std::optional(it->cause);
}

const char* importCauseWords()
{
    static const std::string words = [] {
        std::string out;
        for (const ImportCauseInfo& c : causes) {
            if (!out.empty())
                out += '|';
            out += c.key;
        }
        return out;
    }();
    return words.c_str();
}

const char* outcomeKey(ImportOutcome outcome)
{
    static constexpr const char* keys[] = {"found", "repaired", "guessed", "doubtful", "left_out"};
    return keys[static_cast<size_t>(outcome)];
}

} // namespace sp
