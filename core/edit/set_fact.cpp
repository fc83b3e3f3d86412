// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edit/set_fact.h"

#include <algorithm>

namespace sp {

namespace {

Error notFound(const QString& what, const QString& where)
{
    return {ErrorCode::Reference, what, where};
}

void put(FieldBag& bag, FieldId id, const std::optional<Value>& value)
{
    if (value)
        bag.set(id, *value);
    else
        bag.clear(id);
}

// The patch from one row to its changed copy; empty when nothing changed.
template <class T, class F>
Patch changed(const std::shared_ptr<const T>& before, F&& change)
{
    auto after = std::make_shared<T>(*before);
    change(*after);
    Patch patch;
    if (!(*after == *before))
        patch.of<T>().push_back({before, std::move(after)});
    return patch;
}

template <class T>
std::optional<Patch> edited(const Table<T>& table, const QString& id, FieldId field, const std::optional<Value>& value)
{
    const auto before = table.share(typename Table<T>::IdType(id));
    if constexpr (requires(T t, FieldBag bag) { t.facts = bag; }) {
        if (before)
            return changed(before, [&](T& row) { put(row.facts, field, value); });
    }
    return std::nullopt;
}

Result<Patch> editItem(const Project& project, const QString& setId, const QString& key, FieldId field, const std::optional<Value>& value)
{
    const auto before = project.hardwareSets.share(HardwareSetId(setId));
    if (!before || !before->items)
        return notFound(QStringLiteral("the hardware set `%1` is not in this plan").arg(setId), setId);
    bool found = false;
    Patch patch = changed(before, [&](HardwareSet& set) {
        for (HardwareItem& item : *set.items)
            if (item.key == key) {
                put(item.facts, field, value);
                found = true;
            }
    });
    if (!found)
        return notFound(QStringLiteral("the set %1 has no item `%2`").arg(setId, key), setId);
    return patch;
}

Result<Patch> editCircuitAlarm(const Project& project, const QString& id, FieldId field, const std::optional<Value>& value)
{
    const auto before = project.circuits.share(CircuitId(id));
    if (!before)
        return notFound(QStringLiteral("the circuit `%1` is not in this plan").arg(id), id);
    if (!before->fireAlarm || before->fireAlarm->none)
        return notFound(QStringLiteral("the circuit %1 has no link to the fire alarm").arg(id), id);
    return changed(before, [&](Circuit& circuit) { put(circuit.fireAlarm->facts, field, value); });
}

template <class T>
Result<Patch> marked(const Table<T>& table, const QString& id, const QString& mark, std::optional<QString> T::*member)
{
    for (const auto& row : table)
        if (!mark.isEmpty() && row->id.text() != id && (*row).*member == mark)
            return Error{ErrorCode::Value,
                         QStringLiteral("mark: expected one that no other has, found `%1`, which is that of %2").arg(mark, row->id.text()),
                         id};
    return changed(table.share(typename Table<T>::IdType(id)),
                   [&](T& row) { row.*member = mark.isEmpty() ? std::nullopt : std::optional(mark); });
}

const std::pair<const char*, Group> groups[] = {
    {"door", Group::Door},
    {"schedule", Group::Schedule},
    {"release", Group::Release},
    {"output", Group::Output},
    {"flow", Group::Flow},
    {"body", Group::Body},
    {"actuator", Group::Actuator},
    {"positioner", Group::Positioner},
    {"solenoid", Group::Solenoid},
    {"accessories", Group::Accessories},
    {"position", Group::Position},
    {"codes", Group::Codes},
    {"fire_alarm", Group::FireAlarm},
};

// Groups whose fields are written straight into the entity of that prefix.
std::vector<Group> plainGroups(QStringView id)
{
    static const std::pair<const char*, std::vector<Group>> byPrefix[] = {
        {"st-", {Group::Storey}}, {"wl-", {Group::Wall}},   {"rm-", {Group::RoomKind, Group::Room}},
        {"sr-", {Group::Stair}},  {"dv-", {Group::Device}}, {"ci-", {Group::Circuit}},
        {"as-", {Group::Air}},    {"so-", {Group::Source}}, {"il-", {Group::Interlock}},
        {"hs-", {Group::Item}},
    };
    for (const auto& [prefix, list] : byPrefix)
        if (id.startsWith(QLatin1String(prefix)))
            return list;
    return id == u"building" ? std::vector<Group>{Group::Building}
        : id == u"egress"    ? std::vector<Group>{Group::Egress}
                             : std::vector<Group>{};
}

std::optional<FieldId> fieldOfPath(const QString& id, const QString& rest)
{
    const qsizetype dot = rest.indexOf(u'.');
    if (dot > 0) {
        for (const auto& [name, group] : groups)
            if (rest.left(dot) == QLatin1String(name))
                return findField(group, rest.mid(dot + 1));
        return std::nullopt;
    }
    for (const Group group : plainGroups(id))
        if (const auto f = findField(group, rest))
            return f;
    return std::nullopt;
}

} // namespace

Result<Patch> setField(const Project& project, const QString& id, FieldId fieldId, const std::optional<Value>& value)
{
    const Field& f = fieldOf(fieldId);
    if (value)
        if (const auto problem = rangeProblem(f, *value))
            return Error{ErrorCode::Limit, *problem, id};
    if (std::find(std::begin(settingsGroups), std::end(settingsGroups), f.group) != std::end(settingsGroups)) {
        Patch patch;
        Settings after = project.settings;
        put(settingsBag(after, f.group), fieldId, value);
        if (!(after == project.settings))
            patch.settings.emplace(project.settings, std::move(after));
        return patch;
    }
    if (f.group == Group::Item)
        return editItem(project, id.section(u'/', 0, 0), id.section(u'/', 1), fieldId, value);
    if (f.group == Group::FireAlarm)
        return editCircuitAlarm(project, id, fieldId, value);
    std::optional<Patch> patch;
    forEachTable(project, [&](const KindInfo&, const auto& table) {
        if (!patch)
            patch = edited(table, id, fieldId, value);
    });
    return patch ? Result<Patch>(std::move(*patch)) : notFound(QStringLiteral("`%1` is not in this plan").arg(id), id);
}

Result<Patch> setFact(const Project& project, const QString& path, const QString& value)
{
    const qsizetype dot = path.indexOf(u'.');
    if (dot < 1)
        return Error{ErrorCode::Value, QStringLiteral("expected a path such as `op-7c1e.door.label`, found `%1`").arg(path), path};
    QString id = path.left(dot);
    const auto f = fieldOfPath(id, path.mid(dot + 1));
    if (!f)
        return notFound(QStringLiteral("`%1` is no entered value of `%2`").arg(path.mid(dot + 1), id), path);
    if (value.isEmpty())
        return setField(project, id, *f, std::nullopt);
    auto v = valueFromText(fieldOf(*f), value, false);
    if (!v)
        return Error{v.error().code, v.error().message, path};
    return setField(project, id, *f, v.value());
}

Result<Patch> setMark(const Project& project, const QString& id, const QString& mark)
{
    if (project.openings.find(OpeningId(id)))
        return marked(project.openings, id, mark.trimmed(), &Opening::mark);
    if (project.valves.find(ValveId(id)))
        return marked(project.valves, id, mark.trimmed(), &Valve::tag);
    return notFound(QStringLiteral("`%1` is no opening and no valve of this plan").arg(id), id);
}

} // namespace sp
