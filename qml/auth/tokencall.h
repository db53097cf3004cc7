// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <HttpQ/error.h>

#include <QtCore/qbytearray.h>
#include <QtCore/qobject.h>
#include <QtCore/qpointer.h>
#include <QtQml/qjsvalue.h>

#include <chrono>
#include <coroutine>
#include <memory>
#include <utility>

namespace HttpQ {

//! What a TokenCall comes to, for one coroutine that waits for it.
class TokenOutcome
{
public:
    const QByteArray &token() const { return m_token; }
    //! Why there is no token.
    const Error &error() const { return m_error; }

    //! Only the first outcome counts.
    void settle(const QByteArray &token, const Error &error);

    class Awaiter
    {
    public:
        explicit Awaiter(TokenOutcome &outcome)
            : m_outcome(outcome)
        {}
        Awaiter(const Awaiter &) = delete;
        Awaiter &operator=(const Awaiter &) = delete;

        bool await_ready() const noexcept { return m_outcome.m_isSettled; }
        void await_suspend(std::coroutine_handle<> waiting) noexcept
        {
            m_outcome.m_waiting = waiting;
        }
        void await_resume() const noexcept {}

    private:
        TokenOutcome &m_outcome;
    };
    Awaiter operator co_await() { return Awaiter(*this); }

private:
    QByteArray m_token;
    Error m_error;
    std::coroutine_handle<> m_waiting;
    bool m_isSettled = false;
};

/*!
    One call of the JavaScript function that gives a token, or a promise of one. It belongs to the
    engine, and deletes itself once there is an outcome. Destroying it before is one, too.
*/
class TokenCall : public QObject
{
    Q_OBJECT
public:
    //! Calls \a function of \a element, which warns of what it returns if that is no token. No timeout
    //! is none.
    static TokenCall *begin(QJSEngine *engine, QObject *element, const QJSValue &function,
                            std::chrono::milliseconds timeout);
    ~TokenCall() override;

    std::shared_ptr<TokenOutcome> outcome() const { return m_outcome; }

    //! What is against \a token, without it; null if nothing is.
    static QString refusal(const QString &token);

    // For JavaScript
    Q_INVOKABLE void resolve(const QJSValue &token);
    Q_INVOKABLE void reject(const QJSValue &reason);

private:
    TokenCall(QJSEngine *engine, QObject *element);
    void fail(const QString &message);
    void failWithWarning(const QString &message);

    QPointer<QObject> m_element;
    std::shared_ptr<TokenOutcome> m_outcome;
};

} // namespace HttpQ
