// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interop/ifc/ifc_import.h"
#include "core/io/plan_writer.h"
#include "tests/support/corpus.h"
#include "tests/support/plans.h"

#include <QTest>
#include <functional>

using namespace sp;
using namespace sp::test;

class TstIfcImport final : public QObject {
    Q_OBJECT

    // Rows of expected.csv by file name.
    static QHash<QString, QHash<QString, QString>> expected(const QString& corpus)
    {
        QHash<QString, QHash<QString, QString>> out;
        QStringList names;
        for (const QByteArray& bytes : bytesOf(corpus + QStringLiteral("/expected.csv")).split('\n')) {
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
            if (names.isEmpty())
                names = cells;
            else
                for (qsizetype i = 1; i < cells.size() && i < names.size(); ++i)
                    out[cells[0]][names[i]] = cells[i];
        }
        return out;
    }

private slots:
    void every_corpus_file_gives_a_plan_with_its_counts_data()
    {
        QTest::addColumn<QString>("path");
        SP_NEED_CORPUS(corpus)
        for (const char* folder : {"/ifc", "/ifc/edge"}) {
            const QDir dir(corpus + QLatin1String(folder));
            for (const QString& name : dir.entryList({QStringLiteral("*.ifc")}, QDir::Files, QDir::Name))
                QTest::newRow(qPrintable(name)) << dir.filePath(name);
        }
    }
    void every_corpus_file_gives_a_plan_with_its_counts()
    {
        QFETCH(QString, path);
        const auto project = importIfcFile(path);
        QVERIFY2(project, qPrintable(errorText(project)));
        const auto row = expected(corpusDir())[QFileInfo(path).fileName()];
        const Project& p = project.value();
        QCOMPARE(static_cast<int>(p.storeys.size()), row[QStringLiteral("storeys")].toInt());
        const auto isTraced = [](const auto& room) { return !room->guid; };
        static const FieldId operation = field("door.operation");
        const int cased = *wordIndex(fieldOf(operation).words, u"cased_opening");
        const auto isCased = [&](const auto& opening) { return opening->facts.word(operation) == cased; };
        QCOMPARE(std::count_if(p.rooms.begin(), p.rooms.end(), std::not_fn(isTraced)), row[QStringLiteral("spaces")].toInt());
        QCOMPARE(std::count_if(p.openings.begin(), p.openings.end(), std::not_fn(isCased)), row[QStringLiteral("doors")].toInt());
        QCOMPARE(static_cast<int>(p.valves.size()), row[QStringLiteral("valves")].toInt());
        QCOMPARE(static_cast<int>(p.stairs.size()), row[QStringLiteral("stairs")].toInt());
        // Twice the same ids, and the plan file holds all of it.
        const QByteArray bytes = writePlan(p);
        QCOMPARE(writePlan(importIfcFile(path).value()), bytes);
        const PlanFile again = readPlan(bytes, QStringLiteral("plan"));
        QVERIFY2(again.problems.empty(), qPrintable(texts(again.problems)));
        QVERIFY(again.project == p);
        // Nothing imported may pass for want of data.
        for (const Finding& f : assessed(p).findings)
            if (f.verdict == Verdict::Undecided)
                QVERIFY2(!f.missing.empty(), qPrintable(f.key));
    }

    void rooms_traced_by_an_earlier_import_go_unless_somebody_used_them()
    {
        const auto room = [](const char* id, const char* name) {
            auto r = std::make_shared<Room>(Room{.id = RoomId(QString::fromLatin1(id))});
            r->imported.emplace_back(QStringLiteral("traced"), QStringLiteral("from walls"));
            if (*name)
                r->name = QString::fromLatin1(name);
            return r;
        };
        Project before, now;
        before.rooms.assign({room("rm-a", ""), room("rm-b", "Store"), room("rm-c", ""), room("rm-d", "")});
        auto reader = std::make_shared<Device>(Device{.id = DeviceId(QStringLiteral("dv-1"))});
        reader->room = RoomId(QStringLiteral("rm-d"));
        before.devices.assign({reader});
        now.rooms.assign({room("rm-c", "")});
        now.imports.assign({std::make_shared<const Import>(Import{.id = ImportId(QStringLiteral("im-1"))})});
        const Project merged = mergedImport(before, now);
        QStringList left;
        for (const auto& r : merged.rooms)
            left += r->id.text();
        QCOMPARE(left, QStringList({QStringLiteral("rm-b"), QStringLiteral("rm-c"), QStringLiteral("rm-d")}));
        QCOMPARE(merged.imports[0].notes.size(), size_t{3});
    }

    void an_import_into_a_plan_keeps_what_people_entered()
    {
        SP_NEED_CORPUS(corpus)
        const Project imported = importIfcFile(corpus + QStringLiteral("/ifc/duplex.ifc")).value();
        Project edited = imported;
        auto door = std::make_shared<Opening>(edited.openings[0]);
        door->mark = QStringLiteral("101A");
        door->facts.set(field("door.label_min"), Quantity{Dim::Time, 45 * 60'000'000LL});
        door->place.offset = mm(1);
        edited.openings.put(door->id, door);
        const Project merged = mergedImport(edited, imported);
        const Opening* now = merged.openings.find(door->id);
        QCOMPARE(now->mark, door->mark);
        QVERIFY(now->facts.find(field("door.label_min")));
        QCOMPARE(now->place.offset, imported.openings.find(door->id)->place.offset);
        QCOMPARE(merged.openings.size(), imported.openings.size());
    }

    void what_is_no_ifc_file_gives_an_error_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("a plan") << QByteArray("format: 1\n");
        QTest::newRow("another STEP schema") << QByteArray(
            "ISO-10303-21;\nHEADER;\nFILE_DESCRIPTION((''),'2;1');\nFILE_NAME('','',(''),(''),'','','');\nFILE_SCHEMA(('AP214'));\nENDSEC;"
            "\nDATA;\nENDSEC;\nEND-ISO-10303-21;\n");
    }
    void what_is_no_ifc_file_gives_an_error()
    {
        QFETCH(QByteArray, bytes);
        const auto file = StepFile::fromBytes(bytes, QStringLiteral("x.ifc"));
        if (file)
            QVERIFY(!readIfc(file.value()));
    }

    void a_door_without_a_usable_name_is_marked_by_its_tag()
    {
        IfcModel model;
        const auto add = [&](const char* guid, const char* name, const char* tag) {
            IfcDoor d;
            d.globalId = QString::fromLatin1(guid);
            d.name = QString::fromLatin1(name);
            if (*tag)
                d.tag = QString::fromLatin1(tag);
            model.doors.push_back(std::move(d));
        };
        add("a", "Single:36x84:1", "101A"); // family name
        add("b", "Door", "102A"); // not unique
        add("c", "Door", "103A");
        add("d", "104A", "105A"); // the name is the mark
        add("e", "Pair:72x84:2", "104A"); // taken by a name
        add("f", "Pair:72x84:3", "106A"); // twice
        add("g", "Pair:72x84:4", "106A");
        add("h", "Pair:72x84:5", "a-tag-longer-than-16");
        add("i", "Pair:72x84:6", "");
        const Project p = projectFromIfc(model, QStringLiteral("x.ifc"), QStringLiteral("00"));
        QHash<QString, QString> marks;
        for (const auto& o : p.openings) {
            marks.insert(*o->guid, o->mark.value_or(QStringLiteral("none")));
            const bool named = std::any_of(o->imported.begin(), o->imported.end(), [](const auto& t) { return t.first == u"name"; });
            QCOMPARE(named, o->guid != QStringLiteral("d"));
        }
        const QHash<QString, QString> wanted{{"a", "101A"}, {"b", "102A"}, {"c", "103A"}, {"d", "104A"}, {"e", "none"},
                                             {"f", "none"}, {"g", "none"}, {"h", "none"}, {"i", "none"}};
        QCOMPARE(marks, wanted);
    }
};

QTEST_APPLESS_MAIN(TstIfcImport)
#include "tst_ifc_import.moc"
