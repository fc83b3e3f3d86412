// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schedule/schedule.h"
#include "ui/models/grid_columns.h"
#include "ui/print/plan_symbols.h"

namespace sp::ui {

namespace {

using namespace grids;

QString tr(const char* text)
{
    return QCoreApplication::translate("Grids", text);
}

const Opening* openingAt(const GridContext& c, const QString& id)
{
    return c.project().openings.find(OpeningId(id));
}

QString roomOn(const GridContext& c, const QString& id, bool outside)
{
    const Opening* o = openingAt(c, id);
    if (!o)
        return {};
    const Side from = outsideOf(c.project(), c.document().topology(), c.devices(), *o).side.value_or(Side::A);
    const Side side = outside ? from : from == Side::A ? Side::B : Side::A;
    return roomText(c.project(), c.document().topology().openings.value(o->id).on(side));
}

std::optional<Length> doorLength(const Project& project, const Opening& opening, const char* name)
{
    const Value* v = enteredDoor(project, opening, field(name));
    const auto* q = v ? std::get_if<Quantity>(v) : nullptr;
    return q ? q->as<Dim::Length>() : std::nullopt;
}

QString sizeOf(const GridContext& c, const QString& id)
{
    const Project& p = c.project();
    const Opening* o = openingAt(c, id);
    const auto width = o ? doorLength(p, *o, "door.leaf_width_in") : std::nullopt;
    const auto height = o ? doorLength(p, *o, "door.leaf_height_in") : std::nullopt;
    if (!width || !height)
        return {};
    const Value* leaves = enteredDoor(p, *o, field("door.leaves"));
    Length whole = *width;
    if (leaves && std::get<qint64>(*leaves) == 2)
        whole = whole + doorLength(p, *o, "door.inactive_leaf_width_in").value_or(*width);
    return sizeText(whole, *height, std::nullopt, p.settings.units);
}

QString failOf(const GridContext& c, const QString& id)
{
    const Opening* o = openingAt(c, id);
    return o ? failLetters(c.project().hardwareSets.find(o->set), c.lockingKinds()) : QString();
}

GridTouch touchedOpenings(const GridContext& c, const Patch& patch)
{
    if (unitsChanged(patch) || !patch.of<Storey>().empty())
        return {true, {}};
    GridTouch touch{false, editedIn<Opening>(patch)};
    for (const Edit<Device>& e : patch.of<Device>())
        for (const auto& device : {e.before, e.after})
            if (device && device->opening)
                touch.rows += device->opening->text();
    const auto& sides = c.document().topology().openings;
    sides.forEachDifference(c.sidesBefore(), [&](const OpeningId& id) { touch.rows += id.text(); });
    const QSet<QString> types = editedIn<OpeningType>(patch), sets = editedIn<HardwareSet>(patch), rooms = editedIn<Room>(patch),
                        walls = editedIn<Wall>(patch);
    if (types.isEmpty() && sets.isEmpty() && rooms.isEmpty() && walls.isEmpty())
        return touch;
    const auto names = [&](const Beyond& beyond) { return beyond.room && rooms.contains(beyond.room->text()); };
    for (const auto& o : c.project().openings) {
        bool hit = (o->type && types.contains(o->type->text())) || (o->set && sets.contains(o->set->text()))
            || (o->place.wall && !walls.isEmpty() && walls.contains(o->place.wall->text()));
        if (!hit && !rooms.isEmpty()) {
            const OpeningSides* now = sides.find(o->id);
            hit = now && (names(now->a) || names(now->b));
        }
        if (hit)
            touch.rows += o->id.text();
    }
    return touch;
}

} // namespace

GridKind openingsGrid()
{
    GridKind g{QStringLiteral("openings"), tr("Openings"), EntityKind::Opening, {}, fieldsOfKind(EntityKind::Opening)};
    g.columns = {
        key("mark", "Mark"),
        derived("level", "Level", [](const GridContext& c, const QString& id) { return levelOf(c, EntityKind::Opening, id); }),
        derived("from", "From", [](const GridContext& c, const QString& id) { return roomOn(c, id, true); }),
        derived("to", "To", [](const GridContext& c, const QString& id) { return roomOn(c, id, false); }),
        key("type", "Type"),
        key("set", "Set"),
        derived("hand", "Hand",
                [](const GridContext& c, const QString& id) {
                    const Opening* o = openingAt(c, id);
                    return o ? handOf(c.project(), c.document().topology(), c.devices(), *o).text : QString();
                }),
        derived("size", "Size", &sizeOf),
        fact("door.label_min", "Label"),
        derived("fail", "Fail state", &failOf),
    };
    g.ids = [](const Document& d) { return idsOf(d.project().openings); };
    g.touched = &touchedOpenings;
    return g;
}

} // namespace sp::ui
