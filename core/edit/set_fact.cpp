// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edit/set_fact.h"

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

template <class T>
std::optional<Patch> edited(const Table<T>& table, const QString& id, FieldId field, const std::optional<Value>& value)
{
    const auto before = table.share(typename Table<T>::IdType(id));
    if (!before)
        return std::nullopt;
    auto after = std::make_shared<T>(*before);
    if constexpr (requires(FieldBag bag) { after->facts = bag; })
        put(after->facts, field, value);
    Patch patch;
    patch.of<T>().push_back({before, std::move(after)});
    return patch;
}

Result<Patch> editItem(const Project& project, const QString& setId, const QString& key, FieldId field, const std::optional<Value>& value)
{
    const auto before = project.hardwareSets.share(HardwareSetId(setId));
    if (!before || !before->items)
        return notFound(QStringLiteral("the hardware set `%1` is not in this plan").arg(setId), setId);
    auto after = std::make_shared<HardwareSet>(*before);
    for (HardwareItem& item : *after->items)
        if (item.key == key) {
            put(item.facts, field, value);
            Patch patch;
            patch.of<HardwareSet>().push_back({before, std::move(after)});
            return patch;
        }
    return notFound(QStringLiteral("the set %1 has no item `%2`").arg(setId, key), setId);
}

Result<Patch> editCircuitAlarm(const Project& project, const QString& id, FieldId field, const std::optional<Value>& value)
{
    const auto before = project.circuits.share(CircuitId(id));
    if (!before)
        return notFound(QStringLiteral("the circuit `%1` is not in this plan").arg(id), id);
    auto after = std::make_shared<Circuit>(*before);
    if (!after->fireAlarm || after->fireAlarm->none)
        return notFound(QStringLiteral("the circuit %1 has no link to the fire alarm").arg(id), id);
    put(after->fireAlarm->facts, field, value);
    Patch patch;
    patch.of<Circuit>().push_back({before, std::move(after)});
    return patch;
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
    return id == u"building" ? std::vector<Group>{Group::Building} : std::vector<Group>{};
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
    if (f.group == Group::Building || f.group == Group::Codes) {
        Patch patch;
        Settings after = project.settings;
        put(f.group == Group::Building ? after.building : after.codes, fieldId, value);
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

} // namespace sp
