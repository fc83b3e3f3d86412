// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/project.h"

namespace sp {

/// What differs between two states of a table, found by comparing pointers: undo, a reload and a merge need no patch for it.
struct RowDiff {
    static constexpr int none = -1;
    struct Change {
        int before, after; ///< rows in the old and the new table; `none` where it is not there
    };
    std::vector<Change> changes; ///< in order of ids
    std::vector<int> oldRow; ///< of each new row; empty while no row was added or removed: rows are then the same
    std::vector<int> newRow; ///< of each old row; empty likewise

    bool shifted() const { return !oldRow.empty() || !newRow.empty(); }
    int toOld(size_t now) const { return shifted() ? oldRow[now] : static_cast<int>(now); }
    int toNew(int old) const { return old < 0 || !shifted() ? old : newRow[static_cast<size_t>(old)]; }
};

template <class T>
RowDiff diffRows(const Table<T>& old, const Table<T>& now)
{
    RowDiff diff;
    const auto a = old.begin();
    const auto b = now.begin();
    const int n = static_cast<int>(old.size());
    const int m = static_cast<int>(now.size());
    int i = 0;
    int j = 0;
    bool added = false;
    while (i < n || j < m) {
        if (i < n && j < m && (a[i] == b[j] || a[i]->id == b[j]->id)) {
            if (a[i] != b[j])
                diff.changes.push_back({i, j});
            ++i;
            ++j;
        } else if (j == m || (i < n && a[i]->id < b[j]->id)) {
            diff.changes.push_back({i++, RowDiff::none});
            added = true;
        } else {
            diff.changes.push_back({RowDiff::none, j++});
            added = true;
        }
    }
    if (!added)
        return diff;
    diff.oldRow.assign(now.size(), RowDiff::none);
    diff.newRow.assign(old.size(), RowDiff::none);
    for (i = 0, j = 0; i < n && j < m;) {
        if (a[i] == b[j] || a[i]->id == b[j]->id) {
            diff.oldRow[static_cast<size_t>(j)] = i;
            diff.newRow[static_cast<size_t>(i++)] = j++;
        } else if (a[i]->id < b[j]->id) {
            ++i;
        } else {
            ++j;
        }
    }
    return diff;
}

} // namespace sp
