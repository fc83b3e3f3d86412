// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/project.h"

#include <QByteArray>
#include <QHash>

namespace sp {

/// A plan file as read. With problems the project is not to be trusted and not to be saved over the file.
struct PlanFile {
    Project project;
    Errors problems; ///< all of them, each with file:line:col
    Errors notices; ///< loads, but somebody should look: an impossible fail state, a mark used twice
    QHash<QString, QString> places; ///< id (or id/key of an item) -> file:line:col
    QString hash; ///< first 16 hex digits of the SHA-256 of the bytes: the `model` of reports
};

/// Reads a plan from its bytes. `file` is the name used in places. A file of a newer format gives one problem that names the version.
PlanFile readPlan(const QByteArray& bytes, const QString& file);

/// Reads a file from disk. An unreadable file is one problem.
PlanFile readPlanFile(const QString& path);

} // namespace sp
