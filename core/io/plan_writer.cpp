// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/plan_writer.h"

#include "core/model/describe.h"
#include "core/yaml/yaml_tree.h"

namespace sp {

namespace {

QString coordinate(Length v)
{
    return formatIn(*unitByName(u"mm"), v.n);
}

QString pointText(PlanPoint p)
{
    return u'[' + coordinate(p.x) + QStringLiteral(", ") + coordinate(p.y) + u']';
}

QString ringText(const std::vector<PlanPoint>& ring)
{
    QStringList points;
    for (const PlanPoint p : ring)
        points += pointText(p);
    return u'[' + points.join(QStringLiteral(", ")) + u']';
}

// Flow style: {key: value, ...}. The base of both writers: `add` decides where a finished `key: value` goes.
template <class Derived>
class Writer {
public:
    explicit Writer(Units units) : m_units(units) { }

    void text(const char* k, const std::optional<QString>& t)
    {
        if (t)
            add(k, yamlQuoted(*t));
    }
    void requiredText(const char* k, const QString& t) { add(k, yamlQuoted(t)); }
    void key(const char* k, const QString& t) { add(k, t); }
    void kind(const char* k, const QString& t) { add(k, t); }
    void date(const char* k, const std::optional<QString>& t)
    {
        if (t)
            add(k, *t);
    }
    void flag(const char* k, bool b)
    {
        if (b)
            add(k, QStringLiteral("true"));
    }
    void integer(const char* k, const std::optional<qint64>& n)
    {
        if (n)
            add(k, QString::number(*n));
    }
    void units(const char* k, Units u) { add(k, u == Units::Us ? QStringLiteral("us") : QStringLiteral("metric")); }
    template <class E>
    void words(const char* k, const char* list, const std::optional<E>& e)
    {
        if (e)
            add(k, wordAt(list, static_cast<int>(*e)));
    }
    void length(const char* k, std::optional<Length> v)
    {
        if (v)
            add(k, fileText({Dim::Length, v->n}, *unitByName(u"in"), sized(*v)));
    }
    void angle(const char* k, std::optional<Angle> v)
    {
        if (v)
            add(k, fileText({Dim::Angle, v->n}, *unitByName(u"deg"), m_units));
    }
    void beyond(const char* k, const std::optional<StatedSide>& side)
    {
        if (side)
            add(k, side->room ? side->room->text() : QStringLiteral("outside"));
    }
    void point(const char* k, const PlanPoint& p) { add(k, pointText(p)); }
    void point(const char* k, const std::optional<PlanPoint>& p)
    {
        if (p)
            add(k, pointText(*p));
    }
    void points(const char* k, const std::vector<PlanPoint>& ring)
    {
        if (!ring.empty())
            add(k, ringText(ring));
    }
    void rings(const char* k, const std::vector<std::vector<PlanPoint>>& list)
    {
        QStringList texts;
        for (const auto& ring : list)
            texts += ringText(ring);
        if (!texts.isEmpty())
            add(k, u'[' + texts.join(QStringLiteral(", ")) + u']');
    }
    template <class Tag>
    void ref(const char* k, const std::optional<Id<Tag>>& id)
    {
        if (id)
            add(k, id->text());
    }
    template <class Tag>
    void refs(const char* k, const std::optional<std::vector<Id<Tag>>>& ids)
    {
        if (ids)
            addList(k, *ids, [](const Id<Tag>& id) { return id.text(); });
    }
    void parts(const char* k, const std::optional<std::vector<PartRef>>& list)
    {
        if (list)
            addList(k, *list, [](const PartRef& p) { return p.text(); });
    }
    void ids(const char* k, const std::optional<std::vector<QString>>& list)
    {
        if (list)
            addList(k, *list, [](const QString& s) { return s; });
    }
    void pairs(const char* k, const ImportedTexts& list)
    {
        QStringList texts;
        for (const auto& [name, value] : list)
            texts += name + QStringLiteral(": ") + yamlQuoted(value);
        if (!texts.isEmpty())
            add(k, u'{' + texts.join(QStringLiteral(", ")) + u'}');
    }
    void factTexts(const char* k, const std::vector<std::pair<QString, QString>>& list)
    {
        QStringList texts;
        for (const auto& [name, value] : list) {
            const auto id = findField(name);
            const bool inWords = !name.contains(u'.'); // of what a rule looked through, in words
            // A computed fact may be a sentence.
            const bool sentence = !id && !value.startsWith(u'[')
                && std::any_of(value.begin(), value.end(), [](QChar c) { return QStringLiteral(",:;{}[]#\"'&*!|>?").contains(c); });
            const bool quoted = inWords || sentence || value.isEmpty()
                || (id && (fieldOf(*id).type == FieldType::Text || fieldOf(*id).type == FieldType::Texts));
            texts += name + QStringLiteral(": ") + (quoted ? yamlQuoted(value) : value);
        }
        if (!texts.isEmpty())
            add(k, u'{' + texts.join(QStringLiteral(", ")) + u'}');
    }
    void factValue(const char* factKey, const QString& fact, const char* valueKey, const Value& value)
    {
        add(factKey, fact);
        if (const auto id = findField(fact))
            add(valueKey, factText(fieldOf(*id), value));
    }
    void facts(Group group, const FieldBag& bag)
    {
        const auto [first, last] = fieldsOf(group);
        for (const auto& [id, value] : bag)
            if (id >= first && id < last)
                add(fieldOf(id).key, factText(fieldOf(id), value));
    }
    template <class F>
    void group(const char* k, F&& describeGroup);
    template <class F>
    void groupOrNone(const char* k, bool none, F&& describeGroup)
    {
        if (none)
            add(k, QStringLiteral("none"));
        else
            group(k, describeGroup);
    }
    template <class L, class F>
    void optionalGroup(const char* k, const std::optional<L>& link, F&& describeLink);

protected:
    void add(const char* k, const QString& value) { static_cast<Derived*>(this)->write(QLatin1String(k), value); }
    template <class T, class F>
    void addList(const char* k, const std::vector<T>& list, F&& toText)
    {
        QStringList texts;
        for (const T& t : list)
            texts += toText(t);
        add(k, u'[' + texts.join(QStringLiteral(", ")) + u']');
    }
    QString factText(const Field& f, const Value& v) const
    {
        if (f.type == FieldType::Text)
            return yamlQuoted(std::get<QString>(v));
        if (f.type == FieldType::Texts) {
            QStringList texts;
            for (const QString& t : std::get<QStringList>(v))
                texts += yamlQuoted(t);
            return u'[' + texts.join(QStringLiteral(", ")) + u']';
        }
        return valueFileText(f, v, m_units);
    }
    // Members of geometry follow the same rule as facts: inches only where they are exact.
    Units sized(Length) const { return m_units; }

    Units m_units;
};

class FlowWriter final : public Writer<FlowWriter> {
public:
    using Writer::Writer;
    void write(QLatin1String k, const QString& value) { m_parts += k + QStringLiteral(": ") + value; }
    QString text() const { return u'{' + m_parts.join(QStringLiteral(", ")) + u'}'; }
    bool empty() const { return m_parts.isEmpty(); }
    using Writer::text;
    template <class T>
    void list(const char* k, const std::optional<std::vector<T>>& rows)
    {
        if (rows)
            list(k, *rows);
    }
    template <class T>
    void list(const char* k, const std::vector<T>& rows)
    {
        addList(k, rows, [this](const T& row) {
            FlowWriter inner(m_units);
            describe(inner, row);
            return inner.text();
        });
    }

private:
    QStringList m_parts;
};

template <class D>
template <class F>
void Writer<D>::group(const char* k, F&& describeGroup)
{
    FlowWriter inner(m_units);
    describeGroup(inner);
    if (!inner.empty())
        add(k, inner.text());
}

template <class D>
template <class L, class F>
void Writer<D>::optionalGroup(const char* k, const std::optional<L>& link, F&& describeLink)
{
    if (!link)
        return;
    if (link->none) {
        add(k, QStringLiteral("none"));
        return;
    }
    FlowWriter inner(m_units);
    describeLink(inner, *link);
    add(k, inner.text());
}

class BlockWriter final : public Writer<BlockWriter> {
public:
    BlockWriter(QString& out, Units units, QString indent) : Writer(units), m_out(out), m_indent(std::move(indent)) { }

    void write(QLatin1String k, const QString& value) { line(k + QStringLiteral(": ") + value); }
    template <class T>
    void list(const char* k, const std::optional<std::vector<T>>& rows)
    {
        if (rows && rows->empty())
            add(k, QStringLiteral("[]"));
        else if (rows)
            list(k, *rows);
    }
    template <class T>
    void list(const char* k, const std::vector<T>& rows)
    {
        if (rows.empty())
            return;
        line(QLatin1String(k) + u':');
        for (const T& row : rows) {
            FlowWriter inner(m_units);
            describe(inner, row);
            line(QStringLiteral("  - ") + inner.text());
        }
    }
    void first(const QString& text) { m_out += m_indent.chopped(2) + QStringLiteral("- ") + text + u'\n'; }

private:
    void line(const QString& text) { m_out += m_indent + text + u'\n'; }
    QString& m_out;
    QString m_indent;
};

} // namespace

QByteArray writePlan(const Project& project)
{
    const Units units = project.settings.units;
    QString out = QStringLiteral("format: %1\nproject:\n").arg(planFormat);
    BlockWriter settings(out, units, QStringLiteral("  "));
    describe(settings, project.settings);
    for (const auto& [key, group] : {std::pair("building", Group::Building), std::pair("egress", Group::Egress)}) {
        const FieldBag& facts = settingsBag(project.settings, group);
        if (facts.empty())
            continue;
        FlowWriter flow(units);
        flow.facts(group, facts);
        out += QLatin1String(key) + QStringLiteral(": ") + flow.text() + u'\n';
    }
    forEachTable(project, [&](const KindInfo& kind, const auto& table) {
        if (table.empty())
            return;
        out += QLatin1String(kind.section) + QStringLiteral(":\n");
        for (const auto& row : table) {
            const QString id = QStringLiteral("id: ") + row->id.text();
            if (kind.block) {
                BlockWriter block(out, units, QStringLiteral("    "));
                block.first(id);
                describe(block, *row);
            } else {
                FlowWriter flow(units);
                flow.write(QLatin1String("id"), row->id.text());
                describe(flow, *row);
                out += QStringLiteral("  - ") + flow.text() + u'\n';
            }
        }
    });
    return out.toUtf8();
}

} // namespace sp
