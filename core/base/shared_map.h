// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>

#include <algorithm>
#include <memory>
#include <utility>
#include <vector>

namespace sp {

/// A hash map whose copies share what is equal in them: copying costs some pointers, changing one key copies one bucket, and two copies
/// tell what differs without looking at what they share. Read like a QHash.
template <class K, class V>
class SharedMap final {
    struct Row {
        size_t hash;
        K key;
        V value;
    };
    using Bucket = std::vector<Row>; // sorted by hash
    using Buckets = std::vector<std::shared_ptr<Bucket>>;
    static constexpr size_t bucketCount = 256;

public:
    class Iterator final {
    public:
        const K& key() const { return row().key; }
        const V& value() const { return row().value; }
        const V& operator*() const { return row().value; }
        const V* operator->() const { return &row().value; }
        Iterator& operator++()
        {
            ++m_row;
            skipEmpty();
            return *this;
        }
        bool operator==(const Iterator&) const = default;

    private:
        friend class SharedMap;
        Iterator(const Buckets* buckets, size_t bucket, size_t row) : m_buckets(buckets), m_bucket(bucket), m_row(row) { skipEmpty(); }
        const Row& row() const { return (*(*m_buckets)[m_bucket])[m_row]; }
        void skipEmpty()
        {
            while (m_bucket < m_buckets->size() && (!(*m_buckets)[m_bucket] || m_row >= (*m_buckets)[m_bucket]->size())) {
                ++m_bucket;
                m_row = 0;
            }
        }
        const Buckets* m_buckets;
        size_t m_bucket, m_row;
    };

    qsizetype size() const { return m_size; }
    bool isEmpty() const { return m_size == 0; }
    Iterator cbegin() const { return {&m_buckets, 0, 0}; }
    Iterator cend() const { return {&m_buckets, m_buckets.size(), 0}; }
    Iterator constBegin() const { return cbegin(); }
    Iterator constEnd() const { return cend(); }
    Iterator begin() const { return cbegin(); }
    Iterator end() const { return cend(); }

    const V* find(const K& key) const
    {
        const auto [bucket, row] = place(key);
        return row == none ? nullptr : &(*m_buckets[bucket])[row].value;
    }
    bool contains(const K& key) const { return find(key) != nullptr; }
    Iterator constFind(const K& key) const
    {
        const auto [bucket, row] = place(key);
        return row == none ? cend() : Iterator{&m_buckets, bucket, row};
    }
    V value(const K& key) const
    {
        const V* found = find(key);
        return found ? *found : V{};
    }

    /// Adds or replaces.
    void insert(const K& key, V value)
    {
        const size_t hash = qHash(key, size_t{0});
        Bucket& bucket = own(hash);
        const auto at = std::lower_bound(bucket.begin(), bucket.end(), hash, before);
        for (auto it = at; it != bucket.end() && it->hash == hash; ++it)
            if (it->key == key) {
                it->value = std::move(value);
                return;
            }
        bucket.insert(at, Row{hash, key, std::move(value)});
        ++m_size;
    }
    void remove(const K& key)
    {
        const auto found = place(key); // no structured binding: clang 14 takes none into a lambda, and one form is enough
        if (found.second == none)
            return;
        Bucket& bucket = own(qHash(key, size_t{0}));
        bucket.erase(bucket.begin() + static_cast<std::ptrdiff_t>(found.second));
        --m_size;
    }

    /// Calls f(key) for every key that one of the two lacks or whose values differ.
    template <class F>
    void forEachDifference(const SharedMap& other, F&& f) const
    {
        for (size_t b = 0; b < bucketCount; ++b) {
            const Bucket* mine = bucketAt(b);
            const Bucket* theirs = other.bucketAt(b);
            if (mine == theirs)
                continue;
            for (const Row& row : mine ? *mine : Bucket())
                if (const V* v = other.find(row.key); !v || !(*v == row.value))
                    f(row.key);
            for (const Row& row : theirs ? *theirs : Bucket())
                if (!contains(row.key))
                    f(row.key);
        }
    }

private:
    static constexpr size_t none = static_cast<size_t>(-1);
    static size_t bucketOf(size_t hash) { return (hash ^ (hash >> 17)) % bucketCount; }
    static bool before(const Row& row, size_t hash) { return row.hash < hash; }
    const Bucket* bucketAt(size_t b) const { return b < m_buckets.size() ? m_buckets[b].get() : nullptr; }

    std::pair<size_t, size_t> place(const K& key) const
    {
        const size_t hash = qHash(key, size_t{0});
        const size_t b = bucketOf(hash);
        if (const Bucket* bucket = bucketAt(b))
            for (auto it = std::lower_bound(bucket->begin(), bucket->end(), hash, before); it != bucket->end() && it->hash == hash; ++it)
                if (it->key == key)
                    return {b, static_cast<size_t>(it - bucket->begin())};
        return {b, none};
    }
    /// The bucket of a hash, not shared with another map any more.
    Bucket& own(size_t hash)
    {
        if (m_buckets.empty())
            m_buckets.resize(bucketCount);
        std::shared_ptr<Bucket>& bucket = m_buckets[bucketOf(hash)];
        if (!bucket)
            bucket = std::make_shared<Bucket>();
        else if (bucket.use_count() > 1)
            bucket = std::make_shared<Bucket>(*bucket);
        return *bucket;
    }

    Buckets m_buckets;
    qsizetype m_size = 0;
};

} // namespace sp
