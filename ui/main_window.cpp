// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window.h"

#include "ui/canvas/plan_view.h"
#include "ui/panels/findings_panel.h"
#include "ui/panels/grid_panel.h"
#include "ui/panels/import_bar.h"
#include "ui/panels/import_panel.h"
#include "ui/panels/log_panel.h"
#include "ui/panels/properties_panel.h"
#include "ui/panels/start_page.h"
#include "ui/panels/storeys_panel.h"
#include "ui/panels/summary_panel.h"
#include "ui/tools/tool_controller.h"
#include "ui/workbench.h"

#include <QAction>
#include <QApplication>
#include <QCloseEvent>
#include <QDir>
#include <QDockWidget>
#include <QLabel>
#include <QMenu>
#include <QMimeData>
#include <QSettings>
#include <QStackedWidget>
#include <QStatusBar>
#include <QTabBar>
#include <QTableView>
#include <QTabWidget>

namespace sp::ui {

namespace {
constexpr int messageTime = 15000; // ms in the status bar
} // namespace

MainWindow::MainWindow(WindowParts parts, QWidget* parent)
    : QMainWindow(parent), m_parts(std::move(parts)), m_preferences(m_parts.settings), m_theme(themeFor(palette())),
      m_files(m_parts, m_document, *this), m_openings(m_document, m_theme), m_valves(m_document, m_theme),
      m_actions(makeActions(*this, m_document.undoStack().createUndoAction(this, tr("&Undo")),
                            m_document.undoStack().createRedoAction(this, tr("&Redo")))),
      m_centre(new QStackedWidget(this)), m_start(new StartPage(m_centre)), m_workspace(new QMainWindow(m_centre)),
      m_canvas(new PlanView(m_document, m_selection, m_theme.plan, m_workspace)), m_storeys(new StoreysPanel(m_document, m_theme, this)),
      m_properties(new PropertiesPanel(m_document, m_selection, this)), m_tabs(new QTabWidget(this)),
      m_findings(new FindingsPanel(m_document, m_theme, this)),
      m_openingsPanel(
          new GridPanel(m_openings, m_selection, QStringLiteral("openings"), {70, 80, 160, 160, 200, 70, 84, 110, 64, 84}, this)),
      m_valvesPanel(new GridPanel(m_valves, m_selection, QStringLiteral("valves"), {100, 80, 190, 190, 90, 130, 80, 80, 80}, this)),
      m_summary(new SummaryPanel(m_document, m_theme, this)), m_imported(new ImportPanel(m_document, this)),
      m_log(new LogPanel(m_document, this)), m_importing(new ImportBar(m_files.imports(), this)), m_position(new QLabel(this)),
      m_zoom(new QLabel(this)), m_state(new QLabel(this)), m_said(new QLabel(this))
{
    setObjectName(QStringLiteral("mainWindow"));
    setAcceptDrops(true);
    setWindowIcon(QIcon(QStringLiteral(":/icons/strikeplate.svg")));
    m_centre->addWidget(m_start);
    m_workspace->setWindowFlags(Qt::Widget); // a main window makes itself a window of its own
    m_centre->addWidget(m_workspace);
    m_workspace->setCentralWidget(m_canvas);
    setCentralWidget(m_centre);
    addDocks();
    m_state->setObjectName(QStringLiteral("checkState"));
    m_position->setMinimumWidth(fontMetrics().horizontalAdvance(QStringLiteral("x 000'-00 00/00\"   y 000'-00 00/00\"")));
    // Sentences stand in a label of their own: the status bar's place for them shrinks to nothing beside the hint of the tool.
    m_said->setObjectName(QStringLiteral("said"));
    m_said->hide();
    for (QLabel* label : {m_state, m_said}) {
        label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
        label->setWordWrap(true); // on two lines, as the hint of the tool beside it
        label->setMaximumHeight(fontMetrics().lineSpacing() * 2 + 2);
        statusBar()->addPermanentWidget(label, 1);
    }
    connect(statusBar(), &QStatusBar::messageChanged, this, [this](const QString& sentence) {
        m_said->setText(sentence);
        m_said->setToolTip(sentence);
        m_said->setVisible(!sentence.isEmpty());
        m_state->setVisible(sentence.isEmpty());
    });
    statusBar()->addPermanentWidget(m_importing);
    statusBar()->addPermanentWidget(m_position);
    statusBar()->addPermanentWidget(m_zoom);
    connectActions();
    connectParts();
    addFeatures();
    resize(1280, 800);
    if (m_parts.settings) {
        restoreGeometry(m_parts.settings->value(QStringLiteral("window/geometry")).toByteArray());
        m_sized = m_workspace->restoreState(m_parts.settings->value(QStringLiteral("window/state")).toByteArray());
        setDoorLabels(doorLabelsOf(m_parts.settings->value(QStringLiteral("view/doorLabels")).toString()).value_or(DoorLabels::Mark));
    }
    fillRecent();
    updateState();
    updateCheckState();
}

MainWindow::~MainWindow()
{
    // Panels and canvas look at document and selection, which are members and would be gone before QWidget deletes its children.
    hide();
    delete takeCentralWidget();
    m_document.disconnect(); // its last words find nobody
    m_document.undoStack().disconnect();
}

void MainWindow::addDocks()
{
    const auto dock = [&](const QString& title, const char* name, QWidget* widget, Qt::DockWidgetArea area) {
        auto* d = new QDockWidget(title, m_workspace);
        d->setObjectName(QLatin1String(name));
        d->setWidget(widget);
        m_workspace->addDockWidget(area, d);
        m_actions.view->addAction(d->toggleViewAction());
        m_docks += d;
        return d;
    };
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(m_findings, tr("Findings"));
    m_tabs->addTab(m_openingsPanel, tr("Openings"));
    m_tabs->addTab(m_valvesPanel, tr("Valves"));
    m_tabs->addTab(m_summary, tr("Summary"));
    m_tabs->addTab(m_imported, tr("Import"));
    m_tabs->addTab(m_log, tr("Log"));
    m_tabs->setTabVisible(m_tabs->indexOf(m_imported), false);
    dock(tr("Storeys"), "dockStoreys", m_storeys, Qt::LeftDockWidgetArea);
    dock(tr("Properties"), "dockProperties", m_properties, Qt::RightDockWidgetArea);
    QDockWidget* lists = dock(tr("Findings and schedules"), "dockLists", m_tabs, Qt::BottomDockWidgetArea);
    lists->setTitleBarWidget(new QWidget(lists)); // its tabs are title enough
    m_workspace->setCorner(Qt::BottomRightCorner, Qt::BottomDockWidgetArea);
    m_workspace->setCorner(Qt::BottomLeftCorner, Qt::BottomDockWidgetArea);
}

// Sizes are known only when the workspace is shown for the first time.
void MainWindow::sizeDocks()
{
    if (m_sized)
        return;
    m_sized = true;
    m_workspace->resizeDocks({m_docks[0], m_docks[1]}, {std::max(190, width() * 15 / 100), std::max(330, width() * 24 / 100)},
                             Qt::Horizontal);
    m_workspace->resizeDocks({m_docks[2]}, {std::max(215, height() / 4)}, Qt::Vertical);
}

void MainWindow::connectActions()
{
    const auto on = [&](QAction* action, auto&& f) { connect(action, &QAction::triggered, this, f); };
    on(m_actions.open, [this] { m_files.askAndOpen(); });
    on(m_actions.openSample, [this] { m_files.openSample(); });
    on(m_actions.save, [this] { m_files.save(); });
    on(m_actions.saveAs, [this] { m_files.saveAs(); });
    on(m_actions.close, [this] {
        if (m_files.mayLeave())
            m_document.close();
    });
    on(m_actions.quit, [this] { close(); });
    on(m_actions.zoomFit, [this] { m_canvas->zoomFit(); });
    on(m_actions.zoomIn, [this] { m_canvas->zoomIn(); });
    on(m_actions.zoomOut, [this] { m_canvas->zoomOut(); });
    on(m_actions.zoomSelection, [this] { m_canvas->zoomTo(m_selection.current()); });
    on(m_actions.storeyUp, [this] { stepStorey(-1); });
    on(m_actions.storeyDown, [this] { stepStorey(1); });
    on(m_actions.nextFinding, [this] { m_findings->next(); });
    on(m_actions.previousFinding, [this] { m_findings->previous(); });
    on(m_actions.about, [this] { m_parts.prompts.about(this); });
    for (size_t i = 0; i < m_actions.exportDocuments.size(); ++i)
        on(m_actions.exportDocuments[i], [this, i] { m_files.exportDocument(i); });
    on(m_actions.exportTables, [this] { m_files.exportTables(); });
    for (size_t i = 0; i < m_actions.doorLabels.size(); ++i)
        on(m_actions.doorLabels[i], [this, i] { setDoorLabels(allDoorLabels[i]); });
    connect(m_start, &StartPage::openAsked, m_actions.open, &QAction::trigger);
    connect(m_start, &StartPage::sampleAsked, &m_files, &PlanFiles::openSample);
    connect(m_start, &StartPage::fileAsked, &m_files, &PlanFiles::open, Qt::QueuedConnection);
    connect(&m_files, &PlanFiles::said, this, [this](const QString& sentence) { statusBar()->showMessage(sentence, messageTime); });
    connect(&m_files, &PlanFiles::recentChanged, this, &MainWindow::fillRecent);
    connect(&m_files, &PlanFiles::imported, this, [this] { m_tabs->setCurrentWidget(m_imported); });
}

void MainWindow::connectParts()
{
    connect(&m_document, &Document::replaced, this, [this] {
        m_selection.clear();
        m_storeys->setCurrent(m_canvas->storey()); // the list was filled after the canvas spoke
        updateState();
        updateCheckState();
    });
    connect(&m_document, &Document::changed, this, [this] { updateCheckState(); });
    connect(&m_document, &Document::checked, this, &MainWindow::updateCheckState);
    connect(&m_document, &Document::stateChanged, this, &MainWindow::updateState);
    connect(m_storeys, &StoreysPanel::chosen, m_canvas, &PlanView::showStorey);
    connect(m_canvas, &PlanView::storeyShown, m_storeys, &StoreysPanel::setCurrent);
    const auto look = [this] {
        QStringList ids;
        for (const EntityRef& ref : m_selection.all())
            ids += ref.id;
        m_document.checkFirst(m_canvas->storey(), ids);
    };
    connect(m_canvas, &PlanView::storeyShown, this, look);
    connect(&m_selection, &Selection::changed, this, look);
    connect(m_canvas, &PlanView::hovered, this, &MainWindow::showCoordinates);
    connect(m_canvas, &PlanView::zoomChanged, this, [this](double scale) {
        // 96 pixels an inch: what a print at this size would be called.
        m_zoom->setText(tr("1 : %1").arg(qRound(96 / 25.4 / scale)));
    });
    connect(m_log, &LogPanel::counted, this,
            [this](int lines) { m_tabs->setTabText(m_tabs->indexOf(m_log), lines ? tr("Log (%1)").arg(lines) : tr("Log")); });
    connect(m_imported, &ImportPanel::filled, this, [this](bool any) { m_tabs->setTabVisible(m_tabs->indexOf(m_imported), any); });
    connect(m_imported, &ImportPanel::chosen, this, [this](const EntityRef& ref) { goTo(ref, true); });
    connect(m_imported, &ImportPanel::storeyChosen, m_canvas, &PlanView::showStorey);
    connect(m_log, &LogPanel::chosen, this, [this](const EntityRef& ref) { goTo(ref, true); });
    connect(m_findings, &FindingsPanel::chosen, this,
            [this](const QString& subject) { goTo(entityOf(m_document.project(), subject), true); });
    connect(m_openingsPanel, &GridPanel::chosen, this, [this](const EntityRef& ref) { goTo(ref, false); });
    connect(m_valvesPanel, &GridPanel::chosen, this, [this](const EntityRef& ref) { goTo(ref, false); });
}

void MainWindow::addFeatures()
{
    m_bench.reset(new Workbench{*this, *m_workspace, m_parts, m_theme, m_preferences, m_document, m_selection, *m_canvas, m_files, *m_tabs,
                                nullptr, [this](const QString& sentence) { statusBar()->showMessage(sentence, messageTime); },
                                [this](const EntityRef& ref, bool near) { goTo(ref, near); }});
    for (auto* add : {&addDrawing, &addPlacing, &addUnderlays, &addGrids, &addFindingWork, &addFailure, &addEgress, &addEveryday})
        add(*m_bench);
    connect(m_bench->tools, &ToolController::noted, m_log, &LogPanel::note);
}

void MainWindow::start(const QString& plan)
{
    for (const auto& f : m_bench->atStart)
        f();
    if (!plan.isEmpty() && !m_document.isOpen())
        openFile(plan);
}

void MainWindow::goTo(const EntityRef& ref, bool near)
{
    if (ref.isNull())
        return;
    m_selection.set(ref);
    if (near)
        m_canvas->zoomTo(ref);
    else
        m_canvas->reveal(ref);
}

void MainWindow::stepStorey(int by)
{
    const int row = m_storeys->currentRow() + by;
    if (row >= 0 && row < m_storeys->count())
        m_storeys->setCurrentRow(row);
}

void MainWindow::setDoorLabels(DoorLabels labels)
{
    m_canvas->setDoorLabels(labels);
    m_actions.doorLabels[static_cast<size_t>(labels)]->setChecked(true);
    if (m_parts.settings)
        m_parts.settings->setValue(QStringLiteral("view/doorLabels"), QLatin1String(wordOf(labels)));
}

void MainWindow::fillRecent()
{
    const QStringList files = m_files.recent();
    m_start->setRecent(files);
    m_actions.recent->clear();
    for (const QString& file : files)
        m_actions.recent->addAction(QDir::toNativeSeparators(file), this, [this, file] { openFile(file); });
    m_actions.recent->setEnabled(!files.isEmpty());
}

void MainWindow::updateState()
{
    const bool open = m_document.isOpen();
    m_centre->setCurrentWidget(open ? static_cast<QWidget*>(m_workspace) : m_start);
    if (open)
        sizeDocks();
    for (const QDockWidget* dock : std::as_const(m_docks))
        dock->toggleViewAction()->setEnabled(open);
    for (QAction* action :
         {m_actions.saveAs, m_actions.close, m_actions.zoomFit, m_actions.zoomIn, m_actions.zoomOut, m_actions.zoomSelection,
          m_actions.storeyUp, m_actions.storeyDown, m_actions.nextFinding, m_actions.previousFinding})
        action->setEnabled(open);
    m_actions.save->setEnabled(open && (m_document.isDirty() || m_document.path().isEmpty()));
    setWindowTitle(open ? QStringLiteral("%1[*] - Strikeplate").arg(m_document.displayName()) : QStringLiteral("Strikeplate"));
    setWindowModified(m_document.isDirty());
    if (!open) {
        m_zoom->clear();
        m_position->clear();
    }
}

void MainWindow::updateCheckState()
{
    for (QAction* action : m_actions.exportDocuments)
        action->setEnabled(m_document.isChecked());
    m_actions.exportTables->setEnabled(m_document.isChecked());
    if (!m_document.isOpen()) {
        m_state->clear();
        return;
    }
    const int tab = m_tabs->indexOf(m_findings);
    if (!m_document.isChecked()) {
        m_state->setText(tr("Checking…"));
        return;
    }
    const Counts& counts = m_document.check()->counts;
    const Assessment& assessment = *m_document.check()->assessment;
    const QString verdict = verdictShort(assessment, counts);
    m_state->setText(assessment.clean ? tr("Checked. %1.").arg(verdict) : tr("Checked: %1").arg(verdict));
    const int act = counts.violations + counts.warnings + counts.advisories + counts.undecided;
    m_tabs->setTabText(tab, act ? tr("Findings (%1)").arg(act) : tr("Findings"));
    m_tabs->setTabText(m_tabs->indexOf(m_openingsPanel), tr("Openings (%1)").arg(m_openings.rowCount()));
    m_tabs->setTabText(m_tabs->indexOf(m_valvesPanel), tr("Valves (%1)").arg(m_valves.rowCount()));
}

void MainWindow::showCoordinates(QPointF scene)
{
    const PlanPoint p = planPoint(scene);
    const auto text = [&](Length v) {
        if (m_document.project().settings.units == Units::Metric)
            return QStringLiteral("%1 mm").arg(qRound64(toMm(v)));
        const qint64 eighths = qRound64(toInches(v) * 8); // nobody points at a 64th
        return (eighths < 0 ? QStringLiteral("-") : QString()) + feetInches(inch64(std::abs(eighths) * 8));
    };
    m_position->setText(QStringLiteral("x %1   y %2").arg(text(p.x), text(p.y)));
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    if (!m_files.mayLeave()) {
        event->ignore();
        return;
    }
    if (m_parts.settings) {
        m_parts.settings->setValue(QStringLiteral("window/geometry"), saveGeometry());
        m_parts.settings->setValue(QStringLiteral("window/state"), m_workspace->saveState());
    }
    event->accept();
    hide();
    m_document.close(); // saved or given up: nothing of it is kept for recovery
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event)
{
    if (event->mimeData()->hasUrls() && event->mimeData()->urls().size() == 1 && event->mimeData()->urls().front().isLocalFile())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event)
{
    const QString path = event->mimeData()->urls().front().toLocalFile();
    event->acceptProposedAction();
    // After the drop is over: a dialog must not hold the program that the file comes from.
    QMetaObject::invokeMethod(
        this,
        [this, path] {
            if (!m_bench->takeFile || !m_bench->takeFile(path))
                openFile(path);
        },
        Qt::QueuedConnection);
}

} // namespace sp::ui
