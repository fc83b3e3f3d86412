// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/typical.h"
#include "core/schedule/natural_order.h"
#include "core/schedule/schedule.h"
#include "core/schedule/trade_words.h"

#include <array>

namespace sp {

namespace {

// DHI's sequence as hardware-schedule.md 5 has it.
constexpr std::array categories = {"HANG",    "SECURE", "OPERATE",   "PAIR",      "CLOSE",
                                   "PROTECT", "STOP",   "ACCESSORY", "MISC_DOOR", "MISC_SYSTEM"};

int categoryRank(const QString& category)
{
    const auto it = std::find_if(categories.begin(), categories.end(), [&](const char* c) { return category == QLatin1String(c); });
    return static_cast<int>(it - categories.begin());
}

QString wordOf(const FieldBag& facts, const char* fact)
{
    const FieldId id = field(fact);
    const auto w = facts.word(id);
    return w ? wordAt(fieldOf(id).words, *w) : QString();
}

QString textOf(const FieldBag& facts, const char* fact)
{
    return facts.text(field(fact)).value_or(QString()).simplified();
}

std::optional<Quantity> quantityOf(const FieldBag& facts, const char* fact)
{
    const Value* v = facts.find(field(fact));
    const auto* q = v ? std::get_if<Quantity>(v) : nullptr;
    return q ? std::optional(*q) : std::nullopt;
}

QString electricText(const Quantity& q, const char* unit)
{
    return formatIn(*unitByName(QLatin1String(unit)), q.n, 3) + u' ' + QLatin1String(unit);
}

// "Hinge" of "Hinge, ball bearing": what follows the noun is kept, the noun comes from the catalogue.
std::optional<QString> withoutNoun(const QString& text, const QString& noun)
{
    if (noun.isEmpty() || !text.startsWith(noun, Qt::CaseInsensitive))
        return std::nullopt;
    return text.size() == noun.size() || text[noun.size()] == u',' ? std::optional(text.mid(noun.size())) : std::nullopt;
}

QString lowerFirst(const QString& text)
{
    // "Seals at head" follows a noun in small letters; "UL listed" and "NRP" stay.
    if (text.size() < 2 || !text[0].isUpper() || !text[1].isLower())
        return text;
    return text[0].toLower() + text.mid(1);
}

// Whether two names end alike: "Door closer" says no more than "CLOSER", "Seals at head and jambs" says more than "GASKETING".
bool sameNoun(const QString& name, const QString& schedule)
{
    return name.section(u' ', -1).compare(schedule.section(u' ', -1), Qt::CaseInsensitive) == 0;
}

QStringList traitsIn(const QString& description, const DeviceKind* kind)
{
    QString rest = description;
    if (kind) {
        QStringList nouns{kind->schedule, kind->schedule.section(u' ', -1)};
        if (sameNoun(kind->name, kind->schedule))
            nouns += kind->name;
        for (const QString& noun : nouns)
            if (const auto cut = withoutNoun(description, noun)) {
                rest = *cut;
                break;
            }
    }
    QStringList out;
    for (const QString& part : rest.split(u',')) {
        const QString trait = part.trimmed();
        if (!trait.isEmpty())
            out += out.isEmpty() ? lowerFirst(trait) : trait;
    }
    return out;
}

void addTrait(ItemRow& row, const QString& trait, const QString& saidAlready)
{
    const bool said =
        std::any_of(row.traits.begin(), row.traits.end(), [&](const QString& t) { return t.contains(saidAlready, Qt::CaseInsensitive); });
    if (!trait.isEmpty() && !said)
        row.traits += trait;
}

// Functions whose outside has no cylinder. A function that nobody has entered says nothing.
bool isKeyless(const QString& function)
{
    return function == u"passage" || function == u"privacy" || function == u"exit_only" || function == u"none";
}

void fromKind(ItemRow& row, const QString& kindName, const DeviceKind* kind)
{
    row.kind = kindName;
    row.unit = unitOfKind(kindName);
    row.noun = kind ? kind->schedule : spaced(kindName).toUpper();
    row.category = kind ? kind->category : QString();
    row.categoryRank = categoryRank(row.category);
    if (!kind)
        return;
    row.rank = kind->rank;
    row.electrified = kind->electrified;
    row.keyed = kind->keyed;
    row.leafPowered = kind->leafPowered;
    row.locking = kind->locking;
    row.standard = kind->standards.isEmpty() || !kind->standards.first().startsWith(u'A') ? QString() : kind->standards.first();
}

// The same answer as the fact hw.fail_state gives: entered, else the only one that the kind can have.
void readFailState(ItemRow& row, const FieldBag& facts, const DeviceKind* kind, QStringList& basis)
{
    const QString entered = wordOf(facts, "hw.fail_state");
    if (!entered.isEmpty() && entered != u"unknown") {
        row.failState = entered == u"not_applicable" ? QString() : entered;
        if (!row.failState.isEmpty())
            basis += spaced(row.failState) + QStringLiteral(" entered");
    } else if (kind && kind->failStates.size() == 1 && entered.isEmpty()) {
        row.failState = kind->failStates.first();
        basis += spaced(row.failState) + QStringLiteral(" by its kind");
    } else if (kind && !kind->failStates.isEmpty()) {
        row.failState = QStringLiteral("unknown");
    }
}

void readElectric(ItemRow& row, const FieldBag& facts, const DeviceKind* kind, QStringList conditions, const char* volts,
                  const char* holding, const char* peak, QStringList& basis)
{
    row.volts = quantityOf(facts, volts);
    row.holding = quantityOf(facts, holding);
    row.peak = quantityOf(facts, peak);
    if (const auto motor = facts.flag(field("hw.motor")))
        conditions += *motor ? QStringLiteral("motor") : QStringLiteral("solenoid");
    const DeviceKind::Typical* typical = typicalOf(kind, conditions, row.volts);
    if (!typical)
        return;
    const auto take = [&](std::optional<Quantity>& own, const std::optional<Quantity>& from, const char* what) {
        if (own || !from)
            return;
        own = from;
        row.typical += QLatin1String(what);
    };
    take(row.volts, typical->volts, "volts");
    take(row.holding, typical->holding, "holding current");
    take(row.peak, typical->peak, "inrush");
    if (!row.typical.isEmpty())
        basis += row.typical.join(QStringLiteral(", ")) + QStringLiteral(" typical of the kind, not product data");
}

} // namespace

ItemRow itemRow(const HardwareItem& item, const HardwareSet& set, const Catalogue& catalogue, Units units)
{
    const DeviceKind* kind = catalogue.find(item.kind);
    ItemRow row;
    row.key = item.key;
    fromKind(row, item.kind, kind);
    QStringList basis{QStringLiteral("set %1").arg(set.mark.value_or(set.id.text()))};
    const auto quantity = item.facts.integer(field("hw.qty"));
    row.quantity = quantity.value_or(1);
    if (!quantity)
        basis += QStringLiteral("one, because no quantity is entered");
    if (!kind)
        basis += QStringLiteral("the catalogue does not know this kind");
    row.note = textOf(item.facts, "hw.note");
    row.traits = traitsIn(textOf(item.facts, "hw.description"), kind);
    row.leaf = wordOf(item.facts, "hw.leaf");
    if (row.leaf == u"active" || row.leaf == u"inactive")
        addTrait(row, row.leaf + QStringLiteral(" leaf"), row.leaf + QStringLiteral(" leaf"));
    const QString function = wordOf(item.facts, "hw.function");
    if (function != u"none")
        row.function = spaced(function);
    if (kind)
        row.functionNumber = lockFunctionNumber(*kind, function);
    readFailState(row, item.facts, kind, basis);
    if (const auto force = quantityOf(item.facts, "hw.class_lbf"))
        addTrait(row, electricText(*force, "lbf"), formatIn(*unitByName(u"lbf"), force->n));
    if (const auto wires = item.facts.integer(field("hw.conductors")); wires && item.kind == u"power_transfer")
        addTrait(row, QStringLiteral("%1 conductors").arg(*wires), QStringLiteral("conductor"));
    if (const QString dogging = wordOf(item.facts, "hw.dogging"); !dogging.isEmpty() && dogging != u"none")
        addTrait(row, dogging + QStringLiteral(" dogging"), QStringLiteral("dogging"));
    if (const auto bar = quantityOf(item.facts, "hw.bar_length_in"))
        addTrait(row, QStringLiteral("bar ") + peopleText(*bar, *unitByName(u"in"), units), QStringLiteral("bar "));
    const QString size = textOf(item.facts, "hw.size");
    addTrait(row, size, size);
    readElectric(row, item.facts, kind, {row.failState}, "hw.volts", "hw.holding_ma", "hw.peak_ma", basis);
    row.leafPowered = item.facts.flag(field("hw.on_leaf_powered")).value_or(row.leafPowered);
    row.keyed = item.facts.flag(field("hw.key_outside")).value_or(row.keyed && !isKeyless(function));
    row.catalog = textOf(item.facts, "hw.catalog");
    row.maker = textOf(item.facts, "hw.manufacturer");
    row.furnishedBy = textOf(item.facts, "hw.furnished_by");
    const FinishCode finish = finishCode(textOf(item.facts, "hw.finish"));
    row.finishBhma = finish.bhma;
    row.finishUs = finish.us;
    row.basis = basis.join(QStringLiteral("; "));
    return row;
}

ItemRow itemRow(const Device& device, const Catalogue& catalogue, Units)
{
    const DeviceKind* kind = catalogue.find(device.kind);
    ItemRow row;
    row.key = device.id.text();
    row.placed = true;
    fromKind(row, device.kind, kind);
    QStringList basis{QStringLiteral("drawn on the plan")};
    readElectric(row, device.facts, kind, conditionsOf(device), "device.volts", "device.holding_ma", "device.peak_ma", basis);
    row.basis = basis.join(QStringLiteral("; "));
    return row;
}

QString ItemRow::printText() const
{
    QStringList parts{noun};
    parts += traits;
    const bool said =
        std::any_of(traits.begin(), traits.end(), [&](const QString& t) { return t.contains(function, Qt::CaseInsensitive); });
    if (!function.isEmpty() && (!said || !functionNumber.isEmpty()))
        parts += functionNumber.isEmpty() ? function : QStringLiteral("%1 (%2)").arg(function, functionNumber);
    if (failState == u"unknown")
        parts += QStringLiteral("FAIL STATE NOT KNOWN");
    else if (!failState.isEmpty())
        parts += spaced(failState).toUpper();
    if (electrified && volts && !typical.contains(QStringLiteral("volts")))
        parts += electricText(*volts, "V");
    return parts.join(QStringLiteral(", "));
}

QString ItemRow::plainText() const
{
    QStringList parts{noun.left(1) + noun.mid(1).toLower()};
    parts += traits;
    if (!function.isEmpty())
        parts += function + QStringLiteral(" function");
    return parts.join(QStringLiteral(", "));
}

bool ItemRow::byOthers() const
{
    // Division 08 furnishes what nobody else is named for.
    return !furnishedBy.isEmpty() && !furnishedBy.startsWith(QStringLiteral("08")) && !furnishedBy.contains(QStringLiteral("Division 08"));
}

void sortItems(std::vector<ItemRow>& items)
{
    std::stable_sort(items.begin(), items.end(), [](const ItemRow& a, const ItemRow& b) {
        return std::pair(a.categoryRank, a.rank) < std::pair(b.categoryRank, b.rank);
    });
}

std::vector<SetRow> setRows(const ScheduleInput& in)
{
    std::vector<SetRow> out;
    for (const auto& set : in.project.hardwareSets) {
        SetRow row{set->id, set->mark.value_or(set->id.text()), set->name.value_or(QString()), set->items.has_value(), {}, 0};
        if (set->items)
            for (const HardwareItem& item : *set->items)
                row.items.push_back(itemRow(item, *set, in.catalogue, in.project.settings.units));
        sortItems(row.items);
        out.push_back(std::move(row));
    }
    std::stable_sort(out.begin(), out.end(), [](const SetRow& a, const SetRow& b) { return naturalLess(a.mark, b.mark); });
    return out;
}

} // namespace sp
