// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/topology.h"

namespace sp {

/// What a plan, or one storey of it, holds.
struct FoundCounts {
    int rooms = 0;
    int roomsWithOutline = 0; ///< given, or traced
    int roomsTraced = 0; ///< of these from the walls: the file has no space there
    int walls = 0;
    int doors = 0; ///< without cased openings
    int doorsBothSides = 0; ///< room or outside known on both sides
    int doorsOneRoom = 0; ///< of these with the same room on both sides
    int doorsOneSide = 0;
    int doorsNoSide = 0;
    int doorsInWall = 0;
    int doorsSwinging = 0; ///< doors whose leaf can have a hand; others slide, fold, turn or roll
    int hands = 0; ///< of these with a computed hand
    int casedOpenings = 0;
    int stairs = 0; ///< that reach the storey
    int valves = 0;
    /// Why doors lack a known side, by the notes on them: most first; nullopt is without a note.
    std::vector<std::pair<std::optional<ImportCause>, int>> unjoined;

    int joined() const { return doorsBothSides - doorsOneRoom; }
    bool operator==(const FoundCounts&) const = default;
};

/// An element that a note is about.
struct AccountElement {
    QString element; ///< as in the note: GlobalId, `#123`, id of a traced room; empty for the whole file
    QString entity; ///< id in the plan; empty when the plan has no such element
    QString subject; ///< "door 101A", "room 112 Labor"; empty without an entity
    std::optional<StoreyId> storey;
};

/// One sentence with all elements that it is said of.
struct AccountLine {
    QString text;
    std::vector<AccountElement> elements; ///< in natural order of their subjects
};

struct AccountCause {
    ImportCause cause = ImportCause::Other;
    int count = 0; ///< elements of all lines
    std::vector<AccountLine> lines; ///< the one with most elements first
};

struct AccountOutcome {
    ImportOutcome outcome = ImportOutcome::Found;
    int count = 0;
    std::vector<AccountCause> causes; ///< the one with most elements first
};

/// The outcomes that there are, in the order of ImportOutcome.
using AccountOutcomes = std::vector<AccountOutcome>;

struct StoreyAccount {
    std::optional<StoreyId> storey; ///< nullopt: on no storey
    QString name;
    std::optional<Length> elevation;
    FoundCounts found;
    AccountOutcomes outcomes;
};

/// What an import brought and what became of everything that was not plain.
struct ImportAccount {
    Import import; ///< without its notes
    FoundCounts found; ///< in the whole plan
    AccountOutcomes outcomes; ///< of all notes
    AccountOutcomes general; ///< of those that are about the whole file
    std::vector<StoreyAccount> storeys; ///< by elevation; at the end what is on no storey, if anything is
};

/// The account of one import of the plan. Counts are those of the plan as it stands, with what people changed since.
ImportAccount accountOf(const Project& project, const Topology& topology, const Import& import);

/// How many elements have an outcome; 0 when there is none.
int countOf(const AccountOutcomes& outcomes, ImportOutcome outcome);

} // namespace sp
