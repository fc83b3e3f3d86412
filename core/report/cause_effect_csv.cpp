// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/facts/fact_sheet.h"
#include "core/report/cause_effect.h"
#include "core/report/csv.h"
#include "core/report/plan_words.h"

namespace sp {

namespace {

constexpr const char* doorColumns[] = {"inside", "outside", "latched", "leaf"};
constexpr QString ValveStates::*valveEvents[] = {&ValveStates::air,       &ValveStates::power,    &ValveStates::signal,
                                                 &ValveStates::hydraulic, &ValveStates::feedback, &ValveStates::blackoutFirst,
                                                 &ValveStates::blackout};

QByteArray headerOf(const CauseEffect& matrix)
{
    QByteArray out = "kind,id,level,mark,room_from,room_to,locked_by,supply,released_by";
    for (const CauseEffect::Case& c : matrix.cases) {
        for (const char* column : doorColumns)
            out += ',' + c.key.toLatin1() + '_' + column;
        out += ',' + c.key.toLatin1() + "_valve";
    }
    out += ",valve_service,valve_required,valve_declared,valve_derived,valve_air,valve_pwr,valve_sig,valve_hyd,valve_fbk,"
           "valve_blackout_phase_1,valve_blackout_final";
    return out;
}

// An event of a valve: its word, or the facts that it waits for.
QString eventText(const ValveStates& v, const QString& word)
{
    return word == u"unknown" ? QStringLiteral("undecided: ") + v.unknown.join(QStringLiteral("; ")) : word;
}

} // namespace

QByteArray causeEffectCsv(const FactSheet& sheet, const CauseEffect& matrix)
{
    const PlanWords words(sheet);
    const QByteArray header = headerOf(matrix);
    CsvWriter csv({header.constData(), static_cast<size_t>(header.size())});
    const auto nothing = [&](int cells) {
        for (int i = 0; i < cells; ++i)
            csv.text(QString());
    };
    constexpr int ownColumns = 4 + static_cast<int>(std::size(valveEvents));
    for (const CauseEffect::Door& d : matrix.doors) {
        csv.text(QStringLiteral("opening")).text(d.id).text(d.level).text(d.mark).text(d.roomFrom).text(d.roomTo);
        csv.text(d.lockedBy).text(d.supply).text(d.releasedBy);
        for (const CauseEffect::DoorCell& cell : d.cells) {
            csv.text(insideText(cell, words)).text(outsideText(cell)).text(latchedText(cell)).text(leafText(cell));
            nothing(1);
        }
        nothing(ownColumns);
        csv.endRow();
    }
    for (const CauseEffect::ValveRow& v : matrix.valves) {
        csv.text(QStringLiteral("valve")).text(v.states.id).text(v.level).text(v.states.tag).text(v.from).text(v.to);
        csv.text(QString()).text(v.supply).text(QString());
        for (const CauseEffect::ValveCell& cell : v.cells) {
            nothing(static_cast<int>(std::size(doorColumns)));
            csv.text(positionText(cell));
        }
        csv.text(v.states.service).text(v.states.required).text(v.states.declared).text(eventText(v.states, v.states.derived));
        for (const auto event : valveEvents)
            csv.text(eventText(v.states, v.states.*event));
        csv.endRow();
    }
    return csv.take();
}

} // namespace sp
