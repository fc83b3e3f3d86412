// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edit/room_references.h"

namespace sp {

namespace {

// Changes the rows of a table that are concerned; returns how many.
template <class T, class Concerns, class F>
int changeRows(PatchChain& chain, Table<T> Project::*table, Concerns&& concerns, F&& change)
{
    // Rows are put while others are read: the list of them is taken first.
    std::vector<T> changed;
    for (const auto& row : chain.now().*table) {
        if (!concerns(*row))
            continue;
        changed.push_back(*row);
        change(changed.back());
    }
    for (T& row : changed)
        chain.put(table, std::move(row));
    return static_cast<int>(changed.size());
}

void replace(std::optional<RoomId>& room, const RoomId& from, const RoomId& to)
{
    if (room == from)
        room = to;
}

bool names(const std::optional<StatedSide>& side, const RoomId& room)
{
    return side && side->room == room;
}

int replaceWaivers(PatchChain& chain, const QString& from, const QString& to)
{
    QStringList keys;
    for (const auto& waiver : chain.now().waivers)
        keys += waiver->finding;
    std::vector<WaiverId> gone;
    const int count = changeRows(
        chain, &Project::waivers, [&](const Waiver& w) { return keyWithSubject(w.finding, from, to) != w.finding; },
        [&](Waiver& waiver) {
            waiver.finding = keyWithSubject(waiver.finding, from, to);
            if (keys.contains(waiver.finding))
                gone.push_back(waiver.id);
        });
    for (const WaiverId& id : gone) {
        chain.notes += QStringLiteral("the waiver %1 is gone: the room that stays has one for the same finding").arg(id.text());
        chain.remove(&Project::waivers, id);
    }
    return count;
}

int replaceReviews(PatchChain& chain, const QString& from, const QString& to)
{
    std::vector<Review> moved;
    for (const auto& review : chain.now().reviews) {
        Review r = *review;
        r.finding = keyWithSubject(r.finding, from, to);
        if (r.finding != review->finding)
            moved.push_back(std::move(r));
    }
    for (Review& review : moved) {
        const auto& rows = chain.now().reviews;
        const auto other = std::find_if(rows.begin(), rows.end(), [&](const auto& r) { return r->finding == review.finding; });
        if (other == rows.end()) {
            chain.put(&Project::reviews, review);
            continue;
        }
        Review both = **other;
        both.comments.insert(both.comments.end(), review.comments.begin(), review.comments.end());
        if (!both.assignee)
            both.assignee = review.assignee;
        if (!both.due)
            both.due = review.due;
        chain.remove(&Project::reviews, review.id);
        chain.put(&Project::reviews, std::move(both));
    }
    return static_cast<int>(moved.size());
}

} // namespace

QString roomText(const Room& room)
{
    return room.number ? *room.number : room.name ? *room.name : room.id.text();
}

QString keyWithSubject(const QString& key, const QString& from, const QString& to)
{
    // rule:subject[+subject]:check
    QStringList parts = key.split(u':');
    if (parts.size() < 2)
        return key;
    QStringList subjects = parts[1].split(u'+');
    if (!subjects.contains(from))
        return key;
    for (QString& subject : subjects)
        if (subject == from)
            subject = to;
    subjects.removeDuplicates();
    subjects.sort();
    parts[1] = subjects.join(u'+');
    return parts.join(u':');
}

int replaceRoom(PatchChain& chain, const RoomId& from, const RoomId& to)
{
    const auto inRoom = [&](const auto& row) { return row.room == from; };
    const auto ofRoom = [&](auto& row) { replace(row.room, from, to); };
    int count = changeRows(chain, &Project::devices, inRoom, ofRoom);
    count += changeRows(chain, &Project::supplies, inRoom, ofRoom);
    count += changeRows(chain, &Project::sources, inRoom, ofRoom);
    count += changeRows(
        chain, &Project::valves, [&](const Valve& v) { return v.room == from || v.to == from; },
        [&](Valve& v) {
            replace(v.room, from, to);
            replace(v.to, from, to);
        });
    count += changeRows(
        chain, &Project::openings, [&](const Opening& o) { return names(o.place.beyondA, from) || names(o.place.beyondB, from); },
        [&](Opening& o) {
            for (auto* side : {&o.place.beyondA, &o.place.beyondB})
                if (*side)
                    replace((*side)->room, from, to);
        });
    const auto named = [&](const Assumption& a) {
        return a.subjects && std::find(a.subjects->begin(), a.subjects->end(), from.text()) != a.subjects->end();
    };
    count += changeRows(chain, &Project::assumptions, named, [&](Assumption& a) {
        std::erase(*a.subjects, to.text());
        std::replace(a.subjects->begin(), a.subjects->end(), from.text(), to.text());
    });
    count += replaceWaivers(chain, from.text(), to.text());
    count += replaceReviews(chain, from.text(), to.text());
    chain.remove(&Project::rooms, from);
    return count;
}

int moveStandingIn(PatchChain& chain, const RoomId& from, const RoomId& to, const std::function<bool(PlanPoint)>& holds)
{
    const auto stands = [&](const auto& row) { return row.at && row.room == from && holds(*row.at); };
    const auto move = [&](auto& row) { replace(row.room, from, to); };
    return changeRows(chain, &Project::devices, stands, move) + changeRows(chain, &Project::supplies, stands, move)
        + changeRows(chain, &Project::sources, stands, move) + changeRows(chain, &Project::valves, stands, move);
}

} // namespace sp
