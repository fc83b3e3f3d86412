// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/project.h"
#include "core/report/faults_report.h"

namespace sp {

QString subjectOf(const FailureModel& model, const UndesiredEvent& e)
{
    const Project& p = model.project();
    const auto row = static_cast<size_t>(e.subject);
    switch (e.kind) {
    case EventKind::Trapped:
    case EventKind::Exposed: return p.rooms[row].id.text();
    case EventKind::FireDoorOpen: return p.openings[row].id.text();
    case EventKind::NotIsolated: return p.sources[row].id.text();
    }
    return {};
}

QByteArray faultsJson(const FailureModel& model, const FaultAnalysis& a, const PlanName& plan)
{
    const Project& p = model.project();
    const auto faultId = [&](int position) { return model.faults()[static_cast<size_t>(position)].id; };
    JsonWriter j;
    j.beginObject();
    j.key("schema").value("strikeplate.faults/1");
    writePlan(j, p, plan);
    j.key("order").value(static_cast<qint64>(a.query.order));
    j.key("scenarios").beginArray();
    for (const Scenario* s : a.scenarios)
        j.value(s->id);
    j.endArray();
    j.key("minimal").value(
        "a set is listed when it causes the event in its scenario and no part of it does; adding a fault may undo the event");
    j.key("faults").beginArray();
    for (const int position : a.faults) {
        const BasicFault& f = model.faults()[static_cast<size_t>(position)];
        j.beginObject();
        j.key("id").value(f.id);
        j.key("class").value(faultClassWord(f.of));
        j.key("says").value(f.says);
        j.endObject();
    }
    j.endArray();
    j.key("events").beginArray();
    for (const FaultAnalysis::Event& entry : a.events) {
        const UndesiredEvent& e = entry.event;
        j.beginObject();
        j.key("event").value(eventWord(e.kind));
        j.key("subject").value(subjectOf(model, e));
        j.key("scenario").value(entry.scenario->id);
        if (*entry.in->name)
            j.key("case").value(entry.in->name);
        if (e.kind != EventKind::FireDoorOpen) {
            j.key(e.kind == EventKind::Trapped ? "blocked" : "path").beginArray();
            for (const int row : e.openings)
                j.value(e.kind == EventKind::NotIsolated ? p.valves[static_cast<size_t>(row)].id.text()
                                                         : p.openings[static_cast<size_t>(row)].id.text());
            j.endArray();
        }
        j.key("sets").beginArray();
        for (const FaultSet& set : e.sets) {
            j.beginArray();
            for (const int fault : set)
                j.value(faultId(fault));
            j.endArray();
        }
        j.endArray();
        j.endObject();
    }
    j.endArray();
    j.key("importance").beginArray();
    for (const FaultAnalysis::Weight& w : a.importance) {
        j.beginObject();
        j.key("fault").value(faultId(w.fault));
        j.key("sets").value(static_cast<qint64>(w.sets));
        j.endObject();
    }
    j.endArray();
    j.key("truncated").value(a.truncated);
    j.endObject();
    return j.take();
}

} // namespace sp
