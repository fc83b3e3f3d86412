// SPDX-License-Identifier: GPL-3.0-or-later
// The grids: which rows and columns each has. A new grid, or column, is a row here.
#include "ui/models/grid_columns.h"
#include "ui/print/plan_symbols.h"

namespace sp::ui {

namespace {

using namespace grids;

QString tr(const char* text)
{
    return QCoreApplication::translate("Grids", text);
}

QString areaOf(const GridContext& c, const QString& id)
{
    const auto shape = c.document().topology().rooms.constFind(RoomId(id));
    if (shape == c.document().topology().rooms.constEnd())
        return {};
    return c.project().settings.units == Units::Us ? tr("%1 ft²").arg(qRound(shape->areaM2 * 10.7639104))
                                                   : tr("%1 m²").arg(shape->areaM2, 0, 'f', 1);
}

GridTouch touchedRooms(const GridContext& c, const Patch& patch)
{
    if (unitsChanged(patch) || !patch.of<Storey>().empty())
        return {true, {}};
    GridTouch touch{false, editedIn<Room>(patch)};
    c.document().topology().rooms.forEachDifference(c.roomsBefore(), [&](const RoomId& id) { touch.rows += id.text(); });
    return touch;
}

// Rows that stand in rooms: few enough to look at each.
template <class T>
GridTouch touchedIn(const Table<T>& table, const Patch& patch)
{
    if (unitsChanged(patch) || !patch.of<Storey>().empty())
        return {true, {}};
    GridTouch touch{false, editedIn<T>(patch)};
    if (const QSet<QString> rooms = editedIn<Room>(patch); !rooms.isEmpty())
        for (const auto& row : table)
            if (row->room && rooms.contains(row->room->text()))
                touch.rows += row->id.text();
    return touch;
}

QString usesOf(const GridContext& c, const QString& id)
{
    int n = 0;
    for (const auto& o : c.project().openings)
        n += o->set && o->set->text() == id;
    return QString::number(n);
}

QString itemsOf(const GridContext& c, const QString& id)
{
    const HardwareSet* set = c.project().hardwareSets.find(HardwareSetId(id));
    return set && set->items ? QString::number(set->items->size()) : QString();
}

QString setFailOf(const GridContext& c, const QString& id)
{
    return failLetters(c.project().hardwareSets.find(HardwareSetId(id)), c.lockingKinds());
}

QString typeUsesOf(const GridContext& c, const QString& id)
{
    int n = 0;
    for (const auto& o : c.project().openings)
        n += o->type && o->type->text() == id;
    return QString::number(n);
}

// Sets and types count the openings that use them.
template <class T, class Of>
GridTouch touchedUsed(const Patch& patch, Of&& of)
{
    GridTouch touch{unitsChanged(patch), editedIn<T>(patch)};
    for (const Edit<Opening>& e : patch.of<Opening>()) {
        const auto before = e.before ? of(*e.before) : std::nullopt, after = e.after ? of(*e.after) : std::nullopt;
        if (before == after)
            continue;
        for (const auto& id : {before, after})
            if (id)
                touch.rows += id->text();
    }
    return touch;
}

QString batteriesOf(const GridContext& c, const QString& id)
{
    const Supply* supply = c.project().supplies.find(SupplyId(id));
    return supply && supply->batteries ? QString::number(supply->batteries->size()) : QString();
}

QString circuitsOf(const GridContext& c, const QString& id)
{
    int n = 0;
    for (const auto& circuit : c.project().circuits)
        n += circuit->supply && circuit->supply->text() == id;
    return QString::number(n);
}

QString feedsOf(const GridContext& c, const QString& id)
{
    QStringList fed;
    for (const auto& circuit : c.project().circuits)
        if (circuit->supply && circuit->supply->text() == id)
            if (const QString text = keyText(c.project(), {circuit->id.text(), {}, QStringLiteral("feeds")}); !text.isEmpty())
                fed += text;
    return fed.join(QStringLiteral(", "));
}

const HardwareItem* itemAt(const GridContext& c, const QString& id)
{
    const HardwareSet* set = c.project().hardwareSets.find(HardwareSetId(id.section(u'/', 0, 0)));
    if (set && set->items)
        for (const HardwareItem& item : *set->items)
            if (item.key == id.section(u'/', 1))
                return &item;
    return nullptr;
}

QString itemName(const GridContext& c, const QString& id)
{
    const HardwareItem* item = itemAt(c, id);
    const Catalogue* catalogue = catalogueOf(c.document());
    const DeviceKind* kind = item && catalogue ? catalogue->find(item->kind) : nullptr;
    return kind ? kind->name : item ? QString(item->kind).replace(u'_', u' ') : QString();
}

} // namespace

GridKind roomsGrid()
{
    GridKind g{QStringLiteral("rooms"), tr("Rooms"), EntityKind::Room, {}, fieldsOfKind(EntityKind::Room)};
    g.columns = {
        key("number", "Number"),
        key("name", "Name"),
        derived("level", "Level", [](const GridContext& c, const QString& id) { return levelOf(c, EntityKind::Room, id); }),
        derived("area", "Area", &areaOf, true),
        fact("space.kind", "Kind"),
        fact("space.function", "Function"),
        fact("space.occupancy_group", "Occupancy"),
        fact("space.hazard", "Hazards"),
        fact("space.protected", "Protected"),
    };
    g.ids = [](const Document& d) { return idsOf(d.project().rooms); };
    g.touched = &touchedRooms;
    return g;
}

GridKind valvesGrid()
{
    GridKind g{QStringLiteral("valves"), tr("Valves"), EntityKind::Valve, {}, fieldsOfKind(EntityKind::Valve)};
    g.columns = {
        key("tag", "Tag"),
        derived("level", "Level", [](const GridContext& c, const QString& id) { return levelOf(c, EntityKind::Valve, id); }),
        key("room", "Room", "place.room"),
        fact("valve.service", "Service"),
        fact("body.kind", "Body"),
        fact("actuator.kind", "Actuator"),
        fact("valve.normal_position", "Normal"),
        fact("valve.fail_position", "Declared"),
        fact("valve.safe_state", "Required"),
    };
    g.ids = [](const Document& d) { return idsOf(d.project().valves); };
    g.touched = [](const GridContext& c, const Patch& patch) { return touchedIn(c.project().valves, patch); };
    return g;
}

GridKind suppliesGrid()
{
    GridKind g{QStringLiteral("supplies"), tr("Power supplies"), EntityKind::Supply, {}, fieldsOfKind(EntityKind::Supply)};
    g.columns = {
        key("mark", "Mark"),
        derived("level", "Level", [](const GridContext& c, const QString& id) { return levelOf(c, EntityKind::Supply, id); }),
        key("room", "Room", "place.room"),
        fact("psu.volts", "Volts"),
        fact("psu.capacity_ma", "Rated output"),
        fact("psu.standby_min", "Standby"),
        fact("psu.ups", "UPS"),
        fact("psu.generator", "Generator"),
        derived("batteries", "Batteries", &batteriesOf, true),
        derived("circuits", "Circuits", &circuitsOf, true),
        derived("feeds", "Feeds", &feedsOf),
    };
    g.ids = [](const Document& d) { return idsOf(d.project().supplies); };
    g.touched = [](const GridContext& c, const Patch& patch) {
        // What circuits feed is named by marks of openings, devices and valves.
        if (!patch.of<Circuit>().empty() || !patch.of<Opening>().empty() || !patch.of<Device>().empty() || !patch.of<Valve>().empty())
            return GridTouch{true, {}};
        return touchedIn(c.project().supplies, patch);
    };
    return g;
}

GridKind setsGrid()
{
    GridKind g{QStringLiteral("sets"), tr("Hardware sets"), EntityKind::HardwareSet};
    g.columns = {
        key("mark", "Set"),
        key("name", "Name"),
        derived("items", "Items", &itemsOf, true),
        derived("openings", "Openings", &usesOf, true),
        derived("fail", "Fail state", &setFailOf),
    };
    g.findings = false;
    g.ids = [](const Document& d) { return idsOf(d.project().hardwareSets); };
    g.touched = [](const GridContext&, const Patch& patch) {
        return touchedUsed<HardwareSet>(patch, [](const Opening& o) { return o.set; });
    };
    return g;
}

GridKind typesGrid()
{
    GridKind g{QStringLiteral("types"), tr("Types")};
    g.columns = {
        key("name", "Type"),
        derived("openings", "Openings", &typeUsesOf, true),
        fact("door.operation", "Operation"),
        fact("door.leaves", "Leaves"),
        fact("door.material", "Material"),
        fact("door.frame_material", "Frame"),
        fact("door.leaf_width_in", "Leaf width"),
        fact("door.leaf_height_in", "Leaf height"),
        fact("door.thickness_in", "Thickness"),
        fact("door.label_min", "Label"),
        fact("schedule.door_type", "Door type", false),
        fact("schedule.frame_type", "Frame type", false),
    };
    for (const Group group : {Group::Door, Group::Schedule})
        for (auto [f, last] = fieldsOf(group); f < last; ++f)
            g.facts.push_back(f);
    g.findings = false;
    g.ids = [](const Document& d) { return idsOf(d.project().openingTypes); };
    g.touched = [](const GridContext&, const Patch& patch) {
        return touchedUsed<OpeningType>(patch, [](const Opening& o) { return o.type; });
    };
    return g;
}

GridKind itemsGrid(std::function<QString()> set)
{
    GridKind g{QStringLiteral("items"), tr("Hardware items")};
    g.columns = {
        derived("item", "Item", &itemName),
        fact("hw.qty", "Quantity"),
        fact("hw.leaf", "Leaf"),
        fact("hw.function", "Function"),
        fact("hw.fail_state", "Fail state"),
        fact("hw.fire_listed", "Fire listed"),
        fact("hw.volts", "Volts"),
        fact("hw.holding_ma", "Holding"),
        fact("hw.peak_ma", "Inrush"),
        fact("hw.size", "Size"),
        fact("hw.finish", "Finish"),
        fact("hw.note", "Note"),
    };
    for (auto [f, last] = fieldsOf(Group::Item); f < last; ++f)
        g.facts.push_back(f);
    g.findings = false;
    g.ordered = true;
    g.ids = [set](const Document& d) {
        QStringList ids;
        const HardwareSet* row = d.project().hardwareSets.find(HardwareSetId(set()));
        if (row && row->items)
            for (const HardwareItem& item : *row->items)
                ids += row->id.text() + u'/' + item.key;
        return ids;
    };
    g.touched = [set](const GridContext&, const Patch& patch) {
        return GridTouch{unitsChanged(patch) || editedIn<HardwareSet>(patch).contains(set()), {}};
    };
    return g;
}

} // namespace sp::ui
