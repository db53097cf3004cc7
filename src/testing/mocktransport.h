// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <HttpQ/mockanswer.h>
#include <HttpQ/transport.h>

#include <QtCore/qlist.h>
#include <QtCore/qstringlist.h>

#include <memory>

namespace HttpQ {

class MockTransportPrivate;

//! \class HttpQ::MockTransport
//! \brief Answers the requests of a client in place of the network, for tests of programs, and keeps
//! what was asked.
//!
//! \code
//! auto transport = std::make_shared<HttpQ::MockTransport>();
//! transport->respond("GET", "https://api.example.com/users/*", HttpQ::Response(200));
//! client.setTransport(transport);
//! \endcode
//!
//! A request is answered by the first route that fits it, else by the next answer of the queue, else
//! by the answer that was given to the constructor. If there is none of these, it fails with
//! Error::Kind::Callback, and the error names what was asked and which routes there are.
//!
//! Cookies, authentication, redirects, retries, hooks and timeouts are the client's, as with any
//! Transport: each round comes here as a request of its own.
class HTTPQ_TEST_EXPORT MockTransport : public Transport
{
public:
    //! Answers nothing until it is told how.
    MockTransport();
    //! Answers everything with \a answer: a response, an error, or a function of the request.
    explicit MockTransport(const MockAnswer &answer);
    ~MockTransport() override;

    //! Answers requests of \a method for \a url with \a answer, every time. "*" is every method. In
    //! \a url a star stands for anything:
    //!
    //! \list
    //! \li "/users/1", "/users/*": the path, on every host
    //! \li "https://api.example.com/users": as it stands; without a path, every path
    //! \li "all://*.example.com/users": a scheme and host as UrlPattern has them
    //! \li "/users?page=2&sort=*": with these query parameters, whatever others there are
    //! \endlist
    //!
    //! Throws InvalidUrl if \a url is none of these.
    void respond(QAnyStringView method, QAnyStringView url, const MockAnswer &answer);
    //! Answers one request that no route fits; answers are given in the order they came in.
    void enqueue(const MockAnswer &answer);

    //! The requests that came, in order. What streamed bodies held is there as bytes.
    QList<Request> requests() const;
    qsizetype requestCount() const;
    //! How many of them were of \a method for \a url, as in respond().
    qsizetype requestCount(QAnyStringView method, QAnyStringView url) const;
    //! The routes that have answered nothing, as "GET /users".
    QStringList unusedRoutes() const;
    //! How many answers are left in the queue.
    qsizetype queuedAnswers() const;

    QCoro::Task<Response> send(const Request &request) override;

private:
    std::unique_ptr<MockTransportPrivate> d;
};

} // namespace HttpQ
