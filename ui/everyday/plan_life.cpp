// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/everyday/disk_guard.h"
#include "ui/everyday/everyday.h"
#include "ui/everyday/journal.h"
#include "ui/everyday/new_plan.h"
#include "ui/everyday/notice_bar.h"
#include "ui/panels/start_page.h"

#include <QAction>
#include <QCoreApplication>
#include <QFileInfo>
#include <QMenu>
#include <QToolBar>
#include <QUuid>

namespace sp::ui {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("PlanLife", text);
}

void newPlan(Workbench& bench)
{
    PreferenceValues preferences = bench.preferences.values();
    const auto answers = bench.parts.prompts.newPlan(
        &bench.window, proposedPlan(preferences.units, preferences.name, preferences.gridStep(preferences.units)));
    if (!answers || !bench.files.mayLeave())
        return;
    preferences.units = answers->settings.units;
    (preferences.units == Units::Metric ? preferences.gridMetric : preferences.gridUs) = answers->gridStep;
    if (preferences.name.isEmpty())
        preferences.name = answers->settings.author.value_or(QString());
    bench.preferences.set(preferences);
    NewIds ids(QUuid::createUuid().toByteArray());
    bench.document.adopt(makePlan(*answers, QDate::currentDate(), ids), answers->settings.name, true);
    if (auto* walls = bench.window.findChild<QAction*>(QStringLiteral("tool-walls")))
        walls->trigger();
    bench.say(tr("The plan is empty. Draw its walls: click the corners one after the other, or type lengths."));
}

void addNew(Workbench& bench)
{
    QAction* action =
        bench.add({"file", "new", QT_TRANSLATE_NOOP("Commands", "&New…"), QKeySequence::New, true, false}, [&bench] { newPlan(bench); });
    QMenu* file = bench.menu("file");
    file->removeAction(action);
    file->insertAction(file->actions().value(0), action);
    if (auto* bar = bench.window.findChild<QToolBar*>(QStringLiteral("toolBar")))
        bar->insertAction(bar->actions().value(0), action);
    if (auto* start = bench.window.findChild<StartPage*>())
        QObject::connect(start, &StartPage::newAsked, action, &QAction::trigger);
}

/// Offers unsaved work, one answer after the other, until somebody takes one or leaves the rest.
void offer(Workbench& bench, Journal& journal, std::vector<UnsavedWork> works)
{
    Prompts& prompts = bench.parts.prompts;
    const auto told = [&](const Result<Done>& done) {
        if (!done)
            prompts.showError(&bench.window, errorText(done));
        return static_cast<bool>(done);
    };
    while (!works.empty()) {
        const Prompts::Recovery answer = prompts.unsavedWork(&bench.window, works);
        const UnsavedWork work = works[std::min(answer.which, works.size() - 1)];
        switch (answer.what) {
        case Prompts::Recovery::What::Later: return;
        case Prompts::Recovery::What::Discard:
            if (told(journal.discard(work)))
                std::erase(works, work);
            break;
        case Prompts::Recovery::What::Look:
            if (bench.files.mayLeave() && told(journal.look(work)))
                bench.say(tr("This is a copy to look at. File > Unsaved work still has the work itself."));
            return;
        case Prompts::Recovery::What::Restore:
            if (bench.files.mayLeave() && told(journal.restore(work)))
                bench.say(tr("%1 is back as it was; it is not saved yet.").arg(bench.document.displayName()));
            return;
        }
    }
}

void addJournal(Workbench& bench)
{
    if (bench.parts.journalFolder.isEmpty())
        return;
    auto* journal = new Journal(bench.document, bench.parts.journalFolder, &bench.docksOf);
    const auto delay = [&bench, journal] { journal->setDelay(bench.preferences.values().journalSeconds * 1000); };
    delay();
    QObject::connect(&bench.preferences, &Preferences::changed, journal, delay);
    QObject::connect(journal, &Journal::failed, &bench.window, [&bench](const QString& sentence) { bench.say(sentence); });
    QAction* action =
        bench.add({"file", "unsaved-work", QT_TRANSLATE_NOOP("Commands", "&Unsaved work…"), {}, false, false}, [&bench, journal] {
            const auto works = journal->unsaved();
            if (works.empty())
                bench.say(tr("No unsaved work was left behind."));
            offer(bench, *journal, works);
        });
    QMenu* file = bench.menu("file");
    file->removeAction(action);
    if (auto* close = bench.window.findChild<QAction*>(QStringLiteral("close")))
        file->insertAction(close, action);
    bench.atStart.emplace_back([&bench, journal] { offer(bench, *journal, journal->unsaved()); });
    // A plan that is opened while unsaved work of it waits.
    QObject::connect(
        &bench.files, &PlanFiles::ended, journal,
        [&bench, journal](const QString& path, bool opened) {
            if (!opened || bench.document.path().isEmpty())
                return;
            std::vector<UnsavedWork> works = journal->unsaved();
            std::erase_if(works, [&](const UnsavedWork& work) { return work.plan.isEmpty() || QFileInfo(work.plan) != QFileInfo(path); });
            offer(bench, *journal, works);
        },
        Qt::QueuedConnection);
}

void tellChange(Workbench& bench, DiskGuard& guard, NoticeBar& bar, DiskGuard::State state)
{
    const QString name = bench.document.displayName();
    DiskGuard* g = &guard;
    if (state == DiskGuard::State::Same) {
        bar.dismiss();
    } else if (state == DiskGuard::State::Vanished) {
        bar.tell(tr("%1 is no longer on the disk. What is open here is whole; saving writes the file again.").arg(name),
                 {{tr("&Save it again"), "noticeSave", [&bench] { bench.files.save(); }}, {tr("Not now"), "noticeLater", {}}});
    } else if (!bench.document.isDirty()) {
        bar.tell(tr("%1 was changed on the disk by another program.").arg(name),
                 {{tr("&Load it again"), "noticeReload", [g] { g->takeTheirs(); }}, {tr("Not now"), "noticeLater", {}}});
    } else {
        std::vector<NoticeBar::Offer> offers;
        if (guard.canMerge())
            offers.push_back({tr("&Merge both"), "noticeMerge", [g] { g->merge(); }});
        offers.push_back({tr("&Take the file's, mine goes to Undo"), "noticeTheirs", [g] { g->takeTheirs(); }});
        offers.push_back({tr("&Save mine under another name…"), "noticeSaveAs", [&bench] { bench.files.saveAs(); }});
        offers.push_back({tr("Not now"), "noticeLater", {}});
        bar.tell(tr("%1 was changed on the disk by another program, and here as well.").arg(name), offers);
    }
}

void addGuard(Workbench& bench)
{
    auto* guard = new DiskGuard(bench.document, bench.files, bench.parts.prompts, bench.window, &bench.docksOf);
    auto* bar = new NoticeBar(&bench.window);
    bench.window.addToolBarBreak();
    bench.window.addToolBar(bar);
    bar->hide();
    QObject::connect(guard, &DiskGuard::said, &bench.window, [&bench](const QString& sentence) { bench.say(sentence); });
    QObject::connect(guard, &DiskGuard::stateChanged, bar,
                     [&bench, guard, bar](DiskGuard::State state) { tellChange(bench, *guard, *bar, state); });
}

} // namespace

void addPlanLife(Workbench& bench)
{
    addNew(bench);
    addJournal(bench);
    addGuard(bench);
}

} // namespace sp::ui
