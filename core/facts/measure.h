// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/facts/fact_sheet.h"

namespace sp {

// Short forms that the measuring functions share.

inline Value wordValue(const FactSheet& s, FactId f, QStringView word)
{
    return Word{static_cast<quint16>(*wordIndex(s.facts()[f].words.constData(), word))};
}

/// Items of an opening, or those that serve a leaf; none when the set is not known.
inline std::vector<Subject> itemsOf(const FactSheet& s, Subject at)
{
    return s.related(at, Relation::Items).value_or(std::vector<Subject>());
}

inline bool isKind(const FactSheet& s, Subject item, std::initializer_list<QStringView> kinds)
{
    return std::find(kinds.begin(), kinds.end(), QStringView(s.item(item).kind)) != kinds.end();
}

inline qint64 quantityOf(const FactSheet& s, Subject item)
{
    static const FieldId qty = field("hw.qty");
    return s.item(item).facts.integer(qty).value_or(1);
}

/// How many of the item each leaf has that it serves.
inline qint64 quantityPerLeaf(const FactSheet& s, Subject item, int leaves)
{
    const bool shared = leaves == 2 && s.serves(item, 0, leaves) && s.serves(item, 1, leaves);
    return shared ? std::max<qint64>(1, quantityOf(s, item) / 2) : quantityOf(s, item);
}

inline Measured truth(std::optional<bool> v)
{
    return v ? Measured::known(*v) : Measured::unknown();
}

/// Unknown because nobody knows the opening's hardware set.
inline Measured hardwareUnknown(const FactSheet& s, Subject at, Trace* t)
{
    if (t)
        t->missing.push_back({s.id("door.hardware_set"), {SubjectKind::Opening, at.row, 0}, Why::NoData});
    return Measured::unknown();
}

/// Whether an item of the opening or leaf passes the test; kinds that the catalogue does not know leave it unknown.
template <class Test>
Measured someItem(const FactSheet& s, Subject at, Trace* t, Test&& test)
{
    if (!s.itemsKnown(at))
        return hardwareUnknown(s, at, t);
    const auto items = s.related(at, Relation::Items, t);
    if (!items)
        return Measured::unknown();
    std::optional<bool> any = false;
    for (const Subject& item : *items) {
        const DeviceKind* kind = s.kindOf(item);
        any = either(any, kind ? std::optional<bool>(test(item, *kind)) : std::nullopt);
    }
    return truth(any);
}

} // namespace sp
