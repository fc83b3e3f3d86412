// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/document/document.h"
#include "ui/print/documents.h"

namespace sp::ui {

/// What documents say of the open plan beside its contents.
PrintOptions printOptionsOf(const Document& document);
/// Writes one document of the newest check as a file. The document must be checked.
Result<Done> exportDocument(const Document& document, const PrintExporter& exporter, const QString& path);
/// Writes the schedule's tables into a folder; the names of the files. The document must be checked.
Result<QStringList> exportTables(const Document& document, const QString& folder);

} // namespace sp::ui
