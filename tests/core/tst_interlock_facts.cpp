// SPDX-License-Identifier: GPL-3.0-or-later
// The interlock of the research building with one thing of it changed at a time (valve-and-power-rules.md C3).
#include "core/edit/patch.h"
#include "core/edit/set_fact.h"
#include "tests/support/power_plans.h"

#include <QTest>

using namespace sp;
using namespace sp::test;

class TstInterlockFacts final : public QObject {
    Q_OBJECT

    static Project building() { return readPlanFile(samplePath(QStringLiteral("research-building-corrected.strikeplate"))).project; }
    static void change(Project& p, const char* path, const char* to)
    {
        const auto patch = setFact(p, QString::fromLatin1(path), QString::fromLatin1(to));
        if (!patch)
            qWarning("%s: %s", path, qPrintable(patch.error().message));
        else
            apply(p, patch.value());
    }
    template <class T, class F>
    static void put(Table<T>& table, const char* id, F&& f)
    {
        T row = *table.find(typename Table<T>::IdType(QString::fromLatin1(id)));
        f(row);
        table.put(row.id, std::make_shared<const T>(row));
    }
    // Magnets that the card reader drives and the fire alarm cuts, on the wires of the locks that they replace.
    static void useMagnets(Project& p)
    {
        for (const char* id : {"op-222a", "op-223a"}) {
            Opening door = *p.openings.find(OpeningId(QString::fromLatin1(id)));
            HardwareSet set = *p.hardwareSets.find(*door.set);
            set.id = HardwareSetId(QStringLiteral("hs-") + QString::fromLatin1(id));
            std::erase_if(*set.items, [](const HardwareItem& i) { return i.key == u"lock"; });
            HardwareItem magnet{QStringLiteral("lock"), QStringLiteral("maglock"), {}};
            magnet.facts.set(field("hw.fail_state"), Word{0});
            magnet.facts.set(field("hw.holding_ma"), Quantity{Dim::Current, 250'000});
            set.items->push_back(magnet);
            door.set = set.id;
            p.hardwareSets.put(set.id, std::make_shared<const HardwareSet>(set));
            p.openings.put(door.id, std::make_shared<const Opening>(door));
        }
        static const FieldId location = field("fai.location");
        for (const char* id : {"ci-222a", "ci-223a"})
            put(p.circuits, id, [](Circuit& c) {
                c.fireAlarm = FireAlarmLink{false, DeviceId(QStringLiteral("dv-fa-1")), {}};
                c.fireAlarm->facts.set(location, Word{static_cast<quint16>(*wordIndex(fieldOf(location).words, u"dc_output"))});
            });
    }
    static QString value(const Project& p, const char* fact)
    {
        const auto sheet = sheetOf(p);
        const FactId id = sheet->id(fact);
        Trace trace;
        const Fact f = sheet->value({SubjectKind::Interlock, 0, 0}, id, &trace);
        if (f.known)
            return factFileText(sheet->facts()[id], f.value, Units::Us);
        QStringList missing;
        for (const Missing& m : trace.missing)
            missing += sheet->facts()[m.fact].name + u'@' + sheet->idOf(m.subject);
        missing.sort();
        missing.removeDuplicates();
        return QStringLiteral("? ") + missing.join(u' ');
    }

private slots:
    void a_sound_interlock_has_nothing_to_answer_for()
    {
        const Project p = building();
        for (const char* fact : {"interlock.opens_without_power", "interlock.opens_without_controller", "interlock.opens_with_switch_open",
                                 "interlock.releases_in_place", "interlock.entry_stays_locked"})
            QCOMPARE(value(p, fact), QStringLiteral("true"));
        QCOMPARE(value(p, "interlock.two_open_unnoticed"), QStringLiteral("false"));
        QCOMPARE(value(p, "interlock.release_zones"), QStringLiteral("0"));
        QCOMPARE(value(p, "interlock.fault_injections"),
                 QStringLiteral(
                     "power off: every door lets people out; controller off: every door lets people out; a switch that reads open for "
                     "ever: every door lets people out; a switch that reads closed for ever: two doors open at once"));
    }

    void one_thing_changed_shows_in_what_hangs_on_it_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<QByteArray>("fact");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* name, const char* path, const char* to, const char* fact, const char* expected) {
            QTest::newRow(name) << QByteArray(path) << QByteArray(to) << QByteArray(fact) << QString::fromLatin1(expected);
        };
        row("held without power", "il-bsl3.release_on_power_loss", "false", "interlock.opens_without_power", "false");
        row("which doors", "il-bsl3.release_on_power_loss", "false", "interlock.shut_without_power", "222A, 223A");
        row("held without power is no matter of the controller", "il-bsl3.release_on_power_loss", "false",
            "interlock.opens_without_controller", "true");
        row("power loss not stated", "il-bsl3.release_on_power_loss", "", "interlock.opens_without_power",
            "? rel.interlock_override@op-222a rel.interlock_override@op-223a");
        row("held without controller", "il-bsl3.release_on_controller_loss", "false", "interlock.shut_without_controller", "222A, 223A");
        row("no time after which a stuck switch is ignored", "il-bsl3.timeout", "0 s", "interlock.opens_with_switch_open", "false");
        row("and the doors of that", "il-bsl3.timeout", "0 s", "interlock.shut_with_switch_open", "223A, 222A");
        row("time not stated", "il-bsl3.timeout", "", "interlock.opens_with_switch_open",
            "? rel.interlock_override@op-222a rel.interlock_override@op-223a");
        row("switches without supervision", "il-bsl3.switch_supervised", "false", "interlock.two_open_unnoticed", "true");
        row("supervision not stated", "il-bsl3.switch_supervised", "", "interlock.two_open_unnoticed",
            "? interlock.switch_supervised@il-bsl3");
        row("nobody can be in the laboratory", "rm-223.occupied_compartment", "false", "interlock.releases_in_place", "true");
    }
    void one_thing_changed_shows_in_what_hangs_on_it()
    {
        QFETCH(QByteArray, path);
        QFETCH(QByteArray, to);
        QFETCH(QByteArray, fact);
        QFETCH(QString, expected);
        Project p = building();
        change(p, path.constData(), to.constData());
        QCOMPARE(value(p, fact.constData()), expected);
    }

    void a_compartment_without_its_local_release_is_named()
    {
        const auto releases = [](const std::vector<const char*>& ids) {
            Project p = building();
            put(p.interlocks, "il-bsl3", [&](Interlock& i) {
                i.localReleases.emplace();
                for (const char* id : ids)
                    i.localReleases->push_back(DeviceId(QString::fromLatin1(id)));
            });
            return p;
        };
        QCOMPARE(value(releases({"dv-lr-222"}), "interlock.without_release"), QStringLiteral("223 BSL-3 LABORATORY"));
        QCOMPARE(value(releases({"dv-lr-223"}), "interlock.without_release"), QStringLiteral("222 BSL-3 ANTEROOM"));
        Project p = releases({});
        change(p, "rm-222.occupied_compartment", "false");
        QCOMPARE(value(p, "interlock.without_release"), QStringLiteral("223 BSL-3 LABORATORY"));
        change(p, "rm-223.occupied_compartment", "");
        QCOMPARE(value(p, "interlock.releases_in_place"), QStringLiteral("? space.occupied_compartment@rm-223"));
        put(p.interlocks, "il-bsl3", [](Interlock& i) { i.localReleases.reset(); });
        QCOMPARE(value(p, "interlock.releases_in_place"),
                 QStringLiteral("? interlock.local_releases@il-bsl3 space.occupied_compartment@rm-223"));
    }

    void a_release_that_stands_beside_a_door_is_in_the_room_of_its_side()
    {
        Project p = building();
        put(p.devices, "dv-lr-223", [](Device& d) { d.room.reset(); });
        QCOMPARE(value(p, "interlock.releases_in_place"), QStringLiteral("true"));
        put(p.devices, "dv-lr-223", [](Device& d) { d.side = Side::A; });
        QCOMPARE(value(p, "interlock.without_release"), QStringLiteral("223 BSL-3 LABORATORY"));
    }

    void magnets_open_for_both_sides()
    {
        Project p = building();
        useMagnets(p);
        QCOMPARE(value(p, "interlock.entry_stays_locked"), QStringLiteral("false"));
        QCOMPARE(value(p, "interlock.entries_opened"), QStringLiteral("222A, 223A"));
        change(p, "rm-222.hazard", "[]");
        change(p, "rm-222.containment", "none");
        QCOMPARE(value(p, "interlock.entries_opened"), QStringLiteral("223A"));
    }

    void locks_that_the_alarm_leaves_alone_stay_locked()
    {
        Project p = building();
        useMagnets(p);
        for (const char* id : {"ci-222a", "ci-223a"})
            put(p.circuits, id, [](Circuit& c) { c.fireAlarm = FireAlarmLink{true, {}, {}}; });
        QCOMPARE(value(p, "interlock.entries_opened"), QStringLiteral("none"));
    }

    void doors_of_two_zones_are_counted()
    {
        Project p = building();
        const auto link = [&](const char* circuit, const char* contact) {
            put(p.circuits, circuit, [&](Circuit& c) { c.fireAlarm = FireAlarmLink{false, DeviceId(QString::fromLatin1(contact)), {}}; });
        };
        link("ci-222a", "dv-fa-1");
        QCOMPARE(value(p, "interlock.release_zones"), QStringLiteral("1"));
        link("ci-223a", "dv-fa-1");
        QCOMPARE(value(p, "interlock.release_zones"), QStringLiteral("1"));
        link("ci-223a", "dv-fa-2");
        QCOMPARE(value(p, "interlock.release_zones"), QStringLiteral("2"));
        change(p, "dv-fa-2.zone", "Building");
        QCOMPARE(value(p, "interlock.release_zones"), QStringLiteral("1"));
        change(p, "dv-fa-2.zone", "");
        QCOMPARE(value(p, "interlock.release_zones"), QStringLiteral("? device.zone@dv-fa-2"));
        put(p.circuits, "ci-223a", [](Circuit& c) { c.fireAlarm.reset(); });
        QCOMPARE(value(p, "interlock.release_zones"), QStringLiteral("? rel.unlock_on_fire_alarm@op-223a"));
    }

    void an_interlock_that_does_not_name_its_doors_is_unknown()
    {
        Project p = building();
        put(p.interlocks, "il-bsl3", [](Interlock& i) { i.openings.reset(); });
        for (const char* fact : {"interlock.opens_without_power", "interlock.opens_with_switch_open", "interlock.two_open_unnoticed",
                                 "interlock.releases_in_place", "interlock.entry_stays_locked", "interlock.release_zones"})
            QCOMPARE(value(p, fact), QStringLiteral("? interlock.openings@il-bsl3"));
    }
};

QTEST_GUILESS_MAIN(TstInterlockFacts)
#include "tst_interlock_facts.moc"
