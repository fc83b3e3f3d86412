// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edit/copier.h"

#include "core/edit/elements.h"
#include "core/edit/follow_rooms.h"
#include "core/edit/marks.h"
#include "core/edit/opening_places.h"
#include "core/edit/references.h"

#include <QRegularExpression>
#include <cmath>
#include <set>

namespace sp {

namespace {

// Kinds that are drawn on a plan, and those that join what is drawn.
constexpr bool isDrawn(const Wall*)
{
    return true;
}
constexpr bool isDrawn(const Room*)
{
    return true;
}
constexpr bool isDrawn(const Obstruction*)
{
    return true;
}
constexpr bool isDrawn(const Opening*)
{
    return true;
}
constexpr bool isDrawn(const Device*)
{
    return true;
}
constexpr bool isDrawn(const Supply*)
{
    return true;
}
constexpr bool isDrawn(const Source*)
{
    return true;
}
constexpr bool isDrawn(const Valve*)
{
    return true;
}
constexpr bool isDrawn(const Underlay*)
{
    return true;
}
template <class T>
constexpr bool isDrawn(const T*)
{
    return false;
}

// Types, sets, air and sources serve many: the copy keeps what its original had.
bool isShared(const QString& id)
{
    static constexpr const char* prefixes[] = {"ot-", "hs-", "as-", "so-", "st-", "sr-", "wl-"};
    return std::any_of(std::begin(prefixes), std::end(prefixes), [&](const char* p) { return id.startsWith(QLatin1String(p)); });
}

template <class T>
void unknownIfEmptied(const std::optional<std::vector<T>>& before, std::optional<std::vector<T>>& after)
{
    if (before && !before->empty() && after && after->empty())
        after.reset();
}

// "CTL" of "CTL-1": what the next tag begins with.
QString lettersOf(const QString& tag)
{
    static const QRegularExpression tail(QStringLiteral("[-. ]?\\d.*$"));
    QString out = tag;
    out.remove(tail);
    return out;
}

template <class T, class Member>
QString nextTag(const Table<T>& table, Member member, const QString& of)
{
    QStringList taken;
    for (const auto& row : table)
        if (const auto& tag = (*row).*member)
            taken += *tag;
    return proposedTag(taken, lettersOf(of));
}

} // namespace

std::optional<Error> Copier::choose(const QStringList& ids)
{
    if (ids.isEmpty())
        return Error{ErrorCode::Value, QStringLiteral("expected elements to copy, found none"), {}};
    for (const QString& id : ids) {
        bool found = false, drawn = false;
        forEachTable(m_project, [&](const KindInfo&, const auto& table) {
            using T = std::remove_const_t<typename std::decay_t<decltype(table)>::Pointer::element_type>;
            if (table.find(typename Table<T>::IdType(id))) {
                found = true;
                drawn = isDrawn(static_cast<const T*>(nullptr));
            }
        });
        if (!found)
            return notInPlan(id);
        if (!drawn)
            return Error{ErrorCode::Unsupported,
                         QStringLiteral("expected something that is drawn on a plan, found the %1; it cannot be copied by moving it")
                             .arg(elementName(m_project, id)),
                         id};
        if (!m_newOf.contains(id))
            m_order += id;
        m_newOf.insert(id, {});
    }
    takeAlong();
    return std::nullopt;
}

void Copier::takeAlong()
{
    for (const auto& opening : m_project.openings)
        if (opening->place.wall && chosen(opening->place.wall->text()))
            m_newOf.insert(opening->id.text(), {});
    for (const auto& circuit : m_project.circuits)
        if (circuit->supply && chosen(circuit->supply->text()) && circuit->feeds
            && std::any_of(circuit->feeds->begin(), circuit->feeds->end(), [&](const PartRef& p) { return chosen(p.entity); }))
            m_newOf.insert(circuit->id.text(), {});
    for (const auto& interlock : m_project.interlocks)
        if (interlock->openings && !interlock->openings->empty()
            && std::all_of(interlock->openings->begin(), interlock->openings->end(), [&](const OpeningId& o) { return chosen(o.text()); }))
            m_newOf.insert(interlock->id.text(), {});
    // A stair of which every room is copied is copied with them; one of which a room is copied to another storey goes on there.
    for (const auto& stair : m_project.stairs) {
        const auto isPart = [&](const auto& room) { return room->stair == stair->id; };
        const auto isLeft = [&](const auto& room) { return isPart(room) && !chosen(room->id.text()); };
        const auto& rooms = m_project.rooms;
        if (std::any_of(rooms.begin(), rooms.end(), isPart) && std::none_of(rooms.begin(), rooms.end(), isLeft))
            m_stairs += stair->id.text();
    }
}

// In the order of the tables, so that the same seed gives the same plan.
void Copier::giveIds()
{
    forEachTable(m_project, [&](const KindInfo&, const auto& table) {
        for (const auto& row : table)
            if (const auto it = m_newOf.find(row->id.text()); it != m_newOf.end())
                *it = m_ids.make(tableOf<std::remove_const_t<typename std::decay_t<decltype(table)>::Pointer::element_type>>(m_draft.now()))
                          .text();
    });
}

template <class T>
std::optional<T> Copier::copyOf(const T& row, const std::optional<StoreyId>& storey) const
{
    const QString id = m_newOf.value(row.id.text());
    if (id.isEmpty())
        return std::nullopt;
    T copy = row;
    copy.id = typename Table<T>::IdType(id);
    rewriteReferences(copy, [&](const PartRef& ref) -> std::optional<PartRef> {
        if (const QString now = m_newOf.value(ref.entity); !now.isEmpty())
            return PartRef{now, ref.part};
        return isShared(ref.entity) ? std::optional(ref) : std::nullopt;
    });
    // What a file said of the original was not said of the copy.
    if constexpr (requires { copy.guid; })
        copy.guid.reset();
    if constexpr (requires { copy.imported; })
        copy.imported.clear();
    if constexpr (requires { copy.drives; }) {
        unknownIfEmptied(row.drives, copy.drives);
        unknownIfEmptied(row.closes, copy.closes);
        unknownIfEmptied(row.disables, copy.disables);
        unknownIfEmptied(row.releases, copy.releases);
        if (!copy.opening)
            copy.side.reset();
    }
    if constexpr (requires { copy.fireAlarm; }) {
        if (copy.fireAlarm && row.fireAlarm && !copy.fireAlarm->by)
            copy.fireAlarm->by = row.fireAlarm->by;
    }
    if constexpr (requires { copy.storey; }) {
        constexpr bool standsInRoom = requires
        {
            copy.room;
        };
        if (!standsInRoom)
            copy.storey = storey ? storey : row.storey;
    }
    if constexpr (requires { copy.room; }) {
        bool said = copy.room.has_value();
        if constexpr (requires { copy.opening; })
            said = said || copy.opening;
        if (!said)
            copy.storey = storey ? storey : storeyOf(m_project, row);
        else if (copy.storey && storey)
            copy.storey = storey;
    }
    return copy;
}

template <class T>
void Copier::copyRows(const Table<T>& table, const Motion& motion, const std::optional<StoreyId>& storey)
{
    for (const auto& row : table) {
        std::optional<T> copy = copyOf(*row, storey);
        if (!copy)
            continue;
        if constexpr (requires { carry(*copy, motion); })
            carry(*copy, motion);
        if constexpr (std::is_same_v<T, Room>)
            place(*copy, *row, storey);
        if constexpr (std::is_same_v<T, Valve>) {
            if (copy->tag)
                copy->tag = nextTag(m_draft.now().valves, &Valve::tag, *copy->tag);
        }
        if constexpr (std::is_same_v<T, Device> || std::is_same_v<T, Supply>) {
            if (copy->mark)
                copy->mark = nextTag(tableOf<T>(m_draft.now()), &T::mark, *copy->mark);
        }
        m_draft.put(std::move(*copy));
    }
}

// An opening whose wall is not copied needs one where its copy stands.
std::optional<Error> Copier::hang(Opening& copy, const Opening& row, const Motion& motion, const std::optional<StoreyId>& storey) const
{
    const auto frame = frameOf(m_project, row);
    if (!frame)
        return std::nullopt; // its place was not known before either
    const PlanPoint middle = moved(frame->middle, motion);
    PlanPoint from = moved(frame->from, motion), to = moved(frame->to, motion);
    if (motion.mirror)
        std::swap(from, to);
    const std::optional<StoreyId> on = storey ? storey : frame->storey;
    const Wall* best = nullptr;
    double nearest = 0, offset = 0;
    bool turned = false;
    for (const auto& wall : m_draft.now().walls) {
        if (wall->storey != on && (storey || wall->id != row.place.wall))
            continue;
        const double dx = static_cast<double>(wall->to.x.n - wall->from.x.n), dy = static_cast<double>(wall->to.y.n - wall->from.y.n);
        const double length = std::hypot(dx, dy);
        if (length == 0)
            continue;
        const double px = static_cast<double>(middle.x.n - wall->from.x.n), py = static_cast<double>(middle.y.n - wall->from.y.n);
        const double along = (px * dx + py * dy) / length, off = std::abs(dx * py - dy * px) / length;
        const double reach = static_cast<double>(wall->thickness.value_or(mm(100)).n) / 2 + 20e6;
        const double ax = static_cast<double>(to.x.n - from.x.n), ay = static_cast<double>(to.y.n - from.y.n);
        const double askew = std::abs(dx * ay - dy * ax) / length / std::max(1.0, std::hypot(ax, ay));
        if (off > reach || along < 0 || along > length || askew > 0.02 || (best && off >= nearest))
            continue;
        best = wall.get();
        nearest = off;
        offset = along;
        turned = dx * ax + dy * ay < 0;
    }
    if (!best)
        return Error{ErrorCode::Value,
                     QStringLiteral("%1: no wall runs where its copy would stand; copy the wall with it").arg(openingName(row)),
                     row.id.text()};
    carryInWall(copy, {}, motion);
    if (turned)
        turnAbout(m_draft.now(), copy);
    copy.place.wall = best->id;
    copy.place.offset = Length{std::llround(offset)};
    if (copy.place.storey == best->storey)
        copy.place.storey.reset();
    return std::nullopt;
}

std::optional<Error> Copier::copyOpenings(const Motion& motion, const std::optional<StoreyId>& storey)
{
    for (const auto& row : m_project.openings) {
        std::optional<Opening> copy = copyOf(*row, storey);
        if (!copy)
            continue;
        copy->mark.reset();
        const Wall* wall = m_project.walls.find(row->place.wall);
        if (storey && copy->place.storey)
            copy->place.storey = storey;
        if (!wall) {
            if (storey)
                copy->place.storey = storey;
            carryFree(*copy, motion);
        } else if (chosen(wall->id.text())) {
            if (storey)
                copy->place.storey.reset();
            carryInWall(*copy, distance(wall->from, wall->to), motion);
        } else if (auto problem = hang(*copy, *row, motion, storey)) {
            return *problem;
        }
        m_openings.push_back(copy->id);
        m_draft.put(std::move(*copy));
    }
    return std::nullopt;
}

std::optional<Error> Copier::copy(const Motion& motion, const std::optional<StoreyId>& storey)
{
    if (storey && !m_project.storeys.find(storey))
        return notInPlan(storey->text());
    if (isNothing(motion) && std::any_of(m_order.begin(), m_order.end(), [&](const QString& id) {
            return !storey || storeyOfElement(m_project, id) == storey;
        }))
        return Error{ErrorCode::Value,
                     QStringLiteral("the copies would lie on what they are copied from: move them, or choose another storey"),
                     m_order.first()};
    for (const QString& id : m_stairs) {
        if (storey)
            m_newOf.remove(id);
        else
            m_newOf.insert(id, {});
    }
    giveIds();
    copyRows(m_project.stairs, motion, storey);
    copyRows(m_project.walls, motion, storey);
    copyRows(m_project.rooms, motion, storey);
    copyRows(m_project.obstructions, motion, storey);
    if (auto problem = copyOpenings(motion, storey))
        return *problem;
    copyRows(m_project.devices, motion, storey);
    copyRows(m_project.supplies, motion, storey);
    copyRows(m_project.circuits, motion, storey);
    copyRows(m_project.sources, motion, storey);
    copyRows(m_project.valves, motion, storey);
    copyRows(m_project.interlocks, motion, storey);
    copyRows(m_project.underlays, motion, storey);
    for (const QString& id : m_order) {
        m_made += m_newOf.value(id);
        m_walls = m_walls || id.startsWith(u"wl-") || id.startsWith(u"rm-");
    }
    return std::nullopt;
}

void Copier::nameCopies()
{
    if (m_openings.empty())
        return;
    std::set<std::optional<StoreyId>> storeys;
    for (const OpeningId& id : m_openings)
        storeys.insert(storeyOf(m_draft.now(), *m_draft.now().openings.find(id)));
    Project only;
    only.openingTypes = m_draft.now().openingTypes;
    for (const auto& wall : m_draft.now().walls)
        if (storeys.contains(wall->storey))
            only.walls.put(wall->id, wall);
    for (const auto& room : m_draft.now().rooms)
        if (storeys.contains(room->storey))
            only.rooms.put(room->id, room);
    for (const auto& opening : m_draft.now().openings)
        if (storeys.contains(storeyOf(m_draft.now(), *opening)))
            only.openings.put(opening->id, opening);
    m_draft.add(nameOpenings(m_draft.now(), *TopologyBuilder().update(only), m_openings));
}

Result<Edited> Copier::finish()
{
    dropRoomsInRooms();
    if (m_walls)
        m_draft.add(followRooms(m_project, m_draft.now(), m_ids));
    findRoomsAnew(m_draft, m_made);
    for (const OpeningId& id : m_openings)
        if (const auto problem = fitProblem(m_draft.now(), *m_draft.now().openings.find(id)))
            return Error{problem->code, QStringLiteral("a copy does not fit where it would stand: %1").arg(problem->message),
                         problem->where};
    nameCopies();
    m_draft.made += m_made;
    return m_draft.take();
}

} // namespace sp
