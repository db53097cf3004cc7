// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <HttpQ/error.h>

#include <optional>
#include <utility>

namespace HttpQ {

/*!
    \class HttpQ::Result
    \brief A value, or the Error why there is none. Nothing here throws.

    \code
    HttpQ::Result<HttpQ::Response> result = co_await client.get(url).result();
    if (!result)
        qWarning() << result.error();
    \endcode
*/
template<typename T>
class [[nodiscard]] Result
{
public:
    Result(const T &value)
        : m_value(value)
    {}
    Result(T &&value)
        : m_value(std::move(value))
    {}
    //! There is no value because of \a error, which must be one.
    Result(const Error &error)
        : m_error(error)
    {
        Q_ASSERT(m_error);
    }
    Result(Error &&error) noexcept
        : m_error(std::move(error))
    {
        Q_ASSERT(m_error);
    }

    bool hasValue() const noexcept { return m_value.has_value(); }
    explicit operator bool() const noexcept { return hasValue(); }

    //! The value; there must be one.
    const T &value() const &
    {
        Q_ASSERT(hasValue());
        return *m_value;
    }
    T &value() &
    {
        Q_ASSERT(hasValue());
        return *m_value;
    }
    T &&value() &&
    {
        Q_ASSERT(hasValue());
        return std::move(*m_value);
    }
    const T &operator*() const & { return value(); }
    T &operator*() & { return value(); }
    T &&operator*() && { return std::move(*this).value(); }
    const T *operator->() const { return &value(); }
    T *operator->() { return &value(); }
    template<typename U>
    T valueOr(U &&other) const
    {
        return m_value ? *m_value : T(std::forward<U>(other));
    }

    //! Why there is no value; no error if there is one.
    const Error &error() const noexcept { return m_error; }

private:
    std::optional<T> m_value;
    Error m_error;
};

} // namespace HttpQ
