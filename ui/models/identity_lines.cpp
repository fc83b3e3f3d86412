// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/identity_lines.h"

#include "core/schedule/handing.h"
#include "ui/document/fact_edit.h"

#include <QCoreApplication>

namespace sp::ui {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("Properties", text);
}

QString lengthText(Length length, Units units)
{
    return peopleText({Dim::Length, length.n}, *unitByName(QStringView(u"in")), units);
}

QString levelText(const Document& d, const EntityRef& ref, QString*)
{
    const Storey* storey = d.project().storeys.find(storeyOf(d.project(), ref));
    return storey ? storey->name.value_or(storey->id.text()) : QString();
}

struct Seen {
    Outside outside;
    OpeningSides sides;
};
std::optional<Seen> seen(const Document& d, const EntityRef& ref)
{
    const Opening* o = d.project().openings.find(OpeningId(ref.id));
    if (!o)
        return std::nullopt;
    return Seen{outsideOf(d.project(), d.topology(), OpeningDevices(d.project()), *o), d.topology().openings.value(o->id)};
}

QString fromText(const Document& d, const EntityRef& ref, QString* tip)
{
    const auto s = seen(d, ref);
    if (tip && s)
        *tip = s->outside.because;
    return s ? roomText(d.project(), s->sides.on(s->outside.side.value_or(Side::A))) : QString();
}

QString toText(const Document& d, const EntityRef& ref, QString*)
{
    const auto s = seen(d, ref);
    return s ? roomText(d.project(), s->sides.on(s->outside.side.value_or(Side::A) == Side::A ? Side::B : Side::A)) : QString();
}

Hand handAt(const Document& d, const EntityRef& ref)
{
    const Opening* o = d.project().openings.find(OpeningId(ref.id));
    return o ? handOf(d.project(), d.topology(), OpeningDevices(d.project()), *o) : Hand{};
}

QString handText(const Document& d, const EntityRef& ref, QString* tip)
{
    const Hand hand = handAt(d, ref);
    if (tip)
        *tip = hand.derivation;
    return hand.text;
}

QString derivationText(const Document& d, const EntityRef& ref, QString*)
{
    return handAt(d, ref).derivation;
}

QString wallText(const Document& d, const EntityRef& ref, QString*)
{
    const Opening* o = d.project().openings.find(OpeningId(ref.id));
    return o && o->place.wall ? o->place.wall->text() : QString();
}

QString areaText(const Document& d, const EntityRef& ref, QString*)
{
    const auto shape = d.topology().rooms.constFind(RoomId(ref.id));
    if (shape == d.topology().rooms.constEnd())
        return {};
    return d.project().settings.units == Units::Us ? tr("%1 ft²").arg(qRound(shape->areaM2 * 10.7639104))
                                                   : tr("%1 m²").arg(shape->areaM2, 0, 'f', 1);
}

QString wallLength(const Document& d, const EntityRef& ref, QString*)
{
    const Wall* w = d.project().walls.find(WallId(ref.id));
    return w ? lengthText(distance(w->from, w->to), d.project().settings.units) : QString();
}

QString fileText(const Document& d, const EntityRef& ref, QString*)
{
    const Underlay* u = d.project().underlays.find(UnderlayId(ref.id));
    return u ? u->file : QString();
}

QString usedText(const Document& d, const EntityRef& ref, QString* tip)
{
    QStringList marks;
    for (const auto& o : d.project().openings)
        if (o->set && o->set->text() == ref.id)
            marks += o->mark.value_or(o->id.text());
    if (tip)
        *tip = marks.join(QStringLiteral(", "));
    return marks.size() == 1 ? tr("1 opening") : tr("%1 openings").arg(marks.size());
}

} // namespace

std::vector<IdentityLine> identityLines(EntityKind kind)
{
    const IdentityLine level{tr("Level"), {}, &levelText};
    const auto key = [](const char* title, const char* name) { return IdentityLine{tr(title), QLatin1String(name), nullptr}; };
    switch (kind) {
    case EntityKind::Opening:
        return {key("Mark", "mark"),
                key("Type", "type"),
                key("Hardware set", "set"),
                level,
                {tr("From (outside)"), {}, &fromText},
                {tr("To (inside)"), {}, &toText},
                {tr("Hand"), {}, &handText},
                {tr("Hand derived"), {}, &derivationText},
                {tr("Wall"), {}, &wallText},
                key("Wall start to middle", "place.offset"),
                key("Wall end to middle", "place.offset_end"),
                key("Hinges at wall end", "place.hinge"),
                key("Swings to wall side", "place.swings"),
                key("Outside on side", "place.outside"),
                key("Width of the hole", "place.width"),
                key("Height of the hole", "place.height")};
    case EntityKind::Room:
        return {key("Number", "number"), key("Name", "name"),  {tr("Area"), {}, &areaText}, level,
                key("Storey", "storey"), key("Stair", "stair")};
    case EntityKind::Wall: return {{tr("Length"), {}, &wallLength}, key("Thickness", "thickness"), key("Storey", "storey")};
    case EntityKind::Valve:
        return {key("Tag", "tag"),
                key("Room", "place.room"),
                level,
                key("From source", "flow.from"),
                key("To room", "flow.to"),
                key("Air supply", "actuator.air"),
                key("Has no positioner", "positioner"),
                key("Has no solenoid", "solenoid")};
    case EntityKind::Device:
        return {key("Mark", "mark"),         key("Kind", "kind"),
                key("Opening", "opening"),   key("Side of the opening", "side"),
                key("Room", "room"),         level,
                key("Commands", "drives"),   key("Closes valves", "closes"),
                key("Disables", "disables"), key("Releases", "releases")};
    case EntityKind::Supply: return {key("Mark", "mark"), key("Room", "place.room"), level};
    case EntityKind::Source: return {key("Name", "name"), key("Room", "room"), level};
    case EntityKind::Obstruction: return {key("Kind", "kind"), key("Name", "name"), key("Storey", "storey")};
    case EntityKind::Underlay:
        return {{tr("File"), {}, &fileText}, key("Page", "page"),     key("Storey", "storey"), key("Faded by (percent)", "fade"),
                key("Turned by", "turned"),  key("Locked", "locked"), key("Hidden", "hidden")};
    case EntityKind::HardwareSet: return {key("Mark", "mark"), key("Name", "name"), {tr("Used by"), {}, &usedText}};
    case EntityKind::Storey: return {key("Name", "name"), key("Elevation", "elevation"), key("Height, floor to floor", "height")};
    case EntityKind::None:
        return {key("Name", "name"),
                key("Number", "number"),
                key("Client", "client"),
                key("Address", "address"),
                key("Author", "author"),
                key("Units", "units"),
                key("Print FL for valves that fail in place", "isa_labels")};
    }
    return {};
}

Property keyProperty(const Project& project, const QString& title, const ValuePath& path)
{
    Property p{title, keyText(project, path), {}, path.id};
    p.known = p.own = !p.value.isEmpty();
    p.ids = std::make_shared<const QStringList>(path.id);
    p.key = path.key;
    return p;
}

Property factProperty(const FactLookUp& facts, const QString& id, FieldId field)
{
    const FactLine line = facts.entered(field);
    return {factTitle(field),
            line.value,
            line.origin,
            line.tip,
            line.known,
            false,
            line.own,
            std::make_shared<const QStringList>(id),
            field,
            {}};
}

namespace {

void addFacts(const Document& d, PropertyGroup& group, const QString& id, Group facts, bool unknown)
{
    const FactLookUp look(d, id);
    const auto [first, last] = fieldsOf(facts);
    for (FieldId f = first; f < last; ++f)
        if (Property row = factProperty(look, id, f); row.known || unknown)
            group.rows.push_back(std::move(row));
}

PropertyGroup hardwareGroup(const Document& d, const HardwareSet& set)
{
    static const FieldId qty = field("hw.qty");
    PropertyGroup g{tr("Hardware set %1").arg(set.mark.value_or(set.id.text())), {}, {}};
    if (set.name)
        g.rows.push_back({tr("Name"), *set.name, {}, *set.name, true});
    if (!set.items) {
        g.rows.push_back({tr("Items"), {}, {}, {}, false});
        return g;
    }
    const Catalogue* catalogue = catalogueOf(d);
    for (const HardwareItem& item : *set.items) {
        const DeviceKind* kind = catalogue ? catalogue->find(item.kind) : nullptr;
        QStringList words;
        QStringList tip{set.id.text() + u'/' + item.key};
        for (const auto& [id, value] : item.facts) {
            const Field& f = fieldOf(id);
            const QString text = editText(f, value, d.project().settings.units);
            tip += factTitle(id) + QStringLiteral(": ") + text;
            if (QLatin1String(f.key) == QLatin1String("function") || QLatin1String(f.key) == QLatin1String("fail_state"))
                words += text;
        }
        if (const auto n = item.facts.integer(qty))
            words.prepend(QStringLiteral("%1 ×").arg(*n));
        g.rows.push_back({kind ? kind->name : QString(item.kind).replace(u'_', u' '), words.join(u' '), item.key, tip.join(u'\n'), true});
    }
    return g;
}

std::vector<PropertyGroup> supplyGroups(const Document& d, const Supply& supply, bool unknown)
{
    std::vector<PropertyGroup> groups;
    if (supply.batteries)
        for (const Battery& battery : *supply.batteries) {
            const QString id = supply.id.text() + u'/' + battery.key;
            groups.push_back({tr("Battery %1").arg(battery.key), {}, id});
            addFacts(d, groups.back(), id, Group::Battery, true);
        }
    const Project& p = d.project();
    for (const auto& circuit : p.circuits) {
        if (circuit->supply != supply.id)
            continue;
        const QString id = circuit->id.text();
        PropertyGroup g{tr("Circuit %1").arg(id), {}, id};
        g.rows.push_back(keyProperty(p, tr("Feeds"), {id, {}, QStringLiteral("feeds")}));
        addFacts(d, g, id, Group::Circuit, unknown);
        g.rows.push_back(keyProperty(p, tr("Fire alarm link"), {id, {}, QStringLiteral("fire_alarm")}));
        if (circuit->fireAlarm && !circuit->fireAlarm->none) {
            g.rows.push_back(keyProperty(p, tr("Fire alarm acts by"), {id, {}, QStringLiteral("fire_alarm.by")}));
            addFacts(d, g, id, Group::FireAlarm, true);
        }
        groups.push_back(std::move(g));
    }
    return groups;
}

} // namespace

std::vector<PropertyGroup> partGroups(const Document& d, const EntityRef& ref, bool unknown)
{
    const Project& p = d.project();
    const Opening* opening = ref.kind == EntityKind::Opening ? p.openings.find(OpeningId(ref.id)) : nullptr;
    const HardwareSet* set = ref.kind == EntityKind::HardwareSet ? p.hardwareSets.find(HardwareSetId(ref.id))
        : opening                                                ? p.hardwareSets.find(opening->set)
                                                                 : nullptr;
    if (set)
        return {hardwareGroup(d, *set)};
    if (const Supply* supply = ref.kind == EntityKind::Supply ? p.supplies.find(SupplyId(ref.id)) : nullptr)
        return supplyGroups(d, *supply, unknown);
    return {};
}

} // namespace sp::ui
