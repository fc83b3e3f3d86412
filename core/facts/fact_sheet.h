// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/facts/fact_source.h"
#include "core/facts/plan_facts.h"
#include "core/facts/plan_index.h"

#include <memory>
#include <unordered_map>

namespace sp {

struct EgressResults;

/// Everything that judging needs beside the plan; loaded once a program run.
struct FactSources {
    const Catalogue& catalogue;
    const FactCatalogue& facts;
    const CodeTables& tables;
};

/// What was read while something was worked out: kinds of subjects that own the facts (a bit for each SubjectKind), assumptions, and every
/// entered fact that was looked for, wherever.
struct FactReads {
    quint32 owners = 0;
    std::vector<quint32> assumptions; ///< rows, sorted
    FieldSet facts; ///< by FactId
    bool operator==(const FactReads&) const = default;
    static constexpr quint32 bit(SubjectKind kind) { return 1U << static_cast<unsigned>(kind); }
    void add(const FactReads& other)
    {
        owners |= other.owners;
        facts.add(other.facts);
        if (!other.assumptions.empty())
            addAssumptions(other.assumptions);
    }

private:
    void addAssumptions(const std::vector<quint32>& rows);
};

/// The values of facts of one snapshot, computed when asked for and remembered while the subject is in use. Not shared between threads:
/// make one for each (they may share the index).
class FactSheet final : public FactSource {
public:
    FactSheet(std::shared_ptr<const PlanIndex> index, const FactSources& sources);
    /// Goes on to another snapshot.
    void follow(std::shared_ptr<const PlanIndex> index);
    /// Gives back the memory of what was worked out; it is worked out again when somebody asks.
    void rest();
    /// Facts that a search through the whole plan has found; none before the first search.
    void setPlanFacts(std::shared_ptr<const PlanFacts> facts);
    /// What the egress engine has measured of the snapshot; nullptr before it ran. Stays until another one is set.
    void setEgress(std::shared_ptr<const EgressResults> results);
    const EgressResults* egress() const;
    /// The fact that stands in FactReads::facts for everything that egress() tells.
    FactId egressMark() const { return m_egressMark; }
    /// For the measuring functions of those facts.
    Measured ofPlan(Subject subject, FactId fact, Trace* trace) const;

    /// What was read since the last call, by any subject; remembered values count as what they were made from.
    FactReads takeReads() const { return std::exchange(m_reads, {}); }
    /// Where those are noted. What conditions ask of a plan beside facts counts only while somebody watches.
    FieldSet& watched() const { return m_reads.facts; }

    /// The value of a fact that the subject itself owns or can see (an item sees its opening, an opening its wall, inside room, stair and
    /// the plan, a circuit its supply, a device its room). A trace asks for evidence as well.
    Fact value(Subject subject, FactId fact, Trace* trace = nullptr) const override;
    /// The owner of a fact as seen from a subject; nullopt when it is not known or there is none.
    std::optional<Subject> ownerOf(Subject subject, FactId fact) const;
    bool canSee(SubjectKind from, SubjectKind owner) const override;

    /// Something that `make` works out from the facts of a subject, made once for a snapshot: of each type one, whoever asks. What it was
    /// made from counts as read by everyone who asks.
    template <class T, class Make>
    std::shared_ptr<const T> kept(Subject subject, Make&& make) const;

    /// The same of the whole plan, for facts of many subjects. Lives until the next follow() or rest().
    template <class T, class Make>
    const T& planWide(Make&& make) const
    {
        return *kept<T>({SubjectKind::None, 0, 0}, std::forward<Make>(make));
    }

    /// Members of a relation, or nullopt when they are not known; the trace then names what is missing.
    std::optional<std::vector<Subject>> related(Subject subject, Relation relation, Trace* trace = nullptr) const override;

    /// Value of a table for a subject: known, unknown for want of a fact, or bad_data when no row fits.
    Fact lookUp(const CodeTable& table, Subject subject, Trace* trace) const override;

    const PlanIndex& index() const { return *m_index; }
    std::shared_ptr<const PlanIndex> sharedIndex() const { return m_index; }
    const Project& project() const { return m_index->project(); }
    const Catalogue& catalogue() const { return m_sources.catalogue; }
    const FactCatalogue& facts() const { return m_sources.facts; }
    const CodeTables& tables() const { return m_sources.tables; }
    FactId id(const char* fact) const;

    /// `op-x`, `op-x/inactive`, `hs-x/lock`, ...: for keys and messages.
    QString idOf(Subject subject) const;
    /// "102A", "102A inactive leaf", "112 SERVER", "PS-1", "XV-101", "the circuit of PS-1 to 229A".
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
        Fact fact;
        FactReads reads;
    };
    template <class T>
    static constexpr char s_kind = 0; ///< its address stands for the type
    struct Kept {
        const char* kind = nullptr;
        std::shared_ptr<const void> made;
        FactReads reads;
    };
    /// The known facts of one subject.
    struct Frame {
        Subject subject{SubjectKind::None};
        std::vector<quint16> places; ///< by number of the fact among those of the owner: place in `cells` and 1; 0: not known yet
        std::vector<Cell> cells; ///< in the order in which they were asked for
    };
    /// Which kind of subject has a fact, and the number of the fact among those of that kind.
    struct Place {
        SubjectKind owner = SubjectKind::None;
        quint16 number = 0;
    };
    void readAssumptions();
    void forget(const FieldSet& facts);
    Fact compute(Subject owner, FactId fact, Trace* trace) const;
    Fact entered(Subject owner, const FactRow& row, FactId fact, Trace* trace) const;
    const FieldBag* bagOf(Subject owner, Group group) const;
    Frame& frameFor(Subject owner) const;
    std::vector<Kept>& keptOf(Subject subject) const
    {
        return m_kept[static_cast<quint64>(subject.kind) << 56 | static_cast<quint64>(subject.part) << 32 | subject.row];
    }

    std::shared_ptr<const PlanIndex> m_index;
    std::shared_ptr<const PlanFacts> m_planFacts;
    std::shared_ptr<const EgressResults> m_egress;
    FactSources m_sources;
    std::vector<std::vector<quint32>> m_assumptions; ///< rows by fact
    std::vector<Place> m_places; ///< by fact
    FactId m_egressMark;
    std::array<quint16, subjectKinds> m_factCounts{}; ///< by kind of the owner
    mutable FactReads m_reads;
    mutable std::array<std::vector<Frame>, subjectKinds> m_frames; ///< by kind
    mutable std::unordered_map<quint64, std::vector<Kept>> m_kept; ///< by subject
    mutable FieldSet m_askedOfPlan; ///< facts of a search that were asked for
    mutable std::optional<std::pair<quint32, bool>> m_leaf; ///< the opening that was asked last, and whether it has one
    mutable int m_depth = 0;
};

template <class T, class Make>
std::shared_ptr<const T> FactSheet::kept(Subject subject, Make&& make) const
{
    for (const Kept& known : keptOf(subject))
        if (known.kind == &s_kind<T>) {
            m_reads.add(known.reads);
            return std::static_pointer_cast<const T>(known.made);
        }
    FactReads before = std::exchange(m_reads, {});
    const FieldWatch watch(m_reads.facts);
    auto made = std::make_shared<const T>(make());
    before.add(m_reads);
    // Asked for again: `make` may have kept others.
    keptOf(subject).push_back({&s_kind<T>, made, std::exchange(m_reads, std::move(before))});
    return made;
}

/// The row of a subject by the id of what it is, or is a part of.
std::optional<quint32> rowOf(const Project& project, SubjectKind kind, const QString& id);

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
