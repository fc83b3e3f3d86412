// SPDX-License-Identifier: GPL-3.0-or-later
#include "fake_prompts.h"
#include "ui/document/fact_edit.h"
#include "ui/models/causes_model.h"
#include "ui/models/entity_grid.h"
#include "ui/models/properties_model.h"

#include <QAbstractItemModelTester>
#include <QPalette>
#include <QSignalSpy>
#include <QTest>

using namespace sp;
using namespace sp::ui;

class TstModels : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        m_document = std::make_unique<Document>();
        m_theme = themeFor(QPalette());
    }
    void cleanup() { m_document.reset(); }

    /// Of very many findings they come later, and the newest check's win.
    void causes_of_a_large_bare_plan_are_made_in_the_background()
    {
        Project bare;
        bare.settings.name = QStringLiteral("Bare");
        for (int i = 0; i < 400; ++i) {
            Opening opening{OpeningId(QStringLiteral("op-%1").arg(i))};
            bare.openings.put(opening.id, std::make_shared<const Opening>(opening));
        }
        m_document->adopt(bare, QStringLiteral("Bare"), true);
        QTRY_VERIFY_WITH_TIMEOUT(m_document->isChecked(), 30000);
        const ui::CheckResult first = *m_document->check();
        QVERIFY(first.assessment->findings.size() > 10'000);
        CausesModel causes;
        const QAbstractItemModelTester tester(&causes, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QSignalSpy refreshed(&causes, &CausesModel::refreshed);
        causes.setCheck(first);
        QCOMPARE(causes.rowCount(), 0);
        QVERIFY(refreshed.wait(30000));
        const int rows = causes.rowCount();
        QVERIFY(rows > 1);
        causes.setCheck(first); // nothing new
        QCOMPARE(causes.rowCount(), rows);
        causes.clear();
        QCOMPARE(causes.rowCount(), 0);
        causes.setCheck(first);
        causes.clear(); // before they came
        causes.setCheck(first);
        QVERIFY(refreshed.wait(30000));
        QCOMPARE(causes.rowCount(), rows);
    }

    void models_keep_the_rules_of_models_through_open_edit_and_check()
    {
        FindingsModel findings(m_theme);
        FindingsFilter filter;
        filter.setSourceModel(&findings);
        OpeningsModel openings(*m_document, m_theme);
        ValvesModel valves(*m_document, m_theme);
        PropertiesModel properties(*m_document);
        using Mode = QAbstractItemModelTester::FailureReportingMode;
        QAbstractItemModelTester t1(&findings, Mode::QtTest), t2(&filter, Mode::QtTest), t3(&openings, Mode::QtTest),
            t4(&valves, Mode::QtTest), t5(&properties, Mode::QtTest);
        QCOMPARE(openings.rowCount(), 0);
        open();
        QCOMPARE(openings.rowCount(), static_cast<int>(m_document->project().openings.size()));
        QCOMPARE(valves.rowCount(), static_cast<int>(m_document->project().valves.size()));
        QTRY_VERIFY_WITH_TIMEOUT(m_document->isChecked(), 30000);
        findings.setCheck(*m_document->check());
        filter.setShow(FindingsFilter::Show::All);
        QCOMPARE(filter.rowCount(), static_cast<int>(m_document->check()->assessment->findings.size()));
        properties.show(openings.refAt(0), true);
        QVERIFY(properties.rowCount() > 2);
        QVERIFY(openings.setData(openings.index(0, 0), QStringLiteral("X-1")));
        QCOMPARE(openings.index(0, 0).data().toString(), QStringLiteral("X-1"));
        QTRY_VERIFY_WITH_TIMEOUT(m_document->isChecked(), 30000);
        findings.setCheck(*m_document->check());
        m_document->close();
        QCOMPARE(openings.rowCount(), 0);
    }

    void filters_show_what_they_say()
    {
        open();
        QTRY_VERIFY_WITH_TIMEOUT(m_document->isChecked(), 30000);
        FindingsModel findings(m_theme);
        findings.setCheck(*m_document->check());
        FindingsFilter filter;
        filter.setSourceModel(&findings);
        filter.setShow(FindingsFilter::Show::Violations);
        QVERIFY(filter.rowCount() > 0);
        for (int i = 0; i < filter.rowCount(); ++i) {
            const Finding* f = findings.finding(filter.mapToSource(filter.index(i, 0)).row());
            QVERIFY(f->severity == Severity::Violation && f->verdict == Verdict::Fail && f->status != FindingStatus::Waived);
        }
        const QString rule = findings.finding(filter.mapToSource(filter.index(0, 0)).row())->rule;
        filter.setText(rule);
        QVERIFY(filter.rowCount() > 0);
        filter.setPack(QStringLiteral("no-such-pack"));
        QCOMPARE(filter.rowCount(), 0);
    }

    void a_cause_stands_for_its_findings()
    {
        open();
        // Doors whose hardware nobody knows, as after an import.
        Project p = m_document->project();
        for (size_t i = 0; i < p.openings.size(); ++i) {
            auto opening = std::make_shared<Opening>(p.openings[i]);
            opening->set.reset();
            p.openings.put(opening->id, opening);
        }
        m_document->adopt(std::move(p), QStringLiteral("bare"), false);
        QTRY_VERIFY_WITH_TIMEOUT(m_document->isChecked(), 30000);
        FindingsModel findings(m_theme);
        CausesModel causes;
        QAbstractItemModelTester tester(&causes, QAbstractItemModelTester::FailureReportingMode::QtTest);
        findings.setCheck(*m_document->check());
        causes.setCheck(*m_document->check());
        FindingsFilter filter;
        filter.setSourceModel(&findings);
        const auto undecidedShown = [&] {
            int n = 0;
            for (int i = 0; i < filter.rowCount(); ++i)
                n += findings.finding(filter.mapToSource(filter.index(i, 0)).row())->verdict == Verdict::Undecided ? 1 : 0;
            return n;
        };
        QVERIFY(undecidedShown() > 1000);
        filter.setGrouped(true);
        QCOMPARE(undecidedShown(), 0);
        QVERIFY(causes.rowCount() > 1 && causes.rowCount() < 30);
        QVERIFY(!causes.group(0));
        int all = 0;
        for (int row = 1; row < causes.rowCount(); ++row) {
            filter.setCause(causes.group(row));
            QCOMPARE(filter.rowCount(), causes.index(row, CausesModel::Checks).data().toInt());
            QCOMPARE(causes.rowOf(causes.group(row)->cause), row);
            all += filter.rowCount();
        }
        filter.setCause(nullptr);
        filter.setShow(FindingsFilter::Show::Undecided);
        QCOMPARE(filter.rowCount(), all);
        causes.setShow(FindingsFilter::Show::Violations);
        QCOMPARE(causes.rowCount(), 0);
        causes.setShow(FindingsFilter::Show::Undecided);
        QVERIFY(causes.rowCount() > 1);
        causes.clear();
        QCOMPARE(causes.rowCount(), 0);
    }

    void fact_is_entered_with_units_and_refused_with_a_sentence()
    {
        open();
        const Project& p = m_document->project();
        const EntityRef ref{EntityKind::Opening, p.openings[0].id.text()};
        const FieldId gap = field("door.bottom_gap_in");
        const auto good = enterFact(p, ref, gap, QStringLiteral("1/2 in"));
        QVERIFY2(good, qPrintable(errorText(good)));
        QCOMPARE(good.value().of<Opening>().size(), size_t{1});
        QVERIFY(good.value().of<Opening>()[0].after->facts.amount<Dim::Length>(gap) == inch64(32));
        const auto noUnit = enterFact(p, ref, gap, QStringLiteral("36"));
        QVERIFY(!noUnit);
        QVERIFY(noUnit.error().message.contains(QStringLiteral("bottom_gap")));
        const auto tooLarge = enterFact(p, ref, gap, QStringLiteral("400 in"));
        QVERIFY(!tooLarge);
        QVERIFY(!enterFact(p, ref, field("door.operation"), QStringLiteral("sideways")));
        QVERIFY(enterFact(p, ref, field("door.operation"), QStringLiteral("double egress")));
        QVERIFY(enterFact(p, ref, field("door.exterior"), QStringLiteral("yes")));
    }

    void mark_of_another_opening_is_refused()
    {
        open();
        const Project& p = m_document->project();
        const EntityRef first{EntityKind::Opening, p.openings[0].id.text()};
        QVERIFY(!enterMark(p, first, *p.openings[1].mark));
        const auto same = enterMark(p, first, *p.openings[0].mark);
        QVERIFY(same && same.value().empty());
    }

    void edits_of_one_field_are_one_step_and_vanish_when_they_come_back()
    {
        open();
        const auto before = m_document->snapshot();
        const EntityRef ref{EntityKind::Opening, before->openings[0].id.text()};
        const auto enter = [&](const QString& text) {
            m_document->push(enterFact(m_document->project(), ref, field("door.bottom_gap_in"), text).value(), QStringLiteral("gap"),
                             QStringLiteral("gap"));
        };
        const Value* old = before->openings[0].facts.find(field("door.bottom_gap_in"));
        const QString oldText = old ? editText(fieldOf(field("door.bottom_gap_in")), *old, before->settings.units) : QString();
        enter(QStringLiteral("1/4 in"));
        enter(QStringLiteral("3/8 in"));
        QCOMPARE(m_document->undoStack().count(), 1);
        enter(oldText);
        QCOMPARE(m_document->undoStack().count(), 0);
        QVERIFY(m_document->project() == *before);
    }

    void entered_values_of_an_imported_element_do_not_claim_a_person()
    {
        open();
        const EntityRef ref{EntityKind::Opening, m_document->project().openings[0].id.text()};
        const auto originOf = [&] {
            for (const PropertyGroup& g : propertiesOf(*m_document, ref, true))
                for (const Property& p : g.rows)
                    if (p.field == field("door.bottom_gap_in"))
                        return p.origin;
            return QString();
        };
        m_document->push(enterFact(m_document->project(), ref, field("door.bottom_gap_in"), QStringLiteral("1/4 in")).value(), {});
        QCOMPARE(originOf(), QStringLiteral("entered"));
        Project p = m_document->project();
        auto opening = std::make_shared<Opening>(p.openings[0]);
        opening->guid = QStringLiteral("0abc");
        p.openings.put(opening->id, opening);
        Import import{ImportId(QStringLiteral("im-1"))};
        p.imports.put(import.id, std::make_shared<const Import>(import));
        m_document->adopt(std::move(p), QStringLiteral("x"), false);
        QCOMPARE(originOf(), QStringLiteral("imported or entered"));
    }

    void fix_is_refused_when_it_names_nothing_or_changes_nothing()
    {
        open();
        const Project& p = m_document->project();
        const QString id = p.openings[0].id.text();
        QVERIFY(!enterFix(p, Fix{QStringLiteral("x"), {{QStringLiteral("op-nobody.door.bottom_gap"), QStringLiteral("1/4 in")}}}));
        QVERIFY(!enterFix(p, Fix{QStringLiteral("x"), {}}));
        const auto fix = enterFix(p, Fix{QStringLiteral("x"), {{id + QStringLiteral(".door.bottom_gap"), QStringLiteral("7/16 in")}}});
        QVERIFY2(fix, qPrintable(errorText(fix)));
        m_document->push(fix.value(), {});
        QVERIFY(!enterFix(m_document->project(),
                          Fix{QStringLiteral("x"), {{id + QStringLiteral(".door.bottom_gap"), QStringLiteral("7/16 in")}}}));
    }

private:
    void open()
    {
        const Errors problems = m_document->open(samplePlan());
        QVERIFY2(problems.empty(), problems.empty() ? "" : qPrintable(errorText(problems.front())));
    }
    std::unique_ptr<Document> m_document;
    Theme m_theme;
};

QTEST_MAIN(TstModels)
#include "tst_models.moc"
