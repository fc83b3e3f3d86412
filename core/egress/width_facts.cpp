// SPDX-License-Identifier: GPL-3.0-or-later
// What a door gives to egress: the width that counts, and how much of it one person needs (code-rules.md 2, `door.egress_width_in`; IBC 1005.3).
#include "core/facts/measure.h"

namespace sp {

namespace {

// The clear width with all leaves open that open without bolts: a leaf fixed by manual bolts does not count.
Measured egressWidth(const FactSheet& s, Subject at, Trace* t)
{
    static const FieldId own = field("door.egress_width_in");
    static const FactId leaves = s.id("door.leaves"), clear = s.id("door.clear_width_in"), active = s.id("door.leaf_width_in"),
                        inactive = s.id("door.inactive_leaf_width_in");
    if (enteredDoor(s.project(), s.opening(at), own))
        return Measured::silent();
    const FactView view{s, at, t};
    const auto width = view.number(clear);
    if (!s.hasLeaf(at))
        return width ? Measured::known(Quantity{Dim::Length, *width}) : Measured::unknown();
    const auto count = view.number(leaves);
    if (!count || !width)
        return Measured::unknown();
    if (*count == 1)
        return Measured::known(Quantity{Dim::Length, *width});
    const Measured bolted = someItem(s, at, t, [&](const Subject& item, const DeviceKind&) {
        return isKind(s, item, {u"manual_flush_bolt", u"surface_bolt"});
    });
    if (bolted.state != Measured::State::Known)
        return Measured::unknown();
    if (std::get<bool>(bolted.value))
        return Measured::known(Quantity{Dim::Length, *width});
    // The other leaf loses as much to its stop and hinges as the active one does.
    const auto leaf = view.number(active);
    if (!leaf)
        return Measured::unknown();
    const FactView quiet{s, at, nullptr};
    const qint64 other = quiet.number(inactive).value_or(*leaf) - (*leaf - *width);
    return Measured::known(Quantity{Dim::Length, *width + std::max<qint64>(0, other)});
}

Measured widthFactor(const FactSheet& s, Subject at, Trace* t)
{
    const CodeTable* table = s.tables().find(QStringLiteral("level-width-factor"));
    if (!table)
        return Measured::unknown(Why::BadData);
    const Fact f = s.lookUp(*table, at, t);
    return f.known ? Measured::known(f.value) : Measured::unknown(f.why);
}

constexpr MeasuredRow rows[] = {
    {"door.egress_width_in", SubjectKind::Opening, FieldType::Quantity, "in", "", Ask::Architect, KnownFrom::Design, "", &egressWidth},
    {"door.egress_factor_in", SubjectKind::Opening, FieldType::Quantity, "in", "", Ask::Architect, KnownFrom::Design,
     "the width of the door for each occupant", &widthFactor},
};

} // namespace

namespace tables {
const std::span<const MeasuredRow> egressWidthMeasures = rows;
} // namespace tables

} // namespace sp
