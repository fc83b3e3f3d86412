// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/describe.h"

namespace sp {

// References of entities to each other, found by a visitor of describe.h: a member that is added there is found here as well, so that
// no edit forgets one.

namespace references {

/// A visitor that passes over everything but goes into groups and lists.
template <class Derived>
class Silent {
public:
    template <class... A>
    void text(A&&...)
    {
    }
    template <class... A>
    void requiredText(A&&...)
    {
    }
    template <class... A>
    void key(A&&...)
    {
    }
    template <class... A>
    void kind(A&&...)
    {
    }
    template <class... A>
    void date(A&&...)
    {
    }
    template <class... A>
    void flag(A&&...)
    {
    }
    template <class... A>
    void integer(A&&...)
    {
    }
    template <class... A>
    void units(A&&...)
    {
    }
    template <class... A>
    void words(A&&...)
    {
    }
    template <class... A>
    void length(A&&...)
    {
    }
    template <class... A>
    void angle(A&&...)
    {
    }
    template <class... A>
    void point(A&&...)
    {
    }
    template <class... A>
    void points(A&&...)
    {
    }
    template <class... A>
    void rings(A&&...)
    {
    }
    template <class... A>
    void pairs(A&&...)
    {
    }
    template <class... A>
    void facts(A&&...)
    {
    }
    template <class... A>
    void factTexts(A&&...)
    {
    }
    template <class... A>
    void factValue(A&&...)
    {
    }
    template <class F>
    void group(const char*, F&& describeGroup)
    {
        describeGroup(self());
    }
    template <class B, class F>
    void groupOrNone(const char*, B&&, F&& describeGroup)
    {
        describeGroup(self());
    }
    template <class L, class F>
    void optionalGroup(const char*, L& link, F&& describeLink)
    {
        if (link)
            describeLink(self(), *link);
    }
    template <class L>
    void list(const char*, L& rows)
    {
        if constexpr (requires { rows.has_value(); }) {
            if (rows)
                list("", *rows);
        } else {
            for (auto& row : rows)
                describe(self(), row);
        }
    }

private:
    Derived& self() { return static_cast<Derived&>(*this); }
};

/// Section of the plan file in which ids of a kind stand: "openings".
template <class Tag>
const char* sectionOf()
{
    static const char* const section = [] {
        const char* found = "";
        const Project kinds;
        forEachTable(kinds, [&](const KindInfo& kind, const auto& table) {
            if constexpr (std::is_same_v<typename std::decay_t<decltype(table)>::IdType, Id<Tag>>)
                found = kind.section;
        });
        return found;
    }();
    return section;
}

inline PartRef partOf(const QString& text)
{
    const qsizetype slash = text.indexOf(u'/');
    return slash < 0 ? PartRef{text, {}} : PartRef{text.left(slash), text.mid(slash + 1)};
}

template <class F>
class Reader final : public Silent<Reader<F>> {
public:
    explicit Reader(F& f) : m_f(f) { }
    template <class Tag>
    void ref(const char*, const std::optional<Id<Tag>>& id)
    {
        if (id)
            m_f(sectionOf<Tag>(), PartRef{id->text(), {}});
    }
    template <class Tag>
    void refs(const char*, const std::optional<std::vector<Id<Tag>>>& ids)
    {
        if (ids)
            for (const Id<Tag>& id : *ids)
                m_f(sectionOf<Tag>(), PartRef{id.text(), {}});
    }
    void parts(const char*, const std::optional<std::vector<PartRef>>& list)
    {
        if (list)
            for (const PartRef& part : *list)
                m_f(static_cast<const char*>(nullptr), part);
    }
    void ids(const char*, const std::optional<std::vector<QString>>& list)
    {
        if (list)
            for (const QString& id : *list)
                m_f(static_cast<const char*>(nullptr), partOf(id));
    }
    void beyond(const char*, const std::optional<StatedSide>& side)
    {
        if (side)
            ref("", side->room);
    }

private:
    F& m_f;
};

template <class F>
class Rewriter final : public Silent<Rewriter<F>> {
public:
    explicit Rewriter(F& f) : m_f(f) { }
    template <class Tag>
    void ref(const char*, std::optional<Id<Tag>>& id)
    {
        if (!id)
            return;
        const std::optional<PartRef> now = m_f(PartRef{id->text(), {}});
        id = now ? std::optional(Id<Tag>(now->entity)) : std::nullopt;
    }
    template <class Tag>
    void refs(const char*, std::optional<std::vector<Id<Tag>>>& ids)
    {
        std::vector<Id<Tag>> out;
        for (const Id<Tag>& id : ids.value_or(std::vector<Id<Tag>>()))
            if (const std::optional<PartRef> now = m_f(PartRef{id.text(), {}}))
                out.push_back(Id<Tag>(now->entity));
        if (ids)
            ids = std::move(out);
    }
    void parts(const char*, std::optional<std::vector<PartRef>>& list)
    {
        std::vector<PartRef> out;
        for (const PartRef& part : list.value_or(std::vector<PartRef>()))
            if (const std::optional<PartRef> now = m_f(part))
                out.push_back(*now);
        if (list)
            list = std::move(out);
    }
    void ids(const char*, std::optional<std::vector<QString>>& list)
    {
        std::vector<QString> out;
        for (const QString& id : list.value_or(std::vector<QString>()))
            if (const std::optional<PartRef> now = m_f(partOf(id)))
                out.push_back(now->text());
        if (list)
            list = std::move(out);
    }
    /// A side that is the outside stays so; one whose room goes is no longer stated.
    void beyond(const char*, std::optional<StatedSide>& side)
    {
        if (!side || !side->room)
            return;
        ref("", side->room);
        if (!side->room)
            side.reset();
    }

private:
    F& m_f;
};

} // namespace references

/// Calls f(section, PartRef) for every reference of an entity; `section` is nullptr where any kind or a part may stand.
template <class T, class F>
void forEachReference(const T& row, F&& f)
{
    references::Reader<std::remove_reference_t<F>> reader(f);
    describe(reader, row);
}

/// Whether f(PartRef) holds for a reference of an entity.
template <class T, class F>
bool anyReference(const T& row, F&& f)
{
    bool any = false;
    forEachReference(row, [&](const char*, const PartRef& ref) { any = any || f(ref); });
    return any;
}

/// Gives each reference what f(PartRef) returns; nullopt takes it away: a member becomes unknown, a list shorter.
template <class T, class F>
void rewriteReferences(T& row, F&& f)
{
    references::Rewriter<std::remove_reference_t<F>> rewriter(f);
    describe(rewriter, row);
}

} // namespace sp
