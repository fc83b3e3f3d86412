// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/fact_edit.h"

#include "core/edit/set_fact.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace sp::ui {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("FactEdit", text);
}

template <class T>
const FieldBag* bagOf(const Table<T>& table, const QString& id)
{
    if constexpr (requires(T t, FieldBag bag) { t.facts = bag; }) {
        const T* row = table.find(typename Table<T>::IdType(id));
        return row ? &row->facts : nullptr;
    }
    return nullptr;
}

const FieldBag* bagAt(const Project& project, const QString& id)
{
    const FieldBag* bag = nullptr;
    forEachTable(project, [&](const KindInfo& kind, const auto& table) {
        if (!bag && id.startsWith(QLatin1String(kind.prefix)))
            bag = bagOf(table, id);
    });
    return bag;
}

template <class Part>
const FieldBag* bagIn(const std::optional<std::vector<Part>>& parts, const QString& key)
{
    if (parts)
        for (const Part& part : *parts)
            if (part.key == key)
                return &part.facts;
    return nullptr;
}

bool isNumber(const QString& text)
{
    return !text.isEmpty()
        && std::all_of(text.begin(), text.end(), [](QChar c) { return c.isDigit() || c == u'.' || c == u'/' || c == u'-' || c == u' '; });
}

} // namespace

const FieldBag* factsOf(const Project& project, const EntityRef& ref)
{
    return ref.isNull() ? &project.settings.building : bagAt(project, ref.id);
}

const Value* enteredAt(const Project& project, const QString& id, FieldId field)
{
    const QString whole = id.section(u'/', 0, 0);
    const QString key = id.section(u'/', 1);
    const FieldBag* bag = nullptr;
    switch (fieldOf(field).group) {
    case Group::Codes:
    case Group::Building:
    case Group::Egress: bag = &settingsBag(project.settings, fieldOf(field).group); break;
    case Group::Item:
        if (const HardwareSet* set = project.hardwareSets.find(HardwareSetId(whole)))
            bag = bagIn(set->items, key);
        break;
    case Group::Battery:
        if (const Supply* supply = project.supplies.find(SupplyId(whole)))
            bag = bagIn(supply->batteries, key);
        break;
    case Group::FireAlarm:
        if (const Circuit* circuit = project.circuits.find(CircuitId(whole)); circuit && circuit->fireAlarm)
            bag = &circuit->fireAlarm->facts;
        break;
    default: bag = bagAt(project, id);
    }
    return bag ? bag->find(field) : nullptr;
}

QString lenientUnits(const QString& typed)
{
    static const std::pair<const char16_t*, const char16_t*> signs[] = {
        {u"\u2032", u"'"}, {u"\u2019", u"'"}, {u"\u2033", u"\""},   {u"\u201d", u"\""}, {u"''", u"\""},
        {u"\u00b2", u"2"}, {u"\u00b3", u"3"}, {u"\u00b0", u" deg"}, {u"\u00a0", u" "},  {u"\u2212", u"-"},
    };
    static const std::pair<const char*, const char*> words[] = {
        {"inches", "in"},  {"inch", "in"},       {"feet", "ft"},     {"foot", "ft"},     {"millimetres", "mm"}, {"millimeters", "mm"},
        {"metres", "m"},   {"meters", "m"},      {"sq ft", "ft2"},   {"sq in", "in2"},   {"sq m", "m2"},        {"hours", "h"},
        {"hour", "h"},     {"hr", "h"},          {"minutes", "min"}, {"minute", "min"},  {"mins", "min"},       {"seconds", "s"},
        {"second", "s"},   {"sec", "s"},         {"volts", "V"},     {"degrees", "deg"}, {"N m", "N_m"},        {"Nm", "N_m"},
        {"in-lb", "inlb"}, {"in w.g.", "in_wg"}, {"gallons", "gal"}, {"lbs", "lb"},
    };
    QString text = typed.trimmed();
    for (const auto& [from, to] : signs)
        text.replace(QString::fromUtf16(from), QString::fromUtf16(to));
    text = text.trimmed();
    qsizetype unit = 0; // behind the number
    while (unit < text.size() && (text[unit].isDigit() || QStringLiteral(" .-+/'\"").contains(text[unit])))
        ++unit;
    for (const auto& [from, to] : words)
        if (text.mid(unit).compare(QLatin1String(from), Qt::CaseInsensitive) == 0)
            return text.left(unit) + QLatin1String(to);
    const qsizetype foot = text.indexOf(u'\'');
    if (foot > 0 && isNumber(text.mid(foot + 1)) && text.mid(foot + 1).contains(QRegularExpression(QStringLiteral("[0-9]$"))))
        text += u'"';
    return text;
}

Result<Value> readFact(const Field& field, const QString& typed)
{
    QString text = typed.trimmed();
    switch (field.type) {
    case FieldType::Bool:
        text = text.compare(tr("yes"), Qt::CaseInsensitive) == 0 || text.compare(u"true", Qt::CaseInsensitive) == 0 ? QStringLiteral("true")
            : text.compare(tr("no"), Qt::CaseInsensitive) == 0 || text.compare(u"false", Qt::CaseInsensitive) == 0 ? QStringLiteral("false")
                                                                                                                   : text;
        if (text != u"true" && text != u"false")
            return Error{ErrorCode::Value, tr("%1: expected yes or no, found `%2`").arg(QLatin1String(field.key), text), {}};
        break;
    case FieldType::Word:
        for (const QString& word : wordList(field.words)) // as it is written, then as people write it
            if (word.compare(text, Qt::CaseInsensitive) == 0
                || QString(word).replace(u'_', u' ').compare(QString(text).replace(u'_', u' '), Qt::CaseInsensitive) == 0) {
                text = word;
                break;
            }
        break;
    case FieldType::Set: {
        if (text == tr("none"))
            text = QStringLiteral("[]");
        QStringList list;
        for (QString& one : text.split(u','))
            list += one.trimmed().replace(u' ', u'_');
        text = list.join(QStringLiteral(", "));
        break;
    }
    case FieldType::Quantity: text = lenientUnits(text); break;
    case FieldType::Texts: {
        QStringList list;
        for (const QString& one : text.split(u';', Qt::SkipEmptyParts))
            if (!one.trimmed().isEmpty())
                list += one.trimmed();
        return Value(list);
    }
    default: break;
    }
    SP_TRY(value, valueFromText(field, text, false));
    if (const auto problem = rangeProblem(field, value))
        return Error{ErrorCode::Value, *problem, {}};
    return value;
}

QString editText(const Field& field, const Value& value, Units units)
{
    return valuePeopleText(field.type, field.unit, field.words, value, units);
}

Result<Patch> enterFact(const Project& project, const EntityRef& ref, FieldId id, const QString& text)
{
    std::optional<Value> value;
    if (!text.trimmed().isEmpty()) {
        SP_TRY(read, readFact(fieldOf(id), text));
        value = std::move(read);
    }
    return setField(project, ref.id, id, value);
}

Result<Patch> enterMark(const Project& project, const EntityRef& ref, const QString& mark)
{
    return setMark(project, ref.id, mark);
}

Result<Patch> enterFix(const Project& project, const Fix& fix)
{
    Project mended = project;
    Patch whole;
    for (const FixSet& change : fix.set) {
        SP_TRY(patch, setFact(mended, change.path, change.to));
        apply(mended, patch);
        whole = merged(whole, patch);
    }
    if (whole.empty())
        return Error{ErrorCode::Unsupported, tr("this changes no entered value"), {}};
    return whole;
}

Result<Patch> enterReference(const Project& project, const EntityRef& opening, bool set, const QString& id)
{
    const auto before = project.openings.share(OpeningId(opening.id));
    if (!before)
        return Error{ErrorCode::Reference, tr("the opening is no longer in the plan"), opening.id};
    if (!id.isEmpty() && (set ? !project.hardwareSets.find(HardwareSetId(id)) : !project.openingTypes.find(OpeningTypeId(id))))
        return Error{ErrorCode::Reference, tr("expected a hardware set or type of this plan"), id};
    auto after = std::make_shared<Opening>(*before);
    if (set)
        after->set = id.isEmpty() ? std::nullopt : std::optional(HardwareSetId(id));
    else
        after->type = id.isEmpty() ? std::nullopt : std::optional(OpeningTypeId(id));
    Patch patch;
    if (!(*after == *before))
        patch.of<Opening>().push_back({before, std::move(after)});
    return patch;
}

} // namespace sp::ui
