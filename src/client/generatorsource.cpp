// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/generatorsource_p.h"

#include "http/detachedcoroutine.h"

#include <coroutine>
#include <exception>
#include <optional>

namespace HttpQ {

/*!
    The generator is driven by a coroutine of its own, which holds the state together with the
    source: a generator that waits for something must not be destroyed before that comes (QCoro
    would resume freed memory). A source that goes meanwhile leaves the coroutine to end by itself.
*/
struct GeneratorSource::State
{
    explicit State(QCoro::AsyncGenerator<QByteArray> &&source)
        : generator(std::move(source))
    {}

    QCoro::AsyncGenerator<QByteArray> generator;
    GeneratorSource *owner = nullptr;
    std::optional<QByteArray> piece;
    std::coroutine_handle<> atPause; // the driver, while the piece is not wanted yet
    QString failure;
    bool isStarted = false;
    bool hasEnded = false;
    bool isInPull = false;

    void tell()
    {
        if (owner && !isInPull)
            owner->ready();
    }

    //! Suspends the driver until the next piece is wanted, or for good.
    class Pause
    {
    public:
        explicit Pause(State &state)
            : m_state(state)
        {}
        bool await_ready() const noexcept { return m_state.owner == nullptr; }
        void await_suspend(std::coroutine_handle<> driver) noexcept { m_state.atPause = driver; }
        void await_resume() const noexcept {}

    private:
        State &m_state;
    };

    static DetachedCoroutine drive(std::shared_ptr<State> state)
    {
        try {
            auto it = co_await state->generator.begin();
            while (it != state->generator.end() && state->owner) {
                state->piece = *it;
                state->tell();
                co_await Pause(*state);
                if (!state->owner)
                    break;
                co_await ++it;
            }
        } catch (const std::exception &exception) {
            state->failure = QString::fromUtf8(exception.what());
            if (state->failure.isEmpty())
                state->failure = QStringLiteral("an exception without a text");
        } catch (...) {
            state->failure = QStringLiteral("an exception of an unknown type");
        }
        state->hasEnded = true;
        state->tell();
    }
};

GeneratorSource::GeneratorSource(QCoro::AsyncGenerator<QByteArray> &&generator)
    : m_state(std::make_shared<State>(std::move(generator)))
{
    m_state->owner = this;
}

GeneratorSource::~GeneratorSource()
{
    m_state->owner = nullptr;
    if (const std::coroutine_handle<> driver = std::exchange(m_state->atPause, nullptr))
        driver.resume();
}

BodySource::Pull GeneratorSource::pull(QByteArray &buffer, qsizetype)
{
    const std::shared_ptr<State> state = m_state;
    state->isInPull = true;
    if (!state->isStarted) {
        state->isStarted = true;
        State::drive(state);
    } else if (!state->piece && state->atPause) {
        std::exchange(state->atPause, nullptr).resume();
    }
    state->isInPull = false;
    if (state->owner != this)
        return Pull::End;
    if (state->piece) {
        buffer.append(*std::exchange(state->piece, std::nullopt));
        return Pull::Bytes;
    }
    if (!state->hasEnded)
        return Pull::Later;
    if (state->failure.isEmpty())
        return Pull::End;
    fail(QStringLiteral("The generator of the request body threw: %1").arg(state->failure));
    return Pull::Failed;
}

} // namespace HttpQ
