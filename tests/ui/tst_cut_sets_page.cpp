// SPDX-License-Identifier: GPL-3.0-or-later
// The list of smallest fault combinations, and the search in the background behind it.
#include "core/report/faults_report.h"
#include "failure_pages.h"
#include "ui/failure/cut_sets_page.h"
#include "ui/failure/fault_entities.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTreeWidget>

using namespace sp;
using namespace sp::ui;

namespace {

constexpr int patience = 60000; // ms; a search of a slow build

int setsIn(QTreeWidget& list)
{
    int n = 0;
    for (int i = 0; i < list.topLevelItemCount(); ++i) {
        list.topLevelItem(i)->setExpanded(true);
        n += list.topLevelItem(i)->childCount();
    }
    return n;
}

} // namespace

class TstCutSetsPage final : public QObject {
    Q_OBJECT
private slots:
    void init() { m = std::make_unique<FailurePages>(); }
    void cleanup() { m.reset(); }

    void results_are_those_of_the_search_data()
    {
        QTest::addColumn<int>("order");
        QTest::addColumn<QStringList>("in");
        QTest::newRow("one fault in the usual scenarios") << 1 << QStringList{QStringLiteral("F0"), QStringLiteral("F2")};
        QTest::newRow("two faults") << 2 << QStringList{QStringLiteral("F0"), QStringLiteral("F2")};
        QTest::newRow("three faults in an alarm") << 3 << QStringList{QStringLiteral("F3")};
        QTest::newRow("two faults where a scenario has cases") << 2 << QStringList{QStringLiteral("F4"), QStringLiteral("F7")};
    }
    void results_are_those_of_the_search()
    {
        QFETCH(int, order);
        QFETCH(QStringList, in);
        QVERIFY(open());
        choose(order, in);
        QTRY_VERIFY_WITH_TIMEOUT(m_page->isFresh(), patience);
        const FailureModel& model = *m->desk().study()->model;
        FaultQuery query;
        query.order = order;
        query.scenarios = in;
        const auto expected = analyseFaults(model, query);
        QVERIFY(expected);
        QCOMPARE(faultsJson(model, m_page->result()->analysis, {}), faultsJson(model, expected.value(), {}));
        // Each set of faults stands once below what it causes.
        const std::vector<FaultGroup> groups = faultGroups(model, expected.value());
        QCOMPARE(m_page->sets().topLevelItemCount(), static_cast<int>(groups.size()));
        size_t sets = 0;
        for (const FaultGroup& group : groups)
            sets += group.sets.size();
        QCOMPARE(setsIn(m_page->sets()), static_cast<int>(sets));
        QVERIFY(sets > 0);
        QCOMPARE(m->find<QTreeWidget>("cutSetsImportance")->topLevelItemCount(), static_cast<int>(expected.value().importance.size()));
    }

    // Every set of every event is below its head, with all the moments in which it does that.
    void groups_hold_every_set_of_every_event()
    {
        QVERIFY(open());
        const FailureModel& model = *m->desk().study()->model;
        FaultQuery query;
        query.scenarios = {QStringLiteral("F0"), QStringLiteral("F2"), QStringLiteral("F3"), QStringLiteral("F6")};
        const auto found = analyseFaults(model, query);
        QVERIFY(found);
        const std::vector<FaultGroup> groups = faultGroups(model, found.value());
        for (const FaultAnalysis::Event& e : found.value().events)
            for (const FaultSet& set : e.event.sets) {
                const auto group = std::find_if(groups.begin(), groups.end(), [&](const FaultGroup& g) {
                    return g.kind == e.event.kind && g.subject == e.event.subject;
                });
                QVERIFY(group != groups.end());
                const auto line = std::find_if(group->sets.begin(), group->sets.end(), [&](const auto& s) { return s.faults == set; });
                QVERIFY(line != group->sets.end());
                QVERIFY2(line->when.contains(QLatin1String(e.scenario->id)), qPrintable(line->when));
                const FaultAnalysis::Event& nearest = found.value().events[line->event];
                QVERIFY(nearest.event.openings.size() <= e.event.openings.size());
                QVERIFY(std::find(nearest.event.sets.begin(), nearest.event.sets.end(), set) != nearest.event.sets.end());
            }
    }

    void progress_goes_up_to_the_end()
    {
        QVERIFY(open());
        std::vector<double> shares;
        const auto found = analyseFaults(*m->desk().study()->model, {}, {}, [&](double share) { shares.push_back(share); });
        QVERIFY(found);
        QVERIFY(shares.size() > 4);
        QVERIFY(std::is_sorted(shares.begin(), shares.end()));
        QVERIFY(shares.front() > 0 && std::abs(shares.back() - 1) < 1e-9);
    }

    void cancel_stops_the_search_and_says_that_there_may_be_more()
    {
        QVERIFY(openSlow());
        QTRY_VERIFY_WITH_TIMEOUT(m->find<QProgressBar>("cutSetsProgress")->value() > 0, patience);
        auto* button = m->find<QPushButton>("cutSetsSearch");
        QVERIFY(button->text().contains(QStringLiteral("Cancel")));
        QVERIFY(m->find<QProgressBar>("cutSetsProgress")->isVisible());
        button->click();
        QTRY_VERIFY_WITH_TIMEOUT(!m_page->search().isRunning(), patience);
        QVERIFY(m_page->result()->cancelled);
        QVERIFY(m_page->result()->analysis.truncated);
        QVERIFY2(state().contains(QStringLiteral("there may be more")), qPrintable(state()));
        QVERIFY(button->text().contains(QStringLiteral("Search")));
        QVERIFY(!m->find<QProgressBar>("cutSetsProgress")->isVisible());
        // It stays stopped until somebody asks again.
        m->find<QLineEdit>("cutSetsText")->setText(QStringLiteral("x"));
        QVERIFY(!m_page->search().isRunning());
    }

    void an_edit_during_the_search_begins_it_anew()
    {
        QVERIFY(openSlow());
        QTRY_VERIFY_WITH_TIMEOUT(m->find<QProgressBar>("cutSetsProgress")->value() > 0, patience);
        QSignalSpy finished(&m_page->search(), &FaultSearch::finished);
        m->rename(QStringLiteral("Other"));
        QTRY_VERIFY_WITH_TIMEOUT(m->desk().isFresh(), patience);
        QVERIFY(m_page->search().isRunning());
        QCOMPARE(finished.count(), 0); // the one of the plan before says nothing
        choose(1, {QStringLiteral("F0")});
        QTRY_VERIFY_WITH_TIMEOUT(m_page->isFresh(), patience);
        QCOMPARE(finished.count(), 1);
        QCOMPARE(m_page->result()->study->revision, m->document().revision());
        QVERIFY(!m_page->result()->analysis.truncated);
    }

    void results_of_the_plan_before_are_grey_and_say_so()
    {
        QVERIFY(open());
        QTRY_VERIFY_WITH_TIMEOUT(m_page->isFresh(), patience);
        const QColor usual = m_page->sets().palette().color(QPalette::Text);
        m->rename(QStringLiteral("Other"));
        QVERIFY2(state().startsWith(QStringLiteral("Of the plan before the last edit")), qPrintable(state()));
        QVERIFY(m_page->sets().palette().color(QPalette::Text) != usual);
        QVERIFY(m_page->sets().topLevelItemCount() > 0);
        QTRY_VERIFY_WITH_TIMEOUT(m_page->isFresh(), patience);
        QVERIFY(!state().contains(QStringLiteral("before")));
        QCOMPARE(m_page->sets().palette().color(QPalette::Text), usual);
    }

    void a_hidden_page_waits_with_its_search()
    {
        QVERIFY(open());
        QTRY_VERIFY_WITH_TIMEOUT(m_page->isFresh(), patience);
        const quint64 before = m_page->result()->study->revision;
        m->find<QListWidget>("failurePages")->setCurrentRow(1);
        m->rename(QStringLiteral("Other"));
        QTRY_VERIFY_WITH_TIMEOUT(m->document().isChecked(), patience);
        QVERIFY(!m_page->search().isRunning());
        QCOMPARE(m_page->result()->study->revision, before);
        m->show<CutSetsPage>();
        QTRY_VERIFY_WITH_TIMEOUT(m_page->isFresh(), patience);
        QVERIFY(m_page->result()->study->revision > before);
    }

    void another_plan_takes_the_results_away()
    {
        QVERIFY(open());
        QTRY_VERIFY_WITH_TIMEOUT(m_page->isFresh(), patience);
        m->document().close();
        QVERIFY(!m_page->result());
        QCOMPARE(m_page->sets().topLevelItemCount(), 0);
        QVERIFY(!m->find<QPushButton>("cutSetsSearch")->isEnabled());
    }

    void events_and_texts_are_filtered()
    {
        QVERIFY(open());
        choose(2, {QStringLiteral("F0"), QStringLiteral("F3")});
        QTRY_VERIFY_WITH_TIMEOUT(m_page->isFresh(), patience);
        auto* kind = m->find<QComboBox>("cutSetsKind");
        int all = 0;
        for (int i = 1; i < kind->count(); ++i) {
            kind->setCurrentIndex(i);
            all += m_page->sets().topLevelItemCount();
            for (int row = 0; row < m_page->sets().topLevelItemCount(); ++row) {
                const auto group = m_page->sets().topLevelItem(row)->data(0, Qt::UserRole).toULongLong();
                QCOMPARE(static_cast<int>(m_page->result()->groups[group].kind), kind->currentData().toInt());
            }
        }
        kind->setCurrentIndex(0);
        QCOMPARE(m_page->sets().topLevelItemCount(), all);
        const int sets = setsIn(m_page->sets());
        // A fault of the list of the most frequent ones.
        QTreeWidget* importance = m->find<QTreeWidget>("cutSetsImportance");
        QTreeWidgetItem* first = importance->topLevelItem(0);
        emit importance->itemActivated(first, 0);
        QCOMPARE(m->find<QLineEdit>("cutSetsText")->text(), first->text(0));
        const int with = setsIn(m_page->sets());
        QVERIFY(with > 0 && with < sets);
        m->find<QLineEdit>("cutSetsText")->setText(QStringLiteral("no such thing"));
        QCOMPARE(m_page->sets().topLevelItemCount(), 0);
    }

    void a_set_selects_its_components_and_can_be_put_in()
    {
        QVERIFY(open());
        choose(1, {QStringLiteral("F0")});
        QTRY_VERIFY_WITH_TIMEOUT(m_page->isFresh(), patience);
        auto* putIn = m->find<QPushButton>("cutSetsPutIn");
        QTreeWidgetItem* group = m_page->sets().topLevelItem(0);
        QVERIFY(group);
        m_page->sets().setCurrentItem(group);
        QVERIFY(!putIn->isEnabled());
        group->setExpanded(true);
        QVERIFY(group->childCount() > 0);
        int put = 0;
        for (int i = 0; i < group->childCount(); ++i) {
            QTreeWidgetItem* line = group->child(i);
            m_page->sets().setCurrentItem(line);
            emit m_page->sets().itemClicked(line, 0);
            const FaultGroup& of = m_page->result()->groups[line->data(0, Qt::UserRole).toULongLong()];
            const FaultGroup::Set& set = of.sets[line->data(0, Qt::UserRole + 1).toULongLong()];
            QCOMPARE(putIn->isEnabled(), set.faults.size() > 0);
            QStringList ids;
            for (const int fault : set.faults) {
                const BasicFault& f = m->desk().study()->model->faults()[static_cast<size_t>(fault)];
                ids += f.id;
                for (const EntityRef& ref : entitiesOf(m->document().project(), *m->desk().study(), f))
                    QVERIFY2(m->window().selection().contains(ref), qPrintable(f.id));
            }
            QVERIFY(m->window().selection().contains(
                entityOf(m->document().project(), subjectOf(*m->desk().study()->model, {of.kind, of.subject, {}, {}}))));
            if (ids.isEmpty())
                continue;
            putIn->click();
            ++put;
            QCOMPARE(m->desk().faults(), ids);
            QCOMPARE(m->desk().mode(), FailureDesk::Mode::Scenario);
            QCOMPARE(QLatin1String(m->desk().scenario()->id), QLatin1String("F0"));
            // The plan now shows the event.
            const WholePlan& plan = m->desk().now()->plan;
            const std::vector<int>& rows = of.kind == EventKind::Trapped ? plan.trapped
                : of.kind == EventKind::Exposed                          ? plan.exposed
                : of.kind == EventKind::NotIsolated                      ? plan.notIsolated
                                                                         : plan.fireDoorsNotLatched;
            QVERIFY2(std::find(rows.begin(), rows.end(), of.subject) != rows.end(), qPrintable(of.head + u' ' + ids.join(u' ')));
        }
        QVERIFY(put > 0);
    }

    void every_fault_of_the_sample_leads_somewhere()
    {
        QVERIFY(m->open(""));
        QVERIFY(m->show<CutSetsPage>());
        const FailureStudy& study = *m->desk().study();
        for (const BasicFault& f : study.model->faults())
            QVERIFY2(!entitiesOf(m->document().project(), study, f).empty() || f.kind == FaultKind::AirLost, qPrintable(f.id));
    }

    void combinations_are_exported()
    {
        QVERIFY(open());
        choose(2, {QStringLiteral("F0"), QStringLiteral("F2")});
        QTRY_VERIFY_WITH_TIMEOUT(m_page->isFresh(), patience);
        QTemporaryDir folder;
        const auto written = [&](const char* action, const QString& name) {
            m->prompts().save = folder.filePath(name);
            m->find<QAction>(action)->trigger();
            QFile file(*m->prompts().save);
            return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        };
        const QByteArray json = written("cutSetsJson", QStringLiteral("f.json"));
        QVERIFY(m->prompts().proposed.back().endsWith(QStringLiteral("plan-faults.json")));
        const FailureModel& model = *m->desk().study()->model;
        QCOMPARE(json, faultsJson(model, m_page->result()->analysis, {QStringLiteral("plan.strikeplate"), m->document().savedHash()}));
        const QByteArray csv = written("cutSetsCsv", QStringLiteral("f.csv"));
        qsizetype sets = 0;
        for (const FaultAnalysis::Event& e : m_page->result()->analysis.events)
            sets += static_cast<qsizetype>(e.event.sets.size());
        QCOMPARE(csv.count('\n'), sets + 1);
        QVERIFY(csv.startsWith("event,subject,what,scenario,case,path,faults,fault_ids,says\n"));
        QVERIFY(m->prompts().errors.isEmpty());
        written("cutSetsCsv", QStringLiteral("none/f.csv"));
        QCOMPARE(m->prompts().errors.size(), 1);
    }

    void no_scenario_is_no_search()
    {
        QVERIFY(open());
        QTRY_VERIFY_WITH_TIMEOUT(m_page->isFresh(), patience);
        choose(2, {});
        QVERIFY(!m_page->search().isRunning());
        QVERIFY(!m->find<QPushButton>("cutSetsSearch")->isEnabled());
        choose(1, {QStringLiteral("F3")});
        QTRY_VERIFY_WITH_TIMEOUT(m_page->isFresh(), patience);
        QCOMPARE(m_page->result()->analysis.query.scenarios, QStringList{QStringLiteral("F3")});
    }

private:
    bool open()
    {
        if (!m->open())
            return false;
        m_page = m->show<CutSetsPage>();
        return m_page != nullptr;
    }
    // The sample with three faults at once, which takes a while.
    bool openSlow()
    {
        if (!m->open(""))
            return false;
        m_page = m->show<CutSetsPage>();
        choose(3, {QStringLiteral("F0"), QStringLiteral("F2"), QStringLiteral("F3"), QStringLiteral("F7")});
        return m_page && m_page->search().isRunning();
    }
    void choose(int order, const QStringList& in)
    {
        auto* box = m->find<QComboBox>("cutSetsOrder");
        box->setCurrentIndex(box->findData(order));
        for (const Scenario& s : scenarios())
            m->find<QAction>(qPrintable(QStringLiteral("cutSetsIn") + QLatin1String(s.id)))->setChecked(in.contains(QLatin1String(s.id)));
    }
    QString state() { return m->find<QLabel>("cutSetsState")->text(); }

    std::unique_ptr<FailurePages> m;
    CutSetsPage* m_page = nullptr;
};

QTEST_MAIN(TstCutSetsPage)
#include "tst_cut_sets_page.moc"
