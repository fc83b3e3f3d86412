// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/plan_view.h"
#include "ui/egress/egress_layer.h"
#include "ui/egress/egress_legend.h"
#include "ui/egress/egress_panel.h"
#include "ui/workbench.h"

#include <QAction>
#include <QDockWidget>
#include <QEvent>
#include <QTabWidget>

namespace sp::ui {

namespace {

/// Everything of the feature that the window shows, and how its parts talk to each other.
class EgressFeature final : public QObject {
public:
    explicit EgressFeature(Workbench& bench);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void addCommands();
    void followSelection();

    Workbench& m_bench;
    EgressDesk* m_desk;
    EgressLegend* m_legend;
    EgressPanel* m_panel;
    bool m_byTab = false; ///< drawn on the plan because the tab is in front
};

EgressFeature::EgressFeature(Workbench& bench)
    : QObject(&bench.docksOf), m_bench(bench), m_desk(new EgressDesk(bench.document, *bench.failures, this))
{
    auto* layer = new EgressLayer(*m_desk, bench.canvas, this);
    m_legend = new EgressLegend(bench.canvas, *layer);
    m_panel = new EgressPanel(bench, *m_desk, &bench.tabs);
    bench.tabs.addTab(m_panel, EgressPanel::tr("Egress"));
    m_panel->installEventFilter(this);
    addCommands();
    connect(&bench.selection, &Selection::changed, this, &EgressFeature::followSelection);
}

void EgressFeature::addCommands()
{
    QAction* on =
        m_bench.add({"view", "egress-ways", QT_TRANSLATE_NOOP("Commands", "Ways &out on the plan"), QKeySequence(Qt::Key_F12)}, [] {});
    on->setCheckable(true);
    QAction* heat = m_bench.add({"view", "egress-distances", QT_TRANSLATE_NOOP("Commands", "Distances to the nearest e&xit"),
                                 QKeySequence(Qt::SHIFT | Qt::Key_F12)},
                                [] {});
    heat->setCheckable(true);
    QAction* legend = m_bench.add({"view", "egress-legend", QT_TRANSLATE_NOOP("Commands", "Legend of wa&ys out"), {}, false, false}, [] {});
    legend->setCheckable(true);
    legend->setChecked(true);
    connect(on, &QAction::triggered, this, [this](bool wanted) {
        m_byTab = false;
        m_desk->setOnPlan(wanted);
    });
    connect(heat, &QAction::triggered, this, [this](bool wanted) {
        m_byTab = m_byTab && wanted;
        m_desk->setHeatWanted(wanted);
    });
    connect(legend, &QAction::toggled, m_legend, &EgressLegend::setWanted);
    connect(m_desk, &EgressDesk::shownChanged, this, [this, on, heat] {
        on->setChecked(m_desk->isOnPlan());
        heat->setChecked(m_desk->isOnPlan() && m_desk->isHeatWanted());
    });
    m_bench.add({"tools", "egress-show", QT_TRANSLATE_NOOP("Commands", "Ways out, room by &room"), QKeySequence(Qt::CTRL | Qt::Key_F12)},
                [this] {
                    if (auto* lists = m_bench.docksOf.findChild<QDockWidget*>(QStringLiteral("dockLists")))
                        lists->show();
                    m_bench.tabs.setCurrentWidget(m_panel);
                    m_panel->page()->setFocus();
                });
}

void EgressFeature::followSelection()
{
    const EntityRef& ref = m_bench.selection.current();
    const bool fits = ref.kind == EntityKind::Room || ref.kind == EntityKind::Opening;
    m_desk->setChosen(fits ? ref.id : QString());
}

// The plan shows ways while the tab is in front, and afterwards when somebody asked for them.
bool EgressFeature::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Show && !m_desk->isOnPlan()) {
        m_byTab = true;
        m_desk->setOnPlan(true);
    } else if (event->type() == QEvent::Hide && m_byTab) {
        m_byTab = false;
        m_desk->setOnPlan(false);
    }
    return QObject::eventFilter(watched, event);
}

} // namespace

void addEgress(Workbench& bench)
{
    new EgressFeature(bench);
}

} // namespace sp::ui
