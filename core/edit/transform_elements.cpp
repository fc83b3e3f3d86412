// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edit/edit_walls.h"
#include "core/edit/elements.h"
#include "core/edit/follow_rooms.h"
#include "core/edit/motion.h"
#include "core/edit/opening_places.h"
#include "core/edit/storey_trace.h"

#include <cmath>
#include <map>
#include <set>

namespace sp {

namespace {

/// Moves what was chosen, with what hangs on it.
class Mover final {
public:
    Mover(const Project& project, const QStringList& ids, const Motion& motion)
        : m_project(project), m_ids(ids), m_motion(motion), m_draft(project)
    {
    }

    std::optional<Error> choose()
    {
        if (m_ids.isEmpty())
            return Error{ErrorCode::Value, QStringLiteral("expected elements to move, found none"), {}};
        for (const QString& id : m_ids) {
            if (!hasElement(m_project, id))
                return notInPlan(id);
            if (m_project.walls.find(WallId(id)))
                m_walls.insert(WallId(id));
        }
        return std::nullopt;
    }

    /// Whether no wall stays that the moved ones could be joined to.
    bool movesWholeStoreys() const
    {
        std::set<std::optional<StoreyId>> storeys;
        for (const WallId& id : m_walls)
            storeys.insert(m_project.walls.find(id)->storey);
        return std::all_of(m_project.walls.begin(), m_project.walls.end(),
                           [&](const auto& wall) { return m_walls.contains(wall->id) || !storeys.contains(wall->storey); });
    }

    /// Walls keep their neighbours; rooms follow.
    std::optional<Error> slideWalls(NewIds& newIds)
    {
        if (m_walls.empty())
            return std::nullopt;
        auto walls = moveWalls(m_project, std::vector<WallId>(m_walls.begin(), m_walls.end()), m_motion.dx, m_motion.dy, newIds);
        if (!walls)
            return walls.error();
        m_draft.add(walls.value());
        return std::nullopt;
    }

    /// Walls as they are, without their neighbours, with their openings and the rooms that lie between them only.
    void carryWalls()
    {
        findRoomsBetween();
        for (const auto& opening : m_project.openings) {
            if (!opening->place.wall || !m_walls.contains(*opening->place.wall))
                continue;
            const Wall& wall = *m_project.walls.find(*opening->place.wall);
            Opening after = *opening;
            carryInWall(after, distance(wall.from, wall.to), m_motion);
            m_draft.put(std::move(after));
        }
        for (const WallId& id : m_walls)
            carryOne(m_project.walls, id);
        for (const RoomId& id : m_between)
            carryOne(m_project.rooms, id);
        for (const auto& device : m_project.devices)
            if (const Opening* opening = m_project.openings.find(device->opening); opening && inMovedWall(*opening))
                carryOne(m_project.devices, device->id);
    }

    std::optional<Error> carryOthers()
    {
        slideOpenings();
        for (const QString& id : m_ids) {
            if (auto problem = carryRoom(RoomId(id)))
                return *problem;
            carryOne(m_project.obstructions, ObstructionId(id));
            carryOne(m_project.underlays, UnderlayId(id));
            carryOne(m_project.supplies, SupplyId(id));
            carryOne(m_project.sources, SourceId(id));
            carryOne(m_project.valves, ValveId(id));
            const Device* device = m_project.devices.find(DeviceId(id));
            if (device && !hangsOnMoved(*device))
                carryOne(m_project.devices, device->id);
            const Underlay* underlay = m_project.underlays.find(UnderlayId(id));
            if (underlay && m_motion.mirror)
                m_draft.notes += QStringLiteral("The underlay %1 is not mirrored: drawings are not read backwards.").arg(underlay->file);
        }
        return checkFit();
    }

    Edited finish(NewIds& newIds, bool follow)
    {
        if (follow && !m_walls.empty()) {
            // Rooms that moved with all their walls belong to these, not to what may lie now where they were: a plan that is mirrored in itself.
            Project before = m_project;
            for (const RoomId& id : m_between)
                before.rooms.put(id, nullptr);
            m_draft.add(followRooms(before, m_draft.now(), newIds));
        }
        findRoomsAnew(m_draft, m_ids);
        return m_draft.take();
    }

private:
    template <class T>
    void carryOne(const Table<T>& table, const typename Table<T>::IdType& id)
    {
        const T* before = table.find(id);
        const T* now = tableOf<T>(m_draft.now()).find(id);
        // What the walls took along has moved already.
        if (!before || !now || !(*before == *now))
            return;
        T after = *now;
        carry(after, m_motion);
        m_draft.put(std::move(after));
    }

    bool inMovedWall(const Opening& opening) const { return opening.place.wall && m_walls.contains(*opening.place.wall); }
    bool hangsOnMoved(const Device& device) const
    {
        const Opening* opening = m_project.openings.find(device.opening);
        return opening && (inMovedWall(*opening) || m_slid.contains(opening->id));
    }

    // Rooms that are traced from the moved walls alone move with them.
    void findRoomsBetween()
    {
        std::set<std::optional<StoreyId>> storeys;
        for (const WallId& id : m_walls)
            storeys.insert(m_project.walls.find(id)->storey);
        for (const auto& storey : storeys) {
            const StoreyTrace trace(m_project, storey);
            std::vector<bool> ours(trace.size(), true);
            for (const WallFaces::Piece& piece : trace.faces().pieces)
                if (!m_walls.contains(trace.walls()[piece.wall]->id))
                    for (const int face : {piece.left, piece.right})
                        if (face >= 0)
                            ours[static_cast<size_t>(face)] = false;
            for (const auto& room : m_project.rooms) {
                if (room->storey != storey || !room->at || !room->outline.empty())
                    continue;
                const int face = trace.faceAt(*room->at);
                if (face >= 0 && ours[static_cast<size_t>(face)])
                    m_between.insert(room->id);
            }
        }
    }

    // Openings of walls that stay go as far along them as the motion goes; one in no wall is free.
    void slideOpenings()
    {
        for (const QString& id : m_ids) {
            const Opening* opening = m_project.openings.find(OpeningId(id));
            if (!opening || inMovedWall(*opening))
                continue;
            Opening after = *opening;
            const Wall* wall = m_project.walls.find(opening->place.wall);
            if (!wall || !opening->place.offset) {
                carryFree(after, m_motion);
            } else if (m_motion.mirror || m_motion.turn.n != 0) {
                m_draft.notes += QStringLiteral("%1 stays in its wall.").arg(openingName(*opening));
                continue;
            } else {
                const double dx = static_cast<double>(wall->to.x.n - wall->from.x.n),
                             dy = static_cast<double>(wall->to.y.n - wall->from.y.n);
                const double d = std::hypot(dx, dy);
                if (d > 0)
                    after.place.offset = *opening->place.offset
                        + Length{std::llround((static_cast<double>(m_motion.dx.n) * dx + static_cast<double>(m_motion.dy.n) * dy) / d)};
            }
            m_slid.insert(opening->id);
            m_draft.put(after);
            bringDevices(m_draft, *opening, after);
        }
    }

    std::optional<Error> checkFit() const
    {
        for (const OpeningId& id : m_slid)
            if (auto problem = fitProblem(m_draft.now(), *m_draft.now().openings.find(id)))
                return *problem;
        return std::nullopt;
    }

    // A room with an outline is where it says. One that is found from walls is where they are: by itself only its point moves inside them.
    std::optional<Error> carryRoom(const RoomId& id)
    {
        const Room* room = m_project.rooms.find(id);
        if (!room || m_between.contains(id))
            return std::nullopt;
        if (!room->outline.empty() || !room->at || m_walls.empty()) {
            if (room->outline.empty() && room->at) {
                const StoreyTrace trace(m_project, room->storey);
                if (const int face = trace.faceAt(*room->at); face >= 0 && trace.faceAt(moved(*room->at, m_motion)) != face)
                    return Error{ErrorCode::Value,
                                 QStringLiteral("room %1 is found from the walls around it: move the walls with it")
                                     .arg(room->number.value_or(id.text())),
                                 id.text()};
            }
            carryOne(m_project.rooms, id);
        }
        return std::nullopt;
    }

    const Project& m_project;
    const QStringList m_ids;
    const Motion m_motion;
    PlanDraft m_draft;
    std::set<WallId> m_walls;
    std::set<RoomId> m_between;
    std::set<OpeningId> m_slid;
};

} // namespace

Result<Edited> moveElements(const Project& project, const QStringList& ids, Length dx, Length dy, NewIds& newIds)
{
    Mover mover(project, ids, Motion{{}, {}, false, dx, dy});
    if (auto problem = mover.choose())
        return *problem;
    const bool whole = mover.movesWholeStoreys();
    if (whole)
        mover.carryWalls();
    else if (auto problem = mover.slideWalls(newIds))
        return *problem;
    if (auto problem = mover.carryOthers())
        return *problem;
    return mover.finish(newIds, whole);
}

Result<Edited> transformElements(const Project& project, const QStringList& ids, const Motion& motion, NewIds& newIds)
{
    Mover mover(project, ids, motion);
    if (auto problem = mover.choose())
        return *problem;
    mover.carryWalls();
    if (auto problem = mover.carryOthers())
        return *problem;
    return mover.finish(newIds, true);
}

} // namespace sp
