// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <HttpQ/httpqglobal.h>

#include <QtCore/qbytearray.h>
#include <QtCore/qlist.h>
#include <QtCore/qmetatype.h>
#include <QtCore/qshareddata.h>

#include <chrono>
#include <utility>

namespace HttpQ {

class RetryPolicyData;

/*!
    \class HttpQ::RetryPolicy
    \brief Whether a request that failed is sent again, when, and how often.

    Off by default. RetryPolicy(3) sends a request up to three more times after a response of
    statuses() or after the network failed, each time after a longer, random pause, and not before
    the server's Retry-After has passed.

    What may have been acted upon is only sent again if its method is one of methods(), or if it has
    an Idempotency-Key field. A body that cannot be read again is never sent again.

    Implicitly shared.
*/
class HTTPQ_EXPORT RetryPolicy
{
public:
    using Duration = std::chrono::milliseconds;

    //! No retries.
    RetryPolicy();
    //! Up to \a retries after the first attempt. Implicit, so that a number will do.
    RetryPolicy(int retries);
    RetryPolicy(const RetryPolicy &other);
    RetryPolicy(RetryPolicy &&other) noexcept;
    RetryPolicy &operator=(const RetryPolicy &other);
    RetryPolicy &operator=(RetryPolicy &&other) noexcept
    {
        swap(other);
        return *this;
    }
    ~RetryPolicy();
    void swap(RetryPolicy &other) noexcept { d.swap(other.d); }

    int retries() const;
    //! Whether there are any retries.
    bool isEnabled() const { return d && retries() > 0; }
    RetryPolicy &setRetries(int retries) &;
    RetryPolicy &&setRetries(int retries) && { return std::move(setRetries(retries)); }

    //! The statuses that are worth another attempt: 408, 429, 502, 503 and 504 unless set.
    QList<int> statuses() const;
    RetryPolicy &setStatuses(const QList<int> &statuses) &;
    RetryPolicy &&setStatuses(const QList<int> &statuses) &&
    {
        return std::move(setStatuses(statuses));
    }

    //! The methods that may be sent twice: the idempotent ones (RFC 9110 9.2.2) unless set.
    QList<QByteArray> methods() const;
    RetryPolicy &setMethods(const QList<QByteArray> &methods) &;
    RetryPolicy &&setMethods(const QList<QByteArray> &methods) &&
    {
        return std::move(setMethods(methods));
    }

    //! Whether requests are sent again after network errors and timeouts, too. On by default.
    bool areErrorsRetried() const;
    RetryPolicy &setErrorsRetried(bool retried) &;
    RetryPolicy &&setErrorsRetried(bool retried) && { return std::move(setErrorsRetried(retried)); }

    //! The pause before the first retry is \a base, before each further one \a factor times as
    //! long, but never more than \a maximum. Unless set: half a second, twice, 30 seconds.
    RetryPolicy &setBackoff(Duration base, double factor = 2.0,
                            Duration maximum = std::chrono::seconds(30)) &;
    RetryPolicy &&setBackoff(Duration base, double factor = 2.0,
                             Duration maximum = std::chrono::seconds(30)) &&
    {
        return std::move(setBackoff(base, factor, maximum));
    }
    Duration backoffBase() const;
    double backoffFactor() const;
    Duration backoffMaximum() const;

    //! Which part of a pause is left to chance, so that many clients do not come back at once: 1
    //! unless set, which makes a pause anything between nothing and its full length.
    double jitter() const;
    RetryPolicy &setJitter(double fraction) &;
    RetryPolicy &&setJitter(double fraction) && { return std::move(setJitter(fraction)); }

    //! Whether a pause is at least what the server's Retry-After says. On by default.
    bool isRetryAfterHonoured() const;
    RetryPolicy &setRetryAfterHonoured(bool honoured) &;
    RetryPolicy &&setRetryAfterHonoured(bool honoured) &&
    {
        return std::move(setRetryAfterHonoured(honoured));
    }
    //! The longest Retry-After that is waited for; a request that would have to wait longer is not
    //! sent again. 60 seconds unless set.
    Duration retryAfterMaximum() const;
    RetryPolicy &setRetryAfterMaximum(Duration maximum) &;
    RetryPolicy &&setRetryAfterMaximum(Duration maximum) &&
    {
        return std::move(setRetryAfterMaximum(maximum));
    }

private:
    const RetryPolicyData &data() const;
    RetryPolicyData &changedData();

    QSharedDataPointer<RetryPolicyData> d;
};

} // namespace HttpQ

Q_DECLARE_SHARED(HttpQ::RetryPolicy)
Q_DECLARE_METATYPE(HttpQ::RetryPolicy)
