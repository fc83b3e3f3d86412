// SPDX-License-Identifier: GPL-3.0-or-later
// Measures the budget lines of the design that exist so far and prints a table:
//   strikeplate-bench [--quick] [--edits [TEXT]] [--failure] [--egress] [--write PLAN]
// --edits (with a text: those that hold it in their name), --failure and --egress measure these alone.
#include "core/interop/ifc/ifc_import.h"
#include "core/io/atomic_file.h"
#include "core/io/plan_reader.h"
#include "core/io/plan_writer.h"
#include "core/report/checker.h"
#include "tests/bench/bench_edits.h"
#include "tests/bench/bench_egress.h"
#include "tests/bench/bench_failure.h"
#include "tests/bench/plan_generator.h"
#include "tests/bench/table_line.h"
#ifdef SP_BENCH_GUI
#include "tests/bench/bench_document.h"
#include "tests/bench/bench_gui.h"
#include <QApplication>
#endif
#include "tests/support/corpus.h"

#include <QCoreApplication>
#include <QTemporaryDir>
#include <cstdio>

using namespace sp;
using namespace sp::bench;

namespace {

double fullCheck(const Project& plan, const Library& library)
{
    const auto project = std::make_shared<const Project>(plan);
    return median(3, [&] { (void)Checker(library).update(project); });
}

} // namespace

int main(int argc, char** argv)
{
#ifdef SP_BENCH_GUI
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
#else
    QCoreApplication application(argc, argv);
#endif
    const QStringList args = application.arguments();
    const bool quick = args.contains(QStringLiteral("--quick"));
    const Library library;
    if (!library.problems.empty()) {
        std::fprintf(stderr, "%s\n", qPrintable(errorText(library.problems.front())));
        return 2;
    }
    if (const auto i = args.indexOf(QStringLiteral("--edits")); i > 0) {
        measureEdits(library, quick, args.value(i + 1));
        return 0;
    }
    if (args.contains(QStringLiteral("--failure"))) {
        bench::measureFailure(library, quick);
        return 0;
    }
    if (args.contains(QStringLiteral("--egress"))) {
        bench::measureEgress(library, quick);
        return 0;
    }
    const Project plan = bench::generatePlan({quick ? 2 : 20, 100, 5});
    if (const auto i = args.indexOf(QStringLiteral("--write")); i > 0 && i + 1 < args.size())
        return writeFileAtomically(args[i + 1], writePlan(plan)) ? 0 : 2;
    std::printf("%zu openings, %zu rooms, %zu storeys, %zu rules\n\n", plan.openings.size(), plan.rooms.size(), plan.storeys.size(),
                library.book.rules().size());
    std::printf("| %-62s | %12s | %-10s |\n|%s|%s|%s|\n", "work", "measured", "budget", std::string(64, '-').c_str(),
                std::string(14, '-').c_str(), std::string(12, '-').c_str());

    line("full check, all packs, with the text of every finding", fullCheck(plan, library), "1000 ms");
    line("snapshot of the project",
         median(9,
                [&] {
                    const Project copy = plan;
                    (void)copy;
                }),
         "0.3 ms");

    const QByteArray bytes = writePlan(plan);
    QTemporaryDir dir;
    const QString path = dir.filePath(QStringLiteral("plan.strikeplate"));
    line("save the plan", median(3, [&] { (void)writeFileAtomically(path, writePlan(plan)); }), "1000 ms");
    line("open the plan", median(3, [&] { (void)readPlanFile(path); }), "1000 ms");
    std::printf("| %-62s | %9.2f MB | %-10s |\n", "size of that file", static_cast<double>(bytes.size()) / 1e6, "");

    const QString corpus = test::corpusDir();
    const QString big = corpus + QStringLiteral("/ifc/revit2012_janesville_restaurant.ifc");
    if (QFileInfo::exists(big))
        line("27 MB IFC: storeys, spaces, doors, property sets",
             median(3,
                    [&] {
                        auto file = StepFile::open(big);
                        if (file)
                            (void)readIfc(file.value());
                    }),
             "500 ms");
    else
        std::printf("| %-62s | %12s | %-10s |\n", "27 MB IFC: the corpus is not here", "-", "500 ms");

#ifdef SP_BENCH_GUI
    measureGui(quick);
    measureDocument(quick);
#endif
    measureEdits(library, quick);
    bench::measureFailure(library, quick);
    bench::measureEgress(library, quick);

    std::printf("\ncost of the full check by size\n| openings | ms | us an opening |\n|---|---|---|\n");
    for (const int storeys : quick ? std::vector<int>{1, 2} : std::vector<int>{1, 4, 16}) {
        const Project p = bench::generatePlan({storeys, 100, 5});
        const double ms = fullCheck(p, library);
        std::printf("| %zu | %.1f | %.1f |\n", p.openings.size(), ms, ms * 1000 / static_cast<double>(p.openings.size()));
    }
    return 0;
}
