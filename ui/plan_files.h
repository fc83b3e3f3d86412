// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/document/document.h"
#include "ui/document/import_runner.h"
#include "ui/prompts.h"

class QSettings;

namespace sp::ui {

/// Whether the plan may be written over its file: yes, it was saved in another way already, or no.
enum class MaySave : quint8 { Yes, Done, No };

/// What the program gives the window. Without settings nothing is remembered, without the folder no unsaved work is kept; without the hook
/// IFC files are refused with a sentence.
struct WindowParts {
    Prompts& prompts;
    QSettings* settings = nullptr;
    ImportFunction importFile;
    QString journalFolder; ///< where copies of unsaved work stand; empty: none are kept
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
    /// Is asked before a plan is written over its own file.
    void guardSaving(std::function<MaySave()> guard) { m_guard = std::move(guard); }
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
    bool write(const QString& path);
    void take(const QString& path, Result<Project>& result);
    void remember(const QString& path);

    const WindowParts& m_parts;
    Document& m_document;
    QWidget& m_window;
    ImportRunner m_imports;
    std::function<MaySave()> m_guard;
    quint64 m_revision = 0; ///< of the plan whose loss was agreed to when the import began
};

} // namespace sp::ui
