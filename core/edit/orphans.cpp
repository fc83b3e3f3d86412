// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edit/edit_plan.h"
#include "core/edit/elements.h"
#include "core/edit/references.h"

namespace sp {

namespace {

// What a part must be, said as the reader of plan files says it; empty when it is there.
QString partProblem(const Project& project, const PartRef& ref)
{
    if (const Opening* opening = project.openings.find(OpeningId(ref.entity))) {
        const HardwareSet* set = project.hardwareSets.find(opening->set);
        const bool there = set && set->items
            && std::any_of(set->items->begin(), set->items->end(), [&](const HardwareItem& item) { return item.key == ref.part; });
        return there ? QString() : QStringLiteral("expected an item of the opening %1, found `%2`").arg(ref.entity, ref.part);
    }
    if (project.valves.find(ValveId(ref.entity)))
        return ref.part == u"solenoid" || ref.part == u"positioner" || ref.part == u"actuator"
            ? QString()
            : QStringLiteral("expected a part of a valve (solenoid, positioner, actuator), found `%1`").arg(ref.part);
    return QStringLiteral("`%1` has no part `%2`: only openings and valves have parts").arg(ref.entity, ref.part);
}

} // namespace

Errors orphans(const Project& project)
{
    QHash<QString, const char*> sectionOf;
    forEachTable(project, [&](const KindInfo& kind, const auto& table) {
        for (const auto& row : table)
            sectionOf.insert(row->id.text(), kind.section);
    });
    Errors out;
    forEachTable(project, [&](const KindInfo&, const auto& table) {
        for (const auto& row : table)
            forEachReference(*row, [&](const char* section, const PartRef& ref) {
                const char* found = sectionOf.value(ref.entity, nullptr);
                QString what;
                if (!found)
                    what = QStringLiteral("the id `%1` is not in this plan").arg(ref.entity);
                else if (section && qstrcmp(section, found) != 0)
                    what = QStringLiteral("expected an id of %1, found `%2` of %3")
                               .arg(QLatin1String(section), ref.entity, QLatin1String(found));
                else if (!ref.part.isEmpty())
                    what = partProblem(project, ref);
                if (!what.isEmpty())
                    out.push_back({ErrorCode::Reference, what, row->id.text()});
            });
    });
    return out;
}

} // namespace sp
