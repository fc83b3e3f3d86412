// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/import_text.h"

#include "core/report/cause_text.h"

#include <QStringList>

namespace sp {

namespace {

constexpr size_t mostExamples = 3;

// Letters of East Asian scripts take two columns of a terminal.
qsizetype columnsOf(const QString& text)
{
    qsizetype columns = 0;
    for (const QChar c : text)
        columns += c.unicode() >= 0x2E80 && c.unicode() < 0xD800 ? 2 : c.isMark() ? 0 : 1;
    return columns;
}

QString padded(const QString& text, qsizetype width)
{
    return text + QString(std::max<qsizetype>(0, width - columnsOf(text)), u' ');
}

QString storeyText(const StoreyAccount& storey)
{
    return storey.elevation ? QStringLiteral("%1 (%2 m)").arg(storey.name).arg(toMm(*storey.elevation) / 1000, 0, 'f', 2) : storey.name;
}

QStringList tableText(const ImportAccount& account)
{
    QStringList names{QStringLiteral("storey")};
    for (const StoreyAccount& storey : account.storeys)
        names += storeyText(storey);
    names += QStringLiteral("all");
    qsizetype first = 0;
    for (const QString& name : names)
        first = std::max(first, columnsOf(name));
    QStringList rows;
    for (qsizetype i = 0; i < names.size(); ++i) {
        const FoundCounts* found = i == 0 ? nullptr
            : i == names.size() - 1       ? &account.found
                                          : &account.storeys[static_cast<size_t>(i - 1)].found;
        QString row = padded(names[i], first);
        for (const FoundColumn& column : foundColumns()) {
            const QString head = QLatin1String(column.head);
            row += QStringLiteral("  ") + (found ? QString::number(column.count(*found)) : head).rightJustified(head.size());
        }
        rows += row;
    }
    return rows;
}

} // namespace

QString outcomeText(ImportOutcome outcome)
{
    switch (outcome) {
    case ImportOutcome::Found: return QStringLiteral("worth knowing");
    case ImportOutcome::Repaired: return QStringLiteral("repaired");
    case ImportOutcome::Guessed: return QStringLiteral("guessed");
    case ImportOutcome::Doubtful: return QStringLiteral("doubtful");
    case ImportOutcome::LeftOut: break;
    }
    return QStringLiteral("left out");
}

QString sumsText(const AccountOutcomes& outcomes)
{
    QStringList parts;
    for (const AccountOutcome& outcome : outcomes)
        if (outcome.outcome != ImportOutcome::Found)
            parts += (parts.isEmpty() ? countText(outcome.count, "thing", "things") : QString::number(outcome.count)) + u' '
                + outcomeText(outcome.outcome);
    return parts.isEmpty() ? QStringLiteral("nothing repaired, guessed, doubtful or left out") : parts.join(QStringLiteral(", "));
}

QString doorsText(const FoundCounts& found)
{
    if (found.doors == 0)
        return QStringLiteral("no doors");
    const auto number = [](int n) { return n == 0 ? QStringLiteral("none") : QString::number(n); };
    QStringList parts{
        QStringLiteral("%1 %2 both sides known").arg(number(found.joined()), QLatin1String(found.joined() == 1 ? "has" : "have"))};
    const auto add = [&](int n, const char* one, const char* many) {
        if (n > 0)
            parts += countText(n, one, many);
    };
    add(found.doorsOneRoom, "lies in one room", "lie in one room");
    add(found.doorsOneSide, "has one side known", "have one side known");
    add(found.doorsNoSide, "has no side known", "have no side known");
    return countText(found.doors, "door", "doors") + QStringLiteral(": ") + parts.join(QStringLiteral(", "));
}

QString unjoinedText(const FoundCounts& found)
{
    QStringList parts;
    for (const auto& [cause, n] : found.unjoined)
        parts +=
            QStringLiteral("%1 %2").arg(cause ? QString(QLatin1String(infoOf(*cause).heading)) : QStringLiteral("without a note")).arg(n);
    return parts.join(QStringLiteral(", "));
}

QString importTitle(const Import& import)
{
    QStringList parts{import.file.value_or(import.id.text())};
    if (import.schema)
        parts += *import.schema;
    if (import.tool)
        parts += QStringLiteral("written by ") + *import.tool;
    return parts.join(QStringLiteral(", "));
}

QString elementsText(const AccountLine& line, size_t most)
{
    QStringList parts;
    for (const AccountElement& e : line.elements) {
        if (most > 0 && static_cast<size_t>(parts.size()) == most)
            break;
        const QString text = (e.subject + u' ' + e.element).trimmed();
        if (!text.isEmpty())
            parts += text;
    }
    const size_t rest = line.elements.size() - static_cast<size_t>(parts.size());
    return parts.join(QStringLiteral(", ")) + (parts.isEmpty() || rest == 0 ? QString() : QStringLiteral(" and %1 more").arg(rest));
}

const std::vector<FoundColumn>& foundColumns()
{
    using C = const FoundCounts&;
    static const std::vector<FoundColumn> columns{
        {"rooms", "rooms", [](C c) { return c.rooms; }, true},
        {"rooms_with_outline", "outlined", [](C c) { return c.roomsWithOutline; }},
        {"rooms_traced", "traced", [](C c) { return c.roomsTraced; }},
        {"walls", "walls", [](C c) { return c.walls; }, true},
        {"doors", "doors", [](C c) { return c.doors; }, true},
        {"doors_both_sides", "both sides", [](C c) { return c.doorsBothSides; }},
        {"doors_one_room", "one room", [](C c) { return c.doorsOneRoom; }},
        {"doors_one_side", "one side", [](C c) { return c.doorsOneSide; }},
        {"doors_no_side", "no side", [](C c) { return c.doorsNoSide; }},
        {"doors_in_wall", "in a wall", [](C c) { return c.doorsInWall; }},
        {"doors_swinging", "swinging", [](C c) { return c.doorsSwinging; }},
        {"hands", "hands", [](C c) { return c.hands; }},
        {"cased_openings", "cased", [](C c) { return c.casedOpenings; }},
        {"stairs", "stairs", [](C c) { return c.stairs; }},
        {"valves", "valves", [](C c) { return c.valves; }},
    };
    return columns;
}

QByteArray importText(const ImportAccount& account, bool all)
{
    QStringList lines{importTitle(account.import), doorsText(account.found) + QStringLiteral("; ") + sumsText(account.outcomes), QString()};
    lines += tableText(account);
    if (const QString why = unjoinedText(account.found); !why.isEmpty())
        lines += {QString(), QStringLiteral("doors without two known sides: ") + why};
    for (const AccountOutcome& outcome : account.outcomes) {
        lines += {QString(), QStringLiteral("%1: %2").arg(outcomeText(outcome.outcome)).arg(outcome.count)};
        for (const AccountCause& cause : outcome.causes) {
            lines += QStringLiteral("  %1  %2").arg(QString::number(cause.count), 5).arg(QLatin1String(infoOf(cause.cause).heading));
            for (size_t i = 0; i < cause.lines.size(); ++i) {
                if (!all && i == mostExamples) {
                    lines += QStringLiteral("         and %1")
                                 .arg(countText(static_cast<qint64>(cause.lines.size() - i), "more sentence", "more sentences"));
                    break;
                }
                const QString which = elementsText(cause.lines[i], all ? 0 : mostExamples);
                lines += QStringLiteral("         ") + cause.lines[i].text;
                if (!which.isEmpty())
                    lines += QStringLiteral("           ") + which;
            }
        }
    }
    return lines.join(u'\n').toUtf8() + '\n';
}

} // namespace sp
