// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/egress/evac_order.h"

#include <algorithm>

namespace sp {

namespace {

using Rows = std::vector<std::vector<int>>;

// Takes rows away as long as there is one that nothing left points to; `to` and `from` are the same arrows, both ways.
std::vector<int> peeled(const Rows& to, const Rows& from, std::vector<bool>& gone)
{
    std::vector<size_t> pointedAt(to.size(), 0);
    std::vector<int> out;
    for (size_t i = 0; i < to.size(); ++i) {
        for (const int j : from[i])
            pointedAt[i] += gone[static_cast<size_t>(j)] ? 0 : 1;
        if (!gone[i] && pointedAt[i] == 0)
            out.push_back(static_cast<int>(i));
    }
    for (size_t i = 0; i < out.size(); ++i) {
        gone[static_cast<size_t>(out[i])] = true;
        for (const int j : to[static_cast<size_t>(out[i])])
            if (!gone[static_cast<size_t>(j)] && --pointedAt[static_cast<size_t>(j)] == 0)
                out.push_back(j);
    }
    return out;
}

} // namespace

EvacOrder evacOrder(const EvacNetwork& network)
{
    const size_t n = network.elements.size();
    Rows to(n), from(n);
    for (size_t i = 0; i < n; ++i) {
        const EvacElement& element = network.elements[i];
        const auto add = [&](const EvacNext& next) {
            Q_ASSERT(next.element >= 0 && next.element < static_cast<int>(n));
            to[i].push_back(next.element);
            from[static_cast<size_t>(next.element)].push_back(static_cast<int>(i));
        };
        std::for_each(element.next.begin(), element.next.end(), add);
        if (element.shutsAtS)
            std::for_each(element.instead.begin(), element.instead.end(), add);
    }
    EvacOrder out;
    std::vector<bool> gone(n, false);
    out.order = peeled(to, from, gone);
    // What is left lies on a circle or beyond one; from the far end only the circles cannot be taken away.
    std::vector<int> beyond = peeled(from, to, gone);
    out.order.insert(out.order.end(), beyond.rbegin(), beyond.rend());
    for (size_t i = 0; i < n; ++i)
        if (!gone[i])
            out.circling.push_back(static_cast<int>(i));
    return out;
}

} // namespace sp
