// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edit/edit_sets.h"

#include "tests/support/edits.h"

using namespace sp;
using namespace sp::test;

class TstEditSets final : public QObject {
    Q_OBJECT

    static const Catalogue& devices() { return library().catalogue; }
    static HardwareSetId set(const char* id) { return HardwareSetId(QString::fromLatin1(id)); }
    static OpeningId op(const char* id) { return OpeningId(QString::fromLatin1(id)); }

    // Two openings of one set that are wired, and a third with another set.
    static Project setPlan()
    {
        return corridorPlan(
            "opening_types:\n  - id: ot-1\n    name: \"D1\"\n"
            "openings:\n"
            "  - id: op-1\n    mark: \"101A\"\n    set: hs-1\n    place: {wall: wl-cs, offset: 3000 mm}\n"
            "  - id: op-2\n    mark: \"102A\"\n    set: hs-1\n    place: {wall: wl-cs, offset: 9000 mm}\n"
            "  - id: op-3\n    mark: \"103A\"\n    set: hs-2\n    place: {wall: wl-cn, offset: 9000 mm}\n"
            "hardware_sets:\n"
            "  - id: hs-1\n    mark: \"01\"\n    items:\n      - {key: hinge, kind: hinge}\n"
            "      - {key: lock, kind: electrified_mortise, fail_state: fail_secure}\n      - {key: holder, kind: mag_holder}\n"
            "  - id: hs-2\n    mark: \"04.103A\"\n    items:\n      - {key: lock, kind: mortise_lock}\n"
            "  - id: hs-3\n    mark: \"09\"\n"
            "devices:\n  - {id: dv-ctl, kind: controller, room: rm-101, drives: [op-1/lock, op-2/lock]}\n"
            "  - {id: dv-fa, kind: fa_relay, room: rm-101, releases: [op-1/holder]}\n"
            "supplies:\n  - id: ps-1\n    mark: \"PS-1\"\n"
            "circuits:\n  - {id: ci-1, supply: ps-1, feeds: [op-1/lock]}\n  - {id: ci-2, supply: ps-1, feeds: [op-2/lock, op-2/holder]}\n");
    }
    static QString keys(const Project& p, const char* id)
    {
        QStringList out;
        for (const HardwareItem& i : p.hardwareSets.find(set(id))->items.value_or(std::vector<HardwareItem>()))
            out += i.key;
        return out.join(u' ');
    }
    static QString failState(const HardwareItem& item)
    {
        const auto word = item.facts.word(field("hw.fail_state"));
        return word ? wordAt(fieldOf(field("hw.fail_state")).words, *word) : QString();
    }

private slots:
    void openings_of_a_set_come_in_order_of_their_marks()
    {
        const auto found = openingsWith(setPlan(), set("hs-1"));
        QCOMPARE(found.size(), size_t{2});
        QCOMPARE(found[0].text() + found[1].text(), QStringLiteral("op-1op-2"));
        QVERIFY(openingsWith(setPlan(), set("hs-9")).empty());
    }

    void a_new_set_takes_the_next_mark()
    {
        const Project p = setPlan();
        NewIds ids("t");
        const auto edited = addSet(p, QStringLiteral(" Storage "), ids);
        SP_SOUND(p, edited);
        const Project now = with(p, edited);
        const HardwareSet& made = *now.hardwareSets.find(HardwareSetId(onlyMade(edited)));
        QCOMPARE(*made.mark, QStringLiteral("10"));
        QCOMPARE(*made.name, QStringLiteral("Storage"));
        QVERIFY(made.items && made.items->empty());
        QCOMPARE(*with(corridorPlan(), addSet(corridorPlan(), {}, ids)).hardwareSets[0].mark, QStringLiteral("01"));
    }

    void a_set_of_its_own_leaves_the_others_alone()
    {
        const Project p = setPlan();
        NewIds ids("t");
        const auto edited = setOfOwn(p, set("hs-1"), {op("op-2")}, ids);
        SP_SOUND(p, edited);
        const Project now = with(p, edited);
        const HardwareSet& copy = *now.hardwareSets.find(HardwareSetId(onlyMade(edited)));
        QCOMPARE(now.openings.find(op("op-2"))->set, std::optional(copy.id));
        QCOMPARE(now.openings.find(op("op-1"))->set, std::optional(set("hs-1")));
        QCOMPARE(copy.items, p.hardwareSets.find(set("hs-1"))->items);
        QVERIFY(now.circuits == p.circuits && now.devices == p.devices); // the parts are still there
        QCOMPARE(errorText(setOfOwn(p, set("hs-1"), {}, ids)),
                 QStringLiteral("hs-1: expected openings that get the copy of set 01, found none"));
        QCOMPARE(errorText(setOfOwn(p, set("hs-9"), {op("op-2")}, ids)),
                 QStringLiteral("hs-9: expected an element of this plan, found `hs-9`"));
        QCOMPARE(errorText(setOfOwn(p, set("hs-1"), {op("op-9")}, ids)),
                 QStringLiteral("op-9: expected an element of this plan, found `op-9`"));
    }

    void items_are_added_with_what_they_can_only_be_data()
    {
        QTest::addColumn<QByteArray>("kind");
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("failState");
        QTest::addColumn<QString>("says");
        QTest::newRow("a magnet can only be fail safe") << QByteArray("maglock") << "maglock"
                                                        << "fail_safe" << QString();
        QTest::newRow("a strike can be both: nobody knows yet")
            << QByteArray("electric_strike") << "electric_strike" << QString() << QString();
        QTest::newRow("a mechanical item has none") << QByteArray("closer") << "closer" << QString() << QString();
        QTest::newRow("a key that is taken") << QByteArray("hinge") << "hinge-2" << QString() << QString();
        QTest::newRow("a device of the plan") << QByteArray("gas_detector") << QString() << QString()
                                              << "Gas detector is placed on the plan: it cannot be an item of a hardware set";
        QTest::newRow("no kind") << QByteArray("teapot") << QString() << QString()
                                 << "expected a kind of the catalogue such as `mortise_lock`, found `teapot`";
    }
    void items_are_added_with_what_they_can_only_be()
    {
        QFETCH(QByteArray, kind);
        QFETCH(QString, key);
        QFETCH(QString, failState);
        QFETCH(QString, says);
        const Project p = setPlan();
        const auto edited = addItem(p, devices(), set("hs-1"), QString::fromLatin1(kind));
        QCOMPARE(errorText(edited), says);
        if (!edited)
            return;
        SP_SOUND(p, edited);
        const Project now = with(p, edited);
        const HardwareItem& item = now.hardwareSets.find(set("hs-1"))->items->back();
        QCOMPARE(item.key, key);
        QCOMPARE(TstEditSets::failState(item), failState);
        QCOMPARE(onlyMade(edited), QStringLiteral("hs-1/") + key);
        QVERIFY(checkDevices(now, devices()).impossible.empty());
        // A set whose items nobody knew has one now.
        SP_SOUND(p, addItem(p, devices(), set("hs-3"), QString::fromLatin1(kind)));
    }

    void a_changed_item_keeps_no_fail_state_that_it_cannot_have()
    {
        const Project p = setPlan();
        const auto magnet = changeItem(p, devices(), set("hs-1"), QStringLiteral("lock"), QStringLiteral("maglock"));
        SP_SOUND(p, magnet);
        QCOMPARE(failState((*with(p, magnet).hardwareSets.find(set("hs-1"))->items)[1]), QStringLiteral("fail_safe"));
        const auto strike = changeItem(p, devices(), set("hs-1"), QStringLiteral("lock"), QStringLiteral("electric_strike"));
        QCOMPARE(failState((*with(p, strike).hardwareSets.find(set("hs-1"))->items)[1]), QStringLiteral("fail_secure"));
        const auto plain = changeItem(p, devices(), set("hs-1"), QStringLiteral("lock"), QStringLiteral("mortise_lock"));
        SP_SOUND(p, plain);
        QCOMPARE(failState((*with(p, plain).hardwareSets.find(set("hs-1"))->items)[1]), QString());
        QCOMPARE(keys(with(p, plain), "hs-1"), QStringLiteral("hinge lock holder"));
        QCOMPARE(errorText(changeItem(p, devices(), set("hs-1"), QStringLiteral("bolt"), QStringLiteral("maglock"))),
                 QStringLiteral("hs-1/bolt: expected an item of the set 01 (hinge, lock, holder), found `bolt`"));
    }

    void wiring_loses_an_item_that_goes()
    {
        const Project p = setPlan();
        const auto edited = removeItem(p, set("hs-1"), QStringLiteral("lock"));
        SP_SOUND(p, edited);
        const Project now = with(p, edited);
        QCOMPARE(keys(now, "hs-1"), QStringLiteral("hinge holder"));
        QVERIFY(!now.circuits.find(CircuitId(QStringLiteral("ci-1")))); // nothing left to feed
        QCOMPARE(now.circuits.find(CircuitId(QStringLiteral("ci-2")))->feeds->size(), size_t{1});
        QVERIFY(now.devices.find(DeviceId(QStringLiteral("dv-ctl")))->drives->empty());
        QVERIFY(now.devices.find(DeviceId(QStringLiteral("dv-fa")))
                && *now.devices.find(DeviceId(QStringLiteral("dv-fa"))) == p.devices[1]);
        QCOMPARE(edited.value().notes.join(u'\n'),
                 QStringLiteral("Went along, with nothing left to serve: circuit ci-1.\n"
                                "Links to it were taken from device dv-ctl and circuit ci-2."));
        QCOMPARE(errorText(removeItem(p, set("hs-1"), QStringLiteral("bolt"))),
                 QStringLiteral("hs-1/bolt: expected an item of the set 01 (hinge, lock, holder), found `bolt`"));
    }

    void items_move_within_the_set_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<int>("by");
        QTest::addColumn<QString>("order");
        QTest::newRow("down") << "hinge" << 1 << "lock hinge holder";
        QTest::newRow("up") << "holder" << -1 << "hinge holder lock";
        QTest::newRow("by more than there are") << "hinge" << 9 << "lock holder hinge";
        QTest::newRow("to the top") << "holder" << -9 << "holder hinge lock";
        QTest::newRow("nowhere") << "lock" << 0 << "hinge lock holder";
    }
    void items_move_within_the_set()
    {
        QFETCH(QString, key);
        QFETCH(int, by);
        QFETCH(QString, order);
        const Project p = setPlan();
        const auto edited = moveItem(p, set("hs-1"), key, by);
        SP_SOUND(p, edited);
        QCOMPARE(keys(with(p, edited), "hs-1"), order);
        QCOMPARE(edited.value().patch.empty(), by == 0);
    }

    void another_set_takes_the_wiring_that_it_has_items_for()
    {
        const Project p = setPlan();
        const auto edited = assignSet(p, {op("op-1"), op("op-2")}, set("hs-2"));
        SP_SOUND(p, edited);
        const Project now = with(p, edited);
        QCOMPARE(now.openings.find(op("op-1"))->set, std::optional(set("hs-2")));
        QCOMPARE(now.circuits.find(CircuitId(QStringLiteral("ci-2")))->feeds->size(), size_t{1}); // lock is there, holder is not
        QVERIFY(now.devices.find(DeviceId(QStringLiteral("dv-fa")))->releases->empty());
        const auto none = assignSet(p, {op("op-1")}, std::nullopt);
        SP_SOUND(p, none);
        QVERIFY(!with(p, none).circuits.find(CircuitId(QStringLiteral("ci-1"))));
        QCOMPARE(errorText(assignSet(p, {op("op-1")}, set("hs-9"))),
                 QStringLiteral("hs-9: expected an element of this plan, found `hs-9`"));
        QCOMPARE(errorText(assignSet(p, {op("op-9")}, set("hs-1"))),
                 QStringLiteral("op-9: expected an element of this plan, found `op-9`"));
    }

    void types_are_assigned_to_many()
    {
        const Project p = setPlan();
        const OpeningTypeId type(QStringLiteral("ot-1"));
        const auto edited = assignType(p, {op("op-1"), op("op-3")}, type);
        SP_SOUND(p, edited);
        QCOMPARE(with(p, edited).openings.find(op("op-3"))->type, std::optional(type));
        QVERIFY(!with(p, edited).openings.find(op("op-2"))->type);
        SP_SOUND(with(p, edited), assignType(with(p, edited), {op("op-3")}, std::nullopt));
        QCOMPARE(errorText(assignType(p, {op("op-1")}, OpeningTypeId(QStringLiteral("ot-9")))),
                 QStringLiteral("ot-9: expected an element of this plan, found `ot-9`"));
    }

    void fail_states_are_those_of_the_kind_data()
    {
        QTest::addColumn<QByteArray>("kind");
        QTest::addColumn<QString>("states");
        QTest::newRow("strike") << QByteArray("electric_strike") << "fail_secure fail_safe";
        QTest::newRow("magnet") << QByteArray("maglock") << "fail_safe";
        QTest::newRow("latch retraction") << QByteArray("elr_exit_device") << "fail_secure";
        QTest::newRow("hinge") << QByteArray("hinge") << QString();
        QTest::newRow("no kind") << QByteArray("teapot") << QString();
    }
    void fail_states_are_those_of_the_kind()
    {
        QFETCH(QByteArray, kind);
        QFETCH(QString, states);
        QCOMPARE(failStatesOf(devices(), QString::fromLatin1(kind)).join(u' '), states);
    }
};

QTEST_APPLESS_MAIN(TstEditSets)
#include "tst_edit_sets.moc"
