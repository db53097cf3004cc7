// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <HttpQ/auth.h>

#include <QtCore/qbytearray.h>

#include <functional>
#include <memory>

namespace HttpQ {

class BearerAuthData;

/*!
    \class HttpQ::BearerAuth
    \brief A token with every request (RFC 6750), fetched anew when it is no longer taken.

    \code
    auto auth = std::make_shared<HttpQ::BearerAuth>([this]() -> QCoro::Task<QByteArray> {
        HttpQ::Response response = co_await m_tokenClient.post(tokenUrl).form("scope", "all");
        co_return response.raiseForStatus().json()["access_token"].toString().toUtf8();
    });
    \endcode

    A function is called before the first request, and after a 401; requests that need a token while
    it is under way wait for that one. What it throws is the outcome of all of them. A 401 to the
    token that it gave after a 401 is final; the next request then begins with a new token. A request
    that the function itself sends must not be authorized by the same object: it would wait for
    itself.
*/
class HTTPQ_EXPORT BearerAuth : public AsyncAuth
{
public:
    using Refresh = std::function<QCoro::Task<QByteArray>()>;

    explicit BearerAuth(const QByteArray &token);
    explicit BearerAuth(Refresh refresh);
    ~BearerAuth() override;

    //! Adds the token, if there is one.
    void authorize(Request &request) override;
    QCoro::Task<> authorizeAsync(Request &request) override;
    QCoro::Task<bool> answerAsync(Request &request, const Response &response) override;
    //! Null if the token is fixed.
    AsyncAuth *asAsync() override;

private:
    std::shared_ptr<BearerAuthData> d;
};

} // namespace HttpQ
