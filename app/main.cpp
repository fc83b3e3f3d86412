// SPDX-License-Identifier: GPL-3.0-or-later
// `strikeplate [PLAN]`, the window program.
#include "app/screenshot.h"
#include "core/interop/ifc/ifc_import.h"
#include "ui/main_window.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QElapsedTimer>
#include <QHashSeed>
#include <QSettings>
#include <QStandardPaths>
#include <QTextStream>
#include <QTimer>

namespace {

using sp::app::refuse;
using sp::ui::MainWindow;

QString tr(const char* text)
{
    return QCoreApplication::translate("Main", text);
}

/// Whether the command line asks for nothing but its help or the version.
bool asksForText(int argc, char** argv)
{
    for (int i = 1; i < argc; ++i)
        for (const char* question : {"-h", "--help", "--help-all", "-v", "--version"})
            if (qstrcmp(argv[i], question) == 0)
                return true;
    return false;
}

} // namespace

int main(int argc, char** argv)
{
    QElapsedTimer clock;
    clock.start();
    QHashSeed::setDeterministicGlobalSeed();
    QCoreApplication::setApplicationName(QStringLiteral("strikeplate"));
    QCoreApplication::setApplicationVersion(QStringLiteral(SP_VERSION));

    QCommandLineParser parser;
    parser.setApplicationDescription(tr("Fail states of doors and valves, checked against code."));
    const QCommandLineOption screenshot(QStringLiteral("screenshot"), tr("Render the window with PLAN into a picture and exit."),
                                        QStringLiteral("file.png"));
    const QCommandLineOption all(QStringLiteral("screenshot-all"), tr("Render each storey of PLAN, drawing only, into a picture and exit."),
                                 QStringLiteral("folder"));
    const QCommandLineOption planOnly(QStringLiteral("plan-only"), tr("Only the drawing in the picture, without the window."));
    const QCommandLineOption size(QStringLiteral("size"), tr("Size of the picture: 1280x800, or 2400x1600 for the drawing only."),
                                  QStringLiteral("size"));
    const QCommandLineOption storey(QStringLiteral("storey"), tr("Storey shown in the picture: its id or its name."), QStringLiteral("id"));
    const QCommandLineOption labels(QStringLiteral("door-labels"), tr("Labels of doors in the picture: mark, rooms, hand or none."),
                                    QStringLiteral("what"), QStringLiteral("mark"));
    const QCommandLineOption timing(QStringLiteral("timing"), tr("Say on stderr when the window was ready."));
    parser.addOptions({screenshot, all, planOnly, size, storey, labels, timing});
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument(QStringLiteral("plan"), tr("The plan to open."), QStringLiteral("[PLAN]"));
    if (asksForText(argc, argv)) { // answered without a display
        QCoreApplication text(argc, argv);
        parser.process(text); // leaves the program where the question is --help or --version
    }
    QApplication app(argc, argv);
    QGuiApplication::setApplicationDisplayName(QStringLiteral("Strikeplate"));
    parser.process(app);
    const QStringList plans = parser.positionalArguments();
    if (plans.size() > 1)
        return refuse(tr("expected one plan, found %1").arg(plans.size()));

    if (parser.isSet(screenshot) || parser.isSet(all)) {
        const bool drawing = parser.isSet(planOnly) || parser.isSet(all);
        const QString sizeText = parser.isSet(size) ? parser.value(size)
            : drawing                               ? QStringLiteral("2400x1600")
                                                    : QStringLiteral("1280x800");
        const auto pixels = sp::app::pictureSize(sizeText);
        const auto doorLabels = sp::ui::doorLabelsOf(parser.value(labels));
        if (plans.isEmpty() || !pixels || !doorLabels || (parser.isSet(screenshot) && parser.isSet(all)))
            return refuse(tr("expected --screenshot FILE.png or --screenshot-all FOLDER, --size 1280x800 (300x200 to 8000x8000), "
                             "--door-labels mark|rooms|hand|none and a PLAN"));
        return sp::app::takeShots({plans.front(), parser.value(screenshot), parser.value(all), parser.value(storey), *pixels, *doorLabels,
                                   parser.isSet(planOnly)});
    }

    QSettings settings(QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + QStringLiteral("/strikeplate/window.ini"),
                       QSettings::IniFormat);
    sp::ui::Dialogs dialogs;
    const QString data = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
    MainWindow window({dialogs, &settings, &sp::importIfcFile, data.isEmpty() ? QString() : data + QStringLiteral("/journal")});
    window.show();
    QTimer::singleShot(0, &window, [&] { window.start(plans.value(0)); });
    if (parser.isSet(timing))
        QTimer::singleShot(0, &window, [&] { QTextStream(stderr) << "window ready after " << clock.elapsed() << " ms\n"; });
    return QApplication::exec();
}
