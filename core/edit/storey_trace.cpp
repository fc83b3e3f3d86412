// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edit/storey_trace.h"

#include "core/model/topology.h"

#include <QHash>
#include <cmath>
#include <map>

namespace sp {

namespace {

constexpr double leastRoomM2 = 0.5;
constexpr double leastRoomWidth = 0.25; // metres, as area over half the outline

std::vector<Table<Wall>::Pointer> wallsOn(const Project& project, const std::optional<StoreyId>& storey)
{
    std::vector<Table<Wall>::Pointer> out;
    for (const auto& wall : project.walls)
        if (wall->storey == storey)
            out.push_back(wall);
    return out;
}

WallFaces facesOf(const std::vector<Table<Wall>::Pointer>& walls)
{
    std::vector<WallSegment> segments;
    segments.reserve(walls.size());
    for (const auto& wall : walls)
        segments.push_back({wall->from, wall->to, thicknessOf(*wall)});
    return traceFaces(segments);
}

std::vector<PlanBox> boxesOf(const WallFaces& faces)
{
    std::vector<PlanBox> out;
    out.reserve(faces.faces.size());
    for (const WallFaces::Face& face : faces.faces)
        out.push_back(boxOf(face.axis));
    return out;
}

// A ring that begins at its least point: the same enclosure gives the same list, wherever the trace began.
Ring fromLeast(const Ring& ring)
{
    Ring out = ring;
    std::rotate(out.begin(), std::min_element(out.begin(), out.end()), out.end());
    return out;
}

// Shape of an enclosure with what stands free in it.
std::vector<Ring> shapeOf(const WallFaces::Face& face)
{
    std::vector<Ring> out{fromLeast(face.axis)};
    for (const Ring& hole : face.holes)
        if (!hole.empty())
            out.push_back(fromLeast(hole));
    std::sort(out.begin() + 1, out.end());
    return out;
}

using WallSide = std::pair<QString, bool>; // id, left

std::vector<std::vector<WallSide>> sidesOf(const StoreyTrace& trace)
{
    std::vector<std::vector<WallSide>> out(trace.size());
    for (const WallFaces::Piece& piece : trace.faces().pieces) {
        const QString& id = trace.walls()[piece.wall]->id.text();
        // A wall with the same enclosure on both sides ends inside it: it may come and go.
        if (piece.left == piece.right)
            continue;
        if (piece.left >= 0)
            out[static_cast<size_t>(piece.left)].emplace_back(id, true);
        if (piece.right >= 0)
            out[static_cast<size_t>(piece.right)].emplace_back(id, false);
    }
    for (auto& sides : out) {
        std::sort(sides.begin(), sides.end());
        sides.erase(std::unique(sides.begin(), sides.end()), sides.end());
    }
    return out;
}

// Pairs what has the same key once on each side.
template <class Key>
void pairByKey(const std::vector<Key>& before, const std::vector<Key>& after, std::vector<int>& same, std::vector<bool>& taken)
{
    constexpr int several = -2;
    std::map<Key, std::pair<int, int>> byKey; // of each key: number before, after
    for (size_t i = 0; i < before.size(); ++i)
        if (!taken[i]) {
            const auto [it, isNew] = byKey.try_emplace(before[i], static_cast<int>(i), -1);
            if (!isNew)
                it->second.first = several;
        }
    for (size_t i = 0; i < after.size(); ++i)
        if (same[i] < 0)
            if (const auto it = byKey.find(after[i]); it != byKey.end())
                it->second.second = it->second.second == -1 ? static_cast<int>(i) : several;
    for (const auto& entry : byKey) {
        const auto [b, a] = entry.second;
        if (b >= 0 && a >= 0) {
            same[static_cast<size_t>(a)] = b;
            taken[static_cast<size_t>(b)] = true;
        }
    }
}

using WallsById = QHash<QString, const Wall*>;

// How far a face was carried as a whole: all walls that bound it moved by this, and nothing else of them changed. nullopt: they did not.
std::optional<PlanPoint> carriedBy(const std::vector<WallSide>& sides, const WallsById& before, const WallsById& after)
{
    std::optional<PlanPoint> by;
    for (const auto& [id, left] : sides) {
        const Wall* was = before.value(id);
        const Wall* is = after.value(id);
        if (!was || !is)
            return std::nullopt;
        const PlanPoint from{is->from.x - was->from.x, is->from.y - was->from.y};
        const PlanPoint to{is->to.x - was->to.x, is->to.y - was->to.y};
        if (from != to || (by && *by != from))
            return std::nullopt;
        by = from;
    }
    return by;
}

WallsById wallsById(const StoreyTrace& trace)
{
    WallsById out;
    for (const auto& wall : trace.walls())
        out.insert(wall->id.text(), wall.get());
    return out;
}

// Enclosures that went somewhere with all their walls: they may lie now exactly where another one was, and are not that one.
void pairCarried(const StoreyTrace& before, const StoreyTrace& after, std::vector<int>& same, std::vector<bool>& taken)
{
    auto sidesBefore = sidesOf(before);
    auto sidesAfter = sidesOf(after);
    const WallsById was = wallsById(before), is = wallsById(after);
    std::map<std::vector<WallSide>, std::vector<int>> byKey;
    for (size_t b = 0; b < sidesBefore.size(); ++b)
        byKey[std::move(sidesBefore[b])].push_back(static_cast<int>(b));
    for (size_t a = 0; a < sidesAfter.size(); ++a) {
        const auto it = byKey.find(sidesAfter[a]);
        if (it == byKey.end() || it->second.size() != 1)
            continue;
        const auto by = carriedBy(sidesAfter[a], was, is);
        const int b = it->second.front();
        if (!by || *by == PlanPoint() || taken[static_cast<size_t>(b)])
            continue;
        Ring there = fromLeast(before.face(b).axis);
        for (PlanPoint& p : there)
            p = {p.x + by->x, p.y + by->y};
        if (there != fromLeast(after.face(static_cast<int>(a)).axis))
            continue; // a wall that stayed cuts it now
        same[a] = b;
        taken[static_cast<size_t>(b)] = true;
    }
}

} // namespace

StoreyTrace::StoreyTrace(const Project& project, const std::optional<StoreyId>& storey)
    : m_walls(wallsOn(project, storey)), m_faces(facesOf(m_walls)), m_index(boxesOf(m_faces))
{
    for (const WallFaces::Face& face : m_faces.faces)
        m_areas.push_back(signedAreaM2(face.axis));
}

int StoreyTrace::faceAt(PlanPoint p) const
{
    int best = -1;
    for (const size_t i : m_index.meeting({p, p})) {
        if (contains(m_faces.faces[i].axis, p) && (best < 0 || m_areas[i] < m_areas[static_cast<size_t>(best)]))
            best = static_cast<int>(i);
    }
    return best;
}

Region StoreyTrace::region(int i) const
{
    Region out{face(i).axis};
    for (const Ring& hole : face(i).holes)
        if (!hole.empty())
            out.push_back(hole);
    return out;
}

bool StoreyTrace::isRoomSized(int i) const
{
    const WallFaces::Face& f = face(i);
    double area = signedAreaM2(f.outline);
    for (const Ring& hole : f.holes)
        area -= std::abs(signedAreaM2(hole));
    if (area < leastRoomM2)
        return false;
    double around = 0;
    for (size_t k = 0, j = f.outline.size() - 1; k < f.outline.size(); j = k++)
        around += static_cast<double>(distance(f.outline[j], f.outline[k]).n) / 1e9;
    return area / (around / 2) >= leastRoomWidth;
}

PlanPoint StoreyTrace::labelOf(int i) const
{
    const WallFaces::Face& f = face(i);
    if (!f.outline.empty()) {
        const PlanPoint p = labelPoint(f.outline, f.holes);
        if (faceAt(p) == i)
            return p;
    }
    // Narrower than its walls are thick: the middle between the axes.
    return labelPoint(f.axis, f.holes);
}

std::vector<int> sameEnclosures(const StoreyTrace& before, const StoreyTrace& after)
{
    std::vector<int> same(after.size(), -1);
    std::vector<bool> taken(before.size(), false);
    const auto shapes = [](const StoreyTrace& trace) {
        std::vector<std::vector<Ring>> out;
        for (const WallFaces::Face& face : trace.faces().faces)
            out.push_back(shapeOf(face));
        return out;
    };
    pairCarried(before, after, same, taken);
    pairByKey(shapes(before), shapes(after), same, taken);
    pairByKey(sidesOf(before), sidesOf(after), same, taken);
    return same;
}

} // namespace sp
