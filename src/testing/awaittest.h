// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <HttpQ/httpqtestglobal.h>
#include <HttpQ/waitfor.h>

#include <QtCore/qbytearray.h>

#include <chrono>
#include <exception>
#include <optional>
#include <utility>

/*!
    \headerfile HttpQ/AwaitTest
    \brief Waiting for what can be awaited in a test function of QtTest, which never hangs and says
    what went wrong.

    For functions that return nothing, where <QtTest/qtest.h> is included. Each of these runs the event
    loop until its argument (a request chain, a QCoro::Task, PendingResponse::response()) is done.
    If it is not in time, or does not end as expected, the test fails with this line and a text that
    says what was waited for and what came of it, and the function returns.

    \code
    void tst_Users::finds()
    {
        const HttpQ::Response ada = HTTPQ_AWAIT(client.get(url));
        QCOMPARE(ada.status(), 200);
        HTTPQ_AWAIT_THROWS(client.get(elsewhere).timeout(50ms), HttpQ::TotalTimeout);
    }
    \endcode

    What was given up goes on by itself. They are made of an extension that g++ and clang have
    (statements in an expression).
*/

namespace HttpQ::AwaitTestDetail {

constexpr std::chrono::milliseconds DefaultLimit = std::chrono::seconds(30);

//! What to say of an \a expression that threw \a exception, or if there is none, did not end within
//! \a limit.
HTTPQ_TEST_EXPORT QByteArray failure(const char *expression, const std::exception_ptr &exception,
                                     std::chrono::milliseconds limit);
//! The same where an exception of another \a type was wanted; also of one that \a isDone.
HTTPQ_TEST_EXPORT QByteArray wrongEnd(const char *expression, const std::exception_ptr &exception,
                                      std::chrono::milliseconds limit, const char *type,
                                      bool isDone);

template<typename Exception>
std::optional<Exception> caught(const std::exception_ptr &exception)
{
    try {
        if (exception)
            std::rethrow_exception(exception);
    } catch (const Exception &wanted) {
        return wanted;
    } catch (...) {
        return std::nullopt;
    }
    return std::nullopt;
}

} // namespace HttpQ::AwaitTestDetail

//! Waits for \a awaitable, at most for \a limit (a duration), and is its outcome.
#define HTTPQ_AWAIT_FOR(awaitable, limit) HTTPQ_AWAIT_DETAIL(awaitable, limit, #awaitable)

//! Waits for an awaitable, at most for 30 seconds, and is its outcome.
#define HTTPQ_AWAIT(...) \
    HTTPQ_AWAIT_DETAIL((__VA_ARGS__), HttpQ::AwaitTestDetail::DefaultLimit, #__VA_ARGS__)

//! Waits for \a awaitable, at most for 30 seconds, to throw \a Exception or what is derived from it,
//! and is a copy of what was thrown, as an \a Exception.
#define HTTPQ_AWAIT_THROWS(awaitable, Exception) \
    __extension__({ \
        constexpr auto httpqLimit = HttpQ::AwaitTestDetail::DefaultLimit; \
        const auto httpqState = HttpQ::WaitForDetail::run((awaitable), httpqLimit); \
        auto httpqCaught = HttpQ::AwaitTestDetail::caught<Exception>(httpqState->exception); \
        if (!httpqCaught) { \
            const QByteArray httpqText = \
                    HttpQ::AwaitTestDetail::wrongEnd(#awaitable, httpqState->exception, \
                                                     httpqLimit, #Exception, httpqState->isDone); \
            QTest::qFail(httpqText.constData(), __FILE__, __LINE__); \
            return; \
        } \
        *std::move(httpqCaught); \
    })

#define HTTPQ_AWAIT_DETAIL(awaitable, limit, text) \
    __extension__({ \
        const std::chrono::milliseconds httpqLimit = (limit); \
        const auto httpqState = HttpQ::WaitForDetail::run((awaitable), httpqLimit); \
        if (!httpqState->value) { \
            const QByteArray httpqText = \
                    HttpQ::AwaitTestDetail::failure(text, httpqState->exception, httpqLimit); \
            QTest::qFail(httpqText.constData(), __FILE__, __LINE__); \
            return; \
        } \
        httpqState->take(); \
    })
