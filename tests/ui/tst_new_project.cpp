// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/plan_reader.h"
#include "core/io/plan_writer.h"
#include "fake_prompts.h"
#include "ui/canvas/plan_view.h"
#include "ui/everyday/length_edit.h"
#include "ui/everyday/new_plan_dialog.h"
#include "ui/main_window.h"

#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QSpinBox>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>

using namespace sp;
using namespace sp::ui;

namespace {
const QDate today(2026, 3, 1);

NewPlan named(Units units = Units::Us)
{
    NewPlan plan = proposedPlan(units, QStringLiteral("A. Architect"), inches(6));
    plan.settings.name = QStringLiteral("Clinic");
    return plan;
}
Project made(const NewPlan& plan)
{
    NewIds ids("test");
    return makePlan(plan, today, ids);
}
} // namespace

class TstNewProject : public QObject {
    Q_OBJECT
private slots:
    void proposal_says_nothing_that_a_code_asks()
    {
        for (const Units units : {Units::Us, Units::Metric}) {
            const NewPlan plan = proposedPlan(units, {}, mm(100));
            QVERIFY(plan.settings.codes.empty());
            QVERIFY(plan.settings.building.empty());
            QVERIFY(plan.occupancy.isEmpty());
            QCOMPARE(plan.storeys.size(), size_t{1});
        }
    }

    void dialog_left_alone_says_nothing_that_a_code_asks()
    {
        NewPlanDialog dialog(proposedPlan(Units::Us, {}, inches(6)));
        const NewPlan plan = dialog.answers();
        QVERIFY(plan.settings.codes.empty());
        QVERIFY(plan.settings.building.empty());
        QVERIFY(plan.occupancy.isEmpty());
        for (const auto* combo : dialog.findChildren<QComboBox*>())
            if (combo->objectName().startsWith(QStringLiteral("fact-")))
                QCOMPARE(combo->itemText(0), QStringLiteral("Not known yet"));
    }

    void every_choice_of_the_dialog_arrives_as_the_word_of_the_field_data()
    {
        QTest::addColumn<QString>("fact");
        QTest::addColumn<int>("chosen");
        QTest::addColumn<QString>("text");
        QTest::newRow("an edition") << "project.ibc_edition" << 2 << "2021";
        QTest::newRow("no edition of a code that does not apply") << "project.nfpa101_edition" << 4 << "none";
        QTest::newRow("an access standard") << "project.access_standard" << 1 << "ada-2010";
        QTest::newRow("an owner without a standard") << "project.owner_guidance" << 1 << "[]";
        QTest::newRow("an owner with one") << "project.owner_guidance" << 2 << "[nih-drm]";
        QTest::newRow("an alteration") << "project.work" << 2 << "alteration";
        QTest::newRow("sprinklers") << "building.sprinkler" << 3 << "nfpa13";
        QTest::newRow("no voice alarm") << "building.voice_alarm" << 2 << "false";
        QTest::newRow("voice alarm") << "building.voice_alarm" << 1 << "true";
    }
    void every_choice_of_the_dialog_arrives_as_the_word_of_the_field()
    {
        QFETCH(QString, fact);
        QFETCH(int, chosen);
        QFETCH(QString, text);
        NewPlanDialog dialog(named());
        auto* combo = dialog.findChild<QComboBox*>(QStringLiteral("fact-") + fact);
        QVERIFY(combo);
        combo->setCurrentIndex(chosen);
        const Settings s = dialog.answers().settings;
        const FieldId id = *findField(fact);
        const FieldBag& bag = fieldOf(id).group == Group::Codes ? s.codes : s.building;
        QVERIFY(bag.find(id));
        QCOMPARE(valueFileText(fieldOf(id), *bag.find(id), Units::Us), text);
        const Project p = made(dialog.answers());
        const PlanFile again = readPlan(writePlan(p), QStringLiteral("x"));
        QVERIFY2(again.problems.empty(), again.problems.empty() ? "" : qPrintable(errorText(again.problems.front())));
        QVERIFY(again.project == p);
    }

    void stories_stay_unknown_until_somebody_counts()
    {
        NewPlanDialog dialog(named());
        auto* spin = dialog.findChild<QSpinBox*>(QStringLiteral("fact-building.stories"));
        QVERIFY(spin);
        const FieldId id = field("building.stories");
        QVERIFY(!dialog.answers().settings.building.find(id));
        spin->setValue(0);
        QCOMPARE(dialog.answers().settings.building.integer(id), std::optional<qint64>(0));
        spin->setValue(8);
        QCOMPARE(dialog.answers().settings.building.integer(id), std::optional<qint64>(8));
    }

    void storeys_stand_on_each_other_from_grade()
    {
        NewPlan plan = named();
        plan.storeys = {{QStringLiteral("Basement 1"), inches(120)},
                        {QStringLiteral("Level 1"), inches(168)},
                        {QStringLiteral("Level 2"), inches(150)}};
        plan.ground = 1;
        const Project p = made(plan);
        QCOMPARE(p.storeys.size(), size_t{3});
        const FieldId above = field("storey.above_grade");
        for (const auto& s : p.storeys) {
            if (*s->name == QStringLiteral("Basement 1")) {
                QCOMPARE(*s->elevation, inches(-120));
                QVERIFY(!s->facts.find(above));
            } else if (*s->name == QStringLiteral("Level 1")) {
                QCOMPARE(*s->elevation, Length{});
                QCOMPARE(s->facts.integer(above), std::optional<qint64>(1));
            } else {
                QCOMPARE(*s->elevation, inches(168));
                QCOMPARE(s->facts.integer(above), std::optional<qint64>(2));
            }
        }
    }

    void occupancy_is_an_assumption_with_its_author()
    {
        NewPlan plan = named();
        plan.occupancy = QStringLiteral("I-2");
        const Project p = made(plan);
        QCOMPARE(p.assumptions.size(), size_t{1});
        const Assumption& a = p.assumptions[0];
        QCOMPARE(a.fact, QStringLiteral("space.occupancy_group"));
        QCOMPARE(*a.by, QStringLiteral("A. Architect"));
        QCOMPARE(*a.date, QStringLiteral("2026-03-01"));
        QVERIFY(a.reason && !a.reason->isEmpty());
        plan.settings.author.reset();
        QCOMPARE(problemsOf(plan).size(), size_t{1});
        QCOMPARE(problemsOf(plan).front().where, QStringLiteral("author"));
    }

    void problems_are_told_data()
    {
        QTest::addColumn<int>("which");
        QTest::addColumn<QString>("where");
        QTest::newRow("no name") << 0 << "name";
        QTest::newRow("no storey") << 1 << "storeys";
        QTest::newRow("two storeys of one name") << 2 << "storeys";
        QTest::newRow("a storey of 12 mm, where feet were meant") << 3 << "storeys";
        QTest::newRow("several storeys, one without height") << 4 << "storeys";
        QTest::newRow("no grid") << 5 << "grid";
    }
    void problems_are_told()
    {
        QFETCH(int, which);
        QFETCH(QString, where);
        NewPlan plan = named();
        QVERIFY(problemsOf(plan).empty());
        switch (which) {
        case 0: plan.settings.name = QStringLiteral("  "); break;
        case 1: plan.storeys.clear(); break;
        case 2: plan.storeys.push_back(plan.storeys.front()); break;
        case 3: plan.storeys[0].height = mm(12); break;
        case 4: plan.storeys.push_back({QStringLiteral("Level 2"), std::nullopt}); break;
        case 5: plan.gridStep = {}; break;
        }
        const Errors problems = problemsOf(plan);
        QVERIFY(!problems.empty());
        QCOMPARE(problems.front().where, where);
        QVERIFY(problems.front().message.contains(QStringLiteral("xpected")));
    }

    void dialog_without_a_name_stays_open_and_says_so()
    {
        NewPlanDialog dialog(proposedPlan(Units::Us, {}, inches(6)));
        dialog.show();
        dialog.accept();
        QVERIFY(dialog.isVisible());
        auto* problem = dialog.findChild<QLabel*>(QStringLiteral("newProblem"));
        QVERIFY(problem->isVisible() && problem->text().contains(QStringLiteral("Name")));
        dialog.findChild<QLineEdit*>(QStringLiteral("newName"))->setText(QStringLiteral("House"));
        dialog.accept();
        QVERIFY(!dialog.isVisible());
        QCOMPARE(dialog.result(), int(QDialog::Accepted));
    }

    void height_that_is_no_length_is_told()
    {
        NewPlanDialog dialog(named());
        dialog.show();
        auto* table = dialog.findChild<QTableWidget*>(QStringLiteral("newStoreys"));
        table->item(0, 1)->setText(QStringLiteral("tall"));
        dialog.accept();
        QVERIFY(dialog.isVisible());
        QVERIFY(dialog.findChild<QLabel*>(QStringLiteral("newProblem"))->text().contains(QStringLiteral("tall")));
    }

    void storeys_are_added_above_and_below_and_grade_stays_where_it_is()
    {
        NewPlanDialog dialog(named());
        dialog.findChild<QPushButton*>(QStringLiteral("newStoreyAbove"))->click();
        dialog.findChild<QPushButton*>(QStringLiteral("newStoreyBelow"))->click();
        NewPlan plan = dialog.answers();
        QCOMPARE(plan.storeys.size(), size_t{3});
        QCOMPARE(plan.storeys[0].name, QStringLiteral("Basement 1"));
        QCOMPARE(plan.storeys[1].name, QStringLiteral("Level 1"));
        QCOMPARE(plan.storeys[2].name, QStringLiteral("Level 2"));
        QCOMPARE(plan.ground, 1);
        auto* table = dialog.findChild<QTableWidget*>(QStringLiteral("newStoreys"));
        table->setCurrentCell(2, 0);
        dialog.findChild<QPushButton*>(QStringLiteral("newStoreyRemove"))->click();
        plan = dialog.answers();
        QCOMPARE(plan.storeys.size(), size_t{2});
        QCOMPARE(plan.ground, 0);
        table->item(0, 2)->setCheckState(Qt::Checked);
        QTRY_COMPARE(dialog.answers().ground, 1);
    }

    void other_units_rewrite_what_was_proposed()
    {
        NewPlanDialog dialog(named());
        dialog.findChild<QComboBox*>(QStringLiteral("newUnits"))->setCurrentIndex(1);
        const NewPlan plan = dialog.answers();
        QCOMPARE(plan.settings.units, Units::Metric);
        QCOMPARE(*plan.storeys[0].height, mm(3600));
        QCOMPARE(dialog.findChild<QTableWidget*>(QStringLiteral("newStoreys"))->item(0, 1)->text(), QStringLiteral("3600 mm"));
    }

    void lengths_are_read_in_both_systems_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("units");
        QTest::addColumn<qint64>("nm");
        QTest::newRow("feet and inches") << "12'-6 1/2\"" << 0 << inch64(150 * 64 + 32).n;
        QTest::newRow("metres in a plan in feet") << "3.81 m" << 0 << mm(3810).n;
        QTest::newRow("a number alone in feet and inches") << "150" << 0 << inches(150).n;
        QTest::newRow("a number alone in metric") << "3810" << 1 << mm(3810).n;
        QTest::newRow("inches in a metric plan") << "6 in" << 1 << inches(6).n;
    }
    void lengths_are_read_in_both_systems()
    {
        QFETCH(QString, text);
        QFETCH(int, units);
        QFETCH(qint64, nm);
        const auto read = readLength(text, static_cast<Units>(units));
        QVERIFY2(read, qPrintable(errorText(read)));
        QCOMPARE(read.value().n, nm);
        const auto again = readLength(lengthText(read.value(), static_cast<Units>(units)), static_cast<Units>(units));
        QVERIFY(again && again.value() == read.value());
    }

    void new_opens_the_plan_unsaved_in_the_editor_and_remembers_units_and_grid()
    {
        QTemporaryDir folder;
        QSettings settings(folder.filePath(QStringLiteral("s.ini")), QSettings::IniFormat);
        FakePrompts prompts;
        prompts.plan = named(Units::Metric);
        prompts.plan->gridStep = mm(250);
        MainWindow window(WindowParts{prompts, &settings});
        window.show();
        auto* action = window.findChild<QAction*>(QStringLiteral("new"));
        QVERIFY(action && action->isEnabled());
        QCOMPARE(action->shortcut(), QKeySequence(QKeySequence::New));
        action->trigger();
        QVERIFY(window.document().isOpen());
        QVERIFY(window.document().isDirty());
        QVERIFY(window.document().path().isEmpty());
        QCOMPARE(window.document().project().settings.name, QStringLiteral("Clinic"));
        QCOMPARE(window.document().undoStack().count(), 0);
        QVERIFY(window.canvas().storey().has_value());
        action->trigger();
        QCOMPARE(prompts.proposedPlan.settings.units, Units::Metric);
        QCOMPARE(prompts.proposedPlan.gridStep, mm(250));
        QCOMPARE(prompts.proposedPlan.settings.author, QStringLiteral("A. Architect"));
    }

    void answer_no_leaves_the_open_plan()
    {
        FakePrompts prompts;
        MainWindow window(WindowParts{prompts});
        QVERIFY(window.openFile(samplePlan()));
        const auto before = window.document().snapshot();
        window.findChild<QAction*>(QStringLiteral("new"))->trigger();
        QVERIFY(window.document().snapshot() == before);
    }
};

QTEST_MAIN(TstNewProject)
#include "tst_new_project.moc"
