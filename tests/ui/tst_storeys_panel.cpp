// SPDX-License-Identifier: GPL-3.0-or-later
#include "shown_window.h"
#include "ui/document/entity_ref.h"
#include "ui/panels/storeys_panel.h"

#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

using namespace sp;
using namespace sp::ui;

class TstStoreysPanel : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        m_bench.open();
        m_panel = std::make_unique<StoreysPanel>(*m_document, themeFor(QPalette()));
        m_panel->attach(*m_selection, *m_prompts);
        QCOMPARE(m_bench.openSample(), QString());
        m_panel->show();
        m_panel->setCurrentRow(0);
    }
    void cleanup()
    {
        m_panel.reset();
        m_bench.close();
    }

    void storey_is_added_above_and_named_in_place()
    {
        const Project before = project();
        const QString top = m_panel->currentStorey();
        QSignalSpy chosen(m_panel.get(), &StoreysPanel::chosen);
        QTest::keyClick(m_panel.get(), Qt::Key_Insert);
        QCOMPARE(project().storeys.size(), before.storeys.size() + 1);
        const QString made = m_panel->currentStorey();
        QVERIFY(made != top && !made.isEmpty());
        QCOMPARE(m_panel->currentRow(), 0);
        QVERIFY(chosen.size() > 0);
        const Storey* storey = project().storeys.find(StoreyId(made));
        const Storey* below = project().storeys.find(StoreyId(top));
        QVERIFY(storey->elevation && *storey->elevation > *below->elevation);
        QCoreApplication::processEvents(); // the list follows the plan, and the field is still there
        auto* field = m_panel->findChild<QLineEdit*>(QStringLiteral("storeyName"));
        QVERIFY(field);
        field->selectAll();
        QTest::keyClicks(field, QStringLiteral("Plant"));
        QTest::keyClick(field, Qt::Key_Return);
        QTRY_COMPARE(project().storeys.find(StoreyId(made))->name.value_or(QString()), QStringLiteral("Plant"));
        QTRY_COMPARE(m_panel->item(0)->text(), QStringLiteral("Plant"));
        QCOMPARE(m_panel->currentStorey(), made);
        m_document->undoStack().undo();
        m_document->undoStack().undo();
        QVERIFY(project() == before);
    }

    void name_of_another_storey_is_refused_with_a_sentence()
    {
        QSignalSpy said(m_panel.get(), &StoreysPanel::said);
        m_panel->rename(project().storeys[0].id.text(), *project().storeys[1].name);
        QCOMPARE(said.size(), 1);
        QVERIFY(said[0][0].toString().contains(QStringLiteral("expected")));
        QCOMPARE(m_document->undoStack().count(), 0);
    }

    void storey_below_is_lower()
    {
        m_panel->setCurrentRow(m_panel->count() - 1);
        const Storey* lowest = project().storeys.find(StoreyId(m_panel->currentStorey()));
        const Length elevation = *lowest->elevation;
        QTest::keyClick(m_panel.get(), Qt::Key_Insert, Qt::ShiftModifier);
        QCOMPARE(m_panel->currentRow(), m_panel->count() - 1);
        const Storey* made = project().storeys.find(StoreyId(m_panel->currentStorey()));
        if (made->elevation)
            QVERIFY(*made->elevation < elevation || made->elevation < elevation);
    }

    void storey_with_contents_goes_only_when_that_is_wanted()
    {
        const Project before = project();
        QTest::keyClick(m_panel.get(), Qt::Key_Delete);
        QCOMPARE(m_prompts->questions.size(), 1);
        QVERIFY2(m_prompts->questions[0].contains(QStringLiteral("walls")), qPrintable(m_prompts->questions[0]));
        QVERIFY(project() == before);
        m_prompts->confirms = true;
        const QString gone = m_panel->currentStorey();
        QTest::keyClick(m_panel.get(), Qt::Key_Delete);
        QVERIFY(!project().storeys.find(StoreyId(gone)));
        for (const auto& wall : project().walls)
            QVERIFY(!wall->storey || wall->storey->text() != gone);
        QTRY_COMPARE(m_panel->count(), static_cast<int>(project().storeys.size()));
        QVERIFY(m_panel->currentRow() >= 0);
        m_document->undoStack().undo();
        QVERIFY(project() == before);
    }

    void empty_storey_goes_without_a_question()
    {
        m_panel->addStorey(true);
        const size_t had = project().storeys.size();
        m_panel->removeStorey();
        QCOMPARE(project().storeys.size(), had - 1);
        QCOMPARE(m_prompts->questions.size(), 0);
    }

    void shown_storey_follows_what_is_selected()
    {
        QSignalSpy chosen(m_panel.get(), &StoreysPanel::chosen);
        const QString now = m_panel->currentStorey();
        for (const auto& opening : project().openings) {
            const EntityRef ref{EntityKind::Opening, opening->id.text()};
            const auto storey = storeyOf(project(), ref);
            if (!storey || storey->text() == now)
                continue;
            m_selection->set(ref);
            QCOMPARE(m_panel->currentStorey(), storey->text());
            QCOMPARE(chosen.size(), 1);
            return;
        }
        QFAIL("the sample has doors on several storeys");
    }

    void elevation_is_asked_for_by_key()
    {
        QSignalSpy asked(m_panel.get(), &StoreysPanel::fieldAsked);
        QTest::keyClick(m_panel.get(), Qt::Key_Return);
        QCOMPARE(asked.size(), 1);
        QCOMPARE(m_selection->current(), (EntityRef{EntityKind::Storey, m_panel->currentStorey()}));
    }

private:
    const Project& project() const { return m_document->project(); }

    PanelBench m_bench;
    std::unique_ptr<Document>& m_document = m_bench.document;
    std::unique_ptr<Selection>& m_selection = m_bench.selection;
    std::unique_ptr<FakePrompts>& m_prompts = m_bench.prompts;
    std::unique_ptr<StoreysPanel> m_panel;
};

QTEST_MAIN(TstStoreysPanel)
#include "tst_storeys_panel.moc"
