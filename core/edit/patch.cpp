// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edit/patch.h"

namespace sp {

namespace {

template <class Row>
using EntityOf = std::remove_const_t<typename std::decay_t<Row>::Pointer::element_type>;

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
        for (const Edit<T>& e : patch.of<T>()) {
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

Patch merged(const Patch& first, const Patch& second)
{
    Patch out = first;
    if (second.settings)
        out.settings.emplace(first.settings ? first.settings->first : second.settings->first, second.settings->second);
    Project kinds;
    forEachTable(kinds, [&](const KindInfo&, auto& table) {
        using T = EntityOf<decltype(table)>;
        auto& list = out.of<T>();
        for (const Edit<T>& e : second.of<T>()) {
            const auto same = std::find_if(list.begin(), list.end(), [&](const Edit<T>& o) { return o.id() == e.id(); });
            if (same == list.end())
                list.push_back(e);
            else
                same->after = e.after;
        }
        std::erase_if(list, [](const Edit<T>& e) { return e.before == e.after || (e.before && e.after && *e.before == *e.after); });
    });
    if (out.settings && out.settings->first == out.settings->second)
        out.settings.reset();
    return out;
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
                    if (const auto now = other.share(row->id); !now || !(*now == *row))
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
