// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/facts/fact_catalogue.h"

namespace sp {

/// A match keeps the words of a fact in one integer.
inline constexpr int wordsInMatch = 64;

/// A table of a code, as data with its citation (resources/rulepacks/tables): the first row that matches gives the value.
struct CodeTable {
    struct Match {
        FactId fact = 0;
        quint64 words = 0; ///< any of these words, or of false and true; for quantities the range
        std::optional<qint64> equals, above, atMost;
    };
    struct Row {
        std::vector<Match> matches;
        Value gives = false;
        QString mark;
    };
    QString id, title;
    std::vector<FactId> facts; ///< those that the rows look at
    std::vector<Row> rows;
};

class CodeTables final {
public:
    static CodeTables load(const QString& folder, const FactCatalogue& facts, Errors& problems);
    const CodeTable* find(const QString& id) const;

private:
    std::vector<CodeTable> m_tables;
};

} // namespace sp
