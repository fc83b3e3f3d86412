// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/failure/cut_sets.h"

#include <algorithm>
#include <map>
#include <unordered_map>
#include <unordered_set>

namespace sp {

const char* eventWord(EventKind kind)
{
    constexpr const char* words[] = {"exposed", "fire_door_not_latched", "not_isolated", "trapped"};
    return words[static_cast<size_t>(kind)];
}

int FaultSet::size() const
{
    int n = 0;
    while (n < most && m_faults[static_cast<size_t>(n)] >= 0)
        ++n;
    return n;
}

bool FaultSet::contains(int fault) const
{
    return std::find(begin(), end(), fault) != end();
}

bool FaultSet::add(int fault)
{
    if (contains(fault))
        return true;
    int n = size();
    if (n == most)
        return false;
    for (; n > 0 && m_faults[static_cast<size_t>(n - 1)] > fault; --n)
        m_faults[static_cast<size_t>(n)] = m_faults[static_cast<size_t>(n - 1)];
    m_faults[static_cast<size_t>(n)] = fault;
    return true;
}

std::optional<FaultSet> FaultSet::with(const FaultSet& other) const
{
    FaultSet out = *this;
    for (const int fault : other)
        if (!out.add(fault))
            return std::nullopt;
    return out;
}

FaultSet FaultSet::without(int fault) const
{
    FaultSet out;
    for (const int f : *this)
        if (f != fault)
            out.add(f);
    return out;
}

quint64 FaultSet::packed() const
{
    quint64 out = 0;
    for (const int fault : m_faults)
        out = out << 21 | static_cast<quint64>(fault + 1);
    return out;
}

namespace {

bool isPart(const FaultSet& part, const FaultSet& of)
{
    return std::includes(of.begin(), of.end(), part.begin(), part.end());
}

// Calls f for every subset of a cone up to an order, smaller ones first, until it says no.
template <class F>
void forSubsets(const std::vector<int>& cone, int order, F&& f)
{
    f(FaultSet());
    const size_t n = cone.size();
    const auto with = [&](std::initializer_list<size_t> at) {
        FaultSet set;
        for (const size_t i : at)
            set.add(cone[i]);
        f(set);
    };
    for (size_t i = 0; order >= 1 && i < n; ++i)
        with({i});
    for (size_t i = 0; order >= 2 && i < n; ++i)
        for (size_t j = i + 1; j < n; ++j)
            with({i, j});
    for (size_t i = 0; order >= 3 && i < n; ++i)
        for (size_t j = i + 1; j < n; ++j)
            for (size_t k = j + 1; k < n; ++k)
                with({i, j, k});
}

class Search final {
public:
    Search(const CutProblem& problem, const CutLimits& limits)
        : m_problem(problem), m_graph(*problem.graph), m_limits(limits), m_portals(problem.cones.size())
    {
    }

    CutSets run()
    {
        for (const CutProblem::Local& local : m_problem.locals) {
            searchLocal(local);
            tellDone();
        }
        for (size_t p = 0; p < m_portals.size(); ++p)
            m_base.push_back(passOfPortal(static_cast<int>(p), {}));
        searchEntries();
        tellDone();
        for (int node = 0; node < m_graph.openAir(); ++node) {
            const PlanGraph::Node& n = m_graph.nodes()[static_cast<size_t>(node)];
            if (n.counted && !n.goal)
                searchTrapped(node);
            tellDone();
        }
        for (auto& [key, sets] : m_found) {
            std::sort(sets.begin(), sets.end(),
                      [](const FaultSet& a, const FaultSet& b) { return std::pair(a.size(), a) < std::pair(b.size(), b); });
            m_out.events.push_back({std::get<0>(key), std::get<1>(key), std::get<2>(key), std::move(sets)});
        }
        // Of one subject the smallest sets first.
        std::stable_sort(m_out.events.begin(), m_out.events.end(), [](const UndesiredEvent& a, const UndesiredEvent& b) {
            return std::tuple(a.kind, a.subject, a.sets.front().size()) < std::tuple(b.kind, b.subject, b.sets.front().size());
        });
        return std::move(m_out);
    }

private:
    struct State {
        std::vector<Pass> pass;
        Reach reach;
    };
    enum class Wish : quint8 { ShutOut, ShutIn, OpenOut, OpenIn };
    struct Portal {
        std::unordered_map<quint64, Pass> known; ///< by the faults of its cone
        std::map<std::pair<quint64, Wish>, std::vector<FaultSet>> options;
    };

    bool goOn()
    {
        if (m_out.truncated)
            return false;
        if (m_computed > m_limits.mostStates || (m_limits.stop && (++m_asked & 0xFF) == 0 && m_limits.stop()))
            m_out.truncated = true;
        return !m_out.truncated;
    }

    // One part of the search is through: a local event, the ways in, or a room.
    void tellDone()
    {
        const size_t parts = m_problem.locals.size() + 1 + static_cast<size_t>(m_graph.openAir());
        if (++m_done; m_limits.progress)
            m_limits.progress(static_cast<double>(m_done) / static_cast<double>(parts));
    }

    FaultSet inCone(int portal, const FaultSet& set) const
    {
        const auto& cone = m_problem.cones[static_cast<size_t>(portal)];
        FaultSet out;
        for (const int fault : set)
            if (std::binary_search(cone.begin(), cone.end(), fault))
                out.add(fault);
        return out;
    }

    const Pass& passOfPortal(int portal, const FaultSet& faults)
    {
        auto [it, fresh] = m_portals[static_cast<size_t>(portal)].known.try_emplace(faults.packed());
        if (fresh)
            it->second = m_problem.pass(portal, faults);
        return it->second;
    }

    // Holds until the next call.
    const State& stateOf(const FaultSet& set)
    {
        if (set.size() == FaultSet::most) // no part of another set: asked for once or twice, and most of all there are
            return compute(set, m_largest);
        auto [it, fresh] = m_states.try_emplace(set.packed());
        return fresh ? compute(set, it->second) : it->second;
    }

    const State& compute(const FaultSet& set, State& s)
    {
        ++m_computed;
        s.pass = m_base;
        for (const int fault : set)
            for (const int p : portalsOf(fault))
                s.pass[static_cast<size_t>(p)] = passOfPortal(p, inCone(p, set));
        s.reach = reachOf(m_graph, s.pass);
        return s;
    }

    const std::vector<int>& portalsOf(int fault)
    {
        if (m_portalsOf.empty()) {
            for (size_t p = 0; p < m_problem.cones.size(); ++p)
                for (const int f : m_problem.cones[p]) {
                    if (static_cast<size_t>(f) >= m_portalsOf.size())
                        m_portalsOf.resize(static_cast<size_t>(f) + 1);
                    m_portalsOf[static_cast<size_t>(f)].push_back(static_cast<int>(p));
                }
        }
        static const std::vector<int> none;
        return static_cast<size_t>(fault) < m_portalsOf.size() ? m_portalsOf[static_cast<size_t>(fault)] : none;
    }

    bool grants(const Pass& pass, Wish wish, bool sided) const
    {
        const Certainty a = wish == Wish::ShutOut || wish == Wish::OpenOut ? pass.out : pass.in;
        const Certainty c = sided || pass.out == pass.in ? a : Certainty::Unknown;
        return c == (wish == Wish::ShutOut || wish == Wish::ShutIn ? Certainty::No : Certainty::Yes);
    }

    // The smallest sets of a portal's faults that hold the given ones and shut or open it. Larger ones need not be tried: what they add
    // beyond a smaller one comes in where another portal asks for it.
    const std::vector<FaultSet>& options(int portal, const FaultSet& base, Wish wish)
    {
        auto [it, fresh] = m_portals[static_cast<size_t>(portal)].options.try_emplace({base.packed(), wish});
        std::vector<FaultSet>& out = it->second;
        if (!fresh)
            return out;
        const bool sided = m_graph.portals()[static_cast<size_t>(portal)].sided;
        forSubsets(m_problem.cones[static_cast<size_t>(portal)], m_limits.order, [&](const FaultSet& set) {
            if (!isPart(base, set) || std::any_of(out.begin(), out.end(), [&](const FaultSet& o) { return isPart(o, set); }))
                return;
            if (grants(passOfPortal(portal, set), wish, sided))
                out.push_back(set);
        });
        return out;
    }

    template <class F>
    void branch(const FaultSet& set, const PlanGraph::Step& step, bool open, F&& f)
    {
        const Wish wish = open ? step.out ? Wish::OpenOut : Wish::OpenIn : step.out ? Wish::ShutOut : Wish::ShutIn;
        for (const FaultSet& option : options(step.portal, inCone(step.portal, set), wish))
            if (const auto more = set.with(option); more && more->size() <= m_limits.order && more->size() > set.size())
                f(*more);
    }

    template <class Happens>
    bool isMinimal(const FaultSet& set, Happens&& happens)
    {
        for (const int fault : set) {
            const FaultSet part = set.without(fault);
            if (happens(part) || !isMinimal(part, happens))
                return false;
        }
        return set.size() == 0 || !happens(FaultSet());
    }

    void note(EventKind kind, int subject, std::vector<int> openings, const FaultSet& set)
    {
        m_found[{kind, subject, std::move(openings)}].push_back(set);
    }

    void searchLocal(const CutProblem::Local& local)
    {
        std::vector<FaultSet> causes;
        forSubsets(local.cone, m_limits.order, [&](const FaultSet& set) {
            if (goOn() && std::none_of(causes.begin(), causes.end(), [&](const FaultSet& c) { return isPart(c, set); })
                && local.happens(set))
                causes.push_back(set);
        });
        for (const FaultSet& set : causes)
            note(local.kind, local.subject, local.path, set);
    }

    // Somebody is trapped: each way out that is left must be shut somewhere.
    void searchTrapped(int room)
    {
        const auto happens = [&](const FaultSet& set) { return stateOf(set).reach.leaves[static_cast<size_t>(room)] == Certainty::No; };
        std::unordered_set<quint64> seen;
        std::vector<FaultSet> open{FaultSet()};
        std::vector<FaultSet> causes;
        while (!open.empty() && goOn()) {
            const FaultSet set = open.back();
            open.pop_back();
            if (!seen.insert(set.packed()).second)
                continue;
            const State& s = stateOf(set);
            if (s.reach.leaves[static_cast<size_t>(room)] == Certainty::No) {
                causes.push_back(set);
                continue;
            }
            if (set.size() == m_limits.order)
                continue;
            for (int at = room; s.reach.nextNode[static_cast<size_t>(at)] >= 0; at = s.reach.nextNode[static_cast<size_t>(at)]) {
                const int portal = s.reach.next[static_cast<size_t>(at)];
                if (portal < 0)
                    continue;
                const bool out = m_graph.portals()[static_cast<size_t>(portal)].inside == at;
                branch(set, {portal, -1, out, Certainty::Yes}, false, [&](const FaultSet& more) { open.push_back(more); });
            }
        }
        for (const FaultSet& set : causes)
            if (isMinimal(set, happens))
                note(EventKind::Trapped, room, blockersOf(m_graph, stateOf(set).pass, room), set);
    }

    // Somebody gets in: from all that the public reaches, the next opening must open.
    void searchEntries()
    {
        std::vector<int> rooms;
        for (int node = 0; node < m_graph.openAir(); ++node)
            if (m_graph.nodes()[static_cast<size_t>(node)].isProtected == true)
                rooms.push_back(node);
        std::unordered_set<quint64> seen;
        std::vector<FaultSet> open{FaultSet()};
        std::map<int, std::vector<FaultSet>> causes;
        while (!open.empty() && !rooms.empty() && goOn()) {
            const FaultSet set = open.back();
            open.pop_back();
            if (!seen.insert(set.packed()).second)
                continue;
            const State& s = stateOf(set);
            bool all = true;
            for (const int room : rooms) {
                const bool entered = s.reach.entered[static_cast<size_t>(room)] == Certainty::Yes;
                if (entered)
                    causes[room].push_back(set);
                all = all && entered;
            }
            if (all || set.size() == m_limits.order)
                continue;
            for (int node = 0; node < static_cast<int>(m_graph.nodes().size()); ++node)
                if (s.reach.entered[static_cast<size_t>(node)] == Certainty::Yes)
                    for (const PlanGraph::Step& step : m_graph.from(node))
                        if (step.portal >= 0 && s.reach.entered[static_cast<size_t>(step.to)] != Certainty::Yes)
                            branch(set, step, true, [&](const FaultSet& more) { open.push_back(more); });
        }
        for (const auto& [room, sets] : causes)
            for (const FaultSet& set : sets) {
                const int at = room;
                if (isMinimal(set,
                              [&](const FaultSet& part) { return stateOf(part).reach.entered[static_cast<size_t>(at)] == Certainty::Yes; }))
                    note(EventKind::Exposed, room, wayIn(m_graph, stateOf(set).reach, room), set);
            }
    }

    const CutProblem& m_problem;
    const PlanGraph& m_graph;
    const CutLimits& m_limits;
    std::vector<Portal> m_portals;
    std::vector<std::vector<int>> m_portalsOf;
    std::vector<Pass> m_base;
    std::unordered_map<quint64, State> m_states;
    State m_largest; ///< of the set of most faults that was asked for last
    size_t m_computed = 0;
    std::map<std::tuple<EventKind, int, std::vector<int>>, std::vector<FaultSet>> m_found;
    CutSets m_out;
    unsigned m_asked = 0;
    size_t m_done = 0; ///< parts
};

} // namespace

CutSets cutSets(const CutProblem& problem, const CutLimits& limits)
{
    return Search(problem, limits).run();
}

} // namespace sp
