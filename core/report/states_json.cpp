// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/facts/fact_sheet.h"
#include "core/failure/valve_states.h"
#include "core/report/states_report.h"

#include <algorithm>
#include <iterator>

namespace sp {

namespace {

template <class T>
void writeIds(JsonWriter& j, const char* key, const Table<T>& table, const std::vector<int>& rows)
{
    j.key(key).beginArray();
    for (const int row : rows)
        j.value(table[static_cast<size_t>(row)].id.text());
    j.endArray();
}

void writeSide(JsonWriter& j, const char* key, const PlanIndex::OpeningEntry& entry, bool inside)
{
    j.key(key).beginObject();
    if (!entry.outside) {
        j.key("side").null();
        j.key("room").null();
    } else {
        const Side side = (*entry.outside == Side::A) != inside ? Side::A : Side::B;
        j.key("side").value(side == Side::A ? "a" : "b");
        j.key("room");
        if (const auto& room = entry.sides.on(side).room)
            j.value(room->text());
        else
            j.null();
    }
    j.endObject();
}

// What nobody knows is null.
void writeKnown(JsonWriter& j, const char* key, const QString& text)
{
    j.key(key);
    if (text.isEmpty())
        j.null();
    else
        j.value(text);
}

void writeValve(JsonWriter& j, const ValveStates& v)
{
    j.beginObject();
    j.key("id").value(v.id);
    writeKnown(j, "tag", v.tag);
    writeKnown(j, "service", v.service);
    writeKnown(j, "required", v.required);
    writeKnown(j, "declared", v.declared);
    j.key("derived").value(v.derived);
    j.key("unknown").value(v.unknown);
    j.key("events").beginObject();
    j.key("air").value(v.air);
    j.key("pwr").value(v.power);
    j.key("sig").value(v.signal);
    j.key("hyd").value(v.hydraulic);
    j.key("fbk").value(v.feedback);
    j.key("blackout").beginObject();
    j.key("phase_1").value(v.blackoutFirst);
    j.key("final").value(v.blackout);
    j.endObject();
    j.endObject();
    j.key("because").value(v.because);
    j.endObject();
}

void writeMissing(JsonWriter& j, const FactSheet& sheet, const std::vector<Missing>& missing)
{
    j.key("missing").beginArray();
    for (const Missing& m : missing) {
        j.beginObject();
        j.key("fact").value(sheet.facts()[m.fact].name);
        j.key("subject").value(sheet.idOf(m.subject));
        j.key("why").value(whyWord(m.why));
        j.key("ask").value(askWord(sheet.facts()[m.fact].ask));
        j.endObject();
    }
    j.endArray();
}

void writeCase(JsonWriter& j, const FactSheet& sheet, const Scenario& scenario, const OpeningCase& c)
{
    j.beginObject();
    j.key("scenario").value(scenario.id);
    if (c.named)
        j.key("case").value(c.of->name);
    j.key("inside").value(passageWord(c.state.inside));
    if (c.state.inside == Passage::Release)
        j.key("by").value(c.state.by);
    j.key("outside").value(passageWord(c.state.outside));
    j.key("latched");
    if (c.state.latched)
        j.value(*c.state.latched);
    else
        j.null();
    j.key("leaf").value(leafWord(c.state.leaf));
    j.key("because").value(c.reasons.because);
    if (!c.reasons.missing.empty())
        writeMissing(j, sheet, c.reasons.missing);
    j.endObject();
}

void writeOpening(JsonWriter& j, const FactSheet& sheet, const StatesReport& report, size_t row)
{
    const Opening& opening = sheet.project().openings[row];
    const PlanIndex::OpeningEntry& entry = sheet.index().opening(row);
    j.beginObject();
    j.key("id").value(opening.id.text());
    j.key("mark");
    if (opening.mark)
        j.value(*opening.mark);
    else
        j.null();
    writeSide(j, "inside", entry, true);
    writeSide(j, "outside", entry, false);
    j.key("states").beginArray();
    for (size_t s = 0; s < report.scenarios.size(); ++s)
        for (const OpeningCase& c : report.openings[row][s])
            writeCase(j, sheet, *report.scenarios[s], c);
    j.endArray();
    j.endObject();
}

void writePlanCase(JsonWriter& j, const Project& p, const StatesReport::Plan& c)
{
    j.beginObject();
    j.key("scenario").value(c.scenario->id);
    if (c.named)
        j.key("case").value(c.of->name);
    writeIds(j, "trapped", p.rooms, c.plan.trapped);
    std::vector<int> entered; // protected ones are told apart, and are entered all the same
    std::set_union(c.plan.entered.begin(), c.plan.entered.end(), c.plan.exposed.begin(), c.plan.exposed.end(), std::back_inserter(entered));
    writeIds(j, "entered", p.rooms, entered);
    writeIds(j, "exposed", p.rooms, c.plan.exposed);
    writeIds(j, "not_isolated", p.sources, c.plan.notIsolated);
    writeIds(j, "fire_doors_not_latched", p.openings, c.plan.fireDoorsNotLatched);
    // What is not known is no part of the lists above; it is named where there is any.
    const auto open = [&](const char* key, const auto& table, const std::vector<int>& rows) {
        if (!rows.empty())
            writeIds(j, key, table, rows);
    };
    open("trapped_unknown", p.rooms, c.plan.leavesUnknown);
    open("entered_unknown", p.rooms, c.plan.enteredUnknown);
    open("not_isolated_unknown", p.sources, c.plan.isolationUnknown);
    open("fire_doors_unknown", p.openings, c.plan.latchUnknown);
    j.endObject();
}

} // namespace

StatesReport statesReport(const FailureModel& model, const Scenario* only)
{
    StatesReport out;
    for (const Scenario& s : scenarios())
        if (!only || only == &s)
            out.scenarios.push_back(&s);
    for (size_t row = 0; row < model.project().openings.size(); ++row) {
        std::vector<std::vector<OpeningCase>> lines;
        for (const Scenario* s : out.scenarios)
            lines.push_back(statesIn(model.net(static_cast<int>(row)), *s));
        out.openings.push_back(std::move(lines));
    }
    for (const Scenario* s : out.scenarios) {
        const std::vector<const ScenarioCase*> cases = casesOf(model, *s);
        std::vector<StatesReport::Plan> plans;
        for (const ScenarioCase* c : cases)
            plans.push_back({s, c, cases.size() > 1, model.at(c->moment)});
        const bool same =
            std::all_of(plans.begin(), plans.end(), [&](const StatesReport::Plan& p) { return p.plan == plans.front().plan; });
        if (!s->caseEach && same) {
            plans.erase(plans.begin() + 1, plans.end());
            plans.front().named = false;
        }
        out.plans.insert(out.plans.end(), plans.begin(), plans.end());
    }
    return out;
}

QByteArray statesJson(const FactSheet& sheet, const StatesReport& report, const PlanName& plan)
{
    const Project& p = sheet.project();
    JsonWriter j;
    j.beginObject();
    j.key("schema").value("strikeplate.states/1");
    writePlan(j, p, plan);
    j.key("scenarios").beginArray();
    for (const Scenario* s : report.scenarios) {
        j.beginObject();
        j.key("id").value(s->id);
        j.key("name").value(s->name);
        j.endObject();
    }
    j.endArray();
    j.key("openings").beginArray();
    for (size_t row = 0; row < p.openings.size(); ++row)
        writeOpening(j, sheet, report, row);
    j.endArray();
    j.key("valves").beginArray();
    for (size_t row = 0; row < p.valves.size(); ++row)
        writeValve(j, valveStates(sheet, static_cast<quint32>(row)));
    j.endArray();
    j.key("whole_plan").beginArray();
    for (const StatesReport::Plan& c : report.plans)
        writePlanCase(j, p, c);
    j.endArray();
    j.endObject();
    return j.take();
}

} // namespace sp
