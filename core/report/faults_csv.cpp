// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/csv.h"
#include "core/report/fault_groups.h"
#include "core/report/faults_report.h"

#include <map>

namespace sp {

QByteArray faultsCsv(const FailureModel& model, const FaultAnalysis& a)
{
    std::map<std::pair<EventKind, int>, QString> heads;
    for (const FaultGroup& group : faultGroups(model, a))
        heads[{group.kind, group.subject}] = group.head;
    const Project& p = model.project();
    CsvWriter csv("event,subject,what,scenario,case,path,faults,fault_ids,says");
    for (const FaultAnalysis::Event& entry : a.events) {
        const UndesiredEvent& e = entry.event;
        QStringList path;
        if (e.kind != EventKind::FireDoorOpen)
            for (const int row : e.openings) {
                const auto at = static_cast<size_t>(row);
                path += e.kind == EventKind::NotIsolated ? p.valves[at].id.text() : p.openings[at].id.text();
            }
        for (const FaultSet& set : e.sets) {
            QStringList ids, says;
            for (const int fault : set) {
                ids += model.faults()[static_cast<size_t>(fault)].id;
                says += model.faults()[static_cast<size_t>(fault)].says;
            }
            csv.text(QLatin1String(eventWord(e.kind))).text(subjectOf(model, e)).text(heads[{e.kind, e.subject}]);
            csv.text(QLatin1String(entry.scenario->id)).text(QLatin1String(entry.in->name)).text(path.join(u' '));
            csv.number(static_cast<qint64>(set.size())).text(ids.join(u' ')).text(says.join(u' '));
            csv.endRow();
        }
    }
    return csv.take();
}

} // namespace sp
