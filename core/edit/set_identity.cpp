// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edit/set_identity.h"

#include "core/edit/key_at.h"

namespace sp {

namespace {

Error noSuch(const QString& what, const QString& where)
{
    return {ErrorCode::Reference, what, where};
}

// Calls f(table, row) with the row of an id; false when the plan has none.
template <class F>
bool withRow(const Project& project, const QString& id, F&& f)
{
    bool found = false;
    forEachTable(project, [&](const KindInfo&, const auto& table) {
        if (found)
            return;
        if (const auto row = table.share(typename std::decay_t<decltype(table)>::IdType(id))) {
            found = true;
            f(table, row);
        }
    });
    return found;
}

bool holds(const Project& project, const QString& id)
{
    return withRow(project, id, [](const auto&, const auto&) {});
}

// The keys by which people tell entities apart; rooms may share a number on different storeys.
template <class T>
std::optional<Error> repeated(const Table<T>& table, const T& row, const QString& key)
{
    std::optional<QString> T::*member = nullptr;
    if constexpr (std::is_same_v<T, Opening> || std::is_same_v<T, Device> || std::is_same_v<T, Supply> || std::is_same_v<T, HardwareSet>)
        member = key == u"mark" ? &T::mark : nullptr;
    else if constexpr (std::is_same_v<T, Valve>)
        member = key == u"tag" ? &T::tag : nullptr;
    else if constexpr (std::is_same_v<T, Storey> || std::is_same_v<T, OpeningType>)
        member = key == u"name" ? &T::name : nullptr;
    else if constexpr (std::is_same_v<T, Room>)
        member = key == u"number" ? &T::number : nullptr;
    if (!member || !(row.*member))
        return std::nullopt;
    for (const auto& other : table) {
        if (other->id == row.id || (*other).*member != row.*member)
            continue;
        if constexpr (std::is_same_v<T, Room>)
            if (other->storey != row.storey)
                continue;
        return Error{ErrorCode::Value,
                     QStringLiteral("%1: expected one that no other has, found `%2`, which is that of %3")
                         .arg(key, *(row.*member), other->id.text()),
                     row.id.text()};
    }
    return std::nullopt;
}

std::optional<Error> badReference(const Project& project, const KeyValue& value, const QString& key)
{
    const auto refuse = [&](const QString& id) {
        return Error{ErrorCode::Reference, QStringLiteral("%1: expected something of this plan, found `%2`").arg(key, id), id};
    };
    const bool parts = value.form.type == KeyForm::Type::Parts;
    if (!parts && value.form.type != KeyForm::Type::Ref && value.form.type != KeyForm::Type::Refs)
        return std::nullopt;
    for (const QString& one : value.text.split(QStringLiteral(", "), Qt::SkipEmptyParts)) {
        const QString id = one.section(u'/', 0, 0);
        if (!holds(project, id) || (!parts && !id.startsWith(value.form.prefix + u'-')))
            return refuse(one);
    }
    return std::nullopt;
}

std::optional<QString> outOfRange(const QString& key, const KeyValue& value)
{
    const bool size = key == u"thickness" || key == u"height" || key == u"place.width" || key == u"place.height";
    if (value.amount && (size ? value.amount->n <= 0 : key == u"place.offset" && value.amount->n < 0))
        return QStringLiteral("%1: expected a length greater than zero, found %2").arg(key, value.text);
    if (key == u"fade" && !value.text.isEmpty() && (value.text.toLongLong() < 0 || value.text.toLongLong() > 100))
        return QStringLiteral("%1: expected a share from 0 to 100, found %2").arg(key, value.text);
    if (key == u"page" && !value.text.isEmpty() && value.text.toLongLong() < 1)
        return QStringLiteral("%1: expected a page from 1, found %2").arg(key, value.text);
    return std::nullopt;
}

// Writes the key of a copy and checks what it then holds.
template <class T>
Result<Done> written(const Project& project, T& row, const QString& id, const QString& key, const QString& text)
{
    KeyAt at(key);
    describe(at, row);
    if (!at.found())
        return noSuch(QStringLiteral("`%1` has no `%2` to enter").arg(id, key), id);
    if (text.isEmpty() && at.value().form.required)
        return Error{ErrorCode::Value, QStringLiteral("%1: expected a text, found nothing").arg(key), id};
    if (const auto done = at.write(text); !done)
        return Error{done.error().code, done.error().message, id};
    KeyAt now(key);
    describe(now, row);
    if (auto bad = badReference(project, now.value(), key))
        return *bad;
    if (const auto bad = outOfRange(key, now.value()))
        return Error{ErrorCode::Limit, *bad, id};
    return Done{};
}

} // namespace

std::optional<KeyValue> keyOf(const Project& project, const QString& id, const QString& key)
{
    std::optional<KeyValue> value;
    const auto read = [&](auto row) {
        KeyAt at(key);
        describe(at, row);
        if (at.found())
            value = at.value();
    };
    if (id == u"project")
        read(project.settings);
    else
        withRow(project, id, [&](const auto&, const auto& row) { read(*row); });
    return value;
}

Result<Patch> setKey(const Project& project, const QString& id, const QString& key, const QString& typed)
{
    const QString text = typed.trimmed();
    Patch patch;
    if (id == u"project") {
        Settings after = project.settings;
        SP_TRY(done, written(project, after, id, key, text));
        Q_UNUSED(done);
        if (!(after == project.settings))
            patch.settings.emplace(project.settings, std::move(after));
        return patch;
    }
    std::optional<Error> error;
    const bool found = withRow(project, id, [&](const auto& table, const auto& before) {
        using T = std::remove_const_t<typename std::decay_t<decltype(before)>::element_type>;
        auto after = std::make_shared<T>(*before);
        if (const auto done = written(project, *after, id, key, text); !done)
            error = done.error();
        else if (!(*after == *before)) {
            error = repeated(table, *after, key);
            patch.of<T>().push_back({before, std::move(after)});
        }
    });
    if (!found)
        return noSuch(QStringLiteral("`%1` is not in this plan").arg(id), id);
    return error ? Result<Patch>(std::move(*error)) : Result<Patch>(std::move(patch));
}

} // namespace sp
