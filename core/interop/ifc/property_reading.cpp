// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interop/ifc/property_reading.h"

#include "core/interop/ifc/fire_rating.h"
#include "core/interop/ifc/ifc_texts.h"
#include "core/interop/ifc/import_words.h"

#include <cmath>

namespace sp {

namespace {

using Says = PropertyReading::Says;

std::optional<Value> valueOfWord(const Field& f, const QString& word)
{
    if (f.type == FieldType::Bool)
        return Value(word == u"true");
    const std::optional<int> index = wordIndex(f.words, word);
    if (!index)
        return std::nullopt;
    if (f.type == FieldType::Set)
        return Value(WordSet{quint64{1} << *index});
    return Value(Word{static_cast<quint16>(*index)});
}

PropertyReading rating(const ImportRule& rule, const QString& text)
{
    PropertyReading r{.says = Says::Unread};
    const auto companion = [&](const char* name, auto value) {
        const auto it = rule.words.constFind(QLatin1String(name));
        if (it != rule.words.cend())
            if (const std::optional<FieldId> id = findField(*it))
                r.companions.emplace_back(*id, value(fieldOf(*id)));
    };
    const auto unread = [&](const QString& sentence) {
        r.note = {ImportCause::RatingUnread, sentence.arg(quotedText(text), rule.noun())};
        return r;
    };
    const std::optional<FireRating> rating = readFireRating(text);
    if (!rating)
        return unread(isBareHourOrMinute(text)
                          ? QStringLiteral("the fire rating %1 has no unit and may be hours or minutes; %2 stays unknown")
                          : QStringLiteral("the fire rating %1 is in no form that is known; %2 stays unknown"));
    if (rating->smoke)
        companion("smoke", [](const Field&) { return Value(true); });
    if (!rating->minutes)
        return unread(rating->loadBearing ? QStringLiteral("the fire rating %1 is about load-bearing only; %2 stays unknown")
                                          : QStringLiteral("the fire rating %1 is about smoke only; %2 stays unknown"));
    r.says = Says::Known;
    r.value = Quantity{Dim::Time, *rating->minutes * 60'000'000LL};
    if (rating->temperatureRise450)
        companion("rise", [](const Field&) { return Value(true); });
    const QString word = ratingStandardWord(rating->standard).toString();
    if (!word.isEmpty())
        companion("standard", [&](const Field& f) { return *valueOfWord(f, word); });
    if (!word.isEmpty() && rating->standard != RatingStandard::UlNfpa)
        r.note = {ImportCause::RatingStandard,
                  QStringLiteral("%1 is a rating to %2, %3 minutes; whether it counts as %4 here is for the authority")
                      .arg(quotedText(text), ratingStandardName(rating->standard))
                      .arg(*rating->minutes)
                      .arg(rule.noun())};
    return r;
}

/// A word of the row, or yes or no where the row has one for it. `why` tells why a text is none.
PropertyReading words(const ImportRule& rule, const QString& text, QString& why)
{
    auto word = rule.words.constFind(nameKey(text));
    const std::optional<bool> yes = readYesNo(text);
    if (word == rule.words.cend() && yes)
        word = rule.words.constFind(*yes ? QStringLiteral("yes") : QStringLiteral("no"));
    if (word == rule.words.cend()) {
        if (!yes && rule.row->reads == PropertyReads::Words)
            why = QStringLiteral("is none of the words that are known");
        return {.says = yes ? Says::Other : Says::Nothing};
    }
    PropertyReading r{.says = Says::Other, .value = valueOfWord(fieldOf(*rule.target), *word)};
    if (r.value)
        r.says = Says::Known;
    return r;
}

/// A measure in the property's or the file's unit, or a text with its unit.
std::optional<Length> lengthOf(const IfcFoundProperty& p, const IfcUnits& units, QString& why)
{
    bool isNumber = false;
    const double number = p.text.trimmed().toDouble(&isNumber);
    if (isNumber && number == 0)
        return Length{};
    if (p.kind.endsWith("LENGTHMEASURE") && isNumber) {
        const double inMm = number * (p.unitInSi > 0 ? p.unitInSi * 1000 : units.lengthInMm);
        if (p.unitInSi < 0)
            why = QStringLiteral("has a unit that is not understood");
        else if (p.unitInSi == 0 && units.lengthInMm <= 0)
            why = QStringLiteral("is a length in a file without a length unit");
        else if (!(std::abs(inMm) < 1e9))
            why = QStringLiteral("is outside the range of such values");
        else
            return Length{std::llround(inMm * 1e6)};
        return std::nullopt;
    }
    const auto length = parseQuantity(plainText(p.text).toLower(), Dim::Length, u"in");
    if (length)
        return Length{length.value().n};
    why = isNumber ? QStringLiteral("has no unit") : QStringLiteral("is no length with a unit");
    return std::nullopt;
}

std::optional<qint64> countOf(const QString& text, QString& why)
{
    bool isNumber = false;
    const double n = text.trimmed().toDouble(&isNumber);
    if (isNumber && n >= 0 && n < 1e9 && n == std::floor(n))
        return static_cast<qint64>(n);
    why = QStringLiteral("is no whole number");
    return std::nullopt;
}

PropertyReading known(Value value)
{
    return {.says = Says::Known, .value = std::move(value)};
}

} // namespace

ImportRule::ImportRule(const ImportRow& r) : row(&r), set(QString::fromUtf8(r.sets))
{
    anyBeginning = set.startsWith(u'*');
    anyEnd = set.endsWith(u'*');
    set.remove(u'*');
    if (*r.field)
        target = field(r.field);
    for (const QString& pair : QString::fromUtf8(r.words).split(u'|', Qt::SkipEmptyParts))
        words.insert(pair.section(u'=', 0, 0), pair.section(u'=', 1));
}

PropertyReading readProperty(const ImportRule& rule, const IfcFoundProperty& p, const IfcUnits& units)
{
    PropertyReading r;
    QString why;
    switch (rule.row->reads) {
    case PropertyReads::Rating: r = rating(rule, p.text); break;
    case PropertyReads::Words:
    case PropertyReads::KnownWords: r = words(rule, p.text, why); break;
    case PropertyReads::Measure:
        if (const auto length = lengthOf(p, units, why); length && length->n != 0)
            r = known(Quantity{Dim::Length, length->n});
        break;
    case PropertyReads::Count:
        if (const auto n = countOf(p.text, why); n && *n != 0)
            r = known(*n);
        break;
    case PropertyReads::Text: r = known(p.text.trimmed()); break;
    case PropertyReads::Mark:
    case PropertyReads::Keep: break;
    }
    const Field& f = fieldOf(*rule.target);
    if (r.value && rangeProblem(f, *r.value)) {
        why = rule.row->reads == PropertyReads::Measure
            ? QStringLiteral("is %1 and outside the range of such values").arg(valueFileText(f, *r.value, Units::Metric))
            : QStringLiteral("is outside the range of such values");
        r = {};
    }
    if (!why.isEmpty()) {
        r.says = Says::Unread;
        r.note = {ImportCause::ValueUnread,
                  QStringLiteral("%1: %2 is %3, which %4; it stays unknown").arg(rule.noun(), propertyPlace(p), quotedText(p.text), why)};
    }
    return r;
}

QString propertyPlace(const IfcFoundProperty& p)
{
    const QString set = p.set.isEmpty() ? QStringLiteral("an unnamed set") : p.set;
    return p.property.trimmed() + QStringLiteral(" of ") + set + (p.fromType ? QStringLiteral(" of its type") : QString());
}

QString quotedText(const QString& text)
{
    const QString line = text.simplified();
    return u'`' + (line.size() > 80 ? line.left(79) + u'…' : line) + u'`';
}

} // namespace sp
