// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/worst_finding.h"

#include <QCoreApplication>

namespace sp::ui {

namespace {

QString tr(const char* text, int n = -1)
{
    return QCoreApplication::translate("WorstFinding", text, nullptr, n);
}

} // namespace

Marker signOf(const Finding& finding)
{
    if (finding.verdict == Verdict::Undecided)
        return Marker::Undecided;
    switch (finding.severity) {
    case Severity::Violation: return Marker::Violation;
    case Severity::Warning: return Marker::Warning;
    case Severity::Advisory: return Marker::Advisory;
    }
    return Marker::None;
}

Marker markerOf(const Finding& finding)
{
    if (finding.status == FindingStatus::Waived)
        return Marker::None;
    if (finding.verdict == Verdict::Undecided && undecidedBy(finding) != UndecidedBy::NoData
        && undecidedBy(finding) != UndecidedBy::BadData)
        return Marker::None;
    return signOf(finding);
}

QString wordOf(Marker marker)
{
    switch (marker) {
    case Marker::Violation: return tr("Violation");
    case Marker::Warning: return tr("Warning");
    case Marker::Advisory: return tr("Advisory");
    case Marker::Undecided: return tr("Undecided");
    case Marker::None: break;
    }
    return {};
}

QString wordOf(const Finding& finding)
{
    return wordOf(signOf(finding));
}

QHash<QString, Marker> markersOf(const Project& project, const Assessment& assessment)
{
    QHash<QString, Marker> markers;
    followMarkers(markers, nullptr, project, assessment);
    return markers;
}

void followMarkers(QHash<QString, Marker>& markers, const Assessment* before, const Project& project, const Assessment& now)
{
    if (!before)
        markers.clear();
    static const decltype(now.byEntity) nothing;
    now.byEntity.forEachDifference(before ? before->byEntity : nothing, [&](const QString& key) {
        Marker worst = Marker::None;
        if (const auto* findings = now.byEntity.find(key))
            for (const auto& f : **findings)
                worst = std::max(worst, markerOf(*f));
        if (worst == Marker::None || entityOf(project, key).isNull()) // the plan as a whole has no marker
            markers.remove(key);
        else
            markers.insert(key, worst);
    });
}

std::vector<const Finding*> findingsOf(const Assessment& assessment, const QString& entity, size_t most)
{
    std::vector<const Finding*> out;
    if (const auto* findings = assessment.byEntity.find(entity))
        for (const auto& f : **findings)
            if (markerOf(*f) != Marker::None)
                out.push_back(f.get());
    std::stable_sort(out.begin(), out.end(), [](const Finding* a, const Finding* b) { return markerOf(*a) > markerOf(*b); });
    if (out.size() > most)
        out.resize(most);
    return out;
}

QString countsText(const Counts& c)
{
    QStringList parts;
    const auto part = [&](int n, const QString& one, const QString& many) {
        if (n > 0)
            parts += QStringLiteral("%1 %2").arg(n).arg(n == 1 ? one : many);
    };
    part(c.violations, tr("violation"), tr("violations"));
    part(c.warnings, tr("warning"), tr("warnings"));
    part(c.advisories, tr("advisory"), tr("advisories"));
    part(c.undecided, tr("undecided"), tr("undecided"));
    if (c.violations == 0)
        parts.prepend(tr("no violations"));
    return parts.join(QStringLiteral(", "));
}

QString verdictText(const Assessment& a, const Counts& counts)
{
    const Project& p = a.index->project();
    if (a.findings.empty() && p.openings.empty() && p.valves.empty() && p.supplies.empty()) // rooms alone ask nothing
        return tr("There is nothing to check yet.");
    if (a.unchecked > 0)
        return tr("Still checking: %1 parts of the plan stand as they did before the last change.").arg(a.unchecked);
    if (a.searchDue)
        return tr("Still searching: what faults and scenarios do stands as it did before the last change. %1.").arg(countsText(counts));
    if (!a.clean)
        return tr("The plan is not clean: %1.").arg(countsText(counts));
    if (a.waived == 0)
        return tr("The plan is clean: no rule fails, and nothing is undecided for want of data that a designer can give.");
    return a.waived == 1
        ? tr("The plan is clean but for 1 finding that is waived: nothing else fails, and nothing is undecided for want of "
             "data that a designer can give.")
        : tr("The plan is clean but for %1 findings that are waived: nothing else fails, and nothing is undecided for "
             "want of data that a designer can give.")
              .arg(a.waived);
}

QString verdictShort(const Assessment& a, const Counts& counts)
{
    const QString text = verdictText(a, counts);
    return a.clean ? text.section(u':', 0, 0) : a.findings.empty() ? text : countsText(counts);
}

} // namespace sp::ui
