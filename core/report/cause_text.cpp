// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/cause_text.h"

#include "core/report/finding_text.h"

#include <map>

namespace sp {

namespace {

constexpr qint64 fewNames = 5; // that nobody minds to read
const QString allBut = QStringLiteral("all but ");

QString kindsText(SubjectKind kind, qint64 n)
{
    switch (kind) {
    case SubjectKind::Wall: return countText(n, "wall", "walls");
    case SubjectKind::Room: return countText(n, "room", "rooms");
    case SubjectKind::Stair: return countText(n, "stair", "stairs");
    case SubjectKind::Opening: return countText(n, "opening", "openings");
    case SubjectKind::Leaf: return countText(n, "leaf", "leaves");
    case SubjectKind::Item: return countText(n, "hardware item", "hardware items");
    case SubjectKind::Supply: return countText(n, "power supply", "power supplies");
    case SubjectKind::Valve: return countText(n, "valve", "valves");
    case SubjectKind::Circuit: return countText(n, "circuit", "circuits");
    case SubjectKind::Interlock: return countText(n, "interlock", "interlocks");
    case SubjectKind::Device: return countText(n, "device", "devices");
    case SubjectKind::AirSupply: return countText(n, "air supply", "air supplies");
    case SubjectKind::Storey: return countText(n, "storey", "storeys");
    case SubjectKind::Project: return QStringLiteral("the plan");
    case SubjectKind::None: break;
    }
    return countText(n, "subject", "subjects");
}

qint64 allOf(SubjectKind kind, const Project& p)
{
    switch (kind) {
    case SubjectKind::Wall: return static_cast<qint64>(p.walls.size());
    case SubjectKind::Room: return static_cast<qint64>(p.rooms.size());
    case SubjectKind::Opening: return static_cast<qint64>(p.openings.size());
    case SubjectKind::Supply: return static_cast<qint64>(p.supplies.size());
    case SubjectKind::Valve: return static_cast<qint64>(p.valves.size());
    case SubjectKind::Circuit: return static_cast<qint64>(p.circuits.size());
    case SubjectKind::Interlock: return static_cast<qint64>(p.interlocks.size());
    case SubjectKind::Device: return static_cast<qint64>(p.devices.size());
    case SubjectKind::AirSupply: return static_cast<qint64>(p.airSupplies.size());
    case SubjectKind::Storey: return static_cast<qint64>(p.storeys.size());
    default: return 0;
    }
}

bool isAll(SubjectKind kind, const std::vector<NamedSubject>& subjects, const Project& p)
{
    const auto n = static_cast<qint64>(subjects.size());
    return n > 1 && n == allOf(kind, p);
}

QString numberText(SubjectKind kind, const std::vector<NamedSubject>& subjects, const Project& p)
{
    const QString text = kindsText(kind, static_cast<qint64>(subjects.size()));
    return isAll(kind, subjects, p) ? QStringLiteral("all ") + text : text;
}

// Those that lack it, or where these are many and nearly all, those that do not.
QString shorterText(SubjectKind kind, const std::vector<NamedSubject>& subjects, const Project& p, size_t most, bool ids)
{
    const auto all = allOf(kind, p);
    const auto n = static_cast<qint64>(subjects.size());
    const bool fewer = n > fewNames && n <= all && 2 * (all - n) < n;
    return fewer ? allBut + namesText(othersThan(kind, subjects, p), most, ids) : namesText(subjects, most, ids);
}

QString typeName(const Project& p, const OpeningTypeId& id)
{
    const OpeningType* type = p.openingTypes.find(id);
    return type && type->name && !type->name->isEmpty() ? *type->name : id.text();
}

} // namespace

QString countText(qint64 n, const char* one, const char* many)
{
    return QStringLiteral("%1 %2").arg(n).arg(QLatin1String(n == 1 ? one : many));
}

QString causeNoun(const Cause& cause, const FactSheet& sheet)
{
    if (cause.fact)
        return factNoun(*cause.fact, sheet);
    switch (cause.place) {
    case SubjectKind::Wall: return QStringLiteral("the wall");
    case SubjectKind::Room: return cause.of == SubjectKind::Opening ? QStringLiteral("the room inside") : QStringLiteral("the room");
    case SubjectKind::Stair: return QStringLiteral("the stair");
    case SubjectKind::Storey: return QStringLiteral("the storey");
    default: return QStringLiteral("what the rule needs");
    }
}

QString causeText(const Cause& cause, const FactSheet& sheet)
{
    const QString noun = causeNoun(cause, sheet);
    switch (cause.by) {
    case UndecidedBy::NoEngine: return noun + QStringLiteral(" waits for an engine that has not run");
    case UndecidedBy::BadData: return noun + QStringLiteral(" cannot be judged from the data entered");
    case UndecidedBy::NoData:
    case UndecidedBy::Site: break;
    }
    return noun + QStringLiteral(" is not known");
}

QString lackingText(const CauseGroup& g, const Project& project)
{
    return numberText(g.cause.of, g.lacking, project);
}

QString whichText(const CauseGroup& g, const Project& project, size_t most, bool ids)
{
    if (g.cause.of == SubjectKind::Project || isAll(g.cause.of, g.lacking, project))
        return {};
    if (g.cause.of != SubjectKind::Wall)
        return shorterText(g.cause.of, g.lacking, project, most, ids);
    const QString count = numberText(SubjectKind::Opening, g.about, project);
    if (isAll(SubjectKind::Opening, g.about, project))
        return count;
    const QString names = shorterText(SubjectKind::Opening, g.about, project, most, ids);
    return names.startsWith(allBut) ? QStringLiteral("all openings but ") + names.mid(allBut.size())
                                    : count.section(u' ', 1) + u' ' + names;
}

QString whatText(const CauseGroup& g, const Assessment& a)
{
    return lackingText(g, a.index->project()) + QStringLiteral(": ") + causeText(g.cause, *a.sheet);
}

QString headText(const CauseGroup& g, const Assessment& a)
{
    const QString text = whatText(g, a);
    if (g.ask.isEmpty())
        return text;
    return text
        + QStringLiteral(" (ask the %1%2)").arg(askText(g.ask), g.cause.by == UndecidedBy::Site ? QStringLiteral(", on site") : QString());
}

QString waitingText(const CauseGroup& g)
{
    const auto n = static_cast<qint64>(g.findings.size());
    const QString text = QStringLiteral("%1 of %2 %3")
                             .arg(countText(n, "check", "checks"), countText(g.rules.size(), "rule", "rules"),
                                  n == 1 ? QStringLiteral("waits") : QStringLiteral("wait"));
    return g.alone == n ? text + QStringLiteral(" for this alone")
        : g.alone == 0  ? text + QStringLiteral(", for more than this")
                        : text + QStringLiteral(", %1 for this alone").arg(g.alone);
}

QString alsoText(const CauseGroup& g, const FactSheet& sheet, size_t most)
{
    QStringList parts;
    // One left over is as long as saying so.
    const size_t shown = g.also.size() <= most + 1 ? g.also.size() : most;
    for (size_t i = 0; i < shown; ++i)
        parts += QStringLiteral("%1 (%2)").arg(causeNoun(g.also[i].first, sheet)).arg(g.also[i].second);
    const QString text = parts.join(QStringLiteral(", "));
    return shown < g.also.size() ? text + QStringLiteral(" and %1 others").arg(g.also.size() - shown) : text;
}

QString packsText(const QStringList& rules)
{
    std::map<QString, int> packs;
    for (const QString& rule : rules)
        ++packs[rule.section(u'.', 0, 0)];
    std::vector<std::pair<QString, int>> sorted(packs.begin(), packs.end());
    std::stable_sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
    QStringList parts;
    for (const auto& pack : sorted)
        parts += QStringLiteral("%1 (%2)").arg(pack.first).arg(pack.second);
    return parts.join(QStringLiteral(", "));
}

QString namesText(const std::vector<NamedSubject>& subjects, size_t most, bool ids)
{
    QStringList names;
    size_t unnumbered = 0;
    for (const NamedSubject& s : subjects)
        if (!s.name.isEmpty())
            names += s.name;
        else if (ids)
            names += s.id;
        else
            ++unnumbered;
    const auto shown = most == 0 || static_cast<size_t>(names.size()) <= most + 1 ? names.size() : static_cast<qsizetype>(most);
    QString text = names.mid(0, shown).join(QStringLiteral(", "));
    if (shown < names.size())
        text += QStringLiteral(" and %1 more").arg(names.size() - shown);
    if (unnumbered > 0)
        text += (text.isEmpty() ? QString() : QStringLiteral(" and ")) + QStringLiteral("%1 unnumbered").arg(unnumbered);
    return text;
}

QString answerText(const CauseGroup& g, const Assessment& a)
{
    switch (g.cause.by) {
    case UndecidedBy::NoEngine: return QStringLiteral("nothing to enter: this version does not compute it");
    case UndecidedBy::BadData: return QStringLiteral("correct what was entered");
    case UndecidedBy::NoData:
    case UndecidedBy::Site: break;
    }
    if (!g.cause.fact) {
        switch (g.cause.place) {
        case SubjectKind::Wall: return QStringLiteral("place each opening in its wall");
        case SubjectKind::Room: return QStringLiteral("draw the rooms beside it, or say which side is outside");
        case SubjectKind::Stair: return QStringLiteral("say which room belongs to which stair");
        default: return {};
        }
    }
    const Answers ways = answersTo(g, a);
    if (ways.hardware)
        return QStringLiteral("give each opening a hardware set; one set serves many openings");
    if (!ways.enterable)
        return QStringLiteral("it follows from other data: complete what the plan says of it");
    const auto n = static_cast<qint64>(g.lacking.size());
    QString text;
    if (!ways.types.empty() && ways.typed == n)
        text = QStringLiteral("enter it at %1, which answers for all %2")
                   .arg(countText(static_cast<qint64>(ways.types.size()), "opening type", "opening types"))
                   .arg(n);
    else if (!ways.types.empty())
        text = QStringLiteral("enter it at %1, which answers for %2 of %3, and at the others one by one")
                   .arg(countText(static_cast<qint64>(ways.types.size()), "opening type", "opening types"))
                   .arg(ways.typed)
                   .arg(n);
    else if (g.cause.of == SubjectKind::Project)
        text = QStringLiteral("enter it in the plan");
    else
        text = n == 1 ? QStringLiteral("enter it there") : QStringLiteral("enter it at each of the %1").arg(kindsText(g.cause.of, n));
    return ways.assumable ? text + QStringLiteral("; or assume one value for all") : text;
}

std::vector<WayToAnswer> waysToAnswer(const std::vector<CauseGroup>& groups, const Assessment& a)
{
    const FactSheet& sheet = *a.sheet;
    const Project& p = a.index->project();
    std::optional<std::pair<FieldId, OpeningTypeId>> byType;
    std::optional<QString> assumed;
    bool hardware = false;
    for (const CauseGroup& g : groups) {
        const Answers ways = answersTo(g, a);
        hardware = hardware || ways.hardware;
        if (!byType && !ways.types.empty())
            byType.emplace(*sheet.facts()[*g.cause.fact].field, ways.types.front());
        if (!assumed && ways.assumable)
            assumed = sheet.facts()[*g.cause.fact].name;
    }
    std::vector<WayToAnswer> out;
    if (byType)
        out.push_back({QStringLiteral("at a type"),
                       QStringLiteral("a value entered at an opening type holds for all its openings; for those of type \"%1\" at")
                           .arg(typeName(p, byType->second)),
                       FactSheet::pathOf(byType->second.text(), fieldOf(byType->first))});
    if (hardware)
        out.push_back({QStringLiteral("by a set"),
                       QStringLiteral("a hardware set is entered once under `hardware_sets:`; each opening names its set by"),
                       QStringLiteral("set: hs-...")});
    if (assumed)
        out.push_back({QStringLiteral("assumed"),
                       QStringLiteral("one value with reason, name and date under `assumptions:`; it counts where nothing better is known, "
                                      "and the report lists it:"),
                       QStringLiteral("{id: au-1, fact: %1, value: ..., reason: \"...\", by: \"...\", date: YYYY-MM-DD}").arg(*assumed)});
    if (!out.empty())
        out.push_back({QStringLiteral("one by one"),
                       QStringLiteral("at each opening, wall or room: in the plan file, or in the window under Properties"),
                       {}});
    return out;
}

} // namespace sp
