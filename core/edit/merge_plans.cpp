// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edit/merge_plans.h"

#include <algorithm>

namespace sp {

namespace {

template <class T>
bool same(const std::shared_ptr<const T>& a, const std::shared_ptr<const T>& b)
{
    return a == b || (a && b && *a == *b);
}

/// Merges single values of the settings.
class SettingsMerge final {
public:
    SettingsMerge(Prefer prefer, QStringList& conflicts) : m_prefer(prefer), m_conflicts(conflicts) { }

    template <class T>
    void value(const char* name, const T& base, T& mine, const T& theirs)
    {
        if (theirs == base || theirs == mine)
            return;
        if (mine != base) {
            m_conflicts += QLatin1String(name);
            if (m_prefer == Prefer::Mine)
                return;
        }
        mine = theirs;
    }
    void bag(const FieldBag& base, FieldBag& mine, const FieldBag& theirs, Group group)
    {
        const auto [first, end] = fieldsOf(group);
        for (FieldId id = first; id < end; ++id) {
            const auto in = [id](const FieldBag& bag) {
                const Value* v = bag.find(id);
                return v ? std::optional(*v) : std::nullopt;
            };
            std::optional<Value> now = in(mine);
            value(fieldOf(id).fact, in(base), now, in(theirs));
            if (now)
                mine.set(id, *now);
            else
                mine.clear(id);
        }
    }

private:
    Prefer m_prefer;
    QStringList& m_conflicts;
};

Settings mergedSettings(const Settings& base, Settings mine, const Settings& theirs, Prefer prefer, QStringList& conflicts)
{
    SettingsMerge merge(prefer, conflicts);
    merge.value("project.name", base.name, mine.name, theirs.name);
    merge.value("project.number", base.number, mine.number, theirs.number);
    merge.value("project.client", base.client, mine.client, theirs.client);
    merge.value("project.address", base.address, mine.address, theirs.address);
    merge.value("project.author", base.author, mine.author, theirs.author);
    merge.value("project.units", base.units, mine.units, theirs.units);
    merge.value("project.isa_labels", base.isaLabels, mine.isaLabels, theirs.isaLabels);
    for (const Group group : settingsGroups)
        merge.bag(settingsBag(base, group), settingsBag(mine, group), settingsBag(theirs, group), group);
    return mine;
}

} // namespace

PlanMerge mergePlans(const Project& base, const Project& mine, const Project& theirs, Prefer prefer)
{
    PlanMerge out;
    const Patch changes = difference(base, theirs);
    forEachTable(mine, [&](const KindInfo&, const auto& table) {
        using Row = typename std::decay_t<decltype(table)>::Pointer::element_type;
        using T = std::remove_const_t<Row>;
        for (const Edit<T>& edit : changes.of<T>()) {
            const auto now = table.share(edit.id());
            if (same(now, edit.after))
                continue;
            if (!same(now, edit.before)) {
                out.conflicts += edit.id().text();
                if (prefer == Prefer::Mine)
                    continue;
            }
            out.patch.of<T>().push_back({now, edit.after});
        }
    });
    Settings settings = mergedSettings(base.settings, mine.settings, theirs.settings, prefer, out.conflicts);
    if (settings != mine.settings)
        out.patch.settings.emplace(mine.settings, std::move(settings));
    out.conflicts.sort();
    return out;
}

} // namespace sp
