// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/entity_names.h"

#include <QCoreApplication>

namespace sp::ui {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("ValuePath", text);
}

// What people call an entity: the first that it has.
template <class T>
QStringList namesOf(const T& row)
{
    QStringList names;
    const auto add = [&](const std::optional<QString>& name) {
        if (name && !name->isEmpty())
            names += *name;
    };
    if constexpr (std::is_same_v<T, Room>) {
        const QString whole = (row.number.value_or(QString()) + u' ' + row.name.value_or(QString())).trimmed();
        if (!whole.isEmpty())
            names += whole;
        add(row.number);
    } else if constexpr (std::is_same_v<T, Valve>) {
        add(row.tag);
    } else if constexpr (requires(T t) { t.mark; }) {
        add(row.mark);
        if constexpr (std::is_same_v<T, HardwareSet>)
            if (row.mark && row.name)
                names += *row.mark + u' ' + *row.name;
    } else if constexpr (requires(T t) { std::optional<QString>(t.name); }) {
        add(row.name);
    }
    return names;
}

} // namespace

std::vector<std::pair<QString, QStringList>> namesOfKind(const Project& project, const QString& prefix)
{
    std::vector<std::pair<QString, QStringList>> out;
    forEachTable(project, [&](const KindInfo& kind, const auto& table) {
        if (prefix == QLatin1String(kind.prefix))
            for (const auto& row : table)
                out.push_back({row->id.text(), namesOf(*row)});
    });
    return out;
}

Result<QString> idOfName(const Project& project, const QString& prefix, const QString& text)
{
    QStringList found;
    for (const auto& [id, names] : namesOfKind(project, prefix)) {
        if (id == text)
            found.prepend(id);
        else if (names.contains(text, Qt::CaseInsensitive))
            found += id;
    }
    if (found.isEmpty())
        return Error{ErrorCode::Reference, tr("expected something of this plan, found `%1`").arg(text), {}};
    if (found.size() > 1 && found.front() != text)
        return Error{ErrorCode::Reference, tr("`%1` is the name of %2: use the id").arg(text, found.join(tr(" and "))), {}};
    return found.front();
}

QString partOfName(const Project& project, const QString& text)
{
    const QString whole = text.section(u'/', 0, 0).trimmed();
    const QString part = text.section(u'/', 1).trimmed();
    for (const char* prefix : {"op", "dv", "vl", "ps"})
        if (const auto id = idOfName(project, QLatin1String(prefix), whole))
            return part.isEmpty() ? id.value() : id.value() + u'/' + part;
    return text.trimmed();
}

QString shortName(const Project& project, const QString& id)
{
    QString name;
    forEachTable(project, [&](const KindInfo&, const auto& table) {
        if (const auto* row = name.isNull() ? table.find(typename std::decay_t<decltype(table)>::IdType(id)) : nullptr)
            name = namesOf(*row).value(0, id);
    });
    return name.isNull() ? id : name;
}

} // namespace sp::ui
