// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/gas_plans.h"

#include <QTest>

using namespace sp;
using namespace sp::test;

namespace {

/// How many valves name each service.
struct Services {
    QHash<QString, int> valves;
};

/// A text that a search has found.
struct Causes {
    QString text;
};

FieldSet only(const char* fact)
{
    FieldSet out;
    out.add(field(fact));
    return out;
}

std::shared_ptr<const PlanIndex> indexOf(const Project& project)
{
    const auto shared = std::make_shared<const Project>(project);
    TopologyBuilder topology;
    return std::make_shared<const PlanIndex>(shared, topology.update(shared), library().catalogue);
}

} // namespace

/// What is worked out once for a whole plan and shared by its facts.
class TstFactSheet final : public QObject {
    Q_OBJECT

    int m_made = 0;

    int valvesOf(const FactSheet& s, const char* service)
    {
        const auto make = [&] {
            ++m_made;
            Services out;
            for (quint32 row = 0; row < s.project().valves.size(); ++row)
                if (const auto word = FactView{s, {SubjectKind::Valve, row, 0}, nullptr}.word(s.id("valve.service")))
                    ++out.valves[*word];
            return out;
        };
        return s.planWide<Services>(make).valves.value(QLatin1String(service));
    }

private slots:
    void init() { m_made = 0; }

    void it_is_made_once_however_many_subjects_come_between()
    {
        const auto sheet = sheetOf(gasPlanWith());
        QCOMPARE(valvesOf(*sheet, "cryogen_fill"), 1);
        // More subjects than the sheet remembers at a time.
        for (quint32 i = 0; i < 200; ++i)
            for (quint32 row = 0; row < 4; ++row)
                (void)sheet->value({i % 2 ? SubjectKind::Valve : SubjectKind::Device, row, i},
                                   sheet->id(i % 2 ? "body.kind" : "device.gas"));
        QCOMPARE(valvesOf(*sheet, "toxic_gas_supply"), 1);
        QCOMPARE(m_made, 1);
    }

    void what_it_was_made_from_counts_as_read_by_everyone_who_asks()
    {
        const auto sheet = sheetOf(gasPlanWith());
        const auto reads = [&](const char* own) {
            (void)sheet->takeReads();
            const FieldWatch watch(sheet->watched());
            (void)sheet->value({SubjectKind::Valve, 0, 0}, sheet->id(own));
            (void)valvesOf(*sheet, "cryogen_fill");
            return sheet->takeReads();
        };
        for (const char* own : {"body.kind", "valve.reset"}) {
            const FactReads read = reads(own);
            QVERIFY2(read.facts.meets(only("valve.service")), own);
            QVERIFY2(read.facts.meets(only(own)), "what was read before is not lost");
            QVERIFY2(!read.facts.meets(only("valve.line_end")), "what nobody asked for is not read");
            QVERIFY(read.owners & FactReads::bit(SubjectKind::Valve));
        }
        QCOMPARE(m_made, 1);
    }

    void what_is_kept_of_a_subject_outlives_others_and_is_one_for_all_who_ask()
    {
        const auto sheet = sheetOf(gasPlanWith());
        int made = 0;
        const Subject door{SubjectKind::Opening, 0, 0};
        const auto first = sheet->kept<Services>(door, [&] { return ++made, Services(); });
        for (quint32 row = 1; row < 500; ++row)
            (void)sheet->kept<Services>({SubjectKind::Opening, row, 0}, [] { return Services(); });
        QCOMPARE(sheet->kept<Services>(door, [&] { return ++made, Services(); }), first); // another function that makes the same
        QCOMPARE(made, 1);
        QVERIFY(sheet->kept<Services>({SubjectKind::Leaf, 0, 0}, [] { return Services(); }) != first);
        QVERIFY(sheet->kept<Services>({SubjectKind::Leaf, 0, 1}, [] { return Services(); })
                != sheet->kept<Services>({SubjectKind::Leaf, 0, 0}, [] { return Services(); }));
        sheet->rest();
        QVERIFY(sheet->kept<Services>(door, [&] { return ++made, Services(); }) != first);
        QCOMPARE(made, 2);
    }

    void after_a_search_only_what_stands_on_it_is_made_again()
    {
        const auto sheet = sheetOf(gasPlanWith());
        const Subject supply{SubjectKind::Supply, 0, 0};
        const FactId dead = sheet->id("psu.dead_causes"), volts = sheet->id("psu.volts");
        int onSearch = 0, onPlan = 0;
        const auto ask = [&] {
            const auto causes = sheet->kept<Causes>({SubjectKind::Opening, 0, 0}, [&] {
                ++onSearch;
                const Fact f = sheet->value(supply, dead);
                return Causes{f.known ? std::get<QString>(f.value) : QStringLiteral("not known")};
            });
            (void)sheet->kept<Services>({SubjectKind::Opening, 0, 0}, [&] {
                ++onPlan;
                (void)sheet->value(supply, volts);
                return Services();
            });
            return causes->text;
        };
        const auto found = [&](const char* text) {
            auto out = std::make_shared<PlanFacts>();
            out->otherwise = QString::fromLatin1(text);
            return out;
        };
        QCOMPARE(ask(), QStringLiteral("not known"));
        for (const char* text : {"everybody is locked in", "nothing"}) {
            sheet->setPlanFacts(found(text));
            QCOMPARE(ask(), QLatin1String(text));
            QCOMPARE(std::get<QString>(sheet->value(supply, dead).value), QLatin1String(text));
        }
        QCOMPARE(onSearch, 3);
        QCOMPARE(onPlan, 1);
    }

    void another_state_of_the_plan_has_its_own()
    {
        const auto sheet = sheetOf(gasPlanWith());
        QCOMPARE(valvesOf(*sheet, "cryogen_fill"), 1);
        sheet->follow(indexOf(gasPlanWith({{"service: lab_fuel_gas", "service: cryogen_fill"}})));
        QCOMPARE(valvesOf(*sheet, "cryogen_fill"), 2);
        QCOMPARE(m_made, 2);
    }
};

QTEST_APPLESS_MAIN(TstFactSheet)
#include "tst_fact_sheet.moc"
