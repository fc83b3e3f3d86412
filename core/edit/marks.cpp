// SPDX-License-Identifier: GPL-3.0-or-later
// Marks of openings (hardware-schedule.md 2): owner room, letters clockwise around it.
#include "core/edit/marks.h"

#include "core/edit/elements.h"

#include <QRegularExpression>
#include <cmath>
#include <map>

namespace sp {

namespace {

constexpr QLatin1String letters("ABCDEFGHJKLMNPRSTUVWXYZ"); // I, O and Q read like digits

QString kindOn(const Project& project, const Beyond& beyond)
{
    static const FieldId kind = field("space.kind");
    if (beyond.kind == Beyond::Kind::Outside)
        return QStringLiteral("outside");
    const Room* room = project.rooms.find(beyond.room);
    const auto word = room ? room->facts.word(kind) : std::nullopt;
    return word ? wordAt(fieldOf(kind).words, *word) : QString();
}

bool isStair(const QString& kind)
{
    return kind == u"stair" || kind == u"exit_enclosure";
}

bool isCirculation(const QString& kind)
{
    return kind == u"corridor" || isStair(kind);
}

/// Devices at openings, looked up once for all.
using Readers = QHash<OpeningId, std::vector<Side>>;
Readers readersOf(const Project& project)
{
    static const FieldId loggingOnly = field("device.logging_only");
    Readers out;
    for (const auto& device : project.devices)
        if (device->opening && device->side && (device->kind == u"card_reader" || device->kind == u"keypad")
            && !device->facts.flag(loggingOnly).value_or(false))
            out[*device->opening].push_back(*device->side);
    return out;
}

// The side that is inside of the lock, for two rooms of which neither leads (hardware-schedule.md 4.2).
std::optional<Side> insideOfLock(const Project& project, const Readers& readers, const Opening& opening, const OpeningSides& sides)
{
    static const FieldId storage = field("space.storage_or_equipment");
    if (opening.place.outside)
        return other(*opening.place.outside);
    if (const auto it = readers.constFind(opening.id); it != readers.cend())
        if (std::all_of(it->begin(), it->end(), [&](Side s) { return s == it->front(); }))
            return other(it->front());
    const auto stored = [&](const Beyond& beyond) {
        const Room* room = project.rooms.find(beyond.room);
        return room && room->facts.flag(storage).value_or(false);
    };
    if (stored(sides.a) != stored(sides.b))
        return stored(sides.a) ? Side::A : Side::B;
    if (!opening.place.swings)
        return std::nullopt;
    // Outside is the side from which the hinges are not seen.
    return *opening.place.swings == SwingSide::Left ? Side::A : Side::B;
}

// The room that gives the opening its number.
const Room* ownerOf(const Project& project, const Readers& readers, const Opening& opening, const OpeningSides& sides)
{
    const Room* a = project.rooms.find(sides.a.room);
    const Room* b = project.rooms.find(sides.b.room);
    const QString kindA = kindOn(project, sides.a), kindB = kindOn(project, sides.b);
    if (!a || kindA == u"outside")
        return b && kindB != u"outside" ? b : a;
    if (!b || kindB == u"outside")
        return a;
    if (isCirculation(kindA) != isCirculation(kindB))
        return isCirculation(kindA) ? b : a;
    if (isStair(kindA) != isStair(kindB))
        return isStair(kindA) ? a : b;
    const auto inside = insideOfLock(project, readers, opening, sides);
    return inside.value_or(Side::A) == Side::A ? a : b;
}

// "101", or "ST1-2" where rooms of several storeys have the number.
QString prefixOf(const Project& project, const Room& room)
{
    static const FieldId aboveGrade = field("storey.above_grade");
    const QString number = room.number.value_or(QString()).trimmed();
    if (number.isEmpty() || !room.storey)
        return number;
    const bool repeats = std::any_of(project.rooms.begin(), project.rooms.end(), [&](const auto& o) {
        return o->id != room.id && o->number == room.number && o->storey != room.storey;
    });
    const Storey* storey = project.storeys.find(room.storey);
    if (!repeats || !storey)
        return number;
    if (const auto level = storey->facts.integer(aboveGrade))
        return number + u'-' + QString::number(*level);
    qint64 level = 1;
    for (const auto& o : project.storeys)
        level += o->elevation.value_or(Length{}) < storey->elevation.value_or(Length{});
    return number + u'-' + QString::number(level);
}

// A, B, ..., Z, AA, AB, ... from 0.
QString letterAt(int index)
{
    const auto n = static_cast<int>(letters.size());
    return index < n ? QString(letters.at(index)) : letterAt(index / n - 1) + letters.at(index % n);
}

QString freeMark(const QString& prefix, const QSet<QString>& taken)
{
    for (int i = 0;; ++i)
        if (const QString mark = prefix + letterAt(i); !taken.contains(mark))
            return mark;
}

QSet<QString> takenMarks(const Project& project)
{
    QSet<QString> out;
    for (const auto& opening : project.openings)
        if (opening->mark)
            out.insert(*opening->mark);
    return out;
}

// How far clockwise around the room's outline a point stands, from the outline's corner that is farthest to the upper left. Outlines are
// counter-clockwise: clockwise is towards their beginning.
double clockwise(const Ring& outline, PlanPoint p)
{
    if (outline.empty())
        return 0;
    size_t start = 0;
    const auto upperLeft = [&](size_t i) { return outline[i].y.n - outline[i].x.n; };
    for (size_t i = 1; i < outline.size(); ++i)
        if (upperLeft(i) > upperLeft(start) || (upperLeft(i) == upperLeft(start) && outline[i] < outline[start]))
            start = i;
    double walked = 0, best = 0, nearest = -1;
    for (size_t k = 0; k < outline.size(); ++k) {
        const PlanPoint a = outline[(start + outline.size() - k) % outline.size()];
        const PlanPoint b = outline[(start + 2 * outline.size() - k - 1) % outline.size()];
        const double dx = static_cast<double>(b.x.n - a.x.n), dy = static_cast<double>(b.y.n - a.y.n);
        const double px = static_cast<double>(p.x.n - a.x.n), py = static_cast<double>(p.y.n - a.y.n);
        const double length = std::hypot(dx, dy);
        const double t = length > 0 ? std::clamp((px * dx + py * dy) / (length * length), 0.0, 1.0) : 0;
        const double off = std::hypot(px - t * dx, py - t * dy);
        if (nearest < 0 || off < nearest - 1e6) { // a millimetre: a door in a corner is not on both walls
            nearest = off;
            best = walked + t * length;
        }
        walked += length;
    }
    return best;
}

struct Waiting {
    const Opening* opening;
    double at; ///< clockwise
    bool fromCirculation; ///< the way in
};

// The openings of one room, clockwise from its first door: the one with the first letter, else the first on the way in.
void order(std::vector<Waiting>& list, std::optional<double> first)
{
    std::stable_sort(list.begin(), list.end(), [](const Waiting& a, const Waiting& b) { return a.at < b.at; });
    if (!first) {
        const auto in = std::find_if(list.begin(), list.end(), [](const Waiting& w) { return w.fromCirculation; });
        std::rotate(list.begin(), in == list.end() ? list.begin() : in, list.end());
    } else {
        std::rotate(list.begin(), std::find_if(list.begin(), list.end(), [&](const Waiting& w) { return w.at > *first; }), list.end());
    }
}

} // namespace

std::optional<QString> proposedMark(const Project& project, const Topology& topology, const Opening& opening, const OpeningSides& sides)
{
    Q_UNUSED(topology);
    const Room* owner = ownerOf(project, readersOf(project), opening, sides);
    const QString prefix = owner ? prefixOf(project, *owner) : QString();
    return prefix.isEmpty() ? std::nullopt : std::optional(freeMark(prefix, takenMarks(project)));
}

Edited nameOpenings(const Project& project, const Topology& topology, const std::vector<OpeningId>& only)
{
    const QSet<OpeningId> chosen(only.begin(), only.end());
    const Readers readers = readersOf(project);
    std::map<RoomId, std::vector<Waiting>> byRoom;
    QHash<RoomId, std::pair<QString, double>> firstOf; // lowest mark of a room's openings, and where it stands
    QStringList unnamed;
    for (const auto& opening : project.openings) {
        const bool named = opening->mark && !opening->mark->trimmed().isEmpty();
        if (!named && !chosen.isEmpty() && !chosen.contains(opening->id))
            continue;
        const OpeningSides sides = topology.openings.value(opening->id);
        const Room* owner = ownerOf(project, readers, *opening, sides);
        if (!owner || owner->number.value_or(QString()).trimmed().isEmpty()) {
            if (!named)
                unnamed += opening->id.text();
            continue;
        }
        const auto frame = frameOf(project, *opening);
        const double at = frame ? clockwise(topology.rooms.value(owner->id).outline, frame->middle) : 0;
        if (!named) {
            const Beyond& beyond = sides.a.room == owner->id ? sides.b : sides.a;
            byRoom[owner->id].push_back({opening.get(), at, isCirculation(kindOn(project, beyond))});
        } else if (const auto it = firstOf.constFind(owner->id); it == firstOf.cend() || *opening->mark < it->first) {
            firstOf.insert(owner->id, {*opening->mark, at});
        }
    }
    Edited out;
    QSet<QString> taken = takenMarks(project);
    for (auto& [room, list] : byRoom) {
        const auto first = firstOf.constFind(room);
        order(list, first == firstOf.cend() ? std::nullopt : std::optional(first->second));
        const QString prefix = prefixOf(project, *project.rooms.find(room));
        for (const Waiting& w : list) {
            auto after = std::make_shared<Opening>(*w.opening);
            after->mark = freeMark(prefix, taken);
            taken.insert(*after->mark);
            out.patch.of<Opening>().push_back({project.openings.share(w.opening->id), std::move(after)});
        }
    }
    if (!unnamed.isEmpty())
        out.notes += QStringLiteral("No mark could be proposed for %1: no room with a number is known beside them.").arg(nameList(unnamed));
    return out;
}

QString proposedTag(const QStringList& taken, const QString& tagLetters)
{
    static const QRegularExpression number(QStringLiteral("^-?(\\d{1,9})"));
    qint64 highest = 0;
    for (const QString& tag : taken) {
        if (!tag.startsWith(tagLetters))
            continue;
        const auto match = number.match(QStringView(tag).mid(tagLetters.size()));
        if (match.hasMatch())
            highest = std::max(highest, match.captured(1).toLongLong());
    }
    return tagLetters + u'-' + QString::number(highest + 1);
}

} // namespace sp
