// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/cli.h"

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

std::optional<PlanFile> openPlan(const QString& path, const Library& library)
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
    sayAll(file.problems);
    if (!file.problems.empty()) {
        say(QStringLiteral("%1: %2, not opened")
                .arg(path)
                .arg(file.problems.size() == 1 ? QStringLiteral("one problem") : QStringLiteral("%1 problems").arg(file.problems.size())));
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

} // namespace sp::cli
