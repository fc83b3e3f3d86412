// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interop/ifc/import_facts.h"

#include "core/interop/ifc/import_words.h"
#include "core/interop/ifc/property_reading.h"

#include <algorithm>
#include <map>

namespace sp {

namespace {

using Says = PropertyReading::Says;

/// The rows of a table by the names of properties.
class Rules final {
public:
    explicit Rules(const ImportTable& table) : m_commonSet(table.commonSet)
    {
        for (const ImportRow& row : table.rows)
            for (const QString& name : QString::fromUtf8(row.names).split(u'|'))
                m_rules[name].emplace_back(row);
    }

    const ImportRule* find(const QString& set, const QString& property) const
    {
        const auto it = m_rules.constFind(nameKey(property));
        if (it == m_rules.cend())
            return nullptr;
        const auto rule = std::find_if(it->begin(), it->end(), [&](const ImportRule& r) { return r.takes(set); });
        return rule == it->end() ? nullptr : &*rule;
    }

    /// Lower leads: own before the type's, the set that IFC defines before the rest.
    int rank(const IfcFoundProperty& p) const
    {
        // Revit 2013 and older give each element a copy of the sets of its type.
        const bool ofType = p.fromType || p.set.startsWith(u"PSet_Revit_Type_");
        return (ofType ? 3 : 0) + (p.set == m_commonSet ? 0 : p.set.startsWith(u"Pset_") ? 1 : 2);
    }

private:
    QStringView m_commonSet;
    QHash<QString, std::vector<ImportRule>> m_rules;
};

class Collector final {
public:
    Collector(const IfcModel& model, const Rules& rules) : m_model(model), m_rules(rules) { }

    ImportedFacts run(std::vector<IfcFoundProperty> properties)
    {
        std::stable_sort(properties.begin(), properties.end(),
                         [&](const IfcFoundProperty& a, const IfcFoundProperty& b) { return m_rules.rank(a) < m_rules.rank(b); });
        std::vector<std::pair<const ImportRule*, const IfcFoundProperty*>> hints;
        for (const IfcFoundProperty& p : properties) {
            const ImportRule* rule = p.text.trimmed().isEmpty() ? nullptr : m_rules.find(p.set, p.property);
            if (rule && rule->row->hint)
                hints.emplace_back(rule, &p);
            else if (rule)
                take(*rule, p);
        }
        for (const auto& [rule, p] : hints)
            if (const Target& t = m_targets[*rule->target]; !t.said && !t.answered)
                take(*rule, *p);
        finish();
        return std::move(m_out);
    }

private:
    /// What is known of one field so far.
    struct Target {
        const ImportRule* rule = nullptr;
        const IfcFoundProperty* said = nullptr; ///< the property that holds
        const IfcFoundProperty* denied = nullptr; ///< a no that gives no value, where a yes would
        const IfcFoundProperty* placeholder = nullptr;
        std::optional<Value> value;
        bool answered = false; ///< something that gives no value was said, such as no instead of yes
        bool differs = false;
    };
    struct Companion {
        FieldId id;
        Value value;
        const IfcFoundProperty* from;
    };

    void keep(const ImportRule& rule, const IfcFoundProperty& p)
    {
        const QString key = QString::fromUtf8(rule.row->key);
        const auto known = [&](const auto& pair) { return pair.first == key; };
        if (!key.isEmpty() && std::none_of(m_out.imported.begin(), m_out.imported.end(), known))
            m_out.imported.emplace_back(key, p.text.trimmed());
    }

    void noteDiffering(const QString& noun, const IfcFoundProperty& first, const IfcFoundProperty& second)
    {
        m_out.notes.push_back(
            {ImportCause::ValuesDiffer,
             QStringLiteral("%1: %2 says %3, %4 says %5; the first holds")
                 .arg(noun, propertyPlace(first), quotedText(first.text), propertyPlace(second), quotedText(second.text))});
    }

    void take(const ImportRule& rule, const IfcFoundProperty& p)
    {
        const bool isBoolean = p.kind == "IFCBOOLEAN" || p.kind == "IFCLOGICAL";
        if (isBoolean && p.text == u"unknown")
            return;
        const bool placeholder = !isBoolean && isPlaceholder(p.text, p.property);
        if (!rule.target) {
            if (!placeholder && rule.row->reads == PropertyReads::Keep)
                keep(rule, p);
            else if (!placeholder && !m_out.mark)
                m_out.mark = p.text.trimmed();
            return;
        }
        Target& target = m_targets[*rule.target];
        if (placeholder) {
            if (!target.placeholder)
                target.placeholder = &p;
            if (!target.rule)
                target.rule = &rule;
            return;
        }
        const PropertyReading reading = readProperty(rule, p, m_model.units);
        if (reading.says == Says::Nothing || reading.says == Says::Other) {
            target.answered |= reading.says == Says::Other;
            if (reading.says == Says::Other && !target.denied)
                target.denied = &p;
            keep(rule, p);
            return;
        }
        if (!target.said && target.denied && p.fromType && !target.denied->fromType
            && nameKey(p.property) == nameKey(target.denied->property)) {
            noteDiffering(rule.noun(), *target.denied, p);
            return;
        }
        if (target.said) {
            if (target.value && reading.value && *target.value != *reading.value && !target.differs)
                noteDiffering(rule.noun(), *target.said, p);
            target.differs |= target.value && reading.value && *target.value != *reading.value;
            return;
        }
        target.rule = &rule;
        target.said = &p;
        target.value = reading.value;
        if (reading.note)
            m_out.notes.push_back(*reading.note);
        for (const auto& [id, value] : reading.companions)
            m_companions.push_back({id, value, &p});
        if (rule.row->reads == PropertyReads::Rating || !reading.value)
            keep(rule, p);
    }

    void finish()
    {
        for (const auto& [id, target] : m_targets) {
            if (target.value)
                m_out.facts.set(id, *target.value);
            if (target.said || !target.placeholder)
                continue;
            keep(*target.rule, *target.placeholder);
            if (target.rule->row->reads == PropertyReads::Rating)
                m_out.notes.push_back({ImportCause::Placeholder,
                                       QStringLiteral("the fire rating %1 is a placeholder; %2 stays unknown")
                                           .arg(quotedText(target.placeholder->text), target.rule->noun())});
        }
        for (const Companion& c : m_companions) {
            if (const Value* known = m_out.facts.find(c.id); !known)
                m_out.facts.set(c.id, c.value);
            else if (const auto it = m_targets.find(c.id); *known != c.value && it != m_targets.end() && it->second.said)
                noteDiffering(QString::fromUtf8(fieldOf(c.id).noun), *it->second.said, *c.from);
        }
    }

    const IfcModel& m_model;
    const Rules& m_rules;
    ImportedFacts m_out;
    std::map<FieldId, Target> m_targets;
    std::vector<Companion> m_companions;
};

} // namespace

ImportedFacts doorFacts(const IfcModel& model, const IfcDoor& door)
{
    static const Rules rules(doorTable);
    return Collector(model, rules).run(ifcProperties(model, door));
}

ImportedFacts wallFacts(const IfcModel& model, const IfcWall& wall)
{
    static const Rules rules(wallTable);
    return Collector(model, rules).run(ifcProperties(model, wall));
}

ImportedFacts roomFacts(const IfcModel& model, const IfcSpace& space)
{
    static const Rules rules(roomTable);
    return Collector(model, rules).run(ifcProperties(model, space));
}

ImportedFacts valveFacts(const IfcModel& model, const IfcValve& valve)
{
    static const Rules rules(valveTable);
    std::vector<IfcFoundProperty> properties = ifcProperties(model, valve);
    if (valve.predefined) // an attribute says it as a property would
        properties.push_back({QStringLiteral("PredefinedType"), QStringLiteral("PredefinedType"), *valve.predefined, {}, false});
    return Collector(model, rules).run(std::move(properties));
}

} // namespace sp
