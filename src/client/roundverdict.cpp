// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/roundverdict_p.h"

#include "client/clientcore_p.h"
#include "client/logging_p.h"
#include "client/programcalls_p.h"
#include "http/shownurl.h"
#include "policy/redirect.h"
#include "policy/retry.h"

#include <QtCore/qdatetime.h>
#include <QtCore/qrandom.h>

namespace HttpQ {

namespace {

// More than this no honest exchange of challenges takes.
constexpr int MaximumAuthenticationRounds = 3;

// What is left of the response is let pass or cut off, so that its connection is free for the next
// round.
FlowStep<RoundVerdict> goOn(Operation &operation, Attempt::Reason reason, Error error, Request next,
                            std::chrono::milliseconds pause)
{
    if (Exchange *exchange = operation.exchange()) {
        exchange->abandon();
        while (!exchange->isFinished())
            co_await operation.event();
        // Those who follow the request hear of them once the flow has been left.
        if (!exchange->informational().empty()) {
            operation.scheduleTurn();
            co_await operation.event();
        }
    }
    if (pause.count() > 0 && !operation.isCancelled()) {
        operation.pause(pause);
        while (operation.isPausing() && !operation.isCancelled())
            co_await operation.event();
    }
    if (operation.isCancelled())
        co_return RoundVerdict(operation.cancelError());
    operation.endRound(reason, error, next);
    co_return RoundVerdict::anotherRound();
}

// Reads the body of the response for a hook or the authentication: all of it if it is delivered as a
// whole anyway.
FlowStep<Error> readAnswer(Operation &operation, bool isDelivered)
{
    Exchange *exchange = operation.exchange();
    if (!exchange)
        co_return Error();
    if (!exchange->isFinished()) {
        exchange->setBodyMode(isDelivered ? BodyReceiver::Mode::Buffered
                                          : BodyReceiver::Mode::Excerpt);
    }
    while (!exchange->isFinished() && exchange->body().hasRoom())
        co_await operation.event();
    co_return exchange->error();
}

} // namespace

FlowStep<RoundVerdict> judge(Operation &operation, Error error)
{
    const EventHooks &hooks = operation.core().options.hooks;
    AuthWish wish;
    if (!error && operation.hasAnswer()) {
        if (operation.auth())
            wish = askAuthWish(operation);
        if (wish.error)
            co_return RoundVerdict(wish.error.withPhase(Error::Phase::Head));
        const ResponseHead &head = operation.head();
        const bool isForHook = hooks.needsContent() && !operation.isStreaming();
        const bool isForAuth =
                wish.isContentNeeded && (!operation.isStreaming() || head.status >= 400);
        if (isForHook || isForAuth) {
            const bool isFollowed =
                    operation.redirects().isFollowed() && isRedirect(head.status, head.headers);
            const bool isDelivered = !isFollowed && (isForHook || head.status < 400);
            error = co_await readAnswer(operation, isDelivered);
        }
    }
    if (!error && operation.hasAnswer()) {
        if (!hooks.responseHooks().isEmpty()) {
            const Error thrown = co_await showResponse(operation, operation.answer());
            if (thrown)
                co_return RoundVerdict(thrown.withPhase(Error::Phase::Head));
        }

        if (wish.isAuthorized) {
            const Journey *journey = std::as_const(operation).journey();
            const bool isFinal =
                    journey && journey->authenticationRounds == MaximumAuthenticationRounds;
            const AuthAnswer asked = co_await askAuth(operation, operation.answer(), isFinal);
            if (asked.error)
                co_return RoundVerdict(asked.error.withPhase(Error::Phase::Head));
            if (asked.isSentAgain && !isFinal) {
                ++operation.journey().authenticationRounds;
                if (!asked.request.body().isReplayable()) {
                    co_return RoundVerdict(Error(
                            Error::Kind::Authentication, Error::Phase::Head, Error::Party::Local,
                            QStringLiteral("The server asks for credentials, and the body of "
                                           "the request cannot be sent a second time: its "
                                           "source cannot go back to the start")));
                }
                operation.trace(TraceEvent::Kind::Authenticating);
                co_return co_await goOn(operation, Attempt::Reason::Authentication, {},
                                        asked.request, {});
            }
        }

        const ResponseHead &head = operation.head();
        if (operation.redirects().isFollowed() && isRedirect(head.status, head.headers)) {
            const Result<Request> next = redirectedRequest(
                    operation.requestWithoutJarCookies(), head.status, head.headers,
                    operation.redirects(), operation.core().options.hsts.get());
            if (!next)
                co_return RoundVerdict(next.error().withPhase(Error::Phase::Head));
            std::optional<RedirectTrail> &trail = operation.journey().trail;
            if (!trail)
                trail.emplace(operation.redirects().maximum(), operation.request());
            operation.journey().isRedirected = true;
            operation.trace(TraceEvent::Kind::Redirecting, shownUrl(next->url()).toString());
            co_return co_await goOn(operation, Attempt::Reason::Redirect, {}, *next, {});
        }

        // RFC 9110 10.1.1: a server that does not know the expectation gets the request without it.
        if (head.status == 417 && operation.options().continueTimeout.count() > 0
            && std::as_const(operation.request()).body().isReplayable()) {
            operation.options().continueTimeout = {};
            Request next = operation.request();
            next.headers().removeAll("Expect");
            co_return co_await goOn(operation, Attempt::Reason::Expectation, {}, next, {});
        }
    }

    const RetryPolicy &retries = operation.retries();
    if (!retries.isEnabled())
        co_return RoundVerdict();
    const int done = operation.journey().retries;
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const double random = QRandomGenerator::global()->generateDouble();
    std::optional<std::chrono::milliseconds> delay;
    if (error)
        delay = delayBeforeRetry(retries, done, operation.request(), error, random);
    else
        delay = delayBeforeRetry(retries, done, operation.request(), operation.head().status,
                                 operation.head().headers, now, random);
    if (!delay || !operation.hasTimeFor(*delay)
        || !operation.core().retryBudget().withdraw(operation.core().turns().now()))
        co_return RoundVerdict();
    operation.journey().retries = done + 1;
    const QString why =
            error ? error.toString()
                  : QStringLiteral("the server answered %1").arg(operation.head().status);
    qCInfo(lcRetry, "%s %s: retry %d of %d in %lld ms: %s",
           operation.request().method().constData(),
           qUtf8Printable(shownUrl(operation.request().url()).toString()), done + 1,
           retries.retries(), static_cast<long long>(delay->count()), qUtf8Printable(why));
    operation.trace(TraceEvent::Kind::Retrying,
                    QStringLiteral("%1, after %2 ms").arg(why).arg(delay->count()));
    co_return co_await goOn(operation, Attempt::Reason::Retry, error, operation.request(), *delay);
}

} // namespace HttpQ
