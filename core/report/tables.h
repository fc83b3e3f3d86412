// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/assessment.h"
#include "core/schedule/schedule.h"

namespace sp {

struct CsvFile {
    QString name;
    QByteArray bytes;
};

/// The schedule of an assessed plan.
Schedule scheduleOf(const Assessment& assessment);
ScheduleInput scheduleInput(const Assessment& assessment);

/// openings.csv, hardware_items.csv, headings.csv, heading_items.csv, findings.csv (hardware-schedule.md 14): the same plan gives the same bytes.
std::vector<CsvFile> scheduleFiles(const Assessment& assessment);

// One table each; findingsCsv is also what `check --format csv` prints.
QByteArray openingsCsv(const Schedule& schedule);
QByteArray hardwareItemsCsv(const Schedule& schedule);
QByteArray headingsCsv(const Schedule& schedule);
QByteArray headingItemsCsv(const Schedule& schedule);
QByteArray findingsCsv(const Assessment& assessment);

} // namespace sp
