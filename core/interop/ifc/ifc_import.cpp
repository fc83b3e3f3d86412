// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interop/ifc/ifc_import.h"

#include "core/interop/ifc/import_build.h"
#include "core/interop/ifc/import_facts.h"
#include "core/interop/ifc/import_frame.h"

#include <QCryptographicHash>
#include <QFileInfo>
#include <future>

namespace sp {

namespace {

void importSettings(ImportBuild& build)
{
    const IfcModel& m = build.model;
    Settings& s = build.project.settings;
    s.name = m.projects.empty() ? QString() : m.projects.front().longName.value_or(m.projects.front().name.value_or(QString()));
    if (s.name.isEmpty())
        s.name = QFileInfo(*build.record.file).completeBaseName();
    s.units = m.units.lengthName.contains(u"FOOT", Qt::CaseInsensitive) || m.units.lengthName.contains(u"INCH", Qt::CaseInsensitive)
        ? Units::Us
        : Units::Metric;
    build.record.trueNorth = m.trueNorth;
}

void importOthers(ImportBuild& build)
{
    for (const IfcCount& c : build.model.otherElements)
        build.note(QString(), ImportCause::NotPlan,
                   QStringLiteral("%1 of %2: not part of a plan, left out").arg(c.count).arg(QLatin1String(c.entity)));
}

Project importModel(const IfcModel& model, const QString& fileName, const QString& sha256, const std::optional<PlanFrame>& frame,
                    const StepOptions& options)
{
    ImportBuild build(model, fileName, sha256);
    if (frame) {
        build.record.originX = frame->origin.x;
        build.record.originY = frame->origin.y;
        if (frame->turn != Angle{})
            build.record.turned = frame->turn;
        build.note(QString(), ImportCause::Origin,
                   QStringLiteral("the plan's origin lies at %1 m, %2 m of the file%3")
                       .arg(toMm(frame->origin.x) / 1000, 0, 'f', 3)
                       .arg(toMm(frame->origin.y) / 1000, 0, 'f', 3)
                       .arg(frame->turn == Angle{} ? QString()
                                                   : QStringLiteral(", and its x axis is turned by %1 degrees, as the site is")
                                                         .arg(static_cast<double>(frame->turn.n) / 1e6, 0, 'f', 2)));
    }
    static constexpr void (*steps[])(ImportBuild&) = {importSettings, importStoreys, importRooms,  importWalls,
                                                      importStairs,   importDoors,   importHoles,  importTracedRooms,
                                                      importSides,    importHands,   importValves, importOthers};
    for (size_t i = 0; i < std::size(steps); ++i) {
        if (options.cancel && options.cancel->load(std::memory_order_relaxed))
            break;
        if (options.progress)
            options.progress(static_cast<double>(i) / std::size(steps));
        steps[i](build);
    }
    return build.finish();
}

} // namespace

void importValves(ImportBuild& build)
{
    std::vector<Table<Valve>::Pointer> rows;
    for (const IfcValve& v : build.model.valves) {
        Valve out{.id = build.idFor<ValveId>("vl", v)};
        out.tag = v.tag ? v.tag : v.name;
        ImportedFacts facts = valveFacts(build.model, v);
        out.facts = std::move(facts.facts);
        for (const ImportedFacts::Note& n : facts.notes)
            build.note(v, n.cause, n.text);
        if (v.space)
            out.room = build.rooms[static_cast<size_t>(*v.space)];
        else
            out.storey = build.storeyId(build.storeyOf(v, v.place ? std::optional(v.place->z) : std::nullopt));
        if (v.place)
            out.at = PlanPoint{v.place->x, v.place->y};
        else
            build.note(v, ImportCause::Placement, QStringLiteral("the valve has no placement that could be read"));
        out.guid = guidOf(v);
        if (v.name)
            out.imported.emplace_back(QStringLiteral("name"), *v.name);
        if (v.predefined)
            out.imported.emplace_back(QStringLiteral("predefined"), *v.predefined);
        out.imported.insert(out.imported.end(), facts.imported.begin(), facts.imported.end());
        rows.push_back(std::make_shared<const Valve>(std::move(out)));
    }
    build.project.valves.assign(std::move(rows));
}

Project projectFromIfc(const IfcModel& model, const QString& fileName, const QString& sha256, const StepOptions& options)
{
    const std::optional<IfcModel> storeyed = withStoreys(model);
    const IfcModel& whole = storeyed ? *storeyed : model;
    const std::optional<PlanFrame> frame = planFrame(whole);
    return frame ? importModel(inFrame(whole, *frame), fileName, sha256, frame, options)
                 : importModel(whole, fileName, sha256, frame, options);
}

Result<Project> importIfcFile(const QString& path, const StepOptions& options)
{
    const auto share = [&](double from, double to) {
        StepOptions part{{}, options.cancel};
        if (options.progress)
            part.progress = [&options, from, to](double done) { options.progress(from + (to - from) * done); };
        return part;
    };
    const StepOptions indexing = share(0, 0.5), reading = share(0.5, 0.8), planning = share(0.8, 1);
    SP_TRY(file, StepFile::open(path, indexing));
    // The hash takes as long as reading and needs nothing of it.
    std::future<QByteArray> hash =
        std::async(std::launch::async, [&] { return QCryptographicHash::hash(file.bytes(), QCryptographicHash::Sha256).toHex(); });
    SP_TRY(model, readIfc(file, reading));
    Project plan = projectFromIfc(model, QFileInfo(path).fileName(), QString::fromLatin1(hash.get()), planning);
    if (options.cancel && options.cancel->load(std::memory_order_relaxed))
        return Error{ErrorCode::Cancelled, QStringLiteral("the import was cancelled"), path};
    return plan;
}

} // namespace sp
