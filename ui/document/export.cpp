// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/export.h"

#include "core/io/atomic_file.h"
#include "core/report/tables.h"

#include <QDir>
#include <QFileInfo>

namespace sp::ui {

PrintOptions printOptionsOf(const Document& document)
{
    PrintOptions options;
    options.date = newestDate(document.project());
    options.fileName = document.path().isEmpty() ? document.displayName() : QFileInfo(document.path()).fileName();
    options.modelHash = document.savedHash();
    return options;
}

Result<Done> exportDocument(const Document& document, const PrintExporter& exporter, const QString& path)
{
    Q_ASSERT(document.isChecked());
    const CheckResult& check = *document.check();
    SP_TRY(bytes, exporter.write(*check.assessment, *check.library, printOptionsOf(document)));
    return writeFileAtomically(path, bytes);
}

Result<QStringList> exportTables(const Document& document, const QString& folder)
{
    Q_ASSERT(document.isChecked());
    QStringList names;
    for (const CsvFile& file : scheduleFiles(*document.check()->assessment)) {
        if (const auto done = writeFileAtomically(QDir(folder).filePath(file.name), file.bytes); !done)
            return done.error();
        names += file.name;
    }
    return names;
}

} // namespace sp::ui
