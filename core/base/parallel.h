// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <future>
#include <thread>
#include <vector>

namespace sp {

/// Calls `work` for 0 to count - 1, on as many threads as the machine runs at once, and waits for all. What throws stops its thread's share
/// and is thrown here.
template <class Work>
void inParallel(size_t count, Work&& work)
{
    std::atomic<size_t> next{0};
    const auto run = [&] {
        for (size_t i = next++; i < count; i = next++)
            work(i);
    };
    std::vector<std::future<void>> others;
    for (size_t n = std::min<size_t>(count, std::max(1U, std::thread::hardware_concurrency())); n > 1; --n)
        others.push_back(std::async(std::launch::async, run));
    run();
    for (std::future<void>& other : others)
        other.get();
}

} // namespace sp
