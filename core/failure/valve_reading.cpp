// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/failure/valve_reading.h"

#include "core/facts/plan_wiring.h"

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

bool isFed(const FactSheet& sheet, quint32 valve, QStringView part)
{
    const auto& feeds = sheet.index().wiring().valveFeeds[valve];
    return std::any_of(feeds.begin(), feeds.end(), [&](const PlanWiring::Tie& tie) { return tie.part == part; });
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
        return none ? Fitted::No : any || isFed(sheet, valve, part) ? Fitted::Yes : Fitted::NotStated;
    };
    const bool positioner = read(I::PositionerPower, I::PositionerOnSignalLoss);
    const bool solenoid = read(I::SolenoidKind, I::SpringAssisted);
    out.positioner = fitted(row.noPositioner, positioner, u"positioner");
    out.solenoid = fitted(row.noSolenoid, solenoid, u"solenoid");
    read(I::Lockup, I::Strokes);
    return out;
}

std::vector<const Circuit*> circuitsOfValve(const FactSheet& sheet, quint32 valve, QStringView part)
{
    std::vector<const Circuit*> out;
    for (const PlanWiring::Tie& tie : sheet.index().wiring().valveFeeds[valve]) {
        const Circuit* circuit = &sheet.project().circuits[static_cast<size_t>(tie.row)];
        if ((tie.part.isEmpty() || tie.part == part) && (out.empty() || out.back() != circuit))
            out.push_back(circuit);
    }
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
