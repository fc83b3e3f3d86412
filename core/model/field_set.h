// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <algorithm>
#include <array>
#include <utility>

namespace sp {

/// A set of fields, or of facts: those that are entered have the numbers of their fields.
class FieldSet final {
public:
    static constexpr size_t most = 512; ///< the numbers from here on count as one: rather one too many than one too few

    void add(quint16 id)
    {
        const size_t bit = std::min<size_t>(id, most - 1);
        m_words[bit / 64] |= quint64{1} << (bit % 64);
    }
    void add(const FieldSet& other)
    {
        for (size_t i = 0; i < m_words.size(); ++i)
            m_words[i] |= other.m_words[i];
    }
    bool meets(const FieldSet& other) const
    {
        quint64 common = 0;
        for (size_t i = 0; i < m_words.size(); ++i)
            common |= m_words[i] & other.m_words[i];
        return common != 0;
    }
    bool empty() const { return *this == FieldSet(); }
    bool operator==(const FieldSet&) const = default;
    size_t hash() const
    {
        quint64 sum = 0;
        for (const quint64 word : m_words)
            sum = (sum ^ word) * 0x9E3779B97F4A7C15ULL ^ sum >> 29;
        return static_cast<size_t>(sum ^ sum >> 32);
    }

private:
    std::array<quint64, most / 64> m_words{};
};

/// While it lives, every field that is looked up in a FieldBag of this thread is noted: what a result was made from cannot be forgotten.
/// One inside another takes over until it goes.
class FieldWatch final {
public:
    explicit FieldWatch(FieldSet& into) : m_outer(std::exchange(s_now, &into)) { }
    ~FieldWatch() { s_now = m_outer; }
    FieldWatch(const FieldWatch&) = delete;
    FieldWatch& operator=(const FieldWatch&) = delete;

    static void note(quint16 id)
    {
        if (s_now)
            s_now->add(id);
    }

private:
    static inline thread_local FieldSet* s_now = nullptr;
    FieldSet* m_outer;
};

} // namespace sp
