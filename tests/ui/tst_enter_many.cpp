// SPDX-License-Identifier: GPL-3.0-or-later
#include "finding_window.h"
#include "ui/findings/assumption_dialog.h"
#include "ui/findings/enter_many_dialog.h"
#include "ui/findings/register_panel.h"
#include "ui/findings/value_field.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTextBrowser>

using namespace sp;
using namespace sp::ui;

class TstEnterMany : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        m = std::make_unique<FindingWindow>();
        QVERIFY(m->openSample());
    }
    void cleanup() { m.reset(); }

    void a_value_is_entered_at_many_in_one_step()
    {
        forget("door.bottom_gap_in");
        const auto before = m->document().snapshot();
        EnterManyDialog* dialog = open("door.bottom_gap_in", ManyWay::Each);
        QVERIFY(dialog);
        auto* list = m->find<QListWidget>("manySubjects");
        const int all = list->count();
        QVERIFY(all > 3);
        dialog->valueField()->setText(QStringLiteral("9"));
        dialog->accept();
        QVERIFY(dialog->isVisible());
        QVERIFY2(dialog->problemOf(dialog->valueField()).contains(QStringLiteral("9")),
                 qPrintable(dialog->problemOf(dialog->valueField())));
        m->find<QPushButton>("manyNone")->click();
        dialog->valueField()->setText(QStringLiteral("9 mm"));
        dialog->accept();
        QVERIFY(dialog->isVisible());
        QCOMPARE(m->document().undoStack().count(), 0);
        m->find<QPushButton>("manyAll")->click();
        list->item(0)->setCheckState(Qt::Unchecked);
        const QString left = list->item(0)->data(Qt::UserRole).toString();
        auto* preview = m->find<QLabel>("manyPreview");
        QVERIFY2(preview->text().contains(QStringLiteral("%1 of %2").arg(all - 1).arg(all)), qPrintable(preview->text()));
        QTRY_VERIFY_WITH_TIMEOUT(dialog->isAnswered(), 60000);
        QVERIFY2(preview->text().contains(QStringLiteral("go away")) || preview->text().contains(QStringLiteral("appear")),
                 qPrintable(preview->text()));
        QVERIFY(m->document().snapshot() == before);
        dialog->accept();
        QTRY_VERIFY(!m->find<EnterManyDialog>("enterMany"));
        QCOMPARE(m->document().undoStack().count(), 1);
        int entered = 0;
        for (const auto& o : m->project().openings) {
            const auto gap = o->facts.amount<Dim::Length>(field("door.bottom_gap_in"));
            const bool was = before->openings.find(o->id)->facts.find(field("door.bottom_gap_in"));
            entered += gap && !was ? 1 : 0;
            if (gap && !was)
                QVERIFY(*gap == mm(9) && o->id.text() != left);
        }
        QCOMPARE(entered, all - 1);
        m->action("undo")->trigger();
        QVERIFY(m->project() == *before);
    }

    void types_that_all_share_answer_for_their_openings()
    {
        const char* fact = "door.frame_label_min";
        forget(fact);
        EnterManyDialog* dialog = open(fact, ManyWay::Types);
        QVERIFY(dialog);
        auto* way = m->find<QComboBox>("manyWay");
        QVERIFY(way->findData(static_cast<int>(ManyWay::Types)) >= 0);
        QCOMPARE(dialog->words().way, ManyWay::Types);
        const QStringList types = dialog->words().subjects;
        QVERIFY(!types.isEmpty());
        for (const QString& id : types)
            QVERIFY(m->project().openingTypes.find(OpeningTypeId(id)));
        dialog->valueField()->setText(QStringLiteral("1.5 h"));
        dialog->accept();
        QTRY_VERIFY(!m->find<EnterManyDialog>("enterMany"));
        QCOMPARE(m->document().undoStack().count(), 1);
        for (const QString& id : types)
            QVERIFY(m->project().openingTypes.find(OpeningTypeId(id))->facts.find(field(fact)));
        QVERIFY(m->checked());
        QVERIFY(!groupOf(fact));
    }

    void an_assumption_needs_reason_and_name_and_is_listed()
    {
        forget("door.bottom_gap_in");
        const auto before = m->document().snapshot();
        auto* panel = m->find<RegisterPanel>("assumptionsPanel");
        const int known = panel->model().rowCount();
        QCOMPARE(known, static_cast<int>(m->project().assumptions.size()));
        EnterManyDialog* dialog = open("door.bottom_gap_in", ManyWay::Assume);
        QVERIFY(dialog);
        QVERIFY(m->find<QPlainTextEdit>("manyReason")->isVisible());
        dialog->valueField()->setText(QStringLiteral("1/2 in"));
        m->find<QLineEdit>("manyBy")->clear();
        dialog->accept();
        QVERIFY(!dialog->problemOf(m->find<QPlainTextEdit>("manyReason")).isEmpty());
        QVERIFY(!dialog->problemOf(m->find<QLineEdit>("manyBy")).isEmpty());
        m->find<QPlainTextEdit>("manyReason")->setPlainText(QStringLiteral("As specified"));
        m->find<QLineEdit>("manyBy")->setText(QStringLiteral("Hardware consultant"));
        const QStringList subjects = dialog->words().subjects;
        dialog->accept();
        QTRY_VERIFY(!m->find<EnterManyDialog>("enterMany"));
        QCOMPARE(m->document().undoStack().count(), 1);
        QVERIFY(m->checked());
        QVERIFY(!groupOf("door.bottom_gap_in"));
        QCOMPARE(panel->model().rowCount(), known + 1);
        const Assumption* made = assumptionAbout("door.bottom_gap_in");
        QVERIFY(made && made->subjects);
        QCOMPARE(QSet<QString>(made->subjects->begin(), made->subjects->end()), QSet<QString>(subjects.begin(), subjects.end()));
        QCOMPARE(made->by, QStringLiteral("Hardware consultant"));
        QCOMPARE(made->date, m->work().today());
        const int row = panel->model().rowOf(made->id.text());
        QCOMPARE(panel->model().index(row, 1).data().toString(), QStringLiteral("1/2 in"));
        QCOMPARE(panel->model().index(row, 3).data().toString(), QStringLiteral("used"));

        panel->choose(made->id.text());
        QVERIFY(panel->details().toPlainText().contains(QStringLiteral("As specified")));
        m->find<QPushButton>("assumptionChange")->click();
        auto* change = m->find<AssumptionDialog>("assumptionDialog");
        QVERIFY(change);
        change->valueField().setText(QStringLiteral("1/4 in"));
        change->accept();
        QTRY_VERIFY(!m->find<AssumptionDialog>("assumptionDialog"));
        QCOMPARE(panel->model().index(row, 1).data().toString(), QStringLiteral("1/4 in"));
        m->find<QPushButton>("assumptionRemove")->click();
        QCOMPARE(panel->model().rowCount(), known);
        for (int i = 0; i < 3; ++i)
            m->action("undo")->trigger();
        QVERIFY(m->project() == *before);
    }

    void an_assumption_for_later_ones_names_no_subjects()
    {
        forget("door.bottom_gap_in");
        EnterManyDialog* dialog = open("door.bottom_gap_in", ManyWay::Assume);
        QVERIFY(dialog);
        dialog->valueField()->setText(QStringLiteral("1/2 in"));
        m->find<QPlainTextEdit>("manyReason")->setPlainText(QStringLiteral("As specified"));
        m->find<QLineEdit>("manyBy")->setText(QStringLiteral("Somebody"));
        m->find<QCheckBox>("manyLater")->setChecked(true);
        QVERIFY(dialog->words().subjects.isEmpty());
        dialog->accept();
        QTRY_VERIFY(!m->find<EnterManyDialog>("enterMany"));
        const Assumption* made = assumptionAbout("door.bottom_gap_in");
        QVERIFY(made && !made->subjects);
    }

    void openings_without_hardware_get_a_set()
    {
        Project bare = m->project();
        for (size_t i = 0; i < bare.openings.size(); ++i) {
            auto opening = std::make_shared<Opening>(bare.openings[i]);
            opening->set.reset();
            bare.openings.put(opening->id, opening);
        }
        QVERIFY(m->adopt(bare));
        EnterManyDialog* dialog = open("door.hardware_set", ManyWay::Set);
        QVERIFY(dialog);
        dialog->accept();
        auto* sets = m->find<QComboBox>("manySet");
        QVERIFY(!dialog->problemOf(sets).isEmpty());
        sets->setCurrentIndex(1);
        const QString set = sets->currentData().toString();
        m->find<QPushButton>("manyNone")->click();
        auto* list = m->find<QListWidget>("manySubjects");
        list->item(0)->setCheckState(Qt::Checked);
        list->item(1)->setCheckState(Qt::Checked);
        dialog->accept();
        QTRY_VERIFY(!m->find<EnterManyDialog>("enterMany"));
        QCOMPARE(std::count_if(m->project().openings.begin(), m->project().openings.end(),
                               [&](const auto& o) { return o->set && o->set->text() == set; }),
                 std::ptrdiff_t{2});
        QCOMPARE(m->document().undoStack().count(), 1);
    }

    void chosen_cause_offers_its_commands()
    {
        forget("door.bottom_gap_in");
        auto& causes = m->panel().causes();
        int row = 0;
        for (int r = 1; r < causes.rowCount() && row == 0; ++r)
            if (causes.group(r)->cause.fact && isFact(*causes.group(r)->cause.fact, "door.bottom_gap_in"))
                row = r;
        QVERIFY(row > 0);
        m->panel().causesView().setCurrentIndex(causes.index(row, 0));
        auto* enter = m->find<QPushButton>("enterForAll");
        QVERIFY(enter->isVisible() && enter->isEnabled());
        enter->click();
        auto* dialog = m->find<EnterManyDialog>("enterMany");
        QVERIFY(dialog);
        dialog->reject();
        QVERIFY(!causes.index(row, 0).data(Qt::AccessibleTextRole).toString().isEmpty());
    }

    void editor_fits_the_fact()
    {
        ValueField flag(fieldOf(field("door.dwelling_entry")));
        QVERIFY(!flag.value());
        flag.setText(QStringLiteral("no"));
        QVERIFY(flag.value() && std::get<bool>(flag.value().value()) == false);
        ValueField word(fieldOf(field("door.operation")));
        word.setText(QStringLiteral("double_egress"));
        QVERIFY2(word.value(), qPrintable(errorText(word.value())));
        ValueField length(fieldOf(field("door.bottom_gap_in")));
        for (const char* good : {"3/4 in", "19.05 mm", "0.75 in"}) {
            length.setText(QLatin1String(good));
            const auto v = length.value();
            QVERIFY2(v && std::get<Quantity>(v.value()).n == inch64(48).n, good);
        }
        length.setText(QStringLiteral("wide"));
        QVERIFY(!length.value());
        for (FieldId id = 0; id < allFields().size(); ++id)
            if (fieldOf(id).type == FieldType::Set) {
                ValueField set(fieldOf(id));
                QVERIFY(!set.value());
                set.setText(QStringLiteral("[]"));
                QVERIFY(set.value() && std::get<WordSet>(set.value().value()).bits == 0);
                set.setText(QStringLiteral("[%1]").arg(wordAt(fieldOf(id).words, 0)));
                QVERIFY(set.value() && std::get<WordSet>(set.value().value()).bits == 1);
                break;
            }
    }

private:
    bool isFact(FactId id, const char* fact) { return m->document().check()->library->facts[id].name == QLatin1String(fact); }
    // The plan without any value of a fact, as a plan in an early stage is.
    void forget(const char* fact)
    {
        const FieldId id = field(fact);
        Project p = m->project();
        for (size_t i = 0; i < p.openings.size(); ++i) {
            auto row = std::make_shared<Opening>(p.openings[i]);
            row->facts.clear(id);
            p.openings.put(row->id, row);
        }
        for (size_t i = 0; i < p.openingTypes.size(); ++i) {
            auto row = std::make_shared<OpeningType>(p.openingTypes[i]);
            row->facts.clear(id);
            p.openingTypes.put(row->id, row);
        }
        QVERIFY(m->adopt(p));
    }
    std::optional<CauseGroup> groupOf(const char* fact)
    {
        for (const CauseGroup& g : everyCause(*m->document().check()->assessment))
            if (g.cause.fact && isFact(*g.cause.fact, fact))
                return g;
        return std::nullopt;
    }
    EnterManyDialog* open(const char* fact, ManyWay way)
    {
        const auto group = groupOf(fact);
        if (group)
            m->work().enterForAll(*group, way);
        return m->find<EnterManyDialog>("enterMany");
    }
    const Assumption* assumptionAbout(const char* fact)
    {
        for (const auto& a : m->project().assumptions)
            if (a->fact == QLatin1String(fact))
                return a.get();
        return nullptr;
    }

    std::unique_ptr<FindingWindow> m;
};

QTEST_MAIN(TstEnterMany)
#include "tst_enter_many.moc"
