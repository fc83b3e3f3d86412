// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/failure/failure_model.h"
#include "core/io/plan_reader.h"
#include "core/report/exporter.h"

#include <CLI/App.hpp>

namespace sp::cli {

/// Exit codes of design.md 4.
enum Exit { Ok = 0, Findings = 1, BadInput = 2 };

/// One subcommand: its options are bound by `prepare`, which returns what to run.
struct Command {
    const char* name;
    const char* help;
    bool paints; ///< needs fonts and a painter
    std::function<int()> (*prepare)(CLI::App&);
};

std::function<int()> prepareCheck(CLI::App&);
std::function<int()> prepareValidate(CLI::App&);
std::function<int()> prepareRules(CLI::App&);
std::function<int()> prepareSchedule(CLI::App&);
std::function<int()> prepareReport(CLI::App&);
std::function<int()> prepareImport(CLI::App&);
std::function<int()> prepareStates(CLI::App&);
std::function<int()> prepareFaults(CLI::App&);
std::function<int()> preparePower(CLI::App&);
std::function<int()> prepareEgress(CLI::App&);

/// Checks a plan and writes its life safety plan as built; the exit code.
int writeLifeSafetyPlan(const std::string& plan, const std::string& out, const std::string& date, const std::string& revision);

/// Results go to stdout, words for people to stderr.
void out(const QByteArray& bytes);
void say(const QString& text);
/// One problem a line on stderr.
void sayAll(const Errors& errors);

/// The program's data, or nullptr after saying what is wrong with it.
std::unique_ptr<Library> openLibrary(const Profile* profile = nullptr);
/// A profile file, or nullopt after saying what is wrong with it. An empty path gives an empty profile.
std::optional<Profile> openProfile(const std::string& path);
/// Brings a profile's editions into the plan and says what it changes.
RuleSelection applyProfile(const Profile& profile, Project& project);

/// Reads a plan with everything that is wrong with it, device kinds included.
PlanFile readWithDevices(const QString& path, const Library& library);

/// A plan that can be trusted, with its notices said; nullopt after saying every problem.
std::optional<PlanFile> openPlan(const QString& path, const Library& library);
PlanName nameOf(const QString& path, const PlanFile& file);
/// A plan with what happens in it when something fails; nullptr after saying every problem.
struct Failures {
    std::unique_ptr<Library> library;
    PlanFile file;
    PlanName name;
    std::unique_ptr<FactSheet> sheet;
    std::unique_ptr<FailureModel> model;
};
std::unique_ptr<Failures> openFailures(const std::string& plan);

/// A plan with the profile and the rules that it is to be judged by.
struct Job {
    QString path;
    Profile profile;
    std::unique_ptr<Library> library;
    PlanFile file;
};
/// Opens all three; nullopt after saying what is wrong. The profile's editions are not in the plan yet: see applyProfile.
std::optional<Job> openJob(const std::string& plan, const std::string& profile);

/// What `egress --evacuation` was asked for; `lost`: marks, or "each" alone.
struct EvacuationWish {
    std::string preMovement = "0s", format = "text";
    std::vector<std::string> lost;
};
int runEvacuation(const Failures& plan, const Moment& moment, const QString& scenario, const EvacuationWish& wish);

} // namespace sp::cli
