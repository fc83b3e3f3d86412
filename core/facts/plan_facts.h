// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/facts/fact.h"

#include <QHash>
#include <memory>
#include <optional>

namespace sp {

/// Facts that only a search through the whole plan can tell, worked out beside the sheet and given to it. They name subjects by id, so that
/// those of an earlier state of the plan still fit where rows have moved.
struct PlanFacts {
    /// What an unknown one waits for.
    struct Open {
        FactId fact = 0;
        SubjectKind kind = SubjectKind::None;
        QString id; ///< of the row
        quint32 part = 0;
        Why why = Why::NoData;
        bool operator==(const Open&) const = default;
    };
    struct Entry {
        FactId fact = 0;
        std::optional<Value> value; ///< nullopt: not known
        std::vector<Open> open;
        bool operator==(const Entry&) const = default;
    };
    /// By id, each list by fact. Whoever is not named has `otherwise`.
    QHash<QString, std::vector<Entry>> entries;
    Value otherwise = QString();

    const Entry* find(const QString& id, FactId fact) const;
};

} // namespace sp
