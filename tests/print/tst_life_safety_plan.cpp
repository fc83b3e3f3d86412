// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/egress/egress_results.h"
#include "core/report/egress_report.h"
#include "tests/support/plans.h"
#include "ui/print/documents.h"

#include <QGuiApplication>
#include <QHashSeed>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace sp;
using namespace sp::ui;

class TstLifeSafetyPlan : public QObject {
    Q_OBJECT

private slots:
    void every_storey_has_a_sheet_with_its_scale_and_a_bookmark();
    void every_room_and_exit_stands_on_the_sheet_of_its_storey();
    void the_longest_ways_are_those_of_the_engine();
    void lengths_that_fail_a_rule_say_so_beside_the_limit();
    void without_rules_the_measured_value_stands_alone();
    void the_sheet_says_how_it_was_measured();
    void metric_plans_have_metric_scales_and_lengths();
    void doors_of_unknown_state_make_the_sheet_provisional();
    void rooms_without_outline_are_said_with_the_reason();
    void the_same_plan_gives_the_same_bytes();
    void a_large_storey_gets_a_smaller_standard_scale();
};

namespace {

PrintOptions options()
{
    return {QStringLiteral("2026-03-12"), QStringLiteral("plan.strikeplate"), QStringLiteral("0123456789abcdef"), QStringLiteral("C"),
            QStringLiteral("A. Author")};
}

Project sampleProject(const char* file = "research-building.strikeplate")
{
    return readPlanFile(test::samplePath(QString::fromLatin1(file))).project;
}

QByteArray pdfOf(const Assessment& a)
{
    const auto pdf = lifeSafetyPlanPdf(a, test::library(), options());
    if (!pdf)
        qWarning("%s", qPrintable(errorText(pdf)));
    return pdf ? pdf.value() : QByteArray();
}

/// What is read from a page, without blanks: long words break anywhere.
QString squeezed(QString text)
{
    return text.remove(QRegularExpression(QStringLiteral("\\s+")));
}

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
        page = squeezed(page);
    return pages;
}

QString sheetTitle(const QString& storey)
{
    return squeezed(QStringLiteral("LIFE SAFETY PLAN, ") + storey.toUpper());
}

/// The pages of one storey: from its sheet to the next one.
QString textOf(const QStringList& pages, const QString& storey)
{
    QString out;
    bool here = false;
    for (const QString& page : pages) {
        if (page.contains(squeezed(QStringLiteral("LIFE SAFETY PLAN, "))))
            here = page.contains(sheetTitle(storey));
        if (here)
            out += page;
    }
    return out;
}

const EgressRoom* longest(const EgressResults& results, const QString& storey, bool common)
{
    const auto nm = [&](const EgressRoom& r) {
        const EgressLength& l = common ? static_cast<const EgressLength&>(r.common) : r.travel;
        return l.nm[static_cast<size_t>(results.settings.ruler)];
    };
    const EgressRoom* out = nullptr;
    for (const auto& s : results.storeys)
        for (const EgressRoom& r : s->rooms)
            if (r.storey == storey && r.measured && (!out || nm(r) > nm(*out)))
                out = &r;
    return out;
}

} // namespace

#define PAGES(name, assessment)                                                                                                            \
    const QStringList name = pagesOf(pdfOf(assessment));                                                                                   \
    if (name.isEmpty())                                                                                                                    \
    QSKIP("pdftotext (poppler-utils) is not installed")

void TstLifeSafetyPlan::every_storey_has_a_sheet_with_its_scale_and_a_bookmark()
{
    const Assessment a = test::assessed(sampleProject());
    const QByteArray pdf = pdfOf(a);
    QVERIFY(pdf.startsWith("%PDF-"));
    PAGES(pages, a);
    for (const auto& storey : a.index->project().storeys) {
        const QString title = sheetTitle(*storey->name);
        QCOMPARE(std::count_if(pages.begin(), pages.end(), [&](const QString& p) { return p.contains(title); }), 1);
        QVERIFY2(textOf(pages, *storey->name).contains(QStringLiteral("CodesummaryIBC")), qPrintable(*storey->name));
    }
    QVERIFY(textOf(pages, QStringLiteral("Level 1")).contains(QStringLiteral("Scale1/8\"=1'-0\"onthissheet")));
    QVERIFY(pages.first().contains(QStringLiteral("RevisionC")));
    QVERIFY(pages.last().contains(QStringLiteral("Page%1of%1").arg(pages.size())));
}

void TstLifeSafetyPlan::every_room_and_exit_stands_on_the_sheet_of_its_storey()
{
    const Assessment a = test::assessed(sampleProject());
    PAGES(pages, a);
    QVERIFY(a.egress);
    int exits = 0, sums = 0;
    for (const auto& s : a.egress->storeys) {
        if (s->storey.id.isEmpty())
            continue;
        const QString text = textOf(pages, *a.index->project().storeys.find(StoreyId(s->storey.id))->name);
        for (const EgressRoom& r : s->rooms) {
            const auto row = rowOf(a.index->project(), SubjectKind::Room, r.id);
            QVERIFY2(text.contains(squeezed(a.sheet->nameOf({SubjectKind::Room, *row, 0}))), qPrintable(r.id));
            sums += text.contains(QRegularExpression(QStringLiteral("\\d/150=\\d"))) ? 1 : 0;
        }
        for (const EgressDoor& d : s->doors)
            if (d.exit) {
                const Opening* o = a.index->project().openings.find(OpeningId(d.id));
                const QString people = QStringLiteral("EXIT%1%2of%3people").arg(*o->mark).arg(d.assigned.value()).arg(d.capacity.value());
                QVERIFY2(text.contains(people), qPrintable(people));
                ++exits;
            }
    }
    QVERIFY(exits > 4);
    QVERIFY(sums > 0);
}

void TstLifeSafetyPlan::the_longest_ways_are_those_of_the_engine()
{
    const Assessment a = test::assessed(sampleProject());
    PAGES(pages, a);
    const EgressRoom* travel = longest(*a.egress, QStringLiteral("st-1"), false);
    const EgressRoom* common = longest(*a.egress, QStringLiteral("st-1"), true);
    QVERIFY(travel && common);
    const QString text = textOf(pages, QStringLiteral("Level 1"));
    const Ruler ruler = a.egress->settings.ruler;
    const QString longestTravel = squeezed(QStringLiteral("LONGEST TRAVEL ") + egressLengthText(travel->travel, ruler, true));
    const QString longestCommon = squeezed(QStringLiteral("LONGEST COMMON PATH ") + egressLengthText(common->common, ruler, true));
    QVERIFY2(text.contains(longestTravel), qPrintable(longestTravel));
    QVERIFY2(text.contains(longestCommon), qPrintable(longestCommon));
}

void TstLifeSafetyPlan::lengths_that_fail_a_rule_say_so_beside_the_limit()
{
    const Assessment a = test::assessed(sampleProject());
    PAGES(pages, a);
    const QString text = textOf(pages, QStringLiteral("Level 1"));
    // The room from which people go furthest breaks the limit of its group, and the check says so as well.
    const EgressRoom* travel = longest(*a.egress, QStringLiteral("st-1"), false);
    const bool found = std::any_of(a.findings.begin(), a.findings.end(), [&](const Finding& f) {
        return f.verdict == Verdict::Fail && f.subjectId == travel->id
            && (f.rule == u"ibc.travel-distance" || f.attached.contains(QStringLiteral("ibc.travel-distance")));
    });
    const auto row = rowOf(a.index->project(), SubjectKind::Room, travel->id);
    const QString name = squeezed(a.sheet->nameOf({SubjectKind::Room, *row, 0}));
    const QString line = QStringLiteral("Travel") + name + squeezed(egressLengthText(travel->travel, a.egress->settings.ruler, true))
        + QStringLiteral("(\\d|\\.)+ft");
    QVERIFY2(text.contains(QRegularExpression(line + (found ? QStringLiteral("FAILS") : QStringLiteral("meets")))), qPrintable(line));
    QVERIFY(text.contains(QStringLiteral("Limits:IBC")));
}

void TstLifeSafetyPlan::without_rules_the_measured_value_stands_alone()
{
    Project p = sampleProject();
    const auto project = std::make_shared<const Project>(p);
    RuleSelection selection;
    selection.rules = QStringList{QStringLiteral("nfpa80.bottom-gap")};
    const Assessment a = assess(project, test::library(), selection);
    QVERIFY(!a.egress);
    PAGES(pages, a);
    const QString text = textOf(pages, QStringLiteral("Level 1"));
    QVERIFY(text.contains(QStringLiteral("LONGESTTRAVEL")));
    QVERIFY(text.contains(QStringLiteral("norulethatran")));
    QVERIFY(text.contains(squeezed(QStringLiteral("the measured values stand alone"))));
    QVERIFY(!text.contains(QStringLiteral("meets")));
}

void TstLifeSafetyPlan::the_sheet_says_how_it_was_measured()
{
    Project p = sampleProject();
    {
        PAGES(pages, test::assessed(p));
        QVERIFY(
            pages.join(u' ').contains(squeezed(QStringLiteral("clearance: the shortest way, drawn taut round corners, 12 in off them"))));
    }
    const FieldId ruler = field("project.egress_ruler"), separation = field("project.separation_rule");
    p.settings.egress.set(ruler, Word{static_cast<quint16>(*wordIndex(fieldOf(ruler).words, u"rectilinear"))});
    p.settings.egress.set(separation, Word{static_cast<quint16>(*wordIndex(fieldOf(separation).words, u"center"))});
    PAGES(pages, test::assessed(p));
    const QString all = pages.join(u' ');
    QVERIFY(all.contains(squeezed(QStringLiteral("rectilinear: along the axes of the storey"))));
    QVERIFY(all.contains(QStringLiteral("Separationcenter")));
    QVERIFY(!all.contains(QStringLiteral("drawntaut")));
}

void TstLifeSafetyPlan::metric_plans_have_metric_scales_and_lengths()
{
    Project p = sampleProject();
    p.settings.units = Units::Metric;
    const Assessment a = test::assessed(p);
    PAGES(pages, a);
    const QString text = textOf(pages, QStringLiteral("Level 1"));
    QVERIFY(text.contains(QStringLiteral("Scale1:100onthissheet")));
    const EgressRoom* travel = longest(*a.egress, QStringLiteral("st-1"), false);
    QVERIFY(text.contains(squeezed(QStringLiteral("LONGEST TRAVEL ") + egressLengthText(travel->travel, a.egress->settings.ruler, false))));
    QVERIFY(text.contains(QStringLiteral("/13.94=")));
    QVERIFY(!text.contains(QRegularExpression(QStringLiteral("T\\d+\\.\\dft"))));
}

void TstLifeSafetyPlan::doors_of_unknown_state_make_the_sheet_provisional()
{
    Project p = sampleProject();
    {
        const Assessment a = test::assessed(p);
        PAGES(pages, a);
        const bool open = std::any_of(a.egress->storeys.begin(), a.egress->storeys.end(), [](const auto& s) {
            return std::any_of(s->rooms.begin(), s->rooms.end(), [](const EgressRoom& r) { return r.travel.provisional; });
        });
        QCOMPARE(pages.join(u' ').contains(QStringLiteral("Provisional:")), open);
    }
    // Nobody knows what is on the doors.
    for (size_t i = 0; i < p.openings.size(); ++i) {
        Opening o = p.openings[i];
        o.set.reset();
        p.openings.put(o.id, std::make_shared<Opening>(o));
    }
    PAGES(pages, test::assessed(p));
    const QString text = textOf(pages, QStringLiteral("Level 1"));
    QVERIFY(text.contains(QStringLiteral("Provisional:")));
    QVERIFY(text.contains(QStringLiteral("Theywaitfor:")));
}

void TstLifeSafetyPlan::rooms_without_outline_are_said_with_the_reason()
{
    Project p = sampleProject();
    Room room{RoomId(QStringLiteral("rm-lost"))};
    room.number = QStringLiteral("199");
    room.name = QStringLiteral("LOST ROOM");
    room.storey = StoreyId(QStringLiteral("st-1"));
    p.rooms.put(room.id, std::make_shared<Room>(room));
    PAGES(pages, test::assessed(p));
    const QString text = textOf(pages, QStringLiteral("Level 1"));
    const qsizetype at = text.indexOf(QStringLiteral("Notmeasured"));
    QVERIFY(at >= 0);
    QVERIFY(text.indexOf(QStringLiteral("199LOSTROOM"), at) > at);
}

void TstLifeSafetyPlan::the_same_plan_gives_the_same_bytes()
{
    for (const char* file : {"research-building.strikeplate", "research-building-corrected.strikeplate"}) {
        const QByteArray once = pdfOf(test::assessed(sampleProject(file)));
        QVERIFY(once.startsWith("%PDF-"));
        QCOMPARE(once, pdfOf(test::assessed(sampleProject(file))));
    }
}

void TstLifeSafetyPlan::a_large_storey_gets_a_smaller_standard_scale()
{
    Project p = sampleProject();
    Wall far{WallId(QStringLiteral("wl-far"))};
    far.storey = StoreyId(QStringLiteral("st-1"));
    far.from = {mm(0), mm(-150000)};
    far.to = {mm(200000), mm(-150000)};
    p.walls.put(far.id, std::make_shared<Wall>(far));
    PAGES(pages, test::assessed(p));
    QVERIFY(textOf(pages, QStringLiteral("Level 1")).contains(QStringLiteral("Scale1/32\"=1'-0\"onthissheet")));
    QVERIFY(textOf(pages, QStringLiteral("Level 2")).contains(QStringLiteral("Scale1/8\"=1'-0\"onthissheet")));
}

int main(int argc, char** argv)
{
    QHashSeed::setDeterministicGlobalSeed();
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QGuiApplication app(argc, argv);
    TstLifeSafetyPlan test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_life_safety_plan.moc"
