// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edit/cleaning.h"

#include "core/edit/elements.h"
#include "core/edit/references.h"

namespace sp {

namespace {

// What an entity is for: when a list that named something loses its last entry, the entity goes.
template <class T>
size_t purposeOf(const T& row)
{
    if constexpr (std::is_same_v<T, Circuit>)
        return row.feeds ? row.feeds->size() : 0;
    else if constexpr (std::is_same_v<T, Interlock>)
        return row.openings ? row.openings->size() : 0;
    else if constexpr (std::is_same_v<T, Stair>)
        return row.storeys ? row.storeys->size() : 0;
    else if constexpr (std::is_same_v<T, Assumption>)
        return row.subjects ? row.subjects->size() : 0;
    else
        return 0;
}

// Where something stands must still be known when its room goes.
template <class T>
void keepStorey(const PlanDraft& draft, const T& before, T& after)
{
    if constexpr (requires {
                      after.room;
                      after.storey;
                  }) {
        if (!before.room || after.room || after.storey)
            return;
        after.storey = storeyOf(draft.now(), before);
        if (!after.storey)
            after.storey = storeyOf(draft.start(), before);
    }
}

} // namespace

void dropReferences(PlanDraft& draft, const std::function<bool(const PartRef&)>& gone)
{
    QStringList lost;
    QSet<QString> emptied;
    const Project before = draft.now();
    forEachTable(before, [&](const KindInfo& kind, const auto& table) {
        using T = std::remove_const_t<typename std::decay_t<decltype(table)>::Pointer::element_type>;
        QStringList went;
        for (const auto& row : table) {
            if (!anyReference(*row, gone))
                continue;
            T after = *row;
            rewriteReferences(after, [&](const PartRef& ref) { return gone(ref) ? std::nullopt : std::optional(ref); });
            keepStorey(draft, *row, after);
            if (purposeOf(*row) > 0 && purposeOf(after) == 0) {
                draft.remove(table, row->id);
                went += elementName(before, row->id.text());
                emptied.insert(row->id.text());
            } else {
                lost += elementName(before, row->id.text());
                draft.put(std::move(after));
            }
        }
        Q_UNUSED(kind);
        if (!went.isEmpty())
            draft.notes += QStringLiteral("Went along, with nothing left to serve: %1.").arg(nameList(went));
    });
    if (!lost.isEmpty())
        draft.notes += QStringLiteral("Links to it were taken from %1.").arg(nameList(lost));
    if (!emptied.isEmpty())
        dropReferences(draft, [&](const PartRef& ref) { return emptied.contains(ref.entity); });
}

void dropLostParts(PlanDraft& draft, const std::vector<OpeningId>& openings)
{
    QHash<QString, QSet<QString>> keysOf;
    for (const OpeningId& id : openings) {
        QSet<QString>& keys = keysOf[id.text()];
        const Opening* opening = draft.now().openings.find(id);
        const HardwareSet* set = opening ? draft.now().hardwareSets.find(opening->set) : nullptr;
        if (set && set->items)
            for (const HardwareItem& item : *set->items)
                keys.insert(item.key);
    }
    dropReferences(draft, [&](const PartRef& ref) {
        if (ref.part.isEmpty())
            return false;
        const auto it = keysOf.constFind(ref.entity);
        return it != keysOf.cend() && !it->contains(ref.part);
    });
}

} // namespace sp
