// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/map_reader.h"

#include <QDate>

namespace sp {

namespace {

constexpr qint64 mostCount = 1'000'000; // of pages and percentages: more is a slip

const char* expectedKind(YamlNode::Kind k)
{
    switch (k) {
    case YamlNode::Kind::Map: return "a map";
    case YamlNode::Kind::Sequence: return "a list";
    case YamlNode::Kind::Scalar: return "a value";
    case YamlNode::Kind::Null: return "nothing";
    }
    return "";
}

bool isWordText(QStringView t)
{
    if (t.isEmpty() || t.size() > 64)
        return false;
    for (const QChar c : t)
        if (!(c >= u'a' && c <= u'z') && !(c >= u'0' && c <= u'9') && c != u'_' && c != u'-')
            return false;
    return true;
}

} // namespace

MapReader::MapReader(ReadContext& context, const YamlNode& node) : m_context(context), m_node(node), m_used(node.keys.size(), false) { }

void MapReader::problem(const YamlNode& at, const QString& message, ErrorCode code)
{
    m_context.problems.push_back({code, message, whereOf(m_context.file, at)});
}

const YamlNode* MapReader::find(const char* k) const
{
    return m_node.find(QString::fromLatin1(k));
}

void MapReader::use(const char* k)
{
    m_known += QLatin1String(k);
    for (size_t i = 0; i < m_node.keys.size(); ++i)
        if (m_node.keys[i].text == QLatin1String(k))
            m_used[i] = true;
}

bool MapReader::isNone(const char* k) const
{
    const YamlNode* n = find(k);
    return n && n->isScalar() && !n->quoted && n->text == u"none";
}

const YamlNode* MapReader::take(const char* k, YamlNode::Kind kind, const char* expected)
{
    use(k);
    const YamlNode* n = find(k);
    if (!n)
        return nullptr;
    if (n->kind == kind && !(kind == YamlNode::Kind::Scalar && n->isNull()))
        return n;
    problem(*n,
            QStringLiteral("%1: expected %2, found %3 (leave the key out when the value is not known)")
                .arg(QLatin1String(k), QLatin1String(expected ? expected : expectedKind(kind)), n->describe()));
    return nullptr;
}

void MapReader::text(const char* k, std::optional<QString>& t)
{
    if (const YamlNode* n = scalar(k, "a text"))
        t = n->text;
}

void MapReader::requiredText(const char* k, QString& t)
{
    if (const YamlNode* n = scalar(k, "a text"))
        t = n->text;
    else if (!find(k))
        problem(m_node, QStringLiteral("expected the key `%1`, found none").arg(QLatin1String(k)), ErrorCode::Format);
}

void MapReader::key(const char* k, QString& t)
{
    requiredText(k, t);
    if (const YamlNode* n = find(k); n && n->isScalar() && !isWordText(n->text))
        problem(*n,
                QStringLiteral("%1: expected a word of small letters, digits, `_` or `-`, found %2").arg(QLatin1String(k), n->describe()));
}

void MapReader::date(const char* k, std::optional<QString>& t)
{
    if (const YamlNode* n = scalar(k, "a date such as `2026-01-31`")) {
        if (n->text.size() == 10 && QDate::fromString(n->text, Qt::ISODate).isValid())
            t = n->text;
        else
            problem(*n, QStringLiteral("%1: expected a date such as `2026-01-31`, found %2").arg(QLatin1String(k), n->describe()));
    }
}

void MapReader::flag(const char* k, bool& b)
{
    if (const auto i = wordOf(k, "false|true"))
        b = *i == 1;
}

void MapReader::integer(const char* k, std::optional<qint64>& n)
{
    if (const YamlNode* node = scalar(k, "a whole number")) {
        bool ok = false;
        const qint64 value = node->text.toLongLong(&ok);
        if (ok && !node->quoted && value >= 0 && value <= mostCount)
            n = value;
        else
            problem(*node,
                    QStringLiteral("%1: expected a whole number from 0 to %2, found %3")
                        .arg(QLatin1String(k), QString::number(mostCount), node->describe()));
    }
}

void MapReader::units(const char* k, Units& u)
{
    if (const auto i = wordOf(k, "us|metric"))
        u = static_cast<Units>(*i);
}

std::optional<int> MapReader::wordOf(const char* k, const char* list)
{
    const YamlNode* n = scalar(k, "a word");
    if (!n)
        return std::nullopt;
    const auto i = wordIndex(list, n->text);
    if (!i)
        problem(*n,
                QStringLiteral("%1: expected one of %2, found %3")
                    .arg(QLatin1String(k), wordList(list).join(QStringLiteral(", ")), n->describe()));
    return i;
}

std::optional<Quantity> MapReader::quantity(const char* k, Dim dim, QStringView unit)
{
    const YamlNode* n = scalar(k, "a value with its unit");
    if (!n)
        return std::nullopt;
    auto q = parseQuantity(n->text, dim, unit);
    if (q)
        return q.value();
    problem(*n, QLatin1String(k) + QStringLiteral(": ") + q.error().message);
    return std::nullopt;
}

void MapReader::length(const char* k, std::optional<Length>& v)
{
    if (const auto q = quantity(k, Dim::Length, u"in"))
        v = Length{q->n};
}

void MapReader::angle(const char* k, std::optional<Angle>& v)
{
    if (const auto q = quantity(k, Dim::Angle, u"deg"))
        v = Angle{q->n};
}

std::optional<PlanPoint> MapReader::pointOf(const YamlNode& n)
{
    if (n.isSequence() && n.items.size() == 2 && n.items[0].isScalar() && n.items[1].isScalar()) {
        const auto x = parseDecimal(n.items[0].text, 1e6);
        const auto y = parseDecimal(n.items[1].text, 1e6);
        // A thousand kilometres: anything farther is a typing error, and products of coordinates stay inside 128 bits.
        constexpr qint64 farthest = 1'000'000'000'000'000;
        if (x && y && std::abs(*x) <= farthest && std::abs(*y) <= farthest)
            return PlanPoint{{*x}, {*y}};
    }
    problem(n, QStringLiteral("expected a point in mm such as `[1200, 350.5]`, found %1").arg(n.describe()));
    return std::nullopt;
}

void MapReader::point(const char* k, PlanPoint& p)
{
    std::optional<PlanPoint> read;
    point(k, read);
    if (read)
        p = *read;
    else if (!find(k))
        problem(m_node, QStringLiteral("expected the key `%1` with a point such as `[1200, 350.5]`, found none").arg(QLatin1String(k)),
                ErrorCode::Format);
}

void MapReader::point(const char* k, std::optional<PlanPoint>& p)
{
    if (const YamlNode* n = take(k, YamlNode::Kind::Sequence, "a point in mm such as `[1200, 350.5]`"))
        p = pointOf(*n);
}

void MapReader::points(const char* k, std::vector<PlanPoint>& ring)
{
    const YamlNode* n = take(k, YamlNode::Kind::Sequence, "a list of points");
    if (!n)
        return;
    for (const YamlNode& item : n->items)
        if (const auto p = pointOf(item))
            ring.push_back(*p);
    if (n->items.size() < 3)
        problem(*n, QStringLiteral("%1: expected at least three points, found %2").arg(QLatin1String(k)).arg(n->items.size()));
}

void MapReader::rings(const char* k, std::vector<std::vector<PlanPoint>>& list)
{
    const YamlNode* n = take(k, YamlNode::Kind::Sequence, "a list of rings");
    if (!n)
        return;
    for (const YamlNode& ring : n->items) {
        if (!ring.isSequence() || ring.items.size() < 3) {
            problem(ring, QStringLiteral("expected a ring of at least three points, found %1").arg(ring.describe()));
            continue;
        }
        auto& points = list.emplace_back();
        for (const YamlNode& item : ring.items)
            if (const auto p = pointOf(item))
                points.push_back(*p);
    }
}

std::optional<QString> MapReader::idText(const char* k, const char* section)
{
    const YamlNode* n = scalar(k, "an id");
    if (!n)
        return std::nullopt;
    if (!isIdText(n->text)) {
        problem(*n, QStringLiteral("%1: expected an id such as `op-7c1e`, found %2").arg(QLatin1String(k), n->describe()));
        return std::nullopt;
    }
    m_context.refs.push_back({section, n->text, whereOf(m_context.file, *n)});
    return n->text;
}

void MapReader::beyond(const char* k, std::optional<StatedSide>& side)
{
    if (const YamlNode* n = find(k); n && n->isScalar() && n->text == u"outside") {
        use(k);
        side.emplace();
    } else if (const auto id = idText(k, sectionOf(RoomId(QString())))) {
        side = StatedSide{RoomId(*id)};
    }
}

std::optional<std::vector<QString>> MapReader::idTexts(const char* k, const char* section)
{
    const YamlNode* n = take(k, YamlNode::Kind::Sequence, "a list of ids");
    if (!n)
        return std::nullopt;
    std::vector<QString> out;
    for (const YamlNode& item : n->items) {
        if (!item.isScalar() || !isIdText(item.text)) {
            problem(item, QStringLiteral("%1: expected an id such as `op-7c1e`, found %2").arg(QLatin1String(k), item.describe()));
            continue;
        }
        m_context.refs.push_back({section, item.text, whereOf(m_context.file, item)});
        out.push_back(item.text);
    }
    return out;
}

void MapReader::ids(const char* k, std::optional<std::vector<QString>>& list)
{
    list = idTexts(k, nullptr);
}

void MapReader::parts(const char* k, std::optional<std::vector<PartRef>>& list)
{
    const YamlNode* n = take(k, YamlNode::Kind::Sequence, "a list of ids such as `[op-7c1e/lock, dv-rd1]`");
    if (!n)
        return;
    list.emplace();
    for (const YamlNode& item : n->items) {
        const qsizetype slash = item.text.indexOf(u'/');
        PartRef part{slash < 0 ? item.text : item.text.left(slash), slash < 0 ? QString() : item.text.mid(slash + 1)};
        if (!item.isScalar() || !isIdText(part.entity) || (slash >= 0 && !isWordText(part.part))) {
            problem(
                item,
                QStringLiteral("%1: expected an id such as `op-7c1e/lock` or `dv-rd1`, found %2").arg(QLatin1String(k), item.describe()));
            continue;
        }
        m_context.refs.push_back({nullptr, item.text, whereOf(m_context.file, item)});
        list->push_back(std::move(part));
    }
}

void MapReader::pairs(const char* k, ImportedTexts& list)
{
    const YamlNode* n = take(k, YamlNode::Kind::Map, "a map of texts");
    if (!n)
        return;
    for (size_t i = 0; i < n->items.size(); ++i) {
        if (n->items[i].isScalar() && isWordText(n->keys[i].text))
            list.emplace_back(n->keys[i].text, n->items[i].text);
        else
            problem(n->items[i], QStringLiteral("expected a text, found %1").arg(n->items[i].describe()));
    }
}

void MapReader::factTexts(const char* k, std::vector<std::pair<QString, QString>>& list)
{
    const YamlNode* n = take(k, YamlNode::Kind::Map, "a map of facts");
    if (!n)
        return;
    for (size_t i = 0; i < n->items.size(); ++i) {
        const YamlNode& item = n->items[i];
        QString text = item.text;
        if (item.isSequence()) {
            QStringList words;
            for (const YamlNode& w : item.items)
                words += w.text;
            text = u'[' + words.join(QStringLiteral(", ")) + u']';
        } else if (!item.isScalar()) {
            problem(item, QStringLiteral("expected a value, found %1").arg(item.describe()));
            continue;
        }
        list.emplace_back(n->keys[i].text, text);
    }
}

void MapReader::factValue(const char* factKey, QString& fact, const char* valueKey, Value& value)
{
    requiredText(factKey, fact);
    use(valueKey);
    const YamlNode* name = find(factKey);
    const YamlNode* n = find(valueKey);
    if (!name)
        return;
    const auto id = findField(fact);
    if (!id) {
        problem(*name, QStringLiteral("expected the name of an entered fact such as `door.sill_height_in`, found %1").arg(name->describe()),
                ErrorCode::Reference);
        return;
    }
    if (!n) {
        problem(m_node, QStringLiteral("expected the key `%1`, found none").arg(QLatin1String(valueKey)), ErrorCode::Format);
        return;
    }
    if (const auto v = valueOf(fieldOf(*id), *n))
        value = *v;
}

std::optional<Value> MapReader::valueOf(const Field& f, const YamlNode& n)
{
    if (f.type == FieldType::Set || f.type == FieldType::Texts) {
        if (!n.isSequence()) {
            problem(n, QStringLiteral("%1: expected a list such as `[a, b]`, found %2").arg(QLatin1String(f.key), n.describe()));
            return std::nullopt;
        }
        WordSet set;
        QStringList texts;
        for (const YamlNode& item : n.items) {
            const auto i = f.type == FieldType::Set && item.isScalar() ? wordIndex(f.words, item.text) : std::nullopt;
            if (f.type == FieldType::Texts && item.isScalar()) {
                texts += item.text;
            } else if (i) {
                set.bits |= quint64{1} << *i;
            } else {
                problem(item,
                        QStringLiteral("%1: expected %2, found %3")
                            .arg(QLatin1String(f.key),
                                 f.type == FieldType::Texts ? QStringLiteral("a text")
                                                            : QStringLiteral("one of ") + wordList(f.words).join(QStringLiteral(", ")),
                                 item.describe()));
                return std::nullopt;
            }
        }
        return f.type == FieldType::Set ? Value(set) : Value(texts);
    }
    if (!n.isScalar() || n.isNull()) {
        problem(n,
                QStringLiteral("%1: expected a value, found %2 (leave the key out when the value is not known)")
                    .arg(QLatin1String(f.key), n.describe()));
        return std::nullopt;
    }
    auto v = valueFromText(f, n.text, n.quoted);
    if (!v) {
        problem(n, v.error().message);
        return std::nullopt;
    }
    if (const auto range = rangeProblem(f, v.value()))
        problem(n, *range, ErrorCode::Limit);
    return v.value();
}

void MapReader::facts(Group group, FieldBag& bag)
{
    for (size_t i = 0; i < m_node.keys.size() && i < m_node.items.size(); ++i) {
        if (m_used[i])
            continue;
        const auto id = findField(group, m_node.keys[i].text);
        if (!id)
            continue;
        m_used[i] = true;
        if (auto v = valueOf(fieldOf(*id), m_node.items[i]))
            bag.set(*id, std::move(*v));
    }
    const auto [first, last] = fieldsOf(group);
    if (last - first < 12)
        for (FieldId id = first; id < last; ++id)
            m_known += QLatin1String(fieldOf(id).key);
}

void MapReader::finish()
{
    for (size_t i = 0; i < m_node.keys.size(); ++i)
        if (!m_used[i])
            problem(m_node.keys[i],
                    m_known.isEmpty() ? QStringLiteral("the key `%1` is not known here").arg(m_node.keys[i].text)
                                      : QStringLiteral("the key `%1` is not known here; known are %2%3")
                                            .arg(m_node.keys[i].text, m_known.mid(0, 16).join(QStringLiteral(", ")),
                                                 m_known.size() > 16 ? QStringLiteral(", ...") : QString()),
                    ErrorCode::Format);
}

} // namespace sp
