// SPDX-License-Identifier: GPL-3.0-or-later
// What subjects are called: in keys, in sentences and in paths.
#include "core/facts/fact_sheet.h"

namespace sp {

namespace {

const char* groupKey(Group g)
{
    switch (g) {
    case Group::Codes: return "codes.";
    case Group::Door: return "door.";
    case Group::Schedule: return "schedule.";
    case Group::Release: return "release.";
    case Group::Output: return "output.";
    case Group::Flow: return "flow.";
    case Group::Body: return "body.";
    case Group::Actuator: return "actuator.";
    case Group::Positioner: return "positioner.";
    case Group::Solenoid: return "solenoid.";
    case Group::Accessories: return "accessories.";
    case Group::Position: return "position.";
    default: return "";
    }
}

} // namespace

QString FactSheet::idOf(Subject s) const
{
    const Project& p = project();
    switch (s.kind) {
    case SubjectKind::Project: return QStringLiteral("project");
    case SubjectKind::Wall: return p.walls[s.row].id.text();
    case SubjectKind::Room: return p.rooms[s.row].id.text();
    case SubjectKind::Stair: return p.stairs[s.row].id.text();
    case SubjectKind::Opening: return p.openings[s.row].id.text();
    case SubjectKind::Leaf: // a single door is its leaf: the key stays when nothing but the number of leaves is in doubt
        return leafCount({SubjectKind::Opening, s.row, 0}) == 2
            ? opening(s).id.text() + (s.part == 0 ? QStringLiteral("/active") : QStringLiteral("/inactive"))
            : opening(s).id.text();
    case SubjectKind::Item: return entry(s).set->id.text() + u'/' + item(s).key;
    case SubjectKind::Supply: return p.supplies[s.row].id.text();
    case SubjectKind::Valve: return p.valves[s.row].id.text();
    case SubjectKind::None: break;
    }
    return {};
}

QString FactSheet::nameOf(Subject s) const
{
    const Project& p = project();
    switch (s.kind) {
    case SubjectKind::Opening: return opening(s).mark.value_or(opening(s).id.text());
    case SubjectKind::Leaf: {
        const QString mark = nameOf({SubjectKind::Opening, s.row, 0});
        return leafCount({SubjectKind::Opening, s.row, 0}) == 2
            ? mark + (s.part == 0 ? QStringLiteral(" active leaf") : QStringLiteral(" inactive leaf"))
            : mark;
    }
    case SubjectKind::Room: {
        const Room& r = p.rooms[s.row];
        const QString text = (r.number.value_or(QString()) + u' ' + r.name.value_or(QString())).trimmed();
        return text.isEmpty() ? r.id.text() : text;
    }
    case SubjectKind::Supply: return p.supplies[s.row].mark.value_or(p.supplies[s.row].id.text());
    case SubjectKind::Valve: return p.valves[s.row].tag.value_or(p.valves[s.row].id.text());
    case SubjectKind::Stair: return p.stairs[s.row].name.value_or(p.stairs[s.row].id.text());
    case SubjectKind::Item: return kindOf(s) ? kindOf(s)->name : item(s).kind;
    case SubjectKind::Project: return p.settings.name;
    default: return idOf(s);
    }
}

std::optional<StoreyId> FactSheet::storeyOf(Subject s) const
{
    const Project& p = project();
    switch (s.kind) {
    case SubjectKind::Opening:
    case SubjectKind::Leaf:
    case SubjectKind::Item: { // a wall may go through several storeys: what the opening says leads
        const auto& own = opening(s).place.storey;
        return own || !entry(s).wall ? own : entry(s).wall->storey;
    }
    case SubjectKind::Room: return p.rooms[s.row].storey;
    case SubjectKind::Wall: return p.walls[s.row].storey;
    case SubjectKind::Supply: {
        const Room* room = p.rooms.find(p.supplies[s.row].room);
        return room ? room->storey : std::nullopt;
    }
    case SubjectKind::Valve: {
        const Room* room = p.rooms.find(p.valves[s.row].room);
        return room ? room->storey : p.valves[s.row].storey;
    }
    default: return std::nullopt;
    }
}

QString FactSheet::pathOf(const QString& id, const Field& f)
{
    if (f.group == Group::Building)
        return QStringLiteral("building.") + QLatin1String(f.key);
    return id + u'.' + QLatin1String(groupKey(f.group)) + QLatin1String(f.key);
}

} // namespace sp
