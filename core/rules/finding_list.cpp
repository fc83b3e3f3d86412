// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/finding_list.h"

#include <QHash>

namespace sp {

namespace {

constexpr size_t mostRows = 256; // a chunk is copied when one of its findings changes

bool before(const FindingList::Pointer& a, const FindingList::Pointer& b)
{
    return a->key < b->key;
}

void sort(std::vector<FindingList::Pointer>& rows)
{
    if (std::is_sorted(rows.begin(), rows.end(), before))
        return;
    // Findings of many subjects come subject by subject: each rule alone is as good as sorted, and keys begin with the rule.
    std::vector<std::pair<QString, std::vector<FindingList::Pointer>>> byRule;
    QHash<QString, size_t> places;
    for (FindingList::Pointer& f : rows) {
        auto place = places.constFind(f->rule);
        if (place == places.cend()) {
            place = places.insert(f->rule, byRule.size());
            byRule.emplace_back(f->rule + u':', std::vector<FindingList::Pointer>());
        }
        byRule[*place].second.push_back(std::move(f));
    }
    std::sort(byRule.begin(), byRule.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    rows.clear();
    for (auto& entry : byRule) {
        auto& list = entry.second;
        if (!std::is_sorted(list.begin(), list.end(), before))
            std::sort(list.begin(), list.end(), before);
        rows.insert(rows.end(), std::make_move_iterator(list.begin()), std::make_move_iterator(list.end()));
    }
}

} // namespace

FindingList::Iterator FindingList::at(std::ptrdiff_t place) const
{
    const auto n = static_cast<size_t>(place);
    if (n >= m_size)
        return end();
    const auto next = std::upper_bound(m_chunks.begin(), m_chunks.end(), n, [](size_t i, const Chunk& c) { return i < c.first; });
    const auto chunk = static_cast<size_t>(next - m_chunks.begin()) - 1;
    return {this, chunk, n - m_chunks[chunk].first};
}

const Finding* FindingList::find(const QString& key) const
{
    const auto chunk =
        std::lower_bound(m_chunks.begin(), m_chunks.end(), key, [](const Chunk& c, const QString& k) { return c.rows->back()->key < k; });
    if (chunk == m_chunks.end())
        return nullptr;
    const auto it =
        std::lower_bound(chunk->rows->begin(), chunk->rows->end(), key, [](const Pointer& f, const QString& k) { return f->key < k; });
    return (*it)->key == key ? it->get() : nullptr;
}

bool FindingList::operator==(const FindingList& o) const
{
    return m_size == o.m_size && std::equal(begin(), end(), o.begin());
}

void FindingList::append(std::vector<Chunk>& chunks, Rows rows)
{
    const size_t parts = (rows.size() + mostRows - 1) / mostRows;
    for (size_t i = 0; i < parts; ++i) {
        const auto from = rows.begin() + static_cast<std::ptrdiff_t>(rows.size() * i / parts);
        const auto to = rows.begin() + static_cast<std::ptrdiff_t>(rows.size() * (i + 1) / parts);
        chunks.push_back({0, std::make_shared<const Rows>(std::make_move_iterator(from), std::make_move_iterator(to))});
    }
}

void FindingList::change(std::vector<Pointer> removed, std::vector<Pointer> added)
{
    if (removed.empty() && added.empty())
        return;
    sort(removed);
    sort(added);
    std::vector<Chunk> chunks;
    auto out = removed.begin();
    auto in = added.begin();
    for (size_t c = 0; c < m_chunks.size(); ++c) {
        // What comes before the next chunk belongs to this one.
        const bool last = c + 1 == m_chunks.size();
        const QString& end = m_chunks[c].rows->back()->key;
        const auto outEnd = std::find_if(out, removed.end(), [&](const Pointer& f) { return f->key > end; });
        const auto inEnd = last ? added.end() : std::find_if(in, added.end(), [&](const Pointer& f) { return f->key > end; });
        if (out == outEnd && in == inEnd) {
            chunks.push_back(m_chunks[c]);
            continue;
        }
        Rows kept;
        kept.reserve(m_chunks[c].rows->size());
        for (const Pointer& f : *m_chunks[c].rows) {
            while (out != outEnd && (*out)->key < f->key)
                ++out;
            if (out == outEnd || (*out)->key != f->key)
                kept.push_back(f);
        }
        Rows rows;
        rows.reserve(kept.size() + static_cast<size_t>(inEnd - in));
        std::merge(kept.begin(), kept.end(), in, inEnd, std::back_inserter(rows), before);
        append(chunks, std::move(rows));
        out = outEnd;
        in = inEnd;
    }
    if (m_chunks.empty())
        append(chunks, std::move(added));
    m_chunks = std::move(chunks);
    m_size = 0;
    for (Chunk& c : m_chunks) {
        c.first = m_size;
        m_size += c.rows->size();
    }
}

FindingList::Changes FindingList::changesSince(const FindingList& old) const
{
    Changes out;
    Iterator a = old.begin();
    Iterator b = begin();
    const auto same = [&] {
        return a != old.end() && b != end() && a.m_row == 0 && b.m_row == 0 && old.m_chunks[a.m_chunk].rows == m_chunks[b.m_chunk].rows;
    };
    while (a != old.end() || b != end()) {
        if (same()) {
            ++a.m_chunk;
            ++b.m_chunk;
        } else if (b == end() || (a != old.end() && a->key < b->key)) {
            out.removed.push_back(a.share());
            ++a;
        } else if (a == old.end() || b->key < a->key) {
            out.added.push_back(b.share());
            ++b;
        } else {
            if (a.share() != b.share() && !(*a == *b)) {
                out.removed.push_back(a.share());
                out.added.push_back(b.share());
            }
            ++a;
            ++b;
        }
    }
    return out;
}

} // namespace sp
