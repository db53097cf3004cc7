// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <HttpQ/request.h>
#include <HttpQ/response.h>

#include <qcoro/qcorotask.h>

namespace HttpQ {

class AsyncAuth;

/*!
    \class HttpQ::Auth
    \brief How requests are authorized: what they carry, and what a refusal is answered with.

    Derive from it for a scheme of your own, from AsyncAuth if it has to wait for something. An
    object may serve any number of requests at once and belongs to the client's thread. What any of
    its functions throws is the outcome of the request.

    \code
    class KeyAuth : public HttpQ::Auth
    {
    public:
        void authorize(HttpQ::Request &request) override
        {
            request.headers().replaceOrAppend("X-Api-Key", m_key);
        }
    };
    \endcode
*/
class HTTPQ_EXPORT Auth
{
public:
    Auth();
    Auth(const Auth &) = delete;
    Auth &operator=(const Auth &) = delete;
    virtual ~Auth();

    //! Adds to \a request what authorizes it. Called right before it is sent, each time: also when
    //! answer() wants it to be sent again, and after redirects. Adds nothing by default.
    virtual void authorize(Request &request);
    //! Looks at \a response to \a request, whatever its status. True means: \a request, which may
    //! have been changed, is to be sent again. False by default.
    virtual bool answer(Request &request, const Response &response);

    //! Whether the body of a request must be made bytes before authorize() is called. Not by
    //! default.
    virtual bool needsRequestBody() const;
    //! Whether the content of a response must be read before answer() is called; if the program
    //! streams it, only that of a 4xx or 5xx is. Of a 4xx or 5xx, and of a redirect that is followed,
    //! at most Limits::intermediateBodyBytes are read. Not by default.
    virtual bool needsResponseBody() const;

    //! Whether a request that began at \a first and was redirected to \a current is authorized
    //! there. By default only at the origin it began at: what is secret stays between the two.
    virtual bool appliesTo(const QUrl &first, const QUrl &current) const;

    //! This object if its functions must be awaited, else null.
    virtual AsyncAuth *asAsync();
};

/*!
    \class HttpQ::AsyncAuth
    \brief An Auth that waits for something, for example a request for a token.

    Its tasks may outlive the request, which may have been cancelled meanwhile; what they are given
    lives until they are done.
*/
class HTTPQ_EXPORT AsyncAuth : public Auth
{
public:
    AsyncAuth();
    ~AsyncAuth() override;

    //! As authorize(), which it calls by default.
    virtual QCoro::Task<> authorizeAsync(Request &request);
    //! As answer(), which it calls by default.
    virtual QCoro::Task<bool> answerAsync(Request &request, const Response &response);

    AsyncAuth *asAsync() override;
};

} // namespace HttpQ
