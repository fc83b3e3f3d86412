// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interop/ifc/ifc_import.h"
#include "tests/support/corpus.h"
#include "ui/print/report_import.h"
#include "ui/print/sheet.h"

#include <QGuiApplication>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace sp;
using namespace sp::ui;

namespace {

/// Text of each page of a document that holds nothing but the chapter.
QStringList pagesOf(const Project& project, const QString& name)
{
    auto face = Typeface::load();
    if (!face)
        return {};
    TopologyBuilder builder;
    const Sheet sheet{QStringLiteral("COMPLIANCE REPORT"), {}, false};
    PageSet pages = pagesFor(sheet, project, face.value());
    Flow flow(pages);
    flow.newPage();
    writeImports(flow, project, *builder.update(project));
    finishSheet(pages, sheet, project, {});
    const auto pdf = pages.write(infoFor(sheet, project, {}));
    const QString path = QStringLiteral(SP_TEST_OUT "/") + name + QStringLiteral(".pdf");
    QFile file(path);
    if (!pdf || !file.open(QIODevice::WriteOnly) || file.write(pdf.value()) != pdf.value().size())
        return {};
    file.close();
    QProcess process;
    process.start(QStringLiteral("pdftotext"),
                  {QStringLiteral("-raw"), QStringLiteral("-enc"), QStringLiteral("UTF-8"), path, QStringLiteral("-")});
    if (!process.waitForFinished())
        return {};
    QStringList texts = QString::fromUtf8(process.readAllStandardOutput()).split(u'\f', Qt::SkipEmptyParts);
    for (QString& text : texts)
        text = text.simplified();
    return texts;
}

Project importedPlan(int notes)
{
    Project p;
    p.settings.name = QStringLiteral("House");
    const StoreyId storey(QStringLiteral("st-1"));
    p.storeys.put(storey, std::make_shared<const Storey>(Storey{.id = storey, .name = QStringLiteral("Erdgeschoß"), .elevation = mm(0)}));
    Opening door{OpeningId(QStringLiteral("op-1"))};
    door.mark = QStringLiteral("D7");
    door.guid = QStringLiteral("2O2Fr$t4X7Zf8NOew3FLOH");
    door.place.storey = storey;
    p.openings.put(door.id, std::make_shared<const Opening>(door));
    Import import{ImportId(QStringLiteral("im-1"))};
    import.file = QStringLiteral("model.ifc");
    import.notes = {{ *door.guid, QStringLiteral("the door has no place"), ImportCause::DoorNoPlace, storey }};
    // Every cause, each with many sentences.
    for (int cause = 0; cause <= static_cast<int>(ImportCause::Other); ++cause)
        for (int i = 0; i < notes; ++i)
            import.notes.push_back(
                {u'#' + QString::number(1000 * cause + i),
                 QStringLiteral(
                     "a long sentence number %1 that says what was expected, what was found in the file and what the plan has now, in its place")
                     .arg(i % 7),
                 static_cast<ImportCause>(cause), storey});
    p.imports.put(import.id, std::make_shared<const Import>(import));
    return p;
}

} // namespace

class TstReportImport final : public QObject {
    Q_OBJECT
private slots:
    void chapter_says_what_was_found_and_what_became_of_the_rest()
    {
        const QStringList pages = pagesOf(importedPlan(0), QStringLiteral("import-short"));
        QCOMPARE(pages.size(), 1);
        for (const char* expected :
             {"model.ifc", "1 door: none have both sides known, 1 has no side known; 1 thing doubtful.", "Erdgeschoß 0 0 1", "DOUBTFUL: 1",
              "1 doors without a place the door has no place: door D7 2O2Fr$t4X7Zf8NOew3FLOH"})
            QVERIFY2(pages[0].contains(QString::fromUtf8(expected)), qPrintable(QString::fromUtf8(expected) + u'\n' + pages[0]));
    }

    void plan_without_imports_has_no_chapter()
    {
        Project p = importedPlan(0);
        p.imports = {};
        const QStringList pages = pagesOf(p, QStringLiteral("import-none"));
        QCOMPARE(pages.size(), 1);
        QVERIFY(!pages[0].contains(QStringLiteral("Import")));
    }

    void thousands_of_notes_take_about_a_page()
    {
        const QStringList pages = pagesOf(importedPlan(200), QStringLiteral("import-long"));
        QVERIFY2(pages.size() <= 2, qPrintable(QString::number(pages.size())));
        QVERIFY(pages.join(u' ').contains(QStringLiteral("more causes")));
    }

    void real_buildings_take_a_page()
    {
        SP_NEED_CORPUS(corpus);
        for (const char* name : {"AC11-Institute-Var-2-IFC", "LargeBuilding", "revit2012_janesville_restaurant"}) {
            const auto imported = importIfcFile(corpus + QStringLiteral("/ifc/") + QLatin1String(name) + QStringLiteral(".ifc"));
            QVERIFY(imported);
            const QStringList pages = pagesOf(imported.value(), QStringLiteral("import-") + QLatin1String(name));
            QVERIFY2(pages.size() == 1, name);
            for (const auto& storey : imported.value().storeys)
                QVERIFY2(pages[0].contains(storey->name->simplified().left(8)), qPrintable(*storey->name));
        }
    }
};

QTEST_MAIN(TstReportImport)
#include "tst_report_import.moc"
