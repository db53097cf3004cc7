// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "policy/retry.h"

#include "policy/retryafter.h"

#include <cmath>

namespace HttpQ {

using std::chrono::milliseconds;

namespace {

bool hasAnotherAttempt(const RetryPolicy &policy, int retriesDone, const Request &request)
{
    return retriesDone < policy.retries() && request.body().isReplayable();
}

// True if it does no harm when the server acts on \a request twice.
bool isRepeatable(const RetryPolicy &policy, const Request &request)
{
    return policy.methods().contains(request.method())
           || request.headers().contains("Idempotency-Key");
}

// True for what another attempt may find gone. A certificate does not become right, a pool that is
// full is not helped by more requests, and after the total deadline there is no time left.
bool isTransient(Error::Kind kind)
{
    switch (kind) {
    case Error::Kind::Resolve:
    case Error::Kind::Connect:
    case Error::Kind::ConnectTimeout:
    case Error::Kind::Read:
    case Error::Kind::ReadTimeout:
    case Error::Kind::Write:
    case Error::Kind::WriteTimeout:
    case Error::Kind::Close:
        return true;
    default:
        return false;
    }
}

milliseconds backoff(const RetryPolicy &policy, int retriesDone, double random)
{
    const double base = static_cast<double>(policy.backoffBase().count());
    const double maximum = static_cast<double>(policy.backoffMaximum().count());
    if (base <= 0.0)
        return milliseconds(0);
    const double pause = qMin(maximum, base * std::pow(policy.backoffFactor(), retriesDone));
    return milliseconds(std::llround(pause * (1.0 - policy.jitter() * random)));
}

} // namespace

std::optional<milliseconds> delayBeforeRetry(const RetryPolicy &policy, int retriesDone,
                                             const Request &request, int status,
                                             const Headers &response, const QDateTime &now,
                                             double random)
{
    if (!hasAnotherAttempt(policy, retriesDone, request) || !isRepeatable(policy, request)
        || !policy.statuses().contains(status))
        return std::nullopt;
    const milliseconds pause = backoff(policy, retriesDone, random);
    if (!policy.isRetryAfterHonoured())
        return pause;
    const std::optional<milliseconds> wanted = retryAfter(response, now);
    if (!wanted)
        return pause;
    // Coming back before the server asked for it only makes matters worse.
    if (*wanted > policy.retryAfterMaximum())
        return std::nullopt;
    return qMax(pause, *wanted);
}

std::optional<milliseconds> delayBeforeRetry(const RetryPolicy &policy, int retriesDone,
                                             const Request &request, const Error &error,
                                             double random)
{
    if (!hasAnotherAttempt(policy, retriesDone, request) || !policy.areErrorsRetried()
        || !isTransient(error.kind()))
        return std::nullopt;
    if (error.requestMayHaveReachedServer() && !isRepeatable(policy, request))
        return std::nullopt;
    return backoff(policy, retriesDone, random);
}

} // namespace HttpQ
