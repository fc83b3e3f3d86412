// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/assessment.h"

#include "core/report/checker.h"

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

Assessment assess(std::shared_ptr<const Project> project, const Library& library, const RuleSelection& selection, const QString& today)
{
    return *Checker(library, selection).update(std::move(project), nullptr, today);
}

} // namespace sp
