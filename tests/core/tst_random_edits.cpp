// SPDX-License-Identifier: GPL-3.0-or-later
// Long sequences of random edits, the same in every run: what every edit promises must hold after each of them.
#include "tests/support/random_edits.h"

#include <QTest>

using namespace sp;
using namespace sp::test;

class TstRandomEdits final : public QObject {
    Q_OBJECT

    static constexpr int editsInARow = 250;

    static Project start()
    {
        return corridorPlan(
            "hardware_sets:\n  - id: hs-1\n    mark: \"01\"\n    name: \"Lock\"\n    items:\n"
            "      - {key: hinge, kind: hinge, qty: 3}\n      - {key: lock, kind: electrified_mortise, fail_state: fail_safe}\n"
            "opening_types:\n  - id: ot-1\n    name: \"Hollow metal\"\n    door: {leaf_width: 900 mm, leaves: 1, operation: swing}\n"
            "openings:\n  - id: op-1\n    mark: \"101A\"\n    type: ot-1\n    set: hs-1\n"
            "    place: {wall: wl-cs, offset: 2000 mm, hinge: from, swings: right}\n"
            "  - id: op-2\n    mark: \"102A\"\n    type: ot-1\n    set: hs-1\n"
            "    place: {wall: wl-cs, offset: 9000 mm, hinge: to, swings: left}\n"
            "devices:\n  - {id: dv-1, kind: card_reader, opening: op-1, side: a, at: [2700, 3200]}\n"
            "  - {id: dv-2, kind: controller, room: rm-102, at: [11000, 500], drives: [op-1/lock]}\n"
            "supplies:\n  - id: ps-1\n    mark: \"PS-1\"\n    place: {room: rm-102, at: [11500, 500]}\n"
            "circuits:\n  - {id: ci-1, supply: ps-1, feeds: [op-1/lock, dv-1]}\n"
            "sources:\n  - {id: so-1, name: \"Gas\", room: rm-101, at: [500, 500]}\n"
            "valves:\n  - id: vl-1\n    tag: \"XV-1\"\n    place: {room: rm-101, at: [800, 500]}\n    flow: {from: so-1, to: rm-101}\n"
            "assumptions:\n  - {id: au-1, fact: space.hazard, value: [], for: [rm-101, rm-102], reason: \"R\", by: \"B\", date: 2026-01-01}\n"
            "waivers:\n  - id: wv-1\n    finding: \"nih.hazard:rm-102:door\"\n    reason: \"R\"\n");
    }

    /// A large plan is thinned out, so that the sequences stay quick.
    static const RandomEdit& pick(const Project& plan, Dice& dice)
    {
        if (plan.walls.size() + plan.openings.size() + plan.rooms.size() > 60 && dice.oneIn(2))
            return *std::find_if(randomEdits().begin(), randomEdits().end(),
                                 [](const RandomEdit& row) { return QLatin1String(row.name) == QLatin1String("removeElements"); });
        int all = 0;
        for (const RandomEdit& row : randomEdits())
            all += row.weight;
        int n = dice.below(all);
        for (const RandomEdit& row : randomEdits())
            if ((n -= row.weight) < 0)
                return row;
        Q_UNREACHABLE();
    }

    /// Rooms that were lost or changed although nothing was said of it.
    static QString strayRooms(const Project& before, const Project& now, const RandomEdit& edit, const Edited& edited)
    {
        if (edit.ofRooms)
            return {};
        const QString notes = edited.notes.join(u'\n');
        for (const auto& row : before.rooms) {
            const Room* room = now.rooms.find(row->id);
            if (!room) {
                if (!notes.contains(QStringLiteral("became one")))
                    return row->id.text() + QStringLiteral(" is gone and nobody says so");
                continue;
            }
            Room same = *room;
            same.at = row->at;
            if (!(same == *row))
                return row->id.text() + QStringLiteral(" is not what it was");
        }
        return {};
    }

    /// What is wrong after an edit; empty when its promises hold.
    static QString brokenPromise(const Project& before, const Project& now, const RandomEdit& edit, const Edited& edited)
    {
        Project again = now;
        apply(again, inverse(edited.patch));
        if (!(again == before))
            return QStringLiteral("the inverse does not restore the plan");
        for (const QString& id : edited.made) {
            bool found = false;
            forEachTable(now, [&](const KindInfo&, const auto& table) {
                found = found || table.find(typename std::decay_t<decltype(table)>::IdType(id));
            });
            if (!found && !id.contains(u'/'))
                return QStringLiteral("made %1, which is not there").arg(id);
        }
        if (const Errors lost = orphans(now); !lost.empty())
            return QStringLiteral("orphans: ") + texts(lost);
        return strayRooms(before, now, edit, edited);
    }

private slots:
    void every_edit_keeps_its_promises_and_all_can_be_undone_data()
    {
        QTest::addColumn<quint32>("seed");
        for (const quint32 seed : {1u, 2u, 3u, 4u, 5u, 6u, 7u, 8u})
            QTest::newRow(qPrintable(QStringLiteral("seed %1").arg(seed))) << seed;
    }
    void every_edit_keeps_its_promises_and_all_can_be_undone()
    {
        QFETCH(quint32, seed);
        const Project first = start();
        const QByteArray bytes = writePlan(first);
        Project plan = first;
        Dice dice(seed);
        NewIds ids(QByteArray::number(seed));
        TopologyBuilder builder;
        std::vector<Patch> done;
        QMap<QString, int> carriedOut;
        for (int tries = 0; static_cast<int>(done.size()) < editsInARow && tries < 20 * editsInARow; ++tries) {
            const RandomEdit& edit = pick(plan, dice);
            const auto topology = builder.update(plan);
            const auto edited = edit.make({plan, *topology, library().catalogue, dice, ids});
            if (!edited) {
                QVERIFY2(!edited.error().message.isEmpty(), edit.name);
                continue;
            }
            if (edited.value().patch.empty())
                continue;
            const Project before = plan;
            apply(plan, edited.value().patch);
            const QString broken = brokenPromise(before, plan, edit, edited.value());
            QVERIFY2(broken.isEmpty(),
                     qPrintable(QStringLiteral("edit %1, %2: %3").arg(done.size()).arg(QLatin1String(edit.name), broken)));
            done.push_back(edited.value().patch);
            ++carriedOut[QLatin1String(edit.name)];
            if (done.size() % 40 == 0) {
                const PlanFile file = readPlan(writePlan(plan), QStringLiteral("saved"));
                QVERIFY2(file.problems.empty(), qPrintable(texts(file.problems)));
                QVERIFY(file.project == plan);
            }
        }
        QCOMPARE(static_cast<int>(done.size()), editsInARow);
        const QByteArray last = writePlan(plan);
        for (auto it = done.rbegin(); it != done.rend(); ++it)
            apply(plan, inverse(*it));
        QVERIFY(plan == first);
        QCOMPARE(writePlan(plan), bytes);
        for (const Patch& patch : done)
            apply(plan, patch);
        QCOMPARE(writePlan(plan), last);
        for (auto it = carriedOut.cbegin(); it != carriedOut.cend(); ++it)
            m_carriedOut[it.key()] += it.value();
    }
    void no_kind_of_edit_was_left_out()
    {
        for (const RandomEdit& edit : randomEdits())
            QVERIFY2(m_carriedOut.contains(QLatin1String(edit.name)), edit.name);
    }

    void the_same_seed_gives_the_same_ids()
    {
        const Project plan = start();
        const auto once = [&] {
            NewIds ids("seed");
            return with(plan, addWalls(plan, StoreyId(QStringLiteral("st-1")), {{mm(3000), {}}, {mm(3000), mm(3000)}}, {}, ids));
        };
        QCOMPARE(writePlan(once()), writePlan(once()));
    }

private:
    QMap<QString, int> m_carriedOut;
};

QTEST_APPLESS_MAIN(TstRandomEdits)
#include "tst_random_edits.moc"
