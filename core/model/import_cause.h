// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>
#include <optional>

namespace sp {

/// What became of the thing that a note of an import is about.
enum class ImportOutcome : quint8 {
    Found, ///< read as it stands, worth knowing
    Repaired, ///< wrong in the file, and what is right is certain
    Guessed, ///< not said in the file; the most likely was taken
    Doubtful, ///< the file contradicts itself or says nothing: a person should look
    LeftOut, ///< not in the plan
};

/// Why an import has something to say; one row of importCauses() each. New ones go at the end of their group.
enum class ImportCause : quint8 {
    // the file
    Schema,
    Damaged,
    MissingReference,
    WorkLimit,
    Coding,
    NoUnit,
    Origin,
    TrueNorth,
    Buildings,
    NotPlan,
    NotesLimit,
    // what identifies and places an element
    NoGuid,
    SameGuid,
    NoStorey,
    TwoPlaces,
    Placement,
    StoreyHeight,
    OtherStorey,
    // shapes
    ShapeKind,
    ShapeBox,
    ShapeHull,
    ShapeParts,
    ShapeRepaired,
    // rooms
    RoomNoOutline,
    RoomDuplicate,
    RoomOverlap,
    RoomTraced,
    RoomArea,
    // walls
    WallNoPlace,
    WallNoAxis,
    WallCurved,
    WallLayers,
    WallStoreys,
    // openings
    DoorNoPlace,
    DoorNoWall,
    DoorHostGuessed,
    DoorInCurtainWall,
    DoorBeyondWall,
    DoorSize,
    DoorTwice,
    CasedOpening,
    DoorJoinsNothing,
    DoorOneSide,
    DoorOneRoom,
    DoorSidesDiffer,
    DoorFromBoundary,
    DoorAcrossGap,
    DoorOutside,
    DoorLevels,
    DoorInShaft,
    // leaves and hand
    OperationUnknown,
    OperationDiffers,
    HandStated,
    // properties
    RatingUnread,
    RatingStandard,
    Placeholder,
    ValueUnread,
    ValuesDiffer,
    // merging into a plan
    Gone,
    Other,
};

struct ImportCauseInfo {
    ImportCause cause;
    const char* key; ///< in the plan file and in JSON
    ImportOutcome outcome;
    const char* heading; ///< one line for all notes of this cause
};

const ImportCauseInfo& infoOf(ImportCause cause);
std::optional<ImportCause> importCause(QStringView key);
/// All keys as a word list of the plan file.
const char* importCauseWords();

/// found, repaired, guessed, doubtful, left_out
const char* outcomeKey(ImportOutcome outcome);

} // namespace sp
