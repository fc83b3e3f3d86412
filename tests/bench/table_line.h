// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>

#include <algorithm>
#include <cstdio>
#include <vector>

namespace sp::bench {

/// Median of several runs, in milliseconds.
template <class F>
double median(int runs, F&& f)
{
    std::vector<double> ms;
    for (int i = 0; i < runs; ++i) {
        QElapsedTimer timer;
        timer.start();
        f();
        ms.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
    }
    std::sort(ms.begin(), ms.end());
    return ms[ms.size() / 2];
}

inline void line(const char* work, double ms, const char* budget)
{
    std::printf("| %-62s | %9.2f ms | %-10s |\n", work, ms, budget);
    std::fflush(stdout);
}

} // namespace sp::bench
