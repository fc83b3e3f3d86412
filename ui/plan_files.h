// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/document/document.h"
#include "ui/document/import_runner.h"
#include "ui/prompts.h"

class QSettings;

namespace sp::ui {

/// What the program gives the window. Without settings nothing is remembered; without the hook IFC files are refused with a sentence.
struct WindowParts {
    Prompts& prompts;
    QSettings* settings = nullptr;
    ImportFunction importFile;
};

/// Opens, imports, saves and exports the plan of a window, asking whom it must.
class PlanFiles final : public QObject {
    Q_OBJECT
public:
    PlanFiles(const WindowParts& parts, Document& document, QWidget& window);

    /// Asks about unsaved changes first. False when the file was refused, with what is wrong said. An IFC file is read in the background:
    /// true means that it has begun, and `ended` says how it went. A file that was still being read is let go.
    bool open(const QString& path);
    void askAndOpen();
    void openSample();
    bool save();
    bool saveAs();
    /// Whether the open plan may go: saved, or nobody minds.
    bool mayLeave();
    void exportDocument(size_t exporter);
    void exportTables();
    QStringList recent() const;
    ImportRunner& imports() { return m_imports; }

signals:
    void said(const QString& sentence); ///< for the status bar
    void recentChanged();
    void imported(); ///< the open plan was just made from a file of another program
    void ended(const QString& path, bool opened); ///< of every open()

private:
    bool refuse(const QString& path, const Errors& problems);
    void take(const QString& path, Result<Project>& result);
    void remember(const QString& path);

    const WindowParts& m_parts;
    Document& m_document;
    QWidget& m_window;
    ImportRunner m_imports;
    quint64 m_revision = 0; ///< of the plan whose loss was agreed to when the import began
};

} // namespace sp::ui
