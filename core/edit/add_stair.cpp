// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edit/edit_rooms.h"

#include "core/edit/outlines.h"
#include "core/edit/room_references.h"
#include "core/edit/wall_rules.h"

#include <set>

namespace sp {

namespace {

constexpr double mostOfIt = 0.5; // of a room's area that the outline must cover to mean that room

/// How a kind of stair is called and what its rooms are.
struct StairWords {
    const char* kind;
    const char* name;
    const char* letters; ///< before the number of its rooms
    const char* roomKind;
};
const StairWords stairWords[] = {
    {"exit_stair", "Stair", "ST", "exit_enclosure"}, {"exit_access_stair", "Stair", "ST", "stair"}, {"ramp", "Ramp", "RA", "stair"},
    {"escalator", "Escalator", "ES", "stair"},       {"lift", "Elevator", "EL", "stair"},           {"shaft", "Shaft", "SH", "stair"},
};

// The least number that neither a stair nor a room has under these words.
int freeNumber(const Project& project, const StairWords& words)
{
    std::set<QString> taken;
    for (const auto& stair : project.stairs)
        taken.insert(stair->name.value_or(QString()).toUpper());
    for (const auto& room : project.rooms)
        taken.insert(room->number.value_or(QString()).toUpper());
    for (int n = 1;; ++n)
        if (!taken.contains(QStringLiteral("%1 %2").arg(QLatin1String(words.name)).arg(n).toUpper())
            && !taken.contains(QStringLiteral("%1%2").arg(QLatin1String(words.letters)).arg(n)))
            return n;
}

Result<std::vector<StoreyId>> storeysInOrder(const Project& project, const std::vector<StoreyId>& storeys)
{
    std::vector<const Storey*> rows;
    for (const StoreyId& id : storeys) {
        if (const auto problem = storeyProblem(project, id))
            return *problem;
        const Storey* row = project.storeys.find(id);
        if (std::find(rows.begin(), rows.end(), row) == rows.end())
            rows.push_back(row);
    }
    if (rows.size() < 2)
        return Error{ErrorCode::Value, QStringLiteral("expected two storeys or more that it links, found %1").arg(rows.size()), {}};
    std::sort(rows.begin(), rows.end(), [](const Storey* a, const Storey* b) {
        return std::pair(a->elevation.value_or(Length{}), a->id) < std::pair(b->elevation.value_or(Length{}), b->id);
    });
    std::vector<StoreyId> out;
    for (const Storey* row : rows)
        out.push_back(row->id);
    return out;
}

} // namespace

Result<Edited> addStair(const Project& project, const std::vector<StoreyId>& storeys, const QString& kind, std::vector<PlanPoint> outline,
                        NewIds& ids)
{
    static const FieldId stairKind = field("stair.kind");
    static const FieldId roomKind = field("space.kind");
    const auto words =
        std::find_if(std::begin(stairWords), std::end(stairWords), [&](const StairWords& w) { return kind == QLatin1String(w.kind); });
    if (words == std::end(stairWords))
        return Error{
            ErrorCode::Value,
            QStringLiteral("kind: expected one of %1, found `%2`").arg(wordList(fieldOf(stairKind).words).join(QStringLiteral(", ")), kind),
            {}};
    SP_TRY(order, storeysInOrder(project, storeys));
    const bool byPoint = outline.size() == 1;
    if (!byPoint)
        if (const auto problem = tidyOutline(outline, QStringLiteral("a stair, ramp or lift")))
            return *problem;
    const PlanPoint at = byPoint ? outline[0] : labelPoint(outline);
    const int number = freeNumber(project, *words);
    Stair stair{.id = ids.make(project.stairs)};
    stair.name = QStringLiteral("%1 %2").arg(QLatin1String(words->name)).arg(number);
    stair.storeys = order;
    stair.facts.set(stairKind, Word{static_cast<quint16>(*wordIndex(fieldOf(stairKind).words, kind))});
    PatchChain chain(project);
    chain.made += stair.id.text();
    for (const StoreyId& storey : order) {
        const Room* around = roomAround(project, storey, at);
        if (around && !byPoint && roomsUnder(project, storey, outline)[around->id].ofRoom < mostOfIt)
            around = nullptr; // a stair in the open: a part of a hall is no stair
        if (!around && byPoint)
            return Error{ErrorCode::Value,
                         QStringLiteral("on %1 there is no room at this place; draw the outline instead")
                             .arg(project.storeys.find(storey)->name.value_or(storey.text())),
                         storey.text()};
        if (around && around->stair)
            return Error{ErrorCode::Value, QStringLiteral("room %1 is a part of a stair or lift already").arg(roomText(*around)),
                         around->id.text()};
        Room room = around ? *around : Room{.id = ids.make(chain.now().rooms)};
        if (!around) {
            room.storey = storey;
            room.number = QStringLiteral("%1%2").arg(QLatin1String(words->letters)).arg(number);
            room.outline = outline;
        }
        if (!room.name)
            room.name = stair.name->toUpper();
        room.stair = stair.id;
        room.facts.set(roomKind, Word{static_cast<quint16>(*wordIndex(fieldOf(roomKind).words, QString(QLatin1String(words->roomKind))))});
        chain.notes += around
            ? QStringLiteral("room %1 is a part of %2 now").arg(roomText(room), *stair.name)
            : QStringLiteral("room %1 is new on %2").arg(roomText(room), project.storeys.find(storey)->name.value_or(storey.text()));
        chain.put(&Project::rooms, std::move(room));
    }
    chain.put(&Project::stairs, std::move(stair));
    return chain.take();
}

} // namespace sp
