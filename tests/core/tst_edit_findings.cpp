// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edit/edit_findings.h"

#include "tests/support/edits.h"

using namespace sp;
using namespace sp::test;

namespace {

const QString key = QStringLiteral("nfpa80.bottom-gap:op-231a:gap");
const std::vector<std::pair<QString, QString>> judged{{QStringLiteral("door.bottom_gap_in"), QStringLiteral("1.125 in")}};

WaiverWords words()
{
    WaiverWords w;
    w.reason = QStringLiteral("The floor slopes");
    w.grantedBy = QStringLiteral("Building official");
    w.date = QStringLiteral("2026-03-01");
    return w;
}

} // namespace

class TstEditFindings final : public QObject {
    Q_OBJECT

    static Project sample()
    {
        static const Project p = readPlanFile(samplePath(QStringLiteral("research-building.strikeplate"))).project;
        return p;
    }
    static QString statusOf(const Project& p, const QString& finding)
    {
        for (const Finding& f : assessed(p).findings)
            if (f.key == finding)
                return f.status == FindingStatus::Open  ? QStringLiteral("open")
                    : f.status == FindingStatus::Waived ? QStringLiteral("waived")
                                                        : QStringLiteral("stale");
        return {};
    }

private slots:
    void a_waiver_needs_what_makes_it_count_data()
    {
        QTest::addColumn<QString>("change");
        QTest::addColumn<QString>("says");
        const QString at = key + QStringLiteral(": ");
        QTest::newRow("complete") << QString() << QString();
        QTest::newRow("no reason") << "reason= " << at + QStringLiteral("reason: expected why the finding is accepted, found nothing");
        QTest::newRow("no name") << "grantedBy="
                                 << at + QStringLiteral("granted by: expected the name of the person who accepts it, found nothing");
        QTest::newRow("no date") << "date=" << at + QStringLiteral("date: expected the day of the decision, found nothing");
        QTest::newRow("no date that is one") << "date=soon"
                                             << "date: expected a date such as `2026-01-31`, found `soon`";
        QTest::newRow("a day that the month does not have") << "date=2026-02-30"
                                                            << "date: expected a date such as `2026-01-31`, found `2026-02-30`";
        QTest::newRow("expires on the same day") << "expires=2026-03-01" << QString();
        QTest::newRow("expires before") << "expires=2026-02-28"
                                        << at + QStringLiteral("expires: expected a day on or after 2026-03-01, found 2026-02-28");
        QTest::newRow("expires some time") << "expires=later"
                                           << "expires: expected a date such as `2026-01-31`, found `later`";
        QTest::newRow("no facts") << "facts="
                                  << at
                + QStringLiteral("facts: expected what the waiver stands on, found nothing, so nothing would say when it no longer fits");
        QTest::newRow("no key") << "key=231A"
                                << "231A: expected the key of a finding such as `nfpa80.bottom-gap:op-7c1e:gap`, found `231A`";
    }
    void a_waiver_needs_what_makes_it_count()
    {
        QFETCH(QString, change);
        QFETCH(QString, says);
        WaiverWords w = words();
        const QString name = change.section(u'=', 0, 0), value = change.section(u'=', 1);
        if (name == u"reason")
            w.reason = value;
        if (name == u"grantedBy")
            w.grantedBy = value;
        if (name == u"date")
            w.date = value;
        if (name == u"expires")
            w.expires = value;
        const Project p = sample();
        NewIds ids("t");
        const auto edited = waive(p, name == u"key" ? value : key, w, name == u"facts" ? decltype(judged)() : judged, ids);
        QCOMPARE(errorText(edited), says);
        if (edited)
            SP_SOUND(p, edited);
    }

    void a_waived_finding_is_waived_until_its_facts_change()
    {
        const Project p = sample();
        QCOMPARE(statusOf(p, key), QStringLiteral("open"));
        NewIds ids("t");
        const auto edited = waive(p, key, words(), judged, ids);
        SP_SOUND(p, edited);
        const Project waived = with(p, edited);
        QCOMPARE(statusOf(waived, key), QStringLiteral("waived"));
        const auto stale = enterEverywhere(waived, {QStringLiteral("op-231a.door.bottom_gap")}, QStringLiteral("1.25 in"));
        SP_SOUND(waived, stale);
        QCOMPARE(statusOf(with(waived, stale), key), QStringLiteral("stale"));
        const auto withdrawn = withdrawWaiver(waived, WaiverId(onlyMade(edited)));
        SP_SOUND(waived, withdrawn);
        QVERIFY(with(waived, withdrawn) == p);
        QCOMPARE(errorText(withdrawWaiver(p, WaiverId(QStringLiteral("wv-9")))),
                 QStringLiteral("wv-9: expected an element of this plan, found `wv-9`"));
    }

    void a_waiver_replaces_the_earlier_one_of_its_finding()
    {
        const Project p = sample();
        NewIds ids("t");
        const Project once = with(p, waive(p, key, words(), judged, ids));
        WaiverWords other = words();
        other.reason = QStringLiteral("A door bottom was added");
        other.authority = QStringLiteral("County");
        const auto edited = waive(once, key, other, judged, ids);
        SP_SOUND(once, edited);
        const Project twice = with(once, edited);
        QCOMPARE(twice.waivers.size(), p.waivers.size() + 1);
        qsizetype found = 0;
        for (const auto& w : twice.waivers)
            if (w->finding == key) {
                ++found;
                QCOMPARE(*w->reason, other.reason);
                QCOMPARE(*w->authority, QStringLiteral("County"));
                QVERIFY(!w->measure);
            }
        QCOMPARE(found, qsizetype{1});
        QVERIFY(edited.value().made.isEmpty());
        QVERIFY(edited.value().notes.join(u' ').contains(u"was replaced"));
    }

    void a_review_says_who_does_what_until_when()
    {
        const Project p = sample();
        NewIds ids("t");
        const auto edited = reviewFinding(p, key, ReviewStatus::InProgress, QStringLiteral(" Kim "), QStringLiteral("2026-04-01"), ids);
        SP_SOUND(p, edited);
        const Project now = with(p, edited);
        QCOMPARE(now.reviews.size(), p.reviews.size() + 1);
        const auto talked =
            commentFinding(now, key, QStringLiteral("Kim"), QStringLiteral("2026-03-02"), QStringLiteral("A wedge helps."), ids);
        SP_SOUND(now, talked);
        const Project commented = with(now, talked);
        QCOMPARE(commented.reviews.size(), now.reviews.size());
        const auto answered =
            commentFinding(commented, key, QStringLiteral("Lee"), QStringLiteral("2026-03-03"), QStringLiteral("No."), ids);
        const Project both = with(commented, answered);
        for (const auto& r : both.reviews)
            if (r->finding == key) {
                QCOMPARE(r->assignee.value_or(QString()), QStringLiteral("Kim"));
                QCOMPARE(r->comments.size(), size_t{2});
                QCOMPARE(*r->comments[1].text, QStringLiteral("No."));
                QVERIFY(r->status == ReviewStatus::InProgress);
            }
        // Nothing said any more: no review; with a thread it stays.
        const auto cleared = reviewFinding(now, key, ReviewStatus::Open, {}, {}, ids);
        SP_SOUND(now, cleared);
        QVERIFY(with(now, cleared) == p);
        const auto kept = reviewFinding(both, key, ReviewStatus::Open, {}, {}, ids);
        SP_SOUND(both, kept);
        QCOMPARE(with(both, kept).reviews.size(), both.reviews.size());
    }

    void reviews_and_comments_refuse_what_says_nothing_data()
    {
        QTest::addColumn<QString>("by");
        QTest::addColumn<QString>("date");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("says");
        QTest::newRow("no text") << "Kim"
                                 << "2026-03-01"
                                 << " " << key + QStringLiteral(": text: expected a comment, found nothing");
        QTest::newRow("no name") << ""
                                 << "2026-03-01"
                                 << "x" << key + QStringLiteral(": by: expected the name of the person who comments, found nothing");
        QTest::newRow("no date") << "Kim"
                                 << ""
                                 << "x"
                                 << "date: expected a date such as `2026-01-31`, found ``";
    }
    void reviews_and_comments_refuse_what_says_nothing()
    {
        QFETCH(QString, by);
        QFETCH(QString, date);
        QFETCH(QString, text);
        QFETCH(QString, says);
        NewIds ids("t");
        QCOMPARE(errorText(commentFinding(sample(), key, by, date, text, ids)), says);
        QCOMPARE(errorText(reviewFinding(sample(), key, ReviewStatus::Open, {}, QStringLiteral("soon"), ids)),
                 QStringLiteral("due: expected a date such as `2026-01-31`, found `soon`"));
        QCOMPARE(errorText(reviewFinding(sample(), QStringLiteral("a:b"), ReviewStatus::Open, {}, {}, ids)),
                 QStringLiteral("a:b: expected the key of a finding such as `nfpa80.bottom-gap:op-7c1e:gap`, found `a:b`"));
    }

    void assumptions_need_a_fact_a_value_a_reason_and_a_name_data()
    {
        QTest::addColumn<QString>("fact");
        QTest::addColumn<int>("inch64"); // the value; 0: a yes
        QTest::addColumn<QStringList>("subjects");
        QTest::addColumn<QString>("reason");
        QTest::addColumn<QString>("by");
        QTest::addColumn<QString>("says");
        const QString gap = QStringLiteral("door.bottom_gap_in");
        QTest::newRow("for all") << gap << 32 << QStringList() << "r"
                                 << "b" << QString();
        QTest::newRow("for some") << gap << 32 << QStringList{"op-231a", "op-232a/active", "op-231a"} << "r"
                                  << "b" << QString();
        QTest::newRow("no fact")
            << "door.colour" << 32 << QStringList() << "r"
            << "b"
            << "door.colour: expected a fact that a person can enter such as `door.bottom_gap_in`, found `door.colour`";
        QTest::newRow("another type") << gap << 0 << QStringList() << "r"
                                      << "b"
                                      << "door.bottom_gap_in: the value is of another type than the fact";
        QTest::newRow("no subject of the plan") << gap << 32 << QStringList{"op-9"} << "r"
                                                << "b"
                                                << "op-9: expected an element of this plan, found `op-9`";
        QTest::newRow("no reason") << gap << 32 << QStringList() << ""
                                   << "b"
                                   << "door.bottom_gap_in: reason: expected why this can be assumed, found nothing";
        QTest::newRow("no name") << gap << 32 << QStringList() << "r"
                                 << "  "
                                 << "door.bottom_gap_in: by: expected the name of the person who assumes it, found nothing";
    }
    void assumptions_need_a_fact_a_value_a_reason_and_a_name()
    {
        QFETCH(QString, fact);
        QFETCH(int, inch64);
        QFETCH(QStringList, subjects);
        QFETCH(QString, reason);
        QFETCH(QString, by);
        QFETCH(QString, says);
        const Project p = sample();
        NewIds ids("t");
        const Value value = inch64 == 0 ? Value(true) : Value(Quantity{Dim::Length, sp::inch64(inch64).n});
        const auto edited = assumeFact(p, fact, value, subjects, reason, by, QStringLiteral("2026-03-01"), ids);
        QCOMPARE(errorText(edited), says);
        if (!edited)
            return;
        SP_SOUND(p, edited);
        const Project now = with(p, edited);
        const Assumption& made = *now.assumptions.find(AssumptionId(onlyMade(edited)));
        QCOMPARE(made.subjects ? static_cast<int>(made.subjects->size()) : -1, subjects.isEmpty() ? -1 : 2);
    }
    void values_out_of_range_are_not_assumed()
    {
        NewIds ids("t");
        const auto edited = assumeFact(sample(), QStringLiteral("door.bottom_gap_in"), Quantity{Dim::Length, inches(25).n}, {},
                                       QStringLiteral("r"), QStringLiteral("b"), QStringLiteral("2026-03-01"), ids);
        QVERIFY(!edited && edited.error().code == ErrorCode::Limit);
    }

    void what_is_assumed_anew_takes_the_place_of_what_was()
    {
        NewIds ids("t");
        const QString fact = QStringLiteral("door.bottom_gap_in");
        const auto assume = [&](const Project& p, const QStringList& subjects, int gap) {
            return with(p,
                        assumeFact(p, fact, Quantity{Dim::Length, sp::inch64(gap).n}, subjects, QStringLiteral("r"), QStringLiteral("b"),
                                   QStringLiteral("2026-03-01"), ids));
        };
        const auto listed = [&](const Project& p) {
            QStringList out;
            for (const auto& a : p.assumptions)
                if (a->fact == fact)
                    out += (a->subjects ? QStringList(a->subjects->begin(), a->subjects->end()).join(u'+') : QStringLiteral("all"));
            out.sort();
            return out.join(u' ');
        };
        const Project two = assume(sample(), {QStringLiteral("op-231a"), QStringLiteral("op-232a")}, 32);
        QCOMPARE(listed(two), QStringLiteral("op-231a+op-232a"));
        QCOMPARE(listed(assume(two, {QStringLiteral("op-232a")}, 40)), QStringLiteral("op-231a op-232a"));
        QCOMPARE(listed(assume(two, {QStringLiteral("op-231a"), QStringLiteral("op-232a")}, 40)), QStringLiteral("op-231a+op-232a"));
        QCOMPARE(listed(assume(two, {}, 40)), QStringLiteral("all"));
    }

    void one_value_is_entered_at_many()
    {
        const Project p = sample();
        const QStringList paths{QStringLiteral("op-231a.door.bottom_gap"), QStringLiteral("op-232a.door.bottom_gap"),
                                QStringLiteral("rm-101.function")};
        const auto edited = enterEverywhere(p, paths.mid(0, 2), QStringLiteral("0.5 in"));
        SP_SOUND(p, edited);
        QCOMPARE(edited.value().patch.of<Opening>().size(), size_t{2});
        const auto wrong = enterEverywhere(p, paths, QStringLiteral("0.5 in"));
        QVERIFY2(errorText(wrong).startsWith(u"rm-101.function: "), qPrintable(errorText(wrong)));
        QCOMPARE(errorText(enterEverywhere(p, {}, QStringLiteral("0.5 in"))),
                 QStringLiteral("expected something to enter the value for, found nothing"));
    }
};

QTEST_APPLESS_MAIN(TstEditFindings)
#include "tst_edit_findings.moc"
