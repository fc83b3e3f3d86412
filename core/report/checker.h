// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/egress/scenario_ways.h"
#include "core/report/checked_group.h"
#include "core/report/read_sets.h"

#include <functional>

namespace sp {

/// What somebody looks at while a check goes on that takes longer than the blink of an eye.
struct EarlyLook {
    std::optional<StoreyId> storey;
    QStringList entities; ///< and these, wherever they are
    /// Gets an assessment in which these are as they are now and `unchecked` says how many others are still as they were; and one in which
    /// all are checked and `searchDue` says that the search through the whole plan comes yet.
    std::function<void(std::shared_ptr<const Assessment>)> show;
};

/// Checks one state of a plan after the other: each costs what it changes. A full check is the first one. What it finds depends on the state
/// alone and not on those before it: `assess` and the window ask the same.
class Checker final {
public:
    explicit Checker(const Library& library, RuleSelection selection = {});
    ~Checker();
    Checker(const Checker&) = delete;

    /// Findings of a plan. `topology` is that of the plan where somebody has it already, else nullptr. `today` (ISO date, may be empty)
    /// decides about waivers that expire. While it works it asks `stop` now and then: when that says true it gives nullptr, and the next
    /// update does what is left together with what has changed since. Where much is touched, what `early` names comes first and is shown;
    /// where the search through the whole plan has to be done again (core/failure/single_faults), all the rest is shown before it.
    std::shared_ptr<const Assessment> update(std::shared_ptr<const Project> project, std::shared_ptr<const Topology> topology = nullptr,
                                             const QString& today = {}, const std::function<bool()>& stop = {},
                                             const EarlyLook* early = nullptr);

private:
    using Groups = std::vector<std::unique_ptr<CheckedGroup>>; ///< nullptr until looked at
    Groups& groupsOf(SubjectKind kind) { return m_groups[static_cast<size_t>(kind)]; }

    void follow(std::shared_ptr<const Project> project, std::shared_ptr<const Topology> topology, const QString& today);
    void followRules(Touched& touched);
    bool followRows(const IndexChanges& changes);
    void followStatus(const Project& old, bool everything, bool removed);
    void followSupplies(const Touched& touched, const IndexChanges& changes);
    void markStatus(const QString& key);

    template <class F>
    bool recheckAll(const std::function<bool()>& stop, F&& wanted);
    qint64 unchecked() const;
    bool isLookedAt(const EarlyLook& early, SubjectKind kind, quint32 row) const;
    // checker_search.cpp
    bool isSearchNeeded() const;
    bool isScenariosNeeded() const;
    bool search(const std::function<bool()>& stop);
    bool measureScenarios(const std::function<bool()>& stop);
    void takePlanFacts();
    void mark(const PlanFacts* before, const PlanFacts& after);
    // checker_egress.cpp
    bool isEgressNeeded() const;
    bool measureEgress(const std::function<bool()>& stop);
    void markEgress(const EgressResults* before, const EgressResults& after);
    void markWaiting(const EgressEngine::Changed& changed);

    void recheck(SubjectKind kind, quint32 row, Touched::Mask mask);
    void judgeAll(SubjectKind kind, quint32 row, CheckedGroup& group);
    bool judgeSome(quint32 row, CheckedGroup& group, Touched::Mask mask);
    JudgedRule judge(quint32 rule, Subject subject, std::vector<Draft>& drafts, const CheckedGroup& before);
    void dropJudged(const JudgedRule& judged);
    void finish(SubjectKind kind, quint32 row, CheckedGroup& group);
    void exchange(const std::vector<FindingList::Pointer>& old, const std::vector<FindingList::Pointer>& now, bool note);
    void withdraw(CheckedGroup& group);
    std::shared_ptr<const Assessment> publish(qint64 unchecked, bool searchDue = false);

    struct Pending {
        FindingList::Pointer finding;
        bool added, note;
    };
    struct SupplyState {
        SupplyFacts facts; ///< as the openings that it powers have read them
        FieldSet reads;
    };

    const Library& m_library;
    RuleSelection m_selection;
    std::vector<FactId> m_contradictable;
    TopologyBuilder m_topology;
    std::shared_ptr<const PlanIndex> m_index;
    std::unique_ptr<FactSheet> m_sheet;
    RunningRules m_rules;
    std::vector<quint32> m_rulesUse; ///< assumptions that decide which rules run
    QString m_today;

    std::array<Groups, subjectKinds> m_groups; ///< by SubjectKind, in rows of the plan
    Touched m_touched; ///< what is still to be done
    std::vector<SupplyState> m_supplies;
    std::vector<bool> m_needSearch; ///< rules that read what a search through the whole plan finds
    std::vector<bool> m_needScenarios; ///< rules that read what the scenarios do to the ways out
    PlanFacts m_faultFacts, m_scenarioFacts; ///< by the last search
    std::shared_ptr<const PlanFacts> m_found; ///< both of them
    ScenarioWays m_scenarios;
    bool m_scenariosDue = true; ///< something that they hang on may have changed since they were measured
    FieldSet m_searchReads; ///< facts that it and the measuring of the scenarios have looked for
    bool m_searchDue = true; ///< something that it reads may have changed since
    std::vector<bool> m_needEgress; ///< rules that read what it measures
    EgressEngine m_egress;
    std::shared_ptr<const EgressResults> m_measured; ///< by the last run
    std::vector<std::pair<OpeningId, StairId>> m_stairDoors; ///< at the last run: openings at stairs
    FieldSet m_egressReads; ///< facts that it looked for
    ReadSets m_reads; ///< of all groups
    std::vector<Tally> m_byRule;
    GroupCounts m_counts;
    std::vector<Pending> m_pending; ///< since the last assessment, in order
    FindingList m_findings, m_notes;
    SharedMap<QString, std::shared_ptr<const std::vector<FindingList::Pointer>>> m_byEntity;

    QHash<QString, std::vector<quint32>> m_waiversOf; ///< rows, by the entity that their key names
    std::vector<std::optional<WaiverMatch>> m_matches; ///< by row; nullopt where no fail has the key
    QHash<QString, const Review*> m_reviews; ///< by key
};

/// By rule: whether it reads what a search through the whole plan finds.
std::vector<bool> rulesWithSearch(const RuleBook& book, const FactCatalogue& catalogue);
/// The same: whether it reads what the scenarios do to the ways out.
std::vector<bool> rulesWithScenarios(const RuleBook& book, const FactCatalogue& catalogue);
/// The same: whether it reads what the egress engine measures.
std::vector<bool> rulesWithEgress(const RuleBook& book, const FactCatalogue& catalogue);

} // namespace sp
