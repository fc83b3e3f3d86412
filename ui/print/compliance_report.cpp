// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/tables.h"
#include "ui/print/report_import.h"
#include "ui/print/report_parts.h"
#include "ui/print/sheet.h"

namespace sp::ui {

Result<QByteArray> complianceReportPdf(const Assessment& assessment, const Library& library, const PrintOptions& options)
{
    const Project& project = assessment.index->project();
    SP_TRY(face, Typeface::load());
    Report report{assessment,
                  library,
                  options,
                  scheduleOf(assessment),
                  numberedFindings(assessment),
                  {},
                  {},
                  causesOf(assessment),
                  everyCause(assessment),
                  {}};
    for (size_t i = 0; i < report.schedule.openings.size(); ++i)
        report.places.insert(report.schedule.openings[i].id, i);
    for (size_t i = 0; i < report.causes.size(); ++i)
        for (const Finding* f : report.causes[i].findings)
            report.causeOf.insert(f, i);
    report.disagreements = disagreements(scheduleInput(assessment), report.schedule);
    const Sheet sheet{QStringLiteral("COMPLIANCE REPORT"), QStringLiteral("Review aid. The authority having jurisdiction decides."), false};
    PageSet pages = pagesFor(sheet, project, face);
    Flow flow(pages);
    flow.newPage();
    writeSummary(flow, report);
    writeBasis(flow, report);
    writeImports(flow, project, assessment.index->topology());
    writeCoverage(flow, report);
    writeIndex(flow, report);
    writeFindings(flow, report);
    writeUndecided(flow, report);
    writeRequests(flow, report);
    writeDisagreements(flow, report);
    writeWaivers(flow, report);
    writeSignOff(flow);
    finishSheet(pages, sheet, project, options);
    return pages.write(infoFor(sheet, project, options));
}

} // namespace sp::ui
