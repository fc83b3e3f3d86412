// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/bench_edits.h"

#include "tests/bench/plan_generator.h"
#include "tests/bench/table_line.h"

namespace sp::bench {

namespace {

constexpr size_t middle(size_t n)
{
    return n / 2;
}

/// Changes one row of a table; `on` goes to and fro, so that every edit changes something.
template <class T, class F>
void change(Table<T>& table, size_t row, F&& f)
{
    auto now = std::make_shared<T>(table[row]);
    f(*now);
    table.put(now->id, now);
}

template <class T, class F>
void addOrRemove(Table<T>& table, bool on, const char* id, F&& make)
{
    const typename Table<T>::IdType name{QString::fromLatin1(id)};
    if (!on) {
        table.put(name, nullptr);
        return;
    }
    T row = make(name);
    table.put(name, std::make_shared<const T>(std::move(row)));
}

void setFact(FieldBag& bag, const char* name, bool on, Value value)
{
    if (on)
        bag.set(field(name), std::move(value));
    else
        bag.clear(field(name));
}

void setWord(FieldBag& bag, const char* name, const char16_t* word)
{
    const FieldId id = field(name);
    bag.set(id, Word{static_cast<quint16>(*wordIndex(fieldOf(id).words, QStringView(word)))});
}

struct Edit {
    const char* name;
    void (*carryOut)(Project&, bool on);
};

const Edit edits[] = {
    {"an opening: a fact",
     [](Project& p, bool on) {
         change(p.openings, middle(p.openings.size()), [&](Opening& o) {
             setFact(o.facts, "door.bottom_gap_in", on, Quantity{Dim::Length, inches(1).n});
         });
     }},
    {"an opening: its mark",
     [](Project& p, bool on) {
         change(p.openings, middle(p.openings.size()), [&](Opening& o) { o.mark = on ? QStringLiteral("A") : QStringLiteral("B"); });
     }},
    {"an opening: moved along its wall",
     [](Project& p, bool on) {
         change(p.openings, middle(p.openings.size()), [&](Opening& o) { o.place.offset = *o.place.offset + mm(on ? 50 : -50); });
     }},
    {"an opening: another hardware set",
     [](Project& p, bool on) {
         change(p.openings, middle(p.openings.size()),
                [&](Opening& o) { o.set = HardwareSetId(on ? QStringLiteral("hs-1") : QStringLiteral("hs-3")); });
     }},
    {"an opening: added, removed",
     [](Project& p, bool on) {
         const Opening like = p.openings[middle(p.openings.size())];
         addOrRemove(p.openings, on, "op-002a", [&](const OpeningId& id) {
             Opening o = like;
             o.id = id;
             o.place.offset = *o.place.offset + mm(1000);
             return o;
         });
     }},
    {"a wall: its rating, many doors in it",
     [](Project& p, bool on) {
         change(p.walls, 0, [&](Wall& w) { w.facts.set(field("wall.rating_h"), Quantity{Dim::Time, (on ? 2 : 1) * 3600'000'000LL}); });
     }},
    {"a wall: moved, no doors in it",
     [](Project& p, bool on) {
         change(p.walls, 6, [&](Wall& w) {
             w.from.x = w.from.x + mm(on ? 40 : -40);
             w.to.x = w.to.x + mm(on ? 40 : -40);
         });
     }},
    {"a wall: its thickness, many doors in it",
     [](Project& p, bool on) { change(p.walls, 0, [&](Wall& w) { w.thickness = mm(on ? 150 : 200); }); }},
    {"a wall: added, removed",
     [](Project& p, bool on) {
         const Wall like = p.walls[middle(p.walls.size())];
         addOrRemove(p.walls, on, "wl-002a", [&](const WallId& id) {
             Wall w = like;
             w.id = id;
             w.from.x = w.from.x + mm(500);
             return w;
         });
     }},
    {"a room: renamed",
     [](Project& p, bool on) { change(p.rooms, 5, [&](Room& r) { r.name = on ? QStringLiteral("LAB") : QStringLiteral("OFFICE"); }); }},
    {"a room: its hazards",
     [](Project& p, bool on) { change(p.rooms, 5, [&](Room& r) { r.facts.set(field("space.hazard"), WordSet{on ? 2U : 0U}); }); }},
    {"a corridor with 500 doors: its kind",
     [](Project& p, bool on) { change(p.rooms, 0, [&](Room& r) { setWord(r.facts, "space.kind", on ? u"room" : u"corridor"); }); }},
    {"a room: added, removed",
     [](Project& p, bool on) {
         const Room like = p.rooms[5];
         addOrRemove(p.rooms, on, "rm-000a", [&](const RoomId& id) {
             Room r = like;
             r.id = id;
             r.at = PlanPoint{mm(-5000), mm(0)};
             return r;
         });
     }},
    {"a circuit: feeds a door less",
     [](Project& p, bool on) {
         change(p.circuits, 0, [&](Circuit& c) {
             if (on)
                 c.feeds->push_back({p.openings[1].id.text(), QStringLiteral("lock")});
             else
                 c.feeds->pop_back();
         });
     }},
    {"a supply: its battery",
     [](Project& p, bool on) {
         change(p.supplies, 0, [&](Supply& s) { s.batteries = std::vector<Battery>(on ? 0 : 1, Battery{QStringLiteral("bank"), {}}); });
     }},
    {"a supply: added, removed",
     [](Project& p, bool on) { addOrRemove(p.supplies, on, "ps-000a", [](const SupplyId& id) { return Supply{.id = id}; }); }},
    {"a reader: added, removed",
     [](Project& p, bool on) {
         const OpeningId at = p.openings[middle(p.openings.size())].id;
         addOrRemove(p.devices, on, "dv-002a", [&](const DeviceId& id) {
             Device d{.id = id, .kind = QStringLiteral("card_reader")};
             d.opening = at;
             d.side = Side::A;
             return d;
         });
     }},
    {"a valve: added, removed",
     [](Project& p, bool on) {
         addOrRemove(p.valves, on, "vl-1", [](const ValveId& id) {
             Valve v{.id = id};
             setWord(v.facts, "actuator.kind", u"spring_piston");
             v.facts.set(field("valve.spring_margin"), Quantity{Dim::Number, 900'000});
             return v;
         });
     }},
    {"a waiver: granted, taken back",
     [](Project& p, bool on) {
         const QString key = QStringLiteral("nfpa80.bottom-gap:%1:gap").arg(p.openings[middle(p.openings.size())].id.text());
         addOrRemove(p.waivers, on, "wv-1", [&](const WaiverId& id) { return Waiver{.id = id, .finding = key}; });
     }},
    {"a review: opened, removed",
     [](Project& p, bool on) {
         const QString key = QStringLiteral("nfpa80.bottom-gap:%1:gap").arg(p.openings[middle(p.openings.size())].id.text());
         addOrRemove(p.reviews, on, "rv-1", [&](const ReviewId& id) { return Review{.id = id, .finding = key}; });
     }},
    {"a storey: its elevation", [](Project& p, bool on) { change(p.storeys, 0, [&](Storey& s) { s.elevation = mm(on ? 100 : 0); }); }},
    {"a set of a third of all doors: an item",
     [](Project& p, bool on) {
         change(p.hardwareSets, 0, [&](HardwareSet& s) { (*s.items)[1].facts.set(field("hw.fire_listed"), !on); });
     }},
    {"a type of two thirds of all doors: a fact",
     [](Project& p, bool on) {
         change(p.openingTypes, 0, [&](OpeningType& t) {
             t.facts.set(field("door.bottom_gap_in"), Quantity{Dim::Length, inches(on ? 1 : 0).n});
         });
     }},
    {"an assumption for all doors",
     [](Project& p, bool on) { change(p.assumptions, 0, [&](Assumption& a) {
                                   a.value = Quantity{Dim::Length, inches(on ? 1 : 0).n};
                               }); }},
    {"the project: sprinklers", [](Project& p, bool on) { setWord(p.settings.building, "building.sprinkler", on ? u"none" : u"nfpa13"); }},
};

double middleOf(std::vector<double> times)
{
    std::sort(times.begin(), times.end());
    return times[times.size() / 2];
}

} // namespace

void measureEdits(const Library& library, bool quick, const QString& only)
{
    struct Plan {
        std::shared_ptr<const Project> project;
        Checker checker;
        std::shared_ptr<const Assessment> last;
        Plan(const PlanSize& size, const Library& l) : project(std::make_shared<const Project>(generatePlan(size))), checker(l)
        {
            last = checker.update(project);
        }
    };
    std::vector<std::unique_ptr<Plan>> plans;
    for (const PlanSize& size :
         quick ? std::vector<PlanSize>{{2, 25, 5}, {2, 100, 5}} : std::vector<PlanSize>{{5, 25, 5}, {5, 100, 5}, {20, 100, 5}})
        plans.push_back(std::make_unique<Plan>(size, library));
    std::printf("\nfrom an edit to fresh findings: topology, facts, findings with their texts; budget 16 ms\n| %-42s |", "edit");
    for (const auto& plan : plans)
        std::printf(" %6zu doors |", plan->project->openings.size());
    std::printf(" of them a storey | with single faults | findings changed |\n|%s|", std::string(44, '-').c_str());
    for (size_t i = 0; i < plans.size(); ++i)
        std::printf("%s|", std::string(14, '-').c_str());
    std::printf("-----------------|---------------------|------------------|\n");
    for (const Edit& edit : edits) {
        if (!QLatin1String(edit.name).contains(only))
            continue;
        std::printf("| %-42s |", edit.name);
        size_t changed = 0;
        std::vector<double> first, whole;
        for (const auto& plan : plans) {
            bool on = false;
            std::vector<double> checked;
            first.clear();
            whole.clear();
            (void)median(8, [&] {
                auto next = std::make_shared<Project>(*plan->project);
                on = !on;
                edit.carryOut(*next, on);
                plan->project = std::move(next);
                const auto before = plan->last;
                QElapsedTimer timer;
                timer.start();
                const auto now = [&] { return static_cast<double>(timer.nsecsElapsed()) / 1e6; };
                std::vector<std::pair<double, bool>> looks; // and whether everything but the single faults is there
                const EarlyLook early{plan->project->storeys[0].id, {}, [&](const std::shared_ptr<const Assessment>& a) {
                                          looks.emplace_back(now(), a->unchecked == 0);
                                      }};
                plan->last = plan->checker.update(plan->project, nullptr, {}, {}, &early);
                looks.emplace_back(now(), true);
                first.push_back(looks.front().first);
                checked.push_back(std::find_if(looks.begin(), looks.end(), [](const auto& look) { return look.second; })->first);
                whole.push_back(looks.back().first);
                const FindingList::Changes c = plan->last->findings.changesSince(before->findings);
                changed = std::max(c.added.size(), c.removed.size());
            });
            std::printf(" %9.2f ms |", middleOf(checked));
            std::fflush(stdout);
        }
        std::printf(" %12.2f ms | %16.2f ms | %16zu |\n", middleOf(first), middleOf(whole), changed);
    }
}

} // namespace sp::bench
