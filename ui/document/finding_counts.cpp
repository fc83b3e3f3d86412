// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/finding_counts.h"

namespace sp::ui {

void Counts::add(const Finding& f, int n)
{
    if (f.status == FindingStatus::Waived) {
        waived += n;
    } else if (f.verdict == Verdict::Undecided) {
        const UndecidedBy by = undecidedBy(f);
        (by == UndecidedBy::NoData || by == UndecidedBy::BadData ? undecided : later) += n;
    } else {
        (f.severity == Severity::Violation ? violations : f.severity == Severity::Warning ? warnings : advisories) += n;
    }
}

Counts countsOf(const Assessment& assessment)
{
    Counts c;
    for (const Finding& f : assessment.findings)
        c.add(f);
    return c;
}

Counts countsAfter(Counts counts, const Assessment& before, const Assessment& now)
{
    const FindingList::Changes changes = now.findings.changesSince(before.findings);
    for (const auto& f : changes.removed)
        counts.add(*f, -1);
    for (const auto& f : changes.added)
        counts.add(*f);
    return counts;
}

} // namespace sp::ui
