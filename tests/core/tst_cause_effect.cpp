// SPDX-License-Identifier: GPL-3.0-or-later
// The table of openings and scenarios: against its golden, and cell by cell against the JSON of the states.
#include "core/report/cause_effect.h"
#include "core/report/plan_words.h"
#include "tests/support/power_plans.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace sp;
using namespace sp::test;

namespace {

struct Plan {
    PlanFile file;
    std::unique_ptr<FactSheet> sheet;
    std::unique_ptr<FailureModel> model;
};

Plan planOf(PlanFile file)
{
    if (!file.problems.empty())
        qFatal("%s", qPrintable(texts(file.problems)));
    Plan out;
    out.file = std::move(file);
    out.sheet = sheetOf(out.file.project);
    out.model = std::make_unique<FailureModel>(*out.sheet);
    return out;
}

QByteArray csvOf(const Plan& plan, const char* scenario = nullptr)
{
    const Scenario* only = scenario ? scenarioNamed(QLatin1String(scenario)) : nullptr;
    return causeEffectCsv(*plan.sheet, causeEffect(*plan.sheet, *plan.model, statesReport(*plan.model, only)));
}

// Rows of the file, with quotes undone.
std::vector<QStringList> rowsOf(const QByteArray& csv)
{
    std::vector<QStringList> out{{}};
    QString cell;
    bool quoted = false;
    const QString text = QString::fromUtf8(csv);
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (quoted && c == u'"' && i + 1 < text.size() && text[i + 1] == u'"') {
            cell += c;
            ++i;
        } else if (c == u'"') {
            quoted = !quoted;
        } else if (!quoted && (c == u',' || c == u'\n')) {
            out.back() += cell;
            cell.clear();
            if (c == u'\n')
                out.emplace_back();
        } else {
            cell += c;
        }
    }
    out.pop_back();
    return out;
}

class CsvTable final {
public:
    explicit CsvTable(const QByteArray& csv) : m_rows(rowsOf(csv)) { }
    QString cell(const QString& id, const QString& column) const
    {
        const qsizetype at = m_rows.front().indexOf(column);
        for (const QStringList& row : m_rows)
            if (row.value(1) == id)
                return at < 0 ? QStringLiteral("no column %1").arg(column) : row.value(at);
        return QStringLiteral("no row %1").arg(id);
    }
    const std::vector<QStringList>& rows() const { return m_rows; }

private:
    std::vector<QStringList> m_rows;
};

} // namespace

class TstCauseEffect final : public QObject {
    Q_OBJECT

private slots:
    void tables_are_as_they_were_data()
    {
        QTest::addColumn<QString>("plan");
        QTest::addColumn<QByteArray>("scenario");
        QTest::addColumn<QString>("golden");
        QTest::newRow("the example plan in all scenarios")
            << dataPath(QStringLiteral("plans/example/plan.strikeplate")) << QByteArray() << QStringLiteral("cause_effect_example.csv");
        QTest::newRow("the sample in a fire alarm") << samplePath(QStringLiteral("research-building.strikeplate")) << QByteArray("F3")
                                                    << QStringLiteral("cause_effect_sample_f3.csv");
    }
    void tables_are_as_they_were()
    {
        QFETCH(QString, plan);
        QFETCH(QByteArray, scenario);
        QFETCH(QString, golden);
        const QByteArray found = csvOf(planOf(readPlanFile(plan)), scenario.isEmpty() ? nullptr : scenario.constData());
        const QString path = dataPath(QStringLiteral("golden/") + golden);
        if (found == bytesOf(path))
            return;
        QFile out(qEnvironmentVariableIsSet("SP_UPDATE_GOLDEN") ? path : QStringLiteral(SP_TEST_OUT "/") + golden);
        if (out.open(QIODevice::WriteOnly))
            out.write(found);
        QFAIL(qPrintable(QStringLiteral("the table differs from tests/data/golden/%1; what came out is %2").arg(golden, out.fileName())));
    }

    void every_row_is_as_wide_as_the_header()
    {
        for (const QString& path : goodPlans()) {
            const CsvTable table(csvOf(planOf(readPlanFile(path))));
            for (const QStringList& row : table.rows())
                QCOMPARE(row.size(), table.rows().front().size());
            QCOMPARE(QSet<QString>(table.rows().front().begin(), table.rows().front().end()).size(), table.rows().front().size());
        }
    }

    // The JSON names a case only where it concerns the opening or the cases differ; the table has a column for each.
    void every_line_of_the_json_stands_in_the_table()
    {
        for (const QString& path : goodPlans()) {
            const Plan plan = planOf(readPlanFile(path));
            const CsvTable table(csvOf(plan));
            const QJsonObject json = QJsonDocument::fromJson(statesJson(*plan.sheet, statesReport(*plan.model), {})).object();
            for (const QJsonValue o : json[QStringLiteral("openings")].toArray())
                for (const QJsonValue s : o[QStringLiteral("states")].toArray()) {
                    const QString id = o[QStringLiteral("id")].toString();
                    const Scenario* scenario = scenarioNamed(s[QStringLiteral("scenario")].toString());
                    QVERIFY(scenario);
                    const QString name = s[QStringLiteral("case")].toString();
                    for (const ScenarioCase& c : scenario->cases) {
                        if (!name.isEmpty() && name != QLatin1String(c.name))
                            continue;
                        if (name.isEmpty() && scenario->caseEach && &c != &scenario->cases.front())
                            continue; // nothing of the opening is broken in any of them
                        QString key = QLatin1String(scenario->id).toString().toLower();
                        if (*c.name)
                            key += u'_' + QString::fromLatin1(c.name).replace(u' ', u'_');
                        for (const char* side : {"inside", "outside", "leaf"}) {
                            const QString expected = s[QLatin1String(side)].toString();
                            const QString found = table.cell(id, key + u'_' + QLatin1String(side));
                            const bool same = expected == u"unknown" ? found.startsWith(QStringLiteral("undecided: "))
                                                                     : found.section(u':', 0, 0) == expected;
                            QVERIFY2(same, qPrintable(QStringLiteral("%1 %2 %3: %4").arg(id, key, expected, found)));
                        }
                        const QJsonValue latched = s[QStringLiteral("latched")];
                        const QString expected = latched.isNull() ? QStringLiteral("undecided")
                            : latched.toBool()                    ? QStringLiteral("latched")
                                                                  : QStringLiteral("not latched");
                        QCOMPARE(table.cell(id, key + QStringLiteral("_latched")).section(u':', 0, 0), expected);
                    }
                }
            for (const QJsonValue v : json[QStringLiteral("valves")].toArray()) {
                const QString id = v[QStringLiteral("id")].toString();
                for (const char* event : {"air", "pwr", "sig", "hyd", "fbk"}) {
                    const QString expected = v[QStringLiteral("events")][QLatin1String(event)].toString();
                    QCOMPARE(table.cell(id, QStringLiteral("valve_") + QLatin1String(event)).section(u':', 0, 0),
                             expected == u"unknown" ? QStringLiteral("undecided") : expected);
                }
            }
        }
    }

    // A case that breaks nothing of the opening leaves it as the normal scenario does.
    void a_case_that_does_not_concern_an_opening_changes_nothing()
    {
        const Plan plan = planOf(readPlanFile(dataPath(QStringLiteral("plans/example/plan.strikeplate"))));
        const CauseEffect m = causeEffect(*plan.sheet, *plan.model, statesReport(*plan.model));
        int without = 0;
        for (const CauseEffect::Door& d : m.doors) {
            QCOMPARE(d.cells.size(), m.cases.size());
            for (size_t i = 0; i < m.cases.size(); ++i)
                if (!d.cells[i].concerned && QLatin1String(m.cases[i].scenario->id) == u"F7") {
                    QCOMPARE(d.cells[i].state, d.cells.front().state);
                    ++without;
                }
        }
        QVERIFY(without > 0);
    }

    void what_is_not_known_names_its_facts()
    {
        const QByteArray items = "      - {key: lock, kind: electric_strike, volts: 24 V, holding: 250 mA}\n"
                                 "      - {key: latch, kind: mortise_lock, function: storeroom, key_outside: true}\n";
        const CsvTable table(csvOf(planOf(readPlan(powerPlan(items, {}), QStringLiteral("p")))));
        const QString id = QStringLiteral("op-1");
        QVERIFY(table.cell(id, QStringLiteral("locked_by")).contains(QStringLiteral("undecided: hw.fail_state")));
        QCOMPARE(table.cell(id, QStringLiteral("supply")), QStringLiteral("undecided: door.lock_supply"));
        QVERIFY(table.cell(id, QStringLiteral("f2_outside")).startsWith(QStringLiteral("undecided: ")));
        QVERIFY(table.cell(id, QStringLiteral("f2_outside")).contains(QStringLiteral("hw.fail_state of ")));
        QCOMPARE(table.cell(id, QStringLiteral("f2_inside")), QStringLiteral("free"));
        QCOMPARE(table.cell(id, QStringLiteral("mark")), QStringLiteral("1A"));
    }

    void one_scenario_has_its_columns_only()
    {
        const Plan plan = planOf(readPlanFile(dataPath(QStringLiteral("plans/example/plan.strikeplate"))));
        const CsvTable table(csvOf(plan, "F4"));
        int columns = 0;
        for (const QString& name : table.rows().front())
            columns += name.startsWith(u'f') ? 1 : 0;
        QCOMPARE(columns, 10); // battery holding and empty, five each
        QCOMPARE(table.cell(QStringLiteral("op-exit"), QStringLiteral("f4_battery_empty_outside")), QStringLiteral("free"));
        QCOMPARE(table.cell(QStringLiteral("op-lab"), QStringLiteral("f4_battery_empty_outside")), QStringLiteral("key"));
        QCOMPARE(table.cell(QStringLiteral("op-exit"), QStringLiteral("released_by")), QStringLiteral("fire alarm"));
    }

    void an_empty_plan_gives_a_header()
    {
        QCOMPARE(rowsOf(csvOf(planOf(readPlan("format: 1\nproject:\n  name: \"E\"\n  units: us\n", QStringLiteral("p"))))).size(),
                 size_t(1));
    }
};

QTEST_APPLESS_MAIN(TstCauseEffect)
#include "tst_cause_effect.moc"
