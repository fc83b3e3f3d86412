// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/edit/new_ids.h"
#include "core/edit/patch.h"

#include <QStringList>

namespace sp {

/// What an edit does, and what a person should be told of it.
struct Edited {
    Patch patch;
    QStringList notes; ///< sentences: "room 101 is now two: ..."
    QStringList made; ///< ids of new entities that the person meant to make, in the order of making (not rooms that came along)
};

/// Patches one after the other: each is made for the project as the ones before it leave it.
class PatchChain final {
public:
    explicit PatchChain(const Project& start) : m_now(start) { }
    const Project& now() const { return m_now; }
    void add(const Patch& patch)
    {
        apply(m_now, patch);
        append(m_patch, patch);
    }
    void add(const Edited& edited)
    {
        add(edited.patch);
        notes += edited.notes;
        made += edited.made;
    }
    /// Puts one changed or new entity; one that is put as it was leaves no trace.
    template <class T>
    void put(Table<T> Project::*table, T row)
    {
        Edit<T> edit{(m_now.*table).share(row.id), std::make_shared<const T>(std::move(row))};
        (m_now.*table).put(edit.id(), edit.after);
        m_patch.of<T>().push_back(std::move(edit));
    }
    /// Takes one entity away.
    template <class T>
    void remove(Table<T> Project::*table, const typename Table<T>::IdType& id)
    {
        if (auto before = (m_now.*table).share(id)) {
            (m_now.*table).put(id, nullptr);
            m_patch.of<T>().push_back({std::move(before), nullptr});
        }
    }
    Edited take() { return {compacted(std::move(m_patch)), std::move(notes), std::move(made)}; }

    QStringList notes, made;

private:
    Project m_now;
    Patch m_patch;
};

} // namespace sp
