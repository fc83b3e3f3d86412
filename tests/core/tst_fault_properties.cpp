// SPDX-License-Identifier: GPL-3.0-or-later
// What may not change the smallest combinations of faults: other ids (and with them the order of everything), other sides, faults of what
// nothing hangs on.
#include "core/failure/fault_analysis.h"
#include "tests/support/failure_plans.h"

#include <QRegularExpression>
#include <QTest>

using namespace sp;
using namespace sp::test;

namespace {

QByteArray replaced(const QByteArray& text, const char* pattern, const std::function<QString(const QRegularExpressionMatch&)>& by)
{
    const QString from = QString::fromUtf8(text);
    QString out;
    qsizetype at = 0;
    for (auto it = QRegularExpression(QLatin1String(pattern)).globalMatch(from); it.hasNext();) {
        const auto match = it.next();
        out += QStringView(from).mid(at, match.capturedStart() - at);
        out += by(match);
        at = match.capturedEnd();
    }
    out += QStringView(from).mid(at);
    return out.toUtf8();
}

// Numbers of rooms, doors, sets, circuits and devices from the other end, so that every row changes its place; its own inverse.
QByteArray renamed(const QByteArray& text)
{
    return replaced(text, "\\b((?:rm|op|hs|ci|dv|ps)-[a-z]*)(\\d)\\b",
                    [](const auto& m) { return m.captured(1) + QString::number(9 - m.captured(2).toInt()); });
}

// Every opening seen from its other side.
QByteArray turned(const QByteArray& text)
{
    return replaced(text, "\\b(outside|egress_side|side): ([ab])\\b|\\bbeyond_([ab])\\b", [](const auto& m) {
        const auto other = [](const QString& side) { return side == u"a" ? QStringLiteral("b") : QStringLiteral("a"); };
        return m.captured(3).isEmpty() ? m.captured(1) + QStringLiteral(": ") + other(m.captured(2))
                                       : QStringLiteral("beyond_") + other(m.captured(3));
    });
}

// A supply, a reader and a wire that feed nothing of the doors.
QByteArray withBystanders(QByteArray text)
{
    text.replace("circuits:\n", "circuits:\n  - {id: ci-x, supply: ps-x, feeds: [dv-x], awg: 18, length: 10 m, fire_alarm: none}\n");
    text.replace("supplies:\n",
                 "supplies:\n  - id: ps-x\n    output: {source: dedicated, volts: 24 V, capacity: 4000 mA}\n    batteries: []\n");
    text.replace("devices:\n", "devices:\n  - {id: dv-x, kind: beacon, volts: 24 V, holding: 10 mA}\n");
    return text;
}

// Event, subject and faults by their ids; the same for every order of rows.
QStringList eventsOf(const QByteArray& text, const std::function<QByteArray(const QByteArray&)>& name)
{
    const Failures f = failuresOf(text);
    FaultQuery query;
    query.order = 2;
    query.scenarios = {QStringLiteral("F0"), QStringLiteral("F2"), QStringLiteral("F3")};
    const auto analysis = analyseFaults(*f.model, query);
    if (!analysis)
        return {errorText(analysis)};
    QStringList out;
    for (const FaultAnalysis::Event& e : analysis.value().events)
        for (const FaultSet& set : e.event.sets) {
            QStringList faults;
            for (const int fault : set)
                faults += QString::fromUtf8(name(f.model->faults()[static_cast<size_t>(fault)].id.toUtf8()));
            faults.sort();
            const QByteArray subject = e.event.kind == EventKind::Trapped || e.event.kind == EventKind::Exposed
                ? f.model->project().rooms[static_cast<size_t>(e.event.subject)].id.text().toUtf8()
                : f.model->project().openings[static_cast<size_t>(e.event.subject)].id.text().toUtf8();
            out += QStringLiteral("%1 %2 %3%4: %5")
                       .arg(QLatin1String(eventWord(e.event.kind)), QString::fromUtf8(name(subject)), QLatin1String(e.scenario->id),
                            QLatin1String(e.in->name), faults.join(u'+'));
        }
    out.sort();
    out.removeDuplicates();
    return out;
}

QByteArray same(const QByteArray& id)
{
    return id;
}

} // namespace

class TstFaultProperties final : public QObject {
    Q_OBJECT

private slots:
    void names_order_sides_and_bystanders_change_nothing()
    {
        qsizetype sets = 0;
        for (unsigned seed = 1; seed <= 100; ++seed) {
            const QByteArray plan = randomPlan(seed);
            const QStringList events = eventsOf(plan, same);
            sets += events.size();
            QVERIFY(renamed(plan) != plan && turned(plan) != plan && withBystanders(plan) != plan);
            QCOMPARE(eventsOf(renamed(plan), renamed), events);
            QCOMPARE(eventsOf(turned(plan), same), events);
            QCOMPARE(eventsOf(withBystanders(plan), same), events);
        }
        QVERIFY2(sets > 1000, qPrintable(QString::number(sets)));
    }
};

QTEST_GUILESS_MAIN(TstFaultProperties)
#include "tst_fault_properties.moc"
