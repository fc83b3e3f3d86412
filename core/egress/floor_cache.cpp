// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/egress/floor_cache.h"

#include <cstring>

namespace sp {

size_t FloorKeyHash::operator()(const FloorKey& key) const
{
    quint64 sum = key.size();
    for (const qint64 n : key)
        sum = (sum ^ static_cast<quint64>(n)) * 0x9E3779B97F4A7C15ULL ^ sum >> 29;
    return static_cast<size_t>(sum ^ sum >> 32);
}

void addTo(FloorKey& key, PlanPoint p)
{
    key.push_back(p.x.n);
    key.push_back(p.y.n);
}

void addTo(FloorKey& key, const Ring& ring)
{
    key.push_back(static_cast<qint64>(ring.size()));
    for (const PlanPoint p : ring)
        addTo(key, p);
}

void addTo(FloorKey& key, const std::vector<Ring>& rings)
{
    key.push_back(static_cast<qint64>(rings.size()));
    for (const Ring& ring : rings)
        addTo(key, ring);
}

std::shared_ptr<const CellWalk> WalkPool::get(Cell cell, double axes)
{
    FloorKey key;
    addTo(key, cell.rings);
    for (const CellNode& node : cell.nodes) {
        addTo(key, node.at);
        key.push_back(node.ring);
        key.push_back(node.edge);
    }
    qint64 bits = 0;
    std::memcpy(&bits, &axes, sizeof bits);
    key.push_back(bits);
    {
        const std::scoped_lock lock(m_mutex);
        if (const auto it = m_walks.find(key); it != m_walks.end())
            if (auto walk = it->second.lock())
                return walk;
    }
    auto walk = std::make_shared<const CellWalk>(std::move(cell), axes);
    const std::scoped_lock lock(m_mutex);
    if (m_walks.size() >= m_sweepAt) {
        std::erase_if(m_walks, [](const auto& entry) { return entry.second.expired(); });
        m_sweepAt = 2 * m_walks.size() + 256;
    }
    m_walks.insert_or_assign(std::move(key), walk);
    return walk;
}

FloorCache::FloorCache() : m_data(std::make_unique<Data>()) { }
FloorCache::~FloorCache() = default;

} // namespace sp
