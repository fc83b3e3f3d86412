// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interop/ifc/ifc_properties.h"

namespace sp {

std::vector<int> IfcProperties::sets(const std::vector<quint32>& definitions)
{
    std::vector<int> out;
    for (const quint32 index : definitions) {
        if (!m_source.is(index, "IFCPROPERTYSET"))
            continue; // quantities, lining and panel dimensions
        const auto it = m_numbers.find(index);
        out.push_back(it != m_numbers.end() ? it->second : read(index));
    }
    return out;
}

int IfcProperties::read(quint32 index)
{
    const StepArgs a = m_source.args(index);
    IfcPropertySet set;
    set.instance = m_source.file().id(index);
    set.globalId = m_source.text(a[m_source.at(IfcAttr::GlobalId)], index).value_or(QString());
    set.name = m_source.sharedText(a[m_source.at(IfcAttr::Name)], index);
    const StepArgs items = a[m_source.at(IfcAttr::PropertySetItems)].list();
    set.properties.reserve(static_cast<size_t>(items.size()));
    for (const StepArg& item : items) {
        if (const std::optional<quint32> at = m_source.ref(item); at && !m_source.isSpent())
            set.properties.push_back(property(*at));
    }
    m_model.propertySets.push_back(std::move(set));
    const int number = static_cast<int>(m_model.propertySets.size()) - 1;
    m_numbers.emplace(index, number);
    return number;
}

void IfcProperties::value(const StepArg& arg, quint32 owner, IfcProperty& into)
{
    if (!arg.isSet())
        return;
    const std::string_view kind = arg.typeName();
    if (into.kind.isEmpty())
        into.kind = QByteArray(kind.data(), static_cast<qsizetype>(kind.size()));
    QString text;
    const StepArg inner = arg.typedValue();
    switch (inner.kind()) {
    case StepKind::String: text = m_source.sharedText(inner, owner); break;
    case StepKind::Enumeration:
        if (kind == "IFCBOOLEAN" || kind == "IFCLOGICAL" || kind.empty())
            text = inner.boolean() == true ? QStringLiteral("true")
                : inner.boolean() == false ? QStringLiteral("false")
                                           : QStringLiteral("unknown");
        else
            text = QString::fromLatin1(inner.enumeration().data(), static_cast<qsizetype>(inner.enumeration().size()));
        break;
    default:
        if (m_source.spend(static_cast<qint64>(inner.text().size())))
            text = QString::fromLatin1(inner.text().data(), static_cast<qsizetype>(inner.text().size()));
    }
    into.text += into.text.isEmpty() ? text : QStringLiteral("; ") + text;
}

double IfcProperties::unit(const StepArg& arg, int depth)
{
    constexpr double notUnderstood = -1;
    const std::optional<quint32> index = arg.isSet() ? m_source.ref(arg) : std::nullopt;
    if (!index)
        return 0;
    const StepArgs a = m_source.args(*index);
    if (m_source.is(*index, "IFCSIUNIT")) {
        const std::string_view prefix = a[2].enumeration();
        return prefix.empty() ? 1 : prefix == "MILLI" ? 1e-3 : prefix == "CENTI" ? 1e-2 : prefix == "KILO" ? 1e3 : notUnderstood;
    }
    const std::optional<quint32> measure = m_source.type(*index).starts_with("IFCCONVERSIONBASEDUNIT") ? m_source.ref(a[3]) : std::nullopt;
    if (!measure || depth > 4)
        return notUnderstood;
    const StepArgs m = m_source.args(*measure);
    const double base = unit(m[1], depth + 1);
    const std::optional<double> factor = m[0].number();
    return base > 0 && factor && *factor > 0 ? *factor * base : notUnderstood;
}

IfcProperty IfcProperties::property(quint32 index)
{
    const StepArgs a = m_source.args(index);
    IfcProperty out;
    out.name = m_source.sharedText(a[0], index);
    const std::string_view type = m_source.type(index);
    if (type == "IFCPROPERTYSINGLEVALUE") {
        value(a[2], index, out);
        out.unitInSi = unit(a[3]);
    } else if (type == "IFCPROPERTYENUMERATEDVALUE" || type == "IFCPROPERTYLISTVALUE") {
        out.shape = type == "IFCPROPERTYLISTVALUE" ? IfcProperty::Shape::List : IfcProperty::Shape::Enumerated;
        for (const StepArg& v : a[2].list())
            value(v, index, out);
    } else if (type == "IFCPROPERTYBOUNDEDVALUE") {
        out.shape = IfcProperty::Shape::Bounded;
        value(a[3], index, out); // lower, then upper
        value(a[2], index, out);
        out.unitInSi = unit(a[4]);
    } else {
        // Tables, references and complex properties: said to be there, with no value.
        out.shape = IfcProperty::Shape::Other;
        out.kind = QByteArray(type.data(), static_cast<qsizetype>(type.size()));
    }
    return out;
}

std::vector<IfcFoundProperty> ifcProperties(const IfcModel& model, const IfcElement& element)
{
    std::vector<IfcFoundProperty> out;
    const auto take = [&](const std::vector<int>& sets, bool fromType) {
        for (const int s : sets) {
            const IfcPropertySet& set = model.propertySets[static_cast<size_t>(s)];
            for (const IfcProperty& p : set.properties)
                out.push_back({set.name, p.name, p.text, p.kind, fromType, p.unitInSi});
        }
    };
    take(element.sets, false);
    if (element.type)
        take(model.types[static_cast<size_t>(*element.type)].sets, true);
    return out;
}

std::optional<QString> ifcPropertyText(const IfcModel& model, const IfcElement& element, QStringView set, QStringView property)
{
    const auto find = [&](const std::vector<int>& sets) -> std::optional<QString> {
        for (const int s : sets) {
            const IfcPropertySet& candidate = model.propertySets[static_cast<size_t>(s)];
            if (candidate.name != set)
                continue;
            for (const IfcProperty& p : candidate.properties) {
                if (p.name == property && !p.text.trimmed().isEmpty())
                    return p.text;
            }
        }
        return std::nullopt;
    };
    std::optional<QString> own = find(element.sets);
    if (!own && element.type)
        own = find(model.types[static_cast<size_t>(*element.type)].sets);
    return own;
}

} // namespace sp
