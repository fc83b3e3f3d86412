// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/entity_grid.h"

namespace sp::ui {

namespace {

QString levelOf(const Project& project, const EntityRef& ref)
{
    const Storey* storey = project.storeys.find(storeyOf(project, ref));
    return storey ? storey->name.value_or(storey->id.text()) : QString();
}

QString peopleWord(const FieldBag& facts, const char* fact)
{
    const FieldId id = field(fact);
    const auto w = facts.word(id);
    return w ? wordAt(fieldOf(id).words, *w).replace(u'_', u' ') : QString();
}

std::optional<Length> doorLength(const Project& project, const Opening& opening, const char* fact)
{
    const Value* v = enteredDoor(project, opening, field(fact));
    const auto* q = v ? std::get_if<Quantity>(v) : nullptr;
    return q ? q->as<Dim::Length>() : std::nullopt;
}

QString lengthText(Length length, Units units)
{
    return units == Units::Us ? feetInches(length) : QString::number(qRound(toMm(length)));
}

QString sizeOf(const Project& project, const Opening& opening)
{
    const auto width = doorLength(project, opening, "door.leaf_width_in");
    const auto height = doorLength(project, opening, "door.leaf_height_in");
    const Value* leaves = enteredDoor(project, opening, field("door.leaves"));
    if (!width || !height)
        return {};
    Length whole = *width;
    if (leaves && std::get<qint64>(*leaves) == 2)
        whole = whole + doorLength(project, opening, "door.inactive_leaf_width_in").value_or(*width);
    return lengthText(whole, project.settings.units) + QStringLiteral(" x ") + lengthText(*height, project.settings.units);
}

QString labelOf(const Project& project, const Opening& opening)
{
    const Value* v = enteredDoor(project, opening, field("door.label_min"));
    const auto* q = v ? std::get_if<Quantity>(v) : nullptr;
    if (!q)
        return {};
    const int minutes = qRound(numberIn(*unitByName(QStringView(u"min")), *q));
    return minutes == 0 ? QStringLiteral("-") : QStringLiteral("%1 min").arg(minutes); // a dash, as door schedules print it
}

QStringList lockingKinds(const Document& document)
{
    QStringList kinds;
    if (const CheckResult* check = document.check())
        for (const DeviceKind& kind : check->library->catalogue.kinds())
            if (kind.electrified && kind.locking)
                kinds += kind.kind;
    return kinds;
}

} // namespace

OpeningsModel::OpeningsModel(Document& document, const Theme& theme, QObject* parent)
    : EntityGrid(EntityKind::Opening,
                 {{tr("Mark")},
                  {tr("Level")},
                  {tr("From")},
                  {tr("To")},
                  {tr("Type")},
                  {tr("Set")},
                  {tr("Hand")},
                  {tr("Size")},
                  {tr("Label"), true},
                  {tr("Fail state")},
                  {tr("Worst finding")}},
                 document, theme, parent)
{
    reload();
}

QStringList OpeningsModel::ids() const
{
    QStringList list;
    for (const auto& o : document().project().openings)
        list += o->id.text();
    return list;
}

QStringList OpeningsModel::textsOf(const QString& id) const
{
    const Project& p = document().project();
    const Opening* o = p.openings.find(OpeningId(id));
    if (!o)
        return {id};
    if (m_devicesOf != document().snapshot()) {
        m_devicesOf = document().snapshot();
        m_devices.emplace(p);
    }
    const Topology& topology = document().topology();
    const OpeningSides sides = topology.openings.value(o->id);
    const Outside outside = outsideOf(p, topology, *m_devices, *o);
    const Side from = outside.side.value_or(Side::A);
    const OpeningType* type = p.openingTypes.find(o->type);
    const HardwareSet* set = p.hardwareSets.find(o->set);
    return {o->mark.value_or(QString()),
            levelOf(p, {EntityKind::Opening, id}),
            roomText(p, sides.on(from)),
            roomText(p, sides.on(from == Side::A ? Side::B : Side::A)),
            type ? type->name.value_or(type->id.text()) : QString(),
            set ? set->mark.value_or(set->id.text()) : QString(),
            handOf(p, topology, *m_devices, *o).text,
            sizeOf(p, *o),
            labelOf(p, *o),
            failLetters(set, lockingKinds(document()))};
}

bool OpeningsModel::touches(const Patch& patch) const
{
    return patch.settings || !patch.of<Opening>().empty() || !patch.of<OpeningType>().empty() || !patch.of<HardwareSet>().empty()
        || !patch.of<Room>().empty() || !patch.of<Wall>().empty() || !patch.of<Storey>().empty() || !patch.of<Device>().empty();
}

ValvesModel::ValvesModel(Document& document, const Theme& theme, QObject* parent)
    : EntityGrid(EntityKind::Valve,
                 {{tr("Tag")},
                  {tr("Level")},
                  {tr("Room")},
                  {tr("Service")},
                  {tr("Body")},
                  {tr("Actuator")},
                  {tr("Normal")},
                  {tr("Declared")},
                  {tr("Required")},
                  {tr("Worst finding")}},
                 document, theme, parent)
{
    reload();
}

QStringList ValvesModel::ids() const
{
    QStringList list;
    for (const auto& v : document().project().valves)
        list += v->id.text();
    return list;
}

QStringList ValvesModel::textsOf(const QString& id) const
{
    const Project& p = document().project();
    const Valve* v = p.valves.find(ValveId(id));
    if (!v)
        return {id};
    const QString room = v->room ? roomText(p, {Beyond::Kind::Room, v->room}) : QString();
    QString declared = peopleWord(v->facts, "valve.fail_position");
    return {v->tag.value_or(QString()),
            levelOf(p, {EntityKind::Valve, id}),
            room,
            peopleWord(v->facts, "valve.service"),
            peopleWord(v->facts, "body.kind"),
            peopleWord(v->facts, "actuator.kind"),
            peopleWord(v->facts, "valve.normal_position"),
            declared,
            peopleWord(v->facts, "valve.safe_state")};
}

bool ValvesModel::touches(const Patch& patch) const
{
    return patch.settings || !patch.of<Valve>().empty() || !patch.of<Room>().empty() || !patch.of<Storey>().empty();
}

} // namespace sp::ui
