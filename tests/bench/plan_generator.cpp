// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/plan_generator.h"

#include "core/io/plan_reader.h"

namespace sp::bench {

namespace {

// Types and sets in the words of a plan file: what a building repeats everywhere.
const char* library = R"(format: 1
project:
  name: "Generated building"
  units: us
  codes: {ibc_edition: 2021, nfpa80_edition: 2022, nfpa101_edition: 2021, access_standard: ada-2010, owner_guidance: [nih-drm], work: new}
building: {sprinkler: nfpa13, fire_alarm: automatic, voice_alarm: false, stories: 20}
assumptions:
  - {id: au-1, fact: door.sill_height_in, value: 0 in, reason: "All floors are level", by: "Generator", date: 2026-01-15}
opening_types:
  - id: ot-hm
    name: "Hollow metal, 3070"
    door: {leaves: 1, operation: swing, material: hollow_metal, frame_material: hollow_metal, leaf_width: 36 in, leaf_height: 84 in, clear_width: 33 in, label: 45 min, frame_label: 45 min, perimeter_gap: 0.125 in, bottom_gap: 0.5 in, hinge_ball_bearing_steel: true}
  - id: ot-wd
    name: "Wood, 3070"
    door: {leaves: 1, operation: swing, material: wood, frame_material: hollow_metal, leaf_width: 36 in, leaf_height: 84 in, clear_width: 33 in, label: 0 min, frame_label: 0 min}
hardware_sets:
  - id: hs-1
    mark: "01"
    name: "Storeroom lock and strike"
    items:
      - {key: hinge, kind: hinge, qty: 3, fire_listed: true}
      - {key: lock, kind: mortise_lock, function: storeroom, key_outside: true, fire_listed: true, latch_throw: 0.75 in, label_throw: 0.5 in}
      - {key: strike, kind: electric_strike, fail_state: fail_secure, fire_listed: true, held_unlatched: false, volts: 24 V, holding: 250 mA, min_volts: 20.4 V, unlock: 5 s, per_hour: 20}
      - {key: closer, kind: closer, fire_listed: true}
      - {key: dps, kind: door_position_switch}
  - id: hs-2
    mark: "02"
    name: "Passage latch"
    items:
      - {key: hinge, kind: hinge, qty: 3}
      - {key: lock, kind: cylindrical_lock, function: passage}
      - {key: stop, kind: wall_stop}
  - id: hs-3
    mark: "03"
    name: "Fail safe mortise lock"
    items:
      - {key: hinge, kind: hinge, qty: 3, fire_listed: true}
      - {key: transfer, kind: power_transfer, fire_listed: true}
      - {key: lock, kind: electrified_mortise, function: storeroom, fail_state: fail_safe, key_outside: true, fire_listed: true, volts: 24 V, holding: 100 mA, min_volts: 20.4 V, duty: continuous}
      - {key: closer, kind: closer, fire_listed: true}
      - {key: dps, kind: door_position_switch}
)";

class Generator final {
public:
    explicit Generator(const PlanSize& size) : m_size(size), m_plan(readPlan(library, QStringLiteral("generator")).project) { }

    Project run()
    {
        for (int s = 0; s < m_size.storeys; ++s)
            storey(s);
        m_plan.storeys.assign(std::move(m_storeys));
        m_plan.walls.assign(std::move(m_walls));
        m_plan.rooms.assign(std::move(m_rooms));
        m_plan.openings.assign(std::move(m_openings));
        m_plan.devices.assign(std::move(m_devices));
        m_plan.supplies.assign(std::move(m_supplies));
        m_plan.circuits.assign(std::move(m_circuits));
        return std::move(m_plan);
    }

private:
    static constexpr qint64 roomWidth = 12000; // mm; the depth of a room and the width of the corridor follow
    static constexpr qint64 roomDepth = 6000;
    static constexpr qint64 corridor = 2400;

    static PlanPoint at(qint64 x, qint64 y) { return {mm(x), mm(y)}; }
    QString name(const char* prefix, int n) const
    {
        return QStringLiteral("%1-%2").arg(QLatin1String(prefix)).arg(n, 6, 10, QLatin1Char('0'));
    }
    static void word(FieldBag& bag, const char* fact, QStringView w)
    {
        const FieldId id = field(fact);
        bag.set(id, Word{static_cast<quint16>(*wordIndex(fieldOf(id).words, w))});
    }

    WallId wall(PlanPoint from, PlanPoint to, QStringView type, qint64 rating)
    {
        Wall w{.id = WallId(name("wl", ++m_wallCount))};
        w.storey = m_storey;
        w.from = from;
        w.to = to;
        w.thickness = mm(200);
        word(w.facts, "wall.type", type);
        w.facts.set(field("wall.rating_h"), Quantity{Dim::Time, rating * 3600'000'000});
        m_walls.push_back(std::make_shared<const Wall>(w));
        return w.id;
    }

    RoomId room(PlanPoint p, const QString& number, QStringView kind, bool hazard)
    {
        Room r{.id = RoomId(name("rm", ++m_roomCount))};
        r.storey = m_storey;
        r.number = number;
        r.name = kind == u"corridor" ? QStringLiteral("CORRIDOR") : QStringLiteral("LABORATORY");
        r.at = p;
        word(r.facts, "space.kind", kind);
        word(r.facts, "space.function", u"business");
        word(r.facts, "space.occupancy_group", u"B");
        word(r.facts, "space.containment", u"none");
        r.facts.set(field("space.hazard"), WordSet{hazard ? quint64{1} : quint64{0}});
        r.facts.set(field("space.quick_entrance"), false);
        r.facts.set(field("space.normally_occupied"), true);
        m_rooms.push_back(std::make_shared<const Room>(r));
        return r.id;
    }

    void storey(int s)
    {
        Storey st{.id = StoreyId(name("st", s + 1))};
        st.name = QStringLiteral("Level %1").arg(s + 1);
        st.elevation = inches(168 * s);
        m_storey = st.id;
        m_storeys.push_back(std::make_shared<const Storey>(st));
        Supply supply{.id = SupplyId(name("ps", s + 1))};
        supply.mark = QStringLiteral("PS-%1").arg(s + 1);
        supply.batteries = std::vector<Battery>{{QStringLiteral("bank"), {}}};
        word(supply.facts, "psu.source", u"dedicated");
        supply.facts.set(field("psu.capacity_ma"), Quantity{Dim::Current, 100'000'000});
        supply.facts.set(field("psu.peak_capacity_ma"), Quantity{Dim::Current, 200'000'000});
        supply.facts.set(field("psu.standby_min"), Quantity{Dim::Time, 300 * 60'000'000LL});
        m_supplies.push_back(std::make_shared<const Supply>(supply));
        std::vector<PartRef> fed;

        const int perSide = std::max(1, m_size.roomsPerStorey / 2);
        const qint64 width = perSide * roomWidth;
        const WallId south = wall(at(0, 0), at(width, 0), u"corridor_partition", 1);
        const WallId north = wall(at(0, corridor), at(width, corridor), u"corridor_partition", 1);
        wall(at(0, -roomDepth), at(width, -roomDepth), u"exterior", 0);
        wall(at(0, corridor + roomDepth), at(width, corridor + roomDepth), u"exterior", 0);
        for (int i = 0; i <= perSide; ++i) {
            const bool end = i == 0 || i == perSide;
            wall(at(i * roomWidth, -roomDepth), at(i * roomWidth, 0), end ? u"exterior" : u"fire_barrier", end ? 0 : 1);
            wall(at(i * roomWidth, corridor), at(i * roomWidth, corridor + roomDepth), end ? u"exterior" : u"fire_barrier", end ? 0 : 1);
            if (end)
                exit(wall(at(i * roomWidth, 0), at(i * roomWidth, corridor), u"exterior", 0), i == 0);
        }
        room(at(width / 2, corridor / 2), QStringLiteral("%1000").arg(s + 1), u"corridor", false);
        for (int i = 0; i < perSide; ++i)
            for (const bool upper : {false, true}) {
                const QString number = QStringLiteral("%1%2").arg(s + 1).arg(i * 2 + (upper ? 2 : 1), 3, 10, QLatin1Char('0'));
                room(at(i * roomWidth + roomWidth / 2, upper ? corridor + roomDepth / 2 : -roomDepth / 2), number, u"room", i % 3 == 0);
                const int openings = m_size.openingsPerRoom + (m_size.mixed && upper ? 1 : 0);
                for (int d = 0; d < openings; ++d)
                    opening(upper ? north : south, i * roomWidth + (d + 1) * roomWidth / (openings + 1), number + QChar(u'A' + d), upper, d,
                            fed);
            }
        Circuit circuit{.id = CircuitId(name("ci", s + 1))};
        circuit.supply = supply.id;
        circuit.feeds = std::move(fed);
        circuit.fireAlarm = FireAlarmLink{.none = true};
        word(circuit.facts, "circuit.controller_drop", u"releases_lock");
        m_circuits.push_back(std::make_shared<const Circuit>(std::move(circuit)));
    }

    void opening(const WallId& host, qint64 offset, const QString& mark, bool upper, int d, std::vector<PartRef>& fed)
    {
        Opening o{.id = OpeningId(name("op", ++m_openingCount))};
        o.mark = mark;
        const int kind = d % 3;
        o.type = OpeningTypeId(kind == 1 ? QStringLiteral("ot-wd") : QStringLiteral("ot-hm"));
        o.set = HardwareSetId(QStringLiteral("hs-%1").arg(kind + 1));
        o.place.wall = host;
        o.place.offset = mm(offset);
        o.place.hinge = d % 2 ? HingeEnd::From : HingeEnd::To;
        o.place.swings = upper ? SwingSide::Left : SwingSide::Right;
        word(o.facts, "door.egress_role", u"exit_access");
        word(o.facts, "door.egress_side", upper ? u"a" : u"b");
        word(o.facts, "door.locking", u"free_egress");
        word(o.facts, "door.stair_role", u"none");
        word(o.facts, "door.security_on_outage", u"sustained");
        if (kind != 1) {
            Device reader{.id = DeviceId(name("dv", m_openingCount)), .kind = QStringLiteral("card_reader")};
            reader.opening = o.id;
            reader.side = upper ? Side::B : Side::A;
            m_devices.push_back(std::make_shared<const Device>(reader));
            fed.push_back({o.id.text(), kind == 0 ? QStringLiteral("strike") : QStringLiteral("lock")});
        }
        m_openings.push_back(std::make_shared<const Opening>(std::move(o)));
    }

    // In the end wall of the corridor, out of the building.
    void exit(const WallId& host, bool west)
    {
        Opening o{.id = OpeningId(name("op", ++m_openingCount))};
        o.mark = m_storey.text() + (west ? u'W' : u'E');
        o.type = OpeningTypeId(QStringLiteral("ot-hm"));
        o.set = HardwareSetId(QStringLiteral("hs-2"));
        o.place.wall = host;
        o.place.offset = mm(corridor / 2);
        o.place.hinge = HingeEnd::From;
        o.place.swings = west ? SwingSide::Left : SwingSide::Right;
        word(o.facts, "door.egress_role", u"exit");
        word(o.facts, "door.egress_side", west ? u"b" : u"a");
        word(o.facts, "door.locking", u"free_egress");
        word(o.facts, "door.stair_role", u"none");
        word(o.facts, "door.security_on_outage", u"sustained");
        m_openings.push_back(std::make_shared<const Opening>(std::move(o)));
    }

    PlanSize m_size;
    Project m_plan;
    StoreyId m_storey{QStringLiteral("st-0")};
    int m_wallCount = 0, m_roomCount = 0, m_openingCount = 0;
    std::vector<Table<Storey>::Pointer> m_storeys;
    std::vector<Table<Wall>::Pointer> m_walls;
    std::vector<Table<Room>::Pointer> m_rooms;
    std::vector<Table<Opening>::Pointer> m_openings;
    std::vector<Table<Device>::Pointer> m_devices;
    std::vector<Table<Supply>::Pointer> m_supplies;
    std::vector<Table<Circuit>::Pointer> m_circuits;
};

} // namespace

Project generatePlan(const PlanSize& size)
{
    return Generator(size).run();
}

} // namespace sp::bench
