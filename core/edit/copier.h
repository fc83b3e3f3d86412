// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/edit/motion.h"

namespace sp {

/// Copies elements of a plan once or many times. Openings come along with their walls, circuits, interlocks and stairs with what
/// they join.
class Copier final {
public:
    Copier(const Project& project, NewIds& ids) : m_project(project), m_ids(ids), m_draft(project) { }

    /// Errors: an id that the plan does not have, or something that is not drawn on a plan.
    std::optional<Error> choose(const QStringList& ids);
    std::optional<Error> copy(const Motion& motion, const std::optional<StoreyId>& storey);
    /// Follows the rooms, finds rooms of what stands at points, checks that openings fit and proposes marks.
    Result<Edited> finish();

    /// Of the last copy: the new id by that of the original.
    const QHash<QString, QString>& copies() const { return m_newOf; }

private:
    using NewOf = QHash<QString, QString>; ///< id of the copy by that of the original

    bool chosen(const QString& id) const { return m_newOf.contains(id); }
    void takeAlong();
    void giveIds();
    template <class T>
    std::optional<T> copyOf(const T& row, const std::optional<StoreyId>& storey) const;
    template <class T>
    void copyRows(const Table<T>& table, const Motion& motion, const std::optional<StoreyId>& storey);
    void place(Room& copy, const Room& row, const std::optional<StoreyId>& storey);
    std::optional<Error> copyOpenings(const Motion& motion, const std::optional<StoreyId>& storey);
    std::optional<Error> hang(Opening& copy, const Opening& row, const Motion& motion, const std::optional<StoreyId>& storey) const;
    std::optional<QString> copiedNumber(const Room& row, const std::optional<StoreyId>& storey) const;
    void dropRoomsInRooms();
    void nameCopies();

    const Project& m_project;
    NewIds& m_ids;
    PlanDraft m_draft;
    QStringList m_order; ///< what was asked for
    NewOf m_newOf; ///< of the copy in work; its keys are what is copied
    std::vector<OpeningId> m_openings; ///< copies
    std::vector<RoomId> m_rooms;
    QStringList m_stairs; ///< of which all rooms are copied
    QStringList m_made;
    bool m_walls = false;
};

} // namespace sp
