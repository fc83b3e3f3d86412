// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/failure/valve_parts.h"

#include <algorithm>
#include <vector>

namespace sp {

/// Sets of inputs: a bit for each ValveInput.
using InputMask = quint64;
constexpr InputMask maskOf(ValveInput input)
{
    return InputMask{1} << static_cast<unsigned>(input);
}
inline std::vector<ValveInput> inputsOf(InputMask mask)
{
    std::vector<ValveInput> out;
    for (size_t i = 0; i < valveInputs; ++i)
        if (mask >> i & 1)
            out.push_back(static_cast<ValveInput>(i));
    return out;
}

/// Goes through all values that inputs which nobody knows may have: a derivation runs once for each combination and asks here for them.
/// What comes out the same every time is certain; what differs waits for the inputs that make it differ.
class ValveChoices final {
public:
    struct Step {
        InputMask names = 0;
        quint8 question = 0;
        quint8 options = 0;
        quint8 at = 0;
        bool usual = false; ///< option 0 is what such a part usually is
        bool operator==(const Step&) const = default;
    };

    /// Number of the option to take for a question; the same question gets the same answer within a run.
    int pick(int question, InputMask names, int options, bool usual)
    {
        for (size_t i = 0; i < m_used; ++i)
            if (m_path[i].question == question)
                return m_path[i].at;
        if (m_used == m_path.size())
            m_path.push_back({names, static_cast<quint8>(question), static_cast<quint8>(options), 0, usual});
        return m_path[m_used++].at;
    }
    /// Goes on to the next combination; false when there is none.
    bool next()
    {
        while (!m_path.empty() && m_path.back().at + 1 == m_path.back().options)
            m_path.pop_back();
        m_used = 0;
        if (m_path.empty())
            return false;
        ++m_path.back().at;
        return true;
    }
    const std::vector<Step>& path() const { return m_path; }

private:
    std::vector<Step> m_path;
    size_t m_used = 0;
};

/// What came of all combinations for one question.
template <class T>
struct Judged {
    std::optional<T> usual; ///< with everything as it usually is; nullopt where even that does not tell
    InputMask missing = 0; ///< inputs whose value would tell; 0: `usual` is certain
    std::optional<T> certain() const { return missing ? std::nullopt : usual; }
};

template <class T>
class Cases final {
public:
    template <class Run>
    static Cases of(Run&& run)
    {
        Cases out;
        ValveChoices choices;
        do {
            T value = run(choices);
            out.m_leaves.push_back({choices.path(), std::move(value)});
        } while (choices.next());
        return out;
    }

    /// Everything that can come of it, that of the first combination first.
    std::vector<T> values() const
    {
        std::vector<T> out;
        for (const Leaf& leaf : m_leaves)
            if (std::find(out.begin(), out.end(), leaf.value) == out.end())
                out.push_back(leaf.value);
        return out;
    }

    /// One question to all of them.
    template <class F>
    auto judge(F&& f) const
    {
        using R = std::decay_t<decltype(f(m_leaves.front().value))>;
        Judged<R> out;
        std::vector<R> answers;
        bool differs = false;
        for (const Leaf& leaf : m_leaves) {
            answers.push_back(f(leaf.value));
            if (!isUsual(leaf))
                continue;
            if (!out.usual && !differs)
                out.usual = answers.back();
            else if (differs || !(*out.usual == answers.back()))
                differs = true;
            if (differs)
                out.usual.reset();
        }
        out.missing = missing(answers, 0, m_leaves.size(), 0);
        return out;
    }

private:
    struct Leaf {
        std::vector<ValveChoices::Step> path;
        T value;
    };
    static bool isUsual(const Leaf& leaf)
    {
        for (const ValveChoices::Step& s : leaf.path)
            if (s.usual && s.at)
                return false;
        return true;
    }

    // Leaves from..to share their first `depth` steps. An input tells where its options do not lead to the same answers.
    template <class R>
    InputMask missing(const std::vector<R>& answers, size_t from, size_t to, size_t depth) const
    {
        if (same(answers, from, to))
            return 0;
        std::vector<std::pair<size_t, size_t>> options;
        for (size_t i = from; i < to; ++i)
            if (i == from || m_leaves[i].path[depth].at != m_leaves[i - 1].path[depth].at)
                options.emplace_back(i, i + 1);
            else
                options.back().second = i + 1;
        InputMask out = 0;
        for (const auto& [first, last] : options) {
            if (!alike(answers, options.front(), {first, last}, depth + 1))
                out |= m_leaves[from].path[depth].names;
            out |= missing(answers, first, last, depth + 1);
        }
        return out;
    }
    template <class R>
    static bool same(const std::vector<R>& answers, size_t from, size_t to)
    {
        for (size_t i = from + 1; i < to; ++i)
            if (!(answers[i] == answers[from]))
                return false;
        return true;
    }
    template <class R>
    bool alike(const std::vector<R>& answers, std::pair<size_t, size_t> a, std::pair<size_t, size_t> b, size_t depth) const
    {
        if (same(answers, a.first, a.second) && same(answers, b.first, b.second))
            return answers[a.first] == answers[b.first];
        if (a.second - a.first != b.second - b.first)
            return false;
        for (size_t i = 0; i < a.second - a.first; ++i) {
            const auto& x = m_leaves[a.first + i].path;
            const auto& y = m_leaves[b.first + i].path;
            if (!(answers[a.first + i] == answers[b.first + i]) || x.size() != y.size()
                || !std::equal(x.begin() + static_cast<std::ptrdiff_t>(depth), x.end(), y.begin() + static_cast<std::ptrdiff_t>(depth)))
                return false;
        }
        return true;
    }

    std::vector<Leaf> m_leaves;
};

} // namespace sp
