// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/egress/distribution.h"

#include "core/egress/egress_results.h"

#include <algorithm>
#include <numeric>

namespace sp {

namespace {

// floor(people * part / whole) without leaving 64 bits: areas are large numbers. `part` is at most `whole`, which is below 2^62.
qint64 shareOf(qint64 people, qint64 part, qint64 whole)
{
    qint64 quotient = 0, rest = 0;
    const auto add = [&](qint64 more) {
        rest += more;
        if (rest >= whole) {
            rest -= whole;
            ++quotient;
        }
    };
    for (int bit = 62; bit >= 0; --bit) {
        quotient *= 2;
        add(rest);
        if (people >> bit & 1)
            add(part);
    }
    return quotient;
}

std::vector<size_t> nearestFirst(const std::vector<WayOut>& ways)
{
    std::vector<size_t> out(ways.size());
    std::iota(out.begin(), out.end(), size_t(0));
    std::stable_sort(out.begin(), out.end(), [&](size_t a, size_t b) { return ways[a].nm < ways[b].nm; });
    return out;
}

// How much of the space goes each way, in no unit.
std::vector<qint64> weightsOf(const LeavingSpace& space, const std::vector<size_t>& order, Distribution mode)
{
    std::vector<qint64> out(space.ways.size(), 0);
    for (size_t i = 0; i < order.size(); ++i) {
        const WayOut& way = space.ways[order[i]];
        switch (mode) {
        case Distribution::Equal: out[order[i]] = static_cast<int>(i) < std::max(1, space.required) ? 1 : 0; break;
        case Distribution::ByCapacity: out[order[i]] = way.capacity.value_or(0); break;
        case Distribution::Nearest: out[order[i]] = way.nearestPart; break;
        case Distribution::Best: break;
        }
    }
    if (std::all_of(out.begin(), out.end(), [](qint64 w) { return w == 0; }))
        out[order.front()] = 1;
    return out;
}

std::vector<qint64> shares(qint64 people, const std::vector<qint64>& weights, const std::vector<size_t>& order)
{
    const qint64 whole = std::accumulate(weights.begin(), weights.end(), qint64(0));
    std::vector<qint64> out;
    qint64 rest = people;
    for (const qint64 weight : weights) {
        out.push_back(shareOf(people, weight, whole));
        rest -= out.back();
    }
    out[*std::find_if(order.begin(), order.end(), [&](size_t way) { return weights[way] > 0; })] += rest;
    return out;
}

// Calls back for a step and all that come after it.
template <class F>
void downstream(const std::vector<int>& next, int step, F&& visit)
{
    size_t count = 0;
    for (; step >= 0 && count < next.size(); step = next[static_cast<size_t>(step)], ++count)
        visit(static_cast<size_t>(step));
    Q_ASSERT_X(step < 0, "assign", "steps lead in a circle");
}

std::vector<AssignMissing> missingOf(const LeavingSpace& space, int row, Distribution mode)
{
    std::vector<AssignMissing> out;
    if (!space.load)
        out.push_back({row, -1});
    if (mode == Distribution::ByCapacity && space.load.value_or(1) > 0 && space.ways.size() > 1)
        for (size_t way = 0; way < space.ways.size(); ++way)
            if (!space.ways[way].capacity)
                out.push_back({row, static_cast<int>(way)});
    return out;
}

} // namespace

Assignment assign(const std::vector<LeavingSpace>& spaces, const std::vector<int>& next, Distribution mode)
{
    Q_ASSERT(mode != Distribution::Best);
    Assignment out;
    out.byStep.assign(next.size(), 0);
    out.waitsFor.resize(next.size());
    out.byWay.resize(spaces.size());
    std::vector<int> seenBy(next.size(), -1); // the space that was last noted at a step
    for (size_t row = 0; row < spaces.size(); ++row) {
        const LeavingSpace& space = spaces[row];
        if (space.ways.empty()) {
            if (space.load.value_or(1) > 0)
                out.stranded.push_back(static_cast<int>(row));
            continue;
        }
        const std::vector<size_t> order = nearestFirst(space.ways);
        const std::vector<qint64> weights = weightsOf(space, order, mode);
        const std::vector<AssignMissing> missing = missingOf(space, static_cast<int>(row), mode);
        if (missing.empty()) {
            out.byWay[row] = shares(*space.load, weights, order);
            for (size_t way = 0; way < space.ways.size(); ++way)
                downstream(next, space.ways[way].step, [&](size_t step) { out.byStep[step] += out.byWay[row][way]; });
            continue;
        }
        // Where the weights themselves are not known, any way may be used.
        const bool weightsKnown = std::none_of(missing.begin(), missing.end(), [](const AssignMissing& m) { return m.way >= 0; });
        for (size_t way = 0; way < space.ways.size(); ++way) {
            if (weightsKnown && weights[way] == 0)
                continue;
            downstream(next, space.ways[way].step, [&](size_t step) {
                if (seenBy[step] != static_cast<int>(row))
                    out.waitsFor[step].insert(out.waitsFor[step].end(), missing.begin(), missing.end());
                seenBy[step] = static_cast<int>(row);
            });
        }
    }
    return out;
}

qint64 convergingPeople(const std::vector<qint64>& above, const std::vector<qint64>& below)
{
    const auto most = [](const std::vector<qint64>& loads) { return loads.empty() ? 0 : *std::max_element(loads.begin(), loads.end()); };
    return most(above) + most(below);
}

} // namespace sp
