// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/egress/dominators.h"

#include <cstddef>
#include <utility>

namespace sp {

namespace {

size_t at(int i)
{
    return static_cast<size_t>(i);
}

// Nodes in the order in which a depth-first search leaves them.
std::vector<int> postOrder(const std::vector<std::vector<int>>& after, int root)
{
    std::vector<int> order;
    std::vector<bool> seen(after.size(), false);
    std::vector<std::pair<int, size_t>> stack{{root, 0}};
    seen[at(root)] = true;
    while (!stack.empty()) {
        const int node = stack.back().first;
        if (stack.back().second == after[at(node)].size()) {
            order.push_back(node);
            stack.pop_back();
            continue;
        }
        const int next = after[at(node)][stack.back().second++];
        if (!seen[at(next)]) {
            seen[at(next)] = true;
            stack.emplace_back(next, 0);
        }
    }
    return order;
}

} // namespace

std::vector<int> dominatorTree(const std::vector<std::vector<int>>& after, int root)
{
    const std::vector<int> order = postOrder(after, root);
    std::vector<int> number(after.size(), -1), dominator(after.size(), -1);
    std::vector<std::vector<int>> before(after.size());
    for (size_t i = 0; i < order.size(); ++i) {
        number[at(order[i])] = static_cast<int>(i);
        for (const int next : after[at(order[i])])
            before[at(next)].push_back(order[i]);
    }
    dominator[at(root)] = root;
    for (bool changed = true; changed;) {
        changed = false;
        for (size_t i = order.size() - 1; i-- > 0;) {
            const int node = order[i];
            int best = -1;
            for (int other : before[at(node)]) {
                if (dominator[at(other)] < 0)
                    continue;
                if (best < 0) {
                    best = other;
                    continue;
                }
                while (other != best) {
                    while (number[at(other)] < number[at(best)])
                        other = dominator[at(other)];
                    while (number[at(best)] < number[at(other)])
                        best = dominator[at(best)];
                }
            }
            if (dominator[at(node)] != best) {
                dominator[at(node)] = best;
                changed = true;
            }
        }
    }
    return dominator;
}

} // namespace sp
