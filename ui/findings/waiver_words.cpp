// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/findings/waiver_words.h"

#include "core/report/touched.h"
#include "core/waivers/grounds.h"
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

/// What people call the things that a waiver stands on, and their values.
class GroundWords final {
public:
    explicit GroundWords(const CheckResult& check) : m_facts(check.library->facts), m_book(check.library->book), m_project(*check.project)
    {
    }

    QString title(const QString& name) const
    {
        if (const auto fact = m_facts.find(name))
            return factTitle(m_facts[*fact].noun, name);
        if (name == attachedGround)
            return tr("Also reported by");
        switch (wordIndex(relationWords, name).value_or(-1)) {
        case static_cast<int>(Relation::Items): return tr("Hardware items");
        case static_cast<int>(Relation::Leaves): return tr("Leaves");
        case static_cast<int>(Relation::Supplies): return tr("Power supplies");
        case static_cast<int>(Relation::Openings): return tr("Openings");
        default: return name;
        }
    }

    /// The file text of a value as people read it; as it stands where it is no value of an entered fact.
    QString value(const QString& name, const QString& text) const
    {
        if (name == attachedGround)
            return each(text, QStringLiteral(", "), [this](const QString& rule) {
                const Rule* known = m_book.find(rule);
                return known ? known->title : rule;
            });
        if (wordIndex(relationWords, name))
            return each(text, QStringLiteral("; "), [this](const QString& member) { return memberText(member); });
        const auto id = findField(name);
        if (!id)
            return text;
        const Field& f = fieldOf(*id);
        const auto value = valueFromText(f, text, false);
        return value ? valuePeopleText(f.type, f.unit, f.words, value.value(), m_project.settings.units) : text;
    }

private:
    template <class Word>
    static QString each(const QString& text, const QString& separator, Word&& word)
    {
        QStringList out = text.split(separator);
        for (QString& part : out)
            part = word(part);
        return out.join(separator);
    }
    // "ps-1 (battery)" with the mark of the supply; kinds of hardware without their underscores.
    QString memberText(const QString& member) const
    {
        const QString id = member.section(u' ', 0, 0);
        const EntityRef ref = entityOf(m_project, id);
        return ref.isNull() ? QString(member).replace(u'_', u' ') : titleOf(m_project, ref) + member.mid(id.size());
    }

    const FactCatalogue& m_facts;
    const RuleBook& m_book;
    const Project& m_project;
};

// The subject of a finding, whose key names the whole that it is a part of.
std::optional<Subject> subjectOf(const CheckResult& check, const Finding& finding)
{
    auto subject = subjectOfId(*check.project, entityOfKey(finding.key));
    if (!subject)
        return std::nullopt;
    subject->kind = finding.kind;
    const FactSheet& sheet = *check.assessment->sheet;
    if (finding.kind == SubjectKind::Leaf && sheet.idOf(*subject) != finding.subjectId)
        subject->part = 1;
    return subject;
}

} // namespace

std::vector<GrantedFact> factsToGrant(const CheckResult& check, const Finding& finding)
{
    const auto subject = subjectOf(check, finding);
    if (!subject)
        return {};
    const FactCatalogue& facts = check.library->facts;
    const GroundWords words(check);
    std::vector<GrantedFact> out;
    for (const Ground& g : groundsOf(check.library->book, *check.assessment->sheet, finding, *subject)) {
        QString people = words.value(g.name, g.file);
        for (const Observed& o : finding.observed)
            if (g.fact == o.fact && factFileText(facts[o.fact], o.value, check.project->settings.units) == g.file)
                people = factPeopleText(facts[o.fact], o.value, check.project->settings.units);
        out.push_back({g.name, words.title(g.name), g.file, people.isEmpty() ? tr("not known") : people});
    }
    return out;
}

std::vector<WaivedFact> waivedFacts(const CheckResult& check, const WaiverMatch& match)
{
    const GroundWords words(check);
    std::vector<WaivedFact> out;
    for (const auto& [name, granted] : match.waiver->facts) {
        WaivedFact w{words.title(name), granted.isEmpty() ? tr("not known") : words.value(name, granted), {}, false};
        w.now = w.granted;
        for (const auto& changed : match.changed)
            if (changed.first == name) {
                w.now = words.value(name, changed.second);
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
