// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edit/patch.h"
#include "tests/support/plans.h"

#include <QSet>
#include <QTest>

using namespace sp;
using namespace sp::test;

class TstSamples final : public QObject {
    Q_OBJECT

    struct Fault {
        QString rule, subject, what, engine, key;
    };
    static std::vector<Fault> faults()
    {
        std::vector<Fault> out;
        for (const QByteArray& bytes : bytesOf(samplePath(QStringLiteral("research-building.faults.csv"))).split('\n').mid(1)) {
            QStringList cells;
            QString cell;
            bool quoted = false;
            for (const QChar c : QString::fromUtf8(bytes).trimmed()) {
                if (c == u'"')
                    quoted = !quoted;
                else if (c == u',' && !quoted)
                    cells += std::exchange(cell, QString());
                else
                    cell += c;
            }
            cells += cell;
            if (cells.size() == 5)
                out.push_back({cells[0], cells[1], cells[2], cells[3], cells[4]});
        }
        return out;
    }
    static Project sample(const char* name) { return readPlanFile(samplePath(QLatin1String(name))).project; }

    // What one supply, wire or contact does hangs on all the doors behind it.
    static bool isOfOneFault(const QString& key) { return key.startsWith(u"failure."); }

    // One missing door lengthens the ways of many rooms.
    static bool isOfTheWays(const QString& key)
    {
        return key.startsWith(u"ibc.dead-end:") || key.startsWith(u"ibc.exits-from-space:") || key.startsWith(u"ibc.common-path:")
            || key.startsWith(u"ibc.travel-distance:");
    }

    // Keys of fails that are open (or whose waiver is stale).
    static QSet<QString> openFails(const Project& p)
    {
        QSet<QString> out;
        for (const Finding& f : assessed(p).findings)
            if (f.verdict == Verdict::Fail && f.status != FindingStatus::Waived)
                out.insert(f.key);
        return out;
    }

    // The part of the way to the corrected plan that concerns one subject: the opening with its set, devices and circuits, the interlock, the
    // circuit, the valve, or the valves of the room and the doors that are missing.
    static Project mended(const Project& faulty, const Project& corrected, const QString& subject)
    {
        Project p = faulty;
        for (const auto& set : corrected.hardwareSets)
            if (!p.hardwareSets.find(set->id))
                p.hardwareSets.put(set->id, set);
        const OpeningId id(subject);
        const bool room = corrected.rooms.find(RoomId(subject));
        for (const auto& opening : corrected.openings)
            if (opening->id == id || (room && !faulty.openings.find(opening->id))) {
                p.openings.put(opening->id, opening);
                if (opening->set)
                    p.hardwareSets.put(*opening->set, corrected.hardwareSets.share(*opening->set));
                if (opening->type)
                    p.openingTypes.put(*opening->type, corrected.openingTypes.share(*opening->type));
            }
        if (const auto supply = corrected.supplies.share(SupplyId(subject)))
            p.supplies.put(SupplyId(subject), supply);
        if (const auto circuit = corrected.circuits.share(CircuitId(subject)))
            p.circuits.put(CircuitId(subject), circuit);
        if (const auto interlock = corrected.interlocks.share(InterlockId(subject))) {
            p.interlocks.put(InterlockId(subject), interlock);
            for (const DeviceId& release : interlock->localReleases.value_or(std::vector<DeviceId>()))
                p.devices.put(release, corrected.devices.share(release));
        }
        // A valve, or the valves that serve a room.
        for (const auto& valve : corrected.valves)
            if (valve->id.text() == subject || (valve->to && valve->to->text() == subject))
                p.valves.put(valve->id, valve);
        for (const auto& device : corrected.devices)
            if (device->opening == id)
                p.devices.put(device->id, device);
        for (const auto& circuit : corrected.circuits)
            if (circuit->feeds
                && std::any_of(circuit->feeds->begin(), circuit->feeds->end(), [&](const PartRef& r) { return r.entity == subject; }))
                p.circuits.put(circuit->id, circuit);
        for (const auto& interlock : corrected.interlocks)
            if (interlock->openings
                && std::find(interlock->openings->begin(), interlock->openings->end(), id) != interlock->openings->end())
                p.interlocks.put(interlock->id, interlock);
        for (const auto& waiver : faulty.waivers)
            if (waiver->finding.contains(u':' + subject + u':'))
                p.waivers.put(waiver->id, corrected.waivers.share(waiver->id));
        return p;
    }

private slots:
    void the_sample_is_as_large_as_promised()
    {
        const Project p = sample("research-building.strikeplate");
        QVERIFY(p.storeys.size() >= 3);
        QVERIFY(p.rooms.size() >= 40);
        QVERIFY(p.openings.size() >= 50);
        QVERIFY(p.valves.size() >= 15);
        QVERIFY(p.supplies.size() >= 4);
        QVERIFY(faults().size() >= 24);
    }

    void the_sample_has_exactly_the_faults_of_its_list()
    {
        QSet<QString> expected;
        for (const Fault& f : faults())
            if (f.engine == u"declared")
                expected.insert(f.key);
        const QSet<QString> found = openFails(sample("research-building.strikeplate"));
        QCOMPARE(QStringList((found - expected).values()).join(u' '), QString());
        QCOMPARE(QStringList((expected - found).values()).join(u' '), QString());
    }

    void the_corrected_sample_is_clean_and_says_so()
    {
        const Assessment a = assessed(sample("research-building-corrected.strikeplate"));
        QVERIFY(a.clean);
        QCOMPARE(a.noData, qint64{0});
        QCOMPARE(a.stale, qint64{0});
    }

    void mending_one_fault_clears_exactly_its_findings_data()
    {
        QTest::addColumn<QString>("subject");
        QSet<QString> seen;
        for (const Fault& f : faults())
            if (f.engine == u"declared" && !isOfOneFault(f.key) && !seen.contains(f.subject)) {
                seen.insert(f.subject);
                QTest::newRow(qPrintable(f.subject)) << f.subject;
            }
    }
    void mending_one_fault_clears_exactly_its_findings()
    {
        QFETCH(QString, subject);
        const Project faulty = sample("research-building.strikeplate");
        const Project corrected = sample("research-building-corrected.strikeplate");
        const QSet<QString> before = openFails(faulty);
        const QSet<QString> after = openFails(mended(faulty, corrected, subject));
        for (const QString& key : before)
            // The doors of one interlock have one defect between them.
            if (key.contains(u':' + subject + u':'))
                QVERIFY2(!after.contains(key), qPrintable(key + QStringLiteral(" is still there")));
            else if (!key.startsWith(u"nih.interlock") && !key.startsWith(u"interlock.") && !key.startsWith(u"nih.egress-kept")
                     && !isOfOneFault(key) && !isOfTheWays(key))
                QVERIFY2(after.contains(key), qPrintable(key + QStringLiteral(" went as well")));
        for (const QString& key : after)
            QVERIFY2(before.contains(key) || isOfOneFault(key) || isOfTheWays(key), qPrintable(key + QStringLiteral(" is new")));
    }
};

QTEST_APPLESS_MAIN(TstSamples)
#include "tst_samples.moc"
