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
    {"faults", "smallest combinations of faults that trap people or expose a room", false, &prepareFaults},
    {"import", "make a plan from an IFC file", false, &prepareImport},
    {"states", "say what every opening does when something fails", false, &prepareStates},
    {"power", "say how long batteries and air last, and what an outage does", false, &preparePower},
    {"egress", "measure the ways out: loads, exits, distances, common paths, dead ends, capacity", true, &prepareEgress},
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
    // The painter needs a platform and fonts; this program never needs a display.
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qInstallMessageHandler(&quiet);
    const QByteArray name(argc > 1 ? argv[1] : "");
    const auto command = std::find_if(std::begin(commands), std::end(commands), [&](const Command& c) { return name == c.name; });
    std::unique_ptr<QCoreApplication> application;
    if (command != std::end(commands) && command->paints)
        application = std::make_unique<QGuiApplication>(argc, argv);
    else
        application = std::make_unique<QCoreApplication>(argc, argv);
    if (command == std::end(commands) && argc > 1 && !name.startsWith('-')) {
        QStringList known;
        for (const Command& c : commands)
            known += QLatin1String(c.name);
        say(QStringLiteral("expected a command (%1), found `%2`").arg(known.join(QStringLiteral(", ")), QString::fromLocal8Bit(name)));
        return BadInput;
    }

    CLI::App app("Strikeplate: what every door and valve of a building does when something fails", "strikeplate-cli");
    app.set_version_flag("--version", SP_VERSION);
    app.require_subcommand(1);
    std::function<int()> run;
    for (const Command& c : commands) {
        CLI::App* sub = app.add_subcommand(c.name, c.help);
        sub->final_callback([&run, action = c.prepare(*sub)] { run = action; });
    }
    // Qt knows the arguments as Unicode on every system; CLI11 takes them last first.
    std::vector<std::string> arguments;
    for (const QString& a : QCoreApplication::arguments().mid(1))
        arguments.insert(arguments.begin(), a.toStdString());
    try { // CLI11 reports by exceptions; they end here
        app.parse(std::move(arguments));
    } catch (const CLI::ParseError& e) {
        return app.exit(e) == 0 ? Ok : BadInput;
    }
    const int code = run ? run() : BadInput;
    if (std::fflush(stdout) != 0 || std::ferror(stdout)) {
        say(QStringLiteral("the result could not be written to the output"));
        return BadInput;
    }
    return code;
}
