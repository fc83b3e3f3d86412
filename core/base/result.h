// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <utility>
#include <variant>

namespace sp {

/// A value or the error that prevented it (std::expected is not in C++20).
template <class T>
class [[nodiscard]] Result final {
public:
    Result(T value) : m_state(std::in_place_index<0>, std::move(value)) { }
    Result(Error error) : m_state(std::in_place_index<1>, std::move(error)) { }

    explicit operator bool() const { return m_state.index() == 0; }
    const T& value() const& { return *checked(); }
    T& value() & { return *checked(); }
    T&& value() && { return std::move(*checked()); }
    const Error& error() const
    {
        Q_ASSERT(m_state.index() == 1);
        return *std::get_if<1>(&m_state);
    }

private:
    const T* checked() const
    {
        Q_ASSERT(m_state.index() == 0);
        return std::get_if<0>(&m_state);
    }
    T* checked()
    {
        Q_ASSERT(m_state.index() == 0);
        return std::get_if<0>(&m_state);
    }
    std::variant<T, Error> m_state;
};

/// Result of something that yields nothing but success.
struct Done {
    bool operator==(const Done&) const = default;
};

template <class T>
QString errorText(const Result<T>& r)
{
    return r ? QString() : errorText(r.error());
}

} // namespace sp

#define SP_CONCAT_(a, b) a##b
#define SP_CONCAT(a, b) SP_CONCAT_(a, b)
/// `SP_TRY(name, expression);` declares `name` from a Result or returns its error upwards.
#define SP_TRY(name, expression)                                                                                                           \
    auto SP_CONCAT(spTry_, name) = (expression);                                                                                           \
    if (!SP_CONCAT(spTry_, name))                                                                                                          \
        return SP_CONCAT(spTry_, name).error();                                                                                            \
    auto name = std::move(SP_CONCAT(spTry_, name)).value()
