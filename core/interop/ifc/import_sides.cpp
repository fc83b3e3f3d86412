// SPDX-License-Identifier: GPL-3.0-or-later
// What lies beyond each opening: the plan shows most of it; space boundaries, heights and the outline of the building tell the rest.
#include "core/interop/ifc/import_places.h"
#include "core/interop/ifc/import_storey_scene.h"
#include "core/schedule/handing.h"

#include <algorithm>
#include <cmath>

namespace sp {

namespace {

constexpr double reaches[] = {30, 100, 250, 500}; // mm from the face of the wall, as the plan looks for rooms
constexpr double boundaryReach = 1500; // mm in which a room that a boundary names must lie
constexpr double overFloor = 1000; // mm above the sill: a room that holds this height is on the door's level

/// A space with all its parts and its heights.
struct Space {
    int number = 0;
    std::vector<IfcRegion> parts;
    PlanBox box;
};

class Sides final {
public:
    explicit Sides(ImportBuild& build) : m_build(build)
    {
        m_plan = build.project;
        m_plan.rooms.assign(build.roomRows);
        m_plan.openings.assign(build.openings);
        m_topology = TopologyBuilder().update(m_plan);
        static const FieldId wallType = field("wall.type");
        const int exteriorWall = *wordIndex(fieldOf(wallType).words, u"exterior");
        m_hasEnvelope = std::any_of(build.openings.begin(), build.openings.end(), [](const auto& o) { return states(*o, true); })
            || std::any_of(m_plan.walls.begin(), m_plan.walls.end(),
                           [&](const auto& w) { return w->facts.word(wallType) == exteriorWall; });
        for (const IfcBoundary& b : build.model.boundaries)
            m_boundaries[b.elementGlobalId].push_back(&b);
        for (size_t i = 0; i < build.model.spaces.size(); ++i)
            addSpace(static_cast<int>(i));
    }

    void run()
    {
        for (size_t i = 0; i < m_build.openings.size(); ++i) {
            const size_t doors = m_build.model.doors.size();
            if (i < doors) {
                const IfcDoor& d = m_build.model.doors[i];
                opening(i, d, d.openingGlobalId, sillOf(d));
            } else if (const IfcHole& h = holeOf(i); true) {
                opening(i, h, h.globalId, h.body.bottom);
            }
        }
    }

private:
    const IfcHole& holeOf(size_t row) const { return m_build.model.holes[m_build.casedHoles[row - m_build.model.doors.size()]]; }

    void addSpace(int number)
    {
        const IfcSpace& s = m_build.model.spaces[static_cast<size_t>(number)];
        if (s.outline.size() < 3 || m_build.roomRows[static_cast<size_t>(number)]->outline.empty())
            return; // no outline, or one that repeats others
        Space out{.number = number};
        std::vector<IfcRing> holes;
        for (const IfcPolygon& hole : s.holes)
            holes.push_back(ifcRing(planRing(hole)));
        out.parts.push_back(ifcRegion(ifcRing(planRing(s.outline)), holes));
        out.box = boxOf(planRing(s.outline));
        for (const IfcPolygon& more : s.furtherOutlines) {
            out.parts.push_back(ifcRegion(ifcRing(planRing(more)), {}));
            const PlanBox b = boxOf(planRing(more));
            out.box.least = {std::min(out.box.least.x, b.least.x), std::min(out.box.least.y, b.least.y)};
            out.box.most = {std::max(out.box.most.x, b.most.x), std::max(out.box.most.y, b.most.y)};
        }
        m_spaces.push_back(std::move(out));
    }

    static bool holds(const Space& s, PlanPoint p)
    {
        return s.box.contains(p)
            && std::any_of(s.parts.begin(), s.parts.end(), [&](const IfcRegion& r) { return ifcContains(r, ifcVec(p)); });
    }

    QString nameOf(int space) const { return spaceName(m_build.model.spaces[static_cast<size_t>(space)]); }

    RoomId roomOf(int space) const { return m_build.rooms[static_cast<size_t>(space)]; }

    /// A space beyond the side at the height of the sill; `level` is set when one lies there at another height only.
    std::optional<int> spaceBeyond(const OpeningFrame& frame, Side side, std::optional<Length> sill, std::optional<int>& otherLevel) const
    {
        for (const double by : reaches) {
            const PlanPoint p = besideOpening(frame, side, by);
            for (const Space& s : m_spaces) {
                const IfcSpace& space = m_build.model.spaces[static_cast<size_t>(s.number)];
                if (!holds(s, p))
                    continue;
                if (!sill || !space.floor || !space.ceiling || !m_build.heightsHold())
                    continue; // without heights every storey lies above every other
                if (*space.floor <= *sill + mm(300) && toMm(*space.ceiling) >= toMm(*sill) + overFloor)
                    return s.number;
                if (std::fabs(toMm(*space.floor) - toMm(*sill)) < 2000)
                    otherLevel = s.number; // half a storey up or down
            }
        }
        return std::nullopt;
    }

    /// On which side of the opening a space lies, when it lies near.
    std::optional<Side> sideOf(const OpeningFrame& frame, int space) const
    {
        const auto it = std::find_if(m_spaces.begin(), m_spaces.end(), [&](const Space& s) { return s.number == space; });
        if (it == m_spaces.end())
            return std::nullopt;
        for (double by = 30; by <= boundaryReach; by += 70) {
            const bool a = holds(*it, besideOpening(frame, Side::A, by)), b = holds(*it, besideOpening(frame, Side::B, by));
            if (a != b)
                return a ? Side::A : Side::B;
        }
        return std::nullopt;
    }

    const StoreyScene& sceneOf(int storey)
    {
        auto it = m_scenes.find(storey);
        if (it == m_scenes.end())
            it = m_scenes.emplace(storey, StoreyScene(m_build, m_plan, storey)).first;
        return it->second;
    }

    void opening(size_t row, const IfcElement& e, const std::optional<QString>& hole, std::optional<Length> sill)
    {
        const Opening& was = *m_build.openings[row];
        const std::optional<OpeningFrame> frame = frameOf(m_plan, was);
        if (!frame)
            return m_build.note(e, ImportCause::DoorJoinsNothing, QStringLiteral("joins nothing: the door has no place"));
        std::vector<const IfcBoundary*> boundaries = m_boundaries.value(e.globalId);
        if (hole && *hole != e.globalId) {
            const auto more = m_boundaries.value(*hole);
            boundaries.insert(boundaries.end(), more.begin(), more.end());
        }
        OpeningSides sides = m_topology->openings.value(was.id);
        std::optional<StatedSide> stated[2];
        QString reasons[2];
        compare(e, sides, boundaries);
        for (const Side side : {Side::A, Side::B}) {
            if (sides.on(side).kind != Beyond::Kind::Unknown)
                continue;
            Beyond other = sides.on(side == Side::A ? Side::B : Side::A);
            if (side == Side::B && stated[0])
                other = {stated[0]->room ? Beyond::Kind::Room : Beyond::Kind::Outside, stated[0]->room};
            stated[side == Side::B] = look(e, *frame, side, other, boundaries, sill, was, reasons[side == Side::B]);
        }
        if (stated[0] || stated[1]) {
            auto now = std::make_shared<Opening>(was);
            now->place.beyondA = stated[0];
            now->place.beyondB = stated[1];
            m_build.openings[row] = now;
        }
        report(e, sides, stated, reasons);
    }

    /// Boundaries against the plan, where both say something.
    void compare(const IfcElement& e, const OpeningSides& sides, const std::vector<const IfcBoundary*>& boundaries)
    {
        QStringList strangers;
        for (const IfcBoundary* b : boundaries) {
            const RoomId room = roomOf(b->space);
            const bool repeats = m_build.roomRows[static_cast<size_t>(b->space)]->outline.empty();
            if (!repeats && sides.a.kind == Beyond::Kind::Room && sides.b.kind == Beyond::Kind::Room && sides.a.room != room
                && sides.b.room != room && !strangers.contains(nameOf(b->space)))
                strangers += nameOf(b->space);
        }
        if (!strangers.isEmpty())
            m_build.note(
                e, ImportCause::DoorSidesDiffer,
                QStringLiteral("a space boundary says that it bounds %1, the plan shows it between two other rooms; the plan holds")
                    .arg(strangers.join(QStringLiteral(" and "))));
    }

    static bool states(const Opening& o, bool exterior)
    {
        static const FieldId id = field("door.exterior");
        const Value* v = o.facts.find(id);
        return v && std::get<bool>(*v) == exterior;
    }

    /// A door that says it is no exterior one is believed where the file has no outer wall or door at all, such as the model of one floor's
    /// fit-out. Elsewhere the walls tell: some exporters write the no for every door.
    bool saidInside(const Opening& o) const { return states(o, false) && !m_hasEnvelope; }

    std::optional<StatedSide> look(const IfcElement& e, const OpeningFrame& frame, Side side, const Beyond& other,
                                   const std::vector<const IfcBoundary*>& boundaries, std::optional<Length> sill, const Opening& opening,
                                   QString& reason)
    {
        std::optional<int> otherLevel;
        if (const auto space = spaceBeyond(frame, side, sill, otherLevel)) {
            const bool sameStorey = m_build.roomRows[static_cast<size_t>(*space)]->storey == frame.storey;
            if (!sameStorey)
                m_build.note(e, ImportCause::DoorLevels,
                             QStringLiteral(
                                 "on one side lies %1, which belongs to another storey and reaches to the height of the door; it is joined")
                                 .arg(nameOf(*space)));
            return StatedSide{roomOf(*space)};
        }
        bool outside = false, inside = saidInside(opening);
        const bool deniedByDoor = states(opening, false);
        for (const IfcBoundary* b : boundaries) {
            outside = outside || b->beyond == IfcBoundary::Beyond::Outside;
            inside = inside || b->beyond == IfcBoundary::Beyond::Inside;
            if (other.room != roomOf(b->space) && sideOf(frame, b->space) == side) {
                m_build.note(e, ImportCause::DoorFromBoundary,
                             QStringLiteral("a space boundary joins it to %1, which lies farther off in the plan").arg(nameOf(b->space)));
                return StatedSide{roomOf(b->space)};
            }
        }
        if (otherLevel) {
            m_build.note(e, ImportCause::DoorLevels,
                         QStringLiteral("on one side lies %1, whose floor is at another height than the door's; it is not joined")
                             .arg(nameOf(*otherLevel)));
            reason = QStringLiteral("the room there lies at another height");
            return std::nullopt;
        }
        const auto storey = std::find(m_build.storeys.begin(), m_build.storeys.end(), frame.storey);
        if (storey == m_build.storeys.end()) {
            reason = QStringLiteral("the door lies on no storey");
            return std::nullopt;
        }
        const StoreyScene& scene = sceneOf(static_cast<int>(storey - m_build.storeys.begin()));
        const StoreyScene::Found found = scene.beyond(frame, side);
        if (found.what == StoreyScene::Found::What::Gap) {
            if (const std::optional<RoomId>& room = scene.gaps()[found.gap].partOf) {
                m_build.note(e, ImportCause::DoorAcrossGap,
                             QStringLiteral("a strip of floor that no space covers lies between it and %1; it is joined to that")
                                 .arg(roomText(m_plan, {Beyond::Kind::Room, room})));
                return StatedSide{room};
            }
            const double m2 = scene.gaps()[found.gap].area / 1e6;
            m_build.note(e, ImportCause::DoorInShaft,
                         QStringLiteral("on one side walls enclose %1 m2 that no space of the file covers: a shaft or a cupboard")
                             .arg(m2, 0, 'f', 2));
            reason = QStringLiteral("a shaft or cupboard lies there");
            return std::nullopt;
        }
        if (found.what == StoreyScene::Found::What::Outside && other.kind == Beyond::Kind::Unknown
            && scene.beyond(frame, side == Side::A ? Side::B : Side::A).what == StoreyScene::Found::What::Outside) {
            reason = QStringLiteral("no walls enclose either side");
            return std::nullopt;
        }
        if (found.what == StoreyScene::Found::What::Outside && !(inside && !outside) && other.kind != Beyond::Kind::Outside) {
            m_build.note(
                e, ImportCause::DoorOutside,
                outside            ? QStringLiteral("one side is outside: no walls enclose it, and a space boundary says so")
                    : deniedByDoor ? QStringLiteral(
                          "one side was taken for outside: no walls enclose it, though the file says that the door is no exterior one")
                                   : QStringLiteral("one side was taken for outside: no walls enclose it"));
            return StatedSide{};
        }
        reason = found.what == StoreyScene::Found::What::Outside && inside
            ? QStringLiteral("no walls enclose it, but the file says that it is inside")
            : QStringLiteral("no room lies within 0.5 m of the wall");
        return std::nullopt;
    }

    void report(const IfcElement& e, const OpeningSides& sides, const std::optional<StatedSide> (&stated)[2], const QString (&reasons)[2])
    {
        const bool a = sides.a.kind != Beyond::Kind::Unknown || stated[0], b = sides.b.kind != Beyond::Kind::Unknown || stated[1];
        if (!a && !b)
            m_build.note(e, ImportCause::DoorJoinsNothing, QStringLiteral("joins nothing: %1").arg(reasons[0]));
        else if (!a || !b)
            m_build.note(e, ImportCause::DoorOneSide, QStringLiteral("one side is known only: %1").arg(reasons[a ? 1 : 0]));
        else if (sides.a.kind == Beyond::Kind::Room && sides.a == sides.b)
            m_build.note(e, ImportCause::DoorOneRoom, QStringLiteral("the same room lies on both sides"));
    }

    ImportBuild& m_build;
    Project m_plan;
    std::shared_ptr<const Topology> m_topology;
    bool m_hasEnvelope = false;
    QHash<QString, std::vector<const IfcBoundary*>> m_boundaries;
    std::vector<Space> m_spaces;
    std::map<int, StoreyScene> m_scenes;
};

} // namespace

void importSides(ImportBuild& build)
{
    Sides(build).run();
}

} // namespace sp
