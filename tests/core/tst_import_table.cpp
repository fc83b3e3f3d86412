// SPDX-License-Identifier: GPL-3.0-or-later
// What the import makes of every building of the corpus, as a table that is kept beside the tests: a change in it is looked at.
#include "core/interop/ifc/ifc_import.h"
#include "core/report/import_account.h"
#include "tests/support/corpus.h"
#include "tests/support/plans.h"

#include <QTest>

using namespace sp;
using namespace sp::test;

namespace {

QString reasons(const FoundCounts& found)
{
    QStringList out;
    for (const auto& [cause, count] : found.unjoined)
        out += QStringLiteral("%1 %2").arg(count).arg(cause ? QLatin1String(infoOf(*cause).heading) : QLatin1String("without a note"));
    return out.join(QStringLiteral(", "));
}

QString lineOf(const QString& name, const ImportAccount& account)
{
    const FoundCounts& f = account.found;
    const auto outcome = [&](ImportOutcome o) { return QString::number(countOf(account.outcomes, o)); };
    return QStringLiteral("| ")
        + QStringList{name,
                      QString::number(f.rooms),
                      QString::number(f.roomsWithOutline),
                      QString::number(f.roomsTraced),
                      QString::number(f.doors),
                      QString::number(f.doorsInWall),
                      QString::number(f.doorsBothSides),
                      QString::number(f.doorsOneSide),
                      QString::number(f.doorsNoSide),
                      reasons(f),
                      QStringLiteral("%1 of %2").arg(f.hands).arg(f.doorsSwinging),
                      QString::number(f.casedOpenings),
                      outcome(ImportOutcome::Repaired),
                      outcome(ImportOutcome::Guessed),
                      outcome(ImportOutcome::Doubtful)}
              .join(QStringLiteral(" | "))
        + QStringLiteral(" |\n");
}

} // namespace

class TstImportTable final : public QObject {
    Q_OBJECT

private slots:
    void the_corpus_is_imported_as_the_table_says()
    {
        SP_NEED_CORPUS(corpus)
        QString table = QStringLiteral(
            "# Imported buildings\n\n"
            "Made by tst_import_table from the corpus; `SP_UPDATE_GOLDEN=1` writes it anew.\n\n"
            "| file | rooms | with outline | traced | doors | in a wall | both sides | one | none | why not joined on both sides | "
            "hands | cased openings | repaired | guessed | doubtful |\n"
            "|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|\n");
        for (const char* folder : {"/ifc", "/ifc/edge"}) {
            const QDir dir(corpus + QLatin1String(folder));
            for (const QString& name : dir.entryList({QStringLiteral("*.ifc")}, QDir::Files, QDir::Name)) {
                const auto plan = importIfcFile(dir.filePath(name));
                QVERIFY2(plan, qPrintable(errorText(plan)));
                const auto topology = TopologyBuilder().update(plan.value());
                table += lineOf(name, accountOf(plan.value(), *topology, plan.value().imports[0]));
            }
        }
        const QString path = dataPath(QStringLiteral("golden/imported_buildings.md"));
        if (qEnvironmentVariableIsSet("SP_UPDATE_GOLDEN")) {
            QFile file(path);
            QVERIFY(file.open(QIODevice::WriteOnly) && file.write(table.toUtf8()) > 0);
        }
        const QString golden = QString::fromUtf8(bytesOf(path));
        const QStringList was = golden.split(u'\n'), is = table.split(u'\n');
        for (qsizetype i = 0; i < std::max(was.size(), is.size()); ++i)
            QCOMPARE(is.value(i), was.value(i));
    }
};

QTEST_APPLESS_MAIN(TstImportTable)
#include "tst_import_table.moc"
