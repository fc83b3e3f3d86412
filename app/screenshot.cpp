// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/screenshot.h"

#include "core/interop/ifc/ifc_import.h"
#include "ui/canvas/plan_picture.h"
#include "ui/canvas/plan_view.h"
#include "ui/everyday/journal.h"
#include "ui/main_window.h"

#include <QApplication>
#include <QDir>
#include <QFileInfo>
#include <QPixmap>
#include <QTextStream>
#include <QTimer>

namespace sp::app {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("Main", text);
}

/// Problems go to stderr: nobody is there to close a dialog.
class NoDialogs final : public ui::Prompts {
public:
    std::optional<QString> fileToOpen(QWidget*, const QString&) override { return std::nullopt; }
    std::optional<QString> fileToSave(QWidget*, const QString&) override { return std::nullopt; }
    std::optional<QString> folderToSave(QWidget*, const QString&) override { return std::nullopt; }
    Answer saveChanges(QWidget*, const QString&) override { return Answer::Discard; }
    void showProblems(QWidget*, const QString&, const Errors& problems) override
    {
        for (const Error& e : problems)
            QTextStream(stderr) << errorText(e) << '\n';
    }
    void showError(QWidget*, const QString& text) override { QTextStream(stderr) << text << '\n'; }
    void about(QWidget*) override { }
    std::optional<QString> underlayToOpen(QWidget*, const QString&, const QString&) override { return std::nullopt; }
    SharedSet changeSharedSet(QWidget*, const QString&, int, const QString&) override { return SharedSet::Cancel; }
    bool confirm(QWidget*, const QString&, const QString&, const QString&) override { return false; }
    std::optional<ui::NewPlan> newPlan(QWidget*, const ui::NewPlan&) override { return std::nullopt; }
    OnDisk changedOnDisk(QWidget*, const QString&, bool) override { return OnDisk::Cancel; }
    Whose conflicts(QWidget*, const QStringList&) override { return Whose::Nobody; }
    Recovery unsavedWork(QWidget*, const std::vector<ui::UnsavedWork>&) override { return {}; }
};

bool isIfc(const QString& path)
{
    return path.endsWith(QStringLiteral(".ifc"), Qt::CaseInsensitive);
}

std::optional<Project> readAny(const QString& path)
{
    if (isIfc(path)) {
        auto imported = importIfcFile(path);
        if (imported)
            return std::move(imported).value();
        refuse(errorText(imported.error()));
        return std::nullopt;
    }
    PlanFile file = readPlanFile(path);
    for (const Error& e : file.problems)
        QTextStream(stderr) << errorText(e) << '\n';
    return file.problems.empty() ? std::optional(std::move(file.project)) : std::nullopt;
}

/// Storeys from below, and at the end what stands on none.
std::vector<std::optional<StoreyId>> storeysOf(const Project& project)
{
    std::vector<const Storey*> sorted;
    for (const auto& storey : project.storeys)
        sorted.push_back(storey.get());
    std::stable_sort(sorted.begin(), sorted.end(),
                     [](const Storey* a, const Storey* b) { return a->elevation.value_or(Length{}) < b->elevation.value_or(Length{}); });
    std::vector<std::optional<StoreyId>> out;
    for (const Storey* storey : sorted)
        out.emplace_back(storey->id);
    const bool homeless = std::any_of(project.openings.begin(), project.openings.end(), [&](const auto& opening) {
        return !ui::storeyOf(project, {ui::EntityKind::Opening, opening->id.text()});
    });
    if (homeless)
        out.emplace_back(std::nullopt);
    return out;
}

/// The storey that the options name: nullopt when there is none of that id or name; all are said then.
std::optional<std::optional<StoreyId>> storeyAsked(const Project& project, const QString& wanted)
{
    if (wanted.isEmpty())
        return ui::firstStorey(project);
    QStringList known;
    for (const auto& storey : project.storeys) {
        if (storey->id.text() == wanted || storey->name == wanted)
            return std::optional(storey->id);
        known += storey->id.text();
    }
    refuse(tr("--storey: expected a storey of the plan (%1), found %2").arg(known.join(QStringLiteral(", ")), wanted));
    return std::nullopt;
}

/// "house-2-Erdgeschoss.png", with what a file name cannot hold left out.
QString fileName(const QString& plan, const Project& project, size_t number, const std::optional<StoreyId>& storey)
{
    const Storey* s = project.storeys.find(storey);
    QString name;
    for (const QChar c : s ? s->name.value_or(s->id.text()) : QStringLiteral("no storey"))
        name += c.isLetterOrNumber() || c == u'-' || c == u'.' ? c : u'_';
    return QStringLiteral("%1-%2-%3.png").arg(plan).arg(number).arg(name);
}

bool saved(const QImage& picture, const QString& path)
{
    if (picture.save(path))
        return true;
    refuse(tr("the picture %1 cannot be written").arg(path));
    return false;
}

int shootPlans(const Shots& shots)
{
    const auto project = readAny(shots.plan);
    if (!project)
        return 2;
    TopologyBuilder builder;
    const auto topology = builder.update(*project);
    const QFileInfo info(shots.plan);
    const ui::PictureOptions options{shots.size, shots.doorLabels, info.fileName()};
    if (shots.folder.isEmpty()) {
        const auto storey = storeyAsked(*project, shots.storey);
        return storey && saved(ui::planPicture(*project, *topology, *storey, options), shots.file) ? 0 : 2;
    }
    if (!QDir().mkpath(shots.folder))
        return refuse(tr("the folder %1 cannot be made").arg(shots.folder));
    const auto storeys = storeysOf(*project);
    for (size_t i = 0; i < storeys.size(); ++i) {
        const QString path = QDir(shots.folder).filePath(fileName(info.completeBaseName(), *project, i + 1, storeys[i]));
        if (!saved(ui::planPicture(*project, *topology, storeys[i], options), path))
            return 2;
    }
    return 0;
}

/// Shows the plan, waits for its check and renders the window.
int shootWindow(const Shots& shots)
{
    NoDialogs prompts;
    ui::MainWindow window({prompts, nullptr, &importIfcFile});
    window.resize(shots.size);
    window.show();
    int code = 2;
    const auto grab = [&] {
        if (const auto storey = storeyAsked(window.document().project(), shots.storey)) {
            window.canvas().setDoorLabels(shots.doorLabels);
            window.canvas().showStorey(*storey);
            window.resize(shots.size);
            window.canvas().zoomFit();
            code = saved(window.grab().toImage(), shots.file) ? 0 : 2;
        }
        QCoreApplication::exit(code);
    };
    // Two turns of the event loop: panels fill and lay themselves out.
    QObject::connect(&window.document(), &ui::Document::checked, &window, [&] { QTimer::singleShot(100, &window, grab); });
    QObject::connect(
        &window.files(), &ui::PlanFiles::ended, &window,
        [](const QString&, bool opened) {
            if (!opened)
                QCoreApplication::exit(2);
        },
        Qt::QueuedConnection);
    window.openFile(shots.plan);
    return QCoreApplication::exec();
}

} // namespace

int refuse(const QString& sentence)
{
    QTextStream(stderr) << "strikeplate: " << sentence << '\n';
    return 2;
}

std::optional<QSize> pictureSize(const QString& text)
{
    const QStringList sides = text.split(u'x');
    const QSize size(sides.value(0).toInt(), sides.value(1).toInt());
    const bool good = sides.size() == 2 && size.width() >= 300 && size.height() >= 200 && size.width() <= 8000 && size.height() <= 8000;
    return good ? std::optional(size) : std::nullopt;
}

int takeShots(const Shots& shots)
{
    return shots.planOnly || !shots.folder.isEmpty() ? shootPlans(shots) : shootWindow(shots);
}

} // namespace sp::app
