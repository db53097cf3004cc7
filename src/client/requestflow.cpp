// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/requestflow_p.h"

#include "client/detachedcoroutine_p.h"

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

    for (bool fresh = false;; fresh = true) {
        if (!operation->acquire(fresh)) {
            // A full queue is told at once, everything else on the turn.
            do {
                co_await operation->event();
            } while (operation->isWaitingForConnection());
        }
        if (operation->isCancelled() || operation->waitError()) {
            operation->finish(operation->waitError());
            co_return;
        }

        operation->send(operation->takeLease());
        while (!operation->hasHead() && !operation->exchange()->isFinished())
            co_await operation->event();
        if (fresh || !operation->maySendAgain())
            break;
    }

    operation->publishHead();
    while (!operation->exchange()->isFinished())
        co_await operation->event();
    operation->finish(operation->exchange()->error());
}

} // namespace

void runRequestFlow(OperationPointer operation)
{
    run(std::move(operation));
}

} // namespace HttpQ
