// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/edit/set_identity.h"
#include "core/model/describe.h"

#include <functional>

namespace sp {

/// The prefix of ids of one type: "rm" for RoomId.
template <class T>
QLatin1String idPrefix()
{
    QLatin1String prefix;
    Project kinds;
    forEachTable(kinds, [&](const KindInfo& kind, auto& table) {
        if constexpr (std::is_same_v<typename std::decay_t<decltype(table)>::IdType, T>)
            prefix = QLatin1String(kind.prefix);
    });
    return prefix;
}

/// Visits the description of an entity and keeps how one key is read and written.
class KeyAt final {
public:
    using Type = KeyForm::Type;
    using Write = std::function<Result<Done>(const QString&)>;

    explicit KeyAt(const QString& key) : m_key(key) { }
    bool found() const { return static_cast<bool>(m_write); }
    const KeyValue& value() const { return m_value; }
    Result<Done> write(const QString& text) const { return m_write(text); }

    void text(const char* k, std::optional<QString>& t)
    {
        if (at(k))
            take({Type::Text, {}, {}, false}, t.value_or(QString()), [&t](const QString& s) {
                t = s.isEmpty() ? std::nullopt : std::optional(s);
                return Done{};
            });
    }
    void date(const char* k, std::optional<QString>& t) { text(k, t); }
    void requiredText(const char* k, QString& t)
    {
        if (at(k))
            take({Type::Text, {}, {}, true}, t, [&t](const QString& s) {
                t = s;
                return Done{};
            });
    }
    void kind(const char* k, QString& t) { requiredText(k, t); }
    void key(const char*, QString&) { }
    void flag(const char* k, bool& b)
    {
        if (at(k))
            take({Type::Flag, {}, {}, false}, b ? QStringLiteral("true") : QStringLiteral("false"),
                 [this, &b](const QString& s) -> Result<Done> {
                     if (s != u"true" && s != u"false" && !s.isEmpty())
                         return refuse(QStringLiteral("`true` or `false`"), s);
                     b = s == u"true";
                     return Done{};
                 });
    }
    void integer(const char* k, std::optional<qint64>& n)
    {
        if (at(k))
            take({Type::Integer, {}, {}, false}, n ? QString::number(*n) : QString(), [this, &n](const QString& s) -> Result<Done> {
                bool whole = false;
                const qint64 v = s.toLongLong(&whole);
                if (!whole && !s.isEmpty())
                    return refuse(QStringLiteral("a whole number"), s);
                n = s.isEmpty() ? std::nullopt : std::optional(v);
                return Done{};
            });
    }
    void units(const char* k, Units& u)
    {
        if (at(k))
            take({Type::Word, QStringLiteral("us|metric"), {}, true}, u == Units::Us ? QStringLiteral("us") : QStringLiteral("metric"),
                 [this, &u](const QString& s) -> Result<Done> {
                     if (s != u"us" && s != u"metric")
                         return refuse(QStringLiteral("one of us, metric"), s);
                     u = s == u"us" ? Units::Us : Units::Metric;
                     return Done{};
                 });
    }
    template <class E>
    void words(const char* k, const char* list, std::optional<E>& e)
    {
        if (at(k))
            take({Type::Word, QLatin1String(list), {}, false}, e ? wordAt(list, static_cast<int>(*e)) : QString(),
                 [this, list, &e](const QString& s) -> Result<Done> {
                     const auto i = wordIndex(list, s);
                     if (!i && !s.isEmpty())
                         return refuse(QStringLiteral("one of ") + wordList(list).join(QStringLiteral(", ")), s);
                     e = i ? std::optional(static_cast<E>(*i)) : std::nullopt;
                     return Done{};
                 });
    }
    void length(const char* k, std::optional<Length>& v) { amount<Dim::Length>(k, "in", v); }
    void angle(const char* k, std::optional<Angle>& v) { amount<Dim::Angle>(k, "deg", v); }
    template <class Tag>
    void ref(const char* k, std::optional<Id<Tag>>& id)
    {
        if (at(k))
            take({Type::Ref, {}, idPrefix<Id<Tag>>(), false}, id ? id->text() : QString(), [&id](const QString& s) {
                id = s.isEmpty() ? std::nullopt : std::optional(Id<Tag>(s));
                return Done{};
            });
    }
    template <class Tag>
    void refs(const char* k, std::optional<std::vector<Id<Tag>>>& ids)
    {
        if (!at(k))
            return;
        QStringList texts;
        if (ids)
            for (const auto& id : *ids)
                texts += id.text();
        take({Type::Refs, {}, idPrefix<Id<Tag>>(), false}, texts.join(QStringLiteral(", ")), [&ids](const QString& s) {
            ids.reset();
            for (const QString& text : listOf(s)) {
                if (!ids)
                    ids.emplace();
                ids->push_back(Id<Tag>(text));
            }
            return Done{};
        });
    }
    void parts(const char* k, std::optional<std::vector<PartRef>>& list)
    {
        if (!at(k))
            return;
        QStringList texts;
        if (list)
            for (const PartRef& part : *list)
                texts += part.text();
        take({Type::Parts, {}, {}, false}, texts.join(QStringLiteral(", ")), [&list](const QString& s) {
            list.reset();
            for (const QString& text : listOf(s)) {
                if (!list)
                    list.emplace();
                list->push_back({text.section(u'/', 0, 0), text.section(u'/', 1)});
            }
            return Done{};
        });
    }
    template <class F>
    void group(const char* k, F&& describeGroup)
    {
        const QString outer = m_group;
        m_group += QLatin1String(k) + QStringLiteral(".");
        describeGroup(*this);
        m_group = outer;
    }
    template <class F>
    void groupOrNone(const char* k, bool& none, F&& describeGroup)
    {
        flag(k, none); // the key of the group alone says whether it is known to be absent
        group(k, describeGroup);
    }
    // The key of the group itself says whether there is such a link.
    template <class L, class F>
    void optionalGroup(const char* k, std::optional<L>& link, F&& describeLink)
    {
        if (at(k))
            take({Type::Word, QStringLiteral("none|linked"), {}, false},
                 !link            ? QString()
                     : link->none ? QStringLiteral("none")
                                  : QStringLiteral("linked"),
                 [this, &link](const QString& s) -> Result<Done> {
                     if (s != u"none" && s != u"linked" && !s.isEmpty())
                         return refuse(QStringLiteral("one of none, linked"), s);
                     if (s.isEmpty())
                         link.reset();
                     else if (!link || link->none != (s == u"none"))
                         link = L{s == u"none", std::nullopt, {}};
                     return Done{};
                 });
        else if (link && !link->none)
            group(k, [&](KeyAt& v) { describeLink(v, *link); });
    }
    // What is edited by other means: geometry, facts, lists, what an import wrote.
    template <class... A>
    void beyond(const A&...)
    {
    }
    template <class... A>
    void point(const A&...)
    {
    }
    template <class... A>
    void points(const A&...)
    {
    }
    template <class... A>
    void rings(const A&...)
    {
    }
    template <class... A>
    void ids(const A&...)
    {
    }
    template <class... A>
    void pairs(const A&...)
    {
    }
    template <class... A>
    void list(const A&...)
    {
    }
    template <class... A>
    void facts(const A&...)
    {
    }
    template <class... A>
    void factTexts(const A&...)
    {
    }
    template <class... A>
    void factValue(const A&...)
    {
    }

private:
    bool at(const char* k) const { return m_key == m_group + QLatin1String(k); }
    void take(KeyForm form, const QString& text, Write write)
    {
        m_value.form = std::move(form);
        m_value.text = text;
        m_write = std::move(write);
    }
    Error refuse(const QString& expected, const QString& found) const
    {
        return {ErrorCode::Value, QStringLiteral("%1: expected %2, found `%3`").arg(m_key, expected, found.left(60)), {}};
    }
    static QStringList listOf(const QString& text)
    {
        QStringList out;
        for (const QString& one : text.split(u',', Qt::SkipEmptyParts))
            if (!one.trimmed().isEmpty())
                out += one.trimmed();
        return out;
    }
    template <Dim D>
    void amount(const char* k, const char* unit, std::optional<Amount<D>>& v)
    {
        if (!at(k))
            return;
        take({Type::Extent, {}, {}, false}, v ? fileText({D, v->n}, *unitByName(QLatin1String(unit)), Units::Us) : QString(),
             [this, unit, &v](const QString& s) -> Result<Done> {
                 v.reset();
                 if (s.isEmpty())
                     return Done{};
                 const auto q = parseQuantity(s, D, QString::fromLatin1(unit));
                 if (!q)
                     return Error{q.error().code, m_key + QStringLiteral(": ") + q.error().message, {}};
                 v = q.value().template as<D>();
                 return Done{};
             });
        if (v)
            m_value.amount = Quantity{D, v->n};
    }

    QString m_key, m_group;
    KeyValue m_value;
    Write m_write;
};

} // namespace sp
