// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/requestflow_p.h"

#include "client/detachedcoroutine_p.h"
#include "client/programcalls_p.h"
#include "client/roundverdict_p.h"

namespace HttpQ {

namespace {

DetachedCoroutine run(OperationPointer operation)
{
    if (const Error error = operation->prepare()) {
        // Nothing is told from inside the call that starts a request.
        operation->scheduleTurn();
        co_await operation->event();
        operation->finish(error);
        co_return;
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
