// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/facts/fact_source.h"
#include "core/facts/plan_index.h"

#include <memory>

namespace sp {

/// Everything that judging needs beside the plan; loaded once a program run.
struct FactSources {
    const Catalogue& catalogue;
    const FactCatalogue& facts;
    const CodeTables& tables;
};

/// What was read while something was worked out: kinds of subjects that own the facts (a bit for each SubjectKind), assumptions, and every
/// entered fact that was looked for, wherever.
struct FactReads {
    quint16 owners = 0;
    std::vector<quint32> assumptions; ///< rows, sorted
    FieldSet facts; ///< by FactId
    bool operator==(const FactReads&) const = default;
    static constexpr quint16 bit(SubjectKind kind) { return static_cast<quint16>(1U << static_cast<unsigned>(kind)); }
    void add(const FactReads& other);
};

/// The values of facts of one snapshot, computed when asked for and remembered while the subject is in use. Not shared between threads:
/// make one for each (they may share the index).
class FactSheet final : public FactSource {
public:
    FactSheet(std::shared_ptr<const PlanIndex> index, const FactSources& sources);
    /// Goes on to another snapshot.
    void follow(std::shared_ptr<const PlanIndex> index);

    /// What was read since the last call, by any subject; remembered values count as what they were made from.
    FactReads takeReads() const { return std::exchange(m_reads, {}); }
    /// Where those are noted. What conditions ask of a plan beside facts counts only while somebody watches.
    FieldSet& watched() const { return m_reads.facts; }

    /// The value of a fact that the subject itself owns or can see (an item sees its opening, an opening its wall, inside room, stair and
    /// the plan). A trace asks for evidence as well.
    Fact value(Subject subject, FactId fact, Trace* trace = nullptr) const override;
    /// The owner of a fact as seen from a subject; nullopt when it is not known or there is none.
    std::optional<Subject> ownerOf(Subject subject, FactId fact) const;
    bool canSee(SubjectKind from, SubjectKind owner) const override;

    /// Members of a relation, or nullopt when they are not known; the trace then names what is missing.
    std::optional<std::vector<Subject>> related(Subject subject, Relation relation, Trace* trace = nullptr) const override;

    /// Value of a table for a subject: known, unknown for want of a fact, or bad_data when no row fits.
    Fact lookUp(const CodeTable& table, Subject subject, Trace* trace) const override;

    const PlanIndex& index() const { return *m_index; }
    const Project& project() const { return m_index->project(); }
    const FactCatalogue& facts() const { return m_sources.facts; }
    const CodeTables& tables() const { return m_sources.tables; }
    FactId id(const char* fact) const;

    /// `op-x`, `op-x/inactive`, `hs-x/lock`, ...: for keys and messages.
    QString idOf(Subject subject) const;
    /// "102A", "102A inactive leaf", "112 SERVER", "PS-1", "XV-101".
    QString nameOf(Subject subject) const;
    std::optional<StoreyId> storeyOf(Subject subject) const;
    /// `op-x.door.bottom_gap`: the path that `--set` and fixes use. `id` is the subject's, or that of its type.
    QString pathOf(Subject subject, const Field& field) const { return pathOf(idOf(subject), field); }
    static QString pathOf(const QString& id, const Field& field);

    const Opening& opening(Subject s) const { return project().openings[s.row]; }
    const PlanIndex::OpeningEntry& entry(Subject s) const { return m_index->opening(s.row); }
    const HardwareItem& item(Subject s) const { return (*entry(s).set->items)[s.part]; }
    const DeviceKind* kindOf(Subject s) const { return entry(s).kinds[s.part]; }
    int leafCount(Subject opening) const; ///< 1 or 2; 0 when not known
    bool hasLeaf(Subject opening) const; ///< false for a cased opening only
    bool itemsKnown(Subject opening) const { return entry(opening).set && entry(opening).set->items; }
    /// Whether an item serves a leaf of an opening with so many leaves.
    bool serves(Subject item, int leaf, int leaves) const;
    /// Some item belongs to the inactive leaf of a pair: which items a leaf has then waits for the number of leaves.
    bool hasInactiveItems(Subject opening) const;

private:
    struct Cell {
        quint32 epoch = 0;
        Fact fact;
        FactReads reads;
    };
    struct Frame {
        Subject subject{SubjectKind::None};
        quint32 epoch = 1;
        std::vector<Cell> cells;
    };
    void readAssumptions();
    Fact compute(Subject owner, FactId fact, Trace* trace) const;
    Fact entered(Subject owner, const FactRow& row, FactId fact, Trace* trace) const;
    const FieldBag* bagOf(Subject owner) const;
    Frame& frameFor(Subject owner) const;

    std::shared_ptr<const PlanIndex> m_index;
    FactSources m_sources;
    std::vector<std::vector<quint32>> m_assumptions; ///< rows by fact
    mutable FactReads m_reads;
    mutable std::vector<Frame> m_frames;
    mutable int m_depth = 0;
};

/// Short forms for measuring functions: values of facts as seen from one subject, nullopt when unknown (noted in the trace).
struct FactView {
    const FactSheet& sheet;
    Subject at;
    Trace* trace;
    std::optional<bool> flag(FactId f) const;
    std::optional<qint64> number(FactId f) const; ///< integer, or base units of a quantity
    std::optional<QString> word(FactId f) const;
    void missing(FactId f, Why why = Why::NoData) const;
};

/// Kleene's three values as optional<bool>.
inline std::optional<bool> both(std::optional<bool> a, std::optional<bool> b)
{
    if ((a && !*a) || (b && !*b))
        return false;
    return a && b ? std::optional(true) : std::nullopt;
}
inline std::optional<bool> either(std::optional<bool> a, std::optional<bool> b)
{
    if ((a && *a) || (b && *b))
        return true;
    return a && b ? std::optional(false) : std::nullopt;
}

} // namespace sp
