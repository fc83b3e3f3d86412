// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/facts/fact_sheet.h"

#include <array>

namespace sp {

/// Which subjects an edit may have changed the findings of, and by what. A mask holds the bits (FactReads::bit) of the kinds of subjects
/// whose facts may be others now: only rules that read such facts have to judge again. Where an edit changed nothing but entered facts of
/// something that many share (the project, an assumption, a type, a set), only what read one of those facts has to.
struct Touched {
    using Mask = quint32;
    static constexpr Mask everything = 0x7FFFFFFF;
    static constexpr Mask status = 0x80000000; ///< a waiver or review changed
    static constexpr Mask shared = 0x40000000; ///< one of `facts` may have changed

    bool plan = false; ///< what every subject may read changed
    FieldSet facts; ///< those that changed in what many share; by FactId
    std::array<std::vector<Mask>, subjectKinds> rows; ///< by SubjectKind; leaves and items go with their opening

    std::vector<Mask>& of(SubjectKind kind) { return rows[static_cast<size_t>(kind)]; }
    const std::vector<Mask>& of(SubjectKind kind) const { return rows[static_cast<size_t>(kind)]; }
    void mark(SubjectKind kind, int row, Mask mask = everything)
    {
        if (row >= 0)
            of(kind)[static_cast<size_t>(row)] |= mask;
    }
};

/// Rows of a kind of subject in a plan; the project is one.
size_t rowCount(const Project& project, SubjectKind kind);
/// The subject that an id names: its kind and row; nullopt where nothing of the plan that rules judge has it.
std::optional<Subject> subjectOfId(const Project& project, const QString& id);

/// The subjects that an edit touches, in rows of `now`. Rather one too many than one too few: whatever a fact or a sentence of a subject
/// reads must touch it here. What follows from changed facts of a supply is the caller's: see touchBySupply.
Touched touchedBy(const PlanIndex& old, const PlanIndex& now, const IndexChanges& changes, const FactCatalogue& facts);

/// A supply whose facts have changed touches the openings and rooms that it powers.
void touchBySupply(Touched& touched, const PlanIndex& now, size_t supply);

/// Openings that are touched touch the rooms that they lead into, the supplies that power them, their circuits, interlocks and devices; rooms
/// and supplies the devices and circuits in them.
void spread(Touched& touched, const PlanIndex& now);

/// Rooms that are touched touch their storey, and storeys the rooms on them: the last thing, when the ways out have been measured.
void spreadToStoreys(Touched& touched, const PlanIndex& now);

/// All that others read of a supply: its name, and its facts with their origins.
struct SupplyFacts {
    QString name;
    std::vector<std::tuple<FactId, Fact, QString>> facts;
    std::vector<std::tuple<FactId, QString, Why>> missing; ///< with the id of who lacks it
    bool operator==(const SupplyFacts&) const = default;
};
SupplyFacts factsOfSupply(const FactSheet& sheet, quint32 supply);

} // namespace sp
