// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/everyday/new_plan.h"

#include <QCoreApplication>
#include <QSet>

namespace sp::ui {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("NewPlan", text);
}

const Length lowestStorey = mm(1500), highestStorey = mm(50'000); // outside of these a unit was forgotten

} // namespace

QString proposedStoreyName(int aboveGround)
{
    return aboveGround >= 0 ? tr("Level %1").arg(aboveGround + 1) : tr("Basement %1").arg(-aboveGround);
}

NewPlan proposedPlan(Units units, const QString& author, Length gridStep)
{
    NewPlan plan;
    plan.settings.units = units;
    if (!author.isEmpty())
        plan.settings.author = author;
    plan.storeys = {{proposedStoreyName(0), units == Units::Metric ? mm(3600) : inches(12 * 12)}};
    plan.gridStep = gridStep;
    return plan;
}

Errors problemsOf(const NewPlan& plan)
{
    Errors out;
    const auto problem = [&](const char* where, const QString& sentence) {
        out.push_back({ErrorCode::Value, sentence, QLatin1String(where)});
    };
    if (plan.settings.name.trimmed().isEmpty())
        problem("name", tr("Name: expected the name of the building or project, found nothing."));
    if (plan.storeys.empty())
        problem("storeys", tr("Storeys: expected one at least, found none."));
    QSet<QString> names;
    for (const NewStorey& storey : plan.storeys) {
        if (storey.name.trimmed().isEmpty())
            problem("storeys", tr("Storeys: expected a name for each, found one without."));
        else if (names.contains(storey.name.trimmed()))
            problem("storeys", tr("Storeys: expected different names, found %1 twice.").arg(storey.name.trimmed()));
        names.insert(storey.name.trimmed());
        if (storey.height && (*storey.height < lowestStorey || *storey.height > highestStorey))
            problem("storeys",
                    tr("Storeys: expected a height from floor to floor between 1.5 m and 50 m, found %1 m for %2.")
                        .arg(toMm(*storey.height) / 1000, 0, 'f', 3)
                        .arg(storey.name));
    }
    const bool stacked = std::none_of(plan.storeys.begin(), plan.storeys.end(), [](const NewStorey& s) { return !s.height; });
    if (plan.storeys.size() > 1 && !stacked)
        problem("storeys", tr("Storeys: expected the height from floor to floor of each where there are several, found one without."));
    if (!plan.occupancy.isEmpty() && plan.settings.author.value_or(QString()).trimmed().isEmpty())
        problem("author", tr("Author: the occupancy of all rooms is an assumption, and an assumption has a name to it; found none."));
    if (plan.gridStep < mm(1))
        problem("grid", tr("Grid step: expected 1 mm or more."));
    return out;
}

Project makePlan(const NewPlan& plan, const QDate& today, NewIds& ids)
{
    Q_ASSERT(problemsOf(plan).empty());
    Project project;
    project.settings = plan.settings;
    project.settings.name = plan.settings.name.trimmed();
    Length elevation;
    for (int i = 0; i < plan.ground; ++i)
        elevation = elevation - plan.storeys[static_cast<size_t>(i)].height.value_or(Length{});
    for (size_t i = 0; i < plan.storeys.size(); ++i) {
        Storey storey{ids.make(project.storeys)};
        storey.name = plan.storeys[i].name.trimmed();
        storey.elevation = elevation;
        storey.height = plan.storeys[i].height;
        if (const int above = int(i) - plan.ground; above >= 0) // what is counted below grade differs from place to place
            storey.facts.set(field("storey.above_grade"), qint64{above + 1});
        elevation = elevation + storey.height.value_or(Length{});
        project.storeys.put(storey.id, std::make_shared<const Storey>(storey));
    }
    if (const auto word = wordIndex(fieldOf(field("space.occupancy_group")).words, plan.occupancy)) {
        Assumption assumed{ids.make(project.assumptions)};
        assumed.fact = QStringLiteral("space.occupancy_group");
        assumed.value = Word{static_cast<quint16>(*word)};
        assumed.reason = tr("Main occupancy of the building, chosen when the plan was made");
        assumed.by = plan.settings.author;
        assumed.date = today.toString(Qt::ISODate);
        project.assumptions.put(assumed.id, std::make_shared<const Assumption>(assumed));
    }
    return project;
}

} // namespace sp::ui
