// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/actions.h"
#include "ui/document/document.h"
#include "ui/document/selection.h"
#include "ui/everyday/preferences.h"
#include "ui/models/entity_grid.h"
#include "ui/plan_files.h"
#include "ui/print/door_labels.h"
#include "ui/theme.h"

#include <QMainWindow>

class QDockWidget;
class QLabel;
class QStackedWidget;
class QTabWidget;

namespace sp::ui {

class FindingsPanel;
class GridPanel;
class ImportBar;
class ImportPanel;
class LogPanel;
class PlanView;
class PropertiesPanel;
class StartPage;
class StoreysPanel;
class SummaryPanel;
struct Workbench;

class MainWindow final : public QMainWindow {
    Q_OBJECT
public:
    explicit MainWindow(WindowParts parts, QWidget* parent = nullptr);
    ~MainWindow() override;

    PlanFiles& files() { return m_files; }
    bool openFile(const QString& path) { return m_files.open(path); }
    /// Once, when the program has begun: offers unsaved work, then opens the plan unless work was restored.
    void start(const QString& plan);
    Document& document() { return m_document; }
    Selection& selection() { return m_selection; }
    PlanView& canvas() { return *m_canvas; }
    FindingsPanel& findings() { return *m_findings; }
    PropertiesPanel& properties() { return *m_properties; }
    GridPanel& openings() { return *m_openingsPanel; }
    SummaryPanel& summary() { return *m_summary; }
    ImportPanel& imported() { return *m_imported; }
    LogPanel& log() { return *m_log; }
    StartPage& startPage() { return *m_start; }

protected:
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void addDocks();
    void sizeDocks();
    void connectActions();
    void connectParts();
    void addFeatures();
    void goTo(const EntityRef& ref, bool near);
    void stepStorey(int by);
    void setDoorLabels(DoorLabels labels);
    void fillRecent();
    void updateState();
    void updateCheckState();
    void showCoordinates(QPointF scene);

    WindowParts m_parts;
    Preferences m_preferences;
    Theme m_theme;
    Document m_document;
    PlanFiles m_files;
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
    ImportPanel* m_imported;
    LogPanel* m_log;
    ImportBar* m_importing;
    QList<QDockWidget*> m_docks; ///< storeys, properties, lists
    bool m_sized = false; ///< the docks have their first or remembered sizes
    QLabel *m_position, *m_zoom, *m_state, *m_said;
    std::unique_ptr<Workbench> m_bench; ///< what the features of the window work with
};

} // namespace sp::ui
