// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/plan_reader.h"
#include "shown_window.h"
#include "ui/canvas/plan_view.h"
#include "ui/everyday/preferences_dialog.h"
#include "ui/everyday/print_dialog.h"
#include "ui/everyday/search.h"
#include "ui/main_window.h"

#include <QAction>
#include <QComboBox>
#include <QDockWidget>
#include <QLineEdit>
#include <QPdfDocument>
#include <QPrinter>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeWidget>
#include <QUndoView>

using namespace sp;
using namespace sp::ui;

class TstSearchPalette : public QObject {
    Q_OBJECT
private slots:
    void init() { m_shown.open(); }
    void cleanup() { m_shown.close(); }

    void typed_text_fits_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("better");
        QTest::addColumn<QString>("worse"); // empty: `better` only has to fit
        QTest::newRow("nothing typed fits everything") << ""
                                                       << "Save"
                                                       << "";
        QTest::newRow("the beginning before the middle") << "sa"
                                                         << "Save"
                                                         << "Open sample";
        QTest::newRow("a whole word before a part") << "112"
                                                    << "Room 112"
                                                    << "Opening 1120";
        QTest::newRow("capitals do not count") << "ZOOM"
                                               << "Zoom to fit"
                                               << "";
        QTest::newRow("words in any order") << "fit zoom"
                                            << "Zoom to fit"
                                            << "";
        QTest::newRow("letters in order") << "ztf"
                                          << "Zoom to fit"
                                          << "";
    }
    void typed_text_fits()
    {
        QFETCH(QString, typed);
        QFETCH(QString, better);
        QFETCH(QString, worse);
        QVERIFY(fitOf(typed, better));
        if (!worse.isEmpty())
            QVERIFY(fitOf(typed, better) > fitOf(typed, worse));
    }

    void text_that_is_not_there_does_not_fit()
    {
        QVERIFY(!fitOf(QStringLiteral("qqq"), QStringLiteral("Zoom to fit")));
        QVERIFY(!fitOf(QStringLiteral("zoom qqq"), QStringLiteral("Zoom to fit")));
        QVERIFY(!fitOf(QStringLiteral("fz"), QStringLiteral("Zoom to fit"))); // not in this order
    }

    void everything_with_an_id_is_found_by_it_and_by_its_names()
    {
        const Project p = readPlanFile(samplePlan()).project;
        const auto all = findablesOf(p);
        size_t rows = 0;
        forEachTable(p, [&](const KindInfo& kind, const auto& table) {
            rows += table.size();
            for (const auto& row : table)
                QVERIFY2(std::any_of(all.begin(), all.end(),
                                     [&](const Findable& f) {
                                         return f.kind == QLatin1String(kind.noun) && f.words.split(u' ').contains(row->id.text());
                                     }),
                         qPrintable(row->id.text()));
        });
        QCOMPARE(all.size(), rows);
        for (const auto& opening : p.openings)
            if (opening->mark)
                QVERIFY(std::any_of(all.begin(), all.end(), [&](const Findable& f) { return f.title.endsWith(*opening->mark); }));
    }

    void circuits_waivers_and_types_lead_to_something_of_the_plan()
    {
        const Project p = readPlanFile(samplePlan()).project;
        QVERIFY(!p.circuits.empty() && !p.waivers.empty() && !p.openingTypes.empty());
        for (const Findable& f : findablesOf(p))
            if (f.kind == QStringLiteral("circuit") || f.kind == QStringLiteral("waiver") || f.kind == QStringLiteral("wall"))
                QVERIFY2(!f.target.isNull(), qPrintable(f.title));
    }

    void search_goes_to_a_room_on_another_storey()
    {
        open();
        const Project& p = m_window->document().project();
        const Room* room = nullptr;
        for (const auto& r : p.rooms)
            if (r->storey && r->storey != m_window->canvas().storey() && r->number)
                room = r.get();
        QVERIFY(room);
        Chooser* chooser = trigger("search");
        text(chooser)->setText(room->id.text());
        QTest::keyClick(text(chooser), Qt::Key_Return);
        QTRY_COMPARE(m_window->selection().current(), (EntityRef{EntityKind::Room, room->id.text()}));
        QCOMPARE(m_window->canvas().storey(), room->storey);
    }

    void search_marks_the_line_that_fits_best_and_keys_move_it()
    {
        open();
        Chooser* chooser = trigger("search");
        auto* list = chooser->findChild<QTreeWidget*>(QStringLiteral("chooserList"));
        text(chooser)->setText(QStringLiteral("opening 1"));
        QVERIFY(list->topLevelItemCount() > 2);
        QCOMPARE(list->currentItem(), list->topLevelItem(0));
        QTest::keyClick(text(chooser), Qt::Key_Down);
        QCOMPARE(list->currentItem(), list->topLevelItem(1));
        text(chooser)->setText(QStringLiteral("there is no such thing"));
        QCOMPARE(list->topLevelItemCount(), 0);
        QTest::keyClick(text(chooser), Qt::Key_Return);
        QVERIFY(chooser->isVisible());
        QVERIFY(m_window->selection().all().empty());
    }

    void palette_has_every_entry_of_the_menus_and_runs_the_chosen_one()
    {
        open();
        Chooser* chooser = trigger("palette");
        auto* list = chooser->findChild<QTreeWidget*>(QStringLiteral("chooserList"));
        QCOMPARE(list->topLevelItemCount(), std::min(200, static_cast<int>(menuEntries(*m_window).size())));
        const double before = m_window->canvas().pixelsPerMm();
        text(chooser)->setText(QStringLiteral("zoom in"));
        QTest::keyClick(text(chooser), Qt::Key_Return);
        QTRY_VERIFY(m_window->canvas().pixelsPerMm() > before);
    }

    void command_that_is_not_possible_says_why_and_does_nothing()
    {
        Chooser* chooser = trigger("palette");
        auto* list = chooser->findChild<QTreeWidget*>(QStringLiteral("chooserList"));
        text(chooser)->setText(QStringLiteral("zoom to fit"));
        QVERIFY2(list->topLevelItem(0)->text(2).contains(QStringLiteral("no plan is open")), qPrintable(list->topLevelItem(0)->text(2)));
        QTest::keyClick(text(chooser), Qt::Key_Return);
        QVERIFY(chooser->isVisible());
    }

    void list_of_shortcuts_names_each_command_that_has_keys()
    {
        Chooser* chooser = trigger("shortcuts");
        auto* list = chooser->findChild<QTreeWidget*>(QStringLiteral("chooserList"));
        int with = 0;
        for (const MenuEntry& entry : menuEntries(*m_window))
            with += !entry.action->shortcut().isEmpty();
        QCOMPARE(list->topLevelItemCount(), with);
        for (int i = 0; i < with; ++i)
            QVERIFY(!list->topLevelItem(i)->text(1).isEmpty());
        text(chooser)->setText(QKeySequence(QKeySequence::Save).toString(QKeySequence::NativeText));
        QCOMPARE(list->topLevelItem(0)->text(0), QStringLiteral("Save"));
    }

    void history_lists_steps_and_goes_back_to_one()
    {
        open();
        auto* view = m_window->findChild<QUndoView*>();
        QVERIFY(view);
        auto* model = m_window->findChild<QAction*>(QStringLiteral("undo"));
        QVERIFY(!model->isEnabled());
        Project changed = m_window->document().project();
        changed.settings.client = QStringLiteral("Somebody");
        m_window->document().push(difference(m_window->document().project(), changed), QStringLiteral("Enter client"));
        QCOMPARE(view->model()->rowCount(), 2);
        QCOMPARE(view->model()->index(1, 0).data().toString(), QStringLiteral("Enter client"));
        view->setCurrentIndex(view->model()->index(0, 0));
        QVERIFY(!m_window->document().isDirty());
    }

    void sheets_cover_the_whole_storey_at_each_scale()
    {
        open();
        const Project& p = m_window->document().project();
        const Topology& t = m_window->document().topology();
        const QSizeF paper(263, 195);
        PlanPrint print{m_window->canvas().storey()};
        const PlanSheets fitted = sheetsOf(p, t, print, paper);
        QCOMPARE(fitted.parts.size(), size_t{1});
        print.scale = static_cast<int>(fitted.scale) + 1;
        QCOMPARE(sheetsOf(p, t, print, paper).parts.size(), size_t{1});
        print.scale = static_cast<int>(fitted.scale / 4);
        const PlanSheets many = sheetsOf(p, t, print, paper);
        QCOMPARE(many.parts.size(), static_cast<size_t>(many.rows * many.columns));
        QVERIFY(many.columns > 1);
        QRectF all;
        for (const QRectF& part : many.parts)
            all |= part;
        QVERIFY(all.width() <= many.parts.size() * many.parts[0].width());
        QVERIFY(all.contains(m_window->canvas().planScene()->heart()));
        for (size_t i = 1; i < static_cast<size_t>(many.columns); ++i)
            QVERIFY(many.parts[i - 1].intersects(many.parts[i])); // nothing falls between two sheets
    }

    void printed_length_has_the_scale_that_was_asked_for()
    {
        open();
        const Project& p = m_window->document().project();
        PlanPrint print{m_window->canvas().storey()};
        print.scale = 100;
        const QSizeF paper(263, 195);
        const PlanSheets sheets = sheetsOf(p, m_window->document().topology(), print, paper);
        // The part of a sheet, drawn at 1 : 100, is as wide as the paper without its margins.
        QCOMPARE(qRound(sheets.parts[0].width() / 100), qRound(paper.width() - 24));
    }

    void plan_and_documents_are_printed_data()
    {
        QTest::addColumn<QString>("what");
        QTest::newRow("the storey that is shown") << "";
        QTest::newRow("all storeys") << "storeys:";
        QTest::newRow("the door schedule") << "document:0";
    }
    void plan_and_documents_are_printed()
    {
        QFETCH(QString, what);
        open();
        QTRY_VERIFY_WITH_TIMEOUT(m_window->document().isChecked(), 60000);
        QTemporaryDir folder;
        PrintDialog dialog(m_window->document(), m_window->canvas().storey(), DoorLabels::Mark);
        auto* box = dialog.findChild<QComboBox*>(QStringLiteral("printWhat"));
        if (!what.isEmpty())
            box->setCurrentIndex(box->findData(what));
        QPrinter printer;
        printer.setOutputFormat(QPrinter::PdfFormat);
        printer.setOutputFileName(folder.filePath(QStringLiteral("x.pdf")));
        dialog.prepare(printer);
        const auto done = dialog.printTo(printer);
        QVERIFY2(done, qPrintable(errorText(done)));
        QPdfDocument pdf;
        QCOMPARE(pdf.load(folder.filePath(QStringLiteral("x.pdf"))), QPdfDocument::Error::None);
        QVERIFY(pdf.pageCount() >= 1);
        if (!what.startsWith(QStringLiteral("document")))
            QCOMPARE(pdf.pageCount(), dialog.pages());
        const QImage page = pdf.render(0, QSize(600, 400));
        int dark = 0;
        for (int y = 0; y < page.height(); ++y)
            for (int x = 0; x < page.width(); ++x)
                dark += qAlpha(page.pixel(x, y)) > 128 && qGray(page.pixel(x, y)) < 160;
        QVERIFY2(dark > 500, qPrintable(QString::number(dark)));
    }

    void preferences_are_kept_and_read_back()
    {
        QTemporaryDir folder;
        QSettings settings(folder.filePath(QStringLiteral("s.ini")), QSettings::IniFormat);
        PreferenceValues v;
        v.units = Units::Metric;
        v.gridMetric = mm(50);
        v.gridUs = inches(3);
        v.snapPixels = 20;
        v.fontPercent = 125;
        v.journalSeconds = 5;
        v.appearance = Appearance::Dark;
        v.name = QStringLiteral("Somebody");
        {
            Preferences preferences(&settings);
            preferences.set(v);
        }
        QVERIFY(Preferences(&settings).values() == v);
        settings.setValue(QStringLiteral("preferences/snap_pixels"), 100000);
        settings.setValue(QStringLiteral("preferences/grid_us_nm"), QStringLiteral("wide"));
        QCOMPARE(Preferences(&settings).values().snapPixels, 40);
        QCOMPARE(Preferences(&settings).values().gridUs, PreferenceValues().gridUs);
    }

    void preferences_dialog_keeps_what_it_was_given_and_refuses_a_grid_of_nothing()
    {
        PreferenceValues v;
        v.gridUs = inch64(11 * 64 + 32);
        v.name = QStringLiteral("Somebody");
        PreferencesDialog dialog(v);
        QVERIFY(dialog.values() == v);
        dialog.show();
        dialog.findChild<QLineEdit*>(QStringLiteral("prefGridMetric"))->setText(QStringLiteral("none"));
        dialog.accept();
        QVERIFY(dialog.isVisible());
    }

    void dark_is_worn_at_once_and_the_canvas_goes_along()
    {
        const QPalette before = QApplication::palette();
        QTemporaryDir folder;
        QSettings settings(folder.filePath(QStringLiteral("s.ini")), QSettings::IniFormat);
        {
            PreferenceValues v;
            v.appearance = Appearance::Dark;
            Preferences(&settings).set(v);
        }
        {
            MainWindow dark(WindowParts{*m_prompts, &settings});
            dark.show();
            QCoreApplication::processEvents();
            QVERIFY(dark.palette().color(QPalette::Window).lightness() < 100);
            QVERIFY(dark.openFile(samplePlan()));
            const QImage shot = dark.canvas().grab().toImage();
            QVERIFY(QColor(shot.pixel(3, 3)).lightness() < 100);
        }
        QApplication::setPalette(before);
    }

private:
    void open() { QVERIFY(m_window->openFile(samplePlan())); }
    Chooser* trigger(const char* name)
    {
        m_window->findChild<QAction*>(QLatin1String(name))->trigger();
        return m_window->findChild<Chooser*>();
    }
    static QLineEdit* text(Chooser* chooser) { return chooser->findChild<QLineEdit*>(QStringLiteral("chooserText")); }

    ShownWindow m_shown;
    std::unique_ptr<FakePrompts>& m_prompts = m_shown.prompts;
    std::unique_ptr<MainWindow>& m_window = m_shown.window;
};

QTEST_MAIN(TstSearchPalette)
#include "tst_search_palette.moc"
