// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/touched.h"

#include <unordered_map>

namespace sp {

/// What verdicts were made from, each different set kept once: a few hundred sets tell it of hundreds of thousands of verdicts.
class ReadSets final {
public:
    ReadSets();
    /// The number of a set that has one user more.
    quint32 take(FactReads reads);
    void drop(quint32 set) { --m_sets[set].uses; }

    /// Says for a change what has to be worked out again.
    void setChanged(const FieldSet& facts);
    bool concerned(quint32 set, Touched::Mask mask) const
    {
        const Entry& e = m_sets[set];
        return (e.reads.owners & mask & ~(Touched::status | Touched::shared)) || (mask & Touched::shared && e.changed);
    }

    /// Assumptions are now in other rows.
    void follow(const RowDiff& assumptions);
    /// Rows of the assumptions that somebody reads, sorted.
    std::vector<quint32> usedAssumptions() const;

private:
    struct Entry {
        FactReads reads;
        qint64 uses = 0;
        bool changed = false; ///< one of its facts is among those of setChanged
    };
    struct Hash {
        size_t operator()(const FactReads& r) const { return r.facts.hash() ^ r.owners ^ r.assumptions.size() << 20; }
    };
    std::vector<Entry> m_sets;
    std::unordered_map<FactReads, quint32, Hash> m_numbers;
};

} // namespace sp
