// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/cause_text.h"
#include "core/report/finding_text.h"
#include "core/report/tables.h"
#include "tests/support/plans.h"
#include "ui/print/documents.h"

#include <QGuiApplication>
#include <QHashSeed>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace sp;
using namespace sp::ui;

class TstPrintDocuments : public QObject {
    Q_OBJECT

private slots:
    void every_page_has_its_head_and_number_data();
    void every_page_has_its_head_and_number();
    void the_same_plan_gives_the_same_bytes_data() { every_page_has_its_head_and_number_data(); }
    void the_same_plan_gives_the_same_bytes();
    void the_door_schedule_has_every_opening();
    void the_hardware_schedule_has_every_item_of_every_heading();
    void the_index_names_the_page_of_the_heading();
    void the_report_loses_no_finding();
    void the_date_is_that_of_the_options();
    void long_texts_wrap_and_are_not_cut();
    void a_plan_without_openings_prints();
    void ids_are_no_marks();
    void doors_that_do_not_swing_are_named();
    void titles_stay_with_their_first_finding();
    void contradictions_are_listed();
    void causes_stand_on_the_first_page_and_thousands_of_checks_do_not_bury_them();
};

namespace {

const QString statement = QStringLiteral("Review aid. The authority having jurisdiction decides.");

PrintOptions options()
{
    return {QStringLiteral("2026-03-12"), QStringLiteral("plan.strikeplate"), QStringLiteral("0123456789abcdef"), QStringLiteral("C"),
            QStringLiteral("A. Author")};
}

/// Text of each page as pdftotext sees it; blanks of any length count as one.
QStringList pagesOf(const QByteArray& pdf)
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("t.pdf"));
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(pdf) != pdf.size())
        return {};
    file.close();
    QProcess process;
    process.start(QStringLiteral("pdftotext"),
                  {QStringLiteral("-raw"), QStringLiteral("-enc"), QStringLiteral("UTF-8"), path, QStringLiteral("-")});
    if (!process.waitForFinished())
        return {};
    QStringList pages = QString::fromUtf8(process.readAllStandardOutput()).split(u'\f');
    if (!pages.isEmpty() && pages.last().trimmed().isEmpty())
        pages.removeLast();
    for (QString& page : pages)
        page = page.simplified();
    return pages;
}

QByteArray bytesOf(const Result<QByteArray>& r)
{
    if (!r)
        qWarning("%s", qPrintable(errorText(r)));
    return r ? r.value() : QByteArray();
}

Assessment sample(const QString& path)
{
    return test::assessed(readPlanFile(path).project);
}

// Long words break anywhere, so that texts are compared without blanks.
QString squeezed(QString text)
{
    return text.remove(QRegularExpression(QStringLiteral("\\s+")));
}

} // namespace

void TstPrintDocuments::every_page_has_its_head_and_number_data()
{
    QTest::addColumn<QString>("plan");
    QTest::addColumn<QString>("document");
    for (const QString& plan : test::goodPlans())
        for (const PrintExporter& e : printExporters())
            QTest::newRow(qPrintable(plan.section(u'/', -2) + u' ' + QString::fromLatin1(e.id))) << plan << QString::fromLatin1(e.id);
}

static QByteArray printed(const QString& plan, const QString& document)
{
    for (const PrintExporter& e : printExporters())
        if (document == QLatin1String(e.id))
            return bytesOf(e.write(sample(plan), test::library(), options()));
    return {};
}

void TstPrintDocuments::every_page_has_its_head_and_number()
{
    if (QStandardPaths::findExecutable(QStringLiteral("pdftotext")).isEmpty())
        QSKIP("pdftotext (poppler-utils) is not installed");
    QFETCH(QString, plan);
    QFETCH(QString, document);
    const QString name = readPlanFile(plan).project.settings.name;
    const QString title = document == u"door_schedule" ? QStringLiteral("DOOR SCHEDULE")
        : document == u"hardware_schedule"             ? QStringLiteral("HARDWARE SCHEDULE")
        : document == u"life_safety_plan"              ? QStringLiteral("LIFE SAFETY PLAN")
                                                       : QStringLiteral("COMPLIANCE REPORT");
    const QStringList pages = pagesOf(printed(plan, document));
    QVERIFY(!pages.isEmpty());
    for (qsizetype i = 0; i < pages.size(); ++i) {
        for (const QString& text :
             {name, title, QStringLiteral("Revision C | 2026-03-12"), QStringLiteral("Page %1 of %2").arg(i + 1).arg(pages.size())})
            QVERIFY2(pages[i].contains(text), qPrintable(text + QStringLiteral(" on ") + pages[i]));
        if (document == u"compliance_report")
            QVERIFY(pages[i].contains(statement));
    }
}

void TstPrintDocuments::the_same_plan_gives_the_same_bytes()
{
    QFETCH(QString, plan);
    QFETCH(QString, document);
    const QByteArray once = printed(plan, document);
    QVERIFY(once.startsWith("%PDF-"));
    QCOMPARE(once, printed(plan, document));
}

void TstPrintDocuments::the_door_schedule_has_every_opening()
{
    const Assessment a = sample(test::samplePath(QStringLiteral("research-building.strikeplate")));
    const QStringList pages = pagesOf(bytesOf(doorSchedulePdf(a, options())));
    if (pages.isEmpty())
        QSKIP("pdftotext (poppler-utils) is not installed");
    const QString all = squeezed(pages.join(u' '));
    for (const OpeningRow& o : scheduleOf(a).openings)
        for (const QString& text : {o.mark, o.roomFrom, o.roomTo, o.size, o.setMark, o.hand.text, o.remarks})
            QVERIFY2(all.contains(squeezed(text)), qPrintable(o.mark + u' ' + text));
    QVERIFY(all.contains(QStringLiteral("ABBREVIATIONSUSED")));
}

void TstPrintDocuments::the_hardware_schedule_has_every_item_of_every_heading()
{
    const Assessment a = sample(test::samplePath(QStringLiteral("research-building.strikeplate")));
    const QString all = squeezed(pagesOf(bytesOf(hardwareSchedulePdf(a, options()))).join(u' '));
    if (all.isEmpty())
        QSKIP("pdftotext (poppler-utils) is not installed");
    const Schedule s = scheduleOf(a);
    for (const Heading& h : s.headings) {
        QVERIFY2(all.contains(squeezed(QStringLiteral("HEADING %1 ARCHITECT'S SET %2").arg(h.number, s.sets[h.set].mark))),
                 qPrintable(h.number));
        for (const Heading::Line& line : h.lines)
            for (const QString& trait : line.item.traits + QStringList(line.item.noun))
                QVERIFY2(all.contains(squeezed(trait)), qPrintable(trait));
        for (const size_t i : h.openings)
            QVERIFY2(all.contains(squeezed(s.openings[i].hand.derivation)), qPrintable(s.openings[i].hand.derivation));
    }
}

void TstPrintDocuments::the_index_names_the_page_of_the_heading()
{
    const Assessment a = sample(test::samplePath(QStringLiteral("research-building.strikeplate")));
    const QStringList pages = pagesOf(bytesOf(hardwareSchedulePdf(a, options())));
    if (pages.isEmpty())
        QSKIP("pdftotext (poppler-utils) is not installed");
    const QString all = pages.join(u' ');
    const Schedule s = scheduleOf(a);
    for (const Heading& h : s.headings) {
        qsizetype page = -1;
        for (qsizetype i = 0; i < pages.size() && page < 0; ++i)
            if (pages[i].contains(QStringLiteral("HEADING %1 ARCHITECT").arg(h.number)))
                page = i + 1;
        const OpeningRow& o = s.openings[h.openings.front()];
        const QString entry = QStringLiteral("%1 %2 %3").arg(o.setMark, h.number).arg(page);
        QVERIFY2(all.contains(entry), qPrintable(o.mark + QStringLiteral(": ") + entry));
    }
}

void TstPrintDocuments::the_report_loses_no_finding()
{
    for (const QString& plan : test::goodPlans()) {
        const Assessment a = sample(plan);
        const QString all = squeezed(pagesOf(bytesOf(complianceReportPdf(a, test::library(), options()))).join(u' '));
        if (all.isEmpty())
            QSKIP("pdftotext (poppler-utils) is not installed");
        // Fails stand in full; undecided ones under their cause and, by number, at their subject.
        QMap<QString, QStringList> undecided;
        for (const NumberedFinding& n : numberedFindings(a)) {
            if (n.finding->verdict == Verdict::Undecided) {
                undecided[n.opening ? n.opening->text() : n.finding->subjectId] += n.number;
                continue;
            }
            QVERIFY2(all.contains(n.number), qPrintable(n.number));
            QVERIFY2(all.contains(squeezed(n.finding->key)), qPrintable(n.finding->key));
        }
        for (const QStringList& numbers : undecided) {
            const QString text = numbers.size() == 1 ? numbers.first() : numbers.first() + QStringLiteral("to") + numbers.last();
            QVERIFY2(all.contains(text + u'U'), qPrintable(text));
        }
        const auto causes = causesOf(a);
        for (size_t i = 0; i < causes.size(); ++i) {
            const QString head = whatText(causes[i], a);
            const qsizetype at = all.indexOf(squeezed(QStringLiteral("U%1").arg(i + 1) + head + QStringLiteral("Waiting")));
            QVERIFY2(at >= 0, qPrintable(head));
            for (const QString& rule : causes[i].rules)
                QVERIFY2(all.indexOf(squeezed(rule), at) > at, qPrintable(rule));
        }
        for (const WaiverMatch& w : a.waivers)
            QVERIFY(all.contains(w.waiver->id.text()));
        for (size_t r = 0; r < test::library().book.rules().size(); ++r)
            QVERIFY2(all.contains(squeezed(test::library().book.rules()[r].id)), qPrintable(test::library().book.rules()[r].id));
    }
}

void TstPrintDocuments::the_date_is_that_of_the_options()
{
    const Assessment a = sample(test::samplePath(QStringLiteral("research-building.strikeplate")));
    PrintOptions other = options();
    other.date = QStringLiteral("2026-03-13");
    QVERIFY(bytesOf(doorSchedulePdf(a, options())) != bytesOf(doorSchedulePdf(a, other)));
    QVERIFY(!newestDate(a.index->project()).isEmpty());
    other.date.clear();
    const QStringList pages = pagesOf(bytesOf(doorSchedulePdf(a, other)));
    if (!pages.isEmpty())
        QVERIFY(pages.first().contains(newestDate(a.index->project())));
}

void TstPrintDocuments::long_texts_wrap_and_are_not_cut()
{
    Project p = readPlanFile(test::samplePath(QStringLiteral("research-building.strikeplate"))).project;
    const QString endless = QStringLiteral("X").repeated(300) + QStringLiteral("END1");
    const QString wordy = QStringLiteral("a remark of many words ").repeated(60) + QStringLiteral("END2");
    Opening o = p.openings[0];
    o.mark = endless;
    o.facts.set(field("schedule.remarks"), wordy);
    p.openings.put(o.id, std::make_shared<Opening>(o));
    p.settings.name =
        QStringLiteral("A project with a name that is much too long for the head of a page ").repeated(3) + QStringLiteral("END3");
    const Assessment a = test::assessed(p);
    for (const PrintExporter& e : printExporters()) {
        const QStringList pages = pagesOf(bytesOf(e.write(a, test::library(), options())));
        if (pages.isEmpty())
            QSKIP("pdftotext (poppler-utils) is not installed");
        const QString all = squeezed(pages.join(u' '));
        if (QLatin1String(e.id) != QLatin1String("life_safety_plan")) // lists no door but exits; a label that fits nowhere is left out
            QVERIFY2(all.contains(QStringLiteral("END1")), e.id);
        QVERIFY2(all.contains(QStringLiteral("END3")), e.id);
    }
    const QStringList doors = pagesOf(bytesOf(doorSchedulePdf(a, options())));
    QVERIFY(doors.join(u' ').contains(QStringLiteral("END2")));
}

void TstPrintDocuments::a_plan_without_openings_prints()
{
    Project p;
    p.settings.name = QStringLiteral("Empty");
    const Assessment a = test::assessed(p);
    for (const PrintExporter& e : printExporters())
        QVERIFY2(bytesOf(e.write(a, test::library(), options())).startsWith("%PDF-"), e.id);
}

void TstPrintDocuments::ids_are_no_marks()
{
    Project p = readPlanFile(test::samplePath(QStringLiteral("research-building.strikeplate"))).project;
    const Assessment marked = test::assessed(p);
    const auto findings = numberedFindings(marked);
    const auto fails = [](const NumberedFinding& n) { return n.opening && n.finding->verdict == Verdict::Fail; };
    Opening o = *p.openings.find(std::find_if(findings.begin(), findings.end(), fails)->opening);
    o.mark.reset();
    p.openings.put(o.id, std::make_shared<Opening>(o));
    const Assessment a = test::assessed(p);
    for (const auto& write : {doorSchedulePdf, hardwareSchedulePdf}) {
        const QString all = pagesOf(bytesOf(write(a, options()))).join(u' ');
        if (all.isEmpty())
            QSKIP("pdftotext (poppler-utils) is not installed");
        QVERIFY(all.contains(QStringLiteral("unnumbered")));
        QVERIFY(!all.contains(o.id.text()));
    }
    const QString report = pagesOf(bytesOf(complianceReportPdf(a, test::library(), options()))).join(u' ');
    QVERIFY(report.contains(QStringLiteral("Unnumbered opening")));
    QVERIFY(!report.contains(QStringLiteral("Opening ") + o.id.text()));
}

void TstPrintDocuments::doors_that_do_not_swing_are_named()
{
    const Project sampled = readPlanFile(test::samplePath(QStringLiteral("research-building.strikeplate"))).project;
    const FieldId operation = field("door.operation");
    for (const auto& [word, title] : {std::pair("coiling", "COILING DOOR"), std::pair("slide", "SLIDING DOOR")}) {
        Project p = sampled;
        for (size_t i = 0; i < p.openings.size(); ++i) {
            Opening o = p.openings[i];
            o.facts.set(operation, Word{static_cast<quint16>(*wordIndex(fieldOf(operation).words, QString::fromLatin1(word)))});
            p.openings.put(o.id, std::make_shared<Opening>(o));
        }
        const QStringList pages = pagesOf(bytesOf(hardwareSchedulePdf(test::assessed(p), options())));
        if (pages.isEmpty())
            QSKIP("pdftotext (poppler-utils) is not installed");
        QVERIFY(pages.join(u' ').contains(QString::fromLatin1(title)));
        QVERIFY(!pages.join(u' ').contains(QStringLiteral("SINGLE DOOR")));
    }
}

void TstPrintDocuments::titles_stay_with_their_first_finding()
{
    for (const QString& plan : test::goodPlans()) {
        const Assessment a = sample(plan);
        const QStringList pages = pagesOf(bytesOf(complianceReportPdf(a, test::library(), options())));
        if (pages.isEmpty())
            QSKIP("pdftotext (poppler-utils) is not installed");
        std::optional<OpeningId> last;
        for (const NumberedFinding& n : numberedFindings(a)) {
            if (!n.opening || last == n.opening || n.finding->verdict != Verdict::Fail)
                continue;
            last = n.opening;
            // The number of the first finding stands on the page of the title, behind it.
            const QString title = QStringLiteral("Opening ") + n.mark().section(u' ', 0, 0) + u' ';
            const bool together = std::any_of(pages.begin(), pages.end(), [&](const QString& page) {
                const qsizetype at = page.indexOf(title);
                return at >= 0 && page.indexOf(n.number, at) > at;
            });
            QVERIFY2(together, qPrintable(plan + u' ' + n.number + u' ' + title));
        }
    }
}

void TstPrintDocuments::contradictions_are_listed()
{
    const Assessment a = sample(test::samplePath(QStringLiteral("research-building.strikeplate")));
    Assessment other = a;
    other.contradictions.clear();
    const auto text = [](const Assessment& x) { return pagesOf(bytesOf(complianceReportPdf(x, test::library(), options()))).join(u' '); };
    if (text(a).isEmpty())
        QSKIP("pdftotext (poppler-utils) is not installed");
    QVERIFY(!text(other).contains(QStringLiteral("Contradictions")));
    Contradiction c;
    c.fact = a.sheet->id("door.label_min");
    c.subject = {SubjectKind::Opening, 0, 0};
    c.counts = Quantity{Dim::Time, 45 * 60'000'000LL};
    c.from = QStringLiteral("measured there");
    c.entered = Quantity{Dim::Time, 90 * 60'000'000LL};
    c.enteredAt = QStringLiteral("op-x.door.label");
    other.contradictions.push_back(c);
    const QString all = squeezed(text(other));
    for (const char* part : {"Contradictions", "measured there", "op-x.door.label", "the fire label of the leaf"})
        QVERIFY2(all.contains(squeezed(QString::fromLatin1(part))), part);
}

void TstPrintDocuments::causes_stand_on_the_first_page_and_thousands_of_checks_do_not_bury_them()
{
    Project p = readPlanFile(test::samplePath(QStringLiteral("research-building.strikeplate"))).project;
    p.circuits = {};
    for (size_t i = 0; i < p.openings.size(); ++i) {
        Opening o = p.openings[i];
        o.set.reset();
        p.openings.put(o.id, std::make_shared<Opening>(o));
    }
    const Assessment a = test::assessed(p);
    QVERIFY(a.noData > 1000);
    const QStringList pages = pagesOf(bytesOf(complianceReportPdf(a, test::library(), options())));
    if (pages.isEmpty())
        QSKIP("pdftotext (poppler-utils) is not installed");
    QVERIFY2(pages.size() < 35, qPrintable(QString::number(pages.size())));
    const CauseGroup first = causesOf(a).front();
    const QString head = whatText(first, a);
    const auto block =
        std::find_if(pages.begin() + 1, pages.end(), [&](const QString& page) { return page.contains(QStringLiteral("U1 ") + head); });
    QVERIFY(block != pages.end());
    const QString row = QStringLiteral("U1 %1 %2 %3 %4 %5")
                            .arg(head, askText(first.ask))
                            .arg(first.findings.size())
                            .arg(first.alone)
                            .arg(block - pages.begin() + 1);
    QVERIFY2(pages.first().contains(row), qPrintable(row + QStringLiteral(" in ") + pages.first()));
    const QString all = pages.join(u' ');
    QCOMPARE(all.count(QStringLiteral("has no hardware set and so no heading")), 1);
    QVERIFY(all.contains(QStringLiteral("Each of the %1 openings has no hardware set").arg(p.openings.size())));
}

int main(int argc, char** argv)
{
    QHashSeed::setDeterministicGlobalSeed();
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QGuiApplication app(argc, argv);
    TstPrintDocuments test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_print_documents.moc"
