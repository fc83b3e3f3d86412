// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edit/edit_devices.h"

#include "tests/support/edits.h"

using namespace sp;
using namespace sp::test;

class TstEditDevices final : public QObject {
    Q_OBJECT

    static const Catalogue& devices() { return library().catalogue; }
    static PlaceAt at(int x, int y) { return {StoreyId(QStringLiteral("st-1")), {mm(x), mm(y)}}; }
    static QString text(const QByteArray& t) { return QString::fromLatin1(t); }

    // A door with a lock, a holder and a reader; two supplies, a controller, a detector, a station, a relay, a source and two valves.
    static Project wiredPlan()
    {
        return corridorPlan(
            "openings:\n"
            "  - id: op-1\n    mark: \"101A\"\n    set: hs-1\n    place: {wall: wl-cs, offset: 3000 mm, hinge: from, swings: right}\n"
            "    door: {leaves: 1, operation: swing, leaf_width: 900 mm}\n"
            "  - id: op-2\n    mark: \"102A\"\n    place: {wall: wl-cs, offset: 9000 mm, hinge: to, swings: right}\n"
            "    door: {leaves: 1, operation: swing, leaf_width: 900 mm}\n"
            "hardware_sets:\n"
            "  - id: hs-1\n    mark: \"01\"\n    items:\n"
            "      - {key: hinge, kind: hinge, qty: 3}\n      - {key: transfer, kind: power_transfer}\n"
            "      - {key: lock, kind: electrified_mortise, fail_state: fail_secure}\n      - {key: holder, kind: mag_holder}\n"
            "devices:\n"
            "  - {id: dv-ctl, kind: controller, mark: \"CTL-1\", room: rm-102, at: [8000, 500]}\n"
            "  - {id: dv-det, kind: gas_detector, mark: \"GD-1\", room: rm-101, at: [1000, 500]}\n"
            "  - {id: dv-fa, kind: fa_relay, mark: \"FA-1\", room: rm-102, at: [9000, 500]}\n"
            "  - {id: dv-rd, kind: card_reader, mark: \"CR-1\", room: rm-100, at: [2250, 3150]}\n"
            "supplies:\n  - id: ps-1\n    mark: \"PS-1\"\n    place: {room: rm-102, at: [7000, 500]}\n"
            "  - id: ps-2\n    mark: \"PS-2\"\n    place: {room: rm-102, at: [7500, 500]}\n"
            "sources:\n  - {id: so-1, name: \"Nitrogen\", room: rm-101, at: [500, 500], gas: inert}\n"
            "valves:\n  - id: vl-1\n    tag: \"XV-1\"\n    place: {room: rm-101, at: [700, 700]}\n"
            "  - id: vl-2\n    tag: \"HV-1\"\n    place: {room: rm-101, at: [900, 700]}\n    solenoid: none\n");
    }
    static PlanLink linkOf(const char* from, const char* to, PlanLink::Kind kind)
    {
        return {QString::fromLatin1(from), QString::fromLatin1(to), kind};
    }
    static QString words(const std::vector<PlanLink>& links)
    {
        static constexpr const char* names[] = {"feeds", "drives", "closes", "disables", "releases", "at", "source", "to"};
        QStringList out;
        for (const PlanLink& l : links)
            out += l.from + u' ' + QLatin1String(names[static_cast<size_t>(l.kind)]) + u' ' + l.to;
        return out.join(QStringLiteral(", "));
    }

private slots:
    void devices_find_their_room_and_a_mark_data()
    {
        QTest::addColumn<QByteArray>("kind");
        QTest::addColumn<int>("x");
        QTest::addColumn<QString>("room");
        QTest::addColumn<QString>("mark");
        QTest::addColumn<QString>("says");
        QTest::newRow("a detector") << QByteArray("gas_detector") << 3000 << "rm-101"
                                    << "GD-2" << QString();
        QTest::newRow("in another room") << QByteArray("oxygen_monitor") << 9000 << "rm-102"
                                         << "OM-1" << QString();
        QTest::newRow("outside") << QByteArray("generator") << 90000 << QString() << "GEN-1" << QString();
        QTest::newRow("a panel") << QByteArray("fire_alarm_panel") << 3000 << "rm-101"
                                 << "FACP-1" << QString();
        QTest::newRow("a reader") << QByteArray("card_reader") << 3000 << "rm-101"
                                  << "CR-2" << QString();
        QTest::newRow("an item of a set") << QByteArray("mortise_lock") << 3000 << QString() << QString()
                                          << "Mortise lock belongs to the hardware set of an opening: it is not placed on the plan";
        QTest::newRow("no kind") << QByteArray("teapot") << 3000 << QString() << QString()
                                 << "expected a kind of the catalogue such as `card_reader`, found `teapot`";
    }
    void devices_find_their_room_and_a_mark()
    {
        QFETCH(QByteArray, kind);
        QFETCH(int, x);
        QFETCH(QString, room);
        QFETCH(QString, mark);
        QFETCH(QString, says);
        const Project p = wiredPlan();
        NewIds ids("t");
        const auto edited = placeDevice(p, *topologyOf(p), devices(), text(kind), at(x, 1500), std::nullopt, ids);
        QCOMPARE(edited ? QString() : edited.error().message, says);
        if (!edited)
            return;
        SP_SOUND(p, edited);
        const Project now = with(p, edited);
        const Device& d = *now.devices.find(DeviceId(onlyMade(edited)));
        QCOMPARE(d.room ? d.room->text() : QString(), room);
        QCOMPARE(d.storey ? d.storey->text() : QString(), room.isEmpty() ? QStringLiteral("st-1") : QString());
        QCOMPARE(d.mark.value_or(QString()), mark);
        QCOMPARE(*d.at, (PlanPoint{mm(x), mm(1500)}));
    }

    void a_device_at_an_opening_stands_on_the_nearer_side_data()
    {
        QTest::addColumn<int>("x");
        QTest::addColumn<int>("y");
        QTest::addColumn<QString>("side");
        QTest::addColumn<int>("isX");
        QTest::addColumn<int>("isY");
        QTest::newRow("in the corridor, beside the latch") << 3700 << 3300 << "a" << 3700 << 3150;
        QTest::newRow("in the room, beside the hinge") << 2300 << 2800 << "b" << 2300 << 2850;
        QTest::newRow("on the leaf: beside the latch jamb") << 3100 << 3200 << "a" << 3750 << 3150;
        QTest::newRow("far away it is meant so") << 3100 << 5500 << "a" << 3100 << 5500;
    }
    void a_device_at_an_opening_stands_on_the_nearer_side()
    {
        QFETCH(int, x);
        QFETCH(int, y);
        QFETCH(QString, side);
        QFETCH(int, isX);
        QFETCH(int, isY);
        const Project p = wiredPlan();
        NewIds ids("t");
        const auto edited =
            placeDevice(p, *topologyOf(p), devices(), QStringLiteral("push_button"), at(x, y), OpeningId(QStringLiteral("op-1")), ids);
        SP_SOUND(p, edited);
        const Project now = with(p, edited);
        const Device& d = *now.devices.find(DeviceId(onlyMade(edited)));
        QCOMPARE(*d.side == Side::A ? QStringLiteral("a") : QStringLiteral("b"), side);
        QCOMPARE(*d.at, (PlanPoint{mm(isX), mm(isY)}));
        QVERIFY(!d.room && !d.storey);
        QCOMPARE(d.mark.value_or(QString()), QStringLiteral("PB-1"));
    }

    void valves_supplies_and_sources_are_placed_with_tags()
    {
        const Project p = wiredPlan();
        const auto topology = topologyOf(p);
        NewIds ids("t");
        const auto valve = placeValve(p, *topology, QStringLiteral("ball"), QStringLiteral("spring_piston"), at(3000, 1500), ids);
        SP_SOUND(p, valve);
        const Project withValve = with(p, valve);
        const Valve& v = *withValve.valves.find(ValveId(onlyMade(valve)));
        QCOMPARE(v.tag.value_or(QString()), QStringLiteral("XV-2"));
        QCOMPARE(v.room->text(), QStringLiteral("rm-101"));
        QVERIFY(!v.noSolenoid && !v.noPositioner);
        const auto byHand = placeValve(p, *topology, QStringLiteral("ball"), QStringLiteral("manual"), at(3000, 1500), ids);
        SP_SOUND(p, byHand);
        const Project withHand = with(p, byHand);
        const Valve& h = *withHand.valves.find(ValveId(onlyMade(byHand)));
        QCOMPARE(h.tag.value_or(QString()), QStringLiteral("HV-2"));
        QVERIFY(h.noSolenoid && h.noPositioner);
        const auto supply = placeSupply(p, *topology, at(9000, 1500), ids);
        SP_SOUND(p, supply);
        QCOMPARE(with(p, supply).supplies.find(SupplyId(onlyMade(supply)))->mark.value_or(QString()), QStringLiteral("PS-3"));
        const auto source = placeSource(p, *topology, QStringLiteral("toxic"), at(9000, 1500), ids);
        SP_SOUND(p, source);
        QCOMPARE(with(p, source).sources.find(SourceId(onlyMade(source)))->name.value_or(QString()), QStringLiteral("Gas source 1"));
        QVERIFY(placeSource(p, *topology, {}, at(9000, 1500), ids));
    }

    void wrong_words_and_places_are_refused()
    {
        const Project p = wiredPlan();
        const auto topology = topologyOf(p);
        NewIds ids("t");
        QVERIFY(errorText(placeValve(p, *topology, QStringLiteral("teapot"), QStringLiteral("manual"), at(0, 0), ids))
                    .startsWith(u"the kind of the body: expected one of gate, globe, ball"));
        QVERIFY(errorText(placeValve(p, *topology, QStringLiteral("ball"), QStringLiteral("teapot"), at(0, 0), ids))
                    .startsWith(u"the actuator: expected one of spring_diaphragm"));
        QVERIFY(errorText(placeSource(p, *topology, QStringLiteral("tea"), at(0, 0), ids))
                    .startsWith(u"the gas: expected one of toxic, flammable"));
        const PlaceAt nowhere{StoreyId(QStringLiteral("st-9")), {}};
        const QString no = QStringLiteral("st-9: expected an element of this plan, found `st-9`");
        QCOMPARE(errorText(placeSupply(p, *topology, nowhere, ids)), no);
        QCOMPARE(errorText(placeSource(p, *topology, {}, nowhere, ids)), no);
        QCOMPARE(errorText(placeValve(p, *topology, QStringLiteral("ball"), QStringLiteral("manual"), nowhere, ids)), no);
        QCOMPARE(errorText(placeDevice(p, *topology, devices(), QStringLiteral("keypad"), nowhere, std::nullopt, ids)), no);
        QCOMPARE(
            errorText(placeDevice(p, *topology, devices(), QStringLiteral("keypad"), at(0, 0), OpeningId(QStringLiteral("op-9")), ids)),
            QStringLiteral("op-9: expected an element of this plan, found `op-9`"));
    }

    void links_are_made_drawn_and_taken_away_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("drawn");
        using K = PlanLink::Kind;
        const auto row = [](const char* name, const char* from, const char* to, K kind, const char* drawn) {
            QTest::newRow(name) << QByteArray(from) << QByteArray(to) << static_cast<int>(kind) << QString::fromLatin1(drawn);
        };
        row("a supply feeds an opening: its loads, not its hinges and transfers", "ps-1", "op-1", K::Feeds,
            "ps-1 feeds op-1/holder, ps-1 feeds op-1/lock");
        row("a supply feeds one item", "ps-1", "op-1/lock", K::Feeds, "ps-1 feeds op-1/lock");
        row("a supply feeds a reader", "ps-1", "dv-rd", K::Feeds, "ps-1 feeds dv-rd");
        row("a supply feeds the solenoid of a valve", "ps-1", "vl-1", K::Feeds, "ps-1 feeds vl-1/solenoid");
        row("a controller drives the locks of an opening", "dv-ctl", "op-1", K::Drives, "dv-ctl drives op-1/lock");
        row("a detector closes a valve", "dv-det", "vl-2", K::Closes, "dv-det closes vl-2");
        row("a detector disables a reader", "dv-det", "dv-rd", K::Disables, "dv-det disables dv-rd");
        row("a relay releases the hold-open", "dv-fa", "op-1", K::Releases, "dv-fa releases op-1/holder");
        row("a reader stands at an opening", "dv-rd", "op-1", K::AtOpening, "dv-rd at op-1");
        row("a source flows into a valve", "so-1", "vl-1", K::FlowsFrom, "so-1 source vl-1");
        row("a valve leads into a room", "vl-1", "rm-102", K::FlowsTo, "vl-1 to rm-102");
    }
    void links_are_made_drawn_and_taken_away()
    {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        QFETCH(int, kind);
        QFETCH(QString, drawn);
        const Project p = wiredPlan();
        const PlanLink l{text(from), text(to), static_cast<PlanLink::Kind>(kind)};
        NewIds ids("t");
        const auto possible = possibleLinks(p, devices(), l.from, l.to);
        QVERIFY(std::find(possible.begin(), possible.end(), l.kind) != possible.end());
        const auto made = link(p, devices(), l, ids);
        SP_SOUND(p, made);
        const Project now = with(p, made);
        QCOMPARE(words(linksOf(now)), drawn);
        const auto twice = link(now, devices(), l, ids);
        QVERIFY2(errorText(twice).endsWith(u"are linked so already"), qPrintable(errorText(twice)));
        const auto gone = unlink(now, l);
        SP_SOUND(now, gone);
        QCOMPARE(words(linksOf(with(now, gone))), QString());
        QVERIFY2(errorText(unlink(p, l)).endsWith(u"are not linked so"), qPrintable(errorText(unlink(p, l))));
    }

    // What runs on electricity is fed at its actuator, with a solenoid or without.
    void a_supply_feeds_the_motor_of_a_valve()
    {
        static const FieldId kind = field("actuator.kind");
        const auto feedOf = [](const char* actuator, const char* to) {
            Project p = wiredPlan();
            Valve v = *p.valves.find(ValveId(QStringLiteral("vl-2"))); // without a solenoid
            v.facts.set(kind, Word{static_cast<quint16>(*wordIndex(fieldOf(kind).words, QString::fromLatin1(actuator)))});
            p.valves.put(v.id, std::make_shared<const Valve>(v));
            NewIds ids("t");
            const auto made = link(p, devices(), linkOf("ps-1", to, PlanLink::Kind::Feeds), ids);
            return made ? words(linksOf(with(p, made))) : errorText(made);
        };
        for (const char* actuator : {"motor", "electric_spring", "electric_capacitor", "electrohydraulic"}) {
            QCOMPARE(feedOf(actuator, "vl-2"), QStringLiteral("ps-1 feeds vl-2/actuator"));
            QCOMPARE(feedOf(actuator, "vl-2/actuator"), QStringLiteral("ps-1 feeds vl-2/actuator"));
        }
        QVERIFY2(feedOf("spring_piston", "vl-2").contains(QStringLiteral("cannot feed")), qPrintable(feedOf("spring_piston", "vl-2")));
        QVERIFY2(feedOf("motor", "vl-2/solenoid").contains(QStringLiteral("cannot feed")), qPrintable(feedOf("motor", "vl-2/solenoid")));
    }

    void what_cannot_be_linked_is_refused_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("says");
        using K = PlanLink::Kind;
        const auto row = [](const char* name, const char* from, const char* to, K kind, const char* says) {
            QTest::newRow(name) << QByteArray(from) << QByteArray(to) << static_cast<int>(kind) << QString::fromLatin1(says);
        };
        row("a supply and a hinge", "ps-1", "op-1/hinge", K::Feeds, "supply PS-1 cannot feed opening 101A (hinge)");
        row("a supply and an opening without hardware", "ps-1", "op-2", K::Feeds, "supply PS-1 cannot feed opening 102A");
        row("a supply and a hand valve", "ps-1", "vl-2", K::Feeds, "supply PS-1 cannot feed valve HV-1");
        row("a supply and a room", "ps-1", "rm-101", K::Feeds, "supply PS-1 cannot feed room 101");
        row("a reader and a valve", "dv-rd", "vl-1", K::Closes, "device CR-1 cannot close valve XV-1");
        row("a detector and itself", "dv-det", "dv-det", K::Disables, "device GD-1 cannot disable device GD-1");
        row("a controller and an opening without locks", "dv-ctl", "op-2", K::Drives, "device CTL-1 cannot drive opening 102A");
        row("a source and a room", "so-1", "rm-101", K::FlowsFrom, "source Nitrogen cannot be the source of room 101");
        row("something that is not there", "ps-9", "op-1", K::Feeds, "expected an element of this plan, found `ps-9`");
        row("to something that is not there", "ps-1", "op-9", K::Feeds, "expected an element of this plan, found `op-9`");
        row("an item that the set does not have", "ps-1", "op-1/bolt", K::Feeds, "supply PS-1 cannot feed opening 101A (bolt)");
    }
    void what_cannot_be_linked_is_refused()
    {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        QFETCH(int, kind);
        QFETCH(QString, says);
        const Project p = wiredPlan();
        NewIds ids("t");
        const auto edited = link(p, devices(), {text(from), text(to), static_cast<PlanLink::Kind>(kind)}, ids);
        QCOMPARE(edited ? QString() : edited.error().message, says);
    }

    void a_load_has_one_supply()
    {
        NewIds ids("t");
        const Project p = with(wiredPlan(), link(wiredPlan(), devices(), linkOf("ps-1", "op-1/lock", PlanLink::Kind::Feeds), ids));
        const auto second = link(p, devices(), linkOf("ps-2", "op-1", PlanLink::Kind::Feeds), ids);
        QCOMPARE(errorText(second),
                 QStringLiteral("op-1/lock: opening 101A (lock) is fed by supply PS-1 already: take that link away first"));
        // The same supply takes what it does not feed yet.
        const auto rest = link(p, devices(), linkOf("ps-1", "op-1", PlanLink::Kind::Feeds), ids);
        SP_SOUND(p, rest);
        QCOMPARE(words(linksOf(with(p, rest))), QStringLiteral("ps-1 feeds op-1/holder, ps-1 feeds op-1/lock"));
        QCOMPARE(with(p, rest).circuits.size(), size_t{2});
        const auto none = unlink(with(p, rest), linkOf("ps-1", "op-1", PlanLink::Kind::Feeds));
        SP_SOUND(with(p, rest), none);
        QCOMPARE(with(with(p, rest), none).circuits.size(), size_t{0});
        QCOMPARE(none.value().notes.size(), qsizetype{2});
    }

    void a_valve_with_another_source_says_what_it_had()
    {
        NewIds ids("t");
        const Project p = with(wiredPlan(), link(wiredPlan(), devices(), linkOf("vl-1", "rm-101", PlanLink::Kind::FlowsTo), ids));
        const auto other = link(p, devices(), linkOf("vl-1", "rm-102", PlanLink::Kind::FlowsTo), ids);
        SP_SOUND(p, other);
        QCOMPARE(other.value().notes.join(u'\n'), QStringLiteral("valve XV-1 was linked to room 101 before."));
    }

    void a_reader_at_an_opening_knows_its_side_and_one_taken_off_its_room()
    {
        NewIds ids("t");
        const Project p = wiredPlan();
        const PlanLink l = linkOf("dv-rd", "op-1", PlanLink::Kind::AtOpening);
        const Project now = with(p, link(p, devices(), l, ids));
        const Device& d = *now.devices.find(DeviceId(QStringLiteral("dv-rd")));
        QVERIFY(d.side == Side::A && !d.room);
        QVERIFY(with(now, unlink(now, l)) == p);
    }

    void links_of_the_sample_are_all_drawn_once()
    {
        const Project p = readPlanFile(samplePath(QStringLiteral("research-building.strikeplate"))).project;
        const auto links = linksOf(p);
        QVERIFY(links.size() > 200);
        QVERIFY(std::is_sorted(links.begin(), links.end(), [](const PlanLink& a, const PlanLink& b) {
            return std::tie(a.kind, a.from, a.to) < std::tie(b.kind, b.from, b.to);
        }));
        size_t feeds = 0;
        for (const auto& c : p.circuits)
            feeds += c->feeds ? c->feeds->size() : 0;
        QCOMPARE(static_cast<size_t>(
                     std::count_if(links.begin(), links.end(), [](const PlanLink& l) { return l.kind == PlanLink::Kind::Feeds; })),
                 feeds);
        // Each that is there can be taken away and, but for its wiring data, made again.
        for (const PlanLink& l : links) {
            NewIds ids("t");
            const auto gone = unlink(p, l);
            QVERIFY2(gone, qPrintable(errorText(gone)));
            const Project now = with(p, gone);
            const auto again = link(now, devices(), l, ids);
            QVERIFY2(again, qPrintable(errorText(again)));
            QVERIFY(linksOf(with(now, again)) == links);
        }
    }
};

QTEST_APPLESS_MAIN(TstEditDevices)
#include "tst_edit_devices.moc"
