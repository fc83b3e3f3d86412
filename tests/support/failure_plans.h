// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/failure/failure_model.h"
#include "tests/support/plans.h"

#include <random>

namespace sp::test {

/// A plan with everything that decides what happens in it when something fails.
struct Failures {
    PlanFile file;
    std::unique_ptr<FactSheet> sheet;
    std::unique_ptr<FailureModel> model;
};

inline Failures failuresOf(PlanFile file)
{
    Failures out{std::move(file), nullptr, nullptr};
    auto project = std::make_shared<const Project>(out.file.project);
    TopologyBuilder topology;
    out.sheet = std::make_unique<FactSheet>(std::make_shared<const PlanIndex>(project, topology.update(project), library().catalogue),
                                            library().sources());
    out.model = std::make_unique<FailureModel>(*out.sheet);
    return out;
}

inline Failures failuresOf(const QByteArray& text)
{
    PlanFile file = readPlan(text, QStringLiteral("plan"));
    if (!file.problems.empty())
        qFatal("%s", qPrintable(texts(file.problems)));
    return failuresOf(std::move(file));
}

inline Failures example()
{
    return failuresOf(readPlanFile(dataPath(QStringLiteral("plans/example/plan.strikeplate"))));
}

/// Rooms without a place, doors that say what lies beyond them, and hardware of a few sorts on two supplies.
inline QByteArray randomPlan(unsigned seed)
{
    std::mt19937 random(seed);
    const auto upTo = [&](int most) { return static_cast<int>(random() % static_cast<unsigned>(most + 1)); };
    const int rooms = 2 + upTo(2), doors = rooms + upTo(2);
    QByteArray text = "format: 1\nproject:\n  name: \"Random\"\n  units: metric\nstoreys:\n  - {id: st-1, elevation: 0 mm}\nrooms:\n";
    for (int r = 0; r < rooms; ++r)
        text += QStringLiteral("  - {id: rm-%1, storey: st-1, number: \"%1\", kind: room, protected: %2}\n")
                    .arg(r)
                    .arg(upTo(1) ? QStringLiteral("true") : QStringLiteral("false"))
                    .toUtf8();
    QByteArray openings, sets, devices, feeds, drives;
    QByteArray circuits;
    for (int d = 0; d < doors; ++d) {
        const int inside = d < rooms ? d : upTo(rooms - 1);
        int outside = upTo(rooms) - 1; // -1: outside
        if (outside == inside)
            outside = -1;
        const QByteArray n = QByteArray::number(d);
        openings += "  - id: op-" + n + "\n    mark: \"" + n + "\"\n    set: hs-" + n + "\n    place: {storey: st-1, at: ["
            + QByteArray::number(1000 * d) + ", 0], direction: 0 deg, outside: b, beyond_a: rm-" + QByteArray::number(inside)
            + ", beyond_b: " + (outside < 0 ? QByteArray("outside") : "rm-" + QByteArray::number(outside))
            + "}\n    door: {leaves: 1, operation: swing, leaf_width: 900 mm, leaf_height: 2100 mm, egress_side: a}\n";
        const QByteArray supply = upTo(1) ? "ps-1" : "ps-2";
        QByteArray items;
        QByteArray electric;
        switch (upTo(4)) {
        case 0: items = "      - {key: lock, kind: mortise_lock, function: passage}\n"; break;
        case 1:
            items = "      - {key: lock, kind: mortise_lock, function: storeroom, key_outside: true}\n"
                    "      - {key: strike, kind: electric_strike, fail_state: fail_secure, volts: 24 V, holding: 250 mA}\n";
            electric = "strike";
            break;
        case 2:
            items =
                "      - {key: lock, kind: electrified_mortise, function: storeroom, fail_state: fail_safe, key_outside: true, volts: 24 V, holding: "
                "100 mA}\n";
            electric = "lock";
            break;
        default:
            items = "      - {key: maglock, kind: maglock, fail_state: fail_safe, volts: 24 V, holding: 250 mA}\n";
            electric = "maglock";
            devices += "  - {id: dv-btn" + n + ", kind: push_button, opening: op-" + n
                + ", side: a, unlock: 30 s, breaks: " + (upTo(1) ? "lock_power" : "controller") + "}\n";
            devices += "  - {id: dv-rex" + n + ", kind: rex_pir, opening: op-" + n
                + ", side: a, breaks: lock_power, on_loss: " + (upTo(1) ? "unlock" : "stay_locked") + ", volts: 24 V, holding: 50 mA}\n";
            circuits +=
                "  - {id: ci-r" + n + ", supply: " + supply + ", feeds: [dv-rex" + n + "], awg: 18, length: 10 m, fire_alarm: none}\n";
        }
        sets += "  - id: hs-" + n + "\n    mark: \"" + n + "\"\n    items:\n" + items;
        if (electric.isEmpty())
            continue;
        circuits += "  - {id: ci-" + n + ", supply: " + supply + ", feeds: [op-" + n + "/" + electric
            + "], awg: 18, length: 10 m, controller_drop: " + (upTo(1) ? "holds_lock" : "releases_lock")
            + ", fire_alarm: " + (upTo(1) ? "{by: dv-fa, location: dc_output, loop: normally_closed, until_reset: true}" : "none") + "}\n";
        drives += (drives.isEmpty() ? "" : ", ") + QByteArray("op-") + n + "/" + electric;
    }
    text += "openings:\n" + openings + "hardware_sets:\n" + sets + "devices:\n" + "  - {id: dv-fa, kind: fa_relay}\n"
        + "  - {id: dv-ctl, kind: controller, drives: [" + drives + "], volts: 24 V, holding: 200 mA}\n" + devices + "supplies:\n";
    for (const char* id : {"ps-1", "ps-2"})
        text += QByteArray("  - id: ") + id + "\n    mark: \"" + id
            + "\"\n    output: {source: dedicated, volts: 24 V, capacity: 4000 mA}\n"
            + "    batteries:\n      - {key: bank, volts: 12 V, capacity: 7 Ah, series: 2, strings: 1, temperature: 25 C}\n";
    return text + "circuits:\n  - {id: ci-ctl, supply: ps-1, feeds: [dv-ctl], awg: 18, length: 10 m, fire_alarm: none}\n" + circuits;
}

} // namespace sp::test
