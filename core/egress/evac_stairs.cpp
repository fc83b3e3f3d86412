// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/egress/evac_stairs.h"

#include "core/egress/hydraulics.h"
#include "core/egress/stair_links.h"

#include <algorithm>

namespace sp {

std::vector<EvacStair> evacStairs(const FactSheet& sheet)
{
    static const FactId width = sheet.id("stair.clear_width_in"), riser = sheet.id("stair.riser_in"), tread = sheet.id("stair.tread_in");
    static const FactId kind = sheet.id("space.kind");
    const Project& p = sheet.project();
    std::vector<std::vector<size_t>> rooms(p.stairs.size());
    for (size_t row = 0; row < p.rooms.size(); ++row)
        if (const size_t stair = p.rooms[row].stair ? p.stairs.indexOf(*p.rooms[row].stair) : p.stairs.size(); stair < p.stairs.size())
            rooms[stair].push_back(row);
    std::vector<EvacStair> out;
    for (size_t stair = 0; stair < rooms.size(); ++stair) {
        std::vector<size_t>& own = rooms[stair];
        if (own.empty())
            continue;
        std::stable_sort(own.begin(), own.end(),
                         [&](size_t a, size_t b) { return StairLinks::compareLevels(p, p.rooms[a], p.rooms[b]) < 0; });
        const FactView view{sheet, {SubjectKind::Stair, static_cast<quint32>(stair), 0}, nullptr};
        EvacStair s;
        s.id = p.stairs[stair].id.text();
        s.enclosed = std::all_of(own.begin(), own.end(), [&](size_t row) {
            return FactView{sheet, {SubjectKind::Room, static_cast<quint32>(row), 0}, nullptr}.word(kind) == u"exit_enclosure";
        });
        const auto clear = view.number(width), rise = view.number(riser), run = view.number(tread);
        const WidthSide wall{Boundary::StairWall, std::nullopt};
        if (clear)
            s.effectiveM = effectiveWidth(Length{*clear}, wall, wall);
        else
            s.missing.push_back(QStringLiteral("stair.clear_width_in"));
        if (rise && run)
            s.k = stairK(Length{*rise}, Length{*run});
        for (const auto& [known, name] : {std::pair(rise.has_value(), "stair.riser_in"), std::pair(run.has_value(), "stair.tread_in")})
            if (!known)
                s.missing.push_back(QLatin1String(name));
        for (size_t i = 0; i < own.size(); ++i) {
            const Room& room = p.rooms[own[i]];
            EvacStair::Level level{room.id.text(), room.storey ? room.storey->text() : QString(), std::nullopt};
            if (i + 1 < own.size())
                if (const auto nm = StairLinks::length(sheet, stair, own[i], own[i + 1]))
                    level.toNext = *nm * 1e-9;
            s.levels.push_back(std::move(level));
        }
        out.push_back(std::move(s));
    }
    return out;
}

} // namespace sp
