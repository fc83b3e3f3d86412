// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edit/edit_sets.h"

#include "core/edit/cleaning.h"
#include "core/edit/elements.h"

#include <QRegularExpression>

namespace sp {

namespace {

Result<const HardwareSet*> setOf(const Project& project, const HardwareSetId& id)
{
    const HardwareSet* set = project.hardwareSets.find(id);
    return set ? Result<const HardwareSet*>(set) : notInPlan(id.text());
}

QString setName(const HardwareSet& set)
{
    return set.mark.value_or(set.id.text());
}

// "33" after "04.102B" and "32": the next whole number, with two digits at least.
QString nextMark(const Project& project)
{
    static const QRegularExpression number(QStringLiteral("^\\d{1,6}"));
    int highest = 0;
    for (const auto& set : project.hardwareSets)
        if (const auto match = number.match(set->mark.value_or(QString())); match.hasMatch())
            highest = std::max(highest, match.captured().toInt());
    return QStringLiteral("%1").arg(highest + 1, 2, 10, QLatin1Char('0'));
}

qsizetype indexOf(const HardwareSet& set, const QString& key)
{
    const auto items = set.items.value_or(std::vector<HardwareItem>());
    for (size_t i = 0; i < items.size(); ++i)
        if (items[i].key == key)
            return static_cast<qsizetype>(i);
    return -1;
}

Error noItem(const HardwareSet& set, const QString& key)
{
    QStringList keys;
    for (const HardwareItem& item : set.items.value_or(std::vector<HardwareItem>()))
        keys += item.key;
    return {ErrorCode::Reference,
            QStringLiteral("expected an item of the set %1 (%2), found `%3`").arg(setName(set), keys.join(QStringLiteral(", ")), key),
            set.id.text() + u'/' + key};
}

Result<const DeviceKind*> itemKind(const Catalogue& catalogue, const QString& kind)
{
    const DeviceKind* found = catalogue.find(kind);
    if (!found)
        return Error{
            ErrorCode::Reference, QStringLiteral("expected a kind of the catalogue such as `mortise_lock`, found `%1`").arg(kind), {}};
    if (found->placed == DeviceKind::Placed::Device)
        return Error{
            ErrorCode::Value, QStringLiteral("%1 is placed on the plan: it cannot be an item of a hardware set").arg(found->name), {}};
    return found;
}

// The kind's fail state where it has only one; a fail state and a function that the kind cannot have go.
void fitKind(const DeviceKind& kind, HardwareItem& item)
{
    static const FieldId failState = field("hw.fail_state"), function = field("hw.function");
    const auto wordOf = [&](FieldId f) {
        const auto word = item.facts.word(f);
        return word ? wordAt(fieldOf(f).words, *word) : QString();
    };
    if (const QString word = wordOf(function); !word.isEmpty() && word != u"none" && !kind.functions.contains(word))
        item.facts.clear(function);
    if (kind.failStates.size() == 1) {
        item.facts.set(failState, Word{static_cast<quint16>(*wordIndex(fieldOf(failState).words, kind.failStates.first()))});
        return;
    }
    if (const QString word = wordOf(failState); !word.isEmpty() && !kind.failStates.contains(word))
        item.facts.clear(failState);
}

QString freeKey(const HardwareSet& set, const QString& kind)
{
    QString key = kind;
    for (int n = 2; indexOf(set, key) >= 0; ++n)
        key = kind + u'-' + QString::number(n);
    return key;
}

template <class Change>
Result<Edited> changeOpenings(const Project& project, const std::vector<OpeningId>& openings, Change&& change)
{
    PlanDraft draft(project);
    for (const OpeningId& id : openings) {
        const Opening* opening = project.openings.find(id);
        if (!opening)
            return notInPlan(id.text());
        Opening after = *opening;
        change(after);
        draft.put(std::move(after));
    }
    dropLostParts(draft, openings);
    return draft.take();
}

} // namespace

std::vector<OpeningId> openingsWith(const Project& project, const HardwareSetId& set)
{
    std::vector<const Opening*> found;
    for (const auto& opening : project.openings)
        if (opening->set == set)
            found.push_back(opening.get());
    std::stable_sort(found.begin(), found.end(),
                     [](const Opening* a, const Opening* b) { return a->mark.value_or(QString()) < b->mark.value_or(QString()); });
    std::vector<OpeningId> out;
    for (const Opening* opening : found)
        out.push_back(opening->id);
    return out;
}

Result<Edited> addSet(const Project& project, const QString& name, NewIds& ids)
{
    HardwareSet set{.id = ids.make(project.hardwareSets)};
    set.mark = nextMark(project);
    if (!name.trimmed().isEmpty())
        set.name = name.trimmed();
    set.items.emplace();
    PlanDraft draft(project);
    draft.made += set.id.text();
    draft.put(std::move(set));
    return draft.take();
}

Result<Edited> setOfOwn(const Project& project, const HardwareSetId& set, const std::vector<OpeningId>& openings, NewIds& ids)
{
    SP_TRY(original, setOf(project, set));
    if (openings.empty())
        return Error{ErrorCode::Value, QStringLiteral("expected openings that get the copy of set %1, found none").arg(setName(*original)),
                     set.text()};
    HardwareSet copy = *original;
    copy.id = ids.make(project.hardwareSets);
    copy.mark = nextMark(project);
    const HardwareSetId id = copy.id;
    PlanDraft draft(project);
    draft.made += id.text();
    draft.put(std::move(copy));
    SP_TRY(assigned, assignSet(draft.now(), openings, id));
    draft.add(assigned);
    return draft.take();
}

Result<Edited> addItem(const Project& project, const Catalogue& catalogue, const HardwareSetId& set, const QString& kind)
{
    SP_TRY(before, setOf(project, set));
    SP_TRY(found, itemKind(catalogue, kind));
    HardwareSet after = *before;
    HardwareItem item;
    item.key = freeKey(after, kind);
    item.kind = kind;
    item.facts.set(field("hw.qty"), qint64{1});
    fitKind(*found, item);
    if (!after.items)
        after.items.emplace();
    PlanDraft draft(project);
    draft.made += set.text() + u'/' + item.key;
    after.items->push_back(std::move(item));
    draft.put(std::move(after));
    return draft.take();
}

Result<Edited> changeItem(const Project& project, const Catalogue& catalogue, const HardwareSetId& set, const QString& key,
                          const QString& kind)
{
    SP_TRY(before, setOf(project, set));
    SP_TRY(found, itemKind(catalogue, kind));
    const qsizetype at = indexOf(*before, key);
    if (at < 0)
        return noItem(*before, key);
    HardwareSet after = *before;
    HardwareItem& item = (*after.items)[static_cast<size_t>(at)];
    item.kind = kind;
    fitKind(*found, item);
    PlanDraft draft(project);
    draft.put(std::move(after));
    return draft.take();
}

Result<Edited> removeItem(const Project& project, const HardwareSetId& set, const QString& key)
{
    SP_TRY(before, setOf(project, set));
    const qsizetype at = indexOf(*before, key);
    if (at < 0)
        return noItem(*before, key);
    HardwareSet after = *before;
    after.items->erase(after.items->begin() + at);
    PlanDraft draft(project);
    draft.put(std::move(after));
    dropLostParts(draft, openingsWith(project, set));
    return draft.take();
}

Result<Edited> moveItem(const Project& project, const HardwareSetId& set, const QString& key, int by)
{
    SP_TRY(before, setOf(project, set));
    const qsizetype at = indexOf(*before, key);
    if (at < 0)
        return noItem(*before, key);
    HardwareSet after = *before;
    auto& items = *after.items;
    const qsizetype to = std::clamp<qsizetype>(at + by, 0, static_cast<qsizetype>(items.size()) - 1);
    if (to > at)
        std::rotate(items.begin() + at, items.begin() + at + 1, items.begin() + to + 1);
    else
        std::rotate(items.begin() + to, items.begin() + at, items.begin() + at + 1);
    PlanDraft draft(project);
    draft.put(std::move(after));
    return draft.take();
}

QStringList failStatesOf(const Catalogue& catalogue, const QString& kind)
{
    const DeviceKind* found = catalogue.find(kind);
    return found ? found->failStates : QStringList();
}

Result<Edited> assignSet(const Project& project, const std::vector<OpeningId>& openings, const std::optional<HardwareSetId>& set)
{
    if (set && !project.hardwareSets.find(set))
        return notInPlan(set->text());
    return changeOpenings(project, openings, [&](Opening& opening) { opening.set = set; });
}

Result<Edited> assignType(const Project& project, const std::vector<OpeningId>& openings, const std::optional<OpeningTypeId>& type)
{
    if (type && !project.openingTypes.find(type))
        return notInPlan(type->text());
    return changeOpenings(project, openings, [&](Opening& opening) { opening.type = type; });
}

} // namespace sp
