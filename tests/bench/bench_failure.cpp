// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/bench_failure.h"

#include "core/failure/fault_analysis.h"
#include "core/failure/single_faults.h"
#include "core/io/plan_reader.h"
#include "tests/bench/plan_generator.h"
#include "tests/bench/table_line.h"

namespace sp::bench {

namespace {

std::unique_ptr<FactSheet> sheetOf(Project plan, const Library& library)
{
    auto project = std::make_shared<const Project>(std::move(plan));
    TopologyBuilder topology;
    return std::make_unique<FactSheet>(std::make_shared<const PlanIndex>(project, topology.update(project), library.catalogue),
                                       library.sources());
}

double cuts(const FailureModel& model, int order, size_t& sets, bool& truncated)
{
    FaultQuery query;
    query.order = order;
    query.scenarios = {QStringLiteral("F0")};
    return median(1, [&] {
        const auto found = analyseFaults(model, query);
        sets = 0;
        truncated = found.value().truncated;
        for (const FaultAnalysis::Event& e : found.value().events)
            sets += e.event.sets.size();
    });
}

} // namespace

void measureFailure(const Library& library, bool quick)
{
    std::printf("\nstates and cut sets\n| %-62s | %12s | %-10s |\n|---|---|---|\n", "work", "measured", "budget");
    {
        const auto sheet = sheetOf(generatePlan({quick ? 2 : 20, 100, 5}), library);
        std::unique_ptr<FailureModel> model;
        line("resolve what the openings hang on", median(3, [&] { model = std::make_unique<FailureModel>(*sheet); }), "");
        line("their states in all scenarios",
             median(3,
                    [&] {
                        for (const Scenario& s : scenarios())
                            for (const ScenarioCase& in : s.cases)
                                (void)model->passes(in.moment);
                    }),
             "100 ms");
        line("the whole plan in one scenario, ways out and in", median(3, [&] { (void)model->at({}); }), "");
        line("what each fault by itself does", median(3, [&] { (void)singleFaults(*model); }), "");
    }
    std::printf(
        "\nminimal cut sets in F0 (budget: 500 doors to order 3 in 1000 ms)\n| plan | faults | order | sets | ms |\n|---|---|---|---|---|\n");
    const auto print = [](const char* name, const FailureModel& model, int most) {
        for (int order = 1; order <= most; ++order) {
            size_t sets = 0;
            bool truncated = false;
            const double ms = cuts(model, order, sets, truncated);
            std::printf("| %s | %zu | %d | %zu%s | %.1f |\n", name, model.faults().size(), order, sets, truncated ? " and more" : "", ms);
        }
    };
    const PlanFile sample = readPlanFile(QStringLiteral(SP_SOURCE_DIR "/resources/samples/research-building.strikeplate"));
    const auto sampleSheet = sheetOf(sample.project, library);
    print("sample building, 109 doors", FailureModel(*sampleSheet), 3);
    for (const int rooms : quick ? std::vector<int>{25} : std::vector<int>{25, 100, 400}) {
        const auto sheet = sheetOf(generatePlan({1, rooms, 5}), library);
        const FailureModel model(*sheet);
        print(qPrintable(QStringLiteral("%1 doors").arg(rooms / 2 * 2 * 5 + 2)), model, rooms > 100 ? 2 : 3);
    }
}

} // namespace sp::bench
