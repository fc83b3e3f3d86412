// SPDX-License-Identifier: GPL-3.0-or-later
// `strikeplate [PLAN]`, the window program.
#include "core/interop/ifc/ifc_import.h"
#include "ui/canvas/plan_view.h"
#include "ui/main_window.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QElapsedTimer>
#include <QHashSeed>
#include <QPixmap>
#include <QSettings>
#include <QStandardPaths>
#include <QTextStream>
#include <QTimer>

namespace {

using sp::ui::MainWindow;

struct Shot {
    QString file;
    QSize size;
    std::optional<sp::StoreyId> storey;
};

QString tr(const char* text)
{
    return QCoreApplication::translate("Main", text);
}

int refuse(const QString& sentence)
{
    QTextStream(stderr) << "strikeplate: " << sentence << '\n';
    return 2;
}

/// Problems go to stderr: nobody is there to close a dialog.
class NoDialogs final : public sp::ui::Prompts {
public:
    std::optional<QString> fileToOpen(QWidget*, const QString&) override { return std::nullopt; }
    std::optional<QString> fileToSave(QWidget*, const QString&) override { return std::nullopt; }
    std::optional<QString> folderToSave(QWidget*, const QString&) override { return std::nullopt; }
    Answer saveChanges(QWidget*, const QString&) override { return Answer::Discard; }
    void showProblems(QWidget*, const QString&, const sp::Errors& problems) override
    {
        for (const sp::Error& e : problems)
            QTextStream(stderr) << sp::errorText(e) << '\n';
    }
    void showError(QWidget*, const QString& text) override { QTextStream(stderr) << text << '\n'; }
    void about(QWidget*) override { }
};

/// Whether the command line asks for nothing but its help or the version.
bool asksForText(int argc, char** argv)
{
    for (int i = 1; i < argc; ++i)
        for (const char* question : {"-h", "--help", "--help-all", "-v", "--version"})
            if (qstrcmp(argv[i], question) == 0)
                return true;
    return false;
}

/// Shows the plan, waits for its check and renders the window.
int takeShot(const Shot& shot, const QString& plan)
{
    NoDialogs prompts;
    MainWindow window({prompts, nullptr, [](const QString& path) { return sp::importIfcFile(path); }});
    window.resize(shot.size);
    window.show();
    if (!window.openFile(plan))
        return 2;
    if (const sp::Project& project = window.document().project(); shot.storey && !project.storeys.find(*shot.storey)) {
        QStringList known;
        for (const auto& storey : project.storeys)
            known += storey->id.text();
        return refuse(
            tr("--storey: expected a storey of the plan (%1), found %2").arg(known.join(QStringLiteral(", ")), shot.storey->text()));
    }
    int code = 2;
    const auto grab = [&] {
        if (shot.storey)
            window.canvas().showStorey(shot.storey);
        window.resize(shot.size);
        window.canvas().zoomFit();
        code = window.grab().save(shot.file) ? 0 : refuse(tr("the picture %1 cannot be written").arg(shot.file));
        QCoreApplication::exit(code);
    };
    // Two turns of the event loop: panels fill and lay themselves out.
    QObject::connect(&window.document(), &sp::ui::Document::checked, &window, [&] { QTimer::singleShot(100, &window, grab); });
    QCoreApplication::exec();
    return code;
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
    const QCommandLineOption size(QStringLiteral("size"), tr("Size of the picture."), QStringLiteral("size"), QStringLiteral("1280x800"));
    const QCommandLineOption storey(QStringLiteral("storey"), tr("Storey shown in the picture."), QStringLiteral("id"));
    const QCommandLineOption timing(QStringLiteral("timing"), tr("Say on stderr when the window was ready."));
    parser.addOptions({screenshot, size, storey, timing});
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

    if (parser.isSet(screenshot)) {
        const QStringList sides = parser.value(size).split(u'x');
        const QSize wanted(sides.value(0).toInt(), sides.value(1).toInt());
        if (plans.isEmpty() || sides.size() != 2 || wanted.width() < 300 || wanted.height() < 200 || wanted.width() > 8000
            || wanted.height() > 8000)
            return refuse(tr("expected --screenshot FILE.png --size 1280x800 PLAN"));
        return takeShot(
            {parser.value(screenshot), wanted, parser.isSet(storey) ? std::optional(sp::StoreyId(parser.value(storey))) : std::nullopt},
            plans.front());
    }

    QSettings settings(QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + QStringLiteral("/strikeplate/window.ini"),
                       QSettings::IniFormat);
    sp::ui::Dialogs dialogs;
    MainWindow window({dialogs, &settings, [](const QString& path) { return sp::importIfcFile(path); }});
    window.show();
    if (!plans.isEmpty())
        QTimer::singleShot(0, &window, [&] { window.openFile(plans.front()); });
    if (parser.isSet(timing))
        QTimer::singleShot(0, &window, [&] { QTextStream(stderr) << "window ready after " << clock.elapsed() << " ms\n"; });
    return QApplication::exec();
}
