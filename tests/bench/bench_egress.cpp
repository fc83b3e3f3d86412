// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/bench_egress.h"

#include "core/egress/egress_engine.h"
#include "core/failure/opening_state.h"
#include "tests/bench/plan_generator.h"
#include "tests/bench/table_line.h"

namespace sp::bench {

namespace {

/// A plan that is followed from edit to edit, as a checker does it.
struct Followed {
    explicit Followed(Project plan, const Library& of) : library(of) { follow(std::make_shared<const Project>(std::move(plan))); }
    void follow(std::shared_ptr<const Project> next)
    {
        project = std::move(next);
        IndexChanges changes;
        index = std::make_shared<const PlanIndex>(project, topology.update(project), library.catalogue, index.get(), &changes);
        if (sheet)
            sheet->follow(index);
        else
            sheet = std::make_unique<FactSheet>(index, library.sources());
    }
    const Library& library;
    std::shared_ptr<const Project> project;
    TopologyBuilder topology;
    std::shared_ptr<const PlanIndex> index;
    std::unique_ptr<FactSheet> sheet;
};

double cold(const Library& library, const PlanSize& size)
{
    Followed plan(generatePlan(size), library);
    for (size_t row = 0; row < plan.project->openings.size(); ++row) { // what the openings do is the failure engine's work
        const Subject at{SubjectKind::Opening, static_cast<quint32>(row), 0};
        (void)plan.sheet->kept<OpeningNet>(at, [&] { return OpeningNet(*plan.sheet, static_cast<int>(row)); });
    }
    return median(3, [&] { (void)egressAt(*plan.sheet); });
}

// A door moved to and fro along its wall: from the edit to fresh results, without resolving the plan's references.
double moved(const Library& library, const PlanSize& size)
{
    Followed plan(generatePlan(size), library);
    EgressEngine engine;
    (void)engine.update(*plan.sheet);
    const size_t row = 7;
    bool there = false;
    return median(9, [&] {
        auto next = std::make_shared<Project>(*plan.project);
        Opening door = next->openings[row];
        door.place.offset = Length{door.place.offset->n + (there ? -mm(50).n : mm(50).n)};
        there = !there;
        next->openings.put(door.id, std::make_shared<const Opening>(door));
        plan.follow(std::move(next));
        EgressEngine::Changed changed{std::vector<bool>(plan.project->openings.size(), false),
                                      std::vector<bool>(plan.project->rooms.size(), false)};
        changed.openings[row] = true;
        (void)engine.update(*plan.sheet, changed);
    });
}

} // namespace

void measureEgress(const Library& library, bool quick)
{
    std::printf("\nways out\n| %-62s | %12s | %-10s |\n|---|---|---|\n", "work", "measured", "budget");
    const int storeys = quick ? 2 : 20;
    line("20 storeys, 2,000 rooms, 5,000 doors, from nothing", cold(library, {storeys, 100, 2, true}), "1000 ms");
    line("the same with 10,000 doors", cold(library, {storeys, 100, 5}), "");
    line("a door moved on a storey of 250 doors", moved(library, {storeys, 100, 2, true}), "16 ms");
    line("a door moved on a storey of 500 doors", moved(library, {storeys, 100, 5}), "");
    std::printf("\ncost of the ways out by size\n| storeys | ms |\n|---|---|\n");
    for (const int n : quick ? std::vector<int>{1, 2} : std::vector<int>{1, 4, 16})
        std::printf("| %d | %.1f |\n", n, cold(library, {n, 100, 5}));
    std::printf("\nby rooms of one storey\n| rooms | ms |\n|---|---|\n");
    for (const int n : quick ? std::vector<int>{25, 50} : std::vector<int>{25, 100, 400})
        std::printf("| %d | %.1f |\n", n, cold(library, {1, n, 5}));
}

} // namespace sp::bench
