// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/findings/finding_work.h"
#include "ui/findings/waivers_panel.h"
#include "ui/panels/findings_panel.h"
#include "ui/panels/properties_panel.h"
#include "ui/workbench.h"

#include <QAction>
#include <QTableView>
#include <QTabWidget>
#include <QTimer>

namespace sp::ui {

namespace {

// A tab whose title counts what wants attention.
template <class Count>
void addRegister(const Workbench& bench, RegisterPanel* panel, const QString& title, const QString& counted, Count count)
{
    bench.tabs.addTab(panel, title);
    const auto name = [tabs = &bench.tabs, panel, title, counted, count] {
        const int n = count();
        tabs->setTabText(tabs->indexOf(panel), n > 0 ? counted.arg(n) : title);
    };
    QObject::connect(&bench.document, &Document::checked, panel, name);
    QObject::connect(&bench.document, &Document::replaced, panel, name);
    QObject::connect(&bench.document, &Document::changed, panel, name);
    name();
}

} // namespace

void addFindingWork(Workbench& bench)
{
    auto* panel = bench.tabs.findChild<FindingsPanel*>();
    Q_ASSERT(panel);
    auto* work = new FindingWork(bench.document, bench.preferences, bench.window);
    panel->setWork(*work, bench.selection, bench.parts.settings);
    Document& document = bench.document;
    addRegister(bench, makeWaiversPanel(*work, &bench.tabs), FindingWork::tr("Waivers"), FindingWork::tr("Waivers (%1 to look at)"),
                [&document] {
                    int n = 0;
                    if (document.check())
                        for (const WaiverMatch& m : document.check()->assessment->waivers)
                            n += m.state != WaiverState::Waived && m.state != WaiverState::NotJudged
                                    && document.project().waivers.find(m.waiver->id)
                                ? 1
                                : 0;
                    return n;
                });
    addRegister(bench, makeAssumptionsPanel(*work, &bench.tabs), FindingWork::tr("Assumptions"), FindingWork::tr("Assumptions (%1)"),
                [&document] { return static_cast<int>(document.project().assumptions.size()); });

    QObject::connect(work, &FindingWork::said, &bench.window, bench.say);
    QObject::connect(work, &FindingWork::findingAsked, panel, [&tabs = bench.tabs, panel] { tabs.setCurrentWidget(panel); });
    QObject::connect(work, &FindingWork::valueAsked, &bench.window, [&bench](const QString& subject, const QString& fact) {
        const EntityRef ref = entityOf(bench.document.project(), subject);
        bench.goTo(ref, true);
        if (ref.isNull())
            bench.selection.clear(); // the building and the codes stand where nothing is selected
        auto* properties = bench.window.findChild<PropertiesPanel*>();
        if (!properties || fact.isEmpty())
            return;
        // When the panel has taken the new selection over.
        QTimer::singleShot(0, properties, [properties, ref, fact] {
            if (ref.kind == EntityKind::HardwareSet)
                emit properties->setAsked(ref.id);
            else
                properties->edit(fact);
        });
    });

    const auto onChosen = [panel, work](auto&& run) {
        return [panel, work, run] {
            const QString key = panel->view().currentIndex().siblingAtColumn(0).data(FindingsModel::KeyRole).toString();
            if (!key.isEmpty())
                run(*work, key);
        };
    };
    bench.add(
        {"findings", "finding-waive", QT_TRANSLATE_NOOP("Commands", "&Waive the chosen finding…"), QKeySequence(Qt::CTRL | Qt::Key_F8)},
        onChosen([](FindingWork& w, const QString& key) { w.waive(key); }));
    bench.add(
        {"findings", "finding-review", QT_TRANSLATE_NOOP("Commands", "&Review the chosen finding…"), QKeySequence(Qt::ALT | Qt::Key_F8)},
        onChosen([](FindingWork& w, const QString& key) { w.review(key); }));
    bench.add({"findings", "findings-clear-filters", QT_TRANSLATE_NOOP("Commands", "&Clear the filters"), {}},
              [panel] { panel->clearFilters(); });
}

} // namespace sp::ui
