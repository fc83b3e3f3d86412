// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edit/cleaning.h"
#include "core/edit/edit_plan.h"
#include "core/edit/elements.h"
#include "core/edit/follow_rooms.h"
#include "core/edit/references.h"

namespace sp {

namespace {

class Removal final {
public:
    explicit Removal(const Project& project) : m_project(project) { }

    std::optional<Error> choose(const QStringList& ids, bool withContents)
    {
        for (const QString& id : ids) {
            if (!hasElement(m_project, id))
                return notInPlan(id);
            m_gone.insert(id);
        }
        QStringList names;
        for (const auto& storey : m_project.storeys)
            if (m_gone.contains(storey->id.text()))
                m_storeys.insert(storey->id);
        for (const QString& id : contentsOfStoreys()) {
            if (!m_gone.contains(id))
                names += elementName(m_project, id);
            if (withContents)
                m_gone.insert(id);
        }
        if (!names.isEmpty() && !withContents)
            return Error{
                ErrorCode::Value,
                QStringLiteral(
                    "expected a storey on which nothing stands, found %1 there; remove it with what stands on it, or move that first")
                    .arg(nameList(names)),
                m_storeys.begin()->text()};
        return std::nullopt;
    }

    /// What cannot stand without what is gone.
    void takeAlong(QStringList& notes)
    {
        take(m_project.openings, notes, [&](const Opening& o) { return o.place.wall && gone(o.place.wall->text()); });
        take(m_project.devices, notes, [&](const Device& d) { return d.opening && gone(d.opening->text()); });
        take(m_project.circuits, notes, [&](const Circuit& c) { return c.supply && gone(c.supply->text()); });
    }

    void carryOut(PlanDraft& draft) const
    {
        // Before the rows go: what loses its room asks the room for its storey, and parts ask the openings for their sets.
        std::vector<OpeningId> bare;
        for (const auto& opening : m_project.openings)
            if (opening->set && gone(opening->set->text()) && !gone(opening->id.text()))
                bare.push_back(opening->id);
        removeRows(draft);
        dropNotesOfStoreys(draft);
        dropReferences(draft, [this](const PartRef& ref) { return m_gone.contains(ref.entity); });
        if (!bare.empty())
            dropLostParts(draft, bare);
        tellOfFindings(draft);
    }

    bool changesWalls() const
    {
        return std::any_of(m_project.walls.begin(), m_project.walls.end(), [&](const auto& wall) { return gone(wall->id.text()); });
    }

private:
    bool gone(const QString& id) const { return m_gone.contains(id); }

    QStringList contentsOfStoreys() const
    {
        QStringList out;
        if (m_storeys.isEmpty())
            return out;
        forEachTable(m_project, [&](const KindInfo& kind, const auto& table) {
            if (qstrcmp(kind.section, "storeys") == 0)
                return;
            for (const auto& row : table)
                if (const auto on = storeyOfElement(m_project, row->id.text()); on && m_storeys.contains(*on))
                    out += row->id.text();
        });
        return out;
    }

    template <class T, class F>
    void take(const Table<T>& table, QStringList& notes, F&& test)
    {
        QStringList names;
        for (const auto& row : table)
            if (!gone(row->id.text()) && test(*row)) {
                m_gone.insert(row->id.text());
                names += elementName(m_project, row->id.text());
            }
        if (!names.isEmpty())
            notes += QStringLiteral("Went along: %1.").arg(nameList(names));
    }

    void removeRows(PlanDraft& draft) const
    {
        forEachTable(m_project, [&](const KindInfo&, const auto& table) {
            for (const auto& row : table)
                if (gone(row->id.text()))
                    draft.remove(table, row->id);
        });
    }

    void dropNotesOfStoreys(PlanDraft& draft) const
    {
        for (const auto& import : m_project.imports) {
            Import after = *import;
            const auto dropped = std::erase_if(after.notes, [&](const ImportNote& n) { return n.storey && m_storeys.contains(*n.storey); });
            if (dropped == 0 || gone(import->id.text()))
                continue;
            draft.notes += QStringLiteral("%1 notes of the import %2 about the storey went along.")
                               .arg(dropped)
                               .arg(import->file.value_or(import->id.text()));
            draft.put(std::move(after));
        }
    }

    // Waivers and reviews are kept: what was decided is not forgotten because a door is drawn anew.
    void tellOfFindings(PlanDraft& draft) const
    {
        qsizetype count = 0;
        const auto about = [&](const QString& key) { return m_gone.contains(key.section(u':', 1, 1).section(u'/', 0, 0)); };
        for (const auto& waiver : m_project.waivers)
            count += about(waiver->finding) && !gone(waiver->id.text());
        for (const auto& review : m_project.reviews)
            count += about(review->finding) && !gone(review->id.text());
        if (count > 0)
            draft.notes += QStringLiteral("Waivers and reviews of findings about it stay in the plan: %1.").arg(count);
    }

    const Project& m_project;
    QSet<QString> m_gone;
    QSet<StoreyId> m_storeys;
};

} // namespace

Result<Edited> removeElements(const Project& project, const QStringList& ids, NewIds& newIds, bool withContents)
{
    if (ids.isEmpty())
        return Error{ErrorCode::Value, QStringLiteral("expected elements to remove, found none"), {}};
    Removal removal(project);
    if (auto problem = removal.choose(ids, withContents))
        return *problem;
    PlanDraft draft(project);
    removal.takeAlong(draft.notes);
    removal.carryOut(draft);
    if (removal.changesWalls())
        draft.add(followRooms(project, draft.now(), newIds));
    return draft.take();
}

} // namespace sp
