// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edit/edit_openings.h"

namespace sp {

namespace {

// Usual sizes of leaves in inches and millimetres; trade sizes, not limits of a code.
struct Row {
    OpeningPreset preset;
    const char* operation;
    int leaves; ///< 0: nobody counts them
    int widthIn, inactiveIn, heightIn;
    int widthMm, inactiveMm, heightMm;
};

constexpr Row rows[] = {
    {{"single", "Single door"}, "swing", 1, 36, 0, 84, 900, 0, 2100},
    {{"pair", "Pair of doors"}, "swing", 2, 36, 36, 84, 900, 900, 2100},
    {{"unequal_pair", "Unequal pair"}, "swing", 2, 36, 18, 84, 1000, 500, 2100},
    {{"double_egress", "Double egress pair"}, "double_egress", 2, 44, 44, 84, 1100, 1100, 2100},
    {{"double_acting", "Double-acting door"}, "double_acting", 1, 36, 0, 84, 900, 0, 2100},
    {{"slide", "Sliding door"}, "slide", 1, 42, 0, 84, 1000, 0, 2100},
    {{"biparting_slide", "Bi-parting sliding doors"}, "slide", 2, 36, 36, 84, 900, 900, 2100},
    {{"fold", "Folding door"}, "fold", 0, 48, 0, 84, 1200, 0, 2100},
    {{"revolving", "Revolving door"}, "revolving", 0, 84, 0, 84, 2100, 0, 2100},
    {{"coiling", "Coiling door"}, "coiling", 1, 96, 0, 96, 2400, 0, 2400},
    {{"cased_opening", "Cased opening"}, "cased_opening", 0, 36, 0, 84, 900, 0, 2100},
};

Value lengthValue(Length v)
{
    return Quantity{Dim::Length, v.n};
}

} // namespace

std::span<const OpeningPreset> openingPresets()
{
    static const std::vector<OpeningPreset> list = [] {
        std::vector<OpeningPreset> out;
        for (const Row& row : rows)
            out.push_back(row.preset);
        return out;
    }();
    return list;
}

OpeningSpec specOf(const char* preset, Units units)
{
    static const FieldId operation = field("door.operation");
    const auto* const row = std::find_if(std::begin(rows), std::end(rows), [&](const Row& r) { return qstrcmp(r.preset.id, preset) == 0; });
    Q_ASSERT_X(row != std::end(rows), "specOf", preset);
    const bool us = units == Units::Us;
    const auto size = [&](int in, int metric) { return us ? inches(in) : mm(metric); };
    OpeningSpec spec;
    spec.facts.set(operation, Word{static_cast<quint16>(*wordIndex(fieldOf(operation).words, QString::fromLatin1(row->operation)))});
    if (qstrcmp(row->operation, "cased_opening") == 0) {
        spec.width = size(row->widthIn, row->widthMm);
        spec.height = size(row->heightIn, row->heightMm);
        return spec;
    }
    if (row->leaves > 0)
        spec.facts.set(field("door.leaves"), qint64{row->leaves});
    spec.facts.set(field("door.leaf_width_in"), lengthValue(size(row->widthIn, row->widthMm)));
    if (row->inactiveIn > 0)
        spec.facts.set(field("door.inactive_leaf_width_in"), lengthValue(size(row->inactiveIn, row->inactiveMm)));
    spec.facts.set(field("door.leaf_height_in"), lengthValue(size(row->heightIn, row->heightMm)));
    return spec;
}

} // namespace sp
