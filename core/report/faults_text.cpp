// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/fault_groups.h"
#include "core/report/faults_report.h"

namespace sp {

QByteArray faultsText(const FailureModel& model, const FaultAnalysis& a)
{
    QString out;
    for (const FaultGroup& group : faultGroups(model, a)) {
        out += group.head + u'\n';
        for (const FaultGroup::Set& set : group.sets) {
            QStringList faults;
            for (const int fault : set.faults)
                faults += model.faults()[static_cast<size_t>(fault)].says;
            out += QStringLiteral("    %1 (%2%3)\n")
                       .arg(faults.isEmpty() ? QStringLiteral("Without any fault.") : faults.join(u' '), set.when,
                            set.way.isEmpty() ? QString() : QStringLiteral("; ") + set.way);
        }
    }
    if (a.events.empty())
        out +=
            QStringLiteral("No combination of up to %1 faults traps anybody, exposes a room or leaves a source open.\n").arg(a.query.order);
    if (!a.importance.empty())
        out += QStringLiteral("In most combinations\n");
    constexpr size_t mostNamed = 10;
    for (size_t i = 0; i < std::min(mostNamed, a.importance.size()); ++i)
        out +=
            QStringLiteral("    %1 %2\n").arg(a.importance[i].sets, 5).arg(model.faults()[static_cast<size_t>(a.importance[i].fault)].says);
    if (a.truncated)
        out += QStringLiteral("The search had to stop: there may be more.\n");
    return out.toUtf8();
}

} // namespace sp
