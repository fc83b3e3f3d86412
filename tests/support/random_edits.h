// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/edit/edit_devices.h"
#include "core/edit/edit_findings.h"
#include "core/edit/edit_openings.h"
#include "core/edit/edit_plan.h"
#include "core/edit/edit_rooms.h"
#include "core/edit/edit_sets.h"
#include "core/edit/edit_underlays.h"
#include "core/edit/edit_walls.h"
#include "core/edit/marks.h"
#include "core/edit/set_fact.h"
#include "core/edit/set_identity.h"
#include "tests/support/edits.h"

#include <random>

namespace sp::test {

/// Numbers that are the same for a seed on every machine.
class Dice final {
public:
    explicit Dice(quint32 seed) : m_engine(seed) { }
    int below(int n) { return n < 1 ? 0 : static_cast<int>(m_engine() % static_cast<quint32>(n)); }
    bool oneIn(int n) { return below(n) == 0; }
    /// On a grid of half a metre, so that things meet and lie on each other; now and then a little beside it.
    PlanPoint point()
    {
        const auto coordinate = [&](int cells) { return mm(500 * below(cells)) + (oneIn(6) ? mm(below(200)) : Length{}); };
        const Length x = coordinate(29);
        return {x, coordinate(21)};
    }
    Length length(int most) { return mm(below(most)); }
    Length way() { return mm(250 * (below(13) - 6)); }
    template <class T>
    std::optional<typename Table<T>::IdType> any(const Table<T>& table)
    {
        return table.empty() ? std::nullopt : std::optional(table[static_cast<size_t>(below(static_cast<int>(table.size())))].id);
    }
    template <class T>
    std::vector<typename Table<T>::IdType> some(const Table<T>& table, int most)
    {
        std::vector<typename Table<T>::IdType> out;
        for (int i = below(most) + 1; i > 0; --i)
            if (const auto id = any(table); id && std::find(out.begin(), out.end(), *id) == out.end())
                out.push_back(*id);
        return out;
    }

private:
    std::mt19937 m_engine;
};

/// What a random edit may look at.
struct EditPlace {
    const Project& plan;
    const Topology& topology;
    const Catalogue& catalogue;
    Dice& dice;
    NewIds& ids;

    StoreyId storey() const { return dice.any(plan.storeys).value_or(StoreyId(QStringLiteral("st-none"))); }
    WallId wall() const { return dice.any(plan.walls).value_or(WallId(QStringLiteral("wl-none"))); }
    OpeningId opening() const { return dice.any(plan.openings).value_or(OpeningId(QStringLiteral("op-none"))); }
    HardwareSetId set() const { return dice.any(plan.hardwareSets).value_or(HardwareSetId(QStringLiteral("hs-none"))); }
    PlaceAt place() const { return {storey(), dice.point()}; }
    std::vector<PlanPoint> points(int least, int more) const
    {
        std::vector<PlanPoint> out;
        for (int i = least + dice.below(more); i > 0; --i)
            out.push_back(dice.point());
        return out;
    }
    /// A rectangle on the grid.
    std::vector<PlanPoint> outline() const
    {
        const PlanPoint p = dice.point();
        const Length w = mm(500 + 500 * dice.below(6)), h = mm(500 + 500 * dice.below(6));
        return {p, {p.x + w, p.y}, {p.x + w, p.y + h}, {p.x, p.y + h}};
    }
    /// Elements of any kind that stand in the plan.
    QStringList elements(int most) const
    {
        QStringList all;
        forEachTable(plan, [&](const KindInfo& kind, const auto& table) {
            static const QByteArray standing = " wl rm ob op dv ps so vl ";
            if (standing.contains(QByteArray(" ") + kind.prefix + ' '))
                for (const auto& row : table)
                    all += row->id.text();
        });
        QStringList out;
        for (int i = dice.below(most) + 1; i > 0 && !all.isEmpty(); --i)
            out += all[dice.below(static_cast<int>(all.size()))];
        out.removeDuplicates();
        return out;
    }
    QString anything() const
    {
        QStringList all;
        forEachTable(plan, [&](const KindInfo&, const auto& table) {
            for (const auto& row : table)
                all += row->id.text();
        });
        return all[dice.below(static_cast<int>(all.size()))];
    }
    QString item(const HardwareSetId& id) const
    {
        const HardwareSet* row = plan.hardwareSets.find(id);
        return row && row->items && !row->items->empty()
            ? (*row->items)[static_cast<size_t>(dice.below(static_cast<int>(row->items->size())))].key
            : QStringLiteral("none");
    }
    Motion motion() const
    {
        static const int turns[] = {0, 90, 180, 270, 37};
        const Angle turn{qint64{turns[dice.below(5)]} * 1'000'000};
        return {dice.point(), turn, dice.oneIn(3), dice.way(), dice.way()};
    }
};

inline Result<Edited> asEdited(const Result<Patch>& patch)
{
    if (!patch)
        return patch.error();
    return Edited{patch.value(), {}, {}};
}

/// One kind of edit: a new one is one more row.
struct RandomEdit {
    const char* name;
    int weight;
    Result<Edited> (*make)(const EditPlace&);
    bool ofRooms = false; ///< changes rooms themselves, or takes them away, when it is asked to
};

inline std::span<const RandomEdit> randomEdits()
{
    using P = const EditPlace&;
    static const RandomEdit rows[] = {
        {"addWalls", 8,
         [](P e) {
             return addWalls(e.plan, e.storey(), e.points(2, 4),
                             {e.dice.oneIn(3) ? std::nullopt : std::optional(mm(100 + 50 * e.dice.below(5))), {}}, e.ids);
         }},
        {"moveWalls", 8, [](P e) { return moveWalls(e.plan, e.dice.some(e.plan.walls, 3), e.dice.way(), e.dice.way(), e.ids); }},
        {"moveCorner", 6,
         [](P e) {
             const Wall* wall = e.plan.walls.find(e.wall());
             return moveCorner(e.plan, e.storey(), !wall ? e.dice.point() : e.dice.oneIn(2) ? wall->from : wall->to, e.dice.point(), e.ids);
         }},
        {"splitWall", 4, [](P e) { return splitWall(e.plan, e.wall(), e.dice.length(6000), e.ids); }},
        {"joinWalls", 8, [](P e) { return joinWalls(e.plan, e.wall(), e.wall(), e.ids); }},
        {"trimWall", 4, [](P e) { return trimWall(e.plan, e.wall(), e.wall(), e.dice.point(), e.ids); }},
        {"offsetWall", 2, [](P e) { return offsetWall(e.plan, e.wall(), e.dice.way(), e.ids); }},
        {"styleWalls", 2,
         [](P e) {
             return styleWalls(e.plan, e.dice.some(e.plan.walls, 4), {mm(50 + 50 * e.dice.below(8)), {}}, e.ids);
         }},
        {"addRoomAt", 2, [](P e) { return addRoomAt(e.plan, e.storey(), e.dice.point(), e.ids); }},
        {"addRoomByOutline", 1, [](P e) { return addRoomByOutline(e.plan, e.storey(), e.outline(), e.ids); }},
        {"addObstruction", 1, [](P e) { return addObstruction(e.plan, e.storey(), ObstructionKind::Column, e.outline(), e.ids); }},
        {"addStair", 1,
         [](P e) {
             return addStair(e.plan, {e.storey(), e.storey()}, QStringLiteral("lift"), e.outline(), e.ids);
         },
         true},
        {"placeOpening", 8,
         [](P e) {
             const auto presets = openingPresets();
             const char* preset = presets[static_cast<size_t>(e.dice.below(static_cast<int>(presets.size())))].id;
             return placeOpening(e.plan, e.topology, e.wall(), e.dice.length(6000), specOf(preset, Units::Metric), e.ids);
         }},
        {"moveOpening", 4, [](P e) { return moveOpening(e.plan, e.opening(), e.wall(), e.dice.length(6000)); }},
        {"flipHand", 2, [](P e) { return flipHand(e.plan, e.dice.some(e.plan.openings, 3)); }},
        {"flipSwing", 2, [](P e) { return flipSwing(e.plan, e.dice.some(e.plan.openings, 3)); }},
        {"makeExit", 1, [](P e) { return makeExit(e.plan, e.topology, e.opening()); }},
        {"nameOpenings", 1, [](P e) { return Result<Edited>(nameOpenings(e.plan, e.topology)); }},
        {"placeDevice", 4,
         [](P e) {
             static const char* const kinds[] = {"card_reader", "push_button", "controller", "gas_detector", "fa_relay"};
             return placeDevice(e.plan, e.topology, e.catalogue, QLatin1String(kinds[e.dice.below(5)]), e.place(),
                                e.dice.oneIn(2) ? e.dice.any(e.plan.openings) : std::nullopt, e.ids);
         }},
        {"placeValve", 2,
         [](P e) { return placeValve(e.plan, e.topology, QStringLiteral("ball"), QStringLiteral("spring_piston"), e.place(), e.ids); }},
        {"placeSupply", 1, [](P e) { return placeSupply(e.plan, e.topology, e.place(), e.ids); }},
        {"placeSource", 1, [](P e) { return placeSource(e.plan, e.topology, QStringLiteral("toxic"), e.place(), e.ids); }},
        {"link", 8,
         [](P e) {
             const QString from = e.anything(), to = e.anything();
             const auto kinds = possibleLinks(e.plan, e.catalogue, from, to);
             return kinds.empty()
                 ? Result<Edited>(Error{ErrorCode::Value, QStringLiteral("no link"), from})
                 : link(e.plan, e.catalogue, {from, to, kinds[static_cast<size_t>(e.dice.below(static_cast<int>(kinds.size())))]}, e.ids);
         }},
        {"unlink", 1,
         [](P e) {
             const auto links = linksOf(e.plan);
             return links.empty() ? Result<Edited>(Error{ErrorCode::Value, QStringLiteral("no link"), {}})
                                  : unlink(e.plan, links[static_cast<size_t>(e.dice.below(static_cast<int>(links.size())))]);
         }},
        {"removeElements", 12, [](P e) { return removeElements(e.plan, e.elements(5), e.ids); }, true},
        {"moveElements", 5, [](P e) { return moveElements(e.plan, e.elements(5), e.dice.way(), e.dice.way(), e.ids); }, true},
        {"transformElements", 3, [](P e) { return transformElements(e.plan, e.elements(5), e.motion(), e.ids); }, true},
        {"copyElements", 2,
         [](P e) {
             return copyElements(e.plan, e.elements(5), e.motion(), e.dice.oneIn(2) ? std::optional(e.storey()) : std::nullopt, e.ids);
         }},
        {"cut and pasteElements", 3,
         [](P e) -> Result<Edited> {
             const QStringList ids = e.elements(4);
             const Motion motion = e.dice.oneIn(3) ? Motion() : e.motion();
             PatchChain chain(e.plan);
             SP_TRY(cut, removeElements(e.plan, ids, e.ids));
             chain.add(cut);
             SP_TRY(pasted, pasteElements(chain.now(), e.plan, ids, motion, e.storey(), e.ids));
             chain.add(pasted);
             return chain.take();
         },
         true},
        {"arrayElements", 1, [](P e) { return arrayElements(e.plan, e.elements(2), 2, 1, mm(3000), {}, e.ids); }},
        {"addStorey", 1,
         [](P e) {
             return addStorey(e.plan, e.storey(), e.dice.oneIn(2), QStringLiteral("New"), mm(3500),
                              e.plan.walls.size() < 60 && e.dice.oneIn(2), e.ids);
         }},
        {"removeStorey", 2,
         [](P e) { return removeElements(e.plan, {e.plan.storeys.size() > 1 ? e.storey().text() : QString()}, e.ids, true); }, true},
        {"addSet", 1, [](P e) { return addSet(e.plan, QStringLiteral("Set"), e.ids); }},
        {"setOfOwn", 1, [](P e) { return setOfOwn(e.plan, e.set(), e.dice.some(e.plan.openings, 2), e.ids); }},
        {"addItem", 3,
         [](P e) {
             static const char* const kinds[] = {"hinge", "electric_strike", "maglock", "closer", "electrified_mortise"};
             return addItem(e.plan, e.catalogue, e.set(), QLatin1String(kinds[e.dice.below(5)]));
         }},
        {"removeItem", 2,
         [](P e) {
             const HardwareSetId set = e.set();
             return removeItem(e.plan, set, e.item(set));
         }},
        {"moveItem", 1,
         [](P e) {
             const HardwareSetId set = e.set();
             return moveItem(e.plan, set, e.item(set), e.dice.below(3) - 1);
         }},
        {"assignSet", 3,
         [](P e) {
             return assignSet(e.plan, e.dice.some(e.plan.openings, 3), e.dice.oneIn(4) ? std::nullopt : e.dice.any(e.plan.hardwareSets));
         }},
        {"assignType", 1,
         [](P e) {
             return assignType(e.plan, e.dice.some(e.plan.openings, 3), e.dice.oneIn(2) ? std::nullopt : e.dice.any(e.plan.openingTypes));
         }},
        {"addType", 1, [](P e) { return addType(e.plan, QStringLiteral("Type"), e.ids); }},
        {"waive", 1,
         [](P e) {
             return waive(e.plan, QStringLiteral("nih.x:%1:y").arg(e.anything()),
                          {QStringLiteral("R"), {}, QStringLiteral("G"), {}, QStringLiteral("2026-01-01"), {}, {}, {}},
                          {{QStringLiteral("door.bottom_gap_in"), QStringLiteral("10 mm")}}, e.ids);
         }},
        {"withdrawWaiver", 1,
         [](P e) { return withdrawWaiver(e.plan, e.dice.any(e.plan.waivers).value_or(WaiverId(QStringLiteral("wv-none")))); }},
        {"reviewFinding", 1,
         [](P e) {
             return reviewFinding(e.plan, QStringLiteral("nih.x:%1:y").arg(e.anything()), ReviewStatus::Open, QStringLiteral("A"),
                                  QStringLiteral("2026-02-02"), e.ids);
         }},
        {"commentFinding", 1,
         [](P e) {
             return commentFinding(e.plan, QStringLiteral("nih.x:%1:y").arg(e.anything()), QStringLiteral("A"),
                                   QStringLiteral("2026-02-02"), QStringLiteral("T"), e.ids);
         }},
        {"assumeFact", 1,
         [](P e) {
             const auto rooms = e.dice.some(e.plan.rooms, 2);
             QStringList subjects;
             for (const RoomId& room : rooms)
                 subjects += room.text();
             return assumeFact(e.plan, QStringLiteral("space.protected"), Value(true), subjects, QStringLiteral("R"), QStringLiteral("B"),
                               QStringLiteral("2026-01-01"), e.ids);
         }},
        {"addUnderlay", 1,
         [](P e) { return addUnderlay(e.plan, e.storey(), QStringLiteral("plan.png"), std::nullopt, e.dice.point(), mm(1), e.ids); }},
        {"addCircuit", 1,
         [](P e) { return addCircuit(e.plan, e.dice.any(e.plan.supplies).value_or(SupplyId(QStringLiteral("ps-none"))), e.ids); }},
        {"addBattery", 1,
         [](P e) { return addBattery(e.plan, e.dice.any(e.plan.supplies).value_or(SupplyId(QStringLiteral("ps-none")))); }},
        {"setFact of a room", 2,
         [](P e) {
             return asEdited(
                 setFact(e.plan, e.dice.any(e.plan.rooms).value_or(RoomId(QStringLiteral("rm-none"))).text() + QStringLiteral(".function"),
                         e.dice.oneIn(2) ? QStringLiteral("business") : QString()));
         },
         true},
        {"setFact of an opening", 2,
         [](P e) {
             return asEdited(
                 setFact(e.plan, e.opening().text() + QStringLiteral(".door.bottom_gap"), QStringLiteral("%1 mm").arg(e.dice.below(20))));
         }},
        {"setFact of the building", 1,
         [](P e) {
             return asEdited(setFact(e.plan, QStringLiteral("building.sprinkler"),
                                     e.dice.oneIn(2) ? QStringLiteral("none") : QStringLiteral("nfpa13")));
         }},
        {"setMark", 1, [](P e) { return asEdited(setMark(e.plan, e.opening().text(), QStringLiteral("M%1").arg(e.dice.below(50)))); }},
    };
    return rows;
}

} // namespace sp::test
