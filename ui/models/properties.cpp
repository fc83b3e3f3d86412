// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/properties.h"

#include "ui/document/fact_edit.h"
#include "ui/models/identity_lines.h"

#include <QCoreApplication>

namespace sp::ui {

namespace {

// With more elements than this, only what is entered is compared: asking the check for each fact of each would make a click slow.
constexpr size_t mostLookedUp = 200;

QString tr(const char* text)
{
    return QCoreApplication::translate("Properties", text);
}

QString groupTitle(Group group)
{
    switch (group) {
    case Group::Codes: return tr("Codes and standards");
    case Group::Building: return tr("Building");
    case Group::Egress: return tr("Measuring ways out");
    case Group::Door: return tr("Door");
    case Group::Schedule: return tr("Schedule");
    case Group::Release: return tr("Release and control");
    case Group::RoomKind:
    case Group::Room: return tr("Use and hazards");
    case Group::Wall: return tr("Fire and smoke");
    case Group::Output: return tr("Output");
    case Group::Device: return tr("Device data");
    case Group::Source: return tr("Gas");
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
    case EntityKind::Source: return {Group::Source};
    case EntityKind::Storey: return {Group::Storey};
    case EntityKind::None: return {Group::Codes, Group::Building, Group::Egress};
    default: break;
    }
    return {};
}

QString oneTitle(EntityKind kind)
{
    switch (kind) {
    case EntityKind::Opening: return tr("Opening");
    case EntityKind::Room: return tr("Room");
    case EntityKind::Wall: return tr("Wall");
    case EntityKind::Valve: return tr("Valve");
    case EntityKind::Device: return tr("Device");
    case EntityKind::Supply: return tr("Power supply");
    case EntityKind::Source: return tr("Gas source");
    case EntityKind::Obstruction: return tr("Obstruction");
    case EntityKind::Underlay: return tr("Underlay");
    case EntityKind::HardwareSet: return tr("Hardware set");
    case EntityKind::Storey: return tr("Storey");
    case EntityKind::None: return tr("Plan");
    }
    return {};
}

bool exists(const Project& project, const EntityRef& ref)
{
    return ref.isNull() || entityOf(project, ref.id) == ref;
}

// The words of a line whose elements differ, or of which none knows it.
Property worded(Property line)
{
    if (line.several)
        line.value = tr("(several)");
    else if (!line.known)
        line.value = tr("not known");
    return line;
}

class Shown final {
public:
    Shown(const Document& document, std::vector<EntityRef> refs, bool unknown)
        : m_document(document), m_refs(std::move(refs)), m_unknown(unknown), m_kind(m_refs.front().kind)
    {
        QStringList ids;
        for (const EntityRef& ref : m_refs) {
            ids += ref.isNull() ? QStringLiteral("project") : ref.id;
            if (few())
                m_facts.emplace_back(document, ref);
            else
                m_bags.push_back(factsOf(document.project(), ref));
        }
        m_ids = std::make_shared<const QStringList>(std::move(ids));
    }

    void addTo(std::vector<PropertyGroup>& groups) const
    {
        groups.push_back(identity());
        if (m_refs.size() == 1)
            for (PropertyGroup& g : partGroups(m_document, m_refs.front(), m_unknown))
                groups.push_back(std::move(g));
        if (PropertyGroup g = computed(); !g.rows.empty())
            groups.push_back(std::move(g));
        for (const Group facts : groupsOf(m_kind)) {
            PropertyGroup g{titled(groupTitle(facts)), {}, {}};
            const auto [first, last] = fieldsOf(facts);
            for (FieldId field = first; field < last; ++field)
                if (Property line = few() ? looked(field) : entered(field); line.known || m_unknown)
                    g.rows.push_back(std::move(line));
            if (groups.back().title == g.title)
                groups.back().rows.insert(groups.back().rows.end(), g.rows.begin(), g.rows.end());
            else if (!g.rows.empty())
                groups.push_back(std::move(g));
        }
    }

private:
    bool few() const { return m_refs.size() <= mostLookedUp; }
    QString titled(const QString& title) const
    {
        return m_refs.size() == 1 ? title : QStringLiteral("%1 (%2)").arg(title).arg(m_refs.size());
    }

    // What the elements have in common in one line; `of(i)` is the line of one.
    template <class F>
    Property shared(F&& of) const
    {
        Property line = of(size_t{0});
        for (size_t i = 1; i < m_refs.size(); ++i) {
            const Property other = of(i);
            line.own = line.own || other.own;
            line.known = line.known || other.known;
            if (other.origin != line.origin)
                line.origin = tr("several");
            if (other.value != line.value) {
                line.several = true;
                line.tip = line.tip.section(u'\n', 0, 0);
                if (!few())
                    break; // the rest can only differ as well
            }
        }
        if (line.ids)
            line.ids = m_ids;
        return worded(std::move(line));
    }

    PropertyGroup identity() const
    {
        PropertyGroup g{m_refs.size() == 1 ? oneTitle(m_kind) : titled(kindTitle(m_kind)), {}, {}};
        const Project& p = m_document.project();
        for (const IdentityLine& row : identityLines(m_kind)) {
            if (row.text && !few())
                continue;
            Property line = shared([&](size_t i) {
                if (!row.text)
                    return keyProperty(p, row.title, {m_ids->at(static_cast<qsizetype>(i)), {}, row.key});
                QString tip;
                const QString text = row.text(m_document, m_refs[i], &tip);
                return Property{row.title, text, {}, tip, !text.isEmpty()};
            });
            // What most elements do not have is left out while nobody asks for the unknown.
            const bool optional = row.key == u"stair" || row.key == u"page" || row.key == u"place.width" || row.key == u"place.height";
            if (line.known || m_unknown || !optional)
                g.rows.push_back(std::move(line));
        }
        return g;
    }

    PropertyGroup computed() const
    {
        PropertyGroup g{titled(tr("Computed")), {}, {}};
        if (!few())
            return g;
        for (const FactId id : m_facts.front().computedFacts()) {
            const FactRow& row = m_document.check()->library->facts[id];
            Property line = shared([&](size_t i) {
                const FactLine one = m_facts[i].computed(id).value_or(FactLine{});
                return Property{factTitle(row.noun, row.name), one.value, one.origin, one.tip, one.known};
            });
            if (line.known || m_unknown)
                g.rows.push_back(std::move(line));
        }
        return g;
    }

    Property looked(FieldId field) const
    {
        return shared([&](size_t i) { return factProperty(m_facts[i], m_ids->at(static_cast<qsizetype>(i)), field); });
    }

    // Of very many elements: what is entered at them, compared as values.
    Property entered(FieldId field) const
    {
        const Field& f = fieldOf(field);
        Property line{factTitle(field), {}, {}, QLatin1String(f.fact), false, false, false, m_ids, field, {}};
        const Value* first = m_bags.front() ? m_bags.front()->find(field) : nullptr;
        for (const FieldBag* bag : m_bags) {
            const Value* value = bag ? bag->find(field) : nullptr;
            line.own = line.own || value;
            line.several = line.several || (value ? !first || !(*value == *first) : first != nullptr);
            if (line.several && line.own)
                break;
        }
        line.known = line.own;
        line.origin = line.several ? tr("several") : line.known ? originText(Origin::Entered) : QString();
        if (first && !line.several)
            line.value = editText(f, *first, m_document.project().settings.units);
        return worded(std::move(line));
    }

    const Document& m_document;
    std::vector<EntityRef> m_refs;
    bool m_unknown;
    EntityKind m_kind;
    std::shared_ptr<const QStringList> m_ids;
    std::vector<FactLookUp> m_facts; ///< of few elements
    std::vector<const FieldBag*> m_bags; ///< of many
};

} // namespace

std::vector<FieldId> fieldsOfKind(EntityKind kind)
{
    std::vector<FieldId> fields;
    for (const Group group : groupsOf(kind)) {
        const auto [first, last] = fieldsOf(group);
        for (FieldId f = first; f < last; ++f)
            fields.push_back(f);
    }
    return fields;
}

QString kindTitle(EntityKind kind)
{
    switch (kind) {
    case EntityKind::Opening: return tr("Openings");
    case EntityKind::Room: return tr("Rooms");
    case EntityKind::Wall: return tr("Walls");
    case EntityKind::Valve: return tr("Valves");
    case EntityKind::Device: return tr("Devices");
    case EntityKind::Supply: return tr("Power supplies");
    case EntityKind::Source: return tr("Gas sources");
    case EntityKind::Obstruction: return tr("Obstructions");
    case EntityKind::Underlay: return tr("Underlays");
    case EntityKind::HardwareSet: return tr("Hardware sets");
    case EntityKind::Storey: return tr("Storeys");
    case EntityKind::None: break;
    }
    return tr("Plan");
}

std::vector<PropertyGroup> propertiesOf(const Document& document, const std::vector<EntityRef>& refs, bool unknown)
{
    std::vector<PropertyGroup> groups;
    if (!document.isOpen())
        return groups;
    std::vector<std::vector<EntityRef>> byKind; // in the order in which the kinds were selected
    for (const EntityRef& ref : refs) {
        if (!exists(document.project(), ref))
            continue;
        const auto same = std::find_if(byKind.begin(), byKind.end(), [&](const auto& list) { return list.front().kind == ref.kind; });
        if (same == byKind.end())
            byKind.push_back({ref});
        else
            same->push_back(ref);
    }
    if (refs.empty())
        byKind.push_back({EntityRef()});
    for (auto& list : byKind)
        Shown(document, std::move(list), unknown).addTo(groups);
    return groups;
}

std::vector<PropertyGroup> propertiesOf(const Document& document, const EntityRef& ref, bool unknown)
{
    return propertiesOf(document, std::vector<EntityRef>{ref}, unknown);
}

} // namespace sp::ui
