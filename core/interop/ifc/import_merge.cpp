// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interop/ifc/ifc_import.h"

namespace sp {

namespace {

// Facts of the plan stay, whoever wrote them; the import adds what is new, and what it says otherwise is told.
template <class T>
void keepFacts(T& now, const T& before, std::vector<ImportNote>& notes)
{
    if constexpr (requires(FieldBag bag) { now.facts = bag; }) {
        for (const auto& [id, value] : before.facts) {
            const Value* said = now.facts.find(id);
            if constexpr (requires { now.guid; }) {
                if (said && *said != value)
                    notes.push_back({now.guid.value_or(now.id.text()),
                                     QStringLiteral("%1: the file says %2, the plan has %3; that of the plan was kept")
                                         .arg(QString::fromUtf8(fieldOf(id).noun), valueFileText(fieldOf(id), *said, Units::Metric),
                                              valueFileText(fieldOf(id), value, Units::Metric)),
                                     ImportCause::ValuesDiffer, std::nullopt});
            }
            now.facts.set(id, value);
        }
    }
}

/// What the import leaves open stays as it was.
template <class V>
void fill(std::optional<V>& now, const std::optional<V>& before)
{
    if (!now)
        now = before;
}

void keepWhatPeopleEntered(Opening& now, const Opening& before)
{
    now.mark = before.mark ? before.mark : now.mark;
    now.type = before.type ? before.type : now.type;
    now.set = before.set;
    now.place.outside = before.place.outside;
    if (now.place.wall == before.place.wall) { // ends and sides are those of the wall
        fill(now.place.hinge, before.place.hinge);
        fill(now.place.swings, before.place.swings);
        fill(now.place.beyondA, before.place.beyondA);
        fill(now.place.beyondB, before.place.beyondB);
    }
    fill(now.place.width, before.place.width);
    fill(now.place.height, before.place.height);
}
void keepWhatPeopleEntered(Room& now, const Room& before)
{
    now.stair = before.stair;
    now.number = before.number ? before.number : now.number;
    now.name = before.name ? before.name : now.name;
    if (now.outline.empty()) {
        now.outline = before.outline;
        now.holes = before.holes;
        now.at = before.at;
    }
}
void keepWhatPeopleEntered(Storey& now, const Storey& before)
{
    fill(now.elevation, before.elevation);
    fill(now.height, before.height);
}
void keepWhatPeopleEntered(Wall& now, const Wall& before)
{
    fill(now.thickness, before.thickness);
}
void keepWhatPeopleEntered(Valve& now, const Valve& before)
{
    now.from = before.from;
    now.to = before.to;
    now.air = before.air;
    now.noPositioner = before.noPositioner;
    now.noSolenoid = before.noSolenoid;
    fill(now.room, before.room);
    fill(now.at, before.at);
}
template <class T>
void keepWhatPeopleEntered(T&, const T&)
{
}

/// Rooms that an earlier import traced and this one does not: nobody drew them, so they go, unless somebody wrote to them or refers to them.
void dropTracedRooms(Project& plan, const Project& imported, std::vector<ImportNote>& notes)
{
    const auto isReferred = [&](const RoomId& id) {
        const auto in = [&](const auto& table) {
            return std::any_of(table.begin(), table.end(), [&](const auto& row) { return row->room == id; });
        };
        const auto lists = [&](const auto& valve) { return valve->room == id || valve->to == id; };
        return in(plan.devices) || in(plan.supplies) || in(plan.sources) || std::any_of(plan.valves.begin(), plan.valves.end(), lists);
    };
    std::vector<RoomId> gone;
    for (const auto& room : plan.rooms) {
        const bool traced =
            std::any_of(room->imported.begin(), room->imported.end(), [](const auto& text) { return text.first == u"traced"; });
        if (!traced || room->guid || imported.rooms.find(room->id))
            continue;
        const bool untouched = room->facts.empty() && !room->number && !room->name && !room->stair && !isReferred(room->id);
        notes.push_back({room->id.text(),
                         untouched
                             ? QStringLiteral("the room traced by an earlier import is no longer there; it was removed")
                             : QStringLiteral("the room traced by an earlier import is no longer there; it was kept for what was entered"),
                         ImportCause::Gone, room->storey});
        if (untouched)
            gone.push_back(room->id);
    }
    for (const RoomId& id : gone)
        plan.rooms.put(id, nullptr);
}

} // namespace

Project mergedImport(const Project& existing, const Project& imported)
{
    Project out = existing;
    std::vector<ImportNote> gone;
    forEachTable(imported, [&](const KindInfo& kind, const auto& table) {
        using T = std::remove_const_t<typename std::decay_t<decltype(table)>::Pointer::element_type>;
        forEachTable(out, [&](const KindInfo&, auto& target) {
            if constexpr (std::is_same_v<typename std::decay_t<decltype(target)>::Pointer, typename Table<T>::Pointer>) {
                if constexpr (requires(const T& t) { t.guid; }) {
                    for (const auto& row : target)
                        if (row->guid && !table.find(row->id))
                            gone.push_back({*row->guid,
                                            QStringLiteral("%1 %2 is no longer in the file; it was kept")
                                                .arg(QLatin1String(kind.noun), row->id.text()),
                                            ImportCause::Gone, std::nullopt});
                }
                for (const auto& row : table) {
                    auto now = std::make_shared<T>(*row);
                    if (const T* before = target.find(row->id)) {
                        keepFacts(*now, *before, gone);
                        keepWhatPeopleEntered(*now, *before);
                    }
                    target.put(row->id, std::move(now));
                }
            }
        });
    });
    dropTracedRooms(out, imported, gone);
    if (!gone.empty() && !imported.imports.empty()) {
        auto record = std::make_shared<Import>(imported.imports[0]);
        record->notes.insert(record->notes.end(), gone.begin(), gone.end());
        out.imports.put(record->id, record);
    }
    return out;
}

} // namespace sp
