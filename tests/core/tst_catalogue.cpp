// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/catalogue.h"
#include "tests/support/plans.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace sp;
using namespace sp::test;

class TstCatalogue final : public QObject {
    Q_OBJECT

    /// A folder with one kind, `extra` among its lines.
    static Catalogue read(const QByteArray& extra, Errors& problems, bool electrified = true)
    {
        QTemporaryDir dir;
        QFile file(dir.filePath(QStringLiteral("door_gadget.yaml")));
        if (!file.open(QIODevice::WriteOnly))
            qFatal("no temporary file");
        file.write(
            "kind: door_gadget\nname: \"Gadget\"\nschedule: \"GADGET\"\ncategory: MISC_SYSTEM\nrank: 1\nplaced: device\nelectrified: "
            + QByteArray(electrified ? "true" : "false")
            + "\nlocking: false\nlatching: false\nkeyed: false\non_leaf: false\nleaf_powered: false\nfire_part: false\n"
              "fail_states: []\nfunctions: []\negress: none\nstandards: []\n"
            + extra);
        file.close();
        return Catalogue::load(dir.path(), problems);
    }

private slots:
    void every_kind_of_the_program_is_read_without_a_problem()
    {
        Errors problems;
        const Catalogue all = Catalogue::load(QStringLiteral(":/devices"), problems);
        QVERIFY2(problems.empty(), qPrintable(texts(problems)));
        QVERIFY(all.kinds().size() > 70);
        for (const DeviceKind& kind : all.kinds()) {
            QVERIFY2(!kind.tag.isEmpty(), qPrintable(kind.kind));
            QVERIFY2(!kind.load || kind.electrified, qPrintable(kind.kind));
        }
    }

    void kind_says_its_tag_its_load_and_what_it_does_to_others()
    {
        Errors problems;
        const Catalogue made = read("tag: GDT\nload: false\nacts: [closes, releases]\nacted_on: [disables]\n", problems);
        QVERIFY2(problems.empty(), qPrintable(texts(problems)));
        const DeviceKind& kind = *made.find(QStringLiteral("door_gadget"));
        QCOMPARE(kind.tag, QStringLiteral("GDT"));
        QVERIFY(kind.electrified && !kind.load);
        QVERIFY(kind.can(DeviceAct::Closes) && kind.can(DeviceAct::Releases));
        QVERIFY(!kind.can(DeviceAct::Drives) && !kind.can(DeviceAct::Disables));
        QVERIFY(kind.takes(DeviceAct::Disables) && !kind.takes(DeviceAct::Releases));
    }

    void what_a_kind_does_not_say_follows_from_the_rest_data()
    {
        QTest::addColumn<bool>("electrified");
        QTest::newRow("electrified is a load") << true;
        QTest::newRow("mechanical is none") << false;
    }
    void what_a_kind_does_not_say_follows_from_the_rest()
    {
        QFETCH(bool, electrified);
        Errors problems;
        const Catalogue made = read({}, problems, electrified);
        QVERIFY2(problems.empty(), qPrintable(texts(problems)));
        const DeviceKind& kind = *made.find(QStringLiteral("door_gadget"));
        QCOMPARE(kind.tag, QStringLiteral("DG"));
        QCOMPARE(kind.load, electrified);
        QVERIFY(kind.acts.empty() && kind.actedOn.empty());
    }

    void bad_rows_are_told_with_their_place_data()
    {
        QTest::addColumn<QByteArray>("extra");
        QTest::addColumn<bool>("electrified");
        QTest::addColumn<QString>("says");
        const auto row = [](const char* name, const char* extra, const char* says, bool electrified = true) {
            QTest::newRow(name) << QByteArray(extra) << electrified << QString::fromLatin1(says);
        };
        row("a tag of small letters", "tag: ctl\n", "tag: expected one to 5 capital letters such as CTL, found `ctl`");
        row("a tag with a number", "tag: CTL1\n", "tag: expected one to 5 capital letters such as CTL, found `CTL1`");
        row("a tag too long", "tag: CONTROL\n", "tag: expected one to 5 capital letters such as CTL, found `CONTROL`");
        row("a word that nothing does", "acts: [opens]\n", "acts: expected one of drives, closes, disables, releases, found `opens`");
        row("something that is not done to devices", "acted_on: [closes]\n",
            "acted_on: expected one of disables, releases, found `closes`");
        row("a word twice", "acts: [closes, closes]\n", "acts: `closes` stands there twice");
        row("an empty list", "acts: []\n", "acts: expected a list of drives, closes, disables, releases, found none");
        row("a word in place of a list", "acts: closes\n", "acts: expected a list of drives, closes, disables, releases, found none");
        row("a load without wires", "load: true\n", "load: expected false for what is not electrified, found true", false);
        row("a load that is no flag", "load: maybe\n", "load: expected `true` or `false`, found");
        row("a key that nobody knows", "actz: [closes]\n", "actz");
    }
    void bad_rows_are_told_with_their_place()
    {
        QFETCH(QByteArray, extra);
        QFETCH(bool, electrified);
        QFETCH(QString, says);
        Errors problems;
        read(extra, problems, electrified);
        QCOMPARE(problems.size(), size_t{1});
        QVERIFY2(problems[0].message.contains(says), qPrintable(problems[0].message));
        QVERIFY2(problems[0].where.contains(QStringLiteral("door_gadget.yaml:18:")), qPrintable(problems[0].where));
    }
};

QTEST_APPLESS_MAIN(TstCatalogue)
#include "tst_catalogue.moc"
