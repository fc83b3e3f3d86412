// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/findings/patch_text.h"

#include "core/report/cause_text.h"
#include "core/schedule/natural_order.h"
#include "ui/document/entity_ref.h"
#include "ui/document/fact_edit.h"
#include "ui/models/properties.h"

#include <QCoreApplication>
#include <set>

namespace sp::ui {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("PatchText", text);
}

QString typeName(const OpeningType& type)
{
    return tr("Opening type %1").arg(type.name.value_or(type.id.text()));
}

QString setName(const HardwareSet& set)
{
    return tr("Hardware set %1").arg(set.mark.value_or(set.id.text()));
}

void compare(const FieldBag& before, const FieldBag& after, const QString& where, Units units, std::vector<ChangedValue>& out)
{
    std::set<FieldId> ids;
    for (const auto& entry : before)
        ids.insert(entry.first);
    for (const auto& entry : after)
        ids.insert(entry.first);
    for (const FieldId id : ids) {
        const Field& f = fieldOf(id);
        const Value* a = before.find(id);
        const Value* b = after.find(id);
        if (a && b && *a == *b)
            continue;
        const auto text = [&](const Value* v) { return v ? editText(f, *v, units) : tr("not entered"); };
        out.push_back({where, factTitle(QLatin1String(f.noun), QLatin1String(f.fact)), QLatin1String(f.fact), text(a), text(b)});
    }
}

const HardwareItem* itemOf(const std::shared_ptr<const HardwareSet>& set, const QString& key)
{
    if (set && set->items)
        for (const HardwareItem& item : *set->items)
            if (item.key == key)
                return &item;
    return nullptr;
}

void compareItems(const Edit<HardwareSet>& edit, Units units, std::vector<ChangedValue>& out)
{
    static const FieldBag nothing;
    std::set<QString> keys;
    for (const auto& set : {edit.before, edit.after})
        if (set && set->items)
            for (const HardwareItem& item : *set->items)
                keys.insert(item.key);
    const QString name = setName(edit.after ? *edit.after : *edit.before);
    for (const QString& key : keys) {
        const HardwareItem* a = itemOf(edit.before, key);
        const HardwareItem* b = itemOf(edit.after, key);
        compare(a ? a->facts : nothing, b ? b->facts : nothing,
                name + QStringLiteral(", ") + QString((b ? b : a)->kind).replace(u'_', u' '), units, out);
    }
}

QStringList marksOf(const std::vector<const Opening*>& openings)
{
    QStringList marks;
    for (const Opening* o : openings)
        marks += o->mark.value_or(o->id.text());
    std::sort(marks.begin(), marks.end(), naturalLess);
    return marks;
}

template <class Reference, class Id>
void addShared(const Project& project, Reference Opening::*reference, const Id& id, const QString& name, QStringList& out)
{
    std::vector<const Opening*> with;
    for (const auto& o : project.openings)
        if ((*o).*reference == id)
            with.push_back(o.get());
    if (with.size() < 2)
        return;
    constexpr qsizetype most = 8;
    const QStringList marks = marksOf(with);
    QString list = marks.mid(0, most).join(QStringLiteral(", "));
    if (marks.size() > most)
        list += tr(" and %1 more").arg(marks.size() - most);
    out += tr("%1 is shared: all %2 openings that have it change (%3).").arg(name, QString::number(with.size()), list);
}

} // namespace

std::vector<ChangedValue> changedValues(const Project& project, const Patch& patch)
{
    static const FieldBag nothing;
    const Units units = project.settings.units;
    std::vector<ChangedValue> out;
    if (patch.settings) {
        compare(patch.settings->first.building, patch.settings->second.building, tr("The building"), units, out);
        compare(patch.settings->first.codes, patch.settings->second.codes, tr("The plan"), units, out);
        compare(patch.settings->first.egress, patch.settings->second.egress, tr("The plan"), units, out);
    }
    forEachTable(project, [&](const KindInfo& kind, const auto& table) {
        using Row = typename std::decay_t<decltype(table)>::Pointer::element_type;
        using Plain = std::remove_const_t<Row>;
        for (const Edit<Plain>& edit : patch.of<Plain>()) {
            if constexpr (std::is_same_v<Plain, HardwareSet>) {
                compareItems(edit, units, out);
            } else if constexpr (requires(Plain row, FieldBag bag) { row.facts = bag; }) {
                const QString id = edit.id().text();
                const EntityRef ref = entityOf(project, id);
                QString where = ref.isNull() ? QStringLiteral("%1 %2").arg(QLatin1String(kind.noun), id) : titleOf(project, ref);
                if constexpr (std::is_same_v<Plain, OpeningType>)
                    where = typeName(edit.after ? *edit.after : *edit.before);
                compare(edit.before ? edit.before->facts : nothing, edit.after ? edit.after->facts : nothing, where, units, out);
            }
        }
    });
    return out;
}

QStringList sharedText(const Project& project, const Patch& patch)
{
    QStringList out;
    for (const auto& edit : patch.of<HardwareSet>())
        if (edit.before)
            addShared(project, &Opening::set, edit.before->id, setName(*edit.before), out);
    for (const auto& edit : patch.of<OpeningType>())
        if (edit.before)
            addShared(project, &Opening::type, edit.before->id, typeName(*edit.before), out);
    return out;
}

} // namespace sp::ui
