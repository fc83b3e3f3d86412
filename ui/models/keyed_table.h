// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <algorithm>
#include <vector>

namespace sp::ui {

/// A table whose rows have keys and stand in order of them. New rows are taken over by the differences, so that views keep what is
/// chosen, their place and their open editors. `Row` has a `key()` that compares; what it points to must live until take() is through.
template <class Row>
class KeyedTable : public QAbstractTableModel {
public:
    using QAbstractTableModel::QAbstractTableModel;

    int rowCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : static_cast<int>(m_rows.size()); }
    const std::vector<Row>& rows() const { return m_rows; }
    const Row* row(int at) const { return at >= 0 && at < rowCount() ? &m_rows[static_cast<size_t>(at)] : nullptr; }
    /// The place of a key, or -1.
    template <class Key>
    int rowOf(const Key& key) const
    {
        const auto it = std::lower_bound(m_rows.begin(), m_rows.end(), key, [](const Row& r, const Key& k) { return r.key() < k; });
        return it != m_rows.end() && it->key() == key ? static_cast<int>(it - m_rows.begin()) : -1;
    }

protected:
    /// `next` in order of the keys; `same(old, new)`: nothing that is shown differs.
    template <class Same>
    void take(std::vector<Row> next, Same&& same)
    {
        if (piecesTo(next) > pieces) {
            beginResetModel();
            m_rows = std::move(next);
            endResetModel();
            return;
        }
        const auto changed = differ(next, std::forward<Same>(same));
        for (size_t k = 0; k < changed.size();) {
            size_t end = k + 1;
            while (end < changed.size() && changed[end] + 1 == changed[end - 1])
                ++end;
            emit this->dataChanged(index(static_cast<int>(changed[end - 1]), 0), index(static_cast<int>(changed[k]), columnCount() - 1));
            k = end;
        }
    }

    /// The same for a change that is known: rows whose keys go, and rows that come or stand for others of their key. Both in order.
    template <class Key, class Same>
    void change(const std::vector<Key>& gone, std::vector<Row> come, Same&& same)
    {
        const auto keyBefore = [](const Row& r, const Key& k) { return r.key() < k; };
        for (const Key& key : gone) {
            const int at = rowOf(key);
            const auto coming = std::lower_bound(come.begin(), come.end(), key, keyBefore);
            if (at < 0 || (coming != come.end() && coming->key() == key))
                continue;
            beginRemoveRows({}, at, at);
            m_rows.erase(m_rows.begin() + at);
            endRemoveRows();
        }
        for (Row& r : come) {
            const auto it = std::lower_bound(m_rows.begin(), m_rows.end(), r.key(), keyBefore);
            const int at = static_cast<int>(it - m_rows.begin());
            if (it != m_rows.end() && it->key() == r.key()) {
                const bool shown = !same(*it, r);
                *it = std::move(r);
                if (shown)
                    emit this->dataChanged(index(at, 0), index(at, columnCount() - 1));
                continue;
            }
            beginInsertRows({}, at, at);
            m_rows.insert(it, std::move(r));
            endInsertRows();
        }
    }
    /// Beyond so many pieces views are quicker with all rows anew than with each piece.
    static constexpr size_t pieces = 200;

private:
    // One step back over rows that only the old list has, only the new one has, or both have.
    enum class Step { Gone, Come, Both };
    static Step stepAt(const std::vector<Row>& old, size_t i, const std::vector<Row>& next, size_t j)
    {
        if (i == 0)
            return Step::Come;
        if (j == 0 || next[j - 1].key() < old[i - 1].key())
            return Step::Gone;
        return old[i - 1].key() < next[j - 1].key() ? Step::Come : Step::Both;
    }

    size_t piecesTo(const std::vector<Row>& next) const
    {
        size_t n = 0;
        Step last = Step::Both;
        for (size_t i = m_rows.size(), j = next.size(); i > 0 || j > 0;) {
            const Step step = stepAt(m_rows, i, next, j);
            n += step != Step::Both && step != last ? 1 : 0;
            last = step;
            i -= step == Step::Come ? 0 : 1;
            j -= step == Step::Gone ? 0 : 1;
        }
        return n;
    }

    // Inserts and removes from the back, so that places in front of the work stay as they are. Returns the places of rows that stay and
    // show something else, the last one first.
    template <class Same>
    std::vector<size_t> differ(std::vector<Row>& next, Same&& same)
    {
        std::vector<size_t> changed;
        const auto at = [this](size_t n) { return m_rows.begin() + static_cast<std::ptrdiff_t>(n); };
        for (size_t i = m_rows.size(), j = next.size(); i > 0 || j > 0;) {
            const Step step = stepAt(m_rows, i, next, j);
            size_t end = 0;
            switch (step) {
            case Step::Both:
                if (!same(m_rows[i - 1], next[j - 1]))
                    changed.push_back(j - 1);
                m_rows[--i] = next[--j];
                break;
            case Step::Gone:
                for (end = i; i > 0 && stepAt(m_rows, i, next, j) == Step::Gone;)
                    --i;
                beginRemoveRows({}, static_cast<int>(i), static_cast<int>(end) - 1);
                m_rows.erase(at(i), at(end));
                endRemoveRows();
                break;
            case Step::Come:
                for (end = j; j > 0 && stepAt(m_rows, i, next, j) == Step::Come;)
                    --j;
                beginInsertRows({}, static_cast<int>(i), static_cast<int>(i + end - j) - 1);
                m_rows.insert(at(i), next.begin() + static_cast<std::ptrdiff_t>(j), next.begin() + static_cast<std::ptrdiff_t>(end));
                endInsertRows();
                break;
            }
        }
        return changed;
    }

    std::vector<Row> m_rows;
};

} // namespace sp::ui
