// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/bench_document.h"

#include "tests/bench/plan_generator.h"
#include "tests/bench/table_line.h"
#include "ui/document/document.h"

#include <QEventLoop>

namespace sp::bench {

namespace {

template <class T, class F>
Patch changed(const Table<T>& table, size_t row, F&& f)
{
    const auto before = table.share(table[row].id);
    auto after = std::make_shared<T>(*before);
    f(*after);
    Patch patch;
    patch.of<T>().push_back({before, after});
    return patch;
}

} // namespace

void measureDocument(bool quick)
{
    ui::Document document;
    QEventLoop loop;
    QObject::connect(&document, &ui::Document::checked, &loop, &QEventLoop::quit);
    document.adopt(generatePlan({quick ? 2 : 20, 100, 5}), QStringLiteral("bench"), false);
    loop.exec();
    const auto measure = [&](const char* onThread, const char* fresh, auto&& make) {
        bool on = false;
        line(onThread, median(9, [&] { document.push(make(document.project(), on = !on), QStringLiteral("edit")); }), "2 ms");
        loop.exec();
        line(fresh,
             median(9,
                    [&] {
                        document.push(make(document.project(), on = !on), QStringLiteral("edit"));
                        loop.exec();
                    }),
             "16 ms");
    };
    measure("carry out a change of an opening, window's thread", "the same until its findings are there", [](const Project& p, bool on) {
        return changed(p.openings, p.openings.size() / 2, [&](Opening& o) {
            o.facts.set(field("door.bottom_gap_in"), Quantity{Dim::Length, inches(on ? 1 : 2).n});
        });
    });
    measure("carry out a move of a wall, window's thread", "the same until its findings are there", [](const Project& p, bool on) {
        return changed(p.walls, 6, [&](Wall& w) {
            w.from.x = w.from.x + mm(on ? 40 : -40);
            w.to.x = w.to.x + mm(on ? 40 : -40);
        });
    });
}

} // namespace sp::bench
