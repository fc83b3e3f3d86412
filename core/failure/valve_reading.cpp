// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/failure/valve_reading.h"

namespace sp {

namespace {

using I = ValveInput;

const std::array<FactId, valveInputs>& factIds(const FactSheet& sheet)
{
    static const auto ids = [&] {
        std::array<FactId, valveInputs> out{};
        for (size_t i = 0; i < valveInputs; ++i)
            out[i] = sheet.id(factOf(static_cast<I>(i)));
        return out;
    }();
    return ids;
}

std::optional<qint64> numberOf(const Fact& f)
{
    if (!f.known)
        return std::nullopt;
    if (const auto* w = std::get_if<Word>(&f.value))
        return w->index;
    if (const auto* b = std::get_if<bool>(&f.value))
        return *b ? 1 : 0;
    if (const auto* q = std::get_if<Quantity>(&f.value))
        return q->n;
    return std::nullopt;
}

bool isFed(const Project& project, quint32 valve, QStringView part)
{
    const QString& id = project.valves[valve].id.text();
    return std::any_of(project.circuits.begin(), project.circuits.end(), [&](const auto& circuit) {
        return circuit->feeds && std::any_of(circuit->feeds->begin(), circuit->feeds->end(), [&](const PartRef& ref) {
                   return ref.entity == id && ref.part == part;
               });
    });
}

} // namespace

ValveParts valvePartsOf(const FactSheet& sheet, quint32 valve)
{
    const auto& ids = factIds(sheet);
    const Subject at{SubjectKind::Valve, valve, 0};
    const Valve& row = sheet.project().valves[valve];
    ValveParts out;
    const auto read = [&](I first, I last) {
        bool any = false;
        for (size_t i = static_cast<size_t>(first); i <= static_cast<size_t>(last); ++i) {
            out.values[i] = numberOf(sheet.value(at, ids[i]));
            any = any || out.values[i];
        }
        return any;
    };
    read(I::BodyKind, I::HandwheelEngaged);
    if (familyOf(out) == ValveFamily::NoUtility)
        return out;
    const auto fitted = [&](bool none, bool any, QStringView part) {
        return none ? Fitted::No : any || isFed(sheet.project(), valve, part) ? Fitted::Yes : Fitted::NotStated;
    };
    const bool positioner = read(I::PositionerPower, I::PositionerOnSignalLoss);
    const bool solenoid = read(I::SolenoidKind, I::SpringAssisted);
    out.positioner = fitted(row.noPositioner, positioner, u"positioner");
    out.solenoid = fitted(row.noSolenoid, solenoid, u"solenoid");
    read(I::Lockup, I::Strokes);
    return out;
}

std::vector<const Circuit*> circuitsOfValve(const Project& project, quint32 valve, QStringView part)
{
    const QString& id = project.valves[valve].id.text();
    std::vector<const Circuit*> out;
    for (const auto& circuit : project.circuits)
        if (circuit->feeds && std::any_of(circuit->feeds->begin(), circuit->feeds->end(), [&](const PartRef& ref) {
                return ref.entity == id && (ref.part.isEmpty() || ref.part == part);
            }))
            out.push_back(circuit.get());
    return out;
}

std::vector<Missing> missingOf(const FactSheet& sheet, quint32 valve, InputMask inputs)
{
    std::vector<Missing> out;
    for (const I input : inputsOf(inputs))
        out.push_back({factIds(sheet)[static_cast<size_t>(input)], {SubjectKind::Valve, valve, 0}, Why::NoData});
    return out;
}

} // namespace sp
