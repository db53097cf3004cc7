// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "http/request.h"

#include <QtCore/qlist.h>

namespace HttpQ {

/*!
    \class HttpQ::RedirectTrail
    \brief The requests of one chain of redirects, which ends if it is too long or goes in a circle.

    Made when the first redirect comes: a request that is not redirected has none. The requests are
    those that were sent, with the jar's cookies: a server that sets a cookie and redirects to the
    same URL gets another request than before.
*/
class RedirectTrail
{
public:
    //! \a maximum redirects are allowed after \a first.
    RedirectTrail(int maximum, const Request &first);

    //! Takes the next request, before it is sent; TooManyRedirects if it must not be.
    Error add(const Request &next);

    //! How many redirects were taken.
    qsizetype redirects() const { return m_steps.size() - 1; }

private:
    // Without the body: what it is made of need not live until the chain ends.
    class Step
    {
    public:
        explicit Step(const Request &request);
        bool operator==(const Step &) const = default;

        QByteArray method;
        QUrl url;
        Headers headers;
    };

    static QString textOf(const QList<Step> &steps);

    int m_maximum;
    QList<Step> m_steps;
};

} // namespace HttpQ
