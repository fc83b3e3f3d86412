// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/geom/wall_faces.h"
#include "core/model/row_diff.h"
#include "core/model/topology.h"

#include <set>

namespace sp {

namespace {

template <class Pointer, class IdType>
auto placeOf(std::vector<Pointer>& rows, const IdType& id)
{
    return std::lower_bound(rows.begin(), rows.end(), id, [](const Pointer& a, const IdType& b) { return a->id < b; });
}

template <class Pointer>
void put(std::vector<Pointer>& rows, const Pointer& row)
{
    if (rows.empty() || rows.back()->id < row->id) {
        rows.push_back(row);
        return;
    }
    const auto it = placeOf(rows, row->id);
    if (it != rows.end() && (*it)->id == row->id)
        *it = row;
    else
        rows.insert(it, row);
}

template <class Pointer, class IdType>
void take(std::vector<Pointer>& rows, const IdType& id)
{
    if (const auto it = placeOf(rows, id); it != rows.end() && (*it)->id == id)
        rows.erase(it);
}

bool isSame(const Value* a, const Value* b)
{
    return (!a && !b) || (a && b && *a == *b);
}

FieldId wallTypeField()
{
    static const FieldId id = field("wall.type");
    return id;
}

bool isExterior(const Project& project, const Opening& opening, const Wall* wall)
{
    static const FieldId exterior = field("door.exterior");
    static const int exteriorWall = *wordIndex(fieldOf(wallTypeField()).words, u"exterior");
    if (const Value* v = enteredDoor(project, opening, exterior))
        if (std::get<bool>(*v))
            return true;
    return wall && wall->facts.word(wallTypeField()) == exteriorWall;
}

/// Types of which something changed that the place of an opening may come from.
std::set<OpeningTypeId> typesToFollow(const Project& old, const Project& now)
{
    static const std::array<FieldId, 4> read{field("door.leaf_width_in"), field("door.inactive_leaf_width_in"), field("door.leaves"),
                                             field("door.exterior")};
    std::set<OpeningTypeId> out;
    for (const RowDiff::Change& c : diffRows(old.openingTypes, now.openingTypes).changes) {
        const OpeningType* before = c.before < 0 ? nullptr : &old.openingTypes[static_cast<size_t>(c.before)];
        const OpeningType* after = c.after < 0 ? nullptr : &now.openingTypes[static_cast<size_t>(c.after)];
        if (std::any_of(read.begin(), read.end(), [&](FieldId f) {
                return !isSame(before ? before->facts.find(f) : nullptr, after ? after->facts.find(f) : nullptr);
            }))
            out.insert(before ? before->id : after->id);
    }
    return out;
}

} // namespace

/// One storey: what stands on it, by id, and what follows from that.
struct TopologyBuilder::Storey {
    std::vector<Table<Wall>::Pointer> walls;
    std::vector<Table<Room>::Pointer> rooms;
    std::vector<Table<Opening>::Pointer> openings;

    WallFaces faces;
    std::map<int, RoomId> roomOfFace;
    std::map<RoomId, RoomShape> shapes;
    std::vector<std::pair<PlanBox, const std::pair<const RoomId, RoomShape>*>> outlined; ///< rooms by outline, in order of ids
    Errors roomProblems;
    std::map<OpeningId, Errors> openingProblems;

    bool retrace = false, reshape = false; ///< what has to be done again; reshaping joins all openings anew
    std::vector<OpeningId> rejoin;

    bool isEmpty() const { return walls.empty() && rooms.empty() && openings.empty(); }

    void trace()
    {
        std::vector<WallSegment> segments;
        for (const auto& wall : walls)
            segments.push_back({wall->from, wall->to, thicknessOf(*wall)});
        faces = traceFaces(segments);
    }

    void shapeRooms()
    {
        roomOfFace.clear();
        shapes.clear();
        outlined.clear();
        roomProblems.clear();
        for (const auto& row : rooms) {
            const Room& room = *row;
            RoomShape shape;
            if (!room.outline.empty()) {
                shape.outline = room.outline;
                if (signedAreaM2(shape.outline) < 0)
                    std::reverse(shape.outline.begin(), shape.outline.end());
                shape.holes = room.holes;
            } else if (room.at) {
                const int face = faces.faceAt(*room.at);
                if (face < 0) {
                    roomProblems.push_back({ErrorCode::Value,
                                            QStringLiteral("room %1 is not enclosed by walls").arg(room.number.value_or(room.id.text())),
                                            room.id.text()});
                    continue;
                }
                if (const auto it = roomOfFace.find(face); it != roomOfFace.end()) {
                    roomProblems.push_back(
                        {ErrorCode::Value,
                         QStringLiteral("rooms %1 and %2 lie in one enclosed space").arg(it->second.text(), room.id.text()),
                         room.id.text()});
                    continue;
                }
                roomOfFace.emplace(face, room.id);
                shape.outline = faces.faces[static_cast<size_t>(face)].outline;
                shape.holes = faces.faces[static_cast<size_t>(face)].holes;
                shape.traced = true;
            } else {
                continue;
            }
            shape.areaM2 = signedAreaM2(shape.outline);
            for (const Ring& hole : shape.holes)
                shape.areaM2 -= std::abs(signedAreaM2(hole));
            shape.label = labelPoint(shape.outline);
            shapes.emplace_hint(shapes.end(), room.id, std::move(shape));
        }
        for (const auto& entry : shapes)
            if (!entry.second.traced)
                outlined.emplace_back(boxOf(entry.second.outline), &entry);
    }

    // Looks a little beyond the wall's face, farther and farther: imported outlines may stop short of the finished face.
    std::optional<RoomId> probe(const OpeningFrame& frame, Side side) const
    {
        if (outlined.empty())
            return std::nullopt;
        const Length half{frame.thickness.n / 2};
        for (const qint64 beyond : {30, 100, 250, 500}) {
            const Length left = half + mm(beyond);
            const PlanPoint p = pointBeside(frame.from, frame.to, {distance(frame.from, frame.middle)}, side == Side::A ? left : -left);
            const RoomId* best = nullptr;
            double bestArea = 0;
            for (const auto& [box, entry] : outlined) {
                const RoomShape& shape = entry->second;
                if (!box.contains(p) || !contains(shape.outline, p))
                    continue;
                if (std::any_of(shape.holes.begin(), shape.holes.end(), [&](const Ring& h) { return contains(h, p); }))
                    continue;
                if (!best || shape.areaM2 < bestArea) {
                    best = &entry->first;
                    bestArea = shape.areaM2;
                }
            }
            if (best)
                return *best;
        }
        return std::nullopt;
    }

    // What the plan shows leads; a statement fills a gap.
    static void useStated(const Opening& opening, Side side, const StatedSide& stated, Beyond& beyond, Errors& problems)
    {
        const Beyond said = stated.room ? Beyond{Beyond::Kind::Room, stated.room} : Beyond{Beyond::Kind::Outside, std::nullopt};
        if (beyond.kind == Beyond::Kind::Unknown)
            beyond = said;
        else if (beyond != said)
            problems.push_back(
                {ErrorCode::Value,
                 QStringLiteral("opening %1: beyond_%2 says %3, the plan shows room %4 there; the plan holds")
                     .arg(opening.mark.value_or(opening.id.text()), side == Side::A ? QStringLiteral("a") : QStringLiteral("b"),
                          stated.room ? stated.room->text() : QStringLiteral("outside"), beyond.room->text()),
                 opening.id.text()});
    }

    const WallFaces::Piece* pieceOf(const Opening& opening, const Wall* wall) const
    {
        if (!wall || !opening.place.offset)
            return nullptr;
        const auto it = std::lower_bound(walls.begin(), walls.end(), wall->id,
                                         [](const Table<Wall>::Pointer& a, const WallId& id) { return a->id < id; });
        if (it == walls.end() || it->get() != wall) // a wall of another storey
            return nullptr;
        return faces.pieceAt(static_cast<size_t>(it - walls.begin()), *opening.place.offset);
    }

    OpeningSides join(const Project& project, const Opening& opening, Errors& problems) const
    {
        OpeningSides sides;
        if (const auto frame = frameOf(project, opening)) {
            const Wall* wall = project.walls.find(opening.place.wall);
            const WallFaces::Piece* piece = pieceOf(opening, wall);
            for (const Side side : {Side::A, Side::B}) {
                Beyond& beyond = side == Side::A ? sides.a : sides.b;
                const int face = piece ? (side == Side::A ? piece->left : piece->right) : -2;
                if (const auto it = roomOfFace.find(face); it != roomOfFace.end())
                    beyond = {Beyond::Kind::Room, it->second};
                else if (const auto room = probe(*frame, side))
                    beyond = {Beyond::Kind::Room, room};
                if (const auto& stated = side == Side::A ? opening.place.beyondA : opening.place.beyondB)
                    useStated(opening, side, *stated, beyond, problems);
                if (beyond.kind == Beyond::Kind::Unknown && isExterior(project, opening, wall))
                    beyond = {Beyond::Kind::Outside, std::nullopt};
            }
            // Both sides outside is no answer: the rooms are not drawn yet.
            if (sides.a.kind == Beyond::Kind::Outside && sides.b.kind == Beyond::Kind::Outside)
                sides = {};
            if (sides.a.kind == Beyond::Kind::Room && sides.a.room == sides.b.room)
                problems.push_back(
                    {ErrorCode::Value,
                     QStringLiteral("opening %1 has the same room on both sides").arg(opening.mark.value_or(opening.id.text())),
                     opening.id.text()});
        }
        if (sides.a.kind == Beyond::Kind::Unknown && sides.b.kind == Beyond::Kind::Unknown)
            problems.push_back(
                {ErrorCode::Value,
                 QStringLiteral("opening %1 joins nothing: no room is known on either side").arg(opening.mark.value_or(opening.id.text())),
                 opening.id.text()});
        return sides;
    }
};

TopologyBuilder::TopologyBuilder() = default;
TopologyBuilder::~TopologyBuilder() = default;

TopologyBuilder::Storey& TopologyBuilder::storeyAt(const std::optional<StoreyId>& id)
{
    return m_storeys[id ? id->text() : QString()];
}

void TopologyBuilder::followRooms(const Project& old, const Project& now)
{
    for (const RowDiff::Change& c : diffRows(old.rooms, now.rooms).changes) {
        const Room* before = c.before < 0 ? nullptr : &old.rooms[static_cast<size_t>(c.before)];
        const auto after = c.after < 0 ? nullptr : *(now.rooms.begin() + c.after);
        if (before && (!after || before->storey != after->storey)) {
            Storey& storey = storeyAt(before->storey);
            take(storey.rooms, before->id);
            // The shape goes at once: the other storey may be settled before this one.
            if (storey.shapes.contains(before->id)) {
                std::erase_if(storey.outlined, [&](const auto& entry) { return entry.second->first == before->id; });
                storey.shapes.erase(before->id);
                m_rooms.remove(before->id);
                m_changed = true;
            }
            storey.reshape = true;
        }
        if (!after)
            continue;
        Storey& storey = storeyAt(after->storey);
        put(storey.rooms, after);
        const bool stays = before && before->storey == after->storey && before->at == after->at && before->outline == after->outline
            && before->holes == after->holes;
        // Its number stands in what is said of it.
        storey.reshape = storey.reshape || !stays || (before->number != after->number && !storey.roomProblems.empty());
    }
}

void TopologyBuilder::followWalls(const Project& old, const Project& now)
{
    m_movedWalls.clear();
    for (const RowDiff::Change& c : diffRows(old.walls, now.walls).changes) {
        const Wall* before = c.before < 0 ? nullptr : &old.walls[static_cast<size_t>(c.before)];
        const auto after = c.after < 0 ? nullptr : *(now.walls.begin() + c.after);
        const bool there = before && after && before->storey == after->storey;
        if (before && !there) {
            Storey& storey = storeyAt(before->storey);
            take(storey.walls, before->id);
            storey.retrace = true;
        }
        bool moved = !there;
        if (after) {
            Storey& storey = storeyAt(after->storey);
            put(storey.walls, after);
            moved = moved || before->from != after->from || before->to != after->to || thicknessOf(*before) != thicknessOf(*after);
            storey.retrace = storey.retrace || moved;
        }
        if (moved || !isSame(before->facts.find(wallTypeField()), after->facts.find(wallTypeField())))
            m_movedWalls.push_back(before ? before->id : after->id);
    }
}

void TopologyBuilder::moveOpening(const Project& old, const Project& now, const Opening* before, const Table<Opening>::Pointer& after)
{
    const auto from = before ? storeyOf(old, *before) : std::nullopt;
    const auto to = after ? storeyOf(now, *after) : std::nullopt;
    if (before && (!after || from != to)) {
        Storey& storey = storeyAt(from);
        take(storey.openings, before->id);
        m_problemsChanged = storey.openingProblems.erase(before->id) > 0 || m_problemsChanged;
    }
    if (after) {
        Storey& storey = storeyAt(to);
        put(storey.openings, after);
        storey.rejoin.push_back(after->id);
    } else {
        m_openings.remove(before->id);
        m_changed = true;
    }
}

void TopologyBuilder::followOpenings(const Project& old, const Project& now)
{
    const RowDiff diff = diffRows(old.openings, now.openings);
    for (const RowDiff::Change& c : diff.changes)
        moveOpening(old, now, c.before < 0 ? nullptr : &old.openings[static_cast<size_t>(c.before)],
                    c.after < 0 ? nullptr : *(now.openings.begin() + c.after));
    const std::set<OpeningTypeId> types = typesToFollow(old, now);
    if ((m_movedWalls.empty() && types.empty()) || old.openings.empty())
        return;
    for (size_t row = 0; row < now.openings.size(); ++row) {
        const auto& opening = *(now.openings.begin() + static_cast<std::ptrdiff_t>(row));
        const int was = diff.toOld(row);
        if (was < 0 || &old.openings[static_cast<size_t>(was)] != opening.get())
            continue; // done above
        // Changes of walls are sorted by id, as the table is.
        if ((opening->place.wall && std::binary_search(m_movedWalls.begin(), m_movedWalls.end(), *opening->place.wall))
            || (opening->type && !types.empty() && types.contains(*opening->type)))
            moveOpening(old, now, opening.get(), opening);
    }
}

void TopologyBuilder::settle(Storey& storey, const Project& project)
{
    if (storey.retrace)
        storey.trace();
    if (storey.retrace || storey.reshape) {
        const std::map<RoomId, RoomShape> before = std::move(storey.shapes);
        const Errors problems = storey.roomProblems;
        storey.shapeRooms();
        m_problemsChanged = m_problemsChanged || problems != storey.roomProblems;
        for (const auto& [id, shape] : storey.shapes)
            if (const auto it = before.find(id); it == before.end() || !(it->second == shape)) {
                m_rooms.insert(id, shape);
                m_changed = true;
            }
        for (const auto& entry : before)
            if (!storey.shapes.contains(entry.first)) {
                m_rooms.remove(entry.first);
                m_changed = true;
            }
        storey.rejoin.clear();
        for (const auto& opening : storey.openings)
            storey.rejoin.push_back(opening->id);
    }
    for (const OpeningId& id : storey.rejoin) {
        const auto it = placeOf(storey.openings, id);
        if (it == storey.openings.end() || (*it)->id != id)
            continue; // went to another storey in the same step
        Errors problems;
        const OpeningSides sides = storey.join(project, **it, problems);
        if (const OpeningSides* was = m_openings.find(id); !was || !(*was == sides)) {
            m_openings.insert(id, sides);
            m_changed = true;
        }
        const auto said = storey.openingProblems.find(id);
        if (said == storey.openingProblems.end() ? problems.empty() : said->second == problems)
            continue;
        m_problemsChanged = true;
        if (problems.empty())
            storey.openingProblems.erase(said);
        else
            storey.openingProblems.insert_or_assign(id, std::move(problems));
    }
    storey.rejoin.clear();
    storey.retrace = storey.reshape = false;
}

std::shared_ptr<const Topology> TopologyBuilder::update(std::shared_ptr<const Project> project)
{
    if (m_last && project == m_project)
        return m_last;
    static const Project nothing;
    const Project& old = m_project ? *m_project : nothing;
    m_changed = m_problemsChanged = !m_last;
    followRooms(old, *project);
    followWalls(old, *project);
    followOpenings(old, *project);
    for (auto& entry : m_storeys)
        settle(entry.second, *project);
    m_problemsChanged = std::erase_if(m_storeys, [](const auto& entry) { return entry.second.isEmpty(); }) > 0 || m_problemsChanged;
    m_project = std::move(project);
    if (!m_changed && !m_problemsChanged)
        return m_last;
    auto topology = std::make_shared<Topology>();
    topology->rooms = m_rooms;
    topology->openings = m_openings;
    if (m_problemsChanged) {
        for (const auto& entry : m_storeys) {
            const Storey& storey = entry.second;
            topology->problems.insert(topology->problems.end(), storey.roomProblems.begin(), storey.roomProblems.end());
            for (const auto& said : storey.openingProblems)
                topology->problems.insert(topology->problems.end(), said.second.begin(), said.second.end());
        }
    } else {
        topology->problems = m_last->problems;
    }
    m_last = std::move(topology);
    return m_last;
}

} // namespace sp
