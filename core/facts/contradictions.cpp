// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/facts/contradictions.h"

namespace sp {

std::vector<Contradiction> contradictions(const FactSheet& sheet)
{
    std::vector<FactId> both; // entered and measured
    for (FactId f = 0; f < sheet.facts().size(); ++f)
        if (const FactRow& row = sheet.facts()[f]; row.owner == SubjectKind::Opening && row.field && row.measure)
            both.push_back(f);
    std::vector<Contradiction> out;
    for (quint32 i = 0; i < sheet.project().openings.size(); ++i) {
        const Subject subject{SubjectKind::Opening, i, 0};
        for (const FactId f : both) {
            const FieldId fieldId = *sheet.facts()[f].field;
            const Value* entered = enteredDoor(sheet.project(), sheet.opening(subject), fieldId);
            if (!entered)
                continue;
            const Fact now = sheet.value(subject, f);
            if (!now.known || now.origin > Origin::Modelled || now.value == *entered)
                continue;
            Trace trace;
            (void)sheet.value(subject, f, &trace);
            const bool own = sheet.opening(subject).facts.find(fieldId) != nullptr;
            const QString path = sheet.pathOf(subject, fieldOf(fieldId));
            const OpeningType* type = sheet.entry(subject).type;
            out.push_back({f, subject, now.value, now.origin, trace.from, *entered,
                           own || !type ? path : type->id.text() + path.mid(path.indexOf(u'.'))});
        }
    }
    return out;
}

} // namespace sp
