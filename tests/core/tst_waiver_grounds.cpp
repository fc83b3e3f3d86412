// SPDX-License-Identifier: GPL-3.0-or-later
// What waivers stand on, and what makes them stale.
#include "core/edit/edit_findings.h"
#include "core/edit/edit_sets.h"
#include "core/edit/set_identity.h"
#include "core/report/checker.h"
#include "core/report/touched.h"
#include "core/waivers/grounds.h"
#include "tests/support/edits.h"

using namespace sp;
using namespace sp::test;

namespace {

const QString noSwitch = QStringLiteral("acs.door-position:op-9:switch");
const QString lead = QStringLiteral("nfpa80.positive-latching:op-9:latch");

std::vector<std::pair<QString, QString>> groundsIn(const Assessment& a, const Finding& f)
{
    auto subject = *subjectOfId(a.index->project(), entityOfKey(f.key));
    subject.kind = f.kind;
    if (f.kind == SubjectKind::Leaf && a.sheet->idOf(subject) != f.subjectId)
        subject.part = 1;
    std::vector<std::pair<QString, QString>> out;
    for (const Ground& g : groundsOf(library().book, *a.sheet, f, subject))
        out.emplace_back(g.name, g.file);
    return out;
}

Result<Edited> waiveAs(const Project& p, const Assessment& a, const QString& key, NewIds& ids)
{
    const Finding* f = a.findings.find(key);
    if (!f)
        return Error{ErrorCode::Reference, QStringLiteral("no such finding"), key};
    WaiverWords words;
    words.reason = QStringLiteral("A guard stands there");
    words.grantedBy = QStringLiteral("Owner");
    words.date = QStringLiteral("2026-03-01");
    return waive(p, key, words, groundsIn(a, *f), ids);
}

WaiverState stateOf(const Project& p, const QString& key)
{
    for (const WaiverMatch& m : assessed(p).waivers)
        if (m.waiver->finding == key)
            return m.state;
    return WaiverState::Incomplete;
}

/// A rated door with a magnetic lock and no position switch.
Project lockedDoor()
{
    return corridorPlan("hardware_sets:\n"
                        "  - id: hs-1\n"
                        "    mark: \"1\"\n"
                        "    items:\n"
                        "      - {key: hinge, kind: hinge, qty: 3}\n"
                        "      - {key: lock, kind: maglock, qty: 1, fail_state: fail_safe}\n"
                        "      - {key: closer, kind: closer, qty: 1}\n"
                        "openings:\n"
                        "  - id: op-9\n"
                        "    mark: \"9\"\n"
                        "    set: hs-1\n"
                        "    place: {wall: wl-cs, offset: 3000 mm}\n"
                        "    door: {leaves: 1, leaf_width: 900 mm, operation: swing, label: 45 min}\n");
}

} // namespace

class TstWaiverGrounds final : public QObject {
    Q_OBJECT

private slots:
    void every_fail_can_be_waived_and_the_waiver_holds_data()
    {
        QTest::addColumn<QString>("path");
        QTest::newRow("sample") << samplePath(QStringLiteral("research-building.strikeplate"));
        QTest::newRow("example") << dataPath(QStringLiteral("plans/example/plan.strikeplate"));
    }
    void every_fail_can_be_waived_and_the_waiver_holds()
    {
        QFETCH(QString, path);
        const Project p = readPlanFile(path).project;
        const Assessment a = assessed(p);
        NewIds ids("t");
        Project waived = p;
        QStringList keys;
        for (const Finding& f : a.findings)
            if (f.verdict == Verdict::Fail) {
                const auto edited = waiveAs(waived, a, f.key, ids);
                QCOMPARE(errorText(edited), QString());
                waived = with(waived, edited);
                keys += f.key;
            }
        QVERIFY(keys.size() > 3);
        const PlanFile again = readPlan(writePlan(waived), QStringLiteral("saved"));
        QVERIFY2(again.problems.empty(), qPrintable(texts(again.problems)));
        QVERIFY(again.project == waived);
        for (const Finding& f : assessed(again.project).findings)
            QVERIFY2(f.verdict != Verdict::Fail || f.status == FindingStatus::Waived, qPrintable(f.key));
    }

    void what_is_not_there_is_waived_for_the_hardware_that_is()
    {
        const Project p = lockedDoor();
        const Assessment a = assessed(p);
        const Finding* f = a.findings.find(noSwitch);
        QVERIFY(f && f->observed.empty());
        QCOMPARE(groundsIn(a, *f),
                 (std::vector<std::pair<QString, QString>>{{QStringLiteral("items"), QStringLiteral("closer; hinge; maglock (locking)")}}));
    }

    void waiver_of_what_is_not_there_follows_the_hardware_data()
    {
        QTest::addColumn<QString>("edit");
        QTest::addColumn<int>("state");
        QTest::newRow("an item is added") << "add coordinator" << static_cast<int>(WaiverState::Stale);
        QTest::newRow("the lock is another") << "change electrified_mortise" << static_cast<int>(WaiverState::Stale);
        QTest::newRow("an item is gone") << "remove closer" << static_cast<int>(WaiverState::Stale);
        QTest::newRow("what was missing is there") << "add door_position_switch" << static_cast<int>(WaiverState::Unused);
        QTest::newRow("the lock is gone") << "remove lock" << static_cast<int>(WaiverState::Unused);
        QTest::newRow("the set is sorted otherwise") << "move lock" << static_cast<int>(WaiverState::Waived);
        QTest::newRow("the opening has a copy of the set") << "own" << static_cast<int>(WaiverState::Waived);
        QTest::newRow("the finish is another") << "finish" << static_cast<int>(WaiverState::Waived);
    }
    void waiver_of_what_is_not_there_follows_the_hardware()
    {
        QFETCH(QString, edit);
        QFETCH(int, state);
        NewIds ids("t");
        const Project p = lockedDoor();
        const auto granted = waiveAs(p, assessed(p), noSwitch, ids);
        SP_SOUND(p, granted);
        const Project waived = with(p, granted);
        QVERIFY(stateOf(waived, noSwitch) == WaiverState::Waived);
        const HardwareSetId set(QStringLiteral("hs-1"));
        const QString what = edit.section(u' ', 0, 0), word = edit.section(u' ', 1);
        const Catalogue& catalogue = library().catalogue;
        const Result<Edited> edited = [&]() -> Result<Edited> {
            if (what == u"add")
                return addItem(waived, catalogue, set, word);
            if (what == u"change")
                return changeItem(waived, catalogue, set, QStringLiteral("lock"), word);
            if (what == u"remove")
                return removeItem(waived, set, word);
            if (what == u"move")
                return moveItem(waived, set, word, -1);
            if (what == u"finish")
                return enterEverywhere(waived, {QStringLiteral("hs-1/lock.finish")}, QStringLiteral("630"));
            SP_TRY(copy, copySet(waived, set, ids));
            const Project both = with(waived, copy);
            SP_TRY(assigned, assignSet(both, {OpeningId(QStringLiteral("op-9"))}, HardwareSetId(onlyMade(copy))));
            PatchChain chain(waived);
            chain.add(copy);
            chain.add(assigned);
            return chain.take();
        }();
        QCOMPARE(errorText(edited), QString());
        const Project after = with(waived, edited);
        QCOMPARE(waiverWord(stateOf(after, noSwitch)), waiverWord(static_cast<WaiverState>(state)));
        // A checker that goes on from the state before says the same.
        Checker checker(library());
        checker.update(std::make_shared<const Project>(waived));
        const auto now = checker.update(std::make_shared<const Project>(after));
        const Assessment fresh = assessed(after);
        QVERIFY(now->findings == fresh.findings);
        QVERIFY(now->waivers == fresh.waivers);
        if (state == static_cast<int>(WaiverState::Stale)) {
            QCOMPARE(now->waivers[0].changed.size(), size_t{1});
            QCOMPARE(now->waivers[0].changed[0].first, QStringLiteral("items"));
            QVERIFY(now->waivers[0].changed[0].second != waived.waivers[0].facts[0].second);
        }
    }

    void findings_attached_to_a_waived_lead_stay_under_it()
    {
        const Project p = lockedDoor();
        const Assessment a = assessed(p);
        const Finding* f = a.findings.find(lead);
        QVERIFY(f && !f->attached.isEmpty());
        NewIds ids("t");
        const auto granted = waiveAs(p, a, lead, ids);
        SP_SOUND(p, granted);
        Checker checker(library());
        checker.update(std::make_shared<const Project>(p));
        const auto now = checker.update(std::make_shared<const Project>(with(p, granted)));
        const Finding* waived = now->findings.find(lead);
        QVERIFY(waived && waived->status == FindingStatus::Waived);
        QCOMPARE(waived->attached, f->attached);
        QCOMPARE(now->findings.size(), a.findings.size());
        QCOMPARE(now->waived, 1);
        QVERIFY(now->findings == assessed(with(p, granted)).findings);
        // What nobody accepted is not covered by a waiver that does not name it.
        Waiver less = with(p, granted).waivers[0];
        std::erase_if(less.facts, [](const auto& fact) { return fact.first == attachedGround; });
        Project narrow = p;
        narrow.waivers.put(less.id, std::make_shared<const Waiver>(less));
        const Assessment open = assessed(narrow);
        QVERIFY(open.findings.find(lead)->status == FindingStatus::Waived);
        QVERIFY(open.findings.find(lead)->attached.isEmpty());
        for (const QString& rule : f->attached)
            QVERIFY2(std::any_of(open.findings.begin(), open.findings.end(),
                                 [&](const Finding& o) {
                                     return o.key.startsWith(rule.section(u':', 0, 0) + u':') && o.verdict == Verdict::Fail
                                         && o.status == FindingStatus::Open;
                                 }),
                     qPrintable(rule));
    }
};

QTEST_APPLESS_MAIN(TstWaiverGrounds)
#include "tst_waiver_grounds.moc"
