// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/findings/waiver_words.h"

#include "ui/document/entity_ref.h"
#include "ui/models/properties.h"

#include <QCoreApplication>
#include <QSet>

namespace sp::ui {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("Waivers", text);
}

// File text of an entered fact as people read it; as it stands where it is no entered fact.
QString forPeople(const QString& fact, const QString& text, Units units)
{
    const auto id = findField(fact);
    if (!id)
        return text;
    const Field& f = fieldOf(*id);
    const auto value = valueFromText(f, text, false);
    return value ? valuePeopleText(f.type, f.unit, f.words, value.value(), units) : text;
}

} // namespace

std::vector<GrantedFact> factsToGrant(const CheckResult& check, const Finding& finding)
{
    const FactCatalogue& facts = check.library->facts;
    const Units units = check.project->settings.units;
    std::vector<GrantedFact> out;
    QSet<FactId> taken;
    for (const Observed& o : finding.observed) {
        if (taken.contains(o.fact))
            continue;
        taken.insert(o.fact);
        const FactRow& row = facts[o.fact];
        out.push_back({row.name, factTitle(row.noun, row.name), factFileText(row, o.value, units), factPeopleText(row, o.value, units)});
    }
    return out;
}

std::vector<WaivedFact> waivedFacts(const CheckResult& check, const WaiverMatch& match)
{
    const FactCatalogue& facts = check.library->facts;
    const Units units = check.project->settings.units;
    std::vector<WaivedFact> out;
    for (const auto& [name, granted] : match.waiver->facts) {
        const auto fact = facts.find(name);
        WaivedFact w{fact ? factTitle(facts[*fact].noun, name) : name, forPeople(name, granted, units), {}, false};
        w.now = w.granted;
        for (const auto& changed : match.changed)
            if (changed.first == name) {
                w.now = forPeople(name, changed.second, units);
                w.changed = true;
            }
        out.push_back(std::move(w));
    }
    return out;
}

QString waiverText(const WaiverMatch& m)
{
    switch (m.state) {
    case WaiverState::Waived: return tr("holds");
    case WaiverState::Stale: return tr("stale: the facts have changed");
    case WaiverState::Expired: return tr("expired on %1").arg(m.waiver->expires.value_or(QString()));
    case WaiverState::Unused: return tr("unused: no such finding now");
    case WaiverState::NotJudged: return tr("not judged: its rule did not run");
    case WaiverState::Incomplete: return tr("incomplete: reason, name, date or facts are missing");
    }
    return {};
}

WaiverWords wordsOf(const Waiver& w)
{
    const auto text = [](const std::optional<QString>& t) { return t.value_or(QString()); };
    return {text(w.reason), text(w.requestedBy), text(w.grantedBy), text(w.authority),
            text(w.date),   text(w.expires),     text(w.document),  text(w.measure)};
}

const WaiverMatch* waiverOf(const Assessment& assessment, const QString& key)
{
    for (const WaiverMatch& m : assessment.waivers)
        if (m.waiver->finding == key)
            return &m;
    return nullptr;
}

QString findingName(const CheckResult* check, const Project& project, const QString& key)
{
    const QString rule = key.section(u':', 0, 0);
    const QString subject = key.section(u':', 1, 1);
    const Rule* known = check ? check->library->book.find(rule) : nullptr;
    const EntityRef ref = entityOf(project, subject);
    return QStringLiteral("%1: %2").arg(ref.isNull() ? subject : titleOf(project, ref), known ? known->title : rule);
}

} // namespace sp::ui
