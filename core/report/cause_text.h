// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/causes.h"

namespace sp {

// Sentences about causes, the same in the text of a check, in the compliance report and in the window.

/// "the hardware set is not known", "the supply load waits for an engine that has not run", "it is not known which wall".
QString causeText(const Cause& cause, const FactSheet& sheet);
/// "the fire label of the leaf", "the wall".
QString causeNoun(const Cause& cause, const FactSheet& sheet);
/// "14 openings", "all 14 openings", "the plan".
QString lackingText(const CauseGroup& group, const Project& project);
/// Which ones, where the head does not say it: "101, 102 and 67 more", "all but 103"; of walls, which have no names, the openings in them:
/// "openings 101, 102", "all 14 openings".
QString whichText(const CauseGroup& group, const Project& project, size_t most, bool ids);
/// "14 openings: the hardware set is not known".
QString whatText(const CauseGroup& group, const Assessment& assessment);
/// The same with whom to ask: "14 openings: the hardware set is not known (ask the hardware consultant)".
QString headText(const CauseGroup& group, const Assessment& assessment);
/// "350 checks of 25 rules wait, 126 for this alone".
QString waitingText(const CauseGroup& group);
/// "the fire label of the leaf (378), the kind of the wall (280) and 2 others"; empty when the findings wait for nothing else.
QString alsoText(const CauseGroup& group, const FactSheet& sheet, size_t most);
/// "nfpa80 (22), acs (3)": how many rules of which pack.
QString packsText(const QStringList& rules);
/// "101, 102 and 67 more"; `most` 0 = all of them. What has no name goes by its id, or is counted as unnumbered.
QString namesText(const std::vector<NamedSubject>& subjects, size_t most, bool ids);
/// What to do about it: "enter it at 7 opening types, which answers for all 14; or assume one value for all".
QString answerText(const CauseGroup& group, const Assessment& assessment);

/// A way to answer for many subjects at once: its name and how it is done; the example is text of a plan file.
struct WayToAnswer {
    QString name, text, example;
};
/// The ways that the groups can use, with an example from the plan; none where nobody can enter anything.
std::vector<WayToAnswer> waysToAnswer(const std::vector<CauseGroup>& groups, const Assessment& assessment);

/// "1 check", "3 checks".
QString countText(qint64 n, const char* one, const char* many);

} // namespace sp
