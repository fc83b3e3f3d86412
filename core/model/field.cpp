// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/field.h"

#include "core/model/fields_table.h"
#include "core/model/run_table.h"

#include <QHash>
#include <algorithm>
#include <array>

namespace sp {

namespace {

constexpr std::array askWords = {"architect",
                                 "hardware_consultant",
                                 "access_control_consultant",
                                 "electrical_engineer",
                                 "fire_protection_engineer",
                                 "valve_supplier",
                                 "process_engineer",
                                 "owner",
                                 "authority"};

struct Registry {
    std::vector<Field> fields;
    QHash<QString, FieldId> byFact;
    QHash<QString, FieldId> byKey;
    std::array<std::pair<FieldId, FieldId>, 32> groups{};

    Registry()
    {
        for (const auto& table : {tables::buildingFields, tables::roomFields, tables::doorFields, tables::hardwareFields,
                                  tables::powerFields, tables::valveFields})
            fields.insert(fields.end(), table.begin(), table.end());
        for (FieldId i = 0; i < fields.size(); ++i) {
            const Field& f = fields[i];
            Q_ASSERT_X(!byFact.contains(QLatin1String(f.fact)), "fields", f.fact);
            byFact.insert(QLatin1String(f.fact), i);
            byKey.insert(keyName(f.group, QLatin1String(f.key)), i);
            auto& g = groups[static_cast<size_t>(f.group)];
            if (g.second == 0)
                g.first = i;
            Q_ASSERT_X(g.second == 0 || g.second == i, "fields of a group stand together", f.fact);
            g.second = static_cast<FieldId>(i + 1);
        }
    }
    static QString keyName(Group group, const QString& key) { return QString::number(static_cast<int>(group)) + u'.' + key; }
};

const Registry& registry()
{
    static const Registry r;
    return r;
}

const UnitInfo& unitOf(const char* unit)
{
    const UnitInfo* u = unitByName(QLatin1String(unit));
    Q_ASSERT(u);
    return *u;
}

QString number(double v)
{
    return formatIn(*unitByName(u""), static_cast<qint64>(v * 1e6));
}

std::optional<QString> syntaxProblem(const Field& f, const QString& text)
{
    if (QLatin1String(f.words) != QLatin1String("run_table"))
        return std::nullopt;
    const auto table = parseRunTable(text);
    return table ? std::nullopt : std::optional(QLatin1String(f.key) + QStringLiteral(": ") + table.error().message);
}

bool needsQuotes(QStringView word)
{
    return word == u"NO" || word == u"NC";
}

} // namespace

const char* askWord(Ask a)
{
    return askWords[static_cast<size_t>(a)];
}

std::span<const Field> allFields()
{
    return registry().fields;
}

const Field& fieldOf(FieldId id)
{
    Q_ASSERT(id < registry().fields.size());
    return registry().fields[id];
}

std::optional<FieldId> findField(QStringView fact)
{
    const auto it = registry().byFact.constFind(fact.toString());
    return it == registry().byFact.cend() ? std::nullopt : std::optional(*it);
}

std::optional<FieldId> findField(Group group, QStringView key)
{
    const auto it = registry().byKey.constFind(Registry::keyName(group, key.toString()));
    return it == registry().byKey.cend() ? std::nullopt : std::optional(*it);
}

FieldId field(const char* fact)
{
    const auto id = findField(QString::fromLatin1(fact));
    Q_ASSERT_X(id, "field", fact);
    return *id;
}

std::pair<FieldId, FieldId> fieldsOf(Group g)
{
    return registry().groups[static_cast<size_t>(g)];
}

QStringList wordList(const char* words)
{
    const QString all = QLatin1String(words);
    return all.isEmpty() ? QStringList() : all.split(u'|');
}

QString wordAt(const char* words, int index)
{
    const char* from = words;
    for (; index > 0; --index) {
        while (*from && *from != '|')
            ++from;
        if (!*from++)
            return {};
    }
    const char* to = from;
    while (*to && *to != '|')
        ++to;
    return index < 0 ? QString() : QString::fromLatin1(from, to - from);
}

std::optional<int> wordIndex(const char* words, QStringView word)
{
    const QLatin1String all(words);
    qsizetype from = 0;
    for (int i = 0; from <= all.size() && !all.isEmpty(); ++i) {
        qsizetype bar = all.indexOf(u'|', from);
        if (bar < 0)
            bar = all.size();
        if (all.mid(from, bar - from) == word)
            return i;
        from = bar + 1;
    }
    return std::nullopt;
}

const Value* FieldBag::find(FieldId id) const
{
    FieldWatch::note(id);
    const auto it = std::lower_bound(m_values.begin(), m_values.end(), id, [](const auto& a, FieldId b) { return a.first < b; });
    return it != m_values.end() && it->first == id ? &it->second : nullptr;
}

void FieldBag::set(FieldId id, Value value)
{
    const auto it = std::lower_bound(m_values.begin(), m_values.end(), id, [](const auto& a, FieldId b) { return a.first < b; });
    if (it != m_values.end() && it->first == id)
        it->second = std::move(value);
    else
        m_values.insert(it, {id, std::move(value)});
}

void FieldBag::clear(FieldId id)
{
    std::erase_if(m_values, [id](const auto& v) { return v.first == id; });
}

std::optional<bool> FieldBag::flag(FieldId id) const
{
    const Value* v = find(id);
    const bool* b = v ? std::get_if<bool>(v) : nullptr;
    return b ? std::optional(*b) : std::nullopt;
}

std::optional<qint64> FieldBag::integer(FieldId id) const
{
    const Value* v = find(id);
    const qint64* n = v ? std::get_if<qint64>(v) : nullptr;
    return n ? std::optional(*n) : std::nullopt;
}

std::optional<int> FieldBag::word(FieldId id) const
{
    const Value* v = find(id);
    const Word* w = v ? std::get_if<Word>(v) : nullptr;
    return w ? std::optional<int>(w->index) : std::nullopt;
}

std::optional<QString> FieldBag::text(FieldId id) const
{
    const Value* v = find(id);
    const QString* t = v ? std::get_if<QString>(v) : nullptr;
    return t ? std::optional(*t) : std::nullopt;
}

QString valueFileText(const Field& f, const Value& value, Units system)
{
    switch (f.type) {
    case FieldType::Bool: return std::get<bool>(value) ? QStringLiteral("true") : QStringLiteral("false");
    case FieldType::Int: return QString::number(std::get<qint64>(value));
    case FieldType::Quantity: return fileText(std::get<Quantity>(value), unitOf(f.unit), system);
    case FieldType::Word: {
        const QString w = wordAt(f.words, std::get<Word>(value).index);
        return needsQuotes(w) ? u'"' + w + u'"' : w;
    }
    case FieldType::Set: {
        QStringList words;
        const quint64 bits = std::get<WordSet>(value).bits;
        for (int i = 0; i < 64; ++i)
            if (bits >> i & 1)
                words += wordAt(f.words, i);
        return u'[' + words.join(QStringLiteral(", ")) + u']';
    }
    case FieldType::Text: return std::get<QString>(value);
    case FieldType::Texts: return std::get<QStringList>(value).join(QStringLiteral(", "));
    }
    return {};
}

Result<Value> valueFromText(const Field& f, QStringView text, bool quoted)
{
    const auto refuse = [&](const QString& expected) -> Error {
        return {ErrorCode::Value, QStringLiteral("%1: expected %2, found `%3`").arg(QLatin1String(f.key), expected, text.left(60)), {}};
    };
    const auto words = [&] { return QStringLiteral("one of ") + wordList(f.words).join(QStringLiteral(", ")); };
    switch (f.type) {
    case FieldType::Bool:
        if (!quoted && text == u"true")
            return Value(true);
        if (!quoted && text == u"false")
            return Value(false);
        return refuse(QStringLiteral("`true` or `false`"));
    case FieldType::Int: {
        bool ok = false;
        const qint64 n = text.toString().toLongLong(&ok);
        return ok && !quoted && !text.startsWith(u'+') ? Result<Value>(Value(n)) : refuse(QStringLiteral("a whole number"));
    }
    case FieldType::Quantity: {
        auto q = parseQuantity(text, unitOf(f.unit).dim, QString::fromLatin1(f.unit));
        if (!q)
            return Error{q.error().code, QLatin1String(f.key) + QStringLiteral(": ") + q.error().message, {}};
        return Value(q.value());
    }
    case FieldType::Word: {
        const auto i = wordIndex(f.words, text);
        return i ? Result<Value>(Value(Word{static_cast<quint16>(*i)})) : refuse(words());
    }
    case FieldType::Set: {
        QStringView list = text;
        if (list.startsWith(u'[') && list.endsWith(u']'))
            list = list.mid(1, list.size() - 2);
        WordSet set;
        if (!list.trimmed().isEmpty())
            for (const QStringView part : list.split(u',')) {
                const auto i = wordIndex(f.words, part.trimmed());
                if (!i)
                    return refuse(words());
                set.bits |= quint64{1} << *i;
            }
        return Value(set);
    }
    case FieldType::Text: return Value(text.toString());
    case FieldType::Texts: {
        QStringView list = text;
        if (!list.startsWith(u'[') || !list.endsWith(u']'))
            return Value(text.isEmpty() ? QStringList() : QStringList(text.toString()));
        QStringList texts;
        for (const QStringView part : list.mid(1, list.size() - 2).split(u','))
            if (!part.trimmed().isEmpty())
                texts += part.trimmed().toString();
        return Value(texts);
    }
    }
    return refuse(QStringLiteral("a value"));
}

QString valuePeopleText(FieldType type, const char* unit, const char* words, const Value& value, Units system)
{
    const auto spaced = [](QString s) { return s.replace(u'_', u' '); };
    switch (type) {
    case FieldType::Bool: return std::get<bool>(value) ? QStringLiteral("yes") : QStringLiteral("no");
    case FieldType::Int: return QString::number(std::get<qint64>(value));
    case FieldType::Quantity: return peopleText(std::get<Quantity>(value), unitOf(unit), system);
    case FieldType::Word: return spaced(wordAt(words, std::get<Word>(value).index));
    case FieldType::Set: {
        QStringList list;
        const quint64 bits = std::get<WordSet>(value).bits;
        for (int i = 0; i < 64; ++i)
            if (bits >> i & 1)
                list += spaced(wordAt(words, i));
        return list.isEmpty() ? QStringLiteral("none") : list.join(QStringLiteral(", "));
    }
    case FieldType::Text: return std::get<QString>(value);
    case FieldType::Texts: return std::get<QStringList>(value).join(QStringLiteral("; "));
    }
    return {};
}

std::optional<QString> rangeProblem(const Field& f, const Value& value)
{
    if (const auto* text = std::get_if<QString>(&value))
        return syntaxProblem(f, *text);
    if (f.least == f.most)
        return std::nullopt;
    double v = 0;
    if (const auto* n = std::get_if<qint64>(&value))
        v = static_cast<double>(*n);
    else if (const auto* q = std::get_if<Quantity>(&value))
        v = numberIn(unitOf(f.unit), *q);
    else
        return std::nullopt;
    if (v >= f.least - 1e-9 && v <= f.most + 1e-9)
        return std::nullopt;
    const QString unit = f.unit[0] ? u' ' + QLatin1String(f.unit) : QString();
    return QStringLiteral("%1: expected a value from %2 to %3%4, found %5%4")
        .arg(QLatin1String(f.key), number(f.least), number(f.most), unit, number(v));
}

} // namespace sp
