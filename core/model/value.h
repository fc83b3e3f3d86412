// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/quantity.h"

#include <QString>
#include <QStringList>
#include <variant>

namespace sp {

/// One of the words of a field, as its place in the field's list.
struct Word {
    quint16 index = 0;
    bool operator==(const Word&) const = default;
};

/// A set of words of a field, one bit for each place in the field's list (at most 64 words). No bit set is the known empty set.
struct WordSet {
    quint64 bits = 0;
    bool operator==(const WordSet&) const = default;
};

/// A known value of a field or fact. That it is not known is said by its absence.
using Value = std::variant<bool, qint64, Quantity, Word, WordSet, QString, QStringList>;

} // namespace sp
