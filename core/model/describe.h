// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/project.h"

namespace sp {

// The keys of every kind in file order, once: the reader, the writer and the reference check are visitors of the same description.
// A visitor V has: id, key, kind, text, date, words, facts, length, angle, beyond, point, points, rings, ref, refs, parts, ids, pairs, group, none, list,
// value, factTexts. T is the entity or its const form.

namespace words {
inline constexpr const char* side = "a|b";
inline constexpr const char* hinge = "from|to";
inline constexpr const char* swings = "left|right";
inline constexpr const char* obstruction = "column|fixture|shaft|void";
inline constexpr const char* review = "open|in_progress|answered|closed";
} // namespace words

template <class T, class E>
concept Describes = std::same_as<std::remove_const_t<T>, E>;

template <class V>
void describe(V& v, Describes<Storey> auto& e)
{
    v.text("name", e.name);
    v.length("elevation", e.elevation);
    v.length("height", e.height);
    v.facts(Group::Storey, e.facts);
    v.text("guid", e.guid);
}

template <class V>
void describe(V& v, Describes<Wall> auto& e)
{
    v.ref("storey", e.storey);
    v.point("from", e.from);
    v.point("to", e.to);
    v.length("thickness", e.thickness);
    v.facts(Group::Wall, e.facts);
    v.text("guid", e.guid);
    v.pairs("imported", e.imported);
}

template <class V>
void describe(V& v, Describes<Room> auto& e)
{
    v.ref("storey", e.storey);
    v.text("number", e.number);
    v.text("name", e.name);
    v.facts(Group::RoomKind, e.facts);
    v.point("at", e.at);
    v.points("outline", e.outline);
    v.rings("holes", e.holes);
    v.ref("stair", e.stair);
    v.facts(Group::Room, e.facts);
    v.text("guid", e.guid);
    v.pairs("imported", e.imported);
}

template <class V>
void describe(V& v, Describes<Stair> auto& e)
{
    v.text("name", e.name);
    v.facts(Group::Stair, e.facts);
    v.refs("storeys", e.storeys);
    v.text("guid", e.guid);
}

template <class V>
void describe(V& v, Describes<Obstruction> auto& e)
{
    v.ref("storey", e.storey);
    v.words("kind", words::obstruction, e.kind);
    v.text("name", e.name);
    v.points("outline", e.outline);
    v.text("guid", e.guid);
}

template <class V>
void describe(V& v, Describes<OpeningType> auto& e)
{
    v.text("name", e.name);
    v.group("door", [&](auto& g) { g.facts(Group::Door, e.facts); });
    v.group("schedule", [&](auto& g) { g.facts(Group::Schedule, e.facts); });
    v.text("guid", e.guid);
}

template <class V>
void describe(V& v, Describes<Opening> auto& e)
{
    v.text("mark", e.mark);
    v.ref("type", e.type);
    v.ref("set", e.set);
    v.group("place", [&](auto& g) {
        g.ref("wall", e.place.wall);
        g.length("offset", e.place.offset);
        g.ref("storey", e.place.storey);
        g.point("at", e.place.at);
        g.angle("direction", e.place.direction);
        g.words("hinge", words::hinge, e.place.hinge);
        g.words("swings", words::swings, e.place.swings);
        g.words("outside", words::side, e.place.outside);
        g.beyond("beyond_a", e.place.beyondA);
        g.beyond("beyond_b", e.place.beyondB);
        g.length("width", e.place.width);
        g.length("height", e.place.height);
    });
    v.group("door", [&](auto& g) { g.facts(Group::Door, e.facts); });
    v.group("schedule", [&](auto& g) { g.facts(Group::Schedule, e.facts); });
    v.group("release", [&](auto& g) { g.facts(Group::Release, e.facts); });
    v.text("guid", e.guid);
    v.pairs("imported", e.imported);
}

template <class V>
void describe(V& v, Describes<HardwareItem> auto& e)
{
    v.key("key", e.key);
    v.kind("kind", e.kind);
    v.facts(Group::Item, e.facts);
}

template <class V>
void describe(V& v, Describes<HardwareSet> auto& e)
{
    v.text("mark", e.mark);
    v.text("name", e.name);
    v.list("items", e.items);
}

template <class V>
void describe(V& v, Describes<Device> auto& e)
{
    v.kind("kind", e.kind);
    v.text("mark", e.mark);
    v.ref("opening", e.opening);
    v.words("side", words::side, e.side);
    v.ref("room", e.room);
    v.ref("storey", e.storey);
    v.point("at", e.at);
    v.parts("drives", e.drives);
    v.refs("closes", e.closes);
    v.refs("disables", e.disables);
    v.parts("releases", e.releases);
    v.facts(Group::Device, e.facts);
}

template <class V>
void describe(V& v, Describes<Battery> auto& e)
{
    v.key("key", e.key);
    v.facts(Group::Battery, e.facts);
}

template <class V>
void describe(V& v, Describes<Supply> auto& e)
{
    v.text("mark", e.mark);
    v.group("place", [&](auto& g) {
        g.ref("room", e.room);
        g.ref("storey", e.storey);
        g.point("at", e.at);
    });
    v.group("output", [&](auto& g) { g.facts(Group::Output, e.facts); });
    v.list("batteries", e.batteries);
}

template <class V>
void describe(V& v, Describes<Circuit> auto& e)
{
    v.ref("supply", e.supply);
    v.parts("feeds", e.feeds);
    v.facts(Group::Circuit, e.facts);
    v.optionalGroup("fire_alarm", e.fireAlarm, [](auto& g, auto& link) {
        g.ref("by", link.by);
        g.facts(Group::FireAlarm, link.facts);
    });
}

template <class V>
void describe(V& v, Describes<AirSupply> auto& e)
{
    v.text("name", e.name);
    v.facts(Group::Air, e.facts);
}

template <class V>
void describe(V& v, Describes<Source> auto& e)
{
    v.text("name", e.name);
    v.ref("room", e.room);
    v.ref("storey", e.storey);
    v.point("at", e.at);
    v.facts(Group::Source, e.facts);
}

template <class V>
void describe(V& v, Describes<Valve> auto& e)
{
    v.text("tag", e.tag);
    v.group("place", [&](auto& g) {
        g.ref("room", e.room);
        g.ref("storey", e.storey);
        g.point("at", e.at);
    });
    v.group("flow", [&](auto& g) {
        g.facts(Group::Flow, e.facts);
        g.ref("from", e.from);
        g.ref("to", e.to);
    });
    v.group("body", [&](auto& g) { g.facts(Group::Body, e.facts); });
    v.group("actuator", [&](auto& g) {
        g.facts(Group::Actuator, e.facts);
        g.ref("air", e.air);
    });
    v.groupOrNone("positioner", e.noPositioner, [&](auto& g) { g.facts(Group::Positioner, e.facts); });
    v.groupOrNone("solenoid", e.noSolenoid, [&](auto& g) { g.facts(Group::Solenoid, e.facts); });
    v.group("accessories", [&](auto& g) { g.facts(Group::Accessories, e.facts); });
    v.group("position", [&](auto& g) { g.facts(Group::Position, e.facts); });
    v.text("guid", e.guid);
    v.pairs("imported", e.imported);
}

template <class V>
void describe(V& v, Describes<Interlock> auto& e)
{
    v.text("name", e.name);
    v.refs("openings", e.openings);
    v.ref("controller", e.controller);
    v.refs("local_releases", e.localReleases);
    v.facts(Group::Interlock, e.facts);
}

template <class V>
void describe(V& v, Describes<Assumption> auto& e)
{
    v.factValue("fact", e.fact, "value", e.value);
    v.ids("for", e.subjects);
    v.text("reason", e.reason);
    v.text("by", e.by);
    v.date("date", e.date);
}

template <class V>
void describe(V& v, Describes<Waiver> auto& e)
{
    v.requiredText("finding", e.finding);
    v.text("reason", e.reason);
    v.group("granted", [&](auto& g) {
        g.text("requested_by", e.requestedBy);
        g.text("granted_by", e.grantedBy);
        g.text("authority", e.authority);
        g.date("date", e.date);
        g.date("expires", e.expires);
        g.text("document", e.document);
        g.text("measure", e.measure);
    });
    v.factTexts("facts", e.facts);
}

template <class V>
void describe(V& v, Describes<Comment> auto& e)
{
    v.text("by", e.by);
    v.date("date", e.date);
    v.text("text", e.text);
}

template <class V>
void describe(V& v, Describes<Review> auto& e)
{
    v.requiredText("finding", e.finding);
    v.group("state", [&](auto& g) {
        g.words("status", words::review, e.status);
        g.text("assignee", e.assignee);
        g.date("due", e.due);
    });
    v.list("comments", e.comments);
}

template <class V>
void describe(V& v, Describes<ImportNote> auto& e)
{
    v.requiredText("element", e.element);
    v.requiredText("text", e.text);
    v.words("cause", importCauseWords(), e.cause);
    v.ref("storey", e.storey);
}

template <class V>
void describe(V& v, Describes<Import> auto& e)
{
    v.text("file", e.file);
    v.text("sha256", e.sha256);
    v.text("schema", e.schema);
    v.text("tool", e.tool);
    v.length("origin_x", e.originX);
    v.length("origin_y", e.originY);
    v.angle("turned", e.turned);
    v.angle("true_north", e.trueNorth);
    v.list("notes", e.notes);
}

template <class V>
void describe(V& v, Describes<Underlay> auto& e)
{
    v.ref("storey", e.storey);
    v.requiredText("file", e.file);
    v.integer("page", e.page);
    v.point("at", e.at);
    v.length("unit", e.unit);
    v.angle("turned", e.turned);
    v.integer("fade", e.fade);
    v.flag("locked", e.locked);
    v.flag("hidden", e.hidden);
}

template <class V>
void describe(V& v, Describes<Settings> auto& e)
{
    v.requiredText("name", e.name);
    v.text("number", e.number);
    v.text("client", e.client);
    v.text("address", e.address);
    v.text("author", e.author);
    v.units("units", e.units);
    v.flag("isa_labels", e.isaLabels);
    v.group("codes", [&](auto& g) { g.facts(Group::Codes, e.codes); });
}

} // namespace sp
