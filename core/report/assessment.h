// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/facts/contradictions.h"
#include "core/rules/explain.h"
#include "core/rules/finding_list.h"
#include "core/waivers/match.h"

namespace sp {

/// The program's own data, loaded once: devices, facts, tables, rules.
class Library final {
public:
    /// Reads ":/devices" and ":/rulepacks", or the folders given.
    explicit Library(const Profile* profile = nullptr, const QString& devices = QStringLiteral(":/devices"),
                     const QString& packs = QStringLiteral(":/rulepacks"));
    Library(const Library&) = delete;
    Library& operator=(const Library&) = delete;

    Errors problems; ///< of the data files; the program does not judge with broken rules
    Catalogue catalogue;
    FactCatalogue facts;
    CodeTables tables;
    RuleBook book;
    FactSources sources() const { return {catalogue, facts, tables}; }
};

/// Everything that a report says: findings with their status, tallies, coverage.
struct Assessment {
    std::shared_ptr<const PlanIndex> index;
    std::shared_ptr<const FactSheet> sheet;
    std::shared_ptr<const EgressResults> egress; ///< as built (F0); nullptr where no rule that ran reads it
    CheckRun run;
    FindingList findings; ///< sorted by key; attached ones are named in their lead
    FindingList passNotes;
    /// Findings by the entity that they are about (`op-x` for its leaves as well), by key; nothing for an entity without. Assessments that
    /// follow from each other share the lists that are the same: forEachDifference names the entities whose findings changed.
    SharedMap<QString, std::shared_ptr<const std::vector<FindingList::Pointer>>> byEntity;
    std::vector<WaiverMatch> waivers;
    std::vector<Contradiction> contradictions;
    RuleSelection selection; ///< what the run was asked for; empty = all that the project switches on
    qint64 waived = 0, stale = 0, unusedWaivers = 0;
    /// Undecided findings by their reason; site: only facts that are known on site at the earliest.
    qint64 noData = 0, noEngine = 0, badData = 0, site = 0;
    /// Subjects whose findings are still those of an earlier state; above 0 only in an early look (EarlyLook), which more will follow.
    qint64 unchecked = 0;
    /// What a search through the whole plan finds (single faults) is still that of an earlier state; in an early look only.
    bool searchDue = false;
    bool clean = false; ///< all rules of the project ran; no open fail, nothing undecided for want of data outside the site list
};

/// Why an undecided finding is undecided, the strongest reason first: data that somebody can give now, bad data, an engine, the site.
enum class UndecidedBy : quint8 { NoData, BadData, NoEngine, Site };
UndecidedBy undecidedBy(const Finding& finding);
UndecidedBy undecidedBy(const MissingFact& missing);

/// Checks a plan. Pure: the same project, library, selection and date give the same assessment. A Checker does it again and again.
Assessment assess(std::shared_ptr<const Project> project, const Library& library, const RuleSelection& selection = {},
                  const QString& today = {});

} // namespace sp
