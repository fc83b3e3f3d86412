// SPDX-License-Identifier: GPL-3.0-or-later
// A hole in a wall without a door: no rule of doors asks anything of it, but in a rated wall it is a finding.
#include "core/io/plan_reader.h"
#include "core/schedule/handing.h"
#include "tests/support/plans.h"

#include <QTest>

using namespace sp;
using namespace sp::test;

class TstCasedOpenings final : public QObject {
    Q_OBJECT

    static Project plan(const QByteArray& wall, const QByteArray& door)
    {
        const PlanFile file =
            readPlan("format: 1\nproject: {name: \"Plan\", units: us}\n"
                     "storeys:\n  - {id: st-1, name: \"One\", elevation: 0 in}\n"
                     "walls:\n  - {id: wl-1, storey: st-1, from: [0, 0], to: [5000, 0], thickness: 6 in"
                         + wall
                         + "}\n"
                           "openings:\n  - id: op-1\n    mark: \"1\"\n    place: {wall: wl-1, offset: 100 in}\n    door: {"
                         + door + "}\n",
                     QStringLiteral("plan"));
        if (!file.problems.empty())
            qFatal("%s", qPrintable(texts(file.problems)));
        return file.project;
    }

private slots:
    void only_the_rating_of_the_wall_is_asked_data()
    {
        QTest::addColumn<QByteArray>("wall");
        QTest::addColumn<QByteArray>("door");
        QTest::addColumn<bool>("fails");
        QTest::addColumn<bool>("others");
        QTest::newRow("in a rated wall") << QByteArray(", type: fire_barrier, rating: 2 h")
                                         << QByteArray("operation: cased_opening, label: 0 min, frame_label: 0 min") << true << false;
        QTest::newRow("in a plain wall") << QByteArray(", type: unrated, rating: 0 h")
                                         << QByteArray("operation: cased_opening, label: 0 min, frame_label: 0 min") << false << false;
        QTest::newRow("a door in its place") << QByteArray(", type: fire_barrier, rating: 2 h")
                                             << QByteArray("operation: swing, label: 0 min, frame_label: 0 min") << true << true;
    }
    void only_the_rating_of_the_wall_is_asked()
    {
        QFETCH(QByteArray, wall);
        QFETCH(QByteArray, door);
        QFETCH(bool, fails);
        QFETCH(bool, others);
        const Assessment a = assessed(plan(wall, door));
        const auto of = [&](QStringView rule, bool same) {
            return std::any_of(a.findings.begin(), a.findings.end(), [&](const Finding& f) {
                return f.key.contains(u"op-1") && f.key.startsWith(rule) == same && (!same || f.verdict == Verdict::Fail);
            });
        };
        QCOMPARE(of(u"nfpa80.rating-chain", true), fails);
        QCOMPARE(of(u"nfpa80.rating-chain", false), others);
    }

    void it_has_no_hand()
    {
        const Project p = plan({}, "operation: cased_opening");
        const auto topology = TopologyBuilder().update(p);
        QCOMPARE(handOf(p, *topology, OpeningDevices(p), p.openings[0]).text, QString());
    }
};

QTEST_APPLESS_MAIN(TstCasedOpenings)
#include "tst_cased_openings.moc"
