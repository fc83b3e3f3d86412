// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/assessment.h"

#include <QSet>

namespace sp {

Library::Library(const Profile* profile, const QString& devices, const QString& packs)
    : catalogue(Catalogue::load(devices, problems)), facts(catalogue),
      tables(CodeTables::load(packs + QStringLiteral("/tables"), facts, problems)),
      book(RuleBook::load(packs, facts, tables, problems, profile))
{
}

UndecidedBy undecidedBy(const MissingFact& missing)
{
    return missing.why == Why::NoEngine ? UndecidedBy::NoEngine
        : missing.why == Why::BadData   ? UndecidedBy::BadData
        : missing.site                  ? UndecidedBy::Site
                                        : UndecidedBy::NoData;
}

UndecidedBy undecidedBy(const Finding& finding)
{
    if (finding.missing.empty())
        return UndecidedBy::NoData;
    UndecidedBy best = UndecidedBy::Site;
    for (const MissingFact& m : finding.missing)
        best = std::min(best, undecidedBy(m));
    return best;
}

namespace {

// One physical defect gives one finding with several references: the attached rule goes with its lead where both failed on one subject.
void attach(const RuleBook& book, std::vector<Finding>& findings)
{
    std::vector<Finding> kept;
    std::vector<std::pair<QString, QString>> moved; // lead key prefix, rule
    for (Finding& f : findings) {
        const Rule* rule = book.find(f.rule);
        const auto lead = rule->attachTo.isEmpty() || f.verdict != Verdict::Fail
            ? findings.end()
            : std::find_if(findings.begin(), findings.end(), [&](const Finding& o) {
                  return o.verdict == Verdict::Fail && o.subjectId == f.subjectId
                      && (o.rule == rule->attachTo || o.rule + u':' + o.check == rule->attachTo);
              });
        if (lead != findings.end() && lead->status != FindingStatus::Waived)
            moved.emplace_back(lead->key, f.rule);
        else
            kept.push_back(f);
    }
    for (const auto& [key, rule] : moved)
        for (Finding& f : kept)
            if (f.key == key && !f.attached.contains(rule))
                f.attached += rule;
    findings = std::move(kept);
}

// Where one check of a rule has failed, that another waits for an engine adds nothing.
void dropWhatAFailDecides(std::vector<Finding>& findings)
{
    QSet<QString> failed;
    for (const Finding& f : findings)
        if (f.verdict == Verdict::Fail)
            failed.insert(f.rule + u':' + f.subjectId);
    std::erase_if(findings, [&](const Finding& f) {
        return f.verdict == Verdict::Undecided && undecidedBy(f) == UndecidedBy::NoEngine && failed.contains(f.rule + u':' + f.subjectId);
    });
}

} // namespace

Assessment assess(std::shared_ptr<const Project> project, const Library& library, const RuleSelection& selection, const QString& today)
{
    Assessment a;
    TopologyBuilder topology;
    a.index = std::make_shared<PlanIndex>(project, topology.update(*project), library.catalogue);
    a.sheet = std::make_shared<FactSheet>(a.index, library.sources());
    a.run = runChecks(library.book, a.index, library.sources(), selection);
    a.selection = selection;
    a.waivers = matchWaivers(library.book, *a.sheet, a.run, today);
    QHash<QString, const WaiverMatch*> byKey;
    for (const WaiverMatch& m : a.waivers) {
        a.unusedWaivers += m.state == WaiverState::Unused ? 1 : 0;
        if (m.state != WaiverState::Unused && m.state != WaiverState::NotJudged)
            byKey.insert(m.waiver->finding, &m);
    }
    QHash<QString, const Review*> reviews;
    for (const auto& r : project->reviews)
        reviews.insert(r->finding, r.get());
    for (const OpenCheck& open : a.run.open) {
        Finding f = explain(library.book, *a.sheet, open);
        if (const WaiverMatch* m = byKey.value(f.key, nullptr)) {
            f.status = m->state == WaiverState::Waived ? FindingStatus::Waived : FindingStatus::Stale;
            f.waiver = m->waiver->id.text();
            ++(f.status == FindingStatus::Waived ? a.waived : a.stale);
        }
        f.review = reviews.value(f.key, nullptr);
        a.findings.push_back(std::move(f));
    }
    for (const OpenCheck& note : a.run.notes)
        a.passNotes.push_back(explain(library.book, *a.sheet, note));
    a.contradictions = contradictions(*a.sheet);
    dropWhatAFailDecides(a.findings);
    attach(library.book, a.findings);
    const auto byFindingKey = [](const Finding& x, const Finding& y) { return x.key < y.key; };
    std::sort(a.findings.begin(), a.findings.end(), byFindingKey);
    std::sort(a.passNotes.begin(), a.passNotes.end(), byFindingKey);
    a.clean = true;
    for (const Finding& f : a.findings) {
        if (f.verdict == Verdict::Fail) {
            a.clean = a.clean && f.status == FindingStatus::Waived;
            continue;
        }
        switch (undecidedBy(f)) {
        case UndecidedBy::NoData: ++a.noData; break;
        case UndecidedBy::BadData: ++a.badData; break;
        case UndecidedBy::NoEngine: ++a.noEngine; break;
        case UndecidedBy::Site: ++a.site; break;
        }
    }
    a.clean = a.clean && a.noData == 0 && a.badData == 0 && a.contradictions.empty() && selection.rules.isEmpty() && !selection.packs;
    return a;
}

} // namespace sp
