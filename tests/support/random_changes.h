// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/project.h"

#include <functional>
#include <random>

namespace sp::test {

/// Edits a plan at random, one entity at a time, and not only to what makes sense: references to what is not there, openings beyond their
/// wall, items without a known kind. The same seed gives the same edits.
class RandomChanges final {
public:
    RandomChanges(Project start, quint32 seed) : m_start(std::move(start)), m_now(m_start), m_random(seed) { }

    const Project& now() const { return m_now; }

    static std::vector<const char*> kinds()
    {
        std::vector<const char*> out;
        for (const auto& [name, edit] : table())
            out.push_back(name);
        return out;
    }
    /// One edit of a kind of kinds(); what it did, in a word or two.
    QString edit(const char* kind)
    {
        for (const auto& [name, f] : table())
            if (qstrcmp(name, kind) == 0) {
                m_past.push_back(m_now);
                const QString did = (this->*f)();
                return QLatin1String(kind) + u' ' + did;
            }
        return {};
    }
    QString editAny() { return edit(table()[pick(table().size())].first); }

private:
    using Edit = QString (RandomChanges::*)();
    static const std::vector<std::pair<const char*, Edit>>& table()
    {
        static const std::vector<std::pair<const char*, Edit>> all{
            {"wall", &RandomChanges::wall},
            {"room", &RandomChanges::room},
            {"opening", &RandomChanges::opening},
            {"opening type", &RandomChanges::type},
            {"set", &RandomChanges::set},
            {"item", &RandomChanges::item},
            {"circuit", &RandomChanges::circuit},
            {"supply", &RandomChanges::supply},
            {"device", &RandomChanges::device},
            {"valve", &RandomChanges::valve},
            {"interlock", &RandomChanges::interlock},
            {"air supply", &RandomChanges::air},
            {"stair", &RandomChanges::stair},
            {"waiver", &RandomChanges::waiver},
            {"review", &RandomChanges::review},
            {"assumption", &RandomChanges::assumption},
            {"setting", &RandomChanges::setting},
            {"storey", &RandomChanges::storey},
            {"underlay and source", &RandomChanges::other},
            {"undo", &RandomChanges::undo},
            {"redo", &RandomChanges::redo},
            {"reload", &RandomChanges::reload},
        };
        return all;
    }

    size_t pick(size_t n) { return n == 0 ? 0 : m_random() % n; }
    bool chance(int percent) { return static_cast<int>(m_random() % 100) < percent; }
    qint64 between(qint64 a, qint64 b) { return a + static_cast<qint64>(m_random() % static_cast<quint64>(b - a + 1)); }

    template <class T>
    std::optional<typename Table<T>::IdType> anyId(const Table<T>& t)
    {
        if (t.empty() || chance(8))
            return std::nullopt;
        if (chance(3))
            return typename Table<T>::IdType(t[0].id.text().left(3) + QStringLiteral("nowhere"));
        return t[pick(t.size())].id;
    }
    /// A new id that sorts anywhere.
    template <class T>
    typename Table<T>::IdType newId(const Table<T>& t, const char* prefix)
    {
        for (;;) {
            QString text = QLatin1String(prefix) + u'-';
            for (int i = 0; i < 3; ++i)
                text += QChar(u'a' + static_cast<char16_t>(pick(26)));
            typename Table<T>::IdType id(text);
            if (!t.find(id))
                return id;
        }
    }

    /// Adds a copy of a row under a new id, brings a row of the start back, takes one away, or changes one with `f`.
    template <class T, class F>
    QString change(Table<T>& t, const Table<T>& start, const char* prefix, F&& f)
    {
        if (chance(12) && !t.empty()) {
            T row = t[pick(t.size())];
            row.id = newId(t, prefix);
            f(row);
            t.put(row.id, std::make_shared<const T>(row));
            return QStringLiteral("added ") + row.id.text();
        }
        if ((chance(12) || t.empty()) && !start.empty()) {
            const auto id = start[pick(start.size())].id;
            t.put(id, start.share(id));
            return QStringLiteral("restored ") + id.text();
        }
        if (t.empty())
            return QStringLiteral("none");
        const auto id = t[pick(t.size())].id;
        if (chance(10)) {
            t.put(id, nullptr);
            return QStringLiteral("removed ") + id.text();
        }
        auto row = std::make_shared<T>(*t.find(id));
        f(*row);
        t.put(id, row);
        return QStringLiteral("changed ") + id.text();
    }

    Value randomValue(const Field& f)
    {
        const int words = static_cast<int>(wordList(f.words).size());
        switch (f.type) {
        case FieldType::Bool: return chance(50);
        case FieldType::Int:
            return f.most > f.least ? between(static_cast<qint64>(f.least), std::min<qint64>(static_cast<qint64>(f.most), 6))
                                    : between(0, 6);
        case FieldType::Quantity: {
            const UnitInfo& unit = *unitByName(QLatin1String(f.unit));
            const double most = f.most > f.least ? std::min(f.most, f.least + 300) : 300;
            return Quantity{unit.dim, static_cast<qint64>((f.least + (most - f.least) * static_cast<double>(pick(33)) / 32) * unit.base)};
        }
        case FieldType::Word: return Word{static_cast<quint16>(pick(static_cast<size_t>(words)))};
        case FieldType::Set: return WordSet{chance(30) ? 0 : quint64{1} << pick(static_cast<size_t>(words))};
        case FieldType::Text: return chance(30) ? QString() : QStringLiteral("Text %1").arg(pick(5));
        case FieldType::Texts: return QStringList{QStringLiteral("nih-drm")};
        }
        return false;
    }
    void changeFact(FieldBag& bag, std::initializer_list<Group> groups)
    {
        std::vector<FieldId> fields;
        for (const bool telling : {true, false}) {
            for (const Group group : groups)
                for (FieldId f = fieldsOf(group).first; f < fieldsOf(group).second; ++f)
                    if (!telling || std::find(m_fields.begin(), m_fields.end(), f) != m_fields.end())
                        fields.push_back(f);
            if (!fields.empty() && chance(80))
                break;
        }
        if (fields.empty())
            return;
        const FieldId id = fields[pick(fields.size())];
        if (chance(25))
            bag.clear(id);
        else
            bag.set(id, randomValue(fieldOf(id)));
    }
    PlanPoint point() { return {mm(between(-1000, 17000)), mm(between(-1000, 7000))}; }
    PartRef part()
    {
        const auto& o = m_now.openings;
        if (!o.empty() && chance(70)) {
            const Opening& opening = o[pick(o.size())];
            const HardwareSet* s = m_now.hardwareSets.find(opening.set);
            const bool items = s && s->items && !s->items->empty();
            return {opening.id.text(), items ? (*s->items)[pick(s->items->size())].key : QStringLiteral("lock")};
        }
        if (!m_now.valves.empty() && chance(40))
            return {m_now.valves[pick(m_now.valves.size())].id.text(), QStringLiteral("solenoid")};
        return m_now.devices.empty() ? PartRef{QStringLiteral("dv-x"), {}}
                                     : PartRef{m_now.devices[pick(m_now.devices.size())].id.text(), {}};
    }

    QString wall()
    {
        return change(m_now.walls, m_start.walls, "wl", [&](Wall& w) {
            switch (pick(7)) {
            case 0: w.from = point(); break;
            case 1: w.to.x = w.to.x + mm(between(-500, 500)); break;
            case 2: w.thickness = chance(20) ? std::nullopt : std::optional(mm(between(80, 400))); break;
            case 3: w.storey = anyId(m_now.storeys); break;
            default: changeFact(w.facts, {Group::Wall});
            }
        });
    }
    QString room()
    {
        return change(m_now.rooms, m_start.rooms, "rm", [&](Room& r) {
            switch (pick(9)) {
            case 0: r.at = chance(20) ? std::nullopt : std::optional(point()); break;
            case 1: {
                const PlanPoint p = point();
                r.outline = {p, {p.x + mm(4000), p.y}, {p.x + mm(4000), p.y + mm(3000)}, {p.x, p.y + mm(3000)}};
                break;
            }
            case 2: r.outline.clear(); break;
            case 3: r.number = chance(20) ? std::nullopt : std::optional(QString::number(between(100, 300))); break;
            case 4: r.name = QStringLiteral("Room %1").arg(pick(9)); break;
            case 5: r.stair = anyId(m_now.stairs); break;
            case 6: r.storey = anyId(m_now.storeys); break;
            default: changeFact(r.facts, {Group::Room, Group::RoomKind});
            }
        });
    }
    QString opening()
    {
        return change(m_now.openings, m_start.openings, "op", [&](Opening& o) {
            switch (pick(13)) {
            case 0: o.mark = chance(20) ? std::nullopt : std::optional(QString::number(between(100, 300))); break;
            case 1: o.type = anyId(m_now.openingTypes); break;
            case 2: o.set = anyId(m_now.hardwareSets); break;
            case 3: o.place.wall = anyId(m_now.walls); break;
            case 4: o.place.offset = mm(between(-500, 6000)); break;
            case 5: o.place.swings = chance(20) ? std::nullopt : std::optional(chance(50) ? SwingSide::Left : SwingSide::Right); break;
            case 6: o.place.outside = chance(50) ? std::nullopt : std::optional(chance(50) ? Side::A : Side::B); break;
            case 7: o.place.beyondA = chance(50) ? std::nullopt : std::optional(StatedSide{anyId(m_now.rooms)}); break;
            case 8: o.place.storey = anyId(m_now.storeys); break;
            case 9: o.place.at = point(); break;
            default: changeFact(o.facts, {Group::Door, Group::Schedule, Group::Release});
            }
        });
    }
    QString type()
    {
        return change(m_now.openingTypes, m_start.openingTypes, "ot", [&](OpeningType& t) {
            if (chance(10))
                t.name = QStringLiteral("Type %1").arg(pick(9));
            else
                changeFact(t.facts, {Group::Door, Group::Schedule});
        });
    }
    QString set()
    {
        return change(m_now.hardwareSets, m_start.hardwareSets, "hs", [&](HardwareSet& s) {
            const HardwareSet& other = m_now.hardwareSets[pick(m_now.hardwareSets.size())];
            if (chance(10))
                s.items.reset();
            else if (s.items && !s.items->empty() && chance(40))
                s.items->erase(s.items->begin() + static_cast<std::ptrdiff_t>(pick(s.items->size())));
            else if (other.items && !other.items->empty()) {
                HardwareItem item = (*other.items)[pick(other.items->size())];
                if (!s.items)
                    s.items.emplace();
                if (std::none_of(s.items->begin(), s.items->end(), [&](const HardwareItem& i) { return i.key == item.key; }))
                    s.items->push_back(std::move(item));
            }
        });
    }
    QString item()
    {
        if (m_now.hardwareSets.empty())
            return QStringLiteral("none");
        HardwareSet s = m_now.hardwareSets[pick(m_now.hardwareSets.size())];
        if (!s.items || s.items->empty())
            return QStringLiteral("none");
        HardwareItem& i = (*s.items)[pick(s.items->size())];
        if (chance(10))
            i.kind = chance(30) ? QStringLiteral("nobody_knows_it") : QStringLiteral("maglock");
        else
            changeFact(i.facts, {Group::Item});
        const QString key = i.key;
        m_now.hardwareSets.put(s.id, std::make_shared<const HardwareSet>(s));
        return s.id.text() + u'/' + key;
    }
    QString circuit()
    {
        return change(m_now.circuits, m_start.circuits, "ci", [&](Circuit& c) {
            switch (pick(5)) {
            case 0: c.supply = anyId(m_now.supplies); break;
            case 1:
                if (c.feeds)
                    c.feeds->push_back(part());
                else
                    c.feeds = std::vector<PartRef>{part()};
                break;
            case 2:
                if (c.feeds && !c.feeds->empty())
                    c.feeds->erase(c.feeds->begin() + static_cast<std::ptrdiff_t>(pick(c.feeds->size())));
                else
                    c.feeds.reset();
                break;
            case 3:
                c.fireAlarm = FireAlarmLink{.none = chance(30)};
                changeFact(c.fireAlarm->facts, {Group::FireAlarm});
                break;
            default: changeFact(c.facts, {Group::Circuit});
            }
        });
    }
    QString supply()
    {
        return change(m_now.supplies, m_start.supplies, "ps", [&](Supply& s) {
            switch (pick(5)) {
            case 0: s.mark = QStringLiteral("PS-%1").arg(pick(9)); break;
            case 1: s.room = anyId(m_now.rooms); break;
            case 2: s.batteries = chance(30) ? std::nullopt : std::optional(std::vector<Battery>(pick(2))); break;
            default: changeFact(s.facts, {Group::Output});
            }
        });
    }
    QString device()
    {
        return change(m_now.devices, m_start.devices, "dv", [&](Device& d) {
            static const char* words[] = {"card_reader", "push_button", "rex_pir", "touch_sense_bar", "keypad"};
            switch (pick(7)) {
            case 0: d.opening = anyId(m_now.openings); break;
            case 1: d.side = chance(20) ? std::nullopt : std::optional(chance(50) ? Side::A : Side::B); break;
            case 2: d.kind = QLatin1String(words[pick(5)]); break;
            case 3: d.at = point(); break;
            case 4: d.room = anyId(m_now.rooms); break;
            case 5: d.mark = chance(40) ? std::nullopt : std::optional(QStringLiteral("D-%1").arg(pick(9))); break;
            default: changeFact(d.facts, {Group::Device});
            }
        });
    }
    QString valve()
    {
        return change(m_now.valves, m_start.valves, "vl", [&](Valve& v) {
            switch (pick(6)) {
            case 0: v.tag = QStringLiteral("XV-%1").arg(pick(9)); break;
            case 1: v.room = anyId(m_now.rooms); break;
            case 2: v.storey = anyId(m_now.storeys); break;
            case 3: v.air = anyId(m_now.airSupplies); break;
            default:
                changeFact(
                    v.facts,
                    {Group::Flow, Group::Body, Group::Actuator, Group::Positioner, Group::Solenoid, Group::Accessories, Group::Position});
            }
        });
    }
    QString interlock()
    {
        if (m_now.interlocks.empty()) {
            Interlock i{.id = newId(m_now.interlocks, "il")};
            if (const auto o = anyId(m_now.openings))
                i.openings = std::vector<OpeningId>{*o};
            m_now.interlocks.put(i.id, std::make_shared<const Interlock>(i));
            return QStringLiteral("first ") + i.id.text();
        }
        return change(m_now.interlocks, m_start.interlocks, "il", [&](Interlock& i) {
            if (const auto o = anyId(m_now.openings); o && chance(60)) {
                i.openings = std::vector<OpeningId>{*o};
                if (const auto second = anyId(m_now.openings))
                    i.openings->push_back(*second);
            } else {
                changeFact(i.facts, {Group::Interlock});
            }
        });
    }
    QString air()
    {
        if (m_now.airSupplies.empty()) {
            const AirSupply a{.id = newId(m_now.airSupplies, "as")};
            m_now.airSupplies.put(a.id, std::make_shared<const AirSupply>(a));
            return QStringLiteral("first ") + a.id.text();
        }
        return change(m_now.airSupplies, m_start.airSupplies, "as", [&](AirSupply& a) {
            if (chance(20))
                a.name = QStringLiteral("Air %1").arg(pick(9));
            else
                changeFact(a.facts, {Group::Air});
        });
    }
    QString stair()
    {
        if (m_now.stairs.empty()) {
            const Stair s{.id = newId(m_now.stairs, "sr")};
            m_now.stairs.put(s.id, std::make_shared<const Stair>(s));
            return QStringLiteral("first ") + s.id.text();
        }
        return change(m_now.stairs, m_start.stairs, "sr", [&](Stair& s) {
            if (chance(20))
                s.name = QStringLiteral("Stair %1").arg(pick(9));
            else
                changeFact(s.facts, {Group::Stair});
        });
    }
    QString waiver()
    {
        if (!m_now.waivers.empty() && chance(60))
            return change(m_now.waivers, m_start.waivers, "wv", [&](Waiver& w) {
                if (chance(30))
                    w.reason = chance(30) ? std::nullopt : std::optional(QStringLiteral("Reason"));
                else if (chance(50))
                    w.finding = findingKey();
                else
                    w.expires = chance(50) ? QStringLiteral("2020-01-01") : QStringLiteral("2031-01-01");
            });
        Waiver w{.id = newId(m_now.waivers, "wv"), .finding = findingKey()};
        w.reason = w.grantedBy = QStringLiteral("Somebody");
        w.date = QStringLiteral("2026-01-01");
        if (chance(80))
            w.facts = {{QStringLiteral("door.bottom_gap_in"), chance(50) ? QStringLiteral("0.8125 in") : QStringLiteral("1 in")}};
        m_now.waivers.put(w.id, std::make_shared<const Waiver>(w));
        return QStringLiteral("new ") + w.finding;
    }
    QString review()
    {
        if (!m_now.reviews.empty() && chance(50))
            return change(m_now.reviews, m_start.reviews, "rv", [&](Review& r) {
                if (chance(50))
                    r.assignee = QStringLiteral("Person %1").arg(pick(4));
                else
                    r.finding = findingKey();
            });
        const Review r{.id = newId(m_now.reviews, "rv"), .finding = findingKey(), .status = ReviewStatus::InProgress};
        m_now.reviews.put(r.id, std::make_shared<const Review>(r));
        return QStringLiteral("new ") + r.finding;
    }
    QString assumption()
    {
        const auto fields = allFields();
        const auto id = static_cast<FieldId>(pick(fields.size()));
        Assumption a{newId(m_now.assumptions, "au"), QLatin1String(fields[id].fact), randomValue(fields[id]), {}, {}, {}, {}};
        if (chance(40) && !m_now.openings.empty())
            a.subjects = std::vector<QString>{m_now.openings[pick(m_now.openings.size())].id.text()};
        if (m_now.assumptions.empty() || chance(30)) {
            m_now.assumptions.put(a.id, std::make_shared<const Assumption>(a));
            return QStringLiteral("new ") + a.fact;
        }
        return change(m_now.assumptions, m_start.assumptions, "au", [&](Assumption& other) {
            other.fact = a.fact;
            other.value = a.value;
            other.subjects = a.subjects;
        });
    }
    QString setting()
    {
        switch (pick(6)) {
        case 0: m_now.settings.name = QStringLiteral("Plan %1").arg(pick(9)); return QStringLiteral("name");
        case 1: m_now.settings.units = chance(50) ? Units::Us : Units::Metric; return QStringLiteral("units");
        case 2:
        case 3: changeFact(m_now.settings.building, {Group::Building}); return QStringLiteral("building");
        case 4: changeFact(m_now.settings.egress, {Group::Egress}); return QStringLiteral("egress");
        default: changeFact(m_now.settings.codes, {Group::Codes}); return QStringLiteral("codes");
        }
    }
    QString storey()
    {
        return change(m_now.storeys, m_start.storeys, "st", [&](Storey& s) { s.elevation = mm(between(0, 9000)); });
    }
    QString other()
    {
        if (chance(50))
            return change(m_now.sources, m_start.sources, "so", [&](Source& s) { s.room = anyId(m_now.rooms); });
        Underlay u{.id = newId(m_now.underlays, "ul")};
        u.file = QStringLiteral("site.png");
        m_now.underlays.put(u.id, std::make_shared<const Underlay>(u));
        return QStringLiteral("underlay");
    }
    /// Back to a state a few edits ago.
    QString undo()
    {
        if (m_past.size() > 12)
            m_past.erase(m_past.begin(), m_past.end() - 12);
        m_undone = m_now;
        m_now = m_past[pick(m_past.size())];
        return QStringLiteral("to an earlier state");
    }
    /// To the state that the last undo left.
    QString redo()
    {
        if (!m_undone)
            return QStringLiteral("none");
        m_now = *m_undone;
        m_undone.reset();
        return QStringLiteral("what was undone");
    }
    /// The same plan in other objects, as read from a file.
    QString reload()
    {
        forEachTable(m_now, [](const KindInfo&, auto& t) {
            using Row = std::remove_const_t<typename std::decay_t<decltype(t)>::Pointer::element_type>;
            std::vector<typename std::decay_t<decltype(t)>::Pointer> rows;
            for (const auto& row : t)
                rows.push_back(std::make_shared<const Row>(*row));
            t.assign(std::move(rows));
        });
        return QStringLiteral("the same plan");
    }
    QString findingKey()
    {
        static const char* checks[] = {"nfpa80.bottom-gap:%1:gap",    "nfpa80.positive-latching:%1:latch",
                                       "nfpa80.perimeter-gap:%1:gap", "acs.direct-interrupt:%1:button",
                                       "nih.fail-secure:%1:state",    "acs.key-override-outside:%1:key"};
        const QString id =
            m_now.openings.empty() || chance(10) ? QStringLiteral("op-nowhere") : m_now.openings[pick(m_now.openings.size())].id.text();
        const QString key = m_keys && chance(80) ? m_keys(m_random()) : QString();
        return key.isEmpty() ? QString::fromLatin1(checks[pick(6)]).arg(id) : key;
    }

public:
    /// Gives a key of a finding for a random number, so that waivers and reviews meet one.
    void setKeys(std::function<QString(quint32)> keys) { m_keys = std::move(keys); }
    /// Facts that matter to whoever watches: most changed facts are of these.
    void setFields(std::vector<FieldId> fields) { m_fields = std::move(fields); }
    /// Back to the plan of the beginning: random edits soon leave little of it that means something.
    void restart()
    {
        m_past.push_back(m_now);
        m_now = m_start;
    }

private:
    Project m_start, m_now;
    std::vector<Project> m_past;
    std::optional<Project> m_undone;
    std::mt19937 m_random;
    std::function<QString(quint32)> m_keys;
    std::vector<FieldId> m_fields;
};

} // namespace sp::test
