// SPDX-License-Identifier: GPL-3.0-or-later
// Batteries and circuits of supplies, copies of sets, types.
#include "core/edit/edit_sets.h"
#include "core/edit/set_identity.h"

namespace sp {

namespace {

Error noSuch(const QString& what, const QString& where)
{
    return {ErrorCode::Reference, what, where};
}

Result<std::shared_ptr<const Supply>> supplyOf(const Project& project, const SupplyId& id)
{
    auto supply = project.supplies.share(id);
    return supply ? Result<std::shared_ptr<const Supply>>(std::move(supply))
                  : noSuch(QStringLiteral("the power supply `%1` is not in this plan").arg(id.text()), id.text());
}

} // namespace

Result<Edited> addBattery(const Project& project, const SupplyId& id)
{
    SP_TRY(supply, supplyOf(project, id));
    Supply after = *supply;
    if (!after.batteries)
        after.batteries.emplace();
    QString key;
    for (int n = 1; key.isEmpty(); ++n) {
        key = QStringLiteral("b%1").arg(n);
        for (const Battery& battery : *after.batteries)
            if (battery.key == key)
                key.clear();
    }
    after.batteries->push_back({key, {}});
    PatchChain chain(project);
    chain.put(&Project::supplies, std::move(after));
    chain.made += id.text() + u'/' + key;
    return chain.take();
}

Result<Edited> removeBattery(const Project& project, const SupplyId& id, const QString& key)
{
    SP_TRY(supply, supplyOf(project, id));
    Supply after = *supply;
    if (!after.batteries || std::erase_if(*after.batteries, [&](const Battery& b) { return b.key == key; }) == 0)
        return noSuch(QStringLiteral("the power supply %1 has no battery `%2`").arg(id.text(), key), id.text());
    PatchChain chain(project);
    chain.put(&Project::supplies, std::move(after));
    return chain.take();
}

Result<Patch> setBatteryField(const Project& project, const SupplyId& id, const QString& key, FieldId field,
                              const std::optional<Value>& value)
{
    if (value)
        if (const auto problem = rangeProblem(fieldOf(field), *value))
            return Error{ErrorCode::Limit, *problem, id.text()};
    SP_TRY(supply, supplyOf(project, id));
    auto after = std::make_shared<Supply>(*supply);
    Patch patch;
    bool found = false;
    if (after->batteries)
        for (Battery& battery : *after->batteries)
            if (battery.key == key) {
                found = true;
                if (value)
                    battery.facts.set(field, *value);
                else
                    battery.facts.clear(field);
            }
    if (!found)
        return noSuch(QStringLiteral("the power supply %1 has no battery `%2`").arg(id.text(), key), id.text());
    if (!(*after == *supply))
        patch.of<Supply>().push_back({supply, std::move(after)});
    return patch;
}

Result<Edited> addCircuit(const Project& project, const SupplyId& id, NewIds& ids)
{
    SP_TRY(supply, supplyOf(project, id));
    Circuit circuit{ids.make(project.circuits), supply->id, std::vector<PartRef>(), {}, std::nullopt};
    PatchChain chain(project);
    chain.made += circuit.id.text();
    chain.put(&Project::circuits, std::move(circuit));
    return chain.take();
}

Result<Edited> removeCircuit(const Project& project, const CircuitId& id)
{
    if (!project.circuits.find(id))
        return noSuch(QStringLiteral("the circuit `%1` is not in this plan").arg(id.text()), id.text());
    PatchChain chain(project);
    chain.remove(&Project::circuits, id);
    return chain.take();
}

Result<Edited> copySet(const Project& project, const HardwareSetId& id, NewIds& ids)
{
    const auto original = project.hardwareSets.share(id);
    if (!original)
        return noSuch(QStringLiteral("the hardware set `%1` is not in this plan").arg(id.text()), id.text());
    PatchChain chain(project);
    SP_TRY(added, addSet(project, original->name.value_or(QString()), ids));
    chain.add(added);
    HardwareSet copy = *original;
    copy.id = HardwareSetId(added.made.value(0));
    copy.mark = chain.now().hardwareSets.find(copy.id)->mark;
    chain.put(&Project::hardwareSets, std::move(copy));
    return chain.take();
}

Result<Edited> addType(const Project& project, const QString& name, NewIds& ids)
{
    OpeningType type{ids.make(project.openingTypes), name.trimmed(), {}, std::nullopt};
    if (type.name->isEmpty())
        return Error{ErrorCode::Value, QStringLiteral("name: expected a text, found nothing"), {}};
    for (const auto& other : project.openingTypes)
        if (other->name == type.name)
            return Error{ErrorCode::Value,
                         QStringLiteral("name: expected one that no other type has, found `%1`, which is that of %2")
                             .arg(*type.name, other->id.text()),
                         other->id.text()};
    PatchChain chain(project);
    chain.made += type.id.text();
    chain.put(&Project::openingTypes, std::move(type));
    return chain.take();
}

} // namespace sp
