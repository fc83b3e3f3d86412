// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/cli.h"

#include <QGuiApplication>
#include <QHashSeed>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <cstdio>

namespace sp::cli {

namespace {

constexpr Command commands[] = {
    {"check", "judge a plan by its rule packs", false, &prepareCheck},
    {"schedule", "write the door and hardware schedules (CSV, PDF)", true, &prepareSchedule},
    {"report", "write the compliance report (PDF)", true, &prepareReport},
    {"import", "make a plan from an IFC file", false, &prepareImport},
    {"rules", "list, show or test the rules", false, &prepareRules},
    {"validate", "say every problem of a plan file, with line and column", false, &prepareValidate},
};

// Qt's own remarks about the desktop are no words for this program's user; real warnings go to stderr as they are.
void quiet(QtMsgType type, const QMessageLogContext&, const QString& message)
{
    if (type >= QtWarningMsg && !message.startsWith(QLatin1String("QStandardPaths")) && !message.startsWith(QLatin1String("This plugin")))
        say(message);
}

} // namespace

void out(const QByteArray& bytes)
{
    std::fwrite(bytes.constData(), 1, static_cast<size_t>(bytes.size()), stdout);
    std::fflush(stdout);
}

void say(const QString& text)
{
    const QByteArray bytes = text.toUtf8() + '\n';
    std::fwrite(bytes.constData(), 1, static_cast<size_t>(bytes.size()), stderr);
}

void sayAll(const Errors& errors)
{
    for (const Error& e : errors)
        say(errorText(e));
}

} // namespace sp::cli

int main(int argc, char** argv)
{
    using namespace sp::cli;
    QHashSeed::setDeterministicGlobalSeed();

    CLI::App app("Strikeplate: what every door and valve of a building does when something fails", "strikeplate-cli");
    app.set_version_flag("--version", SP_VERSION);
    app.require_subcommand(1);
    std::function<int()> run;
    bool paints = false;
    for (const Command& c : commands) {
        CLI::App* sub = app.add_subcommand(c.name, c.help);
        auto action = c.prepare(*sub);
        sub->final_callback([&run, &paints, &c, action] {
            run = action;
            paints = c.paints;
        });
    }
    try { // CLI11 reports by exceptions; they end here
        app.parse(argc, argv);
    } catch (const CLI::ParseError& e) {
        return app.exit(e) == 0 ? Ok : BadInput;
    }
    // The painter needs a platform and fonts; this program never needs a display.
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qInstallMessageHandler(&quiet);
    std::unique_ptr<QCoreApplication> application;
    if (paints)
        application = std::make_unique<QGuiApplication>(argc, argv);
    else
        application = std::make_unique<QCoreApplication>(argc, argv);
    return run();
}
