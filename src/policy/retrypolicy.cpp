// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "policy/retrypolicy.h"

namespace HttpQ {

using namespace std::chrono_literals;

class RetryPolicyData : public QSharedData
{
public:
    QList<int> statuses = { 408, 429, 502, 503, 504 };
    QList<QByteArray> methods = { "GET", "HEAD", "PUT", "DELETE", "OPTIONS", "TRACE" };
    RetryPolicy::Duration backoffBase = 500ms;
    RetryPolicy::Duration backoffMaximum = 30s;
    RetryPolicy::Duration retryAfterMaximum = 60s;
    double backoffFactor = 2.0;
    double jitter = 1.0;
    int retries = 0;
    bool areErrorsRetried = true;
    bool isRetryAfterHonoured = true;
};

RetryPolicy::RetryPolicy() = default;

RetryPolicy::RetryPolicy(int retries)
{
    setRetries(retries);
}

RetryPolicy::RetryPolicy(const RetryPolicy &other) = default;
RetryPolicy::RetryPolicy(RetryPolicy &&other) noexcept = default;
RetryPolicy &RetryPolicy::operator=(const RetryPolicy &other) = default;
RetryPolicy::~RetryPolicy() = default;

const RetryPolicyData &RetryPolicy::data() const
{
    static const RetryPolicyData defaults;
    return d ? *d : defaults;
}

RetryPolicyData &RetryPolicy::changedData()
{
    if (!d)
        d.reset(new RetryPolicyData);
    return *d;
}

int RetryPolicy::retries() const
{
    return data().retries;
}

RetryPolicy &RetryPolicy::setRetries(int retries) &
{
    changedData().retries = qMax(0, retries);
    return *this;
}

QList<int> RetryPolicy::statuses() const
{
    return data().statuses;
}

RetryPolicy &RetryPolicy::setStatuses(const QList<int> &statuses) &
{
    changedData().statuses = statuses;
    return *this;
}

QList<QByteArray> RetryPolicy::methods() const
{
    return data().methods;
}

RetryPolicy &RetryPolicy::setMethods(const QList<QByteArray> &methods) &
{
    changedData().methods = methods;
    return *this;
}

bool RetryPolicy::areErrorsRetried() const
{
    return data().areErrorsRetried;
}

RetryPolicy &RetryPolicy::setErrorsRetried(bool retried) &
{
    changedData().areErrorsRetried = retried;
    return *this;
}

RetryPolicy &RetryPolicy::setBackoff(Duration base, double factor, Duration maximum) &
{
    RetryPolicyData &data = changedData();
    data.backoffBase = qMax(0ms, base);
    data.backoffFactor = factor > 1.0 ? factor : 1.0;
    data.backoffMaximum = qMax(0ms, maximum);
    return *this;
}

RetryPolicy::Duration RetryPolicy::backoffBase() const
{
    return data().backoffBase;
}

double RetryPolicy::backoffFactor() const
{
    return data().backoffFactor;
}

RetryPolicy::Duration RetryPolicy::backoffMaximum() const
{
    return data().backoffMaximum;
}

double RetryPolicy::jitter() const
{
    return data().jitter;
}

RetryPolicy &RetryPolicy::setJitter(double fraction) &
{
    changedData().jitter = fraction > 0.0 ? qMin(fraction, 1.0) : 0.0;
    return *this;
}

bool RetryPolicy::isRetryAfterHonoured() const
{
    return data().isRetryAfterHonoured;
}

RetryPolicy &RetryPolicy::setRetryAfterHonoured(bool honoured) &
{
    changedData().isRetryAfterHonoured = honoured;
    return *this;
}

RetryPolicy::Duration RetryPolicy::retryAfterMaximum() const
{
    return data().retryAfterMaximum;
}

RetryPolicy &RetryPolicy::setRetryAfterMaximum(Duration maximum) &
{
    changedData().retryAfterMaximum = qMax(0ms, maximum);
    return *this;
}

} // namespace HttpQ
