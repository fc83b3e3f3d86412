// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

namespace sp {

/// The nearest node that every way from the root to a node passes, by node. The root is its own; -1: not reached.
/// `after`: by node, where its arcs lead. Semidominators (Lengauer, Tarjan) with the nearest common ancestor (Georgiadis).
std::vector<int> dominatorTree(const std::vector<std::vector<int>>& after, int root);

} // namespace sp
