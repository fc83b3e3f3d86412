// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <optional>

namespace sp {

/// Where a valve ends when something fails (valve-and-power-rules.md A5).
enum class Pos : quint8 {
    Open,
    Closed,
    Last, ///< stays where it was
    Indeterminate, ///< nothing in the configuration decides it
    Follows, ///< under normal control while its trip path is dead
    Na, ///< does not use what has failed
};

/// A position and, where it does not last, the end that the valve creeps toward.
struct Outcome {
    Pos pos = Pos::Na;
    std::optional<Pos> drift; ///< Open or Closed only, never the position itself
    bool operator==(const Outcome&) const = default;
};

/// A position that creeps toward an end; CLOSED that drifts closed is CLOSED.
Outcome drifting(Pos pos, std::optional<Pos> toward);
/// The other end of Open and Closed; any other position stays.
Pos inverse(Pos pos);
/// "LAST~CLOSED", "NA".
QString outcomeText(const Outcome& outcome);
/// "last, drifts closed": for people.
QString outcomeWords(const Outcome& outcome);

/// The fail label of a drawing (A5): FO, FC, FIP, FI; with ISA letters FL, FL/DO and FL/DC in place of FIP. Empty for a valve that uses no
/// utility.
QString labelOf(const Outcome& motive, bool isaLetters);
/// The label that a text from another drawing or list means: "ATC", "fail locked", "lock, drift open", "NC" (of a solenoid valve only).
/// nullopt where it is no fail label, as `FO-101`, which is a restriction orifice.
std::optional<QString> labelNamed(const QString& text, bool solenoidValve);
/// Whether a declared label says the same as an outcome. FIP and FL are the same word; they leave the drift open unless the project prints
/// ISA letters, which tell drifts apart.
bool labelAgrees(const QString& declared, const Outcome& motive, bool isaLetters);

/// What is wanted of a valve when something fails.
enum class WantedPosition : quint8 { None, Open, Closed, Hold };

/// What a wanted position may rest on (A8).
struct Wanted {
    WantedPosition position = WantedPosition::None;
    bool safetyService = true; ///< being left under control with a dead trip path is then not enough
    std::optional<bool> holdProven; ///< a tested hold time covers the need; nullopt: the need is not known
};
/// Whether an outcome is what is wanted; nullopt where that waits for the hold time.
std::optional<bool> meets(const Wanted& wanted, const Outcome& outcome);

} // namespace sp
