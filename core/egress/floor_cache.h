// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/egress/floor_joins.h"
#include "core/egress/walk_floor.h"

#include <mutex>
#include <unordered_map>

namespace sp {

/// Numbers that something was made from.
using FloorKey = std::vector<qint64>;
struct FloorKeyHash {
    size_t operator()(const FloorKey& key) const;
};
void addTo(FloorKey& key, PlanPoint p);
void addTo(FloorKey& key, const Ring& ring);
void addTo(FloorKey& key, const std::vector<Ring>& rings);

/// Results by what they were made from. Those of longest ago go when there are too many.
template <class T>
class FloorMemo final {
public:
    template <class Make>
    std::shared_ptr<const T> get(FloorKey key, Make&& make)
    {
        {
            const std::scoped_lock lock(m_mutex);
            if (const auto it = m_now.find(key); it != m_now.end())
                return it->second;
            if (const auto it = m_before.find(key); it != m_before.end()) {
                auto found = it->second;
                keep(std::move(key), found);
                return found;
            }
        }
        auto made = std::make_shared<const T>(make());
        const std::scoped_lock lock(m_mutex);
        keep(std::move(key), made);
        return made;
    }

private:
    static constexpr size_t most = 4096;
    void keep(FloorKey key, std::shared_ptr<const T> value)
    {
        if (m_now.size() >= most) {
            m_before = std::move(m_now);
            m_now.clear();
        }
        m_now.insert_or_assign(std::move(key), std::move(value));
    }

    std::mutex m_mutex;
    std::unordered_map<FloorKey, std::shared_ptr<const T>, FloorKeyHash> m_now, m_before;
};

/// Walks are large: only those that some floor still has are shared.
class WalkPool final {
public:
    std::shared_ptr<const CellWalk> get(Cell cell, double axes);

private:
    std::mutex m_mutex;
    std::unordered_map<FloorKey, std::weak_ptr<const CellWalk>, FloorKeyHash> m_walks;
    size_t m_sweepAt = 256;
};

struct FloorCache::Data {
    FloorMemo<RoomFloor> rooms;
    FloorMemo<OpenBoundaries> boundaries;
    struct Joined {
        std::vector<JoinedFloor> floors;
        std::vector<FloorJoin> joins;
    };
    FloorMemo<Joined> joined;
    WalkPool walks;
};

} // namespace sp
