// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edit/edit_plan.h"
#include "core/edit/opening_places.h"

#include <QSet>

namespace sp {

namespace {

QString fact(const FieldBag& bag, const char* name)
{
    const Value* v = bag.find(field(name));
    return v ? valueFileText(fieldOf(field(name)), *v, Units::Metric) : QString();
}

QString lengthText(const std::optional<Length>& v)
{
    return v ? QString::number(v->n) : QString();
}

// What makes two elements of a kind alike; empty where the kind has nothing that does.
QStringList likeness(const Project& project, const Opening& o)
{
    const Value* leaves = enteredDoor(project, o, field("door.leaves"));
    return {o.type ? o.type->text() : QString(), operationOf(project, o), leaves ? QString::number(std::get<qint64>(*leaves)) : QString()};
}
QStringList likeness(const Project&, const Wall& w)
{
    return {lengthText(w.thickness), fact(w.facts, "wall.type"), fact(w.facts, "wall.rating_h")};
}
QStringList likeness(const Project&, const Room& r)
{
    return {fact(r.facts, "space.kind"), fact(r.facts, "space.function")};
}
QStringList likeness(const Project&, const Obstruction& o)
{
    return {o.kind ? QString::number(static_cast<int>(*o.kind)) : QString()};
}
QStringList likeness(const Project&, const Device& d)
{
    return {d.kind};
}
QStringList likeness(const Project&, const Valve& v)
{
    return {fact(v.facts, "body.kind"), fact(v.facts, "actuator.kind"), fact(v.facts, "valve.service")};
}
QStringList likeness(const Project&, const Source& s)
{
    return {fact(s.facts, "source.gas")};
}
QStringList likeness(const Project&, const Supply&)
{
    return {QString()};
}
QStringList likeness(const Project&, const Underlay&)
{
    return {QString()};
}

} // namespace

QStringList similarElements(const Project& project, const QStringList& ids)
{
    const QSet<QString> chosen(ids.begin(), ids.end());
    QStringList out;
    forEachTable(project, [&](const KindInfo& kind, const auto& table) {
        Q_UNUSED(kind);
        using T = std::remove_const_t<typename std::decay_t<decltype(table)>::Pointer::element_type>;
        if constexpr (requires(const Project& p, const T& row) { likeness(p, row); }) {
            QSet<QStringList> wanted;
            for (const QString& id : ids)
                if (const T* row = table.find(typename Table<T>::IdType(id)))
                    wanted.insert(likeness(project, *row));
            if (wanted.isEmpty())
                return;
            for (const auto& row : table)
                if (chosen.contains(row->id.text()) || wanted.contains(likeness(project, *row)))
                    out += row->id.text();
        } else {
            for (const auto& row : table)
                if (chosen.contains(row->id.text()))
                    out += row->id.text();
        }
    });
    return out;
}

} // namespace sp
