// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/failure/measured_missing.h"

namespace sp {

namespace {

template <class T, class I>
std::optional<quint32> rowIn(const Table<T>& table, const I& id)
{
    const size_t row = table.indexOf(id);
    return row < table.size() ? std::optional(static_cast<quint32>(row)) : std::nullopt;
}

// An item of an opening, or of a set: any opening with it stands for the others.
std::optional<Subject> itemOf(const FactSheet& sheet, const QString& whole, const QString& key)
{
    const Project& p = sheet.project();
    for (quint32 row = 0; row < p.openings.size(); ++row) {
        const HardwareSet* set = sheet.index().opening(row).set;
        if (!set || !set->items || (p.openings[row].id.text() != whole && set->id.text() != whole))
            continue;
        for (quint32 i = 0; i < set->items->size(); ++i)
            if ((*set->items)[i].key == key)
                return Subject{SubjectKind::Item, row, i};
    }
    return std::nullopt;
}

// The subject of a fact's kind that an id, or the id of a part, names.
std::optional<Subject> subjectOf(const FactSheet& sheet, const QString& id, SubjectKind kind)
{
    const Project& p = sheet.project();
    const QString whole = id.section(u'/', 0, 0);
    std::optional<quint32> row;
    switch (kind) {
    case SubjectKind::Supply: row = rowIn(p.supplies, SupplyId(whole)); break;
    case SubjectKind::Circuit: row = rowIn(p.circuits, CircuitId(whole)); break;
    case SubjectKind::Device: row = rowIn(p.devices, DeviceId(whole)); break;
    case SubjectKind::Valve: row = rowIn(p.valves, ValveId(whole)); break;
    case SubjectKind::AirSupply: row = rowIn(p.airSupplies, AirSupplyId(whole)); break;
    case SubjectKind::Room: row = rowIn(p.rooms, RoomId(whole)); break;
    case SubjectKind::Storey: row = rowIn(p.storeys, StoreyId(whole)); break;
    case SubjectKind::Opening: row = rowIn(p.openings, OpeningId(whole)); break;
    case SubjectKind::Item: return itemOf(sheet, whole, id.section(u'/', 1));
    default: break;
    }
    return row ? std::optional(Subject{kind, *row, 0}) : std::nullopt;
}

} // namespace

Measured waitsFor(const FactSheet& sheet, Subject at, Trace* trace, const std::vector<MissingInput>& inputs)
{
    Why why = Why::NoData;
    for (const MissingInput& input : inputs) {
        if (input.why == Why::BadData)
            why = Why::BadData;
        const auto fact = trace ? sheet.facts().find(input.fact) : std::nullopt;
        if (!fact)
            continue;
        const Missing missing{*fact, subjectOf(sheet, input.subject, sheet.facts()[*fact].owner).value_or(at), input.why};
        if (std::find(trace->missing.begin(), trace->missing.end(), missing) == trace->missing.end())
            trace->missing.push_back(missing);
    }
    return Measured::unknown(why);
}

std::vector<MissingInput> ofTheBattery(std::vector<MissingInput> inputs)
{
    std::erase_if(inputs, [](const MissingInput& m) { return m.fact == u"psu.capacity_ma"; });
    return inputs;
}

Measured waitsFor(const FactSheet& sheet, Subject at, Trace* trace, const char* fact, Why why)
{
    if (trace)
        trace->missing.push_back({sheet.id(fact), at, why});
    return Measured::unknown(why);
}

} // namespace sp
