// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edit/patch.h"

#include <map>

namespace sp {

namespace {

template <class Row>
using EntityOf = std::remove_const_t<typename std::decay_t<Row>::Pointer::element_type>;

// Rows that come and go shift all behind them: many of them are sorted in at once.
template <class T>
void putMany(Table<T>& table, const std::vector<Edit<T>>& list)
{
    std::map<typename Table<T>::IdType, const Edit<T>*> last;
    for (const Edit<T>& e : list) {
        [[maybe_unused]] const auto [it, isFirst] = last.insert_or_assign(e.id(), &e);
        Q_ASSERT(!isFirst || !table.find(e.id()) == !e.before);
    }
    std::vector<typename Table<T>::Pointer> rows;
    rows.reserve(table.size() + last.size());
    for (const auto& row : table)
        if (!last.contains(row->id))
            rows.push_back(row);
    for (const auto& entry : last)
        if (entry.second->after)
            rows.push_back(entry.second->after);
    table.assign(std::move(rows));
}

} // namespace

bool Patch::empty() const
{
    return !settings && std::apply([](const auto&... lists) { return (lists.empty() && ...); }, edits);
}

void apply(Project& project, const Patch& patch)
{
    if (patch.settings) {
        Q_ASSERT(project.settings == patch.settings->first);
        project.settings = patch.settings->second;
    }
    forEachTable(project, [&](const KindInfo&, auto& table) {
        using T = EntityOf<decltype(table)>;
        const std::vector<Edit<T>>& list = patch.of<T>();
        const auto grows = std::count_if(list.begin(), list.end(), [](const Edit<T>& e) { return !e.before || !e.after; });
        if (grows > 64) {
            putMany(table, list);
            return;
        }
        for (const Edit<T>& e : list) {
            Q_ASSERT(!table.find(e.id()) == !e.before);
            table.put(e.id(), e.after);
        }
    });
}

Patch inverse(const Patch& patch)
{
    Patch out;
    if (patch.settings)
        out.settings.emplace(patch.settings->second, patch.settings->first);
    Project kinds;
    forEachTable(kinds, [&](const KindInfo&, auto& table) {
        using T = EntityOf<decltype(table)>;
        const auto& from = patch.of<T>();
        for (auto it = from.rbegin(); it != from.rend(); ++it)
            out.of<T>().push_back({it->after, it->before});
    });
    return out;
}

void append(Patch& patch, const Patch& next)
{
    if (next.settings && patch.settings)
        patch.settings->second = next.settings->second;
    else if (next.settings)
        patch.settings = next.settings;
    Project kinds;
    forEachTable(kinds, [&](const KindInfo&, auto& table) {
        using T = EntityOf<decltype(table)>;
        const auto& more = next.of<T>();
        patch.of<T>().insert(patch.of<T>().end(), more.begin(), more.end());
    });
}

Patch compacted(Patch patch)
{
    Project kinds;
    forEachTable(kinds, [&](const KindInfo&, auto& table) {
        using T = EntityOf<decltype(table)>;
        auto& list = patch.of<T>();
        std::stable_sort(list.begin(), list.end(), [](const Edit<T>& a, const Edit<T>& b) { return a.id() < b.id(); });
        size_t kept = 0;
        for (size_t i = 0; i < list.size();) {
            size_t end = i + 1;
            while (end < list.size() && list[end].id() == list[i].id())
                ++end;
            Edit<T> e{list[i].before, list[end - 1].after};
            i = end;
            if (e.before != e.after && !(e.before && e.after && *e.before == *e.after))
                list[kept++] = std::move(e);
        }
        list.resize(kept);
    });
    if (patch.settings && patch.settings->first == patch.settings->second)
        patch.settings.reset();
    return patch;
}

Patch merged(const Patch& first, const Patch& second)
{
    Patch out = first;
    append(out, second);
    return compacted(std::move(out));
}

Patch difference(const Project& from, const Project& to)
{
    Patch out;
    if (!(from.settings == to.settings))
        out.settings.emplace(from.settings, to.settings);
    forEachTable(from, [&](const KindInfo& kind, const auto& table) {
        using T = EntityOf<decltype(table)>;
        forEachTable(to, [&](const KindInfo&, const auto& other) {
            if constexpr (std::is_same_v<EntityOf<decltype(other)>, T>) {
                for (const auto& row : table)
                    if (const auto now = other.share(row->id); now != row && (!now || !(*now == *row)))
                        out.of<T>().push_back({row, now});
                for (const auto& row : other)
                    if (!table.find(row->id))
                        out.of<T>().push_back({nullptr, row});
            }
        });
        Q_UNUSED(kind);
    });
    return out;
}

} // namespace sp
