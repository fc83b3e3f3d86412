// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/egress/dominators.h"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace sp {

namespace {

size_t at(int i)
{
    return static_cast<size_t>(i);
}

/// A depth-first search: nodes by number, in the order in which it comes to them.
struct Numbering {
    std::vector<int> nodes, parent; ///< by number; parents are numbers too
    std::vector<int> number; ///< by node; -1: not reached

    Numbering(const std::vector<std::vector<int>>& after, int root) : number(after.size(), -1)
    {
        std::vector<std::pair<int, size_t>> stack;
        const auto come = [&](int node, int from) {
            number[at(node)] = static_cast<int>(nodes.size());
            nodes.push_back(node);
            parent.push_back(from);
            stack.emplace_back(node, 0);
        };
        come(root, 0);
        while (!stack.empty()) {
            auto& [node, next] = stack.back();
            if (next == after[at(node)].size()) {
                stack.pop_back();
                continue;
            }
            const int to = after[at(node)][next++];
            if (number[at(to)] < 0)
                come(to, number[at(node)]);
        }
    }
};

/// The forest of the nodes that are done, with paths that shorten as they are asked for.
class Forest final {
public:
    explicit Forest(const std::vector<int>& parent) : m_up(parent), m_label(parent.size()), m_semi(parent.size())
    {
        for (size_t i = 0; i < parent.size(); ++i)
            m_label[i] = m_semi[i] = static_cast<int>(i);
    }
    int semi(int i) const { return m_semi[at(i)]; }
    void setSemi(int i, int semi) { m_semi[at(i)] = semi; }
    /// The least semidominator on the way from a node up to the last one that is done.
    int least(int node, int lastDone)
    {
        if (node < lastDone)
            return node;
        m_path.clear();
        for (int i = node; i >= lastDone; i = m_up[at(i)])
            m_path.push_back(i);
        int above = m_path.back();
        const int top = m_up[at(above)];
        for (size_t k = m_path.size() - 1; k-- > 0; above = m_path[k]) {
            const size_t i = at(m_path[k]);
            if (m_semi[at(m_label[at(above)])] < m_semi[at(m_label[i])])
                m_label[i] = m_label[at(above)];
            m_up[i] = top;
        }
        return m_semi[at(m_label[at(node)])];
    }

private:
    std::vector<int> m_up, m_label, m_semi;
    std::vector<int> m_path;
};

} // namespace

std::vector<int> dominatorTree(const std::vector<std::vector<int>>& after, int root)
{
    const Numbering order(after, root);
    const int count = static_cast<int>(order.nodes.size());
    // Who leads to a node, by number: one list for all, and where each begins.
    std::vector<int> begin(at(count) + 2, 0), before;
    for (const int node : order.nodes)
        for (const int next : after[at(node)])
            ++begin[at(order.number[at(next)]) + 2];
    for (size_t i = 2; i < begin.size(); ++i)
        begin[i] += begin[i - 1];
    before.resize(at(begin.back()));
    for (int i = 0; i < count; ++i)
        for (const int next : after[at(order.nodes[at(i)])])
            before[at(begin[at(order.number[at(next)]) + 1]++)] = i;

    Forest forest(order.parent);
    for (int i = count - 1; i > 0; --i) {
        int semi = order.parent[at(i)];
        for (int k = begin[at(i)]; k < begin[at(i) + 1]; ++k)
            semi = std::min(semi, forest.least(before[at(k)], i + 1));
        forest.setSemi(i, semi);
    }
    std::vector<int> nearest = order.parent;
    for (int i = 1; i < count; ++i)
        while (nearest[at(i)] > forest.semi(i))
            nearest[at(i)] = nearest[at(nearest[at(i)])];
    std::vector<int> dominator(after.size(), -1);
    for (int i = 0; i < count; ++i)
        dominator[at(order.nodes[at(i)])] = order.nodes[at(nearest[at(i)])];
    return dominator;
}

} // namespace sp
