// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/faults_report.h"

#include "core/edit/elements.h"

namespace sp {

namespace {

QString subjectId(const Project& p, const UndesiredEvent& e)
{
    const auto row = static_cast<size_t>(e.subject);
    switch (e.kind) {
    case EventKind::Trapped:
    case EventKind::Exposed: return p.rooms[row].id.text();
    case EventKind::FireDoorOpen: return p.openings[row].id.text();
    case EventKind::NotIsolated: return p.sources[row].id.text();
    }
    return {};
}

QString roomName(const Project& p, int row)
{
    const Room& room = p.rooms[static_cast<size_t>(row)];
    const QString name = (room.number.value_or(QString()) + u' ' + room.name.value_or(QString())).trimmed();
    return name.isEmpty() ? room.id.text() : name;
}

QString openingNames(const Project& p, const std::vector<int>& rows)
{
    QStringList names;
    for (const int row : rows)
        names += p.openings[static_cast<size_t>(row)].mark.value_or(p.openings[static_cast<size_t>(row)].id.text());
    return names.join(QStringLiteral(", "));
}

QString sentence(const FailureModel& model, const UndesiredEvent& e)
{
    const Project& p = model.project();
    const auto row = static_cast<size_t>(e.subject);
    switch (e.kind) {
    case EventKind::Trapped: {
        const auto people = model.people(e.subject);
        return QStringLiteral("%1: people (%2) cannot get out, %3 %4 shut")
            .arg(roomName(p, e.subject), people ? QString::number(*people) : QStringLiteral("number not known"),
                 openingNames(p, e.openings), e.openings.size() == 1 ? QStringLiteral("stays") : QStringLiteral("stay"));
    }
    case EventKind::Exposed:
        return QStringLiteral("%1: anybody gets in through %2").arg(roomName(p, e.subject), openingNames(p, e.openings));
    case EventKind::FireDoorOpen: return QStringLiteral("%1: the fire door is not latched").arg(openingNames(p, {e.subject}));
    case EventKind::NotIsolated:
        return QStringLiteral("%1: the source is not shut off").arg(p.sources[row].name.value_or(p.sources[row].id.text()));
    }
    return {};
}

} // namespace

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
        j.key("subject").value(subjectId(p, e));
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

QByteArray faultsText(const FailureModel& model, const FaultAnalysis& a)
{
    QString out;
    for (const FaultAnalysis::Event& entry : a.events) {
        const QString when = QLatin1String(entry.scenario->id) + u' ' + QLatin1String(entry.scenario->name)
            + (*entry.in->name ? QStringLiteral(", ") + QLatin1String(entry.in->name) : QString());
        out += sentence(model, entry.event) + QStringLiteral(" (%1)\n").arg(when);
        for (const FaultSet& set : entry.event.sets) {
            QStringList faults;
            for (const int fault : set)
                faults += model.faults()[static_cast<size_t>(fault)].says;
            out += QStringLiteral("    ") + (faults.isEmpty() ? QStringLiteral("Without any fault.") : faults.join(u' ')) + u'\n';
        }
    }
    if (a.events.empty())
        out +=
            QStringLiteral("No combination of up to %1 faults traps anybody, exposes a room or leaves a source open.\n").arg(a.query.order);
    if (a.truncated)
        out += QStringLiteral("The search had to stop: there may be more.\n");
    return out.toUtf8();
}

} // namespace sp
