// SPDX-License-Identifier: GPL-3.0-or-later
// Puts down what was copied or cut: as it is in the plan, or as it was when it went.
#include "core/edit/cleaning.h"
#include "core/edit/copier.h"
#include "core/edit/elements.h"
#include "core/edit/opening_places.h"

namespace sp {

namespace {

/// The plan with what was taken away from it laid out again on a storey of its own, where nothing else stands.
class Shelf final {
public:
    Shelf(const Project& project, const Project& then, NewIds& ids)
        : m_then(then), m_ids(ids), m_draft(project), m_storey(ids.make(project.storeys))
    {
        m_draft.put(Storey{.id = m_storey});
        m_rows += m_storey.text();
    }

    std::optional<Error> lay(const QStringList& missing)
    {
        m_missing = QSet<QString>(missing.begin(), missing.end());
        // What stands in and between walls comes along with them, as the copy of a plan takes it.
        for (const auto& opening : m_then.openings)
            if (opening->place.wall && m_missing.contains(opening->place.wall->text()) && isGone(*opening))
                m_missing.insert(opening->id.text());
        for (const auto& circuit : m_then.circuits)
            if (isGone(*circuit) && circuit->supply && m_missing.contains(circuit->supply->text()))
                m_missing.insert(circuit->id.text());
        for (const auto& interlock : m_then.interlocks)
            if (isGone(*interlock) && interlock->openings && !interlock->openings->empty()
                && std::all_of(interlock->openings->begin(), interlock->openings->end(),
                               [&](const OpeningId& id) { return m_missing.contains(id.text()); }))
                m_missing.insert(interlock->id.text());
        std::optional<Error> problem;
        forEachTable(m_then, [&](const KindInfo&, const auto& table) {
            for (const auto& row : table)
                if (m_missing.contains(row->id.text())) {
                    auto copy = *row;
                    onShelf(copy, problem);
                    m_rows += copy.id.text();
                    m_draft.put(std::move(copy));
                }
        });
        if (problem)
            return problem;
        const Project now = m_draft.now();
        dropReferences(m_draft, [&](const PartRef& ref) { return !hasElement(now, ref.entity); });
        std::vector<OpeningId> openings;
        for (const auto& opening : m_draft.now().openings)
            openings.push_back(opening->id);
        dropLostParts(m_draft, openings);
        return std::nullopt;
    }
    const Project& plan() const { return m_draft.now(); }

    /// Takes away what was laid out.
    void clear(PlanDraft& draft) const
    {
        forEachTable(m_draft.now(), [&](const KindInfo&, const auto& table) {
            for (const QString& id : m_rows)
                if (table.find(typename std::decay_t<decltype(table)>::IdType(id)))
                    draft.remove(table, typename std::decay_t<decltype(table)>::IdType(id));
        });
    }

private:
    template <class T>
    bool isGone(const T& row) const
    {
        return !hasElement(m_draft.now(), row.id.text());
    }
    bool isLaid(const auto& id) const { return id && m_missing.contains(id->text()); }

    template <class T>
    void onShelf(T& row, std::optional<Error>&)
    {
        if constexpr (requires { row.room; }) {
            if constexpr (requires { row.opening; }) {
                if (!isLaid(row.opening)) {
                    row.opening.reset();
                    row.side.reset();
                }
                if (row.opening)
                    return;
            }
            if (isLaid(row.room))
                return;
            row.room.reset();
            row.storey = m_storey;
        } else if constexpr (requires { row.storey; }) {
            row.storey = m_storey;
        }
    }
    // One whose wall stays needs its wall there: the copy finds by it where it stood.
    void onShelf(Opening& row, std::optional<Error>& problem)
    {
        if (row.place.storey || !row.place.wall)
            row.place.storey = m_storey;
        if (!row.place.wall || m_missing.contains(row.place.wall->text()))
            return;
        const Wall* stood = m_then.walls.find(*row.place.wall);
        if (!stood) {
            problem = notInPlan(row.place.wall->text());
            return;
        }
        Wall wall = *stood;
        wall.id = m_ids.make(m_draft.now().walls);
        wall.storey = m_storey;
        row.place.wall = wall.id;
        m_rows += wall.id.text();
        m_draft.put(std::move(wall));
    }

    const Project& m_then;
    NewIds& m_ids;
    PlanDraft m_draft;
    StoreyId m_storey;
    QSet<QString> m_missing;
    QStringList m_rows; ///< everything that lies on it, with its storey
};

/// The mark of what went, for its copy, where nothing else has taken it since.
template <class T, class Member>
void giveBack(PlanDraft& draft, const Project& project, const Table<T>& then, const QHash<QString, QString>& copies, Member member)
{
    for (const auto& row : then) {
        const QString copy = copies.value(row->id.text());
        if (copy.isEmpty() || !((*row).*member) || hasElement(project, row->id.text()))
            continue;
        const auto& table = tableOf<T>(draft.now());
        const T* now = table.find(typename Table<T>::IdType(copy));
        const bool taken = std::any_of(table.begin(), table.end(),
                                       [&](const auto& other) { return other.get() != now && (*other).*member == (*row).*member; });
        if (!now || taken)
            continue;
        T named = *now;
        named.*member = (*row).*member;
        draft.put(std::move(named));
    }
}

} // namespace

Result<Edited> pasteElements(const Project& project, const Project& then, const QStringList& ids, const Motion& motion,
                             const StoreyId& storey, NewIds& newIds)
{
    QStringList missing;
    for (const QString& id : ids)
        if (!hasElement(project, id))
            missing += id;
    Shelf shelf(project, then, newIds);
    if (auto problem = shelf.lay(missing))
        return *problem;
    Copier copier(shelf.plan(), newIds);
    if (auto problem = copier.choose(ids))
        return *problem;
    if (auto problem = copier.copy(motion, storey))
        return *problem;
    const auto copies = copier.copies();
    SP_TRY(copied, copier.finish());
    PlanDraft draft(project);
    draft.add(difference(project, shelf.plan()));
    draft.add(copied);
    shelf.clear(draft);
    giveBack(draft, project, then.openings, copies, &Opening::mark);
    giveBack(draft, project, then.rooms, copies, &Room::number);
    giveBack(draft, project, then.devices, copies, &Device::mark);
    giveBack(draft, project, then.supplies, copies, &Supply::mark);
    giveBack(draft, project, then.valves, copies, &Valve::tag);
    return draft.take();
}

} // namespace sp
