// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/waivers/match.h"

#include "core/rules/explain.h"
#include "core/waivers/grounds.h"

namespace sp {

namespace {

// The value as the plan would write it, so that "0.8125 in" granted equals 13/16 in now. A fact of an item is that of the item which fails.
QString valueNow(const RuleBook& book, const FactSheet& sheet, const Finding& finding, Subject subject, const QString& name)
{
    if (const auto members = membersText(book, sheet, finding, subject, name))
        return *members;
    const auto fact = sheet.facts().find(name);
    if (!fact)
        return {};
    const FactRow& row = sheet.facts()[*fact];
    const Units units = sheet.project().settings.units;
    for (const Observed& o : finding.observed)
        if (o.fact == *fact)
            return factFileText(row, o.value, units);
    if (!sheet.canSee(subject.kind, row.owner))
        return {};
    const Fact f = sheet.value(subject, *fact);
    return f.known ? factFileText(row, f.value, units) : QString();
}

QString normalised(const FactSheet& sheet, const QString& name, const QString& text)
{
    const auto id = findField(name);
    if (!id)
        return text;
    const auto v = valueFromText(fieldOf(*id), text, false);
    return v ? valueFileText(fieldOf(*id), v.value(), sheet.project().settings.units) : text;
}

} // namespace

const char* waiverWord(WaiverState s)
{
    static constexpr const char* words[] = {"active", "stale", "expired", "unused", "not judged", "incomplete"};
    return words[static_cast<size_t>(s)];
}

WaiverMatch matchWaiver(const Waiver& waiver, const RuleBook& book, const std::vector<bool>& ran, const FactSheet& sheet,
                        const Finding* fail, Subject subject, const QString& today)
{
    WaiverMatch m{&waiver, WaiverState::Unused, {}};
    if (!fail) {
        const Rule* rule = book.find(waiver.finding.section(u':', 0, 0));
        if (rule && !ran[static_cast<size_t>(rule - book.rules().data())])
            m.state = WaiverState::NotJudged;
        return m;
    }
    m.state = WaiverState::Waived;
    const auto blank = [](const std::optional<QString>& t) { return t.value_or(QString()).trimmed().isEmpty(); };
    for (const auto& [name, granted] : waiver.facts) {
        if (name == attachedGround)
            continue;
        const QString now = valueNow(book, sheet, *fail, subject, name);
        if (now != normalised(sheet, name, granted))
            m.changed.emplace_back(name, now);
    }
    if (blank(waiver.reason) || blank(waiver.grantedBy) || blank(waiver.date) || waiver.facts.empty())
        m.state = WaiverState::Incomplete;
    else if (!m.changed.empty())
        m.state = WaiverState::Stale;
    else if (waiver.expires && !today.isEmpty() && *waiver.expires < today)
        m.state = WaiverState::Expired;
    return m;
}

} // namespace sp
