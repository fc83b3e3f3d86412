// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edit/edit_openings.h"
#include "core/edit/elements.h"
#include "core/edit/marks.h"
#include "core/edit/opening_places.h"

namespace sp {

namespace {

Result<const Opening*> openingOf(const Project& project, const OpeningId& id)
{
    const Opening* opening = project.openings.find(id);
    return opening ? Result<const Opening*>(opening) : notInPlan(id.text());
}

// The type, the set and the storey that a new opening names.
std::optional<Error> unknownReference(const Project& project, const OpeningSpec& spec, const std::optional<StoreyId>& storey)
{
    if (spec.type && !project.openingTypes.find(spec.type))
        return notInPlan(spec.type->text());
    if (spec.set && !project.hardwareSets.find(spec.set))
        return notInPlan(spec.set->text());
    return storey && !project.storeys.find(storey) ? std::optional(notInPlan(storey->text())) : std::nullopt;
}

// Changes openings one by one; `change` returns why it cannot be done. An error only when none could be changed.
template <class F>
Result<Edited> changeAll(const Project& project, const std::vector<OpeningId>& openings, F&& change)
{
    if (openings.empty())
        return Error{ErrorCode::Value, QStringLiteral("expected an opening, found none"), {}};
    PlanDraft draft(project);
    qsizetype refused = 0;
    for (const OpeningId& id : openings) {
        SP_TRY(before, openingOf(project, id));
        Opening after = *before;
        if (const QString why = change(*before, after); !why.isEmpty()) {
            draft.notes += why;
            ++refused;
        } else {
            draft.put(std::move(after));
        }
    }
    if (refused == static_cast<qsizetype>(openings.size()))
        return Error{ErrorCode::Unsupported, draft.notes.first(), openings.front().text()};
    return draft.take();
}

} // namespace

Result<Edited> placeOpening(const Project& project, const Topology& topology, const WallId& wall, Length offset, const OpeningSpec& spec,
                            NewIds& ids, const std::optional<StoreyId>& storey)
{
    const Wall* host = project.walls.find(wall);
    if (!host)
        return notInPlan(wall.text());
    if (const auto unknown = unknownReference(project, spec, storey))
        return *unknown;
    Opening opening{.id = ids.make(project.openings)};
    opening.type = spec.type;
    opening.set = spec.set;
    opening.facts = spec.facts;
    opening.place.wall = wall;
    opening.place.offset = offset;
    if (storey != host->storey)
        opening.place.storey = storey;
    opening.place.width = spec.width;
    opening.place.height = spec.height;
    // What the type says already is not said again: changing the type then changes the opening.
    if (const OpeningType* type = project.openingTypes.find(spec.type))
        for (const auto& [id, value] : type->facts)
            if (const Value* own = opening.facts.find(id); own && *own == value)
                opening.facts.clear(id);
    const QString operation = operationOf(project, opening);
    if (hangsAtJamb(operation))
        opening.place.hinge = spec.hinge;
    if (hasLeafSide(operation))
        opening.place.swings = spec.swings;
    if (const auto problem = fitProblem(project, opening))
        return *problem;
    Edited out;
    const OpeningSides sides = sidesAt(project, topology, opening);
    opening.mark = proposedMark(project, topology, opening, sides);
    if (!opening.mark)
        out.notes += QStringLiteral("The opening has no mark: no room with a number is known beside it.");
    out.made += opening.id.text();
    out.patch.of<Opening>().push_back({nullptr, std::make_shared<const Opening>(std::move(opening))});
    return out;
}

Result<Edited> moveOpening(const Project& project, const OpeningId& opening, const WallId& wall, Length offset)
{
    SP_TRY(before, openingOf(project, opening));
    const Wall* host = project.walls.find(wall);
    if (!host)
        return notInPlan(wall.text());
    Opening after = *before;
    settle(project, after, *host, offset);
    if (const auto problem = fitProblem(project, after))
        return *problem;
    PlanDraft draft(project);
    draft.put(after);
    bringDevices(draft, *before, after);
    return draft.take();
}

Result<Edited> flipHand(const Project& project, const std::vector<OpeningId>& openings)
{
    return changeAll(project, openings, [&](const Opening& before, Opening& after) {
        if (!hangsAtJamb(operationOf(project, before)))
            return QStringLiteral("%1 has no leaf that hangs at a jamb").arg(openingName(before));
        after.place.hinge = before.place.hinge == HingeEnd::From ? HingeEnd::To : HingeEnd::From;
        return QString();
    });
}

Result<Edited> flipSwing(const Project& project, const std::vector<OpeningId>& openings)
{
    return changeAll(project, openings, [&](const Opening& before, Opening& after) {
        if (!hasLeafSide(operationOf(project, before)))
            return QStringLiteral("%1 has no leaf that is on one side of the wall").arg(openingName(before));
        after.place.swings = before.place.swings == SwingSide::Left ? SwingSide::Right : SwingSide::Left;
        return QString();
    });
}

Result<Edited> makeExit(const Project& project, const Topology& topology, const OpeningId& opening)
{
    SP_TRY(before, openingOf(project, opening));
    const OpeningSides sides = topology.openings.contains(opening) ? topology.openings.value(opening) : sidesAt(project, topology, *before);
    const bool a = sides.a.kind == Beyond::Kind::Room, b = sides.b.kind == Beyond::Kind::Room;
    const auto refuse = [&](const QString& why) { return Error{ErrorCode::Value, why.arg(openingName(*before)), opening.text()}; };
    if (a && b)
        return refuse(QStringLiteral("%1 has rooms on both sides: an exit leads to the outside"));
    if (!a && !b)
        return refuse(QStringLiteral("no room is known on either side of %1: draw the room first, then it is known which way leads out"));
    const auto word = [](FieldId id, QStringView text) { return Word{static_cast<quint16>(*wordIndex(fieldOf(id).words, text))}; };
    const FieldId role = field("door.egress_role"), egressSide = field("door.egress_side");
    PlanDraft draft(project);
    Opening after = *before;
    after.facts.set(field("door.exterior"), true);
    after.facts.set(role, word(role, u"exit"));
    after.facts.set(egressSide, word(egressSide, a ? u"a" : u"b"));
    draft.put(std::move(after));
    return draft.take();
}

} // namespace sp
