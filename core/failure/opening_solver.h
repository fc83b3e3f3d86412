// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/failure/opening_net_data.h"

#include <span>

namespace sp {

struct BasicFault;
enum class FaultKind : quint8;

/// What an opening does when every fact is known.
struct OpeningOutcome {
    Passage inside = Passage::Free, outside = Passage::Free;
    bool latched = false;
    bool open = false; ///< a leaf stands open
    quint64 by = 0; ///< bits of OpeningNetData::byIds
};

/// The outcomes over all values of the missing facts, each part by itself: a bit for each value that it takes.
struct OpeningOutcomes {
    quint8 inside = 0, outside = 0, latched = 0, open = 0;
    quint64 byAlways = ~quint64{0}, byEver = 0;
    void add(const OpeningOutcome& o);
    void add(const OpeningOutcomes& o);
    quint64 shape = 0; ///< the same for the same answers to the same open questions
};

/// Works out one opening at one moment: energised or not (code-rules.md 6.2), then the device, then the opening (6.3). Facts that nobody
/// knows are branched over, and only those that the way to the answer asks for: an unknown that changes nothing is never looked at.
class OpeningSolver final {
public:
    OpeningSolver(const OpeningNetData& net, const Moment& moment);

    OpeningOutcomes solve();
    /// Places of the unknowns that the answer hangs on; after solve().
    const std::vector<bool>& decisive() const { return m_decisive; }

    /// A question about a part, nullopt when a missing fact decides it.
    template <class F>
    std::optional<bool> certain(F&& question)
    {
        m_pending = -1;
        const bool answer = question();
        return m_pending < 0 ? std::optional(answer) : std::nullopt;
    }

    bool read(const Slot& s, int value) { return valueOf(s) == value; }
    bool fails(FaultKind kind, int row) const;
    bool fails(FaultKind kind, const NetItem& item) const { return failsAt(kind, item.position); }
    bool failsAt(FaultKind kind, int position) const; ///< in the set
    bool supplyOn(int supply, bool cut = false); ///< `cut`: the mains of one that is not known
    bool mainsCut(int supply);
    bool cutsMains(const NetMains& mains);
    bool panelUnlocks(const NetCircuit& circuit) const;
    bool circuitLive(const NetCircuit& circuit, const QString& load);
    bool linkActs(const NetLink& link, std::span<const int> circuitRows);
    bool linkActs(const NetLink& link, const NetCircuit& circuit) { return linkActs(link, {&circuit.row, 1}); }
    bool wireBroken(const NetLink& link, std::span<const int> circuitRows);
    bool deviceOn(const NetDevice& device);
    bool isAlive(const NetDevice& controller);
    bool powered(const NetItem& item);
    bool energised(const NetItem& item);
    bool isSafe(const NetItem& item) { return valueOf(item.failState) == slot::FailSafe; }
    bool keeperFree(const NetItem& strike) { return isSafe(strike) != energised(strike); }
    bool works(const NetDevice& release);
    bool isLost(const NetDevice& release);
    bool readerWorks(const NetDevice& reader);
    bool detects(const NetDevice& detector);
    bool inhibits(const NetInterlock& group);

private:
    enum class Drive : quint8 { Local, Alive, Dead };
    /// How hard one side is, and which release devices do it where that is how.
    struct Way {
        Passage passage = Passage::Free;
        quint64 by = 0;
    };
    struct Sides {
        Way inside, outside;
    };

    int valueOf(const Slot& s);
    OpeningOutcomes explore();
    OpeningOutcome once();
    Sides leafSides(quint8 leaf, bool& latched, bool& open);
    Sides latch(const NetItem& item, quint8 leaf, bool& holds);
    Way latchInside(const NetItem& item);
    Way latchOutside(const NetItem& item, quint8 leaf);
    Way powerLever(const NetItem& item);
    Way byTrim(const NetItem& item);
    Sides hold(const NetItem& item);
    Way keyOr(const Slot& key);
    Way released(const NetItem& item, bool inside);
    bool acts(const NetDevice& device, const NetItem& item, bool inside);
    bool isHeldOpen(quint8 leaf);
    bool serves(const NetItem& item, quint8 leaf) const { return leaf == 0 ? m_pair == 0 || (item.leaves & 1U) : (item.leaves & 2U) != 0; }
    Drive driveOf(const NetItem& item);
    bool relayMoves(const NetItem& item) const;
    bool controlReleases(const NetItem& item);
    bool hasAlarmWire(const NetItem& item);
    bool commanded(const NetItem& item);
    bool lossUnlocks(const NetItem& item);
    bool stuckTrigger() const;
    static Way harder(Way a, Way b);
    static Way easier(Way a, Way b);

    const OpeningNetData& m_net;
    const Moment& m_moment;
    std::vector<qint8> m_assigned; ///< by unknown; -1: open
    std::vector<bool> m_decisive;
    int m_pending = -1;
    int m_budget = 0;
    int m_pair = 0;
    bool m_faulty = false;
    bool m_inhibited = false;
    std::vector<bool> m_asked; ///< supplies whose mains are being looked at
};

} // namespace sp
