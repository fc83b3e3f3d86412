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
    QHash<QString, Marker> worst;
    for (auto it = assessment.byEntity.cbegin(); it != assessment.byEntity.cend(); ++it) {
        Marker marker = Marker::None;
        for (const auto& f : **it)
            marker = std::max(marker, markerOf(*f));
        if (marker == Marker::None)
            continue;
        Marker& m = worst[entityOf(project, it.key()).id];
        m = std::max(m, marker);
    }
    worst.remove({});
    return worst;
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

Counts countsOf(const Assessment& assessment)
{
    Counts c;
    for (const Finding& f : assessment.findings) {
        if (f.status == FindingStatus::Waived)
            ++c.waived;
        else if (f.verdict == Verdict::Undecided)
            ++(markerOf(f) == Marker::None ? c.later : c.undecided);
        else
            ++(f.severity == Severity::Violation ? c.violations : f.severity == Severity::Warning ? c.warnings : c.advisories);
    }
    return c;
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

QString verdictText(const Assessment& a)
{
    const Project& p = a.index->project();
    if (a.findings.empty() && p.openings.empty() && p.valves.empty() && p.supplies.empty()) // rooms alone ask nothing
        return tr("There is nothing to check yet.");
    if (!a.clean)
        return tr("The plan is not clean: %1.").arg(countsText(countsOf(a)));
    if (a.waived == 0)
        return tr("The plan is clean: no rule fails, and nothing is undecided for want of data that a designer can give.");
    return a.waived == 1
        ? tr("The plan is clean but for 1 finding that is waived: nothing else fails, and nothing is undecided for want of "
             "data that a designer can give.")
        : tr("The plan is clean but for %1 findings that are waived: nothing else fails, and nothing is undecided for "
             "want of data that a designer can give.")
              .arg(a.waived);
}

QString verdictShort(const Assessment& a)
{
    const QString text = verdictText(a);
    return a.clean ? text.section(u':', 0, 0) : a.findings.empty() ? text : countsText(countsOf(a));
}

} // namespace sp::ui
