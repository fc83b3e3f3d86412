// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/actions.h"
#include "ui/document/document.h"
#include "ui/document/selection.h"
#include "ui/models/entity_grid.h"
#include "ui/prompts.h"
#include "ui/theme.h"

#include <QMainWindow>

class QDockWidget;
class QLabel;
class QSettings;
class QStackedWidget;
class QTabWidget;

namespace sp::ui {

class FindingsPanel;
class GridPanel;
class LogPanel;
class PlanView;
class PropertiesPanel;
class StartPage;
class StoreysPanel;
class SummaryPanel;

/// What the program gives the window. Without settings nothing is remembered; without the hook IFC files are refused with a sentence.
struct WindowParts {
    Prompts& prompts;
    QSettings* settings = nullptr;
    std::function<Result<Project>(QString)> importFile;
};

class MainWindow final : public QMainWindow {
    Q_OBJECT
public:
    explicit MainWindow(WindowParts parts, QWidget* parent = nullptr);
    ~MainWindow() override;

    /// Asks about unsaved changes first. Says what is wrong and returns false when the file was not loaded.
    bool openFile(const QString& path);
    void openSample();
    bool save();
    bool saveAs();

    Document& document() { return m_document; }
    Selection& selection() { return m_selection; }
    PlanView& canvas() { return *m_canvas; }
    FindingsPanel& findings() { return *m_findings; }
    PropertiesPanel& properties() { return *m_properties; }
    GridPanel& openings() { return *m_openingsPanel; }
    SummaryPanel& summary() { return *m_summary; }
    LogPanel& log() { return *m_log; }
    StartPage& startPage() { return *m_start; }

protected:
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void exportDocument(size_t exporter);
    void exportTables();
    void refuseFile(const QString& path, const Errors& problems);
    void addDocks();
    void sizeDocks();
    void connectActions();
    void connectParts();
    bool mayLeave();
    void goTo(const EntityRef& ref, bool near);
    void stepStorey(int by);
    void remember(const QString& path);
    QStringList recentFiles() const;
    void fillRecent();
    void updateState();
    void updateCheckState();
    void showCoordinates(QPointF scene);

    WindowParts m_parts;
    Theme m_theme;
    Document m_document;
    Selection m_selection;
    OpeningsModel m_openings;
    ValvesModel m_valves;
    Actions m_actions;
    QStackedWidget* m_centre;
    StartPage* m_start;
    QMainWindow* m_workspace; ///< canvas and docks: what the start page takes the place of
    PlanView* m_canvas;
    StoreysPanel* m_storeys;
    PropertiesPanel* m_properties;
    QTabWidget* m_tabs;
    FindingsPanel* m_findings;
    GridPanel* m_openingsPanel;
    GridPanel* m_valvesPanel;
    SummaryPanel* m_summary;
    LogPanel* m_log;
    QList<QDockWidget*> m_docks; ///< storeys, properties, lists
    bool m_sized = false; ///< the docks have their first or remembered sizes
    QLabel *m_position, *m_zoom, *m_state;
};

} // namespace sp::ui
