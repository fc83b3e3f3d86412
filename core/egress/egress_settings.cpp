// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/egress/egress_settings.h"

#include "core/facts/measure.h"

namespace sp {

namespace {

using S = SubjectKind;

template <class Enum>
void take(Enum& out, const FieldBag& bag, FieldId id)
{
    if (const auto word = bag.word(id))
        out = static_cast<Enum>(*word); // the words of the field stand in the order of the enumeration
}

struct Fields {
    FieldId ruler = field("project.egress_ruler"), clearance = field("project.egress_clearance_in"),
            inset = field("project.egress_start_inset_in"), axes = field("project.egress_axes_deg"),
            separation = field("project.separation_rule"), distribution = field("project.egress_distribution"),
            neckMax = field("project.egress_neck_max_in"), commonPathEnd = field("project.egress_common_path_end"),
            alcoves = field("project.egress_alcoves");
};

const Fields& fields()
{
    static const Fields f;
    return f;
}

// Nobody has to say how to measure: where the plan is silent the default counts, and is shown as one.
Measured byDefault(const FactSheet& s, FieldId id, const Value& value)
{
    return s.project().settings.egress.find(id) ? Measured::silent() : Measured::known(value, Origin::Catalogue);
}

Value wordOf(int index)
{
    return Word{static_cast<quint16>(index)};
}

Value lengthOf(Length v)
{
    return Quantity{Dim::Length, v.n};
}

Measured ruler(const FactSheet& s, Subject, Trace*)
{
    return byDefault(s, fields().ruler, wordOf(static_cast<int>(EgressSettings().ruler)));
}

Measured clearance(const FactSheet& s, Subject, Trace*)
{
    return byDefault(s, fields().clearance, lengthOf(EgressSettings().clearance));
}

Measured startInset(const FactSheet& s, Subject, Trace*)
{
    return byDefault(s, fields().inset, lengthOf(EgressSettings().startInset));
}

Measured separationRule(const FactSheet& s, Subject, Trace*)
{
    return byDefault(s, fields().separation, wordOf(static_cast<int>(EgressSettings().separation)));
}

Measured distribution(const FactSheet& s, Subject, Trace*)
{
    return byDefault(s, fields().distribution, wordOf(static_cast<int>(EgressSettings().distribution)));
}

Measured neckMax(const FactSheet& s, Subject, Trace*)
{
    return byDefault(s, fields().neckMax, lengthOf(EgressSettings().neckMax));
}

Measured commonPathEnd(const FactSheet& s, Subject, Trace*)
{
    return byDefault(s, fields().commonPathEnd, wordOf(static_cast<int>(EgressSettings().commonPathEnd)));
}

Measured alcoves(const FactSheet& s, Subject, Trace*)
{
    return byDefault(s, fields().alcoves, EgressSettings().alcoves);
}

// Owner, type and words are those of the fields.
constexpr MeasuredRow row(const char* fact, Measure measure)
{
    return {fact, S::Project, FieldType::Word, "", "", Ask::Authority, KnownFrom::Design, "", measure};
}

constexpr MeasuredRow rows[] = {
    row("project.egress_ruler", &ruler),
    row("project.egress_clearance_in", &clearance),
    row("project.egress_start_inset_in", &startInset),
    row("project.separation_rule", &separationRule),
    row("project.egress_distribution", &distribution),
    row("project.egress_neck_max_in", &neckMax),
    row("project.egress_common_path_end", &commonPathEnd),
    row("project.egress_alcoves", &alcoves),
};

} // namespace

EgressSettings egressSettings(const Project& project)
{
    const FieldBag& bag = project.settings.egress;
    const Fields& f = fields();
    EgressSettings out;
    take(out.ruler, bag, f.ruler);
    take(out.separation, bag, f.separation);
    take(out.distribution, bag, f.distribution);
    take(out.commonPathEnd, bag, f.commonPathEnd);
    out.clearance = bag.amount<Dim::Length>(f.clearance).value_or(out.clearance);
    out.startInset = bag.amount<Dim::Length>(f.inset).value_or(out.startInset);
    out.neckMax = bag.amount<Dim::Length>(f.neckMax).value_or(out.neckMax);
    out.axes = bag.amount<Dim::Angle>(f.axes);
    out.alcoves = bag.flag(f.alcoves).value_or(out.alcoves);
    return out;
}

namespace tables {
const std::span<const MeasuredRow> egressSettingMeasures = rows;
} // namespace tables

} // namespace sp
