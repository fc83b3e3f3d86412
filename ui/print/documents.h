// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/assessment.h"

#include <span>

namespace sp::ui {

/// What a document says of itself beside the plan. Empty texts are left out; nothing is taken from the clock or the machine.
struct PrintOptions {
    QString date; ///< ISO date of the document; empty: the newest date in the plan
    QString fileName; ///< of the plan, without folder
    QString modelHash; ///< first 16 hex digits of the SHA-256 of the plan file
    QString revision;
    QString author; ///< empty: the author of the plan
};

// PDF documents of an assessed plan. They need a QGuiApplication (the offscreen platform will do). The same arguments give the same bytes.

/// One row an opening, landscape: 11 x 17 in, or A3 in a metric project.
Result<QByteArray> doorSchedulePdf(const Assessment& assessment, const PrintOptions& options);
/// Index of openings, then one block a heading: letter, or A4.
Result<QByteArray> hardwareSchedulePdf(const Assessment& assessment, const PrintOptions& options);
/// What was reviewed against what, every finding, what is missing and from whom, waivers: letter, or A4.
Result<QByteArray> complianceReportPdf(const Assessment& assessment, const Library& library, const PrintOptions& options);
/// One sheet a storey, on the smallest paper on which it can be read: ways out, people, exits, ratings, with tables and legend.
Result<QByteArray> lifeSafetyPlanPdf(const Assessment& assessment, const Library& library, const PrintOptions& options);

/// The newest ISO date that the plan holds (assumptions, waivers, reviews); empty when it holds none.
QString newestDate(const Project& project);

/// Documents by name, for dialogs and the command line.
struct PrintExporter {
    const char* id;
    const char* title;
    const char* fileName;
    Result<QByteArray> (*write)(const Assessment&, const Library&, const PrintOptions&);
};
std::span<const PrintExporter> printExporters();

} // namespace sp::ui
