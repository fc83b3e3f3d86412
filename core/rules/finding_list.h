// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/finding.h"

#include <iterator>

namespace sp {

/// Findings in the order of their keys. Lists that follow from each other share what they have in common: changing some findings of many
/// costs those, and two lists tell quickly what differs. Read like a vector; a finding stays where it is as long as a list holds it.
class FindingList final {
public:
    using Pointer = std::shared_ptr<const Finding>;

    class Iterator final {
    public:
        using iterator_category = std::random_access_iterator_tag;
        using value_type = Finding;
        using difference_type = std::ptrdiff_t;
        using pointer = const Finding*;
        using reference = const Finding&;

        Iterator() = default;
        reference operator*() const { return *share(); }
        pointer operator->() const { return share().get(); }
        reference operator[](difference_type n) const { return *(*this + n); }
        const Pointer& share() const { return (*m_list->m_chunks[m_chunk].rows)[m_row]; }
        Iterator& operator++()
        {
            if (++m_row == m_list->m_chunks[m_chunk].rows->size()) {
                ++m_chunk;
                m_row = 0;
            }
            return *this;
        }
        Iterator operator++(int)
        {
            const Iterator old = *this;
            ++*this;
            return old;
        }
        Iterator& operator--() { return *this += -1; }
        Iterator operator--(int)
        {
            const Iterator old = *this;
            --*this;
            return old;
        }
        Iterator& operator+=(difference_type n) { return *this = m_list->at(place() + n); }
        Iterator& operator-=(difference_type n) { return *this += -n; }
        Iterator operator+(difference_type n) const { return m_list->at(place() + n); }
        Iterator operator-(difference_type n) const { return m_list->at(place() - n); }
        friend Iterator operator+(difference_type n, const Iterator& it) { return it + n; }
        difference_type operator-(const Iterator& o) const { return place() - o.place(); }
        bool operator==(const Iterator& o) const { return m_chunk == o.m_chunk && m_row == o.m_row; }
        std::strong_ordering operator<=>(const Iterator& o) const
        {
            return m_chunk != o.m_chunk ? m_chunk <=> o.m_chunk : m_row <=> o.m_row;
        }

    private:
        friend class FindingList;
        Iterator(const FindingList* list, size_t chunk, size_t row) : m_list(list), m_chunk(chunk), m_row(row) { }
        difference_type place() const
        {
            const bool end = m_chunk == m_list->m_chunks.size();
            return static_cast<difference_type>(end ? m_list->m_size : m_list->m_chunks[m_chunk].first + m_row);
        }
        const FindingList* m_list = nullptr;
        size_t m_chunk = 0, m_row = 0;
    };
    using const_iterator = Iterator;
    using value_type = Finding;

    size_t size() const { return m_size; }
    bool empty() const { return m_size == 0; }
    Iterator begin() const { return {this, 0, 0}; }
    Iterator end() const { return {this, m_chunks.size(), 0}; }
    const Finding& operator[](size_t i) const { return *at(static_cast<std::ptrdiff_t>(i)); }
    const Finding& front() const { return *begin(); }
    /// The finding with a key, or nullptr.
    const Finding* find(const QString& key) const;
    bool operator==(const FindingList& o) const;

    /// Takes some out (by key) and puts some in; a key that is in both stands for a finding that changed.
    void change(std::vector<Pointer> removed, std::vector<Pointer> added);

    struct Changes {
        std::vector<Pointer> removed, added; ///< by key; a changed finding stands in both
    };
    /// What led from another list to this one. Quick for lists that follow from each other.
    Changes changesSince(const FindingList& before) const;

private:
    using Rows = std::vector<Pointer>;
    struct Chunk {
        size_t first = 0; ///< place of its first finding in the list
        std::shared_ptr<const Rows> rows; ///< never empty
    };
    Iterator at(std::ptrdiff_t place) const;
    static void append(std::vector<Chunk>& chunks, Rows rows);

    std::vector<Chunk> m_chunks;
    size_t m_size = 0;
};

} // namespace sp
