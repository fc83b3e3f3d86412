// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/plan_view.h"
#include "ui/failure/behaviour_panel.h"
#include "ui/failure/break_page.h"
#include "ui/failure/cut_sets_page.h"
#include "ui/failure/failure_layer.h"
#include "ui/failure/failure_legend.h"
#include "ui/failure/failure_panel.h"
#include "ui/failure/failure_words.h"
#include "ui/failure/matrix_page.h"
#include "ui/failure/outage_page.h"
#include "ui/failure/scenario_bar.h"
#include "ui/tools/tool_controller.h"
#include "ui/workbench.h"

#include <QAction>
#include <QActionGroup>
#include <QDockWidget>
#include <QKeyEvent>
#include <QMenu>
#include <QTabWidget>
#include <QVBoxLayout>

namespace sp::ui {

namespace {

constexpr int mostInMenu = 14; // faults of one thing; the page has them all

/// Everything of the feature that the window shows, and how its parts talk to each other.
class FailureFeature final : public QObject {
public:
    explicit FailureFeature(Workbench& bench);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void addBar();
    void addPages();
    void addBehaviour();
    void addCommands();
    void addChoices();
    void addToMenu(QMenu& menu, const std::vector<EntityRef>& refs);
    void showPage(const QWidget* page);
    void step(int by);
    void followMode();

    Workbench& m_bench;
    FailureDesk* m_desk;
    FailureLegend* m_legend;
    FailurePanel* m_panel = nullptr;
    QWidget* m_outage = nullptr;
    BreakPage* m_break = nullptr;
    QDockWidget* m_behaviour = nullptr;
    bool m_on = false;
};

FailureFeature::FailureFeature(Workbench& bench)
    : QObject(&bench.docksOf), m_bench(bench), m_desk(new FailureDesk(bench.document, this)), m_legend(new FailureLegend(bench.canvas))
{
    bench.failures = m_desk;
    auto* layer = new FailureLayer(bench.document, *m_desk, bench.canvas, this);
    connect(layer, &FailureLayer::kindsChanged, m_legend, [this, layer] { m_legend->set(layer->kinds()); });
    connect(m_desk, &FailureDesk::faultsDropped, this, [this](const QStringList& words) {
        m_bench.say(tr("Taken out again, because the plan no longer has what was broken: %1").arg(words.join(u' ')));
    });
    connect(m_desk, &FailureDesk::shown, this, &FailureFeature::followMode);
    addBar();
    addPages();
    addBehaviour();
    addCommands();
    bench.canvas.installEventFilter(this);
    bench.contextMenus.push_back([this](QMenu& menu, const std::vector<EntityRef>& refs) { addToMenu(menu, refs); });
}

// Between the tool bars and the canvas, as wide as that.
void FailureFeature::addBar()
{
    auto* host = new QWidget(&m_bench.docksOf);
    auto* column = new QVBoxLayout(host);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    QWidget* canvas = m_bench.docksOf.takeCentralWidget();
    auto* bar = new ScenarioBar(*m_desk, m_bench.theme, host);
    column->addWidget(bar);
    column->addWidget(canvas, 1);
    canvas->show();
    m_bench.docksOf.setCentralWidget(host);
    connect(bar, &ScenarioBar::outageAsked, this, [this] { showPage(m_outage); });
    connect(bar, &ScenarioBar::placeChosen, this, [this](const EntityRef& ref) { m_bench.goTo(ref, false); });
    connect(bar, &ScenarioBar::faultsAsked, this, [this] { showPage(m_break); });
}

void FailureFeature::addPages()
{
    m_panel = new FailurePanel(&m_bench.tabs);
    m_outage = new OutagePage(m_bench, *m_desk, m_panel);
    m_panel->addPage(m_outage, tr("Outage"));
    m_break = new BreakPage(m_bench.document, m_bench.selection, *m_desk, m_panel);
    m_panel->addPage(m_break, tr("Break it"));
    m_panel->addPage(new CutSetsPage(m_bench, *m_desk, m_panel), tr("Combinations"));
    m_panel->addPage(new MatrixPage(m_bench, *m_desk, m_panel), tr("Matrix"));
    m_bench.tabs.addTab(m_panel, tr("Failure"));
    connect(m_break, &BreakPage::chosen, this, [this](const EntityRef& ref) { m_bench.goTo(ref, true); });
}

void FailureFeature::addBehaviour()
{
    m_behaviour = new QDockWidget(tr("Behaviour"), &m_bench.docksOf);
    m_behaviour->setObjectName(QStringLiteral("dockBehaviour"));
    m_behaviour->setWidget(new BehaviourPanel(m_bench.document, m_bench.selection, *m_desk, m_behaviour));
    m_bench.docksOf.addDockWidget(Qt::RightDockWidgetArea, m_behaviour);
    if (auto* properties = m_bench.docksOf.findChild<QDockWidget*>(QStringLiteral("dockProperties"))) {
        m_bench.docksOf.tabifyDockWidget(properties, m_behaviour);
        properties->raise();
    }
    m_bench.menu("view")->addAction(m_behaviour->toggleViewAction());
}

void FailureFeature::addChoices()
{
    QMenu* menu = m_bench.menu("view")->addMenu(tr("&What fails"));
    auto* group = new QActionGroup(this);
    const auto& all = shownChoices();
    for (size_t i = 0; i < all.size(); ++i) {
        const ShownChoice& choice = all[i];
        QAction* action = menu->addAction(choiceWords(choice));
        action->setObjectName(QStringLiteral("failure-%1").arg(i));
        action->setCheckable(true);
        action->setChecked(i == 0);
        action->setEnabled(m_bench.document.isOpen());
        group->addAction(action);
        if (choice.scenario && choice.of == &choice.scenario->cases.front())
            action->setShortcut(QKeySequence(QStringLiteral("Ctrl+Alt+%1").arg(QLatin1Char(choice.scenario->id[1]))));
        connect(action, &QAction::triggered, this, [this, &choice] {
            showChoice(*m_desk, choice);
            if (choice.mode == FailureDesk::Mode::Outage)
                showPage(m_outage);
        });
        connect(&m_bench.document, &Document::stateChanged, action, [this, action] { action->setEnabled(m_bench.document.isOpen()); });
    }
    connect(m_desk, &FailureDesk::shown, group, [this, group] { group->actions().at(shownIndex(*m_desk))->setChecked(true); });
}

void FailureFeature::addCommands()
{
    addChoices();
    m_bench.add({"view", "failure-next", QT_TRANSLATE_NOOP("Commands", "Next of &what fails"), QKeySequence(Qt::Key_F6)},
                [this] { step(1); });
    m_bench.add(
        {"view", "failure-previous", QT_TRANSLATE_NOOP("Commands", "Previous of w&hat fails"), QKeySequence(Qt::SHIFT | Qt::Key_F6)},
        [this] { step(-1); });
    m_bench.add({"view", "failure-plain", QT_TRANSLATE_NOOP("Commands", "&Plain plan, nothing fails"), QKeySequence(Qt::CTRL | Qt::Key_F6)},
                [this] { m_desk->showNothing(); });
    QAction* legend =
        m_bench.add({"view", "failure-legend", QT_TRANSLATE_NOOP("Commands", "&Legend of what fails"), {}, false, false}, [] {});
    legend->setCheckable(true);
    legend->setChecked(true);
    connect(legend, &QAction::toggled, m_legend, &FailureLegend::setWanted);
    m_bench.add({"tools", "failure-break", QT_TRANSLATE_NOOP("Commands", "&Break something…"), QKeySequence(Qt::CTRL | Qt::Key_B)},
                [this] { showPage(m_break); });
    m_bench.add({"tools", "failure-mend", QT_TRANSLATE_NOOP("Commands", "&Take all faults out"), {}}, [this] { m_desk->setFaults({}); });
}

void FailureFeature::showPage(const QWidget* page)
{
    if (auto* lists = m_bench.docksOf.findChild<QDockWidget*>(QStringLiteral("dockLists")))
        lists->show();
    m_bench.tabs.setCurrentWidget(m_panel);
    m_panel->showPage(page);
    m_panel->page()->setFocus();
}

void FailureFeature::step(int by)
{
    const int n = static_cast<int>(shownChoices().size());
    showChoice(*m_desk, shownChoices()[static_cast<size_t>((shownIndex(*m_desk) + by + n) % n)]);
}

// The panel on the right that is of use: what a door does while failures are shown, else what it is.
void FailureFeature::followMode()
{
    const bool on = m_desk->mode() != FailureDesk::Mode::Off;
    if (on == m_on)
        return;
    m_on = on;
    auto* properties = m_bench.docksOf.findChild<QDockWidget*>(QStringLiteral("dockProperties"));
    if (properties && m_bench.docksOf.tabifiedDockWidgets(properties).contains(m_behaviour))
        (on ? m_behaviour : properties)->raise();
}

void FailureFeature::addToMenu(QMenu& menu, const std::vector<EntityRef>& refs)
{
    if (refs.size() != 1)
        return;
    const auto study = m_desk->study();
    QMenu* more = nullptr;
    int listed = 0;
    if (study)
        for (const BasicFault& fault : study->model->faults()) {
            if (brokenBy(fault) != refs.front().id || listed++ >= mostInMenu)
                continue;
            if (!more)
                more = menu.addMenu(tr("&Break it"));
            QAction* action = more->addAction(study->words->sentence(fault.says));
            action->setObjectName(QStringLiteral("break-") + fault.id);
            action->setToolTip(tr("For looking only: not saved, and undo does not know it"));
            action->setCheckable(true);
            action->setChecked(m_desk->faults().contains(fault.id));
            connect(action, &QAction::toggled, m_desk, [this, id = fault.id](bool on) {
                QStringList ids = m_desk->faults();
                ids.removeAll(id);
                if (on)
                    ids += id;
                m_desk->setFaults(ids);
            });
        }
    if (more)
        more->setToolTipsVisible(true);
    (more ? more : &menu)->addAction(more ? tr("&More, and what it hangs on…") : tr("&Break it…"), this, [this] { showPage(m_break); });
}

// Escape goes back to the plain plan once it has nothing else to end.
bool FailureFeature::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::KeyPress && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        const ToolRow* row = m_bench.tools ? m_bench.tools->current() : nullptr;
        const bool idle = !row || qstrcmp(row->group, "select") == 0;
        if (idle && m_bench.selection.all().empty() && m_desk->mode() != FailureDesk::Mode::Off) {
            m_desk->showNothing();
            return true;
        }
    }
    return QObject::eventFilter(watched, event);
}

} // namespace

void addFailure(Workbench& bench)
{
    new FailureFeature(bench);
}

} // namespace sp::ui
