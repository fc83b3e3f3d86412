// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edit/room_numbers.h"

#include "core/edit/follow_rooms.h"

#include <map>

namespace sp {

namespace {

struct Parsed {
    QString prefix;
    qint64 number = 0;
    int width = 0;
};

// "101", "101A", "B-07", "1.12": the last run of digits counts.
std::optional<Parsed> parse(const QString& text)
{
    qsizetype end = text.size();
    while (end > 0 && !text[end - 1].isDigit())
        --end;
    qsizetype begin = end;
    while (begin > 0 && text[begin - 1].isDigit())
        --begin;
    bool ok = false;
    const qint64 number = text.mid(begin, end - begin).toLongLong(&ok);
    if (!ok)
        return std::nullopt;
    return Parsed{text.left(begin), number, static_cast<int>(end - begin)};
}

// Place of a storey among those on its side of the ground, nearest first, and whether it is below.
std::pair<qint64, bool> placeOf(const Project& project, const std::optional<StoreyId>& id)
{
    const Storey* storey = project.storeys.find(id);
    if (!storey)
        return {0, false};
    const auto below = [](const Storey& s) { return s.elevation && s.elevation->n < 0; };
    qint64 place = 0;
    for (const auto& other : project.storeys) {
        if (below(*other) != below(*storey) || other->id == storey->id)
            continue;
        if (other->elevation == storey->elevation)
            place += other->id < storey->id ? 1 : 0;
        else if (other->elevation && storey->elevation)
            place += (*other->elevation < *storey->elevation) != below(*storey) ? 1 : 0;
        else
            place += other->elevation ? 1 : 0; // one without an elevation comes after all that have one
    }
    return {place, below(*storey)};
}

} // namespace

RoomNumbers::RoomNumbers(const Project& project, const std::optional<StoreyId>& storey)
{
    struct Pattern {
        int rooms = 0;
        qint64 highest = 0;
        int width = 0;
    };
    std::map<QString, Pattern> patterns;
    for (const auto& room : project.rooms) {
        if (!room->number)
            continue;
        m_taken.insert(*room->number);
        // Stairs and lifts have names of their own: "ST1" is no pattern for rooms.
        if (room->storey != storey || room->stair)
            continue;
        if (const auto p = parse(*room->number)) {
            Pattern& pattern = patterns[p->prefix];
            ++pattern.rooms;
            pattern.highest = std::max(pattern.highest, p->number);
            pattern.width = std::max(pattern.width, p->width);
        }
    }
    const auto best =
        std::max_element(patterns.begin(), patterns.end(), [](const auto& a, const auto& b) { return a.second.rooms < b.second.rooms; });
    if (best != patterns.end()) {
        m_prefix = best->first;
        m_last = best->second.highest;
        m_width = best->second.width;
        return;
    }
    const auto [place, below] = placeOf(project, storey);
    m_prefix = below ? QStringLiteral("B") : QString();
    m_last = (place + 1) * 100;
}

QString RoomNumbers::next()
{
    for (;;) {
        const QString number = m_prefix + QStringLiteral("%1").arg(++m_last, m_width, 10, QLatin1Char('0'));
        if (!m_taken.contains(number)) {
            m_taken.insert(number);
            return number;
        }
    }
}

QString proposedRoomNumber(const Project& project, const std::optional<StoreyId>& storey)
{
    return RoomNumbers(project, storey).next();
}

} // namespace sp
