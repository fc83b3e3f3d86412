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
