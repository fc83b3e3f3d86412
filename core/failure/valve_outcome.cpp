// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/failure/valve_outcome.h"

namespace sp {

Outcome drifting(Pos pos, std::optional<Pos> toward)
{
    return {pos, toward == pos ? std::nullopt : toward};
}

Pos inverse(Pos pos)
{
    return pos == Pos::Open ? Pos::Closed : pos == Pos::Closed ? Pos::Open : pos;
}

namespace {

const char* posText(Pos p)
{
    static constexpr const char* words[] = {"OPEN", "CLOSED", "LAST", "INDETERMINATE", "FOLLOWS", "NA"};
    return words[static_cast<size_t>(p)];
}

} // namespace

QString outcomeText(const Outcome& o)
{
    return QLatin1String(posText(o.pos)) + (o.drift ? u'~' + QLatin1String(posText(*o.drift)) : QString());
}

QString outcomeWords(const Outcome& o)
{
    static constexpr const char* words[] = {
        "open", "closed", "stays where it is", "nobody knows where", "under control, but its trip path is dead", "not affected"};
    return QLatin1String(words[static_cast<size_t>(o.pos)])
        + (o.drift ? QStringLiteral(", drifts ") + QLatin1String(*o.drift == Pos::Open ? "open" : "closed") : QString());
}

QString labelOf(const Outcome& o, bool isa)
{
    switch (o.pos) {
    case Pos::Open: return QStringLiteral("FO");
    case Pos::Closed: return QStringLiteral("FC");
    case Pos::Last:
        return !isa                 ? QStringLiteral("FIP")
            : !o.drift              ? QStringLiteral("FL")
            : *o.drift == Pos::Open ? QStringLiteral("FL/DO")
                                    : QStringLiteral("FL/DC");
    case Pos::Indeterminate: return QStringLiteral("FI");
    case Pos::Follows:
    case Pos::Na: break;
    }
    return {};
}

std::optional<QString> labelNamed(const QString& text, bool solenoidValve)
{
    static const std::pair<const char*, const char*> names[] = {
        {"fo", "FO"},
        {"fail open", "FO"},
        {"fails open", "FO"},
        {"atc", "FO"},
        {"air to close", "FO"},
        {"fc", "FC"},
        {"fail closed", "FC"},
        {"fails closed", "FC"},
        {"fail close", "FC"},
        {"ato", "FC"},
        {"air to open", "FC"},
        {"fip", "FIP"},
        {"fai", "FIP"},
        {"fail in place", "FIP"},
        {"fails in place", "FIP"},
        {"fail as is", "FIP"},
        {"fail as-is", "FIP"},
        {"fl", "FL"},
        {"fail locked", "FL"},
        {"fail last", "FL"},
        {"fl/do", "FL/DO"},
        {"lock, drift open", "FL/DO"},
        {"fl/dc", "FL/DC"},
        {"lock, drift closed", "FL/DC"},
        {"fi", "FI"},
        {"fail indeterminate", "FI"},
    };
    const QString plain = text.simplified().toLower();
    for (const auto& [name, label] : names)
        if (plain == QLatin1String(name))
            return QLatin1String(label);
    // "Normally closed" of any other valve is its position in service.
    if (solenoidValve && (plain == u"nc" || plain == u"no"))
        return plain == u"nc" ? QStringLiteral("FC") : QStringLiteral("FO");
    return std::nullopt;
}

bool labelAgrees(const QString& declared, const Outcome& o, bool isa)
{
    if (declared == u"FIP" || declared == u"FL")
        return o.pos == Pos::Last && (!isa || !o.drift);
    return !declared.isEmpty() && declared == labelOf(o, true);
}

std::optional<bool> meets(const Wanted& w, const Outcome& o)
{
    if (o.pos == Pos::Na || w.position == WantedPosition::None)
        return true;
    if (o.pos == Pos::Follows)
        return !w.safetyService;
    if (w.position != WantedPosition::Hold)
        return o.pos == (w.position == WantedPosition::Open ? Pos::Open : Pos::Closed) && !o.drift;
    if (o.pos != Pos::Last)
        return false;
    return o.drift ? w.holdProven : std::optional(true);
}

} // namespace sp
