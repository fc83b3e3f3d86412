// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edit/set_fact.h"
#include "core/report/cause_text.h"
#include "core/report/exporter.h"
#include "tests/support/plans.h"

#include <QSet>
#include <QTest>

using namespace sp;
using namespace sp::test;

namespace {

Project sample()
{
    return readPlanFile(samplePath(QStringLiteral("research-building.strikeplate"))).project;
}

template <class T, class F>
void changeEach(Table<T>& table, F&& change)
{
    const Table<T> rows = table;
    for (const auto& row : rows) {
        auto copy = std::make_shared<T>(*row);
        change(*copy);
        table.put(copy->id, copy);
    }
}

// As an import leaves a building: places and types, no hardware, no labels and no ratings.
Project bare()
{
    Project p = sample();
    p.circuits = {};
    p.devices = {};
    changeEach(p.openings, [](Opening& o) {
        o.set.reset();
        o.facts.clear(field("door.label_min"));
    });
    changeEach(p.openingTypes, [](OpeningType& t) { t.facts.clear(field("door.label_min")); });
    changeEach(p.walls, [](Wall& w) { w.facts.clear(field("wall.rating_h")); });
    return p;
}

Value someValue(const FactRow& row)
{
    switch (row.type) {
    case FieldType::Bool: return true;
    case FieldType::Int: return qint64{1};
    case FieldType::Quantity: return Quantity{unitByName(QStringView(row.unit))->dim, 0};
    case FieldType::Word: return Word{0};
    case FieldType::Set: return WordSet{0};
    case FieldType::Text: return QStringLiteral("x");
    case FieldType::Texts: return QStringList{QStringLiteral("x")};
    }
    return false;
}

const CauseGroup* groupOf(const std::vector<CauseGroup>& groups, const Assessment& a, const char* fact)
{
    const auto at = std::find_if(groups.begin(), groups.end(), [&](const CauseGroup& g) { return g.cause.fact == a.sheet->id(fact); });
    return at == groups.end() ? nullptr : &*at;
}

bool lacks(const Finding& f, FactId fact)
{
    return std::any_of(f.missing.begin(), f.missing.end(), [&](const MissingFact& m) { return m.fact == fact; });
}

QStringList plansWithGaps()
{
    return goodPlans() + QStringList(QString()); // the last is the bare building
}

Assessment planAt(const QString& path)
{
    return assessed(path.isEmpty() ? bare() : readPlanFile(path).project);
}

} // namespace

class TstCauses : public QObject {
    Q_OBJECT
private slots:
    void each_undecided_finding_stands_under_one_cause()
    {
        for (const QString& path : plansWithGaps()) {
            const Assessment a = planAt(path);
            QSet<const Finding*> seen;
            std::array<qint64, 4> byReason{};
            for (const CauseGroup& g : causesOf(a))
                for (const Finding* f : g.findings) {
                    QVERIFY2(!seen.contains(f), qPrintable(f->key));
                    seen.insert(f);
                    QCOMPARE(undecidedBy(*f), g.cause.by);
                    QVERIFY2(!g.cause.fact || lacks(*f, *g.cause.fact), qPrintable(f->key));
                    QVERIFY(g.rules.contains(f->rule));
                    ++byReason[static_cast<size_t>(g.cause.by)];
                }
            for (const Finding& f : a.findings)
                QVERIFY2(seen.contains(&f) == (f.verdict == Verdict::Undecided), qPrintable(f.key));
            QCOMPARE(byReason[static_cast<size_t>(UndecidedBy::NoData)], a.noData);
            QCOMPARE(byReason[static_cast<size_t>(UndecidedBy::BadData)], a.badData);
            QCOMPARE(byReason[static_cast<size_t>(UndecidedBy::NoEngine)], a.noEngine);
            QCOMPARE(byReason[static_cast<size_t>(UndecidedBy::Site)], a.site);
        }
    }

    void what_most_checks_wait_for_comes_first()
    {
        for (const QString& path : plansWithGaps()) {
            const Assessment a = planAt(path);
            const auto groups = causesOf(a);
            for (size_t i = 1; i < groups.size(); ++i) {
                QVERIFY(groups[i - 1].cause.by <= groups[i].cause.by);
                if (groups[i - 1].cause.by == groups[i].cause.by)
                    QVERIFY(groups[i - 1].findings.size() >= groups[i].findings.size());
            }
            qint64 most = 0;
            for (const CauseGroup& g : everyCause(a))
                if (g.cause.by == UndecidedBy::NoData)
                    most = std::max(most, static_cast<qint64>(g.findings.size()));
            if (a.noData > 0)
                QCOMPARE(static_cast<qint64>(groups.front().findings.size()), most);
        }
    }

    void thousands_of_findings_have_few_causes()
    {
        const Assessment a = assessed(bare());
        QVERIFY(a.noData > 1000);
        const auto groups = causesOf(a);
        QVERIFY2(groups.size() < 30, qPrintable(QString::number(groups.size())));
        const CauseGroup* hardware = groupOf(groups, a, "door.hardware_set");
        QVERIFY(hardware);
        QCOMPARE(hardware->lacking.size(), a.index->project().openings.size());
        QCOMPARE(
            headText(*hardware, a),
            QStringLiteral("all %1 openings: the hardware set is not known (ask the hardware consultant)").arg(hardware->lacking.size()));
        QVERIFY(hardware->alone > 0);
        QVERIFY(hardware->alone < static_cast<qint64>(hardware->findings.size()));
    }

    void an_answer_decides_what_waited_for_it_alone()
    {
        const Project p = bare();
        const Assessment before = assessed(p);
        int tried = 0;
        for (const CauseGroup& g : causesOf(before)) {
            if (!answersTo(g, before).assumable)
                continue;
            const FactRow& row = before.sheet->facts()[*g.cause.fact];
            Project with = p;
            Assumption assumption{AssumptionId(QStringLiteral("au-try")), row.name, someValue(row), {}, {}, {}, {}};
            with.assumptions.put(assumption.id, std::make_shared<const Assumption>(assumption));
            const Assessment after = assessed(with);
            for (const Finding& f : after.findings)
                QVERIFY2(!lacks(f, *g.cause.fact), qPrintable(row.name + u' ' + f.key));
            ++tried;
        }
        QVERIFY(tried > 0);
    }

    void a_value_at_a_type_answers_for_its_openings()
    {
        Project p = bare();
        const Assessment before = assessed(p);
        const auto groups = everyCause(before);
        const CauseGroup* label = groupOf(groups, before, "door.label_min");
        QVERIFY(label);
        const Answers ways = answersTo(*label, before);
        QVERIFY(!ways.types.empty());
        QVERIFY(ways.typed > static_cast<qint64>(ways.types.size()));
        for (const OpeningTypeId& type : ways.types) {
            auto patch = setFact(p, type.text() + QStringLiteral(".door.label"), QStringLiteral("0 min"));
            QVERIFY2(patch, qPrintable(errorText(patch)));
            apply(p, patch.value());
        }
        const Assessment after = assessed(p);
        const auto rest = everyCause(after);
        const CauseGroup* left = groupOf(rest, after, "door.label_min");
        QCOMPARE(left ? static_cast<qint64>(left->lacking.size()) : 0, static_cast<qint64>(label->lacking.size()) - ways.typed);
    }

    void types_are_no_help_where_each_opening_has_its_own_or_the_site_decides()
    {
        Project p = bare();
        changeEach(p.openings, [&](Opening& o) {
            OpeningType own{OpeningTypeId(QStringLiteral("ot-") + o.id.text().mid(3)), {}, {}, {}};
            o.type = own.id;
            p.openingTypes.put(own.id, std::make_shared<const OpeningType>(own));
        });
        const Assessment a = assessed(p);
        const auto groups = everyCause(a);
        QVERIFY(answersTo(*groupOf(groups, a, "door.label_min"), a).types.empty());
        const Assessment whole = assessed(sample());
        const auto late = causesOf(whole);
        const CauseGroup* hole = groupOf(late, whole, "door.field_hole_in");
        QVERIFY(hole && hole->cause.by == UndecidedBy::Site);
        QVERIFY(answersTo(*hole, whole).types.empty());
        QVERIFY(!answersTo(*hole, whole).assumable);
    }

    void an_opening_in_no_wall_wants_its_wall_and_not_the_facts_of_it()
    {
        Project p = bare();
        auto opening = std::make_shared<Opening>(p.openings[0]);
        opening->place.storey = p.walls.find(*opening->place.wall)->storey;
        opening->place.wall.reset();
        opening->place.offset.reset();
        p.openings.put(opening->id, opening);
        const Assessment a = assessed(p);
        const auto groups = everyCause(a);
        const auto wall =
            std::find_if(groups.begin(), groups.end(), [](const CauseGroup& g) { return g.cause.place == SubjectKind::Wall; });
        QVERIFY(wall != groups.end());
        QCOMPARE(wall->lacking, (std::vector<NamedSubject>{{opening->id.text(), *opening->mark}}));
        QCOMPARE(headText(*wall, a), QStringLiteral("1 opening: the wall is not known (ask the architect)"));
        for (const CauseGroup& g : groups)
            if (g.cause.of == SubjectKind::Wall)
                for (const NamedSubject& s : g.lacking)
                    QVERIFY2(p.walls.find(WallId(s.id)), qPrintable(s.id));
    }

    void the_text_names_causes_and_only_in_full_each_check()
    {
        const Assessment a = assessed(bare());
        const QString brief = QString::fromUtf8(checkText(a, library(), {}));
        const QString full = QString::fromUtf8(checkTextInFull(a, library(), {}));
        for (const Finding& f : a.findings) {
            QVERIFY2(full.contains(f.key), qPrintable(f.key));
            QVERIFY2(brief.contains(f.key) == (f.verdict == Verdict::Fail), qPrintable(f.key));
        }
        for (const CauseGroup& g : causesOf(a)) {
            QVERIFY2(brief.contains(headText(g, a)), qPrintable(headText(g, a)));
            QVERIFY2(brief.contains(answerText(g, a)), qPrintable(answerText(g, a)));
        }
        QVERIFY(brief.count(u'\n') < full.count(u'\n') / 10);
        QVERIFY(brief.contains(QStringLiteral("under `assumptions:`")));
    }

    void long_lists_are_cut_and_counted_data()
    {
        QTest::addColumn<int>("named");
        QTest::addColumn<int>("unnamed");
        QTest::addColumn<QString>("marks");
        QTest::addColumn<QString>("withIds");
        QTest::newRow("nobody") << 0 << 0 << QString() << QString();
        QTest::newRow("as many as fit") << 3 << 0 << "1, 2, 3"
                                        << "1, 2, 3";
        QTest::newRow("one more than fits is as short as saying so") << 4 << 0 << "1, 2, 3, 4"
                                                                     << "1, 2, 3, 4";
        QTest::newRow("more than fit") << 5 << 0 << "1, 2, 3 and 2 more"
                                       << "1, 2, 3 and 2 more";
        QTest::newRow("some without a mark") << 1 << 2 << "1 and 2 unnumbered"
                                             << "1, op-2, op-3";
        QTest::newRow("all without a mark") << 0 << 2 << "2 unnumbered"
                                            << "op-1, op-2";
    }
    void long_lists_are_cut_and_counted()
    {
        QFETCH(int, named);
        QFETCH(int, unnamed);
        QFETCH(QString, marks);
        QFETCH(QString, withIds);
        std::vector<NamedSubject> subjects;
        for (int i = 1; i <= named + unnamed; ++i)
            subjects.push_back({QStringLiteral("op-%1").arg(i), i <= named ? QString::number(i) : QString()});
        QCOMPARE(namesText(subjects, 3, false), marks);
        QCOMPARE(namesText(subjects, 3, true), withIds);
    }

    void those_that_know_are_named_where_they_are_fewer()
    {
        const Project p = bare();
        const Assessment a = assessed(p);
        const auto groups = everyCause(a);
        CauseGroup g = *groupOf(groups, a, "door.hardware_set");
        QVERIFY(whichText(g, p, 10, true).isEmpty()); // the head says "all"
        const QString out = g.lacking.back().name;
        g.lacking.pop_back();
        QCOMPARE(whichText(g, p, 10, true), QStringLiteral("all but ") + out);
        g.lacking.resize(2);
        QCOMPARE(whichText(g, p, 10, true), g.lacking[0].name + QStringLiteral(", ") + g.lacking[1].name);
    }

    void checks_that_wait_are_counted_in_words()
    {
        Finding f;
        CauseGroup g;
        g.findings = {&f};
        g.rules = {QStringLiteral("nfpa80.signs")};
        g.alone = 1;
        QCOMPARE(waitingText(g), QStringLiteral("1 check of 1 rule waits for this alone"));
        g.findings = {&f, &f};
        QCOMPARE(waitingText(g), QStringLiteral("2 checks of 1 rule wait, 1 for this alone"));
        g.alone = 0;
        QCOMPARE(waitingText(g), QStringLiteral("2 checks of 1 rule wait, for more than this"));
        QCOMPARE(packsText({QStringLiteral("acs.a"), QStringLiteral("nfpa80.a"), QStringLiteral("nfpa80.b")}),
                 QStringLiteral("nfpa80 (2), acs (1)"));
    }
};

QTEST_APPLESS_MAIN(TstCauses)
#include "tst_causes.moc"
