// SPDX-License-Identifier: GPL-3.0-or-later
// Rooms that nobody drew: on a storey with walls and no outlines all that walls enclose, elsewhere only those that a door leads to.
#include "core/interop/ifc/import_storey_scene.h"

#include <algorithm>
#include <map>

namespace sp {

namespace {

constexpr double leastRoom = 1e6; // mm2: what is smaller is a shaft or a cupboard

/// A side of an opening beyond which the plan shows nothing.
struct OpenSide {
    size_t opening = 0; ///< into ImportBuild::openings
    OpeningFrame frame;
    Side side = Side::A;
};

class Tracer final {
public:
    explicit Tracer(ImportBuild& build) : m_build(build)
    {
        m_plan = build.project;
        m_plan.rooms.assign(build.roomRows);
        m_plan.openings.assign(build.openings);
        const auto topology = TopologyBuilder().update(m_plan);
        for (size_t i = 0; i < build.openings.size(); ++i) {
            const Opening& opening = *build.openings[i];
            const std::optional<OpeningFrame> frame = frameOf(m_plan, opening);
            const OpeningSides sides = topology->openings.value(opening.id);
            for (const Side side : {Side::A, Side::B}) {
                if (frame && frame->storey && sides.on(side).kind == Beyond::Kind::Unknown)
                    m_open[*frame->storey].push_back({i, *frame, side});
            }
        }
        for (const IfcBoundary& b : build.model.boundaries) {
            const Room& room = *build.roomRows[static_cast<size_t>(b.space)];
            if (room.outline.empty() && build.model.spaces[static_cast<size_t>(b.space)].outline.empty())
                m_shapeless[b.elementGlobalId].push_back(b.space);
        }
    }

    void run()
    {
        for (size_t s = 0; s < m_build.storeys.size(); ++s) {
            // Where every door knows its rooms, or there is none, nothing is traced: parapets of a roof enclose no room.
            if (const auto it = m_open.find(m_build.storeys[s]); it != m_open.end())
                storey(static_cast<int>(s), it->second);
        }
    }

private:
    void storey(int s, const std::vector<OpenSide>& open)
    {
        const StoreyScene scene(m_build, m_plan, s);
        std::vector<bool> wanted(scene.gaps().size(), !scene.hasRooms());
        std::map<size_t, std::vector<size_t>> doors; // of each gap
        for (const OpenSide& o : open) {
            if (const StoreyScene::Found f = scene.beyond(o.frame, o.side); f.what == StoreyScene::Found::What::Gap) {
                wanted[f.gap] = true;
                doors[f.gap].push_back(o.opening);
            }
        }
        for (size_t i = 0; i < wanted.size(); ++i) {
            const StoreyScene::Gap& gap = scene.gaps()[i];
            wanted[i] = wanted[i] && !gap.partOf && gap.wide && gap.area >= leastRoom;
        }
        const std::map<size_t, int> named = spacesOf(doors, wanted);
        for (size_t i = 0; i < wanted.size(); ++i) {
            if (!wanted[i])
                continue;
            if (const auto it = named.find(i); it != named.end())
                outlineFor(it->second, scene.gaps()[i]);
            else
                addRoom(s, scene.gaps()[i]);
        }
    }

    std::vector<int> boundedBy(size_t opening) const
    {
        const Opening& o = *m_build.openings[opening];
        std::vector<int> out = m_shapeless.value(o.guid.value_or(QString()));
        if (opening < m_build.model.doors.size() && m_build.model.doors[opening].openingGlobalId) {
            const std::vector<int> more = m_shapeless.value(*m_build.model.doors[opening].openingGlobalId);
            out.insert(out.end(), more.begin(), more.end());
        }
        std::sort(out.begin(), out.end());
        out.erase(std::unique(out.begin(), out.end()), out.end());
        return out;
    }

    /// Spaces without a shape that space boundaries put into a gap: the one that all doors of the gap have, once those of other gaps are
    /// ruled out.
    std::map<size_t, int> spacesOf(const std::map<size_t, std::vector<size_t>>& doors, const std::vector<bool>& wanted) const
    {
        std::map<size_t, std::vector<int>> candidates;
        for (const auto& [gap, openings] : doors) {
            if (!wanted[gap])
                continue;
            std::vector<int> common = boundedBy(openings.front());
            for (const size_t o : openings) {
                std::vector<int> both;
                const std::vector<int> more = boundedBy(o);
                std::set_intersection(common.begin(), common.end(), more.begin(), more.end(), std::back_inserter(both));
                common = std::move(both);
            }
            candidates[gap] = std::move(common);
        }
        std::map<size_t, int> out;
        for (bool changed = true; changed;) {
            changed = false;
            for (auto& [gap, spaces] : candidates) {
                if (spaces.size() != 1 || out.contains(gap))
                    continue;
                const int space = spaces.front();
                out[gap] = space;
                changed = true;
                for (auto& [other, list] : candidates) {
                    if (other != gap)
                        std::erase(list, space);
                }
            }
        }
        return out;
    }

    void outlineFor(int space, const StoreyScene::Gap& gap)
    {
        auto room = std::make_shared<Room>(*m_build.roomRows[static_cast<size_t>(space)]);
        setOutline(*room, gap);
        const QString name = elementName(m_build.model.spaces[static_cast<size_t>(space)]);
        std::erase_if(m_build.record.notes,
                      [&](const ImportNote& n) { return n.cause == ImportCause::RoomNoOutline && n.element == name; });
        m_build.note(m_build.model.spaces[static_cast<size_t>(space)], ImportCause::RoomTraced,
                     QStringLiteral("the space has no shape; its outline of %1 m2 is traced from the walls around the doors that it bounds")
                         .arg(gap.area / 1e6, 0, 'f', 1),
                     room->storey);
        m_build.roomRows[static_cast<size_t>(space)] = room;
    }

    void addRoom(int s, const StoreyScene::Gap& gap)
    {
        QByteArray seed = "traced/" + elementName(m_build.model.storeys[static_cast<size_t>(s)]).toUtf8();
        for (const QString& w : gap.walls)
            seed += '/' + w.toUtf8();
        Room room{.id = RoomId(m_build.idFromText("rm", seed))};
        room.storey = m_build.storeyId(s);
        setOutline(room, gap);
        m_build.note(room.id.text(), ImportCause::RoomTraced,
                     QStringLiteral("the file has no space here; a room of %1 m2 is traced from the walls and has no name")
                         .arg(gap.area / 1e6, 0, 'f', 1),
                     room.storey);
        m_build.roomRows.push_back(std::make_shared<const Room>(std::move(room)));
    }

    static void setOutline(Room& room, const StoreyScene::Gap& gap)
    {
        room.outline = planRing(gap.outline.outer);
        for (const IfcRing& hole : gap.outline.holes)
            room.holes.push_back(planRing(hole));
        room.imported.emplace_back(QStringLiteral("traced"), QStringLiteral("from walls"));
    }

    ImportBuild& m_build;
    Project m_plan;
    std::map<StoreyId, std::vector<OpenSide>> m_open;
    QHash<QString, std::vector<int>> m_shapeless; // spaces without a shape, by what they bound
};

} // namespace

void importTracedRooms(ImportBuild& build)
{
    Tracer(build).run();
}

} // namespace sp
