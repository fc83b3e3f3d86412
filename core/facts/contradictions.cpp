// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/facts/contradictions.h"

namespace sp {

std::vector<FactId> contradictable(const FactCatalogue& facts)
{
    std::vector<FactId> out;
    for (FactId f = 0; f < facts.size(); ++f)
        if (const FactRow& row = facts[f]; row.owner == SubjectKind::Opening && row.field && row.measure)
            out.push_back(f);
    return out;
}

std::vector<Contradiction> contradictionsOf(const FactSheet& sheet, quint32 opening, const std::vector<FactId>& facts)
{
    std::vector<Contradiction> out;
    const Subject subject{SubjectKind::Opening, opening, 0};
    const OpeningType* type = sheet.entry(subject).type;
    for (const FactId f : facts) {
        const FieldId fieldId = *sheet.facts()[f].field;
        const Value* own = sheet.opening(subject).facts.find(fieldId);
        const Value* entered = own || !type ? own : type->facts.find(fieldId);
        if (!entered)
            continue;
        const Fact now = sheet.value(subject, f);
        if (!now.known || now.origin > Origin::Modelled || now.value == *entered)
            continue;
        Trace trace;
        (void)sheet.value(subject, f, &trace);
        const QString path = sheet.pathOf(subject, fieldOf(fieldId));
        out.push_back(
            {f, subject, now.value, now.origin, trace.from, *entered, own ? path : type->id.text() + path.mid(path.indexOf(u'.'))});
    }
    return out;
}

} // namespace sp
