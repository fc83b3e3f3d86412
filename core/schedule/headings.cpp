// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schedule/natural_order.h"
#include "core/schedule/schedule.h"
#include "core/schedule/trade_words.h"

#include <map>

namespace sp {

namespace {

// Devices drawn at an opening that its set does not list already: a reader in both is one reader.
std::vector<ItemRow> devicesOf(const ScheduleInput& in, const OpeningRow& opening, const SetRow& set)
{
    std::vector<ItemRow> out;
    const auto it = in.devices.of.constFind(opening.id);
    if (it == in.devices.of.cend())
        return out;
    for (const auto& device : *it) {
        if (std::any_of(set.items.begin(), set.items.end(), [&](const ItemRow& i) { return i.kind == device->kind; }))
            continue;
        ItemRow row = itemRow(*device, in.catalogue, in.project.settings.units);
        const auto same =
            std::find_if(out.begin(), out.end(), [&](const ItemRow& o) { return o.kind == row.kind && o.printText() == row.printText(); });
        if (same == out.end())
            out.push_back(std::move(row));
        else
            ++same->quantity;
    }
    sortItems(out);
    return out;
}

QString key(const std::optional<Length>& v)
{
    return v ? QString::number(v->n) : QString();
}

/// Everything that must be equal for two openings to stand in one heading. What is not known is a value of its own.
QString splitKey(const OpeningRow& o, const SetRow& set, const std::vector<ItemRow>& devices)
{
    const bool handed = std::any_of(set.items.begin(), set.items.end(), [](const ItemRow& i) { return isHanded(i.kind); });
    const bool keyed = std::any_of(set.items.begin(), set.items.end(), [](const ItemRow& i) { return i.keyed; });
    QStringList parts{o.operation,   o.leaves,         key(o.leafWidth), key(o.inactiveWidth), key(o.width),
                      key(o.height), key(o.thickness), o.doorMaterial,   o.frameMaterial};
    parts += o.label ? QString::number(o.label->n) : QString();
    parts += o.lowerFrameLabel() ? QString::number(o.lowerFrameLabel()->n) : QString();
    parts += !o.smoke ? QString() : *o.smoke ? QStringLiteral("Y") : QStringLiteral("N");
    parts += o.degree ? QString::number(o.degree->n) : QString();
    parts += handed ? o.hand.text : QString();
    parts += keyed ? o.keyset : QString();
    for (const ItemRow& device : devices)
        parts += QStringLiteral("%1 x %2").arg(device.quantity).arg(device.printText());
    return parts.join(QChar(0x1f));
}

QString wallText(const OpeningRow& o)
{
    QStringList parts;
    if (!o.wallType.isEmpty())
        parts += spaced(o.wallType);
    if (o.wallRating)
        parts +=
            o.wallRating->n == 0 ? QStringLiteral("no rating") : formatIn(*unitByName(u"min"), o.wallRating->n) + QStringLiteral(" min");
    return parts.join(QStringLiteral(", "));
}

// "strike, PS-1, circuit ci-3" of each opening, from the wiring of the plan.
QHash<QString, QStringList> powerByOpening(const Project& project)
{
    QHash<QString, QStringList> out;
    for (const auto& circuit : project.circuits) {
        if (!circuit->feeds)
            continue;
        const Supply* supply = project.supplies.find(circuit->supply);
        const QString from = supply ? supply->mark.value_or(supply->id.text()) : QStringLiteral("supply not known");
        for (const PartRef& part : *circuit->feeds)
            if (!part.part.isEmpty())
                out[part.entity] += QStringLiteral("%1 from %2, circuit %3").arg(part.part, from, circuit->id.text());
    }
    return out;
}

void addOpening(Heading& h, size_t place, const OpeningRow& o, const QHash<QString, QStringList>& power)
{
    h.openings.push_back(place);
    for (Heading::Line& line : h.lines)
        line.total += line.item.quantity;
    const QString wall = wallText(o);
    if (!wall.isEmpty() && !h.walls.contains(wall))
        h.walls += wall;
    if (const auto it = power.constFind(o.id.text()); it != power.cend())
        h.power += o.printMark() + QStringLiteral(": ") + it->join(QStringLiteral("; "));
}

} // namespace

std::vector<Heading> makeHeadings(const ScheduleInput& in, const std::vector<OpeningRow>& openings, const std::vector<SetRow>& sets)
{
    QHash<HardwareSetId, size_t> places;
    for (size_t i = 0; i < sets.size(); ++i)
        places.insert(sets[i].id, i);
    const auto power = powerByOpening(in.project);
    std::vector<Heading> out;
    std::map<std::pair<size_t, QString>, size_t> byKey;
    for (size_t i = 0; i < openings.size(); ++i) {
        if (!openings[i].set || !places.contains(*openings[i].set))
            continue;
        const size_t place = places.value(*openings[i].set);
        const SetRow& set = sets[place];
        const std::vector<ItemRow> devices = devicesOf(in, openings[i], set);
        const auto [it, isNew] = byKey.try_emplace({place, splitKey(openings[i], set, devices)}, out.size());
        if (isNew) {
            Heading h;
            h.set = place;
            for (const std::vector<ItemRow>* list : {&set.items, &devices})
                for (const ItemRow& item : *list) {
                    h.lines.push_back({item, 0});
                    h.electrified = h.electrified || item.electrified;
                }
            std::stable_sort(h.lines.begin(), h.lines.end(), [](const Heading::Line& a, const Heading::Line& b) {
                return std::pair(a.item.categoryRank, a.item.rank) < std::pair(b.item.categoryRank, b.item.rank);
            });
            out.push_back(std::move(h));
        }
        addOpening(out[it->second], i, openings[i], power);
    }
    // Openings came in schedule order, so that headings of one set follow their first opening.
    std::stable_sort(out.begin(), out.end(), [](const Heading& a, const Heading& b) { return a.set < b.set; });
    for (size_t i = 0; i < out.size(); ++i)
        out[i].number = QString::number(i + 1);
    return out;
}

Schedule makeSchedule(const ScheduleInput& in)
{
    const Project& p = in.project;
    Schedule s;
    struct Level {
        bool known;
        qint64 elevation;
        QString name;
    };
    std::vector<Level> levels;
    for (size_t i = 0; i < p.openings.size(); ++i) {
        s.openings.push_back(openingRow(in, i));
        const Storey* storey = p.storeys.find(storeyOf(p, p.openings[i]));
        levels.push_back({storey && storey->elevation, storey && storey->elevation ? storey->elevation->n : 0, s.openings.back().level});
    }
    std::sort(s.openings.begin(), s.openings.end(), [&](const OpeningRow& a, const OpeningRow& b) {
        const Level& x = levels[a.row];
        const Level& y = levels[b.row];
        if (x.known != y.known)
            return x.known; // openings whose storey nobody knows come last
        if (x.elevation != y.elevation)
            return x.elevation < y.elevation;
        if (const int c = naturalCompare(x.name, y.name))
            return c < 0;
        if (a.mark.isEmpty() != b.mark.isEmpty())
            return b.mark.isEmpty(); // what has no mark comes last
        if (const int c = naturalCompare(a.mark, b.mark))
            return c < 0;
        return a.id < b.id;
    });
    s.sets = setRows(in);
    s.headings = makeHeadings(in, s.openings, s.sets);
    for (const Heading& h : s.headings)
        for (const size_t o : h.openings) {
            s.openings[o].heading = h.number;
            ++s.sets[h.set].openings;
        }
    return s;
}

} // namespace sp
