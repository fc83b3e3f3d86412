// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/cli.h"

#include "core/edit/set_fact.h"

#include <QFile>
#include <QFileInfo>

namespace sp::cli {

std::unique_ptr<Library> openLibrary(const Profile* profile)
{
    auto library = std::make_unique<Library>(profile);
    if (library->problems.empty())
        return library;
    sayAll(library->problems);
    say(profile ? QStringLiteral("The rules cannot be read with this profile.")
                : QStringLiteral("The rules and devices of this program cannot be read."));
    return nullptr;
}

std::optional<Profile> openProfile(const std::string& path)
{
    if (path.empty())
        return Profile{};
    QFile source(QString::fromStdString(path));
    if (!source.open(QIODevice::ReadOnly)) {
        say(QStringLiteral("%1: the profile cannot be read: %2").arg(source.fileName(), source.errorString()));
        return std::nullopt;
    }
    Errors problems;
    Profile profile = readProfile(source.readAll(), source.fileName(), problems);
    sayAll(problems);
    return problems.empty() ? std::optional(std::move(profile)) : std::nullopt;
}

RuleSelection applyProfile(const Profile& profile, Project& project)
{
    RuleSelection selection;
    selection.profile = profile.name;
    selection.packs = profile.packs;
    if (profile.packs)
        selection.overrides += QStringLiteral("packs ") + profile.packs->join(QStringLiteral(", "));
    for (const auto& [id, value] : profile.codes) {
        apply(project, setField(project, QStringLiteral("project"), id, value).value());
        selection.overrides += QLatin1String(fieldOf(id).key) + QStringLiteral(" = ") + valueFileText(fieldOf(id), value, Units::Us);
    }
    for (const auto& [rule, parameters] : profile.parameters)
        for (const auto& [name, text] : parameters)
            selection.overrides += rule + u'.' + name + QStringLiteral(" = ") + text;
    return selection;
}

PlanFile readWithDevices(const QString& path, const Library& library)
{
    PlanFile file = readPlanFile(path);
    const DeviceProblems devices = checkDevices(file.project, library.catalogue);
    const auto placed = [&](Error e) {
        const QString place = file.places.value(e.where.section(u'/', 0, 0));
        if (!place.isEmpty())
            e.where = place + QStringLiteral(" (") + e.where + u')';
        return e;
    };
    for (const Error& e : devices.unknownKinds)
        file.problems.push_back(placed(e));
    for (const Error& e : devices.impossible)
        file.notices.push_back(placed(e));
    return file;
}

std::optional<PlanFile> openPlan(const QString& path, const Library& library)
{
    PlanFile file = readWithDevices(path, library);
    sayAll(file.problems);
    if (!file.problems.empty()) {
        say(QStringLiteral("%1: %2, not opened")
                .arg(path,
                     file.problems.size() == 1 ? QStringLiteral("one problem") : QStringLiteral("%1 problems").arg(file.problems.size())));
        return std::nullopt;
    }
    for (const Error& e : file.notices)
        say(QStringLiteral("note: ") + errorText(e));
    return file;
}

PlanName nameOf(const QString& path, const PlanFile& file)
{
    return {QFileInfo(path).fileName(), file.hash};
}

std::unique_ptr<Failures> openFailures(const std::string& plan)
{
    auto library = openLibrary();
    if (!library)
        return nullptr;
    const QString path = QString::fromStdString(plan);
    auto file = openPlan(path, *library);
    if (!file)
        return nullptr;
    auto project = std::make_shared<const Project>(file->project);
    TopologyBuilder topology;
    auto index = std::make_shared<const PlanIndex>(project, topology.update(project), library->catalogue);
    auto sheet = std::make_unique<FactSheet>(std::move(index), library->sources());
    auto model = std::make_unique<FailureModel>(*sheet);
    const PlanName name = nameOf(path, *file);
    return std::make_unique<Failures>(Failures{std::move(library), std::move(*file), name, std::move(sheet), std::move(model)});
}

std::optional<Job> openJob(const std::string& plan, const std::string& profilePath)
{
    auto profile = openProfile(profilePath);
    if (!profile)
        return std::nullopt;
    auto library = openLibrary(&*profile);
    if (!library)
        return std::nullopt;
    const QString path = QString::fromStdString(plan);
    auto file = openPlan(path, *library);
    if (!file)
        return std::nullopt;
    return Job{path, std::move(*profile), std::move(library), std::move(*file)};
}

} // namespace sp::cli
