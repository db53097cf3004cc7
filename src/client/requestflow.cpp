// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/requestflow_p.h"

#include "client/clientcore_p.h"
#include "client/programcalls_p.h"
#include "client/roundverdict_p.h"

#include <coroutine>

namespace HttpQ {

namespace {

//! The coroutine that a flow is: nobody waits for it, and it frees itself at its end. What is thrown
//! in it comes from code of the program that it asked, and is the outcome of the operation.
class Flow
{
public:
    class promise_type
    {
    public:
        explicit promise_type(const OperationPointer &operation)
            : m_operation(*operation)
        {}
        Flow get_return_object() const noexcept { return {}; }
        std::suspend_never initial_suspend() const noexcept { return {}; }
        std::suspend_never final_suspend() const noexcept { return {}; }
        void return_void() const noexcept {}
        void unhandled_exception()
        {
            if (m_operation.isFinished())
                return;
            // Who waits hears of it on the turn, also if the operation was only being started.
            m_operation.scheduleTurn();
            m_operation.finish(thrownError(m_operation, "A function of the program"));
        }

    private:
        Operation &m_operation; // the flow, which holds it, lives longer than this
    };
};

Flow run(OperationPointer operation)
{
    const Error refused = operation->prepare();
    if (refused || operation->core().hasTrafficListeners()) {
        // Nothing is told from inside the call that starts a request.
        operation->scheduleTurn();
        co_await operation->event();
        operation->core().requestStarted(*operation);
        if (refused) {
            operation->finish(refused);
            co_return;
        }
    }

    for (;;) {
        Error error = operation->beginRound();
        if (!error && hasSayBefore(*operation)) {
            error = co_await askBefore(*operation);
            operation->keepToHsts();
        }
        // The program may have cancelled it there.
        if (!error && operation->isCancelled())
            error = operation->cancelError();

        if (const std::shared_ptr<Transport> transport = operation->transport()) {
            if (!error)
                error = co_await sendThrough(*operation, transport);
        } else if (!error) {
            error = operation->aim();
            for (bool fresh = false; !error; fresh = true) {
                if (!operation->acquire(fresh)) {
                    // A full queue is told at once, everything else on the turn.
                    do {
                        co_await operation->event();
                    } while (operation->isWaitingForConnection());
                }
                error = operation->isCancelled() ? operation->cancelError()
                                                 : operation->waitError();
                if (error)
                    break;
                operation->send(operation->takeLease());
                while (!operation->isAnswered())
                    co_await operation->event();
                if (!fresh && operation->maySendAgain())
                    continue;
                if (!operation->isAnsweredByHead())
                    error = operation->exchange()->error();
                break;
            }
        }

        operation->storeCookies();
        operation->storeHsts();
        bool isHeadDue = operation->isHeadDue();
        if (operation->mayGoOn(error)) {
            const RoundVerdict verdict = co_await judge(*operation, error);
            if (verdict.isAnotherRound())
                continue;
            if (verdict.error()) {
                error = verdict.error();
                isHeadDue = false;
            }
        }
        // A transport may have answered at once.
        if (!operation->hasWaited()) {
            operation->scheduleTurn();
            co_await operation->event();
        }
        if (operation->isCancelled() || (error && !isHeadDue)) {
            operation->finish(error);
            co_return;
        }
        break;
    }

    operation->publishHead();
    while (operation->exchange() && !operation->exchange()->isFinished())
        co_await operation->event();
    operation->finish(operation->exchange() ? operation->exchange()->error() : Error());
}

} // namespace

void runRequestFlow(OperationPointer operation)
{
    run(std::move(operation));
}

} // namespace HttpQ
