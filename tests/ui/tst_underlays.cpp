// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edit/edit_underlays.h"
#include "fake_prompts.h"
#include "ui/canvas/plan_view.h"
#include "ui/main_window.h"
#include "ui/underlay/underlay_layer.h"
#include "ui/underlay/underlay_tools.h"
#include "ui/underlay/underlays_panel.h"

#include <QCheckBox>
#include <QLabel>
#include <QListWidget>
#include <QPainter>
#include <QPdfWriter>
#include <QPushButton>
#include <QSlider>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>

using namespace sp;
using namespace sp::ui;

/// Drawings under the plan, from the file to the scaled and saved underlay.
class TstUnderlays final : public QObject {
    Q_OBJECT
private slots:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        QImage image(400, 200, QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        painter.fillRect(100, 50, 200, 100, Qt::black);
        painter.end();
        QVERIFY(image.save(file("scan.png")));
        QPdfWriter pdf(file("sheet.pdf"));
        pdf.setPageSize(QPageSize(QPageSize::A4));
        QPainter page(&pdf);
        page.drawText(100, 100, QStringLiteral("one"));
        pdf.newPage();
        page.drawText(100, 100, QStringLiteral("two"));
        page.end();
        write("plan.dxf",
              "0\nSECTION\n2\nHEADER\n9\n$INSUNITS\n70\n6\n0\nENDSEC\n0\nSECTION\n2\nENTITIES\n0\nLINE\n8\n0\n10\n0\n20\n0\n11\n6\n21\n0\n"
              "0\nLINE\n8\n0\n10\n6\n20\n0\n11\n6\n21\n4\n0\nENDSEC\n0\nEOF\n");
        write("broken.pdf", "%PDF-1.4 and no more");
        write("broken.dxf", "no drawing at all");
        write("broken.png", "no picture");
    }
    void init()
    {
        m_prompts = std::make_unique<FakePrompts>();
        m_window = std::make_unique<MainWindow>(WindowParts{*m_prompts, nullptr, {}});
        m_window->resize(1280, 800);
        m_window->show();
        Project p;
        p.settings.name = QStringLiteral("New");
        p.settings.units = Units::Metric;
        Storey s{StoreyId(QStringLiteral("st-1"))};
        s.name = QStringLiteral("Level 1");
        p.storeys.put(s.id, std::make_shared<const Storey>(s));
        m_window->document().adopt(p, QStringLiteral("New"), true);
        m_panel = m_window->findChild<UnderlaysPanel*>();
        m_layer = m_window->findChild<UnderlayLayer*>();
        QVERIFY(m_panel && m_layer);
    }
    void cleanup()
    {
        m_window.reset();
        m_prompts.reset();
    }

    void a_picture_lies_in_the_view_until_two_points_scale_it()
    {
        QVERIFY(m_panel->addFile(file("scan.png")));
        QCOMPARE(project().underlays.size(), size_t(1));
        QTRY_VERIFY(m_layer->pictureOf(one()));
        const QRectF view = m_window->canvas().mapToScene(m_window->canvas().viewport()->rect()).boundingRect();
        QVERIFY(view.contains(m_layer->boxOf(one())));
        const auto rows = underlayTools();
        const auto tool = rows[0].make();
        NewIds ids("seed");
        const auto send = [&](ToolEvent::Kind kind, PlanPoint at, const QString& text = {}) {
            ToolEvent event;
            event.kind = kind;
            event.at = event.raw = at;
            event.text = text;
            return tool->handle(event,
                                {project(), m_window->document().topology(), nullptr, StoreyId(QStringLiteral("st-1")), ids, {}, {}});
        };
        const PlanPoint left = planPoint(m_layer->boxOf(one()).bottomLeft());
        const PlanPoint right = planPoint(m_layer->boxOf(one()).bottomRight());
        QVERIFY(!send(ToolEvent::Kind::Text, left, QStringLiteral("4 m")).problem.isEmpty()); // no points yet
        send(ToolEvent::Kind::Press, left);
        QCOMPARE(tool->needs().typed, ToolNeed::Typed::Point);
        send(ToolEvent::Kind::Press, right);
        QCOMPARE(tool->needs().typed, ToolNeed::Typed::Text);
        QVERIFY(send(ToolEvent::Kind::Text, right, QStringLiteral("far")).problem.contains(QStringLiteral("far")));
        const ToolStep step = send(ToolEvent::Kind::Text, right, QStringLiteral("40 m"));
        QVERIFY2(step.commit, qPrintable(step.problem));
        m_window->document().push(step.commit->patch, step.commitName);
        QVERIFY(qAbs(m_layer->boxOf(one()).width() - 40000) < 1);
        QVERIFY(qAbs(m_layer->boxOf(one()).height() - 20000) < 1);
        QVERIFY(qAbs(m_layer->boxOf(one()).left() - scenePoint(left).x()) < 1);
        while (m_window->document().undoStack().canUndo())
            m_window->document().undoStack().undo();
        QVERIFY(project().underlays.empty());
    }

    void a_page_of_a_pdf_can_be_chosen()
    {
        QVERIFY(m_panel->addFile(file("sheet.pdf")));
        QTRY_VERIFY(m_layer->pictureOf(one()));
        auto* page = m_panel->findChild<QSpinBox*>(QStringLiteral("underlayPage"));
        QVERIFY(page->isEnabled());
        QCOMPARE(page->maximum(), 2);
        page->setValue(2);
        QCOMPARE(one().page, std::optional<qint64>(2));
        QTRY_VERIFY(m_layer->pictureOf(one()));
        QCOMPARE(qRound(m_layer->pictureOf(one())->size.width()), 595); // points of an A4 sheet
    }

    void a_dxf_says_its_scale_and_offers_its_ends()
    {
        QVERIFY(m_panel->addFile(file("plan.dxf")));
        QTRY_VERIFY(m_layer->pictureOf(one()));
        QCOMPARE(m_layer->boxOf(one()), QRectF(0, -4000, 6000, 4000)); // metres
        m_window->canvas().grab();
        QVERIFY(m_window->canvas().look().overDrawing);
    }

    void drawings_show_on_their_storey_only_and_not_when_hidden()
    {
        QVERIFY(m_panel->addFile(file("plan.dxf")));
        QTRY_VERIFY(m_layer->pictureOf(one()));
        m_panel->findChild<QCheckBox*>(QStringLiteral("underlayHidden"))->setChecked(true);
        QVERIFY(one().hidden);
        m_window->canvas().grab();
        QVERIFY(!m_window->canvas().look().overDrawing);
        m_panel->findChild<QSlider*>(QStringLiteral("underlayFade"))->setValue(40);
        m_panel->findChild<QSlider*>(QStringLiteral("underlayFade"))->setValue(60);
        QCOMPARE(one().fade, std::optional<qint64>(60));
        m_window->document().undoStack().undo(); // both steps of the slider
        QVERIFY(!one().fade);
        m_panel->findChild<QPushButton*>(QStringLiteral("underlayRemove"))->click();
        QVERIFY(project().underlays.empty());
    }

    void files_that_cannot_be_used_are_refused_with_their_reason_data()
    {
        QTest::addColumn<QString>("name");
        for (const char* name : {"broken.pdf", "broken.dxf", "broken.png", "nothing.png"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }
    void files_that_cannot_be_used_are_refused_with_their_reason()
    {
        QFETCH(QString, name);
        QVERIFY(!m_panel->addFile(m_folder.filePath(name)));
        QCOMPARE(m_prompts->errors.size(), 1);
        QVERIFY2(m_prompts->errors.front().contains(name), qPrintable(m_prompts->errors.front()));
        QVERIFY(project().underlays.empty());
    }

    void a_missing_file_says_so_and_can_be_found_again()
    {
        QVERIFY(QFile::copy(file("scan.png"), file("gone.png")));
        QVERIFY(m_panel->addFile(file("gone.png")));
        QVERIFY(QFile::remove(file("gone.png")));
        m_layer->reload();
        QTRY_VERIFY(!m_layer->problemOf(one()).isEmpty());
        const auto* state = m_panel->findChild<QLabel*>(QStringLiteral("underlayState"));
        QVERIFY2(state->text().contains(QStringLiteral("not there")) && state->text().contains(QStringLiteral("gone.png")),
                 qPrintable(state->text()));
        QVERIFY(m_panel->findChild<QListWidget*>()->item(0)->text().startsWith(QStringLiteral("Missing")));
        m_prompts->open = file("scan.png");
        m_panel->findChild<QPushButton*>(QStringLiteral("underlayFile"))->click();
        QTRY_VERIFY(m_layer->pictureOf(one()));
        QVERIFY(m_layer->problemOf(one()).isEmpty());
    }

    void the_path_is_relative_to_the_saved_plan()
    {
        QVERIFY(m_panel->addFile(file("scan.png")));
        QVERIFY(QDir::isAbsolutePath(one().file));
        m_prompts->save = file("a plan.strikeplate");
        QVERIFY(m_window->files().saveAs());
        QCOMPARE(one().file, QStringLiteral("scan.png"));
        QVERIFY(!m_window->document().isDirty());
        QVERIFY(QDir(m_folder.path()).mkdir(QStringLiteral("other")));
        m_prompts->save = file("other/a plan.strikeplate");
        QVERIFY(m_window->files().saveAs());
        QCOMPARE(one().file, QStringLiteral("../scan.png"));
        QTRY_VERIFY(m_layer->pictureOf(one()));
    }

    void steps_from_before_the_plan_moved_bring_back_the_file_and_not_the_old_path()
    {
        m_prompts->save = file("first.strikeplate");
        QVERIFY(m_window->files().saveAs());
        QVERIFY(m_panel->addFile(file("scan.png")));
        QCOMPARE(one().file, QStringLiteral("scan.png"));
        auto& document = m_window->document();
        const QString id = one().id.text();
        document.push(setUnderlay(project(), one().id, QStringLiteral("fade"), QStringLiteral("30")).value().patch, QStringLiteral("fade"));
        QVERIFY(QDir(m_folder.path()).mkpath(QStringLiteral("moved/deep")));
        m_prompts->save = file("moved/deep/a plan.strikeplate");
        const int steps = document.undoStack().count();
        QVERIFY(m_window->files().saveAs());
        QCOMPARE(document.undoStack().count(), steps); // saving is no step
        QVERIFY(!document.isDirty());
        QCOMPARE(one().file, QStringLiteral("../../scan.png"));
        document.undoStack().undo();
        QVERIFY(!one().fade);
        QCOMPARE(one().file, QStringLiteral("../../scan.png"));
        document.undoStack().undo();
        QVERIFY(project().underlays.empty());
        document.undoStack().redo();
        QCOMPARE(one().file, QStringLiteral("../../scan.png"));
        document.undoStack().redo();
        QCOMPARE(one().fade, std::optional<qint64>(30));
        QCOMPARE(one().file, QStringLiteral("../../scan.png"));
        QVERIFY(!document.isDirty());
        // What the file says is what is seen.
        const PlanFile saved = readPlanFile(file("moved/deep/a plan.strikeplate"));
        QVERIFY(saved.problems.empty());
        QCOMPARE(saved.project.underlays[0].file, QStringLiteral("../../scan.png"));
        QCOMPARE(saved.project.underlays[0].id.text(), id);
    }

    void a_plan_that_could_not_be_saved_elsewhere_keeps_its_paths()
    {
        m_prompts->save = file("first.strikeplate");
        QVERIFY(m_window->files().saveAs());
        QVERIFY(m_panel->addFile(file("scan.png")));
        m_prompts->save = file("no such folder/a plan.strikeplate");
        QVERIFY(!m_window->files().saveAs());
        QCOMPARE(one().file, QStringLiteral("scan.png"));
        QCOMPARE(m_window->document().path(), file("first.strikeplate"));
    }

private:
    QString file(const char* name) const { return m_folder.filePath(QString::fromLatin1(name)); }
    void write(const char* name, const QByteArray& bytes)
    {
        QFile f(file(name));
        QVERIFY(f.open(QIODevice::WriteOnly));
        f.write(bytes);
    }
    const Project& project() const { return m_window->document().project(); }
    const Underlay& one() const { return project().underlays[0]; }

    QTemporaryDir m_folder;
    std::unique_ptr<FakePrompts> m_prompts;
    std::unique_ptr<MainWindow> m_window;
    UnderlaysPanel* m_panel = nullptr;
    UnderlayLayer* m_layer = nullptr;
};

QTEST_MAIN(TstUnderlays)
#include "tst_underlays.moc"
