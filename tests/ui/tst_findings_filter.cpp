// SPDX-License-Identifier: GPL-3.0-or-later
#include "fake_prompts.h"
#include "ui/findings/date_field.h"
#include "ui/findings/filter_bar.h"
#include "ui/models/findings_filter.h"
#include "ui/models/keyed_table.h"
#include "ui/models/worst_finding.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QLineEdit>
#include <QPalette>
#include <QPushButton>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

using namespace sp;
using namespace sp::ui;

namespace {

struct NumberRow {
    int number = 0;
    int says = 0;
    int key() const { return number; }
};

class Numbers final : public KeyedTable<NumberRow> {
public:
    using KeyedTable::KeyedTable;
    void set(std::vector<NumberRow> next)
    {
        take(std::move(next), [](const NumberRow& a, const NumberRow& b) { return a.says == b.says; });
    }
    int columnCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : 2; }
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override
    {
        const NumberRow* r = role == Qt::DisplayRole && index.isValid() ? row(index.row()) : nullptr;
        return r ? QVariant(index.column() ? r->says : r->number) : QVariant();
    }
};

using Mode = QAbstractItemModelTester::FailureReportingMode;
using Criteria = FindingsFilter::Criteria;
using Show = FindingsFilter::Show;
using Work = FindingsFilter::Work;

} // namespace

class TstFindingsFilter : public QObject {
    Q_OBJECT
private slots:
    void rows_are_taken_over_by_their_differences()
    {
        QRandomGenerator random(20260114);
        Numbers model;
        QAbstractItemModelTester tester(&model, Mode::QtTest);
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        std::vector<NumberRow> now;
        for (int round = 0; round < 300; ++round) {
            std::vector<NumberRow> next;
            for (int n = 0; n < 60; ++n)
                if (random.bounded(3) > 0)
                    next.push_back({n, static_cast<int>(random.bounded(2))});
            QHash<int, QPersistentModelIndex> held;
            for (int r = 0; r < model.rowCount(); ++r)
                held.insert(model.index(r, 0).data().toInt(), model.index(r, 0));
            QSet<int> told;
            const auto connection =
                connect(&model, &QAbstractItemModel::dataChanged, this, [&](const QModelIndex& from, const QModelIndex& to) {
                    for (int r = from.row(); r <= to.row(); ++r)
                        told.insert(model.index(r, 0).data().toInt());
                });
            model.set(next);
            disconnect(connection);
            QCOMPARE(model.rowCount(), static_cast<int>(next.size()));
            QSet<int> changed;
            for (size_t i = 0; i < next.size(); ++i) {
                const int row = static_cast<int>(i);
                QCOMPARE(model.index(row, 0).data().toInt(), next[i].number);
                QCOMPARE(model.index(row, 1).data().toInt(), next[i].says);
                QCOMPARE(model.rowOf(next[i].number), row);
                const auto old = std::find_if(now.begin(), now.end(), [&](const NumberRow& r) { return r.number == next[i].number; });
                if (old == now.end())
                    continue;
                QCOMPARE(held.value(next[i].number).row(), row); // a row that stays is the same row for views
                if (old->says != next[i].says)
                    changed.insert(next[i].number);
            }
            QCOMPARE(told, changed);
            now = next;
        }
        QCOMPARE(resets.count(), 0);
        std::vector<NumberRow> sparse;
        for (int n = 0; n < 2000; n += 2)
            sparse.push_back({n, 0});
        model.set(sparse);
        std::vector<NumberRow> other;
        for (int n = 1; n < 2000; n += 2)
            other.push_back({n, 0});
        model.set(other); // a thousand pieces: all anew is quicker
        QVERIFY(resets.count() > 0);
        QCOMPARE(model.rowCount(), 1000);
        QCOMPARE(model.rowOf(2), -1);
    }

    void an_edit_changes_the_rows_that_differ_and_no_others()
    {
        open();
        QAbstractItemModelTester t1(m_findings.get(), Mode::QtTest), t2(m_filter.get(), Mode::QtTest);
        QSignalSpy resets(m_findings.get(), &QAbstractItemModel::modelReset);
        QSignalSpy removed(m_findings.get(), &QAbstractItemModel::rowsRemoved);
        const Finding* gap = finding([](const Finding& f) {
            return f.rule == QStringLiteral("nfpa80.bottom-gap") && f.verdict == Verdict::Fail && !f.fixes.empty();
        });
        QVERIFY(gap);
        const QString key = gap->key;
        const int rows = m_findings->rowCount();
        QPersistentModelIndex other = m_filter->index(0, 0);
        if (other.data(FindingsModel::KeyRole) == key)
            other = m_filter->index(1, 0);
        const QString otherKey = other.data(FindingsModel::KeyRole).toString();
        const auto before = m_document->snapshot();
        auto gone = before->openings.share(OpeningId(gap->subjectId.section(u'/', 0, 0)));
        QVERIFY(gone);
        auto mended = std::make_shared<Opening>(*gone);
        mended->facts.set(field("door.bottom_gap_in"), Quantity{Dim::Length, inch64(24).n});
        Patch patch;
        patch.of<Opening>().push_back({gone, mended});
        m_document->push(patch, QStringLiteral("mend"));
        check();
        QCOMPARE(resets.count(), 0);
        QVERIFY(removed.count() >= 1);
        QCOMPARE(m_findings->rowOf(key), -1);
        QVERIFY(m_findings->rowCount() < rows);
        QVERIFY(other.isValid());
        QCOMPARE(other.data(FindingsModel::KeyRole).toString(), otherKey);
        m_document->undoStack().undo();
        check();
        QCOMPARE(m_findings->rowCount(), rows);
        QVERIFY(m_findings->rowOf(key) >= 0);
        QCOMPARE(resets.count(), 0);
    }

    void counts_follow_edits_as_if_counted_anew()
    {
        open();
        QHash<QString, Marker> markers;
        std::shared_ptr<const Assessment> before;
        const auto compare = [&] {
            const sp::ui::CheckResult& now = *m_document->check();
            followMarkers(markers, before.get(), *now.project, *now.assessment);
            before = now.assessment;
            QVERIFY(!markers.isEmpty());
            QCOMPARE(markers, markersOf(*now.project, *now.assessment));
            QVERIFY(now.counts == countsOf(*now.assessment));
            FindingsFilter fresh;
            fresh.setSourceModel(m_findings.get());
            fresh.setCriteria(m_filter->criteria());
            QVERIFY(m_filter->facets() == fresh.facets());
        };
        Criteria narrow;
        narrow.text = QStringLiteral("gap");
        const Finding* gap = finding([](const Finding& f) {
            return f.rule == QStringLiteral("nfpa80.bottom-gap") && f.verdict == Verdict::Fail && !f.fixes.empty();
        });
        QVERIFY(gap);
        const OpeningId id(gap->subjectId.section(u'/', 0, 0));
        for (const Criteria& criteria : {Criteria(), narrow}) {
            m_filter->setCriteria(criteria);
            compare();
            const FindingsFilter::Facets first = m_filter->facets();
            const Counts counts = m_document->check()->counts;
            auto mended = std::make_shared<Opening>(*m_document->project().openings.find(id));
            mended->facts.set(field("door.bottom_gap_in"), Quantity{Dim::Length, inch64(24).n});
            Patch patch;
            patch.of<Opening>().push_back({m_document->project().openings.share(id), mended});
            m_document->push(patch, QStringLiteral("mend"));
            check();
            QVERIFY(!(m_filter->facets() == first));
            QVERIFY(!(m_document->check()->counts == counts));
            compare();
            m_document->undoStack().undo();
            check();
            compare();
            QVERIFY(m_filter->facets() == first);
            QVERIFY(m_document->check()->counts == counts);
        }
    }

    void every_choice_shows_as_many_findings_as_it_says()
    {
        open();
        Criteria narrow;
        narrow.show = Show::All;
        narrow.text = QStringLiteral("1");
        for (const Criteria& base : {Criteria(), narrow}) {
            m_filter->setCriteria(base);
            const FindingsFilter::Facets facets = m_filter->facets();
            const auto shown = [&](const Criteria& c) {
                m_filter->setCriteria(c);
                const int n = m_filter->rowCount();
                m_filter->setCriteria(base);
                return n;
            };
            for (size_t i = 0; i < FindingsFilter::showCount; ++i) {
                Criteria c = base;
                c.show = static_cast<Show>(i);
                QCOMPARE(shown(c), facets.show[i]);
            }
            int sum = 0;
            for (const Pack& pack : m_document->check()->library->book.packs()) {
                Criteria c = base;
                c.pack = pack.id;
                QCOMPARE(shown(c), facets.packs.value(pack.id));
                sum += facets.packs.value(pack.id);
            }
            QCOMPARE(sum, facets.allPacks);
            sum = facets.storeys.value(QString());
            for (const auto& storey : m_document->project().storeys) {
                Criteria c = base;
                c.storey = storey->id.text();
                QCOMPARE(shown(c), facets.storeys.value(storey->id.text()));
                sum += facets.storeys.value(storey->id.text());
            }
            QCOMPARE(sum, facets.allStoreys);
        }
    }

    void work_filters_find_what_people_made_of_findings()
    {
        open();
        m_findings->setToday(QDate(2026, 4, 12));
        const auto all = [&](Work work, const QString& who = {}) {
            Criteria c;
            c.show = Show::All;
            c.work = work;
            c.assignee = who;
            m_filter->setCriteria(c);
            return m_filter->rowCount();
        };
        const int overdue = all(Work::Overdue);
        QVERIFY(overdue > 0);
        for (int row = 0; row < overdue; ++row)
            QVERIFY2(m_filter->index(row, FindingsModel::Due).data().toString().contains(QStringLiteral("overdue by 2 days")),
                     qPrintable(m_filter->index(row, FindingsModel::Due).data().toString()));
        m_findings->setToday(QDate(2026, 4, 10));
        QCOMPARE(all(Work::Overdue), 0);
        const int mine = all(Work::Somebody, QStringLiteral("Hardware consultant"));
        QVERIFY(mine > 0);
        QVERIFY(all(Work::Somebody) > mine);
        QCOMPARE(all(Work::Somebody) + all(Work::Nobody), m_findings->rowCount());
        QVERIFY(all(Work::InProgress) > 0);
        QCOMPARE(all(Work::Waived), static_cast<int>(m_document->check()->assessment->waived));
        QCOMPARE(all(Work::Stale), static_cast<int>(m_document->check()->assessment->stale));
        QVERIFY(all(Work::Waived) > 0);
        // With the first filter as it starts: a filter of work finds waived ones too.
        Criteria c;
        c.work = Work::Waived;
        m_filter->setCriteria(c);
        QCOMPARE(m_filter->rowCount(), static_cast<int>(m_document->check()->assessment->waived));
    }

    void only_selected_shows_findings_of_the_selection_and_its_parts()
    {
        open();
        const Finding* f = finding([](const Finding& g) { return g.subjectId.startsWith(QStringLiteral("op-")); });
        const QString id = f->subjectId.section(u'/', 0, 0);
        Criteria c;
        c.show = Show::All;
        c.onlySelected = true;
        m_filter->setCriteria(c);
        QCOMPARE(m_filter->rowCount(), 0);
        m_filter->setSelected({id});
        int expected = 0;
        for (const Finding& g : m_document->check()->assessment->findings)
            expected += g.subjectId == id || g.subjectId.startsWith(id + u'/') ? 1 : 0;
        QVERIFY(expected > 0);
        QCOMPARE(m_filter->rowCount(), expected);
    }

    void every_row_speaks_severity_mark_title_and_status()
    {
        open();
        Criteria all;
        all.show = Show::All;
        m_filter->setCriteria(all);
        QVERIFY(m_filter->rowCount() > 20);
        for (int row = 0; row < m_filter->rowCount(); ++row) {
            const QString spoken = m_filter->index(row, 0).data(Qt::AccessibleTextRole).toString();
            for (const int column : {FindingsModel::Sign, FindingsModel::Mark, FindingsModel::Title, FindingsModel::Status}) {
                const QString text = m_filter->index(row, column).data().toString();
                QVERIFY2(!text.isEmpty() && spoken.contains(text), qPrintable(spoken + u'|' + text));
                QVERIFY(!m_filter->index(row, column).data(Qt::AccessibleTextRole).toString().isEmpty());
            }
        }
    }

    void rows_are_sorted_by_the_column_that_was_asked_for()
    {
        open();
        Criteria all;
        all.show = Show::All;
        m_filter->setCriteria(all);
        m_filter->sort(FindingsModel::Due, Qt::AscendingOrder);
        QString last;
        bool none = false;
        for (int row = 0; row < m_filter->rowCount(); ++row) {
            const QString due = m_filter->index(row, FindingsModel::Due).data(FindingsModel::SortRole).toString();
            QVERIFY(!none || due.isEmpty()); // without a date last
            none = due.isEmpty();
            if (!none)
                QVERIFY(last <= due);
            last = due;
        }
        m_filter->sort(FindingsModel::Sign, Qt::AscendingOrder);
        QCOMPARE(m_filter->index(0, 0).data().toString(), QStringLiteral("Violation"));
    }

    void bar_says_numbers_and_clears_with_one_click()
    {
        open();
        FilterBar bar;
        bar.setChoices(&m_document->check()->library->book, m_document->project(), {QStringLiteral("A: B"), QStringLiteral("Architect")});
        bar.setFacets(m_filter->facets());
        QSignalSpy changed(&bar, &FilterBar::changed);
        auto* show = bar.findChild<QComboBox*>(QStringLiteral("findingsShow"));
        show->setCurrentIndex(show->findData(static_cast<int>(Show::Violations)));
        QCOMPARE(changed.count(), 1);
        QCOMPARE(bar.criteria().show, Show::Violations);
        QVERIFY2(show->currentText().contains(QString::number(m_filter->facets().show[1])), qPrintable(show->currentText()));
        auto* work = bar.findChild<QComboBox*>(QStringLiteral("findingsWork"));
        work->setCurrentIndex(work->count() - 2);
        QCOMPARE(bar.criteria().work, Work::Somebody);
        QCOMPARE(bar.criteria().assignee, QStringLiteral("A: B"));
        auto* storey = bar.findChild<QComboBox*>(QStringLiteral("findingsStorey"));
        storey->setCurrentIndex(1);
        QVERIFY(bar.criteria().storey.has_value());
        bar.findChild<QLineEdit*>(QStringLiteral("findingsText"))->setText(QStringLiteral(" gap "));
        QCOMPARE(bar.criteria().text, QStringLiteral("gap"));
        bar.setCount(QStringLiteral("3 of 9"), true);
        QVERIFY(bar.clearButton().isEnabled());
        bar.clearButton().click();
        QCOMPARE(bar.criteria(), Criteria());
        for (auto* box : bar.findChildren<QComboBox*>()) {
            QVERIFY(!box->accessibleName().isEmpty());
            QCOMPARE(box->currentIndex(), 0);
        }
    }

    void a_choice_that_is_gone_falls_back_to_all()
    {
        open();
        FilterBar bar;
        bar.setChoices(nullptr, m_document->project(), {QStringLiteral("Somebody")});
        auto* work = bar.findChild<QComboBox*>(QStringLiteral("findingsWork"));
        work->setCurrentIndex(work->count() - 1);
        QCOMPARE(bar.criteria().assignee, QStringLiteral("Somebody"));
        bar.setChoices(nullptr, m_document->project(), {});
        QCOMPARE(bar.criteria().work, Work::Any);
    }

    void a_date_is_typed_and_everything_else_is_refused()
    {
        DateField field(QStringLiteral("&Due"), false);
        QCOMPARE(field.problem(), QString());
        field.setText(QStringLiteral(" 2026-04-10 "));
        QCOMPARE(field.problem(), QString());
        QCOMPARE(field.text(), QStringLiteral("2026-04-10"));
        for (const char* wrong : {"2026-4-10", "2026-02-30", "10.4.2026", "soon"}) {
            field.setText(QLatin1String(wrong));
            QVERIFY2(field.problem().contains(QLatin1String(wrong)), wrong);
        }
        DateField needed(QStringLiteral("Date"), true);
        QVERIFY(!needed.problem().isEmpty());
        QCOMPARE(field.line().accessibleName(), QStringLiteral("Due"));
    }

private:
    void open()
    {
        m_filter.reset();
        m_findings.reset();
        m_document = std::make_unique<Document>();
        QVERIFY(m_document->open(samplePlan()).empty());
        m_findings = std::make_unique<FindingsModel>(themeFor(QPalette()));
        m_filter = std::make_unique<FindingsFilter>();
        m_filter->setSourceModel(m_findings.get());
        check();
    }
    void check()
    {
        QTRY_VERIFY_WITH_TIMEOUT(m_document->isChecked(), 60000);
        m_findings->setCheck(*m_document->check());
    }
    template <class F>
    const Finding* finding(F&& holds)
    {
        for (const Finding& f : m_document->check()->assessment->findings)
            if (holds(f))
                return &f;
        return nullptr;
    }

    std::unique_ptr<Document> m_document;
    std::unique_ptr<FindingsModel> m_findings;
    std::unique_ptr<FindingsFilter> m_filter;
};

QTEST_MAIN(TstFindingsFilter)
#include "tst_findings_filter.moc"
