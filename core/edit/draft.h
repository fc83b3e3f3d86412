// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/edit/edited.h"

namespace sp {

/// The table of a kind: `tableOf<Wall>(project)`.
template <class T, class P>
auto& tableOf(P& project)
{
    using TableType = std::conditional_t<std::is_const_v<P>, const Table<T>, Table<T>>;
    TableType* out = nullptr;
    forEachTable(project, [&](const KindInfo&, auto& table) {
        if constexpr (std::is_same_v<std::decay_t<decltype(table)>, Table<T>>)
            out = &table;
    });
    return *out;
}

/// A project that an edit is working on: many entities are put and taken away, and one patch comes out. Keeps a reference to the start.
class PlanDraft final {
public:
    explicit PlanDraft(const Project& start) : m_start(start), m_now(start) { }
    const Project& start() const { return m_start; }
    const Project& now() const { return m_now; }

    template <class T>
    void put(T row)
    {
        auto shared = std::make_shared<const T>(std::move(row));
        const auto id = shared->id;
        tableOf<T>(m_now).put(id, std::move(shared));
    }
    template <class T>
    void remove(const Table<T>& /*kind*/, const typename Table<T>::IdType& id)
    {
        tableOf<T>(m_now).put(id, nullptr);
    }
    void add(const Patch& patch) { apply(m_now, patch); }
    void add(const Edited& edited)
    {
        add(edited.patch);
        notes += edited.notes;
        made += edited.made;
    }
    Edited take() { return {difference(m_start, m_now), std::move(notes), std::move(made)}; }

    QStringList notes, made;

private:
    const Project& m_start;
    Project m_now;
};

} // namespace sp
