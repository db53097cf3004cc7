// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/auth/bearerauth.h"

#include "client/auth/authorizationfield_p.h"
#include "client/auth/tokenrefresh_p.h"

#include <algorithm>

namespace HttpQ {

class BearerAuthData
{
public:
    QByteArray token;
    BearerAuth::Refresh refresh;
    std::shared_ptr<TokenRefresh> running;
    bool isAnswer = false; // the token, or the one to come, was got after a 401 and not yet taken
    bool isRefused = false; // so was the token, and it was refused as well
};

namespace {

// RFC 6750 2.1 has fewer, but there are tokens with all of them.
bool isVisibleAscii(const QByteArray &token)
{
    return std::all_of(token.begin(), token.end(), [](char c) { return c > 0x20 && c < 0x7f; });
}

QByteArray credentials(const QByteArray &token)
{
    return "Bearer " + token;
}

void setToken(Request &request, const QByteArray &token)
{
    const auto refusal = [](const QString &message) {
        return Error(Error::Kind::Authentication, Error::Phase::None, Error::Party::Local, message);
    };
    if (token.isEmpty())
        throwAuthError(refusal(QStringLiteral("The bearer token is empty")), request);
    if (!isVisibleAscii(token)) {
        throwAuthError(
                refusal(QStringLiteral("The bearer token holds a character that no token can "
                                       "have, such as a space or a line break")),
                request);
    }
    setAuthorization(request, credentials(token));
}

// Waits for a new token.
QCoro::Task<QByteArray> renewed(std::shared_ptr<BearerAuthData> data, bool isAnswer)
{
    std::shared_ptr<TokenRefresh> refresh = data->running;
    if (!refresh) {
        // Known before it starts: whatever the function does at once finds it running.
        refresh = std::make_shared<TokenRefresh>();
        data->running = refresh;
        data->isAnswer = isAnswer;
        TokenRefresh::start(refresh, data->refresh);
    }
    co_await *refresh;
    if (data->running == refresh) { // the first to be resumed
        data->running.reset();
        data->token = refresh->token();
        data->isRefused = false;
    }
    refresh->rethrow();
    co_return refresh->token();
}

} // namespace

BearerAuth::BearerAuth(const QByteArray &token)
    : d(std::make_shared<BearerAuthData>())
{
    d->token = token;
}

BearerAuth::BearerAuth(Refresh refresh)
    : d(std::make_shared<BearerAuthData>())
{
    d->refresh = std::move(refresh);
}

BearerAuth::~BearerAuth() = default;

void BearerAuth::authorize(Request &request)
{
    if (!d->refresh || !d->token.isEmpty())
        setToken(request, d->token);
}

// This object may be gone when a token comes.
QCoro::Task<> BearerAuth::authorizeAsync(Request &request)
{
    const std::shared_ptr<BearerAuthData> data = d;
    QByteArray token = data->token;
    if (data->refresh && (token.isEmpty() || data->isRefused || data->running))
        token = co_await renewed(data, false);
    setToken(request, token);
}

QCoro::Task<bool> BearerAuth::answerAsync(Request &request, const Response &response)
{
    const std::shared_ptr<BearerAuthData> data = d;
    const QByteArray sent = authorizationOf(request);
    const bool isCurrent = !data->token.isEmpty() && sent == credentials(data->token);
    if (!data->refresh || response.status() != 401) {
        if (isCurrent && !data->running)
            data->isAnswer = false;
        co_return false;
    }
    if (isCurrent && data->isAnswer && !data->running) {
        data->isRefused = true;
        co_return false;
    }
    // Another request may have got a new one already.
    QByteArray token = data->token;
    if (isCurrent || token.isEmpty() || data->isRefused || data->running)
        token = co_await renewed(data, true);
    if (sent == credentials(token)) {
        data->isRefused = true;
        co_return false;
    }
    setToken(request, token);
    co_return true;
}

AsyncAuth *BearerAuth::asAsync()
{
    return d->refresh ? this : nullptr;
}

} // namespace HttpQ
