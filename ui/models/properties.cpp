// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/properties.h"

#include "ui/document/fact_edit.h"

#include <QCoreApplication>

namespace sp::ui {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("Properties", text);
}

Property plain(const QString& name, const QString& value, const QString& tip = {})
{
    return {name, value.isEmpty() ? tr("not known") : value, {}, tip, {}, false, !value.isEmpty()};
}

QString lengthText(std::optional<Length> length, Units units)
{
    return length ? peopleText({Dim::Length, length->n}, *unitByName(QStringView(u"in")), units) : QString();
}

QString storeyName(const Project& p, const EntityRef& ref)
{
    const Storey* storey = p.storeys.find(storeyOf(p, ref));
    return storey ? storey->name.value_or(storey->id.text()) : QString();
}

// What an importer wrote and what a person wrote afterwards are kept alike in the plan: neither may be claimed for an imported element.
bool maybeImported(const Project& p, const EntityRef& ref)
{
    const auto withGuid = [](const auto* row) { return row && row->guid; };
    if (p.imports.empty())
        return false;
    switch (ref.kind) {
    case EntityKind::Opening: return withGuid(p.openings.find(OpeningId(ref.id)));
    case EntityKind::Room: return withGuid(p.rooms.find(RoomId(ref.id)));
    case EntityKind::Wall: return withGuid(p.walls.find(WallId(ref.id)));
    case EntityKind::Valve: return withGuid(p.valves.find(ValveId(ref.id)));
    default: return false;
    }
}

std::optional<SubjectKind> subjectKind(EntityKind kind)
{
    switch (kind) {
    case EntityKind::Opening: return SubjectKind::Opening;
    case EntityKind::Room: return SubjectKind::Room;
    case EntityKind::Wall: return SubjectKind::Wall;
    case EntityKind::Valve: return SubjectKind::Valve;
    case EntityKind::Supply: return SubjectKind::Supply;
    case EntityKind::None: return SubjectKind::Project;
    default: return std::nullopt;
    }
}

std::optional<quint32> rowIn(const Project& p, const EntityRef& ref)
{
    const auto at = [](const auto& table, const auto& id) {
        return table.find(id) ? std::optional(static_cast<quint32>(table.indexOf(id))) : std::nullopt;
    };
    switch (ref.kind) {
    case EntityKind::Opening: return at(p.openings, OpeningId(ref.id));
    case EntityKind::Room: return at(p.rooms, RoomId(ref.id));
    case EntityKind::Wall: return at(p.walls, WallId(ref.id));
    case EntityKind::Valve: return at(p.valves, ValveId(ref.id));
    case EntityKind::Supply: return at(p.supplies, SupplyId(ref.id));
    case EntityKind::None: return 0;
    default: return std::nullopt;
    }
}

QString groupTitle(Group group)
{
    switch (group) {
    case Group::Codes: return tr("Codes and standards");
    case Group::Building: return tr("Building");
    case Group::Door: return tr("Door");
    case Group::Schedule: return tr("Schedule");
    case Group::Release: return tr("Release and control");
    case Group::RoomKind:
    case Group::Room: return tr("Use and hazards");
    case Group::Wall: return tr("Fire and smoke");
    case Group::Output: return tr("Output");
    case Group::Device: return tr("Device data");
    case Group::Flow: return tr("Flow");
    case Group::Body: return tr("Body");
    case Group::Actuator: return tr("Actuator");
    case Group::Positioner: return tr("Positioner");
    case Group::Solenoid: return tr("Solenoid");
    case Group::Accessories: return tr("Accessories");
    case Group::Position: return tr("Fail position");
    default: return tr("Facts");
    }
}

std::vector<Group> groupsOf(EntityKind kind)
{
    switch (kind) {
    case EntityKind::Opening: return {Group::Door, Group::Release, Group::Schedule};
    case EntityKind::Room: return {Group::RoomKind, Group::Room};
    case EntityKind::Wall: return {Group::Wall};
    case EntityKind::Valve:
        return {Group::Position, Group::Flow, Group::Body, Group::Actuator, Group::Positioner, Group::Solenoid, Group::Accessories};
    case EntityKind::Device: return {Group::Device};
    case EntityKind::Supply: return {Group::Output};
    case EntityKind::None: return {Group::Codes, Group::Building};
    }
    return {};
}

// Looks facts up for one entity: in the newest check, with values entered since then in front.
class FactLookUp final {
public:
    FactLookUp(const Document& document, const EntityRef& ref)
        : m_project(document.project()), m_bag(factsOf(m_project, ref)), m_check(document.check()),
          m_entered(maybeImported(m_project, ref) ? tr("imported or entered") : originText(Origin::Entered))
    {
        const auto kind = subjectKind(ref.kind);
        const auto row = m_check && kind ? rowIn(*m_check->project, ref) : std::nullopt;
        if (row)
            m_subject = Subject{*kind, *row, 0};
    }

    Property entered(FieldId id) const
    {
        const Field& f = fieldOf(id);
        Property p{factTitle(QLatin1String(f.noun), QLatin1String(f.fact)), {}, {}, QLatin1String(f.fact), id, false, false};
        const Value* own = !m_bag ? nullptr : f.group == Group::Codes ? m_project.settings.codes.find(id) : m_bag->find(id);
        Trace trace;
        const Fact fact = m_subject
            ? m_check->assessment->sheet->value(*m_subject, *m_check->library->facts.find(QLatin1String(f.fact)), &trace)
            : Fact{};
        const bool higher = fact.known && fact.origin < Origin::Entered; // measured and modelled values win over entered ones
        if (own && !higher) {
            p.value = editText(f, *own, m_project.settings.units);
            p.origin = m_entered;
            p.known = true;
        } else if (fact.known && (fact.origin != Origin::Entered || !m_bag)) {
            p.value = editText(f, fact.value, m_project.settings.units);
            fill(p, fact.origin, trace);
        } else {
            p.value = tr("not known");
            p.origin = tr("ask %1").arg(askText(QLatin1String(askWord(f.ask))));
        }
        return p;
    }

    std::vector<Property> computed(bool unknown) const
    {
        std::vector<Property> rows;
        if (!m_subject)
            return rows;
        const FactCatalogue& facts = m_check->library->facts;
        for (FactId id = 0; id < facts.size(); ++id) {
            const FactRow& row = facts[id];
            if (row.owner != m_subject->kind || row.field)
                continue;
            Trace trace;
            const Fact fact = m_check->assessment->sheet->value(*m_subject, id, &trace);
            if (!fact.known && !unknown)
                continue;
            Property p{factTitle(row.noun, row.name), tr("not known"), {}, row.name, {}, false, fact.known};
            if (fact.known) {
                p.value = factPeopleText(row, fact.value, m_project.settings.units);
                fill(p, fact.origin, trace);
            }
            rows.push_back(std::move(p));
        }
        return rows;
    }

private:
    void fill(Property& p, Origin origin, const Trace& trace) const
    {
        p.known = true;
        p.origin = origin == Origin::Entered ? m_entered : originText(origin);
        if (trace.from.isEmpty())
            return;
        p.tip += u'\n' + trace.from;
        if (origin == Origin::Type) {
            const OpeningType* type = m_project.openingTypes.find(OpeningTypeId(trace.from.section(u'.', 0, 0)));
            p.tip += type && type->name ? u'\n' + *type->name : QString();
        }
        if (const Assumption* a = origin == Origin::Assumed ? m_project.assumptions.find(AssumptionId(trace.from)) : nullptr)
            p.tip += u'\n'
                + QStringList{a->reason.value_or(QString()), a->by.value_or(QString()), a->date.value_or(QString())}.join(
                    QStringLiteral(", "));
    }

    const Project& m_project;
    const FieldBag* m_bag;
    const CheckResult* m_check;
    QString m_entered; ///< what the origin of an entered value is called
    std::optional<Subject> m_subject;
};

QString typeText(const OpeningType& type)
{
    return type.name.value_or(type.id.text());
}

PropertyGroup openingGroup(const Document& document, const Opening& o)
{
    const Project& p = document.project();
    const Topology& topology = document.topology();
    const OpeningDevices devices(p);
    const OpeningSides sides = topology.openings.value(o.id);
    const Outside outside = outsideOf(p, topology, devices, o);
    const Side from = outside.side.value_or(Side::A);
    const Hand hand = handOf(p, topology, devices, o);
    const OpeningType* type = p.openingTypes.find(o.type);
    const HardwareSet* set = p.hardwareSets.find(o.set);
    PropertyGroup g{tr("Opening"), {}};
    g.rows.push_back({tr("Mark"), o.mark.value_or(QString()), {}, o.id.text(), {}, true, true});
    Property typeRow = plain(tr("Type"), type ? typeText(*type) : QString(), type ? type->id.text() : QString());
    for (const auto& row : p.openingTypes)
        typeRow.choices.push_back({row->id.text(), typeText(*row)});
    typeRow.refers = Property::Refers::Type;
    typeRow.choice = o.type ? o.type->text() : QString();
    g.rows.push_back(std::move(typeRow));
    Property setRow =
        plain(tr("Hardware set"), set ? set->mark.value_or(set->id.text()) : QString(), set ? set->name.value_or(QString()) : QString());
    for (const auto& row : p.hardwareSets)
        setRow.choices.push_back({row->id.text(), (row->mark.value_or(row->id.text()) + u' ' + row->name.value_or(QString())).trimmed()});
    setRow.refers = Property::Refers::Set;
    setRow.choice = o.set ? o.set->text() : QString();
    g.rows.push_back(std::move(setRow));
    g.rows.push_back(plain(tr("Level"), storeyName(p, {EntityKind::Opening, o.id.text()})));
    g.rows.push_back(plain(tr("From (outside)"), roomText(p, sides.on(from)), outside.because));
    g.rows.push_back(plain(tr("To (inside)"), roomText(p, sides.on(from == Side::A ? Side::B : Side::A))));
    g.rows.push_back(plain(tr("Wall"), o.place.wall ? o.place.wall->text() : QString()));
    g.rows.push_back(plain(tr("Hand"), hand.text, hand.derivation));
    g.rows.push_back(plain(tr("Hand derived"), hand.derivation, hand.derivation));
    return g;
}

PropertyGroup hardwareGroup(const Document& document, const HardwareSet& set)
{
    static const FieldId qty = field("hw.qty");
    PropertyGroup g{tr("Hardware set %1").arg(set.mark.value_or(set.id.text())), {}};
    if (set.name)
        g.rows.push_back(plain(tr("Name"), *set.name, *set.name));
    if (!set.items) {
        g.rows.push_back(plain(tr("Items"), {}));
        return g;
    }
    for (const HardwareItem& item : *set.items) {
        const DeviceKind* kind = document.check() ? document.check()->library->catalogue.find(item.kind) : nullptr;
        QStringList words;
        QStringList tip{set.id.text() + u'/' + item.key};
        for (const auto& [id, value] : item.facts) {
            const Field& f = fieldOf(id);
            const QString text = valuePeopleText(f.type, f.unit, f.words, value, document.project().settings.units);
            tip += factTitle(QLatin1String(f.noun), QLatin1String(f.fact)) + QStringLiteral(": ") + text;
            if (QLatin1String(f.key) == QLatin1String("function") || QLatin1String(f.key) == QLatin1String("fail_state"))
                words += text;
        }
        const auto n = item.facts.integer(qty);
        Property p{kind ? kind->name : QString(item.kind).replace(u'_', u' '), {}, item.key, tip.join(u'\n'), {}, false, true};
        p.value =
            (n ? QStringList(QStringLiteral("%1 ×").arg(*n)) : QStringList()).join(QString()) + u' ' + words.join(QStringLiteral(", "));
        g.rows.push_back(std::move(p));
    }
    return g;
}

PropertyGroup basicGroup(const Document& document, const EntityRef& ref)
{
    const Project& p = document.project();
    PropertyGroup g;
    switch (ref.kind) {
    case EntityKind::Room: {
        const Room* r = p.rooms.find(RoomId(ref.id));
        g.title = tr("Room");
        g.rows = {plain(tr("Number"), r->number.value_or(QString()), ref.id), plain(tr("Name"), r->name.value_or(QString()))};
        if (const auto shape = document.topology().rooms.constFind(r->id); shape != document.topology().rooms.constEnd())
            g.rows.push_back(plain(tr("Area"),
                                   p.settings.units == Units::Us ? tr("%1 ft²").arg(qRound(shape->areaM2 * 10.7639104))
                                                                 : tr("%1 m²").arg(shape->areaM2, 0, 'f', 1)));
        break;
    }
    case EntityKind::Wall: {
        const Wall* w = p.walls.find(WallId(ref.id));
        g.title = tr("Wall");
        g.rows = {plain(tr("Length"), lengthText(distance(w->from, w->to), p.settings.units), ref.id),
                  plain(tr("Thickness"), lengthText(w->thickness, p.settings.units))};
        break;
    }
    case EntityKind::Valve: {
        const Valve* v = p.valves.find(ValveId(ref.id));
        g.title = tr("Valve");
        g.rows.push_back({tr("Tag"), v->tag.value_or(QString()), {}, ref.id, {}, true, true});
        g.rows.push_back(plain(tr("Room"), roomText(p, {Beyond::Kind::Room, v->room})));
        break;
    }
    case EntityKind::Device: {
        const Device* d = p.devices.find(DeviceId(ref.id));
        const Opening* o = p.openings.find(d->opening);
        g.title = tr("Device");
        g.rows = {plain(tr("Kind"), QString(d->kind).replace(u'_', u' '), ref.id), plain(tr("Mark"), d->mark.value_or(QString()))};
        if (o)
            g.rows.push_back(plain(tr("Opening"), o->mark.value_or(o->id.text())));
        if (d->room)
            g.rows.push_back(plain(tr("Room"), roomText(p, {Beyond::Kind::Room, d->room})));
        break;
    }
    case EntityKind::Supply: {
        const Supply* s = p.supplies.find(SupplyId(ref.id));
        g.title = tr("Power supply");
        g.rows = {plain(tr("Mark"), s->mark.value_or(QString()), ref.id),
                  plain(tr("Batteries"), s->batteries ? QString::number(s->batteries->size()) : QString())};
        break;
    }
    case EntityKind::None: {
        const Settings& s = p.settings;
        g.title = tr("Plan");
        g.rows = {plain(tr("Number"), s.number.value_or(QString())), plain(tr("Client"), s.client.value_or(QString())),
                  plain(tr("Address"), s.address.value_or(QString())), plain(tr("Author"), s.author.value_or(QString())),
                  plain(tr("Units"), s.units == Units::Us ? tr("US customary") : tr("metric"))};
        return g;
    }
    default: break;
    }
    g.rows.push_back(plain(tr("Level"), storeyName(p, ref)));
    return g;
}

} // namespace

QString factTitle(const QString& noun, const QString& fact)
{
    QString title = noun;
    for (const auto& article : {QStringLiteral("whether "), QStringLiteral("the ")})
        if (title.startsWith(article))
            title.remove(0, article.size());
    if (title.isEmpty())
        return fact;
    title[0] = title[0].toUpper();
    return title;
}

QString originText(Origin origin)
{
    switch (origin) {
    case Origin::Measured: return tr("measured");
    case Origin::Modelled: return tr("from the model");
    case Origin::Entered: return tr("entered");
    case Origin::Type: return tr("from type");
    case Origin::Catalogue: return tr("catalogue");
    case Origin::Assumed: return tr("assumed");
    }
    return {};
}

QString askText(const QString& word)
{
    return tr("the %1").arg(QString(word).replace(u'_', u' '));
}

std::vector<PropertyGroup> propertiesOf(const Document& document, const EntityRef& ref, bool unknown)
{
    std::vector<PropertyGroup> groups;
    const Project& p = document.project();
    if (!document.isOpen() || !factsOf(p, ref))
        return groups;
    const Opening* opening = ref.kind == EntityKind::Opening ? p.openings.find(OpeningId(ref.id)) : nullptr;
    groups.push_back(opening ? openingGroup(document, *opening) : basicGroup(document, ref));
    const FactLookUp facts(document, ref);
    for (const Group group : groupsOf(ref.kind)) {
        PropertyGroup g{groupTitle(group), {}};
        const auto [first, last] = fieldsOf(group);
        for (FieldId id = first; id < last; ++id)
            if (Property row = facts.entered(id); row.known || unknown)
                g.rows.push_back(std::move(row));
        if (groups.back().title == g.title)
            groups.back().rows.insert(groups.back().rows.end(), g.rows.begin(), g.rows.end());
        else if (!g.rows.empty())
            groups.push_back(std::move(g));
    }
    if (auto rows = facts.computed(unknown); !rows.empty())
        groups.insert(groups.begin() + 1, {tr("Computed"), std::move(rows)});
    if (const HardwareSet* set = opening ? p.hardwareSets.find(opening->set) : nullptr)
        groups.insert(groups.begin() + 1, hardwareGroup(document, *set));
    return groups;
}

} // namespace sp::ui
