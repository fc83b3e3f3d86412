// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/cli.h"

#include "core/egress/egress_engine.h"
#include "core/egress/egress_settings.h"
#include "core/report/evacuation_report.h"
#include "core/report/plan_words.h"

#include <QRegularExpression>

namespace sp::cli {

namespace {

// "60s", "30-120s" (evenly), "60s/0.5" (log-normal: median and spread).
std::optional<PreMovement> preMovementOf(const QString& text)
{
    static const QRegularExpression form(QStringLiteral("^(\\d+(?:\\.\\d+)?)(?:-(\\d+(?:\\.\\d+)?))?\\s*s?(?:/(\\d+(?:\\.\\d+)?))?$"));
    const auto match = form.match(text.trimmed());
    const double first = match.captured(1).toDouble(), second = match.captured(2).toDouble(), spread = match.captured(3).toDouble();
    const bool range = !match.captured(2).isEmpty(), log = !match.captured(3).isEmpty();
    if (!match.hasMatch() || (range && (log || second <= first)) || (log && (spread <= 0 || first <= 0))) {
        say(QStringLiteral("--premovement: expected seconds (60s), a range (30-120s) or a median with its spread (60s/0.5); found `%1`")
                .arg(text));
        return std::nullopt;
    }
    PreMovement out;
    if (log)
        out = {PreMovement::Kind::LogNormal, 0, 0, first, spread};
    else if (range)
        out = {PreMovement::Kind::Uniform, first, second, 0, 0};
    else
        out.fromS = first;
    return out;
}

// By mark, else by id.
std::optional<QString> openingOf(const Project& project, const QString& name)
{
    for (size_t row = 0; row < project.openings.size(); ++row)
        if (project.openings[row].mark == name || project.openings[row].id.text() == name)
            return project.openings[row].id.text();
    say(QStringLiteral("--lost: no opening is called `%1`").arg(name));
    return std::nullopt;
}

} // namespace

int runEvacuation(const Failures& plan, const Moment& moment, const QString& scenario, const EvacuationWish& wish)
{
    const FactSheet& sheet = *plan.sheet;
    EvacuationOptions options;
    if (const auto p = preMovementOf(QString::fromStdString(wish.preMovement)))
        options.preMovement = *p;
    else
        return BadInput;
    const bool each = wish.lost == std::vector<std::string>{"each"};
    for (const std::string& name : wish.lost)
        if (!each) {
            const auto id = openingOf(sheet.project(), QString::fromStdString(name));
            if (!id)
                return BadInput;
            options.lost.push_back(*id);
        }
    if (each && wish.format != "text") {
        say(QStringLiteral("--lost each: needs --format text; name one opening for a file"));
        return BadInput;
    }
    EgressEngine engine;
    const EgressSettings settings = egressSettings(sheet.project());
    const std::vector<EvacStair> stairs = evacStairs(sheet);
    const auto studyOf = [&](const EvacuationOptions& o) {
        return evacuationStudy(engine.inputsAt(sheet, moment, o.lost), settings, stairs, o);
    };
    const EvacuationStudy study = studyOf(options);
    if (wish.format == "json") {
        out(evacuationJson(sheet, study, scenario, plan.name));
    } else if (wish.format == "csv") {
        out(evacuationCsv(sheet, study));
    } else {
        QByteArray text = evacuationText(sheet, study, scenario);
        const PlanWords words(sheet);
        if (each)
            text += "\nWith one exit lost\n";
        for (size_t i = 0; each && i < study.exits.size(); ++i) {
            EvacuationOptions o = options;
            o.lost = {study.exits[i].id};
            const EvacuationStudy without = studyOf(o);
            const QString never = without.stuck > 0 ? QStringLiteral("never") : QStringLiteral("not known");
            text += QStringLiteral("  without %1: all out %2%3\n")
                        .arg(words.name(study.exits[i].id), without.whole ? evacuationTime(*without.whole) : never,
                             without.stuck > 0 ? QStringLiteral(", %1 people never get out").arg(without.stuck) : QString())
                        .toUtf8();
        }
        out(text);
    }
    return Ok;
}

} // namespace sp::cli
