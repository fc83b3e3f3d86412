// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schedule/consistency.h"

#include "core/schedule/trade_words.h"

#include <QSet>
#include <map>

namespace sp {

namespace {

class Checker final {
public:
    Checker(const ScheduleInput& in, const Schedule& s) : m_in(in), m_schedule(s) { }

    std::vector<Disagreement> run()
    {
        onPlan();
        oneHeading();
        quantities();
        importedHands();
        for (const Heading& h : m_schedule.headings) {
            if (!m_schedule.sets[h.set].known)
                continue;
            transfers(h);
            pairs(h);
        }
        failModes();
        references();
        std::stable_sort(m_out.begin(), m_out.end(), [](const Disagreement& a, const Disagreement& b) { return a.check < b.check; });
        return std::move(m_out);
    }

private:
    void say(int check, QString text, QStringList ids) { m_out.push_back({check, std::move(text), std::move(ids)}); }

    const Opening& opening(const OpeningRow& row) const { return m_in.project.openings[row.row]; }

    // What a reader can find on the plan: the mark, else the rooms.
    static QString called(const OpeningRow& row)
    {
        if (!row.mark.isEmpty())
            return row.mark;
        const QString rooms = fromToText(row);
        return rooms.isEmpty() ? QStringLiteral("An unnumbered opening") : QStringLiteral("The unnumbered opening %1").arg(rooms);
    }

    static QString marks(const Schedule& s, const Heading& h)
    {
        QStringList out;
        for (const size_t i : h.openings)
            out += s.openings[i].printMark();
        return out.join(QStringLiteral(", "));
    }
    static QStringList ids(const Schedule& s, const Heading& h)
    {
        QStringList out;
        for (const size_t i : h.openings)
            out += s.openings[i].id.text();
        return out;
    }

    void onPlan()
    {
        QHash<QString, QStringList> byMark;
        QStringList noMark;
        for (const OpeningRow& row : m_schedule.openings) {
            const Place& place = opening(row).place;
            if (!frameOf(m_in.project, opening(row)))
                say(1, QStringLiteral("%1 is scheduled and has no place on the plan.").arg(called(row)), {row.id.text()});
            else if (!place.wall && !place.storey)
                say(1, QStringLiteral("%1 is scheduled and its storey is not known.").arg(called(row)), {row.id.text()});
            if (row.mark.isEmpty())
                noMark += row.id.text();
            else
                byMark[row.mark] += row.id.text();
        }
        if (!noMark.isEmpty())
            say(1,
                noMark.size() == 1 ? QStringLiteral("One opening has no mark.")
                                   : QStringLiteral("%1 openings have no mark.").arg(noMark.size()),
                noMark);
        for (const OpeningRow& row : m_schedule.openings)
            if (const QStringList same = byMark.take(row.mark); same.size() > 1)
                say(1, QStringLiteral("The mark %1 is used %2 times.").arg(row.mark).arg(same.size()), same);
    }

    void oneHeading()
    {
        QHash<QString, int> headings;
        for (const Heading& h : m_schedule.headings)
            for (const size_t i : h.openings)
                ++headings[m_schedule.openings[i].id.text()];
        for (const OpeningRow& row : m_schedule.openings) {
            const int n = headings.value(row.id.text());
            if (!row.set && row.operation != u"cased_opening")
                say(2, QStringLiteral("%1 has no hardware set and so no heading.").arg(called(row)), {row.id.text()});
            else if (n != 1)
                say(2, QStringLiteral("%1 stands in %2 headings; it must stand in one.").arg(called(row)).arg(n), {row.id.text()});
        }
        for (const SetRow& set : m_schedule.sets) {
            if (!set.known)
                say(2, QStringLiteral("Set %1 lists no items: its hardware is not known.").arg(set.mark), {set.id.text()});
            if (set.openings == 0)
                say(2, QStringLiteral("Set %1 is used by no opening.").arg(set.mark), {set.id.text()});
        }
    }

    // Counted from the plan itself, so that a wrong heading cannot agree with itself.
    void quantities()
    {
        std::map<std::pair<QString, QString>, qint64> fromSets;
        std::map<std::pair<QString, QString>, qint64> fromHeadings;
        static const FieldId qty = field("hw.qty");
        for (const auto& o : m_in.project.openings) {
            const HardwareSet* set = m_in.project.hardwareSets.find(o->set);
            if (set && set->items)
                for (const HardwareItem& item : *set->items)
                    fromSets[{set->id.text(), item.key}] += item.facts.integer(qty).value_or(1);
        }
        for (const Heading& h : m_schedule.headings)
            for (const Heading::Line& line : h.lines)
                if (!line.item.placed)
                    fromHeadings[{m_schedule.sets[h.set].id.text(), line.item.key}] += line.total;
        for (const auto& [item, n] : fromSets)
            if (const qint64 m = fromHeadings[item]; m != n)
                say(3, QStringLiteral("%1/%2: the headings count %3, the openings need %4.").arg(item.first, item.second).arg(m).arg(n),
                    {item.first + u'/' + item.second});
    }

    void importedHands()
    {
        for (const OpeningRow& row : m_schedule.openings)
            for (const auto& [name, text] : opening(row).imported) {
                if (name != u"stated_hand")
                    continue;
                const QString imported = text.trimmed().toUpper();
                if (!imported.isEmpty() && !row.hand.text.isEmpty() && imported != row.hand.text)
                    say(4,
                        QStringLiteral("%1: the imported schedule says %2, the plan gives %3 (%4).")
                            .arg(called(row), imported, row.hand.text, row.hand.derivation),
                        {row.id.text()});
            }
    }

    void transfers(const Heading& h)
    {
        const ItemRow* transfer = nullptr;
        QStringList onLeaf;
        static const FieldId conductors = field("hw.conductors");
        std::optional<qint64> needed = 0;
        std::optional<qint64> available = 0;
        const HardwareSet* set = m_in.project.hardwareSets.find(m_schedule.sets[h.set].id);
        for (const HardwareItem& item : *set->items) {
            const Heading::Line* line = nullptr;
            for (const Heading::Line& l : h.lines)
                if (!l.item.placed && l.item.key == item.key)
                    line = &l;
            if (!line)
                continue;
            const auto wires = item.facts.integer(conductors);
            const auto sum = [&](std::optional<qint64>& total) {
                total = total && wires ? std::optional(*total + *wires * line->item.quantity) : std::nullopt;
            };
            if (item.kind == u"power_transfer") {
                transfer = &line->item;
                sum(available);
            } else if (line->item.leafPowered) {
                onLeaf += item.key;
                sum(needed);
            }
        }
        const QString where = QStringLiteral("Heading %1 (%2): ").arg(h.number, marks(m_schedule, h));
        if (!onLeaf.isEmpty() && !transfer)
            say(7,
                where + QStringLiteral("%1 needs wires in the leaf and there is no power transfer.").arg(onLeaf.join(QStringLiteral(", "))),
                ids(m_schedule, h));
        if (onLeaf.isEmpty() && transfer)
            say(8, where + QStringLiteral("there is a power transfer, and nothing on the leaf needs power."), ids(m_schedule, h));
        if (transfer && needed && available && *needed > *available)
            say(9, where + QStringLiteral("the leaf needs %1 conductors, the transfers have %2.").arg(*needed).arg(*available),
                ids(m_schedule, h));
    }

    // Leaves of a pair that latch: an item without a leaf of its own, two of a kind or more, serves both.
    static bool latches(const ItemRow& item, const Catalogue& catalogue, QStringView leaf)
    {
        const DeviceKind* kind = catalogue.find(item.kind);
        if (!kind || !kind->latching)
            return false;
        if (item.leaf.isEmpty())
            return leaf == u"active" || item.quantity > 1;
        return item.leaf == leaf || item.leaf == u"both";
    }

    void pairs(const Heading& h)
    {
        const OpeningRow& first = m_schedule.openings[h.openings.front()];
        if (first.leaves != u"PAIR" && first.leaves != u"PAIR_UNEQ")
            return;
        const auto has = [&](std::initializer_list<QStringView> kinds) {
            return std::any_of(h.lines.begin(), h.lines.end(), [&](const Heading::Line& l) {
                return std::any_of(kinds.begin(), kinds.end(), [&](QStringView k) { return l.item.kind == k; });
            });
        };
        bool active = false;
        bool inactive = false;
        for (const Heading::Line& line : h.lines) {
            active = active || latches(line.item, m_in.catalogue, u"active");
            inactive = inactive || latches(line.item, m_in.catalogue, u"inactive");
        }
        const QString where = QStringLiteral("Heading %1 (%2): ").arg(h.number, marks(m_schedule, h));
        const bool bolts = has({u"manual_flush_bolt", u"auto_flush_bolt", u"constant_latching_bolt", u"surface_bolt"});
        if (active && !inactive && !bolts)
            say(12, where + QStringLiteral("one leaf of the pair latches and the other has no bolts."), ids(m_schedule, h));
        const bool rated = first.label && first.label->n > 0;
        const Value* astragal = enteredDoor(m_in.project, opening(first), field("door.astragal"));
        const bool overlapping =
            astragal && wordAt(fieldOf(field("door.astragal")).words, std::get<Word>(*astragal).index).startsWith(u"overlapping");
        if (rated && (has({u"auto_flush_bolt"}) || overlapping) && !has({u"coordinator"}))
            say(12, where + QStringLiteral("a rated pair with automatic bolts or an overlapping astragal, and no coordinator."),
                ids(m_schedule, h));
    }

    // What people write of an item must not say the opposite of what it is.
    void failModes()
    {
        const auto opposite = [](const QString& state, const QString& text) {
            const QString plain = spaced(text).replace(u'-', u' ').toLower();
            const bool safe = plain.contains(u"fail safe");
            const bool secure = plain.contains(u"fail secure");
            return safe != secure && ((state == u"fail_safe" && secure) || (state == u"fail_secure" && safe));
        };
        for (const SetRow& set : m_schedule.sets) {
            QStringList states;
            for (const ItemRow& item : set.items) {
                if (item.locking && !states.contains(item.failState))
                    states += item.failState;
                if (opposite(item.failState, item.traits.join(u' ')) || opposite(item.failState, item.note))
                    say(11,
                        QStringLiteral("Set %1, %2: the text says the opposite of its fail state, %3.")
                            .arg(set.mark, item.key, spaced(item.failState)),
                        {set.id.text() + u'/' + item.key});
            }
            if (states.size() == 1 && opposite(states.first(), set.name))
                say(11, QStringLiteral("Set %1 is called \"%2\" and its locks are %3.").arg(set.mark, set.name, spaced(states.first())),
                    {set.id.text()});
        }
        for (const OpeningRow& row : m_schedule.openings)
            if (row.failModes.size() == 1 && opposite(row.failModes.first(), row.remarks))
                say(11,
                    QStringLiteral("%1: the remarks say the opposite of its fail state, %2.")
                        .arg(called(row), spaced(row.failModes.first())),
                    {row.id.text()});
    }

    void references()
    {
        QSet<QString> known{QStringLiteral("project")};
        forEachTable(m_in.project, [&](const KindInfo&, const auto& table) {
            for (const auto& row : table)
                known.insert(row->id.text());
        });
        const auto check = [&](const QString& id, const QString& finding, const char* noun) {
            const QString subject = finding.section(u':', 1, 1).section(u'/', 0, 0);
            if (!known.contains(subject))
                say(14,
                    QStringLiteral("%1 %2 names %3, which is not in the plan.")
                        .arg(QLatin1String(noun), id, subject.isEmpty() ? QStringLiteral("nothing") : subject),
                    {id});
        };
        for (const auto& w : m_in.project.waivers)
            check(w->id.text(), w->finding, "Waiver");
        for (const auto& r : m_in.project.reviews)
            check(r->id.text(), r->finding, "Review");
    }

    const ScheduleInput& m_in;
    const Schedule& m_schedule;
    std::vector<Disagreement> m_out;
};

} // namespace

std::vector<Disagreement> disagreements(const ScheduleInput& in, const Schedule& schedule)
{
    return Checker(in, schedule).run();
}

} // namespace sp
