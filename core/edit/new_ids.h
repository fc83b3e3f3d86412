// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/project.h"

namespace sp {

/// Makes ids of new entities. The same seed gives the same ids, so that tests and recorded edits repeat; the window seeds it by chance.
class NewIds final {
public:
    explicit NewIds(QByteArray seed) : m_seed(std::move(seed)) { }

    /// An id that the table does not hold and that this object has not given out: `NewIds::make(project.walls)`.
    template <class T>
    typename Table<T>::IdType make(const Table<T>& table)
    {
        for (;;) {
            typename Table<T>::IdType id(next(prefixOf(static_cast<const T*>(nullptr))));
            if (!table.find(id))
                return id;
        }
    }

private:
    template <class T>
    static QLatin1String prefixOf(const T*)
    {
        const char* prefix = "";
        Project kinds;
        forEachTable(kinds, [&](const KindInfo& kind, auto& table) {
            using Row = typename std::decay_t<decltype(table)>::Pointer::element_type;
            if constexpr (std::is_same_v<const T, Row>)
                prefix = kind.prefix;
        });
        return QLatin1String(prefix);
    }
    QString next(QLatin1String prefix) { return idFromSeed(QString(prefix), m_seed + '/' + QByteArray::number(m_count++)); }

    QByteArray m_seed;
    int m_count = 0;
};

} // namespace sp
