// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/topology.h"

#include "core/geom/wall_faces.h"

#include <cmath>
#include <map>

namespace sp {

namespace {

constexpr Length defaultThickness = mm(100); // drawn and traced so while nobody has entered it

struct Inputs {
    std::optional<StoreyId> storey;
    std::vector<Table<Wall>::Pointer> walls;
    std::vector<Table<Room>::Pointer> rooms;
    std::vector<Table<Opening>::Pointer> openings;
    std::vector<Table<OpeningType>::Pointer> types; ///< of the openings, in their order: width and side may come from there
    bool operator==(const Inputs&) const = default;
};

Length thicknessOf(const Wall& wall)
{
    return wall.thickness.value_or(defaultThickness);
}

bool isExterior(const Project& project, const Opening& opening, const Wall* wall)
{
    static const FieldId exterior = field("door.exterior");
    static const FieldId wallType = field("wall.type");
    static const int exteriorWall = *wordIndex(fieldOf(wallType).words, u"exterior");
    if (const Value* v = enteredDoor(project, opening, exterior))
        if (std::get<bool>(*v))
            return true;
    return wall && wall->facts.word(wallType) == exteriorWall;
}

} // namespace

struct TopologyBuilder::StoreyPart {
    Inputs inputs;
    std::map<RoomId, RoomShape> rooms;
    std::map<OpeningId, OpeningSides> openings;
    Errors problems;

    void shapeRooms(const WallFaces& faces, std::vector<int>& faceOfRoom)
    {
        faceOfRoom.assign(inputs.rooms.size(), -1);
        std::map<int, RoomId> owner;
        for (size_t i = 0; i < inputs.rooms.size(); ++i) {
            const Room& room = *inputs.rooms[i];
            RoomShape shape;
            if (!room.outline.empty()) {
                shape.outline = room.outline;
                if (signedAreaM2(shape.outline) < 0)
                    std::reverse(shape.outline.begin(), shape.outline.end());
                shape.holes = room.holes;
            } else if (room.at) {
                const int face = faces.faceAt(*room.at);
                if (face < 0) {
                    problems.push_back({ErrorCode::Value,
                                        QStringLiteral("room %1 is not enclosed by walls").arg(room.number.value_or(room.id.text())),
                                        room.id.text()});
                    continue;
                }
                if (const auto it = owner.find(face); it != owner.end()) {
                    problems.push_back({ErrorCode::Value,
                                        QStringLiteral("rooms %1 and %2 lie in one enclosed space").arg(it->second.text(), room.id.text()),
                                        room.id.text()});
                    continue;
                }
                owner.emplace(face, room.id);
                faceOfRoom[i] = face;
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
            rooms.emplace(room.id, std::move(shape));
        }
    }

    // Looks a little beyond the wall's face, farther and farther: imported outlines may stop short of the finished face.
    std::optional<RoomId> probe(const OpeningFrame& frame, Side side) const
    {
        const Length half{frame.thickness.n / 2};
        for (const qint64 beyond : {30, 100, 250, 500}) {
            const Length left = half + mm(beyond);
            const PlanPoint p = pointBeside(frame.from, frame.to, {distance(frame.from, frame.middle)}, side == Side::A ? left : -left);
            const RoomId* best = nullptr;
            double bestArea = 0;
            for (const auto& [id, shape] : rooms) {
                if (shape.traced || !boxOf(shape.outline).contains(p) || !contains(shape.outline, p))
                    continue;
                if (std::any_of(shape.holes.begin(), shape.holes.end(), [&](const Ring& h) { return contains(h, p); }))
                    continue;
                if (!best || shape.areaM2 < bestArea) {
                    best = &id;
                    bestArea = shape.areaM2;
                }
            }
            if (best)
                return *best;
        }
        return std::nullopt;
    }

    // What the plan shows leads; a statement fills a gap.
    void useStated(const Opening& opening, Side side, const StatedSide& stated, Beyond& beyond)
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

    void joinOpenings(const Project& project, const WallFaces& faces, const std::vector<int>& faceOfRoom)
    {
        std::map<int, RoomId> roomOfFace;
        for (size_t i = 0; i < faceOfRoom.size(); ++i)
            if (faceOfRoom[i] >= 0)
                roomOfFace.emplace(faceOfRoom[i], inputs.rooms[i]->id);
        QHash<const Wall*, size_t> rowOfWall;
        for (size_t i = 0; i < inputs.walls.size(); ++i)
            rowOfWall.insert(inputs.walls[i].get(), i);
        for (const auto& opening : inputs.openings) {
            const auto frame = frameOf(project, *opening);
            OpeningSides sides;
            if (frame) {
                const WallFaces::Piece* piece = nullptr;
                const Wall* wall = project.walls.find(opening->place.wall);
                if (wall && opening->place.offset) {
                    if (const auto row = rowOfWall.constFind(wall); row != rowOfWall.cend())
                        piece = faces.pieceAt(*row, *opening->place.offset);
                }
                for (const Side side : {Side::A, Side::B}) {
                    Beyond& beyond = side == Side::A ? sides.a : sides.b;
                    const int face = piece ? (side == Side::A ? piece->left : piece->right) : -2;
                    if (const auto it = roomOfFace.find(face); it != roomOfFace.end())
                        beyond = {Beyond::Kind::Room, it->second};
                    else if (const auto room = probe(*frame, side))
                        beyond = {Beyond::Kind::Room, room};
                    if (const auto& stated = side == Side::A ? opening->place.beyondA : opening->place.beyondB)
                        useStated(*opening, side, *stated, beyond);
                    if (beyond.kind != Beyond::Kind::Unknown)
                        continue;
                    if (isExterior(project, *opening, wall))
                        beyond = {Beyond::Kind::Outside, std::nullopt};
                }
                // Both sides outside is no answer: the rooms are not drawn yet.
                if (sides.a.kind == Beyond::Kind::Outside && sides.b.kind == Beyond::Kind::Outside)
                    sides = {};
                if (sides.a.kind == Beyond::Kind::Room && sides.a.room == sides.b.room)
                    problems.push_back(
                        {ErrorCode::Value,
                         QStringLiteral("opening %1 has the same room on both sides").arg(opening->mark.value_or(opening->id.text())),
                         opening->id.text()});
            }
            if (sides.a.kind == Beyond::Kind::Unknown && sides.b.kind == Beyond::Kind::Unknown)
                problems.push_back({ErrorCode::Value,
                                    QStringLiteral("opening %1 joins nothing: no room is known on either side")
                                        .arg(opening->mark.value_or(opening->id.text())),
                                    opening->id.text()});
            openings.emplace(opening->id, sides);
        }
    }
};

std::optional<StoreyId> storeyOf(const Project& project, const Opening& opening)
{
    const Wall* wall = project.walls.find(opening.place.wall);
    return opening.place.storey || !wall ? opening.place.storey : wall->storey;
}

const Value* enteredDoor(const Project& project, const Opening& opening, FieldId id)
{
    if (const Value* own = opening.facts.find(id))
        return own;
    const OpeningType* type = project.openingTypes.find(opening.type);
    return type ? type->facts.find(id) : nullptr;
}

std::optional<OpeningFrame> frameOf(const Project& project, const Opening& opening)
{
    static const FieldId leafWidth = field("door.leaf_width_in");
    static const FieldId inactiveWidth = field("door.inactive_leaf_width_in");
    static const FieldId leaves = field("door.leaves");
    OpeningFrame frame;
    const auto lengthOf = [&](FieldId id) -> std::optional<Length> {
        const Value* v = enteredDoor(project, opening, id);
        const auto* q = v ? std::get_if<Quantity>(v) : nullptr;
        return q ? std::optional(Length{q->n}) : std::nullopt;
    };
    if (const auto leaf = lengthOf(leafWidth)) {
        const Value* count = enteredDoor(project, opening, leaves);
        const bool pair = count && std::get<qint64>(*count) == 2;
        frame.width = pair ? *leaf + lengthOf(inactiveWidth).value_or(*leaf) : *leaf;
    } else {
        frame.width = opening.place.width;
    }
    const Length half{frame.width.value_or(mm(900)).n / 2};
    if (const Wall* wall = project.walls.find(opening.place.wall); wall && opening.place.offset && wall->from != wall->to) {
        frame.middle = pointBeside(wall->from, wall->to, *opening.place.offset, {});
        frame.from = pointBeside(wall->from, wall->to, *opening.place.offset - half, {});
        frame.to = pointBeside(wall->from, wall->to, *opening.place.offset + half, {});
        frame.thickness = thicknessOf(*wall);
        frame.storey = storeyOf(project, opening);
        return frame;
    }
    if (!opening.place.at)
        return std::nullopt;
    const double angle = static_cast<double>(opening.place.direction.value_or(Angle{}).n) / 1e6 * 3.14159265358979323846 / 180;
    // A far point in the opening's direction: pointBeside needs no more than a direction.
    const PlanPoint ahead{{opening.place.at->x.n + std::llround(std::cos(angle) * 1e9)},
                          {opening.place.at->y.n + std::llround(std::sin(angle) * 1e9)}};
    frame.middle = *opening.place.at;
    frame.from = pointBeside(frame.middle, ahead, -half, {});
    frame.to = pointBeside(frame.middle, ahead, half, {});
    frame.thickness = defaultThickness;
    frame.storey = opening.place.storey;
    return frame;
}

std::shared_ptr<const Topology> TopologyBuilder::update(const Project& project)
{
    std::map<QString, Inputs> byStorey;
    const auto inputsOf = [&](const std::optional<StoreyId>& storey) -> Inputs& {
        Inputs& in = byStorey[storey ? storey->text() : QString()];
        in.storey = storey;
        return in;
    };
    for (const auto& wall : project.walls)
        inputsOf(wall->storey).walls.push_back(wall);
    for (const auto& room : project.rooms)
        inputsOf(room->storey).rooms.push_back(room);
    for (const auto& opening : project.openings) {
        Inputs& in = inputsOf(storeyOf(project, *opening));
        in.openings.push_back(opening);
        in.types.push_back(opening->type ? project.openingTypes.share(*opening->type) : nullptr);
    }
    std::vector<std::shared_ptr<const StoreyPart>> parts;
    bool same = m_last != nullptr && byStorey.size() == m_parts.size();
    for (auto& entry : byStorey) {
        Inputs& inputs = entry.second;
        const auto old = std::find_if(m_parts.begin(), m_parts.end(), [&](const auto& p) { return p->inputs == inputs; });
        if (old != m_parts.end()) {
            parts.push_back(*old);
            continue;
        }
        same = false;
        auto part = std::make_shared<StoreyPart>();
        part->inputs = std::move(inputs);
        std::vector<WallSegment> segments;
        for (const auto& wall : part->inputs.walls)
            segments.push_back({wall->from, wall->to, thicknessOf(*wall)});
        const WallFaces faces = traceFaces(segments);
        std::vector<int> faceOfRoom;
        part->shapeRooms(faces, faceOfRoom);
        part->joinOpenings(project, faces, faceOfRoom);
        parts.push_back(std::move(part));
    }
    m_parts = std::move(parts);
    if (same)
        return m_last;
    auto topology = std::make_shared<Topology>();
    for (const auto& part : m_parts) {
        for (const auto& [id, shape] : part->rooms)
            topology->rooms.insert(id, shape);
        for (const auto& [id, sides] : part->openings)
            topology->openings.insert(id, sides);
        topology->problems.insert(topology->problems.end(), part->problems.begin(), part->problems.end());
    }
    m_last = std::move(topology);
    return m_last;
}

} // namespace sp
